"""The engine: LANES futures a day a step, in lockstep and compiled; only recorded days leave it.

Everyone committed is in exactly one state on every day, in whole people. The deployments of one sender run
together, since they draw on the same people at home. Policies change by phase: a phase begins on a
day, the same in every future, and brings its own inputs.

:mod:`contingent.simulate._twin` is the same model in NumPy, for reading and for testing; the two
agree draw for draw. Change one, change the other: the test that compares them will tell.
"""

from __future__ import annotations

import numpy as np

from contingent.simulate._binomial import draw
from contingent.simulate._compile import compiled, inlined, kernel, spliced
from contingent.simulate._decisions import decide, hold
from contingent.simulate._keys import address
from contingent.simulate._lanes import (
    ALREADY,
    ASSEMBLING,
    BATCH,
    BEGIN,
    COLUMNS,
    FIRST_DUE,
    GAP,
    IN_THEATRE,
    INPUTS,
    LANES,
    NEXT_DUE,
    POOL,
    SCALE,
    SETTLED,
    SITE_INPUTS,
    STRENGTH,
    SURGE_SIZE,
    SURVIVAL,
    TOUR,
    TOUR_NOW,
    TRAINING_DAYS,
    TRANSIT_DAYS,
    larger,
)
from contingent.simulate._losses import HITS, discharge, face, go_early, lose, mourn, weather
from contingent.simulate._movement import arrive, clear_posts, deploy, go_home, lift, peaks
from contingent.simulate._orders import order
from contingent.simulate._plan import DAYS_PER_WEEK
from contingent.simulate._schemes import (
    BEGINS,
    DECIDES,
    EXTENDS,
    INDIVIDUAL,
    LAPSES,
    LEAVES,
    OPENS,
    PROFILE,
    REPLACEMENT,
    RESTARTS,
    SCHEME,
    TOURED,
    TRICKLES,
    WOUNDED_GO_HOME,
)
from contingent.simulate._tours import end_open_tours, forget, join, join_spares, keep_on, relieve

__all__ = ["run_block", "warm"]


@compiled
def write(now, sites, slot, first, upto, channels, by_theatre):
    """Write the recorded rows of a day, futures side by side; lanes beyond the last future are not written."""
    for column in range(COLUMNS):
        row = channels[column, slot, first:upto]
        for lane in range(row.size):
            row[lane] = np.int32(now[ASSEMBLING + column * LANES + lane])
    for theatre in range(sites.shape[0]):
        row = by_theatre[theatre, slot, first:upto]
        for lane in range(row.size):
            row[lane] = np.int32(sites[theatre, POOL + lane])


@spliced
def record(now, sites, slot, first, upto, channels, by_theatre):
    """Record a day."""
    clear_posts(now)
    for theatre in range(sites.shape[0]):
        deploy(now, sites[theatre])
    write(now, sites, slot, first, upto, channels, by_theatre)


@compiled
def copy(inputs, table):
    """Take the inputs of a policy into a table."""
    for cell in range(inputs.size):
        table[cell] = inputs[cell]


@compiled
def start(left_by, now, inputs):
    """Clear the table of a deployment of the last futures and set the first day of the next."""
    copy(inputs, now)
    for cell in range(INPUTS * LANES, now.size):
        now[cell] = 0.0
    for lane in range(LANES):
        settled = left_by + now[TRANSIT_DAYS + lane] + now[TRAINING_DAYS + lane]
        now[ASSEMBLING + lane] = now[ALREADY + lane]
        now[NEXT_DUE + lane] = now[FIRST_DUE + lane]
        now[SCALE + lane] = 1.0
        now[TOUR_NOW + lane] = now[TOUR + lane]
        now[SETTLED + lane] = settled
        now[BEGIN + lane] = settled + larger(np.floor(now[TOUR + lane] * 0.5), 1.0)


@compiled
def settle(site, inputs):
    """Clear the table of a theatre of the last futures."""
    copy(inputs, site)
    for cell in range(SITE_INPUTS * LANES, site.size):
        site[cell] = 0.0
    for lane in range(LANES):
        site[SURVIVAL + lane] = 1.0


@compiled
def change(switches, day, now, inputs):
    """Let a new policy of a deployment come into force: what was owed under another scheme lapses."""
    copy(inputs, now)
    for lane in range(LANES):
        now[TOUR_NOW + lane] = now[TOUR + lane]
        now[NEXT_DUE + lane] = now[FIRST_DUE + lane] if switches[RESTARTS] else now[NEXT_DUE + lane]
        now[GAP + lane] = 0.0 if switches[LAPSES] else now[GAP + lane]
        if switches[DECIDES]:
            now[BATCH + lane] = np.floor(now[BATCH + lane] * now[SCALE + lane] + 0.5)
            now[STRENGTH + lane] = np.floor(now[STRENGTH + lane] * now[SCALE + lane] + 0.5)
            now[SURGE_SIZE + lane] = np.floor(now[SURGE_SIZE + lane] * now[SCALE + lane] + 0.5)
        if switches[OPENS]:
            now[BEGIN + lane] = day + larger(np.floor(now[TOUR + lane] * 0.5), 1.0)


@inlined
def one_by_one(switches):
    """Tell whether tours of those who came together end one by one."""
    return (switches[SCHEME] == INDIVIDUAL) | (switches[SCHEME] == PROFILE)


