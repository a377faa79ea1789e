"""Binomial draws: the right distribution, the same draw in both engines, at an address."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numba import njit
from scipy import stats

from contingent.simulate._arithmetic import log_many
from contingent.simulate._binomial import (
    CHANCE,
    DICE_SIZE,
    DRAWN,
    FLIP,
    LOG_NONE,
    ODDS,
    OF,
    binomial_many,
    binomial_p_many,
    draw,
    mend_large_rates,
    set_rate,
)
from contingent.simulate._keys import address_of, future_key_many, part_key, uniform_many
from contingent.simulate._lanes import LANES

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


@njit
def _draw(dice, key, counter):
    draw(dice, key, counter)


@njit
def _fill_by_rate(dice, of, rates):
    for lane in range(LANES):
        set_rate(dice, lane, of, rates[lane])
    mend_large_rates(dice)


def _in_lanes(key: np.ndarray, fill) -> list[int]:
    """Draw in the compiled lanes, a bundle at a time."""
    out: list[int] = []
    for start in range(0, key.size, LANES):
        dice = np.zeros(DICE_SIZE)
        fill(dice)
        _draw(dice, key[start : start + LANES], COUNTER[0])
        out += dice[DRAWN : DRAWN + LANES].astype(int).tolist()
    return out


def _by_share(n: int, p: float):
    def fill(dice: np.ndarray) -> None:
        high = p > 0.5
        chance, other = (1 - p, p) if high else (p, 1 - p)
        rows = {OF: n, CHANCE: chance, ODDS: chance / other, LOG_NONE: n * log_many(np.array([other]))[0], FLIP: high}
        for row, value in rows.items():
            dice[row : row + LANES] = value

    return fill


@pytest.mark.parametrize(("n", "p"), CASES)
def test_lanes_and_many_draw_the_same(n, p):
    """The compiled draws in lanes and the NumPy draws at the same addresses are the same integers."""
    few = 10 * LANES
    keys, counter, of = KEYS[:few], COUNTER[:few], np.full(few, n)
    rate = -math.log1p(-p)
    by_p, by_rate = (
        binomial_p_many(keys, counter, of, np.full(few, p)),
        binomial_many(keys, counter, of, np.full(few, rate)),
    )
    assert _in_lanes(keys, _by_share(n, p)) == by_p.tolist()
    assert _in_lanes(keys, lambda dice: _fill_by_rate(dice, float(n), np.full(LANES, rate))) == by_rate.tolist()


def test_lanes_of_one_bundle_do_not_disturb_one_another():
    """Lanes with nobody, with a few, with thousands and with certain loss draw as each would alone."""
    rates = np.resize([0.0, 1e-5, 0.01, 0.02, 0.9, 50.0], LANES)
    dice = np.zeros(DICE_SIZE)
    _fill_by_rate(dice, 4_000.0, rates)
    _draw(dice, KEYS[:LANES], COUNTER[0])
    alone = binomial_many(KEYS[:LANES], COUNTER[:LANES], np.full(LANES, 4_000), rates)
    assert dice[DRAWN : DRAWN + LANES].astype(int).tolist() == alone.tolist()


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
