"""The engine: one compiled loop per future, a day a step; only recorded days leave it.

Everyone committed is in exactly one state on every day, in whole people. Those in a theatre are
one pool; whose tour ends is told by an index of survival: of x people who joined on day d,
``x * survival[t] / survival[d]`` are left on day t. So the cost of a future grows with its days
and theatres, not with its batches: a weekly draft costs what a yearly batch costs.

:mod:`contingent.simulate._twin` is the same model in NumPy, for reading and for testing; the two
agree draw for draw. Change one, change the other: the test that compares them will tell.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._arithmetic import log_many
from contingent.simulate._compile import inlined, kernel
from contingent.simulate._plan import DAYS_PER_WEEK, INDIVIDUAL, Plan
from contingent.simulate._steps import (
    ALREADY,
    ASSEMBLING,
    AWAY_MAX,
    CAPTURED,
    CARRY,
    COMBAT,
    DEAD,
    DEPLOYABLE,
    FIRST,
    FIRST_DUE,
    FRONT,
    INVALID,
    NEXT_DUE,
    NOW_SIZE,
    POOL,
    PRESENT_MAX,
    READY,
    REAR,
    RELIEVED,
    RETURNING,
    ROW,
    SITE_SIZE,
    SUPPORT,
    SURVIVAL,
    TRAINING,
    TRAINING_DAYS,
    TRANSIT,
    TRANSIT_DAYS,
    WOUNDED,
    arrive,
    discharge,
    due_soon,
    face,
    go_home,
    join,
    lift,
    lose,
    order,
    relieve,
    weather,
)  # fmt: skip

__all__ = ["run"]


@inlined
def record(r, now, site, row, places):
    """Write the recorded row of a day."""
    for column in range(ROW):
        row[column] = now[column]
    for theatre in range(places.size):
        front = int(math.floor(r[COMBAT] * site[theatre, POOL]))
        row[FRONT] += front
        row[SUPPORT] += site[theatre, POOL] - front
        places[theatre] = site[theatre, POOL]


@inlined
def start(d, now, site, index, flow):
    """Clear the tables of the last future and set the first day of the next."""
    for column in range(now.size):
        now[column] = 0
    for theatre in range(site.shape[0]):
        for column in range(site.shape[1]):
            site[theatre, column] = 0
        index[theatre, SURVIVAL], index[theatre, CARRY] = 1.0, 0.0
    for day in range(flow.shape[1]):
        flow[RELIEVED, day], flow[INVALID, day] = 0, 0
    now[ASSEMBLING] = d[ALREADY]
    now[READY] = max(d[DEPLOYABLE] - d[ALREADY], 0)
    now[NEXT_DUE] = d[FIRST_DUE]


@inlined
def total_first(site):
    """Sum the first contingent over the theatres."""
    people = 0
    for theatre in range(site.shape[0]):
        people += site[theatre, FIRST]
    return people


@inlined
def peaks(now, in_theatre):
    """Keep the highest numbers present and away from home."""
    present = in_theatre + now[TRAINING] + now[REAR] + now[WOUNDED]
    away = present + now[ASSEMBLING] + now[TRANSIT] + now[RETURNING] + now[CAPTURED] + now[DEAD]
    now[PRESENT_MAX] = max(now[PRESENT_MAX], present)
    now[AWAY_MAX] = max(now[AWAY_MAX], away)


@inlined
def theatre_day(
    scheme, d, f, key, day, theatre, settled, people, now, site, index, flow, joined, survived, level, log_of
):
    """Live a day in a theatre but for its losses: who joins, is relieved, leaves hospital; give who is left to join."""
    people -= join(f, day, people, theatre, site, index, joined, survived)
    if day <= settled:
        site[theatre, FIRST] += joined[theatre, day]
    out = relieve(scheme, d, day, theatre, settled, site, index, joined, survived)
    flow[RELIEVED, day] += out
    now[REAR] += out
    if day % DAYS_PER_WEEK == DAYS_PER_WEEK - 1:
        flow[INVALID, day] += discharge(f, key, day, theatre, now, site, index)
    face(f, theatre, day, level, site, index, log_of)
    return people


@kernel
def run_block(scheme, left_by, whole, real, field, slow, keys, days, slot, log_of, channels, by_theatre,
              now, site, index, flow, joined, survived, level):  # fmt: skip
    """Run the futures of a block, one after the other, on tables that are cleared for each."""
    theatres = field.shape[1]
    for i in range(whole.shape[0]):
        d, r, f, key = whole[i], real[i], field[i], keys[i]
        row, places = channels[i], by_theatre[i]
        start(d, now, site, index, flow)
        for theatre in range(theatres):
            weather(f, theatre, key[theatre], slow[i], days, level)
        settled = left_by + d[TRANSIT_DAYS] + d[TRAINING_DAYS]
        in_theatre = 0
        for day in range(days):
            lead = due_soon(d, day, settled, total_first(site), flow) if scheme == INDIVIDUAL else 0
            order(scheme, d, day, now, in_theatre, lead)
            lift(left_by, d, r, day, now, flow)
            people = arrive(d, day, now, flow)
            for theatre in range(theatres):
                people = theatre_day(scheme, d, f, key[theatre], day, theatre, settled, people, now, site, index,
                                     flow, joined, survived, level, log_of)  # fmt: skip
            in_theatre = 0
            for theatre in range(theatres):  # apart from the loop above: rates of all theatres are on their way by now
                lose(f, key[theatre], day, theatre, now, site, index)
                in_theatre += site[theatre, POOL]
            go_home(d, day, now, flow)
            peaks(now, in_theatre)
            if slot[day] >= 0:
                record(r, now, site, row[slot[day]], places[slot[day]])


def _share(p: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """A share with its odds and the logarithm of its rest, ready-made for the draws."""
    with np.errstate(divide="ignore"):
        return p, p / (1.0 - p), log_many(1.0 - p)


def run(
    plan: Plan,
    days: int,
    slot: NDArray[np.int64],
    log_of: NDArray[np.float64],
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
    log_of : float64 array, shape (more than any day count,)
        Natural logarithms of whole numbers, 0 at 0.
    channels : int32 array, shape (futures, recorded days, channels), people
        Written, in the order of ``CHANNELS``.
    by_theatre : int32 array, shape (futures, recorded days, theatres), people
        Written; front and support by theatre, the one that takes the rest last.
    """
    whole = np.stack(
        [plan.already, plan.next_due, plan.batch, plan.interval, plan.tour, plan.strength, plan.surge, plan.transit,
         plan.training, plan.handover, plan.pool, plan.formation, plan.dwell], axis=1)  # fmt: skip
    real = np.stack([plan.lift, plan.combat], axis=1)
    field = np.stack(
        [plan.share, plan.base, plan.own_less_one, plan.fading, plan.reference_days.astype(np.float64),
         plan.phi, plan.jump, plan.start_jump, plan.dead, plan.dead_phase, plan.captured, plan.captured_phase,
         *_share(plan.leave_ward), *_share(plan.duty)], axis=2)  # fmt: skip
    theatres = field.shape[1]
    tables = (
        np.zeros(NOW_SIZE, np.int64), np.zeros((theatres, SITE_SIZE), np.int64), np.zeros((theatres, 3)),
        np.zeros((4, days), np.int64), np.zeros((theatres, days), np.int64), np.ones((theatres, days)),
        np.zeros((theatres, days)),
    )  # fmt: skip
    run_block(plan.scheme, plan.left_by, whole, real, field, plan.slow, plan.key, days, slot, log_of, channels,
              by_theatre, *tables)  # fmt: skip
