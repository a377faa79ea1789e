"""Which uncertain input drives a measure most, on the weighted futures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.measures import Window
from contingent.weigh._mean import shares
from contingent.weigh._posterior import Estimate, Posterior
from contingent.weigh._ratio import CLASSES, GROUPS, Places, chance_level, classes, ratios, sums
from contingent.weigh._values import values
from contingent.weigh._weights import blocks, effective, normalised

__all__ = ["Drivers", "InputEffect", "Inputs", "drivers"]

Floats = NDArray[np.float64]

_DRAWS = 200  # bootstrap draws: the ends of a 90 % interval are good to a tenth of it (assumed)
_FIFTH = CLASSES // 5  # classes in the lowest and the highest fifth of an input
_STEADY = 0.5  # of the effect that a straight line explains: below it an input works both ways (assumed)


@dataclass(frozen=True, slots=True)
class InputEffect:
    """How far one input drives a measure.

    Parameters
    ----------
    path : str
        Dotted path of the input; ``'hypothesis'`` for which hypothesis is true.
    share : Estimate
        Share of the measure's variance that its level explains, a fraction; error by bootstrap.
    low, high : float
        90 % interval of it.
    way : str
        ``'up'`` where the measure rises with it, ``'down'`` where it falls, ``'both'`` elsewhere.
    at_low, at_high : float
        Mean of the measure in the lowest and in the highest fifth of the input, in its unit; NaN for a hypothesis.
    """

    path: str
    share: Estimate
    low: float
    high: float
    way: str
    at_low: float
    at_high: float


@dataclass(frozen=True, slots=True)
class Drivers:
    """The inputs of a measure, the strongest first.

    Parameters
    ----------
    measure : str
        What is driven.
    window : Window
        The days it is asked for.
    found : tuple of InputEffect
        Of every input that varies, and of which hypothesis is true.
    by_chance : float
        The share that the best of as many inputs without any effect explains by chance, in 19 of 20 cases not more:
        no effect can be told below it.
    reason : str
        Why no number may be printed, ``''`` when they may.
    """

    measure: str
    window: Window
    found: tuple[InputEffect, ...]
    by_chance: float
    reason: str = ""

    @property
    def telling(self) -> tuple[InputEffect, ...]:
        """Those whose interval lies above what chance alone reaches."""
        return tuple(one for one in self.found if one.low > self.by_chance)


class Inputs:
    """The inputs of weighted futures, sorted into classes once and asked about many measures.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures; nothing is simulated anew.
    hypothesis : str, optional
        One hypothesis alone; the mixture if None.
    most : int, optional
        At most about so many futures of each hypothesis, every second or third of them; all if None.
    """

    def __init__(self, posterior: Posterior, hypothesis: str | None = None, *, most: int | None = None) -> None:
        parts = shares(posterior, hypothesis)
        self.posterior = posterior
        self.results = {name: posterior.hypotheses[name] for name, share in parts.items() if share > 0.0}
        self.shares = np.array([parts[name] for name in self.results])
        self.reason = next((each.probability.reason for each in self.results.values()), "nothing is possible")
        self.steps = {
            name: slice(None, None, max(each.log_weights.size // (most or each.log_weights.size), 1))
            for name, each in self.results.items()
        }
        self.weights = {name: normalised(each.log_weights)[self.steps[name]] for name, each in self.results.items()}
        # Moved futures of one chain are alike: fewer count as independent than their weights alone say.
        self.mixing = {
            name: each.diagnosis.ess / max(effective(each.log_weights), 1e-9) for name, each in self.results.items()
        }
        self.groups = {name: _grouped(weights.size) for name, weights in self.weights.items()}
        self.places: dict[str, dict[str, Places]] = {name: {} for name in self.results}
        for name, each in self.results.items():
            for path, drawn in each.futures.inputs.items():
                found = classes(np.asarray(drawn, np.float64)[self.steps[name]], self.weights[name])
                if found is not None:
                    self.places[name][path] = found
        self.paths = list(dict.fromkeys(path for some in self.places.values() for path in some))

    def drivers(self, measure: str, window: Window, test: Callable[[Floats], Floats] | None = None) -> Drivers:
        """Rank the inputs by the share of a measure's variance that each explains; see :func:`drivers`."""
        if not self.results:
            return Drivers(measure, window, (), float("nan"), self.reason)
        read = {name: values(each.futures, measure, window)[self.steps[name]] for name, each in self.results.items()}
        asked = {name: np.asarray(test(each), np.float64) if test else each for name, each in read.items()}
        table = _Table(self, asked)
        found = [*(table.effect(path) for path in self.paths), *([table.course()] if len(self.results) > 1 else [])]
        found.sort(key=lambda one: (-one.share.value, one.path))
        return Drivers(measure, window, tuple(found), table.by_chance(), self.reason)


