"""Reading a measured series: every fault named with its row, mended only by a rule that was asked for."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from contingent.errors import InputError
from contingent.simulate.losses._columns import UNITS, Column, choose

__all__ = ["MENDS", "Measured", "read_measured"]

MENDS = {
    "gaps": "a straight line between the days around them",
    "repeats": "the last row of a date counts",
    "corrections": "a later, lower count lowers the earlier ones; a negative day is taken from the days before",
    "order": "rows are sorted by date",
    "later": "rows after the as-of date are left out",
}
"""Rules that mend a series, by name; none is applied unless asked for."""

_SHOWN = 8  # assumed: a screen of faults; the rest are counted


class Row(NamedTuple):
    """One row as read."""

    line: int
    day: date
    value: float


class Flaw(NamedTuple):
    """What is wrong with a row, and the rule that would mend it; none if only a person can."""

    line: int
    what: str
    mend: str = ""


@dataclass(frozen=True)
class Measured:
    """A series of one value a day.

    Parameters
    ----------
    start : date
        First day.
    values : float array, shape (days,)
        Levels by day: the cumulative count, or the area.
    kind : str
        ``cumulative`` (does not fall) or ``level`` (may).
    unit, claimant, column : str
        As the file says them; empty where it does not.
    mended : tuple of str
        What was mended, with rows.
    """

    start: date
    values: NDArray[np.float64]
    kind: str
    unit: str
    claimant: str
    column: str
    mended: tuple[str, ...]

    @property
    def end(self) -> date:
        """Give the last day."""
        return self.start + timedelta(days=len(self.values) - 1)


def read_measured(
    paths: Sequence[Path],
    column: str = "",
    kind: str = "",
    as_of: date | None = None,
    mend: Collection[str] = (),
) -> Measured:
    """Read a measured series from one file or several that follow one another.

    Parameters
    ----------
    paths : sequence of Path
        CSV files with a ``date`` column (2024-11-17) and a column of values; ``unit`` and ``claimant`` if any.
    column : str
        The column of values; if empty, the only one, or the first that says its kind by its ending.
    kind : str
        ``cumulative``, ``daily`` or ``level``; if empty, by the ending of the column: ``_cum``, ``_day``, ``_km2``.
    as_of : date, optional
        No later row may be used.
    mend : collection of str
        Rules of `MENDS` that may be applied.

    Returns
    -------
    Measured

    Raises
    ------
    InputError
        If anything is wrong that no chosen rule mends: all such faults with their rows.
    """
    rows: list[Row] = []
    chosen: Column | None = None
    said, flaws = ("", ""), list[tuple[Path, Flaw]]()
    for path in paths:
        chosen, read, said, found = _read(path, column, kind)
        flaws += [(path, flaw) for flaw in found]
        rows += _without_overlap(read, rows)
    place = paths[-1] if paths else Path()
    if chosen is None or (not rows and not flaws):
        raise InputError("holds no row", where=str(place), mend="give a series of at least some weeks")
    rows, found = _ordered(rows, as_of)
    rows, negative = _corrected(rows, chosen.kind)
    flaws += [(place, flaw) for flaw in found + negative]
    _refuse([(path, flaw) for path, flaw in flaws if flaw.mend not in mend])
    if not rows:
        raise InputError("no row is left", where=str(place), mend="choose a later as-of date")
    return _measured(rows, chosen, said, tuple(_said(flaw) for _, flaw in flaws))


def _said(flaw: Flaw) -> str:
    return f"row {flaw.line}: {flaw.what}; mended: {MENDS[flaw.mend]}"


def _read(path: Path, column: str, kind: str) -> tuple[Column, list[Row], tuple[str, str], list[Flaw]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            chosen = choose(list(reader.fieldnames or ()), column, kind, str(path))
            raw = list(enumerate(reader, 2))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"cannot be read ({error})", where=str(path), mend="give a CSV file in UTF-8") from None
    rows, flaws = [], []
    for line, row in raw:
        flaw, read = _row(line, row, chosen)
        flaws += [flaw] if flaw else []
        rows += [read] if read else []
    flaws += _one_unit(raw)
    first = raw[0][1] if raw else {}
    return chosen, rows, (first.get("unit") or chosen.unit, first.get("claimant") or ""), flaws


def _row(line: int, row: dict[str, str | None], chosen: Column) -> tuple[Flaw | None, Row | None]:
    written, text = (row.get("date") or "").strip(), (row.get(chosen.name) or "").strip()
    try:
        if len(written) != len("2024-11-17"):
            raise ValueError
        day = date.fromisoformat(written)
    except ValueError:
        return Flaw(line, f"date {written!r} is not written as 2024-11-17"), None
    if not text:
        if chosen.kind == "daily" and line == 2:
            return None, None  # the first day of a series has no step
        return Flaw(line, f"{chosen.name} is empty", "gaps"), None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not np.isfinite(value):
        return Flaw(line, f"{chosen.name} {text!r} is no number (write 1234.5, no separator or unit)"), None
    return None, Row(line, day, value)


def _one_unit(raw: list[tuple[int, dict[str, str | None]]]) -> list[Flaw]:
    flaws, first = [], raw[0][1].get("unit") if raw else None
    for line, row in raw:
        unit = row.get("unit")
        if unit is not None and unit not in UNITS:
            flaws.append(Flaw(line, f"unknown unit {unit!r}; allowed: {', '.join(UNITS)}"))
        elif unit != first:
            flaws.append(Flaw(line, f"unit {unit!r} differs from {first!r} above"))
    return flaws


def _without_overlap(rows: list[Row], before: list[Row]) -> list[Row]:
    """Leave out days that an earlier file holds with the same value; another value is a repeat like any other."""
    known = {row.day: row.value for row in before}
    return [row for row in rows if known.get(row.day) != row.value]


def _ordered(rows: list[Row], as_of: date | None) -> tuple[list[Row], list[Flaw]]:
    flaws = [Flaw(row.line, f"{row.day} is after {as_of}", "later") for row in rows if as_of and row.day > as_of]
    rows = [row for row in rows if not as_of or row.day <= as_of]
    flaws += [
        Flaw(row.line, f"{row.day} comes after {last.day}", "order")
        for last, row in pairwise(rows)
        if row.day < last.day
    ]
    rows = sorted(rows, key=lambda row: row.day)
    by_day: dict[date, Row] = {}
    for row in rows:
        if row.day in by_day:
            flaws.append(Flaw(row.line, f"{row.day} stands in row {by_day[row.day].line} already", "repeats"))
        by_day[row.day] = row
    rows = list(by_day.values())
    for last, row in pairwise(rows):
        missing = (row.day - last.day).days - 1
        if missing:
            flaws.append(Flaw(row.line, f"{missing} day(s) are missing before {row.day}", "gaps"))
    return rows, flaws


def _corrected(rows: list[Row], kind: str) -> tuple[list[Row], list[Flaw]]:
    """Name the negative steps, and take them from the days before."""
    if kind == "level" or not rows:
        return rows, []
    values = np.array([row.value for row in rows])
    counts = np.cumsum(values) if kind == "daily" else values
    before = np.concatenate([[0.0] if kind == "daily" else values[:1], counts[:-1]])
    flaws = [
        Flaw(row.line, f"{row.value:g} on {row.day} is a step of {step:g}", "corrections")
        for row, step in zip(rows, counts - before, strict=True)
        if step < 0
    ]
    if not flaws:
        return rows, []
    lowered = np.minimum.accumulate(counts[::-1])[::-1]
    mended = np.diff(lowered, prepend=0.0) if kind == "daily" else lowered
    return [row._replace(value=float(value)) for row, value in zip(rows, mended, strict=True)], flaws


def _refuse(flaws: Iterable[tuple[Path, Flaw]]) -> None:
    listed = sorted(flaws, key=lambda item: (str(item[0]), item[1].line))
    if not listed:
        return
    lines = [f"{path}:{flaw.line}: {flaw.what}" for path, flaw in listed[:_SHOWN]]
    more = f"\n  and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    rules = sorted({flaw.mend for _, flaw in listed if flaw.mend})
    how = "; ".join(f"--mend {rule}: {MENDS[rule]}" for rule in rules)
    mend = "correct the file" + (f", or choose {how}" if rules else "")
    what = "the series has faults\n  " + "\n  ".join(lines) + more
    raise InputError(what, allowed="one row a day, in order", mend=mend)


def _measured(rows: list[Row], chosen: Column, said: tuple[str, str], mended: tuple[str, ...]) -> Measured:
    start = rows[0].day
    known = np.array([(row.day - start).days for row in rows])
    values = np.interp(np.arange(known[-1] + 1), known, [row.value for row in rows])
    if chosen.kind == "daily":
        start, values = start - timedelta(days=1), np.concatenate([[0.0], np.cumsum(values)])
    kind = "level" if chosen.kind == "level" else "cumulative"
    return Measured(start, values, kind, *said, chosen.name, mended)
