"""Parts that name their whole anew: "45 of the planes", "of the 28 vehicles ordered, some 20", "most are the 730"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from contingent.claims._claim import Claim
from contingent.claims._inside import family, is_former
from contingent.claims._ledger import Relation
from contingent.claims._likeness import figure
from contingent.claims._matter import named_forces
from contingent.claims._scene import Draft

__all__ = ["shared_out"]

_REACH = 480  # characters back, some three sentences, within which a part finds its whole, assumed
_NEXT = 4  # characters between a sentence and the next
_SCALE = 60.0  # times a part that its whole may be, assumed


def shared_out(draft: Draft, earlier: Sequence[Draft]) -> list[Relation]:
    """Relate a count to the whole of which its words make it a part.

    Parameters
    ----------
    draft : Draft
        A claim.
    earlier : sequence of Draft
        Claims before it, in the order of the text.

    Returns
    -------
    list of Relation
        ``refines``, at most one.
    """
    claim = draft.claim
    if claim.quantity is None or not claim.core or draft.heading or claim.modality == "unknown":
        return []
    near = [
        d.claim
        for d in earlier[-12:]
        if d.claim.report == claim.report and not d.heading and claim.sentence.start - d.claim.sentence.end <= _REACH
    ]
    for rule in (_of_the_whole, _of_the_named):
        if (found := rule(claim, near)) is not None:
            return [found]
    return []


def _around(claim: Claim) -> tuple[str, str]:
    """Give the words before a number and those after it, in its sentence."""
    assert claim.quantity is not None
    base = claim.sentence.start
    return (
        claim.sentence.text[: claim.quantity.span.start - base],
        claim.sentence.text[claim.quantity.span.end - base :],
    )


def _wholes(claim: Claim, near: Sequence[Claim]) -> list[Claim]:
    """Take the counts of the same thing that a count may be a part of."""
    value = figure(claim.quantity)
    told = [c for c in near if c.core and c.quantity is not None and family(c) == family(claim) and not is_former(c)]
    told = [c for c in told if not (c.actor != claim.actor and named_forces(c) and named_forces(claim))]
    if value is None:
        return told
    return [c for c in told if value < (figure(c.quantity) or 0.0) <= _SCALE * value]


def _of_the_whole(claim: Claim, near: Sequence[Claim]) -> Relation | None:
    """Read "of the 28 vehicles ordered, some 20 had got there"."""
    same = [c for c in _wholes(claim, near) if c.sentence == claim.sentence]
    opening = [
        c
        for c in same
        if re.search(r"(?:^|[,;:]\s)\W*\b(?:of|among)\s+(?:the|its|their|some|about)\s*$", _around(c)[0], re.I)
    ]
    return Relation("refines", claim.id, opening[-1].id, None, "so many of the whole") if opening else None


@cache
def _of_noun() -> re.Pattern[str]:
    nouns = (
        "soldiers|troops|men|fighters|police|recruits|officers|personnel|mercenaries|volunteers|reinforcements|newcomers|"
        "detainees|prisoners|captives|dead|wounded|missing|planes|aircraft|jets|helicopters|ships|vessels|boats|drones|missiles|"
        "rockets|shells|tanks|guns|howitzers|vehicles|trucks|launchers|rifles|brigades|battalions|companies|units|regiments"
    )
    return re.compile(rf"\bof\s+(?:the|these|those|its|their)\s+(?:[\w-]+\s+){{0,2}}?(?:{nouns})\b")


def _of_the_named(claim: Claim, near: Sequence[Claim]) -> Relation | None:
    """Read "45 of the planes crossed the line", "most of them are the 730 who were there before"."""
    before, after = _around(claim)
    assert claim.quantity is not None
    part = _of_noun().match(after.lstrip()) is not None or _of_noun().search(claim.quantity.span.text) is not None
    most = r"\b(?:most|many|half|some|all|the\s+bulk)\s+of\s+(?:them|these|those)\b[^,;]{0,40}$"
    part = part or re.search(most, before, re.IGNORECASE) is not None
    wholes = [c for c in _wholes(claim, near) if c.sentence != claim.sentence]
    return Relation("refines", claim.id, wholes[-1].id, None, "some of the whole") if part and wholes else None