@spliced
def come_and_go(switches, day, days, now, site, diary, site_diary):
    """Live the part of a theatre's day in which people come and go."""
    join(one_by_one(switches), day, days, now, site, diary, site_diary)
    if switches[TRICKLES]:
        join_spares(now, site)
    if switches[TOURED]:
        relieve(switches[EXTENDS], day, now, site, site_diary)
        if switches[EXTENDS]:
            keep_on(day, days, now, site, site_diary)
    if switches[LEAVES] and go_early(now, site) > 0.0:
        forget(day, days, site, site_diary)


@spliced
def fight(switches, day, days, now, site, site_diary, slow, dice, key):
    """Live the part of a theatre's day in which people are hit, or leave hospital."""
    if day % DAYS_PER_WEEK == DAYS_PER_WEEK - 1:
        discharge(switches[WOUNDED_GO_HOME] != 0, day, now, site, dice, key)
    weather(day, site, key)
    face(site, slow, dice)
    draw(dice, key, address(HITS, day))
    if lose(now, site, dice) > 0.0:
        forget(float(day), days, site, site_diary)


@spliced
def turn(switches, day, days, sites_of, inputs, fields, now, sites, site_diaries):
    """Begin a phase: policies that change come into force."""
    for d in range(now.shape[0]):
        if switches[d, BEGINS]:
            change(switches[d], day, now[d], inputs[d])
            for theatre in range(sites_of[d], sites_of[d + 1]):
                copy(fields[theatre], sites[theatre])
                if switches[d, OPENS]:
                    one = one_by_one(switches[d])
                    end_open_tours(one, day, days, now[d], sites[theatre], site_diaries[theatre])


@spliced
def serve(switches, day, days, week, slow, keys, dice, now, sites, diary, site_diaries):
    """Live a day in the theatres of a deployment."""
    for lane in range(LANES):
        now[IN_THEATRE + lane] = 0.0
    for theatre in range(sites.shape[0]):
        come_and_go(switches, float(day), days, now, sites[theatre], diary, site_diaries[theatre])
        fight(switches, day, days, now, sites[theatre], site_diaries[theatre], slow[theatre, week], dice, keys[theatre])
    mourn(switches[REPLACEMENT], float(day), days, now, diary)


@kernel
def run_block(days, left_by, starts, switches, sites_of, pool, inputs, fields, slow, keys, own_keys, delays,
              planned_on, planned, profile_on, profile, month_of, margins, weights, slot, begin, end, channels,
              by_theatre, home, now, sites, dice, diaries, site_diaries):  # fmt: skip
    """Run the bundles of a block, one after the other, on tables that are cleared for each."""
    last = float(days)
    for i in range(pool.shape[0]):
        first, upto, phase = begin + i * LANES, min(begin + (i + 1) * LANES, end), 0
        copy(pool[i], home)
        for d in range(left_by.size):
            start(float(left_by[d]), now[d], inputs[i, 0, d])
        for theatre in range(sites.shape[0]):
            settle(sites[theatre], fields[i, 0, theatre])
        for day in range(days):
            today = float(day)
            if phase + 1 < starts.size and day == starts[phase + 1]:
                phase += 1
                turn(switches[phase], today, last, sites_of, inputs[i, phase], fields[i, phase], now, sites,
                     site_diaries)  # fmt: skip
            for d in range(left_by.size):
                here, there = sites_of[d], sites_of[d + 1]
                if switches[phase, d, DECIDES]:
                    if month_of[day] >= 0:
                        decide(now[d], home, pool[i], margins[i, d, month_of[day]], weights[i, d])
                    hold(switches[phase, d], today, now[d])
                order(switches[phase, d], day, last, home, now[d], sites[here:there], diaries[d],
                      site_diaries[here:there], own_keys[i, d], delays[i, phase, d], planned_on[phase, d],
                      planned[i, phase, d], profile_on[phase, d], profile[i, phase, d])  # fmt: skip
                lift(today, last, float(left_by[d]), now[d], diaries[d])
                arrive(today, now[d], diaries[d])
                serve(switches[phase, d], day, last, day // DAYS_PER_WEEK, slow[i, here:there], keys[i, here:there],
                      dice, now[d], sites[here:there], diaries[d], site_diaries[here:there])  # fmt: skip
                go_home(today, last, home, now[d], diaries[d])
                peaks(now[d])
                if slot[day] >= 0:
                    record(now[d], sites[here:there], slot[day], first, upto, channels[d],
                           by_theatre[here:there])  # fmt: skip


SIGNATURE = (
    "void(int64, int64[::1], int64[::1], int64[:,:,::1], int64[::1], float64[:,::1], float64[:,:,:,::1], "
    "float64[:,:,:,::1], float64[:,:,:,::1], uint64[:,:,::1], uint64[:,:,::1], float64[:,:,:,:,::1], "
    "int64[:,:,::1], float64[:,:,:,:,::1], int64[:,:,::1], float64[:,:,:,:,::1], int64[::1], float64[:,:,:,::1], "
    "float64[:,:,::1], int64[::1], int64, int64, int32[:,:,:,::1], "
    "int32[:,:,::1], float64[::1], float64[:,::1], float64[:,::1], float64[::1], float64[:,::1], float64[:,::1])"
)
"""Types of the arguments of :func:`run_block`, as :mod:`contingent.simulate._pack` hands them over."""


def warm() -> None:
    """Load the compiled engine from the cache, or compile it, before there is anything to run."""
    run_block.compile(SIGNATURE)
