"""YAML of a file of corrections as a plain tree with lines: nothing is constructed, aliases are refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from contingent.errors import Fault

__all__ = ["Mapped", "Node", "Row", "Text", "read_tree"]

_MOST_DEPTH = 12  # assumed: the vocabulary needs five levels


@dataclass(slots=True)
class Text:
    """A scalar as written."""

    text: str
    line: int


@dataclass(slots=True)
class Mapped:
    """A mapping; each value knows its line."""

    items: dict[str, Node]
    line: int


@dataclass(slots=True)
class Row:
    """A list."""

    items: list[Node]
    line: int


Node = Text | Mapped | Row


def read_tree(source: str) -> tuple[Node | None, list[Fault]]:
    """Read YAML as a tree.

    Parameters
    ----------
    source : str
        The file's text.

    Returns
    -------
    (Node or None, list of Fault)
        The tree, and what is wrong with the YAML itself.

    Examples
    --------
    >>> read_tree("a: [1, 2]")[0].items["a"].items[1].text
    '2'
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    faults: list[Fault] = []
    try:
        if (line := _too_deep(YAML(pure=True).parse(source))) is not None:
            return None, [Fault(line, "", "nested too deeply", allowed=f"{_MOST_DEPTH} levels")]
        found = YAML(pure=True).compose(source)
        return (None if found is None else _node(found, faults, set())), faults
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, [Fault(mark.line + 1 if mark else 0, "", f"not YAML: {error.problem or 'cannot be read'}")]
    except (YAMLError, RecursionError, ValueError) as error:
        return None, [Fault(1, "", f"not YAML: {str(error).splitlines()[0]}")]


def _too_deep(events: Iterable[Any]) -> int | None:
    """Line at which lists and mappings lie too deep: composing them would end the stack after seconds."""
    depth = -2  # the stream and its document begin first
    for event in events:
        name = type(event).__name__
        depth += name.endswith("StartEvent") - name.endswith("EndEvent")
        if depth > _MOST_DEPTH:
            return int(event.start_mark.line) + 1
    return None


def _node(found: Any, faults: list[Fault], seen: set[int]) -> Node:
    line = found.start_mark.line + 1
    if id(found) in seen:
        faults.append(Fault(line, "", "an alias", allowed="values written out"))
        return Text("", line)
    seen.add(id(found))
    if found.id == "mapping":
        return Mapped(_items(found, faults, seen), line)
    if found.id == "sequence":
        return Row([_node(each, faults, seen) for each in found.value], line)
    return Text(" ".join(str(found.value).split()), line)


def _items(found: Any, faults: list[Fault], seen: set[int]) -> dict[str, Node]:
    items: dict[str, Node] = {}
    for key, value in found.value:
        line = key.start_mark.line + 1
        name = " ".join(str(key.value).split())
        if name in items:
            faults.append(Fault(line, name, "the key stands twice", allowed="each key once"))
        items[name] = node = _node(value, faults, seen)
        if isinstance(node, Text):
            node.line = line  # a folded value begins a line below its key
    return items
