"""Who joins a theatre and whose tour ends, compiled.

Each step is a loop over lanes, on tables laid out in :mod:`contingent.simulate._lanes`: ``site`` holds the
inputs of a theatre and its people, ``now`` the deployment's, ``diary`` the tours that end later.

Those in a theatre are one pool; whose tour ends is told by an index of survival: of x people who joined on
day d, ``x * survival[t] / survival[d]`` are left on day t. So the diary holds ``x / survival[d]``, and a future costs
as much with a weekly draft as with a yearly batch.
"""

from __future__ import annotations

import numpy as np

from contingent.simulate._compile import compiled, inlined
from contingent.simulate._lanes import (
    AHEAD,
    BEGIN,
    CARRY,
    CREDIT,
    DUE,
    ENDING,
    ENDS,
    EXTENSION,
    FIRST_ALL,
    FIRST_LEFT,
    GONE,
    HANDOVER,
    JOINING,
    LANES,
    LATEST_DUE,
    NEVER,
    OFFERED,
    OPEN,
    OPEN_PEOPLE,
    PAGE,
    PENDING,
    PEOPLE,
    POOL,
    RELIEVED,
    SETTLED,
    SHARE,
    SITE_FIRST,
    SITE_PAGE,
    SPARES,
    SPARES_OFFERED,
    SURVIVAL,
    TOUR,
    TOUR_NOW,
    TOURS,
    WAITING,
    larger,
    note,
    page,
    place,
    smaller,
)

__all__ = ["end_open_tours", "forget", "join", "join_spares", "keep_on", "relieve", "share_out", "survive"]


@inlined
def share_out(share, phase, before, after):
    """Give how many of those numbered `before` to `after` fall to a share: every 1/share-th, from a phase.

    Systematic sampling: each is taken with the right probability, at no draw a day. Independent draws
    would add a spread that is nothing against that of the share itself (dead: 10 to 33 %).
    """
    return np.floor(share * after + phase) - np.floor(share * before + phase)


@compiled
def join(one_by_one, day, days, now, site, diary, site_diary):
    """Give a theatre its share of those who join and whom the theatres before it have left."""
    joining = 0.0
    for lane in range(LANES):
        people, offered = now[PEOPLE + lane], site[OFFERED + lane]
        share = share_out(site[SHARE + lane], 0.0, offered, offered + people)
        first = share if day <= now[SETTLED + lane] else 0.0
        now[PEOPLE + lane] = people - share
        site[SITE_FIRST + lane] += first
        site[OFFERED + lane] = offered + people
        site[POOL + lane] += share
        site[PENDING + lane] += share
        site[JOINING + lane] = share
        site[GONE + lane] = 0.0
        joining += share
    if joining > 0.0:
        enlist(one_by_one, day, days, now, site, diary, site_diary)


@inlined
def enlist(one_by_one, day, days, now, site, diary, site_diary):
    """Note when the tours of those who join today end."""
    for lane in range(LANES):
        people = site[JOINING + lane]
        if people > 0.0:
            weight = people / site[SURVIVAL + lane]
            tour = diary[place(day, PAGE, TOURS, lane)]
            tour = now[TOUR_NOW + lane] if tour >= NEVER else tour
            if one_by_one and day <= now[SETTLED + lane]:
                site[FIRST_ALL + lane] += weight
                site[FIRST_LEFT + lane] += weight
            elif tour >= NEVER:
                site[OPEN + lane] += weight
                site[OPEN_PEOPLE + lane] += people
            else:
                note(site_diary, SITE_PAGE, DUE, lane, day + tour, days, weight)
                note(site_diary, SITE_PAGE, ENDS, lane, day + tour, days, people)


@compiled
def join_spares(now, site):
    """Give a theatre its share of those who replace the lost; they go home with those whom they join.

    So they raise the index of survival, as the wounded do who return to duty. Where nobody is left whom they could
    join, they go home.
    """
    for lane in range(LANES):
        people, offered, pool = now[SPARES + lane], site[SPARES_OFFERED + lane], site[POOL + lane]
        share = share_out(site[SHARE + lane], 0.0, offered, offered + people)
        now[SPARES + lane] = people - share
        site[SPARES_OFFERED + lane] = offered + people
        now[RELIEVED + lane] += 0.0 if pool > 0.0 else share
        survive(lane, pool, pool + share if pool > 0.0 else pool, site)


