"""Parts and wholes: counts that add up to another, and parts that are more than their whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import combinations

from contingent.claims._claim import Claim
from contingent.claims._inside import is_former
from contingent.claims._ledger import Relation
from contingent.claims._likeness import counted_class, figure, interval
from contingent.claims._scene import Draft

__all__ = ["part_and_whole"]

_NEAR = 6  # counts back among which parts of a sum are looked for, assumed
_LEAST_SUM = 10  # smaller sums come about by chance, assumed


def part_and_whole(draft: Draft, earlier: Sequence[Draft]) -> list[Relation]:
    """Relate a count to the earlier counts that it adds up with, or that cannot be part of it.

    Parameters
    ----------
    draft : Draft
        A count.
    earlier : sequence of Draft
        Counts before it.

    Returns
    -------
    list of Relation
        ``supports`` with the sum as note; ``conflicts``, ``impossible``, where a part exceeds its whole.
    """
    claim = draft.claim
    if claim.quantity is None or not claim.core:
        return []
    same = [d.claim for d in earlier if d.claim.core and d.claim.report == claim.report and not d.heading]
    return (
        _alternatives(claim, same[-_NEAR:])
        + _sums(claim, same[-_NEAR:])
        + [r for d in earlier if (r := _exceeds(claim, d.claim)) is not None]
    )


def _alternatives(claim: Claim, near: Sequence[Claim]) -> list[Relation]:
    """Read "200,000 rockets or 500,000 shells": one load, of which only one can be true."""
    found = []
    for other in near:
        if other.sentence != claim.sentence or other.quantity is None or claim.quantity is None:
            continue
        between = claim.sentence.text[
            other.quantity.span.end - claim.sentence.start : claim.quantity.span.start - claim.sentence.start
        ]
        if re.fullmatch(r"[^;.\d]{0,40}?\bor(?:\s+(?:else|about|some|around|over|as\s+many\s+as))?\s*", between):
            found.append(
                Relation("conflicts", claim.id, other.id, "impossible", "alternatives: at most one of them holds")
            )
    return found


def _sums(claim: Claim, near: Sequence[Claim]) -> list[Relation]:
    if claim.quantity is None:
        return []
    own = counted_class(claim.quantity)
    like = [c for c in near if c.quantity is not None and counted_class(c.quantity) == own and _told(c) is not None]
    value = _told(claim)
    if value is None or value < 1:
        return []
    for pair in combinations(like, 2):
        values = [_told(c) or 0.0 for c in pair]
        if sum(values) == value and value >= _LEAST_SUM:  # the later count is the whole
            return [_part(c, claim, values) for c in pair]
        low, high = sorted(values)
        apposed = pair[0].sentence == pair[1].sentence == claim.sentence
        if low + value == high >= _LEAST_SUM and apposed:  # the whole stands first: "144, 120 men and 24 women"
            whole, part = sorted(pair, key=lambda c: -(_told(c) or 0.0))
            return [_part(claim, whole, [low, value]), _part(part, whole, [low, value])]
    return []


def _told(claim: Claim) -> float | None:
    quantity = claim.quantity
    told = quantity is not None and quantity.bound in {"exact", "approx"}
    return figure(quantity) if told else None


def _part(part: Claim, whole: Claim, values: Sequence[float]) -> Relation:
    terms = " + ".join(f"{v:,.0f}" for v in sorted(values, reverse=True))
    return Relation("supports", part.id, whole.id, None, f"{terms} = {sum(values):,.0f}")


@cache
def _body() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<name>[A-Z]{4,}|[Mm]onusco|[Mm]inusma|mission|(?:multinational|international|regional|peacekeeping|"
        r"African\s+Union|UN|U\.N\.)\s+(?:\w+\s+)?(?:force|mission))\b"
    )


@cache
def _whole_of() -> re.Pattern[str]:
    body = r"(?:[A-Z]{4,}|Monusco|Minusma|mission|force|operation)"
    return re.compile(
        rf"\b(?:(?:whole|all|entire|total(?:\s+strength)?|strength|size)\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+){{0,2}}?{body}|"
        rf"{body}(?:['’]s\s+(?:\w+\s+){{0,2}}?(?:strength|total|size|ceiling)|,?\s+(?:which\s+)?(?:as\s+a\s+whole|has|had|"
        rf"have|numbers|numbered|counts|counted|was\s+down|is\s+down|never\s+had|totals|totalled|comprises)))\b"
    )


def _exceeds(a: Claim, b: Claim) -> Relation | None:
    """Read a contribution larger than the force that it is part of, or deaths above all casualties."""
    if a.quantity is None or b.quantity is None or "negative" in {a.polarity, b.polarity}:
        return None
    if is_former(a) or is_former(b):
        return None  # "up from the 4,700 of April": of another day
    for part, whole in ((a, b), (b, a)):
        if _is_part(part, whole) and _more(part, whole):
            note = "a part cannot be more than its whole"
            return Relation("conflicts", a.id, b.id, "impossible", note)
    return None


def _is_part(part: Claim, whole: Claim) -> bool:
    if part.quantity is None or whole.quantity is None:
        return False
    units = (part.quantity.unit, whole.quantity.unit)
    if units[1] in {"casualties", "killed_or_wounded", "killed_or_missing"}:
        return units[0] in {"killed", "wounded", "missing"} and part.actor == whole.actor != ""
    if {counted_class(part.quantity), counted_class(whole.quantity)} != {"people"} or part.actor == whole.actor:
        return False
    names = {m["name"].lower().split()[-1] for m in _body().finditer(_after(part))}
    told = _whole_of().search(whole.sentence.text)
    return told is not None and any(name in whole.sentence.text.lower() for name in names)


def _after(claim: Claim) -> str:
    """Give the words after a count: where its people serve."""
    at = claim.quantity.span.end - claim.sentence.start if claim.quantity is not None else 0
    following = re.match(r"[^,;.]{0,60}", claim.sentence.text[at:])
    return following.group() if following else ""


def _more(part: Claim, whole: Claim) -> bool:
    ends = (interval(part.quantity), interval(whole.quantity)) if part.quantity and whole.quantity else (None, None)
    return ends[0] is not None and ends[1] is not None and ends[0][0] > ends[1][1]
