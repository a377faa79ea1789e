"""Mean and quantiles of whole numbers that stream by: exact, in memory that heads bound and not futures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from contingent.measures import Window
from contingent.scenario import Question
from contingent.simulate._futures import Futures

__all__ = ["CAME", "Columns", "Tally", "is_yes"]

CAME = 0.5
"""Events are read as 0 or 1; anything between parts them."""


@dataclass(frozen=True)
class Columns:
    """What to keep of a block for a table: whole-numbered measures from the start to some dates.

    Parameters
    ----------
    measures : tuple of str
        Keys in the registry; their unit must be people or batches.
    dates : tuple of datetime.date
        Last days of the windows.
    questions : tuple of Question
        Forecast questions, whose answers follow as one row each: 1 for yes, 0 for no.
    """

    measures: tuple[str, ...]
    dates: tuple[date, ...]
    questions: tuple[Question, ...] = ()

    def __call__(self, futures: Futures) -> NDArray[np.int32]:
        """Give the columns of a block, shape (measures * dates + questions, futures)."""
        start = futures.scenario.start
        windows = [Window(start, when) for when in self.dates]
        rows = [futures.measure(name, window) for name in self.measures for window in windows]
        rows += [is_yes(futures, question) for question in self.questions]
        return np.clip(np.rint(rows), *_WHOLE).astype(np.int32)  # areas to a km2; people are whole as they come


_WHOLE = (-(2.0**31), 2.0**31 - 1)  # what 32 bits hold: more rounds than any army has fired


def is_yes(futures: Futures, question: Question) -> NDArray[np.float64]:
    """Give in which futures the answer to a question is yes, shape (futures,), 1 or 0.

    The window runs from the as-of date, or the day asked for if that is earlier; a measure that does not exist in a
    future reaches nothing there.
    """
    scenario = futures.scenario
    end = min(question.by, scenario.horizon)
    asked = futures.of(question.deployment, question.of)
    found = asked.measure(question.measure, Window(min(scenario.as_of, end), end))
    if question.at_most is not None:
        return (found <= question.at_most).astype(np.float64)
    return (found >= (CAME if question.at_least is None else question.at_least)).astype(np.float64)


class Tally:
    """Counts of the values of one column.

    Few values are kept as they come, many as counts of each whole number between the least and the most met: so
    memory is four bytes a future or a head, whichever are fewer.

    Examples
    --------
    >>> tally = Tally()
    >>> tally.add(np.array([3, 1], np.int32))
    >>> tally.add(np.array([2, 10], np.int32))
    >>> tally.mean(), tally.quantiles([0.0, 0.5, 1.0]).tolist()
    (4.0, [1.0, 2.5, 10.0])
    """

    def __init__(self) -> None:
        self.number = 0
        self._raw: list[NDArray[np.int32]] = []
        self._low, self._counts = 0, np.zeros(0, dtype=np.uint32)

    def add(self, values: NDArray[np.int32]) -> None:
        """Take in a block of values."""
        self.number += values.size
        if self._counts.size:
            self._count(values)
            return
        self._raw.append(values.copy())
        if self.number > FEW and self.number > self._span():
            raw, self._raw = self._raw, []
            for block in raw:
                self._count(block)

    def _span(self) -> int:
        return max(int(block.max()) for block in self._raw) - min(int(block.min()) for block in self._raw) + 1

    def _count(self, values: NDArray[np.int32]) -> None:
        low, high = int(values.min()), int(values.max())
        if not self._counts.size:
            self._low = low
        before = max(self._low - low, 0)
        after = max(high + 1 - self._low - self._counts.size, 0)
        if before or after:
            self._counts = np.concatenate(
                [np.zeros(before, np.uint32), self._counts, np.zeros(after, np.uint32)]
            )  # extremes are seldom passed after the first blocks
            self._low -= before
        np.add.at(self._counts, values - self._low, np.uint32(1))

    def _cumulated(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the distinct values, ascending, and how many values are at most each."""
        if not self._counts.size:
            found, counts = np.unique(np.concatenate(self._raw), return_counts=True)
            return found.astype(np.int64), np.cumsum(counts)
        at = np.flatnonzero(self._counts)
        return at + self._low, np.cumsum(self._counts[at], dtype=np.int64)

    def mean(self) -> float:
        """Give the mean; the sum of whole numbers is exact."""
        found, upto = self._cumulated()
        return int((found * np.diff(upto, prepend=0)).sum()) / self.number

    def quantiles(self, levels: Sequence[float] | Iterable[float]) -> NDArray[np.float64]:
        """Give quantiles as ``numpy.quantile`` does, bit for bit, shape (levels,).

        Parameters
        ----------
        levels : iterable of float
            Each from 0 to 1.
        """
        found, upto = self._cumulated()
        place = (self.number - 1) * np.array(list(levels), dtype=np.float64)
        under = np.floor(place)
        share = place - under
        low = found[np.searchsorted(upto, under, side="right")].astype(np.float64)
        above = np.minimum(under + 1, self.number - 1)
        high = found[np.searchsorted(upto, above, side="right")].astype(np.float64)
        step = high - low
        # NumPy's way of putting it, which is exact at both ends.
        made: NDArray[np.float64] = np.where(share >= 0.5, high - step * (1.0 - share), low + step * share)
        return made


FEW = 65_536  # values kept as they come in any case: a quarter of a megabyte
