"""Weigh a scenario's futures by the claims of a ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from contingent.claims import Claim, Ledger
from contingent.scenario import Scenario
from contingent.simulate import Futures
from contingent.weigh._aim import aims
from contingent.weigh._evidence import log_evidence, probabilities
from contingent.weigh._groups import ceiling, groups, pooled
from contingent.weigh._likelihood import Likelihood, likelihood
from contingent.weigh._meaning import meant
from contingent.weigh._posterior import HypothesisResult, Posterior
from contingent.weigh._refusals import refusal
from contingent.weigh._values import window_of
from contingent.weigh._weights import diagnose

__all__ = ["reweigh", "weigh", "weigh_futures"]

Floats = NDArray[np.float64]


def weigh(
    scenario: Scenario,
    ledger: Ledger,
    *,
    futures: int = 20_000,
    seed: int,
    threads: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Posterior:
    """Simulate every hypothesis of a scenario and weigh its futures by the claims.

    Parameters
    ----------
    scenario : Scenario
        All its hypotheses share one seed; without any it is the only one, under the key ``''``.
    ledger : Ledger
        The claims; their order changes nothing.
    futures, seed, threads : int
        Futures of each hypothesis; same seed, same posterior, bit for bit, on any number of threads.
    progress : callable, optional
        Called with the number of futures done since the last call, over all hypotheses.

    Returns
    -------
    Posterior
        Estimates that the weights do not support are marked unreliable, with the reason.

    Raises
    ------
    UsageError
        If the number of futures is out of range.

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> posterior = weigh(load("dprk-russia-2024"), Ledger((), ()), futures=1_000, seed=1)
    >>> round(sum(each.probability.value for each in posterior.hypotheses.values()), 12)
    1.0
    """
    from contingent.scenario import under
    from contingent.simulate import simulate

    ledger = meant(ledger, scenario)
    days, tilts = _asked_days(scenario, ledger), aims(scenario, ledger)
    blocks = {
        name: simulate(
            under(scenario, name) if name else scenario,
            futures=futures, seed=seed, hypothesis=name, dates=days, threads=threads, progress=progress, tilts=tilts,
        )
        for name in (tuple(scenario.hypotheses) or ("",))
    }  # fmt: skip
    return weigh_futures(scenario, ledger, blocks, seed=seed)


def weigh_futures(
    scenario: Scenario,
    ledger: Ledger,
    futures: Mapping[str, Futures],
    *,
    seed: int,
    known: Mapping[str, Likelihood] | None = None,
) -> Posterior:
    """Weigh futures that are simulated already.

    Parameters
    ----------
    scenario : Scenario
        As loaded.
    ledger : Ledger
        The claims.
    futures : mapping of str to Futures
        By hypothesis, of equal number and with common random numbers.
    seed : int
        Seed they were simulated with.
    known : mapping of str to Likelihood, optional
        Likelihoods of claims that need not be computed again, by claim id.

    Returns
    -------
    Posterior
    """
    priors = _priors(scenario, futures)
    found = {
        claim.id: (known or {}).get(claim.id) or _likelihood(claim, ledger, scenario, futures, priors)
        for claim in ledger.claims
    }
    factors = {name: found[name].log_factors for name in sorted(found) if not found[name].reason}
    refused = {name: found[name].reason for name in sorted(found) if found[name].reason}
    shared = groups(ledger, factors)
    weights = {name: block.base + pooled(shared, factors, name, len(block)) for name, block in futures.items()}
    most = ceiling(shared, factors, {name: block.base for name, block in futures.items()})
    results = _results(scenario, futures, weights, priors, most)
    return Posterior(scenario, ledger, results, factors, refused, seed)


def reweigh(posterior: Posterior, ledger: Ledger) -> Posterior:
    """Weigh the same futures by another ledger, without simulating anew.

    Parameters
    ----------
    posterior : Posterior
        Its futures are used; claims that stand in both ledgers unchanged keep their factors.
    ledger : Ledger
        The claims to weigh by, such as those an analyst changed.

    Returns
    -------
    Posterior
        Bit for bit that of the same futures weighed from scratch. A claim about days that were not
        recorded is read on the last recorded day before, at most a week earlier.

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> posterior = weigh(load("dprk-russia-2024"), Ledger((), ()), futures=1_000, seed=1)
    >>> reweigh(posterior, Ledger((), ())).hypotheses.keys() == posterior.hypotheses.keys()
    True
    """
    ledger = meant(ledger, posterior.scenario)
    before = posterior.ledger.by_id
    known = {
        claim.id: Likelihood(posterior.log_factors[claim.id])
        for claim in ledger.claims
        if claim.id in posterior.log_factors and before[claim.id] == claim
        if not refusal(claim, ledger, posterior.scenario)
    }
    futures = {name: each.futures for name, each in posterior.hypotheses.items()}
    return weigh_futures(posterior.scenario, ledger, futures, seed=posterior.seed, known=known)


def _likelihood(
    claim: Claim,
    ledger: Ledger,
    scenario: Scenario,
    futures: Mapping[str, Futures],
    priors: Mapping[str, float],
) -> Likelihood:
    reason = refusal(claim, ledger, scenario)
    return Likelihood({}, reason) if reason else likelihood(claim, scenario, futures, priors)


def _results(
    scenario: Scenario,
    futures: Mapping[str, Futures],
    log_weights: Mapping[str, Floats],
    priors: Mapping[str, float],
    most: float,
) -> dict[str, HypothesisResult]:
    diagnoses = {name: diagnose(logs, most) for name, logs in log_weights.items()}
    chances = probabilities(log_weights, priors, diagnoses)
    titles = {name: scenario.hypotheses[name].title if name else scenario.title for name in futures}
    return {
        name: HypothesisResult(
            name, titles[name], priors[name], chances[name],
            log_evidence(log_weights[name], diagnoses[name]), block, log_weights[name], diagnoses[name],
        )
        for name, block in futures.items()
    }  # fmt: skip


def _priors(scenario: Scenario, futures: Mapping[str, Futures]) -> dict[str, float]:
    """Prior of each hypothesis, scaled to a sum of 1 (files may round theirs)."""
    raw = {name: scenario.hypotheses[name].prior if name else 1.0 for name in futures}
    total = sum(raw.values())
    return {name: prior / total if total else 1.0 / len(raw) for name, prior in raw.items()}


def _asked_days(scenario: Scenario, ledger: Ledger) -> list[date]:
    """Days that claims and questions ask about, so that they are recorded."""
    windows = [window_of(reading, scenario) for claim in ledger.claims for reading in claim.readings]
    asked = {day for window in windows for day in (window.start, window.end)}
    asked |= {question.by for question in scenario.questions}
    return sorted(day for day in asked if scenario.start <= day <= scenario.horizon)
