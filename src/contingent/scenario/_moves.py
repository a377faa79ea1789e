"""Interventions: read from one line of words, and put into a scenario as dated edits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from contingent.errors import InputError, UsageError
from contingent.scenario._fields import few, nearest
from contingent.scenario._input import Input
from contingent.scenario._quantity import quantity
from contingent.scenario._scenario import Event, Scenario
from contingent.scenario._states import Edit, Intervention
from contingent.scenario._units import Unit
from contingent.scenario._vocabulary import keys

__all__ = ["moved", "read_move"]

_FROM = re.compile(r"\s+from\s+(\S+)\s*$")
_PART = re.compile(r"(stance|salience|leverage\s+on\s+(\S+))\s+(.+)")
_EXAMPLE = "china: stance 20, salience 70 from 2024-12-01"


def read_move(scenario: Scenario, text: str) -> Intervention:
    """Read an intervention: the name of one in the file, or words such as in the example.

    Parameters
    ----------
    scenario : Scenario
        Whose actors it names.
    text : str
        ``ACTOR: stance N, salience N, leverage on ACTOR N % from DATE``; at least one of the three, and without a date
        from the day after the as-of date on.

    Returns
    -------
    Intervention

    Raises
    ------
    UsageError
        If it names no intervention or actor, changes nothing, or a value or day is out of range.

    Examples
    --------
    >>> from contingent.scenario import load
    >>> read_move(load("dprk-russia-2024"), "china: stance 20, salience 70 from 2024-12-01").edits[0].when.isoformat()
    '2024-12-01'
    """
    if text.strip() in scenario.interventions:
        return scenario.interventions[text.strip()]
    actor, colon, rest = (part.strip() for part in text.partition(":"))
    if not colon:
        known = list(scenario.interventions)
        mend = nearest(text.strip(), known) or f"write for example '{_EXAMPLE}'"
        raise UsageError("no such intervention", value=text, allowed=few(known) or "none in this scenario", mend=mend)
    _actor(scenario, actor)
    when, rest = _day(scenario, rest)
    edits = [_edit(scenario, actor, part.strip(), when) for part in rest.split(",") if part.strip()]
    if not edits:
        allowed = "stance, salience or leverage on another actor"
        raise UsageError("the intervention changes nothing", value=text, allowed=allowed, mend=f"as '{_EXAMPLE}'")
    _whole(scenario, edits)
    return Intervention(text.strip(), text.strip(), tuple(edits))


def _actor(scenario: Scenario, name: str) -> None:
    if name not in scenario.actors:
        known = list(scenario.actors)
        allowed = few(known) or "none: this scenario has no actors"
        raise UsageError("no such actor", value=name, allowed=allowed, mend=nearest(name, known))


def _day(scenario: Scenario, rest: str) -> tuple[date, str]:
    found = _FROM.search(f" {rest}")
    if found is None:
        return scenario.as_of + timedelta(days=1), rest
    try:
        when = date.fromisoformat(found[1])
    except ValueError:
        raise UsageError("not a date", value=found[1], allowed="year-month-day", mend="as 2024-12-01") from None
    if not scenario.start <= when <= scenario.horizon:
        what = "the intervention begins before the start" if when < scenario.start else "it begins after the horizon"
        raise UsageError(what, value=when, allowed=f"{scenario.start} to {scenario.horizon}", mend="move it")
    return when, rest[: max(found.start() - 1, 0)]


def _edit(scenario: Scenario, actor: str, part: str, when: date) -> Edit:
    found = _PART.fullmatch(part)
    if found is None:
        allowed = "stance N, salience N, leverage on ACTOR N %"
        raise UsageError("not a change of an actor", value=part, allowed=allowed, mend=f"as '{_EXAMPLE}'")
    said, on, value = found[1], found[2], found[3]
    if on:
        _actor(scenario, on)
        return Edit(when, on, f"moved_by.{actor}", _value(f"leverage of {actor} on {on}", value, "fraction"))
    return Edit(when, actor, said, _value(f"{said} of {actor}", value, "number"))


def _value(what: str, text: str, unit: Unit) -> Input:
    support = keys("actors")["susceptibility" if unit == "fraction" else "stance"].support
    try:
        spread = quantity(text, unit, support)
    except InputError as error:
        raise UsageError(f"{what}: {error.what}", value=text, allowed=error.allowed, mend=error.mend) from None
    return Input(f"interventions.{what}", spread, unit)


def _whole(scenario: Scenario, edits: Iterable[Edit]) -> None:
    for edit in edits:
        if edit.key.startswith("moved_by."):
            ties = {name: item.distribution.mid for name, item in scenario.actors[edit.actor].moved_by.items()}
            total = sum({**ties, edit.key[9:]: edit.value.distribution.mid}.values())
            if total > 1.0 + 1e-9:  # a hair of room for sums of per cents
                raise UsageError(
                    f"leverage on {edit.actor} would reach {total:.0%}",
                    value=edit.value,
                    allowed="100 % in all at most",
                    mend=f"give {1 - total + edit.value.distribution.mid:.0%} at most",
                )


def moved(scenario: Scenario, moves: Iterable[Intervention]) -> Scenario:
    """Give the scenario in which interventions are made; every random number keeps its address.

    Parameters
    ----------
    scenario : Scenario
        As it stands.
    moves : iterable of Intervention
        From the file, or of :func:`read_move`.

    Returns
    -------
    Scenario

    Examples
    --------
    >>> from contingent.scenario import load
    >>> scenario = load("dprk-russia-2024")
    >>> len(moved(scenario, [scenario.interventions["china_presses"]]).events) - len(scenario.events)
    2
    """
    made = (Event(edit.when, move.title, kind="intervention", edit=edit) for move in moves for edit in move.edits)
    return replace(scenario, events=(*scenario.events, *made))
