"""From a number of a briefing back to sentences, inputs and assumptions."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from contingent.brief._phrases import tame
from contingent.errors import UsageError

__all__ = ["explain"]

_MOST = 5  # claims and near ids that are listed: one screen (assumed)


def explain(briefing: Mapping[str, Any], number_id: str) -> str:
    """Say where a printed number comes from.

    Parameters
    ----------
    briefing : mapping
        The JSON of a briefing, as parsed.
    number_id : str
        Id of a number, such as ``J1.p``.

    Returns
    -------
    str
        Lines for a terminal: the number, what it counts, then claims with their sentences, inputs with
        their ranges, sources.

    Raises
    ------
    UsageError
        If there is no such number (the nearest ids are listed), or the file is no briefing.

    Examples
    --------
    >>> number = {"text": "6 %", "meaning": "it happens"}
    >>> number |= {"from_claims": [], "from_inputs": [], "from_sources": []}
    >>> print(explain({"numbers": {"J1.p": number}}, "J1.p"))
    J1.p = 6 %: it happens
    It comes from the scenario alone: no claim, no input.
    """
    numbers = briefing.get("numbers")
    if not isinstance(numbers, Mapping):
        raise UsageError("this file is no briefing", allowed="the JSON that `contingent brief --json` writes")
    if number_id not in numbers:
        raise UsageError("no such number", value=number_id, allowed=_nearest(number_id, list(numbers)))
    number = numbers[number_id]
    lines = [f"{number_id} = {number['text']}: {number['meaning']}"]
    lines += _claims(briefing, number["from_claims"])
    lines += _inputs(briefing, number["from_inputs"])
    lines += _sources(briefing, number["from_sources"])
    if len(lines) == 1:
        lines.append("It comes from the scenario alone: no claim, no input.")
    return "\n".join(lines)


def _nearest(number_id: str, names: list[str]) -> str:
    near = difflib.get_close_matches(number_id, names, n=_MOST, cutoff=0.3)
    near += [name for name in names if name.startswith("J") and name not in near][: _MOST - len(near)]
    return f"one of {len(names)} ids, nearest {', '.join(near)}"


def _claims(briefing: Mapping[str, Any], wanted: list[str]) -> list[str]:
    if not wanted:
        return []
    rows = {row["id"]: row for row in briefing.get("sections", {}).get("claims", [])}
    lines = ["Claims, the strongest first:"]
    for name in wanted[:_MOST]:
        row = rows.get(name, {})
        lines.append(f"  {name}  “{_one_line(row.get('quote', ''))}”")
        lines.append(f"      {tame(row.get('who', ''))}, graded {row.get('grade', '?')}. {tame(row.get('effect', ''))}")
    if len(wanted) > _MOST:
        lines.append(f"  and {len(wanted) - _MOST} more: {', '.join(wanted[_MOST:])}")
    return lines


def _one_line(text: str) -> str:
    return tame(" ".join(text.split()))


def _inputs(briefing: Mapping[str, Any], wanted: list[str]) -> list[str]:
    if not wanted:
        return []
    rows = {row["anchor"]: row for row in briefing.get("assumptions", {}).get("rows", [])}
    return ["Inputs:", *(_input(name, rows.get(f"input-{name}")) for name in wanted)]


def _input(name: str, row: Mapping[str, Any] | None) -> str:
    if row is None:
        return f"  {name}"
    low, middle, high, unit, told = row["cells"]
    spread = f"{low} to {high} {unit}, middle {middle}" if low else f"{middle} {unit}"
    return f"  {row['head']}: {spread} ({told})\n      {name}"


def _sources(briefing: Mapping[str, Any], wanted: list[str]) -> list[str]:
    if not wanted:
        return []
    known = {row["key"]: row for row in briefing.get("sources", [])}
    lines = ["Sources:"]
    for key in wanted:
        row = known.get(key)
        dated = f", {row['date']}" if row and row["date"] else ""
        lines.append(f"  {key}: {row['title']}{dated}" if row else f"  {key}")
    return lines
