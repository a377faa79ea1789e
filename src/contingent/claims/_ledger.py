"""The ledger: every claim of every report, and how they bear on one another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from contingent.claims._claim import Claim
from contingent.reports import Report

__all__ = ["Ledger", "Relation"]

RelationType = Literal["same", "refines", "supports", "updates", "explains", "conflicts", "denies"]


@dataclass(frozen=True, slots=True)
class Relation:
    """How claim `a` bears on claim `b`.

    Parameters
    ----------
    type : str
        same, refines, supports, updates, explains, conflicts or denies.
    a, b : str
        Ids of the claims.
    joint : str or None
        For conflicts and denials: impossible, strained or possible.
    note : str
        The reason in words.
    """

    type: RelationType
    a: str
    b: str
    joint: Literal["impossible", "strained", "possible"] | None = None
    note: str = ""


@dataclass(frozen=True)
class Ledger:
    """Claims of one or more reports, with their relations.

    Parameters
    ----------
    reports : tuple of Report
        What was read.
    claims : tuple of Claim
        In the order of the reports and their texts.
    relations : tuple of Relation
        How the claims bear on one another.
    notes : tuple of str
        What could not be read, and what was guessed.
    """

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...] = ()
    notes: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def counts(self) -> tuple[Claim, ...]:
        """The core counts: people under arms, losses, arms and vehicles; none that an analyst rejected."""
        return tuple(claim for claim in self.claims if claim.core and not claim.rejected)

    @cached_property
    def standing(self) -> tuple[Claim, ...]:
        """Claims that no analyst rejected."""
        return tuple(claim for claim in self.claims if not claim.rejected)

    @cached_property
    def origins(self) -> dict[str, tuple[Claim, ...]]:
        """Claims grouped by origin; one group counts once."""
        groups: dict[str, list[Claim]] = {}
        for claim in self.claims:
            groups.setdefault(claim.origin or claim.id, []).append(claim)
        return {name: tuple(group) for name, group in groups.items()}
