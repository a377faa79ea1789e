"""Word lists written as running text."""

from __future__ import annotations

__all__ = ["in_order", "words"]


def words(text: str) -> frozenset[str]:
    """Give the words of a text as a set.

    Examples
    --------
    >>> sorted(words("who whom"))
    ['who', 'whom']
    """
    return frozenset(text.split())


def in_order(text: str) -> tuple[str, ...]:
    """Give the words of a text in their order.

    Examples
    --------
    >>> in_order("zero one")
    ('zero', 'one')
    """
    return tuple(text.split())
