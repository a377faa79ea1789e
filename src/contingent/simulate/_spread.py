"""Closed forms of how units are spread over a cycle, and the checks that all closed forms share."""

from __future__ import annotations

import math
from typing import NamedTuple

from contingent.errors import UsageError

__all__ = [
    "EvenSpread",
    "left_at_home",
    "need_not_negative",
    "need_positive",
    "relief_times",
    "spread_evenly",
]

_ROUNDING = 1e-9  # relative; a group that is due at the very end is not needed


def need_positive(**values: float) -> None:
    """Refuse values that are not above 0."""
    for name, value in values.items():
        if not (math.isfinite(value) and value > 0):
            raise UsageError(f"{name} is out of range", value=value, allowed="a number above 0")


def need_not_negative(**values: float) -> None:
    """Refuse values below 0."""
    for name, value in values.items():
        if not (math.isfinite(value) and value >= 0):
            raise UsageError(f"{name} is out of range", value=value, allowed="a number of 0 or more")


class EvenSpread(NamedTuple):
    """Units spread evenly over the states of a cycle, units and states."""

    per_state: float
    deployed: float
    home: float
    deployed_states: float
    home_states: float


def spread_evenly(units: float, states: float, deployed: float) -> EvenSpread:
    """Spread units evenly over a cycle of equal states, part of which are deployed.

    Parameters
    ----------
    units : float
        Units owned, above 0.
    states : float
        States in the cycle, above 0.
    deployed : float
        Units deployed on any day, 0 or more, at most `units`.

    Returns
    -------
    EvenSpread

    Examples
    --------
    >>> spread_evenly(units=42, states=14, deployed=9).home_states
    11.0
    """
    need_positive(units=units, states=states)
    need_not_negative(deployed=deployed, home=units - deployed)
    per_state = units / states
    return EvenSpread(per_state, deployed, units - deployed, deployed / per_state, (units - deployed) / per_state)


def left_at_home(units: float, demanded: float) -> float:
    """Units at home while a demand is met by one component alone.

    Parameters
    ----------
    units, demanded : float
        Units owned and units away, 0 or more.

    Returns
    -------
    float
        ``max(units - demanded, 0)``, units.

    Examples
    --------
    >>> left_at_home(48, 19)
    29
    """
    need_not_negative(units=units, demanded=demanded)
    return max(units - demanded, 0)


def relief_times(first: float, each: float, until: float) -> tuple[float, ...]:
    """Days on which successive groups must arrive to keep one in the field.

    Parameters
    ----------
    first : float
        Stay of the first group, above 0.
    each : float
        Stay of every later group, above 0, same unit.
    until : float
        End of the time to cover, same unit.

    Returns
    -------
    tuple of float
        ``first + k each`` below `until`.

    Examples
    --------
    >>> [round(time, 2) for time in relief_times(first=1, each=8 / 12, until=3)]
    [1.0, 1.67, 2.33]
    """
    need_positive(first=first, each=each)
    count = max(math.ceil((until - first) / each * (1 - _ROUNDING)), 0)
    return tuple(first + number * each for number in range(count))
