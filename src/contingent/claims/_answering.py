"""Figures that answer another: "Paris puts it at 900", "the army speaks of 60 dead", "no more than 40"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from contingent.claims._claim import Claim, Quantity
from contingent.claims._inside import is_former, is_part
from contingent.claims._ledger import Relation
from contingent.claims._likeness import counted_class, figure, interval
from contingent.claims._matter import named_forces, places_differ, sides_differ, words_name_the_force
from contingent.claims._needles import seek
from contingent.claims._scene import Draft
from contingent.claims._scope_of import one_is_allowed, scopes_differ

__all__ = ["answering"]

_REACH = 480  # characters back, some three sentences, within which a figure is answered, assumed
_FAR = 60.0  # two figures so many times one another are of two things, assumed
_ROUNDED = 1.15  # "about 1,700" and 1,890 are no contradiction, "about 2,000" and 1,500 are, assumed
_LOOSE = 1.5  # a floor or a vague word leaves so much room, assumed


_AHEAD = frozenset({"forecast", "intention"})


@cache
def _strong() -> re.Pattern[str]:
    """Find words with which one gives a figure of what another has counted."""
    what = "numbers?|figures?|strength|totals?|tolls?|counts?|targets?|size|losses|deaths?"
    return re.compile(
        r"\b(?:puts?|putting|sets?|estimat\w+|reckon\w*|gives?|gave|giving|places?)\b[^;]{0,70}?\bat\b|"
        r"\b(?:speaks?|spoke|spoken|speaking|talks?|talked)\s+(?:\w+\s+)?of\b|"
        r"\b(?:admit\w*|acknowledg\w*|conced\w*|owns?\s+(?:up\s+)?to|owned\s+(?:up\s+)?to)\b|"
        rf"\b(?:true|real|actual|correct|right)\s+(?:{what})\b|\bgoes\s+further\b|"
        r"\bby\s+(?:[\w’'-]+\s+){1,4}(?:count|estimate|reckoning|tally|account|figures)\b|\bby\s+(?:its|their)\s+own\b",
        re.IGNORECASE,
    )


@cache
def _weak() -> re.Pattern[str]:
    """Find words that set a figure against another where it has no noun of its own, or the same."""
    return re.compile(
        r"\b(?:count(?:s|ed)?|lists?|listed|shows?|cites?|cited|mention(?:s|ed)|records?|recorded|considers?|gives?|gave|"
        r"reckons?|estimates?|guess(?:es|ed)?|has\s+heard|confirms?|confirmed)\b|"
        r"\b(?:no|not|never\s+(?:had\s+)?)\s*more\s+than\b|\b(?:fewer|less)\s+than\b|\bat\s+most\b|\b(?:only|just|barely)\b|"
        r"\b(?:not|n['’]t)\s+exceed\w*|\b(?:closer\s+to|nearer|well\s+(?:above|over|below|under))\b|\bno\s+fewer\s+than\b|"
        r"\b(?:however|whereas|by\s+contrast|in\s+contrast|on\s+the\s+other\s+hand|instead|in\s+fact|not\s+so|not\s+true)\b|"
        r"\bfor\s+(?:its|their|his|her)\s+part\b|\b(?:doubt|disput|contradict|insist|maintain|claim|boast|assert|alleg|contend|conten|believ)\w*|\bstrong\b|^\W*but\b",
        re.IGNORECASE,
    )


_BEFORE, _AFTER = 120, 50  # characters around a number in which its own words stand, assumed


@lru_cache(maxsize=256)  # a count is compared with several
def _segment(text: str, at: int, end: int) -> str:
    """Give the part of a sentence in which a number stands, no wider than its own words reach."""
    edges = [m.end() for m in _edge().finditer(text, 0, at)]
    after = _edge().search(text, end)
    first, last = edges[-1] if edges else 0, after.start() if after else len(text)
    return text[max(first, at - _BEFORE) : min(last, end + _AFTER)]


@cache
def _edge() -> re.Pattern[str]:
    return re.compile(
        r";\s|,\s+(?=(?:but|whereas|while|although|though|and)\b)|\s(?=(?:whereas|although)\b)|:\s(?=[a-z])"
    )


def _own_words(claim: Claim) -> str:
    assert claim.quantity is not None
    base = claim.sentence.start
    return _segment(claim.sentence.text, claim.quantity.span.start - base, claim.quantity.span.end - base)


def _answers(claim: Claim, other: Claim) -> bool:
    """Tell whether the words of a count give it as another's figure of what was counted before."""
    words = _own_words(claim)
    if seek(_strong(), words) is not None:
        return True
    if claim.actor != other.actor:  # a weak word does not hold two forces against one another
        return False
    if seek(_weak(), words) is None and seek(_weak(), claim.sentence.text[:24]) is None:
        return False
    return _bare(claim) or _like(claim, other)


