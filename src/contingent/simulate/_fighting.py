"""What decides the losses of a deployment in its theatres, as arrays that both engines run on."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._arithmetic import exp_many, log_many
from contingent.simulate._keys import address_of, future_key_many, part_key, uniform_many
from contingent.simulate._plan import DAYS_PER_WEEK, WALK, Block, slow_walk, weeks_of

__all__ = ["LAWS", "Fighting", "exponents", "fighting"]

Floats = NDArray[np.float64]

CHANNEL_DEAD, CHANNEL_CAPTURED = 10, 11  # apart from the daily channels of the engine, 0 to 3
THINNEST = 0.05  # front whose rate holds for thinner ones: a man alone would bear losses without end (assumed)
NOBODY = 1e-12  # instead of none at risk, whose logarithm is no number
SLOW_STEP = 0.5  # a week's share of the sd per 28 days: sqrt(7 / 28)


LAWS = {
    "square": {"own_exponent": 0.0, "enemy_exponent": 1.0, "duration_exponent": 0.0},
    "linear": {"own_exponent": 1.0, "enemy_exponent": 1.0, "duration_exponent": 0.0},
    "logarithmic": {"own_exponent": 1.0, "enemy_exponent": 0.0, "duration_exponent": 0.0},
}
"""Exponents of Lanchester's laws (1916; Peterson 1953 for the logarithmic one): losses by ``own^p enemy^q``, the same
on every day."""


class Fighting(NamedTuple):
    """Inputs of losses by theatre, shape (futures, theatres) unless said; logarithms are natural."""

    share: Floats  # share of those whom the theatres before have left; the last is 1
    base: Floats  # log rate a day of one person on the first day of contact
    own_less_one: Floats  # elasticity to own strength, less one
    fading: Floats  # elasticity to days in contact
    reference_days: NDArray[np.int64]
    phi: Floats  # day-to-day memory of intensity
    jump: Floats  # sd of the daily innovation of log intensity
    start_jump: Floats  # sd of the first day's log intensity
    dead: Floats  # share of casualties
    dead_phase: Floats  # where systematic sampling of the dead begins, in [0, 1)
    captured: Floats  # share of those not dead
    captured_phase: Floats
    leave_ward: Floats  # chance to leave hospital within a week
    duty: Floats  # share of them who return to duty
    slow: Floats  # (futures, theatres, weeks) slow log intensity, less the daily noise's mean
    key: NDArray[np.uint64]  # of the small noise


def fighting(block: Block, seed: int, futures: NDArray[np.uint64]) -> Fighting:
    """Work out what decides the losses of a deployment (design: m own^p enemy^q days^r exp(u)).

    Parameters
    ----------
    block : Block
        Drawn inputs of the deployment.
    seed : int
        Seed of the run.
    futures : uint64 array, shape (futures,)
        Numbers of the futures.

    Returns
    -------
    Fighting
    """
    get = block.theatres
    sd, phi, dead = get("daily_sd"), get("daily_phi"), get("dead_share")
    name, places = block.deployment.name, block.order
    keys = [future_key_many(part_key(seed, f"deployments.{name}@theatres.{place}"), futures) for place in places]
    key = np.ascontiguousarray(np.stack(keys, axis=1))
    base, contact = _base(block)

    def phase(channel: int) -> Floats:
        return uniform_many(key, np.full(key.shape, address_of(channel, 0)))

    return Fighting(
        share=block.shares(), base=base, own_less_one=exponents(block, "own_exponent") - 1.0,
        fading=exponents(block, "duration_exponent"),
        reference_days=contact, phi=phi, jump=sd * np.sqrt(1.0 - phi * phi), start_jump=sd,
        dead=dead, dead_phase=phase(CHANNEL_DEAD),
        captured=np.minimum(get("captured_share") / (1.0 - dead), 1.0), captured_phase=phase(CHANNEL_CAPTURED),
        # Stay in hospital is taken as exponential (assumed); discharges are drawn once a week, which is
        # exact for a constant hazard and saves two draws on six days of seven.
        leave_ward=1.0 - exp_many(-DAYS_PER_WEEK / np.maximum(get("hospital"), 1.0)),
        duty=get("return_to_duty"), slow=_slow(block, seed, futures), key=key,
    )  # fmt: skip


def exponents(block: Block, key: str) -> Floats:
    """Give an exponent of every theatre, shape (futures, theatres): that of its input, or of the law it names."""
    found = block.theatres(key).copy()
    for column, name in enumerate(block.order):
        if (law := block.scenario.theatres[name].law) in LAWS:
            found[:, column] = LAWS[law][key]
    return found


def _base(block: Block) -> tuple[Floats, NDArray[np.int64]]:
    """Log rate of one person, and the days of contact for which the rate holds.

    The reference force is one whose front has the reference strength, on the last day of the reference duration.
    """
    get = block.theatres
    share = block.own("combat_share", 1.0)[:, None]
    front = np.maximum(share, THINNEST)
    at_risk = share + (1.0 - share) * get("support_risk")  # of all, counted in men of the front
    exposure = np.maximum(at_risk / front, NOBODY)  # losses of all against those of the front
    reference, opponents = get("reference_strength"), get("opponents") / get("reference_opponents")
    own, fading = exponents(block, "own_exponent"), exponents(block, "duration_exponent")
    contact = np.maximum(np.rint(get("reference_duration")), 1.0)
    enemy = exponents(block, "enemy_exponent")
    base = log_many(get("casualty_rate") * reference * exposure) + enemy * log_many(opponents)
    return base - own * log_many(reference / front) - fading * log_many(contact), contact.astype(np.int64)


def _slow(block: Block, seed: int, futures: NDArray[np.uint64]) -> Floats:
    """Slow log intensity by week, so shifted that the daily noise has mean 1 and the rate keeps its meaning."""
    sd = block.theatres("daily_sd")
    weeks = weeks_of(block.scenario)
    given = [block.values.get(f"theatres.{name}.{WALK}") for name in block.order]  # of moved futures
    each = [slow_walk(name, weeks, seed, futures) if walk is None else walk
            for name, walk in zip(block.order, given, strict=True)]  # fmt: skip
    walk = np.stack(each, axis=1)
    walk *= SLOW_STEP * block.theatres("slow_sd")[:, :, None]
    walk -= (0.5 * sd * sd)[:, :, None]
    return np.ascontiguousarray(walk)
