"""When a claim found and a claim marked by hand are the same, and pairing them one to one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from contingent.validate._units import CLASS_OF

__all__ = ["Marked", "counted_span", "overlap", "pairs", "same_source", "unit_class", "unsourced", "words"]

Marked = Mapping[str, Any]
"""A claim or report in the published schema."""

_STOP = frozenset(
    re.findall(
        "[a-z]+",
        "a an the of to in for and or be is are was were as at by on it its that this with from has have had",
    )
)
_LIKE = 0.3  # share of words from which claims without numbers can be the same; the published scorer's figure


def unit_class(unit: str | None) -> str:
    """Give the class of a counted noun, so that troops and soldiers agree.

    Examples
    --------
    >>> unit_class("soldiers") == unit_class("troops"), unit_class("parsecs")
    (True, 'parsecs')
    """
    name = (unit or "").lower().replace(" ", "_")
    return CLASS_OF.get(name) or CLASS_OF.get(name.rstrip("s") + "s") or name


def overlap(one: Marked | None, other: Marked | None) -> bool:
    """Tell whether two spans share a character; a missing span shares none."""
    return bool(one and other and one["start"] < other["end"] and other["start"] < one["end"])


def words(text: str | None) -> set[str]:
    """Give the words of a text that carry meaning."""
    return set(re.findall(r"[a-z0-9]+", (text or "").lower())) - _STOP


def counted_span(claim: Marked) -> Marked | None:
    """Give the span of a claim's number."""
    quantity = claim.get("quantity") or {}
    span: Marked | None = quantity.get("span")
    return span


def same_source(gold: Marked, found: Marked) -> bool:
    """Tell whether two claims name the same source, by span or by name."""
    one, other = gold.get("source") or {}, found.get("source") or {}
    if overlap(one.get("span"), other.get("span")):
        return True
    both = one.get("name") and other.get("name")
    return bool(both) and words(one["name"]) == words(other["name"])


def unsourced(claim: Marked) -> bool:
    """Tell whether a claim is left without a source."""
    source = claim.get("source") or {}
    return not source.get("name") and not source.get("span")


def pairs(gold: Sequence[Marked], found: Sequence[Marked]) -> dict[int, int]:
    """Pair claims of the same sentence one to one, best likeness first.

    Parameters
    ----------
    gold, found : sequence of mapping
        Claims in the published schema.

    Returns
    -------
    dict of int to int
        Position in `gold` to position in `found`.
    """
    ranked = sorted(
        (
            (likeness, i, j)
            for i, one in enumerate(gold)
            for j, other in enumerate(found)
            if (likeness := _likeness(one, other)) is not None
        ),
        reverse=True,
    )
    paired: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in ranked:
        if i not in paired and j not in used:
            paired[i] = j
            used.add(j)
    return paired


def _likeness(gold: Marked, found: Marked) -> float | None:
    """Give how alike two claims are; None where they cannot be the same."""
    if not overlap(gold["sentence"], found.get("sentence")):
        return None
    one, other = words(gold["proposition"]), words(found.get("proposition"))
    shared = len(one & other)
    alike = 0.5 * shared / max(1, len(one | other)) + 0.5 * shared / max(1, min(len(one), len(other)))
    number, its = counted_span(gold), counted_span(found)
    if overlap(number, its):
        return 2 + alike
    return None if alike < _LIKE or (number and its) else alike
