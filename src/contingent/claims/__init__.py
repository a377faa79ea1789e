"""From reports to a ledger of claims."""

from contingent._door import answer_calls
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
from contingent.claims._explain import explain
from contingent.claims._extract import extract
from contingent.claims._ledger import Ledger, Relation
from contingent.claims._schema import to_schema

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
    "explain",
    "extract",
    "to_schema",
]

answer_calls(__name__, "extract")
