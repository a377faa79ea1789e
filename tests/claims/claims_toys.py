"""Small reports for the tests of claims."""

from __future__ import annotations

from datetime import date

from contingent.claims import Claim, Ledger, extract
from contingent.reports import from_text

DAY = date(2024, 6, 14)  # a Friday


def ledger_of(*texts: str, published: date | None = DAY, hedges: str = "surveys") -> Ledger:
    """Extract the claims of one or more texts."""
    reports = [from_text(text, id=f"r{n}", published=published) for n, text in enumerate(texts, start=1)]
    return extract(reports, hedges=hedges)


def only(text: str, published: date | None = DAY) -> Claim:
    """Extract a text that holds exactly one count, and give that claim."""
    counts = [claim for claim in ledger_of(text, published=published).claims if claim.quantity is not None]
    assert len(counts) == 1, [claim.proposition for claim in counts]
    return counts[0]
