"""Time expressions of a sentence, resolved against the day of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from contingent.claims._datewords import (
    Handler,
    ago_of,
    calendar_unit_of,
    every_of,
    full_date_of,
    month_year_of,
    now_of,
    past_span_of,
    relative_day_of,
    season_plain_of,
    soon_of,
    until_now_of,
    weekday_of,
    within_either_of,
    within_some_of,
    year_alone_of,
)
from contingent.claims._needles import lowered, seek_all
from contingent.claims._nights import idle_rules
from contingent.claims._spans import SPAN_RULES

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


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_NUMBER = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|"
    r"several|a\s+few|a\s+couple\s+of|few)"
)
_UNIT = r"(?:day|week|fortnight|month|year)s?"

_HOW = (
    r"(?P<how>by|until|till|before|since|from|after|through|in|during|on|at|beyond|(?<!the )(?<!this )past|"
    r"as\s+of|no\s+later\s+than|last|next|starting\s+in|beginning\s+in|of)"
)
_RULES: tuple[tuple[str, Handler, str], ...] = (
    *SPAN_RULES,
    (rf"(?:{_HOW}\s+)?(?:the\s+)?(?P<season>{_SEASON})\s+(?:of\s+)?(?P<year>\d{{4}})", season_plain_of, "time"),
    (
        (
            rf"every\s+(?:{_NUMBER}(?:\s+(?:to|or)\s+{_NUMBER})?\s+)?{_UNIT}|(?:bi)?(?:annually|monthly|"
            rf"weekly|"
            rf"yearly|quarterly)|each\s+(?:year|month|week)"
        ),
        every_of,
        "recurrence",
    ),
    (
        r"(?:in|over|within|for)\s+(?:a|one)\s+year(?!\s+(?:ago|earlier))|(?:a|per)\s+(?:year|month|week)\b(?!\s+(?:ago|earlier|later))",
        every_of,
        "rate",
    ),
    (
        (
            rf"(?:{_HOW}\s+)?(?:(?P<month1>{_MONTH})\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:,"
            rf"?\s+(?P<year1>\d{{4}}))?"
            rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})(?:,"
            rf"?\s+(?P<year2>\d{{4}}))?)(?!\d|,\d)"
        ),
        full_date_of,
        "time",
    ),
    (
        (
            rf"(?:{_HOW}\s+)?(?:(?P<which>last|next|this)\s+)?(?:(?:the\s+)?(?P<part>early|mid|late|the\s+end\s+of|"
            rf"end\s+of)(?:\s+in)?[\s-]+)?(?P<month>{_MONTH})(?:,?\s+(?:of\s+)?(?P<year>\d{{4}}))?(?!\w)"
        ),
        month_year_of,
        "time",
    ),
    (
        (
            r"(?:(?P<part0>early|late|midway)\s+)?(?P<how>by|until|since|in|before|from|after|beyond|during|through|"
            r"of)\s+(?:the\s+)?(?:(?P<part>end\s+of|"
            r"early|late|mid|start\s+of|beginning\s+of)[\s-]+)?"
            r"(?P<year>(?:19|20)\d\d)(?!\w|,\d)"
        ),
        year_alone_of,
        "time",
    ),
    (
        (
            rf"(?:(?P<how>as\s+of|by|until|since|before|from)\s+)?(?:(?P<which>on|last|next|this|"
            rf"coming)\s+)?(?P<weekday>{_DAY})(?:\s+(?:morning|night|evening|afternoon))?"
        ),
        weekday_of,
        "time",
    ),
    (
        (
            r"(?:a|the|one)\s+day\s+(?:earlier|before)|(?:since\s+|until\s+|by\s+)?(?:yesterday|today|tonight|tomorrow)|"
            r"overnight|last\s+night|the\s+(?:night|day)\s+before"
        ),
        relative_day_of,
        "time",
    ),
    (rf"(?P<amount>{_NUMBER})\s+(?P<unit>{_UNIT})\s+(?:ago|earlier)", ago_of, "time"),
    (
        (
            rf"(?:within|in|over|during)\s+(?:the\s+)?(?:next|"
            rf"coming)\s+(?:(?P<amount>{_NUMBER})\s+)?(?P<unit>{_UNIT})|"
            rf"within\s+(?P<amount2>{_NUMBER})\s+(?P<unit2>{_UNIT})"
        ),
        within_either_of,
        "time",
    ),
    (
        (
            rf"(?:in|over|during|for)\s+(?:the\s+)(?:past|last|previous)\s+(?:(?P<amount>{_NUMBER})\s+)?(?P<unit>{_UNIT})"
        ),
        past_span_of,
        "time",
    ),
    (
        rf"(?P<how>in|by|since|until|before|from)\s+(?:the\s+)?(?P<season>{_SEASON})(?P<year>)\b(?!\s+of\s+\d)",
        season_plain_of,
        "time",
    ),
    (
        (
            r"(?P<how>by|until|before|since|from|during|over)?\s*(?:(?P<part>earlier\s+in|later\s+in|earlier|later|so\s+far|"
            r"(?:the\s+)?end\s+of|late|early)\s+)?"
            rf"(?P<which>last|this|next|the\s+previous|the\s+coming|the)\s+(?P<unit>week|weekend|month|year|"
            rf"{_SEASON})(?![\w-])"
        ),
        calendar_unit_of,
        "time",
    ),
    (
        r"in\s+the\s+near\s+future|(?<!as )soon(?!er)|shortly|in\s+the\s+coming\s+(?:days|weeks|months|years)",
        soon_of,
        "time",
    ),
    (r"within\s+(?P<unit>days|weeks|months)", within_some_of, "time"),
    (
        r"not\s+long\s+ago|(?:days|weeks|months|years)\s+ago|in\s+the\s+recent\s+past|of\s+late|so\s+far|to\s+date|until\s+now|in\s+recent\s+(?:days|weeks|months|years)|recently|recent|lately",
        until_now_of,
        "time",
    ),
    (r"currently|at\s+present|right\s+now|as\s+of\s+now", now_of, "time"),
)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Handler, str], ...]:
    return tuple((re.compile(rf"(?<![\w-]){p}", re.IGNORECASE), h, kind) for p, h, kind in _RULES)


@cache
def _hints() -> re.Pattern[str]:
    return re.compile(
        rf"every|soon|shortly|near\s+future|of\s+late|annual|monthly|weekly|yearly|quarterly|each|year|month|week|\d{{4}}|day|ago|so\s+far|"
        rf"to\s+date|recent|lately|current|present|"
        rf"{_SEASON}|{_MONTH}|night|since|tomorrow|now|this\s|hour|Christmas|"
        r"fiscal|dawn|daybreak|sunrise|first\s+light|noon|midday|dusk|sunset|moment|stage|point|time\s+being|then|period",
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
    found, low = list[Time](), lowered(text)
    dated = _dateline().match(text)
    for pattern, handler, kind in _patterns()[idle_rules(text) :]:
        for match in seek_all(pattern, text, low):
            if not match.group().strip() or any(t.start < match.end() and match.start() < t.end for t in found):
                continue
            if _is_verb(text, match) or (dated is not None and match.end() <= dated.end()):
                continue
            found.append(_resolved(text, match, handler, kind, published, future))
    return _from_told(text, [_since(text, time) for time in sorted(found, key=lambda t: t.start)])


def _from_told(text: str, times: list[Time]) -> list[Time]:
    """Count "the day before" from a day told earlier in the sentence: "said on Wednesday ... the day before"."""
    for at, time in enumerate(times[1:], 1):
        day = next((t.last for t in reversed(times[:at]) if t.first == t.last and t.kind == "time"), None)
        if day is not None and _day_before().fullmatch(text, time.start, time.end) is not None:
            times[at] = replace(time, first=day - timedelta(days=1), last=day - timedelta(days=1))
    return times


@cache
def _day_before() -> re.Pattern[str]:
    return re.compile(r"(?:the|a|one)\s+day\s+(?:before|earlier)", re.IGNORECASE)


@cache
def _since_then() -> re.Pattern[str]:
    return re.compile(r"\bsince\s+(?:[^\s,;.]+\s+){1,8}$", re.IGNORECASE)


def _since(text: str, time: Time) -> Time:
    """Read "since the mission began in June 2024": from that month on."""
    opens = _since_then().search(text[max(0, time.start - 80) : time.start])
    dated = time.kind == "time" and time.first is not None and time.last is not None
    if opens is None or not dated or re.match(r"(?:in|on)\s", text[time.start :], re.IGNORECASE) is None:
        return time
    return replace(time, start=max(0, time.start - 80) + opens.start(), last=None)


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
    if first is not None and last is not None and first > last:
        first, last = None, None  # "February 12 - 5" is no time: its days stay open
    if last is None and first is not None and published is not None and match.group().strip().lower()[:5] == "since":
        last = published if first <= published and _runs_up().search(text) is not None else None
    return Time(start, match.end(), first, last, kind)


@cache
def _dateline() -> re.Pattern[str]:
    """Find the day that a dateline tells: it is the report's, not the event's."""
    return re.compile(r"\W*[A-Z][A-Z .'’/-]+,[^a-z—–]{0,3}" + _MONTH + r"\s+\d{1,2}(?:\s*\([^)]*\))?\s*[-—–]")


@cache
def _runs_up() -> re.Pattern[str]:
    """Find a perfect that sums up to today: "have been killed since May"; "has been there since May" still lasts."""
    lasting = (
        r"been\s+(?:\w+ing|in|at|on|under|there|here|based|stationed|deployed|posted|held|present|active|closed|open)\b|"
        r"(?:held|kept|served|led|run|remained|stood|lived)\b"
    )
    return re.compile(
        rf"\b(?:has|have|had)\s+(?:\w+ly\s+|also\s+|already\s+|now\s+|not\s+)?(?!{lasting})[a-z]+", re.IGNORECASE
    )


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
