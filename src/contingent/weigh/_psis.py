"""Pareto smoothed importance sampling: the shape of the weights' tail, and the smoothed weights.

A heavy tail means that a few futures carry the answer. The shape khat of a generalised Pareto
distribution fitted to the largest weights measures it: under 0.5 the variance is finite, above 0.7
no practical number of futures makes up for it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["khat_limit", "pareto_khat", "smooth_log_weights"]

Floats = NDArray[np.float64]

# Vehtari et al. 2024, section 3: prior of khat centred at 0.5 with the weight of 10 observations;
# Zhang & Stephens 2009: profile grid of 30 + sqrt(n) points, prior scale 3.
_PRIOR_SHAPE, _PRIOR_WEIGHT, _GRID, _PRIOR_SCALE = 0.5, 10, 30, 3
_FEWEST = 5  # fewest tail weights that a fit makes sense for (Vehtari et al. 2024, appendix)
_FLAT = 1e-12  # relative spread below which the weights are equal but for rounding (assumed)


def khat_limit(draws: int) -> float:
    """Give the largest khat under which importance weights are trusted.

    Parameters
    ----------
    draws : int
        Number of futures, at least 2.

    Returns
    -------
    float
        min(1 - 1/log10(draws), 0.7); for few futures it falls below 0.

    References
    ----------
    Vehtari, Simpson, Gelman, Yao, Gabry (2024), J. Mach. Learn. Res. 25:72, section 3.2.

    Examples
    --------
    >>> khat_limit(20_000), round(khat_limit(1_000), 3)
    (0.7, 0.667)
    """
    return min(1.0 - 1.0 / float(np.log10(max(draws, 2))), 0.7)


def pareto_khat(log_weights: Floats) -> float:
    """Fit the Pareto shape of the tail of importance weights.

    Parameters
    ----------
    log_weights : float array, shape (futures,), nats
        Log of each future's weight, in any normalisation; -inf allowed.

    Returns
    -------
    float
        khat; NaN where there is no tail to fit (equal weights, or fewer than five different ones).

    References
    ----------
    Vehtari et al. (2024), J. Mach. Learn. Res. 25:72; Zhang & Stephens (2009), Technometrics 51:3.

    Examples
    --------
    >>> import numpy as np
    >>> pareto_khat(np.zeros(1_000))
    nan
    """
    excess = _tail(log_weights)[1]
    return _fit(excess)[0] if excess.size >= _FEWEST else float("nan")


def smooth_log_weights(log_weights: Floats) -> tuple[Floats, float]:
    """Replace the largest weights by the quantiles of the fitted tail.

    Parameters
    ----------
    log_weights : float array, shape (futures,), nats
        Log of each future's weight; -inf allowed.

    Returns
    -------
    tuple of (float array, shape (futures,), nats; float)
        Smoothed log weights, normalised so that the weights sum to 1, and khat (NaN: nothing fitted,
        nothing smoothed).

    Examples
    --------
    >>> import numpy as np
    >>> smoothed, khat = smooth_log_weights(np.random.default_rng(1).normal(size=1_000))
    >>> round(float(np.exp(smoothed).sum()), 12)
    1.0
    """
    shifted = log_weights - log_weights.max()
    where, excess, cutoff = _tail(shifted)
    khat = float("nan")
    if excess.size >= _FEWEST:
        khat, scale = _fit(excess)
        at = (np.arange(excess.size) + 0.5) / excess.size
        shifted = shifted.copy()
        shifted[where] = np.minimum(np.log(cutoff + _quantile(at, khat, scale)), 0.0)
    return shifted - np.log(np.exp(shifted).sum()), khat


def _tail(log_weights: Floats) -> tuple[NDArray[np.intp], Floats, float]:
    """Positions of the tail in ascending order, its excess over the cutoff, and the cutoff."""
    draws = log_weights.size
    count = int(3 * draws**0.5) if draws > 225 else draws // 5  # Vehtari et al. 2024, equation 9
    top = float(log_weights.max()) if draws else -np.inf
    if count < _FEWEST or draws <= count or not np.isfinite(top):
        return np.empty(0, np.intp), np.empty(0), 0.0
    picked = np.argpartition(log_weights, draws - count - 1)[draws - count - 1 :]
    order = picked[np.argsort(log_weights[picked], kind="stable")]
    weights = np.exp(log_weights[order] - top)
    cutoff, excess = float(weights[0]), weights[1:] - weights[0]
    if excess[-1] <= _FLAT:
        return np.empty(0, np.intp), np.empty(0), cutoff
    above = excess > 0.0  # ties with the cutoff are no tail; the published code divides by zero there
    return order[1:][above], excess[above], cutoff


def _fit(excess: Floats) -> tuple[float, float]:
    """Shape and scale of a generalised Pareto distribution by Zhang and Stephens' estimator."""
    count = excess.size
    points = _GRID + int(count**0.5)
    slopes = 1.0 - np.sqrt(points / (np.arange(1, points + 1) - 0.5))
    slopes = slopes / (_PRIOR_SCALE * excess[int(count / 4 + 0.5) - 1]) + 1.0 / excess[-1]
    slopes = slopes[slopes != 0.0]  # slope 0 is the exponential, where scale = -shape/slope is 0/0
    shapes = np.log1p(-slopes[:, None] * excess).mean(axis=1)
    profile = count * (np.log(-slopes / shapes) - shapes - 1.0)
    chances = np.exp(profile - profile.max())
    chances /= chances.sum()
    kept = chances >= 10 * np.finfo(float).eps
    slope = float((slopes[kept] * chances[kept]).sum() / chances[kept].sum())
    shape = float(np.log1p(-slope * excess).mean())
    scale = -shape / slope
    return (count * shape + _PRIOR_WEIGHT * _PRIOR_SHAPE) / (count + _PRIOR_WEIGHT), scale


def _quantile(at: Floats, shape: float, scale: float) -> Floats:
    if shape == 0.0:
        return -scale * np.log1p(-at)
    return scale * np.expm1(-shape * np.log1p(-at)) / shape
