"""Epstein's adaptive law, for comparison: each side changes how it fights when it loses more than it will bear."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Adaptive", "adaptive", "adaptive_losses"]

Array = NDArray[np.float64]


class Adaptive(NamedTuple):
    """What the adaptive law takes.

    Parameters
    ----------
    prosecution : float
        Share of the attackers whose loss the attacker accepts on the first day, above 0, under the threshold.
    attacker_threshold, defender_threshold : float
        Shares lost a day above which the attacker slackens and the defender withdraws, in (0, 1).
    exchange : float
        Attackers lost for each defender lost, above 0.
    """

    prosecution: float
    attacker_threshold: float
    defender_threshold: float
    exchange: float


class _Temper(NamedTuple):
    """How both fight on a day: the attacker's prosecution rate, and withdrawal as a share of the fastest."""

    prosecution: float
    withdrawal: float

    @property
    def rate(self) -> float:
        """Share of the attackers lost on the day."""
        return self.prosecution * (1 - self.withdrawal)

    def after(self, attacker_rate: float, defender_rate: float, how: Adaptive) -> _Temper:
        """Give the next day's from the shares lost on this one."""
        # The formula is meant for rates under the threshold; above, it would press harder the more is lost.
        slack = max((how.attacker_threshold - self.prosecution) / how.attacker_threshold, 0.0)
        prosecution = self.prosecution - slack * (attacker_rate - how.attacker_threshold)
        if defender_rate <= how.defender_threshold:
            return _Temper(max(prosecution, 0.0), 0.0)
        over = (defender_rate - how.defender_threshold) / (1 - how.defender_threshold)
        return _Temper(max(prosecution, 0.0), min(self.withdrawal + (1 - self.withdrawal) * over, 1.0))


def adaptive(start: tuple[float, float], how: Adaptive, days: int) -> Array:
    """Follow the adaptive law from day to day.

    Parameters
    ----------
    start : (float, float)
        Attackers and defenders at the start, people.
    how : Adaptive
        Rates, thresholds and exchange.
    days : int
        Length.

    Returns
    -------
    float array, shape (days + 1, 2), people
        Strengths at whole days; none falls below 0.

    Notes
    -----
    Attackers lose ``a (1 - w)`` of their number, defenders ``1 / exchange`` as many people. ``a`` moves by
    ``-(A* - a) / A* (rate - A*)``, ``w`` by ``(1 - w) (rate - D*) / (1 - D*)`` while the defender's rate is above its
    threshold D*, else it is 0. Air power is left out.

    References
    ----------
    Epstein 1985, The Calculus of Conventional War: Dynamic Analysis without Lanchester Theory (Brookings), A-1 to A-7.

    Examples
    --------
    >>> adaptive((1000.0, 500.0), Adaptive(0.02, 0.05, 0.05, 2.0), 2).round(1).tolist()
    [[1000.0, 500.0], [980.0, 490.0], [942.8, 471.4]]
    """
    temper, state, found = _Temper(how.prosecution, 0.0), np.array(start, dtype=float), [np.array(start, dtype=float)]
    for _ in range(days):
        lost = np.minimum(temper.rate * state[0] * np.array([1.0, 1 / how.exchange]), state)
        rates = lost / np.maximum(state, 1e-9)  # who is gone loses nobody
        temper = temper.after(float(rates[0]), float(rates[1]), how)
        state = state - lost
        found.append(state)
    return np.array(found)


def adaptive_losses(strengths: Array, losses: Array, attacks: NDArray[np.bool_], how: Adaptive) -> Array:
    """Give the losses that the law expects of each day, from the true strengths and losses of the days before.

    Parameters
    ----------
    strengths, losses : float array, shape (days, 2), people
        Of both sides by day; the losses of the last day are not looked at.
    attacks : bool array, shape (days,)
        Where the second side attacks. Where the roles change, both begin anew.
    how : Adaptive
        Rates, thresholds and exchange, by role.

    Returns
    -------
    float array, shape (days, 2), people

    Examples
    --------
    >>> people, lost = np.full((2, 2), 1000.0), np.full((2, 2), 20.0)
    >>> adaptive_losses(people, lost, np.array([False, False]), Adaptive(0.02, 0.05, 0.05, 2.0)).round(6).tolist()
    [[20.0, 10.0], [38.0, 19.0]]
    """
    expected, temper = np.zeros_like(strengths), _Temper(how.prosecution, 0.0)
    for day, second in enumerate(attacks):
        attacker, defender = (1, 0) if second else (0, 1)
        if day and attacks[day - 1] == second:
            rates = losses[day - 1] / strengths[day - 1]
            temper = temper.after(float(rates[attacker]), float(rates[defender]), how)
        else:
            temper = _Temper(how.prosecution, 0.0)
        expected[day, attacker] = temper.rate * strengths[day, attacker]
        expected[day, defender] = expected[day, attacker] / how.exchange
    return expected
