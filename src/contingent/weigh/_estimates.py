"""Questions asked of a posterior: probabilities, quantiles, means, and futures to draw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.measures import Window
from contingent.weigh._evidence import jackknife, matter, mixture, odds_without
from contingent.weigh._posterior import Estimate, Posterior, Test
from contingent.weigh._quantile import weighted_quantiles
from contingent.weigh._values import values
from contingent.weigh._weights import blocks, normalised

__all__ = ["chance", "expectation", "mean_of", "probability", "quantiles", "sample_futures", "shares"]

Floats = NDArray[np.float64]
Summand = Callable[[str], Floats]

_RULE_OF_THREE = 3.0  # none in n: at most 3/n with 95 % confidence (Hanley & Lippman-Hand 1983)
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


def probability(
    posterior: Posterior, measure: str, window: Window, test: Test, hypothesis: str | None = None
) -> Estimate:
    """Estimate the probability that a measure passes a test.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures.
    measure : str
        Key in the registry of measures.
    window : Window
        The days it is asked for.
    test : callable
        Takes the values, shape (futures,), NaN where undefined; gives True where the event came about.
    hypothesis : str, optional
        Ask one hypothesis alone; the mixture if None.

    Returns
    -------
    Estimate
        A fraction. With no hit (or no miss) at all the error is the rule of three, 3 over the
        effective futures, and the value is reliable only when that is under 1 %.

    References
    ----------
    Hanley & Lippman-Hand (1983), JAMA 249(13), 1743-1745.
    """

    def hits(name: str) -> Floats:
        return test(values(posterior.hypotheses[name].futures, measure, window)).astype(np.float64)

    return chance(posterior, hits, hypothesis)


def chance(posterior: Posterior, hits: Summand, hypothesis: str | None = None) -> Estimate:
    """Estimate the weighted share of futures that hit, 1 or 0 each; see :func:`probability`."""
    estimate = mean_of(posterior, hits, hypothesis)
    if _ROUNDING < estimate.value < 1.0 - _ROUNDING or np.isnan(estimate.value):
        return estimate
    return _none_or_all(posterior, estimate, hypothesis)


def expectation(
    posterior: Posterior, measure: str, window: Window, hypothesis: str | None = None
) -> Estimate:
    """Estimate the mean of a measure over the futures in which it exists.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures.
    measure : str
        Key in the registry of measures.
    window : Window
        The days it is asked for.
    hypothesis : str, optional
        One hypothesis alone; the mixture if None.

    Returns
    -------
    Estimate
        In the measure's unit; unreliable, with the reason, where it exists in no future.
    """

    def read(name: str) -> Floats:
        return values(posterior.hypotheses[name].futures, measure, window)

    return mean_of(posterior, read, hypothesis)


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
    error = jackknife(np.array([_ratio(mix, sums, k) for k, mix in enumerate(_mixes(posterior, hypothesis))]))
    return Estimate(value, error, not reason, reason)


def quantiles(
    posterior: Posterior,
    measure: str,
    dates: Sequence[date],
    qs: Sequence[float],
    hypothesis: str | None = None,
) -> Floats:
    """Give weighted quantiles of a dated measure.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures.
    measure : str
        Key in the registry of measures; flows and peaks count from the as-of date (or from the day
        itself, if earlier).
    dates : sequence of datetime.date
        Days it is asked for.
    qs : sequence of float
        Fractions in [0, 1].
    hypothesis : str, optional
        One hypothesis alone; the mixture if None.

    Returns
    -------
    float array, shape (dates, quantiles)
        Values that occurred, in the measure's unit: the smallest with at least that share of weight
        at or below; NaN where the measure exists in no future.
    """
    parts = {name: share for name, share in shares(posterior, hypothesis).items() if share > 0.0}
    if not parts:
        return np.full((len(dates), len(qs)), np.nan)
    weights = np.concatenate([s * normalised(posterior.hypotheses[n].log_weights) for n, s in parts.items()])
    blocks_of = [posterior.hypotheses[name].futures for name in parts]
    rows = []
    for day in dates:
        window = Window(min(posterior.scenario.as_of, day), day)
        read = [values(futures, measure, window, keep=False) for futures in blocks_of]
        rows.append(weighted_quantiles(np.concatenate(read), weights, qs))
    return np.array(rows).reshape(len(dates), len(qs))


def sample_futures(
    posterior: Posterior, n: int, hypothesis: str | None = None, *, measure: str = "present"
) -> list[tuple[str, int]]:
    """Pick futures that spread evenly over the weighted distribution of a measure's final value.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures.
    n : int
        How many.
    hypothesis : str, optional
        From one hypothesis alone; from the mixture if None.
    measure : str
        Whose value on the horizon orders the futures.

    Returns
    -------
    list of (str, int)
        Hypothesis and position of the future in it, lowest value first: those at the weighted
        quantiles (i + 1/2)/n. No randomness; a heavy future may come twice.
    """
    parts = {name: share for name, share in shares(posterior, hypothesis).items() if share > 0.0}
    if not parts or n < 1:
        return []
    window = Window(posterior.scenario.as_of, posterior.scenario.horizon)
    results = {name: posterior.hypotheses[name] for name in parts}
    read = np.concatenate([values(each.futures, measure, window) for each in results.values()])
    weights = np.concatenate([parts[name] * normalised(each.log_weights) for name, each in results.items()])
    places = [(name, index) for name, each in results.items() for index in range(len(each.futures))]
    order = np.argsort(np.where(np.isnan(read), -1.0, read), kind="stable")
    sums = np.cumsum(weights[order])
    at = np.searchsorted(sums, (np.arange(n) + 0.5) / n * sums[-1])
    return [places[int(order[position])] for position in np.minimum(at, order.size - 1)]


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


def _ratio(
    mix: dict[str, float], sums: dict[str, tuple[Floats, Floats, Floats]], without: int | None
) -> float:
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


def _mixes(posterior: Posterior, hypothesis: str | None) -> list[dict[str, float]]:
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
    bound = min(_RULE_OF_THREE * squares, 1.0)
    reason = estimate.reason
    none = estimate.value < 0.5  # either end of the scale
    if not reason and bound >= _SMALL:
        reason = f"{'none' if none else 'all'} of {1.0 / squares:,.0f} effective futures"
    return Estimate(0.0 if none else 1.0, bound, not reason, reason)
