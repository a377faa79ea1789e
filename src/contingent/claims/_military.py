"""Whether a sentence speaks of forces, so that its men, members and boats may be counted as some."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from contingent.claims._alone import shelter

if TYPE_CHECKING:
    from contingent.claims._counts import Count

__all__ = ["speaks_of_forces", "stands"]


@cache
def _forces() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:troops?|soldiers?|militar\w+|arm(?:y|ies)|forces?|brigades?|battalions?|regiments?|"
        r"deploy\w*|rebels?|"
        r"militants?|insurgents?|guerrillas?|peacekeep\w+|navy|marines|garrison\w*|contingents?|"
        r"combat\w*|militia\w*|"
        r"warships?|coast\s?guards?|naval|police|\w+(?:an|ese|ish)\s+officers|fighters?|fight(?:ing)?|recruit\w*|Taleban|Taliban|missions?|command\w*|air\s?strikes?|gunmen|war)\b",
        re.IGNORECASE,
    )


def speaks_of_forces(text: str) -> bool:
    """Tell whether a sentence speaks of forces."""
    return _forces().search(text) is not None


@cache
def _commands() -> re.Pattern[str]:
    return re.compile(r"\b(?:has|have|had|commands?|commanded|leads?|led|fields?)\s+(?:\w+\s+)?$", re.IGNORECASE)


def stands(text: str, count: Count, military: bool) -> bool:
    """Tell whether a count is one of forces: a weak noun needs words of forces beside it."""
    if count.kind == "bare":
        return count.rule == "count.bare"
    if count.unit == "recruits" and count.weak:
        return (
            re.search(r"\b(?:fight\w*|join\w*|recruit\w*|serv\w+|enlist\w*|contract\w*|army|ranks)\b", text) is not None
        )
    if count.unit == "personnel" and text[: count.end].endswith("men") and _commands().search(text[: count.start]):
        return True  # "Haftar has 25,000 men"
    if count.unit == "personnel" and re.search(r"\bmen$", text[: count.end]) and (military or speaks_of_forces(text)):
        return True  # men are soldiers where the report is of forces
    if count.kind == "people" and count.unit == "personnel" and shelter().search(text):
        return False  # people who flee, live or protest are no force
    return military or not count.weak
