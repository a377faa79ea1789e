"""Living through futures: tables for all of them, filled block by block by whoever is free."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.simulate._blocks import (
    Engine,
    bytes_each,
    cuts,
    engine_for,
    fill,
    groups_of,
    made,
    size_of_block,
    tables_for,
)
from contingent.simulate._executors import Threads
from contingent.simulate._futures import Futures, Track

if TYPE_CHECKING:
    from contingent.scenario import Scenario

__all__ = ["Drawn", "Life", "Progress", "at_once", "check_number", "live", "lived", "recorded_days"]

MOST_BYTES = 64e9  # of paths kept at once; assumed: what a large machine has to spare
TABLES_BYTES = 2e9  # for the working tables of all threads; assumed: a quarter of a small machine
WORKING_BYTES = 3_072  # of one day of one deployment in a theatre: twelve doubles of 32 futures
Progress = Callable[[int], None]
Drawn = Callable[[slice], Mapping[str, NDArray[np.float64]]]


def lived(
    scenario: Scenario,
    numbers: NDArray[np.uint64],
    drawn: Drawn,
    seed: int,
    hypothesis: str,
    dates: Sequence[date],
    threads: int | None,
    engine: Engine,
    progress: Progress | None = None,
) -> Futures:
    """Live through futures of some numbers, block by block; `drawn` gives the inputs of a slice of them."""
    life = Life(scenario, numbers, drawn, seed, hypothesis, recorded_days(scenario, dates), engine)
    live([life], threads, progress)
    return life.futures()


class Life:
    """Futures of a scenario that are being lived through: tables to be filled, block by block in any order."""

    def __init__(
        self, scenario: Scenario, numbers: NDArray[np.uint64], drawn: Drawn, seed: int, hypothesis: str,
        days: NDArray[np.int64], engine: Engine,
    ) -> None:  # fmt: skip
        self.scenario, self.numbers, self.drawn, self.days = scenario, numbers, drawn, days
        self.seed, self.hypothesis, self.groups = seed, hypothesis, groups_of(scenario)
        most = int(MOST_BYTES // bytes_each(scenario, self.groups, days.size))
        check_number(numbers.size, most, "read them block by block, as contingent.simulate.stream does")
        self.engine = engine_for(engine, numbers.size * len(scenario.deployments))
        self.values = {path: np.empty(numbers.size) for path in scenario.inputs}
        self.tables = [tables_for(scenario, names, numbers.size, days) for names in self.groups]

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Give first place and size of each block."""
        return cuts(0, self.numbers.size, size_of_block(self.scenario, self.groups, self.days.size))

    def live(self, start: int, size: int) -> int:
        """Live through a block, and give how many futures that were."""
        cut = slice(start, start + size)
        inputs = dict(self.drawn(cut))
        for path, kept in self.values.items():
            kept[cut] = inputs[path]
        for names, table in zip(self.groups, self.tables, strict=True):
            fill(self.scenario, names, self.seed, self.numbers[cut], inputs, self.days, self.engine, table, start)
        return size

    def futures(self) -> Futures:
        """Give the futures, once all are lived through."""
        tracks: dict[str, Track] = {}
        for names, table in zip(self.groups, self.tables, strict=True):
            tracks |= made(self.scenario, names, self.values, table)
        return Futures(
            scenario=self.scenario, hypothesis=self.hypothesis, seed=self.seed, first=int(self.numbers[0]),
            days=self.days, tracks={name: tracks[name] for name in self.scenario.deployments},
            inputs=self.values, main=next(iter(self.scenario.deployments)),
        )  # fmt: skip


def live(lives: Sequence[Life], threads: int | None, progress: Progress | None) -> None:
    """Live through all blocks of some lives, one after the other: no worker waits for the end of one of them."""
    blocks = [(life, *block) for life in lives for block in life.blocks()]
    most = min(at_once(life.scenario, life.groups) for life in lives)

    def work(place: int, _: int) -> int:
        life, start, size = blocks[place]
        return life.live(start, size)

    with closing(Threads(threads)) as pool:
        for done in pool.map_blocks(work, ((place, 1) for place in range(len(blocks))), most):
            if progress:
                progress(done)


def check_number(futures: int, most: int, mend: str = "") -> None:
    """Refuse a number of futures that is out of range."""
    if not 1 <= futures <= most:
        raise UsageError(
            "number of futures out of range", value=futures, allowed=f"1 to {most:,}", mend=mend if futures > 1 else ""
        )


def at_once(scenario: Scenario, groups: Sequence[Sequence[str]]) -> int:
    """Blocks that may run at the same time: the engine's tables grow with deployments and days."""
    theatres = max(sum(len(scenario.deployments[name].theatres) for name in names) for names in groups)
    return max(1, int(TABLES_BYTES // (theatres * scenario.days * WORKING_BYTES)))


def recorded_days(scenario: Scenario, dates: Iterable[date] = ()) -> NDArray[np.int64]:
    """Give the days to record: every week, month ends, as-of date, horizon and those asked for."""
    ends = _month_ends(scenario.start, scenario.horizon)
    wanted = {scenario.day(when) for when in (*dates, *ends, scenario.as_of, scenario.horizon)}
    wanted |= set(range(0, scenario.days, 7))
    return np.array(sorted(day for day in wanted if 0 <= day < scenario.days), dtype=np.int64)


def _month_ends(start: date, end: date) -> list[date]:
    days = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return [day for day in days if (day + timedelta(days=1)).day == 1]
