"""What a whole report is of: whose forces, in which state."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from contingent.claims._bearing import is_located, locates
from contingent.claims._dateline import dateline_end
from contingent.claims._gazetteer import find_names, table
from contingent.claims._roles import media_pattern
from contingent.reports import Report

__all__ = ["local", "theatre", "topic_actors"]


@cache
def _of_force() -> re.Pattern[str]:
    return re.compile(
        r"(?:['’]s)?\s+(?:\w+\s+){0,2}?(?:troops?|soldiers?|forces?|army|military|brigades?|battalions?|"
        r"contingents?|fighters|"
        r"peacekeepers|service\s+members|marines|personnel|police|officers|gendarmes|mercenaries|warships)\b"
        r"(?!\s+(?:intelligence|chief|spokes\w+|command\w*|officials?|said|says|expert\w*|analyst\w*))",
        re.IGNORECASE,
    )


def topic_actors(report: Report) -> tuple[str, str]:
    """Find whose forces the report speaks of most, and which state second most, for counts whose words do not say."""
    tally: dict[str, float] = defaultdict(float)
    for sentence in report.sentences:
        text = media_pattern().sub(lambda m: "-" * len(m.group()), sentence.span.text)
        for name in find_names(text):
            if name.entry.kind == "region" or name.entry.form == "place":
                continue
            if not is_located(text, name):
                tally[name.entry.name] += _NAMED
            if _of_force().match(text, name.end):
                counted = re.search(r"\d[\d,.]*\s+(?:\w+\s+)?$", text[max(0, name.start - 20) : name.start])
                tally[name.entry.name] += 3 if counted else 1  # a counted force is what it is about; 3 is assumed
    if not tally:  # "the army", "the rebels" alone: of the state that the report names most
        for name in find_names(report.text[:_OPENING]):
            tally[name.entry.name] += name.entry.kind in {"state", "group"}
    ranked = sorted(tally, key=lambda name: -tally[name])
    others = [name for name in ranked[1:] if (entry := table().get(name)) is not None and entry.kind == "state"]
    return next(iter(ranked), ""), next(iter(others), "")


def local(report: Report) -> str:
    """Take the state of the dateline where the report tells of its own forces: "JERUSALEM — Israel called up"."""
    first = next((s.span.text for s in report.sentences if s.kind == "body"), "")
    town = [n for n in find_names(first[: dateline_end(first)].title()) if n.entry.kind == "state"]
    state = town[0].entry.name if town else ""
    own = [n for n in find_names(report.text[:_OPENING]) if n.entry.name == state and not is_located(report.text, n)]
    opens = _home_force().match(first, dateline_end(first))
    return state if len(own) >= _OWN or (state and opens) else ""


@cache
def _home_force() -> re.Pattern[str]:
    """Find the force or office that a paper at home need not name: "KAMPALA — The army has lost"."""
    organs = (
        "army|military|government|cabinet|parliament|president|navy|air\\s+force|police|"
        "defen[cs]e\\s+(?:ministry|minister)"
    )
    return re.compile(rf"\W*[Tt]he\s+(?:{organs})\b(?!\s+(?:of|in)\s+(?:the\s+)?[A-Z])")


_OWN = 3  # mentions of the dateline's own state that make it the one that acts, assumed


def theatre(report: Report) -> str | None:
    """Find the state in which most of the places that the report names lie."""
    tally: dict[str, int] = defaultdict(int)
    for sentence in report.sentences[:_MOST_SENTENCES]:
        text = sentence.span.text.title() if sentence.span.text.isupper() else sentence.span.text
        for name in find_names(text):
            if name.entry.iso is not None and locates(text, name):
                tally[name.entry.iso] += 1
    first = max(tally, key=lambda iso: tally[iso]) if tally else None
    return first if first is not None and tally[first] >= _DOMINANT * sum(tally.values()) else None


_DOMINANT = 0.5  # share of the places that one state must have to be the scene of what names no place, assumed
_MOST_SENTENCES = 200  # in which the theatre is looked for, assumed
_NAMED = 0.5  # weight of a name that acts, against 1 of one whose forces are told, assumed
_OPENING = 20_000  # characters in which the report's own state is looked for, assumed
