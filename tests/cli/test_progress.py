"""The progress line says which step runs, and does not claim to know what nobody knows."""

from __future__ import annotations

import io

from rich.console import Console
from rich.progress import Progress

from contingent.cli._progress import BEYOND, Steps


def test_more_futures_than_asked_are_said_to_be_drawn_anew() -> None:
    """Once more futures are done than a step has, the line has no end and says why; the next step is its own."""
    with Progress(console=Console(file=io.StringIO()), redirect_stdout=False) as bar:
        steps = Steps(bar)
        steps.say("simulating and weighing", 100)
        assert steps.advance is not None
        steps.advance(60)
        assert bar.tasks[0].total == 100
        steps.advance(60)
        assert (bar.tasks[0].total, bar.tasks[0].description) == (None, BEYOND)
        assert bar.tasks[0].completed == 120
        steps.say("drawing")
        assert (bar.tasks[0].total, bar.tasks[0].description) == (None, "drawing")


def test_nobody_watches_nothing_is_counted() -> None:
    """Without a terminal there is nothing to advance."""
    assert Steps(None).advance is None
