"""Backtests of measured series from weekly origins, a way of forecasting beside its reference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.simulate.losses import crps_sample
from contingent.simulate.losses._measured import Measured
from contingent.validate._conflict import HORIZONS, LEAST_DAYS, origins
from contingent.validate._scorecard import Scorecard

__all__ = ["backtest", "earliest", "scorecard"]

Array = NDArray[np.float64]
Forecast = Callable[[Array, int], Array]
_BAND = (0.05, 0.95)


def earliest(series: Measured) -> date:
    """Give the first day that has enough history behind it."""
    return series.start + timedelta(days=LEAST_DAYS)


def scorecard(case: str, series: Measured, first: date, ways: Mapping[str, Forecast], *, per_cent: bool) -> Scorecard:
    """Score ways of forecasting at every horizon.

    Parameters
    ----------
    case : str
        Name of the case.
    series : Measured
        The series.
    first : date
        First origin.
    ways : mapping of str to callable
        Ways of forecasting by what goes before the names of their figures; one is ``reference_``.
    per_cent : bool
        Whether CRPS is in per cent of what came.

    Returns
    -------
    Scorecard
    """
    figures: dict[str, float | None] = {}
    for horizon in HORIZONS:
        for name, way in ways.items():
            crps, cover, many = backtest(series, way, origins(series, first, horizon), horizon, per_cent=per_cent)
            figures |= {f"{name}crps_{horizon}": crps, f"{name}cover90_{horizon}": cover, f"origins_{horizon}": many}
    references = {
        f"{what}_{horizon}": value
        for what in ("crps", "cover90")
        for horizon in HORIZONS
        if (value := figures[f"reference_{what}_{horizon}"]) is not None
    }
    rows: list[Mapping[str, Any]] = [{"first": first.isoformat(), "last_day": series.end.isoformat()}]
    return Scorecard(case, figures, references, rows + [{"mended": note} for note in series.mended])


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
