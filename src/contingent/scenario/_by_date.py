"""Checks of what a deployment does by date: its periods, its planned batches, its strength profile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from contingent.scenario._fields import Reading
from contingent.scenario._lines import Lines
from contingent.scenario._scenario import Deployment, Period, Scenario

__all__ = ["by_date"]


def by_date(scenario: Scenario, deployment: Deployment, reading: Reading, where: str, lines: Lines) -> None:
    """Note days on which nothing can happen, and periods that change nothing."""
    if not scenario.start <= scenario.as_of <= scenario.horizon:
        return  # the days of the scenario are at fault, and that is said
    for path, day, first, past in _days(scenario, deployment):
        if first < day <= scenario.horizon or (day == first and not past):
            continue
        allowed = f"{'after' if past else 'from'} {first} to {scenario.horizon}"
        mend = "move the horizon, or the day"
        if day <= first:
            mend = "what has happened by the as-of date goes into already_sent"
        said = f"{where}.set.{path}" if where else path
        reading.fault(lines.of(said), said, "outside the days on which it can happen", day, allowed, mend)
    if not where:
        _idle(deployment, reading, lines)


def _days(scenario: Scenario, deployment: Deployment) -> Iterator[tuple[str, date, date, bool]]:
    """Give path and day of each entry, the first day that is allowed, and whether that is itself too early."""
    path = f"deployments.{deployment.name}"
    for period in deployment.periods:
        yield f"{path}.periods[{period.start}]", period.start, scenario.as_of, True
    gone = deployment.already_sent_by or scenario.as_of
    parts: list[tuple[str, date, Deployment | Period]] = [(path, gone, deployment)]
    parts += [(f"{path}.periods[{period.start}]", period.start, period) for period in deployment.periods]
    for place, first, part in parts:
        for batch in part.plan or ():
            yield f"{place}.plan[{batch.leaves}]", batch.leaves, first, False
        for point in part.profile or ():
            yield f"{place}.profile[{point.date}]", point.date, scenario.start, False


def _idle(deployment: Deployment, reading: Reading, lines: Lines) -> None:
    """Warn of a period after which all is as before."""
    for (_, before), (start, after) in pairwise(deployment.phases):
        if before == after:
            place = f"deployments.{deployment.name}.periods[{start}]"
            reading.warn(lines.of(place), place, "changes nothing", start, "name what changes, or remove it")
