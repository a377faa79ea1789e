"""The case ``ingest``: counts that others published from the same files."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from contingent.simulate.losses._battle import read_outcomes
from contingent.simulate.losses._measured import Measured
from contingent.validate._conflict import measured
from contingent.validate._conflict_files import found as files
from contingent.validate._scorecard import Scorecard

__all__ = ["score"]

# UK Ministry of Defence, from the same claims: a report dated D counts up to about 06:00 on D, so a month goes from
# the report of its first day to that of the next month's first.
_MONTHS = (
    ("October 2024, people", date(2024, 10, 1), date(2024, 11, 1), 41_980, 1),
    ("September 2024, people a day", date(2024, 9, 1), date(2024, 10, 1), 1_271, 30),
)
_OUTCOMES = {1: 398, 0: 43, -1: 217}  # attacker won, draw, lost: CDB90 as a whole


def score(data: Path) -> Scorecard:
    """Count, and compare.

    Parameters
    ----------
    data : Path
        Folder of cases; reads all ``conflict/ua_gs_personnel*.csv`` and ``conflict/cdb90_flat*.csv``.

    Returns
    -------
    Scorecard
        `worst_abs_error` over the counts that the folder holds as a whole; `counted`: how many. A part of the
        battles can only be too many, never too few.
    """
    series = measured(data, "ua_gs_personnel*.csv", "personnel_cum", "cumulative")
    rows = [*_months(series), *_battles(data)]
    errors = [row["error"] for row in rows if row["error"] is not None]
    figures = {"worst_abs_error": max(errors) if errors else None, "counted": len(errors)}
    return Scorecard("ingest", figures, {}, rows)


def _months(series: Measured) -> list[dict[str, Any]]:
    rows = []
    for what, first, last, told, days in _MONTHS:
        held = series.start <= first and last <= series.end
        found = round(_between(series, first, last) / days) if held else None
        error = None if found is None else abs(found - told)
        rows.append({"what": what, "published": told, "found": found, "error": error})
    return rows


def _between(series: Measured, first: date, last: date) -> float:
    start, end = (first - series.start).days, (last - series.start).days
    return float(series.values[end] - series.values[start])


def _battles(data: Path) -> list[dict[str, Any]]:
    found = Counter(won for path in files(data, "conflict/cdb90_flat*.csv") for won in read_outcomes(path))
    if not found:
        return []
    whole = sum(found.values()) >= sum(_OUTCOMES.values())
    rows = []
    for won, told in _OUTCOMES.items():
        error = abs(found[won] - told) if whole else max(0, found[won] - told)
        what = f"CDB90 wina {won}" + ("" if whole else ", a part of the battles")
        rows.append({"what": what, "published": told, "found": found[won], "error": error})
    return rows
