"""From a text to a report: blocks, sentences, title, day; no reading of files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from contingent.reports._dates import dateline
from contingent.reports._language import foreign, turns_direction
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
    sentences, passages = _sentences(text, parts)
    said = [*notes, note, _passages_note(passages), _DIRECTION if turns_direction(text) else ""]
    return Report(
        id=id,
        text=text,
        sentences=sentences,
        title=title or _title(text, parts) or id,
        publisher=publisher,
        published=day,
        published_from=origin,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        notes=tuple(filter(None, said)),
    )


_DIRECTION = "The text holds signs that turn the direction of writing; a screen may show it otherwise than it was read."


def _sentences(text: str, parts: list[Block]) -> tuple[tuple[Sentence, ...], list[str]]:
    """Cut the blocks; also name the language of each passage that is not English and so is not read."""
    found: list[Sentence] = []
    passages: list[str] = []
    for part in parts:
        if part.kind in {"body", "heading"} and (looks := foreign(text[part.start : part.end])):
            passages.append(looks)
            found.append(Sentence(Span(part.start, part.end, text[part.start : part.end]), "foreign", part.paragraph))
            continue
        spans = cut(text, part.start, part.end) if part.kind == "body" else [(part.start, part.end)]
        for i, j in spans:
            looks = "" if len(spans) == 1 else foreign(text[i:j])
            passages += [looks] if looks else []
            found.append(Sentence(Span(i, j, text[i:j]), "foreign" if looks else part.kind, part.paragraph))
    return tuple(found), passages


def _passages_note(passages: list[str]) -> str:
    if not passages:
        return ""
    number = "One passage is" if len(passages) == 1 else f"{len(passages)} passages are"
    was = "was" if len(passages) == 1 else "were"
    return f"{number} not in English and {was} not read: {'; '.join(dict.fromkeys(passages))}."


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
