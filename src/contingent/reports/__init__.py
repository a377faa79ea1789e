"""Reading reports: text, sentences, publisher, date."""

from contingent.reports._bytes import LARGEST
from contingent.reports._read import from_bytes, read, read_all
from contingent.reports._report import Report, Sentence, Span
from contingent.reports._text import from_text

__all__ = ["LARGEST", "Report", "Sentence", "Span", "from_bytes", "from_text", "read", "read_all"]
