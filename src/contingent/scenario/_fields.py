"""From the nodes of a file to typed values, by the vocabulary; every fault is noted and reading goes on."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from contingent._yaml import Leaf, Node, Row, Table
from contingent.errors import Fault, InputError
from contingent.scenario._derived import derived
from contingent.scenario._quantity import quantity
from contingent.scenario._scenario import Input, SourceNote
from contingent.scenario._vocabulary import SCHEMES, Key, Part, keys

__all__ = ["Reading", "default", "few", "nearest"]

_WITH = ("value", "source", "why")
_SET = re.compile(r"hypotheses\.[^.]+\.set\.")


@dataclass
class Reading:
    """What is known while a file is read: its sources so far, and every fault."""

    sources: Mapping[str, SourceNote] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    paths: set[str] = field(default_factory=set)

    def fault(self, line: int, path: str, what: str, value: object = "", allowed: str = "", mend: str = "") -> None:
        """Note a fault."""
        self.faults.append(Fault(line, path, what, _shown(value), allowed, mend))
        self.paths.add(path)

    def warn(self, line: int, path: str, what: str, value: object = "", mend: str = "") -> None:
        """Note something that is legal but odd."""
        self.faults.append(Fault(line, path, what, _shown(value), "", mend, warning=True))

    def place(self, first: int, where: str) -> None:
        """Say of the faults noted from `first` on where in another file they stand."""
        for at in range(first, len(self.faults)):
            self.faults[at] = replace(self.faults[at], path=f"{self.faults[at].path} ({where})")

    def table(self, node: Node | None, path: str, line: int) -> Table:
        """Give a mapping, or an empty one with a fault."""
        if isinstance(node, Table):
            return node
        if node is not None:
            self.fault(node.line, path, "not a mapping", _brief(node), "keys with values", "indent its keys below it")
        return Table(line)

    def part(self, part: Part, node: Node | None, path: str, line: int) -> dict[str, Any]:
        """Read every key of a part; values by key, those that are missing filled from the vocabulary."""
        table, known = self.table(node, path, line), keys(part)
        for name in table.items:
            if name not in known:
                self.unknown(table.lines[name], _join(path, name), name, known)
        if node is None or isinstance(node, Table):
            self._missing(table, known, path)
        found: dict[str, Any] = {}
        for key in known.values():
            value = self.value(key, table.items.get(key.name), _join(path, key.name))
            if value is not None:
                found[key.name] = value
        return found

    def _missing(self, table: Table, known: Mapping[str, Key], path: str) -> None:
        for key in known.values():
            if key.required and key.name not in table.items:
                self.fault(table.line, _join(path, key.name), "missing", "", key.help, f"add '{key.name}:'")

    def unknown(self, line: int, path: str, name: str, known: Iterable[str]) -> None:
        """Note an unknown key with the nearest name."""
        known = list(known)
        self.fault(line, path, "unknown key", name, few(known, 40), nearest(name, known))

    def value(self, key: Key, node: Node | None, path: str) -> Any:
        """Read one value by its form; None where there is none or it cannot be read."""
        if node is None:
            return default(key, path)
        if key.unit is not None:
            return self.input(key, node, path)
        match key.form:
            case (
                "part"
                | "list"
                | "shares"
                | "ties"
                | "troops"
                | "points"
                | "set"
                | "prior"
                | "threshold"
                | "groups"
                | "cost"
            ):
                return node
            case "rank":
                return self.rank(node, path)
            case "word":
                return self.word(key.words, "word", node, path)
            case "scheme":
                return self.word(SCHEMES, "scheme", node, path)
            case "texts":
                return self.texts(node, path)
            case "numbers":
                return self.numbers(node, path)
            case "date":
                return self.day(node, path)
            case _:
                return self.text(node, path) or None

    def text(self, node: Node, path: str) -> str:
        """Read a plain text; ``''`` with a fault where there is none."""
        if isinstance(node, Leaf):
            if not node.text:
                self.fault(node.line, path, "empty", "", "a text", "write it or remove the key")
            return node.text
        self.fault(node.line, path, "not a text", _brief(node), "a text on one line")
        return ""

    def day(self, node: Node, path: str) -> date | None:
        """Read a date."""
        text = self.text(node, path)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fault(node.line, path, "not a date", text, "year-month-day", "write for example 2024-11-17")
            return None

    def word(self, words: tuple[str, ...], noun: str, node: Node, path: str) -> str | None:
        """Read one of a few words, such as the name of a scheme."""
        text = self.text(node, path)
        if text and text not in words:
            self.fault(node.line, path, f"no such {noun}", text, ", ".join(words), nearest(text, words))
            return None
        return text or None

    def rank(self, node: Node, path: str) -> float | None:
        """Read a rank correlation."""
        text = self.text(node, path)
        try:
            spread = quantity(text, "number", (-1.0, 1.0)) if text else None
        except InputError as error:
            self.fault(node.line, path, error.what, error.value, "above -1 and below 1", error.mend)
            return None
        if spread is None:
            return None
        if not spread.fixed or abs(spread.mid) >= 1:
            mend = "where one follows from the other, write it as '= ...'"
            self.fault(node.line, path, "not a rank correlation", text, "one number above -1 and below 1", mend)
            return None
        return spread.mid

    def texts(self, node: Node, path: str) -> tuple[str, ...]:
        """Read a list of texts; one text alone is a list of one."""
        if isinstance(node, Row):
            return tuple(text for item in node.items if (text := self.text(item, path)))
        return (self.text(node, path),)

    def numbers(self, node: Node, path: str) -> tuple[float, ...]:
        """Read a list of plain numbers."""
        found = []
        for item in node.items if isinstance(node, Row) else [node]:
            try:
                found.append(quantity(self.text(item, path), "number").mid)
            except InputError as error:
                self.fault(item.line, path, error.what, error.value, error.allowed, error.mend)
        return tuple(found)

    def input(self, key: Key, node: Node, path: str) -> Input | None:
        """Read a quantity: a scalar, or a mapping of value, source and why."""
        if isinstance(node, Row):
            self.fault(node.line, path, "not a quantity", "a list", "a value, or value, source and why")
            return None
        source, why, leaf = self._cited(node, path)
        if leaf is None or key.unit is None:
            return None
        text = self.text(leaf, path)
        if not text:
            return None
        try:
            spread, follows = derived(text, key.unit, key.support)
        except InputError as error:
            self.fault(leaf.line, path, _of(error.what, key), error.value, error.allowed, error.mend)
            return None
        # What a hypothesis sets stands at the place of the value that it replaces.
        place = _SET.sub("", path, count=1)
        return Input(place, spread, key.unit, source or "assumed", why, leaf.line, follows)

    def _cited(self, node: Leaf | Table, path: str) -> tuple[str, str, Node | None]:
        """Give source, why and the node of the value."""
        if isinstance(node, Leaf):
            self.warn(node.line, path, "no source", node.text, "write value, source and why below the key")
            return "", "", node
        for name in node.items:
            if name not in _WITH:
                self.unknown(node.lines[name], f"{path}.{name}", name, _WITH)
        texts = {name: self.text(node.items[name], f"{path}.{name}") for name in _WITH[1:] if name in node.items}
        if "source" not in texts:
            self.warn(node.line, path, "no source", "", "add 'source:', a key of sources or the word assumed")
        self._source(node, path, texts.get("source", ""))
        if "value" not in node.items:
            self.fault(node.line, f"{path}.value", "missing", "", "the quantity", "add 'value:'")
        return texts.get("source", ""), texts.get("why", ""), node.items.get("value")

    def _source(self, node: Table, path: str, source: str) -> None:
        if source and source != "assumed" and source not in self.sources:
            known = [*self.sources, "assumed"]
            line = node.lines["source"]
            self.fault(line, f"{path}.source", "no such source", source, few(known), nearest(source, known))


def default(key: Key, path: str) -> Input | None:
    """Fill a quantity that the file does not give from the vocabulary; None where it has no default."""
    if key.unit is None or key.default is None:
        return None
    spread, follows = derived(key.default, key.unit, key.support)
    return Input(path, spread, key.unit, "assumed", f"default: {key.basis}", formula=follows)


def nearest(name: str, known: Iterable[str]) -> str:
    """Offer the nearest name as a mend; ``''`` where none is near.

    Examples
    --------
    >>> nearest("bach", ["batch", "tour"])
    "did you mean 'batch'?"
    """
    names = list(known)
    if len(names) > _MANY:  # of thousands, only those that begin alike are compared
        names = [one for one in names if one[:2] == name[:2] and abs(len(one) - len(name)) < 3][:_MANY]
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else ""


_MANY = 300  # names; assumed: compared in a few milliseconds


def few(names: Iterable[str], most: int = 30) -> str:
    """List names, the first ones where there are many.

    Examples
    --------
    >>> few(["a", "b", "c"], 2)
    'a, b and 1 more'
    """
    known = list(names)
    rest = len(known) - most
    return ", ".join(known[:most]) + (f" and {rest:,} more" if rest > 0 else "")


def _of(what: str, key: Key) -> str:
    if what != "negative":
        return what
    return {"days": "negative duration", "people": "negative number of people"}.get(key.form, "negative")


def _shown(value: object, most: int = 80) -> str:
    if isinstance(value, float):
        value = f"{value:g}" if math.isfinite(value) else str(value)
    text = str(value) if value is not None else ""
    return f"'{text[: most - 1]}…'" if len(text) > most else (f"'{text}'" if text else "")


def _brief(node: Node) -> str:
    return node.text if isinstance(node, Leaf) else ("a list" if isinstance(node, Row) else "a mapping")


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
