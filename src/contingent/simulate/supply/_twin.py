"""The engine of supply in plain Python: the readable reference that the compiled one must equal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.simulate.supply._kernel import BESIDE, COMING, FILLING, HOME, PARTS_OF_CYCLE, RESETTING
from contingent.simulate.supply._tables import Numbers

__all__ = ["Ran", "run_plainly"]


@dataclass
class Formation:
    """One formation: what it does, since when, and where."""

    number: int
    component: int
    age: int
    state: int = HOME
    left: int = 0
    place: int = -1
    owed: int = -1  # rest of a tour cut short, days
    tour: int = 0
    overlap: int = 0

    def pass_day(self, rule: Any) -> None:
        """Age by a day and change state where the time is over."""
        if self.state == HOME:
            self.age += 1
            if self.age >= rule.longest:
                self.age, self.owed = 0, -1
            return
        self.left -= 1
        while self.left <= 0 and self.state != HOME:
            self.move_on(rule)

    def move_on(self, rule: Any) -> None:
        """Go to the state that follows."""
        if self.state == COMING:
            self.state, self.left = FILLING, self.tour - self.overlap
        elif self.state == FILLING and self.overlap > 0:
            self.state, self.left = BESIDE, self.overlap
        elif self.state in (FILLING, BESIDE):
            self.go_home(rule)
        else:
            self.state, self.age = HOME, 0

    def go_home(self, rule: Any) -> None:
        """End the tour."""
        self.place, self.age, self.owed, self.left = -1, 0, -1, rule.reset
        self.state = RESETTING if rule.reset > 0 else HOME

    def end_early(self, rule: Any) -> None:
        """Leave a demand that is over; a tour with more than the overlap left is owed."""
        left = {FILLING: self.left + self.overlap, COMING: self.tour}.get(self.state, 0)
        age = self.age + self.tour - left
        if left > self.overlap and age < rule.longest:
            self.state, self.place, self.left, self.age, self.owed = HOME, -1, 0, age, left
        else:
            self.go_home(rule)

    def leave(self, d: int, rule: Any) -> None:
        """Go to a demand."""
        self.tour = self.owed if self.owed > 0 else rule.tour
        self.place, self.overlap = d, min(rule.overlap, self.tour - 1)
        self.state = COMING if rule.lead > 0 else FILLING
        self.left = rule.lead or self.tour - self.overlap


@dataclass(frozen=True)
class Rule:
    """A policy's fields, in the order of the table."""

    tour: int
    opens: int
    closes: int
    longest: int
    overlap: int
    lead: int
    reset: int
    cycle: int


@dataclass(frozen=True)
class Ran:
    """What one repetition gave: states (days, formations), filled (days, 2, demands), audit rows."""

    states: NDArray[np.int8]
    filled: NDArray[np.int64]
    audit: list[tuple[int, int, int, int, int]]


def run_plainly(numbers: Numbers, starts: NDArray[np.int64]) -> Ran:
    """Run one repetition.

    Parameters
    ----------
    numbers : Numbers
    starts : int64 array, shape (formations,)
        Cycle days on day 0.

    Returns
    -------
    Ran
    """
    units = [Formation(i, int(numbers.owner[i]), int(age)) for i, age in enumerate(starts)]
    states = np.zeros((numbers.days, len(units)), dtype=np.int8)
    filled = np.zeros((numbers.days, 2, numbers.quantity.size), dtype=np.int64)
    audit: list[tuple[int, int, int, int, int]] = []
    for day in range(1, numbers.days + 1):
        phase = int(np.flatnonzero(numbers.phases <= day)[-1])
        rules = [Rule(*map(int, row)) for row in numbers.policy[phase]]
        for unit in units:
            unit.pass_day(rules[unit.component])
        for d in range(numbers.quantity.size):
            _fill(d, day, units, rules, numbers, audit)
        states[day - 1] = [unit.state for unit in units]
        for row, state in enumerate((FILLING, BESIDE)):
            places = [unit.place for unit in units if unit.state == state]
            filled[day - 1, row] = np.bincount(places, minlength=numbers.quantity.size)
    return Ran(states, filled, audit)


def _fill(d: int, day: int, units: list[Formation], rules: list[Rule], numbers: Numbers, audit: list[Any]) -> None:
    if day == numbers.beyond[d]:
        for unit in units:
            if unit.place == d:
                unit.end_early(rules[unit.component])
    while day < numbers.beyond[d]:
        ready = [unit for unit in units if _may_go(unit, d, day, units, rules, numbers)]
        if not ready:
            return
        chosen = min(ready, key=lambda unit: _rank(unit, d, rules, numbers))
        chosen.leave(d, rules[chosen.component])
        audit.append((chosen.number, d, day, chosen.age, chosen.tour))


def _may_go(unit: Formation, d: int, day: int, units: list[Formation], rules: list[Rule], numbers: Numbers) -> bool:
    rule = rules[unit.component]
    in_window = unit.state == HOME and rule.opens <= unit.age < rule.closes
    if not in_window or numbers.cost[d, unit.component] < 0:
        return False
    if not numbers.first[d] <= day + rule.lead < numbers.beyond[d]:
        return False
    there = [other for other in units if other.place == d]
    stay = sum(other.state == FILLING and other.left > rule.lead for other in there)
    come = sum(other.state == COMING and other.left <= rule.lead for other in there)
    return bool(stay + come < numbers.quantity[d])


def _rank(unit: Formation, d: int, rules: list[Rule], numbers: Numbers) -> tuple[float, int, int, int]:
    rule = rules[unit.component]
    share = unit.age * PARTS_OF_CYCLE // rule.cycle
    return float(numbers.cost[d, unit.component]), rule.lead, -share, unit.number
