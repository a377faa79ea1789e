"""Which column of a file is the series, and what kind of series it is."""

from __future__ import annotations

from typing import NamedTuple

from contingent.errors import UsageError

__all__ = ["KINDS", "UNITS", "Column", "choose"]

KINDS = {
    "cumulative": ("_cum", "_total"),
    "daily": ("_day", "_per_day", "_daily"),
    "level": ("_km2", "_level"),
}
"""Kinds of series, and the endings of a column that say so."""

UNITS = ("people", "km2", "shells", "rounds", "vehicles", "pieces")
"""Units that a ``unit`` column may name."""

_BESIDES = ("date", "unit", "claimant", "source", "day")  # ``day`` numbers the days of a war in the known files


class Column(NamedTuple):
    """A column of values."""

    name: str
    kind: str
    unit: str = ""


def choose(header: list[str], name: str, kind: str, where: str) -> Column:
    """Choose the column of values and its kind.

    Parameters
    ----------
    header : list of str
        Columns of the file.
    name, kind : str
        What the user asked for; empty where nothing.
    where : str
        The file, for the message.

    Returns
    -------
    Column

    Raises
    ------
    UsageError
        If there is no such column, or the kind is neither said nor given.

    Examples
    --------
    >>> choose(["date", "day", "personnel_cum", "personnel_day"], "", "", "losses.csv")
    Column(name='personnel_cum', kind='cumulative', unit='')
    """
    values = [item for item in header if item not in _BESIDES]
    if "date" not in header or not values:
        allowed = "a column date and a column of values, such as personnel_cum"
        raise UsageError("the series lacks columns", where=where, value=", ".join(header), allowed=allowed)
    if name and name not in values:
        raise UsageError("no such column", where=where, value=name, allowed=", ".join(values))
    found = name or next((item for item in values if kind_of(item)), values[0])
    decided = kind or kind_of(found)
    if not decided:
        raise UsageError(
            "is the column a running total, a count of each day, or a level that may fall?",
            where=where,
            value=found,
            allowed=", ".join(KINDS),
            mend="give it with --kind, or end the column in _cum, _day or _km2",
        )
    return Column(found, decided, "km2" if found.endswith("_km2") else "")


def kind_of(name: str) -> str:
    """Give the kind that the ending of a column says, ``''`` if none.

    Examples
    --------
    >>> kind_of("occupied_km2"), kind_of("tanks")
    ('level', '')
    """
    return next((kind for kind, endings in KINDS.items() if name.endswith(endings)), "")
