"""One run of waste-free sequential Monte Carlo, which asks for likelihoods and is told them."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from contingent.weigh._reference import ACROSS, ALONG, LUCK, Reference, fitted, steepest

__all__ = ["Asked", "Particles", "Run"]

Floats = NDArray[np.float64]
Numbers = NDArray[np.uint64]
Asked = tuple[Floats, Numbers]
"""Scores, shape (n, inputs), and numbers, shape (n,), of futures whose likelihoods are wanted."""

KEPT_SHARE = 0.5  # of the particles in effect: below it they are resampled and moved (Chopin 2002 has the same)
WANTED = 0.3  # acceptance to tune for: between 0.2 and 0.4 efficiency hardly differs (Cotter et al. 2013)
PILOT = 6  # moves that only tune the step; assumed, four are too few at fifty claims
GAIN = 2.0  # of the step's logarithm for each unit of acceptance off (assumed)
LEAST_STEP, MOST_STEP = 0.02, 1.0
ACROSS_SHARE, LUCK_SHARE = 0.3, 0.2  # of the moves of a chain: across the directions that count, and those that draw
# its day-to-day luck anew at the same scores (assumed)
RUN_BITS = 40  # numbers of a run's futures: from (run + 1) 2^40 on, which no plain simulation reaches


@dataclass(frozen=True)
class Particles:
    """What a run gives.

    Parameters
    ----------
    z : float64 array, shape (particles, inputs)
        Standard normals of the uncertain inputs, moved to the posterior.
    numbers : uint64 array, shape (particles,)
        Numbers of the futures; two of them may share one, with different scores.
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
    each : float64 array, shape (claims, particles), nats
        Log likelihood of each claim.
    parents : int
        Chains of the last move: particle i belongs to chain ``i % parents``.
    """

    z: Floats
    numbers: Numbers
    log_weights: Floats
    log_evidence: float
    surprise: tuple[float, ...]
    futures: int
    acceptance: tuple[float, ...] = field(default=())
    each: Floats = field(default_factory=lambda: np.empty((0, 0)))
    parents: int = 0

    @property
    def effective(self) -> float:
        """Effective number of particles by their weights alone."""
        weights = np.exp(self.log_weights)
        return float(1.0 / np.sum(weights * weights))


class Run:
    """Particles on their way from the prior to the posterior.

    Parameters
    ----------
    inputs, parents, chain : int
        Uncertain inputs, chains, and states of a chain.
    rng : numpy.random.Generator
        Of the run.
    number : int
        Of the run, from 0: its futures have numbers of their own.
    luck : bool
        Whether a future has luck besides its scores.
    seen : int
        Rows after the likelihoods that hold what the claims are about: which way it changes with the scores tells
        along which directions to move with care. 0 where nothing is known but the likelihoods.
    """

    def __init__(
        self,
        inputs: int,
        parents: int,
        chain: int,
        rng: np.random.Generator,
        *,
        number: int = 0,
        luck: bool = False,
        seen: int = 0,
    ) -> None:
        self.parents, self.chain, self.rng, self.luck, self.seen = parents, chain, rng, luck, seen
        self.fresh = _numbers(number)
        self.z = rng.standard_normal((parents * chain, inputs))
        self.numbers = self._new_numbers(len(self.z))
        self.log_weights = np.full(len(self.z), -math.log(len(self.z)))
        self.surprise: list[float] = []
        self.acceptance: list[float] = []
        self.futures, self.step, self.side = 0, 0.5, 1.0

    def steps(self, claims: int | None = None, last: int = 0) -> Generator[Asked, Floats, Particles]:
        """Ask for likelihoods, shape (claims, futures), as often as needed; return the particles.

        Parameters
        ----------
        claims : int, optional
            Only the first so many claims come into force; all if None.
        last : int
            States of each chain in a move at the end; none if 0.
        """
        self.each = yield from self._ask(self.z, self.numbers)
        count = len(self.each) - self.seen
        self.powers = np.zeros(len(self.each))  # how far each claim is in force
        for claim in range(count if claims is None else claims):
            yield from self._add(claim)
        if last and math.isfinite(sum(self.surprise)):
            yield from self._move(last)
        return Particles(
            self.z, self.numbers, self.log_weights, float(sum(self.surprise)), tuple(self.surprise), self.futures,
            tuple(self.acceptance), self.each[:count], self.parents,
        )  # fmt: skip

    def _ask(self, z: Floats, numbers: Numbers) -> Generator[Asked, Floats, Floats]:
        self.futures += len(z)
        return (yield z, numbers)

    def _new_numbers(self, count: int) -> Numbers:
        return np.array([next(self.fresh) for _ in range(count)], dtype=np.uint64)

    def _add(self, claim: int) -> Generator[Asked, Floats, None]:
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
            if _effective(self.log_weights) < KEPT_SHARE * len(self.z) * 1.001:
                yield from self._move(self.chain)
        self.powers[claim] = 1.0
        self.surprise.append(gained)

    def _largest(self, claim: int, rest: float) -> float:
        """Largest part of a claim, up to the rest of it, that keeps the share in effect; by bisection."""
        least = KEPT_SHARE * len(self.z)

        def enough(part: float) -> bool:
            raised = self.log_weights + part * self.each[claim]
            return bool(np.isfinite(raised).any()) and _effective(raised) >= least

        if enough(rest) or not np.isfinite(self.each[claim]).any():
            return rest
        low, high = 0.0, rest
        for _ in range(40):  # halves of 1 down to 1e-12
            middle = 0.5 * (low + high)
            low, high = (middle, high) if enough(middle) else (low, middle)
        return max(low, 1e-9 * rest) if low > 0.0 else high

    def _move(self, states: int) -> Generator[Asked, Floats, None]:
        """Resample parents, and let a chain run from each; every state of it is kept."""
        about = self._reference()
        chosen = self._resample()
        now = (self.z[chosen], self.numbers[chosen], self.each[:, chosen])
        for _ in range(PILOT):  # steps are tuned here only: chains that are kept must not adapt
            now, taken = yield from self._walk(now, about)
            self.step, self.side = _tuned(self.step, taken[ALONG]), _tuned(self.side, taken[ACROSS])
        kept, rates = [now], []
        for _ in range(states - 1):
            now, taken = yield from self._walk(now, about)
            kept.append(now)
            rates.append(taken[ALONG])
        self.z, self.numbers = (np.concatenate([one[part] for one in kept]) for part in (0, 1))
        self.each = np.concatenate([one[2] for one in kept], axis=1)
        self.log_weights = np.full(len(self.z), -math.log(len(self.z)))
        self.acceptance.append(float(np.nanmean(rates)))

    def _reference(self) -> Reference:
        """Fit a Gaussian to the weighted particles, along the directions in which the claims tell something."""
        weights = np.exp(self.log_weights)
        directions = np.eye(self.z.shape[1])
        if self.seen:
            directions = steepest(self.z, self.each[-self.seen :].T, weights)
        return fitted(directions, self.z @ directions, weights)

    def _resample(self) -> NDArray[np.intp]:
        """Systematic resampling: the least noise among unbiased schemes that keep the order."""
        places = (self.rng.random() + np.arange(self.parents)) / self.parents
        sums = np.cumsum(np.exp(self.log_weights))
        found: NDArray[np.intp] = np.minimum(np.searchsorted(sums, places * sums[-1]), len(sums) - 1)
        return found

    def _walk(
        self, now: tuple[Floats, Numbers, Floats], about: Reference
    ) -> Generator[Asked, Floats, tuple[tuple[Floats, Numbers, Floats], tuple[float, ...]]]:
        """Move every chain once: along the directions that count, across them, or to new luck at the same scores."""
        z, numbers, each = now
        kinds = self.rng.choice(3, len(z), p=self._kinds(about))
        moved = about.moved(z, kinds, (self.step, self.side), self.rng)
        anew = np.where(kinds == LUCK, self._new_numbers(len(z)), numbers) if self.luck else numbers
        found = yield from self._ask(moved, anew)
        ratio = self._target(moved, found, about) - self._target(z, each, about)
        taken = np.log(self.rng.random(len(z))) < ratio
        after = (np.where(taken[:, None], moved, z), np.where(taken, anew, numbers), np.where(taken, found, each))
        return after, tuple(_share(taken[kinds == kind]) for kind in (ALONG, ACROSS))

    def _kinds(self, about: Reference) -> Floats:
        """Chances of the three kinds of move."""
        across = ACROSS_SHARE if about.has_sides else 0.0
        luck = LUCK_SHARE if self.luck else 0.0
        return np.array([1.0 - across - luck, across, luck])

    def _target(self, z: Floats, each: Floats, about: Reference) -> Floats:
        """Log density against the reference, under which the proposal is reversible."""
        in_force = self.powers > 0.0  # 0 times minus infinity is no number
        density: Floats = self.powers[in_force] @ each[in_force] + about.prior_over(z)
        return density


def _tuned(step: float, accepted: float) -> float:
    if math.isnan(accepted):
        return step
    return float(np.clip(step * math.exp(GAIN * (accepted - WANTED)), LEAST_STEP, MOST_STEP))


def _share(taken: NDArray[np.bool_]) -> float:
    return float(taken.mean()) if taken.size else math.nan


def _numbers(run: int) -> Iterator[int]:
    number = (run + 1) << RUN_BITS
    while True:
        yield number
        number += 1


def _effective(log_weights: Floats) -> float:
    weights = np.exp(log_weights - log_weights.max())
    return float(weights.sum() ** 2 / np.sum(weights * weights))


def _log_sum(values: Floats) -> float:
    top = float(values.max())
    return top + math.log(float(np.exp(values - top).sum())) if math.isfinite(top) else top
