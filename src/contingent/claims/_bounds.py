"""Words that bound a number: up to, at least, nearly, about, more than."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._claim import Bound

__all__ = ["after_noun", "after_number", "before_number"]

_BEFORE: dict[Bound, tuple[str, ...]] = {
    "at_most": (
        "as many as", "up to", "upto", "at most", "at the most", "no more than", "not more than", "no larger than",
        "a maximum of", "maximum of", "a ceiling of", "capped at", "limited to", "as high as", "as much as",
        "at the very most", "at the absolute most", "not larger than",
        "no bigger than", "no higher than", "not exceeding", "up to and including", "anything up to",
    ),
    "less_than": (
        "nearly", "almost", "close to", "fewer than", "less than", "just under", "slightly under", "under", "below",
        "just short of", "just shy of", "not quite", "approaching", "just less than", "slightly fewer than",
        "just below", "slightly less than",
    ),
    "at_least": (
        "at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of", "minimum of",
        "as few as", "at the least", "as low as", "at the very least", "a floor of", "not below", "never below",
    ),
    "more_than": (
        "more than", "over", "above", "in excess of", "exceeding", "exceeds", "exceeded", "exceed", "well over",
        "well above", "upwards of", "upward of", "just over", "slightly more than", "greater than", "well more than",
        "slightly over", "much more than", "far more than", "just above", "north of", "surpassing", "topping",
        "surpassed", "topped", "a good",
    ),
    "approx": (
        "about", "some", "around", "roughly", "approximately", "an estimated", "estimated at", "estimated", "circa",
        "in the region of", "on the order of", "in the order of", "perhaps", "give or take", "something like",
        "an average of", "in the neighborhood of", "an approximate", "barely", "scarcely", "hardly", "more or less",
        "nearer", "nearer to", "closer to", "maybe",
    ),
}  # fmt: skip
_AFTER: dict[Bound, tuple[str, ...]] = {
    "at_least": ("or more", "at least", "at the least", "at the very least", "or so at least", "at minimum", "plus"),
    "at_most": (
        "or fewer",
        "or less",
        "at most",
        "at the most",
        "at maximum",
        "maximum",
        "at the outside",
        "at the very most",
        "at best",
        "tops",
    ),
    "approx": ("or so", "odd", "give or take"),
}


@cache
def _before() -> tuple[re.Pattern[str], dict[str, Bound]]:
    kinds: dict[str, Bound] = {phrase: kind for kind, phrases in _BEFORE.items() for phrase in phrases}
    names = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(kinds, key=len, reverse=True))
    filler = (
        r"(?:\s+(?:another|additional|an\s+additional|a\s+further|further|the|its|their|his|a|an|only|"
        r"just|between|estimated))"
    )
    return re.compile(rf"(?<![\w-])(?P<words>{names}){filler}{{0,2}}\s+$", re.IGNORECASE), kinds


@cache
def _after() -> tuple[re.Pattern[str], dict[str, Bound]]:
    kinds: dict[str, Bound] = {phrase: kind for kind, phrases in _AFTER.items() for phrase in phrases}
    names = "|".join(re.escape(p) for p in sorted(kinds, key=len, reverse=True))
    return re.compile(rf"(?:\s+|-)(?P<words>{names})(?!\w)|(?P<plus>\+)", re.IGNORECASE), kinds


_SIGNS: dict[str, Bound] = {
    ">": "more_than",
    "≥": "at_least",
    "<": "less_than",
    "≤": "at_most",
    "~": "approx",
    "≈": "approx",
}
_REACH = 48  # characters before a number that bound words can fill: the longest phrase with two fillers


def before_number(text: str, start: int) -> tuple[Bound, int] | None:
    """Find bound words that end right before a number.

    Parameters
    ----------
    text : str
        The sentence.
    start : int
        Where the number begins.

    Returns
    -------
    (str, int) or None
        The bound and where its words begin.

    Examples
    --------
    >>> before_number("may send as many as 100,000 troops", 20)
    ('at_most', 9)
    """
    sign = _SIGNS.get(text[start - 1 : start])
    if sign is not None and not text[max(0, start - 2) : start - 1].strip("( "):
        return sign, start - 1
    pattern, kinds = _before()
    offset = max(0, start - _REACH)
    match = pattern.search(text[offset:start])
    if match is None or _belongs_to_verb(text[: offset + match.start()], match["words"]):
        return None
    kind = kinds[" ".join(match["words"].lower().split())]
    if kind == "more_than" and (
        denied := _denied().search(text[max(0, match.start() + offset - 24) : match.start() + offset])
    ):
        return "at_most", offset + match.start() - len(denied.group("not"))
    return kind, offset + match.start()


@cache
def _particle() -> dict[str, re.Pattern[str]]:
    over = r"(?:hand|turn|sign)(?:s|ed|ing)?|br(?:ings?|ought)|flew|flown|take(?:s|n)?|took|taking|g[ai]ven?|carried"
    up = r"(?:own|face|live|stand)(?:s|ed|ing)?|facing|living|stood"
    return {
        "over": re.compile(rf"\b(?:{over})\s+$", re.IGNORECASE),
        "up to": re.compile(rf"\b(?:{up})\s+$", re.IGNORECASE),
    }


def _belongs_to_verb(before: str, words: str) -> bool:
    """Tell whether the word is the verb's: "handed over 95 men", "own up to 115 dead"."""
    verb = _particle().get(" ".join(words.lower().split()))
    return verb is not None and verb.search(before) is not None


@cache
def _denied() -> re.Pattern[str]:
    """Find a negation that turns a floor into a ceiling: "may not exceed 2,500", "never had more than 900"."""
    return re.compile(
        r"\b(?P<not>(?:not|never|cannot|\w+n['’]t)\s+(?:to\s+|had\s+|have\s+|has\s+|be\s+|been\s+|lost\s+)?)$", re.I
    )


def after_number(text: str, end: int) -> tuple[Bound, int] | None:
    """Find bound words that begin right after a number ("or more", "or so", "+").

    Parameters
    ----------
    text : str
        The sentence.
    end : int
        Where the number ends.

    Returns
    -------
    (str, int) or None
        The bound and where its words end.
    """
    pattern, kinds = _after()
    match = pattern.match(text, end)
    if match is None:
        return None
    kind: Bound = "at_least" if match["plus"] else kinds[match["words"].lower()]
    return kind, match.end()


@cache
def _late() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?P<words>at\s+(?:the\s+)?(?:very\s+)?(?P<end>most|least)|or\s+(?P<way>more|fewer|less))(?=\s*(?:[.,;:)”\"]|$|and\b|but\b|in\b))",
        re.IGNORECASE,
    )


def after_noun(text: str, end: int) -> tuple[Bound, int] | None:
    """Find bound words behind the counted noun: "lost 41 dead at most".

    Parameters
    ----------
    text : str
        The sentence.
    end : int
        Where the noun ends.

    Returns
    -------
    (str, int) or None
        The bound and where its words end.
    """
    match = _late().match(text, end)
    if match is None:
        return None
    return "at_least" if (match["end"] or match["way"]).lower() in {"least", "more"} else "at_most", match.end()
