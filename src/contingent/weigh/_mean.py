"""Weighted means over the mixture of hypotheses, with their Monte Carlo error."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.weigh._evidence import jackknife, matter, mixture, odds_without
from contingent.weigh._posterior import Estimate, Posterior
from contingent.weigh._weights import RULE_OF_THREE, blocks, normalised

__all__ = ["Summand", "chance", "mean_of", "mixes", "shares"]

Floats = NDArray[np.float64]
Summand = Callable[[str], Floats]
"""Takes a hypothesis' key, gives a figure of each of its futures."""

_ROUNDING = 1e-12  # weights sum to 1 but for this
_SMALL = 0.01  # "less than 1 %" may be printed when the rule of three stays under it


def shares(posterior: Posterior, hypothesis: str | None = None) -> dict[str, float]:
    """Give the weight of each hypothesis in the mixture: its probability, or 1 for the one asked.

    Parameters
    ----------
    posterior : Posterior
    hypothesis : str, optional
        Key of one hypothesis; all of them if None.

    Returns
    -------
    dict of str to float

    Raises
    ------
    UsageError
        If there is no such hypothesis.
    """
    if hypothesis is None:
        return {name: each.probability.value for name, each in posterior.hypotheses.items()}
    if hypothesis not in posterior.hypotheses:
        allowed = ", ".join(posterior.hypotheses)
        raise UsageError("no such hypothesis", value=hypothesis, allowed=allowed)
    return {name: float(name == hypothesis) for name in posterior.hypotheses}


def chance(posterior: Posterior, hits: Summand, hypothesis: str | None = None) -> Estimate:
    """Estimate the weighted share of futures that hit, 1 or 0 each; see :func:`probability`."""
    estimate = mean_of(posterior, hits, hypothesis)
    if _ROUNDING < estimate.value < 1.0 - _ROUNDING or np.isnan(estimate.value):
        return estimate
    return _none_or_all(posterior, estimate, hypothesis)


def mean_of(posterior: Posterior, summand: Summand, hypothesis: str | None = None) -> Estimate:
    """Estimate the weighted mean of any figure of the futures, NaN left out.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures.
    summand : callable
        Takes a hypothesis' key, gives a float array, shape (futures,).
    hypothesis : str, optional
        One hypothesis alone; the mixture if None.

    Returns
    -------
    Estimate
        With the jackknife error over eight runs, in which the hypotheses' probabilities vary too.
    """
    parts = shares(posterior, hypothesis)
    names = [name for name, share in parts.items() if share > 0.0]
    reason = matter(parts, {name: each.diagnosis for name, each in posterior.hypotheses.items()})
    sums = {name: _block_sums(posterior, name, summand(name)) for name in names}
    value = _ratio(parts, sums, None)
    if not names or np.isnan(value):
        missing = "it exists in no simulated future" if names else reason
        return Estimate(float("nan"), float("nan"), False, missing)
    error = jackknife(np.array([_ratio(mix, sums, k) for k, mix in enumerate(mixes(posterior, hypothesis))]))
    return Estimate(value, error, not reason, reason)


def _block_sums(posterior: Posterior, name: str, figures: Floats) -> tuple[Floats, Floats, Floats]:
    """Per run: weight, weight where the figure exists, weighted figure."""
    weights = normalised(posterior.hypotheses[name].log_weights)
    exists = ~np.isnan(figures)
    known, mass = weights * exists, np.where(exists, figures, 0.0) * weights
    cuts = blocks(weights.size) or [slice(None)]
    return (
        np.array([weights[cut].sum() for cut in cuts]),
        np.array([known[cut].sum() for cut in cuts]),
        np.array([mass[cut].sum() for cut in cuts]),
    )


def _ratio(mix: dict[str, float], sums: dict[str, tuple[Floats, Floats, Floats]], without: int | None) -> float:
    top = bottom = 0.0
    for name, (weight, known, mass) in sums.items():
        kept = np.ones(weight.size, bool)
        if without is not None:
            kept[without] = False
        total = float(weight[kept].sum())
        if total > 0.0 and mix[name] > 0.0:
            top += mix[name] * float(mass[kept].sum()) / total
            bottom += mix[name] * float(known[kept].sum()) / total
    return top / bottom if bottom > 0.0 else float("nan")


def mixes(posterior: Posterior, hypothesis: str | None = None) -> list[dict[str, float]]:
    """Weights of the hypotheses with each of the runs left out."""
    results = posterior.hypotheses
    without = {name: odds_without(each.log_weights) for name, each in results.items()}
    runs = min(array.size for array in without.values())
    if hypothesis is not None:
        return [shares(posterior, hypothesis)] * runs
    priors = {name: each.prior for name, each in results.items()}
    return [mixture({name: float(without[name][k]) for name in priors}, priors) for k in range(runs)]


def _none_or_all(posterior: Posterior, estimate: Estimate, hypothesis: str | None) -> Estimate:
    parts = shares(posterior, hypothesis)
    squares = sum(
        share**2 / each.diagnosis.ess
        for name, share in parts.items()
        if share > 0.0 and (each := posterior.hypotheses[name]).diagnosis.ess > 0.0
    )
    bound = min(RULE_OF_THREE * squares, 1.0)
    reason = estimate.reason
    none = estimate.value < 0.5  # either end of the scale
    if not reason and bound >= _SMALL:
        reason = f"{'none' if none else 'all'} of {1.0 / squares:,.0f} effective futures"
    return Estimate(0.0 if none else 1.0, bound, not reason, reason)
