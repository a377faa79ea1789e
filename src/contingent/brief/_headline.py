"""The counts of the reports that a reader came for: which claim, which reading, which threshold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contingent.brief._ask import Ask
from contingent.claims import Claim, Reading
from contingent.measures import MEASURES, Window

__all__ = ["Headline", "headlines", "is_over", "threshold"]

_PEOPLE = ("people", "people per year")


@dataclass(frozen=True, slots=True)
class Headline:
    """A count of the reports, turned into an event that can be judged.

    Parameters
    ----------
    claims : tuple of str
        Claims that name this figure, the strongest first.
    measure : str
        Of the strongest reading.
    number : float
        The event is reaching it, in the measure's unit.
    window : Window
        Of the reading.
    """

    claims: tuple[str, ...]
    measure: str
    number: float
    window: Window


def threshold(reading: Reading) -> float | None:
    """Give the value whose reaching makes "up to N", "at least N" or "N" come about.

    Parameters
    ----------
    reading : Reading

    Returns
    -------
    float or None
        The lower end where there is one, else the upper; None for readings without a number.

    Examples
    --------
    >>> threshold(Reading("sent", 1.0, None, 100_000.0, "at_most"))
    100000.0
    """
    return reading.low if reading.low is not None else reading.high


def headlines(ask: Ask) -> list[Headline]:
    """Find the figures that a briefing judges.

    Parameters
    ----------
    ask : Ask
        The posterior with its ledger.

    Returns
    -------
    list of Headline
        One for each figure and strongest reading, the largest figure first; those that the reports tell
        as over and done come last.
    """
    grouped: dict[tuple[str, float, Window], list[Claim]] = {}
    for claim, reading, number in _counts(ask):
        grouped.setdefault((reading.measure, number, ask.window(reading)), []).append(claim)
    found = [
        Headline(tuple(claim.id for claim in _strongest_first(ask, claims)), measure, number, window)
        for (measure, number, window), claims in grouped.items()
    ]
    return sorted(_one_a_number(found), key=lambda one: (is_over(ask, one), -one.number, one.measure))


def _counts(ask: Ask) -> Iterator[tuple[Claim, Reading, float]]:
    for claim in ask.ledger.counts:
        reading = max(claim.readings, key=lambda each: each.weight, default=None)
        if reading is None or claim.polarity == "negative" or claim.kind == "opinion":
            continue
        number = threshold(reading)
        if number and reading.measure in MEASURES and MEASURES[reading.measure].unit in _PEOPLE:
            yield claim, reading, number


def _strongest_first(ask: Ask, claims: list[Claim]) -> list[Claim]:
    weighing = {name: place for place, name in enumerate(ask.weighing)}
    return sorted(claims, key=lambda claim: weighing.get(claim.id, len(weighing)))


def _one_a_number(found: list[Headline]) -> list[Headline]:
    """Keep one reading for a figure told several times: the one with most claims, then the first."""
    best: dict[tuple[str, float], Headline] = {}
    for one in found:
        other = best.get((one.measure, one.number))
        if other is None or len(one.claims) > len(other.claims):
            best[one.measure, one.number] = one
    return list(best.values())


def is_over(ask: Ask, one: Headline) -> bool:
    """Tell whether the figure's last day is past on the as-of date."""
    return one.window.end <= ask.scenario.as_of
