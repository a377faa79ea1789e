"""Armed groups that a report names: which no table lists, and which of them its "rebels" are."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from contingent.claims._gazetteer import Name, table

__all__ = ["armed_groups", "main_group"]


@cache
def _grouped() -> re.Pattern[str]:
    force = (
        r"rebels?|militias?|militiamen|fighters|guerrillas?|insurgents?|militants?|combatants|jihadists?|separatists?|"
        r"armed\s+group|movement|front|coalition|dissidents|mercenaries|paramilitar(?:y|ies)"
    )
    name = r"[A-Z][A-Z0-9-]{1,7}|[A-Z][a-z]+iyoun|[A-Z][a-z]+\s(?:Brigades?|Militia|Front|Group|Movement)"
    return re.compile(
        rf"\b(?i:{force})\s+(?:(?:of|from|called|named|like|such\s+as)\s+)?(?:the\s+)?(?P<a>{name})\b|"
        rf"\b(?P<b>{name})\s+(?:(?i:{force}|commander|chief))\b"
    )


_NO_GROUPS = frozenset(
    "US UK EU UN AU NATO UAE USA UAV TV GMT AP AFP HQ APC IED PM AM CEO BBC CNN".split()  # noqa: SIM905
)


def armed_groups(text: str) -> frozenset[str]:
    """Find the armed groups that a report names: "the rebels of the FLA", "CPC fighters".

    Parameters
    ----------
    text : str
        The report.

    Returns
    -------
    frozenset of str

    Examples
    --------
    >>> sorted(armed_groups("The rebels of the FLZ and some KODEX militiamen met U.S. soldiers."))
    ['FLZ', 'KODEX']
    """
    found = {match["a"] or match["b"] for match in _grouped().finditer(text)}
    return frozenset(name for name in found if name not in _NO_GROUPS and table().get(name) is None)


_MOST = 0.6  # share of all mentions of armed groups that makes one of them the rebels of a report, assumed
_OFTEN = 3  # mentions that make a group one of those a report is about, assumed


@cache
def _led_by() -> re.Pattern[str]:
    """Find what ties the common word to a group: "rebels led by the Islamist group", "fighters of"."""
    kinds = (
        "rebels|insurgents|militants|fighters|guerrillas|gunmen|jihadists|militia|militiamen|paramilitaries|separatists"
    )
    tie = r"led\s+by|of|from|belonging\s+to|loyal\s+to|allied\s+(?:with|to)"
    return re.compile(rf"\b(?:{kinds})\s+(?:{tie})\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}$", re.IGNORECASE)


_TIED = 3  # mentions that such words are worth, assumed


def main_group(text: str, names: list[Name], groups: frozenset[str]) -> str:
    """Name the one armed group that a report speaks of, which its "rebels" are.

    Parameters
    ----------
    text : str
        The report.
    names : list of Name
        Its names.
    groups : frozenset of str
        Its groups that no table lists.

    Returns
    -------
    str
        ``''`` where several are told of, or none often.
    """
    tally = Counter(n.entry.name for n in names if n.entry.kind == "group")
    tally.update({g: len(re.findall(rf"\b{re.escape(g)}\b", text)) for g in groups})
    for name in [n for n in names if n.entry.kind == "group"]:
        tally[name.entry.name] += _TIED * (_led_by().search(text[max(0, name.start - 60) : name.start]) is not None)
    told, times = next(iter(tally.most_common(1)), ("", 0))
    often = times >= (_OFTEN if len(tally) > 1 else 2)
    return told if often and times >= _MOST * sum(tally.values()) else ""
