"""The likelihood of a claim: how much more, or less, often it would be told in a given future.

Every factor has a mean of one over the prior's futures, so a claim that tells no future from
another moves nothing. Facts and assessments told flatly are evidence on how things are; whatever
is told of the future, or with a hedge, is soft evidence on an event, since its words state a
probability.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.claims import Claim, Reading
from contingent.scenario import Scenario
from contingent.simulate import Futures
from contingent.weigh._soft import soft_interval
from contingent.weigh._trust import probability_told, trust
from contingent.weigh._values import read, values, window_of
from contingent.weigh._weights import dot, normalised

__all__ = [
    "BEYOND",
    "UNDECIDED",
    "Likelihood",
    "Match",
    "ends",
    "factors_of",
    "fit_of",
    "is_soft_evidence",
    "likelihood",
    "log_factor",
    "log_factor_of",
    "match",
    "prior_share",
]

Floats = NDArray[np.float64]

_LEAST_FUTURES = 0.5  # a share of less than half a future is only the soft edge of an interval (assumed)

# A claim that fits fewer futures than this tells more about the limits of the scenario, or a misreading, than about
# which future is true; its few futures would carry all the weight (assumed).
_LEAST_SHARE = 0.001

BEYOND = "fewer than 1 in 1,000 simulated futures fit it: it is beyond this scenario, or means something else"
"""Reason for a claim that hardly any future fits."""

UNDECIDED = "no simulated future decides it"
"""Reason for a claim that is true, or false, in every future."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well a claim fits each future of one hypothesis.

    Parameters
    ----------
    fit : float array, shape (futures,)
        Sum over readings of weight times soft interval, where they apply; in [0, 1].
    applies : float array, shape (futures,)
        Weight of the readings whose condition holds; 1 for a claim without condition.
    """

    fit: Floats
    applies: Floats


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Log factor of a claim on each hypothesis' futures, or the reason why it has none.

    Parameters
    ----------
    log_factors : mapping of str to float array, shape (futures,), nats
        By hypothesis; empty where the claim weighs nothing.
    reason : str
        Why it weighs nothing, ``''`` when it weighs.
    share : float
        Mean fit under the prior, b below; with it the claim has the same factor on any other futures.
    """

    log_factors: Mapping[str, Floats]
    reason: str = ""
    share: float = float("nan")


def is_soft_evidence(claim: Claim) -> bool:
    """Whether a claim is weighed as soft evidence on an event (else as a statement of fact)."""
    return claim.kind in ("forecast", "intention") or claim.modality != "asserted"


def likelihood(
    claim: Claim, scenario: Scenario, futures: Mapping[str, Futures], priors: Mapping[str, float]
) -> Likelihood:
    r"""Compute the log factor of one claim on every future.

    Parameters
    ----------
    claim : Claim
        With at least one reading.
    scenario : Scenario
        For open windows.
    futures : mapping of str to Futures
        By hypothesis.
    priors : mapping of str to float
        Prior probability of each hypothesis; they sum to 1.

    Returns
    -------
    Likelihood

    Notes
    -----
    With :math:`K = \sum_r w_r K_r(S_r)` over readings and :math:`b = E[K]` under the prior mixture:

    * fact: :math:`g = (1 - e) K / b + e`. This is the model :math:`(1 - e) K + e \cdot background`
      with the prior predictive mean of K as background, divided by that mean.
    * forecast: :math:`g = K p^*/b + (1 - K)(1 - p^*)/(1 - b)` with :math:`p^* = s p + (1 - s) b`:
      Jeffrey's rule for a source of skill s whose word means p.

    Readings under a condition C enter with :math:`w_r C`; a future is moved by the share A of
    readings that apply to it: :math:`A g + 1 - A`, and b is the mean of K among those that apply.

    References
    ----------
    Jeffrey (1965), The Logic of Decision, chapter 11.
    """
    matches = {name: match(claim, scenario, block) for name, block in futures.items()}
    bases = {name: block.base for name, block in futures.items()}
    share, applying = prior_share(matches, priors, bases)
    if applying < 1.0:
        return Likelihood({}, "its condition holds in no simulated future")
    slack = _LEAST_FUTURES / applying
    if not slack < share < 1.0 - slack:
        return Likelihood({}, UNDECIDED)
    if share < _LEAST_SHARE:
        return Likelihood({}, BEYOND)
    return Likelihood(
        {name: log_factor_of(found, *factors_of(claim, share)) for name, found in matches.items()}, "", share
    )


