"""Counts that take up what the sentence before counts: of each, of those already there, from where a plan starts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from contingent.claims._claim import Claim
from contingent.claims._inside import family
from contingent.claims._ledger import Relation
from contingent.claims._scene import Draft

__all__ = ["formation_words", "is_planned_force", "size_of", "told_of_a_count"]

_NEXT = 4  # characters between a sentence and the next
_AHEAD = frozenset({"intention", "forecast"})
_SENDING = frozenset({"deploy", "prepare", "rotate", "station", "transfer"})


def told_of_a_count(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Relate a count to an earlier one that it is told of.

    Parameters
    ----------
    claim : Claim
        A count.
    near : sequence of Draft
        Claims of the sentences before it.

    Returns
    -------
    Relation or None
    """
    for rule in (_of_each, _numbered, _already, _some_of_the_lost, _so_many_were, _starting_from):
        relation = rule(claim, near)
        if relation is not None:
            return relation
    return None


def size_of(claim: Claim) -> float:
    """Give the figure of a count by which wholes and parts are told apart, 0 where it has none."""
    quantity = claim.quantity
    return 0.0 if quantity is None else quantity.value_high or quantity.value_low or 0.0


def is_planned_force(claim: Claim) -> bool:
    """Tell whether a claim counts people who are to be sent."""
    return claim.core and claim.kind == "intention" and claim.action in _SENDING and family(claim) == "persons"


@cache
def formation_words() -> re.Pattern[str]:
    """Find the nouns of one formation or ship."""
    return re.compile(
        r"\b(brigade|battalion|regiment|division|company|squadron|battery|garrison|carrier|convoy)s?\b", re.I
    )


@cache
def _apiece() -> re.Pattern[str]:
    return re.compile(r"\W*each\b", re.IGNORECASE)


def _of_each(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "each carries about 200 sailors": told of the ships counted before."""
    if _apiece().match(claim.proposition) is None:
        return None
    counts = [d.claim for d in near if d.claim.quantity is not None and d.claim.core]
    return Relation("refines", claim.id, counts[-1].id, None, "told of each of those counted") if counts else None


@cache
def _the_number() -> re.Pattern[str]:
    return re.compile(r"\W*(?:the|these|those)\s+$", re.IGNORECASE)


def _numbered(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "the 800 soldiers will be based there": the men of a unit told of in the sentence before."""
    if claim.quantity is None or family(claim) != "persons":
        return None
    definite = (
        _the_number().fullmatch(claim.sentence.text[: claim.quantity.span.start - claim.sentence.start]) is not None
    )
    last = [d.claim for d in near if 0 <= claim.sentence.start - d.claim.sentence.end <= _NEXT]
    units = [c for c in last if c.action in _SENDING and (c.quantity is None or family(c) == "formations")]
    if not definite:  # "it will contribute a battalion": the soldiers to be sent are the battalion's
        planned = claim.kind == "intention" and claim.action in _SENDING
        units = [
            c
            for c in units
            if planned and c.kind in _AHEAD and c.actor == claim.actor and formation_words().search(c.proposition)
        ]
    return Relation("refines", claim.id, units[0].id, None, "tells how many they are") if units else None


def _already(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "about 600 are already there": of those who are to go."""
    if claim.quantity is None or "count.inherited" not in claim.rules or claim.kind not in {"fact", "assessment"}:
        return None
    if re.search(r"\b(?:already|so\s+far)\b", claim.proposition, re.IGNORECASE) is None:
        return None
    ahead = [d.claim for d in near if d.claim.core and d.claim.kind in _AHEAD and d.claim.action in _SENDING]
    sent = [c for c in ahead if family(c) == "persons" and size_of(c) > size_of(claim)]
    return Relation("refines", claim.id, sent[-1].id, None, "some of those who are to go") if sent else None


@cache
def _among() -> re.Pattern[str]:
    return re.compile(
        r"\bamong\s+(?:the|those|them)\b[^,;.]{0,30}\b(?:is|are|was|were)\s+(?:at\s+least\s+|about\s+)?$", re.IGNORECASE
    )


def _some_of_the_lost(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "among the dead were two officers"."""
    if (
        claim.quantity is None
        or _among().search(claim.sentence.text[: claim.quantity.span.start - claim.sentence.start]) is None
    ):
        return None
    counts = [d.claim for d in near if family(d.claim) == "persons" and size_of(d.claim) > size_of(claim)]
    return Relation("refines", claim.id, counts[-1].id, None, "some of the whole") if counts else None


def _so_many_were(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "Russia fired 40 missiles; 33 were shot down": of those that the same source counted just before."""
    if claim.quantity is None or "count.inherited" not in claim.rules or claim.source.name is None:
        return None
    end = claim.quantity.span.end - claim.sentence.start
    if re.match(r"\s+(?:of\s+them\s+)?(?:were|was|are|have\s+been|had\s+been)\s", claim.sentence.text[end:]) is None:
        return None
    same = [d.claim for d in near[-4:] if d.claim.source.name == claim.source.name and d.claim.quantity is not None]
    whole = [c for c in same if family(c) == family(claim) and size_of(c) > size_of(claim) and c.action != claim.action]
    return Relation("refines", claim.id, whole[-1].id, None, "some of the whole") if whole else None


@cache
def _at_present() -> tuple[re.Pattern[str], re.Pattern[str]]:
    now = re.compile(r"\b(?:current(?:ly)?|at\s+present|today|now|presently|at\s+the\s+moment)\b", re.IGNORECASE)
    verbs = "cut|rais|increas|reduc|gr[eo]w|expand|bring|lower|trim|doubl|halv|tripl|boost|shrink"
    return now, re.compile(rf"\b(?:{verbs})\w*\b[^;.]{{0,60}}\bto\b|\b(?:halv|doubl|tripl)\w+", re.IGNORECASE)


def _starting_from(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "about 5,000 are based there now": from where the strength is to rise or fall."""
    now, change = _at_present()
    if claim.quantity is None or claim.kind != "fact" or claim.action != "station" or not now.search(claim.proposition):
        return None
    plans = [d.claim for d in near if d.claim.kind == "intention" and d.claim.quantity is not None]
    meant = [c for c in plans if c.actor == claim.actor and family(c) == family(claim) and change.search(c.proposition)]
    return (
        Relation("supports", claim.id, meant[-1].id, None, "the strength from which the plan starts") if meant else None
    )
