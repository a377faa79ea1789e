"""What becomes of those in a theatre, compiled: who leaves early, leaves hospital, is hit, and how.

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
from contingent.simulate._compile import compiled, inlined
from contingent.simulate._keys import address, uniform
from contingent.simulate._lanes import (
    BASE,
    CAPTURED,
    CAPTURED_PHASE,
    CAPTURED_SHARE,
    CONTACT,
    DEAD,
    DEAD_PHASE,
    DEAD_SHARE,
    DEAD_UPTO,
    DUTY_CHANCE,
    EARLY_CARRY,
    FADING,
    FIT,
    GONE,
    HIT_UPTO,
    IN_THEATRE,
    JUMP,
    LAG,
    LANES,
    LEAVE_CHANCE,
    LEAVES_EARLY,
    LOST,
    LOST_TODAY,
    NOISE,
    OWN_LESS_ONE,
    PAGE,
    PHI,
    POOL,
    REFERENCE_DAYS,
    START_JUMP,
    TO_REPLACE,
    UNFIT,
    WARD,
    WOUNDED,
    WOUNDED_TOTAL,
    larger,
    note,
)
from contingent.simulate._schemes import NEXT_BATCH, TRICKLE
from contingent.simulate._tours import share_out, survive

__all__ = ["discharge", "face", "go_early", "lose", "mourn", "weather"]

HITS, DISCHARGES, DUTY, DAILY = range(4)  # channels of draws


@compiled
def go_early(now, site):
    """Send home for good those who leave early for other reasons than losses; give in how many lanes nobody stays."""
    gone = 0.0
    for lane in range(LANES):
        pool = site[POOL + lane]
        carry = site[EARLY_CARRY + lane] + now[LEAVES_EARLY + lane] * pool
        people = np.floor(carry) if carry < pool else pool
        site[EARLY_CARRY + lane] = carry - people
        now[UNFIT + lane] += people
        now[LOST_TODAY + lane] += people
        survive(lane, pool, pool - people, site)
        gone += site[GONE + lane]
    return gone


@inlined
def ask(dice, lane, of, site, chance):
    """Fill in how many of a number come with a share; it is the same all along, so its logarithm comes ready-made."""
    dice[OF + lane] = of
    dice[CHANCE + lane] = site[chance + lane]
    dice[ODDS + lane] = site[chance + LANES + lane]
    dice[LOG_NONE + lane] = of * site[chance + 2 * LANES + lane]
    dice[FLIP + lane] = site[chance + 3 * LANES + lane]


@compiled
def discharge(go_home, day, now, site, dice, key):
    """Once a week, wounded leave hospital: back to duty with their unit or at home, or home for good."""
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
        out, well, pool = dice[OF + lane], dice[DRAWN + lane], site[POOL + lane]
        back = 0.0 if go_home else well
        now[UNFIT + lane] += out - well
        now[FIT + lane] += well - back
        now[LOST_TODAY + lane] += out - back
        survive(lane, pool, pool + back, site)


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
def lose(now, site, dice):
    """Take the day's dead, captured and wounded from a theatre; give in how many lanes nobody is left."""
    gone = 0.0
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
        now[LOST_TODAY + lane] += dead + captured
        now[IN_THEATRE + lane] += people - hit
        survive(lane, people, people - hit, site)
        gone += site[GONE + lane]
    return gone


@compiled
def mourn(replacement, day, days, now, diary):
    """Note those lost today whom the next batch, or individuals later on, are to replace."""
    if replacement == NEXT_BATCH:
        for lane in range(LANES):
            now[LOST + lane] += now[LOST_TODAY + lane]
    if replacement == TRICKLE:
        for lane in range(LANES):
            if now[LOST_TODAY + lane] > 0.0:
                note(diary, PAGE, TO_REPLACE, lane, day + larger(now[LAG + lane], 1.0), days, now[LOST_TODAY + lane])
