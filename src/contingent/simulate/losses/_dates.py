"""Dates of a measured series: written as 2024-11-17, or in one other form that fits all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

__all__ = ["form_of", "read_date"]

_FORMS = (
    *("%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d.%m.%Y", "%m.%d.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y"),
    *("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y-%m-%d"),
)
_TIME = re.compile(r"(?<=\d)[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$")


def read_date(text: str) -> date | None:
    """Read a date written as 2024-11-17; None if it is not.

    Examples
    --------
    >>> read_date("2024-11-17"), read_date("20241117"), read_date("2024-02-30")
    (datetime.date(2024, 11, 17), None, None)
    """
    try:
        return date.fromisoformat(text) if len(text) == len("2024-11-17") else None
    except ValueError:
        return None


def form_of(texts: Iterable[str]) -> dict[str, date]:
    """Read dates written in another way, all in one form.

    Parameters
    ----------
    texts : iterable of str
        Dates of one column that :func:`read_date` cannot read.

    Returns
    -------
    dict of str to date
        By text; empty where no form fits all of them, or several fit and differ (03/04/2024).

    Examples
    --------
    >>> form_of(["03/04/2024", "17/04/2024"])["03/04/2024"]
    datetime.date(2024, 4, 3)
    >>> form_of(["03/04/2024"])
    {}
    """
    asked = set(texts)
    fits = [found for form in _FORMS if (found := _read(asked, form))]
    return fits[0] if fits and all(found == fits[0] for found in fits) else {}


def _read(texts: set[str], form: str) -> dict[str, date]:
    try:
        return {text: datetime.strptime(_TIME.sub("", text), form).date() for text in texts}
    except ValueError:
        return {}
