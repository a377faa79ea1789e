"""The daily casualty rate of a side: a fitted law with a wide, measured spread."""

from __future__ import annotations

import math
from typing import NamedTuple

from contingent.simulate.losses._battle import Battle, Side
from contingent.simulate.losses._coefficients import load

__all__ = ["LogNormal", "daily_rate", "plain_daily_rate", "rate_terms"]

_REFERENCE_PEOPLE = 10_000.0  # terms are centred on a division, so that squares and slopes do not fight
_CENTRE_YEAR, _YEARS = 1940.0, 20.0
_KNOWN_YEARS = (1900, 1982)  # CDB90 since 1900 ends there; a later battle is taken as one of the last year known


class LogNormal(NamedTuple):
    """A distribution whose logarithm is normal: mean and standard deviation of the logarithm."""

    mean_log: float
    sd_log: float

    def quantile(self, level: float) -> float:
        """Give a quantile.

        Examples
        --------
        >>> round(LogNormal(0.0, 1.0).quantile(0.5), 6)
        1.0
        """
        from statistics import NormalDist

        return math.exp(NormalDist(self.mean_log, self.sd_log).inv_cdf(level))


def rate_terms(battle: Battle, side: Side) -> dict[str, float]:
    """Give the terms of the fitted law, all of them known before or during a battle.

    Parameters
    ----------
    battle : Battle
        The battle; unknown arms count as none, an unknown year as 1940, unknown days as 1.
    side : {"attacker", "defender"}
        Whose casualties.

    Returns
    -------
    dict of str to float
        Terms by name.
    """
    own, enemy = battle.sides(side)
    attacks = float(side == "attacker")
    year = battle.year if battle.year is not None else _CENTRE_YEAR
    since = (min(max(year, _KNOWN_YEARS[0]), _KNOWN_YEARS[1]) - _CENTRE_YEAR) / _YEARS
    log_own, days = math.log(own.people / _REFERENCE_PEOPLE), max(battle.days or 1.0, 1.0)
    return {
        "log_own": log_own,
        "log_enemy": math.log(enemy.people / _REFERENCE_PEOPLE),
        "attacker": attacks,
        "log_days": math.log(days),
        "prepared": float(battle.posture == "PD"),
        "fortified": float(battle.posture == "FD"),
        "delaying": float(battle.posture in ("DL", "WD")),
        "surprise": battle.surprise * (1.0 if attacks else -1.0),
        "before_1925": float(year < 1925),
        "from_1960": float(year >= 1960),
        "year": since,
        "attacker_by_year": attacks * since,
        "log_own_squared": log_own**2,
        "one_day": float(days == 1),
        "own_tanks": _density(own.tanks, own.people),
        "own_aircraft": _density(own.aircraft, own.people),
        "enemy_tanks": _density(enemy.tanks, enemy.people),
        "enemy_aircraft": _density(enemy.aircraft, enemy.people),
    }


def _density(items: float | None, people: float) -> float:
    """Logarithm of one plus items a thousand people; nothing known counts as none, as most of CDB90 means it."""
    return math.log1p((items or 0.0) / (people / 1000))


def daily_rate(battle: Battle, side: Side) -> LogNormal:
    """Give casualties per day as a share of strength, from all that the fit uses.

    Parameters
    ----------
    battle : Battle
        The battle.
    side : {"attacker", "defender"}
        Whose casualties: killed, wounded, captured and missing.

    Returns
    -------
    LogNormal
        Of the rate, per day.

    Notes
    -----
    ``ln rate = constant + sum of coefficients times terms + e``, the variance of e itself log-linear in own strength,
    days and role. Fitted on side-battles since 1900 of CDB90 (US Army, Concepts Analysis Agency 1990).

    Examples
    --------
    >>> from contingent.simulate.losses._battle import Force
    >>> battle = Battle(Force(15_000), Force(10_000), year=1944, days=5)
    >>> rate = daily_rate(battle, "attacker")
    >>> 0.001 < rate.quantile(0.5) < 0.05
    True
    """
    model, terms = load("daily_rate"), rate_terms(battle, side)
    return LogNormal(model.sum(terms), math.exp(model.log_variance(terms) / 2))


def plain_daily_rate(battle: Battle, side: Side) -> LogNormal:
    """Give casualties per day as a share of strength from strengths, role and days alone, the engine's law.

    Parameters
    ----------
    battle : Battle
        The battle.
    side : {"attacker", "defender"}
        Whose casualties.

    Returns
    -------
    LogNormal
        Of the rate, per day.

    Notes
    -----
    ``casualties = m own^p enemy^q days^r`` a day, with p, q, r and their errors in ``data/daily_rate_plain.json``.
    """
    model, terms = load("daily_rate_plain"), rate_terms(battle, side)
    return LogNormal(model.sum(terms), math.exp(model.log_variance(terms) / 2))
