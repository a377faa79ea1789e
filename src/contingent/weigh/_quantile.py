"""Weighted quantiles, by counting where values are whole numbers and by sorting elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["weighted_quantiles"]

Floats = NDArray[np.float64]

# Counting costs time with the largest value, sorting with the number of futures: some ten million
# people are counted faster than 80,000 futures are sorted.
_MOST_COUNTED = 2_000_000
_SLACK = 1e-12  # cumulated weights miss 1 by rounding


def weighted_quantiles(values: Floats, weights: Floats, qs: Sequence[float]) -> Floats:
    """Give the smallest values with at least the asked share of weight at or below.

    Parameters
    ----------
    values : float array, shape (futures,)
        NaN values are left out.
    weights : float array, shape (futures,)
        Not negative, in any normalisation.
    qs : sequence of float
        Fractions in [0, 1].

    Returns
    -------
    float array, shape (quantiles,)
        NaN where no weight is left.

    Examples
    --------
    >>> import numpy as np
    >>> weighted_quantiles(np.array([3.0, 1.0, 2.0]), np.array([2.0, 1.0, 1.0]), [0.25, 0.5, 0.9]).tolist()
    [1.0, 2.0, 3.0]
    """
    kept = (weights > 0.0) & ~np.isnan(values)
    if not kept.all():
        values, weights = values[kept], weights[kept]
    if not values.size:
        return np.full(len(qs), np.nan)
    low, high = float(values.min()), float(values.max())
    if high - low < _MOST_COUNTED and low >= 0.0:
        whole = values.astype(np.int64)
        if np.array_equal(whole, values):
            sums = np.cumsum(np.bincount(whole - int(low), weights=weights), dtype=np.float64)
            return low + _first(sums, qs).astype(np.float64)
    order = np.argsort(values, kind="stable")
    return values[order[_first(np.cumsum(weights[order]), qs)]]


def _first(sums: Floats, qs: Sequence[float]) -> NDArray[np.intp]:
    # Quantile 0 is the smallest value that has weight, so nothing below the first positive sum.
    asked = np.maximum(np.asarray(qs, float) * sums[-1] - _SLACK * sums[-1], np.nextafter(0.0, 1.0))
    found: NDArray[np.intp] = np.minimum(np.searchsorted(sums, asked, side="left"), sums.size - 1)
    return found
