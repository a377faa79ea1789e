"""The months in which decisions fall: from the day after the as-of date, then every first of a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from contingent.scenario import Scenario

__all__ = ["Months", "months_of"]


@dataclass(frozen=True, slots=True)
class Months:
    """First days of the months in which something may be decided, as dates and as day numbers.

    The first may be the rest of the month that the as-of date lies in: a batch that is due may be sent or held in it,
    everything else is decided from the next month on.
    """

    dates: tuple[date, ...]
    days: tuple[int, ...]
    broken: bool

    def __len__(self) -> int:
        return len(self.dates)


def months_of(scenario: Scenario) -> Months:
    """Give the months of a scenario; at least one, which may lie beyond the horizon.

    Examples
    --------
    >>> from contingent.scenario import load
    >>> [str(day) for day in months_of(load("dprk-russia-2024")).dates[:2]]
    ['2024-11-18', '2024-12-01']
    """
    first = scenario.as_of + timedelta(days=1)
    dates = [first]
    while (following := _next(dates[-1])) <= scenario.horizon:
        dates.append(following)
    return Months(tuple(dates), tuple(scenario.day(one) for one in dates), first.day != 1)


def _next(when: date) -> date:
    return date(when.year + when.month // 12, when.month % 12 + 1, 1)
