"""The way there and back, compiled: lift, transit, training, handover, the way home, dwell; and who is where.

Each step is a loop over lanes, on tables laid out in :mod:`contingent.simulate._lanes`. What has to be put into
a diary is put there in a loop of its own, which skips lanes in which nobody moves: a vector cannot write
to scattered places, and most days most lanes have nothing to write.
"""

from __future__ import annotations

import numpy as np

from contingent.simulate._compile import compiled, inlined
from contingent.simulate._lanes import (
    ALREADY,
    ASSEMBLING,
    AWAY_MAX,
    CAPTURED,
    COMBAT,
    DEAD,
    DWELL,
    FIT,
    FRONT,
    HANDOVER,
    HOME,
    IN_THEATRE,
    LANDING,
    LANES,
    LIFT,
    LOST_TODAY,
    PAGE,
    PEOPLE,
    POOL,
    PRESENT_MAX,
    REAR,
    RELIEVED,
    RETURNING,
    SPARES,
    SPARES_TO_JOIN,
    SPARES_WAITING,
    SUPPORT,
    TO_BE_HOME,
    TO_BE_READY,
    TO_JOIN,
    TO_LEAVE,
    TOUR_NOW,
    TOURS,
    TRAINING,
    TRAINING_DAYS,
    TRANSIT,
    TRANSIT_DAYS,
    UNFIT,
    WOUNDED,
    larger,
    note,
    page,
    place,
    smaller,
)

__all__ = ["arrive", "clear_posts", "deploy", "go_home", "lift", "peaks"]


@inlined
def step_of(total, parts, index):
    """Give the index-th of equal whole parts of a total; they differ by at most one and sum to it."""
    return np.floor(total * (index + 1.0) / parts) - np.floor(total * index / parts)


@compiled
def lift(day, days, left_by, now, diary):
    """Put on the way what the lift takes; those already sent left evenly by their day."""
    moving = 0.0
    for lane in range(LANES):
        waiting, rate = now[ASSEMBLING + lane], now[LIFT + lane]
        share = step_of(now[ALREADY + lane], left_by + 1.0, day)
        room = np.floor(rate * (day + 1.0)) - np.floor(rate * day)
        people = share if day <= left_by else smaller(waiting, room)
        spares = smaller(now[SPARES_WAITING + lane], people)
        now[ASSEMBLING + lane] = waiting - people
        now[SPARES_WAITING + lane] -= spares
        now[TRANSIT + lane] += people
        now[PEOPLE + lane] = people
        now[SPARES + lane] = spares
        moving += people
    if moving > 0.0:
        depart(day, days, now, diary)


@inlined
def depart(day, days, now, diary):
    """Note when those who leave today land and join, and for which tour."""
    for lane in range(LANES):
        people = now[PEOPLE + lane]
        if people > 0.0:
            lands = day + now[TRANSIT_DAYS + lane]
            joins = lands + now[TRAINING_DAYS + lane]
            note(diary, PAGE, LANDING, lane, lands, days, people)
            note(diary, PAGE, TO_JOIN, lane, joins, days, people - now[SPARES + lane])
            note(diary, PAGE, SPARES_TO_JOIN, lane, joins, days, now[SPARES + lane])
            diary[place(smaller(joins, days), PAGE, TOURS, lane)] = now[TOUR_NOW + lane]


@compiled
def arrive(day, now, diary):
    """End transit and training; set how many join the theatres today."""
    today = page(diary, PAGE, day)
    for lane in range(LANES):
        landed, trained = today[LANDING + lane], today[TO_JOIN + lane]
        replacing = today[SPARES_TO_JOIN + lane]
        today[LANDING + lane] = 0.0
        today[TO_JOIN + lane] = 0.0
        today[SPARES_TO_JOIN + lane] = 0.0
        now[TRANSIT + lane] -= landed
        now[TRAINING + lane] += landed - trained - replacing
        now[PEOPLE + lane] = trained
        now[SPARES + lane] = replacing
        now[RELIEVED + lane] = 0.0
        now[UNFIT + lane] = 0.0
        now[FIT + lane] = 0.0
        now[LOST_TODAY + lane] = 0.0


@compiled
def go_home(day, days, home, now, diary):
    """Move the relieved from handover to the way home, and home; after their dwell they are ready again."""
    moving = 0.0
    for lane in range(LANES):
        relieved, unfit, fit = now[RELIEVED + lane], now[UNFIT + lane], now[FIT + lane]
        now[REAR + lane] += relieved
        now[RETURNING + lane] += unfit + fit
        moving += relieved + unfit + fit
    if moving > 0.0:
        set_out(day, days, now, diary)
    today = page(diary, PAGE, day)
    for lane in range(LANES):
        out, back = today[TO_LEAVE + lane], today[TO_BE_HOME + lane]
        home[lane] += today[TO_BE_READY + lane]
        today[TO_LEAVE + lane] = 0.0
        today[TO_BE_HOME + lane] = 0.0
        today[TO_BE_READY + lane] = 0.0
        now[REAR + lane] -= out
        now[RETURNING + lane] += out - back
        now[HOME + lane] += back


@inlined
def set_out(day, days, now, diary):
    """Note when those relieved or sent home today end their handover, are home, and are ready again.

    Those sent home unfit do not serve again; wounded who recovered and were sent home do.
    """
    for lane in range(LANES):
        relieved, unfit, fit = now[RELIEVED + lane], now[UNFIT + lane], now[FIT + lane]
        if relieved + unfit + fit > 0.0:
            at_once = day + now[TRANSIT_DAYS + lane]
            out = day + now[HANDOVER + lane]
            back = out + now[TRANSIT_DAYS + lane]
            note(diary, PAGE, TO_LEAVE, lane, out, days, relieved)
            note(diary, PAGE, TO_BE_HOME, lane, back, days, relieved)
            note(diary, PAGE, TO_BE_HOME, lane, at_once, days, unfit + fit)
            note(diary, PAGE, TO_BE_READY, lane, back + now[DWELL + lane], days, relieved)
            note(diary, PAGE, TO_BE_READY, lane, at_once + now[DWELL + lane], days, fit)


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
