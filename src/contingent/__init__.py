"""From a news report about armies to a briefing: who claims what, what it would mean, how likely it is.

>>> import contingent as ct
>>> report = ct.read_text("North Korea may send up to 15,000 troops to Russia, Kyiv said.")
>>> [claim.quantity.value_high for claim in ct.claims([report]).counts]
[15000.0]

The same nouns as on the command line: :func:`read`, :func:`claims`, :func:`load`, :func:`simulate`,
:func:`weigh`, :func:`brief`. Nothing is loaded until it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contingent.brief import make as brief
    from contingent.claims import extract as claims
    from contingent.errors import ContingentError
    from contingent.reports import from_text as read_text
    from contingent.reports import read
    from contingent.scenario import load
    from contingent.simulate import simulate
    from contingent.weigh import weigh

__all__ = ["ContingentError", "brief", "claims", "load", "read", "read_text", "simulate", "weigh"]

_HOMES = {
    "ContingentError": ("contingent.errors", "ContingentError"),
    "brief": ("contingent.brief", "make"),
    "claims": ("contingent.claims", "extract"),
    "load": ("contingent.scenario", "load"),
    "read": ("contingent.reports", "read"),
    "read_text": ("contingent.reports", "from_text"),
    "simulate": ("contingent.simulate", "simulate"),
    "weigh": ("contingent.weigh", "weigh"),
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    room, noun = _HOMES[name]
    return getattr(import_module(room), noun)
