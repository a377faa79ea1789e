"""The source text with its claims marked: cut into pieces that a page can wrap, never copied by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from contingent.brief._format import day
from contingent.claims import Claim, Ledger
from contingent.reports import Report, Sentence, Span

__all__ = ["marked", "pieces"]


def marked(ledger: Ledger) -> list[dict[str, Any]]:
    """Cut every report into paragraphs, sentences and pieces.

    Parameters
    ----------
    ledger : Ledger
        Reports and their claims.

    Returns
    -------
    list of dict
        One a report: id, title, publisher, published, notes, and paragraphs: lists of sentences with
        kind, claims (ids that stand in it) and pieces ``[text, kinds]``.
    """
    return [
        _report(report, [claim for claim in ledger.claims if claim.report == report.id]) for report in ledger.reports
    ]


def _report(report: Report, claims: Sequence[Claim]) -> dict[str, Any]:
    paragraphs: dict[int, list[dict[str, Any]]] = {}
    for sentence in report.sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(_sentence(report, sentence, claims))
    return {
        "id": report.id,
        "title": report.title,
        "publisher": report.publisher or "",
        "published": day(report.published) if report.published else "",
        "sha256": report.sha256,
        "notes": list(report.notes),
        "paragraphs": list(paragraphs.values()),
    }


def _sentence(report: Report, sentence: Sentence, claims: Sequence[Claim]) -> dict[str, Any]:
    here = [claim for claim in claims if claim.sentence.overlaps(sentence.span)]
    return {
        "kind": sentence.kind,
        "claims": [claim.id for claim in here],
        "pieces": pieces(report.text, sentence.span, _spans(here)),
    }


def _spans(claims: Sequence[Claim]) -> list[tuple[str, Span]]:
    spans = [("hedge", hedge.span) for claim in claims for hedge in claim.hedges]
    spans += [("number", claim.quantity.span) for claim in claims if claim.quantity]
    return spans + [("source", claim.source.span) for claim in claims if claim.source.span]


def pieces(text: str, within: Span, spans: Sequence[tuple[str, Span]]) -> list[tuple[str, list[str]]]:
    """Cut a stretch of text at every edge of the spans that lie over it.

    Parameters
    ----------
    text : str
        The whole text.
    within : Span
        The stretch.
    spans : sequence of (str, Span)
        Kind and place; they may overlap.

    Returns
    -------
    list of (str, list of str)
        Pieces that join to the stretch again, each with the kinds that cover it, sorted.

    Examples
    --------
    >>> pieces("may send 5", Span(0, 10, "may send 5"), [("hedge", Span(0, 3, "may"))])
    [('may', ['hedge']), (' send 5', [])]
    """
    inside = [(kind, max(span.start, within.start), min(span.end, within.end)) for kind, span in spans]
    inside = [(kind, start, end) for kind, start, end in inside if start < end]
    edges = sorted({within.start, within.end, *(edge for _, start, end in inside for edge in (start, end))})
    cut = []
    for start, end in pairwise(edges):
        kinds = sorted({kind for kind, first, last in inside if first <= start and end <= last})
        cut.append((text[start:end], kinds))
    return cut
