"""First-order effects from given futures: how much of a measure's variance the level of one input explains.

The correlation ratio by classes of an input (Pearson 1905; Plischke, Borgonovo and Smith 2013, doi:10.1016/
j.ejor.2012.11.047): the variance of class means over the total variance. Unlike a rank correlation it also sees an
input whose middle does most: on Ishigami's function it gives 0.31, 0.44 and 0.00 where the squared rank correlations
are 0.19, 0.00 and 0.00. Chatterjee's xi sees such inputs too, but its own scale has no unit a reader knows.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

__all__ = ["CLASSES", "GROUPS", "chance_level", "classes", "ratios", "sums"]

Floats = NDArray[np.float64]
Places = NDArray[np.uint8]

CLASSES = 20
"""Classes of an input: bias grows with their number, and what lies inside a class is lost (0.2 % if linear)."""

_ENOUGH = 2_000  # values that set the limits of classes: weights of classes then differ by a tenth, which is no matter

GROUPS = 40
"""Independent groups of futures, which the bootstrap draws from: its errors are good to 11 %."""


def classes(values: Floats, weights: Floats) -> Places | None:
    """Sort an input's values into classes of about equal weight.

    Parameters
    ----------
    values : float array, shape (futures,)
        Of one input.
    weights : float array, shape (futures,)
        Not negative; any scale.

    Returns
    -------
    uint8 array, shape (futures,), or None
        None where the input does not vary.

    Examples
    --------
    >>> import numpy as np
    >>> np.bincount(classes(np.arange(100.0), np.ones(100))).tolist() == [5] * 20
    True
    """
    if float(np.ptp(values)) == 0.0:
        return None
    some = slice(None, None, max(values.size // _ENOUGH, 1))
    order = np.argsort(values[some], kind="stable")
    sums = np.cumsum(weights[some][order])
    if sums[-1] <= 0.0:
        return None
    cuts = np.searchsorted(sums, sums[-1] * np.arange(1, CLASSES) / CLASSES * (1 - 1e-12), side="left")
    edges = values[some][order[np.minimum(cuts, order.size - 1)]]
    found: Places = np.searchsorted(edges, values, side="left").astype(np.uint8)
    return found


def sums(places: Places, groups: NDArray[np.int64], weights: Floats, values: Floats) -> Floats:
    """Weight, and weighted value, by group and class, shape (2, groups, classes)."""
    cells = groups * CLASSES + places
    size = GROUPS * CLASSES
    found = np.array([np.bincount(cells, weights, size), np.bincount(cells, weights * values, size)])
    return found.reshape(2, GROUPS, CLASSES)


def ratios(found: Floats, totals: Floats, draws: Floats) -> Floats:
    """Share of the variance that lies between classes, bias taken out, for many re-weightings of the groups.

    Parameters
    ----------
    found : float array, shape (2, groups, classes)
        As :func:`sums` gives them.
    totals : float array, shape (4, groups)
        Weight, weighted value, weighted square and squared weight of each group.
    draws : float array, shape (draws, groups)
        How often each group counts.

    Returns
    -------
    float array, shape (draws, 2)
        Variance between class means in the measure's unit squared, its expectation without any effect taken out
        (epsilon squared, Kelley 1935, with the effective number of futures), and the total variance. The first may
        fall below 0 by chance.
    """
    mass, value = draws @ found
    weight, mean, square, squared = totals @ draws.T
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = weight**2 / squared
        mean = mean / weight
        total = np.maximum(square / weight - mean**2, 0.0)
        means = np.where(mass > 0.0, value / mass, mean[:, None])
        between = (mass * (means - mean[:, None]) ** 2).sum(1) / weight
        used = (mass > 0.0).sum(1)
        spare = np.maximum(effective - used, 1.0)
        unbiased = between - (total - between) * (used - 1) / spare
    return np.stack([np.nan_to_num(unbiased), np.nan_to_num(total)], axis=1)


def chance_level(effective: float, inputs: int) -> float:
    """Largest share of the variance that one of several inputs without any effect explains by chance.

    Parameters
    ----------
    effective : float
        Effective number of futures.
    inputs : int
        How many inputs are looked at.

    Returns
    -------
    float
        (q - 19) / effective, with q what none of so many chi squares of 19 degrees of freedom passes in 19 of 20
        cases (Wilson and Hilferty 1931, doi:10.1073/pnas.17.12.684).

    Examples
    --------
    >>> round(chance_level(10_000.0, 1), 5), round(chance_level(10_000.0, 60), 5)
    (0.00111, 0.00255)
    """
    degrees, scale = CLASSES - 1, 2.0 / (9.0 * (CLASSES - 1))
    at = NormalDist().inv_cdf(0.95 ** (1.0 / max(inputs, 1)))
    quantile = degrees * (1.0 - scale + at * scale**0.5) ** 3
    return (quantile - degrees) / effective if effective > 0.0 else 1.0
