"""The steps of a day, compiled: call-up, lift, arrival, relief, hospital, losses, the way home.

Each step works on small tables of one future. Their rows and columns have names:

- ``d``, ``r``: whole and real inputs of the deployment; ``f``: inputs by theatre;
- ``now``: people by state, and what else is counted for the deployment;
- ``site``: whole numbers by theatre; ``index``: real numbers by theatre;
- ``flow``: what moved on each day; ``joined``, ``survived``: by theatre and day.

Plain tables and not one plan object: Numba counts references on every attribute it reads, and that
cost twenty times the arithmetic (measured: 1,700 against 80 microseconds a future).
"""

from __future__ import annotations

import math

from contingent.simulate._arithmetic import CENTRE, centre, exponential, logarithm, tail
from contingent.simulate._binomial import binomial, binomial_p
from contingent.simulate._compile import inlined
from contingent.simulate._keys import address, uniform
from contingent.simulate._plan import DAYS_PER_WEEK, INDIVIDUAL, SURGE, UNIT

# Columns of the inputs, in the order in which contingent.simulate._kernel packs them.
(ALREADY, FIRST_DUE, BATCH, INTERVAL, TOUR, STRENGTH, SURGE_SIZE, TRANSIT_DAYS, TRAINING_DAYS,
 HANDOVER, DEPLOYABLE, FORMATION, DWELL) = range(13)  # fmt: skip
LIFT, COMBAT = 0, 1
(SHARE, BASE,  OWN_LESS_ONE, FADING, REFERENCE_DAYS, PHI, JUMP, START_JUMP,
 DEAD_SHARE, DEAD_PHASE, CAPTURED_SHARE, CAPTURED_PHASE, LEAVE_WARD, LEAVE_ODDS, LEAVE_LOG, DUTY_SHARE,
 DUTY_ODDS, DUTY_LOG) = range(18)  # fmt: skip

# Columns of `now`: first a recorded row, in the order of contingent.simulate.CHANNELS.
ASSEMBLING, TRANSIT, TRAINING, REAR, FRONT, SUPPORT, WOUNDED, CAPTURED, DEAD, RETURNING, HOME = range(11)
PRESENT_MAX, WOUNDED_TOTAL, GAP, BATCHES, AWAY_MAX = range(11, 16)
ROW = 16
READY, NEXT_DUE, OWED_IS_NEW = 16, 17, 18  # free to go, day of the next batch, nothing of it has left yet
NOW_SIZE = 19

POOL, WARD, PENDING, FIRST, SINCE, CONTACT, HIT_UPTO, DEAD_UPTO, OFFERED = range(9)  # of `site`
SITE_SIZE = 9
SURVIVAL, CARRY, RATE = range(3)  # of `index`
LIFTED, RELIEVED, INVALID, JOINED_UPTO = range(4)  # of `flow`

HITS, DISCHARGES, DUTY, NOISE = range(4)  # channels of draws


@inlined
def step_of(total, parts, index):
    """Give the index-th of equal whole parts of a total: they differ by at most one and sum to it."""
    return total * (index + 1) // parts - total * index // parts


@inlined
def call_up(now, people):
    """Move people from ready to assembling."""
    now[READY] -= people
    now[ASSEMBLING] += people


