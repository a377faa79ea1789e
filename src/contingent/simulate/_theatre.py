"""The steps of a day in a theatre, compiled: who joins, is relieved, leaves hospital, is lost.

Each step is a loop over lanes, on tables laid out in :mod:`contingent.simulate._lanes`: ``site`` holds the
inputs of a theatre and its people, ``now`` the deployment's, ``dice`` what is being drawn.
"""

from __future__ import annotations

import numpy as np

from contingent.simulate._arithmetic import exponential, logarithm, quick_normal
from contingent.simulate._binomial import (
    CHANCE,
    DRAWN,
    FLIP,
    LOG_NONE,
    ODDS,
    OF,
    SMALL_RATE,
    draw,
    mend_large_rates,
    set_rate,
)
from contingent.simulate._compile import compiled, inlined, spliced
from contingent.simulate._keys import address, uniform
from contingent.simulate._lanes import (
    BASE,
    CAPTURED,
    CAPTURED_PHASE,
    CAPTURED_SHARE,
    CARRY,
    CONTACT,
    DEAD,
    DEAD_PHASE,
    DEAD_SHARE,
    DEAD_UPTO,
    DUTY_CHANCE,
    FADING,
    FIRST,
    HIT_UPTO,
    IN_THEATRE,
    JOINED,
    JUMP,
    LANES,
    LEAVE_CHANCE,
    NOISE,
    OFFERED,
    OWN_LESS_ONE,
    PENDING,
    PEOPLE,
    PHI,
    POOL,
    REFERENCE_DAYS,
    RELIEVED,
    SHARE,
    SINCE,
    SITE_FIRST,
    START_JUMP,
    SURVIVAL,
    SURVIVED,
    TOUR,
    TRAINING_DAYS,
    TRANSIT_DAYS,
    UNFIT,
    WARD,
    WOUNDED,
    WOUNDED_TOTAL,
    larger,
    past,
    place,
    smaller,
)
from contingent.simulate._plan import INDIVIDUAL
from contingent.simulate._steps import step_of

HITS, DISCHARGES, DUTY, DAILY = range(4)  # channels of draws


@inlined
def settle(site, inputs):
    """Clear the table of the last futures."""
    for cell in range(inputs.size):
        site[cell] = inputs[cell]
    for cell in range(inputs.size, site.size):
        site[cell] = 0.0
    for lane in range(LANES):
        site[SURVIVAL + lane] = 1.0


@inlined
def share_out(share, phase, before, after):
    """Give how many of those numbered `before` to `after` fall to a share: every 1/share-th, from a phase.

    Systematic sampling: each is taken with the right probability, at no draw a day. Independent draws
    would add a spread that is nothing against that of the share itself (dead: 10 to 33 %).
    """
    return np.floor(share * after + phase) - np.floor(share * before + phase)


@compiled
def join(day, left_by, now, site, joined, survived):
    """Give a theatre its share of those who join and whom the theatres before it have left."""
    for lane in range(LANES):
        people, offered = now[PEOPLE + lane], site[OFFERED + lane]
        settled = left_by + now[TRANSIT_DAYS + lane] + now[TRAINING_DAYS + lane]
        share = share_out(site[SHARE + lane], 0.0, offered, offered + people)
        first = share if day <= settled else 0.0
        survived[place(survived, lane, day)] = site[SURVIVAL + lane]
        joined[place(joined, lane, day)] = share
        now[PEOPLE + lane] = people - share
        now[FIRST + lane] += first
        site[SITE_FIRST + lane] += first
        site[OFFERED + lane] = offered + people
        site[POOL + lane] += share
        site[PENDING + lane] += share


@compiled
def relieve(individual, day, left_by, now, site, joined, survived):
    """Relieve those whose tour ends, as far as they have survived."""
    for lane in range(LANES):
        settled = left_by + now[TRANSIT_DAYS + lane] + now[TRAINING_DAYS + lane]
        since, tour, left = site[SINCE + lane], now[TOUR + lane], site[SURVIVAL + lane]
        begun = day - tour
        counts = (begun >= since) & (begun > settled) if individual else begun >= since
        people = past(joined, lane, begun) if counts else 0.0
        due = people * left / past(survived, lane, begun) if people > 0.0 else 0.0
        pending = site[PENDING + lane] - people
        if individual:
            first = spread_of_first(day, settled, since, tour, site[SITE_FIRST + lane])
            due = (first * left / past(survived, lane, smaller(settled, day)) if first > 0.0 else 0.0) + due
            pending -= first
        leave(lane, due, pending, now, site)


@inlined
def spread_of_first(day, settled, since, tour, first):
    """Give how many of the first contingent, before losses, are relieved today under individual replacement.

    Their tours end evenly between half and one and a half tours (assumed), or all would leave at once.
    """
    x = day - settled - np.floor(tour * 0.5)
    ends = (day > settled) & (settled >= since) & (x >= 0.0) & (x < tour)
    return step_of(first, tour, x) if ends else 0.0


@inlined
def leave(lane, due, pending, now, site):
    """Take whole people from the pool; with the last who has served nobody stays behind for a rounding."""
    pool, carry = site[POOL + lane], site[CARRY + lane] + due
    people = pool if pending <= 0.0 else smaller(np.floor(carry), pool)
    site[PENDING + lane] = pending
    site[CARRY + lane] = 0.0 if pending <= 0.0 else carry - people
    site[POOL + lane] = pool - people
    now[RELIEVED + lane] += people


