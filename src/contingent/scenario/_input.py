"""One quantity of a scenario: drawn, fixed, or derived from others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from contingent.scenario._distribution import Distribution

if TYPE_CHECKING:
    from contingent.scenario._formula import Formula

__all__ = ["Input"]


@dataclass(frozen=True, slots=True)
class Input:
    """One quantity of a scenario, uncertain or fixed.

    Parameters
    ----------
    path : str
        Dotted path, such as ``deployments.contingent.batch``; it also addresses the input's
        random numbers, so that adding a part disturbs no other.
    distribution : Distribution
        In the unit below.
    unit : str
        A kind of unit, such as ``people``, ``days``, ``people per day``, ``fraction`` or ``number``.
    source : str
        Key in the scenario's sources, or ``'assumed'``.
    why : str
        Reason or place in the source.
    line : int
        Line in the file, 0 where a default of the vocabulary fills in.
    formula : Formula or None
        Where the value follows from other inputs; its distribution is then for showing only.
    """

    path: str
    distribution: Distribution
    unit: str
    source: str = "assumed"
    why: str = ""
    line: int = 0
    formula: Formula | None = None

    def __str__(self) -> str:
        """Write the value as the file has it, such as ``60 to 150 days``."""
        return self.distribution.text
