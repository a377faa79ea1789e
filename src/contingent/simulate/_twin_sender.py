"""The twin's people at home and on the way: who is called up, lifted, trained, sent home; in NumPy."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._keys import address_of, uniform_many
from contingent.simulate._plan import DAYS_PER_WEEK
from contingent.simulate._policy import Plan
from contingent.simulate._schemes import (
    INDIVIDUAL,
    NEXT_BATCH,
    ONE_BY_ONE,
    PLANNED,
    SURGE,
    UNIT,
)
from contingent.simulate._twin_decisions import Decisions

__all__ = ["Travellers"]

Floats = NDArray[np.float64]

CANCELLATION = 0  # channel of draws of the deployment's own key


class Diary:
    """What happens on later days, of every future; the last page holds all that lies beyond the horizon."""

    def __init__(self, days: int, size: int) -> None:
        self.days, self.pages, self.futures = days, np.zeros((days + 1, size)), np.arange(size)

    def note(self, day: NDArray[Any], amount: Floats) -> None:
        """Put an amount on each future's own day."""
        at = np.minimum(day, self.days).astype(np.int64)
        np.add.at(self.pages, (at, self.futures), amount)

    def put(self, day: NDArray[Any], value: Floats, where: NDArray[np.bool_]) -> None:
        """Write a value on each future's own day, in some futures."""
        at = np.minimum(day, self.days).astype(np.int64)
        self.pages[at[where], self.futures[where]] = value[where]


