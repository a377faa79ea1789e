"""Levels of a measured series: the short run is carried by its own recent level, not by structure."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

__all__ = ["b28", "level_forecast", "quantiles_of_normal"]

Array = NDArray[np.float64]
_HALF_LIFE_DAYS = 14.0  # chosen among 10, 14, 20 on rolling origins of 2023 to November 2024; all three beat B28
_MEMORY_DAYS = 140  # ten half-lives: what is older weighs under one part in a thousand
_LEVEL_SD, _WALK_SD_PER_DAY = 0.14, 0.0154  # log error of the mean rate ahead: 0.164, 0.199, 0.248 at 30, 90, 180 days
_DRAWS = 400
_FLOOR = 1e-9  # a series that stood still has no rate to take the logarithm of
_B28_DAYS, _B28_SD_PER_WEEK, _B28_DRAWS, _B28_SEED = 28, 0.095, 2000, 1  # as published with the conflict cases


def quantiles_of_normal(draws: int = _DRAWS) -> Array:
    """Give evenly spaced quantiles of the standard normal: a sample without luck.

    Parameters
    ----------
    draws : int
        How many, above 0.

    Returns
    -------
    float array, shape (draws,)
    """
    normal = NormalDist()
    return np.array([normal.inv_cdf((k + 0.5) / draws) for k in range(draws)])


_QUANTILES = quantiles_of_normal()


def level_forecast(steps: Array, horizon_days: int) -> Array:
    """Forecast the sum of the next daily steps of a series that does not fall.

    Parameters
    ----------
    steps : float array, shape (days,), unit of the series per day
        Known daily steps, oldest first, none negative.
    horizon_days : int
        Days ahead, above 0.

    Returns
    -------
    float array, shape (400,), unit of the series
        Evenly spaced quantiles of the sum.

    Notes
    -----
    The rate ahead is lognormal about the exponentially weighted mean of the steps (half-life 14 days); the variance
    of its logarithm is ``0.14^2 + 0.0154^2 h``: error of the level, and a slow random walk.

    Examples
    --------
    >>> sums = level_forecast(np.full(200, 1000.0), 90)
    >>> round(float(np.median(sums)), -3)
    90000.0
    """
    recent = steps[-_MEMORY_DAYS:][::-1]
    weights = 0.5 ** (np.arange(len(recent)) / _HALF_LIFE_DAYS)
    level = max(float(recent @ weights / weights.sum()), _FLOOR)
    spread = np.sqrt(_LEVEL_SD**2 + _WALK_SD_PER_DAY**2 * horizon_days)
    sums: Array = horizon_days * level * np.exp(spread * _QUANTILES)
    return sums


def b28(steps: Array, horizon_days: int) -> Array:
    """Forecast the sum of the next daily steps by the reference B28.

    Parameters
    ----------
    steps : float array, shape (days,), unit of the series per day
        Known daily steps, oldest first.
    horizon_days : int
        Days ahead, above 0.

    Returns
    -------
    float array, shape (2000,), unit of the series
        A sample of the sum; always the same luck.

    Notes
    -----
    Mean of the last 28 steps times a log random walk of sd 0.095 a week, no drift.

    Examples
    --------
    >>> round(float(np.median(b28(np.full(40, 100.0), 7))) / 700, 1)
    1.0
    """
    level = max(float(steps[-_B28_DAYS:].mean()), _FLOOR)
    weeks = np.arange(horizon_days) // 7
    luck = np.random.default_rng(_B28_SEED).standard_normal((_B28_DRAWS, int(weeks[-1]) + 1))
    rate: Array = np.exp(np.cumsum(_B28_SD_PER_WEEK * luck, axis=1))
    sums: Array = level * (rate @ np.bincount(weeks).astype(np.float64))
    return sums
