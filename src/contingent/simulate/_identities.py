"""Closed forms of rotation that hold in the limit, exactly; the engine is checked against them.

Months, days and years may be mixed between calls, never within one: every duration of a call has
the same unit.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from contingent.errors import UsageError
from contingent.simulate._spread import EvenSpread, left_at_home, relief_times, spread_evenly
from contingent.simulate._spread import need_not_negative as _not_negative
from contingent.simulate._spread import need_positive as _positive

__all__ = [
    "EvenSpread",
    "implied_tour",
    "left_at_home",
    "net_fill",
    "presence",
    "relief_times",
    "reserve_units_per_deployed",
    "served",
    "spread_evenly",
    "sustainable",
    "units_per_deployed",
]

_ROUNDING = 1e-9  # relative; 48/3 + 28/9 summed in floats may fall just short of a whole number


def units_per_deployed(deployed: float, home: float, overlap: float = 0.0) -> float:
    """Units a sender must own to keep one of them deployed for ever.

    Parameters
    ----------
    deployed : float
        Duration of a tour, above 0.
    home : float
        Duration between two tours, 0 or more, same unit.
    overlap : float
        Days of a tour in which the relief is present as well, 0 or more and below `deployed`.

    Returns
    -------
    float
        ``(D + H) / (D - o)``, units.

    Raises
    ------
    UsageError
        If a duration is out of range.

    Notes
    -----
    With an overlap a unit fills the demand alone for ``D - o`` of its ``D`` days, while its cycle
    stays ``D + H``.

    References
    ----------
    Ordowich (RAND dissertation, 2008), Considering a Cadre Augmented Army, p. 73.

    Examples
    --------
    >>> units_per_deployed(8, 24)
    4.0
    >>> round(units_per_deployed(365, 0, overlap=45), 2)
    1.14
    """
    _positive(deployed=deployed)
    _not_negative(home=home, overlap=overlap)
    if overlap >= deployed:
        raise UsageError("the overlap is as long as the tour", value=overlap, allowed=f"below {deployed:g}")
    return (deployed + home) / (deployed - overlap)


def reserve_units_per_deployed(mobilised: float, home: float, training: float = 0.0) -> float:
    """Reserve units needed to keep one of them deployed, when they train after mobilisation.

    Parameters
    ----------
    mobilised : float
        Duration of a mobilisation, above 0.
    home : float
        Duration between two mobilisations, 0 or more, same unit.
    training : float
        Part of the mobilisation spent in training, 0 or more and below `mobilised`.

    Returns
    -------
    float
        ``(M + H) / (M - t)``, units.

    References
    ----------
    Ordowich (RAND dissertation, 2008), Considering a Cadre Augmented Army, section 2.2.

    Examples
    --------
    >>> reserve_units_per_deployed(12, 60, training=4)
    9.0
    """
    return units_per_deployed(mobilised, home, overlap=training)


def sustainable(components: Sequence[tuple[float, float]]) -> int:
    """Whole units that several components together keep deployed for ever.

    Parameters
    ----------
    components : sequence of (float, float)
        Units owned, and units per deployed unit, of each component.

    Returns
    -------
    int
        ``floor(sum of units / units per deployed)``.

    Examples
    --------
    >>> sustainable([(48, 3), (28, 9)])
    19
    """
    for units, ratio in components:
        _not_negative(units=units)
        _positive(ratio=ratio)
    total = math.fsum(units / ratio for units, ratio in components)
    return math.floor(total * (1 + _ROUNDING))


def net_fill(demand: float, units: float, deployed: float, home: float, overlap: float = 0.0) -> float:
    """Units that fill a demand on an average day.

    Parameters
    ----------
    demand : float
        Units wanted, 0 or more.
    units : float
        Units owned, 0 or more.
    deployed, home, overlap : float
        As for :func:`units_per_deployed`.

    Returns
    -------
    float
        ``min(demand, N (D - o) / (D + H))``, units.

    Examples
    --------
    >>> net_fill(demand=10, units=24, deployed=12, home=24)
    8.0
    """
    _not_negative(demand=demand, units=units)
    return min(demand, units / units_per_deployed(deployed, home, overlap))


def presence(arrivals_per_day: float, stay_days: float) -> float:
    """People present in the long run, by Little's law.

    Parameters
    ----------
    arrivals_per_day : float
        People a day, 0 or more.
    stay_days : float
        Mean stay, days, 0 or more.

    Returns
    -------
    float
        ``arrivals x stay``, people.

    References
    ----------
    Little (1961), A proof for the queuing formula L = lambda W, doi:10.1287/opre.9.3.383.

    Examples
    --------
    >>> presence(arrivals_per_day=100, stay_days=90)
    9000
    """
    _not_negative(arrivals_per_day=arrivals_per_day, stay_days=stay_days)
    return arrivals_per_day * stay_days


def served(strength: float, period: float, tour: float) -> float:
    """People who pass through a standing strength in a period, by Little's law.

    Parameters
    ----------
    strength : float
        People present, constant, 0 or more.
    period : float
        Duration, 0 or more.
    tour : float
        Duration of a tour, above 0, same unit as `period`.

    Returns
    -------
    float
        ``strength x period / tour``, people; exact where the period is a whole number of tours.

    Examples
    --------
    >>> served(strength=600, period=30, tour=3)
    6000.0
    """
    _not_negative(strength=strength, period=period)
    _positive(tour=tour)
    return strength * period / tour


def implied_tour(strength_time: float, people_served: float) -> float:
    """Mean tour that a number of people served implies.

    Parameters
    ----------
    strength_time : float
        Strength summed over time, such as person-months, 0 or more.
    people_served : float
        People (or tours) in the same period, above 0.

    Returns
    -------
    float
        ``strength x time / served``, in the time unit of `strength_time`.

    Examples
    --------
    >>> implied_tour(strength_time=600 * 30, people_served=6000)
    3.0
    """
    _not_negative(strength_time=strength_time)
    _positive(people_served=people_served)
    return strength_time / people_served
