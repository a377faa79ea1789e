"""The arithmetic of deployments: when two figures can both be true, by identity and without a model.

Little's law ties them together: presence = arrivals per day x stay. So a strength S and a total N
over T days agree where N = S (1 + T / stay), those already there counted as the first contingent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from contingent.weigh._figures import Figure, Option, Role, role
from contingent.weigh._say import say_day, say_number

__all__ = ["TOURS", "Check", "Setting", "check", "longest_stay", "total_sent"]

TOURS = (30, 60, 90, 120, 180)
"""Tour lengths of the chart, days: one to six months, as asked of news about rotations."""

_YEAR = 365.0
_FAR = 36_500  # a hundred years: later dates are said as "not within a century"

# Each measure on the left is never more than the one on the right on a day not earlier.
_AT_MOST: dict[str, tuple[str, ...]] = {
    "front": ("present", "present_peak", "sent"),
    "present": ("present_peak", "sent"),
    "present_peak": ("sent",),
    "killed": ("casualties", "sent"),
    "wounded": ("casualties",),
    "captured": ("casualties", "sent"),
    "returned": ("sent",),
    "batch": ("sent",),
}
_GROWING = ("sent", "killed", "wounded", "captured", "casualties", "returned", "batches", "unfilled")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the arithmetic needs to know of the situation.

    Parameters
    ----------
    start, as_of, horizon : datetime.date
        First day, day of knowledge, last day.
    already_people : float
        Sent by the as-of date.
    tour_days : int
        Typical tour, one of :data:`TOURS`.
    """

    start: date
    as_of: date
    horizon: date
    already_people: float
    tour_days: int


@dataclass(frozen=True, slots=True)
class Check:
    """Whether two readings can both be true, and under which condition.

    Parameters
    ----------
    possible : bool
        False when arithmetic forbids it.
    condition : str
        The condition, or the reason why not; a clause.
    stay_days : float or None
        Longest, or needed, average stay.
    until : datetime.date or None
        Day by which both hold at the typical tour.
    """

    possible: bool
    condition: str
    stay_days: float | None = None
    until: date | None = None


Told = tuple[Figure, Option]


def longest_stay(strength: float, total: float, days: float) -> float:
    """Give the longest average stay at which a strength makes up a total in some days.

    Parameters
    ----------
    strength, total : float
        People; total above strength.
    days : float
        Time until the total must be reached.

    Returns
    -------
    float
        T S / (N - S), days.

    References
    ----------
    Little (1961), Oper. Res. 9(3), 383-387.

    Examples
    --------
    >>> round(longest_stay(15_000, 60_000, 270), 6)
    90.0
    """
    return days * strength / (total - strength)


def total_sent(strength: float, tour_days: float, days: float) -> float:
    """Give the total sent when a strength is kept up by tours of one length.

    Parameters
    ----------
    strength : float
        People present at any time.
    tour_days, days : float
        Average stay, and time since the first contingent stood there.

    Returns
    -------
    float
        S (1 + T / tour), people; partial tours count in part.

    Examples
    --------
    >>> total_sent(15_000, 90, 360)
    75000.0
    """
    return strength * (1.0 + days / tour_days)


def check(a: Told, b: Told, setting: Setting) -> Check:
    """Check two figures under one pair of readings.

    Parameters
    ----------
    a, b : (Figure, Option)
        The lower and the higher figure.
    setting : Setting
        Days, and who was there already.

    Returns
    -------
    Check
    """
    bars = _same_measure(a, b) or _order_broken(a, b) or _order_broken(b, a)
    if bars is not None:
        return bars
    roles = (role(a[1].measure), role(b[1].measure))
    if roles in _IDENTITIES:
        return _IDENTITIES[roles](a, b, setting)
    if roles[::-1] in _IDENTITIES:
        return _IDENTITIES[roles[::-1]](b, a, setting)
    share = a[0].number / b[0].number
    return Check(True, f"the lower figure is {say_number(100 * share, 2)} % of the higher one")


def _same_measure(a: Told, b: Told) -> Check | None:
    if a[1].measure != b[1].measure:
        return None
    if a[0].high >= b[0].low:
        return Check(True, "both round to the same number")
    if a[1].window.end == b[1].window.end and a[1].window.start == b[1].window.start:
        return Check(False, f"one situation cannot have {a[0].text} and {b[0].text} of the same thing")
    first, later = sorted((a, b), key=lambda each: each[1].window.end)
    if first[0].number > later[0].number and first[1].measure in _GROWING:
        return Check(False, "a total cannot fall from one day to a later one")
    return Check(True, f"it changes between {_day(first)} and {_day(later)}")


