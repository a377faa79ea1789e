"""Fields of a claim that an analyst may set, each with a reader of its value."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date
from typing import Any, get_args

from contingent._yaml import Leaf, Node, Row, Table
from contingent.claims._claim import Bound, Kind, Modality, Place, Polarity, Probability, SourceType, When
from contingent.measures import MEASURES

__all__ = ["ACTIONS", "FIELDS", "Bad", "number", "text"]

_MOST = 1e10  # more than all people alive; assumed as the end of what can be meant
ACTIONS = (  # as in the published schema
    "deploy", "station", "withdraw", "prepare", "rotate", "transfer", "recruit", "lose", "fight", "support", "talk",
    "decide", "deny", "guard", "produce", "other",
)  # fmt: skip


class Bad(Exception):
    """A value that a field cannot take."""

    def __init__(self, what: str, value: str, allowed: str, line: int = 0) -> None:
        super().__init__(what)
        self.what, self.value, self.allowed, self.line = what, value, allowed, line


def text(node: Node) -> str:
    """Read words; empty ones are refused."""
    if not isinstance(node, Leaf) or not node.text:
        raise Bad("no words", "", "a text")
    return node.text


def number(node: Node) -> float:
    """Read a number of people, arms or formations, from 0 to ten thousand million."""
    said = text(node)
    digits = said.replace("_", "")
    plain = re.sub(r"(?<=\d),(?=\d{3}(?:\D|$))", "", digits)
    try:
        value = float(plain)
    except ValueError:
        raise Bad("not a number", repr(said), "a number such as 15_000") from None
    if not (math.isfinite(value) and 0 <= value <= _MOST):
        raise Bad("out of range", repr(said), "0 to 10_000_000_000")
    return value


def _share(node: Node) -> float:
    said = text(node)
    try:
        value = float(said.removesuffix("%")) / (100 if said.endswith("%") else 1)
    except ValueError:
        raise Bad("not a fraction", repr(said), "0 to 1, or such as 70%") from None
    if not 0 <= value <= 1:
        raise Bad("out of range", repr(said), "0 to 1, or 0% to 100%")
    return value


def _choice(allowed: tuple[str, ...]) -> Callable[[Node], str]:
    def read(node: Node) -> str:
        said = text(node).replace(" ", "_")
        if said not in allowed:
            raise Bad("unknown value", repr(said), ", ".join(allowed))
        return said

    return read


def _truth(node: Node) -> bool:
    said = text(node).lower()
    if said not in {"true", "false", "yes", "no"}:
        raise Bad("neither true nor false", repr(said), "true, false")
    return said in {"true", "yes"}


def _day(node: Node) -> date:
    said = text(node)
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Bad("not a day", repr(said), "a day such as 2024-11-17") from None


def _words(node: Node) -> tuple[str, ...]:
    return tuple(map(text, node.items)) if isinstance(node, Row) else (text(node),)


def _parts(node: Node, readers: dict[str, Callable[[Node], Any]]) -> dict[str, Any]:
    """Read a mapping by its keys; a fault inside it knows its own line."""
    if not isinstance(node, Table):
        raise Bad("not keys with values", "", ", ".join(readers))
    found = {}
    for key, value in node.items.items():
        if key not in readers:
            raise Bad(f"unknown key '{key}'", "", ", ".join(readers), value.line)
        try:
            found[key] = readers[key](value)
        except Bad as bad:
            raise Bad(f"{key}: {bad.what}", bad.value, bad.allowed, bad.line or value.line) from None
    return found


_read_type = _choice(get_args(SourceType))


def _source(node: Node) -> dict[str, Any]:
    """Read a name, or the parts that change; no name means that the reporter says it."""
    if isinstance(node, Leaf):
        nobody = node.text in {"", "null", "~"}
        return {"name": None, "type": "unattributed", "via": ()} if nobody else {"name": node.text}
    return _parts(node, {"name": text, "type": _read_type, "via": _words})


def _place(node: Node) -> Place:
    if isinstance(node, Leaf):
        from contingent.claims._gazetteer import find_names

        found = find_names(text(node))
        return Place(node.text, found[0].entry.iso if found and found[0].start == 0 else None)
    parts = _parts(node, {"name": text, "country": _country})
    if "name" not in parts:
        raise Bad("no name", "", "name, country")
    return Place(**parts)


def _country(node: Node) -> str:
    said = text(node)
    if not re.fullmatch(r"[A-Z]{2}", said):
        raise Bad("not a country", repr(said), "two capital letters of ISO 3166, such as RU")
    return said


def _time(node: Node) -> When:
    if isinstance(node, Leaf):
        day = _day(node)
        return When(node.text, None, day, day)
    parts = _parts(node, {"text": text, "start": _day, "end": _day})
    start, end = parts.get("start"), parts.get("end")
    if not parts:
        raise Bad("no time", "", "a day, or start and end")
    if start and end and end < start:
        raise Bad("end before start", f"'{start} to {end}'", "start on or before end")
    told = f"{start} to {end}" if start and end else f"from {start}" if start else f"until {end}"
    return When(parts.get("text", told), None, start, end)


def _readings(node: Node) -> dict[str, float]:
    """Read measures with weights that sum to 1; one measure alone has weight 1."""
    shares = {node.text: 1.0} if isinstance(node, Leaf) else _parts(node, dict.fromkeys(MEASURES, _share))
    if unknown := [name for name in shares if name not in MEASURES]:
        raise Bad("unknown measure", repr(unknown[0]), ", ".join(MEASURES))
    if abs(sum(shares.values()) - 1) > 1e-3:  # a thousandth is the rounding of three written digits
        raise Bad("weights do not sum to 1", f"'{sum(shares.values()):g}'", "weights that sum to 1")
    return {name: share for name, share in shares.items() if share > 0}


def _probability(node: Node) -> Probability:
    if isinstance(node, Leaf):
        value = _share(node)
        return Probability(value, value, value, value, "the analyst")
    parts = _parts(node, {"low": _share, "mid": _share, "high": _share})
    if set(parts) != {"low", "mid", "high"} or not parts["low"] <= parts["mid"] <= parts["high"]:
        raise Bad("not three points in order", "", "low, mid and high, each at least the one before")
    # Swanson's rule for 10, 50 and 90 % points: Hurst, Brown and Swanson (2000), AAPG Bulletin 84.
    mean = 0.3 * parts["low"] + 0.4 * parts["mid"] + 0.3 * parts["high"]
    return Probability(**parts, mean=round(mean, 4), basis="the analyst")


FIELDS: dict[str, Callable[[Node], Any]] = {
    "proposition": text,
    "kind": _choice(get_args(Kind)),
    "polarity": _choice(get_args(Polarity)),
    "modality": _choice(get_args(Modality)),
    "source": _source,
    "hedges": _words,
    "value": number,
    "value_low": number,
    "value_high": number,
    "bound": _choice(get_args(Bound)),
    "unit": text,
    "core": _truth,
    "actor": text,
    "action": _choice(ACTIONS),
    "place": _place,
    "time": _time,
    "recurrence": text,
    "note": text,
    "readings": _readings,
    "probability": _probability,
}
"""Every field that may be set, with the reader of its value."""
