"""Binomial draws at an address: exact, cheap where they are rare.

Below a mean of 30 by inversion of one uniform (the walk costs as many steps as people drawn), above
by rejection: BTRS of Hörmann (1993), doi:10.1080/00949659308811496. 30 and not NumPy's 10: measured
on this loop, inversion costs 20 to 30 ns at means of 2 to 10, rejection 80 at 5 and 50 at 50.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._arithmetic import exp_many, exponential, log_many, logarithm
from contingent.simulate._compile import compiled, inlined
from contingent.simulate._keys import uniform, uniform_many

__all__ = ["binomial", "binomial_many", "binomial_p", "binomial_p_many"]

SWITCH = 30.0  # mean above which rejection is cheaper; measured, see above
RECIPROCAL = np.concatenate(([0.0], 1.0 / np.arange(1.0, 400.0)))
LONGEST = 399  # inversion at a mean of 30 never walks so far (probability under 1e-200)
SMALL_RATE = 0.03  # the series of 1 - exp(-rate) is then right to 2e-14, relatively
THIRD, FIFTH, SIXTH = 1.0 / 3.0, 1.0 / 5.0, 1.0 / 6.0
ONE, TWO = np.uint64(1), np.uint64(2)
STIRLING = np.array([math.lgamma(k + 1) - ((k + 0.5) * math.log(k + 1) - (k + 1) + 0.5 * math.log(2 * math.pi))
                     for k in range(10)])  # fmt: skip


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


@compiled
def stirling(k):
    """Rest of Stirling's formula for log k!, Loader's series beyond 9."""
    if k < 10:
        return STIRLING[k]
    x = 1.0 / (k + 1.0)
    y = x * x
    return (1.0 / 12 - (1.0 / 360 - y / 1260) * y) * x


@compiled
def reject(key, counter, n, p):
    """BTRS rejection for n min(p, 1-p) of at least 10; p at most one half."""
    q = 1.0 - p
    spread = math.sqrt(n * p * q)
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * p
    centre = n * p + 0.5
    sure = 0.92 - 4.2 / b
    odds = p / q
    alpha = (2.83 + 5.1 / b) * spread
    mode = math.floor((n + 1) * p)
    while True:
        u = uniform(key, counter) - 0.5
        v = uniform(key, counter + ONE)
        counter += TWO
        us = 0.5 - abs(u)
        k = math.floor((2.0 * a / us + b) * u + centre)
        if us >= 0.07 and v <= sure:
            return int(k)
        if k < 0 or k > n:
            continue
        v = logarithm(v * alpha / (a / (us * us) + b))
        top = (mode + 0.5) * logarithm((mode + 1.0) / (odds * (n - mode + 1.0)))
        top += (n + 1.0) * logarithm((n - mode + 1.0) / (n - k + 1.0))
        top += (k + 0.5) * logarithm(odds * (n - k + 1.0) / (k + 1.0))
        top += stirling(int(mode)) + stirling(int(n - mode)) - stirling(int(k)) - stirling(int(n - k))
        if v <= top:
            return int(k)


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
    return general(key, counter, n, p, 1.0 - p)


@compiled
def general(key, counter, n, p, q):
    """Draw with any p: reflect above one half, then invert or reject."""
    if p > 0.5:
        if q <= 0.0:
            return n
        return n - general(key, counter, n, q, p)
    if p <= 0.0:
        return 0
    if n * p < SWITCH:
        return invert(uniform(key, counter), n, p / q, exponential(n * logarithm(q)))
    return reject(key, counter, n, p)


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
        out[jump] = _reject_many(key[jump], counter[jump], n[jump], small[jump])
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


def _stirling_many(k: Ints) -> Floats:
    x = 1.0 / (k + 1.0)
    y = x * x
    series = (1.0 / 12 - (1.0 / 360 - y / 1260) * y) * x
    return np.where(k < 10, STIRLING[np.minimum(k, 9)], series)


def _reject_many(key: Words, counter: Words, n: Ints, p: Floats) -> Ints:
    out = np.zeros(n.shape, dtype=np.int64)
    waiting = np.arange(n.size)
    counter = counter.copy()
    while waiting.size:
        k, good = _one_trial(key[waiting], counter[waiting], n[waiting], p[waiting])
        out[waiting[good]] = k[good]
        counter[waiting] += TWO
        waiting = waiting[~good]
    return out


def _one_trial(key: Words, counter: Words, n: Ints, p: Floats) -> tuple[Ints, NDArray[np.bool_]]:
    q = 1.0 - p
    spread = np.sqrt(n * p * q)
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * p
    odds = p / q
    u = uniform_many(key, counter) - 0.5
    v = uniform_many(key, counter + ONE)
    us = 0.5 - np.abs(u)
    k = np.floor((2.0 * a / us + b) * u + (n * p + 0.5))
    sure = (us >= 0.07) & (v <= 0.92 - 4.2 / b)
    inside = (k >= 0) & (k <= n)
    k = np.where(inside, k, 0.0)
    mode = np.floor((n + 1) * p)
    v = log_many(v * ((2.83 + 5.1 / b) * spread) / (a / (us * us) + b))
    top = (mode + 0.5) * log_many((mode + 1.0) / (odds * (n - mode + 1.0)))
    top += (n + 1.0) * log_many((n - mode + 1.0) / (n - k + 1.0))
    top += (k + 0.5) * log_many(odds * (n - k + 1.0) / (k + 1.0))
    ik, im = k.astype(np.int64), mode.astype(np.int64)
    top += _stirling_many(im) + _stirling_many(n - im) - _stirling_many(ik) - _stirling_many(n - ik)
    return ik, sure | (inside & (v <= top))
