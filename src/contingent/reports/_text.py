"""From a text to a report: blocks, sentences, title, day; no reading of files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from contingent.reports._dates import dateline
from contingent.reports._lines import Block, blocks
from contingent.reports._report import Report, Sentence, Span
from contingent.reports._sentences import cut

__all__ = ["from_text"]

_TOP = 6  # blocks; assumed: title, standfirst, byline, dates and the dateline stand among the first six


def from_text(
    text: str,
    *,
    id: str = "report",  # noqa: A002 (the field's name)
    title: str | None = None,
    published: date | None = None,
    publisher: str | None = None,
    notes: Sequence[str] = (),
) -> Report:
    """Cut a text into sentences and wrap it as a report.

    Parameters
    ----------
    text : str
        Stored as it is; every offset points into it.
    id : str
        Short name, unique in a ledger.
    title : str, optional
        Else the first heading, else the id.
    published : datetime.date, optional
        Day that relative dates count from; else the dateline's, else unknown.
    publisher : str, optional
        Who published it.
    notes : sequence of str
        What the reader of the file had to guess, in sentences.

    Returns
    -------
    Report

    Examples
    --------
    >>> report = from_text("SEOUL, Jan. 24, 2025 — About 300 were killed. Some 2,700 were wounded.")
    >>> [sentence.span.text for sentence in report.sentences][1], report.published_from
    ('Some 2,700 were wounded.', 'dateline')
    """
    parts = blocks(text)
    day, origin, note = _published(text, parts, published)
    return Report(
        id=id,
        text=text,
        sentences=_sentences(text, parts),
        title=title or _title(text, parts) or id,
        publisher=publisher,
        published=day,
        published_from=origin,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        notes=(*notes, note) if note else tuple(notes),
    )


def _sentences(text: str, parts: list[Block]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    for part in parts:
        spans = cut(text, part.start, part.end) if part.kind == "body" else [(part.start, part.end)]
        found += [Sentence(Span(i, j, text[i:j]), part.kind, part.paragraph) for i, j in spans]
    return tuple(found)


def _title(text: str, parts: list[Block]) -> str | None:
    return next((text[part.start : part.end] for part in parts if part.kind == "heading"), None)


def _published(text: str, parts: list[Block], given: date | None) -> tuple[date | None, str, str]:
    """Give day, where it comes from, and a note."""
    if given:
        return given, "given", ""
    day, partial = dateline([text[part.start : part.end] for part in parts[:_TOP]])
    if day:
        return day, "dateline", ""
    note = f"The day of publication is unknown, so relative dates stay open. {partial}".strip()
    return None, "unknown", note
