"""The rows of a file of measured values, and what is wrong with each."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np

from contingent.errors import InputError, UsageError
from contingent.simulate.losses._columns import UNITS, Column, choose
from contingent.simulate.losses._dates import form_of, read_date
from contingent.simulate.losses._flaws import Flaw

__all__ = ["Row", "Table", "read_table"]

_LONGEST = 40  # assumed: characters of a cell that a message can bear
_LIKE_ISO = re.compile(r"\d{4}-\d{2}-\d{2}$")
_MOST = 1e12  # assumed: no count of people, shells or square kilometres comes near it

Raw = list[tuple[int, dict[str | None, str | list[str] | None]]]


class Row(NamedTuple):
    """One row as read."""

    line: int
    day: date
    value: float


class Table(NamedTuple):
    """A file as read: its column, rows, unit and claimant as said, and flaws."""

    chosen: Column
    rows: list[Row]
    said: tuple[str, str]
    flaws: list[Flaw]


def read_table(path: Path, column: str, kind: str) -> Table:
    """Read a file.

    Parameters
    ----------
    path : Path
        A CSV file.
    column, kind : str
        As asked for; empty where not.

    Returns
    -------
    Table

    Raises
    ------
    InputError, UsageError
        If the file cannot be read or has no such column.
    """
    header, raw = _raw(path)
    chosen = choose(header, column, kind, str(path))
    others = form_of(text for _, row in raw if read_date(text := _cell(row, "date")) is None)
    rows, flaws = list[Row](), list[Flaw]()
    for line, row in raw:
        wrong, read = _row(line, row, chosen, others)
        flaws += wrong
        rows += [read] if read else []
    flaws += _one(raw, "unit", UNITS) + _one(raw, "claimant", ())
    first = raw[0][1] if raw else {}
    return Table(chosen, rows, (_cell(first, "unit") or chosen.unit, _cell(first, "claimant")), flaws)


def _raw(path: Path) -> tuple[list[str], Raw]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            reader.fieldnames = header = _header(list(reader.fieldnames or ()), str(path))
            return header, [(reader.line_num - _breaks(row), dict(row)) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"cannot be read ({error})", where=str(path), mend="give a CSV file in UTF-8") from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path), mend="give a CSV file") from None


def _header(names: list[str], where: str) -> list[str]:
    """Strip the names of columns; ``Date`` is ``date``."""
    if not names:
        raise InputError("the file is empty", where=where, mend="give a CSV file with a column date")
    if len(names) == 1 and (other := next((mark for mark in ";\t|" if mark in names[0]), "")):
        named = {";": "semicolons", "\t": "tabs"}.get(other, "bars")
        raise InputError(f"columns are parted by {named}", where=where, mend="save it with commas between columns")
    found = ["date" if name.strip().casefold() == "date" else name.strip() for name in names]
    twice = sorted({name for name in found if found.count(name) > 1})
    if twice:
        raise UsageError("a column stands twice", where=where, value=", ".join(twice), mend="rename or drop one")
    return found


def _row(
    line: int, row: dict[str | None, str | list[str] | None], chosen: Column, others: dict[str, date]
) -> tuple[list[Flaw], Row | None]:
    extra = row.get(None)
    if extra:
        what = f"{len(extra)} field(s) more than columns (a separator of thousands?)"
        return [Flaw(line, what, kind="fields")], None
    written, text = _cell(row, "date"), _cell(row, chosen.name)
    day, flaws = read_date(written) or others.get(written), list[Flaw]()
    if read_date(written) is None:
        what = f"date {_short(written)} is {'no day' if _LIKE_ISO.match(written) else 'not written as 2024-11-17'}"
        flaws.append(Flaw(line, f"{what} (would be read as {day})" if day else what, "dates" if day else "", "date"))
    if not text:
        if chosen.kind == "daily" and line == 2:
            return flaws, None  # the first day of a series has no step
        return [*flaws, Flaw(line, f"{chosen.name} is empty", "gaps", "empty")], None
    value = _number(text)
    if value is None:
        what = f"{chosen.name} {_short(text)} is no number (write 1234.5, no separator or unit)"
        return [*flaws, Flaw(line, what, kind="number")], None
    return flaws, None if day is None else Row(line, day, value)


def _breaks(row: dict[str | None, str | list[str] | None]) -> int:
    """Count the line breaks inside the cells of a row: its first line is what a person looks for."""
    return sum(cell.count("\n") for cell in row.values() if isinstance(cell, str))


def _cell(row: dict[str | None, str | list[str] | None], name: str) -> str:
    found = row.get(name)
    return found.strip() if isinstance(found, str) else ""


def _short(text: str) -> str:
    return repr(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if "_" not in text and np.isfinite(value) and abs(value) < _MOST else None


def _one(raw: Raw, name: str, allowed: Collection[str]) -> list[Flaw]:
    """Name the rows whose unit or claimant is unknown or differs from the first."""
    if not raw or raw[0][1].get(name) is None:
        return []
    flaws, first = [], _cell(raw[0][1], name)
    for line, row in raw:
        found = _cell(row, name)
        if allowed and found not in allowed:
            what = f"unknown {name} {_short(found)}; allowed: {', '.join(allowed)}"
            flaws.append(Flaw(line, what, kind=f"unknown {name}"))
        elif found != first:
            flaws.append(Flaw(line, f"{name} {_short(found)} differs from {_short(first)} above", kind=name))
    return flaws
