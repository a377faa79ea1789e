"""What the words between two counts say of them: part and whole, now and before, men and the units they form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from contingent.claims._claim import Claim
from contingent.claims._ledger import Relation, RelationType
from contingent.claims._likeness import counted_class, figure
from contingent.claims._scene import Draft

__all__ = ["family", "is_former", "is_part", "told_by_words"]

_PERSONS = frozenset({"people", "killed", "wounded", "casualties", "captured", "missing", "civilians"})
_FORMATIONS = frozenset({"brigades", "battalions", "regiments", "divisions", "companies", "squadrons", "battlegroups",
                         "corps", "units"})  # fmt: skip
_BACK = 3  # sentences back in which "600 of them" finds its whole, assumed


def family(claim: Claim) -> str:
    """Give what a count is of, as widely as part and whole go: persons, formations, or the thing counted."""
    if claim.quantity is None:
        return ""
    kind = counted_class(claim.quantity)
    return "persons" if kind in _PERSONS else "formations" if kind in _FORMATIONS else kind


class _Link(NamedTuple):
    """A pattern of the words between an earlier and a later count of a sentence, and what it makes of them."""

    pattern: str
    type: RelationType
    forward: bool
    """Whether the earlier count is the one that bears on the later."""
    families: tuple[str, str] | None
    """Families of the earlier and the later count; None where they must be alike."""
    note: str


_SOFT = (
    r"(?:(?:an?|the|its|their|some|about|around|nearly|almost|just|only|over|under|fewer|less|more|than|at|least|up|to)"
    r"\s+)*"
)
_TO_ALL = r"(?:bring|brought|tak|took|rais|lift|push|swell|boost|mak|made|put)\w*"
_LINKS = (
    _Link(rf"\s+(?:out\s+)?of\s+{_SOFT}(?:(?!initial|original|former|previous)[\w-]+\s+){{0,2}}", "refines", True, None,
          "so many of the whole"),
    _Link(rf"[^;.]{{0,100}}\b(?:up|down)\s+(?:\w+ly\s+)?(?:from|on)\s+{_SOFT}", "updates", True, None,
          "the figure now and the one before"),
    _Link(rf"\s+(?:\w+\s+)?from\s+{_SOFT}", "updates", True, None, "the figure now and the one before"),
    _Link(rf"[^;.]{{0,50}}\b(?:compared\s+(?:with|to)|against|instead\s+of|rather\s+than)\s+{_SOFT}", "updates", True,
          None, "the figure now and the one before"),
    _Link(rf"[^;.]{{0,40}}\b(?:part|portion|share)\s+(?:\w+\s+)?of\s+(?:[\w-]+\s+){{0,5}}?(?:of\s+)?{_SOFT}",
          "refines", True, None, "a part of the force"),
    _Link(rf"(?![^;.]*,\s+an?\s+(?:number|figure|toll|total)\b)[^;.]{{0,80}}\b{_TO_ALL}\b[^;.\d]{{0,60}}"
          rf"\b(?:to|at)\s+{_SOFT}", "supports", True, None, "what is added brings it to the whole"),
    _Link(rf"[^;.\d]{{0,40}}\b(?:for|making)\s+an?\s+(?:\w+\s+)?total\s+of\s+{_SOFT}", "supports", True, None,
          "what is added brings it to the whole"),
    _Link(r"\s+(?:organi[sz]ed|formed|grouped|split|divided|arranged)?\s*(?:in|into|as|from)\s+", "refines", False,
          ("persons", "formations"), "the same people as formations"),
    _Link(rf"(?:[^;.\d]{{0,60}},)?\s+(?:of|with|totalling|numbering|or|in\s+all|together)\s+{_SOFT}", "refines", False,
          ("formations", "persons"), "the people of the formations"),
    *(_Link(r"[^;.\d]{0,60}\b(?:in|aboard|on\s+board)\s+", "refines", False, ("persons", carrier), "how they travelled")
      for carrier in ("vehicles", "trucks", "ships", "aircraft")),
    _Link(rf"[^;.\d]{{0,50}}\b(?:including|among\s+(?:them|whom|these)|of\s+(?:them|whom|these))\s+{_SOFT}", "refines",
          False, None, "some of the whole"),
    _Link(rf"\s+plus\s+{_SOFT}", "refines", False, None, "these come on top"),
)  # fmt: skip


@cache
def _links() -> tuple[tuple[re.Pattern[str], _Link], ...]:
    return tuple((re.compile(link.pattern, re.IGNORECASE), link) for link in _LINKS)


@cache
def _of_them() -> re.Pattern[str]:
    return re.compile(r"\s*of\s+(?:them|whom|which|those|these)\b", re.IGNORECASE)


@cache
def _some_of() -> re.Pattern[str]:
    """Find words before a number that make it a part of what was told: "the first 600", "the other 200"."""
    return re.compile(
        r"(?<!\bof\s)\b(?:the|a|its|their)\s+(?:first|initial|other|remaining|rest,?|last|vanguard\s+of)\s+$|"
        r"\b(?:an?|the|its|their)\s+(?:advance|forward|first|initial|lead)\s+(?:party|team|group|element|detachment|"
        r"contingent|unit|batch|wave)\s+of\s+(?:some\s+|about\s+|around\s+)?$",
        re.IGNORECASE,
    )


@cache
def _of_these() -> re.Pattern[str]:
    """Find words before a number that name its whole: "of the aircraft, 22", "of these, about 40"."""
    return re.compile(
        rf"\b(?:of|among)\s+(?:(?:the|those|these|its|their)\s+(?:[a-z-]+\s*){{1,4}},|(?:them|these|those),?)\s+{_SOFT}$",
        re.I,
    )


@cache
def _one_batch() -> re.Pattern[str]:
    """Find words before a number that make it one batch of many, or a ratio: "in groups of 80", "seven in ten"."""
    batch = "groups?|batches|batch|teams?|waves?|units?|columns?|contingents?|detachments?|rotations?|tranches?|squads?"
    return re.compile(rf"\b(?:(?:{batch})\s+of\s+{_SOFT}|\w+\s+(?:in|out\s+of)\s+(?:every\s+)?)$", re.IGNORECASE)


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(r"\b(?:(?:as\s+a|the)\s+whole|the\s+entire|altogether|overall)\b[^;.\d]{0,60}$", re.IGNORECASE)


@cache
def _except() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:except(?:\s+for)?|apart\s+from|save\s+for|all\s+but|minus)\s+(?:some|about|around|the|a|an)?\s*$", re.I
    )


def is_part(draft: Draft) -> bool:
    """Tell whether the words of a count make it a part of another, or an addition to it."""
    claim = draft.claim
    if claim.quantity is None:
        return False
    return _told_as_part(*_place(claim))


@lru_cache(maxsize=1024)  # a claim is compared with many, and each time asked
def _told_as_part(text: str, at: int, end: int) -> bool:
    words = text[max(0, at - 24) : end]
    return (
        _of_them().match(text[end:]) is not None
        or re.search(r"\bof\s+(?:them|whom|those|these)\b", text[at:end]) is not None
        or _some_of().search(text[:at]) is not None
        or _one_batch().search(text[:at]) is not None
        or _of_these().search(text[:at]) is not None
        or _on_top().search(words + text[end : end + 10]) is not None
    )


@cache
def _on_top() -> re.Pattern[str]:
    return re.compile(r"\b(?:another|additional|further|extra|fresh|(?<!or\s)more(?!\s+than)|as\s+well|too)\b", re.I)


@cache
def _former() -> re.Pattern[str]:
    changes = "rose|risen|fell|fallen|grew|grown|cut|raised|dropped|increased|reduced|shrank|swelled|expanded"
    return re.compile(
        rf"\b(?:(?:up|down)\s+(?:\w+ly\s+)?(?:from|on)|(?:{changes})[^;.\d]{{0,40}}\bfrom)\s+{_SOFT}$", re.IGNORECASE
    )


def is_former(claim: Claim) -> bool:
    """Tell whether a count is the one before a change: "down from nearly 1,600", "rose from 300 to 500"."""
    text, at, _ = _place(claim)
    return _follows_change(text, at)


@lru_cache(maxsize=1024)  # a claim is compared with many, and each time asked
def _follows_change(text: str, at: int) -> bool:
    return _former().search(text[:at]) is not None


def told_by_words(draft: Draft, earlier: Sequence[Draft]) -> list[Relation]:
    """Relate a claim to earlier ones by the words that stand between or before them.

    Parameters
    ----------
    draft : Draft
        A claim.
    earlier : sequence of Draft
        Claims before it, in the order of the text.

    Returns
    -------
    list of Relation
        At most one.
    """
    claim = draft.claim
    near = [d.claim for d in earlier if d.claim.report == claim.report and not d.heading]
    if claim.quantity is None:
        return _of_the_last(draft, near)
    counts = [c for c in near if c.quantity is not None]
    return _between(claim, counts) or _part_of(claim, counts) or _excepted(claim, near)


def _place(claim: Claim) -> tuple[str, int, int]:
    """Give the sentence of a count, and where its words begin and end in it."""
    assert claim.quantity is not None
    span, base = claim.quantity.span, claim.sentence.start
    return claim.sentence.text, span.start - base, span.end - base


def _between(claim: Claim, counts: Sequence[Claim]) -> list[Relation]:
    text, at, _ = _place(claim)
    for other in reversed(counts[-3:]):
        if other.sentence != claim.sentence or _place(other)[2] > at:
            continue
        gap = text[_place(other)[2] : at]
        if re.search(r"\bfrom\s+$", gap) is None and re.fullmatch(r"\s+(?:\w+\s+)?to\s+", gap) and _from(text, other):
            return [Relation("updates", claim.id, other.id, None, "the figure now and the one before")]
        for pattern, link in _links():
            if pattern.fullmatch(gap) is None or not _fits(link, other, claim):
                continue
            a, b = (other, claim) if link.forward else (claim, other)
            return [Relation(link.type, a.id, b.id, None, link.note)]
    return []


def _from(text: str, claim: Claim) -> bool:
    return re.search(r"\bfrom\s+(?:\w+\s+){0,2}$", text[: _place(claim)[1]]) is not None


def _fits(link: _Link, first: Claim, second: Claim) -> bool:
    if link.families is not None:
        return (family(first), family(second)) == link.families
    return family(first) == family(second)


def _part_of(claim: Claim, counts: Sequence[Claim]) -> list[Relation]:
    """Find the whole of "600 of them", "the first 600", and the part of "the force as a whole is to reach 2,500"."""
    text, at, end = _place(claim)
    value, kin = figure(claim.quantity), [c for c in counts if family(c) == family(claim)]
    recent = [c for c in kin[-8:] if c.sentence.end > claim.sentence.start - _BACK * _SENTENCE]
    if _whole().search(text[max(0, at - 80) : at]) is not None:
        smaller = [c for c in recent if c.sentence == claim.sentence and (figure(c.quantity) or 0) < (value or 0)]
        return [Relation("refines", c.id, claim.id, None, "so many of the whole") for c in smaller[-1:]]
    part = _of_them().match(text[end:]) or re.search(r"\bof\s+(?:them|whom|those|these)\b", text[at:end])
    part = part or _of_these().search(text[:at])
    first = part is None and _some_of().search(text[:at]) is not None
    if part is None and not first:
        return []
    greater = [c for c in recent if value is None or value < (figure(c.quantity) or 0.0) <= value * _SCALE]
    if first:  # those who go first are of those who are to go
        greater = [c for c in greater if c.action in _GOING and c.kind in {"intention", "forecast"}] or greater
    if len(greater) > 1 and re.fullmatch(r"\s+(?:out\s+)?of\s+(?:[\w-]+\s+){0,3}", _gap(greater[-2], greater[-1])):
        greater = greater[:-1]  # "1,150 of an expected 15,000 ..., 212 of them": of those who came
    return [Relation("refines", claim.id, greater[-1].id, None, "some of the whole")] if greater else []


def _gap(first: Claim, second: Claim) -> str:
    """Give the words between two counts of one sentence."""
    same = first.sentence == second.sentence
    return first.sentence.text[_place(first)[2] : _place(second)[1]] if same else ""


_SCALE = 200  # times a part that its whole may be: "four of them" are not four of 10,000, assumed
_SENTENCE = 160  # characters of a sentence, assumed


def _excepted(claim: Claim, near: Sequence[Claim]) -> list[Relation]:
    text, at, _ = _place(claim)
    if _except().search(text[:at]) is None:
        return []
    same = [c for c in near if c.sentence == claim.sentence]
    return [Relation("refines", claim.id, same[-1].id, None, "tells what is left out")] if same else []


@cache
def _none() -> re.Pattern[str]:
    return re.compile(r"\W*(?:so\s+far,?\s+|but\s+|though\s+|yet\s+)?(?:none|not\s+one|no\s+one|neither)\b", re.I)


@cache
def _each() -> re.Pattern[str]:
    """Find a subject that takes up troops told of: "each would stay", "the first of three batches", "the handover"."""
    batch = r"(?:batch|wave|group|contingent|rotation|tranche|echelon|detachment)(?:es|s)?"
    return re.compile(
        rf"\W*(?:each(?:\s+(?:of\s+them|{batch}))?\b|the\s+(?:first|second|next|last)(?:\s+of\s+\w+)?\s+{batch}|"
        r"(?:this\s+time\s+)?the\s+(?:hand-?over|relief|reinforcements?|rotation)\b)"
        r"(?=[^,;]{0,40}?\b(?:runs?|ran|beg[ia]ns?|starts?|started|takes?|took|will|would|(?:is|are)\s+to|comes?|came|arriv\w+|"
        r"reach\w*|left|leaves?|stays?|stayed|ha[sd]|have)\b)",
        re.IGNORECASE,
    )


_SENDING = frozenset({"deploy", "prepare", "rotate", "station", "transfer"})
_GOING = _SENDING - {"station"}


def _of_the_last(draft: Draft, near: Sequence[Claim]) -> list[Relation]:
    """Relate a claim without a count to the count whose people it takes up: "none has left so far"."""
    claim = draft.claim
    recent = [c for c in near[-8:] if c.sentence.end > claim.sentence.start - _BACK * _SENTENCE]
    counts = [c for c in recent if family(c) in {"persons", "formations"}]
    said = [c for c in counts if c.sentence == claim.sentence]
    if _none().match(claim.proposition) and claim.polarity == "negative" and said and claim.modality != "unknown":
        return [Relation("refines", claim.id, said[-1].id, None, "tells how many of them")]
    if _each().match(claim.proposition):
        sent = [
            c for c in recent if c.action in _SENDING and (c.quantity is not None or c.action in {"rotate", "prepare"})
        ]
        if sent:
            return [Relation("refines", claim.id, sent[-1].id, None, "takes up the troops told of before")]
    return []
