"""People counted who are lost to their side or come back to it: captives, missing, prisoners exchanged."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._counts import Count

__all__ = ["fate_of"]


@cache
def _lost() -> tuple[re.Pattern[str], re.Pattern[str]]:
    be = r"(?:is|are|was|were|be|been|being|remain(?:s|ed)?)\s+(?:still\s+|now\s+|all\s+|already\s+)?"
    held = (
        r"in\s+(?:custody|captivity|detention)|prisoners?\b|captives?\b|missing|detained|captured|dead\b|"
        r"in\s+(?:[\w’'-]+\s+){1,3}(?:hands|captivity|custody)|held\s+(?:by|captive|prisoner)"
    )
    acts = r"ha(?:s|ve|d)\s+fallen\b|fell\s+in\b|g[ai]ven?\s+(?:themselves|itself|himself)\s+up|surrender(?:ed|s)|la(?:id|y)\s+down\s+(?:their|its)\s+(?:arms|weapons)"
    after = re.compile(rf"(?:\s+[\w’'-]+){{0,6}}?\s+(?:(?:{be})(?:{held})|{acts}|as\s+(?:missing|dead|captured|prisoners))", re.I)
    before = re.compile(
        r"\b(?:lost\s+their\s+lives|(?:were|was)\s+killed|died)\s*:\s+[^.;]*$|"
        r"\bin\s+(?:its|their|[\w’'-]+)\s+hands\s+at\s+(?:[a-z]+\s+){0,2}$",
        re.IGNORECASE,
    )
    return before, after


@cache
def _exchanged() -> tuple[re.Pattern[str], re.Pattern[str]]:
    who = re.compile(r"\b(?:prisoners?|captives?|POWs|detainees|hostages)\b", re.IGNORECASE)
    how = re.compile(r"\b(?:exchang\w+|swap\w*|hand(?:s|ed|ing)?\s+over|handover|let\s+go|freed|released?|return(?:s|ed)?)\b", re.I)
    return who, how


def fate_of(text: str, count: Count, start: int, end: int) -> str:
    """Tell whether people counted are lost to their side, or handed over by those who held them.

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
        ``lose``, ``transfer``, or ``''`` where the words tell of neither.
    """
    if count.kind not in {"people", "loss"}:
        return ""
    who, how = _exchanged()
    clause = text[start:end]
    if who.search(clause) is not None and (moved := how.search(clause)) is not None:
        swap = re.search(r"\bexchang|\bswap|\bhand", moved.group(), re.I) or re.search(r"\beach\b|\bboth\s+sides\b", clause)
        if swap is not None:
            return "transfer"
    if count.kind == "loss":
        return ""
    before, after = _lost()
    return "lose" if after.match(text[:end], count.number_end) or before.search(text[:count.start]) else ""
