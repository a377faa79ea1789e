"""The front of a block of futures: tables by week, worked out when they are first asked for, some futures at a time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from contingent.errors import ModelError, UsageError
from contingent.scenario import Scenario
from contingent.simulate.front._area import area_held
from contingent.simulate.front._opponents import opponent_losses
from contingent.simulate.front._part import WEEK, Floats, Part, part_of, running
from contingent.simulate.front._supply import delivered, fire, supply

if TYPE_CHECKING:
    from contingent.simulate._futures import Futures

__all__ = ["MEASURED", "Front", "measures_of"]

MEASURED: tuple[str, ...] = (
    "opponent_losses", "opponent_losses_without", "opponent_killed", "area", "area_without", "net_force", "released",
    "stood_in", "shells", "shells_fired", "shells_delivered",
)  # fmt: skip
"""What can be asked of a front: totals since the start, or levels on a day."""

_CUT = 2_048  # futures at a time: their tables stay in the cache
_THREADS = 2  # where there is more than one cut; assumed, as many as a small machine has
_PARTS = ("area", "area_without")  # what is not counted in whole numbers
_KEPT = np.float32  # 7 digits are more than anybody knows of a front; half the memory
Tables = NDArray[np.float32]
_BY_THEATRE = {"opponent_losses": "opponent_rate", "area": "area", "net_force": "allies", "released": "allies",
               "stood_in": "allies"}  # fmt: skip


def measures_of(scenario: Scenario) -> tuple[str, ...]:
    """Name the measures of the registry that a scenario says something of, beside those of its people.

    Parameters
    ----------
    scenario : Scenario

    Returns
    -------
    tuple of str
        Empty where it says nothing of a front.

    Examples
    --------
    >>> from contingent.scenario import load
    >>> measures_of(load("dprk-russia-2024"))[:2]
    ('opponent_losses', 'opponent_killed')
    """
    theatres = scenario.theatres.values()
    found: tuple[str, ...] = ()
    if any("opponent_rate" in one.inputs for one in theatres):
        found += ("opponent_losses", "opponent_killed", "opponent_losses_added")
    if any("allies" in one.inputs for one in theatres):
        found += ("force_added", "released", "stood_in")
    if any("area" in one.inputs for one in theatres):
        found += ("area", "area_gained", "area_added")
    if scenario.ammunition:
        found += ("shells", "shells_fired")
    return found + (("shells_delivered", "shells_per_year") if scenario.deliveries else ())


class Front:
    """What can be asked of the front of a block of futures.

    Parameters
    ----------
    futures : Futures
        With every first day of a week recorded, as :func:`contingent.simulate.simulate` gives them.
    """

    def __init__(self, futures: Futures) -> None:
        self._futures = futures
        self._tables: dict[tuple[str, str], Tables] = {}

    @property
    def scenario(self) -> Scenario:
        """The scenario of the futures."""
        return self._futures.scenario

    def on(self, name: str, about: str, day: int) -> Floats:
        """Read a figure on a day.

        Parameters
        ----------
        name : str
            One of :data:`MEASURED`.
        about : str
            Theatre, or for ammunition its key, for deliveries the state or the delivery; ``''`` for all together.
        day : int
            Day number; days outside are those at the ends.

        Returns
        -------
        float64 array, shape (futures,)
            People and rounds are whole; NaN where the scenario says nothing of it.

        Raises
        ------
        UsageError
            If there is no such theatre, ammunition or supplier.
        """
        day = min(max(day, 0), self.scenario.days - 1)
        found = np.zeros(len(self._futures))
        tables = self._of(name, about)
        if not tables:
            return np.full(len(self._futures), np.nan)
        week, rest = divmod(day, WEEK)
        for table in tables:
            low, high = table[week].astype(np.float64), table[week + 1].astype(np.float64)
            found += low + rest / WEEK * (high - low)
        return found if name in _PARTS else np.floor(found)

    def _of(self, name: str, about: str) -> list[Tables]:
        """Give the tables that a figure is the sum of."""
        if name not in MEASURED:
            raise ModelError("no such figure of the front", value=name, allowed=", ".join(MEASURED))
        if name == "shells_delivered":
            return [self._table(name, one) for one in self._deliveries(about)]
        if name.startswith("shells"):
            return [self._table(name, one) for one in _chosen(self.scenario.ammunition, about, "ammunition")]
        plain = "opponent_losses" if name.startswith("opponent") else name.removesuffix("_without")
        theatres = self.scenario.theatres
        having = [one for one, part in theatres.items() if _BY_THEATRE[plain] in part.inputs]
        if about and about in theatres and about not in having:
            return []
        return [self._table(name, one) for one in _chosen(having, about, "theatre")]

    def _deliveries(self, about: str) -> list[str]:
        found = self.scenario.deliveries
        states = {one.supplier for one in found.values()}
        if about in states:
            return [name for name, one in found.items() if one.supplier == about]
        return _chosen({**found, **dict.fromkeys(states)}, about, "supplier") if about else list(found)

    def _table(self, name: str, about: str) -> Tables:
        """Give a table by week, shape (weeks + 1, futures); what is worked out along with it is kept too."""
        if (name, about) not in self._tables:
            for kept, tables in self._filled(_MAKERS[name], about).items():
                self._tables[kept, about] = tables
        return self._tables[name, about]

    def _met(self, cut: slice) -> dict[str, Floats]:
        return {name: self._table("met", name)[:, cut].astype(np.float64) for name in self.scenario.ammunition}

    def _filled(self, make: Make, about: str) -> dict[str, Tables]:
        size = len(self._futures)
        cuts = [slice(start, min(start + _CUT, size)) for start in range(0, size, _CUT)]
        if make is not _supplied:  # want of ammunition comes first, for all futures
            for name in self.scenario.ammunition:
                self._table("met", name)
        out: dict[str, Tables] = {}

        def fill(cut: slice) -> None:
            for name, table in make(self, part_of(self._futures, cut), cut, about).items():
                kept = out.setdefault(name, np.empty((table.shape[0], size), dtype=_KEPT))
                kept[:, cut] = table

        if len(cuts) <= _THREADS:  # too little work to hand over
            for cut in cuts:
                fill(cut)
            return out
        fill(cuts[0])  # makes room for the others
        with ThreadPoolExecutor(_THREADS) as pool:
            list(pool.map(fill, cuts[1:]))
        return out


Make = Callable[[Front, Part, slice, str], dict[str, Floats]]


def _chosen(known: object, about: str, noun: str) -> list[str]:
    names = list(known)  # type: ignore[call-overload]
    if about and about not in names:
        raise UsageError(f"no such {noun}", value=about, allowed=", ".join(names) or "none in this scenario")
    return [about] if about else names


def _fought(front: Front, part: Part, cut: slice, theatre: str) -> dict[str, Floats]:
    with_it, without = opponent_losses(part, theatre, fire(part, theatre, front._met(cut)))
    dead = part.get(f"theatres.{theatre}.dead_share")
    return {"opponent_losses": with_it, "opponent_losses_without": without, "opponent_killed": with_it * dead}


def _held(front: Front, part: Part, cut: slice, theatre: str) -> dict[str, Floats]:
    with_it, without = area_held(part, theatre, fire(part, theatre, front._met(cut)))
    return {"area": with_it, "area_without": without}


def _joined_up(front: Front, part: Part, cut: slice, theatre: str) -> dict[str, Floats]:
    fights, released, stood_in = part.placed(theatre)
    found = {"net_force": fights + released - stood_in, "released": released, "stood_in": stood_in}
    return {name: np.concatenate([table, table[-1:]]) for name, table in found.items()}


def _supplied(front: Front, part: Part, cut: slice, name: str) -> dict[str, Floats]:
    found = supply(part, part.scenario.ammunition[name])
    return {"shells": found.stock, "shells_fired": found.fired, "met": found.met}


def _brought(front: Front, part: Part, cut: slice, name: str) -> dict[str, Floats]:
    total = np.repeat(part.get(f"deliveries.{name}.before")[None, :], part.weeks + 1, axis=0)
    total[1:] += running(delivered(part, part.scenario.deliveries[name]))
    return {"shells_delivered": total}


_MAKERS: dict[str, Make] = {
    "opponent_losses": _fought, "opponent_losses_without": _fought, "opponent_killed": _fought,
    "area": _held, "area_without": _held, "net_force": _joined_up,
    "released": _joined_up, "stood_in": _joined_up,
    "shells": _supplied, "shells_fired": _supplied, "met": _supplied, "shells_delivered": _brought,
}  # fmt: skip
