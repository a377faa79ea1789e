"""Why a claim weighs nothing: reasons in words, found before any future is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from contingent.claims import Claim, Ledger
from contingent.measures import MEASURES
from contingent.scenario import Scenario, SourceNote
from contingent.weigh._trust import trust
from contingent.weigh._whose import of_others

__all__ = ["SET_THE_PRIOR", "refusal", "too_late"]

SET_THE_PRIOR = "set the prior already"
"""How the reason of a claim begins whose figure is in the scenario."""

# Words that tell no two names apart.
_EMPTY_WORDS = frozenset({"a", "an", "and", "at", "for", "from", "in", "its", "of", "on", "s", "some", "the", "to"})


def refusal(claim: Claim, ledger: Ledger, scenario: Scenario) -> str:
    """Say why a claim weighs nothing, without asking a future.

    Parameters
    ----------
    claim : Claim
        One claim of the ledger.
    ledger : Ledger
        For the day its report was published.
    scenario : Scenario
        For its as-of date, its span of days and the figures that it used already.

    Returns
    -------
    str
        The reason in words, ``''`` when the claim may weigh.

    Examples
    --------
    >>> from contingent.reports import Span
    >>> refusal(Claim("c1", "r", Span(0, 1, "x"), "p", kind="opinion"), Ledger((), ()), None)
    'an opinion: it says nothing that could be measured'
    """
    return (
        _of_itself(claim)
        or too_late(claim, ledger, scenario)
        or ("" if _about_an_event(claim) else of_others(claim, scenario))
        or _of_its_time(claim, scenario)
        or _of_its_origin(claim, scenario)
    )


def _about_an_event(claim: Claim) -> bool:
    """Whether every reading names a decision or joiner: whose people are counted plays no part."""
    return bool(claim.readings) and all(one.about for one in claim.readings)


def too_late(claim: Claim, ledger: Ledger, scenario: Scenario) -> str:
    """Say that a claim was published after the scenario's as-of date; ``''`` if it was not."""
    published = next((report.published for report in ledger.reports if report.id == claim.report), None)
    if published is None or published <= scenario.as_of:
        return ""
    return f"published on {published}, after {scenario.as_of}, the last day this scenario may know"


def _of_itself(claim: Claim) -> str:
    if claim.review is not None and claim.rejected:
        return f"rejected by the analyst{f': {claim.review.why}' if claim.review.why else ''}"
    if claim.kind == "opinion":
        return "an opinion: it says nothing that could be measured"
    if claim.modality == "unknown":
        return "its source does not claim to know"
    if not claim.readings:
        return "nothing that the simulation measures"
    if unknown := [reading.measure for reading in claim.readings if reading.measure not in MEASURES]:
        return f"the simulation has no measure '{unknown[0]}'"
    if claim.modality == "conditional" and not any(reading.condition for reading in claim.readings):
        return "it holds under a condition that the scenario does not model"
    if trust(claim) == 0.0:
        return f"its source is graded {claim.grade.reliability}, unreliable"
    return ""


def _of_its_time(claim: Claim, scenario: Scenario) -> str:
    if all(reading.end is not None and reading.end < scenario.start for reading in claim.readings):
        return f"it is about days before {scenario.start}, when the simulation starts"
    if all(reading.start is not None and reading.start > scenario.horizon for reading in claim.readings):
        return f"it is about days after {scenario.horizon}, when the simulation ends"
    return ""


def _of_its_origin(claim: Claim, scenario: Scenario) -> str:
    figures = _figures(claim)
    names = [name for name in (claim.source.name, *claim.source.via) if name]
    for note in scenario.sources.values():
        if figures & set(note.figures) and _names_match(names, note):
            return f"{SET_THE_PRIOR}: {note.title}"
    return ""


def _figures(claim: Claim) -> set[float]:
    if claim.quantity is None:
        return set()
    ends = (claim.quantity.value_low, claim.quantity.value_high)
    return {float(end) for end in ends if end is not None}


def _names_match(names: Iterable[str], note: SourceNote) -> bool:
    """Whether a name's words are all among those of an origin, or the other way round."""
    told = [words for name in names if (words := _words(name))]
    known = [words for name in note.origin if (words := _words(name))]
    return any(ours <= theirs or theirs <= ours for ours in told for theirs in known)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold())) - _EMPTY_WORDS
