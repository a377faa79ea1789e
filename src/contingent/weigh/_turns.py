"""Thresholds at which an answer turns: reports below them, or above, move a probability across a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from contingent.weigh._evidence import jackknife

__all__ = ["LEVELS", "Side", "Turn", "turns"]

Floats = NDArray[np.float64]
Side = Literal["below", "above", "none"]

LEVELS = (0.05, 0.2, 0.45, 0.55, 0.8, 0.95)
"""Lines between the words of ICD 203: where a probability crosses one, its word changes."""

_CENTRE = 0.01  # of the reports at either end are left out: what follows from them rests on few futures (assumed)
_LEAST_CHANCE = 0.05  # a turn that one report in twenty brings is worth watching for (assumed)
_MOST_ERROR = 1.0  # errors of a report: a threshold known no better would be read as known (assumed)
_LEAST_MOVE = 0.05  # a line this near to the present probability is no turn (assumed)


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows from a report on one side of a threshold.

    Parameters
    ----------
    side : {'below', 'above', 'none'}
        Of the threshold; 'none' where the measure is reported not to exist.
    at : float
        The threshold on the scale of reports; NaN for 'none'.
    error : float
        Its jackknife error, same scale.
    chance : float
        Probability that the report falls there.
    target : int
        Class whose probability moves.
    now, then : float
        Its probability now, and given no more than that the report falls there.
    level : float or None
        Line that its probability crosses for every report there; None where it becomes the likeliest class.
    """

    side: Side
    at: float
    error: float
    chance: float
    target: int
    now: float
    then: float
    level: float | None


def turns(tables: Floats, edges: Floats, *, exact: bool, targets: tuple[int, ...] | None = None) -> tuple[Turn, ...]:
    """Find the thresholds at which the likeliest class, or a word for its probability, changes.

    Parameters
    ----------
    tables : float array, shape (1 + runs, classes, cells)
        Joint probabilities of class and report, from all futures and with each run left out.
    edges : float array, shape (cells,)
        Lower edges of the cells on the scale of reports, and the upper edge of the last but one.
    exact : bool
        True for events: cells are answers, thresholds lie between them.
    targets : tuple of int, optional
        Classes whose probabilities are followed; the likeliest one if None.

    Returns
    -------
    tuple of Turn
        At most one line crossed and one change of the likeliest class a side, the most probable first.
    """
    shares = tables[0].sum(-1)
    leader = int(np.argmax(shares))
    found: list[Turn] = []
    for side in ("below", "above", "none"):
        region = _Region(tables, edges, side, exact)
        if region.order.size:
            found += region.crossed(targets or (leader,)) + region.overtaken(leader)
    return tuple(sorted(found, key=lambda turn: -turn.chance))


class _Region:
    """The reports on one side, from the outermost inwards."""

    def __init__(self, tables: Floats, edges: Floats, side: Side, exact: bool) -> None:
        self.tables, self.edges, self.side, self.exact = tables, edges, side, exact
        mass = tables[0].sum(0)
        inner = mass[:-1]
        total = float(inner.sum())
        if side == "none":
            self.order = np.array([mass.size - 1]) if mass[-1] >= _LEAST_CHANCE else np.array([], int)
        elif total <= 0.0:
            self.order = np.array([], int)
        else:
            order = np.flatnonzero(inner > 0.0)
            order = order if side == "below" else order[::-1]
            # Events have two answers, both of which count; a scale has tails that do not.
            kept = np.cumsum(inner[order]) >= (0.0 if exact else _CENTRE * total)
            self.order = order[kept]
        self.curves = self._curves(tables[:, :, self.order])

    @staticmethod
    def _curves(tables: Floats) -> Floats:
        """Probability of each class by report, shape (1 + runs, classes, cells)."""
        mass = tables.sum(1, keepdims=True)
        found: Floats = np.divide(tables, mass, out=np.zeros_like(tables), where=mass > 0.0)
        return found

    def crossed(self, targets: tuple[int, ...]) -> list[Turn]:
        """The furthest line that the probability of a class crosses often enough."""
        best: list[Turn] = []
        for target in targets:
            now, outer = float(self.tables[0, target].sum()), float(self.curves[0, target, 0])
            lines = [one for one in LEVELS if min(now, outer) < one < max(now, outer) and abs(one - now) >= _LEAST_MOVE]
            for line in lines if outer < now else reversed(lines):
                margin = (self.curves[:, target] - line) * (-1.0 if outer < now else 1.0)
                turn = self._turn(margin, target, line)
                if turn is not None:
                    best.append(turn)
                    break
        return best

    def overtaken(self, leader: int) -> list[Turn]:
        """The class that becomes the likeliest."""
        first = int(np.argmax(self.curves[0, :, 0]))
        if first == leader:
            return []
        others = np.delete(self.curves, first, axis=1).max(1)
        turn = self._turn(self.curves[:, first] - others, first, None)
        return [] if turn is None else [turn]

    def _turn(self, margin: Floats, target: int, level: float | None) -> Turn | None:
        """Turn where the margin, shape (1 + runs, cells from the outermost inwards), is no longer positive."""
        places = np.array([self._place(one) for one in margin])
        length = _length(margin[0])
        if not length:
            return None
        mass = self.tables[0][:, self._all_to(length)]
        chance, error = float(mass.sum()), jackknife(places[1:])
        if not _LEAST_CHANCE <= chance <= 1.0 - _LEAST_CHANCE or error > _MOST_ERROR:
            return None
        now, then = float(self.tables[0, target].sum()), float(mass[target].sum()) / chance
        return Turn(self.side, float(places[0]), error, chance, target, now, then, level)

    def _place(self, margin: Floats) -> float:
        """Where the margin passes nought, between the middles of two cells; between answers for events."""
        length = _length(margin)
        if self.side == "none" or not length:
            return float("nan")
        step = 1 if self.side == "below" else -1
        inmost = int(self.order[length - 1])
        edge = float(self.edges[inmost + (step > 0)])
        if self.exact or length == margin.size:
            return edge
        held, lost = float(margin[length - 1]), float(margin[length])
        return edge + step * (held / (held - lost) - 0.5) * float(self.edges[1] - self.edges[0])

    def _all_to(self, length: int) -> NDArray[np.intp]:
        """Cells of the side, with those of the tail that was left out."""
        inmost = int(self.order[length - 1])
        last = self.tables.shape[-1] - 1
        if self.side == "none":
            return np.array([last])
        return np.arange(0, inmost + 1) if self.side == "below" else np.arange(inmost, last)


def _length(margin: Floats) -> int:
    """Number of cells, from the outermost, in which the margin is positive."""
    lost = np.flatnonzero(~(margin > 0.0))
    return int(lost[0]) if lost.size else margin.size
