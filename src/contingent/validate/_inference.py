"""The case ``inference``: evidence against a known answer, and ranks that must be uniform on the real engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.validate._calibration import calibration
from contingent.validate._scorecard import Scorecard
from contingent.weigh._smc import sample

__all__ = ["score"]

Floats = NDArray[np.float64]

# Twelve uncertain inputs, of which a claim sees four, with an error of 0.4 sd: as in the measurements that decided for
# sequential Monte Carlo, so that the figures can be set beside them.
INPUTS, SEEN, ERROR = 12, 4, 0.4
COUNTS = (5, 10, 20, 50)
SEEDS = 8
PARENTS, CHAIN = 100, 100
IMPORTANCE = {5: 0.10, 10: 2.3, 20: 12.7, 50: 62.0}  # plain importance sampling of 100,000 futures, measured


def score(data: Path) -> Scorecard:
    """Compare log evidence with its exact value, and test the calibration of posteriors.

    Parameters
    ----------
    data : Path
        Not read: this case makes its own truth.

    Returns
    -------
    Scorecard
        `rmse_log_evidence_N`: root of the mean squared error at N claims, nats; `most_futures`: of a run;
        `sbc_p_min`: least chi-square p of the ranks of a tracked measure. References: plain importance sampling.
    """
    rows = [_row(count, seed) for count in COUNTS for seed in range(SEEDS)]
    ranks = calibration()
    figures: dict[str, float | None] = {f"rmse_log_evidence_{count}": _rmse(rows, count) for count in COUNTS}
    figures["most_futures"] = max(row["futures"] for row in rows)
    figures["sbc_p_min"] = min(row["p"] for row in ranks)
    references = {f"rmse_log_evidence_{count}": IMPORTANCE[count] for count in COUNTS}
    return Scorecard("inference", figures, references, [*rows, *ranks])


def _rmse(rows: list[dict[str, Any]], count: int) -> float:
    errors = [row["found"] - row["exact"] for row in rows if row["claims"] == count]
    return float(np.sqrt(np.mean(np.square(errors))))


def _row(count: int, seed: int) -> dict[str, Any]:
    """One made-up set of Gaussian claims: exact evidence beside that of a run."""
    rng = np.random.default_rng([count, seed])
    matrix = np.zeros((count, INPUTS))
    for line in matrix:
        line[rng.choice(INPUTS, SEEN, replace=False)] = rng.normal(0.0, 1.0 / np.sqrt(SEEN), SEEN)
    said = matrix @ rng.standard_normal(INPUTS) + ERROR * rng.standard_normal(count)

    def log_likelihoods(z: Floats) -> Floats:
        missed = (said[:, None] - matrix @ z.T) / ERROR
        found: Floats = -0.5 * missed * missed - np.log(ERROR * np.sqrt(2.0 * np.pi))
        return found

    run = sample(log_likelihoods, INPUTS, parents=PARENTS, chain=CHAIN, seed=seed)
    return {
        "claims": count, "seed": seed, "exact": _exact(matrix, said), "found": run.log_evidence,
        "futures": run.futures, "acceptance": list(run.acceptance),
    }  # fmt: skip


def _exact(matrix: Floats, said: Floats) -> float:
    r"""Log density of the claims: normal with covariance :math:`A A^T + \sigma^2 I`."""
    covariance = matrix @ matrix.T + ERROR * ERROR * np.eye(len(said))
    inner = said @ np.linalg.solve(covariance, said)
    return float(-0.5 * (inner + np.linalg.slogdet(covariance)[1] + len(said) * np.log(2.0 * np.pi)))
