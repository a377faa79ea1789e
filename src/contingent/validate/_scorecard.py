"""What a validation gives: figures of the engine beside published references, with the rows behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Scorecard"]


@dataclass(frozen=True)
class Scorecard:
    """Figures of one case.

    Parameters
    ----------
    case : str
        Name of the case.
    figures : mapping of str to float or None
        Figures of this program; None where there was nothing to count.
    references : mapping of str to float
        Published or measured figures of others, under the same names.
    rows : sequence of mapping
        What the figures were made from, for a person who wants to see it.
    """

    case: str
    figures: Mapping[str, float | None]
    references: Mapping[str, float] = field(default_factory=dict)
    rows: Sequence[Mapping[str, Any]] = ()

    def to_json(self) -> dict[str, Any]:
        """Give the scorecard as one JSON object.

        Returns
        -------
        dict
            ``{"case", "figures", "references", "rows"}``.

        Examples
        --------
        >>> Scorecard("analytic", {"right": 9}).to_json()["figures"]
        {'right': 9}
        """
        return {
            "case": self.case,
            "figures": dict(self.figures),
            "references": dict(self.references),
            "rows": [dict(row) for row in self.rows],
        }
