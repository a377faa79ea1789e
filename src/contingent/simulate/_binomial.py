"""Binomial draws at an address: one uniform each, no loop that could run long.

Below a mean of 12 by inversion (the walk costs as many steps as people drawn), above by the
Cornish-Fisher expansion of the quantile to third order (Fisher and Cornish 1960,
doi:10.2307/1266546), whose distribution function is off by less than 0.0012 there (measured; a test
holds it). Exact rejection (BTRS) was the alternative: three times the cost, for a noise that is
nothing beside that of the intensity.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._arithmetic import exp_many, exponential, log_many, logarithm, normal, normal_many
from contingent.simulate._compile import compiled, inlined
from contingent.simulate._keys import uniform, uniform_many

__all__ = ["binomial", "binomial_many", "binomial_p", "binomial_p_many"]

SWITCH = 12.0  # mean above which the expansion is right to 0.0012
RECIPROCAL = np.concatenate(([0.0], 1.0 / np.arange(1.0, 200.0)))
LONGEST = 199  # inversion at a mean of 12 never walks so far (probability under 1e-100)
SMALL_RATE = 0.03  # the series of 1 - exp(-rate) is then right to 2e-14, relatively
THIRD, FIFTH, SIXTH, TWENTYFOURTH, THIRTYSIXTH = 1.0 / 3, 1.0 / 5, 1.0 / 6, 1.0 / 24, 1.0 / 36


@inlined
def invert(u, n, odds, nothing):
    """Walk up the distribution function from zero; `odds` is p/q, `nothing` q^n."""
    scale = odds * (n + 1)
    chance = nothing
    k = 0
    while u > chance and k < n and k < LONGEST:
        u -= chance
        k += 1
        chance *= scale * RECIPROCAL[k] - odds
    return k


@inlined
def expand(u, n, p, q):
    """Quantile of the binomial by Cornish and Fisher, for n p q well above 1."""
    z = normal(u)
    spread = math.sqrt(n * p * q)
    inverse = 1.0 / spread
    skew = (q - p) * inverse
    peak = (1.0 - 6.0 * p * q) * inverse * inverse
    w = z + skew * SIXTH * (z * z - 1.0)
    w += peak * TWENTYFOURTH * z * (z * z - 3.0) - skew * skew * THIRTYSIXTH * z * (2.0 * z * z - 5.0)
    return min(max(int(math.floor(n * p + spread * w + 0.5)), 0), n)


@inlined
def one_minus_exp(rate):
    """Probability 1 - exp(-rate): a short series where the rate is small, as daily rates are."""
    if rate < SMALL_RATE:
        inner = 1.0 - rate * SIXTH
        inner = 1.0 - rate * FIFTH * inner
        inner = 1.0 - rate * 0.25 * inner
        inner = 1.0 - rate * THIRD * inner
        return rate * (1.0 - rate * 0.5 * inner)
    return 1.0 - exponential(-rate)


@inlined
def odds_of(rate, p):
    """Odds exp(rate) - 1 of being hit: by series where the rate is small, which spares a division."""
    if rate < SMALL_RATE:
        inner = 1.0 + rate * SIXTH
        inner = 1.0 + rate * FIFTH * inner
        inner = 1.0 + rate * 0.25 * inner
        inner = 1.0 + rate * THIRD * inner
        return rate * (1.0 + rate * 0.5 * inner)
    return p / (1.0 - p)


@inlined
def binomial(key, counter, n, rate):
    """Draw how many of n are hit when each is hit with probability 1 - exp(-rate).

    The rate and not the probability is the argument: the chance that nobody is hit is then
    exp(-n rate), one exponential and no logarithm, and tiny probabilities lose no digits.
    """
    if n <= 0 or rate <= 0.0:
        return 0
    p = one_minus_exp(rate)
    if p <= 0.5 and n * p < SWITCH:
        return invert(uniform(key, counter), n, odds_of(rate, p), exponential(-n * rate))
    if p <= 0.5:
        return expand(uniform(key, counter), n, p, 1.0 - p)
    return general(key, counter, n, p, 1.0 - p)


@compiled
def general(key, counter, n, p, q):
    """Draw with any p: reflect above one half, then invert or expand."""
    if p > 0.5:
        if q <= 0.0:
            return n
        return n - general(key, counter, n, q, p)
    if p <= 0.0:
        return 0
    if n * p < SWITCH:
        return invert(uniform(key, counter), n, p / q, exponential(n * logarithm(q)))
    return expand(uniform(key, counter), n, p, q)


@inlined
def binomial_p(key, counter, n, p, odds, log_q):
    """Draw how many of n when each comes with probability p; `odds` is p/(1-p), `log_q` log(1-p).

    A share stays the same for a whole future, so its odds and logarithm come ready-made.
    """
    if n <= 0 or p <= 0.0:
        return 0
    if p <= 0.5 and n * p < SWITCH:
        return invert(uniform(key, counter), n, odds, exponential(n * log_q))
    return n if p >= 1.0 else general(key, counter, n, p, 1.0 - p)


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
    z = normal_many(u)
    spread = np.sqrt(n * p * q)
    inverse = 1.0 / spread
    skew = (q - p) * inverse
    peak = (1.0 - 6.0 * p * q) * inverse * inverse
    w = z + skew * SIXTH * (z * z - 1.0)
    w += peak * TWENTYFOURTH * z * (z * z - 3.0) - skew * skew * THIRTYSIXTH * z * (2.0 * z * z - 5.0)
    return np.minimum(np.maximum(np.floor(n * p + spread * w + 0.5).astype(np.int64), 0), n)
