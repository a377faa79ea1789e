"""Grades: reliability A to F of the source, credibility 1 to 6 from the other claims only.

Reliability defaults by source type are assumed (no track record is known); the credibility rule is
that of the Admiralty scale, read so that the letter never leaks into the digit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from contingent.claims._claim import Claim, Grade
from contingent.claims._ledger import Relation
from contingent.claims._scene import Draft

__all__ = ["credibility", "graded", "reliability"]


def reliability(draft: Draft) -> tuple[str, str]:
    """Give the default reliability of a source by its type and what it speaks of.

    Parameters
    ----------
    draft : Draft
        A claim with what is known of its source.

    Returns
    -------
    (str, str)
        The letter and the reason; all defaults are assumed.
    """
    claim = draft.claim
    kind = claim.source.type
    estimate = claim.quantity is not None and claim.quantity.bound in {"range", "approx", "vague"}
    if kind == "named_official":
        if draft.denies:
            return "D", "a named official's denial of an accusation (assumed)"
        if draft.own_side or claim.kind == "intention":
            return "B", "a named official on the own side's plan (assumed)"
        return "C", "a named official on others' forces: an interested party (assumed)"
    if kind == "government_body":
        if draft.denies:
            return "D", "a government's denial of an accusation (assumed)"
        if draft.own_side or estimate:
            return "B", "a government on its own forces, or an estimate with a range (assumed)"
        return "C", "a government's bare word on others (assumed)"
    if kind == "anonymous_official":
        single = (
            claim.source.name is not None
            and claim.source.name.lower().startswith(("one ", "a ", "senior "))
            and not claim.source.name.endswith("s")
        )
        return (
            ("D", "a single official who cannot be checked (assumed)")
            if single
            else ("C", "officials who cannot be checked (assumed)")
        )
    return _OTHERS[kind]


_OTHERS = {
    "international_body": ("B", "an international body (assumed)"),
    "analyst": ("C", "an analyst's judgement, without access (assumed)"),
    "media": ("B", "a medium's own report (assumed)"),
    "document": ("B", "a paper seen by the medium: the issuer's claim (assumed)"),
    "ngo": ("C", "an organisation whose access is not known (assumed)"),
    "unattributed": ("F", "the reporter's voice: no source to judge (assumed)"),
}


def credibility(claim: Claim, relations: Sequence[tuple[Relation, Claim]]) -> tuple[int, str]:
    """Give the credibility of a claim from the other claims it is related to.

    Parameters
    ----------
    claim : Claim
        The claim.
    relations : sequence of (Relation, Claim)
        Its relations, each with the other claim.

    Returns
    -------
    (int, str)
        1 to 6 and the reason.
    """
    others = [(r, other) for r, other in relations if other.origin != claim.origin]
    if any(r.joint == "impossible" for r, _ in others):
        return 4, "another source says what cannot also be true"
    agree = [other for r, other in others if r.type in {"same", "supports"} and other.source.type != "unattributed"]
    clash = [other for r, other in others if r.type == "conflicts" and r.joint == "strained"]
    if agree and not clash:
        return 1, f"confirmed by a source of another origin ({agree[0].source.name})"
    if clash:
        return 3, "fits another claim only with another scope or date than told"
    if others:
        return 2, "not confirmed, and fits the other claims"
    return 6, "nothing of another origin to compare with"


def graded(drafts: Sequence[Draft], relations: Sequence[Relation]) -> list[Claim]:
    """Grade the claims of a ledger.

    Parameters
    ----------
    drafts : sequence of Draft
        Claims with ids and origins.
    relations : sequence of Relation
        Relations among them.

    Returns
    -------
    list of Claim
        With their grades.
    """
    by_id: Mapping[str, Claim] = {draft.claim.id: draft.claim for draft in drafts}
    near: dict[str, list[tuple[Relation, Claim]]] = {}
    for relation in relations:
        near.setdefault(relation.a, []).append((relation, by_id[relation.b]))
        near.setdefault(relation.b, []).append((relation, by_id[relation.a]))
    letters = _letters(drafts)
    claims = []
    for draft in drafts:
        letter, why = letters[_source(draft)]
        digit, reason = credibility(draft.claim, near.get(draft.claim.id, []))
        claims.append(replace(draft.claim, grade=Grade(letter, digit, f"{why}; {reason}")))
    return claims


def _source(draft: Draft) -> tuple[str, str]:
    """Name the source whose letter a claim has: its entity, else the source of its report."""
    source = draft.claim.source
    return (source.type, source.entity or f"{draft.claim.report}: {source.name}")


def _letters(drafts: Sequence[Draft]) -> dict[tuple[str, str], tuple[str, str]]:
    """Give each source one letter, that of most of its claims; where two stand alike, the lower one."""
    told: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for draft in drafts:
        told.setdefault(_source(draft), []).append(reliability(draft))
    found = {}
    for source, grades in told.items():
        letters = [letter for letter, _ in grades]
        letter = max(sorted(set(letters), reverse=True), key=letters.count)
        found[source] = next(grade for grade in grades if grade[0] == letter)
    return found