def _bare(claim: Claim) -> bool:
    """Tell whether a number takes its noun from one before it, or stands for "it" or "there"."""
    assert claim.quantity is not None
    if "count.inherited" in claim.rules:
        return True
    said = re.search(r"\b(?:it|they|there|number|figure|strength|toll|total|such)\b", claim.proposition, re.IGNORECASE)
    return said is not None and len(claim.proposition.split()) <= _SHORT


_SHORT = 12  # words of a statement that only gives a number, assumed


def _like(claim: Claim, other: Claim) -> bool:
    """Tell whether two counts name the counted thing by the same word."""
    nouns = [re.findall(r"[a-z]{4,}", c.quantity.span.text.lower()) for c in (claim, other) if c.quantity is not None]
    shared = set(nouns[0]) & set(nouns[1]) - {"than", "more", "fewer", "least", "most", "about", "around", "some"}
    return bool(shared)


def answering(draft: Draft, counted: Sequence[Draft]) -> list[Relation]:
    """Relate a figure to the one that it answers, whatever was read as whose and where they are.

    Parameters
    ----------
    draft : Draft
        A count.
    counted : sequence of Draft
        Counts before it, in the order of the text.

    Returns
    -------
    list of Relation
        ``conflicts`` or ``supports``: of the nearest figure answered, and of one that this answers itself.
    """
    claim = draft.claim
    if claim.quantity is None or not claim.core or draft.heading or draft.rate or _is_part(draft):
        return []
    told = [
        other.claim
        for other in reversed(counted)
        if other.claim.report == claim.report
        and claim.sentence.start - other.claim.sentence.end <= _REACH
        and not (other.heading or other.rate or _is_part(other))
        and _rivals(claim, other.claim)
        and _answers(claim, other.claim)
    ]
    if not told:
        return []
    nearest = max(told, key=lambda c: (c.actor == claim.actor, (c.kind in _AHEAD) == (claim.kind in _AHEAD)))
    others = [c for c in told if c is not nearest and _rivals(nearest, c) and _answers(nearest, c)]
    return [r for c in (nearest, *others) if (r := _weighed(claim, c)) is not None]


def _is_part(draft: Draft) -> bool:
    """Tell whether a count is a part of another, or the one before a change; the dead "of those sent" are no part."""
    claim = draft.claim
    assert claim.quantity is not None
    if is_former(claim) or (
        is_part(draft) and not (claim.action == "lose" and _of_those().search(claim.sentence.text))
    ):
        return True
    before = claim.sentence.text[: claim.quantity.span.start - claim.sentence.start]
    return re.search(r"\b(?:of|among)\s+(?:whom|which|them)\s+(?:\w+\s+){0,2}$", before) is not None


@cache
def _of_those() -> re.Pattern[str]:
    return re.compile(r"\bof\s+those\b|\bsuch\b", re.IGNORECASE)


def _rivals(a: Claim, b: Claim) -> bool:
    """Tell whether nothing in the words makes two counts of two things or of one voice."""
    if a.quantity is None or b.quantity is None or counted_class(a.quantity) != counted_class(b.quantity):
        return False
    named = a.source.name, b.source.name
    if named[0] == named[1] and not (named[0] is None and a.sentence != b.sentence) and not _put_by_another(a, b):
        return False
    if _of_another_owner(a, b) or _of_another_owner(b, a):
        return False
    if not _one_act(a, b) or sides_differ(a, b) or places_differ(a, b) or scopes_differ(a, b):
        return False
    forces = named_forces(a), named_forces(b)
    if forces[0] and forces[1]:
        return bool(forces[0] & forces[1])
    return a.actor == b.actor or not (words_name_the_force(a) and words_name_the_force(b))


@cache
def _share() -> re.Pattern[str]:
    return re.compile(r"\b(?:share|contribut\w+|own|both\s+armies|two\s+armies)\b", re.I)


def _of_another_owner(a: Claim, b: Claim) -> bool:
    """Tell whether a count is of a share, of one's own or of the other side, and the other of another force."""
    words = _own_words(a)
    if re.search(r"\bother\s+side\b", words, re.IGNORECASE) is not None:
        return b.actor == a.source.entity.partition(":")[0]
    return _share().search(words) is not None and a.actor != b.actor


def _put_by_another(a: Claim, b: Claim) -> bool:
    """Read "roughly 500, a number that the minister put at 50"."""
    if a.sentence != b.sentence or a.quantity is None:
        return False
    before = a.sentence.text[: a.quantity.span.start - a.sentence.start]
    return re.search(r",\s+an?\s+(?:number|figure|toll|count|total)\b[^;]{3,80}\bat\s+$", before) is not None


