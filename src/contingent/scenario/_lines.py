"""Lines of dotted paths in the tree of a file."""

from __future__ import annotations

import re

from contingent._yaml import Leaf, Node, Row, Table

__all__ = ["Lines"]

_STEP = re.compile(r"[^.\[]+")
_WORD = re.compile(r"[a-z0-9_]")
_ENTRY = re.compile(r"\[([0-9-]+)\]")


class Lines:
    """Lines of dotted paths in a tree; a path that is not there has its nearest parent's line."""

    def __init__(self, tree: Node | None) -> None:
        self.tree = tree

    def of(self, path: str) -> int:
        """Give the line of a path, 0 where there is no tree."""
        node, line, rest = self.tree, getattr(self.tree, "line", 0), path
        while rest and isinstance(node, Table):
            name = _key(node, rest)
            if name is None:
                break
            line, node, rest = node.lines[name], node.items[name], rest[len(name) :]
            entry = _ENTRY.match(rest)
            if entry and isinstance(node, Row):
                inner = _entry(node, entry[1])
                if inner is None:
                    break
                node, line, rest = inner, inner.line, rest[entry.end() :]
            rest = rest.removeprefix(".")
        return line


def _key(table: Table, rest: str) -> str | None:
    """Give the key that a path goes through next."""
    step = _STEP.match(rest)
    if step and step[0] in table.items:
        return step[0]
    # Keys of `set` are dotted themselves, so a path cannot simply be split at its dots.
    fits = [name for name in table.items if rest.startswith(name) and not _WORD.match(rest, len(name))]
    return max(fits, key=len, default=None)


def _entry(row: Row, address: str) -> Node | None:
    """Give an entry of a list by its place, or by the date that stands in it."""
    if address.isdigit():
        return row.items[int(address) - 1] if 0 < int(address) <= len(row.items) else None
    for item in row.items:
        dates = [item.items.get(key) for key in ("leaves", "date", "from")] if isinstance(item, Table) else []
        if any(isinstance(leaf, Leaf) and leaf.text == address for leaf in dates):
            return item
    return None
