"""Builders of the states: actors from the file or a CSV, treaties, facts, decisions, joiners, forums, interventions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from contingent._yaml import Leaf, Node, Row, Table
from contingent.errors import InputError
from contingent.scenario._actors_csv import rows_of
from contingent.scenario._fields import Reading, few, nearest
from contingent.scenario._input import Input
from contingent.scenario._lists import rows
from contingent.scenario._quantity import quantity
from contingent.scenario._states import Actor, Decision, Edit, Engagement, Fact, Forum, Intervention, Joiner, Treaty
from contingent.scenario._vocabulary import keys

__all__ = ["actors", "cited", "edit_of", "states"]

T = TypeVar("T")
Make = Callable[[Reading, str, Node, str], T]
Parts = Callable[[Reading, Node | None, str, Make[Any]], dict[str, Any]]


def states(reading: Reading, top: Mapping[str, Any], parts: Parts, beside: Mapping[str, str]) -> dict[str, Any]:
    """Read every part of the states, by the name of the scenario's field; `beside` holds the files beside it."""
    return {
        "stance_scale": top.get("stance_scale", ""),
        "actors": actors(reading, top.get("actors"), parts, beside),
        "treaties": parts(reading, top.get("treaties"), "treaties", _treaty),
        "facts": _facts(reading, top.get("facts")),
        "decisions": parts(reading, top.get("decisions"), "decisions", _decision),
        "joiners": parts(reading, top.get("joiners"), "joiners", _joiner),
        "engagements": parts(reading, top.get("engagements"), "engagements", _engagement),
        "forums": {k: v for k, v in parts(reading, top.get("forums"), "forums", _forum).items() if v},
        "interventions": {
            k: v for k, v in parts(reading, top.get("interventions"), "interventions", _intervention).items() if v
        },
    }


def actors(reading: Reading, node: Node | None, parts: Parts, beside: Mapping[str, str]) -> dict[str, Actor]:
    """Read the actors, from the file itself or a CSV beside it."""
    if not isinstance(node, Leaf) or not node.text:
        return parts(reading, node, "actors", _actor)
    if node.text not in beside:
        mend = "put the file beside the scenario, or write the actors below the key"
        reading.fault(node.line, "actors", "no such file beside the scenario", node.text, "a CSV file", mend)
        return {}
    found: dict[str, Actor] = {}
    for number, name, row in rows_of(reading, node, beside[node.text]):
        before = len(reading.faults)
        found[name] = _actor(reading, name, row, f"actors.{name}")
        reading.place(before, f"{node.text}:{number}")
    return found


def _titled(name: str, values: Mapping[str, Any]) -> str:
    return str(values.get("title") or name.replace("_", " ").capitalize())


def _inputs(values: Mapping[str, Any], *, written: bool = False) -> dict[str, Input]:
    found = {name: value for name, value in values.items() if isinstance(value, Input)}
    # A default of nothing in forty decisions would be forty rows of assumptions that say nothing.
    return {name: item for name, item in found.items() if item.line} if written else found


def cited(reading: Reading, node: Node, path: str) -> Node:
    """Let the values of a part that name no source have the part's own."""
    if not isinstance(node, Table) or not isinstance(source := node.items.get("source"), Leaf):
        return node
    where = f"{path}.source"
    known = source.text if _known(reading, source.text, source.line, where) else "assumed"
    quantities = {key.name for key in keys(_part(path)).values() if key.unit is not None}
    return Table(
        node.line,
        {
            name: _with_source(one, known) if name in quantities else (_ties(one, known) if name in _BY_ACTOR else one)
            for name, one in node.items.items()
        },
        node.lines,
    )


_BY_ACTOR = ("moved_by", "troops", "here")


def _part(path: str) -> Any:
    return path.partition(".")[0].partition("[")[0]


def _with_source(node: Node, source: str) -> Node:
    if not isinstance(node, Leaf):
        return node
    names = ("value", "source")
    return Table(node.line, {"value": node, "source": Leaf(source, node.line)}, dict.fromkeys(names, node.line))


def _ties(node: Node, source: str) -> Node:
    if not isinstance(node, Table):
        return node
    return Table(node.line, {name: _with_source(one, source) for name, one in node.items.items()}, node.lines)


def _known(reading: Reading, source: str, line: int, path: str) -> bool:
    if source == "assumed" or source in reading.sources:
        return True
    known = [*reading.sources, "assumed"]
    reading.fault(line, path, "no such source", source, few(known), nearest(source, known))
    return False


def _actor(reading: Reading, name: str, node: Node, path: str) -> Actor:
    values = reading.part("actors", cited(reading, node, path), path, node.line)
    inputs = _inputs(values)
    share = keys("actors")["susceptibility"]  # any fraction: leverage has its unit and support
    ties = values.get("moved_by")
    for other, part in (reading.table(ties, f"{path}.moved_by", 0).items if ties is not None else {}).items():
        if (read := reading.input(share, part, f"{path}.moved_by.{other}")) is not None:
            inputs[f"moved_by.{other}"] = read
    role = values.get("role", "neutral")
    source, why = values.get("source", "assumed"), values.get("why", "")
    return Actor(name, _titled(name, values), role, inputs, values.get("known"), source, why=why)


