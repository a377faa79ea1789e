"""Area that the host's side holds in a theatre: an autocorrelated gain, weakly tied to net force and supply."""

from __future__ import annotations

from datetime import date

import numpy as np

from contingent.simulate._arithmetic import exp_many, log_many
from contingent.simulate.front._part import WEEK, Floats, Part

__all__ = ["area_held"]

_GAIN = 2  # channel
_LEAST_FIRE = 1e-3  # instead of none, whose logarithm is no number


def area_held(part: Part, theatre: str, fire: Floats | float) -> tuple[Floats, Floats]:
    """Give the area held at the points between weeks, with the contingent and without it.

    Parameters
    ----------
    part : Part
        Some futures.
    theatre : str
        One with ``area`` and ``area_gain``.
    fire : float64 array, shape (weeks, futures), or 1
        What want of ammunition leaves of the fire.

    Returns
    -------
    (float64 array, float64 array), shape (weeks + 1, futures), km2

    Notes
    -----
    From the day on which the area is known, a week's gain is ``gain x ((strength + net) / strength x fire)^e`` (with -e
    where ground is lost) and an AR(1) deviation, the same with and without the contingent. No force ratio moves a
    front by itself. Before that day the measured values stand, else the mean gain is counted back.
    """
    path = f"theatres.{theatre}"
    gain, noise = part.get(f"{path}.area_gain"), _deviations(part, theatre)
    tied = part.get(f"{path}.area_elasticity") * np.sign(gain)
    strength = np.maximum(part.get(f"{path}.area_strength", 1.0), 1.0)
    paced = gain * _power(fire, tied)
    pressed = exp_many(tied * log_many((strength + part.net_force(theatre)) / strength))
    rates = (paced * pressed + noise, paced + noise)
    with_it, without = (_levels(part, theatre, gain, np.broadcast_to(rate, noise.shape)) for rate in rates)
    return with_it, without


def _power(fire: Floats | float, tied: Floats) -> Floats | float:
    """Raise the fire to an elasticity, future by future; most futures never lack rounds, and need no logarithm."""
    if isinstance(fire, float):
        return 1.0
    found = np.ones(fire.shape)
    short = np.flatnonzero((fire < 1.0).any(axis=0))
    found[:, short] = exp_many(tied[short] * log_many(np.maximum(fire[:, short], _LEAST_FIRE)))
    return found


def _anchor(part: Part, theatre: str) -> int:
    """Day on which the area is known."""
    known = part.scenario.theatres[theatre].known
    return part.scenario.day(known[-1][0] if known else part.scenario.as_of)


def _deviations(part: Part, theatre: str) -> Floats:
    """Give each week's deviation from the mean gain, (weeks, futures), km2 a day; none before the level is known."""
    path, first = f"theatres.{theatre}", min(max(_anchor(part, theatre) // WEEK, 0), part.weeks)
    phi, sd = part.get(f"{path}.area_phi"), part.get(f"{path}.area_sd")
    luck = part.normals(f"front.{theatre}", _GAIN, part.weeks)
    found = np.zeros(luck.shape)
    jump = sd * np.sqrt(1.0 - phi * phi)
    recent = part.inputs.get(f"{path}.area_recent")
    before = None if recent is None else recent - part.get(f"{path}.area_gain")
    for week in range(first, part.weeks):
        before = sd * luck[week] if before is None else phi * before + jump * luck[week]
        found[week] = before
    return found


def _levels(part: Part, theatre: str, gain: Floats, rates: Floats) -> Floats:
    """Add the gains up from the level on the day on which it is known, within nothing and the most that there is."""
    path, anchor = f"theatres.{theatre}", _anchor(part, theatre)
    most = part.get(f"{path}.area_most", np.inf)
    first = min(max(anchor // WEEK, 0), part.weeks - 1)
    found = np.empty((part.weeks + 1, gain.size))
    slope = gain if anchor < 0 else rates[first]
    found[first] = part.get(f"{path}.area") + slope * (first * WEEK - anchor)
    for week in range(first, part.weeks):
        found[week + 1] = np.clip(found[week] + WEEK * rates[week], 0.0, most)
    for week in range(first, 0, -1):
        found[week - 1] = np.maximum(found[week] - WEEK * gain, 0.0)
    for week, value in _measured(part, theatre, first):
        found[week] = value
    return found


def _measured(part: Part, theatre: str, first: int) -> list[tuple[int, float]]:
    """Give the points on which the area was measured, before the week in which that ends."""
    known = part.scenario.theatres[theatre].known
    days = np.array([_number(part, day) for day, _ in known], dtype=np.float64)
    points = [week for week in range(first) if known and days[0] <= week * WEEK]
    return [(week, float(np.interp(week * WEEK, days, [value for _, value in known]))) for week in points]


def _number(part: Part, day: date) -> int:
    return part.scenario.day(day)
