"""Strength-years of a force from a few dated strengths, as draws: what lies between the points is uncertain.

Between points the force is a straight line; before the first and after the last it builds up from,
or draws down to, nothing. Times are years in decimals, such as 1965.5.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.simulate._keys import address_of, future_key_many, part_key, uniform_many

__all__ = ["HELD", "NOMINAL", "Luck", "Strength", "StrengthPoint", "strength_years"]

Array = NDArray[np.float64]

_WANDERING = 0.25  # assumed: sd of the log of a strength around the straight line, per square root of a year
_ENDS = (0.2, 0.8)  # assumed: mean of a build-up over what it reaches; 0.5 is the straight line of a trapezoid
HELD = (0.7, 1.1)  # assumed: mean strength over the only one known
# Assumed: one figure said to hold for years, or the size of units that relieve each other, is a nominal strength;
# the force stood a little below it.
NOMINAL = (0.9, 1.0)
_PEAK = (0.3, 0.9)  # assumed: mean strength over a peak, where nothing else is known
_SHARED = 0.5  # assumed: half of the variance of the points' errors is common, one page having counted them all


@dataclass(frozen=True, slots=True)
class Luck:
    """Addressed random numbers: each name has its own, and a new name disturbs no other.

    Parameters
    ----------
    draws : int
        Number of draws.
    seed : int
        Any integer.

    Examples
    --------
    >>> luck = Luck(draws=2_000, seed=1)
    >>> bool((luck.uniform("tour") == luck.uniform("tour")).all())
    True
    >>> abs(float(luck.normal("strength").std()) - 1) < 0.05
    True
    """

    draws: int
    seed: int

    def uniform(self, name: str, low: float = 0.0, high: float = 1.0) -> Array:
        """Give uniform numbers in (low, high), shape (draws,)."""
        return low + (high - low) * self._unit(name, 0)

    def normal(self, name: str) -> Array:
        """Give standard normal numbers, shape (draws,), by Box and Muller (1958)."""
        radius = np.sqrt(-2.0 * np.log(self._unit(name, 0)))
        wave: Array = radius * np.cos(2.0 * math.pi * self._unit(name, 1))
        return wave

    def _unit(self, name: str, channel: int) -> Array:
        keys = future_key_many(part_key(self.seed, f"served.{name}"), np.arange(self.draws, dtype=np.uint64))
        return uniform_many(keys, np.full(self.draws, address_of(channel, 0), dtype=np.uint64))


@dataclass(frozen=True, slots=True)
class StrengthPoint:
    """People present at one time, or on average over a span.

    Parameters
    ----------
    begin, end : float
        Years; equal for a point in time.
    people : float
        0 or more.
    error : float
        Standard deviation of its logarithm, 0 or more.
    peak : bool
        It is said to be the highest there was.
    nominal : bool
        It is said to have held all the time, no average of counts.
    """

    begin: float
    end: float
    people: float
    error: float = 0.0
    peak: bool = False
    nominal: bool = False


@dataclass(frozen=True, slots=True)
class Strength:
    """Draws of a force's strength.

    Parameters
    ----------
    years : float array, shape (draws,)
        Strength-years of the whole deployment.
    most : float array, shape (draws,), people
        The highest strength that is known of.
    last : float array, shape (draws,), people
        The last strength known.
    """

    years: Array
    most: Array
    last: Array


def strength_years(
    points: Sequence[StrengthPoint],
    begin: float,
    end: float,
    luck: Luck,
    held: tuple[float, float] = HELD,
) -> Strength:
    """Draw the strength-years of a deployment from its dated strengths.

    Parameters
    ----------
    points : sequence of StrengthPoint
        In the order of time, at least one; spans do not overlap.
    begin, end : float
        First and last day of the deployment, years.
    luck : Luck
        Random numbers.
    held : (float, float)
        Ends of the mean strength over the only one known, where but one is.

    Returns
    -------
    Strength

    Raises
    ------
    UsageError
        If no strength is known or the deployment ends before it begins.

    Notes
    -----
    A gap of g years between two strengths adds the relative error ``0.25 sqrt(g / 12)``: that of the mean of a
    random walk tied at both ends.

    Examples
    --------
    >>> held = [StrengthPoint(1978.5, 2001.5, 680)]
    >>> strength_years(held, 1978.5, 2001.5, Luck(draws=3, seed=1)).years
    array([15640., 15640., 15640.])
    """
    if end <= begin or not any(point.people > 0 for point in points):
        raise UsageError("no strength is known between begin and end", allowed="one above 0, and begin < end")
    common = luck.normal("points")
    drawn = [_drawn(point, number, common, luck) for number, point in enumerate(points)]
    most = np.maximum.reduce(drawn)
    only = len(points) == 1 and points[0].begin == points[0].end
    if only:
        share = luck.uniform("held", *(_PEAK if points[0].peak else held))
        return Strength(drawn[0] * share * (end - begin), most, drawn[0] * share)
    years = sum((people * (point.end - point.begin) for point, people in zip(points, drawn, strict=True)), 0 * most)
    for number in range(len(points) - 1):
        gap = max(points[number + 1].begin - points[number].end, 0.0)
        wander = np.exp(_WANDERING * math.sqrt(gap / 12) * luck.normal(f"gap {number}"))
        years = years + 0.5 * gap * (drawn[number] + drawn[number + 1]) * wander
    years = years + max(points[0].begin - begin, 0.0) * drawn[0] * luck.uniform("build-up", *_ENDS)
    years = years + max(end - points[-1].end, 0.0) * drawn[-1] * luck.uniform("draw-down", *_ENDS)
    return Strength(years, most, drawn[-1])


def _drawn(point: StrengthPoint, number: int, common: Array, luck: Luck) -> Array:
    own = luck.normal(f"point {number}")
    people: Array = point.people * np.exp(point.error * (math.sqrt(_SHARED) * common + math.sqrt(1 - _SHARED) * own))
    return people * luck.uniform("nominal", *NOMINAL) if point.nominal else people
