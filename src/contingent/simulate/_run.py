"""Simulate a scenario: blocks of futures on threads, the same numbers however they are cut."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.simulate._futures import CHANNELS, Futures, Track

if TYPE_CHECKING:
    from contingent.scenario import Deployment, Scenario
    from contingent.simulate._tilt import Tilt

__all__ = ["BLOCK", "simulate"]

BLOCK = 2_000  # futures a block: a tenth of a second of work, and its arrays stay in the cache
MOST_FUTURES = 10_000_000  # 16 channels on 80 days of 10^7 futures are 51 GB: more needs streaming
FEW = 1_000  # a second of the twin, against five of compiling; the numbers are the same
KERNEL = "_kernel.run_block"
TOURS = ("individual replacement", "fixed term", "strength profile", "planned batches")
Engine = Literal["numba", "twin"]
Progress = Callable[[int], None]


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
    if not 1 <= futures <= MOST_FUTURES:
        raise UsageError("number of futures out of range", value=futures, allowed=f"1 to {MOST_FUTURES:,}")
    days = recorded_days(scenario, dates)
    numbers = np.arange(first, first + futures, dtype=np.uint64)
    from contingent.simulate._plan import draw_inputs

    values = draw_inputs(scenario, seed, numbers, tilts)
    tracks: dict[str, Track] = {}
    for names in _groups(scenario):
        tracks |= _tracks(scenario, names, seed, numbers, values, days, threads, engine, progress)
        progress = None  # one future is counted once
    return Futures(
        scenario=scenario, hypothesis=hypothesis, seed=seed, first=first, days=days,
        tracks={name: tracks[name] for name in scenario.deployments},
        inputs=values, main=next(iter(scenario.deployments)),
        log_base=_log_base(tilts or {}, seed, first, futures),
    )  # fmt: skip


def _log_base(tilts: Mapping[str, Tilt], seed: int, first: int, size: int) -> NDArray[np.float64] | None:
    from contingent.simulate._tilt import tilted

    logs = [tilted(tilts[path], path, seed, first, size)[1] for path in sorted(tilts)]
    return np.sum(logs, axis=0) if logs else None


def recorded_days(scenario: Scenario, dates: Iterable[date] = ()) -> NDArray[np.int64]:
    """Give the days to record: every week, month ends, as-of date, horizon and those asked for."""
    ends = _month_ends(scenario.start, scenario.horizon)
    wanted = {scenario.day(when) for when in (*dates, *ends, scenario.as_of, scenario.horizon)}
    wanted |= set(range(0, scenario.days, 7))
    return np.array(sorted(day for day in wanted if 0 <= day < scenario.days), dtype=np.int64)


def _month_ends(start: date, end: date) -> list[date]:
    days = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return [day for day in days if (day + timedelta(days=1)).day == 1]


def _groups(scenario: Scenario) -> list[list[str]]:
    """Deployments by sender: those of one sender draw on the same people."""
    groups: dict[str, list[str]] = {}
    for name, deployment in scenario.deployments.items():
        groups.setdefault(deployment.sender, []).append(name)
    return list(groups.values())


def _tracks(
    scenario: Scenario,
    names: Sequence[str],
    seed: int,
    numbers: NDArray[np.uint64],
    values: dict[str, NDArray[np.float64]],
    days: NDArray[np.int64],
    threads: int | None,
    engine: Engine,
    progress: Progress | None,
) -> dict[str, Track]:
    from contingent.simulate._policy import make_group

    deployments = [scenario.deployments[name] for name in names]
    size, places = numbers.size, [len(each.theatres) for each in deployments]
    channels = np.zeros((size, len(names), days.size, len(CHANNELS)), dtype=np.int32)
    by_theatre = np.zeros((size, days.size, sum(places)), dtype=np.int32)
    slot = np.full(scenario.days, -1, dtype=np.int64)
    slot[days] = np.arange(days.size)
    run = _engine(engine, size)

    def block(start: int) -> int:
        cut = slice(start, start + BLOCK)
        some = {path: array[cut] for path, array in values.items()}
        group = make_group(scenario, names, seed, numbers[cut], some)
        run(group, scenario.days, slot, channels[cut], by_theatre[cut])
        return len(numbers[cut])

    _map(block, range(0, size, BLOCK), threads, progress)
    tracks, begin = {}, 0
    for number, deployment in enumerate(deployments):
        back = [begin + _order(deployment).index(name) for name in deployment.theatres]
        policy = _policy(deployment, values, channels[:, number])
        tracks[deployment.name] = Track(channels[:, number], by_theatre[:, :, back], policy)
        begin += places[number]
    return tracks


def _order(deployment: Deployment) -> tuple[str, ...]:
    return (*(name for name in deployment.theatres if name != deployment.rest), deployment.rest)


def _engine(name: Engine, futures: int) -> Callable[..., None]:
    from contingent.simulate._compile import is_compiled

    few = futures <= FEW and not is_compiled(KERNEL)  # then the twin is done before the compiler would be
    if name == "twin" or (name == "numba" and few):
        from contingent.simulate._twin import run

        return run
    if name == "numba":
        from contingent.simulate._pack import run as compiled

        return compiled
    raise UsageError("no such engine", value=name, allowed="numba, twin")


def _map(work: Callable[[int], int], starts: Sequence[int], threads: int | None, progress: Progress | None) -> None:
    """Run blocks on threads; compiled code lets go of the interpreter, so threads are enough."""
    pool = ThreadPoolExecutor(max_workers=threads or os.cpu_count() or 1)
    try:
        for done in pool.map(work, starts):
            if progress:
                progress(done)
    finally:
        # On Ctrl-C, blocks that have not begun are dropped; those running end within a tenth of a second.
        pool.shutdown(wait=True, cancel_futures=True)


def _policy(
    deployment: Deployment, values: dict[str, NDArray[np.float64]], channels: NDArray[np.int32]
) -> dict[str, NDArray[np.float64]]:
    """Policy figures in force under the deployment's scheme; NaN where it has none."""
    none = np.full(channels.shape[0], np.nan)
    last = deployment.phases[-1][1]  # what is said of a policy is mostly said of the one to come

    def own(key: str) -> NDArray[np.float64]:
        item = last.inputs.get(key)
        return none if item is None else values.get(item.path, none)

    if last.scheme == "unit rotation":
        return {key: own(key) for key in ("batch", "interval", "tour")}
    batch = own("surge") if last.scheme == "single surge" else none
    return {"batch": batch, "interval": none, "tour": own("tour") if last.scheme in TOURS else none}
