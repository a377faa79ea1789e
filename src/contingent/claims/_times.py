"""Time expressions of a sentence, resolved against the day of the report."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from contingent.claims._calendar import (
    Interval,
    add_months,
    month,
    month_number,
    part_of_month,
    season,
    week,
    year,
)
from contingent.claims._numerals import find_numerals

__all__ = ["Time", "find_times"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression, offsets into the sentence; either end may be open."""

    start: int
    end: int
    first: date | None
    last: date | None
    kind: str = "time"
    """``time``, ``recurrence`` ("every few months") or ``rate`` ("in a year")."""


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|several|a\s+few|a\s+couple\s+of|few)"
_UNIT = r"(?:day|week|month|year)s?"

Handler = Callable[[re.Match[str], date, bool], Interval]


def _every(match: re.Match[str], day: date, future: bool) -> Interval:
    return None, None


def _full_date(match: re.Match[str], day: date, future: bool) -> Interval:
    number = month_number(match["month1"] or match["month2"])
    in_month = int(match["day1"] or match["day2"])
    told = match["year1"] or match["year2"]
    chosen = int(told) if told else _year_of(number, day, future)
    try:
        found = date(chosen, number, in_month)
    except ValueError:
        return None, None
    return _directed(match["how"], found, found)


def _year_of(number: int, day: date, future: bool) -> int:
    """Choose the year of a month told without one: the last such month, or the next where a plan is told."""
    if future:
        return day.year if number >= day.month else day.year + 1
    return day.year if number <= day.month else day.year - 1


def _directed(how: str | None, first: date, last: date) -> Interval:
    """Open an end: "by" has no start, "since" no end."""
    word = " ".join((how or "").lower().split())
    if word in {"by", "until", "till", "before", "by the end of", "through", "no later than", "up to"}:
        return None, last if word != "before" else first
    if word in {"since", "from", "after", "starting", "starting in", "beginning in", "as of"}:
        return first, None
    return first, last


def _month_year(match: re.Match[str], day: date, future: bool) -> Interval:
    number = month_number(match["month"])
    how = " ".join((match["how"] or "").lower().split())
    future = future or how == "next"
    chosen = int(match["year"]) if match["year"] else _year_of(number, day, future and how != "last")
    if how == "last" and not match["year"] and number == day.month:
        chosen -= 1
    part = (match["part"] or "").lower().strip(" -")
    if how == "by" and part == "mid":
        return None, date(chosen, number, 15)
    first, last = (
        part_of_month(part, chosen, number) if part in {"early", "mid", "late"} else month(chosen, number)
    )
    if part in {"the end of", "end of", "end"}:
        first = part_of_month("late", chosen, number)[0]
    return _directed(how, first, last)


def _year_alone(match: re.Match[str], day: date, future: bool) -> Interval:
    first, last = year(int(match["year"]))
    part = (match["part"] or "").lower()
    if "end" in part or "late" in part:
        first = first.replace(month=10)
    elif "early" in part or "start" in part or "beginning" in part:
        last = last.replace(month=3, day=31)
    elif "mid" in part:
        first, last = first.replace(month=5), last.replace(month=8, day=31)
    return _directed(match["how"], first, last)


def _weekday(match: re.Match[str], day: date, future: bool) -> Interval:
    number = _WEEKDAYS.index(match["weekday"].lower())
    back = (day.weekday() - number) % 7
    which = (match["which"] or "").lower()
    if which == "next" or (future and which in {"", "this", "on", "coming"} and back):
        found = day + timedelta(days=(number - day.weekday()) % 7 or 7)
    else:
        found = day - timedelta(days=back or (7 if which == "last" else 0))
    return _directed(match["how"], found, found)


def _relative_day(match: re.Match[str], day: date, future: bool) -> Interval:
    word = match.group().lower()
    moved = day + timedelta(
        days=-1
        if "yesterday" in word or "earlier" in word or "before" in word
        else 1
        if "tomorrow" in word
        else 0
    )
    return moved, moved


def _amount(words: str) -> float:
    low = " ".join(words.lower().split())
    if low in {"several", "a few", "few"}:
        return 7.0 if low == "several" else 4.0
    if low.startswith("a couple"):
        return 2.0
    found = find_numerals(low)
    return found[0].high if found else 1.0


def _moved(day: date, amount: float, unit: str) -> date:
    try:
        if unit.startswith("day"):
            return day + timedelta(days=round(amount))
        if unit.startswith("week"):
            return day + timedelta(weeks=round(amount))
    except OverflowError:
        return day
    months = round(amount) * (12 if unit.startswith("year") else 1)
    return add_months(day, months)


