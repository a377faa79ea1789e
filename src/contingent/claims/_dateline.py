"""What stands before the words of a sentence: a dateline, the hour of a live report, the number of a paragraph."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["dateline_end"]


@cache
def _dateline() -> re.Pattern[str]:
    month = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\w*\.?"
    day = rf"(?:{month}\s+\d{{1,2}}(?:,\s+\d{{4}})?|\d{{1,2}}\s+{month}(?:,?\s+\d{{4}})?)"
    agency = r"(?:\([\w ./-]{2,24}\))?\s*(?:[—–]|-{1,2}\s)\s*"
    capitals = r"[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{2,}(?:/[A-ZÀ-Þ.’' -]{3,})?(?:,\s+[A-Z][\w. ]{2,24})?"
    return re.compile(
        rf"\s*(?:[A-Z][\w.’ -]{{2,24}},\s+{day}\s*(?:{agency}|:\s+)|{capitals}(?:,\s+{day})?\s*{agency}|"
        rf"[A-Z][\w.’ -]{{2,24}}\s+\([A-Z][\w ./-]{{1,24}}\)\s*[—–-]{{1,2}}\s+)"
    )


@cache
def _mark() -> re.Pattern[str]:
    """Find the hour of a live report, the number of a paragraph, a bullet."""
    hour = r"\d{1,2}[:.h]\d{2}(?:\s*(?:GMT|UTC|CET|BST|EST|EDT|local\s+time|[ap]\.?m\.?))?\s*(?:[—–:-]\s*)?"
    return re.compile(rf"\s*(?:{hour}|\(?\d{{1,3}}[.)]\s+|\([a-z]\)\s+|[•·*▪◦‣]\s*)(?=\S)")


def dateline_end(text: str) -> int:
    """Find where a dateline ends ("KYIV, Ukraine (AP) — "); 0 without one.

    Examples
    --------
    >>> dateline_end("SEOUL — The army said"), dateline_end("The army said")
    (8, 0)
    """
    mark = _mark().match(text)
    opens = mark.end() if mark is not None else 0
    match = _dateline().match(text, opens)
    return match.end() if match else opens
