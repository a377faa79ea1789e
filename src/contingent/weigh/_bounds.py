"""The largest weight that any future could have, seen or not: what khat warns of, where it is known."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from contingent.simulate import Futures
from contingent.weigh._groups import ceiling
from contingent.weigh._posterior import Moved

__all__ = ["bounds"]

Floats = NDArray[np.float64]
Groups = tuple[tuple[str, ...], ...]


def bounds(
    shared: Groups,
    factors: Mapping[str, Mapping[str, Floats]],
    futures: Mapping[str, Futures],
    moved: Mapping[str, Moved],
    claim_ends: Mapping[str, tuple[float, float]],
) -> dict[str, float]:
    """Give a bound on the log weight of any future of each hypothesis.

    Parameters
    ----------
    shared : tuple of tuple of str
        Claims that share a factor.
    factors : mapping of str to mapping of str to float array, nats
        By claim, then hypothesis.
    futures : mapping of str to Futures
        By hypothesis.
    moved : mapping of str to Moved
        Hypotheses whose futures were moved.
    claim_ends : mapping of str to (float, float)
        Least and largest log factor of each claim.

    Returns
    -------
    dict of str to float
        Nats. Moved futures weigh as their run's evidence; only claims that came or went since then spread them.
    """
    return {
        name: _since(shared, moved[name], claim_ends) if name in moved else ceiling(shared, factors, {name: block.base})
        for name, block in futures.items()
    }


def _since(shared: Groups, before: Moved, claim_ends: Mapping[str, tuple[float, float]]) -> float:
    come = [group for group in shared if group not in before.groups]
    gone = [group for group in before.groups if group not in shared]
    gain = sum(claim_ends[name][1] / len(group) for group in come for name in group)
    loss = sum(before.ends[name][0] / len(group) for group in gone for name in group)
    return max(before.log_evidences) + gain - loss
