"""Whether a force stays or goes: two who tell the one and the other cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from contingent.claims._claim import Claim
from contingent.claims._headline import stems
from contingent.claims._ledger import Relation
from contingent.claims._scene import Draft

__all__ = ["stays_or_goes"]

Way = Literal["stays", "goes", ""]
_REACH = 480  # characters back, some three sentences, within which the other is looked for, assumed
_AHEAD = frozenset({"intention", "forecast"})


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    goes = (
        r"leave|withdraw|pull\s+(?:[\w’' ]{1,40}\s+)?out|close|go\s+home|depart|"
        r"be\s+(?:gone|withdrawn|removed)|come\s+home"
    )
    stays = r"stay|remain|keep|continue|have\s+it\s+here|hold\s+on|be\s+kept|maintain"
    told = r"\b(?:will|would|to|shall|may|might|could|can)\s+(?:not\s+|all\s+|also\s+)?"
    no = r"\b(?:no\s+(?:\w+\s+)?plans?|no\s+intention|not|never)\b"
    return (re.compile(rf"{told}(?:{goes})\b", re.I), re.compile(rf"{told}(?:{stays})\b", re.I), re.compile(no, re.I))


def _way(claim: Claim) -> Way:
    """Tell whether a claim says that a force stays or that it goes; a plan not to leave is a plan to stay."""
    goes, stays, no = _words()
    text = claim.proposition
    going, staying = goes.search(text) is not None, stays.search(text) is not None
    if going == staying:
        return ""
    return "goes" if going != (no.search(text) is not None) else "stays"


def stays_or_goes(draft: Draft, earlier: Sequence[Draft]) -> Relation | None:
    """Relate what two say of whether a force stays.

    Parameters
    ----------
    draft : Draft
        A claim.
    earlier : sequence of Draft
        Claims before it, the headline too.

    Returns
    -------
    Relation or None
        ``same`` of headline and lead; ``updates`` where one source says now the one and said before the other;
        ``conflicts``, ``impossible``, of two sources.
    """
    claim, way = draft.claim, _way(draft.claim)
    if not way or draft.heading or claim.quantity is not None or claim.kind == "fact":
        return None
    for other in reversed(earlier[-12:]):
        told = other.claim
        near = claim.report == told.report and claim.sentence.start - told.sentence.end <= _REACH
        opposite = _way(told)
        if not near or not opposite or told.quantity is not None or told.kind == "fact" or not _one_thing(claim, told):
            continue
        if opposite == way:
            return _alike(draft, other)
        return _opposed(claim, told)
    return None


def _one_thing(a: Claim, b: Claim) -> bool:
    """Tell whether two claims speak of one force: a noun shared, or a pronoun for what was told before."""
    shared = stems(a.proposition) & stems(b.proposition) - stems(f"{a.actor} {b.actor}") - _VERBS
    pronoun = re.match(r"\W*(?:it|they)\b|.*\bhave\s+it\b", a.proposition, re.IGNORECASE) is not None
    return bool(shared) or pronoun


_VERBS = stems("leave withdraw close home depart stay remain keep continue maintain plans pull")


def _alike(draft: Draft, other: Draft) -> Relation | None:
    same = draft.claim.sentence.start - other.claim.sentence.end <= 2 and other.heading
    return Relation("same", draft.claim.id, other.claim.id, None, "headline and lead") if same else None


def _opposed(claim: Claim, told: Claim) -> Relation | None:
    """Relate a claim to one of the other way: of one source the later saying replaces the earlier."""
    before = [re.search(r"\bhad\s+\w+", c.sentence.text) is not None for c in (claim, told)]
    if before[0] != before[1]:
        new, old = (told, claim) if before[0] else (claim, told)
        return Relation("updates", new.id, old.id, None, "said since, in place of what was said before")
    if None in (claim.source.name, told.source.name) or claim.source.name == told.source.name:
        return None
    return Relation("conflicts", claim.id, told.id, "impossible", "the one says that they stay, the other that they go")
