"""Addressed random numbers: a draw is a function of where it stands, never of what came before.

A draw has the address (seed, part, future, channel, day, trial). The first two are hashed to a 64-bit key
in Python, the rest is mixed in with the SplitMix64 finaliser (Steele, Lea and Flood 2014,
doi:10.1145/2660193.2660195), which passes BigCrush as a counter-based generator. Philox was the
alternative: stronger on paper, three times the cost of a rare binomial draw here.

Every function exists twice with the same operations in the same order: for one future (Numba) and
for many (NumPy, suffix ``_many``). A test holds them equal bit for bit.
"""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

from contingent.simulate._compile import inlined

__all__ = ["address", "address_of", "future_key", "future_key_many", "part_key", "uniform", "uniform_many"]

GOLDEN = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio, the Weyl step of SplitMix64
MIX_A = np.uint64(0xBF58476D1CE4E5B9)  # SplitMix64 finaliser, first multiplier
MIX_B = np.uint64(0x94D049BB133111EB)  # SplitMix64 finaliser, second multiplier
S30, S27, S31, S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
ONE = np.uint64(1)
TO_UNIT = 2.0**-53  # 53 random bits fill a double
HALF = 2.0**-54  # keeps the uniform off 0, where a logarithm follows

DAY_BITS = np.uint64(20)  # trials below 2^20 a draw
CHANNEL_BITS = np.uint64(36)  # days below 2^16, channels below 2^28


def part_key(seed: int, part: str) -> np.uint64:
    """Hash the seed and the name of a part to the key of its random numbers.

    Parameters
    ----------
    seed : int
        Seed of the run, any integer.
    part : str
        Dotted path, such as ``theatres.kursk``.

    Returns
    -------
    numpy.uint64

    Examples
    --------
    >>> bool(part_key(1, "theatres.kursk") == part_key(1, "theatres.kursk"))
    True
    >>> bool(part_key(1, "theatres.kursk") == part_key(2, "theatres.kursk"))
    False
    """
    digest = hashlib.blake2b(f"{seed}:{part}".encode(), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "little"))


@inlined
def mix(word):
    """Mix 64 bits (SplitMix64 finaliser)."""
    word = (word ^ (word >> S30)) * MIX_A
    word = (word ^ (word >> S27)) * MIX_B
    return word ^ (word >> S31)


@inlined
def future_key(key, future):
    """Key of one future in a part."""
    return mix(key + GOLDEN * (np.uint64(future) + ONE))


@inlined
def address(channel, day):
    """Counter of a channel and day; the trial is added to it."""
    return (np.uint64(channel) << CHANNEL_BITS) + (np.uint64(day) << DAY_BITS)


@inlined
def uniform(key, counter):
    """Uniform number in (0, 1) at a counter."""
    word = mix(key + GOLDEN * (counter + ONE))
    return (word >> S11) * TO_UNIT + HALF


def address_of(channel: int, day: int) -> np.uint64:
    """Counter of a channel and day, outside compiled code."""
    return np.uint64((channel << int(CHANNEL_BITS)) + (day << int(DAY_BITS)))


def mix_many(word: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Mix arrays of 64 bits; overflow wraps as it must."""
    word = (word ^ (word >> S30)) * MIX_A
    word = (word ^ (word >> S27)) * MIX_B
    return word ^ (word >> S31)


def future_key_many(key: np.uint64, futures: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Keys of many futures in a part, shape (futures,)."""
    return mix_many(np.array(key, dtype=np.uint64) + GOLDEN * (futures.astype(np.uint64) + ONE))


def uniform_many(key: NDArray[np.uint64], counter: NDArray[np.uint64]) -> NDArray[np.float64]:
    """Uniform numbers in (0, 1), any shape."""
    word = mix_many(key + GOLDEN * (counter + ONE))
    return (word >> S11).astype(np.float64) * TO_UNIT + HALF
