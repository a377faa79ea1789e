"""What is done where a size changes from one figure to another: "fell from 1,200 men to 900"."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._counts import Count
from contingent.claims._sentence import Part
from contingent.claims._stance import Stance
from contingent.claims._standings import is_strength

__all__ = ["step_of", "still_to_come"]


@cache
def _steps() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    loose = r"about|around|some|nearly|almost|over|more\s+than|fewer\s+than|just|only|roughly|the|its|their|an?"
    bound = rf"(?:(?:{loose})\s+){{0,2}}"
    kinds = r"current|present|initial|original|former|previous|peak"
    level = rf"(?:(?:{kinds})\s+)?(?:(?:level|strength|total|size|figure)\s+of\s+)?"
    first = re.compile(rf"\bfrom\s+{bound}{level}{bound}$", re.IGNORECASE)
    goes_on = re.compile(r"(?:_*(?:\s+[a-z-]+){0,4}?)\s+to\s+(?=\S+\s|\d)", re.IGNORECASE)
    second = re.compile(rf"\bfrom\s+{bound}{level}\d[^;]{{0,40}}?\s+to\s+{bound}$", re.IGNORECASE)
    falls = re.compile(
        r"\b(?:f[ae]ll(?:s|en|ing)?|shr[aiu]nk\w*|cut\w*|reduc\w+|drop\w*|declin\w+|dwindl\w+|lower\w*|trim\w*|slash\w*|"
        r"halv\w+|scal\w+\s+(?:back|down)|draw\w*\s+down|drew\s+down|go(?:es|ing)?\s+down|c[ao]me\s+down|down)\b",
        re.IGNORECASE,
    )
    return first, goes_on, second, falls


def step_of(text: str, count: Count) -> str:
    """Tell what is done with the first and with the second figure of a change of size.

    Parameters
    ----------
    text : str
        The sentence.
    count : Count
        The count.

    Returns
    -------
    str
        ``station`` for the size before, ``withdraw`` or ``deploy`` for the one after, ``''`` if no change is told.
    """
    first, goes_on, second, falls = _steps()
    before = text[max(0, count.number_start - _NEAR) : count.number_start]
    if first.search(before) is not None and goes_on.match(text, count.end) is not None:
        return "station"
    if second.search(before) is None:
        return ""
    if falls.search(before) is not None:
        return "withdraw"
    ahead = re.search(r"\b(?:will|would|may|might|could|should|to|plans?)\b[^;]*\bfrom\b", text[: count.number_start])
    return "deploy" if ahead is not None else "station"


_NEAR = 120  # characters in which verb and both figures stand, assumed


@cache
def _now() -> re.Pattern[str]:
    """Find the size that a force has now: "which still counts some 7,500"."""
    verbs = r"counts|has|have|numbers|currently|already|now"
    ahead = "".join(rf"(?<!{word} )" for word in ("to", "will", "would", "could", "may", "might", "should"))
    return re.compile(
        rf"{ahead}\b(?:{verbs})\s+(?:[a-z]+\s+){{0,2}}$",
        re.IGNORECASE,
    )


@cache
def _stays() -> re.Pattern[str]:
    return re.compile(r"\b(?:remain|stay|keep|kept|maintain|continu|retain|extend|hold)\w*\b", re.IGNORECASE)


@cache
def _could() -> re.Pattern[str]:
    """Find what could come: "could be on the ground by May"; not what there may be now."""
    come = r"(?:follow|come|go|arrive|join)"
    return re.compile(
        rf"(?<!there )\b(?:(?:could|might|may)\s+(?!have\b)(?:[a-z]+\s+){{0,2}}?{come}|(?:could|might)\s+be)\b", re.I
    )


@cache
def _sums() -> re.Pattern[str]:
    """Find what only reckons: "they would come to some 900 men", "which would make 2,150"."""
    return re.compile(
        r"\b(?:would|will)\s+(?:come|amount|add\s+up)\s+to\b|\bwould\s+(?:make|mean|equal)\b", re.IGNORECASE
    )


_AHEAD = frozenset({"planned", "expected", "conditional"})
_STANDING = frozenset({"station", "other", "decide", "talk"})


def still_to_come(action: str, count: Count, stance: Stance, text: str, part: Part) -> str:
    """Take a force that is yet to stand somewhere as one that is sent: "two brigades would be stationed in the west".

    Parameters
    ----------
    action : str
        The action as the verbs tell it.
    count : Count
        The count.
    stance : Stance
        How the clause is told.
    text : str
        The sentence.
    part : Part
        The clause.

    Returns
    -------
    str
        One of the schema's actions.
    """
    words = part.clause.words
    ahead = stance.kind == "intention" or (stance.kind == "forecast" and stance.modality in _AHEAD)
    ahead = ahead or (stance.kind == "forecast" and _could().search(words) is not None)
    ahead = ahead and stance.polarity == "positive" and _sums().search(words) is None
    if not ahead or action not in _STANDING or _stays().search(words) is not None:
        return action
    if is_strength(text, count) or re.match(r"\s+(?:is|are)\s+(?:now|already|currently|still)\b", text[count.end :]):
        return action
    if step_of(text, count) == "station" or _now().search(text[part.clause.start : count.number_start]) is not None:
        return action
    if count.kind == "arms":
        return action if action == "station" else "transfer"
    return "deploy" if count.kind in {"people", "formation"} else action
