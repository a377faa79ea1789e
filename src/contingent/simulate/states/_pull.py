"""How far others pull the deciders down, future by future: influence on stated leverage, before and after each edit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from contingent.scenario import Edit, Scenario
from contingent.simulate._arithmetic import log_many
from contingent.simulate.states._draws import Floats, drawn, uniforms
from contingent.simulate.states._joiners import Rate

__all__ = ["LEVELS", "Pull", "edits_of", "pull_of"]

_DECIDERS_MOST = 0.3  # assumed: a decider keeps seven tenths of its own stance at least
_WHOLE = 100.0  # ends of the scale of stance and salience
LEVELS = 3  # assumed: after three further batches opponents are as alarmed as they get


def edits_of(scenario: Scenario) -> tuple[Edit, ...]:
    """Give all dated edits in order of their days: of events, and of moves that were put among them."""
    return tuple(sorted((one.edit for one in scenario.events if one.edit), key=lambda edit: edit.when))


class Pull:
    """The stances that influence leaves the actors with, for a block of futures.

    Parameters
    ----------
    scenario : Scenario
        With its actors, facts and events; facts later than its as-of date are not used.
    seed : int
        Seed of the run.
    numbers : uint64 array, shape (futures,)
        Numbers of the futures.

    Notes
    -----
    An actor uses as much of its leverage as it cares: ``W_ij = leverage_ij * salience_j / 100``, what a row leaves is
    the actor's own, and ``x = A W x + (I - A) x0`` (Friedkin and Johnsen 1990) is solved for those who are moved by
    anybody; all others stay where they stand. A row that a draw carries above one is scaled to one.
    """

    def __init__(self, scenario: Scenario, seed: int, numbers: NDArray[np.uint64]) -> None:
        self.scenario, self.seed, self.numbers = scenario, seed, numbers
        self.moved = tuple(name for name, actor in scenario.actors.items() if actor.moved_by)
        self.edits = edits_of(scenario)
        new = {edit.actor for edit in self.edits if edit.key.startswith("moved_by.")}
        self.moved += tuple(name for name in scenario.actors if name in new and name not in self.moved)
        self._first: dict[str, Floats] = {}
        self._settled: list[tuple[int, Floats | None, dict[str, Floats]]] = []
        self.came: dict[str, tuple[Floats, Floats, Floats]] = {}
        self.rates: dict[tuple[str, Rate], Floats] = {}
        self._noise: dict[str, Floats] = {}
        self._pressure: dict[tuple[tuple[str, ...], int, bool], Floats] = {}

    def noise(self, path: str, count: int) -> Floats:
        """Give draws whose log-odds are even, one a month, shape (count, futures)."""
        if path not in self._noise:
            luck = uniforms(self.seed, path, self.numbers, count)
            self._noise[path] = log_many(luck / (1.0 - luck))
        return self._noise[path]

    def value(self, actor: str, key: str) -> Floats:
        """Give a value of an actor before any edit: as written, or as the last known fact has it."""
        path = f"{actor}.{key}"
        if path not in self._first:
            self._first[path] = self._draw(actor, key)
        return self._first[path]

    def _draw(self, actor: str, key: str) -> Floats:
        facts = [fact for fact in self.scenario.facts if actor in fact.who and key in fact.inputs]
        known = [fact for fact in facts if fact.date <= self.scenario.as_of]
        item = self.scenario.actors[actor].inputs.get(key)
        if known:
            last = max(known, key=lambda fact: fact.date)
            return drawn(last.inputs[key].distribution, self.seed, f"facts.{last.date}.{actor}.{key}", self.numbers)
        if item is None:
            return np.zeros(self.numbers.size)
        return drawn(item.distribution, self.seed, f"actors.{actor}.{key}", self.numbers)

    def pressure(self, actors: Sequence[str], when: date, alarm: Floats | None = None) -> Floats:
        """Give the mean pull on actors on a day, shape (futures,), as a share of the scale; up is negative.

        `alarm` is what opponents' salience has risen by; a block of futures knows one alarm.
        """
        edits = self.until(when)
        key = (tuple(actors), len(edits), alarm is not None)
        if key not in self._pressure:
            self._pressure[key] = self._pressed(actors, edits, alarm)
        return self._pressure[key]

    def _pressed(self, actors: Sequence[str], edits: Sequence[Edit], alarm: Floats | None) -> Floats:
        settled = self._settle(edits, alarm)
        total = np.zeros(self.numbers.size)
        for name in actors:
            now = settled[name] if name in settled else self.edited(edits, name, "stance")
            total += self.value(name, "stance") - now
        return total / (_WHOLE * max(len(actors), 1))

    def settled(self, when: date, alarm: Floats | None = None) -> dict[str, Floats]:
        """Give the settled stances of those who are moved, by name, shape (futures,)."""
        return self._settle(self.until(when), alarm)

    def until(self, when: date) -> tuple[Edit, ...]:
        """Give the edits in force on a day."""
        return tuple(edit for edit in self.edits if edit.when <= when)

    def _settle(self, edits: Sequence[Edit], alarm: Floats | None) -> dict[str, Floats]:
        for count, before, found in self._settled:
            if count == len(edits) and before is alarm:
                return found
        self._settled.append((len(edits), alarm, self._solve(edits, alarm)))
        return self._settled[-1][2]

    def edited(self, edits: Sequence[Edit], actor: str, key: str) -> Floats:
        """Give a value of an actor with edits in force, shape (futures,)."""
        value = self.value(actor, key)
        for edit in edits:
            if (edit.actor, edit.key) == (actor, key):
                size = drawn(edit.value.distribution, self.seed, f"edits.{edit.when}.{actor}.{key}", self.numbers)
                value = value + size if edit.adds else size
        top = 1.0 if key.startswith("moved_by.") else _WHOLE
        return np.clip(value, 0.0, top) if edits else value

    def _ties(self, edits: Sequence[Edit], actor: str, alarm: Floats | None) -> dict[str, Floats]:
        """Give what moves an actor, by who does, in shares that sum to one at most."""
        names = dict.fromkeys(self.scenario.actors[actor].moved_by)
        names |= dict.fromkeys(edit.key[9:] for edit in edits if edit.actor == actor and edit.key[:9] == "moved_by.")
        shares = {
            name: self.edited(edits, actor, f"moved_by.{name}") * self._salience(edits, name, alarm) for name in names
        }
        total: Floats = sum(shares.values(), np.zeros(self.numbers.size))
        if (total > 1.0).any():
            over = np.maximum(total, 1.0)
            shares = {name: share / over for name, share in shares.items()}
        return shares

    def _salience(self, edits: Sequence[Edit], actor: str, alarm: Floats | None) -> Floats:
        salience = self.edited(edits, actor, "salience")
        if alarm is not None and self.scenario.actors[actor].role == "opponent":
            salience = np.minimum(salience + alarm, _WHOLE)
        return salience / _WHOLE

    def _susceptibility(self, edits: Sequence[Edit], actor: str, alarm: Floats | None) -> Floats:
        if "susceptibility" in self.scenario.actors[actor].inputs:
            return self.edited(edits, actor, "susceptibility")
        moved = 1.0 - self._salience(edits, actor, alarm)
        return np.minimum(moved, _DECIDERS_MOST) if self.scenario.actors[actor].role == "decider" else moved

    def _solve(self, edits: Sequence[Edit], alarm: Floats | None) -> dict[str, Floats]:
        """Solve the closed form for those who are moved, by elimination over all futures at once."""
        rows: list[dict[str, Floats]] = []
        right: list[Floats] = []
        for name in self.moved:
            moved, own = self._susceptibility(edits, name, alarm), self.edited(edits, name, "stance")
            ties = self._ties(edits, name, alarm)
            rest: Floats = 1.0 - sum(ties.values(), np.zeros(self.numbers.size))
            # What keeps a last hair of its own stance settles: without it two who only copy each other do not.
            moved = np.minimum(moved, 1.0 - 1e-9)
            outside: Floats = sum(
                (share * self.edited(edits, other, "stance") for other, share in ties.items()
                 if other not in self.moved), np.zeros(self.numbers.size))  # fmt: skip
            rows.append({other: -moved * share for other, share in ties.items() if other in self.moved})
            rows[-1][name] = 1.0 - moved * rest
            right.append((1.0 - moved) * own + moved * outside)
        return dict(zip(self.moved, eliminate(self.moved, rows, right), strict=True))


_KEPT = 32  # blocks of 2,048 futures with two megabytes of draws each; assumed: as many as a briefing has
_RECENT: list[tuple[tuple[object, ...], Pull]] = []


def pull_of(scenario: Scenario, seed: int, numbers: NDArray[np.uint64]) -> Pull:
    """Give the pull in a block of futures; hypotheses share their states, and the next one finds it ready."""
    parts = (scenario.actors, scenario.facts, scenario.events, scenario.decisions, scenario.as_of)
    for known, pull in tuple(_RECENT):
        same = all(one is other for one, other in zip(known, parts, strict=True))
        if same and pull.seed == seed and _alike(pull.numbers, numbers):
            return pull
    made = Pull(scenario, seed, numbers)
    _RECENT.append((parts, made))
    del _RECENT[:-_KEPT]
    return made


def _alike(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> bool:
    return one is other or (one.size == other.size and one[0] == other[0] and np.array_equal(one, other))


def eliminate(names: Sequence[str], rows: list[dict[str, Floats]], right: list[Floats]) -> list[Floats]:
    """Solve a system for each future; no pivots are sought, since each row's diagonal outweighs the rest of it.

    Examples
    --------
    >>> one, half = np.ones(1), np.full(1, -0.5)
    >>> eliminate(["a", "b"], [{"a": one, "b": half}, {"a": half, "b": one}], [one, np.zeros(1)])[0].round(3).tolist()
    [1.333]
    """
    for place, name in enumerate(names):
        pivot = rows[place].pop(name)
        rows[place] = {other: value / pivot for other, value in rows[place].items()}
        right[place] = right[place] / pivot
        for later in range(len(names)):
            if later != place and name in rows[later]:
                factor = rows[later].pop(name)
                right[later] = right[later] - factor * right[place]
                for other, value in rows[place].items():
                    rows[later][other] = rows[later].get(other, 0.0) - factor * value
    return right
