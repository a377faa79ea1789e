"""Names of states, groups and places, found in text without any lookup service.

The table beside this file was written for this package from general knowledge: states with
ISO 3166 alpha-2 codes, demonyms and capitals, and places that stand often in reports of conflict.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

__all__ = ["Entry", "Name", "country_name", "find_names", "table"]

Form = Literal["name", "demonym", "capital", "place", "organ"]

_LONGEST_WORDS = 6  # words of the longest name: Democratic Republic of the Congo


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for."""

    kind: str
    """``state``, ``region``, ``body`` or ``group``."""
    name: str
    """The canonical name of the state, group, body or region."""
    iso: str | None
    form: Form
    label: str
    """The name as listed: of a place or capital its own name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name met in a text, with offsets into it."""

    start: int
    end: int
    entry: Entry


@cache
def table() -> dict[str, Entry]:
    """Read the table once: every spelling, to what it stands for."""
    from importlib import resources  # here: it costs 8 ms that `import contingent.claims` need not pay

    text = resources.files("contingent.claims").joinpath("gazetteer.csv").read_text(encoding="utf-8")
    entries: dict[str, Entry] = {}
    for row in csv.DictReader(text.splitlines()):
        _enter(entries, row)
    return entries


def _enter(entries: dict[str, Entry], row: dict[str, str]) -> None:
    kind, iso, name = row["kind"], row["iso"] or None, row["name"]
    forms: tuple[tuple[Form, str], ...] = (
        ("name", name),
        ("name", row["aliases"]),
        ("demonym", row["demonyms"]),
        ("capital", row["capitals"]),
        ("place", row["places"]),
        ("organ", row["organs"]),
    )
    for form, cell in forms:
        for spelling in filter(None, cell.split("|")):
            label = spelling if form in {"capital", "place", "organ"} else name
            # the first entry wins, so that a state's own name is never taken by a town elsewhere
            entries.setdefault(spelling, Entry(kind, name, iso, form, label))


@cache
def country_name(iso: str) -> str:
    """Give the name of a state by its code, the code itself if unknown."""
    return next((e.name for e in table().values() if e.iso == iso and e.kind == "state"), iso)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-’'][^\W_]+)*\.?")


_LEADERS = frozenset({"the", "eastern", "southern", "northern", "south", "occupied", "northeast"})
_POSSESSIVES = ("'s", "’s", "'", "’")


def find_names(text: str) -> list[Name]:
    """Find the names of the table in a text, longest first at every word.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of Name
        In the order of the text, never overlapping.

    Examples
    --------
    >>> [name.entry.name for name in find_names("North Korean troops in Russia's Kursk region")]
    ['North Korea', 'Russia', 'Russia']
    """
    return list(_names(text))


@lru_cache(maxsize=1024)  # a sentence is asked for seven times by several rules; a report has fewer sentences
def _names(text: str) -> tuple[Name, ...]:
    words = [(m.start(), m.end()) for m in _word().finditer(text)]
    found: list[Name] = []
    position = 0
    while position < len(words):
        start = words[position][0]
        taken = 1
        if text[start].isupper() or text[start] == "a" or _leads(text, words[position]):
            name, taken = _longest(text, words, position)
            if name is not None:
                found.append(name)
        position += taken
    return tuple(found)


def _leads(text: str, word: tuple[int, int]) -> bool:
    return text[word[0] : word[1]] in _LEADERS


def _longest(text: str, words: list[tuple[int, int]], position: int) -> tuple[Name | None, int]:
    start, first_end = words[position]
    most = _longest_by_first_word().get(text[start:first_end], 1)
    for count in range(min(most, len(words) - position), 0, -1):
        end = words[position + count - 1][1]
        found = _entry(text[start:end])
        if found is not None:
            entry, length = found
            return Name(start, start + length, entry), count
    return None, 1


@cache
def _longest_by_first_word() -> dict[str, int]:
    """Give the most words of a name that begins with a word: most words of a text begin none."""
    longest: dict[str, int] = {}
    for spelling in table():
        found = [m.group() for m in _word().finditer(spelling)]
        longest[found[0]] = max(longest.get(found[0], 1), min(len(found), _LONGEST_WORDS))
    return longest


def _entry(spelling: str) -> tuple[Entry, int] | None:
    for tail in ("", ".", *_POSSESSIVES):
        if tail and not spelling.endswith(tail):
            continue
        bare = spelling[: len(spelling) - len(tail)] if tail else spelling
        entry = table().get(bare) or table().get(" ".join(bare.split()))
        if entry is not None:
            return entry, len(bare)
    return None
