"""An analyst's layer on the claims: find each claim that a correction names, and set what it says.

It lies between extraction and what compares claims, so that relations and credibility are those of
the corrected claims. The extracted value of each altered field is kept in the claim's review.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contingent.claims._added import added
from contingent.claims._claim import Claim, Grade, Review
from contingent.claims._corrections_file import Correction, Corrections
from contingent.claims._edit import edited, said
from contingent.claims._ledger import Relation
from contingent.claims._relations import find_relations
from contingent.claims._scene import Draft
from contingent.errors import CorrectionsError, Fault
from contingent.reports import Report

__all__ = ["corrected", "notes_of", "regraded", "related"]


def corrected(
    drafts: Sequence[Draft], reports: Sequence[Report], corrections: Corrections, standard: str
) -> list[Draft]:
    """Lay an analyst's corrections on the claims of a ledger.

    Parameters
    ----------
    drafts : sequence of Draft
        Claims with ids and origins, in the order of the reports.
    reports : sequence of Report
        What was read.
    corrections : Corrections
        As read from a file.
    standard : str
        How hedge words become probabilities.

    Returns
    -------
    list of Draft
        With added claims among them, in the order of the texts.

    Raises
    ------
    CorrectionsError
        With every fault of the file, those of its form and those that the reports tell.
    """
    faults = list(corrections.faults)
    found = {draft.claim.id: draft for draft in drafts}
    for place, one in enumerate(corrections.entries, start=1):
        path = f"corrections.{place}"
        if one.verdict == "added":
            new = added(one, reports, f"a{place}", path, faults)
            target = new.claim.id if new is not None else ""
            found |= {} if new is None else {target: new}
        else:
            target = _target(one, drafts, reports, path, faults)
        if target and one.verdict and getattr(found[target].claim.review, "verdict", ""):
            faults.append(
                Fault(one.line, path, "a second verdict on the same claim", repr(target), "one verdict a claim")
            )
        elif target:
            day = next(report.published for report in reports if report.id == found[target].claim.report)
            found[target] = _reviewed(edited(found[target], one, day, standard, path, faults), one)
    if faults:
        raise CorrectionsError(corrections.file, tuple(sorted(dict.fromkeys(faults), key=lambda fault: fault.line)))
    order = {report.id: place for place, report in enumerate(reports)}
    return sorted(found.values(), key=lambda draft: (order[draft.claim.report], draft.claim.sentence.start))


def _target(one: Correction, drafts: Sequence[Draft], reports: Sequence[Report], path: str, faults: list[Fault]) -> str:
    """Find the id of the claim that a correction names; ``''`` with a fault where it names none or several."""
    if not (one.claim or one.quote):
        return ""
    ids = {draft.claim.id for draft in drafts}
    wanted = one.claim.removeprefix(f"{reports[0].id}:") if len(reports) == 1 else one.claim
    if wanted and wanted not in ids:
        known = ", ".join([draft.claim.id for draft in drafts][:8]) or "none"
        faults.append(Fault(one.line, f"{path}.claim", "no such claim", repr(one.claim), known, _LIST))
        return ""
    near = [draft for draft in drafts if _fits(draft, one, wanted)]
    if one.quote and len(near) > 1:
        near = [draft for draft in near if _counted_in(draft, one.quote)] or near
    if len(near) == 1:
        return near[0].claim.id
    faults.append(_not_one(one, near, reports, path))
    return ""


_LIST = "list them with 'contingent claims'"


def _fits(draft: Draft, one: Correction, wanted: str) -> bool:
    claim, quantity = draft.claim, draft.claim.quantity
    ends = () if quantity is None else (quantity.value_low, quantity.value_high)
    return (
        (not wanted or claim.id == wanted)
        and (not one.report or claim.report == one.report)
        and (not one.quote or one.quote in " ".join(claim.sentence.text.split()))
        and (one.number is None or one.number in ends)
    )


def _counted_in(draft: Draft, quote: str) -> bool:
    """Whether the claim's count stands in the quoted words, or they in it."""
    if draft.claim.quantity is None:
        return False
    words = " ".join(draft.claim.quantity.span.text.split())
    return words in quote or quote in words


def _not_one(one: Correction, near: Sequence[Draft], reports: Sequence[Report], path: str) -> Fault:
    if near:
        ids = ", ".join(draft.claim.id for draft in near[:8])
        return Fault(one.line, f"{path}.quote", "fits several claims", repr(one.quote), ids, "add 'number' or 'claim'")
    told = [report for report in reports if not one.report or report.id == one.report]
    if one.report and not told:
        known = ", ".join(report.id for report in reports)
        return Fault(one.line, f"{path}.report", "no such report", repr(one.report), known)
    if one.quote and not any(one.quote in " ".join(report.text.split()) for report in told):
        return Fault(
            one.line, f"{path}.quote", "the words stand in no report", repr(one.quote), mend="copy them exactly"
        )
    if one.claim:
        return Fault(one.line, path, "quote, number or report are not those of the claim", repr(one.claim))
    mend = "leave 'number' out, or add the claim with 'add'"
    return Fault(one.line, path, "no claim was read there", repr(one.quote), mend=mend)


def _reviewed(draft: Draft, one: Correction) -> Draft:
    """Write the verdict down; a rejected claim has no reading, an accepted one is sure to have been read aright."""
    claim, verdict = draft.claim, one.verdict
    before = claim.review or Review()
    review = replace(before, verdict=verdict or before.verdict, why=one.why or before.why)  # type: ignore[arg-type]
    letter, digit = one.grade
    if letter or digit:
        review = replace(review, was=(*review.was, ("grade", "")))
        claim = replace(claim, grade=Grade(letter, digit or 0, "the analyst"))
    if verdict == "rejected":
        claim = replace(claim, readings=())
    if verdict in {"accepted", "added"}:
        claim = replace(claim, confidence=1.0)
    return replace(draft, claim=replace(claim, review=review))


def related(drafts: Sequence[Draft]) -> tuple[Relation, ...]:
    """Relate the claims that stand; a rejected one confirms and contradicts nothing."""
    return find_relations([draft for draft in drafts if not draft.claim.rejected])


def regraded(drafts: Sequence[Draft], claims: Sequence[Claim]) -> list[Claim]:
    """Lay the analyst's letters and digits over the computed grades.

    Parameters
    ----------
    drafts : sequence of Draft
        Corrected claims; a grade of the analyst stands in them.
    claims : sequence of Claim
        The same with computed grades.

    Returns
    -------
    list of Claim
    """
    return [_regraded(draft.claim, claim) for draft, claim in zip(drafts, claims, strict=True)]


def _regraded(given: Claim, claim: Claim) -> Claim:
    review, old = claim.review, claim.grade
    if review is None or "grade" not in dict(review.was):
        return claim
    letter, digit = given.grade.reliability or old.reliability, given.grade.credibility or old.credibility
    was = tuple((n, f"{old.reliability}{old.credibility}") if n == "grade" else (n, text) for n, text in review.was)
    grade = Grade(letter, digit, f"set by the analyst; computed {old.reliability}{old.credibility}: {old.why}")
    return replace(claim, grade=grade, review=replace(review, was=was))


def notes_of(claims: Sequence[Claim]) -> list[str]:
    """Say each correction in a sentence, for whoever reads what follows from it."""
    return [said(claim) for claim in claims if claim.review is not None]
