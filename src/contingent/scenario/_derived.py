"""A value of the file: a quantity, or a formula of other values."""

from __future__ import annotations

import math
from functools import lru_cache

from contingent.scenario._distribution import Distribution
from contingent.scenario._formula import Formula, formula
from contingent.scenario._quantity import quantity
from contingent.scenario._units import Unit

__all__ = ["derived"]

_known = lru_cache(maxsize=4_096)(quantity)  # thousands of deployments say the same few things


def derived(text: str, unit: Unit, support: tuple[float, float]) -> tuple[Distribution, Formula | None]:
    """Read a quantity, or a formula where the text begins with an equals sign.

    Parameters
    ----------
    text : str
        Such as ``60 to 90 days`` or ``= batch * tour / interval``.
    unit : str
        Kind of unit wanted.
    support : tuple of float
        Least and greatest value, in `unit`.

    Returns
    -------
    Distribution, Formula or None
        Of a formula the distribution's points are not known until all inputs are.

    Raises
    ------
    InputError
        If the text cannot be read.

    Examples
    --------
    >>> derived("= batch / 2", "people", (0.0, 1e6))[1].names
    ('batch',)
    """
    if not text.startswith("="):
        return _known(text, unit, support), None
    follows = formula(" ".join(text.split()))
    return Distribution(follows.text, "derived", (math.nan,) * 3, unit, support), follows
