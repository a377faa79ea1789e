"""Claims of one origin over several reports: one entity, one figure retold, one sentence copied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from contingent.claims._claim import Claim
from contingent.claims._entities import entity_of, known_people, state_of
from contingent.claims._likeness import figure
from contingent.claims._scene import Draft
from contingent.reports import Report

__all__ = ["with_entities"]


def with_entities(drafts: Sequence[Draft], reports: Sequence[Report]) -> list[Draft]:
    """Give each source its entity, and claims of several reports that go back to one origin that origin.

    Parameters
    ----------
    drafts : sequence of Draft
        All claims, with the origins of their own report.
    reports : sequence of Report
        What was read.

    Returns
    -------
    list of Draft
        In the same order. In a ledger of one report only the entities are added.
    """
    known = known_people(reports, [draft.claim.source for draft in drafts])
    days = {report.id: report.published for report in reports}
    named = [_named(draft, entity_of(draft.claim.source, known)) for draft in drafts]
    if len(reports) < 2:
        return named
    named = [replace(draft, told=days[draft.claim.report]) for draft in named]
    return _retold(_copied([_of_entity(draft) for draft in named]), reports)


def _named(draft: Draft, entity: str) -> Draft:
    return replace(draft, claim=replace(draft.claim, source=replace(draft.claim.source, entity=entity)))


def _of_entity(draft: Draft) -> Draft:
    entity = draft.claim.source.entity
    return draft if not entity or draft.shares else _at(draft, entity)


def _at(draft: Draft, origin: str) -> Draft:
    return draft if draft.claim.origin == origin else replace(draft, claim=replace(draft.claim, origin=origin))


_COPIED = 8  # words of a sentence that two writers do not choose alike, assumed


def _copied(drafts: Sequence[Draft]) -> list[Draft]:
    """Give a sentence that a later report copies the origin of the first."""
    first: dict[tuple[str, str], Claim] = {}
    found = []
    for draft in drafts:
        claim = draft.claim
        words = re.findall(r"\w+", claim.sentence.text.lower())
        known = first.setdefault((" ".join(words), claim.proposition), claim) if len(words) >= _COPIED else claim
        found.append(_at(draft, known.origin) if known.report != claim.report else draft)
    return found


def _retold(drafts: Sequence[Draft], reports: Sequence[Report]) -> list[Draft]:
    """Give a figure that one government gives under several names, or that a medium took from another, one origin."""
    publishers = {report.id: (report.publisher or "").lower() for report in reports}
    first: dict[tuple[object, ...], str] = {}
    found = []
    for draft in drafts:
        origin = next((first[key] for key in _keys(draft.claim, publishers) if key in first), draft.claim.origin)
        for key in _keys(draft.claim, publishers):
            first.setdefault(key, origin)
        found.append(_at(draft, origin))
    return found


def _keys(claim: Claim, publishers: dict[str, str]) -> list[tuple[object, ...]]:
    """Give by whom a claim may be told again: its state, the paper that printed it, the papers that it names."""
    value = figure(claim.quantity)
    if claim.quantity is None or value is None or not claim.core:
        return []
    what = (value, claim.quantity.unit, claim.actor)
    state = claim.source.entity.partition(":")[0]
    state = state_of(state) or (state_of(claim.source.name or "") if claim.source.type == "anonymous_official" else "")
    papers = [publishers[claim.report], *(name.lower() for name in claim.source.via)]
    papers += [claim.source.entity.lower()] if claim.source.type == "media" else []
    keys: list[tuple[object, ...]] = [("state", state, *what)] if state else []
    return keys + [("paper", re.sub(r"^the\s+", "", paper), *what) for paper in papers if paper]
