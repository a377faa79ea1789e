"""Numbers that count no force: years, dates, money, shares, ages, distances, section numbers."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._numerals import Numeral

__all__ = ["is_other_number", "is_stepwise"]

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_OLDEST = 80  # years: no soldier is older, assumed
_FIRST_YEAR, _LAST_YEAR = 1800, 2100  # four digits between them, without a comma, are read as a year


@cache
def _after() -> re.Pattern[str]:
    units = (
        "percent|per\\s?cent|percentage|%|years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|"
        "centuries|"
        "km|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|feet|foot|inch(?:es)?|square|sq|hectares?|acres?|"
        "degrees?|"
        "dollars?|euros?|pounds?|rubles?|roubles?|yen|won|yuan|shekels?|rupees?|tons?|tonnes?|kilograms?|"
        "kg|liters?|"
        "barrels?|millimet(?:er|re)s?|calib(?:er|re)s?|times|points?|seats?|votes?|p\\.?m\\b|a\\.?m\\b|"
        "gmt|o’clock|o'clock|mm|cm|knots|mph|cents?|stories|"
        "countries|nations|states|cities|towns|villages|page|pages|nautical|occasions|parties|"
        "rounds\\s+of(?!\\s+(?:ammunition|artillery|mortar|shells))"
    )
    return re.compile(
        rf"(?:\s|-)*(?:{units})(?![\w])|-year|\s*{_MONTHS}\b(?!\s+(?:be|have|not))|(?:st|nd|rd|th)\b|°|:\d"
    )


@cache
def _before() -> re.Pattern[str]:
    named = (
        "article|section|chapter|resolution|page|part|paragraph|route|highway|flight|phase|level|type|mark|"
        "aged|age|room|group\\s+of|day|brigade|battalion|division|regiment|unit|corps|building|block|tel|"
        "phone|article|"
        "protocol|version|figure|table|annex|law|act|order|serial|operation|game|week|category|tier|"
        "district|zone"
    )
    return re.compile(
        rf"(?:\b(?:{named})\.?\s+|[$€£¥₽]\s?|\b{_MONTHS}\.?\s+|\b(?:us|u\.s\.)?\$\s?|\bone\s+in\s+|#\s?|"
        r"\bage[sd]?\s+(?:limit\s+)?(?:from|of|to|at|is|was|between)\s+|"
        rf"\d[\s-])$",
        re.IGNORECASE,
    )


_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|\d)"


@cache
def _share() -> re.Pattern[str]:
    return re.compile(
        rf"\s+in\s+(?:every\s+)?(?:{_SMALL}|ten|twenty|a\s+hundred|\d{{2}})\b(?!\s+(?:days|weeks|months|years|hours))",
        re.I,
    )


@cache
def _of_share() -> re.Pattern[str]:
    return re.compile(rf"\b{_SMALL}\s+in\s+(?:every\s+)?$", re.IGNORECASE)


@cache
def _one_lost() -> re.Pattern[str]:
    """Find "one of them was damaged": one of those counted before."""
    lost = (
        r"killed|dead|died|wounded|injured|captured|damaged|destroyed|hit|lost|sunk|shot\s+down|missing|"
        r"burned|burnt|wrecked"
    )
    return re.compile(
        r"\s+of\s+(?:them|these|those|whom|which)"
        r"(?:\s+(?:was|is|had|has|later|been|badly|seriously|reported|now|also))*"
        rf"\s+(?:{lost}|(?:seriously|badly|severely|critically|gravely|fatally|slightly|lightly|mortally)(?=\W))\b"
    )


@cache
def _of_a_model() -> re.Pattern[str]:
    """Find a name whose number tells its model: a known weapon's, or any after a number."""
    known = (
        "Leopard|Challenger|Abrams|Patriot|Marder|Bradley|Stryker|Typhoon|Iskander|Merkava|Zuzana|Archer|Caesar|Gepard|"
        "Leclerc|Javelin|Stinger|Bayraktar|Shahed|Geran|Orlan|Lancet|Neptune|Tomahawk|Trident|Agni|Fateh|Hrim|Rapira|"
        "Akatsiya|Gvozdika|Krab|Puma|Boxer|Fennek|Viking|Arrow|Lynx"
    )
    number = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds|scores)"
    name = r"(?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][a-z]{3,}"
    return re.compile(rf"\b(?:(?:{known})|{number}\s+(?:of\s+)?{name})\s$")


