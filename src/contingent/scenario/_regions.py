"""Reading and checking regions."""

from __future__ import annotations

from collections.abc import Iterable

from contingent._yaml import Node
from contingent.scenario._build_states import cited
from contingent.scenario._fields import Reading, few, nearest
from contingent.scenario._input import Input
from contingent.scenario._key import CROWD, Key
from contingent.scenario._lines import Lines
from contingent.scenario._region import Region
from contingent.scenario._scenario import Scenario

__all__ = ["cross_regions", "region"]

_SHARE = (0.0, 1.0)

_TROOPS = Key("regions", "troops", "people", "armed forces", (0, CROWD))
_HERE = Key("regions", "here", "fraction", "share that counts there", _SHARE)


def region(reading: Reading, name: str, node: Node, path: str) -> Region:
    """Read one region."""
    values = reading.part("regions", cited(reading, node, path), path, node.line)
    inputs: dict[str, Input] = {}
    if isinstance(item := values.get("personnel"), Input) and ("troops" in values or item.line):
        inputs["personnel"] = item
    for key in (_TROOPS, _HERE):
        if (part := values.get(key.name)) is not None:
            for actor, one in reading.table(part, f"{path}.{key.name}", 0).items.items():
                where = f"{path}.{key.name}.{actor}"
                if (read := reading.input(key, one, where)) is not None:
                    inputs[f"{key.name}.{actor}"] = read
    title = str(values.get("title") or name.replace("_", " ").capitalize())
    return Region(name, title, values.get("members", ()), values.get("side", ()), inputs,
                  why=values.get("why", ""))  # fmt: skip


def cross_regions(scenario: Scenario, reading: Reading, lines: Lines) -> None:
    """Note members who are no actors or have no capability, sides without members, senders who face nobody."""
    for one in scenario.regions.values():
        path = f"regions.{one.name}"
        _known(reading, lines, f"{path}.members", one.members, scenario.actors, "no such actor")
        _known(reading, lines, f"{path}.side", one.side, one.members, "not a member")
        _known(reading, lines, f"{path}.here", one.by_actor("here"), one.members, "not a member")
        troops = one.by_actor("troops")
        _known(reading, lines, f"{path}.troops", troops, scenario.actors, "no such actor")
        if troops and not _faces(scenario, one):
            allowed = "the sender's and a neighbour's above 0"
            reading.fault(lines.of(f"{path}.troops"), f"{path}.troops", "nobody who is sent faces anybody here",
                          few(troops), allowed, f"senders: {few(scenario.senders)}")  # fmt: skip
        members = [scenario.actors[name] for name in one.members if name in scenario.actors]
        if members and not any("capability" in actor.inputs and actor.inputs["capability"].distribution.high > 0
                               for actor in members):  # fmt: skip
            reading.fault(lines.of(f"{path}.members"), f"{path}.members", "no member has any capability", "",
                          "one above 0", "give them capability")  # fmt: skip


def _faces(scenario: Scenario, one: Region) -> bool:
    troops = one.by_actor("troops")
    ours = [name for name in troops if name in scenario.senders]
    return bool(ours) and any(troops[name].distribution.low > 0 for name in troops if name not in ours)


def _known(reading: Reading, lines: Lines, path: str, names: Iterable[str], known: Iterable[str], what: str) -> None:
    listed = list(known)
    for name in names:
        if name not in listed:
            reading.fault(lines.of(path), path, what, name, few(listed) or "keys of actors", nearest(name, listed))
