"""Lanes: how the engine lays out its tables so that many futures live a day in lockstep.

A step of the day is a loop over lanes without branches, which the compiler turns into vector
instructions; one future at a time spent its day waiting for a chain of a logarithm, an exponential,
a draw and a mispredicted walk (89 microseconds a future, 30 in lanes). Each table is one
flat array whose rows are LANES long: a name below is where its row begins. One array and constant
offsets, and not an array a row, because the compiler then sees that rows do not overlap; with many
arrays it gives up. All numbers are doubles, whole ones included (exact below 2^53): a processor
converts 64-bit integers slowly, or not at all.

Histories run along the day first, ``history[lane, 1 + day]``: each lane looks back by delays of its own,
and reads from the cache line of yesterday. Place 0 is before the start, where nothing happened.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._compile import inlined

__all__ = ["LANES", "by_lane", "larger", "past", "smaller"]

# Half as many is unrolled before it is vectorised, and stays scalar; twice as many leaves the first-level cache.
LANES = 32


def _rows(first: int, count: int) -> range:
    return range(first * LANES, (first + count) * LANES, LANES)


# Table `now`, of the deployment: its inputs, then a recorded row in the order of CHANNELS, then what else is kept.
INPUTS = 15
(ALREADY, FIRST_DUE, BATCH, INTERVAL, TOUR, STRENGTH, SURGE_SIZE, TRANSIT_DAYS, TRAINING_DAYS,
 HANDOVER, DEPLOYABLE, FORMATION, DWELL, LIFT, COMBAT) = _rows(0, INPUTS)  # fmt: skip
COLUMNS = 16
(ASSEMBLING, TRANSIT, TRAINING, REAR, FRONT, SUPPORT, WOUNDED, CAPTURED, DEAD, RETURNING, HOME,
 PRESENT_MAX, WOUNDED_TOTAL, GAP, BATCHES, AWAY_MAX) = _rows(INPUTS, COLUMNS)  # fmt: skip
# Free to go, day of the next batch, nothing of it has left yet; tours that end soon, all who ever joined, the first
# contingent; those to join today, relieved today, sent home from hospital today, and all in the theatres.
(READY, NEXT_DUE, OWED_IS_NEW, LEAD, UPTO, FIRST, PEOPLE, RELIEVED, UNFIT, IN_THEATRE) = _rows(
    INPUTS + COLUMNS, 10
)  # fmt: skip
NOW_SIZE = (INPUTS + COLUMNS + 10) * LANES

# Table `site`, one for each theatre: its inputs, then people and what is counted of them.
SITE_INPUTS = 20
(SHARE, BASE, OWN_LESS_ONE, FADING, REFERENCE_DAYS, PHI, JUMP, START_JUMP, DEAD_SHARE, DEAD_PHASE,
 CAPTURED_SHARE, CAPTURED_PHASE, LEAVE_CHANCE, LEAVE_ODDS, LEAVE_LOG, LEAVE_FLIP, DUTY_CHANCE, DUTY_ODDS,
 DUTY_LOG, DUTY_FLIP) = _rows(0, SITE_INPUTS)  # fmt: skip
(POOL, WARD, PENDING, SITE_FIRST, SINCE, CONTACT, HIT_UPTO, DEAD_UPTO, OFFERED, CARRY, NOISE,
 SURVIVAL) = _rows(SITE_INPUTS, 12)  # fmt: skip
SITE_SIZE = (SITE_INPUTS + 12) * LANES

# Histories of the deployment, and of each theatre.
LIFTED, JOINED_UPTO, RELIEVED_ON, UNFIT_ON = range(4)
JOINED, SURVIVED = range(2)


@inlined
def smaller(a, b):
    """Give the smaller of two numbers; min() minds NaN, which costs an instruction more."""
    return a if a < b else b


@inlined
def larger(a, b):
    """Give the larger of two numbers."""
    return a if a > b else b


@inlined
def place(history, lane, day):
    """Place of a lane's day in a flat history; unsigned, so that no index is checked for counting from the end."""
    return np.uint64(lane * (history.size // LANES) + np.int64(day) + 1)


@inlined
def past(history, lane, day):
    """Read a lane's day of a history; before the start there is nothing."""
    return history[place(history, lane, larger(day, -1.0))]


def by_lane(values: NDArray[np.generic]) -> NDArray[np.generic]:
    """Cut futures into bundles of lanes: (futures, ...) becomes (bundles, ..., LANES).

    The last bundle is filled with copies of the last future, which are run and not recorded.
    """
    missing = -len(values) % LANES
    filled = np.concatenate([values, np.repeat(values[-1:], missing, axis=0)])
    bundles = filled.reshape(-1, LANES, *values.shape[1:])
    return np.ascontiguousarray(np.moveaxis(bundles, 1, -1))
