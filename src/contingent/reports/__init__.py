"""Reading reports: text, sentences, publisher, date."""

from contingent.reports._report import Report, Sentence, Span

__all__ = ["Report", "Sentence", "Span"]
