"""What each form of time expression means, as first and last day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

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

__all__ = [
    "Handler",
    "ago_of",
    "calendar_unit_of",
    "every_of",
    "full_date_of",
    "month_year_of",
    "now_of",
    "past_span_of",
    "relative_day_of",
    "season_plain_of",
    "soon_of",
    "until_now_of",
    "weekday_of",
    "within_either_of",
    "within_some_of",
    "year_alone_of",
]

Handler = Callable[[re.Match[str], date, bool], Interval]
"""Match, day of the report, and whether a plan is told."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def every_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read a recurrence: it has no days of its own."""
    return None, None


def full_date_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "November 18, 2024", "18 November"."""
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


def _nearest_year(number: int, day: date) -> int:
    """Choose the year whose month of that number is nearest: a limit may lie before or ahead."""
    return min((day.year - 1, day.year, day.year + 1), key=lambda y: abs((date(y, number, 15) - day).days))


def _directed(how: str | None, first: date, last: date) -> Interval:
    """Open an end: "by" has no start, "since" no end."""
    word = " ".join((how or "").lower().split())
    if word in {"as of", "by", "until", "till", "before", "by the end of", "through", "no later than", "up to"}:
        return None, last if word != "before" else first - timedelta(days=1)
    if word in {"beyond", "past"}:
        return last if first == last else last + timedelta(days=1), None
    if word in {"since", "from", "after", "starting", "starting in", "beginning in"}:
        return first, None
    return first, last


def month_year_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "by mid-January", "since March 2022", "since last October"."""
    number = month_number(match["month"])
    how = " ".join((match["how"] or "").lower().split())
    which = (match["which"] or "").lower()
    if which in {"last", "next"} and not match["year"]:
        chosen = _year_of(number, day, which == "next") - (which == "last" and number == day.month)
        return _directed(how, *month(chosen, number))
    future = future or how == "next"
    chosen = int(match["year"]) if match["year"] else _year_of(number, day, future and how != "last")
    if how in {"by", "until", "before"} and not match["year"] and not future:
        chosen = _nearest_year(number, day)
    if how == "last" and not match["year"] and number == day.month:
        chosen -= 1
    part = (match["part"] or "").lower().strip(" -")
    if part == "mid" and how in {"by", "until", "as of", "before", "since", "from", "after"}:
        return _directed("by" if how == "before" else how, date(chosen, number, 15), date(chosen, number, 15))
    first, last = part_of_month(part, chosen, number) if part in {"early", "mid", "late"} else month(chosen, number)
    if part in {"the end of", "end of", "end"}:
        if how == "before":
            return None, last  # "before the end of November" leaves all of November
        first = part_of_month("late", chosen, number)[0]
    return _directed(how, first, last)


def year_alone_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "in 2027", "by the end of 2027"."""
    first, last = year(int(match["year"]))
    part = (match["part"] or match["part0"] or "").lower()
    if match["how"].lower() == "before" and "end" in part:
        return None, last  # "before the end of 2025" leaves all of 2025
    if "end" in part or "late" in part:
        first = first.replace(month=10)
    elif "early" in part or "start" in part or "beginning" in part:
        last = last.replace(month=3, day=31)
    elif "mid" in part and match["how"].lower() in {"by", "until", "before"}:
        return None, first.replace(month=6, day=30)
    elif "mid" in part:
        first, last = first.replace(month=5), last.replace(month=8, day=31)
    return _directed(match["how"], first, last)


def weekday_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "on Tuesday", "next Monday"."""
    number = _WEEKDAYS.index(match["weekday"].lower())
    back = (day.weekday() - number) % 7
    which = (match["which"] or "").lower()
    if which == "next" or (future and which in {"", "this", "on", "coming"} and back):
        found = day + timedelta(days=(number - day.weekday()) % 7 or 7)
    else:
        found = day - timedelta(days=back or (7 if which == "last" else 0))
    return _directed(match["how"], found, found)


def relative_day_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "yesterday", "a day earlier", "overnight" (from one day to the next)."""
    word = match.group().lower()
    if "night" in word and "tonight" not in word:
        return day - timedelta(days=1), day
    moved = day + timedelta(
        days=-1 if "yesterday" in word or "earlier" in word or "before" in word else 1 if "tomorrow" in word else 0
    )
    return _directed(word.split()[0], moved, moved)


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
        if unit.startswith(("week", "fortnight")):
            return day + timedelta(weeks=round(amount) * (2 if unit.startswith("fortnight") else 1))
    except OverflowError:
        return day
    months = round(amount) * (12 if unit.startswith("year") else 1)
    return add_months(day, months)


def ago_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "three days ago"."""
    moved = _moved(day, -_amount(match["amount"]), match["unit"].lower())
    if match["unit"].lower() == "years":
        return year(moved.year)  # "two years ago" is the year, not the day
    return moved, moved


def past_span_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "in the past two weeks"."""
    return _moved(day, -_amount(match["amount"] or "one"), match["unit"].lower()), day


def calendar_unit_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "last month", "later this year", "by the end of the week"."""
    which, unit, part = match["which"].lower(), match["unit"].lower(), (match["part"] or "").lower()
    offset = {"last": -1, "this": 0, "next": 1, "the previous": -1, "the": 0, "the coming": 1}[" ".join(which.split())]
    first, last = _unit(unit, day, offset)
    if "earlier in" in part and first < day:
        last = min(last, day - timedelta(days=1))
    elif "earlier" in part or "so far" in part or (unit == "week" and which == "this" and not future):
        last = min(last, day)
    elif "later" in part:
        first = day
    elif "end" in part or part == "late":
        if (match["how"] or "").lower() == "before":
            return None, last
        first = last - timedelta(days=9 if unit == "month" else 1 if unit == "week" else 91)
    elif part == "early":
        last = first + timedelta(days=9 if unit == "month" else 1 if unit == "week" else 89)
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


def season_plain_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "in the spring", "autumn 2024"."""
    if match["year"]:
        return _directed(match["how"], *season(match["season"], int(match["year"])))
    first, last = _season_near(match["season"].lower(), day, 1 if future else -1)
    return _directed(match["how"], first, last)


def until_now_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "so far", "recently"."""
    return None, day


def soon_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "soon", "in the near future": from today, with no end."""
    return day, None


def within_some_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "within days" as under a week, "within weeks" and "within months" as a few of them; all assumed."""
    unit = match["unit"].lower()
    return day, _moved(day, 7.0 if unit == "days" else 4.0, unit)


def now_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "currently"."""
    return day, day


def within_either_of(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "within several days", "in the next two months"."""
    unit = (match["unit"] or match["unit2"]).lower()
    words = match["amount"] or match["amount2"]
    if not words and unit.endswith("s"):
        return day, None  # "in the coming months" has no end
    return day, _moved(day, _amount(words) if words else 4.0, unit)
