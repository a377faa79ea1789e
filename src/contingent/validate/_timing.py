"""Dates of published strengths as years in decimals."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["span_of", "year_of"]

_DATE = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
_FISCAL = re.compile(r"FY\s?(\d{4})", re.IGNORECASE)
_FISCAL_START = 0.25  # years before the calendar year: October to September, as the United States' budget has it


def year_of(text: str) -> tuple[float, float] | None:
    """Read a date as precisely as it is known.

    Parameters
    ----------
    text : str
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    Returns
    -------
    (float, float) or None
        First and last moment it may mean, years; None if it is no date.

    Examples
    --------
    >>> year_of("1965"), year_of("1965-07"), year_of("about 1965")
    ((1965.0, 1966.0), (1965.5, 1965.5833333333333), None)
    """
    found = _DATE.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return float(year), year + 1.0
    if day is None:
        return year + (month - 1) / 12, year + month / 12
    try:
        exact = year + (date(year, month, day).timetuple().tm_yday - 0.5) / 365.25
    except ValueError:
        return None
    return exact, exact


def span_of(text: str) -> tuple[float, float] | None:
    """Read when a strength held: a moment, or a span.

    Parameters
    ----------
    text : str
        A date (its middle is taken), ``FY2005`` (average of the fiscal year) or ``a/b`` (held from a to b).

    Returns
    -------
    (float, float) or None
        Begin and end, years; equal for a moment; None for an undated one such as ``peak``.

    Notes
    -----
    Months of a span count to their middles, years of a span whole.

    Examples
    --------
    >>> span_of("1966"), span_of("FY2005"), span_of("2010/2012"), span_of("peak")
    ((1966.5, 1966.5), (2004.75, 2005.75), (2010.0, 2013.0), None)
    """
    fiscal = _FISCAL.fullmatch(text.strip())
    if fiscal:
        begin = int(fiscal.group(1)) - _FISCAL_START
        return begin, begin + 1
    parts = [year_of(part) for part in text.split("/")]
    if len(parts) not in (1, 2) or None in parts:
        return None
    known = [part for part in parts if part is not None]
    if len(known) == 1:
        return (middle := sum(known[0]) / 2), middle
    begin, end = _edge(known[0], 0), _edge(known[1], 1)
    return (begin, end) if begin <= end else None


def _edge(known: tuple[float, float], side: int) -> float:
    """A span of whole years fills them; a span of months goes from middle to middle."""
    return known[side] if known[1] - known[0] > 0.5 else sum(known) / 2