def _treaty(reading: Reading, name: str, node: Node, path: str) -> Treaty:
    values = reading.part("treaties", cited(reading, node, path), path, node.line)
    between, kind = values.get("between", ()), values.get("kind", "defence")
    if "between" in values and len(set(between)) < 2:
        reading.fault(node.line, f"{path}.between", "binds nobody to anybody", ", ".join(between), "two actors or more")
    through, source = values.get("through", ""), values.get("source", "assumed")
    return Treaty(name, _titled(name, values), between, kind, values.get("from"), through, source)


def _facts(reading: Reading, node: Node | None) -> tuple[Fact, ...]:
    found = []
    for number, item in enumerate(rows(reading, node, "facts") if node is not None else [], 1):
        path = f"facts[{number}]"
        values = reading.part("facts", cited(reading, item, path), path, item.line)
        day: date | None = values.get("date")
        if day is not None:
            text, source = values.get("text", ""), values.get("source", "assumed")
            found.append(Fact(day, values.get("who", ()), text, source, _inputs(values)))
    return tuple(found)


def _decision(reading: Reading, name: str, node: Node, path: str) -> Decision:
    values = reading.part("decisions", node, path, node.line)
    kind, deployment = values.get("kind", "event"), values.get("deployment", "")
    by, until = values.get("by", ()), values.get("until")
    return Decision(
        name,
        _titled(name, values),
        kind,
        deployment,
        by,
        _inputs(values, written=True),
        until,
        to=values.get("to", "replacing the lost"),
        why=values.get("why", ""),
    )


def _joiner(reading: Reading, name: str, node: Node, path: str) -> Joiner:
    values = reading.part("joiners", node, path, node.line)
    return Joiner(
        name,
        _titled(name, values),
        values.get("who", name),
        kind=values.get("kind", "troops"),
        side=values.get("side", "host"),
        pact=values.get("pact", "none"),
        contiguous=values.get("contiguous", "no") == "yes",
        major_power=values.get("major_power", "no") == "yes",
        treaty=values.get("treaty", "not invoked"),
        war_began=values.get("war_began"),
        inputs=_inputs(values, written=True),
        why=values.get("why", ""),
    )


def _engagement(reading: Reading, name: str, node: Node, path: str) -> Engagement:
    values = reading.part("engagements", node, path, node.line)
    return Engagement(
        name,
        _titled(name, values),
        values.get("date"),
        posture=values.get("posture", "hasty"),
        air=values.get("air", "neither"),
        deployment=values.get("deployment", ""),
        side=values.get("side", "attacker"),
        inputs=_inputs(values),
        why=values.get("why", ""),
    )


def _forum(reading: Reading, name: str, node: Node, path: str) -> Forum | None:
    values = reading.part("forums", node, path, node.line)
    if "date" not in values:
        return None
    options = _options(reading, values.get("options"), f"{path}.options")
    members, vetoes = values.get("members", ()), values.get("vetoes", ())
    compared, why = values.get("challenge", "no") == "yes", values.get("why", "")
    return Forum(name, _titled(name, values), values["date"], members, vetoes, options, compared, why=why)


def _options(reading: Reading, node: Node | None, path: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, leaf in (reading.table(node, path, 0).items if node is not None else {}).items():
        try:
            read = quantity(reading.text(leaf, f"{path}.{name}"), "number", (0.0, 100.0))
        except InputError as error:
            reading.fault(leaf.line, f"{path}.{name}", error.what, error.value, error.allowed, error.mend)
            continue
        if not read.fixed:
            reading.fault(leaf.line, f"{path}.{name}", "an option stands at one number", read.text, "0 to 100")
        found[name] = read.mid
    return found


def _intervention(reading: Reading, name: str, node: Node, path: str) -> Intervention | None:
    values = reading.part("interventions", cited(reading, node, path), path, node.line)
    who, day = values.get("who"), values.get("from")
    if not who or day is None:
        return None
    edits = [Edit(day, who, key, values[key]) for key in ("stance", "salience") if key in values]
    leverage, on = values.get("leverage"), values.get("on", "")
    if leverage is not None and on:
        edits.append(Edit(day, on, f"moved_by.{who}", leverage))
    if (leverage is None) != (not on):
        lack = "leverage" if leverage is None else "on"
        reading.fault(node.line, f"{path}.{lack}", "missing", "", "both leverage and on, or neither", f"add '{lack}:'")
    elif not edits and not isinstance(node, Row):
        reading.fault(node.line, path, "changes nothing", "", "stance, salience or leverage", "add one of them")
    return Intervention(name, _titled(name, values), tuple(edits), why=values.get("why", ""))


def edit_of(reading: Reading, values: Mapping[str, Any], node: Node, path: str) -> Edit | None:
    """Give what an event changes, by its `moves` and `size`; None where it changes nothing."""
    moves, size, day = values.get("moves"), values.get("size"), values.get("date")
    if moves is None and size is None:
        return None
    if moves is None or size is None:
        lack = "moves" if moves is None else "size"
        said = "what it changes" if lack == "moves" else "by how much; without a size it changes nothing"
        reading.fault(node.line, f"{path}.{lack}", "missing", "", said, f"add '{lack}:'")
        return None
    actor, _, key = moves.partition(".")
    return Edit(day, actor, key, size, adds=True) if day else None
