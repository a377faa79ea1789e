"""Thresholds of forecast questions, in the unit of the measure that is asked for."""

from __future__ import annotations

from contingent._yaml import Node
from contingent.errors import InputError
from contingent.measures import Measure
from contingent.scenario._fields import Reading
from contingent.scenario._quantity import quantity
from contingent.scenario._units import UNITS, Unit, split_number

__all__ = ["threshold"]

_YEAR_DAYS = 365.25


def threshold(reading: Reading, node: Node | None, measure: Measure, path: str) -> float | None:
    """Read a threshold; None, with a fault where it stands but cannot be read."""
    if node is None:
        return None
    text = reading.text(node, path)
    if not text:
        return None
    try:
        return _number(text, measure)
    except InputError as error:
        reading.fault(node.line, path, error.what, error.value, error.allowed, error.mend)
        return None


def _number(text: str, measure: Measure) -> float:
    if measure.unit in ("people", "days"):
        unit: Unit = "people" if measure.unit == "people" else "days"
        return _certain(text, unit)
    if measure.unit == "people per year":
        return _certain(text, "people per day") * _YEAR_DAYS
    pair = split_number(text)
    if pair is None or pair[1] not in ("", measure.unit):
        allowed = "a plain number" + ("" if measure.unit == "event" else f" of {measure.unit}")
        raise InputError("not a threshold", value=text, allowed=allowed)
    return pair[0]


def _certain(text: str, unit: Unit) -> float:
    spread = quantity(text, unit, (0.0, float("inf")))
    if not spread.fixed:
        raise InputError("a threshold is one number", value=text, allowed=f"one number in {next(iter(UNITS[unit]))}")
    return spread.mid
