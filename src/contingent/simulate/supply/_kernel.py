"""The compiled engine of a sender's supply: one repetition, one day a step, in integers.

Semantics are those of Marathon (fsdonks/m4), found from its source and from 126 published runs, all of
which this reproduces to the printed digit: formations age before demands are filled, also on day 1;
demands are filled in order of priority; of the formations in their window the one goes first that costs
least, then the one that is there soonest, then the one with the largest share of its cycle at home, then the
first in order. Reserves are beyond those runs: they are called when, on the day they could come, the demand would lack.
"""

from __future__ import annotations

from contingent.simulate._compile import compiled, kernel

# Fields of a policy
TOUR, OPENS, CLOSES, LONGEST, OVERLAP, LEAD, RESET, CYCLE = range(8)
# States of a formation
HOME, COMING, FILLING, BESIDE, RESETTING = range(5)
# Fields of a formation: rows of `unit`
STATE, AGE, LEFT, PLACE, OWED, SERVED, RESTS = range(7)
FIELDS = 7
# Sums by demand: rows of `sums`
NET, BOTH, FULL, WANTED = range(4)
# Counts by repetition
SENT, DWELT, STRESSED, LEAST_HOME, HOME_DAYS = range(5)
# Columns of the audit
BY, TO, WHEN, DWELL, FOR = range(5)
PARTS_OF_CYCLE = 1_000_000  # shares of a cycle are compared to six digits, as in m4


@compiled
def _go_home(unit, i, rest):
    """End a tour: reset first, where the policy has it."""
    unit[PLACE, i] = -1
    unit[AGE, i] = 0
    unit[OWED, i] = -1
    unit[STATE, i] = RESETTING if rest > 0 else HOME
    unit[LEFT, i] = rest


@compiled
def _next_state(unit, i, tables, rule):
    """Move a formation whose time in a state is over."""
    state = unit[STATE, i]
    if state == COMING:
        unit[STATE, i] = FILLING
        unit[LEFT, i] = unit[SERVED, i] - unit[RESTS, i]
    elif state == FILLING and unit[RESTS, i] > 0:
        unit[STATE, i] = BESIDE
        unit[LEFT, i] = unit[RESTS, i]
    elif state in (FILLING, BESIDE):
        _go_home(unit, i, rule[RESET])
    else:
        unit[STATE, i] = HOME
        unit[AGE, i] = 0


@compiled
def _age(unit, tables, rules):
    """Let a day pass for every formation."""
    for i in range(unit.shape[1]):
        rule = rules[tables.owner[i]]
        if unit[STATE, i] == HOME:
            unit[AGE, i] += 1
            if unit[AGE, i] >= rule[LONGEST]:
                unit[AGE, i] = 0
                unit[OWED, i] = -1
            continue
        unit[LEFT, i] -= 1
        while unit[LEFT, i] <= 0 and unit[STATE, i] != HOME:
            _next_state(unit, i, tables, rule)


@compiled
def _end_demand(unit, d, tables, rules):
    """Send all home from a demand that is over: with more than the overlap left of a tour, back into the window."""
    for i in range(unit.shape[1]):
        if unit[PLACE, i] != d:
            continue
        rule = rules[tables.owner[i]]
        state = unit[STATE, i]
        left = unit[LEFT, i] + unit[RESTS, i] if state == FILLING else 0
        if state == COMING:
            left = unit[SERVED, i]
        age = unit[AGE, i] + unit[SERVED, i] - left
        if left > unit[RESTS, i] and age < rule[LONGEST]:
            unit[STATE, i], unit[PLACE, i], unit[LEFT, i] = HOME, -1, 0
            unit[AGE, i], unit[OWED, i] = age, left
        else:
            _go_home(unit, i, rule[RESET])


@compiled
def _taken(unit, d, lead):
    """Count formations that will fill a demand `lead` days on: who stays so long, and who will have come."""
    count = 0
    for i in range(unit.shape[1]):
        if unit[PLACE, i] == d:
            stays = unit[STATE, i] == FILLING and unit[LEFT, i] > lead
            count += stays or (unit[STATE, i] == COMING and unit[LEFT, i] <= lead)
    return count


@compiled
def _choose(unit, d, day, tables, rules, open_for):
    """Find the formation that goes next, or -1."""
    best, best_cost, best_lead, best_share = -1, 0.0, 0, -1
    for i in range(unit.shape[1]):
        component = tables.owner[i]
        cost, rule, age = tables.cost[d, component], rules[component], unit[AGE, i]
        if unit[STATE, i] != HOME or cost < 0.0 or age < rule[OPENS] or age >= rule[CLOSES]:
            continue
        if open_for[component] <= 0:
            continue
        lead, share = rule[LEAD], age * PARTS_OF_CYCLE // rule[CYCLE]
        same = cost == best_cost
        if best < 0 or cost < best_cost or (same and lead < best_lead):
            best, best_cost, best_lead, best_share = i, cost, lead, share
        elif same and lead == best_lead and share > best_share:
            best, best_share = i, share
    return best


