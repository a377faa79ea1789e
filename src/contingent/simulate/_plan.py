"""From a scenario to the arrays that the engine runs on: every uncertain input, future by future."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from contingent.scenario import Deployment, Distribution, Scenario, realise
from contingent.simulate._arithmetic import normal_many
from contingent.simulate._keys import address_of, future_key_many, part_key, uniform_many
from contingent.simulate._tilt import Tilt, tilted

__all__ = ["DAYS_PER_WEEK", "WALK", "Block", "draw_each", "draw_inputs", "luck", "slow_walk", "walked", "weeks_of"]

DAYS_PER_WEEK = 7
CHANNEL_INPUT, CHANNEL_SLOW = 0, 1
WALK = "walk"
"""Ending of the path of a theatre's slow intensity, where it is given and not drawn."""

Floats = NDArray[np.float64]


def draw_inputs(
    scenario: Scenario,
    seed: int,
    futures: NDArray[np.uint64],
    tilts: Mapping[str, Tilt] | None = None,
    scores: Mapping[str, Floats] | None = None,
) -> dict[str, Floats]:
    """Draw every input of a scenario for a block of futures.

    Parameters
    ----------
    scenario : Scenario
        With a hypothesis' overrides in force.
    seed : int
        Seed of the run.
    futures : uint64 array, shape (futures,)
        Numbers of the futures; they count up by one unless `scores` are given.
    tilts : mapping of str to Tilt, optional
        Inputs drawn more often where they count, by path.
    scores : mapping of str to float64 array, shape (futures,), optional
        Standard normal score of every uncertain input, instead of those that the numbers draw.

    Returns
    -------
    dict of str to float64 array, shape (futures,)
        By dotted path, in the input's unit. An input's draw hangs on seed, future and path only: under
        another hypothesis the same future has the same luck.
    """
    if scores is not None:
        return realise(scenario, scores.__getitem__, futures.size)
    first, size = int(futures[0]), futures.size

    def draw(path: str, distribution: Distribution) -> Floats:
        if tilts and path in tilts:
            return distribution.from_normal(tilted(tilts[path], path, seed, first, size)[0])
        return _drawn(distribution, path, seed, first, size)

    return realise(scenario, lambda path: luck(path, seed, first, size), size, draw)


@lru_cache(maxsize=2_048)  # most inputs are the same under every hypothesis; 16 kB a block: 32 MB
def _drawn(distribution: Distribution, path: str, seed: int, first: int, size: int) -> Floats:
    values = distribution.from_normal(luck(path, seed, first, size))
    values.flags.writeable = False
    return values


def draw_each(
    scenario: Scenario, path: str, seed: int, futures: NDArray[np.uint64], count: int, values: Mapping[str, Floats]
) -> Floats:
    """Draw an input anew for each batch, for a block of futures.

    Parameters
    ----------
    scenario, seed, futures
        As for :func:`draw_inputs`.
    path : str
        Dotted path of the input.
    count : int
        Number of batches.
    values : mapping of str to float64 array, shape (futures,)
        From :func:`draw_inputs`.

    Returns
    -------
    float64 array, shape (futures, count)
        In the input's unit; the first column is what :func:`draw_inputs` gives. A formula, or a fixed
        value, is the same for every batch of a future.
    """
    item = scenario.inputs[path]
    if item.formula is not None or item.distribution.fixed:
        return np.repeat(values[path][:, None], count, axis=1)
    key = future_key_many(part_key(seed, path), futures)[:, None]
    counters = np.array([address_of(CHANNEL_INPUT, batch) for batch in range(count)], dtype=np.uint64)[None, :]
    drawn = item.distribution.from_normal(normal_many(uniform_many(*np.broadcast_arrays(key, counters))))
    drawn[:, 0] = values[path]  # which may be tilted, correlated, or given
    return drawn


