"""Draws of an input from where the reports point, with the weights that make good for it.

Where a report says 3,500 and the prior goes from a company to an army, few draws of the prior come near. A tilt
draws a share of the futures around what is claimed, and the rest as before; each future carries the log of the
ratio of both densities, so that every weighted answer is that of the prior, only with more futures where they count.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._arithmetic import normal_many
from contingent.simulate._keys import address_of, future_key_many, part_key, uniform_many

__all__ = ["CHANNEL_TILT", "Tilt", "tilted"]

CHANNEL_TILT = 2
"""Channel of an input's stream that says from which part of the mixture a future draws."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tilt:
    """A mixture that an input's standard normal score is drawn from.

    Parameters
    ----------
    centres : tuple of (float, float)
        Mean and standard deviation of each normal around which scores are drawn, equally often.
    share : float
        Share of the futures that draw from the prior as if there were no tilt, a fraction above 0: no weight
        is above ``1 / share``.
    """

    centres: tuple[tuple[float, float], ...]
    share: float = 0.5  # half and half: no weight is above 2 (assumed)


@lru_cache(maxsize=16)  # the hypotheses of one run share their luck
def tilted(tilt: Tilt, path: str, seed: int, first: int, size: int) -> tuple[Floats, Floats]:
    r"""Draw the scores of one input under a tilt.

    Parameters
    ----------
    tilt : Tilt
        The mixture.
    path : str
        Dotted path of the input, whose stream is used.
    seed, first, size : int
        Seed of the run, number of the first future, and how many.

    Returns
    -------
    tuple of float64 array, shape (futures,)
        Scores, and the log of prior density over mixture density, nats.

    Notes
    -----
    With share a and normals :math:`q_k`, the weight is :math:`\phi(z) / (a \phi(z) + (1 - a) \sum_k q_k(z) / K)`:
    defensive importance sampling (Hesterberg 1995, Technometrics 37(2), 185-194).

    Examples
    --------
    >>> scores, logs = tilted(Tilt(((2.0, 0.1),)), "deployments.force.already_sent", 1, 0, 100_000)
    >>> round(float(np.exp(logs).mean()), 1), bool(np.exp(logs).max() <= 2.0)
    (1.0, True)
    """
    key = future_key_many(part_key(seed, path), np.arange(first, first + size, dtype=np.uint64))
    plain = normal_many(uniform_many(key, np.full(key.shape, address_of(0, 0))))  # 0, 0: as the input without a tilt
    choice = uniform_many(key, np.full(key.shape, address_of(CHANNEL_TILT, 0)))
    means, sds = (np.array(column) for column in zip(*tilt.centres, strict=True))
    part = np.clip(((choice - tilt.share) / (1.0 - tilt.share) * means.size).astype(np.int64), 0, means.size - 1)
    scores = np.where(choice < tilt.share, plain, means[part] + sds[part] * plain)
    ratio = np.zeros(size)  # of the normals' densities to the prior's
    for mean, sd in tilt.centres:
        ratio += np.exp(0.5 * scores**2 - 0.5 * ((scores - mean) / sd) ** 2) / sd
    logs = -np.log(tilt.share + (1.0 - tilt.share) * ratio / means.size)
    scores.flags.writeable = logs.flags.writeable = False
    return scores, logs