def _ago(match: re.Match[str], day: date, future: bool) -> Interval:
    moved = _moved(day, -_amount(match["amount"]), match["unit"].lower())
    if match["unit"].lower().startswith(("day",)):
        return moved, moved
    return moved, moved


def _within(match: re.Match[str], day: date, future: bool) -> Interval:
    amount = _amount(match["amount"]) if match["amount"] else 3.0  # "the coming weeks": as "a few", assumed
    return day, _moved(day, amount, match["unit"].lower())


def _past_span(match: re.Match[str], day: date, future: bool) -> Interval:
    if match["amount"] is None:
        return None, day
    return _moved(day, -_amount(match["amount"]), match["unit"].lower()), day


def _calendar_unit(match: re.Match[str], day: date, future: bool) -> Interval:
    which, unit, part = match["which"].lower(), match["unit"].lower(), (match["part"] or "").lower()
    offset = {"last": -1, "this": 0, "next": 1, "the previous": -1, "the": 0, "the coming": 1}[
        " ".join(which.split())
    ]
    first, last = _unit(unit, day, offset)
    if "earlier" in part:
        last = day
    elif "later" in part:
        first = day
    elif "end" in part:
        first = last - timedelta(days=9 if unit == "month" else 1 if unit == "week" else 91)
    return _directed(match["how"], first, last)


def _unit(unit: str, day: date, offset: int) -> tuple[date, date]:
    if unit == "week":
        return week(day, offset)
    if unit == "weekend":
        saturday = week(day, offset)[1] if offset >= 0 and day.weekday() < 5 and offset else week(day, -1)[1]
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        moved = add_months(day, offset)
        return month(moved.year, moved.month)
    if unit == "year":
        return year(day.year + offset)
    return _season_near(unit, day, offset)


def _season_near(name: str, day: date, offset: int) -> tuple[date, date]:
    """Choose the last, this or next season of a name."""
    candidates = [season(name, day.year + shift) for shift in (-2, -1, 0, 1, 2)]
    past = [s for s in candidates if s[1] < day]
    coming = [s for s in candidates if s[0] > day]
    current = next((s for s in candidates if s[0] <= day <= s[1]), None)
    if offset < 0:
        return past[-1]
    if offset > 0:
        return coming[0]
    return current or (coming[0] if coming[0][0].year == day.year else past[-1])


def _season_plain(match: re.Match[str], day: date, future: bool) -> Interval:
    if match["year"]:
        return _directed(match["how"], *season(match["season"], int(match["year"])))
    first, last = _season_near(match["season"].lower(), day, 1 if future else -1)
    return _directed(match["how"], first, last)


def _until_now(match: re.Match[str], day: date, future: bool) -> Interval:
    return None, day


def _now(match: re.Match[str], day: date, future: bool) -> Interval:
    return day, day


_HOW = r"(?P<how>by|until|till|before|since|from|after|through|in|during|on|as\s+of|no\s+later\s+than|last|next|starting\s+in|beginning\s+in|of)"
_RULES: tuple[tuple[str, Handler, str], ...] = (
    (rf"every\s+(?:{_NUMBER}(?:\s+(?:to|or)\s+{_NUMBER})?\s+)?{_UNIT}|(?:bi)?(?:annually|monthly|weekly|yearly|quarterly)|each\s+(?:year|month|week)",
     _every, "recurrence"),
    (r"(?:in|over|within|for)\s+(?:a|one)\s+year|(?:a|per)\s+(?:year|month|week)\b", _every, "rate"),
    (rf"(?:{_HOW}\s+)?(?:(?P<month1>{_MONTH})\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year1>\d{{4}}))?"
     rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})(?:,?\s+(?P<year2>\d{{4}}))?)(?!\d|,\d)", _full_date, "time"),
    (rf"(?:{_HOW}\s+)?(?:(?:the\s+)?(?P<part>early|mid|late|the\s+end\s+of|end\s+of)[\s-]+)?(?P<month>{_MONTH})(?:,?\s+(?:of\s+)?(?P<year>\d{{4}}))?(?!\w)",
     _month_year, "time"),
    (r"(?P<how>by|until|since|in|before|from|after|during|through|of)\s+(?:the\s+)?(?:(?P<part>end\s+of|early|late|mid|start\s+of|beginning\s+of)[\s-]+)?"
     r"(?P<year>(?:19|20)\d\d)(?!\w|,\d)", _year_alone, "time"),
    (rf"(?:(?P<how>by|until|since|before|from)\s+)?(?:(?P<which>on|last|next|this|coming)\s+)?(?P<weekday>{_DAY})(?:\s+(?:morning|night|evening|afternoon))?",
     _weekday, "time"),
    (r"(?:a|the|one)\s+day\s+(?:earlier|before)|yesterday|today|tonight|tomorrow", _relative_day, "time"),
    (rf"(?P<amount>{_NUMBER})\s+(?P<unit>{_UNIT})\s+(?:ago|earlier)", _ago, "time"),
    (rf"(?:within|in|over|during)\s+(?:the\s+)?(?:next|coming)\s+(?:(?P<amount>{_NUMBER})\s+)?(?P<unit>{_UNIT})|within\s+(?P<amount2>{_NUMBER})\s+(?P<unit2>{_UNIT})",
     lambda m, day, future: _within_either(m, day), "time"),
    (rf"(?:in|over|during|for)\s+(?:the\s+)?(?:past|last|previous)\s+(?:(?P<amount>{_NUMBER})\s+)(?P<unit>{_UNIT})", _past_span, "time"),
    (rf"(?:{_HOW}\s+)?(?:the\s+)?(?P<season>{_SEASON})\s+(?:of\s+)?(?P<year>\d{{4}})", _season_plain, "time"),
    (rf"(?P<how>in|by|since|until|before|from)\s+(?:the\s+)?(?P<season>{_SEASON})(?P<year>)\b", _season_plain, "time"),
    (r"(?P<how>by|until|before|since|from)?\s*(?:(?P<part>earlier\s+in|later\s+in|earlier|later|(?:the\s+)?end\s+of|late|early)\s+)?"
     rf"(?P<which>last|this|next|the\s+previous|the\s+coming|the)\s+(?P<unit>week|weekend|month|year|{_SEASON})(?![\w-])", _calendar_unit, "time"),
    (r"so\s+far|to\s+date|until\s+now|in\s+recent\s+(?:days|weeks|months|years)|recently|recent|lately", _until_now, "time"),
    (r"currently|at\s+present|right\s+now|as\s+of\s+now", _now, "time"),
)  # fmt: skip


