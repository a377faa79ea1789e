"""The engine's twin in NumPy: the same model, written to be read; all futures at once, a day a step.

It takes the same plan, draws at the same addresses with the same arithmetic, and must give the same
integers as :mod:`contingent.simulate._kernel`. It is the reference for every change of the model,
and runs where Numba cannot.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._plan import DAYS_PER_WEEK, INDIVIDUAL, SURGE, UNIT, Plan
from contingent.simulate._twin_theatre import Theatre, step_of

__all__ = ["run"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class _Sender:
    """Those who are at home, on the way or in training, of every future."""

    def __init__(self, plan: Plan, days: int) -> None:
        size = plan.already.size
        self.plan, self.days = plan, days
        self.assembling, self.due = plan.already.copy(), plan.next_due.copy()
        self.ready = np.maximum(plan.pool - plan.already, 0)
        self.transit, self.training, self.rear, self.returning, self.home = np.zeros((5, size), np.int64)
        self.gap, self.batches, self.new = np.zeros((3, size), np.int64)
        self.lifted, self.relieved, self.invalid, self.joined_upto = np.zeros((4, days, size), np.int64)

    def order(self, day: int, in_theatre: Ints, lead: Ints) -> None:
        plan = self.plan
        if plan.scheme == INDIVIDUAL:
            drafts = (day >= self.due) & ((day - self.due) % DAYS_PER_WEEK == 0)
            want = plan.strength - (self.assembling + self.transit + self.training) - in_theatre + lead
            self.gap = np.where(drafts, np.maximum(want - self.ready, 0), self.gap)
            self._call_up(np.where(drafts, np.minimum(np.maximum(want, 0), self.ready), 0))
            return
        if plan.scheme in (UNIT, SURGE):
            falls = day >= self.due if plan.scheme == UNIT else day == self.due
            self.gap += np.where(falls, plan.batch if plan.scheme == UNIT else plan.surge, 0)
            self.due = self.due + np.where(falls & (plan.scheme == UNIT), plan.interval, 0)
            self.new = np.where(falls, 1, self.new)
        amount = np.minimum(self.gap, self.ready // plan.formation * plan.formation)
        self.batches += np.where(amount > 0, self.new, 0)
        self.new = np.where(amount > 0, 0, self.new)
        self.gap = self.gap - amount
        self._call_up(amount)

    def _call_up(self, people: Ints) -> None:
        self.ready = self.ready - people
        self.assembling = self.assembling + people

    def lift(self, day: int) -> None:
        plan = self.plan
        if day <= plan.left_by:
            people = step_of(plan.already, np.int64(plan.left_by + 1), np.int64(day))  # type: ignore[arg-type]
        else:
            room = (np.floor(plan.lift * (day + 1)) - np.floor(plan.lift * day)).astype(np.int64)
            people = np.minimum(self.assembling, room)
        self.lifted[day] = people
        self.assembling = self.assembling - people
        self.transit += people

    def _past(self, history: Ints, day: Ints) -> Ints:
        """Values of a history on each future's own day; nothing before the start."""
        return np.where(day >= 0, history[np.maximum(day, 0), np.arange(day.size)], 0)

    def arrive(self, day: int) -> Ints:
        landed = self._past(self.lifted, day - self.plan.transit)
        trained = self._past(self.lifted, day - self.plan.transit - self.plan.training)
        self.transit -= landed
        self.training += landed - trained
        self.joined_upto[day] = trained + (self.joined_upto[day - 1] if day else 0)
        return trained

    def go_home(self, day: int) -> None:
        plan = self.plan
        out = day - plan.handover
        leaving, back = self._past(self.relieved, out), self._past(self.relieved, out - plan.transit)
        people = back + self._past(self.invalid, day - plan.transit)
        self.rear -= leaving
        self.returning += leaving - people
        self.home += people
        self.ready = self.ready + self._past(self.relieved, out - plan.transit - plan.dwell)

    def due_soon(self, day: int, settled: Ints, first: Ints) -> Ints:
        plan = self.plan
        reach = day + plan.transit + plan.training + DAYS_PER_WEEK
        start = settled + plan.tour // 2
        overlap = np.minimum(reach, start + plan.tour) - np.maximum(day, start)
        late, early = np.minimum(reach - plan.tour, day - 1), day - plan.tour
        extra = self._past(self.joined_upto, late) - self._past(self.joined_upto, np.maximum(early, settled))
        soon: Ints = first * np.maximum(overlap, 0) // plan.tour + np.where(late > settled, extra, 0)
        return soon


