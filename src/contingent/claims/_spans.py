"""Times told as spans: quarters, decades, days of a month, hours, and feasts with a day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from contingent.claims._calendar import Interval, add_months, month_number, week
from contingent.claims._windows import WINDOW_RULES

__all__ = ["SPAN_RULES"]

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3, "final": 3}


def _near_year(number: int, day: date, future: bool) -> int:
    if future:
        return day.year if number >= day.month else day.year + 1
    return day.year if number <= day.month else day.year - 1


def _part_of_year(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "in the first quarter of 2025", "the second half of the year"."""
    year = int(match["year"]) if match["year"] else day.year + (1 if "next" in match.group().lower() else 0)
    months = 3 if match["piece"].lower() == "quarter" else 6
    start = date(year, 1 + months * min(_ORDER[match["nth"].lower()], 12 // months - 1), 1)
    return start, add_months(start, months) - timedelta(days=1)


def _days_of_month(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "from 20 to 27 September", "14-15 September", "Sept. 3-5"."""
    number = month_number(match["m1"] or match["m2"])
    told = match["y1"] or match["y2"]
    year = int(told) if told else _near_year(number, day, future)
    return date(year, number, int(match["a1"] or match["a2"])), date(year, number, int(match["b1"] or match["b2"]))


def _years(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "between 2019 and 2021"."""
    return date(int(match["from"]), 1, 1), date(int(match["to"]), 12, 31)


def _decade(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "the 1990s"; early, mid and late are its first four, middle two and last four years (assumed)."""
    first = int(match["decade"])
    part = (match["part"] or "").lower()
    ends = {"early": (0, 3), "mid": (4, 5), "late": (6, 9)}.get(part, (0, 9))
    return date(first + ends[0], 1, 1), date(first + ends[1], 12, 31)


def _hours(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "within 48 hours": whole days from today."""
    return day, day + timedelta(days=-(-int(match["hours"]) // 24))


def _this_day(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "this morning"."""
    return day, day


def _year_back(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "a year ago", "half a year ago"."""
    moved = add_months(day, -6 if match["half"] else -12)
    return moved, moved


def _feast(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "before Christmas": feasts whose day does not move."""
    number, in_month = (12, 25) if match["feast"].lower().startswith("christ") else (1, 1)
    ahead = future or match["how"].lower() in {"by", "before", "until"}
    year = day.year + (1 if ahead and (number, in_month) < (day.month, day.day) else 0)
    found = date(year if ahead or (number, in_month) <= (day.month, day.day) else year - 1, number, in_month)
    if match["how"].lower() == "before":
        return None, found - timedelta(days=1)
    return (None, found) if match["how"].lower() in {"by", "until"} else (found, found)


def _part_of_unit(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "at the start of the month": its first ten days; of the year: its first quarter.

    Of the week it is up to Tuesday; all assumed.
    """
    since = match.group().lower().lstrip().startswith(("since", "from"))
    shift = -1 if (match["which"] or "").lower() == "last" else 1 if (match["which"] or "").lower() == "next" else 0
    if match["unit"].lower() == "week":
        first = week(day, shift)[0]
        return first, None if since else first + timedelta(days=2)
    if match["unit"].lower() == "month":
        first = add_months(day.replace(day=1), shift)
        return first, None if since else first.replace(day=10)
    return date(day.year + shift, 1, 1), None if since else date(day.year + shift, 3, 31)


def _held(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "has held the town for two years": from then until now."""
    from contingent.claims._numerals import find_numerals

    found = find_numerals(match["amount"])
    months = round(found[0].high if found else 1) * (12 if match["unit"].lower().startswith("year") else 1)
    return add_months(day, -months), day


def _from_month(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "as early as November", "from as soon as March 2025": no earlier than its first day."""
    number = month_number(match["month"])
    return date(int(match["year"]) if match["year"] else _near_year(number, day, True), number, 1), None


def _day_to_day(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "from October 1 to October 20", "between 28 May and 3 June 2024"."""
    months = [month_number(match[a] or match[b]) for a, b in (("m1", "m2"), ("m3", "m4"))]
    days = [int(match[a] or match[b]) for a, b in (("d1", "d2"), ("d3", "d4"))]
    ahead = future or " runs " in match.string or date(day.year, months[0], days[0]) <= day
    year = int(match["y"]) if match["y"] else _near_year(months[1], day, ahead)
    first = date(year - (months[0] > months[1]), months[0], days[0])
    return first, date(year, months[1], days[1])


def _end_of_unit(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "by year's end", "by the end of the month", "at year-end": its last day, or up to it."""
    unit = match["unit"].lower()
    if unit == "week":
        last = day + timedelta(days=(5 - day.weekday()) % 7)
    else:
        months = 1 if unit == "month" else 13 - day.month
        last = add_months(day.replace(day=1), months) - timedelta(days=1)
    return (None, last) if match["how"].lower() in {"by", "before", "until"} else (last, last)


def _mid_year(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "by mid-year" as the end of June."""
    year = day.year if day.month <= 6 else day.year + 1
    return None, date(year, 6, 30)


SPAN_RULES = (
    *WINDOW_RULES,
    ((rf"(?:from|between)\s+(?:(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\s+(?P<m2>{_MONTH}))\s+(?:to|until|and|through)\s+"
     rf"(?:(?P<m3>{_MONTH})\s+(?P<d3>\d{{1,2}})|(?P<d4>\d{{1,2}})\s+(?P<m4>{_MONTH}))(?:,?\s+(?P<y>\d{{4}}))?(?!\d|,\d)"),
     _day_to_day, "time"),
    (r"(?P<how>by|before|until|at)\s+(?:the\s+)?(?P<unit>year|month|week)(?:['’]s[\s-]end|-end)\b", _end_of_unit,
     "time"),
    (r"by\s+mid-?year\b", _mid_year, "time"),
    ((r"(?:in|during|by|for|until|since)\s+(?:the\s+)?(?P<nth>first|second|third|fourth|last|final)\s+"
     r"(?P<piece>quarter|half)\s+of\s+(?:(?P<year>(?:19|20)\d\d)|(?:this|the|next)\s+year)"), _part_of_year, "time"),
    ((rf"(?:from\s+|between\s+|on\s+)?(?:(?P<a1>\d{{1,2}})\s?(?:-|–|to|and)\s?(?P<b1>\d{{1,2}})\s+(?P<m1>{_MONTH})"
     rf"(?:,?\s+(?P<y1>\d{{4}}))?|(?P<m2>{_MONTH})\s+(?P<a2>\d{{1,2}})\s?(?:-|–|to)\s?(?P<b2>\d{{1,2}})(?!\d|,\d)"
     rf"(?:,?\s+(?P<y2>\d{{4}}))?)"), _days_of_month, "time"),
    (r"(?:between|from)\s+(?P<from>(?:19|20)\d\d)\s+(?:and|to)\s+(?P<to>(?:19|20)\d\d)\b", _years, "time"),
    (r"(?:(?:in|during|since)\s+)?the\s+(?:(?P<part>early|mid|late)[\s-]+)?(?P<decade>(?:19|20)\d0)s\b",
     _decade, "time"),
    (
        r"(?:within\s+(?:the\s+)?(?:next\s+|coming\s+)?|in\s+(?:the\s+(?:next|coming)\s+)?)(?P<hours>\d{1,3})\s+hours\b",
        _hours, "time",
    ),
    (r"this\s+(?:morning|afternoon|evening)\b", _this_day, "time"),
    (r"(?P<half>half\s+)?an?\s+year\s+(?:ago|earlier)\b", _year_back, "time"),
    (r"(?P<how>by|before|until|after|since|at|on)\s+(?P<feast>Christmas(?:\s+Day)?|New\s+Year(?:['’]s)?(?:\s+Day)?)\b",
     _feast, "time"),
    (r"(?:at|since|from)\s+the\s+(?:start|beginning)\s+of\s+(?:(?P<which>this|last|next)|the)\s+(?P<unit>week|month|year)\b",
     _part_of_unit, "time"),
    (r"(?<=[a-z]\s)for\s+(?:the\s+(?:past|last)\s+)?(?P<amount>\w+)\s+(?P<unit>months|years)(?=\W*$|[,;.])",
     _held, "time"),
    (rf"(?:from\s+)?as\s+(?:early|soon)\s+as\s+(?:in\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>\d{{4}}))?(?!\w)",
     _from_month, "time"),
)  # fmt: skip
"""Patterns with their readers and kinds, tried before the plain ones."""
