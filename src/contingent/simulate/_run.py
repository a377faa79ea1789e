"""Simulate a scenario: blocks of futures, the same numbers however they are cut and whoever runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.simulate._blocks import (
    Engine,
    Job,
    bytes_each,
    cuts,
    engine_for,
    fill,
    groups_of,
    made,
    size_of_block,
    tables_for,
)
from contingent.simulate._executors import Executor, Threads
from contingent.simulate._futures import Futures, Track

if TYPE_CHECKING:
    from contingent.scenario import Scenario
    from contingent.simulate._tilt import Tilt

__all__ = ["MOST_STREAMED", "lived", "recorded_days", "simulate", "stream"]

MOST_BYTES = 64e9  # of paths kept at once; assumed: what a large machine has to spare
MOST_STREAMED = 4_000_000_000  # counts of futures are kept in 32 bits; a day of work for two cores
TABLES_BYTES = 2e9  # for the working tables of all threads; assumed: a quarter of a small machine
WORKING_BYTES = 3_072  # of one day of one deployment in a theatre: twelve doubles of 32 futures
Progress = Callable[[int], None]
Reduced = TypeVar("Reduced")


def simulate(
    scenario: Scenario,
    *,
    futures: int = 20_000,
    seed: int = 1,
    first: int = 0,
    hypothesis: str = "",
    dates: Sequence[date] = (),
    threads: int | None = None,
    engine: Engine = "numba",
    progress: Progress | None = None,
    tilts: Mapping[str, Tilt] | None = None,
) -> Futures:
    """Simulate futures of a scenario.

    Parameters
    ----------
    scenario : Scenario
        With the overrides of a hypothesis in force, if any.
    futures : int
        How many, at least 1.
    seed : int
        Same seed, same futures, bit for bit.
    first : int
        Number of the first future; a future's number is its address.
    hypothesis : str
        Name to keep with the futures.
    dates : sequence of datetime.date
        Days to record besides the weekly grid, the month ends, as-of date and horizon.
    threads : int, optional
        Worker threads; the number of cores if None. It changes no number.
    engine : {'numba', 'twin'}
        The compiled engine or its NumPy twin; they agree draw for draw.
    progress : callable, optional
        Called with the number of futures done since the last call.
    tilts : mapping of str to Tilt, optional
        Inputs drawn more often where they count; the futures carry the weights that make good for it.

    Returns
    -------
    Futures

    Raises
    ------
    UsageError
        If the number of futures is out of range.

    Examples
    --------
    >>> from contingent.scenario import load
    >>> futures = simulate(load("dprk-russia-2024"), futures=10, seed=1)
    >>> bool((futures.channel("sent") <= futures.channel("committed")).all())
    True
    """
    numbers = np.arange(first, first + futures, dtype=np.uint64) if futures >= 1 else np.empty(0, np.uint64)

    def drawn(cut: slice) -> Mapping[str, NDArray[np.float64]]:
        from contingent.simulate._plan import draw_inputs

        return draw_inputs(scenario, seed, numbers[cut], tilts)

    found = lived(scenario, numbers, drawn, seed, hypothesis, dates, threads, engine, progress)
    return replace(found, tilts=dict(tilts or {}), log_base=_log_base(tilts or {}, seed, first, futures))


def lived(
    scenario: Scenario,
    numbers: NDArray[np.uint64],
    drawn: Callable[[slice], Mapping[str, NDArray[np.float64]]],
    seed: int,
    hypothesis: str,
    dates: Sequence[date],
    threads: int | None,
    engine: Engine,
    progress: Progress | None = None,
) -> Futures:
    """Live through futures of some numbers, block by block; `drawn` gives the inputs of a slice of them."""
    groups, days = groups_of(scenario), recorded_days(scenario, dates)
    _check(
        numbers.size,
        int(MOST_BYTES // bytes_each(scenario, groups, days.size)),
        "read them block by block, as contingent.simulate.stream does",
    )
    engine = engine_for(engine, numbers.size * len(scenario.deployments))
    values = {path: np.empty(numbers.size) for path in scenario.inputs}
    tables = [tables_for(scenario, names, numbers.size, days) for names in groups]

    def live(start: int, size: int) -> int:
        cut = slice(start, start + size)
        inputs = dict(drawn(cut))
        for path, kept in values.items():
            kept[cut] = inputs[path]
        for names, table in zip(groups, tables, strict=True):
            fill(scenario, names, seed, numbers[cut], inputs, days, engine, table, start)
        return size

    with closing(Threads(threads)) as pool:
        blocks = cuts(0, numbers.size, size_of_block(scenario, groups, days.size))
        for done in pool.map_blocks(live, blocks, _at_once(scenario, groups)):
            if progress:
                progress(done)
    tracks: dict[str, Track] = {}
    for names, table in zip(groups, tables, strict=True):
        tracks |= made(scenario, names, values, table)
    return Futures(
        scenario=scenario, hypothesis=hypothesis, seed=seed, first=int(numbers[0]), days=days,
        tracks={name: tracks[name] for name in scenario.deployments},
        inputs=values, main=next(iter(scenario.deployments)),
    )  # fmt: skip


def _log_base(tilts: Mapping[str, Tilt], seed: int, first: int, size: int) -> NDArray[np.float64] | None:
    from contingent.simulate._tilt import tilted

    logs = [tilted(tilts[path], path, seed, first, size)[1] for path in sorted(tilts)]
    return np.sum(logs, axis=0) if logs else None


def stream(
    scenario: Scenario,
    reduce: Callable[[Futures], Reduced],
    *,
    futures: int,
    seed: int = 1,
    first: int = 0,
    hypothesis: str = "",
    dates: Sequence[date] = (),
    deployment: str = "",
    engine: Engine = "numba",
    executor: Executor | None = None,
) -> Iterator[Reduced]:
    """Simulate block by block and keep only what is asked of each: memory does not grow with the futures.

    Parameters
    ----------
    scenario, seed, first, hypothesis, dates, engine
        As for :func:`simulate`.
    reduce : callable
        What to keep of a block of futures; on other processes and machines it must be a function of a module.
    futures : int
        How many, 1 to 4,000,000,000.
    deployment : str
        That measures are read from; the first one if empty. Only deployments of its sender are simulated, unless the
        scenario says what opponents lose or what area is held.
    executor : Executor, optional
        Who runs the blocks; threads on all cores if None. It changes no number and is left open.

    Yields
    ------
    What `reduce` gives, block by block, in the order of the futures.

    Raises
    ------
    UsageError
        If the number of futures is out of range, or there is no such deployment.

    Examples
    --------
    >>> from contingent.scenario import load
    >>> sum(stream(load("dprk-russia-2024"), len, futures=70))
    70
    """
    _check(futures, MOST_STREAMED)
    main = deployment or next(iter(scenario.deployments))
    if main not in scenario.deployments:
        raise UsageError("no such deployment", value=deployment, allowed=", ".join(scenario.deployments))
    # Losses of opponents and areas are of all who serve there, whoever sends them.
    groups = groups_of(scenario) if scenario.has_front else groups_of(scenario, [main])
    days = recorded_days(scenario, dates)
    engine = engine_for(engine, futures * sum(len(names) for names in groups))
    job = Job(scenario, hypothesis, seed, days, groups, main, engine, reduce)
    blocks = cuts(first, futures, size_of_block(scenario, groups, days.size))
    return _streamed(job, blocks, executor, _at_once(scenario, groups))


def _streamed(
    job: Job[Reduced], blocks: Iterable[tuple[int, int]], executor: Executor | None, most: int
) -> Iterator[Reduced]:
    if executor is not None:
        yield from executor.map_blocks(job, blocks, most)
        return
    with closing(Threads()) as own:
        yield from own.map_blocks(job, blocks, most)


def _check(futures: int, most: int, mend: str = "") -> None:
    if not 1 <= futures <= most:
        raise UsageError(
            "number of futures out of range", value=futures, allowed=f"1 to {most:,}", mend=mend if futures > 1 else ""
        )


def _at_once(scenario: Scenario, groups: Sequence[Sequence[str]]) -> int:
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
