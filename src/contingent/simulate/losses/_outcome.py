"""The outcome of an engagement, from what can be known before it."""

from __future__ import annotations

import math

from contingent.simulate.losses._battle import Battle, Force
from contingent.simulate.losses._coefficients import Coefficients, load

__all__ = ["attacker_wins", "outcome_chances", "outcome_terms"]

_MODERN_YEAR = 1900.0  # arms are counted otherwise before; an unknown year is taken as this one
_EARLY_YEAR, _LATE_YEAR = 1700, 1945  # attackers won more often before and after; a slope by year says no more
_ARMS = ("guns", "tanks", "aircraft")
_PER_KM = 7_200.0  # people of both sides a km: the median of the fit (7,211), so that an unknown front is a usual one


def outcome_terms(battle: Battle, medians: dict[str, float]) -> dict[str, float]:
    """Give the terms of the fitted chance, none of them judged after the event.

    Parameters
    ----------
    battle : Battle
        The battle.
    medians : dict of str to float
        What stands in where nobody knows the arms, under such names as ``modern attacker_guns``.

    Returns
    -------
    dict of str to float
        Terms by name.
    """
    year = battle.year if battle.year is not None else _MODERN_YEAR
    people = battle.attacker.people + battle.defender.people
    return {
        "log_ratio": math.log(battle.attacker.people / battle.defender.people),
        "fortified": float(battle.posture == "FD"),
        "surprise_by_attacker": float(max(battle.surprise, 0)),
        "surprise_by_defender": float(max(-battle.surprise, 0)),
        "air": float(battle.air),
        "before_1700": float(year < _EARLY_YEAR),
        "after_1945": float(year > _LATE_YEAR),
        "arms_advantage": _arms(battle.attacker, "attacker", year, medians)
        - _arms(battle.defender, "defender", year, medians),
        "log_people_per_km": math.log(people / battle.front_km / _PER_KM) if battle.front_km else 0.0,
    }


def _arms(force: Force, side: str, year: float, medians: dict[str, float]) -> float:
    """Sum the densities of guns, tanks and aircraft; one term, since three a side say no more (cross-validated)."""
    age = "modern" if year >= _MODERN_YEAR else "old"
    told = [(density(force, arm), medians[f"{age} {side}_{arm}"]) for arm in _ARMS]
    return sum(middle if known is None else known for known, middle in told)


def density(force: Force, arm: str) -> float | None:
    """Give the logarithm of one plus items a thousand people; None where nobody knows."""
    items: float | None = getattr(force, arm)
    return None if items is None else math.log1p(items / (force.people / 1000))


def attacker_wins(battle: Battle) -> float:
    """Give the chance that the attacker wins.

    Parameters
    ----------
    battle : Battle
        The battle; what came of it is not looked at.

    Returns
    -------
    float
        Between 0 and 1. A draw is no win.

    Notes
    -----
    Ridge logistic regression on CDB90, all years. Numbers alone say little: 3 to 1 is a chance of about two in three.

    Examples
    --------
    >>> even = Battle(Force(10_000), Force(10_000), year=1944)
    >>> surprised = Battle(Force(10_000), Force(10_000), year=1944, surprise=2)
    >>> 0.3 < attacker_wins(even) < attacker_wins(surprised) < 1
    True
    """
    model = _model()
    return 1 / (1 + math.exp(-model.sum(outcome_terms(battle, model.more["medians"]))))


def outcome_chances(battle: Battle) -> dict[str, float]:
    """Give the chances that the attacker wins, that it is a draw, and that the attacker loses.

    Parameters
    ----------
    battle : Battle
        The battle.

    Returns
    -------
    dict of str to float
        ``wins``, ``draw``, ``loses``; they sum to 1. Of battles not won, a fixed share is drawn: too few to say more.

    Examples
    --------
    >>> round(sum(outcome_chances(Battle(Force(10_000), Force(10_000))).values()), 12)
    1.0
    """
    wins, share = attacker_wins(battle), float(_model().more["draw_share_of_not_won"])
    return {"wins": wins, "draw": (1 - wins) * share, "loses": (1 - wins) * (1 - share)}


def _model() -> Coefficients:
    return load("outcome")
