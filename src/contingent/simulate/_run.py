"""Simulate a scenario: blocks of futures, the same numbers however they are cut and whoever runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.simulate._blocks import Engine, Job, cuts, engine_for, groups_of, size_of_block
from contingent.simulate._executors import Executor, Threads
from contingent.simulate._futures import Futures
from contingent.simulate._life import Drawn, Life, Progress, at_once, check_number, live, recorded_days

if TYPE_CHECKING:
    from contingent.scenario import Scenario
    from contingent.simulate._tilt import Tilt

__all__ = ["MOST_STREAMED", "simulate", "simulate_each", "stream"]

MOST_STREAMED = 4_000_000_000  # counts of futures are kept in 32 bits; a day of work for two cores
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
    worlds = {hypothesis: scenario}
    found = simulate_each(
        worlds, futures=futures, seed=seed, first=first, dates=dates, threads=threads, engine=engine,
        progress=progress, tilts=tilts,
    )  # fmt: skip
    return found[hypothesis]


def simulate_each(
    worlds: Mapping[str, Scenario],
    *,
    futures: int = 20_000,
    seed: int = 1,
    first: int = 0,
    dates: Sequence[date] = (),
    threads: int | None = None,
    engine: Engine = "numba",
    progress: Progress | None = None,
    tilts: Mapping[str, Tilt] | None = None,
) -> dict[str, Futures]:
    """Simulate futures of several scenarios, such as the hypotheses of one, without a rest between them.

    Parameters
    ----------
    worlds : mapping of str to Scenario
        By hypothesis, with its overrides in force.
    futures, seed, first, dates, threads, engine, progress, tilts
        As for :func:`simulate`.

    Returns
    -------
    dict of str to Futures
        Bit for bit as :func:`simulate` gives each.

    Raises
    ------
    UsageError
        If the number of futures is out of range.

    Examples
    --------
    >>> from contingent.scenario import load, under
    >>> scenario = load("dprk-russia-2024")
    >>> found = simulate_each({name: under(scenario, name) for name in scenario.hypotheses}, futures=10)
    >>> [len(each) for each in found.values()]
    [10, 10, 10, 10]
    """
    numbers = np.arange(first, first + futures, dtype=np.uint64) if futures >= 1 else np.empty(0, np.uint64)
    lives = {
        name: Life(world, numbers, _drawing(world, seed, numbers, tilts), seed, name, recorded_days(world, dates),
                    engine)
        for name, world in worlds.items()
    }  # fmt: skip
    live(list(lives.values()), threads, progress)
    base = _log_base(tilts or {}, seed, first, futures)
    return {name: replace(life.futures(), tilts=dict(tilts or {}), log_base=base) for name, life in lives.items()}


def _drawing(scenario: Scenario, seed: int, numbers: NDArray[np.uint64], tilts: Mapping[str, Tilt] | None) -> Drawn:
    def drawn(cut: slice) -> Mapping[str, NDArray[np.float64]]:
        from contingent.simulate._plan import draw_inputs

        return draw_inputs(scenario, seed, numbers[cut], tilts)

    return drawn


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
    check_number(futures, MOST_STREAMED)
    main = deployment or next(iter(scenario.deployments))
    if main not in scenario.deployments:
        raise UsageError("no such deployment", value=deployment, allowed=", ".join(scenario.deployments))
    # Losses of opponents and areas are of all who serve there, whoever sends them.
    groups = groups_of(scenario) if scenario.has_front else groups_of(scenario, [main])
    days = recorded_days(scenario, dates)
    engine = engine_for(engine, futures * sum(len(names) for names in groups))
    job = Job(scenario, hypothesis, seed, days, groups, main, engine, reduce)
    blocks = cuts(first, futures, size_of_block(scenario, groups, days.size))
    return _streamed(job, blocks, executor, at_once(scenario, groups))


def _streamed(
    job: Job[Reduced], blocks: Iterable[tuple[int, int]], executor: Executor | None, most: int
) -> Iterator[Reduced]:
    if executor is not None:
        yield from executor.map_blocks(job, blocks, most)
        return
    with closing(Threads()) as own:
        yield from own.map_blocks(job, blocks, most)
