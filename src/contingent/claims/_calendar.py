"""Days, weeks, months and seasons as intervals of days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

__all__ = ["Interval", "add_months", "month", "month_number", "part_of_month", "season", "week", "year"]

Interval = tuple[date | None, date | None]

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
# northern meteorological seasons: reports of this kind use them whatever the place
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def month_number(name: str) -> int:
    """Give the number of a month by its name, 0 if it is none.

    Examples
    --------
    >>> month_number("Sept."), month_number("may")
    (9, 5)
    """
    return _MONTHS.get(name.lower().rstrip("."), 0)


def month(year_: int, number: int) -> tuple[date, date]:
    """Give the first and last day of a month."""
    return date(year_, number, 1), date(year_, number, calendar.monthrange(year_, number)[1])


def add_months(day: date, months: int) -> date:
    """Move a day by whole months, to the month's last day where it has no such day.

    Examples
    --------
    >>> add_months(date(2025, 1, 31), 1)
    datetime.date(2025, 2, 28)
    """
    index = day.year * 12 + day.month - 1 + months
    year_, number = index // 12, index % 12 + 1
    if not 1 <= year_ <= 9999:
        return day
    return date(year_, number, min(day.day, calendar.monthrange(year_, number)[1]))


def part_of_month(part: str, year_: int, number: int) -> tuple[date, date]:
    """Give early, mid or late in a month: thirds of it; the middle ends on the 20th."""
    first, last = month(year_, number)
    if part == "early":
        return first, first.replace(day=10)
    if part == "mid":
        return first.replace(day=11), first.replace(day=20)
    return first.replace(day=21), last


def year(number: int) -> tuple[date, date]:
    """Give the first and last day of a year."""
    return date(number, 1, 1), date(number, 12, 31)


def season(name: str, year_: int) -> tuple[date, date]:
    """Give the season that begins in a year."""
    first = _SEASONS[name.lower()]
    start = date(year_, first, 1)
    return start, add_months(start, 3) - timedelta(days=1)


def week(day: date, offset: int) -> tuple[date, date]:
    """Give the week of a day, Sunday to Saturday, some weeks on."""
    sunday = day - timedelta(days=(day.weekday() + 1) % 7) + timedelta(weeks=offset)
    return sunday, sunday + timedelta(days=6)
