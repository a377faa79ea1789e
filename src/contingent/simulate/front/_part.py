"""A part of a block of futures, as the front sees it: inputs, strengths by week, and draws of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from contingent.scenario import Deployment, Scenario
from contingent.simulate._arithmetic import quick_normal_many
from contingent.simulate._keys import address_of, future_key_many, part_key, uniform_many
from contingent.simulate._plan import DAYS_PER_WEEK

if TYPE_CHECKING:
    from contingent.simulate._futures import Futures

__all__ = ["WEEK", "Floats", "Part", "part_of", "running"]

Floats = NDArray[np.float64]
WEEK = DAYS_PER_WEEK


@dataclass(frozen=True)
class Part:
    """Some futures of a block.

    Parameters
    ----------
    scenario, seed
        Of the block.
    numbers : uint64 array, shape (futures,)
        Numbers of these futures.
    inputs : mapping of str to float64 array, shape (futures,)
        Value of every input.
    pools : mapping of (str, str) to float64 array, shape (weeks, futures), people
        Front and support of a deployment in a theatre on the first day of each week.
    left : bool array, shape (futures, weeks)
        Whether a further batch had left by the first day of each week.
    """

    scenario: Scenario
    seed: int
    numbers: NDArray[np.uint64]
    inputs: Mapping[str, Floats]
    pools: Mapping[tuple[str, str], Floats]
    left: NDArray[np.bool_]

    @property
    def weeks(self) -> int:
        """Weeks that reach the horizon; there is a point more than there are weeks."""
        return (self.scenario.days - 1) // WEEK + 1

    @property
    def sent_more(self) -> Floats:
        """First day of a week on which a further batch had left, shape (futures,), infinite where none had."""
        found: Floats = np.where(self.left.any(axis=1), WEEK * self.left.argmax(axis=1), np.inf)
        return found

    def get(self, path: str, missing: float = 0.0) -> Floats:
        """Values of an input, shape (futures,); a constant where the scenario has none of it."""
        found = self.inputs.get(path)
        return np.full(self.numbers.size, missing) if found is None else found

    def normals(self, part: str, channel: int, count: int) -> Floats:
        """Give standard normals, shape (count, futures); they hang on seed, part, channel, place and number only."""
        key = future_key_many(part_key(self.seed, part), self.numbers)[None, :]
        counters = np.array([address_of(channel, place) for place in range(count)], dtype=np.uint64)[:, None]
        return quick_normal_many(uniform_many(*np.broadcast_arrays(key, counters)))

    def net_force(self, theatre: str) -> Floats:
        """Give the host's troops that the deployments add at the front, shape (weeks, futures), people.

        Those at the front count, but for those who stand in for others, and whom those in support release; a week
        counts the mean of its first day and the next week's.
        """
        front, released, stood_in = self.placed(theatre)
        total = front + released - stood_in
        total[:-1] = 0.5 * (total[:-1] + total[1:])
        return total

    def placed(self, theatre: str) -> tuple[Floats, Floats, Floats]:
        """Give who of the deployments is at the front, whom the others release, and who stands in for the host's.

        Each of shape (weeks, futures), people, on the first day of each week.
        """
        front, support = np.zeros((2, self.weeks, self.numbers.size))
        for name, deployment in self.scenario.deployments.items():
            if (name, theatre) in self.pools:
                pool = self.pools[name, theatre]
                fights = np.floor(self._combat(deployment) * pool)
                front += fights
                support += pool - fights
        path = f"theatres.{theatre}"
        return front, self.get(f"{path}.releases") * support, self.get(f"{path}.stands_in") * front

    def _combat(self, deployment: Deployment) -> Floats:
        """Share at the front by week, shape (weeks, futures): that of the policy in force on its first day."""
        rows = np.empty((self.weeks, self.numbers.size))
        for start, phase in deployment.phases:
            first = 0 if start is None else -(-self.scenario.day(start) // WEEK)
            item = phase.inputs.get("combat_share")
            rows[max(first, 0) :] = 1.0 if item is None else self.get(item.path, 1.0)
        return rows


def running(steps: Floats) -> Floats:
    """Give running totals by week, shape (weeks, futures); row by row, six times as fast as a sum down the columns."""
    for week in range(1, steps.shape[0]):
        steps[week] += steps[week - 1]
    return steps


def part_of(futures: Futures, cut: slice) -> Part:
    """Take a part of a block; strengths are read on the first days of weeks, which are always recorded."""
    from contingent.simulate._futures import CHANNELS

    scenario = futures.scenario
    rows = np.searchsorted(futures.days, np.arange(0, scenario.days, WEEK))
    pools = {}
    for name, track in futures.tracks.items():
        for place, theatre in enumerate(scenario.deployments[name].theatres):
            pools[name, theatre] = np.ascontiguousarray(track.by_theatre[cut][:, rows, place].T, dtype=np.float64)
    left = futures.tracks[futures.main].channels[cut][:, rows, CHANNELS.index("batches")] > 0
    inputs = {path: values[cut] for path, values in futures.inputs.items()}
    return Part(scenario, futures.seed, futures.addresses[cut], inputs, pools, left)
