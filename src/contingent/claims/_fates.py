"""What befalls those counted: soldiers captured, missing or fallen; arms sent to strike."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._counts import Count

__all__ = ["fate_of", "strikes"]


@cache
def _lost() -> tuple[re.Pattern[str], re.Pattern[str]]:
    be = r"(?:is|are|was|were|be|been|being|remain(?:s|ed)?)\s+(?:still\s+|now\s+|all\s+|already\s+)?"
    held = (
        r"in\s+(?:custody|captivity|detention)|prisoners?\b|captives?\b|missing|detained|captured|dead\b|"
        r"in\s+(?:[\w’'-]+\s+){1,3}(?:hands|captivity|custody)|held\s+(?:by|captive|prisoner)"
    )
    acts = (
        r"ha(?:s|ve|d)\s+fallen\b|fell\s+in\b|g[ai]ven?\s+(?:themselves|itself|himself)\s+up|surrender(?:ed|s)|"
        r"la(?:id|y)\s+down\s+(?:their|its)\s+(?:arms|weapons)"
    )
    after = re.compile(
        rf"(?:\s+[\w’'-]+){{0,6}}?\s+(?:(?:{be})(?:{held})|{acts}|as\s+(?:missing|dead|captured|prisoners))", re.I
    )
    before = re.compile(
        r"\b(?:lost\s+their\s+lives|(?:were|was)\s+killed|died)\s*:\s+[^.;]*$|"
        r"\b(?:fallen|dead|missing|killed|lost|captured|slain)\s+(?:soldiers|men|troops|fighters|servicemen)\b[^.;\d]{0,30}$|"
        r"\b(?:soldiers|men|troops|fighters)\s+(?:missing|killed|captured)\b[^.;\d]{0,40}$|\bdesertions?\b[^.;\d]{0,40}$|"
        r"\bin\s+(?:its|their|[\w’'-]+)\s+hands\s+at\s+(?:[a-z]+\s+){0,2}$",
        re.IGNORECASE,
    )
    return before, after


def fate_of(text: str, count: Count, start: int, end: int) -> str:
    """Tell whether people counted are lost to their side.

    Parameters
    ----------
    text : str
        The sentence.
    count : Count
        The count.
    start, end : int
        The clause, offsets into the sentence.

    Returns
    -------
    str
        ``lose``, or ``''`` where the words tell nothing of it.
    """
    if count.kind != "people":
        return ""
    before, after = _lost()
    return "lose" if after.match(text[:end], count.number_end) or before.search(text[: count.start]) else ""


@cache
def _against() -> re.Pattern[str]:
    """Find arms that strike: "343 drones and 14 missiles against", "500 drones a night"."""
    return re.compile(
        r"[^;.]{0,60}?\b(?:drones?|missiles?|rockets?|shells?|bombs?|rounds?|munitions|\w*_{3,})\s+(?:against|a\s+night)\b",
        re.I,
    )


def strikes(text: str, count: Count) -> bool:
    """Tell whether arms counted are sent to strike: "sent 343 drones and 14 missiles against the city"."""
    return count.kind == "arms" and _against().match(text, count.start) is not None
