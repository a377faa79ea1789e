"""The twin's decisions about a deployment: whether what is due goes, and what changes; in NumPy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._policy import Policy
from contingent.simulate._schemes import NO_REPLACEMENT, TRICKLE

if TYPE_CHECKING:
    from contingent.simulate.states._decide import Table

__all__ = ["Decisions"]

Floats = NDArray[np.float64]
_ALARMED = 3.0  # further batches after which opponents are as alarmed as they get


class Decisions:
    """What was decided so far, of every future; without a table nothing ever is."""

    def __init__(self, table: Table | None, pool: NDArray[np.int64]) -> None:
        self.table, self.pool = table, pool.astype(np.float64)
        self.held, self.stopped, self.changed = np.zeros((3, pool.size), bool)
        self.turned = np.zeros(pool.size, bool)
        self.scale = np.ones(pool.size)
        self.last = np.zeros(pool.size) if table is None else table.weights[9]

    def take(self, day: int, home: Floats, force: Floats, lost: Floats, batches: Floats) -> bool:
        """Take the decisions of a month on its first day; tell whether it was one."""
        if self.table is None or day not in self.table.months:
            return False
        month = int(np.searchsorted(self.table.months, day))
        need = lost / np.maximum(lost + force, 1.0)
        empty = 1.0 - home / np.maximum(self.pool, 1.0)
        more = np.minimum(batches, _ALARMED)
        margins, weights = self.table.margins[month], self.table.weights
        send, stop, enlarge, change = (
            margins[row] + more * margins[row + 1] + (weights[row] * need + weights[row + 1] * empty)
            for row in (0, 2, 4, 6)
        )
        self.stopped |= stop >= 0
        self.turned = (change >= 0) & ~self.changed & ~self.stopped & (self.last > 0)
        self.changed |= change >= 0
        self.held = (send < 0) | self.ended
        self.scale = np.where((enlarge >= 0) & (self.scale == 1.0), weights[8], self.scale)
        return True

    @property
    def ended(self) -> NDArray[np.bool_]:
        """Where no batch goes any more."""
        return self.stopped | self.changed

    @property
    def owed(self) -> NDArray[np.bool_]:
        """Where the last batch of a change to a single surge is still owed."""
        owed: NDArray[np.bool_] = self.changed & (self.last > 0) & ~self.stopped
        return owed

    @property
    def record(self) -> Floats:
        """What the channel of decisions holds."""
        return self.stopped + 2.0 * self.changed + np.where(self.scale > 1.0, 4.0, 0.0)

    def scaled(self, people: NDArray[Any]) -> Floats:
        """Give people of a batch, surge or strength as enlarged."""
        scaled: Floats = np.floor(people * self.scale + 0.5)
        return scaled

    def trickles(self, policy: Policy) -> bool:
        """Whether losses are noted for replacing one by one: by the policy, or because it may be decided."""
        may = self.table is not None and self.table.changes and policy.replacement == NO_REPLACEMENT
        return policy.replacement == TRICKLE or may

    def replaces(self, policy: Policy) -> NDArray[np.bool_]:
        """Where the lost are replaced one by one."""
        if self.table is None:
            return np.ones(self.pool.size, bool)
        found: NDArray[np.bool_] = (self.changed & (self.last == 0)) | (policy.replacement == TRICKLE)
        return found & ~self.stopped
