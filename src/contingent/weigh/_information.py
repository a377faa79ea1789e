"""Mutual information, in bits, between a report yet to come and what it might decide.

A report of a measure is a noisy channel: the true value lies on a scale on which the error is one (see
:mod:`contingent.weigh._reporting`), a share of the reports tells it with that error, the others say nothing (they
come as the futures themselves would have it). On weighted futures the channel is a table: classes by cells.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.weigh._evidence import jackknife
from contingent.weigh._posterior import Estimate

__all__ = ["Cells", "bits", "cells", "entropy", "information", "joint", "told"]

Floats = NDArray[np.float64]

_PER_ERROR = 4  # cells an error: the information lost by cells is under 1 % of itself (measured on Gaussians)
_REACH = 5  # errors: the tail beyond holds 6e-7
_MOST_CELLS = 4_000  # a scale longer than this is read in coarser cells


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the futures' values lie.

    Parameters
    ----------
    place : int64 array, shape (futures,)
        Cell of each future; the last one holds those in which the measure does not exist.
    edges : float array, shape (cells,)
        Lower edges of the cells but the last, and the upper edge of the one before it, on the scale.
    width : float
        Of a cell, in errors; 0 where values are told as they are.
    """

    place: NDArray[np.int64]
    edges: Floats
    width: float


def cells(scaled: Floats, exact: bool) -> Cells:
    """Sort values into cells of a quarter of an error, with room for the noise at both ends."""
    known = ~np.isnan(scaled)
    if not known.any():
        return Cells(np.zeros(scaled.size, np.int64), np.zeros(1), 0.0)
    low, high = float(scaled[known].min()), float(scaled[known].max())
    width = 1.0 if exact else max(1.0 / _PER_ERROR, (high - low) / _MOST_CELLS)
    room = 0 if exact else int(np.ceil(_REACH / width))
    count = int((high - low) / width) + 1 + 2 * room
    place = np.where(known, (np.where(known, scaled, low) - low) / width + room, count).astype(np.int64)
    edges = low + (np.arange(count + 1, dtype=np.float64) - room) * width
    return Cells(place, edges, 0.0 if exact else width)


def joint(
    found: Cells, codes: NDArray[np.int64], weights: Floats, shape: tuple[int, int, int], mixes: Floats
) -> Floats:
    """Count weighted futures by class and cell, with each run left out in turn.

    Parameters
    ----------
    found : Cells
        Of all futures, hypothesis by hypothesis.
    codes : int64 array, shape (futures,)
        ``(run * hypotheses + hypothesis) * classes + class`` of each future.
    weights : float array, shape (futures,)
        Weights inside its hypothesis; any scale.
    shape : (int, int, int)
        Runs, hypotheses, classes.
    mixes : float array, shape (1 + runs, hypotheses)
        Probability of each hypothesis from all futures, then without each run.

    Returns
    -------
    float array, shape (1 + runs, classes, cells)
        From all futures, then with each run left out; every table sums to 1.
    """
    count = found.edges.size
    table = np.bincount(codes * count + found.place, weights, int(np.prod(shape)) * count).reshape(*shape, count)
    total = table.sum(0)
    tables = np.concatenate([total[None], total[None] - table]) if shape[0] > 1 else total[None]
    mass = tables.sum((2, 3))
    scale = np.divide(mixes[: len(tables)], mass, out=np.zeros_like(mass), where=mass > 0.0)
    return _blurred(np.einsum("kh,khcx->kcx", scale, np.maximum(tables, 0.0)), found.width)


def _blurred(table: Floats, width: float) -> Floats:
    """Spread each cell but the last by a normal error of one."""
    if width == 0.0:
        return table
    reach = int(np.ceil(_REACH / width))
    steps = np.exp(-0.5 * (np.arange(-reach, reach + 1) * width) ** 2)
    steps /= steps.sum()
    inner = np.arange(table.shape[-1] - 1)
    held = np.flatnonzero(table[0, :, :-1].any(0))
    spread = np.abs(inner[:, None] - held[None, :])  # by columns that hold anything: few, where a measure is narrow
    kernel = np.where(spread <= reach, steps[np.minimum(reach + spread, 2 * reach)], 0.0)
    found = table.copy()
    found[:, :, :-1] = table[:, :, held] @ kernel.T
    return found


def told(table: Floats, informative: float) -> Floats:
    """Mix in the reports that say nothing: class and report independent, each as before.

    Parameters
    ----------
    table : float array, shape (..., classes, cells)
        Joint probabilities of class and of a report that tells.
    informative : float
        Share of the reports that tell, a fraction.

    Returns
    -------
    float array, same shape
    """
    apart = table.sum(-1, keepdims=True) * table.sum(-2, keepdims=True)
    found: Floats = informative * table + (1.0 - informative) * apart
    return found


def bits(table: Floats) -> Floats:
    """Mutual information of classes and cells.

    Parameters
    ----------
    table : float array, shape (..., classes, cells)
        Joint probabilities, each table summing to 1.

    Returns
    -------
    float array, shape (...)
        Sum of p(c, y) log2 p(c, y) / (p(c) p(y)), not negative but for rounding.

    Examples
    --------
    >>> import numpy as np
    >>> float(bits(np.array([[0.5, 0.0], [0.0, 0.5]]))), float(bits(np.full((2, 2), 0.25)))
    (1.0, 0.0)
    """
    apart = table.sum(-1, keepdims=True) * table.sum(-2, keepdims=True)
    ratio = np.divide(table, apart, out=np.ones_like(table), where=(table > 0.0) & (apart > 0.0))
    found: Floats = (table * np.log2(ratio)).sum((-2, -1))
    return found


def entropy(shares: Floats) -> float:
    """Entropy of a distribution, bits."""
    some = shares[shares > 0.0]
    return float(-(some * np.log2(some)).sum()) if some.size else float("nan")


def information(tables: Floats, informative: float) -> tuple[Estimate, float]:
    """Expected information of a report.

    Parameters
    ----------
    tables : float array, shape (1 + runs, classes, cells)
        Joint probabilities of class and of a report that tells, as :func:`joint` gives them.
    informative : float
        Share of the reports that tell.

    Returns
    -------
    (Estimate, float)
        Bits, with the jackknife error over runs, and the bias that was taken out. Counted on N futures the
        information comes out too large by about (cells in use - 1)(classes - 1)/(2 N ln 2); the jackknife takes
        that out, and what falls below 0 is 0.

    References
    ----------
    Miller (1955), Note on the bias of information estimates; Efron & Stein (1981), Ann. Statist. 9(3), 586-596.
    """
    each = bits(told(tables, informative))
    runs = each.size - 1
    if runs < 2:  # too few futures to tell an error
        return Estimate(max(float(each[0]), 0.0), float("nan")), 0.0
    bias = (runs - 1) * float(each[1:].mean() - each[0])
    return Estimate(max(float(each[0]) - bias, 0.0), jackknife(each[1:])), bias
