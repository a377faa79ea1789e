"""Times told by the night, by the hour of the day, by a part of a month or year, or by what was told before."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from contingent.claims._calendar import Interval, add_months, month, month_number, year

__all__ = ["NIGHT_RULES", "idle_rules"]

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few)"
_DAY_IN_MONTH = 15  # the middle of a month, assumed


def _near(name: str, day: date, future: bool) -> date:
    shift = _WEEKDAYS.index(name.lower()) - day.weekday()
    return day + timedelta(days=shift % 7 if future else -(-shift % 7))


def _night_to(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "in the night to Wednesday", "on the night of 3 May" by its weekday: it lasts from one day to the next."""
    found = _near(match["weekday"], day, future)
    ends = found if match["way"].lower() == "to" else found + timedelta(days=1)
    return ends - timedelta(days=1), ends


def _weekday_night(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "on Wednesday night": into the next day."""
    found = _near(match["weekday"], day, future)
    return found, found + timedelta(days=1)


def _tonight_past(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "in the night": the last one, or the coming one where a plan is told."""
    return (day, day + timedelta(days=1)) if future else (day - timedelta(days=1), day)


def _same_day(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "at dawn", "at the moment": the day of the report."""
    return day, day


def _from_now(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "for the time being": from today, with no end."""
    return day, None


def _until_today(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "for months": up to today, or from today where a plan is told."""
    return (day, None) if future else (None, day)


def _told_before(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "in those months", "since then": its days were told before, and stay open here."""
    return None, None


def _fiscal(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "in fiscal 2025" as that of the United States government, from October to September."""
    told = int(match["year"])
    return date(told - 1, 10, 1), date(told, 9, 30)


def _year_near(number: int, day: date, future: bool) -> int:
    if future:
        return day.year if number >= day.month else day.year + 1
    return day.year if number <= day.month else day.year - 1


def _piece_of_month(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "in the first week of June", "in the last days of May" (ten days, assumed), "the second half of July"."""
    number = month_number(match["named"])
    first, last = month(int(match["year"]) if match["year"] else _year_near(number, day, future), number)
    nth, piece = match["nth"].lower(), match["piece"].lower()
    days = {"week": 7, "days": 10, "half": _DAY_IN_MONTH}[piece]
    if nth in {"last", "final", "closing"} or (piece == "half" and nth == "second"):
        return (first.replace(day=16) if piece == "half" else last - timedelta(days=days - 1)), last
    at = first + timedelta(days=days * {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3}[nth])
    return at, min(at + timedelta(days=days - 1), last)


def _middle(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "by the middle of 2026", "since the middle of May", "in the middle of next year"."""
    if match["named"]:
        number = month_number(match["named"])
        told = int(match["y"]) if match["y"] else _year_near(number, day, future or match["how"].lower() == "by")
        middle, wide = date(told, number, _DAY_IN_MONTH), (date(told, number, 11), date(told, number, 20))
    elif (match["unit"] or "").lower() == "month":
        start = add_months(day.replace(day=1), _shift(match["which"]))
        middle, wide = start.replace(day=_DAY_IN_MONTH), (start.replace(day=11), start.replace(day=20))
    else:
        told = int(match["year"]) if match["year"] else day.year + _shift(match["which"])
        middle, wide = date(told, 6, 30), (date(told, 5, 1), date(told, 8, 31))
    if match["how"].lower() in {"by", "until", "before"}:
        return None, middle
    return (middle, None) if match["how"].lower() in {"since", "from", "after"} else wide


def _shift(which: str) -> int:
    return {"last": -1, "next": 1}.get(which.lower(), 0)


def _unit_out(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "before the month is out": from today to its last day."""
    if match["unit"].lower() == "week":
        return day, day + timedelta(days=(5 - day.weekday()) % 7)
    return day, year(day.year)[1] if match["unit"].lower() == "year" else month(day.year, day.month)[1]


def _in_days(match: re.Match[str], day: date, future: bool) -> Interval:
    """Read "in three days": the last three, or three days ahead where a plan is told."""
    from contingent.claims._numerals import find_numerals

    found = find_numerals(match["amount"])
    amount, unit = round(found[0].high) if found else 1, match["unit"].lower()
    if unit.startswith("month"):
        moved = add_months(day, amount if future else -amount)
    else:
        days = amount * (7 if unit.startswith("week") else 1)
        moved = day + timedelta(days=days if future else -days)
    return (moved, moved) if future else (moved, day)


_THAT = r"(?:that|those|these|the\s+same)"
_HOUR = r"(?:dawn|daybreak|sunrise|first\s+light|noon|midday|dusk|sunset|nightfall|midnight)"
NIGHT_RULES = (
    (
        (rf"(?:(?:in|during|on|over)\s+)?the\s+night\s+(?P<way>to|of|from)\s+(?P<weekday>{_DAY})(?!\w)"),
        _night_to, "time",
    ),
    (
        (rf"(?<!by )(?<!until )(?<!since )(?<!before )(?<!from )(?<!after )(?:(?:on|last|late)"
         rf"\s+)?(?P<weekday>{_DAY})\s+night\b"),
        _weekday_night, "time",
    ),
    (
        (r"(?:in|during|through|throughout)\s+(?:the|one|a\s+single)\s+(?:same\s+|previous\s+)?night\b"),
        _tonight_past, "time",
    ),
    (
        (rf"(?<!day )(?<!day, )(?:(?:just\s+)?(?:at|before|after|around|towards)\s+{_HOUR}|(?:earlier"
         rf"|later)\s+in\s+the\s+day)\b"
         rf"(?!,?\s+(?:on\s+)?(?:{_DAY}|\d|the\s+\d))"),
        _same_day, "time",
    ),
    (
        (r"at\s+(?:the|this)\s+(?:moment|point|stage)(?!\s+(?:of|when|in|that|where))|for\s+the\s+moment"),
        _same_day, "time",
    ),
    (
        (r"for\s+(?:days|weeks|months|years|decades)\b(?!\s+(?:to\s+come|more|yet|ahead|after|before|if))"),
        _until_today, "time",
    ),
    (
        (r"for\s+(?:now|the\s+time\s+being|the\s+present)\b"),
        _from_now, "time",
    ),
    (
        (rf"(?:in|during|over|for|within|throughout)\s+{_THAT}\s+(?:{_NUMBER}\s+)?(?:days?|weeks?"
         rf"|months?|years?|period|hours)\b|"
         r"(?:since|until|by|before)\s+then\b|(?:earlier|later)\s+that\s+(?:day|week|month|year)\b|"
         r"(?:that|the\s+same)\s+(?:day|week|month|year)\b(?!\s+(?:that|when|in))"),
        _told_before, "time",
    ),
    (
        (r"(?:in|for|by|during)\s+(?:the\s+)?fiscal\s+(?:year\s+)?(?P<year>(?:19|20)\d\d)\b"),
        _fiscal, "time",
    ),
    (
        (rf"(?:in|during|by|since|over)\s+the\s+(?P<nth>first|opening|second|third|fourth|last|final"
         rf"|closing)\s+"
         rf"(?P<piece>week|days|half)\s+of\s+(?P<named>{_MONTH})(?:,?\s+(?P<year>\d{{4}}))?(?!\w)"),
        _piece_of_month, "time",
    ),
    (
        (rf"(?P<how>by|until|before|since|from|after|in|around|towards?|at)\s+the\s+middle\s+of"
         rf"\s+(?:(?P<year>(?:19|20)\d\d)|"
         rf"(?P<which>this|next|last|the)\s+(?P<unit>year|month)|(?P<named>{_MONTH})(?:,?"
         rf"\s+(?P<y>\d{{4}}))?)(?!\w)"),
        _middle, "time",
    ),
    (
        (r"before\s+the\s+(?P<unit>week|month|year)\s+(?:is|was)\s+(?:out|over|up)\b"),
        _unit_out, "time",
    ),
    (
        (rf"in\s+(?:just\s+|only\s+|as\s+little\s+as\s+|about\s+|some\s+|under"
         rf"\s+)?(?P<amount>{_NUMBER})\s+(?P<unit>days|weeks|months)\b"
         r"(?!\s+(?:of|ago|time|from|earlier|before)\b)"),
        _in_days, "time",
    ),
)  # fmt: skip
"""Patterns with their readers and kinds, tried before those of windows."""


@cache
def _hints() -> re.Pattern[str]:
    return re.compile(
        r"night|dawn|daybreak|sunrise|first\s+light|noon|midday|midnight|dusk|sunset|(?:in"
        r"|later\s+in)\s+the\s+day|moment|point|stage|"
        r"for\s+(?:now|the|days|weeks|months|years|decades)|(?:th(?:at|ese|ose)|same)\s+(?:\w+\s+)?(?:day|week"
        r"|month|year|period|hour)|then|fiscal|week\s+of"
        r"|days\s+of|half\s+of|middle|"
        r"(?:is|was)\s+(?:out|over|up)|\s(?:days|weeks|months)",
        re.IGNORECASE,
    )


def idle_rules(text: str) -> int:
    """Count the rules of this module that a sentence cannot need: all, or none of them; most sentences need none.

    Parameters
    ----------
    text : str
        The sentence.

    Returns
    -------
    int
    """
    return 0 if _hints().search(text) is not None else len(NIGHT_RULES)
