"""The finding of a consistency check: one sentence that a reader remembers, and its side notes."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.measures import get
from contingent.weigh._figures import Figure, Role, role
from contingent.weigh._findings import Row, Rule
from contingent.weigh._identities import Setting, total_sent
from contingent.weigh._posterior import Estimate
from contingent.weigh._say import say_day, say_number

__all__ = ["main_row", "sentence", "side_notes"]

_AT_A_TIME: tuple[Role, ...] = ("strength", "batch")
_OVER_TIME: tuple[Role, ...] = ("total", "flow")
_SAID: dict[Role, str] = {"strength": "at a time", "total": "in all", "flow": "a year", "batch": "a batch"}
_NOUN: dict[Role, str] = {
    "strength": "standing strength",
    "total": "total sent",
    "flow": "yearly flow",
    "batch": "size of a batch",
}
_HARDLY = 0.05  # readings believed less are left out of the word "only" (assumed)
_SMALL = 0.01  # below it a share is said as "under 1 %"


def sentence(rows: Sequence[Row], found: Sequence[Figure]) -> str:
    """Say the finding in one sentence, built from the rows.

    Parameters
    ----------
    rows : sequence of Row
        Every pair of readings.
    found : sequence of Figure
        The figures they are about.

    Returns
    -------
    str
    """
    if not rows:
        return _nothing(found)
    row = main_row(rows)
    told = [each for each in rows if (each.claims_a, each.claims_b) == (row.claims_a, row.claims_b)]
    texts = {each.claims: each.text for each in found}
    a, b = texts[row.claims_a], texts[row.claims_b]
    if row.verdict == "impossible":
        return f"{a} and {b} cannot both be true under any reading of the words: {row.condition}."
    left, right = role(row.reading_a), role(row.reading_b)
    only = " only" if _only(told, (left, right)) else ""
    nouns = _noun(left, row.reading_a), _noun(right, row.reading_b)
    if nouns[0] == nouns[1]:
        condition = row.condition.replace("it changes", "it may have changed", 1)
        if row.prior.value == 0.0:
            return (
                f"{a} and {b} would fit together only as two figures for the {nouns[0]} that changed in between; "
                "in no simulated future does it change so."
            )
        return f"{a} and {b} fit together as two figures for the {nouns[0]}: {condition}."
    return (
        f"{a}{_said(left, row.reading_a)} and {b}{_said(right, row.reading_b)} fit together{only} as "
        f"{nouns[0]} against {nouns[1]}: {row.condition}."
    )


def main_row(rows: Sequence[Row]) -> Row:
    """Pick the row the finding is about: the pair in most tension, under its most believed reading.

    Parameters
    ----------
    rows : sequence of Row
        At least one.

    Returns
    -------
    Row
    """
    by_pair: dict[tuple[tuple[str, ...], ...], list[Row]] = {}
    for row in rows:
        by_pair.setdefault((row.claims_a, row.claims_b), []).append(row)

    def ease(pair: list[Row]) -> tuple[float, float]:
        fits = [row.probability.value for row in pair if row.verdict != "impossible"]
        return (max(fits, default=-1.0), -pair[0].figure_b / max(pair[0].figure_a, 1.0))

    tense = min(by_pair.values(), key=ease)
    fitting = [row for row in tense if row.verdict != "impossible"]
    return max(fitting or tense, key=lambda row: row.weight)


def side_notes(
    rows: Sequence[Row], pace: tuple[float, float] | None, setting: Setting, futures: int
) -> tuple[str, ...]:
    """Say what the futures add to the finding.

    Parameters
    ----------
    rows : sequence of Row
        Every pair of readings.
    pace : (float, float) or None
        Days between rotations as the report itself tells them, from and to.
    setting : Setting
        Days, and the usual tour.
    futures : int
        How many were simulated in all.

    Returns
    -------
    tuple of str
        Sentences: what the report's own pace comes to, how often both figures are reached, what
        holds if ceilings are only ceilings, which rule separates the futures, what else fits.
    """
    if not rows or (row := main_row(rows)).verdict == "impossible":
        return ()
    notes = [*_at_told_pace(row, pace, setting), _reached(row, futures)]
    if row.rule is not None:
        notes.append(_rule_said(row.rule))
    others = [each for each in rows if _other(each, row)]
    notes += [f"Also open: {each.said_a} and {each.said_b}: {each.condition}." for each in others]
    return tuple(notes)


def _at_told_pace(row: Row, pace: tuple[float, float] | None, setting: Setting) -> list[str]:
    """Say what the lower figure adds up to when rotated as often as the report says."""
    if pace is None or (role(row.reading_a), role(row.reading_b)) != ("strength", "total"):
        return []
    days = (row.by_b - setting.as_of).days
    most, least = (total_sent(row.figure_a, each, days) for each in pace)
    often = f"{pace[0]:.0f}" if pace[0] == pace[1] else f"{pace[0]:.0f} to {pace[1]:.0f}"
    total = say_number(least, 2) if pace[0] == pace[1] else f"{say_number(least, 2)} to {say_number(most, 2)}"
    text = f"Relieved at the report's own pace, every {often} days, {row.figure_a:,.0f} at a time come to"
    return [f"{text} {total} in all by {say_day(row.by_b)}."]


def _reached(row: Row, futures: int) -> str:
    if not row.probability.reliable:
        return f"How often both figures are reached cannot be said: {row.probability.reason}."
    after, before = _share(row.probability, futures), _share(row.prior, futures)
    return (
        f"Read so, both figures are reached in {after} after weighing and in {before} before; "
        f"if “up to” only means “not more than”, both hold in {_share(row.as_ceilings, futures)}."
    )


def _rule_said(rule: Rule) -> str:
    if not rule.probe:
        head = f"In the {rule.hits:,} futures where both come about"
    else:
        head = (
            f"In a probe of {rule.futures:,} futures with batch, interval and tour stretched to a third and "
            f"to three times, {rule.hits or 'none'} meet both figures; in those "
        )
        head += f"that come within {rule.within:.0%}" if rule.within > 0.0 else "that do"
    return f"{head}, mostly {rule.text} ({rule.coverage:.0%} of them).".replace("%", " %")


def _other(each: Row, row: Row) -> bool:
    same_pair = (each.claims_a, each.claims_b) == (row.claims_a, row.claims_b)
    return same_pair and each is not row and each.verdict != "impossible"


def _only(told: Sequence[Row], roles: tuple[Role, Role]) -> bool:
    """Whether all readings that fit set numbers at a time against numbers over time, and some fail."""
    believed = [row for row in told if row.weight >= _HARDLY]
    fitting = [row for row in believed if row.verdict != "impossible"]
    apart = all(role(row.reading_a) in _AT_A_TIME and role(row.reading_b) in _OVER_TIME for row in fitting)
    return apart and 0 < len(fitting) < len(believed)


def _said(kind: Role, measure: str) -> str:
    return f" {_SAID[kind]}" if kind in _SAID else f" {get(measure).title}"


def _noun(kind: Role, measure: str) -> str:
    return _NOUN.get(kind, get(measure).title)


def _share(estimate: Estimate, futures: int) -> str:
    if estimate.value == 0.0:
        return f"none of {futures:,} futures"
    if not estimate.reliable:
        return "a share that cannot be given"
    if estimate.value < _SMALL:
        return "under 1 % of futures"
    return f"{100 * estimate.value:.0f} % of futures"


def _nothing(found: Sequence[Figure]) -> str:
    if not found:
        return "There are no counts of people to compare."
    if len(found) == 1:
        return f"The counts name one figure, {found[0].text}: there is nothing to reconcile."
    return "The counts are of different forces: there is nothing to reconcile."
