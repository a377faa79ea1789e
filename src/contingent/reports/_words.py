"""Word lists written as running text."""

from __future__ import annotations

__all__ = ["words"]


def words(*lines: str) -> frozenset[str]:
    """Make a set of the words of some lines.

    Examples
    --------
    >>> sorted(words("mr mrs", "gen"))
    ['gen', 'mr', 'mrs']
    """
    return frozenset(" ".join(lines).split())
