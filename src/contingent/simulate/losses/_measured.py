"""Reading a measured series: every fault named with its row, mended only by a rule that was asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from contingent.errors import InputError
from contingent.simulate.losses._columns import Column
from contingent.simulate.losses._flaws import LONG_GAP_DAYS, MENDS, Flaw, refuse, told
from contingent.simulate.losses._rows import Row, read_table

__all__ = ["MENDS", "Measured", "read_measured"]

_MANY = 7  # assumed: a count that lowers a week before it, and is taken back at once, is a slip of the pen


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
        chosen, read, said, found = read_table(path, column, kind)
        flaws += [(path, flaw) for flaw in found]
        rows += _without_overlap(read, rows)
    place = paths[-1] if paths else Path()
    if chosen is None or (not rows and not flaws):
        raise InputError("holds no row", where=str(place), mend="give a series of at least some weeks")
    rows, found = _ordered(rows, as_of)
    rows, negative = _corrected(rows, chosen.kind)
    flaws += [(place, flaw) for flaw in found + negative]
    refuse((path, flaw) for path, flaw in flaws if flaw.mend not in mend)
    if not rows:
        raise InputError("no row is left", where=str(place), mend="choose a later as-of date")
    return _measured(rows, chosen, said, _mended([flaw for _, flaw in flaws]))


def _mended(flaws: list[Flaw]) -> tuple[str, ...]:
    return tuple(f"row {flaw.line}: {flaw.what}; mended: {MENDS[flaw.mend]}" for flaw in told(flaws))


def _without_overlap(rows: list[Row], before: list[Row]) -> list[Row]:
    """Leave out days that an earlier file holds with the same value; another value is a repeat like any other."""
    known = {row.day: row.value for row in before}
    return [row for row in rows if known.get(row.day) != row.value]


def _ordered(rows: list[Row], as_of: date | None) -> tuple[list[Row], list[Flaw]]:
    flaws = [
        Flaw(row.line, f"{row.day} is after {as_of}", "later", "later") for row in rows if as_of and row.day > as_of
    ]
    rows = [row for row in rows if not as_of or row.day <= as_of]
    flaws += [
        Flaw(row.line, f"{row.day} comes after {last.day}", "order", "order")
        for last, row in pairwise(rows)
        if row.day < last.day
    ]
    rows = sorted(rows, key=lambda row: row.day)
    by_day: dict[date, Row] = {}
    for row in rows:
        if row.day in by_day:
            what = f"{row.day} stands in row {by_day[row.day].line} already"
            flaws.append(Flaw(row.line, what, "repeats", "repeats"))
        by_day[row.day] = row
    rows = list(by_day.values())
    for last, row in pairwise(rows):
        missing = (row.day - last.day).days - 1
        if missing:
            rule = "gaps" if missing <= LONG_GAP_DAYS else "long-gaps"
            flaws.append(Flaw(row.line, f"{missing} day(s) are missing before {row.day}", rule, rule))
    return rows, flaws


def _corrected(rows: list[Row], kind: str) -> tuple[list[Row], list[Flaw]]:
    """Name the negative steps; leave out those that are taken back, take the others from the days before."""
    if kind == "level" or not rows:
        return rows, []
    rows, slips = (rows, []) if kind == "daily" else _without_slips(rows)
    values = np.array([row.value for row in rows])
    counts = np.cumsum(values) if kind == "daily" else values
    before = np.concatenate([[0.0] if kind == "daily" else values[:1], counts[:-1]])
    flaws = [
        Flaw(row.line, f"{row.value:g} on {row.day} is a step of {count - last:g}", "corrections", "corrections")
        for row, count, last in zip(rows, counts, before, strict=True)
        if count < last
    ]
    if not flaws:
        return rows, slips
    lowered = np.minimum.accumulate(counts[::-1])[::-1]
    many = int((counts > lowered).sum())
    if many > _MANY:
        flaws[-1] = flaws[-1]._replace(what=f"{flaws[-1].what} (mending lowers {many} days before such steps)")
    mended = np.diff(lowered, prepend=0.0) if kind == "daily" else lowered
    return [row._replace(value=float(value)) for row, value in zip(rows, mended, strict=True)], slips + flaws


def _without_slips(rows: list[Row]) -> tuple[list[Row], list[Flaw]]:
    """Leave out counts far below those before them that the next row takes back."""
    values = np.array([row.value for row in rows])
    slips = {
        place
        for place in range(1, len(rows) - 1)
        if values[place] < values[place - 1] <= values[place + 1]
        and (values[max(0, place - _MANY) : place] > values[place]).sum() >= min(_MANY, place)
    }
    flaws = [
        Flaw(rows[k].line, f"{rows[k].value:g} on {rows[k].day} stands between higher counts", "slips", "slips")
        for k in sorted(slips)
    ]
    return [row for k, row in enumerate(rows) if k not in slips], flaws


def _measured(rows: list[Row], chosen: Column, said: tuple[str, str], mended: tuple[str, ...]) -> Measured:
    start = rows[0].day
    known = np.array([(row.day - start).days for row in rows])
    values = np.interp(np.arange(known[-1] + 1), known, [row.value for row in rows])
    if chosen.kind == "daily":
        start, values = start - timedelta(days=1), np.concatenate([[0.0], np.cumsum(values)])
    kind = "level" if chosen.kind == "level" else "cumulative"
    return Measured(start, values, kind, *said, chosen.name, mended)
