"""Words that tell of a strength as it is, whatever was told of it before: "the true number is", "are fit for use"."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._counts import Count

__all__ = ["brought_along", "figure_verb", "is_strength", "on_hand", "ranges"]


@cache
def _strength() -> re.Pattern[str]:
    kinds = "actual|true|real|current|present|total|full|combined"
    return re.compile(
        rf"\b(?:{kinds})\s+(?:strength|number|figure|size|total)\b[^;.\d]{{0,30}}$|\b(?:up|down)\s+from\s+(?:the\s+)?$",
        re.I,
    )


@cache
def _told_anew() -> re.Pattern[str]:
    return re.compile(r"[^,;.]{0,20}\b(?:announced|planned|promised|pledged|sent)\b", re.IGNORECASE)


def is_strength(text: str, count: Count) -> bool:
    """Tell whether words give a strength as it is or was: "the actual strength is well above 3,000", "up from 230"."""
    return _strength().search(text[: count.start]) is not None and _told_anew().match(text, count.end) is None


@cache
def _on_hand() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = r"\b(?:has|have|had|with|counts?|counted|owns?|fields?|operates?|saw|sees)\s+(?:[\w,.’'-]+\s+){0,9}?$"
    after = (
        r"(?:\s+[\w’'-]+){0,4}?\s+(?:(?:is|are|was|were)\s+(?:now\s+|already\s+|still\s+)?(?:in|on|at|near|operational|airworthy|"
        r"serviceable|ready|fit)\b|fit\s+for\b|can\s+(?:still\s+)?(?:fly|fire|drive|sail)|in\s+(?:service|working\s+order))"
    )
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def on_hand(text: str, count: Count, start: int) -> bool:
    """Tell whether arms are where they are and to nobody's hands go: "has 300 vehicles", "eight are now on Luzon"."""
    before, after = _on_hand()
    return before.search(text[start : count.start]) is not None or after.match(text, count.end) is not None


@cache
def _ranging() -> re.Pattern[str]:
    return re.compile(
        r"[^;.]{0,60}?\b(?:towards?|around|off|across|past|near|over)\s+(?:the\s+)?(?:[A-Z]|island|strait|coast|line|border)"
    )


def ranges(text: str, count: Count) -> bool:
    """Tell whether ships or aircraft sent go somewhere and to nobody: "sent 71 aircraft towards Taiwan"."""
    return _ranging().match(text, count.end) is not None


@cache
def _crews() -> re.Pattern[str]:
    return re.compile(r"\s+(?:with|and)\s+(?:their|its)\s+(?:own\s+)?(?:crews?|pilots|men|soldiers)\b")


def brought_along(text: str, count: Count) -> bool:
    """Tell whether arms come with those who use them: "15 tanks with their crews", "has brought along ten aircraft"."""
    along = re.search(r"\bbr(?:ought|ings?|inging)\s+along\s+[^;.]*$", text[: count.start]) is not None
    return along or _crews().match(text, count.end) is not None


@cache
def figure_verb() -> re.Pattern[str]:
    """Find verbs that only give a number for what was told: "speaks of 7,000", "lists", "puts the volunteers at"."""
    verbs = r"spe?[ao]ks?\s+of|spoke\s+of|cit(?:es|ed)|list(?:s|ed)|g[ai]ves?|reckon(?:s|ed)|admit(?:s|ted)\s+to"
    verbs = rf"{verbs}|the\s+figure\s+(?:is|was)"
    put = r"(?:puts?|putting|estimat\w+|sets?)\s+[^,;.\d]{1,50}?\s+at"
    return re.compile(rf"\b(?:{verbs}|{put})\s+(?:[a-z]+\s+){{0,3}}$", re.IGNORECASE)
