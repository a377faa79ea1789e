"""Blocks of futures: how many at once, and living through one; a block is the unit that workers are given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.simulate._futures import CHANNELS, Futures, Track

if TYPE_CHECKING:
    from contingent.scenario import Deployment, Scenario

__all__ = [
    "BLOCK",
    "Engine",
    "Job",
    "bytes_each",
    "cuts",
    "engine_for",
    "fill",
    "groups_of",
    "made",
    "size_of_block",
    "tables_for",
]

Engine = Literal["numba", "twin"]
Reduced = TypeVar("Reduced")
Tables = tuple[NDArray[np.int32], NDArray[np.int32]]

BLOCK = 2_048  # futures: a tenth of a second of work, and its arrays stay in the cache
BUNDLE = 32  # futures that the engine lives through in step, whether there are so many or not
COMFORT_BYTES = 2**28  # assumed: a block of this size is no burden, two workers hold two
MOST_BYTES = 2**30  # assumed: so much for a whole bundle where deployments are many
FEW = 1_000  # a second of the twin, against five of compiling; the numbers are the same
KERNEL = "_kernel.run_block"
TOURS = ("individual replacement", "fixed term", "strength profile", "planned batches")


@dataclass(frozen=True)
class Job(Generic[Reduced]):
    """All that a worker, of this process or another, needs to live through a block and say what was asked.

    Parameters
    ----------
    scenario : Scenario
        With the overrides of a hypothesis in force.
    hypothesis : str
        Its name.
    seed : int
        Seed of the run.
    days : int64 array, shape (days,)
        Days to record.
    groups : sequence of sequence of str
        Deployments by sender.
    main : str
        Deployment that measures are read from.
    engine : {'numba', 'twin'}
        Engine to run.
    reduce : callable
        What is kept of a block; its arrays are let go after the call.
    """

    scenario: Scenario
    hypothesis: str
    seed: int
    days: NDArray[np.int64]
    groups: Sequence[Sequence[str]]
    main: str
    engine: Engine
    reduce: Callable[[Futures], Reduced]

    def __call__(self, first: int, size: int) -> Reduced:
        """Live through the futures from number `first` on, and reduce them."""
        from contingent.simulate._plan import draw_inputs

        numbers = np.arange(first, first + size, dtype=np.uint64)
        values = draw_inputs(self.scenario, self.seed, numbers)
        tracks: dict[str, Track] = {}
        for names in self.groups:
            tables = tables_for(self.scenario, names, size, self.days)
            fill(self.scenario, names, self.seed, numbers, values, self.days, self.engine, tables)
            tracks |= made(self.scenario, names, values, tables)
        return self.reduce(
            Futures(self.scenario, self.hypothesis, self.seed, first, self.days, tracks, values, self.main)
        )


def groups_of(scenario: Scenario, deployments: Iterable[str] = ()) -> list[list[str]]:
    """Give the deployments by sender, since those of one draw on the same people; only senders of some, if given."""
    groups: dict[str, list[str]] = {}
    for name, deployment in scenario.deployments.items():
        groups.setdefault(deployment.sender, []).append(name)
    wanted = {scenario.deployments[name].sender for name in deployments} or groups.keys()
    return [names for sender, names in groups.items() if sender in wanted]


def bytes_each(scenario: Scenario, groups: Sequence[Sequence[str]], days: int) -> int:
    """Bytes of one future: its recorded channels and theatres, and its inputs with their luck."""
    names = [name for group in groups for name in group]
    columns = sum(len(CHANNELS) + len(scenario.deployments[name].theatres) for name in names)
    return 4 * days * columns + 16 * len(scenario.inputs)


def size_of_block(scenario: Scenario, groups: Sequence[Sequence[str]], days: int) -> int:
    """Give the number of futures to live through at once: fewer where there are many deployments."""
    each = bytes_each(scenario, groups, days)
    whole = min(BUNDLE, MOST_BYTES // each)
    return int(max(1, whole, min(BLOCK, COMFORT_BYTES // each)))


def cuts(first: int, futures: int, size: int) -> Iterator[tuple[int, int]]:
    """Give first number and size of each block.

    Examples
    --------
    >>> list(cuts(10, 5, 2))
    [(10, 2), (12, 2), (14, 1)]
    """
    for start in range(0, futures, size):
        yield first + start, min(size, futures - start)


def tables_for(scenario: Scenario, names: Sequence[str], size: int, days: NDArray[np.int64]) -> Tables:
    """Give tables for the deployments of one sender: who reads a day finds its futures side by side."""
    places = sum(len(scenario.deployments[name].theatres) for name in names)
    channels = np.empty((len(names), len(CHANNELS), days.size, size), dtype=np.int32)  # the engine writes every cell
    return channels, np.empty((places, days.size, size), dtype=np.int32)


def fill(
    scenario: Scenario,
    names: Sequence[str],
    seed: int,
    numbers: NDArray[np.uint64],
    values: dict[str, NDArray[np.float64]],
    days: NDArray[np.int64],
    engine: Engine,
    tables: Tables,
    start: int = 0,
) -> None:
    """Live through the futures of some numbers, and write what is recorded into tables, from a place on."""
    from contingent.simulate._policy import make_group

    slot = np.full(scenario.days, -1, dtype=np.int64)
    slot[days] = np.arange(days.size)
    run = _engine(engine)
    run(make_group(scenario, names, seed, numbers, values), scenario.days, slot, start, *tables)


def made(
    scenario: Scenario, names: Sequence[str], values: dict[str, NDArray[np.float64]], tables: Tables
) -> dict[str, Track]:
    """Give the tracks that lie in filled tables, theatres in the order of the scenario."""
    tracks, begin = {}, 0
    for number, name in enumerate(names):
        deployment = scenario.deployments[name]
        back = [begin + _order(deployment).index(theatre) for theatre in deployment.theatres]
        channels = tables[0][number].T
        tracks[name] = Track(channels, _columns(tables[1].T, back), _policy(deployment, values, channels))
        begin += len(back)
    return tracks


def _columns(table: NDArray[np.int32], places: list[int]) -> NDArray[np.int32]:
    """Columns of a table; a view of it where they stand in a row."""
    first, count = places[0], len(places)
    return table[:, :, first : first + count] if places == list(range(first, first + count)) else table[:, :, places]


def _order(deployment: Deployment) -> tuple[str, ...]:
    return (*(name for name in deployment.theatres if name != deployment.rest), deployment.rest)


def engine_for(name: Engine, work: int) -> Engine:
    """Give the engine for so many futures of a deployment: the twin is done with a few before a compiler would be."""
    if name not in ("numba", "twin"):
        raise UsageError("no such engine", value=name, allowed="numba, twin")
    if name == "twin" or work > FEW:
        return name
    from contingent.simulate._compile import is_compiled

    return "numba" if is_compiled(KERNEL) else "twin"


def _engine(name: Engine) -> Callable[..., Any]:
    if name == "twin":
        from contingent.simulate._twin import run

        return run
    from contingent.simulate._pack import run as compiled

    return compiled


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
