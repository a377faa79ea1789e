"""What an analyst made of a claim, and which reader each of its fields comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["FieldOrigin", "Review"]


@dataclass(frozen=True, slots=True)
class Review:
    """What an analyst made of a claim: accepted, rejected or added, why, and each field altered with what it was."""

    verdict: Literal["", "accepted", "rejected", "added"] = ""
    why: str = ""
    was: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FieldOrigin:
    """Which reader a field comes from, and what another reader has in its place (`''` where none differs)."""

    name: str
    origin: str
    other: str = ""
    said: str = ""
