"""Work in several processes of this machine, for what the interpreter's lock would hold to one core."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from contingent.errors import ContingentError, UsageError

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["check_jobs", "in_order"]

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 2  # items a worker: one in work and one waiting, so that none idles and memory stays bounded


def check_jobs(jobs: int) -> int:
    """Give the number of processes, if it is one.

    Raises
    ------
    UsageError
        If it is below 1.
    """
    if jobs < 1:
        raise UsageError("no number of processes", value=jobs, allowed="1 or more")
    return jobs


def in_order(work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """Give ``work(item)`` of each item, in the order of the items.

    Parameters
    ----------
    work : callable
        A function of a module, or a partial of one: it travels by name.
    items : iterable
        What it is called with.
    jobs : int
        Processes, at least 1.

    Yields
    ------
    object
        The results; an error of one ends all.

    Raises
    ------
    ContingentError
        If a process dies.
    """
    from concurrent.futures import ProcessPoolExecutor  # here: they cost 20 ms that most runs need not pay
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    others = set(active_children())
    # Spawned, for a fork of a process with threads may hang.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_be_deaf)
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            with _undisturbed():
                waiting.append(pool.submit(work, item))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise ContingentError(
            "a worker process ended before its work was done",
            mend="give --jobs 1, or free some memory; a script of your own needs if __name__ == '__main__'",
        ) from None
    except BaseException:
        for worker in set(active_children()) - others:  # an interrupt waits for no report in work
            worker.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back while a worker may be starting: it is born deaf, and the pool is never left half made."""
    mask = getattr(signal, "pthread_sigmask", None)  # not on Windows, where the initializer alone must do
    before = mask(signal.SIG_BLOCK, {signal.SIGINT}) if mask else None
    try:
        yield
    finally:
        if mask:
            mask(signal.SIG_SETMASK, before)


def _be_deaf() -> None:
    """Leave Ctrl-C to the parent, which ends the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