@lru_cache(maxsize=2_048)  # hypotheses share their luck: drawn once, read-only, 16 kB a block
def luck(path: str, seed: int, first: int, size: int) -> Floats:
    """Standard normal scores of an input, shape (futures,)."""
    key = future_key_many(part_key(seed, path), np.arange(first, first + size, dtype=np.uint64))
    drawn = normal_many(uniform_many(key, np.full(key.shape, address_of(CHANNEL_INPUT, 0))))
    drawn.flags.writeable = False
    return drawn


def slow_walk(theatre: str, weeks: int, seed: int, futures: NDArray[np.uint64]) -> Floats:
    """Standard normal random walk by week, shape (futures, weeks); week 0 is the level of the start."""
    first, size = int(futures[0]), futures.size
    if np.array_equal(futures, np.arange(first, first + size, dtype=np.uint64)):
        return _remembered_walk(theatre, weeks, seed, first, size)
    return _walk(theatre, weeks, seed, futures)


@lru_cache(maxsize=64)  # a megabyte each: the blocks of one hypothesis, for the next one to read
def _remembered_walk(theatre: str, weeks: int, seed: int, first: int, size: int) -> Floats:
    return _walk(theatre, weeks, seed, np.arange(first, first + size, dtype=np.uint64))


def _walk(theatre: str, weeks: int, seed: int, futures: NDArray[np.uint64]) -> Floats:
    key = future_key_many(part_key(seed, f"theatres.{theatre}"), futures)[:, None]
    counters = np.array([address_of(CHANNEL_SLOW, week) for week in range(weeks)], dtype=np.uint64)[None, :]
    return walked(normal_many(uniform_many(*np.broadcast_arrays(key, counters)))[:, 1:])


def walked(steps: Floats) -> Floats:
    """Add up the steps of a walk that begins at 0, shape (futures, weeks)."""
    walk = np.zeros((len(steps), steps.shape[1] + 1))
    np.cumsum(steps, axis=1, out=walk[:, 1:])
    walk.flags.writeable = False
    return walk


def weeks_of(scenario: Scenario) -> int:
    """Weeks for which a theatre has a slow intensity."""
    return scenario.days // DAYS_PER_WEEK + 1


class Block:
    """The drawn inputs of one deployment, read by short names."""

    def __init__(self, scenario: Scenario, deployment: Deployment, values: Mapping[str, Floats], size: int) -> None:
        self.scenario, self.deployment, self.values, self.size = scenario, deployment, values, size

    def number(self, path: str, missing: float = 0.0) -> Floats:
        """Values of a path; where the scenario has no such input, a constant that its scheme never uses."""
        return self.values[path] if path in self.values else np.full(self.size, missing)

    def own(self, key: str, missing: float = 0.0) -> Floats:
        """Values of one of the deployment's inputs; in a later phase they may stand under another path."""
        item = self.deployment.inputs.get(key)
        return self.number(item.path if item else "", missing)

    def sender(self, key: str) -> Floats:
        """Values of one of the sender's inputs."""
        return self.number(f"senders.{self.deployment.sender}.{key}")

    def theatres(self, key: str) -> Floats:
        """Values of an input of every theatre, shape (futures, theatres)."""
        columns = [self.number(f"theatres.{name}.{key}") for name in self.order]
        return np.ascontiguousarray(np.stack(columns, axis=1))

    @property
    def order(self) -> tuple[str, ...]:
        """Theatres with the one that takes the rest last."""
        return (
            *(name for name in self.deployment.theatres if name != self.deployment.rest),
            self.deployment.rest,
        )

    def shares(self) -> Floats:
        """Share that each theatre takes of those whom the theatres before it have left."""
        wanted = [self.own(f"theatres.{name}") for name in self.order[:-1]]
        left, columns = np.ones(self.size), []
        for share in wanted:
            columns.append(np.minimum(share / np.maximum(left, 1e-9), 1.0))
            left = left - share
        return np.ascontiguousarray(np.stack([*columns, np.ones(self.size)], axis=1))
