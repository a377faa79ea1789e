"""A probe: the deployment as unit rotation with its policies stretched far beyond belief.

Where the scenario's own futures never meet a pair of figures, nothing can be learnt from them about
the conditions. So the engine runs once more with batch, interval and tour spread from a third of their
median to three times it. Its shares are no probabilities; only the rule is read off it.
"""

from __future__ import annotations

import math
from dataclasses import replace

from contingent.scenario import Deployment, Distribution, Input, Scenario
from contingent.simulate import Futures

__all__ = ["FUTURES", "STRETCHED", "probe"]

FUTURES = 6_000
"""Futures of the probe: a quarter of a second of work, some dozens of hits for a rare pair (assumed)."""

STRETCHED = ("batch", "interval", "tour")
"""Policies that a rotation is made of."""

_FACTOR = 3.0  # from a third to three times the median: beyond what the scenario believes (assumed)
_Z95 = 1.6449  # 95 per cent point of the standard normal: the two ends hold nine tenths


def probe(scenario: Scenario, *, seed: int, futures: int = FUTURES) -> Futures | None:
    """Simulate a unit rotation with stretched policies.

    Parameters
    ----------
    scenario : Scenario
        As loaded; the first hypothesis with unit rotation is stretched, else the scenario itself
        with that scheme.
    seed : int
        Same seed, same futures.
    futures : int
        How many.

    Returns
    -------
    Futures or None
        None where the main deployment has no batch, interval or tour.
    """
    from contingent.simulate import simulate

    base, name = _rotation(scenario)
    main = base.deployments[name]
    if any(key not in main.inputs for key in STRETCHED):
        return None
    inputs = {key: _stretched(each) if key in STRETCHED else each for key, each in main.inputs.items()}
    deployment: Deployment = replace(main, scheme="unit rotation", inputs=inputs)
    wide = replace(base, deployments={**base.deployments, name: deployment})
    return simulate(wide, futures=futures, seed=seed, hypothesis="probe")


def _rotation(scenario: Scenario) -> tuple[Scenario, str]:
    from contingent.scenario import under

    name = next(iter(scenario.deployments))
    for hypothesis in scenario.hypotheses:
        found = under(scenario, hypothesis)
        if found.deployments[name].scheme == "unit rotation":
            return found, name
    return scenario, name


def _stretched(item: Input) -> Input:
    middle, belief = item.distribution.mid, item.distribution
    text = f"{middle / _FACTOR:g} to {middle * _FACTOR:g} {item.unit}"
    # Lognormal and not uniform: rare pairs of figures need short tours and intervals, of which a
    # uniform draw from a third to three times holds few.
    spread = (math.log(middle), math.log(_FACTOR) / _Z95)
    wide = Distribution(text, "lognormal", spread, belief.unit, belief.support)
    return replace(item, distribution=wide, source="assumed", why="a probe far beyond belief")
