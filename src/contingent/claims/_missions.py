"""The force of several states that a report is about: a mission, a coalition, a battlegroup."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._gazetteer import Name, table
from contingent.claims._needles import lowered, seek, seek_all

__all__ = ["described_force", "main_bloc", "main_mission", "named_mission"]

_ORGANISATIONS = frozenset(
    {"NATO", "United Nations", "African Union", "European Union", "ECOWAS", "SADC", "East African Community", "OSCE",
     "IAEA", "Arab League", "ASEAN", "G20", "G7", "International Criminal Court", "CSTO", "AES", "Frontex"}
)  # fmt: skip
"""Bodies of the table that have members and send missions; the others are missions."""
_NO_MISSIONS = frozenset({"G20", "G7", "International Criminal Court", "IAEA", "AES", "Frontex"})


@cache
def _named() -> re.Pattern[str]:
    """Find "the Gang Suppression Force", not "the Air Force" of one state."""
    words = r"(?:[A-Z][a-z’'-]+\s+(?:and\s+|in\s+|of\s+|for\s+)?){1,5}"
    own = "".join(rf"(?<!{word}\s)" for word in ("Air", "Police", "Defence", "Defense", "Naval"))
    return re.compile(rf"\b(?P<name>{words}{own}(?:Force|Mission|Coalition))\b(?!\s+Base)")


@cache
def _acronym() -> re.Pattern[str]:
    """Find "the regional assistance mission, RAMSI", "the monitoring force (JVMF)"."""
    return re.compile(
        r"\b(?:mission|operation|monitors)\b,?\s+\(?(?P<name>[A-Z]{4,9})\b|\bthe\s+(?P<before>[A-Z]{4,9})\s+mission\b"
    )


@cache
def _led() -> re.Pattern[str]:
    return re.compile(r"\b(?P<name>[A-Z][\w.]+-led\s+(?:[a-z]+\s+)?(?:coalition|force|mission|alliance))\b")


@cache
def _described() -> re.Pattern[str]:
    nature = (
        r"multinational|international|European|African|Arab|Islamic|Western|allied|regional|joint|hybrid|coalition|"
        r"stabili[sz]ation|peacekeeping|monitoring|observer|reassurance|protection|intervention"
    )
    return re.compile(
        rf"\b(?P<name>(?:{nature})\s+(?:[a-z-]+\s+)?(?:force|mission|coalition))\b(?!\s+(?:chief|commander|spokes))",
        re.I,
    )


@cache
def _battlegroup() -> re.Pattern[str]:
    return re.compile(r"\bbattle\s?groups?\b", re.IGNORECASE)


@cache
def _peace() -> re.Pattern[str]:
    return re.compile(
        r"\bpeacekeep\w+|\bblue\s+helmets|\bmilitary\s+observers|\b(?:U\.?N\.?|United\s+Nations)\s+(?:mission|force|troops)|\bthe\s+Mission\b"
    )


def named_mission(text: str) -> str:
    """Name the mission or force of several states that a report calls by its own name, ``''`` if none."""
    named = next((m for p in (_named(), _acronym(), _led()) if (m := p.search(text)) is not None), None)
    if named is None:
        return ""
    name = named.groupdict().get("name") or named.groupdict().get("before") or ""
    name = re.sub(r"^(?:The\s+|[A-Z]\w+['’]s\s+)", "", name)
    known = table().get(name)
    return name if known is None else known.name


def main_mission(text: str, names: list[Name]) -> str:
    """Name what "the mission", "the force" and "the peacekeepers" of a report are of.

    Parameters
    ----------
    text : str
        The report.
    names : list of Name
        Its names.

    Returns
    -------
    str
        ``''`` if the report tells of no such force.

    Examples
    --------
    >>> main_mission("The Gulf Monitoring Force is to have 900 men.", [])
    'Gulf Monitoring Force'
    """
    if named := named_mission(text):
        return named
    bodies = [n.entry.name for n in names if n.entry.kind == "body"]
    own = next((b for b in bodies if b not in _ORGANISATIONS), "")
    if own:
        return own
    if seek(_battlegroup(), text) is not None and ("NATO" in bodies or "European Union" not in bodies):
        return "NATO"
    senders = [b for b in bodies if b not in _NO_MISSIONS]
    if seek(_peace(), text) is not None:
        return next((b for b in senders if b in {"United Nations", "African Union"}), "United Nations")
    described = seek(_described(), text)
    return described["name"] if described is not None else next(iter(senders), "")


def main_bloc(names: list[Name]) -> str:
    """Name what "the bloc" and "the alliance" are: the body with members that a report names first."""
    return next((n.entry.name for n in names if n.entry.name in _ORGANISATIONS - _NO_MISSIONS), "")


def described_force(text: str) -> list[re.Match[str]]:
    """Find "a European force", "the Saudi-led coalition": forces of several states told by what they are."""
    low = lowered(text)
    return [*seek_all(_led(), text, low), *seek_all(_described(), text, low)]
