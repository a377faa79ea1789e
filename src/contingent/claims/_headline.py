"""A headline and the sentences that it sums up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from contingent.claims._claim import Claim, Quantity
from contingent.claims._inside import family
from contingent.claims._ledger import Relation
from contingent.claims._lexicon import words
from contingent.claims._likeness import figure, interval
from contingent.claims._scene import Draft

__all__ = ["headline_and_lead", "stems"]

_LEAD = 3  # sentences of the text in which the headline's matter is told, assumed
_SHARED = 0.5  # of the headline's words that its sentence must share, assumed
_STOP = words(
    "a an the of to in for and or be is are was were as at by on it its that this with from has have had would could "
    "may might will not only also such been more than their they he she his her who which into over says say said new "
    "some about around least"
)


def stems(text: str) -> frozenset[str]:
    """Give the beginnings of the words that tell what a text is about; of names too."""
    return frozenset(w[:5] for w in re.findall(r"[^\W\d_]{3,}", text.lower()) if w not in _STOP)


def headline_and_lead(drafts: Sequence[Draft]) -> list[Relation]:
    """Relate the claims of each headline to the claims that open the text.

    Parameters
    ----------
    drafts : sequence of Draft
        Claims in the order of the reports.

    Returns
    -------
    list of Relation
        ``same``, or ``refines`` where the text adds a bound or a range; one for each headline's claim at most.
    """
    found = []
    reports: dict[str, list[Draft]] = {}
    for draft in drafts:
        reports.setdefault(draft.claim.report, []).append(draft)
    for own in reports.values():
        first = next((d.claim.sentence.start for d in own if d.heading), None)
        title = [d for d in own if d.heading and d.claim.sentence.start == first]
        starts = sorted({d.claim.sentence.start for d in own if not d.heading})[:_LEAD]
        lead = [d.claim for d in own if not d.heading and d.claim.sentence.start in starts]
        if first is None or (starts and starts[0] < first):
            continue
        told = [r for d in title if (r := _summed_up(d.claim, lead)) is not None]
        found += told or _opens_with(title, [c for c in lead if c.sentence.start == starts[0]])
    return found


@cache
def _names_the_topic() -> re.Pattern[str]:
    """Find headlines that tell what a text is about and no more: "what was promised", "rival counts"."""
    return re.compile(
        r"\b(?:what|why|how|who)\b|\b(?:rival|disputed|each\s+side|both\s+sides|differ\w*)\b", re.IGNORECASE
    )


def _opens_with(title: Sequence[Draft], first: Sequence[Claim]) -> list[Relation]:
    """Take the first claim of the text for what a headline in other words says: at least one word or name is shared."""
    for head in (d.claim for d in title):
        own = stems(head.sentence.text)
        alike = [c for c in first if c.polarity == head.polarity and own & stems(c.sentence.text)]
        alike = [c for c in alike if c.actor == head.actor or c is first[0]]
        counted = [c for c in alike if (c.quantity is None) == (head.quantity is None)]
        if alike and head.quantity is None and _names_the_topic().search(head.sentence.text) is None:
            claim = max(counted or alike, key=lambda c: len(own & stems(c.proposition)))
            return [Relation("same", claim.id, head.id, None, "headline and lead")]
    return []


def _summed_up(head: Claim, lead: Sequence[Claim]) -> Relation | None:
    scored = [(_likeness(head, claim), -n, claim) for n, claim in enumerate(lead) if claim.polarity == head.polarity]
    best = max(scored, key=lambda s: s[:2], default=None)
    if best is None or best[0] < _SHARED:
        return None
    claim = best[2]
    same = head.quantity is None or claim.quantity is None or head.quantity.bound == claim.quantity.bound
    if same:
        return Relation("same", claim.id, head.id, None, "headline and lead")
    return Relation("refines", claim.id, head.id, None, "the text tells more than the headline")


def _likeness(head: Claim, claim: Claim) -> float:
    """Tell how much of the headline a claim tells: of its words, and 1 more where the figure is the same."""
    own = stems(head.sentence.text if head.quantity is None else head.proposition + " " + head.sentence.text)
    shared = len(own & stems(claim.proposition)) / max(1, len(own))
    if head.quantity is None:
        return shared
    if claim.quantity is None:
        return shared if shared > _SHARED else 0.0
    kin = family(head) == family(claim)
    return 1.0 + shared if kin and _alike(head.quantity, claim.quantity) else 0.0


_NEARLY = 0.9  # a headline rounds by up to a tenth, assumed


def _alike(head: Quantity, told: Quantity) -> bool:
    first, second = figure(head), figure(told)
    if first is None or second is None:
        soft = interval(head if first is None else told)
        value = first if second is None else second
        return value is not None and soft is not None and soft[0] <= value <= soft[1]
    ends = {head.value_low, head.value_high} & {told.value_low, told.value_high} - {None}
    return bool(ends) or min(first, second) >= _NEARLY * max(first, second)