class _Table:
    """One measure's values by group, and what re-drawn groups make of them."""

    def __init__(self, inputs: Inputs, asked: dict[str, Floats]) -> None:
        self.inputs = inputs
        rng = np.random.default_rng(inputs.posterior.seed)
        drawn = rng.multinomial(GROUPS, np.full(GROUPS, 1.0 / GROUPS), _DRAWS).astype(np.float64)
        self.draws = np.concatenate([np.ones((1, GROUPS)), drawn])
        self.weights, self.values = {}, {}
        for name, each in asked.items():
            exists = ~np.isnan(each)
            self.weights[name] = inputs.weights[name] * exists
            self.values[name] = np.where(exists, each, 0.0)
        self.totals = {name: self._totals(name) for name in asked}
        self.mixes = self._mixes()
        self.means, self.variance, self.between = self._variance()

    def _totals(self, name: str) -> Floats:
        weights, values, groups = self.weights[name], self.values[name], self.inputs.groups[name]
        kinds = (weights, weights * values, weights * values**2, weights**2 / max(self.inputs.mixing[name], 1e-9))
        return np.array([np.bincount(groups, each, GROUPS) for each in kinds])

    def _mixes(self) -> Floats:
        """Share of each hypothesis among futures in which the measure exists, shape (1 + draws, hypotheses)."""
        mass = np.stack([self.draws @ self.totals[name][0] for name in self.totals], axis=1)
        found: Floats = self.inputs.shares * mass
        total = found.sum(1, keepdims=True)
        mixes: Floats = np.divide(found, total, out=np.zeros_like(found), where=total > 0.0)
        return mixes

    def _variance(self) -> tuple[Floats, Floats, Floats]:
        sums = np.stack([self.draws @ each.T for each in self.totals.values()], axis=2)  # (draws, kinds, hypotheses)
        weight = np.where(sums[:, 0] > 0.0, sums[:, 0], 1.0)
        means, squares = sums[:, 1] / weight, sums[:, 2] / weight
        mean = (self.mixes * means).sum(1, keepdims=True)
        between = (self.mixes * (means - mean) ** 2).sum(1)
        within = (self.mixes * np.maximum(squares - means**2, 0.0)).sum(1)
        return means, within + between, between

    def _share(self, between: Floats) -> Floats:
        """Share of the variance, by draw."""
        known = self.variance > 1e-12 * np.maximum((self.mixes * self.means).sum(1) ** 2, 1e-300)  # beyond rounding
        return np.divide(between, self.variance, out=np.zeros_like(between), where=known)

    def course(self) -> InputEffect:
        """What the hypotheses explain: how far their means lie apart."""
        return _effect("hypothesis", self._share(self.between), self.inputs.reason, ("both", np.nan, np.nan))

    def effect(self, path: str) -> InputEffect:
        """What an input explains inside the hypotheses."""
        between, found = np.zeros(len(self.draws)), {}
        for place, name in enumerate(self.totals):
            if path in self.inputs.places[name]:
                found[name] = self._sums(name, self.inputs.places[name][path])
                between += self.mixes[:, place] * ratios(found[name], self.totals[name], self.draws)[:, 0]
        shape = _shape(found, dict(zip(self.totals, self.mixes[0], strict=True)))
        return _effect(path, self._share(between), self.inputs.reason, shape)

    def by_chance(self) -> float:
        """The largest share that one of as many inputs explains by chance; hypotheses share luck, so levels add up."""
        sums = [each.sum(1) for each in self.totals.values()]
        found = 0.0
        for place, (weight, value, square, squared) in enumerate(sums):
            if weight > 0.0:
                spread = max(square / weight - (value / weight) ** 2, 0.0)
                found += self.mixes[0, place] * spread * chance_level(weight**2 / squared, len(self.inputs.paths))
        return float(found / self.variance[0]) if self.variance[0] > 0.0 else 0.0

    def _sums(self, name: str, places: Places) -> Floats:
        return sums(places, self.inputs.groups[name], self.weights[name], self.values[name])


