"""From the tree of a file to a scenario: one small builder for each kind of part."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from contingent._yaml import Leaf, Node, Row, Table, parse
from contingent.errors import Fault
from contingent.scenario._build_front import ammunition, delivery, theatre
from contingent.scenario._build_states import edit_of, states
from contingent.scenario._build_supply import component, cross_supply, demand, substitutions
from contingent.scenario._cross import cross
from contingent.scenario._cross_front import cross_front
from contingent.scenario._cross_states import cross_states
from contingent.scenario._fields import Reading, nearest
from contingent.scenario._hypotheses import hypotheses
from contingent.scenario._lines import Lines
from contingent.scenario._lists import listed
from contingent.scenario._regions import cross_regions, region
from contingent.scenario._scenario import (
    Deployment,
    Event,
    Input,
    Question,
    Scenario,
    Sender,
    SourceNote,
    Theatre,
)
from contingent.scenario._settle import settle
from contingent.scenario._threshold import threshold
from contingent.scenario._vocabulary import keys

__all__ = ["build"]

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_EARLY = date(1900, 1, 1)  # stands in for a missing date, so that the rest is still checked
T = TypeVar("T")


def build(text: str, file: str, beside: Mapping[str, str] | None = None) -> tuple[Scenario | None, tuple[Fault, ...]]:
    """Build a scenario from a file's text and those beside it, with every fault and warning in the order of lines."""
    tree, faults = parse(text)
    reading = Reading(faults=list(faults), paths={fault.path for fault in faults})
    if not isinstance(tree, Table):
        if not faults:
            reading.fault(1, "", "not a scenario", "", "keys with values at the top", "begin with 'scenario:'")
        return None, tuple(reading.faults)
    # After a syntax error only what stood before it was read: what follows it is not "missing".
    broken = any(fault.path == "" for fault in faults)
    scenario, known = _scenario(tree, reading, text, file, beside or {})
    cross(scenario, reading, Lines(tree), known)
    cross_supply(scenario, reading, Lines(tree), known)
    cross_front(scenario, reading, Lines(tree), known)
    cross_states(scenario, reading, Lines(tree), known)
    cross_regions(scenario, reading, Lines(tree))
    found = [fault for fault in reading.faults if not (broken and fault not in faults)]
    return scenario, tuple(sorted(dict.fromkeys(found), key=lambda fault: fault.line))


def _scenario(
    tree: Table, reading: Reading, text: str, file: str, beside: Mapping[str, str]
) -> tuple[Scenario, dict[str, date]]:
    top = reading.part("top", tree, "", 1)
    reading.sources = _parts(reading, top.get("sources"), "sources", _source)
    known: dict[str, date] = {name: top[name] for name in ("as_of", "start", "horizon") if name in top}

    def front(reading: Reading, name: str, node: Node, path: str) -> Theatre:
        return theatre(reading, name, node, path, beside, known.get("as_of", _EARLY))

    scenario = Scenario(
        name=top.get("scenario", ""),
        title=top.get("title", ""),
        as_of=known.get("as_of", _EARLY),
        start=known.get("start", _EARLY),
        horizon=known.get("horizon", _EARLY),
        senders=_parts(reading, top.get("senders"), "senders", _sender),
        deployments=_parts(reading, top.get("deployments"), "deployments", _deployment),
        theatres=_parts(reading, top.get("theatres"), "theatres", front),
        hypotheses={},
        events=_listed(reading, top.get("events"), "events", _event),
        questions=_listed(reading, top.get("questions"), "questions", _question),
        sources=reading.sources,
        matches=_groups(reading, top.get("matches")),
        ammunition=_parts(reading, top.get("ammunition"), "ammunition", ammunition),
        deliveries=_parts(reading, top.get("deliveries"), "deliveries", delivery),
        components=_parts(reading, top.get("components"), "components", component),
        demands=_parts(reading, top.get("demands"), "demands", demand),
        substitutions=substitutions(reading, top.get("substitutions")),
        correlations=listed("correlations", reading, top.get("correlations"), "correlations") or (),
        sha256=_hash(tree, beside),
        file=file,
        text=text,
        regions=_parts(reading, top.get("regions"), "regions", region),
        **states(reading, top, _parts, beside),
    )
    return hypotheses(settle(scenario, reading), top.get("hypotheses"), reading), known


def _parts(
    reading: Reading, node: Node | None, path: str, make: Callable[[Reading, str, Node, str], T]
) -> dict[str, T]:
    """Build every part of a mapping by its key."""
    if node is None:
        return {}
    table, parts = reading.table(node, path, 0), {}
    if isinstance(node, Table) and not node.items and path != "sources":
        reading.fault(node.line, path, "empty", "", "at least one", f"add one below '{path}:'")
    for name, part in table.items.items():
        line, where = table.lines[name], f"{path}.{name}"
        if not _NAME.fullmatch(name):
            reading.fault(line, where, "not a plain name", name, "a to z, 0 to 9 and _, a letter first")
        # An empty part ("theatres: {kursk: }") is a part of which everything is the default.
        filled = Table(line) if isinstance(part, Leaf) and not part.text else part
        parts[name] = make(reading, name, filled, where)
    return parts


