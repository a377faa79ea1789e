"""The Gaussian about which chains move: fitted along the directions in which claims tell something."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["ACROSS", "ALONG", "LUCK", "Reference", "fitted", "steepest"]

Floats = NDArray[np.float64]

ALONG, ACROSS, LUCK = range(3)
"""Kinds of move: along the directions that count, across them, and to other day-to-day luck at the same scores."""

SHRINK = 0.1  # of the fitted covariance towards its diagonal; assumed, for fewer particles than directions
RIDGE = 0.1  # of the prior's variance, in the slopes: there may be more inputs than independent particles (assumed)
LEAST_SLOPE = 0.02  # of the steepest: directions that change nothing are left out (assumed)


@dataclass(frozen=True)
class Reference:
    """A Gaussian along some directions, and the prior's across them.

    Parameters
    ----------
    directions : float64 array, shape (inputs, few)
        Orthonormal.
    centre : float64 array, shape (few,)
        Mean along them.
    root : float64 array, shape (few, few)
        Root of the covariance along them.
    """

    directions: Floats
    centre: Floats
    root: Floats

    @property
    def has_sides(self) -> bool:
        """Whether there are directions across."""
        inputs, few = self.directions.shape
        return bool(few < inputs)

    def moved(
        self, z: Floats, kinds: NDArray[np.int64], steps: tuple[float, float], rng: np.random.Generator
    ) -> Floats:
        """Take a Crank-Nicolson step of each chain, along or across, shape (chains, inputs)."""
        along = z @ self.directions
        kept = [math.sqrt(1.0 - step * step) for step in steps]
        shock = rng.standard_normal(z.shape)
        shift = (kept[0] - 1.0) * (along - self.centre) + steps[0] * (shock @ self.directions) @ self.root.T
        side = z - along @ self.directions.T
        shock -= (shock @ self.directions) @ self.directions.T
        changes = np.where(
            (kinds == ALONG)[:, None], shift @ self.directions.T, (kept[1] - 1.0) * side + steps[1] * shock
        )
        return np.where((kinds == LUCK)[:, None], z, z + changes)

    def prior_over(self, z: Floats) -> Floats:
        """Log density of the prior over that of the reference, shape (chains,), up to a constant."""
        along = z @ self.directions
        inner = np.linalg.solve(self.root, (along - self.centre).T)
        found: Floats = 0.5 * np.sum(inner * inner, axis=0) - 0.5 * np.sum(along * along, axis=1)
        return found


def fitted(directions: Floats, along: Floats, weights: Floats) -> Reference:
    """Fit the Gaussian to weighted particles, whose places along the directions are given, shape (particles, few)."""
    centre = weights @ along
    spread = along - centre
    covariance = (weights[:, None] * spread).T @ spread
    covariance = (1.0 - SHRINK) * covariance + SHRINK * np.diag(np.diag(covariance))
    root = np.linalg.cholesky(covariance + 1e-9 * np.eye(len(centre))).astype(np.float64)
    return Reference(directions, centre, root)


def steepest(z: Floats, seen: Floats, weights: Floats) -> Floats:
    """Give orthonormal directions, shape (inputs, few), in which what the claims are about changes.

    Parameters
    ----------
    z : float64 array, shape (particles, inputs)
        Scores.
    seen : float64 array, shape (particles, seen)
        What the claims are about.
    weights : float64 array, shape (particles,)
        They sum to 1.

    Returns
    -------
    float64 array, shape (inputs, few)
        From the slopes of a ridge regression (as in Cui et al. 2014, doi:10.1088/0266-5611/30/11/114015, whose
        gradients an engine that counts whole people does not have).
    """
    spread = z - weights @ z
    gram = (weights[:, None] * spread).T @ spread + RIDGE * np.eye(z.shape[1])
    slopes = np.linalg.solve(gram, (weights[:, None] * spread).T @ (seen - weights @ seen))
    found, values, _ = np.linalg.svd(slopes, full_matrices=False)
    return found[:, values > LEAST_SLOPE * max(float(values.max()), 1e-300)]
