"""Statements that take up one told just before: what a figure includes, what is not decided, who approved a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from contingent.claims._answers import answered
from contingent.claims._claim import Claim
from contingent.claims._countsof import formation_words, is_planned_force, size_of, told_of_a_count
from contingent.claims._goeson import goes_on
from contingent.claims._inside import family
from contingent.claims._ledger import Relation
from contingent.claims._scene import Draft

__all__ = ["taken_up"]

_REACH = 480  # characters back, some three sentences, within which a statement is taken up, assumed
_NEXT = 4  # characters between a sentence and the next
_AHEAD = frozenset({"intention", "forecast"})
_GOING = frozenset({"deploy", "prepare", "rotate", "recruit"})
_SENDING = frozenset({"deploy", "prepare", "rotate", "station", "transfer"})


def taken_up(draft: Draft, earlier: Sequence[Draft]) -> list[Relation]:
    """Relate a statement to the one before that it takes up.

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
    if draft.heading or claim.modality == "unknown":
        return []
    same = [d for d in earlier[-12:] if d.claim.report == claim.report and not d.heading]
    near = [d for d in same if claim.sentence.start - d.claim.sentence.end <= _REACH]
    answer = answered(draft, near) or goes_on(draft, near)
    if answer is not None:
        return [answer]
    rules = _WITH_COUNT if claim.quantity is not None else _WITHOUT_COUNT
    for rule in rules:
        relation = rule(claim, near)
        if relation is not None:
            return [relation]
    return []


@cache
def _includes() -> re.Pattern[str]:
    figure = (
        r"(?:(?:the|that|this|its|their)\s+)?(?:[\w,]+\s+)?(?:figures?|numbers?|totals?|tolls?|counts?|estimates?|it)"
    )
    verbs = (
        r"(?:includes?|included|takes?\s+in|excludes?|excluded|(?:does|did|do)\s+not\s+(?:include|count)|leaves?\s+out)"
    )
    return re.compile(rf"\W*(?:because\s+|since\s+|but\s+)?{figure}\s+{verbs}\b", re.IGNORECASE)


def _included(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "that figure includes 270 who have left": it tells what the last figure counts."""
    if _includes().match(claim.proposition) is None:
        return None
    counts = [d.claim for d in near if d.claim.core and d.claim.quantity is not None]
    return Relation("refines", claim.id, counts[-1].id, None, "tells what the figure counts") if counts else None


def _set_against(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "..., contradicting statements that it would leave": the words say that only one can hold."""
    same = [d.claim for d in near if d.claim.sentence == claim.sentence]
    if "clause.against" not in claim.rules or not same:
        return None
    return Relation("conflicts", claim.id, same[-1].id, "impossible", "the words set the one against the other")


@cache
def _undecided() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:no\s+(?:\w+\s+)?(?:decision|order)|nothing\s+(?:has\s+been\s+|is\s+|was\s+)?(?:decided|agreed|settled)|"
        r"(?:has|have|had|was|were|is|are)\s+(?:not|yet\s+to)\s+(?:yet\s+)?(?:been\s+)?(?:decided?|approved?|agreed?|settled))\b",
        re.IGNORECASE,
    )


