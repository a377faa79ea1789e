"""Inputs that go together: a Gaussian copula on their normal scores."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from contingent.scenario._scenario import Correlation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["correlated", "groups", "matrix", "mixers", "nearest_valid"]

_LEAST = 1e-9  # least eigenvalue that counts as above 0: a hundred thousand times the rounding error


def groups(correlations: Iterable[Correlation]) -> list[tuple[str, ...]]:
    """Give the groups of inputs that hang together, each in alphabetical order."""
    whose: dict[str, set[str]] = {}
    for one in correlations:
        joined = set(one.between).union(*(whose.get(path, set()) for path in one.between))
        whose |= dict.fromkeys(joined, joined)
    return sorted({tuple(sorted(group)) for group in whose.values()})


def matrix(paths: Sequence[str], correlations: Iterable[Correlation]) -> NDArray[np.float64]:
    r"""Give the correlations of the normal scores of a group, shape (inputs, inputs).

    Notes
    -----
    A rank correlation :math:`\rho` of two normals is the correlation :math:`r = 2 \sin(\pi \rho / 6)`
    (Pearson 1907; Kruskal 1958, doi:10.1080/01621459.1958.10501481). What is not stated is independent.

    Examples
    --------
    >>> matrix(("a", "b"), [Correlation(("b", "a"), 0.6)]).round(3).tolist()
    [[1.0, 0.618], [0.618, 1.0]]
    """
    import numpy as np

    at = {path: place for place, path in enumerate(paths)}
    made = np.eye(len(paths))
    for one in correlations:
        if one.between[0] in at:
            i, j = (at[path] for path in one.between)
            made[i, j] = made[j, i] = 2.0 * math.sin(math.pi * one.rank / 6.0)
    return made


def nearest_valid(wanted: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Give the nearest correlations that can hold together, as ranks; None where those wanted can.

    Notes
    -----
    Alternating projections onto positive semidefinite matrices and those of unit diagonal, with Dykstra's
    correction (Higham 2002, doi:10.1093/imanum/22.3.329); then drawn a hair towards independence, and
    rounded, so that the ranks named are valid as they are written.
    """
    import numpy as np

    if np.linalg.eigvalsh(wanted)[0] > _LEAST:
        return None
    shift, made = np.zeros_like(wanted), wanted.copy()
    for _ in range(200):  # assumed: converges by a factor of two or more a round
        values, vectors = np.linalg.eigh(made - shift)
        positive = (vectors * np.maximum(values, 0.0)) @ vectors.T
        shift, made = positive - (made - shift), positive.copy()
        np.fill_diagonal(made, 1.0)
    for kept in np.linspace(0.99, 0.0, 100):  # the rounding must not undo it
        off = made * kept
        ranks: NDArray[np.float64] = np.round(np.arcsin(np.clip(off, -1, 1) / 2.0) * 6.0 / math.pi, 2)
        np.fill_diagonal(ranks, 1.0)
        if np.linalg.eigvalsh(2.0 * np.sin(math.pi * ranks / 6.0))[0] > _LEAST:
            return ranks
    return np.eye(len(wanted))


@lru_cache(maxsize=64)  # a scenario's few groups, asked for once a block
def mixers(correlations: tuple[Correlation, ...]) -> tuple[tuple[tuple[str, ...], NDArray[np.float64]], ...]:
    """Give the paths of each group and the lower triangle that mixes their normal scores."""
    import numpy as np

    made = []
    for paths in groups(correlations):
        mixer: NDArray[np.float64] = np.linalg.cholesky(matrix(paths, correlations)).astype(np.float64)
        made.append((paths, mixer))
    return tuple(made)


def correlated(
    correlations: tuple[Correlation, ...], luck: Callable[[str], NDArray[np.float64]]
) -> dict[str, NDArray[np.float64]]:
    """Give the normal scores of the inputs that go together, by path.

    Parameters
    ----------
    correlations : tuple of Correlation
        Of a scenario.
    luck : callable
        Independent standard normals of a path, shape (futures,).

    Returns
    -------
    dict of str to float64 array, shape (futures,)
        The first path of a group keeps its own luck; whoever stands in none is not in it.
    """
    import numpy as np

    found: dict[str, NDArray[np.float64]] = {}
    for paths, mixer in mixers(correlations):
        own = [luck(path) for path in paths]
        for place, path in enumerate(paths):
            # Term by term: a matrix product may round otherwise in a block of another length.
            score = np.zeros_like(own[place])
            for other in range(place + 1):
                score += mixer[place, other] * own[other]
            found[path] = score
    return found
