"""How far a report of a measure lies from the truth: what a reader could be told, not what is so."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.measures import get

__all__ = ["Reporting", "reporting"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reporting:
    """A scale on which reports of a measure have an error of one.

    Parameters
    ----------
    error : float
        Standard deviation of a report: of the natural logarithm, or in the unit where `offset` is infinite;
        0 for events, which are told as they are or not at all.
    offset : float
        Added before the logarithm, in the measure's unit: numbers far below it are told to error times offset.
    source : str
        Where the error comes from.

    Examples
    --------
    >>> import numpy as np
    >>> scale = Reporting(0.1, 0.0)
    >>> scale.back(scale.there(np.array([9_000.0]))).round().tolist()
    [9000.0]
    """

    error: float
    offset: float = math.inf
    source: str = "assumed"

    def there(self, values: Floats) -> Floats:
        """Put values on the scale; NaN stays NaN."""
        if self.error == 0.0:
            return values
        if math.isinf(self.offset):
            return values / self.error
        found: Floats = np.log(np.maximum(values, 0.0) + self.offset) / self.error
        return found

    def back(self, scaled: Floats) -> Floats:
        """Give the values at places of the scale."""
        if self.error == 0.0:
            return scaled
        if math.isinf(self.offset):
            return scaled * self.error
        found: Floats = np.maximum(np.exp(scaled * self.error) - self.offset, 0.0)
        return found


_FEW = 1_000.0  # people: a contingent that is worth a report; smaller ones are told to some hundreds (assumed)
_STRENGTH = Reporting(
    0.12, _FEW,
    "six counts of the contingent in Russia, 24 October to 12 November 2024, 10,000 to 12,000: sd 0.074 of the "
    "logarithm; with rounding, 10 % either way (sd 0.06), 0.095; a quarter more, since they are hardly independent "
    "(assumed); three others of 23 to 28 October had 3,000: a share of reports says nothing",
)  # fmt: skip
_LOSSES = Reporting(0.40, 200.0, "assumed: belligerents' counts of losses differ by half either way")
_RETURNS = Reporting(0.30, _FEW, "assumed: returns are seen less well than arrivals")
_DAYS = Reporting(
    0.20, 1.0,
    "number words for days and months: “a few” means 3 to 5.8 of them to nine readers in ten (zonination 2015, n = 46)",
)  # fmt: skip
_COUNT = Reporting(0.20, 1.0, "assumed: a batch more or less among five")
_ROUNDS = Reporting(0.40, 100_000.0, "assumed: containers are counted, and their content is guessed")
_AREA = Reporting(50.0, math.inf, "assumed: maps of two groups differ by some dozens of km2")
_ADDED = Reporting(1_000.0, math.inf, "assumed: what the contingent adds is nobody's count, only a difference of two")
_POINTS = Reporting(5.0, math.inf, "assumed: shares are told to the nearest ten points")

_BY_NAME: Mapping[str, Reporting] = {
    "killed": _LOSSES,
    "wounded": _LOSSES,
    "captured": _LOSSES,
    "casualties": _LOSSES,
    "returned": _RETURNS,
    "home": _RETURNS,
    "unfilled": _RETURNS,
    "opponent_killed": _LOSSES,
    "opponent_losses": _LOSSES,
    "opponent_losses_added": _ADDED,
    "force_added": _ADDED,
}
_BY_UNIT: Mapping[str, Reporting] = {
    "people": _STRENGTH,
    "people per year": _STRENGTH,
    "days": _DAYS,
    "batches": _COUNT,
    "%": _POINTS,
    "km2": _AREA,
    "rounds": _ROUNDS,
    "rounds per year": _ROUNDS,
    "event": Reporting(0.0, math.inf, "told as it is, or not at all"),
}


def reporting(measure: str, error: float | None = None) -> Reporting:
    """Give the error with which reports tell a measure.

    Parameters
    ----------
    measure : str
        Key in the registry of measures.
    error : float, optional
        Relative error of a report, a fraction over 0 (share points for shares); the usual one if None.

    Returns
    -------
    Reporting

    Raises
    ------
    UsageError
        If the error is no positive number, or the measure is an event or unknown.

    Examples
    --------
    >>> reporting("present").error, reporting("killed").error, reporting("present", 0.05).error
    (0.12, 0.4, 0.05)
    """
    unit = get(measure).unit
    usual = _BY_NAME.get(measure) or _BY_UNIT.get(unit, _COUNT)
    if error is None:
        return usual
    if usual.error == 0.0:
        raise UsageError("an event is told or not; it has no error in per cent", value=measure,
                         mend="choose the grade of its source instead")  # fmt: skip
    if math.isinf(usual.offset) and unit != "%":
        raise UsageError("the error of this measure is not in per cent", value=measure,
                         allowed=f"{usual.error:,.0f} {unit}, as it is")  # fmt: skip
    if not 0.001 <= error <= 10.0:  # a thousandth: finer than any report; ten: says nothing
        raise UsageError("error of a report out of range", value=error, allowed="0.1 % to 1,000 %")
    return Reporting(error * (100.0 if unit == "%" else 1.0), usual.offset, "given")
