"""Statements that go on about an act just told: "the withdrawal is part of a plan", "the number is falling"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from contingent.claims._claim import Claim
from contingent.claims._ledger import Relation
from contingent.claims._scene import Draft

__all__ = ["goes_on"]

_NEXT = 4  # characters between a sentence and the next
_GOING = frozenset({"deploy", "prepare", "rotate", "station", "transfer"})


def goes_on(draft: Draft, near: Sequence[Draft]) -> Relation | None:
    """Relate a claim to the act or the number that it goes on about.

    Parameters
    ----------
    draft : Draft
        A claim.
    near : sequence of Draft
        Claims of the sentences before it.

    Returns
    -------
    Relation or None
    """
    last = [d.claim for d in near if 0 <= draft.claim.sentence.start - d.claim.sentence.end <= _NEXT]
    for rule in (_first_of_them, _the_act, _changing):
        relation = rule(draft.claim, last)
        if relation is not None:
            return relation
    return None


@cache
def _opens() -> re.Pattern[str]:
    things = "trains?|convoys?|planes?|flights?|soldiers|troops|vehicles|ships?|groups?|elements|units?|men|recruits"
    party = r"an?\s+(?:advance|forward|reconnaissance|liaison|initial)\s+(?:team|party|group|element|detachment)"
    act = "arriv|left|leav|land|reach|cross|depart|came|come|beg[ai]n|start|went|set\\s+off"
    return re.compile(
        rf"\W*(?:the\s+(?:first|last|next)\s+(?:of\s+(?:them|these)|(?:\w+\s+)?(?:{things}))|{party})\b[^,;]{{0,60}}?\b(?:{act})",
        re.I,
    )


def _first_of_them(claim: Claim, last: Sequence[Claim]) -> Relation | None:
    """Read "the first trains arrived on Saturday": of those who were to come."""
    if claim.polarity == "negative" or _opens().match(claim.proposition) is None:
        return None
    sent = [c for c in last if c.action in _GOING and c.polarity == "positive"]
    counted = [c for c in sent if c.quantity is not None] or sent
    return Relation("refines", claim.id, counted[0].id, None, "the first of those told of before") if counted else None


@cache
def _acts() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    table = (
        ("withdrawal|pull-?out|drawdown|departure|reduction|cuts?", {"withdraw"}),
        (
            "deployment|dispatch|reinforcement|arrival|flights?|transfer|landings?",
            {"deploy", "rotate", "transfer", "prepare"},
        ),
        ("rotation|relief|hand-?over|swap", {"rotate", "deploy", "prepare"}),
        ("shipments?|deliver(?:y|ies)|supplies|cargo", {"transfer"}),
        ("loss(?:es)?|deaths?|casualties|attack|ambush|raid", {"lose"}),
        ("recruitment|call-?up|mobilisation|mobilization|draft", {"recruit", "prepare"}),
    )
    return tuple(
        (re.compile(rf"\W*(?:the|this|that|these)\s+(?:{words})\b(?!\s+of\s)", re.I), frozenset(acts))
        for words, acts in table
    )


def _the_act(claim: Claim, last: Sequence[Claim]) -> Relation | None:
    """Read "the flights came from Latakia": more of the act of the sentence before."""
    if claim.modality == "unknown" or claim.kind == "opinion":
        return None
    for words, acts in _acts():
        if words.match(claim.proposition) is not None:
            told = [c for c in last if c.action in acts and c.polarity == "positive" and c.quantity is not None]
            return Relation("refines", claim.id, told[0].id, None, "tells more of the same act") if told else None
    return None


@cache
def _moves() -> re.Pattern[str]:
    number = "number|figure|total|toll|strength|count|force|contingent"
    change = "fall|fell|drop|ris|rose|grow|grew|shr[iau]nk|climb|increas|declin|doubl|halv|chang"
    return re.compile(
        rf"\W*(?:the|this|that|its|their)\s+(?:{number})s?\s+(?:(?:is|are|was|were|has|have|had|could|may|might|will|would)\s+)?"
        rf"(?:(?:since|still|now|also|likely|be|been|already)\s+){{0,2}}(?:{change})",
        re.I,
    )


def _changing(claim: Claim, last: Sequence[Claim]) -> Relation | None:
    """Read "the number is falling" after a count."""
    if claim.quantity is not None or _moves().match(claim.proposition) is None:
        return None
    told = [c for c in last if c.core and c.quantity is not None]
    return Relation("updates", claim.id, told[0].id, None, "tells how the number moves") if told else None
