"""What a sender can keep up: capacity, requirement, stress and what stays at home, over many futures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.scenario import Scenario
from contingent.simulate.supply._draw import ASSUMED, Drawn, supply_of
from contingent.simulate.supply._run import Supplied, follow, run_repetitions

__all__ = ["ENOUGH", "Sustained", "sustain"]

ENOUGH = 0.99
"""Share of the formation-days wanted that counts as filling; assumed: start-up days aside, all of it."""

_MOST_TIMES = 16  # assumed: where sixteen times the closed form does not fill, a window or the start is what lacks
_MOST_FORMATIONS = 100_000

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sustained:
    """Results by future; formations and shares.

    Parameters
    ----------
    demands : tuple of str
        Names, in order of priority.
    wanted, filled, full : float array, shape (futures, demands)
        Formations wanted and filled on a mean day of the demand, and the share of its days met in full.
    owned, required : float array, shape (futures,)
        Formations the sender has, and the smallest number found that fills 99 %; nan where none does.
    per_deployed : float array, shape (futures,)
        Formations owned for each one kept in place, by the closed form of the first component.
    dwell, stressed : float array, shape (futures,)
        Mean days at home before a deployment, and the share of deployments after less than a tour; nan without any.
    least_home, floor : float array, shape (futures,)
        Fewest formations at home on a day, and how many must be.
    example : Supplied
        The future whose fill is in the middle, in full.
    number : int
        Its number.
    assumed : tuple of str
        What stands in for what the scenario does not say.
    """

    demands: tuple[str, ...]
    wanted: Floats
    filled: Floats
    full: Floats
    owned: Floats
    required: Floats
    per_deployed: Floats
    dwell: Floats
    stressed: Floats
    least_home: Floats
    floor: Floats
    example: Supplied
    number: int
    assumed: tuple[str, ...]

    @property
    def fill(self) -> Floats:
        """Share of the formations wanted that is filled, by future; 1 where none is wanted."""
        wanted = self.wanted.sum(axis=1)
        return np.where(wanted > 0, self.filled.sum(axis=1) / np.maximum(wanted, 1e-12), 1.0)

    @property
    def risk(self) -> float:
        """Share of futures in which what the sender has does not fill 99 % of what is wanted."""
        return float((self.fill < ENOUGH).mean())


def sustain(
    scenario: Scenario, *, futures: int = 500, seed: int = 1, progress: Callable[[int], None] | None = None
) -> Sustained:
    """Say what the senders of a scenario can keep up.

    Parameters
    ----------
    scenario : Scenario
        With a hypothesis' overrides in force. Without `components` each sender is one (see `assumed`).
    futures : int
        Draws of the uncertain inputs and of random starts; 1 or more.
    seed : int
        Same seed, same numbers.
    progress : callable, optional
        Called with the number of futures done since the last call.

    Returns
    -------
    Sustained

    Raises
    ------
    UsageError
        If futures is below 1.
    InputError
        If a draw is no supply, with every fault.

    Examples
    --------
    >>> from contingent.scenario import load
    >>> found = sustain(load("dprk-russia-2024"), futures=20)
    >>> found.demands
    ('contingent',)
    """
    from contingent.simulate._plan import draw_inputs

    if futures < 1:
        raise UsageError("too few futures", value=str(futures), allowed="1 or more")
    values = draw_inputs(scenario, seed, np.arange(futures, dtype=np.uint64))
    drawn = [supply_of(scenario, values, number) for number in range(futures)]
    rows = []
    for number, one in enumerate(drawn):
        rows.append(_row(one, seed, number))
        if progress:
            progress(1)
    wanted, filled, full, rest = (np.array(column) for column in zip(*rows, strict=True))
    share = np.where(wanted.sum(axis=1) > 0, filled.sum(axis=1) / np.maximum(wanted.sum(axis=1), 1e-12), 1.0)
    middle = int(np.argsort(share, kind="stable")[(futures - 1) // 2])
    example = follow(drawn[middle].tables(), seed=seed, number=middle)
    names = tuple(want.name for want in example.tables.demands)
    assumed = () if scenario.components else ASSUMED
    owned, required, each, dwell, stressed, least, floor = rest.T
    return Sustained(
        names, wanted, filled, full, owned, required, each, dwell, stressed, least, floor, example, middle, assumed
    )


def _row(one: Drawn, seed: int, number: int) -> tuple[Floats, Floats, Floats, list[float]]:
    tables = one.tables()
    sums = run_repetitions(tables, 1, seed=seed, first=number, threshold=one.longest_tour, threads=1)
    days = np.maximum(tables.numbers.beyond - tables.numbers.first, 1)
    sent = int(sums.sent[0])
    rest = [
        float(one.owned),
        _required(one, seed, number),
        per_deployed(one),
        sums.dwelt[0] / sent if sent else np.nan,
        sums.stressed[0] / sent if sent else np.nan,
        float(sums.least_home[0]),
        float(one.floor),
    ]
    return sums.wanted[0] / days, sums.net[0] / days, sums.full[0] / days, rest


def per_deployed(one: Drawn) -> float:
    """Give formations owned for each one in place: (tour + dwell + way, training, reset) / (tour - overlap)."""
    policy = one.components[0].policy
    away = policy.tour + policy.mobilisation + policy.training + policy.reset
    return (away + policy.deployable_from) / (policy.tour - policy.overlap)


def _required(one: Drawn, seed: int, number: int) -> float:
    """Find the smallest number of formations that fills, between the closed form's and its multiples.

    A greedy choice may fill on single days less with more, so "smallest" is the smallest found by halving.
    """
    want = sum(demand.quantity for demand in one.demands)
    if want == 0:
        return 0.0

    def fills(owned: int) -> bool:
        sums = run_repetitions(one.tables(owned), 1, seed=seed, first=number, threads=1)
        return bool(sums.net_fill_rate[0] >= ENOUGH)

    low, high = 0, max(1, ceil(want * per_deployed(one)))
    most = min(high * _MOST_TIMES, _MOST_FORMATIONS)
    while not fills(high):
        low, high = high, high * 2
        if high > most:
            return float("nan")
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fills(middle) else (middle, high)
    return float(high)
