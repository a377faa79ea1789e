"""A file of corrections as read: entries with typed values and their lines, and every fault at once."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from contingent._yaml import Leaf, Node, Row, Table, parse
from contingent.claims._fields import FIELDS, Bad, number, text
from contingent.errors import Fault, UsageError

__all__ = ["Correction", "Corrections", "load_corrections", "read_corrections"]

_KEYS = ("claim", "quote", "number", "report", "accept", "reject", "edit", "add", "grade", "why")
_DEEDS = ("accept", "reject", "edit", "add", "grade")
_MOST_BYTES = 10_000_000  # assumed: a hundred thousand corrections


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry: which claim, and what the analyst makes of it.

    Parameters
    ----------
    line : int
        Line in the file, from 1.
    claim, quote, report : str
        Address: id of the claim, words of its sentence, id of its report; ``''`` where not given.
    number : float or None
        Address: a number of the claim, where its sentence holds several.
    verdict : str
        ``accepted``, ``rejected``, ``added`` or ``''``.
    why : str
        The analyst's reason.
    edits : mapping
        Field to its new value.
    lines : mapping
        Field to its line.
    grade : (str, int or None)
        Letter and digit; ``''`` and None where not graded.
    """

    line: int
    claim: str = ""
    quote: str = ""
    report: str = ""
    number: float | None = None
    verdict: str = ""
    why: str = ""
    edits: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    grade: tuple[str, int | None] = ("", None)


@dataclass(frozen=True, slots=True)
class Corrections:
    """An analyst's layer: file, entries, and the faults found so far (raised once the reports are read)."""

    file: str
    entries: tuple[Correction, ...]
    faults: tuple[Fault, ...] = ()


def load_corrections(path: str | os.PathLike[str]) -> Corrections:
    """Read a file of corrections.

    Parameters
    ----------
    path : path
        A YAML file with a list under ``corrections``.

    Returns
    -------
    Corrections
        Its faults are raised by :func:`contingent.claims.extract`, with those that need the reports.

    Raises
    ------
    UsageError
        If the file cannot be read.
    """
    try:
        raw = Path(path).read_bytes()
        if len(raw) > _MOST_BYTES:
            raise UsageError("the file of corrections is too large", value=str(path), allowed="10 MB")
        return read_corrections(raw.decode("utf-8-sig"), str(path))
    except OSError as error:
        raise UsageError(
            "the file of corrections cannot be read", where=str(path), value=error.strerror or str(error),
            mend="name a file that exists: --corrections FILE",
        ) from None  # fmt: skip
    except UnicodeDecodeError:
        raise UsageError("the file of corrections is not text", where=str(path), mend="save it as UTF-8") from None


def read_corrections(source: str, file: str = "corrections.yaml") -> Corrections:
    r"""Read the text of a file of corrections.

    Parameters
    ----------
    source : str
        YAML.
    file : str
        Its name, for messages.

    Returns
    -------
    Corrections

    Examples
    --------
    >>> read_corrections("corrections:\n- {claim: c1, reject: told twice}").entries[0].why
    'told twice'
    """
    tree, faults = parse(source)
    if faults:
        return Corrections(file, (), tuple(faults))
    top = tree.items.get("corrections") if isinstance(tree, Table) else None
    if not isinstance(top, Row) or (isinstance(tree, Table) and len(tree.items) > 1):
        mend = "begin with 'corrections:' and a list below it"
        return Corrections(file, (), (Fault(1, "", "not a file of corrections", allowed="corrections", mend=mend),))
    entries = tuple(_entry(node, f"corrections.{place}", faults) for place, node in enumerate(top.items, start=1))
    return Corrections(file, entries, tuple(faults))


