"""The data of ``contingent weigh``: everything its text says, as plain values."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contingent.weigh import Change, Drivers, Effect, Estimate, InputEffect, Posterior

__all__ = ["asked_of", "data", "drive", "numbers", "quantiles_of", "say_change"]


def data(posterior: Posterior, measures: tuple[str, ...], out: tuple[str, ...]) -> dict[str, Any]:
    """Write a posterior as plain values.

    Parameters
    ----------
    posterior : Posterior
        As weighed.
    measures : tuple of str
        Whose drivers are listed.
    out : tuple of str
        Claims that were left out.

    Returns
    -------
    dict
        JSON without NaN: None where there is no number.
    """
    from contingent.weigh import effects, history, sensitivity

    scenario = posterior.scenario
    tried = sensitivity(posterior)
    return {
        "scenario": scenario.name, "sha256": scenario.sha256, "seed": posterior.seed, "left_out": list(out),
        "hypotheses": {name: _hypothesis(each) for name, each in posterior.hypotheses.items()},
        "claims": [_claim(posterior, one) for one in effects(posterior)],
        "refused": dict(posterior.refused),
        "log": [{"claim": step.claim, "probabilities": _shares(step.shares)} for step in history(posterior)],
        "quantiles": numbers(posterior, measures),
        "drivers": {measure: _drivers(drive(posterior, measure)) for measure in measures},
        "sensitivity": {
            "lows": dict(tried.lows), "highs": dict(tried.highs),
            "changes": [
                {"input": one.path, "change": one.kind, "probabilities": _shares(one.shares),
                 "moved": _shares(one.moved)} for one in tried.changes
            ],
        },
    }  # fmt: skip


def drive(posterior: Posterior, measure: str) -> Drivers:
    """Find what drives a measure by the horizon."""
    from contingent.weigh import drivers

    return drivers(posterior, measure)


def quantiles_of(posterior: Posterior, measure: str) -> tuple[float, float, float]:
    """Give the 10, 50 and 90 % points of a measure by the horizon."""
    low, middle, high = posterior.quantiles(measure, [posterior.scenario.horizon], [0.1, 0.5, 0.9])[0]
    return float(low), float(middle), float(high)


def numbers(posterior: Posterior, measures: tuple[str, ...]) -> dict[str, dict[str, float | None]]:
    """Write those points by measure; None where it exists in no future."""
    return {
        name: dict(zip(("q10", "q50", "q90"), map(_finite, quantiles_of(posterior, name)), strict=True))
        for name in measures
    }


def asked_of(one: InputEffect) -> str:
    """Say what the measure is at the ends of an input, as a clause."""
    if not (math.isfinite(one.at_low) and math.isfinite(one.at_high)):
        return ""
    from contingent.weigh import say_number

    return f": {say_number(one.at_low, 2)} in its lowest fifth, {say_number(one.at_high, 2)} in its highest"


def say_change(posterior: Posterior, one: Change) -> str:
    """Say what a changed prior does to the hypothesis that it moves most."""
    from contingent.brief._titles import input_title

    name = max(one.moved, key=lambda key: abs(one.moved[key].value))
    title, share = posterior.hypotheses[name].title or name, one.shares[name]
    what = f"all claims {one.kind}" if not one.path else f"{input_title(posterior.scenario, one.path)}, {one.kind}"
    if not share.reliable:
        return f"{what}: no number: {share.reason}"
    points = 100 * one.moved[name].value
    return f"{what}: “{title}” {100 * share.value:.0f} % ({'+' if points > 0 else '−'}{abs(points):.1f})"


def _hypothesis(each: Any) -> dict[str, Any]:
    diagnosis = each.diagnosis
    return {
        "title": each.title, "prior": each.prior, "probability": _estimate(each.probability),
        "log_evidence": _estimate(each.log_evidence), "futures": len(each.futures),
        "effective_futures": diagnosis.ess, "khat": _finite(diagnosis.khat), "khat_limit": _finite(diagnosis.limit),
    }  # fmt: skip


def _claim(posterior: Posterior, effect: Effect) -> dict[str, Any]:
    from contingent.weigh import say_likelihood

    claim = posterior.ledger.by_id[effect.claim]
    return {
        "id": effect.claim, "proposition": claim.proposition, "likelihood": say_likelihood(claim),
        "evidence": effect.sentence, "favoured": effect.favoured, "disfavoured": effect.disfavoured,
        "ratio": _finite(effect.ratio), "log_ratios": {key: _finite(one) for key, one in effect.log_ratios.items()},
        "twins": list(effect.twins), "changes": _shares(effect.changes), "reliable": effect.reliable,
        "reason": effect.reason,
    }  # fmt: skip


def _drivers(found: Drivers) -> dict[str, Any]:
    rows = [
        {
            "input": one.path, "share": one.share.value, "error": _finite(one.share.error), "low_90": one.low,
            "high_90": one.high, "way": one.way, "at_low_fifth": _finite(one.at_low),
            "at_high_fifth": _finite(one.at_high),
        }
        for one in found.telling
    ]  # fmt: skip
    return {"by_chance": _finite(found.by_chance), "reason": found.reason, "inputs": rows}


def _shares(some: Any) -> dict[str, Any]:
    return {name: _estimate(one) for name, one in some.items()}


def _estimate(one: Estimate) -> dict[str, Any]:
    found = {"value": _finite(one.value), "error": _finite(one.error), "reliable": one.reliable}
    return found if one.reliable else {**found, "reason": one.reason}


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
