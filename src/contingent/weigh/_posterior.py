"""What weighing gives: weighted futures, evidence, and estimates that know when they are poor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from contingent.claims import Ledger
from contingent.measures import Window
from contingent.scenario import Scenario
from contingent.simulate import Futures

__all__ = ["Diagnosis", "Estimate", "HypothesisResult", "Moved", "Posterior", "Test"]

Test = Callable[[NDArray[np.float64]], NDArray[np.bool_]]
"""A question asked of a measure's values: True where the event came about."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its Monte Carlo error, or the reason why there is none.

    Parameters
    ----------
    value : float
        The estimate; meaningless where `reliable` is False.
    error : float
        Standard error over independent runs, same unit.
    reliable : bool
        False when the diagnostics forbid printing digits.
    reason : str
        Why not, as a clause; ``''`` when reliable.
    """

    value: float
    error: float
    reliable: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """How far importance weights can be trusted.

    Parameters
    ----------
    ess : float
        Effective sample size, futures.
    khat : float
        Pareto shape of the weights' tail; NaN when all weights are equal.
    limit : float
        Largest khat accepted: min(1 - 1/log10 N, 0.7).
    reliable : bool
        ESS at least 1,000 and khat under the limit.
    reason : str
        What failed, in words; ``''`` when nothing did.
    """

    ess: float
    khat: float
    limit: float
    reliable: bool
    reason: str = ""


@dataclass(frozen=True)
class Moved:
    """How the futures of a hypothesis were moved to where the claims are.

    Parameters
    ----------
    groups : tuple of tuple of str
        Claims that share a factor, in the order in which they came into force.
    log_evidences : tuple of float
        Of each independent run, nats.
    surprise : tuple of float
        What each group added to the log evidence, given those before it; mean over runs, nats.
    acceptance : tuple of float
        Share of moves accepted at each stage, least and largest over runs.
    futures : int
        Futures simulated on the way, over all runs.
    mixing : float
        Share of the particles that count as independent.
    ends : mapping of str to (float, float)
        Least and largest log factor of each claim that was in force, nats.
    """

    groups: tuple[tuple[str, ...], ...]
    log_evidences: tuple[float, ...]
    surprise: tuple[float, ...]
    acceptance: tuple[float, float]
    futures: int
    mixing: float
    ends: Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class HypothesisResult:
    """One hypothesis after weighing.

    Parameters
    ----------
    name, title : str
        Its key, and how to write it.
    prior : float
        Prior probability.
    probability : Estimate
        Posterior probability.
    log_evidence : Estimate
        Log of the mean weight of its futures, nats.
    futures : Futures
        Its futures, unweighted.
    log_weights : float64 array, shape (futures,), nats
        Log of each future's likelihood of all claims; -inf allowed.
    diagnosis : Diagnosis
        Whether the weights can be trusted.
    moved : Moved, optional
        How its futures were moved; None where they were drawn from the prior (or a tilt of it).
    """

    name: str
    title: str
    prior: float
    probability: Estimate
    log_evidence: Estimate
    futures: Futures
    log_weights: NDArray[np.float64]
    diagnosis: Diagnosis
    moved: Moved | None = None


@dataclass(frozen=True)
class Posterior:
    """Weighted futures of all hypotheses.

    Parameters
    ----------
    scenario : Scenario
        As loaded.
    ledger : Ledger
        The claims that weighed.
    hypotheses : mapping of str to HypothesisResult
        By key, in the file's order.
    log_factors : mapping of str to mapping of str to float64 array, shape (futures,), nats
        Log factor of each claim (outer key: claim id) on each hypothesis' futures (inner key).
    refused : mapping of str to str
        Claims that weigh nothing, and why.
    seed : int
        Seed of the run.
    shares : mapping of str to float
        Mean fit of each claim that weighs under the prior, by claim id.
    drawn : mapping of str to Futures
        Futures of the prior by hypothesis; those of `hypotheses` themselves where none were moved.
    """

    scenario: Scenario
    ledger: Ledger
    hypotheses: Mapping[str, HypothesisResult]
    log_factors: Mapping[str, Mapping[str, NDArray[np.float64]]]
    refused: Mapping[str, str]
    seed: int
    shares: Mapping[str, float] = field(default_factory=dict)
    drawn: Mapping[str, Futures] = field(default_factory=dict)

    # Methods (bodies in the modules they name, thin here): see weigh/_estimates.py
    def probability(self, measure: str, window: Window, test: Test, hypothesis: str | None = None) -> Estimate:
        """Probability that a measure passes a test, over all hypotheses or in one."""
        from contingent.weigh._estimates import probability

        return probability(self, measure, window, test, hypothesis)

    def quantiles(
        self, measure: str, dates: Sequence[date], qs: Sequence[float], hypothesis: str | None = None
    ) -> NDArray[np.float64]:
        """Weighted quantiles of a dated measure, shape (dates, quantiles)."""
        from contingent.weigh._estimates import quantiles

        return quantiles(self, measure, dates, qs, hypothesis)
