"""What a report is: its text, its sentences, who published it and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = ["Report", "Sentence", "Span"]

SentenceKind = Literal["body", "heading", "byline", "boilerplate", "foreign"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's text; ``report.text[start:end] == text`` always holds.

    Parameters
    ----------
    start, end : int
        Offsets into the stored text, in characters, end excluded.
    text : str
        The characters between them.
    """

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading or line of a report.

    Parameters
    ----------
    span : Span
        Where it stands.
    kind : {'body', 'heading', 'byline', 'boilerplate', 'foreign'}
        What it is; only body sentences and headings carry claims. Foreign: in another language, not read.
    paragraph : int
        Number of its paragraph, from 0.
    """

    span: Span
    kind: SentenceKind = "body"
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """One report as read, never altered afterwards.

    Parameters
    ----------
    id : str
        Short name, unique in a ledger (the file's stem).
    text : str
        The text as stored; every span of every claim points into it.
    sentences : tuple of Sentence
        In the order of the text.
    title : str
        The first heading, or the file's name.
    publisher : str or None
        Who published it, where the page says so.
    published : datetime.date or None
        The day that relative dates count from; None where unknown.
    published_from : str
        Where that day comes from: ``'given'``, ``'page'``, ``'feed'``, ``'dateline'``, ``'as-of date'`` or
        ``'unknown'``.
    sha256 : str
        Hash of the text, in hexadecimal.
    notes : tuple of str
        What the reader had to guess, in sentences.
    link : str
        Address of the article, where its feed gives one.
    """

    id: str
    text: str
    sentences: tuple[Sentence, ...]
    title: str
    publisher: str | None = None
    published: date | None = None
    published_from: str = "unknown"
    sha256: str = ""
    notes: tuple[str, ...] = ()
    link: str = ""

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets, true to the text."""
        return Span(start, end, self.text[start:end])
