"""Builders of the front: what a theatre says of it, ammunition, deliveries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from contingent._yaml import Node, Table
from contingent.scenario._area_series import Known, inputs_of, read_series
from contingent.scenario._fields import Reading
from contingent.scenario._front import Ammunition, Delivery
from contingent.scenario._input import Input
from contingent.scenario._rows_front import AREA, LOSSES, SHARED
from contingent.scenario._scenario import Theatre

__all__ = ["Beside", "ammunition", "delivery", "theatre"]

Beside = Mapping[str, str]


def theatre(reading: Reading, name: str, node: Node, path: str, beside: Beside, as_of: date) -> Theatre:
    """Read one theatre; keys of the front that nothing asks for fill nothing in."""
    values = reading.part("theatres", node, path, node.line)
    found = _inputs(values)
    known: Known = ()
    if "area_series" in values:
        found, known = _measured(reading, values["area_series"], node, found, path, beside, as_of)
    asked = _asked(found)
    kept = {key: item for key, item in found.items() if item.line or key not in asked}
    law = values.get("law", "fitted")
    return Theatre(name, _titled(name, values), values.get("country"), kept, known, law)


def _asked(found: Mapping[str, Input]) -> set[str]:
    """Give the keys whose defaults serve nothing here."""
    idle: set[str] = set()
    if "opponent_rate" not in found:
        idle |= set(LOSSES)
    if "area" not in found:
        idle |= set(AREA)
    if "opponent_rate" in found or "area" in found:
        idle -= set(SHARED)
    else:
        idle |= set(SHARED)
    # Defaults that follow from another value go where that could not be read, which is said there.
    follow = {"area_sd": "area_gain", "area_strength": "allies", "allies": "opponents"}
    return idle | {key for key, other in follow.items() if other not in found}


def _measured(
    reading: Reading, name: str, node: Node, found: dict[str, Input], path: str, beside: Beside, as_of: date
) -> tuple[dict[str, Input], Known]:
    """Fill the area and its gain from a series; what is written stays."""
    place = node.items["area_series"] if isinstance(node, Table) else node
    if "area" in found:
        mend = "remove one of them"
        reading.fault(place.line, f"{path}.area_series", "beside an area that is written", name, "one of them", mend)
        return found, ()
    if name not in beside:
        mend = "put the file beside the scenario, or write 'area:' and 'area_gain:'"
        what = "no such file beside the scenario"
        reading.fault(place.line, f"{path}.area_series", what, name, "a CSV file", mend)
        return found, ()
    known = read_series(reading, place, name, beside[name], as_of)
    if known:
        filled = dict(inputs_of(known, path, name, place.line))
        found = {**found, **{key: item for key, item in filled.items() if key not in found or not found[key].line}}
    return found, known


def _inputs(values: Mapping[str, Any]) -> dict[str, Input]:
    return {name: value for name, value in values.items() if isinstance(value, Input)}


def _titled(name: str, values: Mapping[str, Any]) -> str:
    return str(values.get("title") or name.replace("_", " ").capitalize())


def ammunition(reading: Reading, name: str, node: Node, path: str) -> Ammunition:
    """Read one kind of ammunition."""
    values = reading.part("ammunition", node, path, node.line)
    return Ammunition(name, _titled(name, values), values.get("theatres", ()), _inputs(values))


def delivery(reading: Reading, name: str, node: Node, path: str) -> Delivery:
    """Read one delivery."""
    values = reading.part("deliveries", node, path, node.line)
    what, who = values.get("ammunition", ""), values.get("supplier", "")
    begins, until = values.get("begins"), values.get("until")
    after, ends = values.get("after", ""), values.get("ends_with", "")
    return Delivery(name, _titled(name, values), what, who, _inputs(values), begins, until, after, ends)
