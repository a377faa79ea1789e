"""Finding the files of the conflict cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from contingent.errors import InputError
from contingent.simulate.losses import Battle, read_battles
from contingent.simulate.losses._measured import Measured, read_measured
from contingent.validate._conflict_files import found

__all__ = ["HORIZONS", "LEAST_DAYS", "battles", "measured", "origins"]

HORIZONS = (30, 90, 180)
"""Days ahead that are scored."""
_WEEK = 7
LEAST_DAYS = 28
"""Days of history before the first origin: the reference B28 looks back so far."""


def battles(data: Path) -> list[Battle]:
    """Read all battles that the folder holds."""
    return [battle for path in found(data, "conflict/cdb90_flat*.csv") for battle in read_battles(path)]


def measured(data: Path, pattern: str, column: str, kind: str) -> Measured:
    """Read a published series, from all its files in the order of their first day.

    What published files do is mended by the stated rules, and told in the rows of the scorecard.
    """
    return read_measured(
        sorted(found(data, f"conflict/{pattern}"), key=_first_day),
        column,
        kind,
        None,
        ("gaps", "long-gaps", "repeats", "corrections", "slips", "order", "dates"),
    )


def _first_day(path: Path) -> str:
    """Give the first date of a file; ISO dates sort as text."""
    with path.open(encoding="utf-8-sig") as file:
        file.readline()
        return file.readline().partition(",")[0]


def origins(series: Measured, first: date, horizon: int) -> list[int]:
    """Give the places of weekly origins whose future the series holds.

    Raises
    ------
    InputError
        If the first origin is before the series has a month behind it.
    """
    place = (first - series.start).days
    if place < LEAST_DAYS:
        known = f"{LEAST_DAYS} days or more after the start of the series, {series.start}"
        raise InputError(
            "no history before the first origin", value=first.isoformat(), allowed=known, mend="set --from"
        )
    return list(range(place, len(series.values) - horizon, _WEEK))
