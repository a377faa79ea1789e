"""Backtests of measured series from weekly origins, a way of forecasting beside its reference."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from contingent.simulate.losses._backtest import Forecast, backtest
from contingent.simulate.losses._measured import Measured
from contingent.validate._conflict import HORIZONS, LEAST_DAYS, origins
from contingent.validate._scorecard import Scorecard

__all__ = ["earliest", "scorecard"]


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
