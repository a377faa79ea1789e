"""Waste-free sequential Monte Carlo: claims come in one by one, and the particles move to where the claims are.

Importance sampling needs futures exponential in the number of claims; sequential Monte Carlo polynomially many
(Beskos, Crisan and Jasra 2014, doi:10.1214/13-AAP951). Waste-free: a few parents are resampled and every state of the
long chains that start from them is kept (Dau and Chopin 2022, doi:10.1111/rssb.12475). Moves are preconditioned
Crank-Nicolson steps about a Gaussian fitted to the particles (Rudolf and Sprungk 2018, doi:10.1007/s10208-016-9340-x),
which keep the prior where nothing is known and reach across a posterior that has become narrow.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError

__all__ = ["Particles", "sample"]

Floats = NDArray[np.float64]
LogLikelihoods = Callable[[Floats], Floats]

KEPT_SHARE = 0.5  # of the particles in effect: below it they are resampled and moved (Chopin 2002 has the same)
WANTED = 0.3  # acceptance to tune for: between 0.2 and 0.4 efficiency hardly differs (Cotter et al. 2013)
PILOT = 6  # moves that only tune the step; assumed, four are too few at fifty claims
SHRINK = 0.1  # of the fitted covariance towards its diagonal; assumed, for fewer particles than directions
LEAST_STEP, MOST_STEP = 0.02, 1.0


@dataclass(frozen=True)
class Particles:
    """What a run gives.

    Parameters
    ----------
    z : float64 array, shape (particles, inputs)
        Standard normals of the uncertain inputs, moved to the posterior.
    log_weights : float64 array, shape (particles,)
        Natural logarithms, normalised.
    log_evidence : float
        Logarithm of the probability of all claims, in nats.
    surprise : tuple of float
        What each claim added to it, given those before it, in nats: the lower, the more surprising.
    futures : int
        Futures that were simulated.
    acceptance : tuple of float
        Share of moves accepted, at each stage.
    """

    z: Floats
    log_weights: Floats
    log_evidence: float
    surprise: tuple[float, ...]
    futures: int
    acceptance: tuple[float, ...] = field(default=())

    @property
    def effective(self) -> float:
        """Effective number of particles."""
        weights = np.exp(self.log_weights)
        return float(1.0 / np.sum(weights * weights))


def sample(
    log_likelihoods: LogLikelihoods, inputs: int, *, parents: int, chain: int, seed: int, claims: int | None = None
) -> Particles:
    """Bring claims in one by one.

    Parameters
    ----------
    log_likelihoods : callable
        ``log_likelihoods(z)`` of standard normals, shape (n, inputs), gives the logarithm of every claim's
        likelihood, shape (claims, n); minus infinity where a future cannot meet it.
    inputs : int
        Number of uncertain inputs, at least 1.
    parents : int
        Chains, at least 2: more give a steadier evidence where chains mix fast.
    chain : int
        States of a chain, at least 2: few parents with long chains do best (measured).
    seed : int
        Same seed, same particles.
    claims : int, optional
        Only the first so many claims; all if None.

    Returns
    -------
    Particles

    Raises
    ------
    UsageError
        If a size is out of range.

    Examples
    --------
    >>> drawn = sample(lambda z: -0.5 * (z.T - 1.0) ** 2, 1, parents=50, chain=20, seed=1)
    >>> round(float(np.exp(drawn.log_weights) @ drawn.z[:, 0]), 1)
    0.5
    """
    if inputs < 1 or parents < 2 or chain < 2:
        raise UsageError("too few inputs, parents or states of a chain", value=f"{inputs}, {parents}, {chain}",
                         allowed="1, 2 and 2 at least")  # fmt: skip
    run = _Run(log_likelihoods, inputs, parents, chain, np.random.default_rng(seed))
    count = len(run.each) if claims is None else claims
    for claim in range(count):
        run.add(claim)
    return run.result()


class _Run:
    """Particles on their way from the prior to the posterior."""

    def __init__(
        self, log_likelihoods: LogLikelihoods, inputs: int, parents: int, chain: int, rng: np.random.Generator
    ) -> None:
        self.log_likelihoods, self.parents, self.chain, self.rng = log_likelihoods, parents, chain, rng
        self.z = rng.standard_normal((parents * chain, inputs))
        self.each = log_likelihoods(self.z)  # (claims, particles)
        self.powers = np.zeros(len(self.each))  # how far each claim is in force
        self.log_weights = np.full(len(self.z), -math.log(len(self.z)))
        self.surprise: list[float] = []
        self.acceptance: list[float] = []
        self.futures, self.step = len(self.z), 0.5

    def add(self, claim: int) -> None:
        """Bring a claim into force, by as many steps as keep enough particles in effect."""
        gained = 0.0
        while self.powers[claim] < 1.0:
            part = self._largest(claim, 1.0 - float(self.powers[claim]))
            raised = self.log_weights + part * self.each[claim]
            total = _log_sum(raised)
            if not math.isfinite(total):  # no particle can meet it
                gained = -math.inf
                break
            gained += total
            self.log_weights = raised - total
            self.powers[claim] += part
            if self._effective(self.log_weights) < KEPT_SHARE * len(self.z) * 1.001:
                self._move()
        self.powers[claim] = 1.0
        self.surprise.append(gained)

    def _effective(self, log_weights: Floats) -> float:
        weights = np.exp(log_weights - log_weights.max())
        return float(weights.sum() ** 2 / np.sum(weights * weights))

    def _largest(self, claim: int, rest: float) -> float:
        """Largest part of a claim, up to the rest of it, that keeps the share in effect; by bisection."""
        least = KEPT_SHARE * len(self.z)

        def enough(part: float) -> bool:
            raised = self.log_weights + part * self.each[claim]
            return bool(np.isfinite(raised).any()) and self._effective(raised) >= least

        if enough(rest) or not np.isfinite(self.each[claim]).any():
            return rest
        low, high = 0.0, rest
        for _ in range(40):  # halves of 1 down to 1e-12
            middle = 0.5 * (low + high)
            low, high = (middle, high) if enough(middle) else (low, middle)
        return max(low, 1e-9 * rest) if low > 0.0 else high

    def _move(self) -> None:
        """Resample parents, and let a chain run from each; every state of it is kept."""
        centre, root = self._reference()
        chosen = self._resample()
        z, each = self.z[chosen], self.each[:, chosen]
        for _ in range(PILOT):
            z, each, accepted = self._walk(z, each, centre, root)
            self.step = float(np.clip(self.step * math.exp(accepted - WANTED), LEAST_STEP, MOST_STEP))
        states, likelihoods, rates = [z], [each], []
        for _ in range(self.chain - 1):
            z, each, accepted = self._walk(z, each, centre, root)
            states.append(z)
            likelihoods.append(each)
            rates.append(accepted)
        self.z, self.each = np.concatenate(states), np.concatenate(likelihoods, axis=1)
        self.log_weights = np.full(len(self.z), -math.log(len(self.z)))
        self.acceptance.append(float(np.mean(rates)))
        self.futures += (PILOT + self.chain - 1) * self.parents

    def _reference(self) -> tuple[Floats, Floats]:
        """Mean of the weighted particles, and a root of their covariance, shrunk towards its diagonal."""
        weights = np.exp(self.log_weights)
        centre = weights @ self.z
        spread = self.z - centre
        covariance = (weights[:, None] * spread).T @ spread
        covariance = (1.0 - SHRINK) * covariance + SHRINK * np.diag(np.diag(covariance))
        root: Floats = np.linalg.cholesky(covariance + 1e-9 * np.eye(len(centre)))
        return centre, root

    def _resample(self) -> NDArray[np.intp]:
        """Systematic resampling: the least noise among unbiased schemes that keep the order."""
        places = (self.rng.random() + np.arange(self.parents)) / self.parents
        sums = np.cumsum(np.exp(self.log_weights))
        found: NDArray[np.intp] = np.minimum(np.searchsorted(sums, places * sums[-1]), len(sums) - 1)
        return found

    def _walk(self, z: Floats, each: Floats, centre: Floats, root: Floats) -> tuple[Floats, Floats, float]:
        """Take one Crank-Nicolson step about the reference in every chain."""
        kept = math.sqrt(1.0 - self.step * self.step)
        shock = self.rng.standard_normal(z.shape) @ root.T
        moved = centre + kept * (z - centre) + self.step * shock
        found = self.log_likelihoods(moved)
        ratio = self._target(moved, found, centre, root) - self._target(z, each, centre, root)
        taken = np.log(self.rng.random(len(z))) < ratio
        return np.where(taken[:, None], moved, z), np.where(taken, found, each), float(taken.mean())

    def _target(self, z: Floats, each: Floats, centre: Floats, root: Floats) -> Floats:
        """Log density against the reference, under which the proposal is reversible."""
        inner = np.linalg.solve(root, (z - centre).T)
        in_force = self.powers > 0.0  # 0 times minus infinity is no number
        claimed = self.powers[in_force] @ each[in_force]
        density: Floats = claimed - 0.5 * np.sum(z * z, axis=1) + 0.5 * np.sum(inner * inner, axis=0)
        return density

    def result(self) -> Particles:
        """Give the particles as they are now."""
        return Particles(
            self.z, self.log_weights, float(sum(self.surprise)), tuple(self.surprise), self.futures,
            tuple(self.acceptance),
        )  # fmt: skip


def _log_sum(values: Floats) -> float:
    top = float(values.max())
    return top + math.log(float(np.exp(values - top).sum())) if math.isfinite(top) else top
