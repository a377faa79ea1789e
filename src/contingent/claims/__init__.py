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
    Review,
    Source,
    When,
)
from contingent.claims._ledger import Ledger, Relation

if TYPE_CHECKING:
    from contingent.claims._corrections_file import Corrections, load_corrections, read_corrections
    from contingent.claims._csv import to_csv
    from contingent.claims._explain import explain
    from contingent.claims._extract import extract
    from contingent.claims._jsonld import to_schema_org
    from contingent.claims._readers import Readers, load_readers
    from contingent.claims._schema import to_schema
    from contingent.claims._table import to_table

__all__ = [
    "Claim",
    "Corrections",
    "Grade",
    "Hedge",
    "Ledger",
    "Place",
    "Probability",
    "Quantity",
    "Readers",
    "Reading",
    "Relation",
    "Review",
    "Source",
    "When",
    "explain",
    "extract",
    "load_corrections",
    "load_readers",
    "read_corrections",
    "to_csv",
    "to_schema",
    "to_schema_org",
    "to_table",
]

_HOMES = {
    "Corrections": "_corrections_file",
    "explain": "_explain",
    "extract": "_extract",
    "load_corrections": "_corrections_file",
    "load_readers": "_readers",
    "Readers": "_readers",
    "read_corrections": "_corrections_file",
    "to_csv": "_csv",
    "to_schema": "_schema",
    "to_schema_org": "_jsonld",
    "to_table": "_table",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


answer_calls(__name__, "extract")
