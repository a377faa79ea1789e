"""The tail fit against an independent implementation, and at its edges."""

from __future__ import annotations

import math

import numpy as np
import pytest

from contingent.weigh import _psis
from contingent.weigh._psis import khat_limit, pareto_khat, smooth_log_weights


def test_agrees_with_arviz_on_a_hundred_vectors() -> None:
    """Khat and smoothed weights agree to 1e-6 with arviz-stats on light and heavy tails."""
    base = pytest.importorskip("arviz_stats.base")
    rng = np.random.default_rng(20241117)
    for case in range(100):
        size = int(rng.integers(60, 4_000))
        log_weights = rng.normal(0.0, 0.2 + 0.03 * case, size) + 0.3 * rng.exponential(size=size)
        theirs, their_khat = base.array_stats.psislw(-log_weights)
        ours, khat = smooth_log_weights(log_weights)
        assert khat == pytest.approx(float(their_khat), abs=1e-6)
        assert pareto_khat(log_weights) == pytest.approx(khat, abs=1e-12)
        np.testing.assert_allclose(ours, theirs, atol=1e-6)


def test_equal_weights_have_no_tail() -> None:
    """Equal weights, and weights equal but for rounding, give NaN and are left alone."""
    for log_weights in (np.zeros(500), np.full(500, -700.0), np.log(np.full(500, 0.1) * (1 + 1e-15))):
        smoothed, khat = smooth_log_weights(log_weights)
        assert math.isnan(khat)
        np.testing.assert_allclose(smoothed, -np.log(500))


def test_ties_at_the_cutoff_do_not_break_the_fit() -> None:
    """Two-valued weights with a few larger ones are fitted without a division by zero."""
    log_weights = np.concatenate([np.zeros(900), np.linspace(1.0, 2.0, 40)])
    assert math.isfinite(pareto_khat(log_weights))


def test_grid_point_at_slope_zero_is_no_fault() -> None:
    """A tail whose quarter stands where the grid of slopes meets zero is fitted without 0/0."""
    excess = np.array([0.1, 0.2, 0.4, 1.0, 2.0, 3.0, 4.0, 6.0])
    points = 30 + int(excess.size**0.5)
    quarter = excess[int(excess.size / 4 + 0.5) - 1]
    excess[-1] = 3 * quarter / (np.sqrt(points / 3.5) - 1.0)  # the fourth slope vanishes
    excess.sort()
    shape, scale = _psis._fit(excess)
    assert math.isfinite(shape)
    assert scale > 0.0


def test_heavier_tails_give_a_larger_khat() -> None:
    """A known Pareto tail of shape 0.9 is told from one of shape 0.2."""
    draws = np.random.default_rng(3).random(20_000)
    light, heavy = (pareto_khat(-shape * np.log(draws)) for shape in (0.2, 0.9))
    assert light == pytest.approx(0.2, abs=0.12)
    assert heavy == pytest.approx(0.9, abs=0.15)


def test_too_few_or_impossible_weights_give_nan() -> None:
    """A handful of weights, or none above zero, has no khat and raises nothing."""
    assert math.isnan(pareto_khat(np.zeros(3)))
    assert math.isnan(pareto_khat(np.full(1_000, -np.inf)))
    assert math.isnan(pareto_khat(np.empty(0)))


def test_limit_grows_with_the_number_of_futures_up_to_seven_tenths() -> None:
    """The limit is 1 - 1/log10 N, and 0.7 from some 2,200 futures on."""
    assert khat_limit(100) == pytest.approx(0.5)
    assert khat_limit(1_000_000) == 0.7
