"""Time expressions against the day of the report."""

from __future__ import annotations

from datetime import date

import pytest
from claims_toys import DAY

from contingent.claims._times import find_times


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Tuesday", date(2024, 6, 11), date(2024, 6, 11)),
        ("on Friday", date(2024, 6, 14), date(2024, 6, 14)),
        ("yesterday", date(2024, 6, 13), date(2024, 6, 13)),
        ("last week", date(2024, 6, 2), date(2024, 6, 8)),
        ("next month", date(2024, 7, 1), date(2024, 7, 31)),
        ("earlier this month", date(2024, 6, 1), DAY),
        ("in April", date(2024, 4, 1), date(2024, 4, 30)),
        ("in September", date(2023, 9, 1), date(2023, 9, 30)),
        ("since January", date(2024, 1, 1), None),
        ("by mid-May", None, date(2024, 5, 15)),
        ("by the end of 2027", None, date(2027, 12, 31)),
        ("in 2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("since 2017", date(2017, 1, 1), None),
        ("on Sept. 28", date(2023, 9, 28), date(2023, 9, 28)),
        ("on 18 November 2024", date(2024, 11, 18), date(2024, 11, 18)),
        ("last autumn", date(2023, 9, 1), date(2023, 11, 30)),
        ("within the next two months", DAY, date(2024, 8, 14)),
        ("within several days", DAY, date(2024, 6, 21)),
        ("so far", None, DAY),
    ],
)
def test_expressions_resolve_to_days(text, first, last):
    """Each expression gives its first and last day, either of which may be open."""
    (time,) = find_times(f"The army moved {text}, it said", DAY)
    assert (time.first, time.last) == (first, last)


def test_a_plan_looks_ahead():
    """'in March' of a plan is the next March, 'in the spring' the next spring."""
    assert find_times("They will come in March", DAY, future=True)[0].first == date(2025, 3, 1)
    assert find_times("They will come in the spring", DAY, future=True)[0].first == date(2025, 3, 1)


def test_without_a_day_relative_dates_stay_open_and_absolute_ones_hold():
    """'on Tuesday' has no days without a dateline, 'in 2027' has."""
    assert find_times("on Tuesday", None)[0].first is None
    assert find_times("in 2027", None)[0].first == date(2027, 1, 1)


def test_an_impossible_date_is_left_open():
    """The 31st of February gives no day and no error."""
    assert find_times("on 31 February 2024", DAY)[0].first is None


def test_recurrence_and_rate_are_told_apart():
    """'every few months' recurs, 'a year' is a rate."""
    assert find_times("rotating every few months", DAY)[0].kind == "recurrence"
    assert find_times("100,000 a year", DAY)[0].kind == "rate"