@compiled
def _send(unit, i, d, day, rule, audit, counts, threshold):
    """Send a formation; write its row where an audit is kept."""
    tour = unit[OWED, i] if unit[OWED, i] > 0 else rule[TOUR]
    unit[PLACE, i], unit[SERVED, i], unit[RESTS, i] = d, tour, min(rule[OVERLAP], tour - 1)
    unit[STATE, i] = COMING if rule[LEAD] > 0 else FILLING
    unit[LEFT, i] = rule[LEAD] if rule[LEAD] > 0 else tour - unit[RESTS, i]
    if counts[SENT] < audit.shape[0]:
        row = audit[counts[SENT]]
        row[BY], row[TO], row[WHEN], row[DWELL], row[FOR] = i, d, day, unit[AGE, i], tour
    counts[SENT] += 1
    counts[DWELT] += unit[AGE, i]
    counts[STRESSED] += unit[AGE, i] < threshold


@compiled
def _open(open_for, unit, d, day, tables, rules):
    """Count what a demand lacks on the day each component could come; tell whether anything is lacking."""
    some = False
    for component in range(open_for.size):
        lead = rules[component, LEAD]
        wanted = tables.quantity[d] if tables.first[d] <= day + lead < tables.beyond[d] else 0
        open_for[component] = wanted - _taken(unit, d, lead) if wanted > 0 else 0
        some = some or open_for[component] > 0
    return some


@compiled
def _fill(unit, day, tables, rules, open_for, audit, counts, threshold):
    """Fill the demands in order of priority."""
    for d in range(tables.quantity.size):
        if day == tables.beyond[d]:
            _end_demand(unit, d, tables, rules)
        while day < tables.beyond[d] and _open(open_for, unit, d, day, tables, rules):
            i = _choose(unit, d, day, tables, rules, open_for)
            if i < 0:
                break
            _send(unit, i, d, day, rules[tables.owner[i]], audit, counts, threshold)


@compiled
def _count(unit, day, tables, sums, counts, today):
    """Add a day to the sums."""
    today[:] = 0
    home = 0
    for i in range(unit.shape[1]):
        state, d = unit[STATE, i], unit[PLACE, i]
        home += state in (HOME, RESETTING)
        if state == FILLING:
            today[0, d] += 1
        elif state == BESIDE:
            today[1, d] += 1
    for d in range(tables.quantity.size):
        sums[BOTH, d] += today[0, d] + today[1, d]
        if tables.first[d] <= day < tables.beyond[d]:
            sums[NET, d] += min(today[0, d], tables.quantity[d])
            sums[FULL, d] += today[0, d] >= tables.quantity[d]
            sums[WANTED, d] += tables.quantity[d]
    counts[LEAST_HOME] = min(counts[LEAST_HOME], home)
    counts[HOME_DAYS] += home


@compiled
def _keep(unit, day, today, states, filled):
    """Write the day where days are kept."""
    if states.shape[0] > 0:
        for i in range(unit.shape[1]):
            states[day - 1, i] = unit[STATE, i]
        for d in range(today.shape[1]):
            filled[day - 1, 0, d], filled[day - 1, 1, d] = today[0, d], today[1, d]


@compiled
def _reset(unit, starts):
    """Put every formation on its first cycle day, at home."""
    for i in range(unit.shape[1]):
        for field in range(FIELDS):
            unit[field, i] = 0
        unit[AGE, i], unit[PLACE, i], unit[OWED, i] = starts[i], -1, -1


@kernel
def repeat(tables, starts, sums, counts, unit, open_for, today, audit, states, filled, threshold):
    """Run repetitions one after another; days and audit are kept for the first only.

    Parameters (shapes): starts (repetitions, formations), sums (repetitions, 4, demands), counts
    (repetitions, 5), unit (7, formations), open_for (components,), today (2, demands), audit (rows, 5),
    states (days, formations) or (0, 0), filled (days, 2, demands).
    """
    for r in range(starts.shape[0]):
        _reset(unit, starts[r])
        counts[r, LEAST_HOME] = starts.shape[1]
        kept = states.shape[0] if r == 0 else 0
        rows = audit.shape[0] if r == 0 else 0
        phase = 0
        for day in range(1, tables.days + 1):
            while phase + 1 < tables.phases.size and tables.phases[phase + 1] <= day:
                phase += 1
            rules = tables.policy[phase]
            _age(unit, tables, rules)
            _fill(unit, day, tables, rules, open_for, audit[:rows], counts[r], threshold)
            _count(unit, day, tables, sums[r], counts[r], today)
            _keep(unit, day, today, states[:kept], filled)
