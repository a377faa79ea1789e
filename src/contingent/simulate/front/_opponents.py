"""Losses of the opponents in a theatre, week by week, with the contingent and without it."""

from __future__ import annotations

import numpy as np

from contingent.simulate._arithmetic import exp_many, log_many
from contingent.simulate._fighting import LAWS, SLOW_STEP
from contingent.simulate._plan import CHANNEL_SLOW
from contingent.simulate.front._part import WEEK, Floats, Part, running

__all__ = ["opponent_losses"]

_SLOW, _WEEKLY = 0, 1  # channels


def opponent_losses(part: Part, theatre: str, fire: Floats | float) -> tuple[Floats, Floats]:
    """Give the opponents' losses since the start, with the contingent and without it.

    Parameters
    ----------
    part : Part
        Some futures.
    theatre : str
        One with ``opponent_rate``.
    fire : float64 array, shape (weeks, futures), or 1
        What want of ammunition leaves of the losses.

    Returns
    -------
    (float64 array, float64 array), shape (weeks + 1, futures), people
        At the points between weeks.

    Notes
    -----
    ``rate x opponents x ((allies + net) / allies)^q x fire x exp(u)`` a day, at most all opponents: the fitted
    elasticity q to the enemy's strength is the theatre's ``enemy_exponent``, or its law's; u is a slow random walk that
    goes along with that of the contingent's losses, and a week's mean of the daily noise. Opponents are held to be
    kept up.
    """
    path = f"theatres.{theatre}"
    people, allies = part.get(f"{path}.opponents"), np.maximum(part.get(f"{path}.allies", 1.0), 1.0)
    daily = part.get(f"{path}.opponent_rate") * people * fire * exp_many(_intensity(part, theatre))
    law = LAWS.get(part.scenario.theatres[theatre].law)
    power = law["enemy_exponent"] if law else part.get(f"{path}.enemy_exponent")
    more = exp_many(power * log_many((allies + part.net_force(theatre)) / allies))
    with_it, without = np.minimum(daily * more, people), np.minimum(daily, people)
    return _summed(with_it), _summed(without)


def _summed(daily: Floats) -> Floats:
    total = np.zeros((daily.shape[0] + 1, daily.shape[1]))
    total[1:] = running(daily * WEEK)
    return total


def _intensity(part: Part, theatre: str) -> Floats:
    """Give the log intensity by week, shape (weeks, futures), so shifted that the weekly noise has mean 1."""
    path, name = f"theatres.{theatre}", f"front.{theatre}"
    shared = part.get(f"{path}.shared_intensity")
    theirs, own = _walk(part, path, CHANNEL_SLOW), _walk(part, name, _SLOW)  # the first is that of the engine
    slow = SLOW_STEP * part.get(f"{path}.slow_sd") * (shared * theirs + np.sqrt(1.0 - shared * shared) * own)
    sd = part.get(f"{path}.daily_sd") * np.sqrt(_weekly_share(part.get(f"{path}.daily_phi")))
    found: Floats = slow + sd * part.normals(name, _WEEKLY, part.weeks) - 0.5 * sd * sd
    return found


def _walk(part: Part, name: str, channel: int) -> Floats:
    """Give a standard normal random walk by week, shape (weeks, futures), from nought in the first."""
    steps = part.normals(name, channel, part.weeks)
    steps[0] = 0.0
    return running(steps)


def _weekly_share(phi: Floats) -> Floats:
    """Variance of the mean of seven days of an AR(1), as a share of a day's."""
    total, power = np.full(phi.shape, float(WEEK)), np.ones(phi.shape)
    for lag in range(1, WEEK):
        power = power * phi
        total = total + 2.0 * (WEEK - lag) * power
    return total / WEEK**2
