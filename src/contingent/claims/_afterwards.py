"""What the next words do to a statement: replace it, say it again, or set facts against a denial."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from contingent.claims._claim import Claim
from contingent.claims._denials import may_deny
from contingent.claims._headline import stems
from contingent.claims._ledger import Relation
from contingent.claims._scene import Draft

__all__ = ["replaced", "said_again", "set_against"]

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
    same = next((d.claim for d in reversed(earlier) if d.claim.sentence == claim.sentence), None)
    if same is not None:
        return same
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


def set_against(draft: Draft, earlier: Sequence[Draft]) -> list[Relation]:
    """Find the denial that the next sentence sets facts against: "He denied sending arms. Pictures, however, show ...".

    Parameters
    ----------
    draft : Draft
        A claim.
    earlier : sequence of Draft
        Claims before it.

    Returns
    -------
    list of Relation
        ``conflicts``, ``possible``: what is shown may be of something else than what is denied.
    """
    claim = draft.claim
    if claim.polarity == "negative":
        return []
    denial = next((d for d in reversed(earlier) if d.claim.sentence != claim.sentence), None)
    if denial is None or claim.source.name == denial.claim.source.name:
        return []
    near = 0 <= claim.sentence.start - denial.claim.sentence.end <= _NEXT_TO
    if not (
        near
        and denial.denies
        and may_deny(denial)
        and (_but().search(claim.sentence.text) or _they().match(claim.proposition))
    ):
        return []
    if any(d.claim.sentence == claim.sentence for d in earlier):
        return []
    return [Relation("conflicts", claim.id, denial.claim.id, "possible", "set against what is denied")]


@cache
def _they() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:it|they|he|she|its\s+\w+|their\s+\w+)\s+(?:had|has|have|was|were|is|are|did)\b", re.IGNORECASE
    )


@cache
def _but() -> re.Pattern[str]:
    return re.compile(
        r"^\W*(?:but|yet|however|nevertheless|still)\b|,\s+(?:however|though|nevertheless)\b", re.IGNORECASE
    )


def said_again(draft: Draft, earlier: Sequence[Draft]) -> list[Relation]:
    """Find the denial that the same source tells again in the next sentence, in its own words.

    Parameters
    ----------
    draft : Draft
        A claim.
    earlier : sequence of Draft
        Claims before it.

    Returns
    -------
    list of Relation
    """
    claim = draft.claim
    if not earlier or claim.polarity != "negative" or claim.quantity is not None:
        return []
    other = earlier[-1].claim
    same = claim.source.name is not None and claim.source.name == other.source.name and earlier[-1].denies
    near = 0 <= claim.sentence.start - other.sentence.end <= _NEXT_TO
    shared = stems(claim.proposition) & stems(other.proposition)
    if same and near and other.polarity == "negative" and shared:
        return [Relation("same", claim.id, other.id, None, "the denial in the source's own words")]
    return []
