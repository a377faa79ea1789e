"""What further batches add: the same futures with them and without them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from contingent.simulate.front._part import Floats

if TYPE_CHECKING:
    from contingent.scenario import Deployment, Scenario, Scheme
    from contingent.simulate._futures import Futures

__all__ = ["SENT_IN_BATCHES", "without_batches"]

SENT_IN_BATCHES = ("unit rotation", "planned batches", "single surge")
"""Schemes under which a further batch is a body of people, and not a steady stream."""


_WITH_TOURS = ("unit rotation", "planned batches")


def without_batches(futures: Futures) -> Futures:
    """Live through the same futures with nobody more sent.

    Parameters
    ----------
    futures : Futures
        Of any numbers and inputs.

    Returns
    -------
    Futures
        With the same numbers and inputs, future by future: who was sent at first serves the tour of the scheme and goes
        home, or serves on where it has none, and nothing is decided about further batches.

    Examples
    --------
    >>> from contingent.scenario import load
    >>> from contingent.simulate import simulate
    >>> futures = simulate(load("dprk-russia-2024"), futures=20)
    >>> fewer = without_batches(futures)
    >>> bool((fewer.channel("sent") <= futures.channel("sent")).all())
    True
    """
    from contingent.simulate._life import lived

    bare = _bare(futures.scenario)

    def drawn(cut: slice) -> dict[str, Floats]:
        return {path: futures.inputs[path][cut] for path in bare.inputs}

    numbers = futures.addresses
    found = lived(bare, numbers, drawn, futures.seed, futures.hypothesis, futures.dates, None, "numba")
    return replace(found, numbers=numbers, main=futures.main)


def _bare(scenario: Scenario) -> Scenario:
    stay = {
        name: replace(one, scheme=_alone(one), replacement="none", periods=(), plan=(), profile=())
        for name, one in scenario.deployments.items()
    }
    events = {name: one for name, one in scenario.decisions.items() if one.kind == "event"}
    return replace(scenario, deployments=stay, decisions=events)


def _alone(one: Deployment) -> Scheme:
    """Name the scheme under which those already sent serve as they would, and nobody follows."""
    return "fixed term" if "tour" in one.inputs and one.scheme in _WITH_TOURS else "no rotation"