def _not_decided(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "no decision has been taken": why the plan before is only possible."""
    if claim.polarity != "negative" or _undecided().search(claim.proposition) is None:
        return None
    plans = [d.claim for d in near if d.claim.action in _SENDING | {"withdraw"} and d.claim.polarity == "positive"]
    open_ = [c for c in plans if c.kind in _AHEAD or c.modality != "asserted" or c.action == "prepare"]
    mine = [c for c in open_ if c.actor == claim.actor or claim.sentence.start - c.sentence.end <= _NEXT]
    counted = [c for c in mine if c.quantity is not None] or mine
    return Relation("explains", claim.id, counted[-1].id, None, "tells that it is not decided") if counted else None


@cache
def _approves() -> re.Pattern[str]:
    plan = "plan|motion|deployment|dispatch|mission|bill|request|mandate|proposal|withdrawal|extension"
    return re.compile(
        rf"\b(?:passed|approved|endorsed|backed|authori[sz]ed|ratified|adopted|agreed\s+to)\s+(?:the|this|that|its|their)\s+"
        rf"(?:\w+\s+)?(?:{plan})\b|\b(?:the|this)\s+(?:\w+\s+)?(?:{plan})\s+(?:was|has\s+been)\s+(?:passed|approved|endorsed|"
        r"authori[sz]ed|ratified|adopted)\b",
        re.IGNORECASE,
    )


def _approved(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "parliament passed the plan": it bears out the plan told before."""
    if claim.polarity != "positive" or _approves().search(claim.proposition) is None:
        return None
    plans = [d.claim for d in near if d.claim.kind in _AHEAD and d.claim.core]
    return Relation("supports", claim.id, plans[-1].id, None, "the plan was approved") if plans else None


@cache
def _some_of_them() -> re.Pattern[str]:
    some = "one|two|three|several|some|most|many|half|all|a\\s+few|both|each|the\\s+(?:rest|others|majority|bulk)"
    return re.compile(
        rf"\W*(?:{some})\s+of\s+(?:them|these|those|whom|which|the\s+\w+|its\s+\w+)\b|\W*(?:both|most)\s+(?:are|were|have)\b",
        re.I,
    )


@cache
def _because() -> re.Pattern[str]:
    return re.compile(
        r"(?:\bbecause|\bfor\s+fear\s+that|\bgiven\s+that|\bon\s+the\s+grounds?\s+that|,\s+since)\s+$",
        re.IGNORECASE,
    )


def _reason(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "the count is higher, since it includes offers": a reason for the statement before it in the sentence."""
    at = claim.sentence.text.lower().find(claim.proposition[:16].lower())
    told = "clause.reason" in claim.rules or (at > 0 and _because().search(claim.sentence.text[:at]) is not None)
    if not told:
        return None
    same = [d.claim for d in near if d.claim.sentence == claim.sentence]
    return Relation("explains", claim.id, same[-1].id, None, "tells why") if same else None


def _of_those(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "one of them was damaged": it is told of those counted just before."""
    if _some_of_them().match(claim.proposition) is None:
        return None
    counts = [d.claim for d in near if d.claim.core and d.claim.quantity is not None]
    close = [c for c in counts if claim.sentence.start - c.sentence.end <= _NEXT]
    return Relation("refines", claim.id, close[-1].id, None, "told of some of those counted") if close else None


@cache
def _the_unit() -> re.Pattern[str]:
    unit = (
        "unit|force|contingent|battalion|brigade|team|mission|detachment|deployment|soldiers|troops|reinforcements|trainers|"
        "instructors|advisers|peacekeepers|police|officers|marines|engineers|medics|men"
    )
    return re.compile(
        rf"\W*(?:it|they|(?:the|this)\s+(?:new\s+)?(?:{unit}))(?:,[^,]{{0,50}},)?\s+(?:also\s+|then\s+)?"
        r"(?:will|would|(?:is|are)\s+(?:to|due|expected|set|scheduled))\b",
        re.IGNORECASE,
    )


def _of_the_unit(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "the unit will rotate every six months": it tells more of the force that is to go."""
    if claim.kind not in _AHEAD or claim.polarity == "negative" or _the_unit().match(claim.proposition) is None:
        return None
    before = [d.claim for d in near if d.claim.sentence != claim.sentence]
    sent = [c for c in before if is_planned_force(c)]
    last = [c for c in before[-2:] if c.action in _GOING and c.polarity == "positive" and c.actor == claim.actor]
    greatest = max(sent, key=size_of, default=last[-1] if last else None)
    if greatest is None:
        return None
    return Relation("refines", claim.id, greatest.id, None, "tells more of the force that is to go")


def _equipped(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "it will be based there with four helicopters": what the force that is to go will have."""
    if claim.quantity is None or family(claim) in {"persons", "formations"}:
        return None
    return _of_the_unit(claim, near)


def _own_account(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read what one who denied says next: it bears his denial out."""
    last = near[-1] if near else None
    if last is None or not last.denies or claim.polarity == "negative" or claim.kind not in {"fact", "assessment"}:
        return None
    same = claim.source.name is not None and claim.source.name == last.claim.source.name
    same = same or (bool(claim.source.entity) and claim.source.entity == last.claim.source.entity)
    close = 0 <= claim.sentence.start - last.claim.sentence.end <= _NEXT
    return (
        Relation("supports", claim.id, last.claim.id, None, "told in support of a denial") if same and close else None
    )


def _more_of_it(claim: Claim, near: Sequence[Draft]) -> Relation | None:
    """Read "it may be the last brigade to go": more of the brigade told of in the sentence before."""
    if re.match(r"\W*(?:it|they|this)\s", claim.proposition, re.IGNORECASE) is None:
        return None
    nouns = {m.group(1).lower() for m in formation_words().finditer(claim.proposition)}
    last = [d.claim for d in near if 0 <= claim.sentence.start - d.claim.sentence.end <= _NEXT]
    met = [c for c in last if nouns & {m.group(1).lower() for m in formation_words().finditer(c.proposition)}]
    return Relation("refines", claim.id, met[-1].id, None, "tells more of the same unit") if met else None


_WITHOUT_COUNT = (
    _reason,
    _included,
    _set_against,
    _not_decided,
    _approved,
    _of_those,
    _of_the_unit,
    _own_account,
    _more_of_it,
)
_WITH_COUNT = (_reason, _included, _set_against, _equipped, told_of_a_count)
