"""Lanes: how the engine lays out its tables so that many futures live a day in lockstep.

A step of the day is a loop over lanes without branches, which the compiler turns into vector
instructions; one future at a time spent its day waiting for a chain of a logarithm, an exponential,
a draw and a mispredicted walk (89 microseconds a future, 30 in lanes). Each table is one flat array
whose rows are LANES long: a name below is where its row begins. One array and constant offsets, and not
an array a row, because the compiler then sees that rows do not overlap; with many arrays it gives up.
All numbers are doubles, whole ones included (exact below 2^53): a processor converts 64-bit integers
slowly, or not at all.

What happens later is put into a diary, on the page of its day, and taken out on that day, which leaves the page
blank for the next bundle. Looking back by a delay was the alternative; a delay that changes with the policy would
then move some people twice and others never. The last page holds all that lies beyond the horizon.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._compile import inlined, spliced

__all__ = ["LANES", "by_lane", "larger", "note", "page", "place", "smaller"]

# Half as many is unrolled before it is vectorised, and stays scalar; twice as many leaves the first-level cache.
LANES = 32
NEVER = 1e9  # days: a tour without an end


def _rows(first: int, count: int) -> range:
    return range(first * LANES, (first + count) * LANES, LANES)


# Table `now`, one for each deployment: the inputs of its policy, then a recorded row in the order of CHANNELS,
# then what else is kept.
INPUTS = 18
(ALREADY, FIRST_DUE, BATCH, INTERVAL, TOUR, STRENGTH, SURGE_SIZE, TRANSIT_DAYS, TRAINING_DAYS,
 HANDOVER, FORMATION, DWELL, LIFT, COMBAT, CANCELLED, LEAVES_EARLY, EXTENSION, LAG) = _rows(0, INPUTS)  # fmt: skip
COLUMNS = 17
(ASSEMBLING, TRANSIT, TRAINING, REAR, FRONT, SUPPORT, WOUNDED, CAPTURED, DEAD, RETURNING, HOME,
 PRESENT_MAX, WOUNDED_TOTAL, GAP, BATCHES, AWAY_MAX, DECISIONS) = _rows(INPUTS, COLUMNS)  # fmt: skip
OTHERS = 22
# Day of the next batch; nothing of it has left yet; tours that end soon; day by which the first contingent has
# joined, and on which its tours begin to end one by one; those to join today, and to replace the lost; relieved
# today, sent home for good, sent home to serve again; all in the theatres.
(NEXT_DUE, OWED_IS_NEW, LEAD, SETTLED, BEGIN, PEOPLE, SPARES, RELIEVED, UNFIT, FIT, IN_THEATRE,
 # Replacements among those assembling, and owed; lost since the last batch, and today; tour of those who leave now;
 # batches ordered so far; strength to be kept. By decision: what is due is held back this month, nobody is sent any
 # more, only the lost are replaced; factor by which batches are enlarged.
 SPARES_WAITING, SPARES_OWED, LOST, LOST_TODAY, TOUR_NOW, ORDERS, TARGET,
 HELD, STOPPED, CHANGED, SCALE) = _rows(INPUTS + COLUMNS, OTHERS)  # fmt: skip
NOW_SIZE = (INPUTS + COLUMNS + OTHERS) * LANES

# Table `site`, one for each theatre of a deployment: its inputs, then people and what is counted of them.
SITE_INPUTS = 20
(SHARE, BASE, OWN_LESS_ONE, FADING, REFERENCE_DAYS, PHI, JUMP, START_JUMP, DEAD_SHARE, DEAD_PHASE,
 CAPTURED_SHARE, CAPTURED_PHASE, LEAVE_CHANCE, LEAVE_ODDS, LEAVE_LOG, LEAVE_FLIP, DUTY_CHANCE, DUTY_ODDS,
 DUTY_LOG, DUTY_FLIP) = _rows(0, SITE_INPUTS)  # fmt: skip
SITE_OTHERS = 23
(POOL, WARD, PENDING, CONTACT, HIT_UPTO, DEAD_UPTO, OFFERED, CARRY, NOISE, SURVIVAL, GONE,
 # The first contingent: people, and what is left of its tours in survivors' shares; those without an end.
 SITE_FIRST, FIRST_ALL, FIRST_LEFT, OPEN, OPEN_PEOPLE,
 # Those to join today; replacements offered; early leavers' fraction; kept on until their relief comes: those who
 # wait, who left ahead of their latest day, and relief that is there.
 JOINING, SPARES_OFFERED, EARLY_CARRY, WAITING, AHEAD, CREDIT, ENDING) = _rows(
    SITE_INPUTS, SITE_OTHERS
)  # fmt: skip
SITE_SIZE = (SITE_INPUTS + SITE_OTHERS) * LANES

# Page of a deployment's diary: who lands, joins (and on which tour), joins to replace the lost, ends handover, is home,
# is ready again; batches ordered late; individuals to call up.
PAGE = 9 * LANES
(LANDING, TO_JOIN, TOURS, SPARES_TO_JOIN, TO_LEAVE, TO_BE_HOME, TO_BE_READY, ORDERED,
 TO_REPLACE) = _rows(0, 9)  # fmt: skip
# Page of a theatre's diary: tours that end, in survivors' shares and in people; last day of those kept on.
SITE_PAGE = 3 * LANES
DUE, ENDS, LATEST_DUE = _rows(0, 3)


@inlined
def smaller(a, b):
    """Give the smaller of two numbers; min() minds NaN, which costs an instruction more."""
    return a if a < b else b


@inlined
def larger(a, b):
    """Give the larger of two numbers."""
    return a if a > b else b


@inlined
def place(day, size, row, lane):
    """Place of a lane's row on the page of a day; unsigned, so that no index is checked for counting from the end."""
    return np.uint64(np.int64(day) * size + row + lane)


@spliced
def page(diary, size, day):
    """Give the page of a day as a table of its own, so that the compiler sees whole rows."""
    at = np.int64(day) * size
    return diary[at : at + size]


@inlined
def note(diary, size, row, lane, day, days, amount):
    """Put an amount on the page of a day; all that lies beyond the horizon comes on the last page."""
    at = place(smaller(day, days), size, row, lane)
    diary[at] += amount


def by_lane(values: NDArray[np.generic]) -> NDArray[np.generic]:
    """Cut futures into bundles of lanes: (futures, ...) becomes (bundles, ..., LANES).

    The last bundle is filled with copies of the last future, which are run and not recorded.
    """
    missing = -len(values) % LANES
    filled = np.concatenate([values, np.repeat(values[-1:], missing, axis=0)])
    bundles = filled.reshape(-1, LANES, *values.shape[1:])
    return np.ascontiguousarray(np.moveaxis(bundles, 1, -1))
