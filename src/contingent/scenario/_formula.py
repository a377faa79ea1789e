"""Arithmetic of derived inputs: numbers with units, names, ``+ - * /``, ``min``, ``max`` and parentheses.

The parser is our own and knows nothing else: a scenario file can calculate, never run anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contingent.errors import InputError
from contingent.scenario._units import UNITS, known

__all__ = ["DIMENSIONS", "Dimension", "Formula", "Name", "Number", "Operation", "Tree", "formula", "say"]

Dimension = tuple[int, int, int, int]
"""Powers of people, of days, of rounds and of km2."""

DIMENSIONS: dict[str, Dimension] = {
    "people": (1, 0, 0, 0),
    "days": (0, 1, 0, 0),
    "people per day": (1, -1, 0, 0),
    "per day": (0, -1, 0, 0),
    "fraction": (0, 0, 0, 0),
    "number": (0, 0, 0, 0),
    "rounds": (0, 0, 1, 0),
    "rounds per day": (0, -1, 1, 0),
    "km2": (0, 0, 0, 1),
    "km2 per day": (0, -1, 0, 1),
}
_LONGEST = 500  # characters; assumed: a formula that a reader can check
_DEEPEST = 40  # levels of brackets and signs; assumed, and well below Python's limit of recursion
_ALLOWED = "names of values, numbers with units, + - * / ( ), min and max, as in 'batch * tour / interval'"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the base unit of its kind, and how it was written."""

    value: float
    dimension: Dimension
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A value of the scenario, by a name of the same part or by its dotted path."""

    text: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One of ``+ - * / min max`` and its two parts or more; a sign before a value is ``-`` with one part."""

    sign: str
    parts: tuple[Tree, ...]


Tree = Number | Name | Operation


@dataclass(frozen=True, slots=True)
class Formula:
    """How a value follows from others.

    Parameters
    ----------
    text : str
        As the file has it, with the equals sign.
    tree : Number, Name or Operation
        What it says.
    """

    text: str
    tree: Tree

    @property
    def names(self) -> tuple[str, ...]:
        """Every name in it, once, in the order of the text."""
        return tuple(dict.fromkeys(_names(self.tree)))


def _names(tree: Tree) -> Iterator[str]:
    if isinstance(tree, Name):
        yield tree.text
    elif isinstance(tree, Operation):
        for part in tree.parts:
            yield from _names(part)


def formula(text: str) -> Formula:
    """Read a formula.

    Parameters
    ----------
    text : str
        Such as ``= batch * tour / interval``.

    Returns
    -------
    Formula
        Names are not looked up yet.

    Raises
    ------
    InputError
        If it is not arithmetic.

    Examples
    --------
    >>> formula("= min(batch, 3_000 people) * 12 months / interval").names
    ('batch', 'interval')
    """
    body = text.removeprefix("=").strip()
    if len(text) > _LONGEST:
        raise InputError("too long for a formula", value=text, allowed=f"{_LONGEST} characters")
    if not body:
        raise InputError("nothing after the equals sign", value=text, allowed=_ALLOWED)
    reader = _Reader(body, text)
    tree = reader.sum(0)
    if reader.next:
        raise reader.wrong()
    return Formula(text, tree)


_UNIT_WORDS = sorted({word for words in UNITS.values() for word in words if word}, key=len, reverse=True)
_TOKEN = re.compile(
    r"(?P<number>(?:\d+(?:_\d+)*)(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)"
    rf"(?:\s*(?P<unit>{'|'.join(re.escape(word) for word in _UNIT_WORDS)})(?![a-z0-9_]))?"
    r"|(?P<name>[a-z][a-z0-9_]*(?:\[[0-9-]+\])?(?:\.[a-z][a-z0-9_]*(?:\[[0-9-]+\])?)*)"
    r"|(?P<sign>[-+*/(),])"
)


