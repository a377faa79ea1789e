"""Formulas of a scenario: which value each name means, whether units fit, and in which order to calculate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from contingent.errors import InputError
from contingent.scenario._fields import nearest
from contingent.scenario._formula import DIMENSIONS, Dimension, Formula, Name, Number, Tree, say
from contingent.scenario._scenario import Input

__all__ = ["Bound", "Names", "bind", "downstream", "ordered"]

Bound = dict[str, str]
"""Path of the value by the name that a formula has for it."""

_PERIOD = re.compile(r"(.*\.periods)\[([0-9-]+)\]$")
_IN_PERIOD = re.compile(r"(.*?\.periods)\[([0-9-]+)\]\.")


class Names:
    """What a name means in a formula, among the inputs of a scenario.

    Parameters
    ----------
    inputs : mapping of str to Input
        By dotted path.
    """

    def __init__(self, inputs: Mapping[str, Input]) -> None:
        self.inputs = inputs

    @cached_property
    def _days(self) -> dict[str, list[str]]:
        """Days of the periods of each deployment, the latest first."""
        found: dict[str, set[str]] = {}
        for path in self.inputs:
            if match := _IN_PERIOD.match(path):
                found.setdefault(match[1], set()).add(match[2])
        return {whose: sorted(days, reverse=True) for whose, days in found.items()}

    def meaning(self, name: str, path: str) -> str | None:
        """Give the path that a name means in the formula of the input at `path`; None where there is none.

        A dotted path means itself. A plain name means the value beside the formula; in a period that does
        not name it, the one of the last period before that does, else the deployment's. In a period the
        formula's own name is the value before it, as in ``batch: = batch * 2``.
        """
        if "." in name and name in self.inputs:
            return name
        own, scope = "", path.rpartition(".")[0]
        while scope:
            for place in (scope, *self._before(scope)):
                found = f"{place}.{name}"
                if found in self.inputs and found != path:
                    return found
                own = found if found == path else own
            scope = scope.rpartition(".")[0]
        return own or None

    def _before(self, scope: str) -> Iterator[str]:
        """Give the earlier periods of the same deployment, the latest first."""
        match = _PERIOD.match(scope)
        for day in self._days.get(match[1], ()) if match else ():
            if match and day < match[2]:
                yield f"{match[1]}[{day}]"

    def beside(self, path: str) -> list[str]:
        """Give the short names of the inputs of the same part."""
        part = path.rpartition(".")[0]
        return [one.removeprefix(f"{part}.") for one in self.inputs if one.startswith(f"{part}.")]


def bind(item: Input, formula: Formula, names: Names) -> Bound:
    """Look up every name of an input's formula and check that its units fit.

    Raises
    ------
    InputError
        If a name means nothing, or the units do not fit.
    """
    found = {name: names.meaning(name, item.path) for name in formula.names}
    for name, path in found.items():
        if path is None:
            beside = names.beside(item.path)
            allowed = ", ".join([*beside[:_SHOWN], "or a dotted path"])
            raise InputError(f"no such value as '{name}'", value=formula.text, allowed=allowed,
                             mend=nearest(name, beside) or nearest(name, names.inputs))  # fmt: skip
    bound = {name: path for name, path in found.items() if path is not None}
    gives = _dimension(formula.tree, lambda name: DIMENSIONS[names.inputs[bound[name]].unit])
    if gives != DIMENSIONS[item.unit]:
        raise InputError(f"gives {_said(gives)}, not {item.unit}", value=formula.text, allowed=item.unit,
                         mend="multiply or divide by a value with the unit that is missing")  # fmt: skip
    return bound


_SHOWN = 30  # names in a message; assumed: as many as a reader will look through


def _dimension(tree: Tree, of: Callable[[str], Dimension]) -> Dimension:
    if isinstance(tree, Number):
        return tree.dimension
    if isinstance(tree, Name):
        return of(tree.text)
    parts = [_dimension(part, of) for part in tree.parts]
    if tree.sign in "*/" and len(parts) == 2:
        turn = 1 if tree.sign == "*" else -1
        people, days, rounds, area = (one + turn * other for one, other in zip(*parts, strict=True))
        return people, days, rounds, area
    if any(part != parts[0] for part in parts):
        units = " and ".join(dict.fromkeys(map(_said, parts)))
        raise InputError(f"{units} cannot stand together in '{say(tree)}'", value=say(tree),
                         allowed="values of one unit", mend="give a number its unit, such as '30 days'")  # fmt: skip
    return parts[0]


def _said(dimension: Dimension) -> str:
    """Say a unit: the word of the vocabulary where there is one."""
    known = {powers: unit for unit, powers in reversed(DIMENSIONS.items())}
    if dimension in known:
        return "a plain number" if not any(dimension) else known[dimension]
    words = zip(("people", "days", "rounds", "km2"), dimension, strict=True)
    return " ".join(f"{word}^{power}" if power != 1 else word for word, power in words if power)


def ordered(bounds: Mapping[str, Bound]) -> tuple[list[str], list[list[str]]]:
    """Put formulas into an order in which each comes after those it needs.

    Parameters
    ----------
    bounds : mapping of str to Bound
        By path of the derived input, what its names mean.

    Returns
    -------
    order : list of str
        Paths, those in a circle left out.
    circles : list of list of str
        Paths of each circle, beginning with the first in alphabetical order.

    Examples
    --------
    >>> ordered({"c": {"x": "b"}, "b": {"x": "a"}, "d": {"x": "d"}})
    (['b', 'c'], [['d']])
    """
    order: list[str] = []
    done: set[str] = set()
    circles: dict[frozenset[str], list[str]] = {}
    for first in bounds:
        trail = {first: iter(bounds[first].values())} if first not in done else {}
        while trail:
            path, rest = next(reversed(trail.items()))
            needed = next(rest, None)
            if needed is None:
                trail.popitem()
                done.add(path)
                order.append(path)
            elif needed in trail:
                circle = list(trail)[list(trail).index(needed) :]
                circles.setdefault(frozenset(circle), circle)
            elif needed in bounds and needed not in done:
                trail[needed] = iter(bounds[needed].values())
    bad = downstream(bounds, {path for circle in circles.values() for path in circle})
    return [path for path in order if path not in bad], [_turned(circle) for circle in circles.values()]


def downstream(bounds: Mapping[str, Bound], bad: set[str]) -> set[str]:
    """Add to some values all that need one of them, at however many removes."""
    found, new = set(bad), set(bad)
    while new:
        new = {path for path, bound in bounds.items() if path not in found and new & set(bound.values())}
        found |= new
    return found


def _turned(circle: list[str]) -> list[str]:
    first = circle.index(min(circle))
    return circle[first:] + circle[:first]
