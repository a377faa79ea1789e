"""From typed parts to the arrays of the engine, in an order that does not hang on the order of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._keys import address_of, future_key_many, part_key, uniform_many
from contingent.simulate.supply._faults import check
from contingent.simulate.supply._types import Component, Demand, Policy, Substitution

__all__ = ["ENDLESS_DAYS", "Numbers", "Tables", "cycle_days", "make_tables", "start_days"]

Ints = NDArray[np.int64]

ENDLESS_DAYS = 10_000  # a longer cycle has no end (m4, marathon.ces.core: +max-cycle-length+)
USUAL_DAYS = 1_095  # its length where one is needed (m4: +default-cycle-length+), three years
NEVER = -1.0  # in the table of costs


class Numbers(NamedTuple):
    """What the compiled engine reads; demands in order of priority, formations by component."""

    owner: Ints  # (formations,) component of each
    phases: Ints  # (phases,) first day of each, the first is 0
    policy: Ints  # (phases, components, 8) fields of _kernel
    quantity: Ints  # (demands,)
    first: Ints  # (demands,) first day
    beyond: Ints  # (demands,) day after the last
    cost: NDArray[np.float64]  # (demands, components); below 0: cannot serve
    days: int


class Tables(NamedTuple):
    """The parts in the engine's order, and their numbers."""

    components: tuple[Component, ...]
    demands: tuple[Demand, ...]
    numbers: Numbers


def make_tables(
    components: Sequence[Component],
    demands: Sequence[Demand],
    substitutions: Sequence[Substitution] = (),
    *,
    days: int,
) -> Tables:
    """Check a supply and write its tables.

    Parameters
    ----------
    components : sequence of Component
    demands : sequence of Demand
    substitutions : sequence of Substitution
    days : int
        Days simulated, 1 to 36,525.

    Returns
    -------
    Tables

    Raises
    ------
    InputError
        With every fault at once.
    """
    check(components, demands, substitutions, days)
    parts = tuple(sorted(components, key=lambda part: part.name))
    wants = tuple(sorted(demands, key=lambda part: (part.priority, part.name)))
    starts = sorted({0, *(start for part in parts for start, _ in part.periods if start <= days)})
    beyond = [days + 1 if want.days is None else min(want.start + want.days, days + 1) for want in wants]
    numbers = Numbers(
        owner=np.repeat(np.arange(len(parts)), [part.formations for part in parts]).astype(np.int64),
        phases=np.array(starts, dtype=np.int64),
        policy=np.array([[_fields(_policy(part, day)) for part in parts] for day in starts], dtype=np.int64),
        quantity=np.array([want.quantity for want in wants], dtype=np.int64),
        first=np.array([want.start for want in wants], dtype=np.int64),
        beyond=np.array(beyond, dtype=np.int64),
        cost=_costs(parts, wants, substitutions),
        days=days,
    )
    return Tables(parts, wants, numbers)


def _policy(part: Component, day: int) -> Policy:
    """Give the policy in force on a day."""
    past = [(start, policy) for start, policy in part.periods if start <= day]
    return max(past, key=lambda row: row[0])[1] if past else part.policy


def _fields(policy: Policy) -> list[int]:
    """Write a policy in the order of the kernel's fields."""
    lead = policy.mobilisation + policy.training
    window = [policy.deployable_from, policy.deployable_until, policy.max_dwell]
    return [policy.tour, *window, policy.overlap, lead, policy.reset, cycle_days(policy)]


def cycle_days(policy: Policy) -> int:
    """Give the length of a cycle at home, days; three years where it has no end.

    Examples
    --------
    >>> cycle_days(Policy(365, 550, 910, 1095))
    1095
    """
    return policy.max_dwell if policy.max_dwell <= ENDLESS_DAYS else USUAL_DAYS


def _costs(
    parts: Sequence[Component], wants: Sequence[Demand], substitutions: Sequence[Substitution]
) -> NDArray[np.float64]:
    costs = {(row.wanted, row.given): row.cost for row in substitutions}
    table = np.full((len(wants), len(parts)), NEVER)
    for row, want in enumerate(wants):
        for column, part in enumerate(parts):
            table[row, column] = 0.0 if part.kind == want.kind else costs.get((want.kind, part.kind), NEVER)
    return table


def start_days(tables: Tables, repetitions: int, seed: int, first: int = 0) -> Ints:
    """Give the cycle day of each formation on day 0, by repetition.

    Parameters
    ----------
    tables : Tables
    repetitions : int
    first : int
        Number of the first repetition.
    seed : int
        Only a random start uses it. A formation's draw hangs on the seed, the component's name, the
        repetition and its number in the component: one component more disturbs no other.

    Returns
    -------
    int64 array, shape (repetitions, formations)
    """
    blocks = [_start(part, repetitions, seed, first) for part in tables.components]
    return np.ascontiguousarray(np.concatenate(blocks, axis=1))


def _start(part: Component, repetitions: int, seed: int, first: int) -> Ints:
    numbers = np.arange(part.formations, dtype=np.int64)
    if part.start == "rested":
        days = np.full(part.formations, part.policy.deployable_from, dtype=np.int64)
    else:
        days = numbers * cycle_days(part.policy) // max(part.formations, 1)
    if part.start != "random":
        return np.tile(days, (repetitions, 1))
    keys = future_key_many(
        part_key(seed, f"supply.{part.name}"), np.arange(first, first + repetitions, dtype=np.uint64)
    )
    drawn = uniform_many(keys[:, None], address_of(0, 0) + numbers.astype(np.uint64)[None, :])
    # A cycle without end starts anywhere in three years; `spread` may be longer than the cycle.
    return (drawn * (part.spread or cycle_days(part.policy))).astype(np.int64)
