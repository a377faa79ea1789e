"""Builders of the sender's supply, and the checks that need more than one of its values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from contingent._yaml import Node
from contingent.errors import InputError
from contingent.scenario._fields import Reading, few, nearest
from contingent.scenario._input import Input
from contingent.scenario._lines import Lines
from contingent.scenario._lists import dated, rows
from contingent.scenario._quantity import quantity
from contingent.scenario._scenario import Scenario
from contingent.scenario._supply import Change, Component, Demand, Substitution

__all__ = ["component", "cross_supply", "demand", "substitutions"]

_KIND = "formation"


def _inputs(values: Mapping[str, Any]) -> dict[str, Input]:
    return {name: value for name, value in values.items() if isinstance(value, Input)}


def _titled(name: str, values: Mapping[str, Any]) -> str:
    return str(values.get("title") or name.replace("_", " ").capitalize())


def component(reading: Reading, name: str, node: Node, path: str) -> Component:
    """Read one component."""
    values = reading.part("components", node, path, node.line)
    later = values.get("changes")
    entries = dated("changes", reading, later, f"{path}.changes") if later is not None else ()
    changes = tuple(Change(day, _inputs(found)) for day, _, found in entries)
    kind, start = values.get("kind", _KIND), values.get("start", "even")
    return Component(name, _titled(name, values), kind, start, _inputs(values), changes)


def demand(reading: Reading, name: str, node: Node, path: str) -> Demand:
    """Read one demand."""
    values = reading.part("demands", node, path, node.line)
    first, last = values.get("from"), values.get("until")
    if first and last and last < first:
        reading.fault(node.line, f"{path}.until", "before its first day", last, f"{first} or later")
    return Demand(name, _titled(name, values), values.get("kind", _KIND), first, last, _inputs(values))


def substitutions(reading: Reading, node: Node | None) -> tuple[Substitution, ...]:
    """Read which kinds may stand in for which."""
    found: dict[tuple[str, str], Substitution] = {}
    for number, item in enumerate(rows(reading, node, "substitutions") if node is not None else [], 1):
        where = f"substitutions[{number}]"
        values = reading.part("substitutions", item, where, item.line)
        if "wanted" not in values or "given" not in values:
            continue
        pair = values["wanted"], values["given"]
        if pair in found:
            reading.fault(item.line, where, "stands twice", " by ".join(pair), "each pair once", "remove one")
        cost = _cost(reading, values.get("cost"), f"{where}.cost")
        found[pair] = Substitution(*pair, cost)
    return tuple(found.values())


def _cost(reading: Reading, node: Node | None, path: str) -> float:
    if node is None:
        return 1.0
    text = reading.text(node, path)
    try:
        spread = quantity(text, "number", (0.0, 1e9))
    except InputError as error:
        reading.fault(node.line, path, error.what, error.value, error.allowed, error.mend)
        return 1.0
    if not spread.fixed or spread.mid <= 0:
        reading.fault(node.line, path, "not a cost", text, "one number above 0")
        return 1.0
    return spread.mid


def cross_supply(scenario: Scenario, reading: Reading, lines: Lines, known: Mapping[str, date]) -> None:
    """Note what does not fit together: kinds that nobody has, days outside, windows that cannot open."""
    given = {part.kind for part in scenario.components.values()}
    if (scenario.demands and not scenario.components) or (scenario.components and not scenario.demands):
        have, lack = ("demands", "components") if scenario.demands else ("components", "demands")
        reading.fault(lines.of(have), have, f"there are {have} but no {lack}", "", "both", f"add '{lack}:'")
    _kinds(scenario, given, reading, lines)
    start, horizon = known.get("start", date.min), known.get("horizon", date.max)
    for part in scenario.components.values():
        _policy(f"components.{part.name}", part.inputs, reading, lines)
        for change in part.changes:
            where = f"components.{part.name}.changes[{change.start}]"
            _policy(where, {**part.inputs, **change.inputs}, reading, lines)
            _inside(f"{where}.from", change.start, start, horizon, reading, lines)
    for want in scenario.demands.values():
        for name, day in (("from", want.first), ("until", want.last)):
            _inside(f"demands.{want.name}.{name}", day, start, horizon, reading, lines)


def _inside(path: str, day: date | None, start: date, horizon: date, reading: Reading, lines: Lines) -> None:
    if day and not start <= day <= horizon:
        reading.fault(lines.of(path), path, "outside the scenario", day, f"{start} to {horizon}")


def _kinds(scenario: Scenario, given: set[str], reading: Reading, lines: Lines) -> None:
    wanted = {want.kind for want in scenario.demands.values()}
    for number, one in enumerate(scenario.substitutions, 1):
        path = f"substitutions[{number}]"
        for name, kind, have in (("given", one.given, given), ("wanted", one.wanted, wanted | given)):
            if kind not in have:
                reading.fault(lines.of(path), f"{path}.{name}", "no such kind", kind, few(have), nearest(kind, have))
    served = {one.wanted for one in scenario.substitutions if one.given in given}
    for want in scenario.demands.values() if scenario.components else ():
        if want.kind not in given | served:
            path = f"demands.{want.name}"
            what = "no component is of this kind, and none may stand in"
            reading.fault(lines.of(f"{path}.kind"), path, what, want.kind, few(given), nearest(want.kind, given))


def _policy(path: str, inputs: Mapping[str, Input], reading: Reading, lines: Lines) -> None:
    """Note where one end of a value cannot go with an end of another, whatever is drawn."""

    def ends(name: str) -> tuple[float, float] | None:
        item = inputs.get(name)
        return (item.distribution.low, item.distribution.high) if item else None

    pairs = (("overlap", "tour"), ("dwell", "until"), ("dwell", "cycle"), ("until", "cycle"))
    for small, large in pairs:
        a, b = ends(small), ends(large)
        if a is None or b is None or (small == "until" and a[1] <= b[0]):
            continue
        if a[0] > b[1] or (small != "until" and a[0] >= b[1]):
            what = f"its {small} is not below its {large}"
            value = f"{inputs[small]} and {inputs[large]}"
            reading.fault(
                lines.of(f"{path}.{small}"), path, what, value, f"{small} below {large}", "change one of them"
            )
