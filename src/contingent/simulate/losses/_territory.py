"""Change of an area held: an autocorrelated rate that wanders about its long mean."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.simulate.losses._series import quantiles_of_normal

__all__ = ["area_drift", "area_forecast"]

Array = NDArray[np.float64]
_HALF_LIFE_DAYS = 21.0  # assumed: three weeks; weekly gains have a lag-1 correlation of 0.65
_RETURN_DAYS = 60.0  # assumed: how long a rate takes to go two thirds of the way back to its long mean
# Relative error of the mean rate ahead. Weekly gains have sd 0.6 of their mean and lag-1 correlation 0.65, so that a
# month's mean has sd 0.48 of it (computed). What recent weeks foretell is not taken off: the long mean is of few weeks.
_RATE_SD, _WALK_SD_PER_DAY = 0.48, 0.025  # the walk is assumed
_QUANTILES = quantiles_of_normal()


def area_forecast(steps: Array, horizon_days: int) -> Array:
    """Forecast the change of an area.

    Parameters
    ----------
    steps : float array, shape (days,), km2 per day
        Known daily changes, oldest first; may be negative.
    horizon_days : int
        Days ahead, above 0.

    Returns
    -------
    float array, shape (400,), km2
        Evenly spaced quantiles of the change.

    Examples
    --------
    >>> round(float(np.mean(area_forecast(np.full(100, 10.0), 30))))
    300
    """
    weights = 0.5 ** (np.arange(len(steps))[::-1] / _HALF_LIFE_DAYS)
    recent, long = float(steps @ weights / weights.sum()), float(steps.mean())
    left = _RETURN_DAYS / horizon_days * (1 - np.exp(-horizon_days / _RETURN_DAYS))
    rate = long + (recent - long) * left
    noise = float(steps.std()) / np.sqrt(horizon_days)  # days differ even where the rate is near nought
    scale = np.hypot(max(abs(recent), abs(long)) * np.sqrt(_RATE_SD**2 + _WALK_SD_PER_DAY**2 * horizon_days), noise)
    change: Array = horizon_days * (rate + scale * _QUANTILES)
    return change


def area_drift(steps: Array, horizon_days: int, window_days: int = 0) -> Array:
    """Forecast the change of an area by the reference: a random walk with drift.

    Parameters
    ----------
    steps : float array, shape (days,), km2 per day
        Known daily changes, oldest first, at least two.
    horizon_days : int
        Days ahead, above 0.
    window_days : int
        Use the last so many steps only; 0 for all.

    Returns
    -------
    float array, shape (400,), km2
        Evenly spaced quantiles: mean step times h, daily noise independent, the error of the mean included.

    Examples
    --------
    >>> round(float(np.mean(area_drift(np.array([8.0, 12.0, 10.0]), 30))))
    300
    """
    used = steps[-window_days:]
    spread = used.std(ddof=1) * np.sqrt(horizon_days * (1 + horizon_days / len(used)))
    change: Array = used.mean() * horizon_days + spread * _QUANTILES
    return change
