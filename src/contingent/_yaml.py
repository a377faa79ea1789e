"""From YAML text to a plain tree in which every value and key knows its line.

The tree is built from the parser's events and not from loaded objects: so every duplicate key is
seen, anchors cannot multiply, nothing is constructed, and ``2024-11-17`` or ``3_000`` stay the text
that the user wrote.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from contingent.errors import Fault

__all__ = ["Leaf", "Node", "Row", "Table", "parse"]

_MOST_NODES = 2_000_000  # assumed: ten thousand deployments with every value and source; read in a minute
_MOST_DEPTH = 20  # assumed: the vocabulary needs five levels


@dataclass(slots=True)
class Leaf:
    """A scalar, as written; empty for null."""

    text: str
    line: int


@dataclass(slots=True)
class Table:
    """A mapping; `lines` holds the line of each key."""

    line: int
    items: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Row:
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)


Node = Leaf | Table | Row


class _Stop(Exception):
    pass


class _Builder:
    """Builds the tree from events, with a stack of open mappings and lists."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.root: Node | None = None
        self.open: list[Table | Row] = []
        self.keys: list[tuple[str, int] | None] = []  # key that waits for its value, one a level
        self.nodes = 0

    def take(self, event: Any) -> None:
        """Take one parser event."""
        name, line = type(event).__name__, event.start_mark.line + 1
        if name == "AliasEvent":
            self._stop(line, "", "an alias", f"*{event.anchor}", "values written out", "write the value out")
        if getattr(event, "anchor", None):
            self._stop(line, "", "an anchor", f"&{event.anchor}", "values written out", "write the value out")
        match name:
            case "ScalarEvent":
                self._scalar(event, line)
            case "MappingStartEvent":
                self._begin(Table(line))
            case "SequenceStartEvent":
                self._begin(Row(line))
            case "MappingEndEvent" | "SequenceEndEvent":
                self.open.pop()
                self.keys.pop()
            case _:
                pass

    def _scalar(self, event: Any, line: int) -> None:
        text = " ".join(_joined(event.value).split())
        plain = event.style in (None, "")
        waits = self.keys and self.keys[-1] is None and isinstance(self.open[-1], Table)
        if waits:
            self.keys[-1] = (text, line)
        else:
            self._put(Leaf("" if plain and text in ("~", "null", "Null", "NULL") else text, line))

    def _begin(self, node: Table | Row) -> None:
        if self.keys and self.keys[-1] is None and isinstance(self.open[-1], Table):
            self._stop(node.line, "", "a key that is not a plain word", "", "plain words as keys", "")
        if len(self.open) >= _MOST_DEPTH:
            self._stop(node.line, "", "nested too deeply", "", f"{_MOST_DEPTH} levels", "")
        self._put(node)
        self.open.append(node)
        self.keys.append(None)

    def _put(self, node: Node) -> None:
        self.nodes += 1
        if self.nodes > _MOST_NODES:
            self._stop(node.line, "", "too many entries", "", f"{_MOST_NODES:,} in all", "split the file")
        if not self.open:
            if self.root is not None:
                self._stop(node.line, "", "a second document begins", "", "one document a file", "split the file")
            self.root = node
        elif isinstance(parent := self.open[-1], Row):
            parent.items.append(node)
        else:
            self._enter(parent, node)

    def _enter(self, parent: Table, node: Node) -> None:
        key, line = self.keys[-1] or ("", node.line)
        self.keys[-1] = None
        if key in parent.items:
            first = f"remove it or the first one in line {parent.lines[key]}"
            path = ".".join([*(waiting[0] for waiting in self.keys if waiting), key])
            self.faults.append(Fault(line, path, "the key stands twice", allowed="each key once", mend=first))
        else:
            parent.items[key], parent.lines[key] = node, line
            node.line = line  # a fault of a part or a folded value is shown at its key, not a line below

    def _stop(self, line: int, path: str, what: str, value: str, allowed: str, mend: str) -> None:
        self.faults.append(Fault(line, path, what, value, allowed, mend))
        raise _Stop


def _joined(text: str) -> str:
    """Join the halves of a character that a file wrote as two escapes, as JSON does."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def parse(text: str) -> tuple[Node | None, list[Fault]]:
    """Read YAML text into a tree.

    Parameters
    ----------
    text : str
        The file's text.

    Returns
    -------
    tree : Leaf, Table, Row or None
        None where the text holds nothing.
    faults : list of Fault
        Syntax errors, duplicate keys, anchors. After a syntax error the tree is what stood before it.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    builder = _Builder()
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.take(event)
    except _Stop:
        pass
    except MarkedYAMLError as error:
        builder.faults.append(_syntax(error))
    except (YAMLError, RecursionError) as error:
        first = (str(error).splitlines() or ["nested too deeply"])[0]
        builder.faults.append(Fault(0, "", "not YAML", first, "a YAML file"))
    return builder.root, builder.faults


def _syntax(error: Any) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    problem = error.problem or error.context or "cannot be read"
    mend = "indent with spaces, one key a line, and put quotes around a value that contains ': '; "
    mend += "the rest is checked once this is mended"
    return Fault(line, "", f"YAML syntax, column {column}: {problem}", mend=mend)
