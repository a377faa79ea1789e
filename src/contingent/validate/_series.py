"""The case ``series``: claimed losses, forecast from their own level."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from contingent.simulate.losses import b28, level_forecast
from contingent.validate._conflict import measured
from contingent.validate._levels import earliest, scorecard
from contingent.validate._scorecard import Scorecard

__all__ = ["score"]

_FIRST = date(2023, 1, 1)  # as the published reference


def score(data: Path, first: date | None = None) -> Scorecard:
    """Forecast claimed losses from weekly origins.

    Parameters
    ----------
    data : Path
        Folder of cases; reads all ``conflict/ua_gs_personnel*.csv``.
    first : date, optional
        First origin; 1 January 2023, or four weeks into the series, if None.

    Returns
    -------
    Scorecard
        `crps_30` ...: mean CRPS in per cent of what came; `cover90_30` ...; the same of B28 with ``reference_``.
    """
    series = measured(data, "ua_gs_personnel*.csv", "personnel_cum", "cumulative")
    return scorecard(
        "series",
        series,
        first or max(_FIRST, earliest(series)),
        {"": level_forecast, "reference_": b28},
        per_cent=True,
    )
