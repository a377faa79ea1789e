"""Weighted quantiles, by counting where values are whole numbers and by sorting elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["weighted_quantiles"]

Floats = NDArray[np.float64]

_MOST_COUNTED = 2**31  # people; beyond it whole numbers are sorted as others are
_BINS_BITS = 12  # 4,096 bins of equal width, whose sums stay in the cache; then one by one within those that count
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
    if high - low < _MOST_COUNTED:
        whole = values.astype(np.int64)
        if np.array_equal(whole, values):
            return low + _counted(whole - int(low), weights, qs)
    order = np.argsort(values, kind="stable")
    return values[order[_first(np.cumsum(weights[order]), qs)]]


def _counted(whole: NDArray[np.int64], weights: Floats, qs: Sequence[float]) -> Floats:
    """Quantiles of whole numbers from 0 on: by bins, then by numbers within the bin of each."""
    shift = max(int(whole.max()).bit_length() - _BINS_BITS, 0)
    bins = whole >> shift
    sums = np.cumsum(np.bincount(bins, weights=weights), dtype=np.float64)
    places = _first(sums, qs)
    if not shift:
        return places.astype(np.float64)
    asked = np.asarray(qs, float) * sums[-1]
    found = np.empty(len(places))
    for place in set(places.tolist()):
        inside = np.flatnonzero(bins == place)
        fine = np.cumsum(np.bincount(whole[inside] - (place << shift), weights=weights[inside]))
        mine = places == place
        left = asked[mine] - (sums[place - 1] if place else 0.0)
        at = np.searchsorted(fine, left - _SLACK * sums[-1])
        first = int(np.argmax(fine > 0.0))
        found[mine] = (place << shift) + np.clip(at, first, int(whole[inside].max()) - (place << shift))
    return found


def _first(sums: Floats, qs: Sequence[float]) -> NDArray[np.intp]:
    # Quantile 0 is the smallest value that has weight, so nothing below the first positive sum.
    asked = np.maximum(np.asarray(qs, float) * sums[-1] - _SLACK * sums[-1], np.nextafter(0.0, 1.0))
    found: NDArray[np.intp] = np.minimum(np.searchsorted(sums, asked, side="left"), sums.size - 1)
    return found
