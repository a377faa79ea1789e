"""Units of a scenario file: which words each kind of quantity takes, and what they are worth."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["NUMBER", "SAID", "UNITS", "Unit", "known", "split_number"]

Unit = Literal[
    "people", "days", "people per day", "per day", "fraction", "number",
    "rounds", "rounds per day", "km2", "km2 per day",
]  # fmt: skip

# A month is a twelfth of the Julian year of 365.25 days, so that twelve months are a year.
_PERIODS: dict[str, float] = {
    "day": 1.0, "days": 1.0, "week": 7.0, "weeks": 7.0,
    "month": 30.4375, "months": 30.4375, "year": 365.25, "years": 365.25,
}  # fmt: skip
_PEOPLE = ("people", "person", "persons", "personnel", "troops", "soldiers", "soldier")
_ROUNDS = ("rounds", "round", "shells", "shell")
_AREA = ("km2", "km²", "square kilometres", "square kilometers")
_PERCENT = ("%", "percent", "per cent")
_SINGULAR = ("day", "week", "month", "year")

UNITS: dict[Unit, dict[str, float]] = {
    "people": dict.fromkeys(_PEOPLE, 1.0),
    "days": {"days": 1.0, **_PERIODS},
    "people per day": {f"{who} per {one}": 1.0 / _PERIODS[one] for who in _PEOPLE for one in _SINGULAR},
    "per day": {
        **{f"per {one}": 1.0 / _PERIODS[one] for one in _SINGULAR},
        **{f"{sign} per {one}": 0.01 / _PERIODS[one] for sign in _PERCENT for one in _SINGULAR},
    },
    "fraction": {"": 1.0, **dict.fromkeys(_PERCENT, 0.01)},
    "number": {"": 1.0},
    "rounds": dict.fromkeys(_ROUNDS, 1.0),
    "rounds per day": {f"{what} per {one}": 1.0 / _PERIODS[one] for what in _ROUNDS for one in _SINGULAR},
    "km2": dict.fromkeys(_AREA, 1.0),
    "km2 per day": {f"{what} per {one}": 1.0 / _PERIODS[one] for what in _AREA for one in _SINGULAR},
}
"""Words of each kind of unit, and what one is worth in the unit that gives the kind its name."""

SAID: dict[Unit, str] = {
    "people": "people (or troops, soldiers)",
    "days": "days, weeks, months or years",
    "people per day": "people per day (week, month, year)",
    "per day": "% per day, or per day",
    "fraction": "% or a plain fraction from 0 to 1",
    "number": "a plain number without a unit",
    "rounds": "rounds (or shells)",
    "rounds per day": "rounds per day (week, month, year)",
    "km2": "km2 (or square kilometres)",
    "km2 per day": "km2 per day (week, month, year)",
}
"""How a message says what is allowed."""

NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+(?:_\d+)*)?(?:\.\d+)?(?:[eE][+-]?\d+)?"
"""Pattern of a number as a file may write it; it also fits nothing at all."""

_NUMBER = re.compile(rf"({NUMBER})\s*(.*)", re.DOTALL)


def known(unit: str) -> Unit | None:
    """Name the kind that a unit word belongs to; None where there is no such word.

    Examples
    --------
    >>> known("troops per month"), known("furlongs")
    ('people per day', None)
    """
    for kind, words in UNITS.items():
        if unit and unit in words:
            return kind
    return None


def split_number(text: str) -> tuple[float, str] | None:
    """Split a text into its number and its unit word; None where it does not begin with a number.

    Parameters
    ----------
    text : str
        Such as ``3_000 people``; thousands may be set off by ``_`` or ``,``.

    Returns
    -------
    tuple of float and str, or None
        The number as written, and the unit word in lower case, ``''`` where there is none.

    Examples
    --------
    >>> split_number("3,000 troops"), split_number("60%"), split_number("many")
    ((3000.0, 'troops'), (60.0, '%'), None)
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None or not any(char.isdigit() for char in match[1]):
        return None
    unit = " ".join(match[2].lower().replace("/", " per ").split())
    return float(match[1].replace(",", "").replace("_", "")), unit
