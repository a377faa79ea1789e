"""Putting values into a scenario by their dotted paths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from contingent.scenario._scenario import Input, Period, PlannedBatch, ProfilePoint, Scenario
from contingent.scenario._supply import Change

__all__ = ["place"]


def place(scenario: Scenario, values: Mapping[str, object]) -> Scenario:
    """Give the scenario with values in force by dotted path; each part is made anew once, in the given order."""
    changed: dict[str, Any] = {}
    for path, value in values.items():
        part, _, rest = path.partition(".")
        name, _, key = rest.partition(".")
        if not key:
            changed[path] = value
            continue
        parts = changed.setdefault(part, dict(getattr(scenario, part)))
        parts[name] = _with(parts[name], key, value)
    return replace(scenario, **changed)


def _with(part: Any, key: str, value: object) -> Any:
    head, _, tail = key.partition("].")
    if tail:
        name, _, day = head.partition("[")
        entries = getattr(part, name) or ()
        return replace(part, **{name: tuple(_with(one, tail, value) if _day(one) == day else one for one in entries)})
    if isinstance(value, Input) and not isinstance(part, PlannedBatch | ProfilePoint):
        return replace(part, inputs={**part.inputs, key: value})
    return replace(part, **{key: value})


def _day(entry: PlannedBatch | ProfilePoint | Period | Change) -> str:
    day: date = (
        entry.leaves
        if isinstance(entry, PlannedBatch)
        else entry.start
        if isinstance(entry, Period | Change)
        else entry.date
    )
    return day.isoformat()
