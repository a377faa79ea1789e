"""The engine: LANES futures a day a step, in lockstep and compiled; only recorded days leave it.

Everyone committed is in exactly one state on every day, in whole people. Those in a theatre are
one pool; whose tour ends is told by an index of survival: of x people who joined on day d,
``x * survival[t] / survival[d]`` are left on day t. So the cost of a future grows with its days
and theatres, not with its batches: a weekly draft costs what a yearly batch costs.

:mod:`contingent.simulate._twin` is the same model in NumPy, for reading and for testing; the two
agree draw for draw. Change one, change the other: the test that compares them will tell.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._arithmetic import log_many
from contingent.simulate._binomial import DICE_SIZE
from contingent.simulate._compile import compiled, kernel, spliced
from contingent.simulate._lanes import (
    ASSEMBLING,
    COLUMNS,
    IN_THEATRE,
    JOINED_UPTO,
    LANES,
    LIFTED,
    NOW_SIZE,
    POOL,
    RELIEVED_ON,
    SITE_SIZE,
    UNFIT_ON,
    by_lane,
)
from contingent.simulate._plan import DAYS_PER_WEEK, INDIVIDUAL, UNIT, Plan
from contingent.simulate._steps import arrive, clear_posts, deploy, go_home, lift, order, peaks, start
from contingent.simulate._theatre import live, settle

__all__ = ["run", "warm"]

ROW = COLUMNS


@compiled
def write(now, sites, slot, channels, by_theatre):
    """Write the recorded rows of a day, lane by lane; lanes beyond the last future are not written."""
    for lane in range(channels.shape[0]):
        row, places = channels[lane, slot], by_theatre[lane, slot]
        for column in range(ROW):
            row[column] = np.int32(now[ASSEMBLING + column * LANES + lane])
        for theatre in range(places.size):
            places[theatre] = np.int32(sites[theatre, POOL + lane])


@spliced
def record(now, sites, slot, channels, by_theatre):
    """Record a day."""
    clear_posts(now)
    for theatre in range(sites.shape[0]):
        deploy(now, sites[theatre])
    write(now, sites, slot, channels, by_theatre)


@spliced
def begin(inputs, fields, now, sites):
    """Set the first day of a bundle."""
    start(now, inputs)
    for theatre in range(sites.shape[0]):
        settle(sites[theatre], fields[theatre])


@spliced
def leave_home(scheme, left_by, day, now, past_of):
    """Live the part of the day before the theatres."""
    order(scheme, day, left_by, now, past_of)
    lift(day, left_by, now, past_of[LIFTED])
    arrive(day, now, past_of[LIFTED], past_of[JOINED_UPTO])
    for lane in range(LANES):
        now[IN_THEATRE + lane] = 0.0


@kernel
def run_block(scheme, rotates, left_by, inputs, fields, slow, keys, days, slot, channels, by_theatre,
              now, sites, dice, past_of, histories):  # fmt: skip
    """Run the bundles of a block, one after the other, on tables that are cleared for each."""
    for i in range(inputs.shape[0]):
        upto = min((i + 1) * LANES, channels.shape[0])
        begin(inputs[i], fields[i], now, sites)
        for day in range(days):
            leave_home(scheme, float(left_by), float(day), now, past_of)
            ends_week, week = day % DAYS_PER_WEEK == DAYS_PER_WEEK - 1, day // DAYS_PER_WEEK
            for theatre in range(sites.shape[0]):
                live(scheme, rotates, day, float(left_by), now, sites[theatre], histories[theatre],
                     slow[i, theatre, week], dice, keys[i, theatre], ends_week)  # fmt: skip
            go_home(float(day), now, past_of[RELIEVED_ON], past_of[UNFIT_ON])
            peaks(now)
            if slot[day] >= 0:
                record(now, sites, slot[day], channels[i * LANES : upto], by_theatre[i * LANES : upto])


SIGNATURE = (
    "void(int64, boolean, int64, float64[:,::1], float64[:,:,::1], float64[:,:,:,::1], uint64[:,:,::1], int64, "
    "int64[::1], int32[:,:,::1], int32[:,:,::1], float64[::1], float64[:,::1], float64[::1], float64[:,::1], "
    "float64[:,:,::1])"
)
"""Types of the arguments of :func:`run_block`, as :func:`run` hands them over."""


def warm() -> None:
    """Load the compiled engine from the cache, or compile it, before there is anything to run."""
    run_block.compile(SIGNATURE)


def _share(p: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """A share ready-made for the draws: the smaller of it and its rest, odds, logarithm, whether reflected."""
    high = p > 0.5
    chance, other = np.where(high, 1.0 - p, p), np.where(high, p, 1.0 - p)
    return chance, chance / other, log_many(other), high.astype(np.float64)


def run(
    plan: Plan,
    days: int,
    slot: NDArray[np.int64],
    channels: NDArray[np.int32],
    by_theatre: NDArray[np.int32],
) -> None:
    """Run a block of futures.

    Parameters
    ----------
    plan : Plan
        Inputs of the block.
    days : int
        Days to simulate.
    slot : int64 array, shape (days,)
        Position of a day among the recorded ones, -1 where it is not recorded.
    channels : int32 array, shape (futures, recorded days, channels), people
        Written, in the order of ``CHANNELS``.
    by_theatre : int32 array, shape (futures, recorded days, theatres), people
        Written; front and support by theatre, the one that takes the rest last.
    """
    inputs = np.stack(
        [plan.already, plan.next_due, plan.batch, plan.interval, plan.tour, plan.strength, plan.surge, plan.transit,
         plan.training, plan.handover, plan.pool, plan.formation, plan.dwell, plan.lift, plan.combat], axis=1,
        dtype=np.float64)  # fmt: skip
    fields = np.stack(
        [plan.share, plan.base, plan.own_less_one, plan.fading, plan.reference_days,
         plan.phi, plan.jump, plan.start_jump, plan.dead, plan.dead_phase, plan.captured, plan.captured_phase,
         *_share(plan.leave_ward), *_share(plan.duty)], axis=2, dtype=np.float64)  # fmt: skip
    bundles, theatres = -(-len(inputs) // LANES), fields.shape[1]
    run_block(plan.scheme, plan.scheme in (UNIT, INDIVIDUAL), plan.left_by, by_lane(inputs).reshape(bundles, -1),
              by_lane(fields).reshape(bundles, theatres, -1), by_lane(plan.slow), by_lane(plan.key), days, slot,
              channels, by_theatre, *_tables(theatres, days))  # fmt: skip


def _tables(theatres: int, days: int) -> tuple[NDArray[np.float64], ...]:
    """Tables to work on; an odd number of days, so that lanes do not fall on one another in the cache."""
    long = LANES * ((days + 1) | 1)
    return (
        np.zeros(NOW_SIZE), np.zeros((theatres, SITE_SIZE)), np.zeros(DICE_SIZE), np.zeros((4, long)),
        np.stack([np.zeros((theatres, long)), np.ones((theatres, long))], axis=1),
    )  # fmt: skip
