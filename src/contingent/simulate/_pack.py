"""From plans to the flat tables of the compiled engine, and running it on a block of futures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._arithmetic import log_many
from contingent.simulate._binomial import DICE_SIZE
from contingent.simulate._kernel import run_block
from contingent.simulate._lanes import INPUTS, LANES, NOW_SIZE, PAGE, SITE_INPUTS, SITE_PAGE, SITE_SIZE, by_lane
from contingent.simulate._policy import Group, Plan, Policy
from contingent.simulate._schemes import HAVE_TOURS, NO_REPLACEMENT, SWITCHES, TRICKLE

__all__ = ["run"]

Array = NDArray[Any]


def run(
    group: Group,
    days: int,
    slot: NDArray[np.int64],
    begin: int,
    channels: NDArray[np.int32],
    by_theatre: NDArray[np.int32],
) -> None:
    """Run a block of futures of the deployments of one sender.

    Parameters
    ----------
    group : Group
        Their plans.
    days : int
        Days to simulate.
    slot : int64 array, shape (days,)
        Position of a day among the recorded ones, -1 where it is not recorded.
    begin : int
        Place of the first of these futures in the tables.
    channels : int32 array, shape (deployments, channels, recorded days, futures), people
        Written, in the order of ``CHANNELS``.
    by_theatre : int32 array, shape (theatres of all deployments, recorded days, futures), people
        Written; front and support by theatre, the one that takes the rest last in each deployment.
    """
    plans = group.plans
    sites_of = np.cumsum([0, *(plan.policies[0].fighting.share.shape[1] for plan in plans)])
    planned, profiles = _planned(plans), _profiles(plans)
    run_block(
        days, np.array([plan.left_by for plan in plans]), np.array(group.starts), _switches(group), sites_of,
        by_lane(group.pool.astype(np.float64)), _inputs(group), _fields(group),
        by_lane(np.concatenate([plan.policies[0].fighting.slow for plan in plans], axis=1)),
        by_lane(np.concatenate([plan.policies[0].fighting.key for plan in plans], axis=1)),
        by_lane(np.stack([plan.key for plan in plans], axis=1)), _delays(plans), *planned, *profiles,
        *_decided(plans, days), slot, begin, begin + group.pool.size, channels, by_theatre,
        *_tables(len(plans), int(sites_of[-1]), days),
    )  # fmt: skip


def _switches(group: Group) -> NDArray[np.int64]:
    """What each phase of each deployment does, shape (phases, deployments, switches)."""
    rows = np.zeros((len(group.starts), len(group.plans), SWITCHES), np.int64)
    for d, plan in enumerate(group.plans):
        seen = np.zeros(4, bool)
        for phase, policy in enumerate(plan.policies):
            late, leaves, extends = policy.delays.any(), policy.leaves_early.any(), policy.extension.any()
            tours = policy.scheme in HAVE_TOURS
            changes = plan.decides is not None and plan.decides.changes and policy.replacement == NO_REPLACEMENT
            replacement = TRICKLE if changes else policy.replacement
            seen |= np.array([late, replacement == TRICKLE, extends and tours, tours])
            delays, trickles, kept, toured = seen
            rows[phase, d] = (
                policy.scheme, replacement, policy.wounded_go_home, policy.cancelled.any(), delays, trickles,
                leaves, kept, toured, policy.begins, policy.restarts, policy.lapses, policy.opens,
                plan.decides is not None, policy.replacement == TRICKLE,
            )  # fmt: skip
    return rows


def _stack(group: Group, rows: Callable[[Plan, Policy], Sequence[Array]]) -> Array:
    """Rows of every phase and deployment by bundle, shape (bundles, phases, deployments or theatres, row * lanes)."""
    phases = []
    for phase in range(len(group.starts)):
        tables = [np.stack(rows(plan, plan.policies[phase]), axis=-1) for plan in group.plans]
        parts = [table.reshape(table.shape[0], -1, table.shape[-1]) for table in tables]
        phases.append(np.concatenate(parts, axis=1))
    bundles = by_lane(np.stack(phases, axis=1).astype(np.float64))
    return bundles.reshape(*bundles.shape[:3], -1)


def _inputs(group: Group) -> Array:
    def rows(plan: Plan, p: Policy) -> Sequence[Array]:
        return (
            plan.already, p.first_due, p.batch, p.interval, p.tour, p.strength, p.surge, p.transit, p.training,
            p.handover, p.formation, p.dwell, p.lift, p.combat, p.cancelled, p.leaves_early, p.extension, p.lag,
        )  # fmt: skip

    table = _stack(group, rows)
    assert table.shape[-1] == INPUTS * LANES
    return table


def _share(p: NDArray[np.float64]) -> tuple[Array, ...]:
    """A share ready-made for the draws: the smaller of it and its rest, odds, logarithm, whether reflected."""
    high = p > 0.5
    chance, other = np.where(high, 1.0 - p, p), np.where(high, p, 1.0 - p)
    return chance, chance / other, log_many(other), high.astype(np.float64)


def _fields(group: Group) -> Array:
    def rows(_: Plan, policy: Policy) -> Sequence[Array]:
        f = policy.fighting
        return (
            f.share, f.base, f.own_less_one, f.fading, f.reference_days, f.phi, f.jump, f.start_jump, f.dead,
            f.dead_phase, f.captured, f.captured_phase, *_share(f.leave_ward), *_share(f.duty),
        )  # fmt: skip

    table = _stack(group, rows)
    assert table.shape[-1] == SITE_INPUTS * LANES
    return table


def _delays(plans: Sequence[Plan]) -> Array:
    """Delays by batch, shape (bundles, phases, deployments, batches, lanes); the last holds for all that follow."""
    most = max(policy.delays.shape[0] for plan in plans for policy in plan.policies)
    return _by_phase(plans, lambda policy: _filled(policy.delays, most))


def _planned(plans: Sequence[Plan]) -> tuple[Array, Array]:
    """Days of planned batches (-1 for none), and their people and tours, shape (..., entries, 2 * lanes)."""
    most = max(policy.planned_on.size for plan in plans for policy in plan.policies)
    on = _on(plans, lambda policy: np.concatenate([policy.planned_on, np.full(most - policy.planned_on.size, -1)]))
    table = _by_phase(plans, lambda policy: _filled(policy.planned, most))
    return on, table.reshape(*table.shape[:4], -1)


def _profiles(plans: Sequence[Plan]) -> tuple[Array, Array]:
    """Days of the points of a profile, and their people, shape (..., points, lanes); the last point is repeated."""
    most = max(policy.profile_on.size for plan in plans for policy in plan.policies)

    def later(policy: Policy) -> Array:
        return np.concatenate([policy.profile_on, policy.profile_on[-1] + 1 + np.arange(most - policy.profile_on.size)])

    return _on(plans, later), _by_phase(plans, lambda policy: _filled(policy.profile, most))


def _decided(plans: Sequence[Plan], days: int) -> tuple[Array, Array, Array]:
    """The month that begins on a day (-1 for none), and by bundle and deployment its margins, and the weights."""
    tables, size = [plan.decides for plan in plans], plans[0].already.size
    known = next((table for table in tables if table is not None), None)
    month_of = np.full(days, -1)
    if known is None:  # what nobody decides costs nothing
        bundles = -(-size // LANES)
        empty = np.zeros((bundles, len(plans), 1, 8 * LANES)), np.zeros((bundles, len(plans), 10 * LANES))
        return month_of, *empty
    inside = known.months < days
    month_of[known.months[inside]] = np.flatnonzero(inside)
    margins = [np.zeros((*known.margins.shape[:2], size)) if one is None else one.margins for one in tables]
    weights = [np.zeros((10, size)) if one is None else one.weights for one in tables]
    return month_of, _flat(margins), _flat(weights)


def _flat(rows: Sequence[Array]) -> Array:
    """Rows of each deployment by bundle, each row's lanes behind one another."""
    size = rows[0].shape[-1]
    table = np.empty((-(-size // LANES), len(rows), *rows[0].shape[:-1], LANES))
    for d, each in enumerate(rows):
        whole = size - size % LANES
        split = each[..., :whole].reshape(*each.shape[:-1], -1, LANES)
        table[: whole // LANES, d] = np.moveaxis(split, -2, 0)
        if whole < size:  # the last bundle is filled with copies of the last future, as everywhere
            table[-1, d, ..., : size - whole] = each[..., whole:]
            table[-1, d, ..., size - whole :] = each[..., -1:]
    return table.reshape(*table.shape[:-2], -1)


def _filled(rows: Array, count: int) -> Array:
    return np.concatenate([rows, np.repeat(rows[-1:], count - len(rows), axis=0)])


def _on(plans: Sequence[Plan], days_of: Callable[[Policy], Array]) -> Array:
    phases = range(len(plans[0].policies))
    return np.array([[days_of(plan.policies[phase]) for plan in plans] for phase in phases], dtype=np.int64)


def _by_phase(plans: Sequence[Plan], rows_of: Callable[[Policy], Array]) -> Array:
    """Rows that end in futures, by bundle, phase and deployment."""
    phases = range(len(plans[0].policies))
    table = np.array([[rows_of(plan.policies[phase]) for plan in plans] for phase in phases], dtype=np.float64)
    return by_lane(np.moveaxis(table, -1, 0))


def _tables(deployments: int, theatres: int, days: int) -> tuple[Array, ...]:
    """Tables to work on, and blank diaries with a page for all that lies beyond the horizon."""
    return (
        np.zeros(LANES), np.zeros((deployments, NOW_SIZE)), np.zeros((theatres, SITE_SIZE)), np.zeros(DICE_SIZE),
        np.zeros((deployments, (days + 1) * PAGE)), np.zeros((theatres, (days + 1) * SITE_PAGE)),
    )  # fmt: skip
