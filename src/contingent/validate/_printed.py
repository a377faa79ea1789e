"""Comparing figures with printed ones: what the rounding of the print explains is no error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

__all__ = ["Comparison", "decimals"]


class Comparison:
    """Figures beside printed ones, row by row.

    Examples
    --------
    >>> seen = Comparison()
    >>> seen.add("mean", 82.2222, 82.22, 2)
    >>> seen.worst, round(seen.worst_unrounded, 4)
    (0.0, 0.0022)
    """

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []

    def add(self, name: str, found: float, printed: float, places: int) -> None:
        """Compare one figure.

        Parameters
        ----------
        name : str
            What the figure is.
        found, printed : float
            Ours and the published one.
        places : int, 0 or more
            Decimals of the print; a whole number counts as exact.
        """
        raw = abs(found - printed)
        allowance = 0.5 * 10.0**-places if places else 0.0
        row = {"figure": name, "found": found, "published": printed, "abs_error": raw}
        self.rows.append(row | {"beyond_rounding": max(0.0, raw - allowance)})

    def add_all(self, name: str, found: Sequence[float], printed: Sequence[float]) -> None:
        """Compare a list that was printed alike."""
        places = decimals(printed)
        for number, (ours, theirs) in enumerate(zip(found, printed, strict=True), 1):
            self.add(f"{name} {number}", float(ours), float(theirs), places)

    @property
    def worst(self) -> float | None:
        """The largest error beyond the rounding of the print; None where nothing was compared."""
        return max((row["beyond_rounding"] for row in self.rows), default=None)

    @property
    def worst_unrounded(self) -> float | None:
        """The largest error as it stands; None where nothing was compared."""
        return max((row["abs_error"] for row in self.rows), default=None)


def decimals(printed: Sequence[float]) -> int:
    """Give the decimals with which a list was printed: those of its longest number.

    Examples
    --------
    >>> decimals([1.0, 0.592]), decimals([30, 100.0]), decimals([4e-05])
    (3, 0, 5)
    """
    texts = [format(value, ".12f").rstrip("0") for value in printed]
    return max((len(text.partition(".")[2]) for text in texts), default=0)
