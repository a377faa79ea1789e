"""Who is called up, compiled: batches when due, a weekly draft, a surge, a plan, replacements; as far as ready.

Each step is a loop over lanes, on tables laid out in :mod:`contingent.simulate._lanes`: ``now`` holds the policy
of a deployment and its people by state, ``home`` those of the sender who are ready, ``diary`` what comes later.

Plain tables and not one plan object: Numba counts references on every attribute it reads, and that
cost twenty times the arithmetic (measured: 1,700 against 80 microseconds a future).
"""

from __future__ import annotations

import numpy as np

from contingent.simulate._compile import compiled, spliced
from contingent.simulate._keys import address, uniform
from contingent.simulate._lanes import (
    ASSEMBLING,
    BATCH,
    BATCHES,
    BEGIN,
    CANCELLED,
    CHANGED,
    DUE,
    ENDING,
    FIRST_ALL,
    FIRST_LEFT,
    FORMATION,
    GAP,
    HELD,
    IN_THEATRE,
    INTERVAL,
    LANES,
    LEAD,
    LOST,
    NEXT_DUE,
    ORDERED,
    ORDERS,
    OWED_IS_NEW,
    PAGE,
    SITE_PAGE,
    SPARES_OWED,
    SPARES_WAITING,
    STOPPED,
    STRENGTH,
    SURGE_SIZE,
    SURVIVAL,
    TARGET,
    TO_REPLACE,
    TOUR,
    TOUR_NOW,
    TRAINING,
    TRAINING_DAYS,
    TRANSIT,
    TRANSIT_DAYS,
    larger,
    note,
    page,
    smaller,
)
from contingent.simulate._plan import DAYS_PER_WEEK
from contingent.simulate._schemes import (
    CANCELS,
    DECIDES,
    DELAYS,
    INDIVIDUAL,
    NEXT_BATCH,
    PLANNED,
    PROFILE,
    REPLACEMENT,
    REPLACES,
    SCHEME,
    SURGE,
    TRICKLES,
    UNIT,
)

__all__ = ["order"]

HALF_WEEK = 0.5 * DAYS_PER_WEEK
CANCELLATION = 0  # channel of draws of the deployment's own key


@spliced
def order(
    switches, day, days, home, now, sites, diary, site_diaries, key, delays, planned_on, planned, profile_on, profile
):
    """Call up people for a deployment as its scheme has it."""
    scheme = switches[SCHEME]
    if (scheme == INDIVIDUAL) | (scheme == PROFILE):
        if switches[DELAYS]:
            come_late(day, now, diary)
        aim(scheme, day, now, profile_on, profile)
        for theatre in range(sites.shape[0]):
            due_soon(float(day), days, now, sites[theatre], site_diaries[theatre])
        draft(day, home, now)
    else:
        odd = switches[CANCELS] | switches[DELAYS] | (switches[REPLACEMENT] == NEXT_BATCH)
        if scheme == UNIT and not odd:
            keep_time(day, now)
        if scheme == UNIT and odd:
            fall_due(day, days, now, key, switches, delays, diary)
        if scheme == SURGE:
            surge(day, days, now, key, switches, delays, diary)
        if scheme == PLANNED:
            for entry in range(planned_on.size):
                if planned_on[entry] == day:
                    go_by_plan(day, days, now, key, switches, delays, diary, planned[entry])
        if switches[DELAYS]:
            come_late(day, now, diary)
        send(home, now)
    if switches[TRICKLES]:
        replace(day, switches, home, now, diary)


@compiled
def aim(scheme, day, now, profile_on, profile):
    """Set the strength to be kept: one figure, or the profile on the day on which those called up now arrive."""
    for lane in range(LANES):
        now[TARGET + lane] = now[STRENGTH + lane]
        now[LEAD + lane] = 0.0
    if scheme == PROFILE:
        for lane in range(LANES):
            arrival = day + now[TRANSIT_DAYS + lane] + now[TRAINING_DAYS + lane]
            strength = profile[0, lane]
            for point in range(1, profile_on.size):
                start, end = float(profile_on[point - 1]), float(profile_on[point])
                part = smaller(larger((arrival - start) / (end - start), 0.0), 1.0)
                strength += part * (profile[point, lane] - profile[point - 1, lane])
            now[TARGET + lane] = np.floor(strength + 0.5)


@compiled
def due_soon(day, days, now, site, diary):
    """Add up those in a theatre whose tours end before half of the people drafted now and a week later can arrive.

    Half, so that strength is above its mark as long as below it; the mean is then what was asked for.
    """
    furthest = 0.0
    for lane in range(LANES):
        site[ENDING + lane] = 0.0
        furthest = larger(furthest, now[TRANSIT_DAYS + lane] + now[TRAINING_DAYS + lane])
    for later in range(np.int64(day), np.int64(smaller(np.ceil(day + furthest + HALF_WEEK), days))):
        due = page(diary, SITE_PAGE, later)[DUE : DUE + LANES]
        for lane in range(LANES):
            reach = day + now[TRANSIT_DAYS + lane] + now[TRAINING_DAYS + lane] + HALF_WEEK
            site[ENDING + lane] += due[lane] if later < reach else 0.0
    for lane in range(LANES):
        reach = day + now[TRANSIT_DAYS + lane] + now[TRAINING_DAYS + lane] + HALF_WEEK
        span = larger(reach - larger(day, now[BEGIN + lane]), 0.0)
        first = smaller(site[FIRST_ALL + lane] / now[TOUR + lane] * span, site[FIRST_LEFT + lane])
        now[LEAD + lane] += np.floor((site[ENDING + lane] + first) * site[SURVIVAL + lane])


