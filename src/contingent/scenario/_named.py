"""What every part of the states has: a key, a title, a reason."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Named"]


@dataclass(frozen=True, slots=True)
class Named:
    """A part of a file with a key.

    Parameters
    ----------
    name, title : str
        Key in the file, and how to write it.
    why : str
        Reason for it, or evidence of its values; given by keyword.
    """

    name: str
    title: str
    why: str = field(default="", kw_only=True)
