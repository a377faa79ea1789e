"""Running a supply: many repetitions on several cores, and one in full."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.simulate.supply import _kernel
from contingent.simulate.supply._tables import Tables, start_days

__all__ = ["STATES", "Sums", "Supplied", "follow", "run_repetitions"]

STATES = ("home", "coming", "filling", "beside its relief", "reset")
"""What a formation can be doing, by number; it does one of them each day."""

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Sums:
    """Sums of each repetition over the days.

    Parameters
    ----------
    net, gross, full, wanted : int64 array, shape (repetitions, demands)
        Formation-days that fill, and with those beside a relief; days with the demand met; formation-days wanted.
    sent : int64 array, shape (repetitions,)
        Deployments.
    dwelt : int64 array, shape (repetitions,)
        Days at home before them, in all.
    stressed : int64 array, shape (repetitions,)
        Deployments after less dwell than the threshold.
    least_home, home_days : int64 array, shape (repetitions,)
        Fewest formations at home on a day; formation-days at home.
    """

    net: Ints
    gross: Ints
    full: Ints
    wanted: Ints
    sent: Ints
    dwelt: Ints
    stressed: Ints
    least_home: Ints
    home_days: Ints

    @property
    def net_fill_rate(self) -> NDArray[np.float64]:
        """Share of the formation-days wanted that are filled, all demands together; 1 where none is wanted."""
        wanted = self.wanted.sum(axis=1)
        return np.where(wanted > 0, self.net.sum(axis=1) / np.maximum(wanted, 1), 1.0)


@dataclass(frozen=True)
class Supplied:
    """One repetition in full.

    Parameters
    ----------
    tables : Tables
    states : int8 array, shape (days, formations)
        State of each formation on each day, by number in `STATES`.
    filled, overlapping : int64 array, shape (days, demands)
        Formations that fill, and beside their relief.
    audit : int64 array, shape (deployments, 5)
        Formation, demand, day of leaving, days at home before, tour.
    """

    tables: Tables
    states: NDArray[np.int8]
    filled: Ints
    overlapping: Ints
    audit: Ints


def run_repetitions(
    tables: Tables, repetitions: int, *, seed: int = 1, first: int = 0, threshold: int = 0, threads: int | None = None
) -> Sums:
    """Run repetitions that differ in their random starts.

    Parameters
    ----------
    tables : Tables
    repetitions : int
        1 is enough where no component starts at random.
    seed : int
        Same seed, same numbers.
    first : int
        Number of the first repetition; its luck hangs on seed and number only.
    threshold : int
        Days of dwell; deployments after less are counted as stressed.
    threads : int, optional
        The cores if None; it changes no number.

    Returns
    -------
    Sums
    """
    starts = start_days(tables, repetitions, seed, first)
    demands = len(tables.demands)
    sums = np.zeros((repetitions, 4, demands), dtype=np.int64)
    counts = np.zeros((repetitions, 5), dtype=np.int64)
    workers = max(1, min(threads or os.cpu_count() or 1, repetitions))
    edges = np.linspace(0, repetitions, workers + 1).astype(int)
    if workers == 1:
        _block(tables, starts, sums, counts, threshold)
        return _sums(sums, counts)
    with ThreadPoolExecutor(workers) as pool:
        parts = [slice(a, b) for a, b in pairwise(edges)]
        jobs = [pool.submit(_block, tables, starts[p], sums[p], counts[p], threshold) for p in parts]
        for job in jobs:
            job.result()
    return _sums(sums, counts)


def _sums(sums: Ints, counts: Ints) -> Sums:
    return Sums(*(sums[:, row] for row in range(4)), *(counts[:, column] for column in range(5)))


def _block(tables: Tables, starts: Ints, sums: Ints, counts: Ints, threshold: int, keep: Any = None) -> None:
    demands, formations = len(tables.demands), starts.shape[1]
    unit = np.zeros((_kernel.FIELDS, formations), dtype=np.int64)
    open_for = np.zeros(len(tables.components), dtype=np.int64)
    today = np.zeros((2, demands), dtype=np.int64)
    none = np.zeros((0, 5), dtype=np.int64), np.zeros((0, 0), dtype=np.int8), np.zeros((0, 2, 0), dtype=np.int64)
    audit, states, filled = none if keep is None else keep
    _kernel.repeat(tables.numbers, starts, sums, counts, unit, open_for, today, audit, states, filled, threshold)


def follow(tables: Tables, *, seed: int = 1, number: int = 0) -> Supplied:
    """Run one repetition and keep every day and deployment.

    Parameters
    ----------
    tables : Tables
    seed, number : int
        Address of its random starts.

    Returns
    -------
    Supplied
    """
    starts = start_days(tables, 1, seed, number)
    demands, formations, days = len(tables.demands), starts.shape[1], tables.numbers.days
    # No formation leaves twice within its tour, which is at least a day.
    audit = np.zeros((formations * days // max(1, _shortest(tables)) + formations, 5), dtype=np.int64)
    states = np.zeros((days, formations), dtype=np.int8)
    filled = np.zeros((days, 2, demands), dtype=np.int64)
    sums, counts = np.zeros((1, 4, demands), dtype=np.int64), np.zeros((1, 5), dtype=np.int64)
    _block(tables, starts, sums, counts, 0, (audit, states, filled))
    return Supplied(tables, states, filled[:, 0], filled[:, 1], audit[: counts[0, _kernel.SENT]])


def _shortest(tables: Tables) -> int:
    """Give the shortest time between two deployments of a formation; a demand that ends may cut a tour to a day."""
    ends = (tables.numbers.beyond <= tables.numbers.days).any()
    return 1 if ends else int(tables.numbers.policy[:, :, _kernel.TOUR].min())
