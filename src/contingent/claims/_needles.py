"""What a text must hold for a pattern to match it at all, so that most patterns need not be tried on most sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

__all__ = ["could_match", "lowered", "needles", "seek", "seek_all"]

_LONG = 4  # letters from which a longer needle sifts hardly better, assumed
_MOST = 120  # needles above which looking for them costs as much as the pattern, assumed


def lowered(text: str) -> str:
    """Give a text in small letters, ``''`` where small letters and patterns differ on what is one letter.

    Examples
    --------
    >>> lowered("May"), lowered("ſoldiers")
    ('may', '')
    """
    return "" if any(odd in text for odd in "ſıİ") else text.lower()


def could_match(pattern: re.Pattern[str], low: str) -> bool:
    """Tell whether a pattern may match a text; where it tells no, the pattern matches nowhere in it.

    Parameters
    ----------
    pattern : re.Pattern
        Any pattern, compiled once.
    low : str
        The text in small letters, of :func:`lowered`.

    Returns
    -------
    bool

    Examples
    --------
    >>> could_match(re.compile(r"kill(?:ed|s)|dead"), "two were wounded")
    False
    """
    if not low:
        return True
    needed = needles(pattern)
    if needed is None:
        return True
    for needle in needed:  # noqa: SIM110 - a generator costs three times as much here
        if needle in low:
            return True
    return False


def seek(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Search a text as the pattern does, at once where the text holds nothing that the pattern needs."""
    return pattern.search(text) if could_match(pattern, lowered(text)) else None


def seek_all(pattern: re.Pattern[str], text: str, low: str) -> Iterable[re.Match[str]]:
    """Find all matches in a text; `low` is the text of :func:`lowered`, made once for many patterns."""
    return pattern.finditer(text) if could_match(pattern, low) else ()


_KNOWN: dict[int, tuple[re.Pattern[str], tuple[str, ...] | None]] = {}
"""Needles by the pattern's place in memory: its hash takes as long as a search, and it is kept."""


def needles(pattern: re.Pattern[str]) -> tuple[str, ...] | None:
    """Give strings of which every match holds one, in small letters; None where none can be told."""
    known = _KNOWN.get(id(pattern))
    if known is None:
        known = _KNOWN[id(pattern)] = (pattern, _of_pattern(pattern))
    return known[1]


def _of_pattern(pattern: re.Pattern[str]) -> tuple[str, ...] | None:
    try:
        parser: Any = import_module("re._parser")
        found = _of_sequence(parser.parse(pattern.pattern, pattern.flags))
    except (ImportError, AttributeError, TypeError, ValueError):  # a Python that parses in another way
        return None
    return None if found is None or len(found) > _MOST else tuple(sorted(found, key=len))


def _of_sequence(items: Any) -> frozenset[str] | None:
    """Choose the part of a sequence that sifts best: long needles, and few."""
    choices, run = list[frozenset[str]](), ""
    for op, value in items:
        if str(op) == "LITERAL":
            run += chr(value).lower()
            continue
        if run:
            choices.append(frozenset([run]))
        run = ""
        told = _of_item(str(op), value)
        if told is not None:
            choices.append(told)
    if run:
        choices.append(frozenset([run]))
    return max(choices, key=_merit, default=None)


def _merit(found: frozenset[str]) -> tuple[int, int]:
    return min(_LONG, *map(len, found)), -len(found)


def _of_item(op: str, value: Any) -> frozenset[str] | None:
    if op == "SUBPATTERN":
        return _of_sequence(value[-1])
    if op == "ATOMIC_GROUP":
        return _of_sequence(value)
    if op in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _of_sequence(value[2]) if value[0] > 0 else None
    if op == "BRANCH":
        ways = [_of_sequence(way) for way in value[1]]
        told = [way for way in ways if way is not None]
        return frozenset().union(*told) if len(told) == len(ways) else None
    return None
