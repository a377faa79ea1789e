"""What a recipe gives."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Answer", "Value"]

Value = float | list[float] | dict[str, float]


class Answer(NamedTuple):
    """What a closed form gives, and which one."""

    value: Value
    how: str
