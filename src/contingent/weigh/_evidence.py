"""Evidence and probability of hypotheses, with the Monte Carlo error of both."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from contingent.weigh._posterior import Diagnosis, Estimate
from contingent.weigh._weights import blocks, log_mean

__all__ = ["MATTERS", "jackknife", "log_evidence", "matter", "mixture", "odds_without", "probabilities"]

Floats = NDArray[np.float64]

MATTERS = 0.01
"""Posterior probability from which a hypothesis' diagnosis decides about digits (1 %)."""


def jackknife(leave_one_out: Floats) -> float:
    """Give the standard error of an estimate from its values with one run left out each.

    Parameters
    ----------
    leave_one_out : float array, shape (runs,)
        The estimate without each of the runs.

    Returns
    -------
    float
        sqrt((n - 1)/n sum (x_k - mean)^2); NaN with fewer than two runs.

    Notes
    -----
    Unlike the delta method it needs no covariances, and hypotheses simulated with common random
    numbers are strongly correlated: leaving out the same run everywhere keeps that.

    References
    ----------
    Efron & Stein (1981), Ann. Statist. 9(3), 586-596.

    Examples
    --------
    >>> import numpy as np
    >>> x = np.array([1.0, 2.0, 6.0])
    >>> round(jackknife((x.sum() - x) / 2), 6) == round(float(x.std(ddof=1)) / 3**0.5, 6)
    True
    """
    runs = leave_one_out.size
    if runs < 2:  # one run has no spread
        return float("nan")
    if not np.isfinite(leave_one_out).all():
        return float("nan")
    spread = ((leave_one_out - leave_one_out.mean()) ** 2).sum()
    return float(np.sqrt((runs - 1) / runs * spread))


def odds_without(log_weights: Floats) -> Floats:
    """Log evidence without each of the eight runs, shape (runs,), nats; empty for few futures."""
    cuts = blocks(log_weights.size)
    top = float(log_weights.max()) if log_weights.size else -np.inf
    if not cuts or not np.isfinite(top):
        return np.full(len(cuts), -np.inf)
    weights = np.exp(log_weights - top)
    sums = np.array([weights[cut].sum() for cut in cuts])
    counts = np.array([cut.stop - cut.start for cut in cuts])
    with np.errstate(divide="ignore"):
        logs: Floats = top + np.log(np.maximum(sums.sum() - sums, 0.0) / (counts.sum() - counts))
    return logs


def log_evidence(log_weights: Floats, diagnosis: Diagnosis) -> Estimate:
    """Estimate the log of a hypothesis' mean weight.

    Parameters
    ----------
    log_weights : float array, shape (futures,), nats
        Log likelihood of all claims.
    diagnosis : Diagnosis
        Of these weights.

    Returns
    -------
    Estimate
        Nats, relative to what the prior mixture expected of each claim, which is 0.
    """
    error = jackknife(odds_without(log_weights))
    return Estimate(log_mean(log_weights), error, diagnosis.reliable, diagnosis.reason)


def mixture(log_evidences: Mapping[str, float], priors: Mapping[str, float]) -> dict[str, float]:
    """Turn evidences and priors into probabilities; NaN where nothing is possible.

    Parameters
    ----------
    log_evidences : mapping of str to float, nats
        By hypothesis; -inf allowed.
    priors : mapping of str to float
        By hypothesis.

    Returns
    -------
    dict of str to float
        They sum to 1.

    Examples
    --------
    >>> mixture({"a": 0.0, "b": float("-inf")}, {"a": 0.5, "b": 0.5})
    {'a': 1.0, 'b': 0.0}
    """
    names = [name for name in priors if priors[name] > 0.0 and log_evidences[name] > -np.inf]
    if not names:
        return dict.fromkeys(priors, float("nan"))
    top = max(log_evidences[name] for name in names)
    parts = {name: priors[name] * float(np.exp(log_evidences[name] - top)) for name in names}
    total = sum(parts.values())
    return {name: parts.get(name, 0.0) / total for name in priors}


def probabilities(
    log_weights: Mapping[str, Floats], priors: Mapping[str, float], diagnoses: Mapping[str, Diagnosis]
) -> dict[str, Estimate]:
    """Estimate the probability of each hypothesis.

    Parameters
    ----------
    log_weights : mapping of str to float array, shape (futures,), nats
        By hypothesis; common random numbers share positions.
    priors : mapping of str to float
        By hypothesis.
    diagnoses : mapping of str to Diagnosis
        By hypothesis.

    Returns
    -------
    dict of str to Estimate
        Fractions with the jackknife error over eight runs; reliable only when every hypothesis of
        more than 1 % is.

    Notes
    -----
    The error is that of the weights. The prior share b of each event comes from the same futures
    and is held fixed; its own error is smaller by the square root of the number of futures.
    """
    found = mixture({name: log_mean(logs) for name, logs in log_weights.items()}, priors)
    without = {name: odds_without(logs) for name, logs in log_weights.items()}
    runs = min((array.size for array in without.values()), default=0)
    resampled = [mixture({name: float(without[name][k]) for name in priors}, priors) for k in range(runs)]
    reason = matter(found, diagnoses)
    return {
        name: Estimate(found[name], jackknife(np.array([run[name] for run in resampled])), not reason, reason)
        for name in priors
    }


def matter(shares: Mapping[str, float], diagnoses: Mapping[str, Diagnosis]) -> str:
    """Say why digits must not be printed, '' when every hypothesis that matters can be trusted."""
    if all(np.isnan(share) for share in shares.values()):
        return "no simulated future is compatible with all claims"
    poor = [name for name, share in shares.items() if share > MATTERS and not diagnoses[name].reliable]
    return "; ".join(f"{name}: {diagnoses[name].reason}" if name else diagnoses[name].reason for name in poor)
