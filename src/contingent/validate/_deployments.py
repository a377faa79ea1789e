"""Published deployments: what a record says, as a force whose served can be predicted.

How sure a figure is comes from its fields `status` and `confidence`, never from the deployment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from contingent.simulate._served import Force, Way
from contingent.simulate._strength import StrengthPoint
from contingent.validate._timing import span_of, year_of

__all__ = ["confirmed", "figure", "force_of", "points_of", "scope"]

Record = Mapping[str, Any]

_WAYS: dict[str, Way] = {
    "unit_rotation": "unit rotation",
    "individual_replacement": "individual replacement",
    "mixed": "mixed",
    "no_rotation_fixed_term": "fixed term",
}
# Standard deviations of logarithms and shares, assumed: published strengths of one force on one day differ by about
# 5 % (50,000, 52,000 and 55,000; 536,100 and 540,000), those from memory are rounded; nominal tours that a page
# confirms differ by a month in twelve, others hide services that stay 7 or 13 months beside 12, or 18 to 30 beside 24.
_STRENGTH_ERROR = {"confirmed": 0.05, "high": 0.10, "medium": 0.15, "low": 0.25}
_TOUR_ERROR = {"confirmed": 0.05, "high": 0.12, "medium": 0.18, "low": 0.25}
# At most: 3.1 million troop-years on 5.4 million deployments (RAND RR1928, 2018) is 0.57 years each, beside an army
# tour of one year: 1.74 as many came. Less where a tour is better known, assumed.
_SHORT_POSTS = {"confirmed": 0.1, "high": 0.3, "medium": 0.5, "low": 0.74}
_WIDER = re.compile(r"\b(?:incl|includ\w*|counting|plus|all services|mobili[sz]ed|together with)\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:average|mean)\b", re.IGNORECASE)
_PEAK = re.compile(r"\bpeak\b", re.IGNORECASE)


def confirmed(record: object) -> bool:
    """Tell whether a page confirms a figure."""
    return isinstance(record, dict) and record.get("status") == "confirmed"


def figure(record: object, key: str = "value") -> float | None:
    """Give a number of a record, None where there is none.

    Examples
    --------
    >>> figure({"value": 12}), figure({"value": None, "status": "unknown"})
    (12.0, None)
    """
    value = record.get(key) if isinstance(record, dict) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _by_surety(table: Mapping[str, float], record: Record) -> float:
    key = "confirmed" if confirmed(record) else str(record.get("confidence"))
    return table.get(key, table["low"])


def scope(counts: str) -> tuple[str, bool, bool]:
    """Read what a published total counts.

    Parameters
    ----------
    counts : str
        Such as "persons (all services; 47,424 in one source)". What stands before the first semicolon is of the
        total itself, the rest of other figures for it.

    Returns
    -------
    unit : str
        ``tours``, ``persons`` or ``unclear``.
    same : bool
        The total counts whom the strengths count.
    mixed : bool
        Some published figure counts more than the strengths do, such as other services.

    Examples
    --------
    >>> scope("tours"), scope("persons; 4,748 incl. navy")
    (('tours', True, False), ('persons', True, True))
    """
    own = counts.split(";")[0]
    unclear = "unclear" in own.lower() or re.search(r"\bpersons?-or-tours?|\btours?-or-persons?", own)
    unit = "unclear" if unclear else "tours" if re.match(r"\s*tours?\b", own) else "persons"
    if not re.search(r"\b(?:persons?|people|tours?|men|soldiers|troops)\b", own):
        unit = "unclear"
    wide = bool(_WIDER.search(own))
    return unit, unit != "unclear" and not wide, bool(_WIDER.search(counts))


def points_of(record: Record) -> tuple[list[StrengthPoint], list[str]]:
    """Give the dated strengths in order, and what was left out or disagrees, in words."""
    dated: list[StrengthPoint] = []
    undated: list[StrengthPoint] = []
    notes: list[str] = []
    for item in record.get("strength") or []:
        people, when = figure(item, "n"), span_of(str(item.get("date")))
        if people is None or people < 0:
            notes.append(f"strength of {item.get('date')} left out: no number of people")
            continue
        said = f"{item.get('date')} {item.get('note', '')}"
        held = "/" in str(item.get("date")) and not _AVERAGE.search(said)
        error, peak = _by_surety(_STRENGTH_ERROR, item), bool(_PEAK.search(said))
        made = StrengthPoint(*(when or (0.0, 0.0)), people, error, peak, held)
        (dated if when else undated).append(made)
    kept: list[StrengthPoint] = []
    for point in sorted(dated, key=lambda one: (one.begin - one.end, one.begin)):  # spans first, the longest first
        middle = (point.begin + point.end) / 2
        around = next((span for span in kept if span.begin < span.end and span.begin <= middle <= span.end), None)
        if around is None:
            kept.append(point)
        elif not 0.85 < point.people / max(around.people, 1) < 1.15:
            notes.append(f"strength {point.people:,.0f} in {point.begin:.0f} within a span of {around.people:,.0f}")
    return sorted(kept, key=lambda point: point.begin) or undated[:1], notes


def force_of(record: Record) -> tuple[Force | None, list[str], str]:
    """Make the force of a published deployment.

    Parameters
    ----------
    record : mapping
        One of the published deployments.

    Returns
    -------
    force : Force or None
        None where a figure it needs is missing.
    notes : list of str
        What was left out or disagrees.
    reason : str
        Why there is none, ``''`` otherwise.
    """
    points, notes = points_of(record)
    begin, end = (year_of(str(record.get(key))) for key in ("start", "end"))
    tour = record.get("tour_months") or {}
    months, way = figure(tour), _WAYS.get(str(record.get("scheme")))
    lacking = [
        name
        for name, missing in (
            ("a strength", not any(point.people > 0 for point in points)),
            ("a start and an end", begin is None or end is None),
            ("a tour", not months),
            (f"a scheme of {', '.join(_WAYS)}", way is None),
        )
        if missing
    ]
    if lacking or begin is None or end is None or not months or way is None:
        return None, notes, f"no prediction without {', '.join(lacking)}"
    first, last = sum(begin) / 2, sum(end) / 2
    inside, dropped = _inside(points, begin[0], end[1])
    if last <= first or not any(point.people > 0 for point in inside):
        return None, notes + dropped, "no strength is dated between start and end"
    surest = {"tour_error": _by_surety(_TOUR_ERROR, tour), "short_posts": _by_surety(_SHORT_POSTS, tour)}
    force = Force(min(first, inside[0].begin), max(last, inside[-1].end), tuple(inside), way, months / 12, **surest,
                  killed=figure(record.get("killed")), wounded=figure(record.get("wounded")))  # fmt: skip
    return force, notes + dropped, ""


def _inside(points: list[StrengthPoint], begin: float, end: float) -> tuple[list[StrengthPoint], list[str]]:
    """Leave out strengths of after the end; an undated one stands in the middle."""
    undated = [point for point in points if point.begin == 0]
    if undated:
        middle = (begin + end) / 2
        return [StrengthPoint(middle, middle, point.people, point.error, peak=True) for point in undated], []
    late = [point for point in points if point.begin > end]
    kept = [point for point in points if point.begin <= end]
    return kept, [f"strength {point.people:,.0f} left out: dated after the end" for point in late]
