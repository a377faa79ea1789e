"""The day a plain text says it was published on: a dateline or a line that holds a date; never a guess."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["dateline", "is_date_line", "iso_day"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = (
    re.compile(rf"\b{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"),
)
_LABEL = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|modified|issued|released|date)(?: on| at)?\s*:?)\s+",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun),?\s+", re.IGNORECASE
)
_CLOCK = re.compile(
    r"[\s,|·•–—-]*(?:at\s+)?(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?\s*(?:[APap]\.?[Mm]\.?)?\s*(?:\(?[A-Z]{2,4}\)?(?:[+-]\d+)?)?\W*"
)
# "WASHINGTON, Nov. 17, 2024 (Reuters) — ": a place in capitals, at most a date and an agency, then a dash.
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z’'.-]+(?:[ ,/]+[A-Z][\w’'.-]*){0,5}?)(?P<rest>[^—–\n]{0,60}?)\s*(?:—|–|--| - )\s*"
)


def iso_day(value: str) -> date | None:
    """Read the day of an ISO 8601 timestamp, in the zone it is written in.

    Parameters
    ----------
    value : str
        Such as ``2024-11-17T09:30:00+01:00``.

    Returns
    -------
    datetime.date or None
        None where it is no such timestamp.

    Examples
    --------
    >>> iso_day("2024-11-17T23:30:00Z"), iso_day("17/11")
    (datetime.date(2024, 11, 17), None)
    """
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None


def is_date_line(words: str) -> bool:
    """Tell whether a line holds a date and nothing else but a label and a clock time.

    Examples
    --------
    >>> is_date_line("Published: 17 November 2024, 09:30 GMT"), is_date_line("By 17 November 2024 they left")
    (True, False)
    """
    if len(words) > 80:  # assumed: label, weekday, date, time and zone fit into 80 characters
        return False
    rest = _LABEL.sub("", words, count=1)
    rest = _WEEKDAY.sub("", rest, count=1)
    found = _date_in(rest)
    return bool(found and all(_CLOCK.fullmatch(part) for part in (rest[: found[1]], rest[found[2] :])))


def dateline(lines: list[str]) -> tuple[date | None, str]:
    """Find the day of publication in the first lines of a text.

    Parameters
    ----------
    lines : list of str
        The first blocks of a text, in order.

    Returns
    -------
    datetime.date or None
        The day; None where no line says one in full.
    str
        A note where a dateline gives a day without its year, else ``''``.

    Examples
    --------
    >>> dateline(["SEOUL, Jan. 24, 2025 (Yonhap) — Troops left."])[0]
    datetime.date(2025, 1, 24)
    """
    dated = [line for line in lines if is_date_line(line)]
    dated.sort(key=lambda line: bool(re.match(r"(?:last )?(?:updated|modified)", line, re.IGNORECASE)))
    for line in dated:
        found = _date_in(line)
        if found:
            return found[0], ""
    for line in lines:
        head = _DATELINE.match(line[:160])
        if head:
            return _from_dateline(head.group())
    return None, ""


def _from_dateline(head: str) -> tuple[date | None, str]:
    found = _date_in(head)
    if found:
        return found[0], ""
    partial = re.search(rf"\b{_MONTH}\s+{_DAY}\b|\b\d{{1,2}}\s+{_MONTH.replace('?P<month>', '?:')}", head)
    if partial:
        return None, f"The dateline says {partial.group()!r} without a year."
    return None, ""


def _date_in(text: str) -> tuple[date, int, int] | None:
    """Give the first full date of a text with its offsets."""
    for form in _FORMS:
        found = form.search(text)
        if found:
            day = _as_date(found["year"], found["month"], found["day"])
            if day:
                return day, found.start(), found.end()
    return None


def _as_date(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
