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
_COUNTED = ("value", "bound", "unit")  # parts of the count, which goes with the claim
_TELLS = {"spacy": ("source", "actor", "place")}  # readers that tell of some fields only
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
    whole = 1 if names[0] in _TELLS else 0  # whose claim is the ground: of a reader that tells of every field
    readers = (draft.claim, twin.claim)
    plain = [plain_fields(claim) for claim in readers]
    fields, taken = [], dict[str, Any]()
    for name in FIELDS:
        tells = [_tells(reader, name, claim) for reader, claim in zip(names, readers, strict=True)]
        origin, stands = _origin(name, (plain[0][name], plain[1][name]), tells, names)
        fields += [] if origin is None else [origin]
        if stands != whole and name not in _COUNTED:
            taken[name] = getattr(readers[stands], name)
    ground = (draft, twin)[whole]
    claim = replace(ground.claim, found_by=names, fields=tuple(fields), **taken)
    return replace(
        ground, claim=claim, event_time=ground.event_time or (twin.event_time if "time" in taken else None)
    )  # fmt: skip


def _tells(reader: str, name: str, claim: Claim) -> bool:
    """Tell whether a reader has a word on a field: a parse has none on most, and its silence says nothing."""
    if reader not in _TELLS:
        return True
    return name in _TELLS[reader] and bool(claim.source.name if name == "source" else getattr(claim, name))


def _origin(
    name: str, said: tuple[str, str], tells: Sequence[bool], names: tuple[str, str]
) -> tuple[FieldOrigin | None, int]:
    """Give the origin of a field and whose word stands: 0 the first reader's, 1 the second's."""
    a, b = said
    if not all(tells):
        stands = 0 if tells[0] else 1
        return (FieldOrigin(name, names[stands]) if said[stands] else None), stands
    if a.casefold() == b.casefold():
        return (FieldOrigin(name, "+".join(names)) if a else None), 0
    if not a and name in _FILLED:
        return FieldOrigin(name, names[1]), 1
    return FieldOrigin(name, names[0], names[1], b or "nothing"), 0
