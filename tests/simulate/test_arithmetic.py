"""Exponential, logarithm and normal quantile: right, and the same bit for bit in both engines."""

from __future__ import annotations

import numpy as np
import pytest
from numba import njit
from scipy.special import ndtri

from contingent.simulate._arithmetic import (
    exp_many,
    exponential,
    log_many,
    logarithm,
    normal_many,
    quick_normal,
    quick_normal_many,
)

RNG = np.random.default_rng(20241117)
WIDE = np.concatenate((RNG.normal(0, 30, 5_000), [0.0, 1e-9, -1e-9, 709.0, -709.0]))
POSITIVE = np.concatenate((np.exp(RNG.normal(0, 20, 5_000)), [1.0, 0.5, 2.0]))
OPEN = np.concatenate((RNG.random(5_000), [1e-300, 1e-16, 0.075, 0.925, 1 - 1e-16]))


@pytest.mark.parametrize(
    ("many", "reference", "values", "ulps"),
    [(exp_many, np.exp, np.clip(WIDE, -700, 700), 3), (log_many, np.log, POSITIVE, 2)],
)
def test_agrees_with_the_library(many, reference, values, ulps):
    """Each function is within a few units in the last place of NumPy's."""
    wanted = reference(values)
    assert np.max(np.abs(many(values) - wanted) / np.maximum(np.spacing(np.abs(wanted)), 1e-300)) <= ulps


def test_normal_quantile_agrees_with_scipy():
    """Normal quantiles are right to 1e-14, far tails included."""
    np.testing.assert_allclose(normal_many(OPEN), ndtri(OPEN), rtol=1e-14, atol=1e-15)


@pytest.mark.parametrize(
    ("one", "many", "values"),
    [(exponential, exp_many, WIDE), (logarithm, log_many, POSITIVE), (quick_normal, quick_normal_many, OPEN)],
)
def test_one_and_many_agree_bit_for_bit(one, many, values):
    """The compiled scalar and the NumPy array give the same bits."""
    out = np.empty_like(values)

    @njit
    def each(values, out):
        for i in range(values.size):
            out[i] = one(values[i])

    each(values, out)
    assert np.array_equal(out, many(values))


def test_the_quick_quantile_is_right_to_a_billionth():
    """The quantile by table is within 1e-9 of AS 241 from the smallest uniform to the largest."""
    p = np.concatenate((OPEN[OPEN > 2.0**-54], np.ldexp(1.0, -np.arange(1, 55)), 1 - np.ldexp(1.0, -np.arange(2, 53))))
    np.testing.assert_allclose(quick_normal_many(p), ndtri(p), rtol=0, atol=1e-9)


def test_the_quick_quantile_is_odd_and_rises():
    """Quantiles by table rise with the probability, and those of p and 1 - p differ in sign only."""
    p = np.sort(np.random.default_rng(3).random(200_000))
    z = quick_normal_many(p)
    assert (np.diff(z) >= 0).all()
    exact = 1 - (1 - p)
    assert np.array_equal(quick_normal_many(1 - exact), -quick_normal_many(exact))
