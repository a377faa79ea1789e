"""Reading reports: text, sentences, publisher, date."""

from contingent.reports._read import read, read_all
from contingent.reports._report import Report, Sentence, Span
from contingent.reports._text import from_text

__all__ = ["Report", "Sentence", "Span", "from_text", "read", "read_all"]
