"""How good the evidence of a judgement is: a mark, and why. It says nothing of how likely the event is."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.brief._ask import Ask, Origin
from contingent.claims import Claim
from contingent.weigh import Estimate

__all__ = ["MARKS", "evidence"]

MARKS = ("low", "moderate", "high")

_MANY, _SOME = 3, 2  # independent origins for "high" and for "moderate": assumed, as an editor's rule of two
_GOOD, _FAIR = "AB", "ABC"  # reliability letters of NATO STANAG 2511 that may carry a judgement: assumed
_CONFIRMED = 2  # credibility 2, "probably true": confirmed in part by another origin
_HALF = 0.5  # share of assumed inputs above which a result rests on assumption: assumed


def evidence(ask: Ask, origin: Origin, estimate: Estimate) -> tuple[str, str]:
    """Mark the evidence of a judgement.

    Parameters
    ----------
    ask : Ask
        The posterior.
    origin : Origin
        Claims that weigh on the judgement, and inputs that drive it.
    estimate : Estimate
        The judgement's estimate; an unreliable one has low evidence.

    Returns
    -------
    (str, str)
        The mark, and why, as a clause.
    """
    if not estimate.reliable:
        return "low", f"the simulation cannot carry a number: {estimate.reason}"
    claims = [ask.claim(name) for name in origin.claims if name in ask.weighing]
    groups = {claim.origin or claim.id for claim in claims}
    share, assumed = _assumed(ask, origin.inputs)
    return _mark(len(groups), claims, share), _because(len(groups), claims, assumed, len(origin.inputs))


def _mark(groups: int, claims: Sequence[Claim], share: float) -> str:
    confirmed = any(claim.grade.reliability in _GOOD and claim.grade.credibility <= _CONFIRMED for claim in claims)
    if groups >= _MANY and confirmed and share <= _HALF:
        return "high"
    fair = any(claim.grade.reliability in _FAIR for claim in claims)
    return "moderate" if groups >= _SOME and (fair or share <= _HALF) else "low"


def _assumed(ask: Ask, paths: Sequence[str]) -> tuple[float, int]:
    known = [ask.scenario.inputs[path].source for path in paths if path in ask.scenario.inputs]
    assumed = sum(source == "assumed" for source in known)
    return (assumed / len(known) if known else 1.0), assumed


def _because(groups: int, claims: Sequence[Claim], assumed: int, inputs: int) -> str:
    if not groups:
        told = "no claim of the reports weighs on it"
    elif groups == 1:
        told = f"one source weighs on it, graded {_best(claims)}"
    else:
        told = f"{groups} independent sources weigh on it, the best graded {_best(claims)}"
    if not inputs:
        return told
    if inputs == 1:
        return f"{told}; the one input that drives it is {'assumed' if assumed else 'cited'}"
    rests = "none" if not assumed else "all" if assumed == inputs else str(assumed)
    return f"{told}; {rests} of the {inputs} inputs that drive it {'is' if rests == '1' else 'are'} assumed"


def _best(claims: Sequence[Claim]) -> str:
    best = min(claims, key=lambda claim: (claim.grade.reliability, claim.grade.credibility))
    return f"{best.grade.reliability}{best.grade.credibility}"