@compiled
def end_open_tours(one_by_one, day, days, now, site, site_diary):
    """Give those who serve without an end a tour that begins today: the policy has changed."""
    for lane in range(LANES):
        weight, people = site[OPEN + lane], site[OPEN_PEOPLE + lane]
        if weight > 0.0 and now[TOUR_NOW + lane] < NEVER:
            if one_by_one:
                left, all_first = site[FIRST_LEFT + lane], site[FIRST_ALL + lane]
                earlier = site[SITE_FIRST + lane] * (left / all_first) if left > 0.0 else 0.0
                site[SITE_FIRST + lane] = earlier + people
                site[FIRST_ALL + lane] = left + weight
                site[FIRST_LEFT + lane] = left + weight
            else:
                note(site_diary, SITE_PAGE, DUE, lane, day + now[TOUR_NOW + lane], days, weight)
                note(site_diary, SITE_PAGE, ENDS, lane, day + now[TOUR_NOW + lane], days, people)
            site[OPEN + lane] = 0.0
            site[OPEN_PEOPLE + lane] = 0.0


@compiled
def relieve(extends, day, now, site, diary):
    """Relieve those whose tour ends, as far as they have survived; keep nobody for a rounding.

    Tours of the first contingent under individual replacement end evenly between half and one and a half tours
    (assumed), or all would leave at once.
    """
    today = page(diary, SITE_PAGE, day)
    for lane in range(LANES):
        left, all_first = site[FIRST_LEFT + lane], site[FIRST_ALL + lane]
        begun = (day >= now[BEGIN + lane]) & (left > 0.0)
        first = smaller(all_first / now[TOUR + lane], left) if begun else 0.0
        part = first / all_first if begun else 0.0
        site[FIRST_LEFT + lane] = left - first
        ended = today[ENDS + lane] + part * site[SITE_FIRST + lane]
        due = today[DUE + lane] + first
        today[DUE + lane] = 0.0
        today[ENDS + lane] = 0.0
        site[ENDING + lane] = due
        site[PENDING + lane] -= ended
    if not extends:
        for lane in range(LANES):
            leave(lane, site[ENDING + lane] * site[SURVIVAL + lane], 0.0, now, site)


@compiled
def keep_on(day, days, now, site, diary):
    """Keep those whose tour has ended until as many have come, or until their extension is over.

    Relief counts that has come since the handover began before the tour's end; what has come earlier was a
    reinforcement. All but the days is counted in survivors' shares, as those who wait may be lost like others.
    """
    today = page(diary, SITE_PAGE, day)[LATEST_DUE : LATEST_DUE + LANES]
    for lane in range(LANES):
        due, left = site[ENDING + lane], site[SURVIVAL + lane]
        relief = site[CREDIT + lane] * (1.0 - 1.0 / larger(now[HANDOVER + lane], 1.0)) + site[JOINING + lane] / left
        if due > 0.0:
            note(diary, SITE_PAGE, LATEST_DUE, lane, day + now[EXTENSION + lane], days, due)
        latest = today[lane]
        today[lane] = 0.0
        waiting, ahead = site[WAITING + lane] + due, site[AHEAD + lane]
        must = larger(latest - ahead, 0.0)
        goes = smaller(relief, waiting - must)
        site[AHEAD + lane] = larger(ahead - latest, 0.0) + goes
        site[WAITING + lane] = waiting - must - goes
        site[CREDIT + lane] = relief - goes
        leave(lane, (must + goes) * left, site[WAITING + lane] * left, now, site)


@inlined
def leave(lane, due, waiting, now, site):
    """Take whole people from the pool; with the last who has served nobody stays behind for a rounding."""
    pool, carry = site[POOL + lane], site[CARRY + lane] + due
    over = (site[PENDING + lane] < 0.5) & (waiting < 0.001)
    people = pool if over else smaller(np.floor(carry), pool)
    site[CARRY + lane] = 0.0 if over else carry - people
    site[POOL + lane] = pool - people
    now[RELIEVED + lane] += people


@inlined
def survive(lane, before, after, site):
    """Keep the index of survival; when nobody is left, it starts anew for those who join later."""
    left = site[SURVIVAL + lane]
    gone, stay = (before > 0.0) & (after <= 0.0), (before > 0.0) & (after > 0.0)
    kept = left * (after / before) if stay else left
    site[POOL + lane] = after
    site[SURVIVAL + lane] = 1.0 if gone else kept
    site[GONE + lane] = 1.0 if gone else site[GONE + lane]


@compiled
def forget(day, days, site, diary):
    """Strike the tours of those of whom nobody is left."""
    for lane in range(LANES):
        if site[GONE + lane] > 0.0:
            for later in range(np.int64(day) + 1, np.int64(days)):
                at = place(later, SITE_PAGE, 0, lane)
                diary[at + DUE] = 0.0
                diary[at + ENDS] = 0.0
                diary[at + LATEST_DUE] = 0.0
            site[PENDING + lane] = 0.0
            site[FIRST_LEFT + lane] = 0.0
            site[OPEN + lane] = 0.0
            site[OPEN_PEOPLE + lane] = 0.0
            site[WAITING + lane] = 0.0
            site[AHEAD + lane] = 0.0
            site[CREDIT + lane] = 0.0
