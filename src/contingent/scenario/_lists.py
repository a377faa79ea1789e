"""Dated lists of a deployment (plan, profile, periods), and the correlations of a scenario."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from contingent._yaml import Leaf, Node, Row, Table
from contingent.scenario._fields import Reading, few, nearest
from contingent.scenario._scenario import Correlation, Input, Period, PlannedBatch, ProfilePoint
from contingent.scenario._vocabulary import Part

__all__ = ["DATED", "correlations", "dated", "listed", "periods", "plan", "profile", "rows"]

DATED = {"plan": "leaves", "profile": "date", "periods": "from", "changes": "from"}
"""Lists whose entries have a date each, and the key of the date: it addresses the entry."""


def listed(name: str, reading: Reading, node: Node | None, path: str) -> tuple[Any, ...] | None:
    """Read one of the lists by its name; None where there is none."""
    if node is None:
        return None
    return {"plan": plan, "profile": profile, "periods": periods, "correlations": correlations}[name](
        reading, node, path
    )


def rows(reading: Reading, node: Node, path: str) -> list[Node]:
    """Give the entries of a list, or none with a fault."""
    if isinstance(node, Row):
        return node.items
    what = "empty" if isinstance(node, Leaf) and not node.text else "not a list"
    reading.fault(node.line, path, what, "", "a list", "begin each entry with '- '")
    return []


def plan(reading: Reading, node: Node, path: str) -> tuple[PlannedBatch, ...]:
    """Read planned batches."""
    found = dated("plan", reading, node, path)
    return tuple(
        PlannedBatch(day, values["people"], values.get("tour"))
        for day, _, values in found
        if isinstance(values.get("people"), Input)
    )


def profile(reading: Reading, node: Node, path: str) -> tuple[ProfilePoint, ...]:
    """Read a strength by date."""
    found = dated("profile", reading, node, path)
    return tuple(
        ProfilePoint(day, values["people"]) for day, _, values in found if isinstance(values.get("people"), Input)
    )


def periods(reading: Reading, node: Node, path: str) -> tuple[Period, ...]:
    """Read the periods of a deployment."""
    return tuple(_period(reading, *entry) for entry in dated("periods", reading, node, path))


def _period(reading: Reading, day: date, where: str, values: dict[str, Any]) -> Period:
    changed = {name: value for name, value in values.items() if name != "from"}
    return Period(
        day,
        {name: value for name, value in changed.items() if isinstance(value, Input)},
        changed.get("scheme"),
        changed.get("replacement"),
        changed.get("wounded_return"),
        listed("plan", reading, changed.get("plan"), f"{where}.plan"),
        listed("profile", reading, changed.get("profile"), f"{where}.profile"),
    )


def dated(part: Part, reading: Reading, node: Node, path: str) -> Iterator[tuple[date, str, dict[str, Any]]]:
    """Give day, address and values of each entry that has a day of its own, in order."""
    last: date | None = None
    for number, item in enumerate(rows(reading, node, path), 1):
        # An entry is addressed by its day and not by its place: one more disturbs no other's luck.
        written = item.items.get(DATED[part]) if isinstance(item, Table) else None
        address = written.text if isinstance(written, Leaf) and _day(written.text) else str(number)
        where = f"{path}[{address}]"
        values = reading.part(part, item, where, item.line)
        day = values.get(DATED[part])
        if day is None:
            continue
        if last and day <= last:
            what = "a second entry of this day" if day == last else f"not in order of date, after {last}"
            reading.fault(item.line, where, what, day, "each day once, the earliest first", "move or remove it")
            continue
        last = day
        yield day, where, values


def _day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def correlations(reading: Reading, node: Node, path: str) -> tuple[Correlation, ...]:
    """Read which inputs go together; whether they exist is checked once all are known."""
    found = []
    for number, item in enumerate(rows(reading, node, path), 1):
        where = f"{path}[{number}]"
        values = reading.part("correlations", item, where, item.line)
        between, rank = values.get("between", ()), values.get("rank")
        if "between" in values and len(between) != 2:
            reading.fault(item.line, f"{where}.between", "not a pair", ", ".join(between), "two dotted paths",
                          "write [path, path]")  # fmt: skip
        source = values.get("source", "assumed")
        if source != "assumed" and source not in reading.sources:
            known = [*reading.sources, "assumed"]
            reading.fault(item.line, f"{where}.source", "no such source", source, few(known),
                          nearest(source, known))  # fmt: skip
        if len(between) == 2 and rank is not None:
            found.append(Correlation((between[0], between[1]), rank, source, values.get("why", "")))
    return tuple(found)
