"""Binomial draws: the right distribution, the same draw in both engines, at an address."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from contingent.simulate._binomial import binomial, binomial_many, binomial_p, binomial_p_many
from contingent.simulate._keys import address_of, future_key_many, part_key, uniform_many

CASES = [(1, 0.5), (3, 0.25), (40, 0.02), (4_000, 0.003), (5_000, 0.02), (5_000, 0.2), (100, 0.9), (900, 0.5)]
DRAWS = 40_000
KEYS = future_key_many(part_key(7, "test"), np.arange(DRAWS, dtype=np.uint64))
COUNTER = np.full(DRAWS, address_of(3, 5))


def _chi_square_p(draws: np.ndarray, n: int, p: float) -> float:
    expected = stats.binom.pmf(np.arange(n + 1), n, p) * draws.size
    seen = np.bincount(draws, minlength=n + 1)
    kept = expected > 8
    rest = (seen[~kept].sum(), expected[~kept].sum())
    cells = [*zip(seen[kept], expected[kept], strict=True), *([rest] if rest[1] > 8 else [])]
    statistic = sum((s - e) ** 2 / e for s, e in cells)
    return float(stats.chi2.sf(statistic, max(len(cells) - 1, 1)))


@pytest.mark.parametrize(("n", "p"), CASES)
def test_draws_follow_the_binomial_distribution(n, p):
    """Draws by probability and by rate follow SciPy's binomial, below and above the switch of method."""
    for draws in (
        binomial_p_many(KEYS, COUNTER, np.full(DRAWS, n), np.full(DRAWS, p)),
        binomial_many(KEYS, COUNTER + np.uint64(999), np.full(DRAWS, n), np.full(DRAWS, -math.log1p(-p))),
    ):
        assert _chi_square_p(draws, n, p) > 1e-4


@pytest.mark.parametrize(("n", "p"), CASES)
def test_one_and_many_draw_the_same(n, p):
    """The compiled draw and the NumPy draw at the same address are the same integer."""
    few = 300
    rate = -math.log1p(-p)
    by_p = binomial_p_many(KEYS[:few], COUNTER[:few], np.full(few, n), np.full(few, p))
    by_rate = binomial_many(KEYS[:few], COUNTER[:few], np.full(few, n), np.full(few, rate))
    odds, log_q = p / (1 - p), _log_many_of(1 - p)
    assert [binomial_p(k, COUNTER[0], n, p, odds, log_q) for k in KEYS[:few]] == by_p.tolist()
    assert [binomial(k, COUNTER[0], n, rate) for k in KEYS[:few]] == by_rate.tolist()


def _log_many_of(x: float) -> float:
    from contingent.simulate._arithmetic import log_many

    return float(log_many(np.array([x]))[0])


def test_edges_need_no_draw():
    """Nobody of none, nobody at probability nought, everybody at one."""
    n = np.array([0, 10, 10])
    p = np.array([0.5, 0.0, 1.0])
    assert binomial_p_many(KEYS[:3], COUNTER[:3], n, p).tolist() == [0, 0, 10]


def test_uniforms_are_uniform_and_unrelated_across_addresses():
    """Uniforms at neighbouring futures, days and channels are uniform and uncorrelated."""
    days = np.array([address_of(2, day) for day in range(400)], dtype=np.uint64)
    block = uniform_many(KEYS[:400, None], days[None, :])
    assert stats.kstest(block.ravel(), "uniform").pvalue > 1e-4
    bound = 5 / math.sqrt(block.size)
    assert abs(np.corrcoef(block[:-1].ravel(), block[1:].ravel())[0, 1]) < bound
    assert abs(np.corrcoef(block[:, :-1].ravel(), block[:, 1:].ravel())[0, 1]) < bound
