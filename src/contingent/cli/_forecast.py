"""How long a run will take, said before it begins where it is long."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contingent.scenario import Scenario

__all__ = ["say_duration", "seconds_of", "together"]

_LONG = 2e9  # days of futures; assumed: some minutes, so that a probe of a second does not count
_PROBE = 4_000  # futures of one deployment: two blocks, so that two threads have work


def together(scenario: Scenario, deployment: str = "") -> list[str]:
    """Give the deployments that are simulated for the measures of one: those of its sender."""
    chosen = scenario.deployments[deployment] if deployment else next(iter(scenario.deployments.values()))
    return [name for name, each in scenario.deployments.items() if each.sender == chosen.sender]


def seconds_of(
    scenario: Scenario, futures: int, hypotheses: int, threads: int | None = None, deployment: str = ""
) -> float:
    """Estimate how long a run takes, from a short one of the first deployment on this machine.

    Parameters
    ----------
    scenario : Scenario
        As loaded.
    futures : int
        Futures a hypothesis.
    hypotheses : int
        How many are simulated.
    threads : int, optional
        Worker threads of the run.
    deployment : str
        That measures are read from; the first one if empty.

    Returns
    -------
    float
        Seconds; 0 where the run is too short to ask. Deployments may differ by a factor of a few.
    """
    work = float(futures) * hypotheses * len(together(scenario, deployment))
    if work * scenario.days < _LONG:
        return 0.0
    from contingent.simulate import simulate

    name, first = next(iter(scenario.deployments.items()))
    alone = replace(scenario, deployments={name: first}, correlations=())
    simulate(alone, futures=_PROBE, threads=threads)  # loads and compiles, which the long run does once
    begun = time.perf_counter()
    simulate(alone, futures=_PROBE, first=_PROBE, threads=threads)
    return (time.perf_counter() - begun) / _PROBE * work


def say_duration(seconds: float) -> str:
    """Say a duration roughly.

    Examples
    --------
    >>> say_duration(150), say_duration(40_000), say_duration(1e6)
    ('about 3 minutes', 'about 11 hours', 'about 12 days')
    """
    for most, unit, word in ((5_400, 60, "minute"), (172_800, 3_600, "hour"), (math.inf, 86_400, "day")):
        if seconds < most:
            count = max(1, math.ceil(seconds / unit)) if word == "minute" else round(seconds / unit)
            return f"about {count:,} {word}{'' if count == 1 else 's'}"
    return ""