def _order_broken(part: Told, whole: Told) -> Check | None:
    """Part above whole, where the whole is told of no earlier a day."""
    if whole[1].measure not in _AT_MOST.get(part[1].measure, ()) or whole[0].high >= part[0].low:
        return None
    if whole[1].window.end < part[1].window.end:
        return Check(True, f"at least {_gap(part, whole)} more come after {_day(whole)}")
    return Check(False, f"{part[0].text} {_SAID[role(part[1].measure)]} are more than the {whole[0].text} "
                        f"{_SAID[role(whole[1].measure)]} that they must be among")  # fmt: skip


def _strength_total(strength: Told, total: Told, setting: Setting) -> Check:
    present, sent = strength[0].number, total[0].number
    if strength[0].high >= total[0].low:
        return Check(True, "nobody needs to be relieved")
    since = setting.as_of if total[1].window.end > setting.as_of else setting.start
    days = (total[1].window.end - since).days
    stay = longest_stay(present, sent, days)
    if stay < 1.0:
        return Check(False, f"{_day(total)} leaves no time for a relief", stay)
    until = _later(since, setting.tour_days * (sent - present) / present)
    when = "not within a century" if until is None else _when(until, total[1].window.end)
    text = (
        f"by {_day(total)} only if nobody stays longer than about {_days(stay)} on average; "
        f"at {setting.tour_days}-day tours {when}"
    )
    return Check(True, text, stay, until)


def _strength_flow(strength: Told, flow: Told, setting: Setting) -> Check:
    stay = _YEAR * strength[0].number / flow[0].number
    return Check(True, f"only if the average stay is about {_days(stay)}", stay)


def _batch_strength(batch: Told, strength: Told, setting: Setting) -> Check:
    times = strength[0].number / batch[0].number
    if strength[0].high < batch[0].low:
        return Check(False, "a batch is larger than all who are ever present")
    if strength[0].low <= batch[0].high:
        return Check(True, "only if each batch relieves the one before: the interval is as long as the tour")
    return Check(True, f"only if {say_number(times, 2)} batches overlap: the tour is that many intervals long")


def _batch_total(batch: Told, total: Told, setting: Setting) -> Check:
    count = total[0].number / batch[0].number
    missing = total[0].number - setting.already_people
    days = (total[1].window.end - setting.as_of).days
    if missing <= 0.0 or days <= 0:
        return Check(True, f"that is {say_number(count, 2)} batches")
    interval = days * batch[0].number / missing
    return Check(True, f"by {_day(total)} only with a batch every {_days(interval)} or less")


def _batch_flow(batch: Told, flow: Told, setting: Setting) -> Check:
    return Check(True, f"only with a batch every {_days(_YEAR * batch[0].number / flow[0].number)}")


def _flow_total(flow: Told, total: Told, setting: Setting) -> Check:
    days = (total[1].window.end - flow[1].window.start).days
    inflow = flow[0].number * days / _YEAR
    if flow[0].low * days / _YEAR > total[0].high:
        return Check(False, f"{flow[0].text} a year come to {say_number(inflow)} by {_day(total)} alone")
    needed = total[0].number - inflow
    slack = total[0].high - flow[0].low * days / _YEAR - setting.already_people
    if needed > setting.already_people and total[0].low - flow[0].high * days / _YEAR > setting.already_people:
        text = f"only if about {say_number(needed)} had been sent before {_day_of(flow[1].window.start)}"
        return Check(True, f"{text}, not {say_number(setting.already_people)}")
    return Check(slack >= 0.0, f"{flow[0].text} a year come to {say_number(inflow)} by {_day(total)}")


def _part_total(part: Told, total: Told, setting: Setting) -> Check:
    share = 100.0 * part[0].number / total[0].number
    return Check(True, f"that is {say_number(share, 2)} % of those sent")


_Identity = Callable[[Told, Told, Setting], Check]
_IDENTITIES: dict[tuple[Role, Role], _Identity] = {
    ("strength", "total"): _strength_total,
    ("strength", "flow"): _strength_flow,
    ("batch", "strength"): _batch_strength,
    ("batch", "total"): _batch_total,
    ("batch", "flow"): _batch_flow,
    ("flow", "total"): _flow_total,
    ("part", "total"): _part_total,
}
_SAID: dict[Role, str] = {
    "strength": "at a time",
    "total": "in all",
    "flow": "a year",
    "batch": "a batch",
    "part": "of them",
}


def _day(told: Told) -> str:
    return say_day(told[1].window.end)


def _day_of(day: date) -> str:
    return say_day(day)


def _days(days: float) -> str:
    count = max(round(days), 1)
    return "1 day" if count == 1 else f"{count:,} days"


def _gap(part: Told, whole: Told) -> str:
    return say_number(part[0].number - whole[0].number)


def _later(since: date, days: float) -> date | None:
    return since + timedelta(days=round(days)) if days < _FAR else None


def _when(until: date, end: date) -> str:
    return f"it takes until {say_day(until)}" if until > end else f"it is reached by {say_day(until)}"
