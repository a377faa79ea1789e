"""A region in which capability is balanced: who counts there, whose share is read, and whose troops face whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from contingent.scenario._input import Input
from contingent.scenario._named import Named

__all__ = ["Region"]


@dataclass(frozen=True, slots=True)
class Region(Named):
    """A region with its members.

    Parameters
    ----------
    members : tuple of str
        Actors whose capability counts there.
    side : tuple of str
        Members whose share together is read.
    inputs : mapping of str to Input
        ``personnel``: part of a sender's capability that its troops are; ``troops.NAME``: armed forces of an actor, the
        sender's and its neighbours'; ``here.NAME``: share of a member's capability that counts there.
    """

    members: tuple[str, ...]
    side: tuple[str, ...]
    inputs: Mapping[str, Input]

    def by_actor(self, key: str) -> dict[str, Input]:
        """Inputs of the members by their names; `key` is ``troops`` or ``here``."""
        return {path.partition(".")[2]: item for path, item in self.inputs.items() if path.startswith(f"{key}.")}
