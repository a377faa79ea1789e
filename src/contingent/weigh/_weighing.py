"""Weigh futures that are simulated already: the factor of each claim, and what all of them make of each hypothesis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from contingent.claims import Claim, Ledger
from contingent.scenario import Scenario
from contingent.simulate import Futures
from contingent.weigh._bounds import bounds
from contingent.weigh._evidence import log_evidence, probabilities
from contingent.weigh._groups import groups, log_weights_of
from contingent.weigh._likelihood import Likelihood, ends, likelihood, log_factor
from contingent.weigh._posterior import HypothesisResult, Moved, Posterior
from contingent.weigh._refusals import refusal
from contingent.weigh._weights import diagnose

__all__ = ["Known", "weigh_futures"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Known:
    """What was found out before about the same claims or futures.

    Parameters
    ----------
    factors : mapping of str to mapping of str to float array, nats
        Log factors that need not be computed again, by claim id and hypothesis.
    shares : mapping of str to float
        Mean fit under the prior, by claim id.
    refused : mapping of str to str
        Claims that weigh nothing, and why.
    drawn : mapping of str to Futures
        Futures of the prior, where those to weigh were moved.
    moved : mapping of str to Moved
        Hypotheses whose futures were moved.
    """

    factors: Mapping[str, Mapping[str, Floats]] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    drawn: Mapping[str, Futures] = field(default_factory=dict)
    moved: Mapping[str, Moved] = field(default_factory=dict)


NOTHING = Known()


def weigh_futures(
    scenario: Scenario, ledger: Ledger, futures: Mapping[str, Futures], *, seed: int, known: Known = NOTHING
) -> Posterior:
    """Weigh futures that are simulated already.

    Parameters
    ----------
    scenario : Scenario
        As loaded.
    ledger : Ledger
        The claims.
    futures : mapping of str to Futures
        By hypothesis; drawn ones are of equal number and have common random numbers.
    seed : int
        Seed they were simulated with.
    known : Known
        What need not be found out again.

    Returns
    -------
    Posterior
    """
    priors = _priors(scenario, futures)
    drawn = known.drawn or futures
    found = {claim.id: _likelihood(claim, ledger, scenario, futures, drawn, priors, known) for claim in ledger.claims}
    weighing = [name for name in sorted(found) if not found[name].reason]
    factors = {name: found[name].log_factors for name in weighing}
    refused = {name: found[name].reason for name in sorted(found) if found[name].reason}
    shares = {name: found[name].share for name in weighing}
    shared = groups(ledger, factors)
    weights = log_weights_of(shared, factors, futures)
    claim_ends = {name: ends(ledger.by_id[name], share) for name, share in shares.items()}
    most = bounds(shared, factors, futures, known.moved, claim_ends)
    results = _results(scenario, futures, weights, priors, most, known.moved)
    return Posterior(scenario, ledger, results, factors, refused, seed, shares, drawn)


def _likelihood(
    claim: Claim,
    ledger: Ledger,
    scenario: Scenario,
    futures: Mapping[str, Futures],
    drawn: Mapping[str, Futures],
    priors: Mapping[str, float],
    known: Known,
) -> Likelihood:
    if claim.id in known.factors:
        return Likelihood(known.factors[claim.id], "", known.shares[claim.id])
    reason = known.refused.get(claim.id, "") or refusal(claim, ledger, scenario)
    if reason:
        return Likelihood({}, reason)
    share = known.shares.get(claim.id)
    if share is None:
        found = likelihood(claim, scenario, drawn, priors)
        if found.reason or not known.drawn:
            return found
        share = found.share
    return Likelihood({name: log_factor(claim, scenario, block, share) for name, block in futures.items()}, "", share)


def _results(
    scenario: Scenario,
    futures: Mapping[str, Futures],
    log_weights: Mapping[str, Floats],
    priors: Mapping[str, float],
    most: Mapping[str, float],
    moved: Mapping[str, Moved],
) -> dict[str, HypothesisResult]:
    mixed = {name: moved[name].mixing if name in moved else 1.0 for name in futures}
    diagnoses = {name: diagnose(logs, most[name], mixed[name]) for name, logs in log_weights.items()}
    chances = probabilities(log_weights, priors, diagnoses)
    titles = {name: scenario.hypotheses[name].title if name else scenario.title for name in futures}
    return {
        name: HypothesisResult(
            name, titles[name], priors[name], chances[name], log_evidence(log_weights[name], diagnoses[name]), block,
            log_weights[name], diagnoses[name], moved.get(name),
        )
        for name, block in futures.items()
    }  # fmt: skip


def _priors(scenario: Scenario, futures: Mapping[str, Futures]) -> dict[str, float]:
    """Prior of each hypothesis, scaled to a sum of 1 (files may round theirs)."""
    raw = {name: scenario.hypotheses[name].prior if name else 1.0 for name in futures}
    total = sum(raw.values())
    return {name: prior / total if total else 1.0 / len(raw) for name, prior in raw.items()}
