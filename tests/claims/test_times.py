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
        # the night and the hour
        ("in the night to Thursday", date(2024, 6, 12), date(2024, 6, 13)),
        ("on the night of Monday", date(2024, 6, 10), date(2024, 6, 11)),
        ("on Sunday night", date(2024, 6, 9), date(2024, 6, 10)),
        ("during the night", date(2024, 6, 13), DAY),
        ("in a single night", date(2024, 6, 13), DAY),
        ("at first light", DAY, DAY),
        ("just before dawn", DAY, DAY),
        ("earlier in the day", DAY, DAY),
        ("at this stage", DAY, DAY),
        ("for the time being", DAY, None),
        ("for years", None, DAY),
        # parts of months and years
        ("in the first week of May", date(2024, 5, 1), date(2024, 5, 7)),
        ("in the last days of April 2023", date(2023, 4, 21), date(2023, 4, 30)),
        ("during the second half of March", date(2024, 3, 16), date(2024, 3, 31)),
        ("by the middle of 2027", None, date(2027, 6, 30)),
        ("by mid-2027", None, date(2027, 6, 30)),
        ("since the middle of May", date(2024, 5, 15), None),
        ("since mid-May", date(2024, 5, 15), None),
        ("in the middle of this month", date(2024, 6, 11), date(2024, 6, 20)),
        ("since the beginning of the week", date(2024, 6, 9), None),
        ("earlier in the year", date(2024, 1, 1), date(2024, 6, 13)),
        ("before the year is out", DAY, date(2024, 12, 31)),
        ("before the month was out", DAY, date(2024, 6, 30)),
        ("in fiscal 2026", date(2025, 10, 1), date(2026, 9, 30)),
        # up to, and past
        ("before 2026", None, date(2025, 12, 31)),
        ("before Christmas", None, date(2024, 12, 24)),
        ("beyond 2026", date(2027, 1, 1), None),
        ("past July", date(2023, 8, 1), None),
        ("in the coming weeks", DAY, None),
        ("three years ago", date(2021, 1, 1), date(2021, 12, 31)),
        ("in four days", date(2024, 6, 10), DAY),
        ("in just two weeks", date(2024, 5, 31), DAY),
        # told before: their days stay open
        ("in those weeks", None, None),
        ("during the same period", None, None),
        ("since then", None, None),
        ("later that year", None, None),
        ("since the bridge fell", None, None),
        ("since talks resumed", None, None),
    ],
)
def test_expressions_resolve_to_days(text, first, last):
    """Each expression gives its first and last day, either of which may be open."""
    (time,) = find_times(f"The army moved {text}, it said", DAY)
    assert (time.first, time.last) == (first, last)


def test_the_day_before_counts_from_the_day_just_told():
    """'the day before' of an act on Tuesday is Monday, whatever the day of the report."""
    times = find_times("On Tuesday the convoy returned, after it had left the day before", DAY)
    assert [t.first for t in times] == [date(2024, 6, 11), date(2024, 6, 10)]


def test_as_soon_as_is_no_time():
    """'as soon as' tells a condition; 'soon' alone a time."""
    assert find_times("They will go as soon as the roads dry", DAY, future=True) == []
    assert len(find_times("They will go soon", DAY, future=True)) == 1


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
