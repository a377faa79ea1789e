"""Reading decisions, joiners and engagements from simulated futures."""

from __future__ import annotations

import numpy as np

from contingent.errors import UsageError
from contingent.scenario import Decision, Engagement, Joiner
from contingent.simulate._futures import Futures
from contingent.simulate.states._came import came_about, joined_on
from contingent.simulate.states._draws import Floats
from contingent.simulate.states._engagements import wins

__all__ = ["decided_on", "joined", "won_on"]

_BITS = {"stop": 1, "change": 2, "enlarge": 4}


def decided_on(futures: Futures) -> Floats:
    """Give the day on which the decision that is asked about was taken, shape (futures,), infinite where it was not."""
    found = futures.scenario.decisions
    if futures.about not in found:
        raise UsageError("no such decision", value=futures.about, allowed=", ".join(found) or "none in this scenario")
    decision: Decision = found[futures.about]
    if decision.kind == "event":
        return came_about(decision, futures.scenario, futures.seed, futures.addresses, futures.inputs)
    view = futures.of(decision.deployment)
    if decision.kind == "send":
        return _first(view, view.channel("batches") > 0)
    return _first(view, (view.channel("decisions") & _BITS[decision.kind]) > 0)


def _first(futures: Futures, happened: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Floats:
    """First recorded day on which something has happened."""
    days: Floats = np.where(happened.any(axis=1), futures.days[happened.argmax(axis=1)], np.inf)
    return days


def joined(futures: Futures) -> Floats:
    """Give the day on which a state joined, shape (futures,): the one asked about, or any with troops for the host."""
    found = futures.scenario.joiners
    if futures.about and futures.about not in found:
        raise UsageError("no such joiner", value=futures.about, allowed=", ".join(found) or "none in this scenario")
    asked = [found[futures.about]] if futures.about else [
        one for one in found.values() if one.kind == "troops" and one.side == "host"
    ]  # fmt: skip
    if not asked:
        return np.full(len(futures), np.inf)
    first: Floats = np.min([_joined(futures, one) for one in asked], axis=0)
    return first


def won_on(futures: Futures) -> Floats:
    """Give the day of the engagement that is asked about, shape (futures,), infinite where it is not won."""
    found = futures.scenario.engagements
    if futures.about not in found:
        raise UsageError("no such engagement", value=futures.about, allowed=", ".join(found) or "none in this scenario")
    one: Engagement = found[futures.about]
    when = one.date or futures.scenario.horizon
    more = futures.of(one.deployment).on("front", when).astype(float) if one.deployment else np.zeros(len(futures))
    came = wins(one, futures.seed, futures.addresses, futures.inputs, more)
    days: Floats = np.where(came, float(futures.day(when)), np.inf)
    return days


def _joined(futures: Futures, joiner: Joiner) -> Floats:
    waits = "if_more" in joiner.inputs
    more_on = _first(futures, futures.channel("batches") > 0) if waits else np.full(len(futures), np.inf)
    return joined_on(joiner, futures.scenario, futures.seed, futures.addresses, futures.inputs, more_on)
