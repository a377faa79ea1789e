"""Origins: claims of one source entity in one document are one group and count once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from contingent.claims._scene import Draft

__all__ = ["origin_of", "with_origins"]


def with_origins(drafts: Sequence[Draft]) -> list[Draft]:
    """Give each claim its origin.

    Parameters
    ----------
    drafts : sequence of Draft
        The claims of one report, in the order of the text.

    Returns
    -------
    list of Draft
        A count told again without a source shares the origin of the claim that it repeats.
    """
    named = [replace(d, claim=replace(d.claim, origin=_origin(d))) for d in drafts]
    sourced: dict[tuple[object, ...], str] = {}
    for draft in named:
        key = _figure(draft)
        if key is not None and draft.claim.source.name:
            sourced.setdefault(key, draft.claim.origin)
    found = []
    for draft in named:
        key = _figure(draft)
        if key in sourced and not draft.claim.source.name:
            draft = replace(draft, claim=replace(draft.claim, origin=sourced[key]))
        found.append(draft)
    return found


def _origin(draft: Draft) -> str:
    return origin_of(draft.claim.report, draft.shares or draft.claim.source.name)


def origin_of(report: str, name: str | None) -> str:
    """Name the origin of what a source says in a report; the reporter's where it is None."""
    return f"{report}: {_key(name or 'reporter')}"


def _key(name: str) -> str:
    low = re.sub(r"^(?:the|a|an|some|one)\s+", "", name.lower())
    return re.sub(r"\s+", " ", low)


def _figure(draft: Draft) -> tuple[object, ...] | None:
    quantity = draft.claim.quantity
    if quantity is None:
        return None
    value = quantity.value_high if quantity.value_high is not None else quantity.value_low
    return None if value is None else (value, quantity.unit, draft.claim.actor)
