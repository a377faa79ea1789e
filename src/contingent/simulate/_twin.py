"""The engine's twin in NumPy: the same model, written to be read; all futures at once, a day a step.

It takes the same plans, draws at the same addresses with the same arithmetic, and must give the same
integers as :mod:`contingent.simulate._kernel`. It is the reference for every change of the model,
and runs where Numba cannot.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._plan import DAYS_PER_WEEK
from contingent.simulate._policy import Group, Plan
from contingent.simulate._twin_sender import Travellers
from contingent.simulate._twin_theatre import Theatre

__all__ = ["run"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class _Deployment:
    """One deployment of every future: those on the way, those in its theatres, and what was counted so far."""

    def __init__(self, plan: Plan, group: Group, days: int) -> None:
        self.plan, self.starts = plan, group.starts
        self.travellers = Travellers(plan, days, group.pool)
        count = plan.policies[0].fighting.share.shape[1]
        self.theatres = [Theatre(plan, number, days) for number in range(count)]
        self.captured, self.dead, self.wounded, self.most_present, self.most_away = np.zeros((5, plan.already.size))

    def live(self, day: int, phase: int, home: Floats) -> None:
        """Live a day; `home` holds the sender's people who are ready, and is changed."""
        policy = self.plan.policies[phase]
        if day == self.starts[phase] and phase and policy.begins:
            self._change(day, phase)
        way = self.travellers
        in_theatre = sum((t.pool for t in self.theatres), np.zeros(home.shape))
        way.decide(day, home, in_theatre, self.captured + self.dead)
        soon = np.zeros(home.shape)
        if way.one_by_one:
            soon = sum((t.due_soon(day, way) for t in self.theatres), soon)
        way.order(day, home, in_theatre, soon)
        way.lift(day)
        people, spares = way.arrive(day)
        lost = np.zeros(home.shape)
        for theatre in self.theatres:
            people, spares = theatre.come(day, people, spares, way)
            lost += theatre.relieve_and_leave(day, way)
            if day % DAYS_PER_WEEK == DAYS_PER_WEEK - 1:
                lost += theatre.discharge(day, way)
            dead, captured, wounded = theatre.fight(day)
            self.captured += captured
            self.dead += dead
            self.wounded += wounded
            lost += dead + captured
        way.mourn(day, lost)
        way.go_home(day, home)
        present, away = self._present(), self._away()
        self.most_present = np.maximum(self.most_present, present)
        self.most_away = np.maximum(self.most_away, away)

    def _change(self, day: int, phase: int) -> None:
        policy = self.plan.policies[phase]
        self.travellers.change(day, phase)
        for theatre in self.theatres:
            theatre.change(phase)
            if policy.opens:
                theatre.end_open_tours(day, self.travellers)

    def _present(self) -> Floats:
        present = self.travellers.training + self.travellers.rear
        for theatre in self.theatres:
            present = present + theatre.pool + theatre.ward
        return present

    def _away(self) -> Floats:
        way = self.travellers
        return self._present() + way.assembling + way.transit + way.returning + self.captured + self.dead

    def record(self, row: NDArray[np.int32]) -> None:
        """Write the recorded channels of a day."""
        way, combat = self.travellers, self.travellers.policy.combat
        fronts = sum((np.floor(combat * t.pool) for t in self.theatres), np.zeros(combat.shape))
        pool = sum((t.pool for t in self.theatres), np.zeros(combat.shape))
        columns = (
            way.assembling, way.transit, way.training, way.rear, fronts, pool - fronts,
            sum(t.ward for t in self.theatres), self.captured, self.dead, way.returning, way.home,
            self.most_present, self.wounded, way.gap, way.batches, self.most_away, way.decisions.record,
        )  # fmt: skip
        for column, values in enumerate(columns):
            row[column] = values


def run(
    group: Group, days: int, slot: Ints, begin: int, channels: NDArray[np.int32], by_theatre: NDArray[np.int32]
) -> None:
    """Run a block of futures; arguments as for :func:`contingent.simulate._pack.run`."""
    part = slice(begin, begin + group.pool.size)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # 64-bit keys wrap on purpose
        deployments = [_Deployment(plan, group, days) for plan in group.plans]
        home, phase = group.pool.astype(np.float64), 0
        for day in range(days):
            phase += phase + 1 < len(group.starts) and day == group.starts[phase + 1]
            for deployment in deployments:
                deployment.live(day, phase, home)
            if slot[day] >= 0:
                _record(deployments, channels[:, :, slot[day], part], by_theatre[:, slot[day], part])


def _record(deployments: list[_Deployment], rows: NDArray[np.int32], places: NDArray[np.int32]) -> None:
    number = 0
    for place, deployment in enumerate(deployments):
        deployment.record(rows[place])
        for theatre in deployment.theatres:
            places[number] = theatre.pool
            number += 1