def _effect(path: str, share: Floats, reason: str, shape: tuple[str, float, float]) -> InputEffect:
    # Re-drawn groups repeat futures, which adds variance between classes: the interval is moved back by that.
    low, high = np.quantile(share[1:] - share[1:].mean() + share[0], [0.05, 0.95])
    estimate = Estimate(max(float(share[0]), 0.0), float(share[1:].std(ddof=1)), not reason, reason)
    return InputEffect(path, estimate, max(float(low), 0.0), max(float(high), 0.0), *shape)


def _shape(found: dict[str, Floats], mixes: dict[str, float]) -> tuple[str, float, float]:
    """Which way the measure goes with an input, and its means in the input's lowest and highest fifth."""
    slope = straight = total = 0.0
    ends = np.zeros((2, 2))  # lowest and highest fifth: weight and weighted value
    at = np.arange(CLASSES) - (CLASSES - 1) / 2
    for name, each in found.items():
        mass, value = each.sum(1) * mixes[name] / max(float(each[0].sum()), 1e-300)
        means = np.divide(value, mass, out=np.zeros(CLASSES), where=mass > 0.0)
        mean = float(value.sum() / mass.sum()) if mass.sum() > 0.0 else 0.0
        middle = float(mass @ at / mass.sum()) if mass.sum() > 0.0 else 0.0
        cross, spread = float(mass @ ((at - middle) * (means - mean))), float(mass @ (at - middle) ** 2)
        slope += cross
        straight += cross**2 / spread if spread > 0.0 else 0.0
        total += float(mass @ (means - mean) ** 2)
        ends += np.array([[mass[:_FIFTH].sum(), value[:_FIFTH].sum()], [mass[-_FIFTH:].sum(), value[-_FIFTH:].sum()]])
    low, high = (float(value / mass) if mass > 0.0 else float("nan") for mass, value in ends)
    way = "both" if straight < _STEADY * total else "up" if slope > 0.0 else "down"
    return way, low, high


def _grouped(futures: int) -> NDArray[np.int64]:
    """Number of each future's group."""
    found = np.zeros(futures, np.int64)
    for number, cut in enumerate(blocks(futures, GROUPS)):
        found[cut] = number
    return found


def drivers(
    posterior: Posterior,
    measure: str,
    window: Window | None = None,
    *,
    test: Callable[[Floats], Floats] | None = None,
    hypothesis: str | None = None,
) -> Drivers:
    r"""Tell which uncertain input drives a measure most.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures; nothing is simulated anew.
    measure : str
        Key in the registry of measures.
    window : Window, optional
        The days it is asked for; from the as-of date to the horizon if None.
    test : callable, optional
        Turns values into answers, 1 or 0: what then drives is the answer.
    hypothesis : str, optional
        One hypothesis alone; the mixture if None, in which the hypotheses are an input of their own.

    Returns
    -------
    Drivers
        Every input that varies, the strongest first.

    Notes
    -----
    :math:`\sum_h P(h) Var(E[y | x, h]) / Var(y)`, the first-order index of Sobol inside the hypotheses, by classes of
    equal weight, with the bias of classes taken out; the hypotheses' own share is :math:`Var(E[y | h]) / Var(y)`.
    Intervals by bootstrap of forty groups of futures. What inputs do only together is in no share; on the posterior
    inputs may go together, so shares need not sum to less than 1.

    References
    ----------
    Sobol (1993), Math. Model. Comput. Exp. 1, 407-414; Efron & Tibshirani (1993), chapter 13.

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> from contingent.weigh import weigh
    >>> posterior = weigh(load("dprk-russia-2024"), Ledger((), ()), futures=1_000, seed=1)
    >>> found = drivers(posterior, "present", hypothesis="rotation").found[:2]
    >>> [one.path.rpartition(".")[2] for one in found]
    ['batch', 'tour']
    """
    scenario = posterior.scenario
    asked = window or Window(scenario.as_of, scenario.horizon)
    return Inputs(posterior, hypothesis).drivers(measure, asked, test)
