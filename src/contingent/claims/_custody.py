"""People in the hands of the other side, in hospital or not found: told by where they are or what is done with them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contingent.claims._counts import Count

__all__ = ["held_of", "tells_of_captives"]

_LOOK = 60  # characters before a count in which a verb of freeing stands, assumed


@cache
def _after() -> re.Pattern[str]:
    of = r"(?:\s+(?:of|from)\s+(?:[\w’'-]+\s+){0,4}?[\w’'-]+)?(?:,\s[^,;]{3,60},)?"
    link = (
        r"(?:have|has|had|were|was|are|is|being|been|be|also|still|now|remain(?:s|ed)?|already|to|will|would|could|"
        r"might|since|then|all|who|listed|registered|reported|recorded|posted|given|carried|counted|said|believed|"
        r"thought|held|kept|sitting|lying|languish(?:ing|es|ed)?)"
    )
    where = r"(?:hands|captivity|custody|detention|prisons?|jails?)"
    hands = rf"(?:in|into)\s+(?:the\s+|its\s+|their\s+|[\w’'-]+\s+){{0,3}}?{where}"
    freed = r"(?:let\s+go|freed|released|exchanged|swapped|repatriated|ransomed)"
    held = r"(?:as\s+)?(?:an?\s+)?(?:prisoners?|captives?|hostages?)\b|held\s+(?:captive|prisoner|by\b)|interned"
    return re.compile(
        rf"[”\"’']?{of}(?:\s+{link})*\s+(?:(?P<captured>{hands}|{freed}|{held})|"
        rf"(?P<wounded>in\s+(?:a\s+|the\s+|military\s+|field\s+)*hospitals?|hospitali[sz]ed)|"
        rf"(?P<missing>(?:as\s+)?(?:missing|unaccounted\s+for)))\b",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    freed = r"free(?:s|d|ing)?|releas(?:e[sd]?|ing)|swapp?(?:s|ed|ing)?|exchang(?:e[sd]?|ing)|repatriat(?:e[sd]?|ing)"
    named = r"(?:release|exchange|swap|freeing|repatriation)\s+of"
    hands = (
        r"in\s+(?:the\s+|its\s+|their\s+|[\w’'-]+\s+){0,2}hands|held\s+captive|prisoners?|captives?|captivity|custody"
    )
    fill = r"(?:\s+(?:the|its|their|all|another|a\s+further|its\s+own|the\s+other|by|at))*"
    return re.compile(rf"\b(?:{freed}|{named}|(?:{hands})\s+(?:at|to|as)){fill}\s+$", re.IGNORECASE)


@cache
def _of_captives() -> re.Pattern[str]:
    """Find words that tell of those in the other's hands, where captives were counted before."""
    return re.compile(
        r"\b(?:return\w*|com(?:e|ing)\s+home|came\s+home|gone\s+home|hand(?:s|ed|ing)?\s+over|hands|"
        r"register\w*|camps?|visit\w*|releas\w+|let\s+go|freed?|exchang\w+|swap\w*|the\s+others?|remaining|reckoning)\b",
        re.IGNORECASE,
    )


@cache
def _places() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:villages|towns|cities|bases|posts|positions|sites|settlements|bridges|houses|districts|provinces|crossings|"
        r"hills|airports|airfields|tanks|ships|boats|vehicles|aircraft|trucks|drones)\b",
        re.IGNORECASE,
    )


@cache
def _people() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:men|women|people|soldiers|troops|fighters|rebels|militants|police\w*|personnel|officers)\b"
    )


def held_of(text: str, count: Count, unit: str | None) -> str | None:
    """Tell whether counted people are captives, in hospital or missing.

    Parameters
    ----------
    text : str
        The sentence.
    count : Count
        Of people, or bare.
    unit : str or None
        Unit of the last count of people in the sentences before.

    Returns
    -------
    str or None
        ``captured``, ``wounded`` or ``missing``.
    """
    before = text[: count.start]
    if count.kind == "bare" and ((unit is None and not _people().search(before)) or _places().search(before)):
        return None  # "two villages fell, three are in rebel hands"
    after = _after().match(text, count.end, min(len(text), count.end + 110))
    if after is not None and re.search(r"\d", text[count.end : after.end()]) is None:
        return after.lastgroup
    if count.kind != "people":
        return None
    freed = _before().search(text[max(0, count.start - _LOOK) : count.start])
    return "captured" if freed is not None or (unit == "captured" and tells_of_captives(text)) else None


def tells_of_captives(text: str) -> bool:
    """Tell whether a sentence goes on about captives counted before it: "It confirmed the return of 95"."""
    return _of_captives().search(text) is not None