class _Reader:
    """Reads tokens from the left, by the usual precedence."""

    def __init__(self, body: str, text: str) -> None:
        self.body, self.text, self.at = body, text, 0
        self.next = ""  # the token that comes next; '' at the end
        self.match: re.Match[str] | None = None
        self.step()

    def step(self) -> None:
        while self.at < len(self.body) and self.body[self.at] == " ":
            self.at += 1
        self.match = _TOKEN.match(self.body, self.at)
        if self.match is None:
            self.next = self.body[self.at :][:1]
            return
        self.next, self.at = self.match[0], self.match.end()

    def wrong(self, what: str = "") -> InputError:
        what = what or (f"cannot be read at '{self.next}'" if self.next else "ends too early")
        return InputError(what, value=self.text, allowed=_ALLOWED)

    def take(self, signs: str) -> str:
        """Take one of the signs if it comes next; else ``''``."""
        sign = self.next
        if not sign or self.match is None or sign not in tuple(signs):
            return ""
        self.step()
        return sign

    def sum(self, depth: int) -> Tree:
        tree = self.product(depth)
        while sign := self.take("+-"):
            tree = Operation(sign, (tree, self.product(depth)))
        return tree

    def product(self, depth: int) -> Tree:
        tree = self.value(depth)
        while sign := self.take("*/"):
            tree = Operation(sign, (tree, self.value(depth)))
        return tree

    def value(self, depth: int) -> Tree:
        if depth > _DEEPEST:
            raise self.wrong("too many brackets")
        if self.take("-"):
            return Operation("-", (self.value(depth + 1),))
        if self.take("("):
            tree = self.sum(depth + 1)
            self.close()
            return tree
        match = self.match
        if match is None or match["sign"]:
            raise self.wrong()
        self.step()
        if match["number"]:
            return _number(match)
        if match["name"] in ("min", "max") and self.next == "(":
            return Operation(match["name"], self.arguments(depth + 1))
        return Name(match["name"])

    def arguments(self, depth: int) -> tuple[Tree, ...]:
        self.take("(")
        parts = [self.sum(depth)]
        while self.take(","):
            parts.append(self.sum(depth))
        self.close()
        if len(parts) < 2:
            raise self.wrong("min and max need two values or more")
        return tuple(parts)

    def close(self) -> None:
        if not self.take(")"):
            raise self.wrong("a bracket is not closed" if not self.next else "")


def _number(match: re.Match[str]) -> Number:
    value, word = float(match["number"].replace("_", "")), match["unit"] or ""
    kind = known(word) or "number"
    return Number(value * UNITS[kind][word], DIMENSIONS[kind], match[0])


_TIGHT = {"+": 1, "-": 1, "*": 2, "/": 2}


def say(tree: Tree) -> str:
    """Write a formula, or a part of one, with the brackets that it needs.

    Examples
    --------
    >>> say(formula("= (a + b) * c / (d / 2 days)").tree)
    '(a + b) * c / (d / 2 days)'
    """
    if not isinstance(tree, Operation):
        return tree.text
    said = [say(part) for part in tree.parts]
    if tree.sign in ("min", "max"):
        return f"{tree.sign}({', '.join(said)})"
    if len(said) == 1:
        inner = tree.parts[0]
        return f"-({said[0]})" if isinstance(inner, Operation) and len(inner.parts) > 1 else f"-{said[0]}"
    tight = _TIGHT[tree.sign]
    left, right = tree.parts
    first = f"({said[0]})" if _looseness(left) < tight else said[0]
    # a - (b + c) and a / (b * c) keep their brackets; those of a + (b + c) go.
    keep = _looseness(right) < tight or (_looseness(right) == tight and tree.sign in "-/")
    second = f"({said[1]})" if keep else said[1]
    return f"{first} {tree.sign} {second}"


def _looseness(tree: Tree) -> int:
    if isinstance(tree, Operation) and tree.sign in _TIGHT and len(tree.parts) == 2:
        return _TIGHT[tree.sign]
    return 3
