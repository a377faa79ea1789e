"""Draw where the claims are: importance sampling whose proposal is fitted to its own weighted futures, round by round.

Drawing more futures of the prior helps in proportion to their number; a fitted proposal helps by as much as the claims
narrow the inputs (population Monte Carlo, Cappé, Guillin, Marin and Robert 2004, doi:10.1198/106186004X12803). A share
of the futures is always drawn from the prior, so that no weight is above one over that share.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from contingent.scenario import under
from contingent.simulate import Futures
from contingent.simulate._replay import replay, scores_of, uncertain
from contingent.weigh._groups import groups, log_weights_of
from contingent.weigh._likelihood import log_factor
from contingent.weigh._posterior import HypothesisResult, Posterior
from contingent.weigh._weights import LEAST_ESS, effective, normalised

__all__ = ["Proposal", "adapted", "fit"]

Floats = NDArray[np.float64]

ROUNDS = 5  # assumed: what five rounds have not found, a sixth will not
MOST_TIMES = 3.0  # times as many futures in a round (assumed: what memory is there for)
HOPELESS = 30.0  # effective futures after two rounds under which no further round helps (assumed)
PRIOR_SHARE = 0.2  # of the futures, drawn from the prior: no weight is above 5 (assumed)
NORMALS = 200  # of a proposal, each about a future: claims with several readings leave several heaps (assumed)
NEAR = 30  # futures whose spread is that of a normal (assumed)
WIDER = 1.5  # sd of a normal over theirs: too wide costs little, too narrow much (assumed)
SURE = 4.0  # standard errors by which claims must have moved a mean or spread to be followed (assumed)
LEAST_FIT = 200.0  # effective futures for a fit; with fewer the weights are flattened until there are (assumed)
LEAST_SPREAD = 0.02  # sd of a score: no proposal is narrower (assumed)
ENOUGH = 2.0 * LEAST_ESS  # effective futures that a large round is sized for (assumed)
SURELY = 1.1  # times the least number of effective futures at which rounds end (assumed)
ROUND_BITS = 36  # numbers of a round's futures: from (round + 1) 2^36 on


@dataclass(frozen=True)
class Proposal:
    """A mixture of normals that some scores are drawn from together, mixed with the prior.

    Parameters
    ----------
    at : int64 array, shape (few,)
        Places of the scores.
    centres : float64 array, shape (normals, few)
        Means.
    roots : float64 array, shape (normals, few, few)
        Lower roots of the covariances.
    """

    at: NDArray[np.int64]
    centres: Floats
    roots: Floats

    def draw(self, count: int, inputs: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
        """Draw scores, shape (count, inputs), and the log of prior density over proposal density, nats."""
        z = rng.standard_normal((count, inputs))
        if not self.at.size:
            return z, np.zeros(count)
        aimed = np.flatnonzero(rng.random(count) >= PRIOR_SHARE)
        which = rng.integers(len(self.centres), size=aimed.size)
        few = np.einsum("nij,nj->ni", self.roots[which], z[np.ix_(aimed, self.at)])
        z[np.ix_(aimed, self.at)] = self.centres[which] + few
        ratio = self._over_prior(z[:, self.at])
        logs: Floats = -np.logaddexp(math.log(PRIOR_SHARE), math.log1p(-PRIOR_SHARE) + ratio)
        return z, logs

    def _over_prior(self, some: Floats) -> Floats:
        """Log density of the mixture over that of the prior, shape (futures,)."""
        total = np.full(len(some), -np.inf)
        for centre, root in zip(self.centres, self.roots, strict=True):
            inner = np.linalg.solve(root, (some - centre).T)
            total = np.logaddexp(total, -0.5 * np.sum(inner * inner, axis=0) - float(np.log(np.diag(root)).sum()))
        found: Floats = total - math.log(len(self.centres)) + 0.5 * np.sum(some * some, axis=1)
        return found


def fit(z: Floats, log_weights: Floats) -> Proposal:
    """Fit a proposal to weighted scores.

    Parameters
    ----------
    z : float64 array, shape (futures, inputs)
        Scores.
    log_weights : float64 array, shape (futures,), nats
        Of each future; flattened where too few are in effect.

    Returns
    -------
    Proposal
        Of the scores whose mean or spread is surely not the prior's, with a normal about each of some futures.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> z = rng.standard_normal((20_000, 3))
    >>> found = fit(z, -0.5 * ((z[:, 1] - 1.0) / 0.2) ** 2)
    >>> found.at.tolist(), round(float(found.centres.mean()), 1)
    ([1], 1.0)
    """
    weights = normalised(_flattened(log_weights))
    noise = SURE / math.sqrt(1.0 / float(np.sum(weights * weights)))
    mean = weights @ z
    spread = z - mean
    variance = weights @ (spread * spread)
    at = np.flatnonzero((np.abs(mean) > noise) | (np.abs(variance - 1.0) > noise * math.sqrt(2.0)))
    picked = np.searchsorted(np.cumsum(weights), (np.arange(NORMALS) + 0.5) / NORMALS)
    some = z[np.minimum(picked, len(z) - 1)][:, at]
    scale = np.sqrt(variance[at])
    away = np.sum(((some[:, None] - some[None]) / scale) ** 2, axis=2)
    near = some[np.argsort(away, axis=1)[:, :NEAR]]
    local = near - near.mean(axis=1, keepdims=True)
    covariances = WIDER * WIDER * np.einsum("nki,nkj->nij", local, local) / NEAR
    covariances += LEAST_SPREAD**2 * np.eye(at.size)
    return Proposal(at, some, np.linalg.cholesky(covariances))


def _flattened(log_weights: Floats) -> Floats:
    """Raise weights to the largest power up to 1 that leaves enough futures in effect; by bisection."""
    least = min(LEAST_FIT, 0.5 * np.isfinite(log_weights).sum())
    if effective(log_weights) >= least:
        return log_weights
    low, high = 0.0, 1.0
    for _ in range(30):  # halves of 1 down to 1e-9
        middle = 0.5 * (low + high)
        low, high = (middle, high) if effective(middle * log_weights) >= least else (low, middle)
    return low * log_weights


def adapted(
    posterior: Posterior,
    hypotheses: Sequence[str],
    days: Sequence[date],
    threads: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> dict[str, Futures]:
    """Draw futures of some hypotheses anew, from proposals fitted round by round.

    Parameters
    ----------
    posterior : Posterior
        Of drawn futures: which claims weigh, and the prior share of each.
    hypotheses : sequence of str
        Their names.
    days : sequence of datetime.date
        Days to record besides the weekly grid.
    threads : int, optional
        Worker threads. It changes no number.
    progress : callable, optional
        Called with the number of futures done since the last call.

    Returns
    -------
    dict of str to Futures
        The last round of each hypothesis, where it has more futures in effect than were drawn before.
    """
    found = {}
    for name in hypotheses:
        best = _rounds(posterior, posterior.hypotheses[name], days, threads, progress)
        if best is not None:
            found[name] = best
    return found


def _rounds(
    posterior: Posterior,
    before: HypothesisResult,
    days: Sequence[date],
    threads: int | None,
    progress: Callable[[int], None] | None,
) -> Futures | None:
    scenario = under(posterior.scenario, before.name)
    first = posterior.drawn.get(before.name, before.futures)
    paths, count = uncertain(scenario), len(first)
    z, logs = scores_of(first), _log_weights(posterior, first)
    best, most = None, before.diagnosis.ess
    for number in range(ROUNDS):
        rng = np.random.default_rng([abs(posterior.seed), number])
        size = _size(count, most, last=number == ROUNDS - 1)
        drawn, base = fit(z, logs).draw(size, len(paths), rng)
        numbers = np.arange(size, dtype=np.uint64) + np.uint64((number + 1) << ROUND_BITS)
        scores = {path: np.ascontiguousarray(drawn[:, place]) for place, path in enumerate(paths)}
        lived = replay(scenario, numbers, scores, seed=posterior.seed, hypothesis=before.name, dates=days,
                       threads=threads)  # fmt: skip
        if progress:
            progress(size)
        futures = replace(lived, log_base=base)
        weights = _log_weights(posterior, futures)
        if effective(weights) > most:
            best, most, z, logs = futures, effective(weights), drawn, weights
        if most >= LEAST_ESS * SURELY or (number and most < HOPELESS):
            break
    return best


def _size(count: int, effective_before: float, *, last: bool) -> int:
    """Futures of a round: more as soon as that is all that is missing, for rounds soon learn no more (measured)."""
    times = ENOUGH / max(effective_before, 1.0)
    return int(count * min(max(times, 1.0), MOST_TIMES)) if last or times <= MOST_TIMES else count


def _log_weights(posterior: Posterior, futures: Futures) -> Floats:
    """Log weights of futures of one hypothesis, the prior shares of the claims being known."""
    claims, scenario = posterior.ledger.by_id, posterior.scenario
    name = futures.hypothesis
    factors: Mapping[str, Mapping[str, Floats]] = {
        each: {name: log_factor(claims[each], scenario, futures, share)} for each, share in posterior.shares.items()
    }
    return log_weights_of(groups(posterior.ledger, factors), factors, {name: futures})[name]
