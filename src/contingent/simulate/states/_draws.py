"""Values of actors by future: one addressed uniform each, through the inverse of the distribution."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.scenario import Distribution
from contingent.simulate._arithmetic import normal_many
from contingent.simulate._keys import address_of, future_key_many, part_key, uniform_many

__all__ = ["Floats", "drawn", "uniforms"]

Floats = NDArray[np.float64]
_CHANNEL = 0


def uniforms(seed: int, path: str, numbers: NDArray[np.uint64], count: int = 1) -> Floats:
    """Give uniform numbers in (0, 1) at a path, shape (count, futures); the first ones stay if more are asked for."""
    key = future_key_many(part_key(seed, path), numbers)[None, :]
    counters = np.array([address_of(_CHANNEL, place) for place in range(count)], dtype=np.uint64)[:, None]
    return uniform_many(*np.broadcast_arrays(key, counters))


def drawn(distribution: Distribution, seed: int, path: str, numbers: NDArray[np.uint64]) -> Floats:
    """Draw a value for each future, shape (futures,), in its unit.

    Notes
    -----
    A triangular one is inverted from the uniform itself: by way of the normal it costs ten times as much, and a
    scenario has dozens.
    """
    if distribution.fixed:
        return np.full(numbers.size, distribution.mid)
    luck = uniforms(seed, path, numbers)[0]
    if distribution.kind != "triangular":
        return distribution.from_normal(normal_many(luck))
    least, mode, most = distribution.parameters
    below = luck * (most - least) < mode - least
    part = np.where(below, luck * (mode - least), (1.0 - luck) * (most - mode)) * (most - least)
    root = np.sqrt(part)
    values: Floats = np.where(below, least + root, most - root)
    return values
