"""Questions asked of a posterior: probabilities, quantiles, means, and futures to draw."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from contingent.measures import Window
from contingent.weigh._mean import chance, mean_of, shares
from contingent.weigh._posterior import Estimate, Posterior, Test
from contingent.weigh._quantile import weighted_quantiles
from contingent.weigh._values import values
from contingent.weigh._weights import normalised

__all__ = ["expectation", "probability", "quantiles", "sample_futures"]

Floats = NDArray[np.float64]


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

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> from contingent.weigh import weigh
    >>> posterior = weigh(load("dprk-russia-2024"), Ledger((), ()), futures=500, seed=1)
    >>> window = Window(date(2024, 11, 17), date(2025, 12, 31))
    >>> found = probability(posterior, "sent", window, lambda people: people >= 20_000)
    >>> 0.0 < found.value < 1.0, found.reliable
    (True, False)
    """

    def hits(name: str) -> Floats:
        return test(values(posterior.hypotheses[name].futures, measure, window)).astype(np.float64)

    return chance(posterior, hits, hypothesis)


def expectation(posterior: Posterior, measure: str, window: Window, hypothesis: str | None = None) -> Estimate:
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

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> from contingent.weigh import weigh
    >>> posterior = weigh(load("dprk-russia-2024"), Ledger((), ()), futures=500, seed=1)
    >>> window = Window(date(2024, 11, 17), date(2025, 12, 31))
    >>> expectation(posterior, "tour", window, "no_more").reason
    'it exists in no simulated future'
    """

    def read(name: str) -> Floats:
        return values(posterior.hypotheses[name].futures, measure, window)

    return mean_of(posterior, read, hypothesis)


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

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> from contingent.weigh import weigh
    >>> posterior = weigh(load("dprk-russia-2024"), Ledger((), ()), futures=500, seed=1)
    >>> rows = quantiles(posterior, "sent", [date(2024, 12, 31), date(2025, 12, 31)], [0.05, 0.5, 0.95])
    >>> rows.shape, bool((rows[0] <= rows[1]).all())
    ((2, 3), True)
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

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> from contingent.weigh import weigh
    >>> posterior = weigh(load("dprk-russia-2024"), Ledger((), ()), futures=500, seed=1)
    >>> [name for name, future in sample_futures(posterior, 2, "rotation")]
    ['rotation', 'rotation']
    """
    parts = {name: share for name, share in shares(posterior, hypothesis).items() if share > 0.0}
    if not parts or n < 1:
        return []
    window = Window(posterior.scenario.as_of, posterior.scenario.horizon)
    results = {name: posterior.hypotheses[name] for name in parts}
    read = np.concatenate([values(each.futures, measure, window) for each in results.values()])
    weights = np.concatenate([parts[name] * normalised(each.log_weights) for name, each in results.items()])
    names, firsts = list(results), np.cumsum([0, *(len(each.futures) for each in results.values())])
    order = np.argsort(np.where(np.isnan(read), -1.0, read), kind="stable")
    sums = np.cumsum(weights[order])
    at = np.searchsorted(sums, (np.arange(n) + 0.5) / n * sums[-1])
    picked = order[np.minimum(at, order.size - 1)]
    of = np.searchsorted(firsts, picked, side="right") - 1
    return [(names[block], int(place - firsts[block])) for block, place in zip(of, picked, strict=True)]
