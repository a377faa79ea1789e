"""Checks of the states: actors who exist, leverage within a whole, days that fit, treaties without a circle."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from contingent.scenario._cross_decisions import decisions, engagements, joiners, questions
from contingent.scenario._fields import Reading, few, nearest
from contingent.scenario._lines import Lines
from contingent.scenario._scenario import Scenario
from contingent.scenario._states import Edit

__all__ = ["cross_states"]

_HAIR = 1e-9  # what adding per cents may add


class _Check:
    """What each check needs."""

    def __init__(self, scenario: Scenario, reading: Reading, lines: Lines, known: Mapping[str, date]) -> None:
        self.scenario, self.reading, self.lines = scenario, reading, lines
        self.as_of = known.get("as_of", date.max)
        self.start, self.horizon = known.get("start", date.min), known.get("horizon", date.max)

    def fault(self, path: str, what: str, value: object = "", allowed: str = "", mend: str = "") -> None:
        self.reading.fault(self.lines.of(path), path, what, value, allowed, mend)

    def actors(self, path: str, names: Iterable[str]) -> bool:
        """Note names that are no actors; tell whether all are."""
        known = self.scenario.actors
        wrong = [name for name in names if name not in known]
        for name in wrong:
            self.fault(path, "no such actor", name, few(known) or "keys of actors", nearest(name, known))
        return not wrong

    def late(self, path: str, day: date | None) -> None:
        if day and day > self.as_of:
            mend = "leave it out, or move as_of"
            self.fault(path, "known only after the as-of date", day, f"{self.as_of} or earlier", mend)


def cross_states(scenario: Scenario, reading: Reading, lines: Lines, known: Mapping[str, date]) -> None:
    """Note what does not fit together among the states; `known` holds the dates that could be read."""
    check = _Check(scenario, reading, lines, known)
    _actors(check)
    _treaties(check)
    _facts(check)
    _forums(check)
    _events(check)
    _interventions(check)
    decisions(scenario, reading, lines, known, check.actors)
    joiners(scenario, reading, lines, check.actors)
    engagements(scenario, reading, lines, known)
    questions(scenario, reading, lines)


def _actors(check: _Check) -> None:
    scenario = check.scenario
    if scenario.actors and not scenario.stance_scale:
        check.fault("actors", "no scale of stances", "", "what 0 and 100 mean", "add 'stance_scale:' at the top")
    for actor in scenario.actors.values():
        path = f"actors.{actor.name}"
        check.late(f"{path}.known", actor.known)
        for other in actor.moved_by:
            check.actors(f"{path}.moved_by.{other}", [other])
        if actor.name in actor.moved_by:
            mend = "remove it: what others leave is its own"
            check.fault(f"{path}.moved_by.{actor.name}", "an actor cannot have leverage on itself", mend=mend)
        _row(check, f"{path}.moved_by", actor.name, {})


def _row(check: _Check, path: str, actor: str, instead: Mapping[str, float]) -> None:
    """Note leverage on an actor that exceeds a whole, with what an intervention puts `instead`."""
    shares = {name: item.distribution.mid for name, item in check.scenario.actors[actor].moved_by.items()}
    total = sum({**shares, **instead}.values())
    if total > 1.0 + _HAIR:
        said = " + ".join(f"{share:.2g}" for share in {**shares, **instead}.values())
        mend = f"divide each by {total:.3g}, or lower one"
        check.fault(path, f"leverage on {actor} reaches {total:.0%}", said, "middles that sum to 100 % at most", mend)


def _treaties(check: _Check) -> None:
    treaties = check.scenario.treaties
    for one in treaties.values():
        path = f"treaties.{one.name}"
        check.actors(f"{path}.between", one.between)
        check.late(f"{path}.from", one.since)
        if one.through and one.through not in treaties:
            where = f"{path}.through"
            check.fault(where, "no such treaty", one.through, few(treaties), nearest(one.through, treaties))
    for circle in _circles({name: one.through for name, one in treaties.items()}):
        said = " -> ".join([*circle, circle[0]])
        mend = "remove one 'through:'"
        check.fault(f"treaties.{circle[0]}.through", "treaties that go round in a circle", said,
                    "treaties that end at one that binds by itself", mend)  # fmt: skip


def _circles(through: Mapping[str, str]) -> list[list[str]]:
    found: list[list[str]] = []
    done: set[str] = set()
    for name in through:
        path: list[str] = []
        while name in through and name not in path and name not in done:
            path.append(name)
            name = through[name]
        if name in path:
            found.append(path[path.index(name) :])
        done.update(path)
    return found


def _facts(check: _Check) -> None:
    for number, fact in enumerate(check.scenario.facts, 1):
        path = f"facts[{number}]"
        check.actors(f"{path}.who", fact.who)
        _source(check, path, fact.source)
        if fact.date > check.as_of:
            what = f"known only after the as-of date {check.as_of}: it is not used"
            check.reading.warn(check.lines.of(path), path, what, fact.date, "move as_of to use it")


def _source(check: _Check, path: str, source: str) -> None:
    known = [*check.scenario.sources, "assumed"]
    if source not in known and not any(source in fault.value for fault in check.reading.faults):
        check.fault(f"{path}.source", "no such source", source, few(known), nearest(source, known))


def _forums(check: _Check) -> None:
    for forum in check.scenario.forums.values():
        path = f"forums.{forum.name}"
        check.actors(f"{path}.members", forum.members)
        for name in forum.vetoes:
            if name not in forum.members:
                known: Collection[str] = forum.members
                check.fault(f"{path}.vetoes", "not a member", name, few(known), nearest(name, known))
        if len(forum.options) < 2:
            check.fault(f"{path}.options", "no choice", ", ".join(forum.options), "two options or more")
        weights = [check.scenario.actors[name].inputs.get("capability") for name in forum.members
                   if name in check.scenario.actors]  # fmt: skip
        if weights and not any(item and item.distribution.high > 0 for item in weights):
            check.fault(f"{path}.members", "no member has any capability", "", "one above 0", "give them capability")


def _events(check: _Check) -> None:
    for number, event in enumerate(check.scenario.events, 1):
        path = f"events[{number}]"
        if event.who:
            check.actors(f"{path}.who", event.who)
        if event.edit:
            _edit(check, f"{path}.moves", event.edit)


def _edit(check: _Check, path: str, edit: Edit) -> None:
    """Note a change of a value that nobody has."""
    if not check.actors(path, [edit.actor]):
        return
    plain, _, other = edit.key.partition(".")
    if edit.key in ("stance", "salience"):
        return
    if plain != "moved_by" or not other:
        allowed = f"{edit.actor}.stance, {edit.actor}.salience or {edit.actor}.moved_by.NAME"
        check.fault(path, "no such value of an actor", f"{edit.actor}.{edit.key}", allowed)
        return
    if check.actors(path, [other]):
        item = check.scenario.actors[edit.actor].moved_by.get(other)
        now = item.distribution.mid if item and edit.adds else 0.0
        _row(check, path, edit.actor, {other: max(now + edit.value.distribution.mid, 0.0)})


def _interventions(check: _Check) -> None:
    for move in check.scenario.interventions.values():
        path = f"interventions.{move.name}"
        for edit in move.edits:
            who = edit.actor if "." not in edit.key else edit.key.partition(".")[2]
            _edit(check, f"{path}.on" if who != edit.actor else f"{path}.who", edit)
        if move.edits and not check.start <= move.edits[0].when <= check.horizon:
            when = move.edits[0].when
            what = "before the start" if when < check.start else "after the horizon"
            allowed = f"{check.start} to {check.horizon}"
            check.fault(f"{path}.from", what, when, allowed, f"write {check.as_of} or a later day")
