"""The daily casualty rate by one law of attrition, or averaged over laws by their evidence."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import NamedTuple

from contingent.simulate.losses._battle import Battle, Side
from contingent.simulate.losses._coefficients import load
from contingent.simulate.losses._laws import LAWS
from contingent.simulate.losses._rates import LogNormal, plain_daily_rate, rate_terms

__all__ = ["Mixture", "averaged_rate", "law_offset", "law_rate"]

_FITTED = "fitted"
_HALVINGS = 60  # to the last digit of a float


class Mixture(NamedTuple):
    """A distribution mixed of lognormal ones: names, weights that sum to 1, and parts."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    parts: tuple[LogNormal, ...]

    def below(self, value: float) -> float:
        """Give the chance of less than a value above 0."""
        mixed = zip(self.weights, self.parts, strict=True)
        return sum(weight * NormalDist(*part).cdf(math.log(value)) for weight, part in mixed)

    def quantile(self, level: float) -> float:
        """Give a quantile.

        Examples
        --------
        >>> one = Mixture(("a", "b"), (0.5, 0.5), (LogNormal(0.0, 1.0), LogNormal(0.0, 1.0)))
        >>> round(one.quantile(0.5), 6)
        1.0
        """
        found = [math.log(part.quantile(level)) for part in self.parts]
        low, high = min(found), max(found)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if self.below(math.exp(middle)) < level else (low, middle)
        return math.exp((low + high) / 2)


def law_offset(battle: Battle, side: Side, law: str) -> float:
    """Give what a law says of the logarithm of the daily rate, up to terms that it shares with the others.

    Parameters
    ----------
    battle : Battle
        The battle.
    side : {"attacker", "defender"}
        Whose casualties.
    law : {"square", "linear", "logarithmic"}
        Which: losses go as ``own^p enemy^q``, so the rate as ``own^(p - 1) enemy^q``.

    Returns
    -------
    float
    """
    own, enemy = LAWS[law]
    terms = rate_terms(battle, side)
    return (own - 1) * terms["log_own"] + enemy * terms["log_enemy"]


def law_rate(battle: Battle, side: Side, law: str) -> LogNormal:
    """Give casualties per day as a share of strength by one law.

    Parameters
    ----------
    battle : Battle
        The battle.
    side : {"attacker", "defender"}
        Whose casualties.
    law : {"square", "linear", "logarithmic", "fitted"}
        Which; ``fitted`` is :func:`plain_daily_rate`. Role, days and spread are fitted for each.

    Returns
    -------
    LogNormal
        Of the rate, per day.

    Examples
    --------
    >>> from contingent.simulate.losses._battle import Force
    >>> battle, twice = Battle(Force(9000), Force(9000)), Battle(Force(9000), Force(18_000))
    >>> [round(law_rate(b, "attacker", "square").mean_log, 1) for b in (battle, twice)]  # ln 2 more
    [-3.1, -2.4]
    """
    if law == _FITTED:
        return plain_daily_rate(battle, side)
    model, terms = load("laws"), rate_terms(battle, side)
    shared = sum(model.value[f"{law} {name}"] * terms[name] for name in ("attacker", "log_days"))
    mean = model.value[f"{law} constant"] + law_offset(battle, side, law) + shared
    return LogNormal(mean, math.exp(model.spread[law] / 2))


def averaged_rate(battle: Battle, side: Side, *, fitted: bool = True, method: str = "stacking") -> Mixture:
    """Give casualties per day as a share of strength, averaged over laws by their evidence.

    Parameters
    ----------
    battle : Battle
        The battle.
    side : {"attacker", "defender"}
        Whose casualties.
    fitted : bool
        Whether the law with fitted exponents is one of them; else the three classical ones.
    method : {"stacking", "pseudo_bma"}
        How weights came from log scores crossed over families of battles.

    Returns
    -------
    Mixture
        Of the rate, per day.

    Examples
    --------
    >>> from contingent.simulate.losses._battle import Force
    >>> rate = averaged_rate(Battle(Force(15_000), Force(10_000), days=5), "attacker")
    >>> rate.names, 0.001 < rate.quantile(0.5) < 0.05
    (('square', 'linear', 'logarithmic', 'fitted'), True)
    """
    weights = load("laws").more[f"{method}_with_fitted" if fitted else f"{method}_classical"]
    names = tuple(weights)
    return Mixture(names, tuple(weights.values()), tuple(law_rate(battle, side, name) for name in names))
