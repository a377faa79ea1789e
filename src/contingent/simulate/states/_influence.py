"""Who sways whom: where stances settle when each actor keeps part of its own and takes part of others'."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from contingent.errors import UsageError
from contingent.simulate.states._checks import Array, Scale, check_range, check_scale, check_vector

__all__ = ["influence", "total_influence"]

_LOST = 1e-9  # what adding up floats may add to a row that sums to one


def influence(leverage: ArrayLike, susceptibility: ArrayLike, stance: ArrayLike, scale: Scale = (0.0, 100.0)) -> Array:
    """Give the stances after all influence has worked.

    Parameters
    ----------
    leverage : array_like, shape (actors, actors), 0 to 1
        ``leverage[i, j]``: the share of what moves `i` that `j` has; a row sums to one at most, and what it leaves
        is the actor's own.
    susceptibility : array_like, shape (actors,), 0 to 1
        How far an actor can be moved from its first stance; 0 for one that stays.
    stance : array_like, shape (actors,), on the scale
        First stances.
    scale : (float, float), default (0, 100)
        Ends of the scale.

    Returns
    -------
    float array, shape (actors,)
        Settled stances; each is a weighted mean of the first ones, so none leaves their range.

    Raises
    ------
    UsageError
        If a row sums to more than one, a stance lies off the scale, or some actors settle nowhere.

    Notes
    -----
    ``x = V x0``, ``V = (I - A W)^-1 (I - A)``, ``A = diag(susceptibility)``.

    References
    ----------
    Friedkin and Johnsen 1990, Social influence and opinions, Journal of Mathematical Sociology 15:193-206.

    Examples
    --------
    >>> influence([[0, 1], [0, 1]], [0.5, 0], [20, 80]).tolist()
    [50.0, 80.0]
    """
    first = check_vector("stance", stance)
    check_range("stance", first, *check_scale(scale))
    shares = total_influence(leverage, susceptibility)
    if len(shares) != first.size:
        raise UsageError("stance: wrong shape", value=first.shape, allowed=f"{len(shares)} numbers, one for each actor")
    # Inverting leaves errors of 1e-15 that would carry an actor out of the range that it cannot leave.
    settled: Array = np.clip(shares @ first, first.min(), first.max())
    return settled


def total_influence(leverage: ArrayLike, susceptibility: ArrayLike) -> Array:
    """Give the share that each first stance has in each settled one.

    Parameters
    ----------
    leverage, susceptibility : array_like
        As in `influence`.

    Returns
    -------
    float array, shape (actors, actors), 0 to 1
        Each row sums to one.

    Raises
    ------
    UsageError
        If a row sums to more than one, or some actors settle nowhere.

    Examples
    --------
    >>> total_influence([[0, 1], [0, 1]], [0.5, 0]).tolist()
    [[0.5, 0.5], [0.0, 1.0]]
    """
    moved = check_vector("susceptibility", susceptibility)
    check_range("susceptibility", moved, 0.0, 1.0)
    ties = _ties(leverage, moved.size)
    _settles(ties, moved)
    own = np.diag(1.0 - moved)
    found: Array = np.linalg.solve(np.eye(moved.size) - moved[:, None] * ties, own).astype(np.float64)
    return found


def _ties(leverage: ArrayLike, actors: int) -> Array:
    try:
        ties = np.array(leverage, dtype=np.float64)
    except (TypeError, ValueError):
        raise UsageError("leverage: not a table of numbers", mend="give a row of numbers for each actor") from None
    if ties.shape != (actors, actors):
        allowed = f"{actors} rows of {actors} numbers"
        raise UsageError("leverage: wrong shape", value=ties.shape, allowed=allowed, mend="give a row for each actor")
    check_range("leverage", ties, 0.0, np.inf)
    sums = ties.sum(axis=1)
    over = np.flatnonzero(sums > 1.0 + _LOST)
    if over.size:
        raise UsageError(
            f"leverage row {int(over[0]) + 1} sums to more than one",
            value=round(float(sums[over[0]]), 6),
            allowed="rows that sum to one at most; what a row leaves is the actor's own",
            mend="lower the leverage on this actor",
        )
    ties[np.diag_indices(actors)] += np.maximum(0.0, 1.0 - sums)
    return ties


def _settles(ties: Array, moved: Array) -> None:
    """Refuse actors whom nobody with a stance of its own reaches: they would go round for ever."""
    held = moved < 1.0
    for _ in range(moved.size):
        held = held | ((ties > 0) & held[None, :]).any(axis=1)
    if not held.all():
        raise UsageError(
            f"actor {int(np.flatnonzero(~held)[0]) + 1} keeps nothing of its stance, nor does anyone who moves it",
            allowed="a susceptibility below 1 for it or for one who has leverage on it",
            mend="lower the susceptibility",
        )
