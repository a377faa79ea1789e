"""Closed forms of a standing strength under steady losses, by how the lost are replaced.

One unit of time in a call; rates are per head and that unit.
"""

from __future__ import annotations

import math

from contingent.simulate._spread import need_not_negative as _not_negative
from contingent.simulate._spread import need_positive as _positive

__all__ = ["arrivals", "arrivals_of_units", "mean_strength_with_gaps"]


def arrivals(strength: float, tour: float, loss_rate: float = 0.0) -> float:
    """People who arrive per unit of time where each who leaves or is lost is replaced by one with an own tour.

    Parameters
    ----------
    strength : float
        People present, constant, 0 or more.
    tour : float
        Nominal stay, above 0.
    loss_rate : float
        Losses per head and unit of time, 0 or more.

    Returns
    -------
    float
        ``S d / (1 - exp(-d tour))``, people; ``S / tour`` without losses.

    Notes
    -----
    The stay is the smaller of the tour and an exponential time of mean 1/d, with mean (1 - exp(-d tour))/d.

    Examples
    --------
    >>> arrivals(1200, tour=12), round(arrivals(1200, tour=12, loss_rate=0.05))
    (100.0, 133)
    """
    _not_negative(strength=strength, loss_rate=loss_rate)
    _positive(tour=tour)
    if loss_rate == 0:
        return strength / tour
    return strength * loss_rate / -math.expm1(-loss_rate * tour)


def arrivals_of_units(strength: float, tour: float, loss_rate: float = 0.0) -> float:
    """People who arrive per unit of time where units rotate, and replacements leave with the unit they joined.

    Parameters
    ----------
    strength, tour, loss_rate : float
        As for :func:`arrivals`.

    Returns
    -------
    float
        ``S (1 / tour + d)``, people.

    Examples
    --------
    >>> round(arrivals_of_units(1200, tour=12, loss_rate=0.05))
    160
    """
    _not_negative(strength=strength, loss_rate=loss_rate)
    _positive(tour=tour)
    return strength * (1 / tour + loss_rate)


def mean_strength_with_gaps(strength: float, tour: float, loss_rate: float = 0.0) -> float:
    """Mean strength of units that arrive full and whose losses stay open until they are relieved.

    Parameters
    ----------
    strength, tour, loss_rate : float
        As for :func:`arrivals`; `strength` on arrival.

    Returns
    -------
    float
        ``S (1 - exp(-d tour)) / (d tour)``, people.

    Examples
    --------
    >>> round(mean_strength_with_gaps(1200, tour=12, loss_rate=0.05))
    902
    """
    _not_negative(strength=strength, loss_rate=loss_rate)
    _positive(tour=tour)
    lost = loss_rate * tour
    return strength * (-math.expm1(-lost) / lost if lost else 1.0)
