"""Simulation-based calibration: a truth from the prior has a uniform rank among posterior draws.

Source: Talts, Betancourt, Simpson, Vehtari and Gelman (2018), arXiv:1804.06788.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.measures import Window
from contingent.scenario import load
from contingent.simulate import Futures, simulate
from contingent.weigh._psis import smooth_log_weights

__all__ = ["calibration"]

Floats = NDArray[np.float64]

RUNS, FUTURES, DRAWS, BINS = 200, 20_000, 19, 10  # 19 draws make 20 ranks, two a bin; 200 runs are 20 a bin
REPORTED = (("sent", date(2025, 6, 30)), ("present", date(2025, 3, 31)), ("casualties", date(2025, 6, 30)))
TRACKED = (("present", date(2025, 12, 31)), ("killed", date(2025, 12, 31)), ("sent_per_year", date(2025, 12, 31)))
ERROR = 0.3  # sd of the logarithm of a reported count (assumed: a third either way)
SCENARIO = "dprk-russia-2024"


def calibration(seed: int = 1) -> list[dict[str, Any]]:
    """Test on futures of the real engine whether posteriors are as sure as they may be.

    Each run takes one future as the truth, reports some of its counts with an error, weighs the other
    futures by the reports, draws from them, and notes the rank of the truth among the draws.

    Parameters
    ----------
    seed : int
        Same seed, same ranks.

    Returns
    -------
    list of dict
        For each tracked measure the ranks and the chi-square p of their being uniform.
    """
    scenario = load(SCENARIO)
    dates = sorted({when for _, when in (*REPORTED, *TRACKED)})
    futures = simulate(scenario, futures=FUTURES + RUNS, seed=seed, dates=dates)
    reported = np.log(np.maximum(_read(futures, REPORTED), 1.0))
    tracked = _read(futures, TRACKED)
    rng = np.random.default_rng(seed)
    ranks = np.array([_ranks(reported, tracked, truth, rng) for truth in range(RUNS)])
    return [_row(name, ranks[:, place]) for place, (name, _) in enumerate(TRACKED)]


def _read(futures: Futures, asked: tuple[tuple[str, date], ...]) -> Floats:
    """Values of measures, shape (measures, futures)."""
    start = futures.scenario.as_of
    return np.stack([futures.measure(name, Window(start, when)) for name, when in asked])


def _ranks(reported: Floats, tracked: Floats, truth: int, rng: np.random.Generator) -> NDArray[np.int64]:
    said = reported[:, truth] + ERROR * rng.standard_normal(len(reported))
    missed = (said[:, None] - reported[:, RUNS:]) / ERROR
    smoothed, _ = smooth_log_weights(-0.5 * np.sum(missed * missed, axis=0))
    weights = np.exp(smoothed - smoothed.max())
    drawn = RUNS + rng.choice(reported.shape[1] - RUNS, DRAWS, p=weights / weights.sum())
    # Counts tie; a tie is broken by a coin for each draw, or the ranks of whole numbers would pile up.
    below = tracked[:, drawn] < tracked[:, [truth]]
    tied = (tracked[:, drawn] == tracked[:, [truth]]) & (
        rng.random((len(tracked), DRAWS)) < rng.random((len(tracked), 1))
    )
    ranks: NDArray[np.int64] = (below | tied).sum(axis=1)
    return ranks


def _row(name: str, ranks: NDArray[np.int64]) -> dict[str, Any]:
    from scipy.special import chdtrc

    counts = np.bincount(ranks * BINS // (DRAWS + 1), minlength=BINS)
    expected = len(ranks) / BINS
    statistic = float(np.sum((counts - expected) ** 2 / expected))
    return {"measure": name, "ranks": counts.tolist(), "chi_square": statistic, "p": float(chdtrc(BINS - 1, statistic))}