@inlined
def order(scheme, d, day, now, in_theatre, lead):
    """Decide who is called up: a batch when due, a weekly draft, a surge; as far as formations are ready."""
    if scheme == INDIVIDUAL:
        if day >= now[NEXT_DUE] and (day - now[NEXT_DUE]) % DAYS_PER_WEEK == 0:
            want = d[STRENGTH] - (now[ASSEMBLING] + now[TRANSIT] + now[TRAINING]) - in_theatre + lead
            now[GAP] = max(want - now[READY], 0)
            call_up(now, min(max(want, 0), now[READY]))
        return
    if scheme == UNIT and day >= now[NEXT_DUE]:
        now[GAP] += d[BATCH]
        now[NEXT_DUE] += d[INTERVAL]
        now[OWED_IS_NEW] = 1
    if scheme == SURGE and day == now[NEXT_DUE]:
        now[GAP] += d[SURGE_SIZE]
        now[OWED_IS_NEW] = 1
    if now[GAP] > 0 and now[READY] >= d[FORMATION]:
        amount = min(now[GAP], now[READY] // d[FORMATION] * d[FORMATION])
        now[GAP] -= amount
        now[BATCHES] += now[OWED_IS_NEW]
        now[OWED_IS_NEW] = 0
        call_up(now, amount)


@inlined
def lift(left_by, d, r, day, now, flow):
    """Put on the way what the lift takes; those already sent left evenly by their day."""
    if day <= left_by:
        people = step_of(d[ALREADY], left_by + 1, day)
    else:
        room = int(math.floor(r[LIFT] * (day + 1)) - math.floor(r[LIFT] * day))
        people = min(now[ASSEMBLING], room)
    flow[LIFTED, day] = people
    now[ASSEMBLING] -= people
    now[TRANSIT] += people


@inlined
def arrive(d, day, now, flow):
    """End transit and training; give how many join the theatres today."""
    landed = day - d[TRANSIT_DAYS]
    if landed >= 0:
        now[TRANSIT] -= flow[LIFTED, landed]
        now[TRAINING] += flow[LIFTED, landed]
    trained = landed - d[TRAINING_DAYS]
    people = flow[LIFTED, trained] if trained >= 0 else 0
    now[TRAINING] -= people
    flow[JOINED_UPTO, day] = people + (flow[JOINED_UPTO, day - 1] if day > 0 else 0)
    return people


@inlined
def share_out(share, phase, before, after):
    """Give how many of those numbered `before` to `after` fall to a share: every 1/share-th, from a phase.

    Systematic sampling: each is taken with the right probability, at no draw a day. Independent draws
    would add a spread that is nothing against that of the share itself (dead: 10 to 33 %).
    """
    return int(math.floor(share * after + phase)) - int(math.floor(share * before + phase))


@inlined
def join(f, day, people, theatre, site, index, joined, survived):
    """Give a theatre its share of those who join and whom the theatres before it have left."""
    survived[theatre, day] = index[theatre, SURVIVAL]
    joined[theatre, day] = 0
    if people == 0:
        return 0
    offered = site[theatre, OFFERED]
    share = share_out(f[theatre, SHARE], 0.0, offered, offered + people)
    site[theatre, OFFERED] += people
    joined[theatre, day] = share
    site[theatre, POOL] += share
    site[theatre, PENDING] += share
    return share


@inlined
def spread_of_first(d, day, settled, first):
    """Give how many of the first contingent, before losses, are relieved today under individual replacement.

    Their tours end evenly between half and one and a half tours (assumed), or all would leave at once.
    """
    x = day - settled - d[TOUR] // 2
    return step_of(first, d[TOUR], x) if 0 <= x < d[TOUR] else 0


@inlined
def relieve(scheme, d, day, theatre, settled, site, index, joined, survived):
    """Give how many leave a theatre today because their tour is over."""
    if scheme != UNIT and scheme != INDIVIDUAL:
        return 0
    due = 0.0
    since = site[theatre, SINCE]
    if scheme == INDIVIDUAL and day > settled and settled >= since:
        people = spread_of_first(d, day, settled, site[theatre, FIRST])
        site[theatre, PENDING] -= people
        due += people * index[theatre, SURVIVAL] / survived[theatre, settled]
    start = day - d[TOUR]
    if start >= since and joined[theatre, start] > 0 and not (scheme == INDIVIDUAL and start <= settled):
        site[theatre, PENDING] -= joined[theatre, start]
        due += joined[theatre, start] * index[theatre, SURVIVAL] / survived[theatre, start]
    index[theatre, CARRY] += due
    people = min(int(math.floor(index[theatre, CARRY])), site[theatre, POOL])
    index[theatre, CARRY] -= people
    if site[theatre, PENDING] <= 0:  # the last has served: nobody stays behind for a rounding
        people = site[theatre, POOL]
        index[theatre, CARRY] = 0.0
    site[theatre, POOL] -= people
    return people


@inlined
def go_home(d, day, now, flow):
    """Move the relieved from handover to the way home, and home; after their dwell they are ready again."""
    out = day - d[HANDOVER]
    if out >= 0:
        now[REAR] -= flow[RELIEVED, out]
        now[RETURNING] += flow[RELIEVED, out]
    back = out - d[TRANSIT_DAYS]
    people = flow[RELIEVED, back] if back >= 0 else 0
    sick = day - d[TRANSIT_DAYS]
    people += flow[INVALID, sick] if sick >= 0 else 0
    now[RETURNING] -= people
    now[HOME] += people
    rested = back - d[DWELL]
    if rested >= 0:
        now[READY] += flow[RELIEVED, rested]


@inlined
def survive(day, theatre, before, site, index):
    """Keep the index of survival; when nobody is left, it starts anew for those who join later."""
    after = site[theatre, POOL]
    if before <= 0 or after == before:
        return
    if after > 0:
        index[theatre, SURVIVAL] *= after / before
    else:
        index[theatre, SURVIVAL] = 1.0
        site[theatre, SINCE] = day + 1
        site[theatre, PENDING] = 0


@inlined
def discharge(f, key, day, theatre, now, site, index):
    """Once a week, wounded leave hospital: back to duty, or home; give how many go home."""
    out = binomial_p(key, address(DISCHARGES, day), site[theatre, WARD], f[theatre, LEAVE_WARD],
                     f[theatre, LEAVE_ODDS], f[theatre, LEAVE_LOG])  # fmt: skip
    back = binomial_p(key, address(DUTY, day), out, f[theatre, DUTY_SHARE], f[theatre, DUTY_ODDS], f[theatre, DUTY_LOG])
    before = site[theatre, POOL]
    site[theatre, POOL] += back
    survive(day, theatre, before, site, index)
    site[theatre, WARD] -= out
    now[WOUNDED] -= out
    now[RETURNING] += out - back
    return out - back


@inlined
def weather(f, theatre, key, slow, days, level):
    """Lay out a theatre's log intensity day by day: the slow walk by week and the daily AR(1).

    All days at once, before the first is lived: the loops have no branch and no table, so the
    processor takes several days abreast (a third of the time of a draw a day). The rare far tail of
    the normal is mended in a loop of its own.
    """
    for day in range(days):
        level[theatre, day] = centre(uniform(key, address(NOISE, day)))
    for day in range(days):
        u = uniform(key, address(NOISE, day))
        if abs(u - 0.5) > CENTRE:
            level[theatre, day] = tail(u, u - 0.5)
    noise = 0.0
    for day in range(days):
        jump = f[theatre, JUMP] if day > 0 else f[theatre, START_JUMP]
        noise = f[theatre, PHI] * noise + jump * level[theatre, day]
        level[theatre, day] = noise + slow[theatre, day // DAYS_PER_WEEK]


@inlined
def face(f, theatre, day, level, site, index, log_of):
    """Set the day's rate of being hit per person in a theatre (design: m own^p enemy^q days^r exp(u)).

    Front and support are hit at the mean rate of the two: their sum then has the right mean, and a
    variance that differs by less than the rate itself (under 1 %); the spread is in the intensity.
    """
    people = site[theatre, POOL]
    if people <= 0:
        index[theatre, RATE] = 0.0
        return
    site[theatre, CONTACT] += 1
    log_people = log_of[people] if people < log_of.size else logarithm(float(people))
    days = max(site[theatre, CONTACT], int(f[theatre, REFERENCE_DAYS]))
    log_rate = f[theatre, BASE] + level[theatre, day]
    log_rate += f[theatre, OWN_LESS_ONE] * log_people + f[theatre, FADING] * log_of[days]
    index[theatre, RATE] = exponential(log_rate)


@inlined
def lose(f, key, day, theatre, now, site, index):
    """Take the day's dead, captured and wounded from a theatre."""
    people = site[theatre, POOL]
    if people <= 0:
        return
    hit = binomial(key, address(HITS, day), people, index[theatre, RATE])
    before = site[theatre, HIT_UPTO]
    dead = share_out(f[theatre, DEAD_SHARE], f[theatre, DEAD_PHASE], before, before + hit)
    spared = before - site[theatre, DEAD_UPTO]
    captured = share_out(f[theatre, CAPTURED_SHARE], f[theatre, CAPTURED_PHASE], spared, spared + hit - dead)
    wounded = hit - dead - captured
    site[theatre, HIT_UPTO] += hit
    site[theatre, DEAD_UPTO] += dead
    site[theatre, POOL] -= hit
    site[theatre, WARD] += wounded
    now[DEAD] += dead
    now[CAPTURED] += captured
    now[WOUNDED] += wounded
    now[WOUNDED_TOTAL] += wounded
    survive(day, theatre, people, site, index)


@inlined
def due_soon(d, day, settled, first, flow):
    """Give how many tours end before the draft after this one can arrive (losses left out)."""
    reach = day + d[TRANSIT_DAYS] + d[TRAINING_DAYS] + DAYS_PER_WEEK
    start = settled + d[TOUR] // 2
    overlap = min(reach, start + d[TOUR]) - max(day, start)
    people = first * max(overlap, 0) // d[TOUR]
    late, early = min(reach - d[TOUR], day - 1), day - d[TOUR]
    if late > settled:
        people += flow[JOINED_UPTO, late] - flow[JOINED_UPTO, max(early, settled)]
    return people
