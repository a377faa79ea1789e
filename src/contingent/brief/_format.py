"""Numbers and dates as they are printed: no more digits than are known."""

from __future__ import annotations

import math
import re
from datetime import date

__all__ = [
    "about",
    "count",
    "day",
    "error_points",
    "figure",
    "percent",
    "percent_points",
    "short",
    "short_months",
    "significant",
]

# Not from the locale: the same bytes on every machine.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b(\d{{1,2}}) ({_LONG}) (\d{{4}})\b")


def significant(value: float, digits: int = 2) -> float:
    """Round to significant digits.

    Examples
    --------
    >>> significant(13_740.0), significant(0.0), significant(87.4)
    (14000.0, 0.0, 87.0)
    """
    return float(f"{value:.{digits}g}") if math.isfinite(value) else value


def count(value: float) -> str:
    """Write a stated number in full, with commas.

    Examples
    --------
    >>> count(100_000.0), count(2.5), count(-0.44)
    ('100,000', '2.5', '−0.44')
    """
    return (f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}").replace("-", "−")


def figure(value: float) -> str:
    """Write an uncertain number with two significant digits.

    Examples
    --------
    >>> figure(13_740.0), figure(3.26), figure(float("nan"))
    ('14,000', '3.3', 'no value')
    """
    if not math.isfinite(value):
        return "no value"
    rounded = significant(value)
    return count(rounded)


def about(value: float) -> str:
    """Write an uncertain number of people; below ten as "fewer than 10".

    Examples
    --------
    >>> about(13_740.0), about(4.2), about(0.0)
    ('about 14,000', 'fewer than 10', 'none')
    """
    if not math.isfinite(value):
        return "no value"
    if value == 0:
        return "none"
    return "fewer than 10" if value < 10 else f"about {figure(value)}"  # 10: assumed, finer reads as a count


def percent_points(probability: float) -> int:
    """Round a fraction to whole per cent, halves up.

    Examples
    --------
    >>> percent_points(0.004), percent_points(0.125), percent_points(0.997)
    (0, 13, 100)
    """
    return math.floor(probability * 100 + 0.5)


def percent(probability: float) -> str:
    """Write a probability from sampling: never "0 %" and never "100 %".

    Examples
    --------
    >>> percent(0.061), percent(0.0), percent(1.0), percent(0.9949)
    ('6 %', 'less than 1 %', 'more than 99 %', 'more than 99 %')
    """
    if probability < 0.01:
        return "less than 1 %"
    return "more than 99 %" if probability > 0.99 else f"{percent_points(probability)} %"


def error_points(error: float) -> str:
    """Write a standard error of a probability in whole points, rounded up.

    Examples
    --------
    >>> error_points(0.002), error_points(0.0135)
    ('1', '2')
    """
    return str(max(1, math.ceil(round(error * 100, 6))))


def day(when: date) -> str:
    """Write a date.

    Examples
    --------
    >>> day(date(2024, 11, 17))
    '17 Nov 2024'
    """
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def short(value: float) -> str:
    """Write a number for an axis or a mark.

    Examples
    --------
    >>> short(100_000), short(1_200_000), short(950)
    ('100,000', '1.2 million', '950')
    """
    return f"{value / 1e6:.3g} million" if value >= 1e6 else count(significant(value, 3))


def short_months(text: str) -> str:
    """Write the dates of a sentence as everywhere on the page.

    Examples
    --------
    >>> short_months("by 31 December 2025, not in May 2025")
    'by 31 Dec 2025, not in May 2025'
    """
    return _DATE.sub(lambda found: f"{found[1]} {found[2][:3]} {found[3]}", text)
