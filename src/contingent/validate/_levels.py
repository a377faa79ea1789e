"""The cases ``series`` and ``territory``: levels of measured series, forecast from weekly origins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.simulate.losses import area_drift, area_forecast, b28, crps_sample, level_forecast
from contingent.simulate.losses._measured import Measured
from contingent.validate._conflict import HORIZONS, measured, origins
from contingent.validate._scorecard import Scorecard

__all__ = ["backtest", "score_series", "score_territory"]

Array = NDArray[np.float64]
Forecast = Callable[[Array, int], Array]
_BAND = (0.05, 0.95)
_FIRST = date(2023, 1, 1)  # as the published reference


def score_series(data: Path, first: date | None = None) -> Scorecard:
    """Forecast claimed losses from weekly origins.

    Parameters
    ----------
    data : Path
        Folder of cases; reads all ``conflict/ua_gs_personnel*.csv``.
    first : date, optional
        First origin; 1 January 2023 if None.

    Returns
    -------
    Scorecard
        `crps_30` ...: mean CRPS in per cent of what came; `cover90_30` ...; the same of B28 with ``reference_``.
    """
    series = measured(data, "ua_gs_personnel*.csv", "personnel_cum", "cumulative")
    return _scorecard("series", series, first or _FIRST, {"": level_forecast, "reference_": b28}, per_cent=True)


def score_territory(data: Path, first: date | None = None) -> Scorecard:
    """Forecast the change of an area from weekly origins.

    Parameters
    ----------
    data : Path
        Folder of cases; reads all ``conflict/ua_territory_km2*.csv``.
    first : date, optional
        First origin; four weeks into the series if None.

    Returns
    -------
    Scorecard
        `crps_30` ... in km2; `cover90_30` ...; the same of a random walk with drift, with ``reference_``, and of one
        whose drift is that of the last 28 days, with ``recent_drift_``.
    """
    series = measured(data, "ua_territory_km2*.csv", "occupied_km2", "level")
    ways = {"": area_forecast, "reference_": area_drift, "recent_drift_": _recent_drift}
    return _scorecard("territory", series, first or series.start + timedelta(days=28), ways, per_cent=False)


def _recent_drift(steps: Array, horizon: int) -> Array:
    return area_drift(steps, horizon, 28)


def _scorecard(
    case: str, series: Measured, first: date, ways: Mapping[str, Forecast], *, per_cent: bool
) -> Scorecard:
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
