"""Faults of a measured series: named with their rows, and the rules that mend them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, NoReturn

from contingent.errors import InputError

__all__ = ["LONG_GAP_DAYS", "MENDS", "Flaw", "refuse", "told"]

LONG_GAP_DAYS = 28  # the forecasts look back four weeks: a line over more would be all they see

MENDS = {
    "gaps": "a straight line between the days around them",
    "long-gaps": f"a straight line over more than {LONG_GAP_DAYS} days too",
    "repeats": "the last row of a date counts",
    "corrections": "a later, lower count lowers the earlier ones; a negative day is taken from the days before",
    "slips": "a fall that the next row takes back is left out, with a straight line over it",
    "order": "rows are sorted by date",
    "later": "rows after the as-of date are left out",
    "dates": "dates are read in the one form that fits all of them; a time of day is dropped",
}
"""Rules that mend a series, by name; none is applied unless asked for."""

_SHOWN = 8  # assumed: a screen of faults; where there are more, those of a kind are told together
_RANGES = 6  # assumed: runs of rows that a line can bear


class Flaw(NamedTuple):
    """What is wrong with a row, the rule that would mend it (none if only a person can), and its kind."""

    line: int
    what: str
    mend: str = ""
    kind: str = ""


def told(flaws: Iterable[Flaw]) -> list[Flaw]:
    """Give flaws to be told one by one if they are few, else one for all of a kind."""
    ordered = sorted(flaws, key=lambda flaw: flaw.line)
    if len(ordered) <= _SHOWN:
        return ordered
    kinds: dict[tuple[str, str], list[Flaw]] = {}
    for flaw in ordered:
        kinds.setdefault((flaw.kind, flaw.mend), []).append(flaw)
    return [_of_many(group) for group in kinds.values()]


def _of_many(group: list[Flaw]) -> Flaw:
    first, others = group[0], [flaw.line for flaw in group[1:]]
    like = f"{first.what}, and {len(others)} more like it in rows {rows(others)}"
    return first._replace(what=like) if others else first


def rows(lines: list[int]) -> str:
    """Give numbers of rows, runs as ranges.

    Examples
    --------
    >>> rows([2, 3, 4, 9])
    '2 to 4, 9'
    """
    runs = []
    for _, run in groupby(enumerate(lines), key=lambda item: item[1] - item[0]):
        found = [line for _, line in run]
        runs.append(f"{found[0]} to {found[-1]}" if len(found) > 1 else str(found[0]))
    more = [f"and {len(runs) - _RANGES} more runs"] if len(runs) > _RANGES else []
    return ", ".join([*runs[:_RANGES], *more])


def refuse(flaws: Iterable[tuple[Path, Flaw]]) -> None:
    """Raise one error that names all flaws, if there are any.

    Raises
    ------
    InputError
        With files, rows, and the rules that would mend them.
    """
    listed = sorted(flaws, key=lambda item: str(item[0]))
    if listed:
        _refuse(listed)


def _refuse(listed: list[tuple[Path, Flaw]]) -> NoReturn:
    lines = []
    for path, group in groupby(listed, key=lambda item: item[0]):
        lines += [f"{path}:{flaw.line}: {flaw.what}" for flaw in told(flaw for _, flaw in group)]
    rules = sorted({flaw.mend for _, flaw in listed if flaw.mend})
    how = "; ".join(f"--mend {rule}: {MENDS[rule]}" for rule in rules)
    mend = "correct the file" + (f", or choose {how}" if rules else "")
    allowed = "one row a day, in order" if {"gaps", "long-gaps", "repeats", "order"} & set(rules) else ""
    raise InputError("the series has faults\n  " + "\n  ".join(lines), allowed=allowed, mend=mend)
