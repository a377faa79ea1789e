"""The policies of deployments, phase by phase, as arrays that both engines run on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from contingent.scenario import Deployment, Scenario
from contingent.simulate._arithmetic import exp_many, log_many
from contingent.simulate._fighting import Fighting, fighting
from contingent.simulate._keys import future_key_many, part_key
from contingent.simulate._lanes import NEVER
from contingent.simulate._plan import DAYS_PER_WEEK, Block, draw_each
from contingent.simulate._schemes import (
    HAVE_TOURS,
    REPLACEMENTS,
    SCHEMES,
    SURGE,
    UNIT,
)

if TYPE_CHECKING:
    from contingent.simulate.states._decide import Table

__all__ = ["Group", "Plan", "Policy", "make_group"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

MOST_DELAYS = 512  # batches with a delay of their own; later ones take the last (ten years of weekly batches have 520)


class Policy(NamedTuple):
    """Policy of one deployment in one phase; arrays of shape (futures,) unless said; people and days are whole."""

    scheme: int
    replacement: int
    wounded_go_home: bool
    first_due: Ints  # day on which the next batch, surge or draft is due
    batch: Ints  # people
    interval: Ints  # days
    tour: Ints  # days in the theatre; NEVER without
    strength: Ints  # people kept up by individual replacement
    surge: Ints  # people
    transit: Ints  # days
    training: Ints  # days
    handover: Ints  # days
    formation: Ints  # people
    dwell: Ints  # days
    lift: Floats  # people per day
    combat: Floats  # share at the front
    cancelled: Floats  # chance that a batch which is due does not go
    leaves_early: Floats  # share of those in a theatre who go home each day for other reasons than losses
    extension: Ints  # days
    lag: Ints  # days from a loss to the call-up of the individual who replaces it
    delays: Ints  # (batches, futures) days
    planned_on: Ints  # (entries,) day
    planned: Ints  # (entries, 2, futures) people, and days of their tour
    profile_on: Ints  # (points,) day
    profile: Ints  # (points, futures) people
    restarts: bool  # the day of the next departure is a new one
    lapses: bool  # what was owed under the policy before lapses
    opens: bool  # who served without an end gets a tour that begins now
    begins: bool  # the policy is not that of the phase before
    fighting: Fighting


class Plan(NamedTuple):
    """One deployment: what stays the same, and its policy in each phase of its sender."""

    left_by: int  # day by which all who were already sent had left
    already: Ints  # (futures,) people
    key: NDArray[np.uint64]  # (futures,) of draws that are the deployment's own
    policies: tuple[Policy, ...]
    decides: Table | None = None  # what is decided by month; None where the plan is carried out


class Group(NamedTuple):
    """The deployments of one sender, which draw on the same people."""

    starts: tuple[int, ...]  # first days of phases
    pool: Ints  # (futures,) people at home who may be sent
    plans: tuple[Plan, ...]


def make_group(
    scenario: Scenario,
    names: Sequence[str],
    seed: int,
    futures: NDArray[np.uint64],
    values: Mapping[str, Floats],
) -> Group:
    """Turn drawn inputs into what the engine runs on, for the deployments of one sender.

    Parameters
    ----------
    scenario : Scenario
        What is simulated.
    names : sequence of str
        Deployments of one and the same sender; in this order they are served where people are short.
    seed : int
        Seed of the run.
    futures : uint64 array, shape (futures,)
        Numbers of the futures.
    values : mapping of str to float64 array, shape (futures,)
        From :func:`contingent.simulate._plan.draw_inputs`.

    Returns
    -------
    Group
    """
    deployments = [scenario.deployments[name] for name in names]
    days = {scenario.day(when) for one in deployments for when, _ in one.phases if when is not None}
    starts = (0, *sorted(day for day in days if 0 < day < scenario.days))
    plans = tuple(_plan(scenario, one, starts, seed, futures, values) for one in deployments)
    block = Block(scenario, deployments[0], values, futures.size)
    pool = whole(block.sender("deployable")) - whole(block.sender("home_floor"))
    return Group(starts, np.maximum(pool - sum(plan.already for plan in plans), 0), plans)


def whole(values: Floats, least: int = 0) -> Ints:
    """Round to whole people or days."""
    return np.maximum(np.rint(values), least).astype(np.int64)


def _plan(
    scenario: Scenario,
    deployment: Deployment,
    starts: tuple[int, ...],
    seed: int,
    futures: NDArray[np.uint64],
    values: Mapping[str, Floats],
) -> Plan:
    phases = {0 if when is None else scenario.day(when): each for when, each in deployment.phases}
    policies: list[Policy] = []
    now = phases[0]
    for start, end in zip(starts, (*starts[1:], scenario.days), strict=True):
        before, now = now, phases.get(start, now)
        block = Block(scenario, now, values, futures.size)
        policies.append(_policy(block, before, start, end, seed, futures, begins=start in phases))
    left_by = scenario.day(deployment.already_sent_by or scenario.as_of)
    already = whole(Block(scenario, deployment, values, futures.size).own("already_sent"))
    key = future_key_many(part_key(seed, f"deployments.{deployment.name}"), futures)
    return Plan(left_by, already, key, tuple(policies), _decides(scenario, deployment.name, seed, futures, values))


def _decides(
    scenario: Scenario, name: str, seed: int, futures: NDArray[np.uint64], values: Mapping[str, Floats]
) -> Table | None:
    if not scenario.decisions:
        return None
    from contingent.simulate.states._decide import make_table

    return make_table(scenario, name, seed, futures, values)


def _policy(
    block: Block, before: Deployment, start: int, end: int, seed: int, futures: NDArray[np.uint64], *, begins: bool
) -> Policy:
    own, scheme = block.own, SCHEMES[block.deployment.scheme]
    has_tour = scheme in HAVE_TOURS and "tour" in block.deployment.inputs
    tour = whole(own("tour"), 1) if has_tour else np.full(futures.size, int(NEVER))
    had_tour = SCHEMES[before.scheme] in HAVE_TOURS and "tour" in before.inputs
    changed = before.scheme != block.deployment.scheme
    planned_on, planned = _planned(block, tour, start, end)
    profile_on, profile = _profile(block)
    return Policy(
        scheme=scheme, replacement=REPLACEMENTS[block.deployment.replacement],
        wounded_go_home=block.deployment.wounded_return == "home",
        first_due=_first_due(block, before, start), batch=whole(own("batch")), interval=whole(own("interval"), 1),
        tour=tour, strength=whole(own("strength")), surge=whole(own("surge")), transit=whole(own("transit")),
        training=whole(own("training")), handover=whole(own("handover")),
        formation=whole(block.sender("formation"), 1), dwell=whole(block.sender("dwell")), lift=own("lift"),
        combat=own("combat_share"), cancelled=own("cancelled"), leaves_early=_hazard(own("early_return"), tour),
        extension=whole(own("extension")), lag=whole(own("replacement_lag"), 1),
        delays=_delays(block, scheme, seed, futures), planned_on=planned_on, planned=planned,
        profile_on=profile_on, profile=profile, restarts=begins and (changed or _own_start(block, before)),
        lapses=changed, opens=has_tour and not had_tour, begins=begins, fighting=fighting(block, seed, futures),
    )  # fmt: skip


def _first_due(block: Block, before: Deployment, start: int) -> Ints:
    """Day of the next departure: after the as-of date at first, later from the day on which the policy begins."""
    scenario, deployment = block.scenario, block.deployment
    wait = whole(block.own("next_after"))
    if start == 0:
        left_by = scenario.day(deployment.already_sent_by or scenario.as_of)
        return np.maximum(wait + scenario.day(scenario.as_of), left_by + 1)
    return start + (wait if _own_start(block, before) else np.zeros_like(wait))


def _own_start(block: Block, before: Deployment) -> bool:
    """Whether a policy says itself when its first departure is due."""
    mine, theirs = block.deployment.inputs.get("next_after"), before.inputs.get("next_after")
    return mine is not None and (theirs is None or mine.path != theirs.path)


def _hazard(share: Floats, tour: Ints) -> Floats:
    """Daily chance to go home early, such that the given share has done so at the end of a tour; 0 without a tour."""
    daily = 1.0 - exp_many(log_many(np.maximum(1.0 - share, 1e-12)) / tour)
    return np.where((share > 0.0) & (tour < NEVER), daily, 0.0)


def _delays(block: Block, scheme: int, seed: int, futures: NDArray[np.uint64]) -> Ints:
    """Days by which each batch leaves late; one batch of no delay where none is asked for."""
    delay = block.deployment.inputs.get("delay")
    if delay is None or (delay.distribution.fixed and delay.distribution.mid == 0.0):
        return np.zeros((1, futures.size), np.int64)
    if scheme == SURGE:
        count = 1
    elif scheme == UNIT:
        count = min(int(block.scenario.days // max(block.own("interval", 1.0).min(), DAYS_PER_WEEK)) + 1, MOST_DELAYS)
    else:
        count = max(len(block.deployment.plan), 1)
    return np.ascontiguousarray(whole(draw_each(block.scenario, delay.path, seed, futures, count, block.values)).T)


def _planned(block: Block, tour: Ints, start: int, end: int) -> tuple[Ints, Ints]:
    """Batches planned for days of the phase; none is an entry on no day."""
    entries = [(block.scenario.day(entry.leaves), entry) for entry in block.deployment.plan]
    entries = [(day, entry) for day, entry in entries if start <= day < end]
    if not entries:
        return np.full(1, -1), np.zeros((1, 2, tour.size), np.int64)
    rows = [
        [whole(block.values[entry.people.path]), whole(block.values[entry.tour.path], 1) if entry.tour else tour]
        for _, entry in entries
    ]
    return np.array([day for day, _ in entries]), np.array(rows)


def _profile(block: Block) -> tuple[Ints, Ints]:
    """Points of the strength asked for; one point of nobody where no profile is given."""
    points = block.deployment.profile
    if not points:
        return np.zeros(1, np.int64), np.zeros((1, block.size), np.int64)
    days = np.array([block.scenario.day(point.date) for point in points])
    return days, np.array([whole(block.values[point.people.path]) for point in points])
