"""Who lives through the blocks: threads of this process, other processes, or the workers of a Dask cluster.

Every future has an address, so a block is the same wherever and however often it is run: a worker that is
lost costs its time and no number.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor as Pool
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from importlib import import_module
from typing import Any, Protocol, TypeVar

from contingent.errors import MissingExtra, UsageError

__all__ = ["Dask", "Executor", "Processes", "Threads", "executor"]

Reduced = TypeVar("Reduced")
Work = Callable[[int, int], Reduced]
Block = tuple[int, int]

AHEAD = 2  # blocks a worker: one in work and one waiting, so that none idles while results are taken


class Executor(Protocol):
    """Runs blocks for whoever takes their results."""

    def map_blocks(self, work: Work[Reduced], blocks: Iterable[Block], most: int | None = None) -> Iterator[Reduced]:
        """Give ``work(first, size)`` of each block, in order, with at most `most` blocks in hand."""
        ...

    def close(self) -> None:
        """Drop the blocks that have not begun, and let the workers go."""
        ...


class _Pooled:
    """Blocks on a pool of the standard library."""

    def __init__(self, pool: Pool, workers: int) -> None:
        self._pool, self._workers = pool, workers

    def map_blocks(self, work: Work[Reduced], blocks: Iterable[Block], most: int | None = None) -> Iterator[Reduced]:
        """Give the results in order."""
        ahead = min(self._workers * AHEAD, most or self._workers * AHEAD)
        return _in_order(lambda block: self._pool.submit(work, *block), blocks, ahead)

    def close(self) -> None:
        """Drop what has not begun; a block that runs ends within a tenth of a second."""
        self._pool.shutdown(wait=True, cancel_futures=True)


class Threads(_Pooled):
    """Threads of this process: compiled code lets go of the interpreter, so they are enough.

    Parameters
    ----------
    workers : int, optional
        Threads; the number of cores if None.
    """

    def __init__(self, workers: int | None = None) -> None:
        workers = workers or os.cpu_count() or 1
        super().__init__(ThreadPoolExecutor(workers), workers)


class Processes(_Pooled):
    """Processes of this machine; the work and its results travel, so both must be small.

    Parameters
    ----------
    workers : int, optional
        Processes; the number of cores if None.
    """

    def __init__(self, workers: int | None = None) -> None:
        from multiprocessing import get_context

        workers = workers or os.cpu_count() or 1
        # Spawned, for a fork of a process with threads may hang. Ctrl-C is heard by the parent alone.
        context = get_context("spawn")
        super().__init__(ProcessPoolExecutor(workers, mp_context=context, initializer=_be_deaf), workers)


def _be_deaf() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Dask:
    """The workers of a Dask cluster, which must have this version of the package.

    Parameters
    ----------
    address : str
        Of its scheduler, such as ``tcp://host:8786``.

    Raises
    ------
    MissingExtra
        Where Dask is not installed.
    UsageError
        Where no scheduler answers.
    """

    def __init__(self, address: str) -> None:
        try:
            client = import_module("distributed").Client  # untyped
        except ImportError:
            raise MissingExtra("cluster", "running on a Dask cluster") from None
        try:
            self._client: Any = client(address, set_as_default=False, timeout=PATIENCE_SECONDS)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"no Dask scheduler answers ({str(error).splitlines()[0]})", value=address,
                allowed="the address of a scheduler, such as dask:tcp://host:8786",
                mend="start it with 'dask scheduler'",
            ) from None  # fmt: skip

    def map_blocks(self, work: Work[Reduced], blocks: Iterable[Block], most: int | None = None) -> Iterator[Reduced]:
        """Give the results in order; blocks of a worker that dies are run again by another."""
        # The work goes out once, as a task of its own: where its holder dies, the scheduler has it made anew.
        job = self._client.submit(_same, work, pure=False)
        threads = max(1, sum(self._client.nthreads().values()))
        ahead = min(threads * AHEAD, most or threads * AHEAD)
        return _in_order(lambda block: self._client.submit(_call, job, *block, pure=False), blocks, ahead)

    def close(self) -> None:
        """Leave the cluster; it runs on."""
        self._client.close()


PATIENCE_SECONDS = 10  # assumed: a scheduler that is there answers within a second


def executor(name: str = "threads", workers: int | None = None) -> Executor:
    """Give an executor by name.

    Parameters
    ----------
    name : str
        ``threads``, ``processes``, or ``dask:ADDRESS``.
    workers : int, optional
        Threads or processes; the number of cores if None. A cluster has the workers that it has.

    Returns
    -------
    Executor
        To be closed by the caller. It changes no number.

    Raises
    ------
    UsageError
        If there is no such executor.
    MissingExtra
        If it needs a part that is not installed.

    Examples
    --------
    >>> pool = executor("threads", 2)
    >>> list(pool.map_blocks(lambda first, size: first + size, [(0, 2), (2, 2)]))
    [2, 4]
    >>> pool.close()
    """
    kind, _, address = name.partition(":")
    if kind == "dask" and address:
        return Dask(address)
    if name == "threads":
        return Threads(workers)
    if name == "processes":
        return Processes(workers)
    raise UsageError("no such workers", value=name, allowed="threads, processes, dask:ADDRESS")


def _in_order(submit: Callable[[Block], Any], blocks: Iterable[Block], ahead: int) -> Iterator[Any]:
    """Give results in order with a bounded number in hand: a slow taker holds the workers up, not the memory."""
    waiting: deque[Any] = deque()
    for block in blocks:
        waiting.append(submit(block))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _same(work: Any) -> Any:
    return work


def _call(work: Work[Reduced], first: int, size: int) -> Reduced:
    return work(first, size)
