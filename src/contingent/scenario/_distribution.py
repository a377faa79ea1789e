"""Distributions of inputs: quantiles, and the map from a standard normal to a value."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Z95", "Distribution", "Family"]

Family = Literal[
    "fixed",
    "normal",
    "lognormal",
    "logit-normal",
    "uniform",
    "triangular",
    "pert",
    "beta",
    "choice",
    "derived",
]

Z95 = 1.6448536269514722
"""95 per cent point of the standard normal: ``low to high`` is a central 90 per cent interval."""


@dataclass(frozen=True, slots=True)
class Distribution:
    r"""What is believed of one quantity, in the unit of its kind.

    Parameters
    ----------
    text : str
        As the file has it.
    kind : str
        Family: fixed, normal, lognormal, logit-normal, uniform, triangular, pert, beta, choice; or
        derived, where the value follows from others by a formula.
    parameters : tuple of float
        In the unit below. fixed: value. normal, lognormal, logit-normal: mean and standard
        deviation of the value, its log, its log odds. uniform: ends. triangular, pert: least, mode,
        most. beta: shapes. choice: the values. derived: the 5, 50 and 95 per cent points, for showing.
    unit : str
        A kind of unit, such as ``people``, ``days``, ``people per day``, ``fraction`` or ``number``.
    support : tuple of float
        Least and greatest value allowed by the vocabulary; results are clipped to it.
    weights : tuple of float
        Of a choice; they sum to 1.

    Notes
    -----
    A pert is a beta on [a, b] with shapes :math:`1 + 4 (m - a)/(b - a)` and :math:`1 + 4 (b - m)/(b - a)`
    (Malcolm et al. 1959, doi:10.1287/opre.7.5.646). An interval of fractions is a logit-normal and not a
    beta, because its inverse is a closed form and both ends are met exactly.

    Examples
    --------
    >>> from contingent.scenario import quantity
    >>> lift = quantity("150 to 600 people per day", "people per day")
    >>> lift.kind, round(lift.low), round(lift.mid), round(lift.high)
    ('lognormal', 150, 300, 600)
    """

    text: str
    kind: Family
    parameters: tuple[float, ...]
    unit: str = "number"
    support: tuple[float, float] = (-math.inf, math.inf)
    weights: tuple[float, ...] = ()

    @property
    def fixed(self) -> bool:
        """True where the value is certain."""
        return self.kind == "fixed"

    @property
    def low(self) -> float:
        """The 5 per cent point."""
        return self._at(-Z95, 0.05)

    @property
    def mid(self) -> float:
        """The median."""
        return self._at(0.0, 0.5)

    @property
    def high(self) -> float:
        """The 95 per cent point."""
        return self._at(Z95, 0.95)

    def _at(self, z: float, u: float) -> float:
        """Give one quantile without loading numpy where the family has a closed form."""
        return min(max(self._point(z, u), self.support[0]), self.support[1])

    def _point(self, z: float, u: float) -> float:
        p = self.parameters
        match self.kind:
            case "fixed":
                return p[0]
            case "normal":
                return p[0] + p[1] * z
            case "lognormal":
                return math.exp(p[0] + p[1] * z)
            case "logit-normal":
                return 1.0 / (1.0 + math.exp(-(p[0] + p[1] * z)))
            case "uniform":
                return p[0] + (p[1] - p[0]) * u
            case _:
                import numpy as np

                return float(self.from_normal(np.array([z]))[0])

    def from_normal(self, z: NDArray[np.float64]) -> NDArray[np.float64]:
        r"""Map standard normals to values: the inverse of the distribution function at :math:`\Phi(z)`.

        Parameters
        ----------
        z : float64 array, any shape
            Standard normal scores.

        Returns
        -------
        float64 array, same shape
            Values in the unit, clipped to the support.

        Examples
        --------
        >>> import numpy as np
        >>> from contingent.scenario import quantity
        >>> quantity("uniform 3 to 9 days", "days").from_normal(np.array([0.0])).round(6)
        array([6.])
        """
        import numpy as np

        from contingent.scenario._inverse import inverse

        scores = np.asarray(z, dtype=np.float64)
        return np.clip(inverse(self.kind, self.parameters, self.weights, scores), *self.support)
