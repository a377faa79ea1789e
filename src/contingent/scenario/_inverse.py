"""Inverse distribution functions of the families, on arrays of standard normals."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from contingent.scenario._distribution import Z95

__all__ = ["inverse"]

Array = NDArray[np.float64]


def inverse(kind: str, parameters: tuple[float, ...], weights: tuple[float, ...], z: Array) -> Array:
    """Give the values at standard normal scores `z`, before clipping; see :class:`Distribution`."""
    if kind in _FROM_Z:
        return _FROM_Z[kind](z, *parameters)
    from scipy.special import ndtr

    u = np.asarray(ndtr(z), dtype=np.float64)
    if kind == "choice":
        return _choice(u, parameters, weights)
    return _FROM_U[kind](u, *parameters)


def _logit_normal(z: Array, mean: float, sd: float) -> Array:
    # tanh saturates where exp would overflow; 1/(1 + exp(-x)) = (1 + tanh(x/2))/2.
    return 0.5 * (1.0 + np.tanh(0.5 * (mean + sd * z)))


def _triangular(u: Array, least: float, mode: float, most: float) -> Array:
    width = most - least
    rising = least + np.sqrt(u * width * (mode - least))
    falling = most - np.sqrt((1.0 - u) * width * (most - mode))
    return np.where(u * width < mode - least, rising, falling)


def _beta(u: Array, a: float, b: float) -> Array:
    from scipy.special import betaincinv

    return np.asarray(betaincinv(a, b, u), dtype=np.float64)


def _pert(u: Array, least: float, mode: float, most: float) -> Array:
    width = most - least
    return least + width * _beta(u, 1.0 + 4.0 * (mode - least) / width, 1.0 + 4.0 * (most - mode) / width)


def _choice(u: Array, values: tuple[float, ...], weights: tuple[float, ...]) -> Array:
    edges = np.cumsum(weights)[:-1]
    return np.asarray(values, dtype=np.float64)[np.searchsorted(edges, u, side="left")]


def _derived(z: Array, low: float, mid: float, high: float) -> Array:
    # For showing only: futures have the formula itself.
    return np.asarray(np.interp(z, (-Z95, 0.0, Z95), (low, mid, high)), dtype=np.float64)


_FROM_Z: dict[str, Callable[..., Array]] = {
    "fixed": lambda z, value: np.full(z.shape, value),
    "normal": lambda z, mean, sd: mean + sd * z,
    "lognormal": lambda z, mean, sd: np.exp(mean + sd * z),
    "logit-normal": _logit_normal,
    "derived": _derived,
}
_FROM_U: dict[str, Callable[..., Array]] = {
    "uniform": lambda u, low, high: low + (high - low) * u,
    "triangular": _triangular,
    "pert": _pert,
    "beta": _beta,
}
