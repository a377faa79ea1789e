"""Checks of the front: theatres and states that exist, areas that fit, deliveries that deliver."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from contingent.scenario._fields import Reading, few, nearest
from contingent.scenario._front import Delivery
from contingent.scenario._lines import Lines
from contingent.scenario._rows_front import AREA, LOSSES, SHARED
from contingent.scenario._scenario import Scenario, Theatre

__all__ = ["cross_front", "front_of_theatre"]

_HAIR = 1e-9  # what adding per cents may add


def front_of_theatre(theatre: Theatre, reading: Reading, where: str, lines: Lines) -> None:
    """Note what a theatre lacks for the front, or says in vain; `where` names the hypothesis in force, if any."""
    path, found = f"theatres.{theatre.name}", theatre.inputs
    fights, holds = "opponent_rate" in found, "area" in found
    place = where or path
    if holds and "area_gain" not in found and f"{path}.area_gain" not in reading.paths:
        mend = f"add 'area_gain:' to {path}"
        reading.fault(lines.of(place), f"{place}.area_gain", "missing", "", "the mean gain of that area", mend)
    lacks = fights and "allies" not in found
    if lacks and f"{path}.allies" not in reading.paths:
        mend = f"give opponent_rate in {path} itself"
        reading.fault(lines.of(place), place, "sets losses of opponents that the theatre does not have", "", "", mend)
    if holds and "area_most" in found and found["area"].distribution.low > found["area_most"].distribution.high:
        value = f"{found['area_most']} of {found['area']}"
        what = "less than what is held already"
        reading.fault(lines.of(f"{path}.area_most"), f"{path}.area_most", what, value, "the whole area")
    if theatre.law != "fitted":
        for key in ("own_exponent", "enemy_exponent", "duration_exponent"):
            if key in found and found[key].line:
                what = f"not used under the {theatre.law} law, which has exponents of its own"
                reading.warn(found[key].line, found[key].path, what, found[key], "remove it, or the law")
    for key, item in found.items() if not where else ():
        idle = (key in LOSSES and not fights and (key not in SHARED or not holds)) or (key in AREA and not holds)
        if item.line and (idle or (key == "allies" and not fights and not holds)):
            needs = "opponent_rate" if key in LOSSES or key in SHARED else "area"
            reading.warn(item.line, item.path, f"used by nothing without {needs}", item, f"add '{needs}:'")


def cross_front(scenario: Scenario, reading: Reading, lines: Lines, known: Mapping[str, date]) -> None:
    """Note what does not fit together among ammunition and deliveries."""
    for one in scenario.ammunition.values():
        path = f"ammunition.{one.name}.theatres"
        for name in one.theatres:
            _exists(name, scenario.theatres, path, "no such theatre", reading, lines)
    _fire(scenario, reading, lines)
    for delivery in scenario.deliveries.values():
        _delivery(scenario, delivery, reading, lines, known)


def _exists(name: str, known: Mapping[str, object], path: str, what: str, reading: Reading, lines: Lines) -> None:
    if name and name not in known and path not in reading.paths:
        reading.fault(lines.of(path), path, what, name, few(known) or "none in this file", nearest(name, known))


def _fire(scenario: Scenario, reading: Reading, lines: Lines) -> None:
    """Note fire that inflicts more than all losses, or none at all."""
    for theatre in scenario.theatres:
        serve = [one for one in scenario.ammunition.values() if not one.theatres or theatre in one.theatres]
        shares = [one.inputs["fire_share"].distribution for one in serve if "fire_share" in one.inputs]
        total = sum(share.high for share in shares)
        if len(shares) > 1 and total > 1 + _HAIR:
            said, allowed = " + ".join(share.text for share in shares), "their high ends sum to 100 % at most"
            path = f"ammunition.{serve[0].name}.fire_share"
            what = f"fire in {theatre} inflicts up to {total:.0%} of the losses"
            reading.fault(lines.of(path), path, what, said, allowed, "lower a share")
    for one in scenario.ammunition.values():
        served = [part for name, part in scenario.theatres.items() if not one.theatres or name in one.theatres]
        if not any("opponent_rate" in part.inputs or "area" in part.inputs for part in served):
            mend = "give a theatre 'opponent_rate:' or 'area:'"
            reading.warn(lines.of(f"ammunition.{one.name}"), f"ammunition.{one.name}", "changes nothing", "", mend)


def _delivery(scenario: Scenario, one: Delivery, reading: Reading, lines: Lines, known: Mapping[str, date]) -> None:
    path = f"deliveries.{one.name}"
    _exists(one.ammunition, scenario.ammunition, f"{path}.ammunition", "no such ammunition", reading, lines)
    states = {**scenario.actors, **scenario.senders}
    _exists(one.supplier, states, f"{path}.supplier", "no such actor or sender", reading, lines)
    events = {name: part for name, part in scenario.decisions.items() if part.kind == "event"}
    for key, name in (("after", one.after), ("ends_with", one.ends_with)):
        what = "no such joiner, or decision of the kind event"
        _exists(name, {**events, **scenario.joiners}, f"{path}.{key}", what, reading, lines)
    flows = [one.inputs[key] for key in ("rounds", "once") if key in one.inputs]
    if flows and not any(item.distribution.high > 0 for item in flows) and f"{path}.rounds" not in reading.paths:
        reading.fault(lines.of(path), path, "delivers nothing", "", "rounds or once", "add 'rounds:' or 'once:'")
    start, horizon = known.get("start", date.min), known.get("horizon", date.max)
    for key, day in (("begins", one.begins), ("until", one.until)):
        if day and not start <= day <= horizon:
            where = f"{path}.{key}"
            reading.fault(lines.of(where), where, "outside the scenario", day, f"{start} to {horizon}")
    if one.begins and one.until and one.until < one.begins:
        where = f"{path}.until"
        reading.fault(lines.of(where), where, "before its first day", one.until, f"{one.begins} or later")
