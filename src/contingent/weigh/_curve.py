"""The likelihood of a claim as a curve: by how much it makes a future likelier, at each value of what it measures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.claims import Claim, Reading
from contingent.errors import UsageError
from contingent.measures import get
from contingent.weigh._board import unweighted
from contingent.weigh._likelihood import factors_of, fit_of, match, prior_share
from contingent.weigh._mean import shares
from contingent.weigh._posterior import Posterior
from contingent.weigh._quantile import weighted_quantiles
from contingent.weigh._say import say_number, say_reading
from contingent.weigh._soft import soft_interval
from contingent.weigh._values import read, window_of
from contingent.weigh._weights import normalised

__all__ = ["Curve", "Sheet", "likelihood_curves", "say_curve"]

Floats = NDArray[np.float64]

_POINTS = 161  # of a curve: its shoulders are a few hundredths wide
_BARS = 40  # of the futures before any claim
_TAIL = 0.995  # the axis ends here, or at a quarter beyond what is claimed
_ROOM = 1.25


@dataclass(frozen=True, slots=True)
class Curve:
    """The likelihood under one reading.

    Parameters
    ----------
    reading : Reading
        What the claim is taken to mean.
    said : str
        The same in words.
    values, factors : float array, shape (points,)
        Values of the measure in its unit (0 and 1 for an event), and how many times as likely each makes a future if
        the claim means this.
    edges, before, after : float array, shape (bars + 1,), (bars,), (bars,)
        Shares of the futures between the edges, before any claim and with all of them; for events two bars.
    missing : float
        Share of the futures, before any claim, in which the measure does not exist.
    """

    reading: Reading
    said: str
    values: Floats
    factors: Floats
    edges: Floats
    before: Floats
    after: Floats
    missing: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """All curves of a claim.

    Parameters
    ----------
    claim : str
        Its id.
    inside, outside : float
        How many times as likely a future is that fits fully, and one that does not at all.
    share : float
        How far the futures fit it before any claim, a fraction.
    curves : tuple of Curve
        By reading, the most believed first.
    """

    claim: str
    inside: float
    outside: float
    share: float
    curves: tuple[Curve, ...]


def likelihood_curves(posterior: Posterior, claim: str) -> Sheet:
    """Give the likelihood of a claim that weighs, as curves.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures.
    claim : str
        Id of a claim that weighs.

    Returns
    -------
    Sheet

    Raises
    ------
    UsageError
        If it weighs nothing; the message says why.

    Examples
    --------
    >>> from contingent.claims import Claim, Ledger, Reading
    >>> from contingent.reports import Span
    >>> from contingent.scenario import load
    >>> from contingent.weigh import weigh
    >>> told = Claim("c1", "r", Span(0, 1, "x"), "p", kind="forecast", modality="likely",
    ...              readings=(Reading("sent", 1.0, 30_000.0, None, "at_least"),))
    >>> found = likelihood_curves(weigh(load("dprk-russia-2024"), Ledger((), (told,)), futures=2_000, seed=1), "c1")
    >>> found.outside < 1.0 < found.inside, len(found.curves)
    (True, 1)
    """
    if claim not in posterior.log_factors:
        reason = posterior.refused.get(claim, "no such claim")
        raise UsageError("this claim has no likelihood", value=f"{claim}: {reason}",
                         allowed=", ".join(posterior.log_factors) or "none weighs")  # fmt: skip
    told = posterior.ledger.by_id[claim]
    before = unweighted(posterior)
    found = {name: match(told, posterior.scenario, each.futures) for name, each in before.hypotheses.items()}
    priors = {name: each.prior for name, each in before.hypotheses.items()}
    share, _ = prior_share(found, priors, {name: each.futures.base for name, each in before.hypotheses.items()})
    outside, inside = factors_of(told, share)
    readings = sorted(told.readings, key=lambda one: -one.weight)  # stable
    curves = tuple(_curve(posterior, before, told, one, outside, inside) for one in readings)
    return Sheet(claim, inside, outside, share, curves)


def _curve(
    posterior: Posterior, before: Posterior, claim: Claim, reading: Reading, outside: float, inside: float
) -> Curve:
    said = say_reading(reading)
    old, weights = _flat(before, reading)
    new, new_weights = _flat(posterior, reading)
    missing = float(weights[np.isnan(old)].sum())
    if reading.bound == "event":
        at, edges = np.array([0.0, 1.0]), np.array([-0.5, 0.5, 1.5])
    else:
        top = _top(reading, old, weights)
        at, edges = np.linspace(0.0, top, _POINTS), np.linspace(0.0, top, _BARS + 1)
    factor = outside + fit_of(claim, reading, at) * (inside - outside)
    return Curve(reading, said, at, factor, edges, _bars(old, weights, edges), _bars(new, new_weights, edges), missing)


def _flat(posterior: Posterior, reading: Reading) -> tuple[Floats, Floats]:
    window = window_of(reading, posterior.scenario)
    parts = {name: share for name, share in shares(posterior).items() if share > 0.0}
    results = posterior.hypotheses
    found = [read(results[name].futures, reading, window) for name in parts]
    weights = [share * normalised(results[name].log_weights) for name, share in parts.items()]
    return (np.concatenate(found), np.concatenate(weights)) if found else (np.zeros(0), np.zeros(0))


def _top(reading: Reading, old: Floats, weights: Floats) -> float:
    soft = soft_interval(reading.bound, reading.low, reading.high)
    claimed = soft.high if np.isfinite(soft.high) else soft.low
    tail = float(weighted_quantiles(old, weights, [_TAIL])[0])
    return max(_ROOM * claimed, tail if np.isfinite(tail) else 0.0, 1.0)


def _bars(found: Floats, weights: Floats, edges: Floats) -> Floats:
    known = ~np.isnan(found)
    bars, _ = np.histogram(np.clip(found[known], edges[0], edges[-1]), edges, weights=weights[known])
    return np.asarray(bars, np.float64)


def say_curve(sheet: Sheet, curve: Curve) -> str:
    """Say what one reading does, in words.

    Parameters
    ----------
    sheet : Sheet
        Of the claim.
    curve : Curve
        One of its readings.

    Returns
    -------
    str
        Such as "If it means 30,000 to 100,000 sent in all (45 %): such a future is 1.4 times as likely as before, any
        other 0.81 times".
    """
    weight = f" ({100 * curve.reading.weight:.0f} %)" if len(sheet.curves) > 1 else ""
    if get(curve.reading.measure).unit == "event":
        no, yes = (say_number(float(one), 2) for one in curve.factors)
        head = f"If it means that {curve.said}{weight}"
        return f"{head}: a future in which it comes about is {yes} times as likely as before, any other {no} times"
    yes, no = say_number(float(curve.factors.max()), 2), say_number(float(curve.factors.min()), 2)
    return f"If it means {curve.said}{weight}: futures that fit are {yes} times as likely as before, others {no} times"
