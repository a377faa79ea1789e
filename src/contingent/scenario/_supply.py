"""The sender's supply in a scenario: components of formations, demands, substitutions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from contingent.scenario._input import Input

__all__ = ["Change", "Component", "Demand", "Substitution"]


@dataclass(frozen=True, slots=True)
class Change:
    """Inputs of a component that change on a day, such as a shorter dwell in a surge."""

    start: date
    inputs: Mapping[str, Input]


@dataclass(frozen=True, slots=True)
class Component:
    """Formations of one kind under one policy (see the vocabulary), with what changes by date."""

    name: str
    title: str
    kind: str
    start: str
    inputs: Mapping[str, Input]
    changes: tuple[Change, ...] = ()

    @property
    def all_inputs(self) -> tuple[Input, ...]:
        """Its inputs, those of its changes included."""
        return (*self.inputs.values(), *(item for change in self.changes for item in change.inputs.values()))


@dataclass(frozen=True, slots=True)
class Demand:
    """Formations of a kind wanted each day between two dates; None: from the start, to the horizon."""

    name: str
    title: str
    kind: str
    first: date | None
    last: date | None
    inputs: Mapping[str, Input]


@dataclass(frozen=True, slots=True)
class Substitution:
    """A kind that may stand in for another, at a cost."""

    wanted: str
    given: str
    cost: float = 1.0