@inlined
def survive(lane, day, before, after, site):
    """Keep the index of survival; when nobody is left, it starts anew for those who join later."""
    left = site[SURVIVAL + lane]
    gone, stay = (before > 0.0) & (after <= 0.0), (before > 0.0) & (after > 0.0)
    kept = left * (after / before) if stay else left
    site[POOL + lane] = after
    site[SURVIVAL + lane] = 1.0 if gone else kept
    site[SINCE + lane] = day + 1.0 if gone else site[SINCE + lane]
    site[PENDING + lane] = 0.0 if gone else site[PENDING + lane]


@inlined
def ask(dice, lane, of, site, chance):
    """Fill in how many of a number come with a share; it is the same all along, so its logarithm comes ready-made."""
    dice[OF + lane] = of
    dice[CHANCE + lane] = site[chance + lane]
    dice[ODDS + lane] = site[chance + LANES + lane]
    dice[LOG_NONE + lane] = of * site[chance + 2 * LANES + lane]
    dice[FLIP + lane] = site[chance + 3 * LANES + lane]


@compiled
def discharge(day, now, site, dice, key):
    """Once a week, wounded leave hospital: back to duty, or home."""
    for lane in range(LANES):
        ask(dice, lane, site[WARD + lane], site, LEAVE_CHANCE)
    draw(dice, key, address(DISCHARGES, day))
    for lane in range(LANES):
        out = dice[DRAWN + lane]
        site[WARD + lane] -= out
        now[WOUNDED + lane] -= out
        ask(dice, lane, out, site, DUTY_CHANCE)
    draw(dice, key, address(DUTY, day))
    for lane in range(LANES):
        out, back, pool = dice[OF + lane], dice[DRAWN + lane], site[POOL + lane]
        now[UNFIT + lane] += out - back
        survive(lane, day, pool, pool + back, site)


@compiled
def weather(day, site, key):
    """Take the daily AR(1) of log intensity a day on."""
    counter = address(DAILY, day)
    for lane in range(LANES):
        jump = site[JUMP + lane] if day > 0 else site[START_JUMP + lane]
        site[NOISE + lane] = site[PHI + lane] * site[NOISE + lane] + jump * quick_normal(uniform(key[lane], counter))


@compiled
def face(site, slow, dice):
    """Set the day's rate of being hit per person in a theatre (design: m own^p enemy^q days^r exp(u)).

    Front and support are hit at the mean rate of the two: their sum then has the right mean, and a
    variance that differs by less than the rate itself (under 1 %); the spread is in the intensity.
    Logarithms are worked out and not looked up: a table keeps the loop from being vectorised
    (measured: six times slower).
    """
    large = 0
    for lane in range(LANES):
        people = site[POOL + lane]
        contact = site[CONTACT + lane] + (1.0 if people > 0.0 else 0.0)
        site[CONTACT + lane] = contact
        days = larger(contact, site[REFERENCE_DAYS + lane])
        log_rate = site[BASE + lane] + (site[NOISE + lane] + slow[lane])
        log_people = logarithm(larger(people, 1.0))
        log_rate += site[OWN_LESS_ONE + lane] * log_people + site[FADING + lane] * logarithm(days)
        rate = exponential(log_rate) if people > 0.0 else 0.0
        set_rate(dice, lane, people, rate)
        large += 1 if rate >= SMALL_RATE else 0
    if large > 0:
        mend_large_rates(dice)


@compiled
def lose(day, now, site, dice):
    """Take the day's dead, captured and wounded from a theatre."""
    for lane in range(LANES):
        hit, people = dice[DRAWN + lane], site[POOL + lane]
        before, dead_upto = site[HIT_UPTO + lane], site[DEAD_UPTO + lane]
        dead = share_out(site[DEAD_SHARE + lane], site[DEAD_PHASE + lane], before, before + hit)
        spared = before - dead_upto
        captured = share_out(site[CAPTURED_SHARE + lane], site[CAPTURED_PHASE + lane], spared, spared + hit - dead)
        wounded = hit - dead - captured
        site[HIT_UPTO + lane] = before + hit
        site[DEAD_UPTO + lane] = dead_upto + dead
        site[WARD + lane] += wounded
        now[DEAD + lane] += dead
        now[CAPTURED + lane] += captured
        now[WOUNDED + lane] += wounded
        now[WOUNDED_TOTAL + lane] += wounded
        now[IN_THEATRE + lane] += people - hit
        survive(lane, day, people, people - hit, site)


@spliced
def live(scheme, rotates, day, left_by, now, site, history, slow, dice, key, discharges):
    """Live a day in a theatre."""
    joined, survived = history[JOINED], history[SURVIVED]
    join(float(day), left_by, now, site, joined, survived)
    if rotates:
        relieve(scheme == INDIVIDUAL, float(day), left_by, now, site, joined, survived)
    if discharges:
        discharge(day, now, site, dice, key)
    weather(day, site, key)
    face(site, slow, dice)
    draw(dice, key, address(HITS, day))
    lose(day, now, site, dice)
