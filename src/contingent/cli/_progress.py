"""A progress line on the terminal; silent where nobody watches."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["Steps", "loading", "progress", "warm_engine", "warm_painter"]


BEYOND = "drawing anew near the claims"
"""What is said once more futures are done than were asked for: those of the prior were too few."""


class Steps:
    """Says which step runs, and how many futures are done.

    Parameters
    ----------
    bar : rich.progress.Progress or None
        None where standard error is not a terminal.
    """

    def __init__(self, bar: Progress | None) -> None:
        self._bar = bar
        self._task: TaskID | None = bar.add_task("starting", total=None) if bar else None

    def say(self, step: str, total: int | None = None) -> None:
        """Name the step that begins, and how much there is to do."""
        if self._bar is not None and self._task is not None:
            self._bar.tasks[0].total = total  # a reset alone keeps the total of the step before
            self._bar.reset(self._task, description=step, total=total)

    @property
    def advance(self) -> Callable[[int], None] | None:
        """Callback that counts work done; None where nobody watches."""
        bar, task = self._bar, self._task
        if bar is None or task is None:
            return None

        def count(done: int) -> None:
            now = bar.tasks[0]
            if now.total is not None and now.completed + done > now.total:  # nobody can say how many it will take
                now.total = None
                bar.update(task, description=BEYOND)
            bar.advance(task, done)

        return count


@contextmanager
def loading() -> Iterator[Callable[[], None]]:
    """Look for no garbage while modules load, nor among them later: a fifth of a second of a briefing (measured).

    Yields
    ------
    callable
        To be called once all is loaded.
    """

    def loaded() -> None:
        gc.freeze()
        gc.enable()

    gc.disable()
    try:
        yield loaded
    finally:
        gc.unfreeze()
        gc.enable()


@contextmanager
def progress(quiet: bool = False) -> Iterator[Steps]:
    """Show a progress line on standard error while the block runs.

    Parameters
    ----------
    quiet : bool
        Show nothing even on a terminal.

    Yields
    ------
    Steps
    """
    if quiet or not sys.stderr.isatty():
        yield Steps(None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        SpinnerColumn(), TextColumn("{task.description:<28}"), BarColumn(), TimeElapsedColumn(),
        TextColumn("left:"), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Steps(bar)


def warm_engine() -> threading.Thread:
    """Load the compiled engine while the reports are read.

    Returns
    -------
    threading.Thread
        Started; nobody has to wait for it.
    """
    thread = threading.Thread(target=_load, daemon=True)
    thread.start()
    return thread


def warm_painter() -> None:
    """Start the renderer of pictures in a process of its own, while the reports are read."""
    from contingent.brief import warm

    warm()


def _load() -> None:
    import scipy.special  # noqa: F401 - loading is the purpose: a third of a second each

    from contingent.simulate._kernel import warm

    warm()
