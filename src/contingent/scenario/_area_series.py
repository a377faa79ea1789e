"""A measured area beside the scenario: its last value is the level, its steps are the gain.

A strict reader: what is wrong is named with its row. Days that lack are bridged by a straight line, rows later than the
as-of date are left out with a warning; nothing else is mended.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from contingent._yaml import Node
from contingent.scenario._fields import Reading, few
from contingent.scenario._input import Input
from contingent.scenario._quantity import quantity
from contingent.scenario._vocabulary import keys

__all__ = ["NAMED_SERIES", "Known", "inputs_of", "read_series"]

NAMED_SERIES = re.compile(r"\barea_series:[ \t]*['\"]?([^\s'\"#{\[,}]+)['\"]?")
"""Where a scenario names a file of areas."""

Known = tuple[tuple[date, float], ...]
"""Days and km2, in order."""

_WEEK = 7
_LEAST_WEEKS = 5  # gains of which an autocorrelation and a spread are used; assumed
_HALF_LIFE_WEEKS = 2.0  # of what counts as recent: as in the fitted forecast of simulate.losses
_PHI = 0.84  # e^(-7/40): the fitted forecast goes back to its long mean in 40 days
_PACE = (
    0.45  # sd of the mean gain to come over that seen: bands of 90 and 180 days are then nearly those of that forecast
)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    day: str
    value: str


def read_series(reading: Reading, node: Node, name: str, text: str, as_of: date) -> Known:
    """Read a series of areas; every fault stands at the line of the scenario that names the file."""
    rows = _rows(reading, node, name, text)
    found: list[tuple[date, float]] = []
    late = 0
    for row in rows or ():
        try:
            day, value = date.fromisoformat(row.day), float(row.value)
        except ValueError:
            day, value = date.min, math.nan
        if not math.isfinite(value) or value < 0:
            _wrong(reading, node, name, row.line, "not a day and an area", f"{row.day}, {row.value}")
        elif found and day <= found[-1][0]:
            what = "a day that stands twice" if day == found[-1][0] else "a day out of order"
            _wrong(reading, node, name, row.line, what, day)
        elif day > as_of:
            late += 1
        else:
            found.append((day, value))
    if late:
        reading.warn(node.line, "area_series", f"{late} rows later than the as-of date {as_of}: not used", name)
    if rows and (not found or (found[-1][0] - found[0][0]).days < _WEEK * _LEAST_WEEKS):
        allowed = f"{_LEAST_WEEKS} weeks or more, up to {as_of}"
        reading.fault(node.line, "area_series", "too short a series", name, allowed, "give 'area:' and 'area_gain:'")
        return ()
    return tuple(found)


def _rows(reading: Reading, node: Node, name: str, text: str) -> list[_Row] | None:
    table = csv.DictReader(io.StringIO(text), strict=True)
    try:
        raw = [(table.line_num, row) for row in table]
    except csv.Error as error:
        reading.fault(node.line, "area_series", f"not a CSV table ({error})", name, "a row a day")
        return None
    columns = [one for one in table.fieldnames or () if one and one.endswith("km2")]
    if "date" not in (table.fieldnames or ()) or len(columns) != 1 or not raw:
        said = few([one for one in table.fieldnames or () if one])
        mend = "name it such as held_km2"
        reading.fault(node.line, "area_series", "no series of areas", said, "columns 'date' and one of km2", mend)
        return None
    # A field too many is a number with a comma in it: its row has no area.
    values = ["" if None in row else row[columns[0]] or "" for _, row in raw]
    days = [row["date"] or "" for _, row in raw]
    return [_Row(line, day.strip(), value.strip()) for (line, _), day, value in zip(raw, days, values, strict=True)]


def _wrong(reading: Reading, node: Node, name: str, line: int, what: str, value: object) -> None:
    allowed = "days such as 2024-11-17, each once and in order, and km2 such as 111115.6"
    reading.fault(node.line, f"area_series ({name}:{line})", what, value, allowed, "correct that row")


def inputs_of(known: Known, path: str, name: str, line: int) -> Iterator[tuple[str, Input]]:
    """Give the inputs that follow from a series: area, mean and recent gain, sd and memory of a week's gain.

    The mean is normal about that of the series, with the error of a mean of autocorrelated weeks and a share for a
    change of pace.
    """
    weekly = _gains(known)
    mean = sum(weekly) / len(weekly)
    sd = math.sqrt(sum((gain - mean) ** 2 for gain in weekly) / (len(weekly) - 1))
    weights = [0.5 ** (age / _HALF_LIFE_WEEKS) for age in range(len(weekly))]
    recent = sum(w * gain for w, gain in zip(weights, reversed(weekly), strict=True)) / sum(weights)
    error = math.hypot(sd * math.sqrt((1 + _PHI) / (1 - _PHI) / len(weekly)), _PACE * abs(mean))
    half = 1.645 * error
    said = {
        "area": (f"{known[-1][1]:.1f} km2", f"last value, of {known[-1][0]}"),
        "area_gain": (f"normal {mean - half:.2f} to {mean + half:.2f} km2 per week", f"mean of {len(weekly)} weeks"),
        "area_recent": (f"{recent:.2f} km2 per week", "mean gain, half of the weight on the last two weeks"),
        "area_phi": (f"{_PHI}", "memory of the fitted forecast of areas"),
        "area_sd": (f"{sd:.2f} km2 per week", f"sd of {len(weekly)} weekly gains"),
    }
    for key, (text, why) in said.items():
        row = keys("theatres")[key]
        if row.unit is not None:
            yield key, Input(f"{path}.{key}", quantity(text, row.unit, row.support), row.unit, name, why, line)


def _gains(known: Known) -> list[float]:
    """Gains of whole weeks, counted back from the last day; a straight line over days that lack."""
    last, count = known[-1][0], (known[-1][0] - known[0][0]).days // _WEEK
    levels = [_at(known, last - timedelta(days=_WEEK * back)) for back in range(count, -1, -1)]
    return [after - before for before, after in pairwise(levels)]


def _at(known: Known, day: date) -> float:
    for (first, low), (then, high) in pairwise(known):
        if first <= day <= then:
            return low + (high - low) * (day - first).days / (then - first).days
    return known[-1][1]
