"""From a posterior to a briefing: judgements, pictures, tables; as HTML, JSON or one screen.

Nothing is loaded until it is asked for: the template engine and the chart renderer cost a second.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from contingent._door import answer_calls

if TYPE_CHECKING:
    from contingent.brief._briefing import Briefing, ChartSpec, Column, Judgement, Number, Row, Table, plain
    from contingent.brief._choose import Chosen, choose
    from contingent.brief._claims_page import claims_page
    from contingent.brief._explain import explain
    from contingent.brief._html import to_html
    from contingent.brief._json import to_json
    from contingent.brief._make import make
    from contingent.brief._moves import effect_caveat, effect_table
    from contingent.brief._terminal import terminal
    from contingent.brief._words import word
    from contingent.brief._write import write, write_all
    from contingent.brief.charts import warm

__all__ = [
    "Briefing",
    "ChartSpec",
    "Chosen",
    "Column",
    "Judgement",
    "Number",
    "Row",
    "Table",
    "choose",
    "claims_page",
    "effect_caveat",
    "effect_table",
    "explain",
    "make",
    "plain",
    "terminal",
    "to_html",
    "to_json",
    "warm",
    "word",
    "write",
    "write_all",
]

_HOMES = {
    "_briefing": ("Briefing", "ChartSpec", "Column", "Judgement", "Number", "Row", "Table", "plain"),
    "_choose": ("Chosen", "choose"),
    "_claims_page": ("claims_page",),
    "_explain": ("explain",),
    "_html": ("to_html",),
    "_json": ("to_json",),
    "_make": ("make",),
    "_moves": ("effect_caveat", "effect_table"),
    "_terminal": ("terminal",),
    "_words": ("word",),
    "_write": ("write", "write_all"),
    "charts": ("warm",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


answer_calls(__name__, "make")