def run(
    plan: Plan,
    days: int,
    slot: Ints,
    channels: NDArray[np.int32],
    by_theatre: NDArray[np.int32],
) -> None:
    """Run a block of futures; arguments as for :func:`contingent.simulate._kernel.run`."""
    with np.errstate(over="ignore"):  # 64-bit keys wrap on purpose
        sender, theatres = _Sender(plan, days), [Theatre(plan, k, days) for k in range(plan.share.shape[1])]
        totals = np.zeros((5, plan.already.size), np.int64)  # captured, dead, wounded in all, two peaks
        settled = plan.left_by + plan.transit + plan.training
        for day in range(days):
            _one_day(plan, day, sender, theatres, totals, settled)
            if slot[day] >= 0:
                _record(plan, sender, theatres, totals, channels[:, slot[day]], by_theatre[:, slot[day]])


def _one_day(
    plan: Plan,
    day: int,
    sender: _Sender,
    theatres: list[Theatre],
    totals: Ints,
    settled: Ints,
) -> None:
    zero = np.zeros(plan.already.shape, np.int64)
    lead = sender.due_soon(day, settled, sum((t.first for t in theatres), zero)) if plan.scheme == INDIVIDUAL else zero
    sender.order(day, sum((t.pool for t in theatres), zero), lead)
    sender.lift(day)
    people = sender.arrive(day)
    for theatre in theatres:
        people = theatre.join(day, people, settled)
        out = theatre.relieve(day, settled)
        sender.relieved[day] += out
        sender.rear += out
        if day % DAYS_PER_WEEK == DAYS_PER_WEEK - 1:
            _, unfit = theatre.discharge(day)
            sender.invalid[day] += unfit
            sender.returning += unfit
        dead, captured, wounded = theatre.fight(day)
        totals[0] += captured
        totals[1] += dead
        totals[2] += wounded
    sender.go_home(day)
    present, away = _present(sender, theatres), _away(sender, theatres, totals)
    totals[3], totals[4] = np.maximum(totals[3], present), np.maximum(totals[4], away)


def _present(sender: _Sender, theatres: list[Theatre]) -> Ints:
    present = sender.training + sender.rear
    for theatre in theatres:
        present = present + theatre.pool + theatre.ward
    return present


def _away(sender: _Sender, theatres: list[Theatre], totals: Ints) -> Ints:
    on_the_way = sender.assembling + sender.transit + sender.returning
    away: Ints = _present(sender, theatres) + on_the_way + totals[0] + totals[1]
    return away


def _record(
    plan: Plan, sender: _Sender, theatres: list[Theatre], totals: Ints,
    row: NDArray[np.int32], places: NDArray[np.int32],
) -> None:  # fmt: skip
    fronts = [np.floor(plan.combat * t.pool).astype(np.int64) for t in theatres]
    front, pool = sum(fronts), sum(t.pool for t in theatres)
    captured, dead, wounded_total, present_max, away_max = totals
    columns = (
        sender.assembling, sender.transit, sender.training, sender.rear, front, pool - front,
        sum(t.ward for t in theatres), captured, dead, sender.returning, sender.home,
        present_max, wounded_total, sender.gap, sender.batches, away_max,
    )  # fmt: skip
    for column, values in enumerate(columns):
        row[:, column] = values
    for k, theatre in enumerate(theatres):
        places[:, k] = theatre.pool
