"""Checks of what the models of states are given, with messages that name the actor."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from contingent.errors import UsageError

__all__ = ["Array", "Scale", "check_actors", "check_range", "check_scale", "check_vector"]

Array = NDArray[np.float64]
Scale = tuple[float, float]

_MOST = 1e100  # assumed: no unit of a stance or weight needs more, and products of two stay finite


def check_vector(name: str, values: ArrayLike, length: int | None = None) -> Array:
    """Give finite numbers as one row of floats.

    Parameters
    ----------
    name : str
        What the numbers are, for the message.
    values : array_like, shape (actors,)
        The numbers.
    length : int, optional
        How many there must be.

    Returns
    -------
    float array, shape (actors,)

    Raises
    ------
    UsageError
        If they are no numbers, not one row, not that many, or not finite.

    Examples
    --------
    >>> check_vector("stance", [10, 20]).tolist()
    [10.0, 20.0]
    """
    try:
        found = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise UsageError(f"{name}: not all are numbers", mend="give one number for each actor") from None
    if found.ndim != 1 or found.size == 0 or (length is not None and found.size != length):
        allowed = "one row of numbers" if length is None else f"{length} numbers, one for each actor"
        raise UsageError(f"{name}: wrong shape", value=found.shape, allowed=allowed, mend="give one for each actor")
    check_range(name, found, -np.inf, np.inf)
    return found


def check_range(name: str, values: Array, low: float, high: float) -> None:
    """Refuse numbers that are not finite or lie outside a range.

    Raises
    ------
    UsageError
        Naming the place of the first such number, from 1.
    """
    wrong = np.flatnonzero(~((np.abs(values) <= _MOST) & (values >= low) & (values <= high)))
    if wrong.size:
        place = int(wrong[0])
        allowed = f"{low:g} to {high:g}" if np.isfinite(low + high) else f"a finite number, {low:g} or more"
        allowed = "a finite number" if not np.isfinite(low) else allowed
        value = float(values.flat[place])
        raise UsageError(f"{name} number {place + 1} is out of range", value=value, allowed=allowed, mend="correct it")


def check_scale(scale: Sequence[float]) -> Scale:
    """Give the two ends of a scale of stances.

    Raises
    ------
    UsageError
        Unless the low end lies below the high end and both are finite.

    Examples
    --------
    >>> check_scale((0, 100))
    (0.0, 100.0)
    """
    ends = check_vector("scale", scale, 2)
    if ends[0] >= ends[1]:
        raise UsageError("the scale ends below its start", value=tuple(scale), mend="give the low end first")
    return float(ends[0]), float(ends[1])


def check_actors(stance: ArrayLike, capability: ArrayLike, salience: ArrayLike) -> tuple[Array, Array, Array]:
    """Give stance, capability and salience of each actor as floats.

    Raises
    ------
    UsageError
        If the three are not equally long, a capability or salience is negative, or no actor weighs anything.

    Examples
    --------
    >>> check_actors([0, 100], [1, -2], [1, 1])
    Traceback (most recent call last):
    contingent.errors.UsageError: capability number 2 is out of range: -2.0. Allowed: a finite number, 0 or more. \
Mend: correct it.
    """
    places = check_vector("stance", stance)
    capabilities = check_vector("capability", capability, places.size)
    saliences = check_vector("salience", salience, places.size)
    check_range("capability", capabilities, 0.0, np.inf)
    check_range("salience", saliences, 0.0, np.inf)
    if not np.any(capabilities * saliences > 0):
        raise UsageError(
            "no actor has both capability and salience",
            allowed="at least one with capability times salience above 0",
            mend="give the actors weights",
        )
    return places, capabilities, saliences
