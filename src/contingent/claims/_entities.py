"""Who a source is over all reports: one name for a government, its agencies and those who speak for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from contingent.claims._claim import Source
from contingent.claims._families import short_names
from contingent.claims._gazetteer import find_names
from contingent.reports import Report

__all__ = ["Known", "entity_of", "known_people", "state_of"]

Known = dict[str, str]
"""Full names of persons by last name, and for which agency each full name speaks."""

_AGENCIES: tuple[tuple[str, str], ...] = (
    (
        "intelligence",
        (
            r"intelligence|spy\s+(?:agency|chief|service)|\bN\.?I\.?S\b|\b[HG]UR\b|\bCIA\b|\bMI6\b|Mossad|"
            r"\bFSB\b|\bSBU\b"
        ),
    ),
    (
        "defence ministry",
        (
            r"defen[cs]e\s+(?:ministry|department|minister|secretary|chief|official)|Pentagon|"
            r"(?:ministry|department|minister|secretary)\s+of\s+defen[cs]e"
        ),
    ),
    (
        "armed forces",
        (
            r"general\s+staff|joint\s+chiefs|\barmy\b|military|armed\s+forces|\bnavy\b|air\s+force|\bIDF\b|"
            r"Bundeswehr"
        ),
    ),
    (
        "foreign ministry",
        (
            r"foreign\s+(?:ministry|minister|office)|state\s+department|secretary\s+of\s+state|ambassador|"
            r"diplomat"
        ),
    ),
    ("presidency", r"\bpresiden\w+|White\s+House|Kremlin|Élysée"),
    ("police", r"\bpolice\b|gendarmerie"),
)
_OF_STATE = frozenset({"named_official", "government_body", "anonymous_official"})


@cache
def _agencies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _AGENCIES)


def known_people(reports: Iterable[Report], sources: Sequence[Source]) -> Known:
    """Learn full names, and for whom each person speaks, from every report.

    Parameters
    ----------
    reports : iterable of Report
        What was read.
    sources : sequence of Source
        The sources of its claims.

    Returns
    -------
    dict
        ``{"Budanov": "Kyrylo Budanov", "Kyrylo Budanov": "Ukraine: intelligence"}``.
    """
    texts = [report.text for report in reports]
    known: Known = {}
    names = {s.name for s in sources if s.name and s.type == "named_official" and " " in s.name}
    for name in sorted(names):
        for short in short_names(name):
            known[short] = name if known.get(short, name) == name else ""  # two persons of one name: none is meant
        office = next((told for text in texts if (told := _office(text, name))), "")
        if office:
            known[name] = office
    return known


_BEFORE, _AFTER = 70, 80  # characters around a name in which its office stands, assumed


def _office(text: str, name: str) -> str:
    """Find the agency or state for which a person speaks, in the words around the name."""
    for match in re.finditer(re.escape(name), text):
        before = re.split(r"[.;:\n]\s|,\s+(?:but|and|while)\s", text[max(0, match.start() - _BEFORE) : match.start()])[
            -1
        ]
        after = re.match(r",\s+([^.;:]{3,80}?)(?:,|\s+said\b|$)", text[match.end() : match.end() + _AFTER])
        for words in (after.group(1) if after else "", re.sub(r".*\b(?:said|says|by|to|that|with)\s", "", before)):
            found = _agency(words)
            if found:
                return found
    return ""


def _agency(words: str) -> str:
    state = state_of(words)
    kind = next((name for name, pattern in _agencies() if pattern.search(words)), "")
    return f"{state}: {kind}" if state and kind else state


def state_of(words: str) -> str:
    """Give the state that a phrase names, ``''`` if none."""
    return next((n.entry.name for n in find_names(words) if n.entry.kind == "state" and n.entry.form != "place"), "")


def entity_of(source: Source, known: Known) -> str:
    """Give the entity of a source, the same over all reports.

    Parameters
    ----------
    source : Source
        A source as one report names it.
    known : dict
        From :func:`known_people`.

    Returns
    -------
    str
        ``'Ukraine'`` for its government, ``'Ukraine: intelligence'`` for an agency and whoever speaks for it, the full
        name of a person without a known office, the name of a body, medium or organisation; ``''`` where nobody is
        named, or officials are not told apart.

    Examples
    --------
    >>> [entity_of(Source(name, "government_body"), {}) for name in ("Kyiv", "Ukraine's military intelligence", "HUR")]
    ['Ukraine', 'Ukraine: intelligence', 'Ukraine: intelligence']
    """
    name = source.name or ""
    if not name or source.type in {"anonymous_official", "unattributed"}:
        return ""
    if source.type == "named_official":
        full = known.get(name) if " " not in name else name
        return known.get(full or name, full or name) or name
    if source.type in _OF_STATE:
        return _agency(name) or _plain(name)
    bodies = [n.entry.name for n in find_names(name) if n.entry.kind in {"body", "group"}]
    return bodies[0] if source.type == "international_body" and bodies else _plain(name)


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)).strip()
