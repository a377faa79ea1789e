"""Change of an area held: an autocorrelated rate that wanders about its long mean."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from contingent.simulate.losses._series import quantiles_of_normal

__all__ = ["Rule", "area_drift", "area_forecast"]

Array = NDArray[np.float64]
_QUANTILES = quantiles_of_normal()
_WEEK, _MOST_SPREAD = 7, 1.5  # the second is assumed: where gains of both signs cancel, their mean measures nothing


class Rule(NamedTuple):
    """Constants of the area forecast, chosen by ``scripts/choose_area.py`` on made areas of five kinds.

    Parameters
    ----------
    half_life_days : float
        Of the weights of recent days; weekly gains have a lag-1 correlation of 0.65.
    return_days : float
        How long a rate takes to go two thirds of the way back to its long mean.
    share : float
        How much of the spread of weekly gains stays in the mean rate ahead.
    usual_spread, usual_weeks : float
        Spread of weekly gains relative to their size (47 of 79 km2, to 17 November 2024), and how many weeks of the
        series' own weigh as much.
    walk_sd_per_day : float
        Growth of the relative error with the horizon.
    skew : float
        0 for a symmetrical error, 1 for a lognormal one: rates rise further than they fall, and may turn.
    short_weeks : float
        The variance is larger by this over the weeks known: a mean of few weeks is known badly.
    """

    half_life_days: float = 14.0
    return_days: float = 40.0
    share: float = 0.8
    usual_spread: float = 0.6
    usual_weeks: float = 13.0
    walk_sd_per_day: float = 0.01
    skew: float = 0.5
    short_weeks: float = 4.0


def area_forecast(steps: Array, horizon_days: int, rule: Rule = Rule()) -> Array:  # noqa: B008 (it cannot change)
    """Forecast the change of an area.

    Parameters
    ----------
    steps : float array, shape (days,), km2 per day
        Known daily changes, oldest first; may be negative.
    horizon_days : int
        Days ahead, above 0.
    rule : Rule
        Constants.

    Returns
    -------
    float array, shape (400,), km2
        Evenly spaced quantiles of the change.

    Notes
    -----
    The median rate goes from its weighted recent mean back to the long mean. Its error, relative to the larger of the
    two, has variance ``(share^2 c^2 + walk^2 h)(1 + short_weeks / weeks)``, c the relative spread of the series' own
    weekly gains, drawn towards the usual one; it is skewed away from nought, and no smaller than that of the mean of
    h independent days.

    Examples
    --------
    >>> round(float(np.median(area_forecast(np.full(100, 10.0), 30))))
    300
    """
    weights = 0.5 ** (np.arange(len(steps))[::-1] / rule.half_life_days)
    recent, long = float(steps @ weights / weights.sum()), float(steps.mean())
    left = rule.return_days / horizon_days * (1 - np.exp(-horizon_days / rule.return_days))
    rate = long + (recent - long) * left
    size = max(abs(recent), abs(long))
    variance = rule.share**2 * _weekly_variance(steps, size, rule) + rule.walk_sd_per_day**2 * horizon_days
    spread = float(np.sqrt(variance * (1 + rule.short_weeks * _WEEK / len(steps))))
    noise = float(steps.std()) / np.sqrt(horizon_days)  # days differ even where the rate is near nought
    scale = np.hypot(size * spread, noise)
    change: Array = horizon_days * (rate + scale * _skewed(float(np.sign(rate)) * rule.skew * spread))
    return change


def _weekly_variance(steps: Array, size: float, rule: Rule) -> float:
    """Give the variance of weekly gains relative to their size, drawn towards the usual one."""
    weeks = len(steps) // _WEEK
    if not weeks or not size:
        return rule.usual_spread**2
    gains = steps[len(steps) - weeks * _WEEK :].reshape(weeks, _WEEK).mean(axis=1)
    own = min(float(gains.std()) / size, _MOST_SPREAD)
    return (weeks * own**2 + rule.usual_weeks * rule.usual_spread**2) / (weeks + rule.usual_weeks)


def _skewed(bend: float) -> Array:
    """Give quantiles of the standard normal, bent: 0 leaves them, 1 would make them those of a lognormal less 1."""
    bent: Array = np.expm1(bend * _QUANTILES) / bend if bend else _QUANTILES
    return bent


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
