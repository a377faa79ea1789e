"""From reports to a ledger of claims.

The types are here at once; the rules are imported when they are first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

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
from contingent.claims._ledger import Ledger, Relation

if TYPE_CHECKING:
    from contingent.claims._explain import explain
    from contingent.claims._extract import extract
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

_HOMES = {"explain": "_explain", "extract": "_extract", "to_schema": "_schema"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


answer_calls(__name__, "extract")
