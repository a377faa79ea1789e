"""The classical laws of attrition, for comparison: on 654 battles none of them fits, and the square law is rejected."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["LAWS", "Fit", "fit_law", "integrate", "invariant", "iwo_jima"]

Array = NDArray[np.float64]

LAWS: dict[str, tuple[float, float]] = {"square": (0.0, 1.0), "linear": (1.0, 1.0), "logarithmic": (1.0, 0.0)}
"""Exponents of own and enemy strength in the losses of a day."""

_STEPS_PER_DAY = 64  # assumed; Engel's table comes out to 1e-6 with it
# Engel 1954, Operations Research 2:163: effects per day, and Americans landed per day on days 0, 2 and 5.
_IWO_JIMA = (0.0544, 0.0106)
_LANDED = {0: 54_000.0, 2: 6_000.0, 5: 13_000.0}


class Fit(NamedTuple):
    """A law fitted to daily losses of both sides: effects, the attacker's advantage, and the share explained."""

    own_effect: float
    enemy_effect: float
    advantage: float
    r2: float


def integrate(
    law: str,
    start: tuple[float, float],
    effects: tuple[float, float],
    days: int,
    arrivals: Callable[[int], float] = lambda _day: 0.0,
) -> Array:
    """Integrate a law of attrition.

    Parameters
    ----------
    law : {"square", "linear", "logarithmic"}
        Which.
    start : (float, float)
        Strengths of the first and the second side, people.
    effects : (float, float)
        Effect on the first side and on the second, per day in the unit of the law.
    days : int
        Length.
    arrivals : callable
        People a day who join the first side on day k.

    Returns
    -------
    float array, shape (days + 1, 2), people
        Strengths at whole days; none falls below 0.

    Notes
    -----
    ``dA/dt = P - a A^p D^q``, ``dD/dt = -b D^p A^q`` by the fourth-order Runge-Kutta method, 64 steps a day.

    Examples
    --------
    >>> integrate("square", (1000.0, 500.0), (0.01, 0.01), 10)[-1].round(1)
    array([954.9, 402.3])
    """
    power, enemy_power = LAWS[law]
    step = 1 / _STEPS_PER_DAY
    state, found = np.array(start, dtype=float), [np.array(start, dtype=float)]
    for day in range(days):
        landed = np.array([arrivals(day), 0.0])

        def slope(now: Array, landed: Array = landed) -> Array:
            alive = np.maximum(now, 0.0)
            return landed - np.array(effects) * alive**power * alive[::-1] ** enemy_power

        for _ in range(_STEPS_PER_DAY):
            first = slope(state)
            second = slope(state + step / 2 * first)
            third = slope(state + step / 2 * second)
            fourth = slope(state + step * third)
            state = np.maximum(state + step / 6 * (first + 2 * second + 2 * third + fourth), 0.0)
        found.append(state.copy())
    return np.array(found)


def invariant(law: str, strengths: Array, effects: tuple[float, float]) -> Array:
    """Give what a law leaves unchanged while nobody joins.

    Parameters
    ----------
    law : {"square", "linear", "logarithmic"}
        Which.
    strengths : float array, shape (days, 2), people
        As :func:`integrate` gives them, all above 0.
    effects : (float, float)
        The same.

    Returns
    -------
    float array, shape (days,)
        ``b A^2 - a D^2``, ``b A - a D`` or ``b ln A - a ln D``.

    Examples
    --------
    >>> path = integrate("linear", (1000.0, 500.0), (1e-5, 2e-5), 30)
    >>> float(np.ptp(invariant("linear", path, (1e-5, 2e-5)))) < 1e-12
    True
    """
    shape = {"square": np.square, "linear": np.positive, "logarithmic": np.log}[law]
    own, enemy = shape(strengths[:, 0]), shape(strengths[:, 1])
    left: Array = effects[1] * own - effects[0] * enemy
    return left


def iwo_jima(japanese: float, days: int) -> Array:
    """Integrate Engel's model of Iwo Jima.

    Parameters
    ----------
    japanese : float
        Defenders at the start: 21,500 in the text, 21,000 in a common variant.
    days : int
        Length.

    Returns
    -------
    float array, shape (days + 1, 2), people
        Americans and Japanese at whole days.

    References
    ----------
    Engel 1954, A verification of Lanchester's law, Operations Research 2:163-171.

    Examples
    --------
    >>> iwo_jima(21_500, 36)[[6, 28, 36]].round(1).tolist()
    [[66453.7, 18274.3], [53042.4, 4656.4], [51985.2, 216.8]]
    """
    return integrate("square", (0.0, japanese), _IWO_JIMA, days, lambda day: _LANDED.get(day, 0.0))


def fit_law(
    strengths: Array,
    losses: Array,
    exponents: tuple[float, float],
    attacks: NDArray[np.bool_] | None = None,
) -> Fit:
    """Fit the two effects of a law to daily losses by least squares.

    Parameters
    ----------
    strengths, losses : float array, shape (days, 2), people
        Of both sides by day.
    exponents : (float, float)
        Of own and enemy strength.
    attacks : bool array, shape (days,), optional
        Where the second side attacks; then an attacker's losses are also multiplied by a factor, and a
        defender's divided by it, which is fitted too.

    Returns
    -------
    Fit
        R2 is about the mean of each side, both sides pooled.

    Examples
    --------
    >>> fit_law(np.array([[9.0, 5], [8, 4], [7, 3]]), np.array([[5.0, 9], [4, 8], [3, 7]]), (0.0, 1.0)).r2
    1.0
    """
    own, enemy = exponents
    shape = strengths**own * strengths[:, ::-1] ** enemy
    if attacks is None:
        return _fit(shape, losses, 1.0)
    from scipy.optimize import minimize_scalar

    role = np.where(attacks[:, None], np.array([-1.0, 1.0]), np.array([1.0, -1.0]))

    def unexplained(log_factor: float) -> float:
        return -_fit(shape * np.exp(log_factor * role), losses, 1.0).r2

    best = float(minimize_scalar(unexplained, bounds=(-1.0, 1.0), method="bounded", options={"xatol": 1e-9}).x)
    return _fit(shape * np.exp(best * role), losses, math.exp(best))


def _fit(shape: Array, losses: Array, factor: float) -> Fit:
    effects = (shape * losses).sum(axis=0) / (shape**2).sum(axis=0)
    left = ((losses - effects * shape) ** 2).sum()
    about = ((losses - losses.mean(axis=0)) ** 2).sum()
    return Fit(float(effects[0]), float(effects[1]), factor, float(1 - left / about))
