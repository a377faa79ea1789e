"""From reports to a ledger of claims."""

from contingent.claims._claim import (
    Claim,
    Grade,
    Hedge,
    Place,
    Probability,
    Quantity,
    Reading,
    Source,
    When,
)
from contingent.claims._ledger import Ledger, Relation

__all__ = [
    "Claim",
    "Grade",
    "Hedge",
    "Ledger",
    "Place",
    "Probability",
    "Quantity",
    "Reading",
    "Relation",
    "Source",
    "When",
]