def _listed(reading: Reading, node: Node | None, path: str, make: Callable[..., T | None]) -> tuple[T, ...]:
    if node is None:
        return ()
    if not isinstance(node, Row):
        reading.fault(node.line, path, "not a list", "", "a list", "begin each entry with '- '")
        return ()
    made = [make(reading, item, f"{path}[{i}]") for i, item in enumerate(node.items, 1)]
    return tuple(item for item in made if item is not None)


def _titled(name: str, values: Mapping[str, Any]) -> str:
    return str(values.get("title") or name.replace("_", " ").capitalize())


def _inputs(values: Mapping[str, Any]) -> dict[str, Input]:
    return {name: value for name, value in values.items() if isinstance(value, Input)}


def _source(reading: Reading, name: str, node: Node, path: str) -> SourceNote:
    values = reading.part("sources", node, path, node.line)
    title, day = values.get("title", ""), values.get("date")
    return SourceNote(name, title, day, values.get("origin", ()), values.get("figures", ()))


def _sender(reading: Reading, name: str, node: Node, path: str) -> Sender:
    values = reading.part("senders", node, path, node.line)
    return Sender(name, _titled(name, values), _inputs(values))


def _deployment(reading: Reading, name: str, node: Node, path: str) -> Deployment:
    values = reading.part("deployments", node, path, node.line)
    shares, names, rest = _shares(reading, values.get("theatres"), f"{path}.theatres")
    return Deployment(
        name,
        _titled(name, values),
        sender=values.get("sender", ""),
        host=values.get("host", ""),
        scheme=values.get("scheme", "no rotation"),
        already_sent_by=values.get("already_sent_by"),
        theatres=names,
        rest=rest,
        inputs={**_inputs(values), **shares},
        replacement=values.get("replacement", "none"),
        wounded_return=values.get("wounded_return", "to unit"),
        plan=listed("plan", reading, values.get("plan"), f"{path}.plan") or (),
        profile=listed("profile", reading, values.get("profile"), f"{path}.profile") or (),
        periods=listed("periods", reading, values.get("periods"), f"{path}.periods") or (),
    )


def _shares(reading: Reading, node: Node | None, path: str) -> tuple[dict[str, Input], tuple[str, ...], str]:
    """Read the theatres of a deployment: shares, names, and the one that takes the rest."""
    if node is None:
        return {}, (), ""
    table = reading.table(node, path, 0)
    key = keys("deployments")["combat_share"]  # any fraction: shares have its unit and support
    shares, rests = {}, []
    for name, part in table.items.items():
        if isinstance(part, Leaf) and part.text == "rest":
            rests.append(name)
        elif (share := reading.input(key, part, f"{path}.{name}")) is not None:
            shares[f"theatres.{name}"] = share
    if isinstance(node, Table) and len(rests) != 1:
        what = "no theatre takes the rest" if not rests else "two theatres take the rest"
        mend = f"write '{next(iter(table.items), 'name')}: rest'" if not rests else "give one of them a share"
        reading.fault(table.line, path, what, ", ".join(rests), "exactly one 'rest'", mend)
    return shares, tuple(table.items), rests[0] if rests else ""


def _event(reading: Reading, node: Node, path: str) -> Event | None:
    values = reading.part("events", node, path, node.line)
    if "date" not in values:
        return None
    name, place, kind = (values.get(key, "") for key in ("name", "place", "kind"))
    return Event(values["date"], name, place, kind, values.get("who", ()), edit_of(reading, values, node, path))


def _question(reading: Reading, node: Node, path: str) -> Question | None:
    from contingent.measures import MEASURES

    values = reading.part("questions", node, path, node.line)
    measure, by = values.get("measure"), values.get("by")
    if measure and measure not in MEASURES:
        known = sorted(MEASURES)
        lines = node.lines if isinstance(node, Table) else {}
        reading.fault(lines["measure"], f"{path}.measure", "no such measure", measure, ", ".join(known),
                      nearest(measure, known))  # fmt: skip
        return None
    if not measure or not by:
        return None
    least = threshold(reading, values.get("at_least"), MEASURES[measure], f"{path}.at_least")
    most = threshold(reading, values.get("at_most"), MEASURES[measure], f"{path}.at_most")
    if "at_least" not in values and "at_most" not in values:
        if MEASURES[measure].kind != "event":
            reading.fault(node.line, path, "no threshold", "", "at_least or at_most", "add 'at_least:'")
        least = 1.0  # an event is asked for as such: it comes about, or not
    asked, of = values.get("deployment", ""), values.get("of", "")
    return Question(values.get("id", ""), values.get("text", ""), measure, by, least, most, asked, of)


def _groups(reading: Reading, node: Node | None) -> tuple[tuple[str, ...], ...]:
    if node is None:
        return ()
    if not isinstance(node, Row):
        reading.fault(
            node.line, "matches", "not a list", "", "a list of lists of words", "write [[word, word], [word]]"
        )
        return ()
    return tuple(reading.texts(item, "matches") for item in node.items)


def _plain(node: Node) -> Any:
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, Row):
        return [_plain(item) for item in node.items]
    return {name: _plain(item) for name, item in node.items.items()}


def _hash(tree: Table, beside: Mapping[str, str] | None = None) -> str:
    """Hash the meaning: values as written, keys in order of their names, no comments, no spacing; files beside it."""
    text = json.dumps([_plain(tree), dict(beside)] if beside else _plain(tree), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
