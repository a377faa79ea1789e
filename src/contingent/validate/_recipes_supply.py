"""Recipes of a sender's supply: units per deployed unit, units needed, demand filled.

Each answers only where it has used every figure of the question: one left over means that the
question asks for more than the form gives.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from contingent.simulate._identities import net_fill
from contingent.validate._answer import Answer
from contingent.validate._cycle import Cycle, cycle
from contingent.validate._numbers import NUMBER, number

__all__ = ["filled", "per_deployed", "required"]

_PER = re.compile(
    r"\bper (?:\w+ ){0,2}deployed\b|\b(?:for|behind) (?:each|every|one)\b[^.?;]*\bdeployed\b|\bunits? per unit\b"
    r"|\brotation (?:ratio|base)\b|\bto keep (?:one|a|1)\b[^.?;]*\b(?:deployed|in the field|abroad)",
    re.IGNORECASE,
)
_KEEP = re.compile(
    rf"\b(?:keep|sustain|maintain|have|hold)(?:ing)? (?P<n>{NUMBER})\b[^.;:?]*?"
    r"\b(?:deployed|in the field|abroad|forward)",
    re.IGNORECASE,
)
_NEEDED = re.compile(r"\b(?:need\w*|require\w*|own\w*|in all|in total|how large)\b", re.IGNORECASE)
_DEMAND = re.compile(
    rf"\bdemand(?:s|ed)?\s*(?:of|for|is|:|=)?\s*(?P<a>{NUMBER})|(?P<b>{NUMBER})\s*(?:are |units? |brigades? )*demanded",
    re.IGNORECASE,
)
_OWNED = re.compile(
    rf"(?P<n>{NUMBER})\s+(?:[a-z-]+ )?(?:units|brigades|battalions|formations|regiments)\b", re.IGNORECASE
)
_ROUNDING = 1e-9  # relative; 15 x 3 summed in floats may exceed a whole number


def _spent(rest: str) -> bool:
    return not re.search(r"\d", rest)


def per_deployed(ask: str, _: Mapping[str, float]) -> Answer | None:
    """Units owned per deployed unit."""
    found = cycle(ask)
    asked = _PER.search(ask)
    if not found or not asked or found.ratio is None or not _spent(_PER.sub(" ", found.rest)):
        return None
    return Answer(found.ratio, _form(found))


def _form(found: Cycle) -> str:
    return "(D + H) / (D - o)" if found.overlap else "(M + H) / (M - t)" if found.training else "(D + H) / D"


def required(ask: str, _: Mapping[str, float]) -> Answer | None:
    """Whole units that keep a number of them deployed for ever."""
    keep = _KEEP.search(ask)
    if not keep or number(keep["n"]) <= 1 or not _NEEDED.search(ask):
        return None
    found = cycle(_KEEP.sub(" ", ask))
    if not found or found.ratio is None or not _spent(found.rest):
        return None
    wanted = number(keep["n"]) * found.ratio
    return Answer(float(math.ceil(wanted * (1 - _ROUNDING))), f"deployed x {_form(found)}, rounded up")


def filled(ask: str, _: Mapping[str, float]) -> Answer | None:
    """Units that fill a demand on an average day, or their share of it where a rate is asked for."""
    demand = _DEMAND.search(ask)
    if not demand or not re.search(r"\bfill\w*\b", ask, re.IGNORECASE):
        return None
    rest = _DEMAND.sub(" ", ask, count=1)
    owned = _OWNED.search(rest)
    found = cycle(_OWNED.sub(" ", rest, count=1)) if owned else None
    if not owned or not found or not _spent(found.rest):
        return None
    wanted, units = number(demand["a"] or demand["b"]), number(owned["n"])
    value = net_fill(wanted, units, found.away, found.home, found.overlap + found.training)
    if re.search(r"\b(?:rate|share|fraction)\b", ask, re.IGNORECASE):
        return Answer(value / wanted, "min(1, N (D - o) / ((D + H) demand))")
    return Answer(value, "min(demand, N (D - o) / (D + H))")
