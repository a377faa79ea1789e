"""Waste-free sequential Monte Carlo: claims come in one by one, and the particles move to where the claims are.

Importance sampling needs futures exponential in the number of claims; sequential Monte Carlo polynomially many
(Beskos, Crisan and Jasra 2014, doi:10.1214/13-AAP951). Waste-free: a few parents are resampled and every state of the
long chains that start from them is kept (Dau and Chopin 2022, doi:10.1111/rssb.12475). Moves are preconditioned
Crank-Nicolson steps about a Gaussian fitted to the particles (Rudolf and Sprungk 2018, doi:10.1007/s10208-016-9340-x),
which keep the prior where nothing is known and reach across a posterior that has become narrow.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.weigh._chains import Asked, Particles, Run

__all__ = ["Particles", "in_step", "mixing", "sample"]

Floats = NDArray[np.float64]
Numbers = NDArray[np.uint64]
LogLikelihoods = Callable[[Floats], Floats]

_WORST = 0.1  # mixing is that of the slowest tenth of the scores (assumed: the slowest of many is chance)


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
    run = Run(inputs, parents, chain, np.random.default_rng(seed))
    return in_step([run.steps(claims)], lambda z, numbers: log_likelihoods(z))[0]


def in_step(
    runs: Sequence[Generator[Asked, Floats, Particles]], log_likelihoods: Callable[[Floats, Numbers], Floats]
) -> list[Particles]:
    """Let runs go side by side, with their futures simulated together: many at once cost less than few.

    Parameters
    ----------
    runs : sequence of generator
        As :meth:`Run.steps` gives them.
    log_likelihoods : callable
        Of scores, shape (n, inputs), and numbers, shape (n,); gives shape (claims, n).

    Returns
    -------
    list of Particles
        In the order of the runs; each is what the run would give alone.
    """
    found: list[Particles | None] = [None] * len(runs)
    asked = {place: next(run) for place, run in enumerate(runs)}
    while asked:
        told = log_likelihoods(
            np.concatenate([z for z, _ in asked.values()]), np.concatenate([numbers for _, numbers in asked.values()])
        )
        edges = np.cumsum([0, *(len(z) for z, _ in asked.values())])
        places, asked = list(asked), {}
        for place, start, end in zip(places, edges, edges[1:], strict=False):
            try:
                asked[place] = runs[place].send(told[:, start:end])
            except StopIteration as stop:
                found[place] = stop.value
    return [one for one in found if one is not None]


def mixing(runs: Sequence[Particles]) -> float:
    r"""Give the share of particles that count as independent.

    Parameters
    ----------
    runs : sequence of Particles
        After a last move, so that all weigh the same.

    Returns
    -------
    float
        A fraction; 1 for independent draws.

    Notes
    -----
    States of one chain resemble each other. With :math:`s^2` the variance of a score over all particles and
    :math:`v` that of the means of chains, ``length`` long, the share is :math:`s^2 / (length \cdot v)` (batch means,
    Flegal and Jones 2010, doi:10.1214/09-AOS735). The score at the slowest tenth counts, and the sum of the log
    likelihoods is one of the scores.
    """
    shares = []
    for run in runs:
        scores = np.column_stack([run.z, run.each.sum(axis=0)])
        chains = scores.reshape(-1, run.parents, scores.shape[1])
        between = chains.mean(axis=0).var(axis=0, ddof=1)
        whole = scores.var(axis=0)
        shares.append(np.where(whole > 0.0, whole / (len(chains) * np.maximum(between, 1e-300)), 1.0))
    return float(min(np.quantile(np.mean(shares, axis=0), _WORST), 1.0))
