"""Prior odds as an input: how likely each hypothesis is held before any claim."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from contingent.errors import UsageError
from contingent.scenario import Scenario

__all__ = ["set_priors"]

_ROUNDING = 0.01  # shares that miss a sum of 1 by one point were rounded


def set_priors(scenario: Scenario, told: Mapping[str, str]) -> Scenario:
    """Give a scenario other prior probabilities.

    Parameters
    ----------
    scenario : Scenario
        With hypotheses.
    told : mapping of str to str
        By hypothesis: odds, such as ``'2'``, or shares, such as ``'60 %'``, not both kinds. Odds share out what the
        named hypotheses have together, the others keep theirs. Shares are taken as they are, the others scale
        to the rest.

    Returns
    -------
    Scenario
        Its priors sum to 1.

    Raises
    ------
    UsageError
        If a hypothesis is unknown, a figure is no number from 0 up, or nothing is left possible.

    Examples
    --------
    >>> from contingent.scenario import load
    >>> found = set_priors(load("dprk-russia-2024"), {"rotation": "2", "surge": "1"})
    >>> [round(each.prior, 3) for each in found.hypotheses.values()]
    [0.3, 0.15, 0.3, 0.25]
    """
    if not told:
        return scenario
    known = scenario.hypotheses
    for name in told:
        if name not in known:
            raise UsageError("no such hypothesis", value=name, allowed=", ".join(known) or "none in this scenario")
    total = sum(each.prior for each in known.values()) or 1.0
    old = {name: each.prior / total for name, each in known.items()}
    in_shares = {text.rstrip().endswith("%") for text in told.values()}
    if len(in_shares) > 1:
        raise UsageError("priors are odds or per cent, not both", value=", ".join(told.values()))
    figures = {name: _figure(name, text) for name, text in told.items()}
    new = _by_share(old, figures) if in_shares == {True} else _by_odds(old, figures)
    priors = {name: new.get(name, old[name]) for name in known}
    return replace(scenario, hypotheses={name: replace(each, prior=priors[name]) for name, each in known.items()})


def _figure(name: str, text: str) -> float:
    plain = text.strip()
    try:
        found = float(plain.rstrip("% ")) / (100.0 if plain.endswith("%") else 1.0)
    except ValueError:
        found = math.nan
    if not 0.0 <= found < math.inf:
        raise UsageError("a prior is no number", value=f"{name}={text}", allowed="0 or more, such as 2, or 60 %")
    return found


def _by_odds(old: Mapping[str, float], odds: Mapping[str, float]) -> dict[str, float]:
    total, held = sum(odds.values()), sum(old[name] for name in odds)
    if total == 0.0 and held >= 1.0 - 1e-9:
        raise UsageError("no hypothesis is left: every prior is 0", allowed="one of them above 0")
    if total == 0.0:  # what they had goes to the others
        return {name: 0.0 if name in odds else share / (1.0 - held) for name, share in old.items()}
    if held == 0.0:
        raise UsageError("the named hypotheses have no share to split", value=", ".join(odds),
                         mend="give them shares in per cent")  # fmt: skip
    return {name: held * one / total for name, one in odds.items()}


def _by_share(old: Mapping[str, float], told: Mapping[str, float]) -> dict[str, float]:
    total = sum(told.values())
    rest = sum(share for name, share in old.items() if name not in told)
    if total > 1.0 + _ROUNDING or (rest == 0.0 and abs(total - 1.0) > _ROUNDING):
        raise UsageError("priors do not sum to 100 %", value=f"{100 * total:g} %", allowed="100 % over all hypotheses")
    scale = max(1.0 - total, 0.0) / rest if rest > 0.0 else 0.0
    found = {name: told.get(name, share * scale) for name, share in old.items()}
    whole = sum(found.values())
    return {name: share / whole for name, share in found.items()}
