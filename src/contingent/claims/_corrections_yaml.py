"""YAML of a file of corrections as a plain tree with lines: nothing is constructed, aliases are refused."""

from __future__ import annotations

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
        found = YAML(pure=True).compose(source)
        return (None if found is None else _node(found, faults, set(), 0)), faults
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, [Fault(mark.line + 1 if mark else 0, "", f"not YAML: {error.problem or 'cannot be read'}")]
    except (YAMLError, RecursionError, ValueError) as error:
        return None, [Fault(1, "", f"not YAML: {str(error).splitlines()[0]}")]


def _node(found: Any, faults: list[Fault], seen: set[int], depth: int) -> Node:
    line = found.start_mark.line + 1
    if id(found) in seen or depth > _MOST_DEPTH:
        faults.append(Fault(line, "", "an alias, or nested too deeply", allowed="values written out"))
        return Text("", line)
    seen.add(id(found))
    if found.id == "mapping":
        return Mapped(_items(found, faults, seen, depth), line)
    if found.id == "sequence":
        return Row([_node(each, faults, seen, depth + 1) for each in found.value], line)
    return Text(" ".join(str(found.value).split()), line)


def _items(found: Any, faults: list[Fault], seen: set[int], depth: int) -> dict[str, Node]:
    items: dict[str, Node] = {}
    for key, value in found.value:
        line = key.start_mark.line + 1
        name = " ".join(str(key.value).split())
        if name in items:
            faults.append(Fault(line, name, "the key stands twice", allowed="each key once"))
        items[name] = node = _node(value, faults, seen, depth + 1)
        if isinstance(node, Text):
            node.line = line  # a folded value begins a line below its key
    return items
