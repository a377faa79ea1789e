"""The outlook of a measured series: a forecast of its level with its own score beside a reference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.errors import InputError
from contingent.simulate.losses._backtest import Forecast, backtest
from contingent.simulate.losses._measured import Measured
from contingent.simulate.losses._series import b28, level_forecast
from contingent.simulate.losses._territory import area_drift, area_forecast

__all__ = ["Outlook", "outlook"]

_LEVELS = (5, 10, 25, 50, 75, 90, 95)  # per cent, as `contingent simulate` prints
_LEAST_DAYS, _WEEK = 28, 7  # the reference looks back four weeks
_ENOUGH = 8  # assumed: origins under which a score says nothing
_LEAP = 20  # assumed: times the usual step; in the known series the first days of the war reach 16 times
_LEAPS_SHOWN = 3  # assumed: what a reader takes in
_SCORED_TO = 180  # days; longer horizons were never scored, the widths are continued


@dataclass(frozen=True)
class Outlook:
    """A forecast of a series and its score.

    Parameters
    ----------
    series : Measured
        What was forecast.
    horizon_days : int
        Days ahead.
    change : float array, shape (draws,), unit of the series
        Evenly spaced quantiles of the change.
    own, reference : (float or None, float or None)
        CRPS and cover of the 90 % band on the series' own past, of this forecast and of the reference.
    reference_name, crps_unit : str
        ``B28`` and ``% of the actual`` for a count, ``random walk with drift`` and the unit for a level.
    origins : int
        Weekly origins scored.
    """

    series: Measured
    horizon_days: int
    change: NDArray[np.float64]
    own: tuple[float | None, float | None]
    reference: tuple[float | None, float | None]
    reference_name: str
    crps_unit: str
    origins: int

    @property
    def until(self) -> date:
        """Give the day forecast."""
        return self.series.end + timedelta(days=self.horizon_days)

    @property
    def quantiles(self) -> dict[str, float]:
        """Give quantiles of the change."""
        found = np.quantile(self.change, [level / 100 for level in _LEVELS])
        return {f"q{level:02d}": round(float(q), 1) for level, q in zip(_LEVELS, found, strict=True)}

    @property
    def warnings(self) -> list[str]:
        """Say in words what makes the forecast doubtful."""
        said = _leaps(self.series)
        if not self.origins:
            said.append("no weekly origin to score it on: take the width as assumed")
        elif self.origins < _ENOUGH:
            said.append(f"only {self.origins} weekly origins to score it on: take the width as assumed")
        elif self.own[0] is not None and self.reference[0] is not None and self.own[0] > self.reference[0]:
            said.append(f"the reference ({self.reference_name}) did better on this series")
        if self.horizon_days > _SCORED_TO:
            said.append(f"the widths were chosen on horizons of up to {_SCORED_TO} days and are continued beyond")
        return said

    def to_json(self) -> dict[str, Any]:
        """Give the outlook as one JSON object."""
        series, last = self.series, float(self.series.values[-1])
        return {
            "column": series.column,
            "kind": series.kind,
            "unit": series.unit,
            "claimant": series.claimant,
            "last": {"date": series.end.isoformat(), "value": round(last, 1)},
            "until": self.until.isoformat(),
            "horizon_days": self.horizon_days,
            "change": self.quantiles,
            "level": {name: round(last + value, 1) for name, value in self.quantiles.items()},
            "score": {"origins": self.origins, "crps_unit": self.crps_unit, "crps": self.own[0], "cover90": self.own[1]}
            | {"reference": self.reference_name, "reference_crps": self.reference[0]}
            | {"reference_cover90": self.reference[1]},
            "mended": list(series.mended),
            "warnings": self.warnings,
        }


def _leaps(series: Measured) -> list[str]:
    """Name the steps far beyond the usual ones around them."""
    steps = np.abs(np.diff(series.values))
    moved = np.where(steps > 0, steps, np.nan)
    said = []
    for place in np.flatnonzero(steps > 0):
        around = moved[max(0, place - _LEAST_DAYS) : place + _LEAST_DAYS + 1]
        usual = float(np.nanmedian(around))
        if steps[place] > _LEAP * usual:
            day, times = series.start + timedelta(days=int(place) + 1), steps[place] / usual
            said.append(f"the step to {day} is {times:,.0f} times the usual one: a slip, or another way to count?")
    more = len(said) - _LEAPS_SHOWN
    return said[:_LEAPS_SHOWN] + ([f"and {more} more such steps"] if more > 0 else [])


def outlook(series: Measured, horizon_days: int) -> Outlook:
    """Forecast a series and score the way of forecasting on its own past.

    Parameters
    ----------
    series : Measured
        At least 28 days of steps.
    horizon_days : int
        Days ahead, above 0.

    Returns
    -------
    Outlook

    Raises
    ------
    InputError
        If the series is too short.

    Examples
    --------
    >>> from datetime import date
    >>> counts = Measured(date(2024, 1, 1), np.arange(300) * 1000.0, "cumulative", "people", "", "people_cum", ())
    >>> found = outlook(counts, 30)
    >>> found.until.isoformat(), found.own[1], found.origins
    ('2024-11-25', 1.0, 35)
    """
    steps = np.diff(series.values)
    if len(steps) < _LEAST_DAYS:
        raise InputError("the series is too short", value=f"{len(steps)} steps", allowed=f"{_LEAST_DAYS} or more")
    counts = series.kind == "cumulative"
    way: Forecast = level_forecast if counts else area_forecast
    other: Forecast = b28 if counts else area_drift
    places = list(range(_LEAST_DAYS, len(series.values) - horizon_days, _WEEK))
    own = backtest(series, way, places, horizon_days, per_cent=counts)
    reference = backtest(series, other, places, horizon_days, per_cent=counts)
    name, unit = (
        ("B28", "% of the actual") if counts else ("random walk with drift", series.unit or "unit of the series")
    )
    return Outlook(series, horizon_days, way(steps, horizon_days), own[:2], reference[:2], name, unit, own[2])
