"""What a diplomatic move changes of a measure, and how far that can be trusted."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.scenario import Intervention

__all__ = ["MEAN_ERROR_POINTS", "Effect"]

MEAN_ERROR_POINTS = 29.8
"""Root mean square error of a mean of stances by capability and salience, in points of a scale of 100, on 351 issues
of the European Union with known outcome (DEU III, Arregui and Perarnaud, doi:10.34810/data53)."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a move changes of one measure.

    Parameters
    ----------
    move : Intervention
        The move.
    measure : str
        What is compared.
    before, after : float
        Mean of the measure without and with it; for an event its probability.
    change, low, high : float
        Mean of the paired differences, and its 90 % interval from sampling.
    weak, strong : float
        The change where the assumed coefficients of pressure are in their lowest and highest third.
    touched : float
        Share of futures that it changes at all.
    pull : float
        Points by which it lowers the deciders' settled stances on the horizon, in the mean.
    mean_shift : float
        Points by which it moves the mean of the stances by capability and salience.
    spread : float
        Standard deviation of the measure over futures, without the move.
    model_error : float
        What the measure changes by when all stances but the deciders' are misjudged by as much as such means have been
        off, :data:`MEAN_ERROR_POINTS` up or down, whichever changes it more.
    """

    move: Intervention
    measure: str
    before: float
    after: float
    change: float
    low: float
    high: float
    weak: float
    strong: float
    touched: float
    pull: float
    mean_shift: float
    spread: float
    model_error: float

    @property
    def within_sampling(self) -> bool:
        """Whether the interval holds no change at all."""
        return self.low <= 0.0 <= self.high

    @property
    def within_model(self) -> bool:
        """Whether the change may be less than what misjudged stances alone do, or turn its sign with the pressure.

        Beyond the error of the model the whole interval of the change lies further from none than `model_error`, and
        weak and strong pressure agree on its sign.
        """
        nearest = 0.0 if self.within_sampling else min(abs(self.low), abs(self.high))
        return nearest <= self.model_error or self.weak * self.strong < 0.0

    @property
    def verdict(self) -> str:
        """How far the change can be trusted, as a clause."""
        if self.touched == 0.0:
            return "changes no future"
        if self.within_sampling:
            return "too small to tell from chance in so many futures"
        if self.within_model:
            return "within the error of the model"
        return "beyond the error of the model"