def _entry(node: Node, path: str, faults: list[Fault]) -> Correction:
    if not isinstance(node, Table):
        faults.append(
            Fault(node.line, path, "not a correction", allowed="keys with values", mend="write '- claim: c1'")
        )
        return Correction(node.line)
    _check_keys(node, path, faults)
    said = {key: _said(node, key, path, faults) for key in ("claim", "quote", "report", "why", "accept", "reject")}
    edits, lines = _edits(node, path, faults)
    added = node.items.get("add")
    verdict = (
        "added" if added else "rejected" if "reject" in node.items else "accepted" if "accept" in node.items else ""
    )
    if isinstance(added, Table) and (quote := added.items.get("quote")):
        said["quote"] = _value(text, quote, f"{path}.add.quote", faults) or ""
        lines["quote"] = quote.line
    return Correction(
        node.line, said["claim"], said["quote"], said["report"], _number(node, path, faults), verdict,
        said["why"] or said["reject"] or said["accept"], edits, lines, _grade(node, path, faults),
    )  # fmt: skip


def _check_keys(node: Table, path: str, faults: list[Fault]) -> None:
    for key, value in node.items.items():
        if key not in _KEYS:
            faults.append(Fault(value.line, f"{path}.{key}", "unknown key", allowed=", ".join(_KEYS)))
    deeds = [key for key in _DEEDS if key in node.items]
    if not deeds:
        faults.append(Fault(node.line, path, "corrects nothing", allowed=", ".join(_DEEDS)))
    if len({"accept", "reject", "add"} & set(deeds)) > 1 or {"reject", "edit"} <= set(deeds):
        faults.append(Fault(node.line, path, "two verdicts", f"'{' and '.join(deeds)}'", "one of accept, reject, add"))
    if "add" in deeds and (odd := {"claim", "quote", "number"} & set(node.items)):
        faults.append(
            Fault(node.line, path, "an added claim is no other's", repr(min(odd)), "quote and value below 'add'")
        )
    if {"add", "edit"} <= set(deeds):
        faults.append(Fault(node.line, path, "an added claim is also edited", mend="put the fields below 'add'"))
    if "add" not in deeds and not {"claim", "quote"} & set(node.items):
        faults.append(Fault(node.line, path, "names no claim", allowed="claim or quote", mend="write 'claim: c1'"))


def _said(node: Table, key: str, path: str, faults: list[Fault]) -> str:
    found = node.items.get(key)
    if found is None:
        return ""
    if key in {"accept", "reject"} and isinstance(found, Leaf) and found.text.lower() in {"", "yes", "true"}:
        return ""
    return _value(text, found, f"{path}.{key}", faults) or ""


def _number(node: Table, path: str, faults: list[Fault]) -> float | None:
    found = node.items.get("number")
    return None if found is None else _value(number, found, f"{path}.number", faults)


def _edits(node: Table, path: str, faults: list[Fault]) -> tuple[dict[str, Any], dict[str, int]]:
    edits: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for deed in ("edit", "add"):
        part = node.items.get(deed)
        if part is None:
            continue
        if not isinstance(part, Table) or not part.items:
            faults.append(Fault(part.line, f"{path}.{deed}", "no fields", allowed=", ".join(FIELDS)))
            continue
        for name, value in part.items.items():
            if name == "quote" and deed == "add":
                continue
            where = f"{path}.{deed}.{name}"
            if name not in FIELDS:
                faults.append(Fault(value.line, where, "unknown field", allowed=", ".join(FIELDS)))
            elif (typed := _value(FIELDS[name], value, where, faults)) is not None:
                edits[name], lines[name] = typed, value.line
        if deed == "add" and "quote" not in part.items:
            faults.append(Fault(part.line, f"{path}.add", "no quote", mend="add 'quote:' with words of the report"))
    return edits, lines


def _value(reader: Any, node: Node, path: str, faults: list[Fault]) -> Any:
    try:
        return reader(node)
    except Bad as bad:
        faults.append(Fault(bad.line or node.line, path, bad.what, bad.value, bad.allowed))
        return None


def _grade(node: Table, path: str, faults: list[Fault]) -> tuple[str, int | None]:
    found = node.items.get("grade")
    if found is None:
        return "", None
    said = found.text if isinstance(found, Leaf) else ""
    match = re.fullmatch(r"([A-F]?)([1-6]?)", said.upper())
    if match is None or not said:
        allowed = "a letter A to F of the source, a digit 1 to 6 of the item, such as B2"
        faults.append(Fault(found.line, f"{path}.grade", "not a grade", repr(said), allowed))
        return "", None
    return match.group(1), int(match.group(2)) if match.group(2) else None
