"""The steps of a day at home and on the way, compiled: call-up, lift, arrival, the way home.

Each step is a loop over lanes, on tables laid out in :mod:`contingent.simulate._lanes`: ``now`` holds the
inputs of the deployment and its people by state, ``past_of`` what moved on each day.

Plain tables and not one plan object: Numba counts references on every attribute it reads, and that
cost twenty times the arithmetic (measured: 1,700 against 80 microseconds a future).
"""

from __future__ import annotations

import numpy as np

from contingent.simulate._compile import compiled, inlined, spliced
from contingent.simulate._lanes import (
    ALREADY,
    ASSEMBLING,
    AWAY_MAX,
    BATCH,
    BATCHES,
    CAPTURED,
    COMBAT,
    DEAD,
    DEPLOYABLE,
    DWELL,
    FIRST,
    FIRST_DUE,
    FORMATION,
    FRONT,
    GAP,
    HANDOVER,
    HOME,
    IN_THEATRE,
    INTERVAL,
    JOINED_UPTO,
    LANES,
    LEAD,
    LIFT,
    NEXT_DUE,
    OWED_IS_NEW,
    PEOPLE,
    POOL,
    PRESENT_MAX,
    READY,
    REAR,
    RELIEVED,
    RETURNING,
    STRENGTH,
    SUPPORT,
    SURGE_SIZE,
    TOUR,
    TRAINING,
    TRAINING_DAYS,
    TRANSIT,
    TRANSIT_DAYS,
    UNFIT,
    UPTO,
    WOUNDED,
    larger,
    past,
    place,
    smaller,
)
from contingent.simulate._plan import DAYS_PER_WEEK, INDIVIDUAL, SURGE, UNIT


@inlined
def step_of(total, parts, index):
    """Give the index-th of equal whole parts of a total: they differ by at most one and sum to it."""
    return np.floor(total * (index + 1.0) / parts) - np.floor(total * index / parts)


@inlined
def start(now, inputs):
    """Clear the tables of the last futures and set the first day of the next."""
    for cell in range(inputs.size):
        now[cell] = inputs[cell]
    for cell in range(inputs.size, now.size):
        now[cell] = 0.0
    for lane in range(LANES):
        already = now[ALREADY + lane]
        now[ASSEMBLING + lane] = already
        now[READY + lane] = larger(now[DEPLOYABLE + lane] - already, 0.0)
        now[NEXT_DUE + lane] = now[FIRST_DUE + lane]


@spliced
def order(scheme, day, left_by, now, past_of):
    """Decide who is called up: a batch when due, a weekly draft, a surge; as far as formations are ready."""
    if scheme == INDIVIDUAL:
        due_soon(day, left_by, now, past_of[JOINED_UPTO])
        draft(day, now)
        return
    if scheme == UNIT:
        fall_due(day, now)
    if scheme == SURGE:
        surge(day, now)
    send(now)


@compiled
def due_soon(day, left_by, now, joined_upto):
    """Count the tours that end before the draft after this one can arrive (losses left out)."""
    for lane in range(LANES):
        tour, ahead = now[TOUR + lane], now[TRANSIT_DAYS + lane] + now[TRAINING_DAYS + lane]
        settled, reach = left_by + ahead, day + ahead + DAYS_PER_WEEK
        begin = settled + np.floor(tour * 0.5)
        overlap = larger(smaller(reach, begin + tour) - larger(day, begin), 0.0)
        late = smaller(reach - tour, day - 1.0)
        early = smaller(larger(day - tour, settled), day - 1.0)
        extra = past(joined_upto, lane, late) - past(joined_upto, lane, early)
        now[LEAD + lane] = np.floor(now[FIRST + lane] * overlap / tour) + (extra if late > settled else 0.0)


@compiled
def draft(day, now):
    """Call up as many, once a week, as keep up the strength."""
    for lane in range(LANES):
        since, ready = day - now[NEXT_DUE + lane], now[READY + lane]
        drafts = (since >= 0.0) & (np.floor(since / DAYS_PER_WEEK) * DAYS_PER_WEEK == since)
        coming = now[ASSEMBLING + lane] + now[TRANSIT + lane] + now[TRAINING + lane]
        want = now[STRENGTH + lane] - coming - now[IN_THEATRE + lane] + now[LEAD + lane]
        people = smaller(larger(want, 0.0), ready) if drafts else 0.0
        now[GAP + lane] = larger(want - ready, 0.0) if drafts else now[GAP + lane]
        now[READY + lane] = ready - people
        now[ASSEMBLING + lane] += people