def log_factor(claim: Claim, scenario: Scenario, futures: Futures, share: float) -> Floats:
    """Give the log factor of a claim on futures of any kind, its prior mean fit being known.

    Parameters
    ----------
    claim : Claim
        With at least one reading.
    scenario : Scenario
        For open windows.
    futures : Futures
        Whatever they were drawn from.
    share : float
        As :func:`likelihood` found it on futures of the prior.

    Returns
    -------
    float array, shape (futures,), nats
    """
    return log_factor_of(match(claim, scenario, futures), *factors_of(claim, share))


def ends(claim: Claim, share: float) -> tuple[float, float]:
    """Give the least and the largest log factor that a future can have, nats; -inf allowed."""
    with np.errstate(divide="ignore"):
        low, high = sorted(float(np.log(factor)) for factor in (*factors_of(claim, share), 1.0))[::2]
    return low, high


def match(claim: Claim, scenario: Scenario, futures: Futures) -> Match:
    """Tell how well a claim fits each future, shape (futures,)."""
    fit, applies = np.zeros(len(futures)), np.zeros(len(futures))
    for reading in claim.readings:
        window = window_of(reading, scenario)
        measured = read(futures, reading, window)
        holds = np.ones(len(futures))
        if reading.condition:
            holds = (values(futures, reading.condition, window) == 1.0) & ~np.isnan(measured)
        applies += reading.weight * holds
        fit += reading.weight * holds * fit_of(claim, reading, measured)
    return Match(np.minimum(fit, applies), applies)


def prior_share(
    matches: Mapping[str, Match], priors: Mapping[str, float], bases: Mapping[str, Floats]
) -> tuple[float, float]:
    """Give b, the prior mean fit among futures a claim applies to, and how many those are."""
    weights = {name: normalised(base) for name, base in bases.items()}
    fit = sum(priors[name] * dot(weights[name], found.fit) for name, found in matches.items())
    applies = sum(priors[name] * dot(weights[name], found.applies) for name, found in matches.items())
    count = sum(float(found.applies.sum()) for name, found in matches.items() if priors[name] > 0.0)
    return (fit / applies if applies > 0.0 else 0.0), count


def fit_of(claim: Claim, reading: Reading, measured: Floats) -> Floats:
    """Fit of one reading; a denied claim fits where its figure does not."""
    if reading.bound == "event":
        happened = np.where(np.isnan(measured), 0.0, measured)
        denied = reading.high is not None and reading.high < 0.5  # events are 0 or 1
        return 1.0 - happened if denied or _denies(claim) else happened
    fit = soft_interval(reading.bound, reading.low, reading.high).fit(measured)
    return 1.0 - fit if _denies(claim) else fit


def _denies(claim: Claim) -> bool:
    # "not imminent" is negative and its cue already means 10 %: turning it twice would assert it.
    return claim.polarity == "negative" and claim.modality != "unlikely"


def factors_of(claim: Claim, share: float) -> tuple[float, float]:
    """Give the factors of a future that does not fit at all, and of one that fits fully."""
    skill = trust(claim)
    if not is_soft_evidence(claim):
        return 1.0 - skill, skill / share + 1.0 - skill
    told = skill * probability_told(claim) + (1.0 - skill) * share
    return (1.0 - told) / (1.0 - share), told / share


def log_factor_of(found: Match, outside: float, inside: float) -> Floats:
    """Give the log factor of each future from how well a claim fits it and the factors at both ends."""
    with np.errstate(divide="ignore"):  # a source of full skill may rule a future out: log 0
        logs: Floats = np.log(1.0 - found.applies + found.applies * outside + found.fit * (inside - outside))
    return logs
