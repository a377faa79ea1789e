"""Scoring a way of forecasting on a series by the past of the series itself."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from contingent.simulate.losses._measured import Measured
from contingent.simulate.losses._scores import crps_sample

__all__ = ["Forecast", "backtest"]

Array = NDArray[np.float64]
Forecast = Callable[[Array, int], Array]
"""From the steps before an origin and the days ahead to a sample of the change."""
_BAND = (0.05, 0.95)


def backtest(
    series: Measured, way: Forecast, places: list[int], horizon: int, *, per_cent: bool
) -> tuple[float | None, float | None, int]:
    """Score a way of forecasting a series by its own past.

    Parameters
    ----------
    series : Measured
        The series.
    way : callable
        From the steps before an origin and the days ahead to a sample of the change.
    places : list of int
        Origins, as places in the series.
    horizon : int
        Days ahead.
    per_cent : bool
        Whether CRPS is in per cent of what came; origins after which nothing came are left out then.

    Returns
    -------
    (float or None, float or None, int)
        Mean CRPS, cover of the 90 % band, and how many origins; None where there is none.
    """
    steps = np.diff(series.values)
    scored, held = [], []
    for place in places:
        came = float(series.values[place + horizon] - series.values[place])
        if per_cent and came <= 0:
            continue
        sample = way(steps[:place], horizon)
        low, high = np.quantile(sample, _BAND)
        scored.append(crps_sample(came, sample) * (100 / came if per_cent else 1))
        held.append(low <= came <= high)
    if not scored:
        return None, None, 0
    return round(float(np.mean(scored)), 2), round(float(np.mean(held)), 3), len(scored)
