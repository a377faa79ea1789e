"""Where published figures of one deployment disagree, in words; nothing is averaged."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from contingent.validate._deployments import figure

__all__ = ["conflicts"]

_NEAR = 1.15  # figures whose ratio is larger are said to disagree
_TOTALS = {"served_total": "served", "killed": "killed", "wounded": "wounded"}


def conflicts(record: Mapping[str, Any]) -> list[str]:
    """List what the sources of a deployment disagree about.

    Parameters
    ----------
    record : mapping
        One of the published deployments.

    Returns
    -------
    list of str
        One sentence each: totals with other published values, strengths of one date, cross-checks.

    Examples
    --------
    >>> conflicts({"killed": {"value": 2016, "low": 2016, "high": 10000}})
    ['killed: 2,016 to 10,000 by source']
    """
    return [*_totals(record), *_same_date(record), *_cross_checks(record), *_accounts(record)]


def _totals(record: Mapping[str, Any]) -> list[str]:
    said = []
    for key, name in _TOTALS.items():
        told = [value for part in ("value", "low", "high") if (value := figure(record.get(key), part)) is not None]
        if told and max(told) > _NEAR * min(told):
            counts = (record[key] or {}).get("counts")
            said.append(f"{name}: {min(told):,.0f} to {max(told):,.0f} by source" + (f" ({counts})" if counts else ""))
    return said


def _same_date(record: Mapping[str, Any]) -> list[str]:
    told = [(str(item.get("date")), value) for item in record.get("strength") or [] if (value := figure(item, "n"))]
    return [
        f"strength of {one}: {a:,.0f} and {b:,.0f}"
        for (one, a), (other, b) in combinations(told, 2)
        if one == other and max(a, b) > _NEAR * min(a, b)
    ]


def _cross_checks(record: Mapping[str, Any]) -> list[str]:
    said, served = [], figure(record.get("served_total"))
    for item in record.get("cross_checks") or []:
        value, what = figure(item), str(item.get("what", ""))
        if value is None or served is None or not value:
            continue
        ratio = max(value / served, served / value)
        if what.lower().startswith(("person", "people", "tour", "served")) and ratio > _NEAR:
            said.append(f"served: {served:,.0f}, while {item.get('source')} has {value:,.0f} {what}")
    return said


def _accounts(record: Mapping[str, Any]) -> list[str]:
    """Nobody is both dead and home: killed and returned cannot be more than served."""
    served, killed, home = (figure(record.get(key)) for key in ("served_total", "killed", "returned"))
    if served is None or killed is None or home is None or killed + home <= served:
        return []
    return [f"served {served:,.0f} is less than killed {killed:,.0f} and returned {home:,.0f} together"]