def _within_either(match: re.Match[str], day: date) -> Interval:
    unit = (match["unit"] or match["unit2"]).lower()
    words = match["amount"] or match["amount2"]
    return day, _moved(day, _amount(words) if words else 3.0, unit)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Handler, str], ...]:
    return tuple((re.compile(rf"(?<![\w-]){p}", re.IGNORECASE), h, kind) for p, h, kind in _RULES)


@cache
def _hints() -> re.Pattern[str]:
    return re.compile(
        rf"every|annual|monthly|weekly|yearly|quarterly|each|year|month|week|\d{{4}}|day|ago|so\s+far|to\s+date|recent|lately|current|present|"
        rf"{_SEASON}|{_MONTH}|tonight|tomorrow|now",
        re.IGNORECASE,
    )


def find_times(text: str, published: date | None, *, future: bool = False) -> list[Time]:
    """Find the time expressions of a sentence.

    Parameters
    ----------
    text : str
        The sentence.
    published : datetime.date or None
        The day that relative dates count from; without it their days stay open.
    future : bool
        Whether the sentence tells a plan, so that "in March" is the next March.

    Returns
    -------
    list of Time
        In the order of the text, never overlapping.

    Examples
    --------
    >>> [(t.first, t.last) for t in find_times("They may come by the end of 2027", None)]
    [(None, datetime.date(2027, 12, 31))]
    """
    if _hints().search(text) is None:
        return []
    found: list[Time] = []
    for pattern, handler, kind in _patterns():
        for match in pattern.finditer(text):
            if not match.group().strip() or any(
                t.start < match.end() and match.start() < t.end for t in found
            ):
                continue
            if _is_verb(text, match):
                continue
            found.append(_resolved(text, match, handler, kind, published, future))
    return sorted(found, key=lambda t: t.start)


def _resolved(
    text: str, match: re.Match[str], handler: Handler, kind: str, published: date | None, future: bool
) -> Time:
    start = match.end() - len(match.group().lstrip())
    absolute = re.search(r"\b(?:19|20)\d\d\b", match.group()) is not None
    if published is None and not absolute:
        return Time(start, match.end(), None, None, kind)
    try:
        first, last = handler(match, published or date(2000, 1, 1), future)
    except (ValueError, OverflowError):
        first, last = None, None
    return Time(start, match.end(), first, last, kind)


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """Tell whether a month's name is no month: "may", "march", a name "April", or "fall" as a verb."""
    group = match.groupdict()
    name = group.get("month") or group.get("month1") or group.get("month2")
    if name is None:
        return False
    if not name[0].isupper():
        return True
    if name not in {"May", "March", "August", "April", "June"} or group.get("how") or group.get("part"):
        return False
    if group.get("year") or group.get("day1") or group.get("day2"):
        return False
    before = text[: match.start()].rstrip()
    return before[-1:] not in {"", ","} or not before
