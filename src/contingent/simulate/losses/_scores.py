"""Scores of forecasts that are distributions."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

__all__ = ["crps_normal", "crps_sample"]


def crps_normal(actual: float, mean: float, sd: float) -> float:
    """Give the continuous ranked probability score of a normal forecast; smaller is better.

    Parameters
    ----------
    actual : float
        What came.
    mean, sd : float
        Of the forecast, same unit; sd above 0.

    Returns
    -------
    float
        In the same unit.

    References
    ----------
    Gneiting and Raftery 2007, doi:10.1198/016214506000001437, equation 21.

    Examples
    --------
    >>> round(crps_normal(0.0, 0.0, 1.0), 6)
    0.233695
    """
    z = (actual - mean) / sd
    density = math.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    return sd * (z * math.erf(z / math.sqrt(2)) + 2 * density - 1 / math.sqrt(math.pi))


def crps_sample(actual: float, sample: NDArray[np.float64]) -> float:
    """Give the continuous ranked probability score of a sample; smaller is better.

    Parameters
    ----------
    actual : float
        What came.
    sample : float array, shape (draws,)
        The forecast, same unit.

    Returns
    -------
    float
        In the same unit: ``E|X - y| - E|X - X'| / 2``.

    Examples
    --------
    >>> crps_sample(3.0, np.array([1.0, 1.0]))
    2.0
    """
    ordered, many = np.sort(sample), len(sample)
    weights = 2 * np.arange(1, many + 1) - many - 1
    return float(np.abs(ordered - actual).mean() - weights @ ordered / many**2)
