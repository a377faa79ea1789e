"""Errors of a score by a bootstrap over families: battles that are parts of one another are drawn together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["family_error"]

_RESAMPLES, _SEED = 400, 1  # an error of 400 draws is itself known to 1/sqrt(800), 4 %
_DIGITS = 4


def family_error(families: Sequence[str], score: Callable[[NDArray[np.int64]], float | None]) -> float | None:
    """Give the standard error of a score.

    Parameters
    ----------
    families : sequence of str
        Family of each row.
    score : callable
        From the places of the rows drawn to a score, None where it has none.

    Returns
    -------
    float or None
        Standard deviation over 400 resamples of whole families, always the same luck; None for a single family.

    Examples
    --------
    >>> values = np.array([0.0, 0.0, 1.0, 1.0])
    >>> family_error("aabb", lambda rows: values[rows].mean()) > family_error("abcd", lambda rows: values[rows].mean())
    True
    """
    names, place = np.unique(np.asarray(list(families)), return_inverse=True)
    if len(names) < 2:
        return None
    order, luck = np.argsort(place, kind="stable"), np.random.default_rng(_SEED)
    rows = np.split(order, np.cumsum(np.bincount(place))[:-1])
    drawn = (
        score(np.concatenate([rows[k] for k in luck.integers(0, len(names), len(names))])) for _ in range(_RESAMPLES)
    )
    found = [value for value in drawn if value is not None]
    return round(float(np.std(found, ddof=1)), _DIGITS) if len(found) > 1 else None
