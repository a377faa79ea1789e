"""How far a source's word moves the odds, and how probable a bare wording makes its event."""

from __future__ import annotations

from collections.abc import Mapping

from contingent.claims import Claim

__all__ = ["TRUST", "WORD", "probability_told", "trust"]

TRUST: Mapping[str, float] = {
    # MISP taxonomy admiralty-scale v5 (CC0), after FM 2-22.3: 100, 75, 50, 25, 0 and 50 of 100.
    "A": 0.95,  # 100 there; lowered (assumed): no source may rule out every future by one sentence
    "B": 0.75,
    "C": 0.50,
    "D": 0.25,
    "E": 0.0,
    "F": 0.50,
}
"""Share of a source's statements that are informative, by its reliability letter.

Credibility, 1 to 6, is left out on purpose: it is computed from the other claims, and those weigh
already.
"""

WORD: Mapping[str, float] = {
    "likely": 0.729,  # CAPphrase 2026 (Kucharski, doi:10.5281/zenodo.18750055), mean, n = 5,146
    "possible": 0.419,  # the same, "may happen"
    "unlikely": 0.187,  # the same
    "asserted": 0.980,  # the same, "will happen"
    "expected": 0.70,  # no survey; proposed reading of "is expected to" (assumed)
    "planned": 0.70,  # no survey; "plans to" states a will, not an outcome (assumed)
    "conditional": 0.85,  # no survey; "would", given its condition: as "is set to" (assumed)
}
"""Mean probability of a modality whose cue carries no survey of its own."""

_INTENDED = 0.70  # an intention told flatly is still only a will: as "plans to" (assumed)


def trust(claim: Claim) -> float:
    """Give the share of its source's statements that are informative.

    Parameters
    ----------
    claim : Claim

    Returns
    -------
    float
        A fraction, 1 - e in the likelihood of facts and the skill s in that of forecasts.

    Examples
    --------
    >>> from contingent.claims import Grade
    >>> from contingent.reports import Span
    >>> trust(Claim("c1", "r", Span(0, 1, "x"), "p", grade=Grade("B")))
    0.75
    """
    return TRUST.get(claim.grade.reliability.upper()[:1], TRUST["F"])


def probability_told(claim: Claim) -> float:
    """Give the probability that a claim's wording gives its event.

    Parameters
    ----------
    claim : Claim

    Returns
    -------
    float
        Mean of the survey of its strongest hedge, else that of its modality, a fraction.

    Examples
    --------
    >>> from contingent.reports import Span
    >>> probability_told(Claim("c1", "r", Span(0, 1, "x"), "p", kind="forecast", modality="likely"))
    0.729
    """
    if claim.probability is not None:
        return min(max(claim.probability.mean, 0.0), 1.0)
    if claim.kind == "intention" and claim.modality == "asserted":
        return _INTENDED
    return WORD.get(claim.modality, WORD["expected"])