@compiled
def draft(day, home, now):
    """Call up as many, once a week, as keep up the strength."""
    for lane in range(LANES):
        since, ready = day - now[NEXT_DUE + lane], home[lane]
        drafts = (since >= 0.0) & (now[HELD + lane] == 0.0) & (np.floor(since / DAYS_PER_WEEK) * DAYS_PER_WEEK == since)
        coming = now[ASSEMBLING + lane] + now[TRANSIT + lane] + now[TRAINING + lane]
        want = now[TARGET + lane] - coming - now[IN_THEATRE + lane] + now[LEAD + lane]
        people = smaller(larger(want, 0.0), ready) if drafts else 0.0
        now[GAP + lane] = larger(want - ready, 0.0) if drafts else now[GAP + lane]
        now[ASSEMBLING + lane] += people
        home[lane] = ready - people


@compiled
def keep_time(day, now):
    """Owe a batch on the day it is due, where nothing is cancelled, late or made up for: a loop without a branch."""
    for lane in range(LANES):
        due = day >= now[NEXT_DUE + lane]
        amount = now[BATCH + lane] if due else 0.0
        now[NEXT_DUE + lane] += now[INTERVAL + lane] if due else 0.0
        now[GAP + lane] += amount
        now[OWED_IS_NEW + lane] = 1.0 if amount > 0.0 else now[OWED_IS_NEW + lane]
        now[ORDERS + lane] += 1.0 if due else 0.0


@compiled
def fall_due(day, days, now, key, switches, delays, diary):
    """Owe a batch on the day it is due."""
    for lane in range(LANES):
        due = day >= now[NEXT_DUE + lane]
        now[NEXT_DUE + lane] += now[INTERVAL + lane] if due else 0.0
        owe(lane, day, days, due, now[BATCH + lane], now, key, switches, delays, diary)


@compiled
def surge(day, days, now, key, switches, delays, diary):
    """Owe the surge on its day."""
    for lane in range(LANES):
        due = day == now[NEXT_DUE + lane]
        owe(lane, day, days, due, now[SURGE_SIZE + lane], now, key, switches, delays, diary)


@compiled
def go_by_plan(day, days, now, key, switches, delays, diary, entry):
    """Owe a batch that the plan has for this day; its tour holds for those who leave from now on."""
    for lane in range(LANES):
        now[TOUR_NOW + lane] = entry[LANES + lane]
        owe(lane, day, days, True, entry[lane], now, key, switches, delays, diary)


@spliced
def owe(lane, day, days, due, people, now, key, switches, delays, diary):
    """Owe a batch, with the lost where the next batch replaces them; unless it is cancelled; now, or late."""
    wanted = due
    if switches[CANCELS]:
        wanted = due & (uniform(key[lane], address(CANCELLATION, day)) >= now[CANCELLED + lane])
    if switches[DECIDES]:
        wanted = wanted & (now[HELD + lane] == 0.0)
    amount = people if wanted else 0.0
    if switches[REPLACEMENT] == NEXT_BATCH:
        amount += now[LOST + lane] if wanted else 0.0
        now[LOST + lane] = 0.0 if wanted else now[LOST + lane]
    if switches[DELAYS]:
        if wanted:
            late = delays[np.uint64(smaller(now[ORDERS + lane], delays.shape[0] - 1.0)), lane]
            note(diary, PAGE, ORDERED, lane, day + late, days, amount)
    else:
        now[GAP + lane] += amount
        now[OWED_IS_NEW + lane] = 1.0 if amount > 0.0 else now[OWED_IS_NEW + lane]
    now[ORDERS + lane] += 1.0 if wanted else 0.0


@compiled
def come_late(day, now, diary):
    """Owe what was ordered earlier and leaves late."""
    today = page(diary, PAGE, day)[ORDERED : ORDERED + LANES]
    for lane in range(LANES):
        amount = today[lane]
        today[lane] = 0.0
        now[GAP + lane] += amount
        now[OWED_IS_NEW + lane] = 1.0 if amount > 0.0 else now[OWED_IS_NEW + lane]


@compiled
def send(home, now):
    """Call up what is owed, as far as whole formations are ready."""
    for lane in range(LANES):
        gap, ready, formation, new = now[GAP + lane], home[lane], now[FORMATION + lane], now[OWED_IS_NEW + lane]
        amount = smaller(gap, np.floor(ready / formation) * formation)
        now[GAP + lane] = gap - amount
        now[ASSEMBLING + lane] += amount
        now[BATCHES + lane] += new if amount > 0.0 else 0.0
        now[OWED_IS_NEW + lane] = 0.0 if amount > 0.0 else new
        home[lane] = ready - amount


@compiled
def replace(day, switches, home, now, diary):
    """Call up individuals for those lost some time ago."""
    today = page(diary, PAGE, day)[TO_REPLACE : TO_REPLACE + LANES]
    for lane in range(LANES):
        wanted, ready = now[SPARES_OWED + lane] + today[lane], home[lane]
        if switches[DECIDES]:
            goes_on = ((now[CHANGED + lane] == 1.0) | (switches[REPLACES] > 0)) & (now[STOPPED + lane] == 0.0)
            wanted = wanted if goes_on else 0.0
        today[lane] = 0.0
        people = smaller(wanted, ready)
        now[SPARES_OWED + lane] = wanted - people
        now[SPARES_WAITING + lane] += people
        now[ASSEMBLING + lane] += people
        home[lane] = ready - people
