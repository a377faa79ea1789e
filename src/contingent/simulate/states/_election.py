"""A probabilistic Condorcet election: how likely each option wins against all others, by the weight behind it."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from contingent.errors import UsageError
from contingent.simulate.states._checks import Array, Scale, check_actors, check_range, check_scale, check_vector

__all__ = ["beats", "election", "option_probabilities", "risk_attitudes", "risk_aware", "spatial_value"]

_LEAST = 1e-8  # KTAB's smallest coalition: two options that nobody tells apart beat each other evenly


def election(
    stance: ArrayLike,
    capability: ArrayLike,
    salience: ArrayLike,
    options: ArrayLike | None = None,
    scale: Scale = (0.0, 100.0),
) -> tuple[Array, Array]:
    """Give the probability of each option on one scale.

    Parameters
    ----------
    stance : array_like, shape (actors,), on the scale
        Where each actor stands.
    capability, salience : array_like, shape (actors,), 0 or more
        An actor's weight is their product.
    options : array_like, shape (options,), on the scale, optional
        Places on the scale; by default every place where an actor stands, once each.
    scale : (float, float), default (0, 100)
        Ends of the scale.

    Returns
    -------
    options, probabilities : float array, shape (options,)
        The probabilities sum to one.

    Raises
    ------
    UsageError
        If a stance or option lies off the scale, or no actor weighs anything.

    References
    ----------
    Efird, Lester and Wise 2016, J. East Asian Studies 16:117-145, doi:10.1017/jea.2015.4; the KAPSARC toolkit KTAB.

    Examples
    --------
    >>> places, chance = election([0, 50, 100], [1, 2, 1], [1, 1, 1])
    >>> places.tolist(), chance.round(3).tolist()
    ([0.0, 50.0, 100.0], [0.154, 0.692, 0.154])
    """
    places, capabilities, saliences = check_actors(stance, capability, salience)
    check_range("stance", places, *check_scale(scale))
    offered = np.unique(places) if options is None else check_vector("option", options)
    check_range("option", offered, *check_scale(scale))
    utility = -np.abs(places[:, None] - offered[None, :]) / (scale[1] - scale[0])
    return offered, option_probabilities(beats(utility, capabilities * saliences))


def beats(utility: ArrayLike, weight: ArrayLike) -> Array:
    """Give the probability that each option beats each other one.

    Parameters
    ----------
    utility : array_like, shape (actors, options)
        What each option is worth to each actor.
    weight : array_like, shape (actors,), 0 or more
        Weight of each actor.

    Returns
    -------
    float array, shape (options, options), 0 to 1
        ``[a, b]``: that `a` beats `b`; one half where nobody tells them apart.

    Raises
    ------
    UsageError
        If the shapes do not fit or a number is not finite.

    Notes
    -----
    ``c(a, b) = sum_k w_k max(0, u_ka - u_kb)`` (votes in proportion to what is at stake);
    ``P = c(a, b) / (c(a, b) + c(b, a))``.

    Examples
    --------
    >>> beats([[1, 0], [0, 1]], [3, 1]).round(6).tolist()
    [[0.5, 0.75], [0.25, 0.5]]
    """
    heavy = check_vector("weight", weight)
    check_range("weight", heavy, 0.0, np.inf)
    worth = np.asarray(utility, dtype=np.float64)
    if worth.ndim != 2 or len(worth) != heavy.size or worth.shape[1] == 0:
        allowed = f"{heavy.size} rows, one for each weight"
        raise UsageError("utility: wrong shape", value=worth.shape, allowed=allowed, mend="give a row for each actor")
    check_range("utility", worth, -np.inf, np.inf)
    total = float(heavy.sum())
    shares = heavy / total if total > 0 else heavy
    behind = np.full((worth.shape[1], worth.shape[1]), _LEAST)
    for share, mine in zip(shares, worth, strict=True):  # actor by actor: all at once would fill the memory
        behind += share * np.maximum(0.0, mine[:, None] - mine[None, :])
    found: Array = behind / (behind + behind.T)
    return found


def option_probabilities(beating: Array) -> Array:
    """Give the probability that each option beats all others.

    Parameters
    ----------
    beating : float array, shape (options, options), 0 to 1
        As `beats` gives.

    Returns
    -------
    float array, shape (options,)
        Proportional to the product over rivals (KTAB's conditional election); they sum to one.

    Examples
    --------
    >>> option_probabilities(np.array([[0.5, 0.75], [0.25, 0.5]])).round(6).tolist()
    [0.75, 0.25]
    """
    # In logs: hundreds of rivals would multiply to nothing.
    logs = np.log(beating).sum(axis=1)
    odds = np.exp(logs - logs.max())
    found: Array = odds / odds.sum()
    return found


def spatial_value(stance: ArrayLike, salience: ArrayLike, options: ArrayLike, scale: Scale = (0.0, 100.0)) -> Array:
    """Give what each option is worth to each actor where an issue has several dimensions.

    Parameters
    ----------
    stance, salience : array_like, shape (actors, dimensions)
        Place of each actor, and how much each dimension matters to it.
    options : array_like, shape (options, dimensions)
        Places to choose from.
    scale : (float, float), default (0, 100)
        Ends of the scale of every dimension.

    Returns
    -------
    float array, shape (actors, options), 0 to 1

    Raises
    ------
    UsageError
        If the shapes do not fit, a place lies off the scale, or an actor has no salience at all.

    Notes
    -----
    ``v = 1 - sqrt(sum_d (s_d (x_d - o_d) / width)^2) / sqrt(sum_d s_d^2)``.

    Examples
    --------
    >>> spatial_value([[0, 0]], [[1, 1]], [[0, 0], [100, 100]]).tolist()
    [[1.0, 0.0]]
    """
    low, high = check_scale(scale)
    places, weights, offered = (np.asarray(part, dtype=np.float64) for part in (stance, salience, options))
    fits = places.ndim == 2 and places.shape == weights.shape and offered.ndim == 2
    if not fits or places.shape[1] != offered.shape[1]:
        raise UsageError(
            "stance, salience and options do not fit",
            value=(places.shape, weights.shape, offered.shape),
            allowed="(actors, dimensions), the same, (options, dimensions)",
        )
    for name, part, least, most in (
        ("stance", places, low, high),
        ("option", offered, low, high),
        ("salience", weights, 0.0, np.inf),
    ):
        check_range(name, part, least, most)
    size = np.sqrt((weights**2).sum(axis=1))
    if not (size > 0).all():
        raise UsageError("an actor has no salience on any dimension", value=int(np.argmin(size)) + 1, allowed="above 0")
    away = weights[:, None, :] * (places[:, None, :] - offered[None, :, :]) / (high - low)
    found: Array = 1.0 - np.sqrt((away**2).sum(axis=2)) / size[:, None]
    return found


def risk_attitudes(probability: ArrayLike) -> Array:
    """Give how much each actor dares, from how likely its own place wins.

    Parameters
    ----------
    probability : array_like, shape (actors,), 0 to 1
        Probability of each actor's place.

    Returns
    -------
    float array, shape (actors,), -0.5 to 1
        ``-0.5 + 1.5 (p - min p) / (max p - min p)`` (KTAB, BigRRange Mid); 0 for all where all are alike.

    Examples
    --------
    >>> risk_attitudes([0.1, 0.3, 0.6]).round(2).tolist()
    [-0.5, 0.1, 1.0]
    """
    chance = check_vector("probability", probability)
    spread = float(np.ptp(chance))
    found: Array = -0.5 + 1.5 * (chance - chance.min()) / spread if spread > 0 else np.zeros_like(chance)
    return found


def risk_aware(value: Array, attitude: Array) -> Array:
    """Bend what options are worth by how much each actor dares.

    Parameters
    ----------
    value : float array, shape (actors, options), 0 to 1
        As `spatial_value` gives.
    attitude : float array, shape (actors,), -0.5 to 1
        As `risk_attitudes` gives.

    Returns
    -------
    float array, shape (actors, options)
        ``u = v + r v (1 - v)``.

    Examples
    --------
    >>> risk_aware(np.array([[0.5]]), np.array([1.0])).tolist()
    [[0.75]]
    """
    bent: Array = value + attitude[:, None] * value * (1.0 - value)
    return bent
