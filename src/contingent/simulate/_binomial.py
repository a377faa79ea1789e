"""Binomial draws at an address: one uniform each, no loop that could run long.

Below a mean of 12 by inversion (the walk costs as many steps as people drawn), above by the
Cornish-Fisher expansion of the quantile to third order (Fisher and Cornish 1960,
doi:10.2307/1266546), whose distribution function is off by less than 0.0012 there (measured; a test
holds it). Exact rejection (BTRS) was the alternative: three times the cost, for a noise that is
nothing beside that of the intensity. A probability above one half is reflected.

The compiled functions draw for all lanes at once, from a table ``dice`` that the caller fills: of how
many (OF), the smaller of the two probabilities (CHANCE), its ODDS, the logarithm of the probability
that the rarer thing happens to nobody (LOG_NONE), and whether to reflect (FLIP). They leave the draw in DRAWN.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._arithmetic import (
    exp_many,
    exponential,
    log_many,
    logarithm,
    quick_normal,
    quick_normal_many,
)
from contingent.simulate._compile import compiled, inlined
from contingent.simulate._keys import uniform, uniform_many
from contingent.simulate._lanes import LANES, larger, smaller

__all__ = ["DICE_SIZE", "binomial_many", "binomial_p_many", "draw", "set_rate"]

SWITCH = 12.0  # mean above which the expansion is right to 0.0012
LONGEST = 200  # inversion at a mean of 12 never walks so far (probability under 1e-100)
RECIPROCAL = np.concatenate(([0.0], 1.0 / np.arange(1.0, LONGEST + 1.0)))
SMALL_RATE = 0.03  # the series of 1 - exp(-rate) is then right to 2e-14, relatively
THIRD, FIFTH, SIXTH, TWENTYFOURTH, THIRTYSIXTH = 1.0 / 3, 1.0 / 5, 1.0 / 6, 1.0 / 24, 1.0 / 36

OF, RATE, CHANCE, ODDS, LOG_NONE, FLIP, UNIFORM, NEXT, DRAWN = range(0, 9 * LANES, LANES)
DICE_SIZE = 9 * LANES


@inlined
def small_chance(rate):
    """Probability 1 - exp(-rate) by a short series."""
    inner = 1.0 - rate * SIXTH
    inner = 1.0 - rate * FIFTH * inner
    inner = 1.0 - rate * 0.25 * inner
    inner = 1.0 - rate * THIRD * inner
    return rate * (1.0 - rate * 0.5 * inner)


@inlined
def small_odds(rate):
    """Odds exp(rate) - 1 by a short series, which spares a division."""
    inner = 1.0 + rate * SIXTH
    inner = 1.0 + rate * FIFTH * inner
    inner = 1.0 + rate * 0.25 * inner
    inner = 1.0 + rate * THIRD * inner
    return rate * (1.0 + rate * 0.5 * inner)


@inlined
def set_rate(dice, lane, of, rate):
    """Fill in how many of a number are hit at a rate, as long as the rate is small."""
    dice[OF + lane], dice[RATE + lane], dice[FLIP + lane] = of, rate, 0.0
    dice[CHANCE + lane], dice[ODDS + lane] = small_chance(rate), small_odds(rate)
    dice[LOG_NONE + lane] = -of * rate


@compiled
def mend_large_rates(dice):
    """Fill in the lanes whose rate is beyond the series; daily rates hardly ever are."""
    for lane in range(LANES):
        of, rate = dice[OF + lane], dice[RATE + lane]
        p = 1.0 - exponential(-rate)
        high, large = p > 0.5, rate >= SMALL_RATE
        chance, other = (1.0 - p, p) if high else (p, 1.0 - p)
        none = of * logarithm(other) if high else -of * rate
        dice[FLIP + lane] = 1.0 if high & large else 0.0
        dice[CHANCE + lane] = chance if large else dice[CHANCE + lane]
        dice[ODDS + lane] = chance / other if large else dice[ODDS + lane]
        dice[LOG_NONE + lane] = none if large else dice[LOG_NONE + lane]


@compiled
def throw(dice, key, counter):
    """Take a uniform in each lane, for the expansion; give how many lanes need it."""
    jumps = 0
    for lane in range(LANES):
        dice[UNIFORM + lane] = uniform(key[lane], counter)
        jumps += 1 if dice[OF + lane] * dice[CHANCE + lane] >= SWITCH else 0
    return jumps


@compiled
def walk(dice):
    """Walk up the distribution function from zero, in the lanes of low mean; the others stand still."""
    for lane in range(LANES):
        low = dice[OF + lane] * dice[CHANCE + lane] < SWITCH
        dice[NEXT + lane] = exponential(dice[LOG_NONE + lane])
        dice[RATE + lane] = dice[UNIFORM + lane] if low else -1.0  # what is left of the uniform
        dice[DRAWN + lane] = 0.0
    step, going = 0, 1
    while going > 0 and step < LONGEST:
        going = stride(dice, step)
        step += 4


@inlined
def stride(dice, step):
    """Take four steps at once, which spares three of four round trips to the table; give how many lanes go on."""
    going = 0
    one, two, three, four = RECIPROCAL[step + 1], RECIPROCAL[step + 2], RECIPROCAL[step + 3], RECIPROCAL[step + 4]
    for lane in range(LANES):
        of, odds = dice[OF + lane], dice[ODDS + lane]
        scale = odds * (of + 1.0)
        at = dice[RATE + lane], dice[NEXT + lane], dice[DRAWN + lane]
        at = pace(at, of, scale * one - odds)
        at = pace(at, of, scale * two - odds)
        at = pace(at, of, scale * three - odds)
        left, chance, k = pace(at, of, scale * four - odds)
        dice[RATE + lane], dice[NEXT + lane], dice[DRAWN + lane] = left, chance, k
        going += 1 if (left > chance) & (k < of) else 0
    return going


@inlined
def pace(at, of, factor):
    """Take one step of the walk if the uniform is beyond it."""
    left, chance, k = at
    on = (left > chance) & (k < of)
    return (left - chance if on else left), (chance * factor if on else chance), (k + 1.0 if on else k)


@compiled
def jump(dice):
    """Quantile of the binomial by Cornish and Fisher, in the lanes of high mean."""
    for lane in range(LANES):
        n, p = dice[OF + lane], dice[CHANCE + lane]
        q = 1.0 - p
        z = quick_normal(dice[UNIFORM + lane])
        spread = np.sqrt(n * p * q)
        inverse = 1.0 / spread
        skew = (q - p) * inverse
        peak = (1.0 - 6.0 * p * q) * inverse * inverse
        w = z + skew * SIXTH * (z * z - 1.0)
        w += peak * TWENTYFOURTH * z * (z * z - 3.0) - skew * skew * THIRTYSIXTH * z * (2.0 * z * z - 5.0)
        k = smaller(larger(np.floor(n * p + spread * w + 0.5), 0.0), n)
        dice[DRAWN + lane] = k if n * p >= SWITCH else dice[DRAWN + lane]


@compiled
def draw(dice, key, counter):
    """Draw in every lane."""
    jumps = throw(dice, key, counter)
    if jumps < LANES:
        walk(dice)
    if jumps > 0:
        jump(dice)
    for lane in range(LANES):
        k = dice[DRAWN + lane]
        dice[DRAWN + lane] = k if dice[FLIP + lane] == 0.0 else dice[OF + lane] - k


Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Words = NDArray[np.uint64]


def binomial_many(key: Words, counter: Words, n: Ints, rate: Floats) -> Ints:
    """Draw for many futures at once, as :func:`binomial` does for one; all arrays of one shape."""
    out = np.zeros(n.shape, dtype=np.int64)
    live = (n > 0) & (rate > 0.0)
    if live.any():
        key, counter, n, rate = key[live], counter[live], n[live], rate[live]
        p = _one_minus_exp_many(rate)
        out[live] = _general_many(key, counter, n, p, 1.0 - p, (exp_many(-n * rate), _odds_many(rate, p)))
    return out


def _odds_many(rate: Floats, p: Floats) -> Floats:
    inner = 1.0 + rate * SIXTH
    inner = 1.0 + rate * FIFTH * inner
    inner = 1.0 + rate * 0.25 * inner
    inner = 1.0 + rate * THIRD * inner
    with np.errstate(divide="ignore"):
        return np.where(rate < SMALL_RATE, rate * (1.0 + rate * 0.5 * inner), p / (1.0 - p))


def _one_minus_exp_many(rate: Floats) -> Floats:
    inner = 1.0 - rate * SIXTH
    inner = 1.0 - rate * FIFTH * inner
    inner = 1.0 - rate * 0.25 * inner
    inner = 1.0 - rate * THIRD * inner
    return np.where(rate < SMALL_RATE, rate * (1.0 - rate * 0.5 * inner), 1.0 - exp_many(-rate))


def binomial_p_many(key: Words, counter: Words, n: Ints, p: Floats) -> Ints:
    """Draw for many futures at once, as :func:`binomial_p` does for one; all arrays of one shape."""
    out = np.zeros(n.shape, dtype=np.int64)
    live = (n > 0) & (p > 0.0)
    sure = live & (p >= 1.0)
    out[sure] = n[sure]
    live &= ~sure
    if live.any():
        out[live] = _general_many(key[live], counter[live], n[live], p[live], 1.0 - p[live], None)
    return out


def _general_many(
    key: Words, counter: Words, n: Ints, p: Floats, q: Floats, ready: tuple[Floats, Floats] | None
) -> Ints:
    high = p > 0.5
    small, other = np.where(high, q, p), np.where(high, p, q)
    out = np.zeros(n.shape, dtype=np.int64)
    walk = (small > 0.0) & (n * small < SWITCH)
    jump = (small > 0.0) & ~walk
    if walk.any():
        start = exp_many(n[walk] * log_many(other[walk]))
        odds = small[walk] / other[walk]
        if ready is not None:
            start, odds = (
                np.where(high[walk], own, given[walk]) for own, given in zip((start, odds), ready, strict=True)
            )
        out[walk] = _invert_many(uniform_many(key[walk], counter[walk]), n[walk], odds, start)
    if jump.any():
        out[jump] = _expand_many(uniform_many(key[jump], counter[jump]), n[jump], small[jump], other[jump])
    return np.where(high, n - out, out)


def _invert_many(u: Floats, n: Ints, odds: Floats, chance: Floats) -> Ints:
    scale = odds * (n + 1)
    k = np.zeros(n.shape, dtype=np.int64)
    u, chance = u.copy(), chance.copy()
    going = (u > chance) & (k < n)
    step = 0
    while going.any() and step < LONGEST:
        step += 1
        u[going] -= chance[going]
        k[going] = step
        chance[going] *= scale[going] * RECIPROCAL[step] - odds[going]
        going &= (u > chance) & (k < n)
    return k


def _expand_many(u: Floats, n: Ints, p: Floats, q: Floats) -> Ints:
    z = quick_normal_many(u)
    spread = np.sqrt(n * p * q)
    inverse = 1.0 / spread
    skew = (q - p) * inverse
    peak = (1.0 - 6.0 * p * q) * inverse * inverse
    w = z + skew * SIXTH * (z * z - 1.0)
    w += peak * TWENTYFOURTH * z * (z * z - 3.0) - skew * skew * THIRTYSIXTH * z * (2.0 * z * z - 5.0)
    return np.minimum(np.maximum(np.floor(n * p + spread * w + 0.5).astype(np.int64), 0), n)
