"""How claims bear on one another, by rules that would rather miss a relation than invent one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from contingent.claims._afterwards import replaced, said_again, set_against
from contingent.claims._answering import answering
from contingent.claims._claim import Claim
from contingent.claims._denials import denials_of, denied_before, may_deny
from contingent.claims._figures import relate_counts
from contingent.claims._gazetteer import table
from contingent.claims._headline import headline_and_lead
from contingent.claims._inside import told_by_words
from contingent.claims._ledger import Relation
from contingent.claims._lexicon import words
from contingent.claims._likeness import counted_class, figure
from contingent.claims._matter import named_forces
from contingent.claims._partwhole import part_and_whole
from contingent.claims._scene import Draft
from contingent.claims._shares import shared_out
from contingent.claims._stayorgo import stays_or_goes
from contingent.claims._takenup import taken_up

__all__ = ["find_relations"]

# earlier claims that a claim is compared with: of its class, and of any kind; both keep the time linear, assumed enough
_NEAR_COUNTS, _NEAR_CLAIMS = 12, 60


def find_relations(drafts: Sequence[Draft]) -> tuple[Relation, ...]:
    """Find the relations among claims.

    Parameters
    ----------
    drafts : sequence of Draft
        Claims with ids and origins, in the order of the reports.

    Returns
    -------
    tuple of Relation
        In the order of the later claim.
    """
    found: dict[tuple[str, str], Relation] = {}
    groups: dict[str, list[Draft]] = {}
    earlier: list[Draft] = []
    counted: list[Draft] = []
    unanswered: list[Draft] = []
    denied: Claim | None = None
    summed_up = headline_and_lead(drafts)
    for relation in summed_up:
        found[(min(relation.a, relation.b), max(relation.a, relation.b))] = relation
    told_below = {relation.b for relation in summed_up}
    for draft in drafts:
        denials = denials_of(draft, earlier, denied)
        denied = next((d.claim for d in earlier if denials and d.claim.id == denials[0].b), denied)
        told = denials or denied_before(draft, unanswered)
        unanswered = _still_unanswered(draft, denials, unanswered, told)
        relations = [*told, *_of_words(draft, earlier), *_of_figures(draft, counted, groups)]
        for relation in (*relations, *_about(draft, earlier), *_repeats(draft, earlier)):
            key = (min(relation.a, relation.b), max(relation.a, relation.b))
            if key not in found or " = " in relation.note:  # a sum tells more than "some of the whole"
                found[key] = relation
        if draft.claim.quantity is not None and draft.claim.core and draft.claim.id not in told_below:
            groups.setdefault(counted_class(draft.claim.quantity), []).append(draft)
            counted.append(draft)
        earlier.append(draft)
        del earlier[:-_NEAR_CLAIMS]
    return _one_denial_a_sentence(tuple(found.values()), drafts)


def _one_denial_a_sentence(relations: tuple[Relation, ...], drafts: Sequence[Draft]) -> tuple[Relation, ...]:
    """Keep one denial of a claim where several parts of one sentence deny it: the part that has the verb."""
    by_id = {draft.claim.id: draft for draft in drafts}
    best: dict[tuple[str, int, str, str], Relation] = {}
    for relation in relations:
        if relation.type == "denies":
            draft = by_id[relation.a]
            key = (draft.claim.report, draft.claim.sentence.start, draft.claim.source.name or "", relation.b)
            if key not in best or (draft.denies and not by_id[best[key].a].denies):
                best[key] = relation
    kept = set(map(id, best.values()))
    return tuple(r for r in relations if r.type != "denies" or id(r) in kept)


def _of_words(draft: Draft, earlier: Sequence[Draft]) -> list[Relation]:
    """Find what the words themselves tell: again, against, instead, a part of."""
    return [
        *said_again(draft, earlier),
        *set_against(draft, earlier),
        *replaced(draft, earlier),
        *(
            told_by_words(draft, earlier)
            or shared_out(draft, earlier)
            or _stays(draft, earlier)
            or taken_up(draft, earlier)
        ),
    ]


def _stays(draft: Draft, earlier: Sequence[Draft]) -> list[Relation]:
    relation = stays_or_goes(draft, earlier)
    return [] if relation is None else [relation]


def _of_figures(draft: Draft, counted: Sequence[Draft], groups: dict[str, list[Draft]]) -> list[Relation]:
    """Find what the figures tell: sums and parts, rivals and repeats."""
    near = counted[-_NEAR_COUNTS:]
    return [*part_and_whole(draft, near), *answering(draft, near), *_counts(draft, groups)]


_WAITING = 8  # claims after a denial within which what it denies may still be told, assumed


def _still_unanswered(draft: Draft, denials: list[Relation], waiting: list[Draft], told: list[Relation]) -> list[Draft]:
    """Keep the denials that stand before what they deny, until it is told."""
    answered = {relation.a for relation in told}
    kept = [d for d in waiting if d.claim.id not in answered]
    if not denials and may_deny(draft):
        kept.append(draft)
    return kept[-_WAITING:]


def _counts(draft: Draft, groups: dict[str, list[Draft]]) -> list[Relation]:
    quantity = draft.claim.quantity
    if quantity is None or not draft.claim.core:
        return []
    relations = []
    own_met = False
    for other in reversed(groups.get(counted_class(quantity), [])[-_NEAR_COUNTS:]):
        own = other.claim.actor == draft.claim.actor
        if own_met and not own and not named_forces(draft.claim):
            continue  # a figure that names no force is of the nearest force told of
        own_met = own_met or own
        relation = relate_counts(draft, other)
        if relation is None:
            continue
        if relation.type in {"same", "refines"}:
            return [relation]  # the figure is a repeat: what holds of the claim repeated is told there
        relations.append(relation)
    return relations


_MOVES = frozenset({"deploy", "station", "rotate", "prepare", "support", "transfer"})


def _about(draft: Draft, earlier: Sequence[Draft]) -> list[Relation]:
    """Relate denials, rotation, dates and decisions to the count that they speak of."""
    claim = draft.claim
    if claim.quantity is not None:
        return []
    told = [d.claim for d in earlier if _is_of(d, claim)]
    near = next((c for c in reversed(told) if c.action in _MOVES), None)
    target = max((c for c in told if c.action == "deploy"), key=lambda c: figure(c.quantity) or 0, default=near)
    if target is None:
        return []
    if draft.presupposed and target.modality in {"possible", "conditional"}:
        note = "takes a decision for granted that the other leaves open"
        return [Relation("conflicts", claim.id, target.id, "strained", note)]
    if {r.measure for r in claim.readings} & {"rotating", "interval", "tour"}:
        return [_rotation(claim, target, earlier)]
    if _imminent().search(claim.proposition):
        return [Relation("refines", claim.id, target.id, None, "tells how soon")]
    if "clause.with" in claim.rules and near is not None and near.sentence == claim.sentence:
        return [Relation("refines", claim.id, near.id, None, "adds to the count of the same sentence")]
    return _place_support(claim, told)


def _is_of(draft: Draft, claim: Claim) -> bool:
    """Tell whether an earlier count is of the forces that a claim speaks of."""
    other = draft.claim
    same = other.actor == claim.actor and other.report == claim.report
    return other.core and other.quantity is not None and same and not draft.heading


@cache
def _imminent() -> re.Pattern[str]:
    forces = r"(?:deploy|send|arriv|troops|soldiers|contingent|reinforcement)"
    return re.compile(rf"\b{forces}.*\bimminent\b|\bimminent\b.*\b{forces}", re.IGNORECASE)


def _rotation(claim: Claim, target: Claim, earlier: Sequence[Draft]) -> Relation:
    """Relate rotation to the rotation told before, else to the count that would rotate."""
    rotating = [d.claim for d in earlier if any(r.measure == "rotating" for r in d.claim.readings)]
    before = rotating[-1] if rotating else None
    again = any(r.measure == "rotating" for r in claim.readings)
    if before is not None and again and before.origin != claim.origin and before.kind == claim.kind:
        return Relation("same", claim.id, before.id, None, "rotation told again")
    return Relation("refines", claim.id, (before or target).id, None, "tells how the troops would come and go")


def _place_support(claim: Claim, told: Sequence[Claim]) -> list[Relation]:
    """Find an earlier count with the same place, finer than a state."""
    place = claim.place
    if place is None or place.span is None or claim.kind != "forecast" or claim.action not in {"deploy", "station"}:
        return []
    entry = table().get(place.name)
    if entry is not None and entry.form == "name":
        return []
    for other in reversed(told):
        if other.place is not None and other.place.name == place.name and other.action in _MOVES:
            return [Relation("supports", claim.id, other.id, None, f"{place.name} named by both")]
    return []


_STOP = words(
    "a an the of to in for and or be is are was were as at by on it its that this with from has have had "
    "would could "
    "may might will not only also such been more than their they he she his her who which into over"
)
_SHARED, _OF_LONGER, _LEAST_STEMS = 0.66, 0.25, 3  # shares of words that make a repeat, assumed


@lru_cache(maxsize=256)  # each of the claims still near is compared with every later one
def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:6] for w in re.findall(r"[a-z]{3,}", text.lower()) if w not in _STOP)


def _repeats(draft: Draft, earlier: Sequence[Draft]) -> list[Relation]:
    """Find a claim without a count told again: most of its words, same kind and polarity."""
    claim = draft.claim
    if claim.quantity is not None:
        return []
    stems = _stems(claim.proposition)
    for other in (d.claim for d in reversed(earlier)):
        if other.quantity is not None or other.polarity != claim.polarity or other.sentence == claim.sentence:
            continue
        theirs = _stems(other.proposition)
        shared, least, most = len(stems & theirs), min(len(stems), len(theirs)), max(len(stems), len(theirs))
        alike = least >= _LEAST_STEMS and shared / least >= _SHARED and shared / most >= _OF_LONGER
        if alike and other.kind == claim.kind:
            return [Relation("same", claim.id, other.id, None, "told again in much the same words")]
    return []
