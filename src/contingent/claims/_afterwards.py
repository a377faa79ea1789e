"""Statements without a count that a later one replaces: "had at first ..., but has since ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from contingent.claims._claim import Claim
from contingent.claims._ledger import Relation
from contingent.claims._scene import Draft

__all__ = ["replaced"]

_NEXT_TO = 4  # characters between a sentence and the next


def replaced(draft: Draft, earlier: Sequence[Draft]) -> list[Relation]:
    """Relate a statement to the one that it replaces, or that replaces it.

    Parameters
    ----------
    draft : Draft
        A claim.
    earlier : sequence of Draft
        Claims before it, in the order of the text.

    Returns
    -------
    list of Relation
        ``updates``, at most one.
    """
    claim = draft.claim
    before = _the_one_before(claim, earlier)
    if before is None or claim.quantity is not None or before.quantity is not None:
        return []
    old = [_once().search(_words(c, other)) is not None for c, other in ((claim, before), (before, claim))]
    if old == [False, True] and _now().search(_words(claim, before)):
        return [Relation("updates", claim.id, before.id, None, "said since, in place of what was said before")]
    alike = claim.source.name is not None and claim.source.name == before.source.name
    if old == [True, False] and alike and claim.sentence != before.sentence:
        return [Relation("updates", before.id, claim.id, None, "said since, in place of what was said before")]
    return []


def _the_one_before(claim: Claim, earlier: Sequence[Draft]) -> Claim | None:
    """Take the claim before in the same sentence, else the first of the sentence before."""
    same = [d.claim for d in earlier if d.claim.sentence == claim.sentence]
    if same:
        return same[-1]
    last = [d for d in earlier if 0 <= claim.sentence.start - d.claim.sentence.end <= _NEXT_TO and not d.heading]
    return last[0].claim if last else None


def _words(claim: Claim, other: Claim) -> str:
    """Give the words that tell when a claim was made: its sentence, its own clause where both stand in one."""
    if claim.sentence != other.sentence:
        return claim.sentence.text
    text = claim.sentence.text
    at = text.find(claim.proposition[-20:])
    middle = text.rfind(" but ")
    if middle < 0:
        return claim.proposition
    return text[:middle] if 0 <= at < middle else text[middle:]


@cache
def _once() -> re.Pattern[str]:
    words = r"(?:earlier|previously|originally|initially|at\s+first|formerly)"
    said = r"(?:been\s+(?:reported|said)|said|announced|promised|spoken|planned|pledged|insisted|told|put|denied)"
    return re.compile(
        rf"\bhad\s+{words}\b|\b{words}\s+(?:had|{said}|brushed|denied|dismissed|rejected)\b|\bhad\s+{said}\b[^.;]*\b{words}\b|"
        r"\bat\s+first\b|\binitially\b",
        re.IGNORECASE,
    )


@cache
def _now() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:however|since|now|later|but|then|clarif\w+|correct\w+|revers\w+|chang\w+\s+(?:course|its\s+mind))\b",
        re.I,
    )
