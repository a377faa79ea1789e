"""Small or bare numbers that count because others were counted before them: "another 31 vanished", "just two came"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from contingent.claims._finite import is_finite
from contingent.claims._lexicon import words

if TYPE_CHECKING:
    from contingent.claims._counts import Count

__all__ = ["acts_itself", "follows_verb", "handed", "moves_itself", "stands_among_others"]

_LOOK = 48  # characters before a number in which what leads to it stands, assumed


@cache
def _leads() -> re.Pattern[str]:
    """Find words that tell of some more, or of only so many, of what was counted."""
    more = (
        r"another|(?:first|last|part)\s+of|a\s+further|further|the\s+(?:other|remaining|first|last)|all(?:\s+of\s+the)?|"
        r"an\s+additional|additional"
    )
    few = (
        r"just|only|merely|no\s+more\s+than|not\s+more\s+than|at\s+least|at\s+most|up\s+to|as\s+many\s+as|all\s+but|"
        r"fewer\s+than"
    )
    return re.compile(rf"(?:\b(?:{more}|{few})|[A-Za-z][’']s|[a-z]s[’'])\s+$", re.IGNORECASE)


@cache
def _given() -> re.Pattern[str]:
    """Find verbs whose object is what was counted before: "first offered six", "raised the number to ten"."""
    verbs = (
        r"add|pledg|promis|offer|deliver|suppl|order|buy|receiv|down|lose|destroy|captur|seiz|count|donat|hand|commit|lend|"
        r"contribut|deploy|withdr[ae]w|request|see|spot|track|intercept|repair|return|keep|need|want"
    )
    past = (
        r"bought|lost|sent|sends?|sending|lent|shot\s+down|saw|seen|took|gave|given|kept|had|has|have|with|spoke\s+of|"
        r"speaks\s+of|held|holds?|freed|frees|releas(?:es|ed)"
    )
    to = r"(?:number|total|figure|fleet|tally|count|sum)(?:\s+\w+)?\s+(?:to|at|of|as|is|was)"
    return re.compile(rf"\b(?:(?:{verbs})\w*|{past}|{to})(?:\s+(?:over|back|up|in|out|down|away))?\s+$", re.IGNORECASE)


@cache
def _ends() -> re.Pattern[str]:
    """Find what may follow a number that has no noun of its own."""
    return re.compile(
        r"\s*(?:[.,;:)—–”\"’]|$)|\s+(?:this|last|next|by|in|from|to|on|at|of\s+(?:them|us|which|whom|these|those)|and|but|or|"
        r"so\s+far|more|others?|since|for\s+(?!the\s+first|weeks|months|years|days)|between|with|as|while|who|that|when|"
        r"already|during|after|before|until|an?\s+(?:day|week|month|year)|per)\b",
        re.IGNORECASE,
    )


@cache
def _no_count() -> re.Pattern[str]:
    """Find what makes a small number a time, a rank or a share."""
    return re.compile(
        r"\s+(?:or\s+\w+\s+)?(?:to\s+\w+\s+)?(?:percent|per|years?|months?|weeks?|days?|hours?|minutes?|rounds?|times|of\s+the\s+\w+\s+"
        r"(?:provinces|regions|countries|states))\b",
        re.IGNORECASE,
    )


@cache
def _some_more() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:others?|more)\b(?=\s*(?:[.,;:)”\"]|$)|\s+(?:in|on|at|from|by|to|and|are|were|was|will|would|have|had|has|"
        r"this|last|next|since|so\s+far|may|might|could|came|left|died|fell|arrived|remain)\b|\s+than\s+(?:the|a)\s+"
        r"(?:day|week|month|year))",
        re.IGNORECASE,
    )


def stands_among_others(text: str, count: Count, near: bool, told: bool) -> bool:
    """Tell whether a number, however small, counts what was counted before it.

    Parameters
    ----------
    text : str
        The sentence.
    count : Count
        The number.
    near : bool
        Whether something is counted before it in the sentence.
    told : bool
        Whether something is counted before it, here or in the sentences before.

    Returns
    -------
    bool
    """
    if not (near or told) or _no_count().match(text, count.number_end) is not None:
        return False
    before = text[max(0, count.number_start - _LOOK) : count.number_start]
    acts = acts_itself(text, count)
    leads = _leads().search(before) is not None
    if leads and (acts or (_ends().match(text, count.number_end) is not None and _given_near(before))):
        return True
    if near and acts and re.search(r"(?:[,;]|\b(?:and|but|while|whom|which|rockets|ships))\s+(?:\w+\s+)?$", before):
        return True
    if near and _some_more().match(text, count.number_end) is not None:
        return True
    if near and _given_near(before) and _ends().match(text, count.number_end) is not None:
        return True
    return told and _given_near(before) and re.match(r"\s*[.,;:”\"]|\s*$", text[count.number_end :]) is not None


def _given_near(before: str) -> bool:
    return _given().search(_leads().sub("", before)) is not None


def follows_verb(text: str, count: Count) -> bool:
    """Tell whether a verb leads to the number: "wounded 40", "has shelved 900"."""
    word = re.search(r"([a-z]+)\s+([a-z]+)\s+$", text[max(0, count.start - _LOOK) : count.start])
    if word is None or word.group(2) in _HELPERS:
        return False
    return word.group(1) in _BEFORE_BASE or is_finite(word.group(2), word.group(1))


_BEFORE_BASE = words("to will would may might could can should must")
_HELPERS = words(
    "be have has had exceed reach climb rise fall grow does do did will would may might could can should must "
    "cost costs rose fell grew lasted weighs"
)


def acts_itself(text: str, count: Count) -> bool:
    """Tell whether a verb follows: "29 burnt", "two came through", "three are to follow"."""
    word = re.match(r"\s+(?:of\s+(?:them|which|whom)\s+)?([a-z]+)", text[count.number_end :])
    return word is not None and (is_finite(word.group(1), "") or word.group(1) in _TAKEN)


_TAKEN = words("burnt sunk torched seen hit left came went fell got drowned vanished missing dead")


@cache
def _handed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:deliver\w*|suppl\w+|order(?:s|ed)|bought|buys?|promis\w*|offer\w*|pledg\w*|donat\w*|ship(?:s|ped)|shot\s+down|"
        r"hand(?:s|ed)?\s+over|downed|intercepted|[A-Z][a-z]+[’']s?)\s+(?:just\s+|only\s+|another\s+|a\s+further\s+|over\s+)?$"
    )


def handed(before: str) -> bool:
    """Tell whether words before a number speak of arms being given, so that it counts those told of last."""
    return _handed().search(before) is not None


@cache
def _moves() -> re.Pattern[str]:
    verbs = (
        r"march|flee|fled|cross|return|escap|arriv|advanc|fight|fought|desert|defect|surrender|retreat|withdr[ae]w|deploy|"
        r"ga?i?ve\w*\s+themselves\s+up|went\s+over|came\s+(?:back|home|over)|stay|stood|hold|serv|land|join|slipp|got\s+away"
    )
    return re.compile(rf"\s+(?:others?\s+)?(?:(?:have|had|has)\s+(?:since\s+|also\s+)?)?(?:{verbs})\w*", re.IGNORECASE)


def moves_itself(text: str, end: int) -> bool:
    """Tell whether those counted act: after "40 were wounded", "1,200 marched back" are no wounded."""
    return _moves().match(text, end) is not None
