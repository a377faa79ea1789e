"""Short rules: which thresholds on inputs separate the futures in which something comes about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Split", "separate"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_LEAST_SHARE = 0.5  # a rule that loses half of the hits explains too little (assumed)
_LEAST_GAIN = 1.3  # a second condition must raise the hit rate by 30 % to be worth reading (assumed)


@dataclass(frozen=True, slots=True)
class Split:
    """Thresholds that hold together.

    Parameters
    ----------
    terms : tuple of (str, str, float)
        Name, ``'<'`` or ``'>='``, threshold.
    precision, base, coverage : float
        Hit rate under the rule and without it; share of the hits that obey it.
    """

    terms: tuple[tuple[str, str, float], ...]
    precision: float
    base: float
    coverage: float


def separate(inputs: Mapping[str, Floats], hits: Floats, weights: Floats, most: int = 2) -> Split | None:
    """Find at most two thresholds that best separate hits from misses.

    Parameters
    ----------
    inputs : mapping of str to float array, shape (futures,)
        Candidates; NaN passes no threshold.
    hits : float array, shape (futures,)
        1 where it comes about, 0 where not.
    weights : float array, shape (futures,)
        Not negative.
    most : int
        Largest number of thresholds.

    Returns
    -------
    Split or None
        None where no threshold gains anything.

    Notes
    -----
    Greedy: the threshold with the largest weighted information gain, then the best one inside it.
    A tree of depth two on one branch; patient rule induction (Friedman & Fisher 1999) finds tighter
    boxes, in words that are longer than a reader's patience.

    Examples
    --------
    >>> import numpy as np
    >>> x = np.arange(100.0)
    >>> separate({"tour": x}, (x < 30).astype(float), np.ones(100)).terms
    (('tour', '<', 29.5),)
    """
    inside = np.ones(hits.size, bool)
    all_hits, base = float((weights * hits).sum()), _rate(hits, weights, inside)
    terms: list[tuple[str, str, float]] = []
    for _ in range(most):
        best = _best(inputs, hits, weights, inside)
        if best is None:
            break
        narrower = inside & _passes(inputs, best)
        kept = float((weights * hits)[narrower].sum()) / all_hits
        if kept < _LEAST_SHARE or _rate(hits, weights, narrower) < _LEAST_GAIN * _rate(hits, weights, inside):
            break
        terms.append(best)
        inside = narrower
    if not terms:
        return None
    coverage = float((weights * hits)[inside].sum()) / all_hits
    return Split(tuple(terms), _rate(hits, weights, inside), base, coverage)


def _passes(inputs: Mapping[str, Floats], term: tuple[str, str, float]) -> Flags:
    name, sign, at = term
    with np.errstate(invalid="ignore"):
        passed: Flags = inputs[name] < at if sign == "<" else inputs[name] >= at
    return passed


def _rate(hits: Floats, weights: Floats, inside: Flags) -> float:
    mass = float(weights[inside].sum())
    return float((weights * hits)[inside].sum()) / mass if mass > 0.0 else 0.0


def _best(inputs: Mapping[str, Floats], hits: Floats, weights: Floats, inside: Flags) -> tuple[str, str, float] | None:
    found: tuple[float, str, str, float] | None = None
    for name in sorted(inputs):
        known = inside & ~np.isnan(inputs[name])
        gain, sign, at = _threshold(inputs[name][known], hits[known], weights[known])
        if gain > 0.0 and (found is None or gain > found[0]):
            found = (gain, name, sign, at)
    return None if found is None else found[1:]


def _threshold(values: Floats, hits: Floats, weights: Floats) -> tuple[float, str, float]:
    """Information gain, side and place of the best cut of one input."""
    order = np.argsort(values, kind="stable")
    values, hits, weights = values[order], hits[order], weights[order]
    cuts = np.flatnonzero(values[1:] > values[:-1])
    mass, wins = np.cumsum(weights), np.cumsum(weights * hits)
    if not cuts.size or not 0.0 < wins[-1] < mass[-1]:
        return 0.0, "<", 0.0
    below, won = mass[cuts], wins[cuts]
    above, won_above = mass[-1] - below, wins[-1] - won
    gain = _entropy(wins[-1:], mass[-1:])[0] - (
        below * _entropy(won, below) + above * _entropy(won_above, above)
    ) / float(mass[-1])
    place = int(np.argmax(gain))
    rate_below, rate_above = (
        won[place] / max(below[place], 1e-300),
        won_above[place] / max(above[place], 1e-300),
    )
    middle = 0.5 * float(values[cuts[place]] + values[cuts[place] + 1])
    return float(gain[place]), "<" if rate_below > rate_above else ">=", middle


def _entropy(won: Floats, mass: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.clip(won / mass, 0.0, 1.0)
        bits = -share * np.log(share) - (1.0 - share) * np.log1p(-share)
    found: Floats = np.nan_to_num(bits, nan=0.0, posinf=0.0, neginf=0.0)
    return found
