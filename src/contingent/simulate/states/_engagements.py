"""Who wins an engagement of a scenario, future by future: the fitted chance, as wide as wars differ."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from contingent.scenario import Engagement
from contingent.simulate._arithmetic import exp_many, normal_many
from contingent.simulate.losses import Battle, Force, win_log_odds
from contingent.simulate.states._draws import Floats, uniforms

__all__ = ["wins"]

_POSTURES = {"hasty": "HD", "prepared": "PD", "fortified": "FD", "delaying": "DL", "withdrawing": "WD"}
_AIR = {"neither": 0, "attacker": 1, "defender": -1}


def wins(
    engagement: Engagement, seed: int, numbers: NDArray[np.uint64], values: Mapping[str, Floats], more: Floats
) -> NDArray[np.bool_]:
    """Tell in which futures the attack is made and the attacker wins.

    Parameters
    ----------
    engagement : Engagement
        Strengths are inputs.
    seed, numbers, values
        As for :func:`contingent.simulate.states.make_table`.
    more : float64 array, shape (futures,), people
        Those of its deployment at the front on the day.

    Returns
    -------
    bool array, shape (futures,)

    Notes
    -----
    Three addressed draws a future: whether it is attempted, where this war lies in the spread of wars and of the
    coefficients, and the outcome. The same under each hypothesis, so that they differ by strengths alone.
    """

    def value(key: str) -> Floats:
        return values[engagement.inputs[key].path]

    tried, place, luck = uniforms(seed, f"engagements.{engagement.name}", numbers, 3)
    attacks = engagement.side == "attacker"
    attackers, defenders = value("attacker") + more * attacks, value("defender") + more * (not attacks)
    year = engagement.date.year if engagement.date else None
    battle = Battle(Force(1.0), Force(1.0), year, posture=_POSTURES[engagement.posture], air=_AIR[engagement.air])
    mean, sd = win_log_odds(battle, attackers, defenders, value("surprise"))
    chance = 1.0 / (1.0 + exp_many(-(mean + sd * normal_many(place))))
    came: NDArray[np.bool_] = (tried < value("attempted")) & (luck < chance)
    return came
