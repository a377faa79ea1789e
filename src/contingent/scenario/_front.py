"""The front in a scenario: the host's ammunition, and who delivers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from contingent.scenario._input import Input

__all__ = ["Ammunition", "Delivery"]


@dataclass(frozen=True, slots=True)
class Ammunition:
    """Rounds that the host's side fires: stock, production and use (see the vocabulary).

    Parameters
    ----------
    name, title : str
        Key in the file, and how to write it.
    theatres : tuple of str
        Where it is fired; empty for all.
    inputs : mapping of str to Input
        ``stock``, ``production``, ``guns``, ``rate``, ``reserve`` and ``fire_share``.
    """

    name: str
    title: str
    theatres: tuple[str, ...]
    inputs: Mapping[str, Input]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Rounds that a state delivers, in a steady flow, at once, or both.

    Parameters
    ----------
    name, title : str
        Key in the file, and how to write it.
    ammunition, supplier : str
        Key of what is delivered, and of the state that delivers it.
    inputs : mapping of str to Input
        ``rounds``, ``once``, ``before``, ``usable`` and ``lumps``.
    begins, until : datetime.date or None
        First and last day; None for the start and the horizon.
    after, ends_with : str
        Keys of decisions or joiners with which it begins and ends; ``''`` for neither.
    """

    name: str
    title: str
    ammunition: str
    supplier: str
    inputs: Mapping[str, Input]
    begins: date | None = None
    until: date | None = None
    after: str = ""
    ends_with: str = ""
