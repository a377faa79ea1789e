"""From a scenario to the arrays that the engine runs on: every uncertain input, future by future."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.scenario import Deployment, Distribution, Scenario, realise
from contingent.simulate._arithmetic import exp_many, log_many, normal_many
from contingent.simulate._keys import address_of, future_key_many, part_key, uniform_many

__all__ = [
    "DAYS_PER_WEEK",
    "INDIVIDUAL",
    "NO_ROTATION",
    "SURGE",
    "UNIT",
    "Plan",
    "draw_each",
    "draw_inputs",
    "make_plan",
]

DAYS_PER_WEEK = 7
UNIT, INDIVIDUAL, SURGE, NO_ROTATION = 0, 1, 2, 3
SCHEMES = {
    "unit rotation": UNIT, "individual replacement": INDIVIDUAL, "single surge": SURGE, "no rotation": NO_ROTATION,
}  # fmt: skip
CHANNEL_INPUT, CHANNEL_SLOW = 0, 1
CHANNEL_DEAD, CHANNEL_CAPTURED = 10, 11  # apart from the daily channels of the engine, 0 to 3
SLOW_STEP = 0.5  # a week's share of the sd per 28 days: sqrt(7 / 28)

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Plan(NamedTuple):
    """Inputs of one deployment for a block of futures; shapes (futures,) or (futures, theatres).

    People and days are whole numbers; logarithms are natural. A tuple and not a class, so that the
    compiled engine and its NumPy twin read the same arrays by the same names.
    """

    scheme: int
    left_by: int  # day by which all who were already sent had left
    already: Ints  # people
    next_due: Ints  # day on which the next batch or the surge is due
    batch: Ints  # people
    interval: Ints  # days
    tour: Ints  # days in the theatre
    strength: Ints  # people kept up by individual replacement
    surge: Ints  # people
    transit: Ints  # days
    training: Ints  # days
    handover: Ints  # days
    pool: Ints  # deployable people of the sender
    formation: Ints  # people
    dwell: Ints  # days
    lift: Floats  # people per day
    combat: Floats  # share at the front
    share: Floats  # (futures, theatres) share of those whom the theatres before have left; the last is 1
    base: Floats  # (futures, theatres) log rate a day of one person on the first day of contact
    own_less_one: Floats  # (futures, theatres) elasticity to own strength, less one
    fading: Floats  # (futures, theatres) elasticity to days in contact
    reference_days: Ints  # (futures, theatres)
    phi: Floats  # (futures, theatres) day-to-day memory of intensity
    jump: Floats  # (futures, theatres) sd of the daily innovation of log intensity
    start_jump: Floats  # (futures, theatres) sd of the first day's log intensity
    dead: Floats  # (futures, theatres) share of casualties
    dead_phase: Floats  # (futures, theatres) where systematic sampling of the dead begins, in [0, 1)
    captured: Floats  # (futures, theatres) share of those not dead
    captured_phase: Floats  # (futures, theatres)
    leave_ward: Floats  # (futures, theatres) chance to leave hospital within a week
    duty: Floats  # (futures, theatres) share of them who return to duty
    slow: Floats  # (futures, theatres, weeks) slow log intensity, less the daily noise's mean
    key: NDArray[np.uint64]  # (futures, theatres) of the small noise


def draw_inputs(scenario: Scenario, seed: int, futures: NDArray[np.uint64]) -> dict[str, Floats]:
    """Draw every input of a scenario for a block of futures.

    Parameters
    ----------
    scenario : Scenario
        With a hypothesis' overrides in force.
    seed : int
        Seed of the run.
    futures : uint64 array, shape (futures,)
        Numbers of the futures.

    Returns
    -------
    dict of str to float64 array, shape (futures,)
        By dotted path, in the input's unit. An input's draw hangs on seed, future and path only: under
        another hypothesis the same future has the same luck.
    """
    first, size = int(futures[0]), futures.size

    def draw(path: str, distribution: Distribution) -> Floats:
        return _drawn(distribution, path, seed, first, size)

    return realise(scenario, lambda path: _luck(path, seed, first, size), size, draw)


@lru_cache(maxsize=128)  # most inputs are the same under every hypothesis
def _drawn(distribution: Distribution, path: str, seed: int, first: int, size: int) -> Floats:
    values = distribution.from_normal(_luck(path, seed, first, size))
    values.flags.writeable = False
    return values


def draw_each(scenario: Scenario, path: str, seed: int, futures: NDArray[np.uint64], count: int) -> Floats:
    """Draw an input anew for each batch, for a block of futures.

    Parameters
    ----------
    scenario, seed, futures
        As for :func:`draw_inputs`.
    path : str
        Dotted path of the input.
    count : int
        Number of batches.

    Returns
    -------
    float64 array, shape (futures, count)
        In the input's unit; the first column is what :func:`draw_inputs` gives. A formula, or a fixed
        value, is the same for every batch of a future.
    """
    item = scenario.inputs[path]
    if item.formula is not None or item.distribution.fixed:
        return np.repeat(draw_inputs(scenario, seed, futures)[path][:, None], count, axis=1)
    key = future_key_many(part_key(seed, path), futures)[:, None]
    counters = np.array([address_of(CHANNEL_INPUT, batch) for batch in range(count)], dtype=np.uint64)[None, :]
    return item.distribution.from_normal(normal_many(uniform_many(*np.broadcast_arrays(key, counters))))


@lru_cache(maxsize=128)  # hypotheses share their luck: drawn once, read-only, a sixth of a megabyte each
def _luck(path: str, seed: int, first: int, size: int) -> Floats:
    key = future_key_many(part_key(seed, path), np.arange(first, first + size, dtype=np.uint64))
    luck = normal_many(uniform_many(key, np.full(key.shape, address_of(CHANNEL_INPUT, 0))))
    luck.flags.writeable = False
    return luck


@lru_cache(maxsize=64)  # a megabyte each: the blocks of one hypothesis, for the next one to read
def _slow(theatre: str, weeks: int, seed: int, first: int, size: int) -> Floats:
    """Standard normal random walk by week, shape (futures, weeks); week 0 is the level of the start."""
    numbers = np.arange(first, first + size, dtype=np.uint64)
    key = future_key_many(part_key(seed, f"theatres.{theatre}"), numbers)[:, None]
    counters = np.array([address_of(CHANNEL_SLOW, week) for week in range(weeks)], dtype=np.uint64)[None, :]
    steps = normal_many(uniform_many(*np.broadcast_arrays(key, counters)))
    steps[:, 0] = 0.0
    walk = np.cumsum(steps, axis=1)
    walk.flags.writeable = False
    return walk


class _Block:
    """The drawn inputs of one deployment, read by short names."""

    def __init__(self, scenario: Scenario, deployment: Deployment, values: Mapping[str, Floats], size: int) -> None:
        self.scenario, self.deployment, self.values, self.size = scenario, deployment, values, size

    def number(self, path: str, missing: float = 0.0) -> Floats:
        """Values of a path; where the scenario has no such input, a constant that its scheme never uses."""
        return self.values[path] if path in self.values else np.full(self.size, missing)

    def own(self, key: str, missing: float = 0.0) -> Floats:
        return self.number(f"deployments.{self.deployment.name}.{key}", missing)

    def sender(self, key: str) -> Floats:
        return self.number(f"senders.{self.deployment.sender}.{key}")

    def theatres(self, key: str) -> Floats:
        columns = [self.number(f"theatres.{name}.{key}") for name in self.order]
        return np.ascontiguousarray(np.stack(columns, axis=1))

    @property
    def order(self) -> tuple[str, ...]:
        """Theatres with the one that takes the rest last."""
        return (
            *(name for name in self.deployment.theatres if name != self.deployment.rest),
            self.deployment.rest,
        )

    def shares(self) -> Floats:
        """Share that each theatre takes of those whom the theatres before it have left."""
        wanted = [self.own(f"theatres.{name}") for name in self.order[:-1]]
        left, columns = np.ones(self.size), []
        for share in wanted:
            columns.append(np.minimum(share / np.maximum(left, 1e-9), 1.0))
            left = left - share
        return np.ascontiguousarray(np.stack([*columns, np.ones(self.size)], axis=1))


def _whole(values: Floats, least: int = 0) -> Ints:
    return np.maximum(np.rint(values), least).astype(np.int64)


def make_plan(
    scenario: Scenario,
    deployment: Deployment,
    seed: int,
    futures: NDArray[np.uint64],
    values: Mapping[str, Floats],
) -> Plan:
    """Turn drawn inputs into the arrays of the engine for one deployment.

    Parameters
    ----------
    scenario, deployment : Scenario, Deployment
        What is simulated.
    seed : int
        Seed of the run.
    futures : uint64 array, shape (futures,)
        Numbers of the futures.
    values : mapping of str to float64 array, shape (futures,)
        From :func:`draw_inputs`.

    Returns
    -------
    Plan
    """
    if deployment.scheme not in SCHEMES or deployment.periods:
        what = "policy by period is" if deployment.periods else f"the scheme '{deployment.scheme}' is"
        raise UsageError(f"{what} not simulated in this version", where=f"deployments.{deployment.name}",
                         allowed=", ".join(SCHEMES))  # fmt: skip
    block = _Block(scenario, deployment, values, futures.size)
    own = block.own
    left_by = scenario.day(deployment.already_sent_by or scenario.as_of)
    as_of = scenario.day(scenario.as_of)
    return Plan(
        scheme=SCHEMES[deployment.scheme], left_by=left_by,
        already=_whole(own("already_sent")),
        next_due=np.maximum(_whole(own("next_after")) + as_of, left_by + 1),
        batch=_whole(own("batch")), interval=_whole(own("interval", 1), 1), tour=_whole(own("tour", 1), 1),
        strength=_whole(own("strength")), surge=_whole(own("surge")),
        transit=_whole(own("transit")), training=_whole(own("training")), handover=_whole(own("handover")),
        pool=_whole(block.sender("deployable")), formation=_whole(block.sender("formation"), 1),
        dwell=_whole(block.sender("dwell")), lift=own("lift"), combat=own("combat_share"), share=block.shares(),
        **_fighting(block, seed, futures),
    )  # fmt: skip


def _fighting(block: _Block, seed: int, futures: NDArray[np.uint64]) -> dict[str, Any]:
    """The part of the plan that speaks of losses (design: m own^p enemy^q days^r exp(u))."""
    get = block.theatres
    front = block.own("combat_share", 1.0)[:, None]
    exposure = 1.0 + (1.0 / front - 1.0) * get("support_risk")  # losses of all against those of the front
    sd, phi, dead = get("daily_sd"), get("daily_phi"), get("dead_share")
    reference, opponents = get("reference_strength"), get("opponents") / get("reference_opponents")
    weeks, first = block.scenario.days // DAYS_PER_WEEK + 1, int(futures[0])
    slow = np.stack([_slow(name, weeks, seed, first, futures.size) for name in block.order], axis=1)
    slow *= SLOW_STEP * get("slow_sd")[:, :, None]
    slow -= (0.5 * sd * sd)[:, :, None]  # so that the daily noise has mean 1 and the rate keeps its meaning
    # The reference force is one whose front has the reference strength, on the last day of the reference duration.
    own, fading, contact = get("own_exponent"), get("duration_exponent"), _whole(get("reference_duration"), 1)
    base = log_many(get("casualty_rate") * reference * exposure) + get("enemy_exponent") * log_many(opponents)
    base = base - own * log_many(reference / front) - fading * log_many(contact.astype(np.float64))
    name = block.deployment.name
    keys = [future_key_many(part_key(seed, f"deployments.{name}@theatres.{place}"), futures) for place in block.order]
    key = np.ascontiguousarray(np.stack(keys, axis=1))

    def phase(channel: int) -> Floats:
        return uniform_many(key, np.full(key.shape, address_of(channel, 0)))

    return {
        "base": base, "own_less_one": own - 1.0, "fading": fading, "reference_days": contact,
        "phi": phi, "jump": sd * np.sqrt(1.0 - phi * phi), "start_jump": sd,
        "dead": dead, "dead_phase": phase(CHANNEL_DEAD),
        "captured": np.minimum(get("captured_share") / (1.0 - dead), 1.0), "captured_phase": phase(CHANNEL_CAPTURED),
        # Stay in hospital is taken as exponential (assumed); discharges are drawn once a week, which is
        # exact for a constant hazard and saves two draws on six days of seven.
        "leave_ward": 1.0 - exp_many(-DAYS_PER_WEEK / np.maximum(get("hospital"), 1.0)),
        "duty": get("return_to_duty"), "slow": np.ascontiguousarray(slow),
        "key": key,
    }  # fmt: skip
