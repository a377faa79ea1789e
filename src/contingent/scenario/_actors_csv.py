"""Actors from a table beside the scenario: one row an actor, low, mode and high in columns of their own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from contingent._yaml import Leaf, Node, Table
from contingent.scenario._fields import Reading, few, nearest

__all__ = ["NAMED", "rows_of"]

NAMED = re.compile(r"^actors:[ \t]*['\"]?([^\s'\"#{\[]+)['\"]?[ \t]*(?:#.*)?$", re.MULTILINE)
"""Where a scenario names a file of actors."""

_PLAIN = {"name": "title", "role": "role", "known": "known", "source": "source", "why": "why", "stance_basis": "why"}
_TIE = re.compile(r"(?:lev|leverage)_on_(.+)_mode")


def rows_of(reading: Reading, node: Leaf, text: str) -> Iterator[tuple[int, str, Table]]:
    """Give line, key and values of each actor of a table; values stand at the line of the scenario that names it.

    Columns: `actor`, `name`, `role`, `stance_low`, `stance_mode`, `stance_high`, the same of `salience`, `capability`
    or one that begins with `cinc`, and `lev_on_KEY_low`, `_mode`, `_high` for leverage on another; others are left.
    """
    table = csv.DictReader(io.StringIO(text), strict=True)
    try:
        raw = [(table.line_num, row) for row in table]
    except csv.Error as error:
        reading.fault(node.line, "actors", f"not a CSV table ({error})", node.text, "a row an actor")
        return
    if not raw or "actor" not in (table.fieldnames or ()):
        reading.fault(node.line, "actors", "no table of actors", node.text, "a column 'actor' and a row an actor")
        return
    plain = [(line, {key: (value or "").strip() for key, value in row.items() if isinstance(key, str) and
                     not isinstance(value, list)}) for line, row in raw]  # fmt: skip
    ties = _ties(plain)
    names = [_key(row["actor"]) for _, row in plain]
    for other in ties.keys() - set(names):
        where = f"actors ({node.text}:1)"
        reading.fault(node.line, where, "leverage on no such actor", other, few(names), nearest(other, names))
    seen: set[str] = set()
    for line, row in plain:
        name = _key(row["actor"])
        if not name or name in seen:
            what = "no name of an actor" if not name else "an actor that stands twice"
            reading.fault(node.line, f"actors.{name}", what, f"{node.text}:{line}", "each actor once, with a name")
        elif any(row.get(f"stance_{end}") for end in ("low", "mode", "high")) or row.get("stance"):
            yield line, name, _actor(row, ties.get(name, {}), node.line)
        seen.add(name)  # a row without a stance, such as a summit's, is an event and no actor


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9_]+", "_", text.strip().lower()).strip("_")


def _actor(row: Mapping[str, str], ties: dict[str, str], line: int) -> Table:
    items: dict[str, str] = {new: row[old] for old, new in _PLAIN.items() if row.get(old)}
    items |= {key: value for key in ("stance", "salience", "susceptibility") if (value := _spread(row, key))}
    capability = next((row[key] for key in row if key.startswith(("capability", "cinc")) and row[key]), "")
    items |= {"capability": capability} if capability else {}
    items.setdefault("source", "assumed")
    node = _table(items, line)
    if ties:
        node.items["moved_by"], node.lines["moved_by"] = _table(ties, line), line
    return node


def _table(items: Mapping[str, str], line: int) -> Table:
    leaves: dict[str, Node] = {key: Leaf(value, line) for key, value in items.items()}
    return Table(line, leaves, dict.fromkeys(items, line))


def _spread(row: Mapping[str, str], name: str) -> str:
    """Write a value as the file would: one number, or low, mode and high."""
    ends = [row.get(f"{name}_{end}", "") for end in ("low", "mode", "high")]
    if not all(ends):
        return row.get(name, "") or ends[1]
    return ends[0] if ends[0] == ends[1] == ends[2] else f"triangular {', '.join(ends)}"


def _ties(rows: list[tuple[int, dict[str, str]]]) -> dict[str, dict[str, str]]:
    """Give leverage by the actor who is moved, then by the one who moves it; leverage of nothing is left out."""
    found: dict[str, dict[str, str]] = {}
    for _, row in rows:
        for column in row:
            match = _TIE.fullmatch(column)
            said = _spread(row, column.removesuffix("_mode")) if match else ""
            if match and said not in ("", "0", "0.0"):
                found.setdefault(_key(match[1]), {})[_key(row["actor"])] = said
    return found