class Travellers:
    """Those of a deployment who are assembling, on the way, in training, in handover or home again."""

    def __init__(self, plan: Plan, days: int, pool: NDArray[np.int64]) -> None:
        size, first = plan.already.size, plan.policies[0]
        self.plan, self.policy, self.days = plan, first, days
        self.decisions = Decisions(plan.decides, pool)
        self.settled = (plan.left_by + first.transit + first.training).astype(np.float64)
        self.begin = self.settled + np.maximum(first.tour // 2, 1)
        self.due, self.tour = first.first_due.astype(np.float64), first.tour.astype(np.float64)
        self.assembling = plan.already.astype(np.float64)
        self.transit, self.training, self.rear, self.returning, self.home = np.zeros((5, size))
        self.gap, self.batches, self.new, self.orders = np.zeros((4, size))
        self.spares, self.spares_owed, self.lost = np.zeros((3, size))
        self.relieved, self.unfit, self.fit = np.zeros((3, size))
        (self.landing, self.joining, self.tours, self.spares_joining, self.leaving, self.homing, self.readying,
         self.ordered, self.replacing) = (Diary(days, size) for _ in range(9))  # fmt: skip

    @property
    def one_by_one(self) -> bool:
        """Whether tours of those who came together end one by one."""
        return self.policy.scheme in ONE_BY_ONE

    def change(self, day: int, phase: int) -> None:
        """Let a new policy come into force."""
        self.policy = policy = self.plan.policies[phase]
        self.tour = policy.tour.astype(np.float64)
        self.due = policy.first_due.astype(np.float64) if policy.restarts else self.due
        self.gap = np.zeros_like(self.gap) if policy.lapses else self.gap
        if policy.opens:
            self.begin = day + np.maximum(policy.tour // 2, 1)

    def decide(self, day: int, home: Floats, in_theatre: Floats, lost: Floats) -> None:
        """Let the deciders decide on the first day of a month, and put off by a day what is due and held back."""
        made = self.decisions
        force = in_theatre + (self.assembling + self.transit + self.training)
        if made.take(day, home, force, lost, self.batches):
            self.gap = np.where(made.ended & ~made.owed, 0.0, self.gap)
            surge = np.floor(made.scaled(self.policy.batch) * made.last + 0.5)
            self.gap = np.where(made.turned, surge, self.gap)
            self.new = np.where(made.turned, 1.0, self.new)
        if self.policy.scheme == UNIT:
            self.due = np.where(made.held & (self.due <= day), day + 1.0, self.due)
        if self.policy.scheme == SURGE:
            self.due = np.where(made.held & (self.due == day), day + 1.0, self.due)

    def order(self, day: int, home: Floats, in_theatre: Floats, due_soon: Floats) -> None:
        """Call up people as the scheme has it."""
        policy = self.policy
        if policy.scheme in ONE_BY_ONE:
            self._come_late(day)
            self._draft(day, home, in_theatre, due_soon)
        else:
            if policy.scheme == UNIT:
                falls = day >= self.due
                self.due = self.due + np.where(falls, policy.interval, 0)
                self._owe(day, falls, self.decisions.scaled(policy.batch))
            if policy.scheme == SURGE:
                self._owe(day, np.equal(self.due, day), self.decisions.scaled(policy.surge))
            if policy.scheme == PLANNED:
                self._go_by_plan(day)
            self._come_late(day)
            self._send(home)
        self._replace(day, home)

    def _go_by_plan(self, day: int) -> None:
        for on, (people, tour) in zip(self.policy.planned_on, self.policy.planned, strict=True):
            if on == day:
                self.tour = tour.astype(np.float64)
                self._owe(day, np.ones(people.shape, bool), people)

    def _owe(self, day: int, due: NDArray[np.bool_], people: NDArray[Any]) -> None:
        policy, key = self.policy, self.plan.key
        wanted = due & (uniform_many(key, np.full(key.shape, address_of(CANCELLATION, day))) >= policy.cancelled)
        wanted = wanted & ~self.decisions.held
        amount = np.where(wanted, people, 0.0)
        if policy.replacement == NEXT_BATCH:
            amount = amount + np.where(wanted, self.lost, 0.0)
            self.lost = np.where(wanted, 0.0, self.lost)
        batch = np.minimum(self.orders, len(policy.delays) - 1).astype(np.int64)
        late = policy.delays[batch, np.arange(batch.size)]
        self.ordered.note(day + np.where(wanted, late, 0), amount)
        self.orders = self.orders + wanted

    def _come_late(self, day: int) -> None:
        amount = self.ordered.pages[day]
        self.gap = self.gap + amount
        self.new = np.where(amount > 0, 1.0, self.new)

    def _send(self, home: Floats) -> None:
        formation = self.policy.formation
        amount = np.minimum(self.gap, np.floor(home / formation) * formation)
        self.batches = self.batches + np.where(amount > 0, self.new, 0.0)
        self.new = np.where(amount > 0, 0.0, self.new)
        self.gap = self.gap - amount
        self._call_up(amount, home)

    def _call_up(self, people: Floats, home: Floats) -> None:
        home -= people
        self.assembling = self.assembling + people

    def _draft(self, day: int, home: Floats, in_theatre: Floats, due_soon: Floats) -> None:
        drafts = (day >= self.due) & ~self.decisions.held & ((day - self.due) % DAYS_PER_WEEK == 0)
        coming = self.assembling + self.transit + self.training
        want = self._target(day) - coming - in_theatre + due_soon
        self.gap = np.where(drafts, np.maximum(want - home, 0.0), self.gap)
        self._call_up(np.where(drafts, np.minimum(np.maximum(want, 0.0), home), 0.0), home)

    def _target(self, day: int) -> Floats:
        policy = self.policy
        if policy.scheme == INDIVIDUAL:
            return self.decisions.scaled(policy.strength)
        arrival = day + policy.transit + policy.training
        strength = policy.profile[0].astype(np.float64)
        for (start, end), (before, after) in zip(
            zip(policy.profile_on, policy.profile_on[1:], strict=False),
            zip(policy.profile, policy.profile[1:], strict=False),
            strict=True,
        ):
            part = np.minimum(np.maximum((arrival - start) / (float(end) - float(start)), 0.0), 1.0)
            strength = strength + part * (after - before)
        target: Floats = np.floor(strength + 0.5)
        return target

    def _replace(self, day: int, home: Floats) -> None:
        wanted = self.spares_owed + self.replacing.pages[day]
        wanted = np.where(self.decisions.replaces(self.policy), wanted, 0.0)
        people = np.minimum(wanted, home)
        self.spares_owed = wanted - people
        self.spares = self.spares + people
        self._call_up(people, home)

    def lift(self, day: int) -> None:
        """Put on the way what the lift takes; those already sent left evenly by their day."""
        policy, plan = self.policy, self.plan
        if day <= plan.left_by:
            parts = plan.left_by + 1.0
            people = np.floor(plan.already * (day + 1.0) / parts) - np.floor(plan.already * float(day) / parts)
        else:
            people = np.minimum(self.assembling, np.floor(policy.lift * (day + 1)) - np.floor(policy.lift * day))
        spares = np.minimum(self.spares, people)
        self.assembling = self.assembling - people
        self.spares = self.spares - spares
        self.transit = self.transit + people
        lands = day + policy.transit
        self.landing.note(lands, people)
        self.joining.note(lands + policy.training, people - spares)
        self.spares_joining.note(lands + policy.training, spares)
        self.tours.put(lands + policy.training, self.tour, people > 0)

    def arrive(self, day: int) -> tuple[Floats, Floats]:
        """End transit and training; give how many join the theatres, and how many replace the lost."""
        landed, trained, spares = (d.pages[day] for d in (self.landing, self.joining, self.spares_joining))
        self.transit = self.transit - landed
        self.training = self.training + landed - trained - spares
        self.relieved, self.unfit, self.fit = np.zeros((3, landed.size))
        return trained, spares

    def mourn(self, day: int, lost: Floats) -> None:
        """Note those lost whom the next batch, or individuals later on, are to replace."""
        if self.policy.replacement == NEXT_BATCH:
            self.lost = self.lost + lost
        if self.decisions.trickles(self.policy):
            self.replacing.note(day + np.maximum(self.policy.lag, 1), lost)

    def go_home(self, day: int, home: Floats) -> None:
        """Move the relieved from handover to the way home, and home; after their dwell they are ready again."""
        policy = self.policy
        self.rear = self.rear + self.relieved
        self.returning = self.returning + self.unfit + self.fit
        at_once, out = day + policy.transit, day + policy.handover
        back = out + policy.transit
        self.leaving.note(out, self.relieved)
        self.homing.note(back, self.relieved)
        self.homing.note(at_once, self.unfit + self.fit)
        self.readying.note(back + policy.dwell, self.relieved)
        self.readying.note(at_once + policy.dwell, self.fit)
        leaving, homing = self.leaving.pages[day], self.homing.pages[day]
        home += self.readying.pages[day]
        self.rear = self.rear - leaving
        self.returning = self.returning + leaving - homing
        self.home = self.home + homing