def _one_act(a: Claim, b: Claim) -> bool:
    acts = {a.action, b.action}
    if len(acts) < 2 or "other" in acts:
        return True
    return "lose" not in acts and ("withdraw" not in acts or _bare(a))


@cache
def _other_time() -> re.Pattern[str]:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.compile(
        rf"\b(?:(?:in|by|since|until|last|early|late|mid|as\s+of|end\s+of)[\s-]+(?:{months}|spring|summer|autumn|winter|year|month)|"
        r"in\s+(?:19|20)\d\d|a\s+year\s+ago|next\s+(?:year|month|spring|summer)|earlier|previously)\b"
    )


def _at_another_time(a: Claim, b: Claim) -> bool:
    times = [m.group().lower() if (m := _other_time().search(_own_words(c))) else "" for c in (a, b)]
    return times[0] != times[1]


def _weighed(a: Claim, b: Claim) -> Relation | None:
    """Say whether two figures can both hold."""
    assert a.quantity is not None
    assert b.quantity is not None
    ends = interval(a.quantity), interval(b.quantity)
    if ends[0] is None or ends[1] is None or figure(a.quantity) == figure(b.quantity):
        return None
    low, high = sorted((ends[0], ends[1]))
    values = sorted((figure(a.quantity) or ends[0][1], figure(b.quantity) or ends[1][1]))
    if values[0] <= 0 or values[1] > _FAR * values[0]:
        return None
    if low[1] >= high[0]:
        return _overlap(a, b, values)
    said = [_said_once().search(c.sentence.text) is not None for c in (a, b)]
    if said[0] != said[1]:
        note = "the figure now and the one spoken of before"
        return Relation("updates", b.id, a.id, None, note) if said[0] else None
    joint = _joint(a, b, low[1], high[0])
    if joint is None:
        return Relation("supports", a.id, b.id, None, "figures that agree within a tenth")
    note = f"at most {low[1]:,.0f} by the one and at least {high[0]:,.0f} by the other, of the same matter"
    return Relation("conflicts", a.id, b.id, joint, note)


@cache
def _said_once() -> re.Pattern[str]:
    """Find "in April it had spoken of 25,000": a plan or a figure given before."""
    once = (
        r"(?:earlier|previously|before|initially|originally|last\s+\w+|a\s+\w+\s+ago|in\s+(?:January|February|March|April|May|"
        r"June|July|August|September|October|November|December|spring|summer|autumn|winter|(?:19|20)\d\d))"
    )
    said = "spoken|said|announced|promised|planned|pledged|offered|talked|envisaged|given|put|estimated"
    return re.compile(
        r"\bhad\s+been\s+(?:put|given|set|counted|reported|estimated)\s+at\b|"
        rf"\bhad\s+(?:\w+\s+)?(?:{said})\b[^;]*\b{once}\b|\b{once}\b[^;]*\bhad\s+(?:\w+\s+)?(?:{said})\b",
        re.IGNORECASE,
    )


def _overlap(a: Claim, b: Claim, values: Sequence[float]) -> Relation | None:
    assert a.quantity is not None
    assert b.quantity is not None
    open_ = [q for q in (a.quantity, b.quantity) if _one_sided(q)]
    if open_ and a.action == b.action == "lose" and values[1] >= _LOOSE * values[0]:
        return Relation("conflicts", a.id, b.id, "possible", "figures apart that fit within the bound of one")
    return None


def _one_sided(quantity: Quantity) -> bool:
    return quantity.bound in {"at_least", "more_than", "at_most", "less_than"}


Joint = Literal["impossible", "strained", "possible"]


def _joint(a: Claim, b: Claim, below: float, above: float) -> Joint | None:
    assert a.quantity is not None
    assert b.quantity is not None
    bounds = {a.quantity.bound, b.quantity.bound}
    if "approx" in bounds and above <= below * _ROUNDED:
        return None
    if _proved().search(_own_words(a)) or _proved().search(_own_words(b)):
        return "possible"
    if "vague" in bounds and above < below * _LOOSE:
        return "possible"
    if _at_another_time(a, b) or one_is_allowed(a, b):
        return "strained"
    if a.modality != b.modality and {a.modality, b.modality} & {"possible", "conditional"}:
        return "possible"
    return "impossible"


@cache
def _proved() -> re.Pattern[str]:
    return re.compile(r"\b(?:confirmed|verified|identified|documented|registered|recorded|by\s+name|so\s+far)\b", re.I)
