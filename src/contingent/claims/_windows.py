"""Times told as windows: from month to month, the last hours, overnight, since a war began."""

from __future__ import annotations

import re
from datetime import date, timedelta

from contingent.claims._calendar import Interval, add_months, month, month_number
from contingent.claims._nights import NIGHT_RULES

__all__ = ["WINDOW_RULES"]

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _months(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "between October 2023 and February 2024", "from May to July", "in July or August"."""
    one, two = month_number(match["from"]), month_number(match["to"])
    if match["y2"]:
        last = int(match["y2"])
    elif future:
        last = day.year if two >= day.month else day.year + 1
    else:
        last = day.year if two <= day.month else day.year - 1
    first = int(match["y1"]) if match["y1"] else last - (1 if one > two else 0)
    return month(first, one)[0], month(last, two)[1]


def _hours_to(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "in the 24 hours to 6 a.m. on Wednesday", "in the past 48 hours": whole days back."""
    from contingent.claims._numerals import find_numerals

    found = find_numerals(match["hours"])
    weekday = match["weekday"]
    end = day if weekday is None else day - timedelta(days=(day.weekday() - _WEEKDAYS.index(weekday.lower())) % 7)
    return end - timedelta(days=-(-round(found[0].high if found else 24) // 24)), end


def _past_unit(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "over the past week", "in the past year"."""
    unit = match["unit"].lower()
    if unit in {"week", "fortnight"}:
        return day - timedelta(days=7 if unit == "week" else 14), day
    return add_months(day, {"month": -1, "year": -12, "decade": -120}[unit]), day


def _overnight(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "overnight": from the day before."""
    return day - timedelta(days=1), day


def _year_end(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "by year's end"."""
    return None, date(day.year, 12, 31)


def _since_event(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "since the invasion began": its day is not told."""
    return None, None


WINDOW_RULES = (
    *NIGHT_RULES,
    ((rf"(?:between|from|in|during)\s+(?:(?:early|mid|late)[\s-]+)?(?P<from>{_MONTH})(?:,?\s+(?P<y1>(?:19|20)\d\d))?\s+"
      rf"(?:and|to|until|through|or)\s+(?:(?:early|mid|late)[\s-]+)?(?P<to>{_MONTH})(?!\s+\d{{1,2}}(?!\d))"
      rf"(?:,?\s+(?P<y2>(?:19|20)\d\d))?(?!\w)"), _months, "time"),
    ((r"(?:in|over|during|within|for)\s+the\s+(?:(?:past|last|previous|preceding)\s+)?(?P<hours>\d{1,3}|twenty-four|forty-eight)"
      r"[\s-]+hours?(?:\s+(?:to|until|ending|before|up\s+to)\s+(?:\d{1,2}(?::\d\d)?\s*(?:a\.?m\.?|p\.?m\.?)?|noon|midnight|dawn)?"
      r"(?:\s*(?:local\s+time\s+)?(?:on\s+)?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))?)?"),
     _hours_to, "time"),
    (r"(?:in|over|during|for|within)\s+the\s+past\s+(?P<unit>week|fortnight|month|year|decade)\b", _past_unit, "time"),
    (r"overnight", _overnight, "time"),
    (r"(?:by|before)\s+(?:the\s+)?(?:year['’]s\s+end|year-end)\b", _year_end, "time"),
    ((r"since\s+(?:the\s+)?(?:(?:start|beginning|outbreak|onset)\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?"
      r"(?:war|invasion|conflict|fighting|operation|mission|siege|offensive|campaign|ceasefire|truce)|"
      r"(?:[\w-]+\s+){0,2}?(?:war|invasion|conflict|fighting|operation|mission|siege|offensive|campaign|ceasefire|truce)"
      r"\s+(?:began|started|broke\s+out|erupted|was\s+launched|took\s+effect)|"
      r"(?:the|its|their|his|her|[A-Z]\w+)\s+(?:[\w-]+\s+){0,3}?(?:began|started|broke|erupted|fell|took|came|left|ended|resumed|"
      r"collapsed|seized|invaded|landed|arrived|crossed|withdrew|went|flared|opened|closed|entered|pulled|was\s+\w+ed|were\s+\w+ed))\b"
      r"(?!\s+(?:in|on)\s)"), _since_event, "time"),
)  # fmt: skip
"""Patterns with their readers and kinds, tried before those of spans."""
