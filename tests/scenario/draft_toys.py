"""Ledgers that a draft is made from, for the tests of drafts."""

from __future__ import annotations

from datetime import date

from contingent.claims import Claim, Ledger, Place, Quantity
from contingent.claims._claim import Kind
from contingent.claims._gazetteer import table
from contingent.reports import Report, Span

SPAN = Span(0, 1, "x")


def claim(
    actor: str,
    action: str,
    people: float | None = None,
    place: Place | None = None,
    unit: str = "troops",
    kind: Kind = "fact",
) -> Claim:
    """Make a claim with what a draft looks at."""
    count = None if people is None else Quantity(people, people, unit, "exact", SPAN)
    return Claim("c", "r", SPAN, "p", kind=kind, actor=actor, action=action, quantity=count, place=place, core=True)


def ledger(*claims: Claim, published: date | None = date(2025, 2, 3), title: str = "Sahel mission") -> Ledger:
    """Make a ledger of one report."""
    return Ledger((Report("r", "x", (), title, "A paper", published),), claims)


BAMAKO, MALI = Place("Bamako", "ML"), Place("Mali", "ML")


STATES = sorted({entry.name for entry in table().values() if entry.kind == "state"})
