"""The challenge model of Bueno de Mesquita as Scholz and others coded it: a comparison, never the headline.

On 351 issues of the European Union it errs by more than the weighted mean, and its rounds do not settle.
The rules are those that reproduce the printed table of the 1994 emission case. They differ from the printed
equations in three points: an actor sees both directions of a pair with its own risk exponent; the denominator
of a win is a sum over all ordered pairs; an actor never capitulates.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from contingent.errors import UsageError
from contingent.simulate.states._checks import Array, check_actors, check_range

__all__ = ["challenge_rounds", "expected_utilities", "risk_exponents", "win_probabilities"]

_ALIKE = 1e-12  # what floats lose: actors equally safe but for it must not split into the boldest and the meekest


def challenge_rounds(stance: ArrayLike, capability: ArrayLike, salience: ArrayLike, rounds: int = 10) -> Array:
    """Give the stance of each actor after each round of challenges.

    Parameters
    ----------
    stance : array_like, shape (actors,)
        First stances, on any scale.
    capability : array_like, shape (actors,), 0 or more
        Strength of each actor, in any unit.
    salience : array_like, shape (actors,), 0 to 1
        How much the issue matters to each.
    rounds : int, 0 or more
        Rounds to play.

    Returns
    -------
    float array, shape (rounds + 1, actors)
        First the stances given; nobody leaves their range.

    Raises
    ------
    UsageError
        If a salience lies outside 0 to 1, or the actors are not described in full.

    Notes
    -----
    With `a` and `b` what challenging is worth to `i` and to `j`, both as `i` sees it: ``b > a > 0`` and `i` gives in
    (moves to `j`); ``b > 0 > a`` and ``b > |a|`` and `i` offers to move by ``(x_j - x_i) |a / b|``. Giving in comes
    first, by the smallest move; else the compromise with the smallest ``(|a| x_i + |b| x_j) / (|a| + |b|)``. All move
    at once. The status quo always holds where nobody challenges (Q = 1).

    References
    ----------
    Scholz, Calbert and Smith 2011, Unravelling Bueno de Mesquita's group decision model, J. Theoretical Politics
    23:510-531.

    Examples
    --------
    >>> challenge_rounds([4, 7, 10], [1, 1, 1], [0.8, 0.4, 0.6], rounds=1).round(2).tolist()
    [[4.0, 7.0, 10.0], [4.0, 10.0, 10.0]]
    """
    places, capabilities, saliences = check_actors(stance, capability, salience)
    check_range("salience", saliences, 0.0, 1.0)
    if rounds < 0:
        raise UsageError("rounds below zero", value=rounds, allowed="0 or more", mend="give the rounds to play")
    width = float(np.ptp(places))
    played = [places]
    for _ in range(rounds):
        moved = _move(played[-1], capabilities, saliences, width) if width > 0 else played[-1]
        played.append(np.clip(moved, places.min(), places.max()))
    return np.array(played)


def win_probabilities(
    stance: Array, capability: Array, salience: Array, exponents: Array, width: float | None = None
) -> Array:
    """Give the weight with which each stance beats each other one.

    Parameters
    ----------
    stance, capability, salience : float array, shape (actors,)
        As in `challenge_rounds`.
    exponents : float array, shape (actors,), 0.5 to 2
        Risk exponent of each actor; above one dares less.
    width : float, optional
        Width of the first stances; by default that of these.

    Returns
    -------
    float array, shape (actors, actors)
        ``[i, j]``: support for the stance of `i` over that of `j`. The denominator runs over all pairs, so the
        figures are small and do not sum to one for a pair: so the reference code has it.

    Notes
    -----
    ``w_k(p, q) = c_k s_k ((|x_k - q| / D)^r_k - (|x_k - p| / D)^r_k)``;
    ``P(i beats j) = sum_k max(0, w_k(x_i, x_j)) / sum over k and all pairs of |w_k|``.

    Examples
    --------
    >>> ones = np.ones(2)
    >>> win_probabilities(np.array([0.0, 1.0]), np.array([3.0, 1.0]), ones, ones).tolist()
    [[0.0, 0.375], [0.125, 0.0]]
    """
    far = _distance(stance, width) ** exponents[:, None]
    gain = (capability * salience)[:, None, None] * (far[:, None, :] - far[:, :, None])
    total = float(np.abs(gain).sum())
    support: Array = np.maximum(0.0, gain).sum(axis=0)
    return support / total if total > 0 else support


def expected_utilities(
    stance: Array, capability: Array, salience: Array, exponents: Array, width: float | None = None
) -> tuple[Array, Array]:
    """Give what a challenge is worth to both sides of each pair, as the first of the pair sees it.

    Parameters
    ----------
    stance, capability, salience, exponents, width
        As in `win_probabilities`.

    Returns
    -------
    own, theirs : float array, shape (actors, actors)
        ``own[i, j]``: to `i`, of challenging `j`; ``theirs[i, j]``: to `j`, of challenging `i`, seen by `i`.

    Notes
    -----
    ``E = s_j (P U_success + (1 - P) U_failure) + (1 - s_j) U_success - U_status_quo`` with
    ``U_success = 2 - 4 (0.5 - 0.5 g)^r``, ``U_failure = 2 - 4 (0.5 + 0.5 g)^r``, ``U_status_quo = 2 - 4 (0.5)^r`` and g
    the distance over D. The exponent is that of `i` in both directions.

    Examples
    --------
    >>> ones = np.ones(2)
    >>> own, theirs = expected_utilities(np.array([0.0, 1.0]), np.array([3.0, 1.0]), ones, ones)
    >>> own[0, 1].item(), theirs[0, 1].item()
    (-0.5, -1.5)
    """
    power = exponents[:, None]
    far = _distance(stance, width)
    success = 2.0 - 4.0 * np.maximum(0.0, 0.5 - 0.5 * far) ** power
    failure = 2.0 - 4.0 * (0.5 + 0.5 * far) ** power
    quiet = 2.0 - 4.0 * 0.5**power
    wins = win_probabilities(stance, capability, salience, exponents, width)

    def worth(resists: Array, chance: Array) -> Array:
        fought: Array = resists * (chance * success + (1.0 - chance) * failure)
        return fought + (1.0 - resists) * success - quiet

    return worth(salience[None, :], wins), worth(salience[:, None], wins.T)


def risk_exponents(stance: Array, capability: Array, salience: Array, width: float | None = None) -> Array:
    """Give the risk exponent of each actor, from how safe its stance is.

    Parameters
    ----------
    stance, capability, salience, width
        As in `win_probabilities`.

    Returns
    -------
    float array, shape (actors,), 0.5 to 2
        One for all where all are equally safe.

    Notes
    -----
    ``S_i`` sums what challenging `i` is worth to the others, with all exponents one;
    ``R_i = (2 S_i - max S - min S) / (max S - min S)``; ``r_i = (1 - R_i / 3) / (1 + R_i / 3)``.

    Examples
    --------
    >>> risk_exponents(np.array([0.0, 1.0]), np.array([3.0, 1.0]), np.ones(2)).round(6).tolist()
    [2.0, 0.5]
    """
    ones = np.ones_like(stance)
    _, theirs = expected_utilities(stance, capability, salience, ones, width)
    threat = theirs.sum(axis=1) - np.diag(theirs)
    spread = float(np.ptp(threat))
    if spread <= _ALIKE * float(np.abs(threat).max()):
        return ones
    attitude = (2.0 * threat - threat.max() - threat.min()) / spread
    exponents: Array = (1.0 - attitude / 3.0) / (1.0 + attitude / 3.0)
    return exponents


def _distance(stance: Array, width: float | None) -> Array:
    whole = float(np.ptp(stance)) if width is None else width
    far: Array = np.abs(stance[:, None] - stance[None, :])
    return far / whole if whole > 0 else far


def _move(stance: Array, capability: Array, salience: Array, width: float) -> Array:
    exponents = risk_exponents(stance, capability, salience, width)
    own, theirs = expected_utilities(stance, capability, salience, exponents, width)
    return np.array([_choose(me, stance, own[me], theirs[me]) for me in range(stance.size)])


def _choose(me: int, stance: Array, own: Array, theirs: Array) -> float:
    here = stance[me]
    elsewhere = stance != here
    loses = elsewhere & (theirs > own) & (own > 0)
    if loses.any():
        return float(stance[np.argmin(np.where(loses, np.abs(stance - here), np.inf))])
    yields = elsewhere & (theirs > 0) & (own < 0) & (theirs > -own)
    if not yields.any():
        return float(here)
    cost, gain = np.abs(own), np.where(yields, theirs, 1.0)
    meeting = np.where(yields, (cost * here + gain * stance) / (cost + gain), np.inf)
    chosen = int(np.argmin(meeting))
    return float(here + (stance[chosen] - here) * cost[chosen] / gain[chosen])
