"""How well each law of attrition foretells battles and the days of the Ardennes, and what weight that gives it."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from contingent.simulate.losses import LAWS, Adaptive, Battle, adaptive_losses, averaged_rate, fit_law, load, pseudo_bma
from contingent.simulate.losses._averaged import Mixture
from contingent.simulate.losses._battle import Side

__all__ = ["ardennes_weights", "battle_scores", "shipped_weights"]

Array = NDArray[np.float64]
Ways = dict[str, Callable[[Array, Array, NDArray[np.bool_]], Array]]

_SINCE, _LONG_DAYS = 1900, 100  # the sides that the shipped laws were fitted to
_SIDES: tuple[Side, Side] = ("attacker", "defender")
_FIRST = 8  # days of the table before the first forecast: a quarter
_BLOCK = 4  # days that stand together: losses of a day and the next have a correlation of 0.56 to 0.68
_START = Adaptive(0.005, 0.01, 0.01, 1.0)  # assumed: where the search for the adaptive law's figures begins
_BOUNDS = np.log([(1e-5, 0.9)] * 3 + [(0.1, 10.0)])  # assumed: shares of a day, and any exchange seen
_SEARCH = {"maxiter": 200, "xatol": 1e-3, "fatol": 1.0}
_DIGITS = 4


def shipped_weights() -> dict[str, float | None]:
    """Give the shipped weights by stacking, figures named ``weight_...``, crossed over families of CDB90."""
    return {f"weight_{law}": weight for law, weight in load("laws").more["stacking_with_fitted"].items()}


def battle_scores(battles: list[Battle]) -> dict[str, float | None]:
    """Give the mean log density of the daily rate by each law as shipped and by their average, a side.

    Parameters
    ----------
    battles : list of Battle
        Those since 1900 of under 100 days whose casualties are known count.

    Returns
    -------
    dict of str to float
        ``log_score_square`` ... and ``log_score_averaged``, in nats of the log rate; empty without battles.
    """
    chosen = [(b, s) for b in battles if b.days and b.days < _LONG_DAYS and (b.year or 0) >= _SINCE for s in _SIDES]
    scored = [_densities(b, s) for b, s in chosen if b.sides(s)[0].casualties]
    if not scored:
        return {}
    means = np.log(np.array([list(item.values()) for item in scored])).mean(axis=0)
    return {f"log_score_{law}": round(float(value), _DIGITS) for law, value in zip(scored[0], means, strict=True)}


def _densities(battle: Battle, side: Side) -> dict[str, float]:
    own, mixed = battle.sides(side)[0], averaged_rate(battle, side)
    rate = math.log((own.casualties or 0.0) / own.people / (battle.days or 1.0))
    found = {law: _normal(rate, *part) for law, part in zip(mixed.names, mixed.parts, strict=True)}
    return found | {"averaged": _mixed(found, mixed)}


def _mixed(found: dict[str, float], mixed: Mixture) -> float:
    return sum(weight * found[law] for law, weight in zip(mixed.names, mixed.weights, strict=True))


def _normal(value: float, mean: float, sd: float) -> float:
    return math.exp(-(((value - mean) / sd) ** 2) / 2) / (sd * math.sqrt(2 * math.pi))


def ardennes_weights(strengths: Array, losses: Array, attacks: NDArray[np.bool_]) -> dict[str, float | None]:
    """Forecast each day's losses from the days before by each law, and weigh the laws by that.

    Parameters
    ----------
    strengths, losses : float array, shape (days, 2), people
        Of both sides by day.
    attacks : bool array, shape (days,)
        Where the second side attacks.

    Returns
    -------
    dict of str to float
        ``ardennes_weight_square`` ... by pseudo-BMA over blocks of four days, ``ardennes_log_score_...`` a side
        and day, and the same for yesterday's losses, which is no law and has no weight.
    """
    ways = _ways()
    scores = {name: _foretold(way, strengths, losses, attacks) for name, way in ways.items()}
    laws = [name for name in scores if name != "yesterday"]
    blocks = [f"{day // _BLOCK:03d}" for day in range(_FIRST, len(losses))]
    weights = pseudo_bma(np.column_stack([scores[name].sum(axis=1) for name in laws]), blocks)
    found: dict[str, float | None] = {}
    found |= {
        f"ardennes_weight_{law}": round(float(weight), _DIGITS) for law, weight in zip(laws, weights, strict=True)
    }
    return found | {f"ardennes_log_score_{name}": round(float(s.mean()), _DIGITS) for name, s in scores.items()}


def _ways() -> Ways:
    """From strengths and attacks of some days, and losses of all but the last, to expected losses of all of them."""
    ways: Ways = {law: _classical(exponents) for law, exponents in LAWS.items()}
    return ways | {"adaptive": _adaptive, "yesterday": _yesterday}


def _classical(exponents: tuple[float, float]) -> Callable[[Array, Array, NDArray[np.bool_]], Array]:
    def way(strengths: Array, losses: Array, attacks: NDArray[np.bool_]) -> Array:
        fit = fit_law(strengths[:-1], losses, exponents)
        shape = strengths ** exponents[0] * strengths[:, ::-1] ** exponents[1]
        return np.array([fit.own_effect, fit.enemy_effect]) * shape

    return way


def _adaptive(strengths: Array, losses: Array, attacks: NDArray[np.bool_]) -> Array:
    from scipy.optimize import minimize

    def left(logs: Array) -> float:
        expected = adaptive_losses(strengths[:-1], losses, attacks[:-1], _read(logs))
        return float(((losses - expected) ** 2).sum())

    best = minimize(left, np.log(_START), method="Nelder-Mead", bounds=_BOUNDS, options=_SEARCH).x
    return adaptive_losses(strengths, np.vstack([losses, losses[-1:]]), attacks, _read(best))


def _read(logs: Array) -> Adaptive:
    prosecution, attacker, defender, exchange = np.exp(logs)
    return Adaptive(float(prosecution), float(attacker), float(defender), float(exchange))


def _yesterday(strengths: Array, losses: Array, attacks: NDArray[np.bool_]) -> Array:
    return np.vstack([losses[:1], losses])


def _foretold(
    way: Callable[[Array, Array, NDArray[np.bool_]], Array], strengths: Array, losses: Array, attacks: NDArray[np.bool_]
) -> Array:
    """Give the log density of each day's losses by a fit to the days before, shape (days, 2), nats."""
    found = []
    for day in range(_FIRST, len(losses)):
        expected = way(strengths[: day + 1], losses[:day], attacks[: day + 1])
        sd = np.sqrt(((losses[:day] - expected[:day]) ** 2).mean(axis=0))
        found.append(-(((losses[day] - expected[day]) / sd) ** 2) / 2 - np.log(sd * math.sqrt(2 * math.pi)))
    return np.array(found)