@compiled
def fall_due(day, now):
    """Owe a batch on the day it is due."""
    for lane in range(LANES):
        due = day >= now[NEXT_DUE + lane]
        now[GAP + lane] += now[BATCH + lane] if due else 0.0
        now[NEXT_DUE + lane] += now[INTERVAL + lane] if due else 0.0
        now[OWED_IS_NEW + lane] = 1.0 if due else now[OWED_IS_NEW + lane]


@compiled
def surge(day, now):
    """Owe the surge on its day."""
    for lane in range(LANES):
        due = day == now[NEXT_DUE + lane]
        now[GAP + lane] += now[SURGE_SIZE + lane] if due else 0.0
        now[OWED_IS_NEW + lane] = 1.0 if due else now[OWED_IS_NEW + lane]


@compiled
def send(now):
    """Call up what is owed, as far as whole formations are ready."""
    for lane in range(LANES):
        gap, ready, formation, new = now[GAP + lane], now[READY + lane], now[FORMATION + lane], now[OWED_IS_NEW + lane]
        amount = smaller(gap, np.floor(ready / formation) * formation)
        now[GAP + lane] = gap - amount
        now[READY + lane] = ready - amount
        now[ASSEMBLING + lane] += amount
        now[BATCHES + lane] += new if amount > 0.0 else 0.0
        now[OWED_IS_NEW + lane] = 0.0 if amount > 0.0 else new


@compiled
def lift(day, left_by, now, lifted):
    """Put on the way what the lift takes; those already sent left evenly by their day."""
    for lane in range(LANES):
        waiting, rate = now[ASSEMBLING + lane], now[LIFT + lane]
        share = step_of(now[ALREADY + lane], left_by + 1.0, day)
        room = np.floor(rate * (day + 1.0)) - np.floor(rate * day)
        people = share if day <= left_by else smaller(waiting, room)
        now[ASSEMBLING + lane] = waiting - people
        now[TRANSIT + lane] += people
        lifted[place(lifted, lane, day)] = people


@compiled
def arrive(day, now, lifted, joined_upto):
    """End transit and training; set how many join the theatres today."""
    for lane in range(LANES):
        on = day - now[TRANSIT_DAYS + lane]
        landed, trained = past(lifted, lane, on), past(lifted, lane, on - now[TRAINING_DAYS + lane])
        now[TRANSIT + lane] -= landed
        now[TRAINING + lane] += landed - trained
        now[PEOPLE + lane] = trained
        now[RELIEVED + lane] = 0.0
        now[UNFIT + lane] = 0.0
        now[UPTO + lane] += trained
        joined_upto[place(joined_upto, lane, day)] = now[UPTO + lane]


@compiled
def go_home(day, now, relieved, unfit):
    """Move the relieved from handover to the way home, and home; after their dwell they are ready again."""
    for lane in range(LANES):
        today = now[RELIEVED + lane]
        relieved[place(relieved, lane, day)] = today
        unfit[place(unfit, lane, day)] = now[UNFIT + lane]
        now[REAR + lane] += today
        now[RETURNING + lane] += now[UNFIT + lane]
    for lane in range(LANES):
        transit = now[TRANSIT_DAYS + lane]
        out = day - now[HANDOVER + lane]
        leaving, back = past(relieved, lane, out), past(relieved, lane, out - transit)
        people = back + past(unfit, lane, day - transit)
        now[REAR + lane] -= leaving
        now[RETURNING + lane] += leaving - people
        now[HOME + lane] += people
        now[READY + lane] += past(relieved, lane, out - transit - now[DWELL + lane])


@compiled
def peaks(now):
    """Keep the highest numbers present and away from home."""
    for lane in range(LANES):
        present = now[IN_THEATRE + lane] + now[TRAINING + lane] + now[REAR + lane] + now[WOUNDED + lane]
        away = present + now[ASSEMBLING + lane] + now[TRANSIT + lane] + now[RETURNING + lane]
        away += now[CAPTURED + lane] + now[DEAD + lane]
        now[PRESENT_MAX + lane] = larger(now[PRESENT_MAX + lane], present)
        now[AWAY_MAX + lane] = larger(now[AWAY_MAX + lane], away)


@compiled
def deploy(now, site):
    """Tell the front of a theatre from its support, and add both up."""
    for lane in range(LANES):
        pool = site[POOL + lane]
        front = np.floor(now[COMBAT + lane] * pool)
        now[FRONT + lane] += front
        now[SUPPORT + lane] += pool - front


@inlined
def clear_posts(now):
    """Begin the count of front and support."""
    for lane in range(LANES):
        now[FRONT + lane] = 0.0
        now[SUPPORT + lane] = 0.0
