"""What each claim does to the answer: leave one out, and how far it tells hypotheses apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from contingent.weigh._bounds import bounds
from contingent.weigh._evidence import jackknife, matter, mixture, odds_without
from contingent.weigh._groups import groups, log_weights_of
from contingent.weigh._likelihood import ends
from contingent.weigh._posterior import Estimate, Posterior
from contingent.weigh._weights import diagnose, log_mean

__all__ = ["Effect", "Without", "effects", "weighed_by"]

_HARDLY = 1.1  # ratios under 1.1:1 are said to tell nothing (assumed)
_MOST_SAID = 1_000.0  # larger ratios are said as "more than": weights do not support them (assumed)


@dataclass(frozen=True)
class Effect:
    """What one claim does to the hypotheses, given all the others.

    Parameters
    ----------
    claim : str
        Its id.
    changes : mapping of str to Estimate
        Probability of each hypothesis with the claim, minus that without it; error by jackknife.
    log_ratios : mapping of str to float, nats
        Log evidence of each hypothesis with this claim, minus that without it and its twins: what it
        says by itself, given the claims of other origins.
    favoured, disfavoured : str
        Hypotheses whose evidence it raises most and least.
    ratio : float
        How often to one it speaks for the first over the second, at least 1.
    twins : tuple of str
        Claims that share its factor; leaving it out leaves them, so `changes` may be small, or go
        against the claim where it was the weakest voice of the group.
    sentence : str
        All this in words.
    reliable : bool
        False when the weights with or without the claim cannot be trusted.
    reason : str
        Why not, ``''`` when reliable.
    """

    claim: str
    changes: Mapping[str, Estimate]
    log_ratios: Mapping[str, float]
    favoured: str
    disfavoured: str
    ratio: float
    twins: tuple[str, ...]
    sentence: str
    reliable: bool
    reason: str = ""


@dataclass(frozen=True)
class Without:
    """The posterior by some claims alone: probabilities, evidences, and both with each run left out."""

    shares: Mapping[str, float]
    evidence: Mapping[str, float]
    runs: tuple[Mapping[str, float], ...]
    reason: str


def effects(posterior: Posterior) -> tuple[Effect, ...]:
    """Tell what each claim does to the probability of each hypothesis.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures; nothing is simulated anew.

    Returns
    -------
    tuple of Effect
        One for each claim that weighs, in the order of the ledger; refused claims have none.

    Notes
    -----
    Leave-one-out by importance weights, w / g_j, as in power-scaling sensitivity (Kallioinen,
    Paananen, Bürkner, Vehtari 2023, Stat. Comput. 34:57): prior shares b do not depend on other
    claims, so leaving one out changes no other factor.

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> from contingent.weigh import weigh
    >>> effects(weigh(load("dprk-russia-2024"), Ledger((), ()), futures=500, seed=1))
    ()
    """
    weighing = [claim.id for claim in posterior.ledger.claims if claim.id in posterior.log_factors]
    full = weighed_by(posterior, weighing)
    shared = groups(posterior.ledger, weighing)
    twins = {name: tuple(other for other in members if other != name) for members in shared for name in members}
    return tuple(_effect(posterior, name, full, weighing, twins[name]) for name in weighing)


def weighed_by(posterior: Posterior, weighing: list[str]) -> Without:
    """Weigh by some of the claims alone.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures.
    weighing : list of str
        Ids of claims that weigh.

    Returns
    -------
    Without
    """
    results = posterior.hypotheses
    shared = groups(posterior.ledger, weighing)
    factors = {name: posterior.log_factors[name] for name in weighing}
    futures = {name: each.futures for name, each in results.items()}
    logs = log_weights_of(shared, factors, futures)
    priors = {name: each.prior for name, each in results.items()}
    evidence = {name: log_mean(each) for name, each in logs.items()}
    found = mixture(evidence, priors)
    without = {name: odds_without(each) for name, each in logs.items()}
    count = min(each.size for each in without.values())
    runs = tuple(mixture({name: float(without[name][k]) for name in priors}, priors) for k in range(count))
    most = bounds(
        shared, factors, futures,
        {name: each.moved for name, each in results.items() if each.moved},
        {name: ends(posterior.ledger.by_id[name], posterior.shares[name]) for name in weighing},
    )  # fmt: skip
    mixed = {name: each.moved.mixing if each.moved else 1.0 for name, each in results.items()}
    diagnoses = {name: diagnose(each, most[name], mixed[name]) for name, each in logs.items()}
    return Without(found, evidence, runs, matter(found, diagnoses))


def _effect(posterior: Posterior, claim: str, full: Without, weighing: list[str], twins: tuple[str, ...]) -> Effect:
    less = weighed_by(posterior, [each for each in weighing if each != claim])
    reason = full.reason or (f"without it: {less.reason}" if less.reason else "")
    changes = {
        name: Estimate(full.shares[name] - less.shares[name], _error(full, less, name), not reason, reason)
        for name in full.shares
    }
    logs = _by_itself(posterior, claim, full, less, weighing, twins)
    possible = [name for name, each in posterior.hypotheses.items() if each.prior > 0.0] or list(logs)
    best, worst = max(possible, key=lambda name: logs[name]), min(possible, key=lambda name: logs[name])
    ratio = float(np.exp(min(logs[best] - logs[worst], 700.0))) if logs[best] > -np.inf else 1.0
    titles = {name: each.title or name for name, each in posterior.hypotheses.items()}
    sentence = _sentence(titles[best], titles[worst], ratio, twins)
    return Effect(claim, changes, logs, best, worst, ratio, twins, sentence, not reason, reason)


def _by_itself(
    posterior: Posterior,
    claim: str,
    full: Without,
    less: Without,
    weighing: list[str],
    twins: tuple[str, ...],
) -> dict[str, float]:
    """Log evidence with the claim alone of its group, minus that without the group."""
    if twins:
        others = [each for each in weighing if each not in twins and each != claim]
        full, less = weighed_by(posterior, [*others, claim]), weighed_by(posterior, others)
    return {name: _difference(full.evidence[name], less.evidence[name]) for name in full.evidence}


def _difference(one: float, other: float) -> float:
    return one - other if np.isfinite(one) or np.isfinite(other) else 0.0


def _error(full: Without, less: Without, name: str) -> float:
    pairs = zip(full.runs, less.runs, strict=True)
    return jackknife(np.array([one[name] - other[name] for one, other in pairs]))


def _sentence(best: str, worst: str, ratio: float, twins: tuple[str, ...]) -> str:
    told = f"; shares its weight with {', '.join(twins)}" if twins else ""
    if ratio < _HARDLY:
        return f"hardly tells the hypotheses apart{told}"
    odds = f"more than {_MOST_SAID:,.0f}" if ratio > _MOST_SAID else _odds(ratio)
    return f"speaks {odds}:1 for “{best}” over “{worst}”{told}"


def _odds(ratio: float) -> str:
    return f"{ratio:.1f}" if ratio < 10.0 else f"{ratio:,.0f}"  # two figures are enough
