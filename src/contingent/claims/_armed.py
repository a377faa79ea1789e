"""Armed groups without an office: their leaders and spokesmen speak for no state."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from contingent.claims._gazetteer import table
from contingent.claims._lexicon import any_of
from contingent.claims._mention import Mention

__all__ = ["GOVERNING", "speaks_for_rebels", "without_office"]

GOVERNING = frozenset({"Houthis", "Hamas", "Taliban"})
"""Armed groups that govern, so that their word is a government's."""


@cache
def _armed() -> re.Pattern[str]:
    groups = {
        name
        for name, entry in table().items()
        if entry.kind == "group" and entry.form == "name" and entry.name not in GOVERNING
    }
    names = any_of(sorted(groups))
    loose = (
        "(?i:rebels?|insurgents?|guerrillas?|militants?|militias?|separatists?|jihadists?|paramilitar(?:y|ies)|gunmen|cartels?|"
        "armed\\s+groups?)"
    )
    who = "(?i:spokes\\w+|leaders?|commanders?|chiefs?|heads?|officials?|officers?|members?|figures?|representatives?)"
    return re.compile(
        rf"\b(?:{names}|{loose})(?:['’]s?)?\s+(?:\w+\s+)?{who}\b|"
        rf"\b{who}\s+(?:of|for|from|with|in)\s+(?:the\s+)?(?:[a-z]+\s+)?(?:{names}|{loose})(?!\w)"
    )


def speaks_for_rebels(text: str) -> bool:
    """Tell whether a phrase names one who speaks for an armed group, which holds no office.

    Examples
    --------
    >>> speaks_for_rebels("M23's spokesman"), speaks_for_rebels("a spokesman for the army")
    (True, False)
    """
    return _armed().search(text) is not None


def without_office(text: str, mention: Mention) -> Mention:
    """Give one who speaks for rebels no office: "the rebels' spokesman, Jean Mbeki"."""
    official = mention.form in {"person", "role"} and mention.type in {"named_official", "anonymous_official"}
    if not official or not speaks_for_rebels(text[mention.first : max(mention.reach, mention.end)]):
        return mention
    return replace(mention, type="unattributed", lay=mention.form == "person")