def is_other_number(text: str, numeral: Numeral, has_noun: bool) -> bool:
    """Tell whether a number counts something else than forces, losses or arms.

    Parameters
    ----------
    text : str
        The sentence.
    numeral : Numeral
        The number.
    has_noun : bool
        Whether a counted noun follows it.

    Returns
    -------
    bool

    Examples
    --------
    >>> from contingent.claims._numerals import find_numerals
    >>> text = "In 2024, 40 percent of 12 nations spent $5 million"
    >>> all(is_other_number(text, n, False) for n in find_numerals(text))
    True
    """
    if _after().match(text[numeral.end : numeral.end + 24].lower()) is not None:
        return True
    before = text[max(0, numeral.start - 16) : numeral.start]
    if numeral.high < 100 and re.search(r"\b(?:no|nr|number)\.?\s+$", before, re.IGNORECASE):
        return True  # "number 5"; "they number 9,000" is a count
    if (
        not has_noun
        and numeral.high < _OLDEST
        and re.search(r"\bages?\b", text[max(0, numeral.start - 60) : numeral.start])
    ):
        return True  # "the draft age was lowered from 27 to 25"
    if numeral.digits and numeral.high < 100 and _of_a_model().search(text[max(0, numeral.start - 48) : numeral.start]):
        return True  # "150 Leopard 2 tanks", "sent its Challenger 2s"
    if _share().match(text[numeral.end :]) or _of_share().search(text[max(0, numeral.start - 16) : numeral.start]):
        return True  # "seven in ten", "one in five"
    if numeral.high == 1 and re.search(r"\b(?:not|no|every|each)\s+$", before, re.IGNORECASE):
        return True  # "not one soldier"
    if numeral.high == 1 and re.match(r"\s+\w+\s+for\s+(?:another|the\s+other)\b", text[numeral.end :]):
        return True  # "one brigade for another"
    match = _before().search(before)
    if match is not None and not (has_noun and _is_modal_may(before, has_noun)):
        return True
    if has_noun or not numeral.digits:
        lost = numeral.high == 1 and _one_lost().match(text, numeral.end) is not None
        return not has_noun and not numeral.soft and numeral.high <= 1 and not lost
    years = _FIRST_YEAR <= numeral.low <= _LAST_YEAR and _FIRST_YEAR <= numeral.high <= _LAST_YEAR
    return years and "," not in text[numeral.start : numeral.end]


def _is_modal_may(before: str, has_noun: bool) -> bool:
    """Tell whether "may" or "march" before a counted noun is a verb, not a month."""
    return has_noun and before.rstrip().endswith(("may", "march"))


@cache
def _change() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:increas\w*|rais\w*|r[io]se|rising|gr[eo]w\w*|grown|expand\w*|cut\w*|reduc\w*|dropp?\w*|"
        r"f[ae]ll\w*|"
        r"shr[iau]nk\w*|swell\w*|swollen|boost\w*|lower\w*|doubl\w*|tripl\w*|went|go(?:es|ing)?|up|down|"
        r"climb\w*|"
        r"chang\w*|declin\w*|decreas\w*|jump\w*)\b[^;]*\bfrom\s+(?:\w+\s+){0,5}$",
        re.IGNORECASE,
    )


def is_stepwise(text: str, numeral: Numeral) -> bool:
    """Tell whether "from A to B" tells a change (two counts) and not a range.

    Parameters
    ----------
    text : str
        The sentence.
    numeral : Numeral
        A range.

    Returns
    -------
    bool
    """
    if " to " not in text[numeral.start : numeral.end]:
        return False
    return _change().search(text[max(0, numeral.start - 120) : numeral.start]) is not None
