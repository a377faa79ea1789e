"""The different figures that a ledger's counts tell of one force, each with its readings."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Literal

from contingent.claims import Claim, Ledger
from contingent.measures import MEASURES, Window
from contingent.scenario import Scenario
from contingent.weigh._refusals import too_late
from contingent.weigh._values import window_of

__all__ = ["Figure", "Option", "Role", "figures", "pairs", "role", "told_pace"]

Role = Literal["strength", "total", "flow", "batch", "part"]
"""Strength: so many at a time; total: so many in all; flow: a year; part: a part of those sent."""

_ROLES: dict[str, Role] = {
    "present": "strength",
    "present_peak": "strength",
    "front": "strength",
    "sent": "total",
    "sent_per_year": "flow",
    "batch": "batch",
}
_CEILINGS = ("at_most", "less_than")
_FLOORS = ("at_least", "more_than")
_NEAR = 0.15  # "reached as told": within 15 % of the number (assumed; rounding, losses and late counts)


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of a figure.

    Parameters
    ----------
    measure : str
        Name in the registry.
    window : Window
        Days.
    weight : float
        Belief from the words, a fraction.
    """

    measure: str
    window: Window
    weight: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One number told of one force, by one claim or several.

    Parameters
    ----------
    number : float
        As told; the middle of a range.
    low, high : float
        Between these it counts as reached.
    floor, ceiling : float
        Between these it holds at the words' letter ("up to" only as a ceiling).
    text : str
        The number in words.
    actor : str
        Whose force.
    claims : tuple of str
        Ids.
    options : tuple of Option
        Its readings, most believed first.
    """

    number: float
    low: float
    high: float
    floor: float
    ceiling: float
    text: str
    actor: str
    claims: tuple[str, ...]
    options: tuple[Option, ...] = field(default=())


def role(measure: str) -> Role:
    """Say what part a measure plays in the arithmetic of a deployment."""
    return _ROLES.get(measure, "part")


def figures(ledger: Ledger, scenario: Scenario) -> tuple[Figure, ...]:
    """Find the different figures among a ledger's counts of people.

    Parameters
    ----------
    ledger : Ledger
        Its core counts are used: those told of people, not denied, no opinion, not published too late.
    scenario : Scenario
        For open windows.

    Returns
    -------
    tuple of Figure
        Lowest first. The same number told of the same force by several claims is one figure.
    """
    found: list[tuple[Figure, int]] = []
    for claim in sorted(ledger.counts, key=lambda each: each.id):
        told = None if _unusable(claim, ledger, scenario) else _figure(claim, scenario)
        if told is None:
            continue
        same = next((k for k, (each, _) in enumerate(found) if _same(each, told)), None)
        if same is None:
            found.append((told, 1))
        else:
            found[same] = (_merged(*found[same], told), found[same][1] + 1)
    return tuple(sorted((each for each, _ in found), key=lambda each: (each.number, each.claims)))


def pairs(found: tuple[Figure, ...]) -> list[tuple[Figure, Figure]]:
    """Pair up figures of one force with different numbers, the lower one first."""
    return [
        (one, other)
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        if one.number < other.number and _one_force(one.actor, other.actor)
    ]


def told_pace(ledger: Ledger, scenario: Scenario) -> tuple[float, float] | None:
    """Give the days between rotations that a ledger tells ("every few months"), from and to.

    Parameters
    ----------
    ledger : Ledger
        Claims about intervals or tours with both ends are used.
    scenario : Scenario
        For the as-of date.

    Returns
    -------
    (float, float) or None
        Of the claim by the best-graded source, the first of them; None where no claim tells it.
    """
    found = [
        (claim.grade.reliability, place, float(reading.low), float(reading.high))
        for place, claim in enumerate(ledger.claims)
        for reading in claim.readings
        if reading.measure in ("interval", "tour") and reading.low and reading.high
        if not _unusable(claim, ledger, scenario)
    ]
    return min(found)[2:] if found else None


def _unusable(claim: Claim, ledger: Ledger, scenario: Scenario) -> bool:
    if claim.kind == "opinion" or claim.polarity == "negative":
        return True
    return bool(too_late(claim, ledger, scenario))


def _figure(claim: Claim, scenario: Scenario) -> Figure | None:
    usable = [
        reading
        for reading in claim.readings
        if reading.bound != "event" and reading.measure in MEASURES and "people" in MEASURES[reading.measure].unit
    ]
    ends = [end for reading in usable[:1] for end in (reading.low, reading.high) if end]
    if not usable or not ends:
        return None
    total = sum(reading.weight for reading in usable)
    options = tuple(Option(reading.measure, window_of(reading, scenario), reading.weight / total) for reading in usable)
    return _bounded(usable[0].bound, ends, claim, options)


def _bounded(bound: str, ends: list[float], claim: Claim, options: tuple[Option, ...]) -> Figure:
    low, high = min(ends), max(ends)
    number = (low + high) / 2.0
    text = f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"
    near, far = low * (1.0 - _NEAR), high * (1.0 + _NEAR)
    if bound in _FLOORS:
        far = math.inf
    floor, ceiling = (0.0, high) if bound in _CEILINGS else (near, far)
    return Figure(number, near, far, floor, ceiling, text, claim.actor, (claim.id,), options)


def _same(one: Figure, other: Figure) -> bool:
    return one.text == other.text and _one_force(one.actor, other.actor)


def _merged(one: Figure, count: int, other: Figure) -> Figure:
    """Join two claims of one number: readings share belief equally, the wider bounds win."""
    weights: dict[tuple[str, Window], float] = {}
    for options, share in ((one.options, count / (count + 1)), (other.options, 1 / (count + 1))):
        for each in options:
            key = (each.measure, each.window)
            weights[key] = weights.get(key, 0.0) + share * each.weight
    options = tuple(
        Option(measure, window, weight)
        for (measure, window), weight in sorted(weights.items(), key=lambda item: (-item[1], item[0][0]))
    )
    low, high = min(one.low, other.low), max(one.high, other.high)
    floor, ceiling = min(one.floor, other.floor), max(one.ceiling, other.ceiling)
    return Figure(
        one.number, low, high, floor, ceiling, one.text, one.actor or other.actor,
        (*one.claims, *other.claims), options,
    )  # fmt: skip


def _one_force(one: str, other: str) -> bool:
    """Whether two actors are the same force; an unnamed one may be any."""
    ours, theirs = (
        [frozenset(re.findall(r"\w+", part.casefold())) for part in name.split(";")] for name in (one, other)
    )
    return not one or not other or any(a <= b or b <= a for a in ours for b in theirs)
