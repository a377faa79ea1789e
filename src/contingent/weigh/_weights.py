"""Log weights: their sum, their effective number, and whether they can be trusted."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from contingent.weigh._posterior import Diagnosis
from contingent.weigh._psis import khat_limit, pareto_khat

__all__ = [
    "BLOCKS",
    "LEAST_ESS",
    "RULE_OF_THREE",
    "blocks",
    "diagnose",
    "dot",
    "effective",
    "log_mean",
    "normalised",
]

Floats = NDArray[np.float64]

LEAST_ESS = 1_000.0
"""Fewest effective futures for digits to be printed (design: ESS at least 1,000)."""

# Largest share x of the evidence that unseen futures may hold: it moves a probability p by at most
# p (1 - p) x, so 4 % by one point, to which probabilities are printed.
_HIDDEN = 0.04
RULE_OF_THREE = 3.0
"""Seen in none of n: at most 3/n with 95 % confidence (Hanley & Lippman-Hand 1983, JAMA 249:1743)."""

BLOCKS = 8
"""Independent runs for the Monte Carlo error: blocks of futures, whose addresses never overlap."""


def blocks(futures: int, count: int = BLOCKS) -> list[slice]:
    """Split futures by number into equal, independent runs.

    Parameters
    ----------
    futures : int
        How many there are.
    count : int
        How many runs.

    Returns
    -------
    list of slice
        Of equal length but for one future more or less; empty where there are fewer futures than runs.

    Examples
    --------
    >>> blocks(10, 4)
    [slice(0, 2, None), slice(2, 5, None), slice(5, 7, None), slice(7, 10, None)]
    """
    if futures < count:
        return []
    edges = [futures * index // count for index in range(count + 1)]
    return [slice(low, high) for low, high in pairwise(edges)]


def log_mean(log_weights: Floats) -> float:
    """Give the log of the mean weight, without overflow.

    Parameters
    ----------
    log_weights : float array, shape (futures,), nats
        -inf allowed.

    Returns
    -------
    float
        Nats; -inf where every weight is zero or there are none.

    Examples
    --------
    >>> import numpy as np
    >>> round(log_mean(np.log([1.0, 3.0]) + 1_000.0) - 1_000.0, 6) == round(float(np.log(2.0)), 6)
    True
    """
    top = float(log_weights.max()) if log_weights.size else -np.inf
    if not np.isfinite(top):
        return -np.inf
    return top + float(np.log(np.exp(log_weights - top).mean()))


def normalised(log_weights: Floats) -> Floats:
    """Give weights that sum to 1; all zero where every weight is zero.

    Parameters
    ----------
    log_weights : float array, shape (futures,), nats

    Returns
    -------
    float array, shape (futures,)

    Examples
    --------
    >>> import numpy as np
    >>> normalised(np.log([1.0, 3.0])).round(12).tolist()
    [0.25, 0.75]
    """
    top = float(log_weights.max()) if log_weights.size else -np.inf
    if not np.isfinite(top):
        return np.zeros(log_weights.shape)
    weights: Floats = np.exp(log_weights - top)
    weights /= weights.sum()
    return weights


def dot(weights: Floats, figures: Floats) -> float:
    """Give the weighted sum of figures of futures.

    Parameters
    ----------
    weights, figures : float array, shape (futures,)

    Returns
    -------
    float

    Examples
    --------
    >>> import numpy as np
    >>> dot(np.array([0.25, 0.75]), np.array([4.0, 8.0]))
    7.0
    """
    # Not `@`: of two such vectors a threaded product waits longer for its threads than it works (3 ms against 0.004,
    # measured), and sums in an order that hangs on their number.
    return float(np.einsum("i,i->", weights, figures))


def effective(log_weights: Floats) -> float:
    """Give the effective number of futures, (sum w)^2 / sum w^2.

    Parameters
    ----------
    log_weights : float array, shape (futures,), nats

    Returns
    -------
    float
        From 1 to the number of futures; 0 where every weight is zero.

    References
    ----------
    Kong (1992), A note on importance sampling using standardized weights.

    Examples
    --------
    >>> import numpy as np
    >>> round(effective(np.log([1.0, 1.0, 2.0])), 6)
    2.666667
    """
    squares = float((normalised(log_weights) ** 2).sum())
    return 1.0 / squares if squares else 0.0


def diagnose(log_weights: Floats, most: float = np.inf, mixing: float = 1.0) -> Diagnosis:
    """Judge whether importance weights can be trusted.

    Parameters
    ----------
    log_weights : float array, shape (futures,), nats
    most : float
        Bound on the log weight of any future, nats; infinity where none is known.
    mixing : float
        Share of the futures that count as independent draws; 1 where they are.

    Returns
    -------
    Diagnosis
        Reliable with at least 1,000 effective futures and khat under its limit, or a bound that
        makes khat moot.

    Notes
    -----
    Likelihoods of claims take few values and are bounded, so the largest weights may stand in
    clumps that the Pareto fit takes for a heavy tail though none can exist. What khat warns of is
    weight not seen yet: futures missed by all N draws are at most 3/N of the prior, weigh at most
    W, and so hold at most 3 W / (N Z) of the evidence Z. Where that is under 4 %, khat is overruled.

    Examples
    --------
    >>> import numpy as np
    >>> diagnose(np.zeros(2_000)).reliable, diagnose(np.zeros(500)).reason
    (True, '500 effective futures of 500 (at least 1,000 are needed)')
    """
    count = int(log_weights.size)
    ess, khat, limit = mixing * effective(log_weights), pareto_khat(log_weights), khat_limit(count)
    heavy = khat >= limit and _hidden(log_weights, most) / mixing > _HIDDEN
    reasons = _complaints(count, ess, khat if heavy else -np.inf, limit)
    return Diagnosis(ess, khat, limit, not reasons, "; ".join(reasons))


def _hidden(log_weights: Floats, most: float) -> float:
    """Largest share of the evidence in futures that no draw has met."""
    return RULE_OF_THREE * float(np.exp(min(most - log_mean(log_weights), 700.0))) / log_weights.size


def _complaints(count: int, ess: float, khat: float, limit: float) -> list[str]:
    if ess == 0.0:
        return ["no simulated future is compatible with all claims"]
    found = []
    if ess < LEAST_ESS * (1 - 1e-9):  # rounding: 1,000 equal weights give 999.9999...
        found.append(f"{ess:,.0f} effective futures of {count:,} (at least {LEAST_ESS:,.0f} are needed)")
    if khat >= limit:
        found.append(f"a few futures carry the weight (Pareto k {khat:.2f}, limit {limit:.2f})")
    return found
