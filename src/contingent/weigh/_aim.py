"""Where to draw more futures: around what the claims say of today, where the prior alone would draw few."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import numpy as np

from contingent.claims import Claim, Ledger, Reading
from contingent.scenario import Input, Scenario
from contingent.simulate import Tilt
from contingent.weigh._refusals import refusal
from contingent.weigh._soft import soft_interval
from contingent.weigh._values import window_of

__all__ = ["aims"]

_NOW = ("present", "present_peak", "sent")  # on the as-of date these follow from who was sent already
_PACE = ("interval", "tour")  # measures that are inputs themselves
_SAID = 0.4  # least weight of a reading to aim at (assumed)
_RARE = 0.05  # an interval that holds more of the prior is met often enough as it is (assumed)
_OPEN = 1.5  # an interval without an upper end is aimed at up to this multiple of its lower (assumed)
_LOST = 1.05  # more were sent than are present: some fell or are on the way (assumed)
_FAR = 5.0  # sd: what lies further out the prior rules out
_NARROW = 0.05  # sd of the score: no aim is narrower (assumed)
_REACH = 6.0  # sd: ends of the grid on which an input's distribution is inverted


def aims(scenario: Scenario, ledger: Ledger) -> dict[str, Tilt]:
    """Choose the tilts of a run from its claims.

    Parameters
    ----------
    scenario : Scenario
        As loaded; the main deployment's inputs are tilted.
    ledger : Ledger
        Claims; their order changes nothing.

    Returns
    -------
    dict of str to Tilt
        By dotted path; empty where the prior meets every claim often enough by itself. Tilts change how well
        an answer is known, never what it converges to.

    Examples
    --------
    >>> from contingent.scenario import load
    >>> aims(load("dprk-russia-2024"), Ledger((), ()))
    {}
    """
    found: dict[str, set[tuple[float, float]]] = {}
    deployment = next(iter(scenario.deployments.values()))
    correlated = {path for group in scenario.correlations for path in group.between}
    for key, low, high in _targets(scenario, ledger):
        item = deployment.inputs.get(key)
        if item is None or item.formula is not None or item.distribution.fixed or item.path in correlated:
            continue
        centre = _centre(item, low, high)
        if centre is not None:
            found.setdefault(item.path, set()).add(centre)
    return {path: Tilt(tuple(sorted(found[path]))) for path in sorted(found)}


def _targets(scenario: Scenario, ledger: Ledger) -> Iterator[tuple[str, float, float]]:
    """Give the inputs that claims speak of, each with the ends of what is said."""
    for claim in ledger.claims:
        if claim.polarity == "negative" or refusal(claim, ledger, scenario):
            continue
        for reading in _believed(claim.readings):
            if reading.measure in _PACE:
                yield (reading.measure, *_ends(reading))
            elif reading.measure in _NOW and _of_now(claim, reading, scenario):
                low, high = _ends(reading)
                yield "already_sent", low, high * _LOST


def _believed(readings: Iterable[Reading]) -> Iterator[Reading]:
    return (one for one in readings if one.weight >= _SAID and (one.low or one.high))


def _of_now(claim: Claim, reading: Reading, scenario: Scenario) -> bool:
    return claim.kind in ("fact", "assessment") and window_of(reading, scenario).end <= scenario.as_of


def _ends(reading: Reading) -> tuple[float, float]:
    soft = soft_interval(reading.bound, reading.low, reading.high)
    low, high = soft.low, soft.high if math.isfinite(soft.high) else _OPEN * soft.low
    return max(low, high / 4), high  # down to a quarter where there is no lower end (assumed)


def _centre(item: Input, low: float, high: float) -> tuple[float, float] | None:
    """Give mean and sd of the scores whose values lie between the ends; None where no aim is needed."""
    grid = np.linspace(-_REACH, _REACH, 2_401)
    values = item.distribution.from_normal(grid)
    start, end = (float(np.interp(value, values, grid)) for value in (low, high))
    held = 0.5 * (math.erf(end / math.sqrt(2.0)) - math.erf(start / math.sqrt(2.0)))
    if held > _RARE or end < -_FAR or start > _FAR:
        return None
    return round((start + end) / 2, 6), round(max((end - start) / 2, _NARROW), 6)
