"""A claim that hardly any future meets: how near one comes, and which inputs stand in the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.claims import Claim, Reading
from contingent.weigh._board import candidates, rule_of, unweighted
from contingent.weigh._findings import Rule
from contingent.weigh._joint import measurable
from contingent.weigh._posterior import Posterior
from contingent.weigh._rules import separate
from contingent.weigh._soft import soft_interval
from contingent.weigh._values import values, window_of

__all__ = ["Nearest", "nearest"]

Floats = NDArray[np.float64]

_NEAR = 0.01  # share of the futures that stand in as nearest, as on the board of consistency (assumed)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The future that comes nearest to a claim.

    Parameters
    ----------
    claim : str
        Its id.
    reading : Reading
        Under which it comes nearest.
    low, high : float
        What the claim asks for, in the measure's unit; high may be infinite.
    value : float
        What the nearest future has.
    hypothesis, future : str, int
        Where to find it: ``contingent simulate SCENARIO --hypothesis NAME --future NUMBER``.
    times : float
        Factor by which it misses; 1 where it does not.
    rule : Rule or None
        What sets the nearest hundredth apart: further that way lie the futures that the claim needs.
    """

    claim: str
    reading: Reading
    low: float
    high: float
    value: float
    hypothesis: str
    future: int
    times: float
    rule: Rule | None


def nearest(posterior: Posterior, claim: Claim) -> Nearest | None:
    """Find the future that comes nearest to a claim's figure.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures; those before weighing are looked at.
    claim : Claim
        Of a figure; events have no distance.

    Returns
    -------
    Nearest or None
        None where no reading of the claim names a figure, or its measure exists in no future.

    Examples
    --------
    >>> from contingent.claims import Claim, Ledger, Reading
    >>> from contingent.reports import Span
    >>> from contingent.scenario import load
    >>> from contingent.weigh import weigh
    >>> posterior = weigh(load("dprk-russia-2024"), Ledger((), ()), futures=500, seed=1)
    >>> told = Claim("c1", "r", Span(0, 1, "x"), "p", readings=(Reading("sent", 1.0, 900_000, None, "at_least"),))
    >>> found = nearest(posterior, told)
    >>> found.value < 900_000 < found.value * found.times * 1.001
    True
    """
    if measurable(claim):
        return None
    found = [
        one for reading in claim.readings
        if reading.bound != "event" and (one := _of(posterior, claim, reading)) is not None
    ]  # fmt: skip
    return min(found, key=lambda one: (one.times, -one.reading.weight), default=None)


def _of(posterior: Posterior, claim: Claim, reading: Reading) -> Nearest | None:
    soft = soft_interval(reading.bound, reading.low, reading.high)
    before = unweighted(posterior).hypotheses
    window = window_of(reading, posterior.scenario)
    read = {name: values(each.futures, reading.measure, window) for name, each in before.items() if each.prior > 0.0}
    away = {name: _distance(each, soft.low, soft.high) for name, each in read.items()}
    best = min(away, key=lambda name: float(away[name].min()), default="")
    if not away or not np.isfinite(away[best].min()):
        return None
    place = int(np.argmin(away[best]))
    futures = before[best].futures
    return Nearest(
        claim.id, reading, soft.low, soft.high, float(read[best][place]), best, int(futures.addresses[place]),
        float(np.exp(away[best][place])), _rule(posterior, away),
    )  # fmt: skip


def _distance(found: Floats, low: float, high: float) -> Floats:
    """How far values lie outside, on the log scale with one added; infinite where there is none."""
    with np.errstate(invalid="ignore"):
        under = np.log((low + 1.0) / (found + 1.0))
        over = np.log((found + 1.0) / (high + 1.0)) if np.isfinite(high) else np.full(found.shape, -np.inf)
    away: Floats = np.where(np.isnan(found), np.inf, np.maximum(np.maximum(under, over), 0.0))
    return away


def _rule(posterior: Posterior, away: dict[str, Floats]) -> Rule | None:
    results = unweighted(posterior).hypotheses
    every = np.concatenate([away[name] for name in away])
    edge = float(np.quantile(every, _NEAR))
    if not np.isfinite(edge):
        return None
    hits = every <= edge
    if hits.all():
        return None
    drawn = [candidates(results[name].futures) for name in away]
    shared = sorted(set.intersection(*(set(each) for each in drawn)))
    inputs = {name: np.concatenate([each[name] for each in drawn]) for name in shared}
    found = separate(inputs, hits.astype(float), np.ones(hits.size))
    return rule_of(found, posterior.scenario, hits, probe=False, within=float(np.expm1(edge)))
