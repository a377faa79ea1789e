"""Two readers of one report: what both found is one claim, each field says its origin, differences stay seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from contingent.claims._claim import Claim, FieldOrigin
from contingent.claims._scene import Draft
from contingent.claims._schema import plain_fields

__all__ = ["merged", "signed"]

FIELDS = (
    "kind", "polarity", "modality", "source", "hedges", "value", "bound", "unit", "actor", "action", "place", "time",
)  # fmt: skip
_FILLED = ("actor", "place", "time")  # what one reader leaves open, the other may fill


def signed(drafts: Sequence[Draft], reader: str) -> list[Draft]:
    """Sign every told field of claims with the reader that found it.

    Parameters
    ----------
    drafts : sequence of Draft
        Claims of one reader.
    reader : str
        Its name.

    Returns
    -------
    list of Draft
    """
    return [replace(draft, claim=_signed(draft.claim, reader)) for draft in drafts]


def _signed(claim: Claim, reader: str) -> Claim:
    told = plain_fields(claim)
    fields = tuple(FieldOrigin(name, reader) for name in FIELDS if told[name])
    return replace(claim, found_by=(reader,), fields=fields)


def merged(first: Sequence[Draft], second: Sequence[Draft], names: tuple[str, str]) -> list[Draft]:
    """Merge the claims of two readers.

    Parameters
    ----------
    first, second : sequence of Draft
        The first reader's word stands where the two differ; the other's is kept beside it.
    names : (str, str)
        Names of the readers.

    Returns
    -------
    list of Draft
        The first reader's claims in their order, then those that only the second found.
    """
    left = list(second)
    found = []
    for draft in first:
        twin = next((other for other in left if _same(draft.claim, other.claim)), None)
        if twin is None:
            found += signed([draft], names[0])
            continue
        left.remove(twin)
        found.append(_joined(draft, twin, names))
    return [*found, *signed(left, names[1])]


def _same(a: Claim, b: Claim) -> bool:
    if not a.sentence.overlaps(b.sentence):
        return False
    if a.quantity is None or b.quantity is None:
        return a.quantity is b.quantity and (a.proposition in b.proposition or b.proposition in a.proposition)
    return a.quantity.span.overlaps(b.quantity.span)


def _joined(draft: Draft, twin: Draft, names: tuple[str, str]) -> Draft:
    a, b = plain_fields(draft.claim), plain_fields(twin.claim)
    fields, filled = [], dict[str, Any]()
    for name in FIELDS:
        if a[name].casefold() == b[name].casefold():
            fields += [FieldOrigin(name, "+".join(names))] if a[name] else []
        elif not a[name] and name in _FILLED:
            filled[name] = getattr(twin.claim, name)
            fields.append(FieldOrigin(name, names[1]))
        else:
            fields.append(FieldOrigin(name, names[0], names[1], b[name] or "nothing"))
    claim = replace(draft.claim, found_by=names, fields=tuple(fields), **filled)
    return replace(draft, claim=claim, event_time=draft.event_time or (twin.event_time if "time" in filled else None))
