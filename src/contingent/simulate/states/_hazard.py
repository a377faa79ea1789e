"""How likely a decision about a deployment is in each month, given what the future has come to."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from contingent.scenario import Decision
from contingent.simulate._arithmetic import exp_many
from contingent.simulate._futures import Futures
from contingent.simulate.states._decide import SIGNS, logit, pressures
from contingent.simulate.states._draws import Floats
from contingent.simulate.states._months import months_of
from contingent.simulate.states._pull import LEVELS, pull_of

__all__ = ["hazards"]


def hazards(futures: Futures, decision: Decision) -> tuple[tuple[date, ...], Floats]:
    """Give the chance of a decision in each whole month ahead.

    Parameters
    ----------
    futures : Futures
        Simulated.
    decision : Decision
        About one of their deployments.

    Returns
    -------
    dates : tuple of datetime.date, length months
        First days.
    chances : float64 array, shape (months, futures), 0 to 1
        For sending: that a batch which is due goes.
    """
    scenario, view = futures.scenario, futures.of(decision.deployment)
    months, numbers = months_of(scenario), futures.addresses
    first = 1 if months.broken else 0
    pull, size = pull_of(scenario, futures.seed, numbers), len(futures)

    def value(key: str, of: Decision = decision) -> Floats:
        item = of.inputs.get(key)
        return np.zeros(size) if item is None else futures.inputs[item.path]

    pressed, need_sign, empty_sign = SIGNS[decision.kind]
    send = [one for one in scenario.decisions.values() if one.kind == "send" and one.deployment == decision.deployment]
    alarm = value("alarm", send[0]) if send else None
    rows = []
    for (calm, loud), when in list(zip(pressures(decision, pull, alarm), months.dates, strict=True))[first:]:
        need, empty, more = _state(view, when - timedelta(days=1))
        push = calm + (loud - calm) * more / LEVELS
        odds = logit(value("base")) + pressed * value("pressure") * push
        odds = odds + need_sign * value("need") * need + empty_sign * value("capacity") * empty
        rows.append(1.0 / (1.0 + exp_many(-odds)))
    return months.dates[first:], np.array(rows)


def _state(view: Futures, when: date) -> tuple[Floats, Floats, Floats]:
    """Share of the force that is lost, share of those who may be sent that is not at home, further batches."""
    lost = (view.on("dead", when) + view.on("captured", when)).astype(np.float64)
    force = sum(view.on(name, when) for name in ("assembling", "transit", "training", "front", "support"))
    sender = view.scenario.deployments[view.main].sender
    pool = np.maximum(view.inputs[f"senders.{sender}.deployable"] - view.inputs[f"senders.{sender}.home_floor"], 1.0)
    empty = 1.0 - np.clip(view.on("left_at_home", when) / pool, 0.0, 1.0)
    return lost / np.maximum(lost + force, 1.0), empty, np.minimum(view.on("batches", when), LEVELS).astype(np.float64)
