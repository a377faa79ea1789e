"""Why a claim was found and read as it was, in sentences."""

from __future__ import annotations

from contingent.claims._claim import Claim
from contingent.claims._edit import said
from contingent.claims._ledger import Ledger
from contingent.claims._rule_words import rule_lines
from contingent.claims._table import differences
from contingent.errors import UsageError

__all__ = ["explain"]


def explain(ledger: Ledger, id: str) -> str:  # noqa: A002 the word that users type
    """Say which rules found a claim and why it reads as it does.

    Parameters
    ----------
    ledger : Ledger
        The ledger.
    id : str
        Id of the claim.

    Returns
    -------
    str
        Several lines.

    Raises
    ------
    UsageError
        If there is no such claim.

    Examples
    --------
    >>> from contingent.claims import extract
    >>> from contingent.reports import from_text
    >>> ledger = extract([from_text("Some 300 soldiers were killed.", id="r")])
    >>> print(explain(ledger, "c1").splitlines()[0])
    c1: Some 300 soldiers were killed
    """
    claim = ledger.by_id.get(id)
    if claim is None:
        known = ", ".join(list(ledger.by_id)[:8]) or "none"
        raise UsageError("no such claim", value=id, allowed=known, mend="list them with contingent claims")
    lines = [
        f"{claim.id}: {claim.proposition}",
        f"sentence: {claim.sentence.text}",
        _source_line(claim),
        _stance_line(claim),
    ]
    if claim.quantity is not None:
        lines.append(f"count: '{claim.quantity.span.text}' is {claim.quantity.bound} in {claim.quantity.unit}")
    lines.append(_about(claim))
    lines += [f"reading: {r.measure} at weight {r.weight:g}, because {r.why}" for r in claim.readings]
    lines.append(f"grade: {claim.grade.reliability}{claim.grade.credibility}, {claim.grade.why}")
    lines += [_relation_line(ledger, r.type, r.a, r.b, r.note) for r in ledger.relations if id in {r.a, r.b}]
    lines += rule_lines(claim)
    lines.append(f"read with confidence {claim.confidence:g} (assumed by rule)")
    lines += [differences(claim)] if claim.found_by else []
    lines += [said(claim)] if claim.review is not None else []
    return "\n".join(lines)


def _about(claim: Claim) -> str:
    place = claim.place.name if claim.place else "not told"
    when = "not told"
    if claim.time is not None:
        when = f"'{claim.time.text}', {claim.time.start or 'open'} to {claim.time.end or 'open'}"
    return f"whose: {claim.actor or 'not told'}; does: {claim.action}; where: {place}; when: {when}"


def _source_line(claim: Claim) -> str:
    if claim.source.name is None:
        return "source: none, the reporter says it"
    via = f", via {', '.join(claim.source.via)}" if claim.source.via else ""
    return f"source: {claim.source.name} ({claim.source.type.replace('_', ' ')}){via}"


def _stance_line(claim: Claim) -> str:
    hedges = ", ".join(f"'{hedge.span.text}'" for hedge in claim.hedges) or "no hedge"
    said = f"{claim.kind}, {claim.polarity}, {claim.modality}; hedges: {hedges}"
    if claim.probability is None:
        return said
    p = claim.probability
    return f"{said}; read as {p.low:.0%} to {p.high:.0%}, middle {p.mid:.0%} ({p.basis})"


def _relation_line(ledger: Ledger, kind: str, a: str, b: str, note: str) -> str:
    return f"relation: {a} {kind} {b} ({note})"
