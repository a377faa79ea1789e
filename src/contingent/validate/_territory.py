"""The case ``territory``: change of an area, forecast from its own rate."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from contingent.simulate.losses import area_drift, area_forecast
from contingent.simulate.losses._backtest import Forecast
from contingent.validate._conflict import measured
from contingent.validate._levels import earliest, scorecard
from contingent.validate._scorecard import Scorecard

__all__ = ["score"]

Array = NDArray[np.float64]


def score(data: Path, first: date | None = None) -> Scorecard:
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
    ways: dict[str, Forecast] = {"": area_forecast, "reference_": area_drift, "recent_drift_": _recent_drift}
    return scorecard("territory", series, first or earliest(series), ways, per_cent=False)


def _recent_drift(steps: Array, horizon: int) -> Array:
    return area_drift(steps, horizon, 28)
