"""Weights of models by how well each foretold what it had not seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["pseudo_bma", "stacking"]

Array = NDArray[np.float64]
_ROUNDS = 2_000  # the likelihood rises each round; the third digit stands long before
_DRAWS, _SEED = 1_000, 1


def stacking(log_scores: Array) -> Array:
    """Give the weights under which the mixture of models foretells best.

    Parameters
    ----------
    log_scores : float array, shape (rows, models), nats
        Log predictive density of each row by each model, which did not see the row.

    Returns
    -------
    float array, shape (models,)
        Weights that sum to 1.

    Notes
    -----
    The log score of a mixture is concave in its weights; the steps are those of expectation and maximisation.

    References
    ----------
    Yao, Vehtari, Simpson and Gelman 2018, doi:10.1214/17-BA1091.

    Examples
    --------
    >>> stacking(np.log([[0.9, 0.1], [0.1, 0.9], [0.9, 0.1]])).round(2).tolist()
    [0.71, 0.29]
    """
    density = np.exp(log_scores - log_scores.max(axis=1, keepdims=True))
    weights = np.full(density.shape[1], 1 / density.shape[1])
    for _ in range(_ROUNDS):
        share = density * weights
        weights = (share / share.sum(axis=1, keepdims=True)).mean(axis=0)
    return weights


def pseudo_bma(log_scores: Array, groups: Sequence[str] | NDArray[np.str_]) -> Array:
    """Give weights by the sum of log scores, less sure where few groups speak.

    Parameters
    ----------
    log_scores : float array, shape (rows, models), nats
        Log predictive density of each row by each model, which did not see the row.
    groups : sequence of str
        Rows of one group stand or fall together: battles of a family, days that follow one another.

    Returns
    -------
    float array, shape (models,)
        Weights that sum to 1.

    Notes
    -----
    Pseudo-BMA+: the softmax of the summed scores, averaged over 1,000 Bayesian bootstraps of groups.

    References
    ----------
    Yao, Vehtari, Simpson and Gelman 2018, doi:10.1214/17-BA1091, section 3.4.

    Examples
    --------
    >>> pseudo_bma(np.zeros((4, 2)), "aabb").tolist()
    [0.5, 0.5]
    """
    names, place = np.unique(np.asarray(list(groups)), return_inverse=True)
    sums = np.zeros((len(names), log_scores.shape[1]))
    np.add.at(sums, place, log_scores)
    shares = np.random.default_rng(_SEED).dirichlet(np.ones(len(names)), _DRAWS)
    total = len(names) * shares @ sums
    odds = np.exp(total - total.max(axis=1, keepdims=True))
    weights: Array = (odds / odds.sum(axis=1, keepdims=True)).mean(axis=0)
    return weights
