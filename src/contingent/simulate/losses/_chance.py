"""The chance of winning an engagement of a war that nobody fitted: as wide as wars differ."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from contingent.simulate.losses._battle import Battle, Force
from contingent.simulate.losses._coefficients import load
from contingent.simulate.losses._outcome import outcome_terms

__all__ = ["WinRange", "win_log_odds", "win_range"]

Array = NDArray[np.float64]
_BAND = 1.6448536269514722  # standard deviations of a 90 % band


class WinRange(NamedTuple):
    """A chance with its 90 % range: mean over the range, and its ends."""

    mean: float
    low: float
    high: float


def win_log_odds(
    battle: Battle, attackers: Array, defenders: Array, surprise: Array | None = None
) -> tuple[Array, Array]:
    """Give the log-odds that the attacker wins, and what they may be wrong by, for many pairs of strengths.

    Parameters
    ----------
    battle : Battle
        Year, posture, air and surprise are looked at; arms and width of the front are taken as usual ones.
    attackers, defenders : float array, shape (n,), people
        Strengths, above 0.
    surprise : float array, shape (n,), optional
        -3 to 3, as of :class:`Battle`; that of the battle if None.

    Returns
    -------
    (float array, float array), shape (n,)
        Mean and standard deviation: errors of the coefficients, and the spread from war to war beyond the terms.

    Notes
    -----
    ``sd^2 = x' C x + t^2``, C the covariance of the coefficients by a bootstrap over families of battles, t the
    spread of whole wars (0.8) about fits that did not see them.

    Examples
    --------
    >>> mean, sd = win_log_odds(Battle(Force(1), Force(1), year=2025), np.array([1e4, 3e4]), np.array([1e4, 1e4]))
    >>> bool(mean[1] > mean[0]), (sd > 0.8).tolist()
    (True, [True, True])
    """
    model, places = load("outcome"), {name: place for place, name in enumerate(load("outcome").value)}
    usual = Battle(Force(1.0), Force(1.0), battle.year, posture=battle.posture, air=battle.air)
    terms = outcome_terms(usual, model.more["medians"])
    rows = np.tile([1.0, *(terms[name] for name in list(places)[1:])], (len(attackers), 1))
    known = np.full(len(attackers), float(battle.surprise)) if surprise is None else surprise
    rows[:, places["log_ratio"]] = np.log(attackers / defenders)
    rows[:, places["surprise_by_attacker"]] = np.maximum(known, 0)
    rows[:, places["surprise_by_defender"]] = np.maximum(-known, 0)
    variance = (rows @ np.array(model.more["covariance"]) * rows).sum(axis=1)
    return rows @ np.array(list(model.value.values())), np.sqrt(variance + float(model.more["war_sd"]) ** 2)


def win_range(battle: Battle) -> WinRange:
    """Give the chance that the attacker wins, with a range that a war unlike those fitted may need.

    Parameters
    ----------
    battle : Battle
        The battle; what came of it is not looked at. Arms and widths are taken as usual ones.

    Returns
    -------
    WinRange
        Mean and 90 % range of the chance.

    Examples
    --------
    >>> found = win_range(Battle(Force(50_000), Force(20_000), year=2025, posture="FD", air=1))
    >>> found.low < 0.4 < found.mean < 0.75 < found.high
    True
    """
    people = np.array([battle.attacker.people]), np.array([battle.defender.people])
    mean, sd = (float(item[0]) for item in win_log_odds(battle, *people))
    points, weights = np.polynomial.hermite_e.hermegauss(41)
    chance = float(weights @ (1 / (1 + np.exp(-(mean + sd * points)))) / weights.sum())
    return WinRange(chance, *(1 / (1 + math.exp(-(mean + end * sd))) for end in (-_BAND, _BAND)))
