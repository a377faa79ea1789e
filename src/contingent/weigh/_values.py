"""Measures of futures, each read once for a window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from contingent.measures import Window, get
from contingent.simulate import Futures

if TYPE_CHECKING:
    from contingent.claims import Reading
    from contingent.scenario import Scenario

__all__ = ["View", "read", "values", "view", "window_of"]

Floats = NDArray[np.float64]


class View:
    """A situation (see :class:`contingent.measures.Situation`) that remembers what was read of it.

    Parameters
    ----------
    futures : Futures
        One hypothesis' futures.
    """

    def __init__(self, futures: Futures) -> None:
        self._futures = futures
        self._read: dict[tuple[str, Window], Floats] = {}
        self._days_of: dict[str, Floats] = {}

    def on(self, channel: str, day: date) -> NDArray[np.int64]:
        """Give a channel of every future on a recorded day, shape (futures,)."""
        return self._futures.on(channel, day)

    def within(self, channel: str, window: Window) -> NDArray[np.int64]:
        """Give a channel on the recorded days of a window, shape (futures, days)."""
        return self._futures.within(channel, window)

    def balance(self, name: str, day: date) -> Floats:
        """Give a figure of the balance elsewhere of every future on a day."""
        return self._futures.balance(name, day)

    def policy(self, name: str) -> Floats:
        """Give a realised policy figure of every future, NaN where it does not exist."""
        return self._futures.policy(name)

    def came_about(self, part: str) -> Floats:
        """Give the day on which what is asked about came about, infinite where it did not."""
        if part not in self._days_of:
            self._days_of[part] = self._futures.came_about(part)
        return self._days_of[part]

    def at_front(self, name: str, day: date) -> Floats:
        """Give a figure of the front on a day, NaN where the scenario says nothing of it."""
        return self._futures.at_front(name, day)

    def day(self, when: date) -> int:
        """Give the number of a date, 0 at the start."""
        return self._futures.day(when)

    def measure(self, name: str, window: Window, *, keep: bool = True) -> Floats:
        """Read a measure; `keep` it for the next question (not for fans over many days)."""
        if (name, window) in self._read:
            return self._read[name, window]
        found = get(name).read(self, window)
        if keep:
            self._read[name, window] = found
        return found


def view(futures: Futures) -> View:
    """Give the one view of a block of futures, which lives as long as they do."""
    # Beside the fields, as functools.cached_property does: the block is frozen, its memory is not.
    held: View = futures.__dict__.setdefault("_view", View(futures))
    return held


def values(futures: Futures, measure: str, window: Window, *, keep: bool = True) -> Floats:
    """Read a measure of every future, shape (futures,); the same as ``futures.measure``."""
    return view(futures).measure(measure, window, keep=keep)


def read(futures: Futures, reading: Reading, window: Window) -> Floats:
    """Read what a reading is about of every future, shape (futures,)."""
    if not reading.about:
        return values(futures, reading.measure, window)
    held: dict[str, Futures] = futures.__dict__.setdefault("_about", {})  # each with a view that remembers
    if reading.about not in held:
        held[reading.about] = futures.of("", reading.about)
    return values(held[reading.about], reading.measure, window)


def window_of(reading: Reading, scenario: Scenario) -> Window:
    """Give a reading's window; open ends are the scenario's as-of date and horizon."""
    start, end = reading.start or scenario.as_of, reading.end or scenario.horizon
    end = min(end, scenario.horizon)
    return Window(min(start, end), end)
