"""Soft intervals: how well a number's wording fits a value, from 0 to 1.

"About 10,000", "up to 10,000" and "more than 10,000" are said of different truths. Each wording is
a plateau on the logarithmic scale with logistic shoulders.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Soft", "soft_interval"]

Floats = NDArray[np.float64]

# Shoulders on the log scale: 0.03 lets a value 3 % outside still fit at 27 % (assumed; counts of
# troops are not known better than that). Wider where readers disagree about the end themselves.
_SHARP, _WIDE = 0.03, 0.10
_ROUNDED = 0.10  # "about N" with one or two significant figures: N +- 10 % (proposed reading)
_EXACT = 0.05  # a bare round number: half of "about" (assumed; newsrooms round without saying so)
_LEAST = 0.01  # nobody counts an army to the last man: never narrower than 1 % (assumed)
_ROUND_FIGURES = 2  # numbers of one or two significant figures are round
_CEILING_FROM = 0.3  # "up to N": mass from 0.3 N to N (proposed reading)
_UNDER_FROM = 0.9  # "nearly N", "less than N": between 0.9 N and N (proposed reading)
_FLOOR_90 = 1.5  # "at least N": 90 per cent point N times 1.5 (proposed reading)
_ABOVE_90 = 1.2  # "more than N": 90 per cent point N times 1.2 (proposed reading)


@dataclass(frozen=True, slots=True)
class Soft:
    """A plateau between two values with logistic shoulders on the log scale.

    Parameters
    ----------
    low, high : float
        Ends of the plateau in the measure's unit; low 0 and high infinity mean no end.
    low_edge, high_edge : float
        Width of the shoulders on the natural log scale: at the end itself the fit is about one half.

    Examples
    --------
    >>> import numpy as np
    >>> Soft(9_000.0, 11_000.0).fit(np.array([10_000.0, 11_000.0, 20_000.0])).round(2).tolist()
    [1.0, 0.54, 0.0]
    """

    low: float = 0.0
    high: float = math.inf
    low_edge: float = _SHARP
    high_edge: float = _SHARP

    def fit(self, values: Floats) -> Floats:
        """Give the fit of values, 1 in the middle of the plateau.

        Parameters
        ----------
        values : float array, any shape
            In the measure's unit; NaN where the measure does not exist.

        Returns
        -------
        float array, same shape
            K(x) = L((ln x - ln low) / low_edge) L((ln high - ln x) / high_edge) / K(middle) with
            the logistic L; 0 where the value is NaN.
        """
        raw = self._raw(np.maximum(values, 0.0))
        fits: Floats = np.minimum(np.where(np.isnan(values), 0.0, raw) / self._peak(), 1.0)
        return fits

    def _raw(self, values: Floats) -> Floats:
        fits = np.ones(np.shape(values))
        with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
            logs = np.log(values)
            if self.low > 0.0:
                fits /= 1.0 + np.exp((math.log(self.low) - logs) / self.low_edge)
            if self.high < math.inf:
                fits /= 1.0 + np.exp((logs - math.log(self.high)) / self.high_edge)
        return fits

    def _peak(self) -> float:
        if self.low <= 0.0 or self.high == math.inf:
            return 1.0
        return float(self._raw(np.array([math.sqrt(self.low * self.high)]))[0])


def soft_interval(bound: str, low: float | None, high: float | None) -> Soft:
    """Turn a bound and its numbers into a soft interval.

    Parameters
    ----------
    bound : str
        exact, approx, range, at_most, less_than, at_least, more_than or vague.
    low, high : float or None
        The number, taken at its word; one of them may be missing.

    Returns
    -------
    Soft
        approx and exact: N with its rounding (10 % and 5 % for one or two significant figures, else
        half the last significant digit); at_most: 0.3 N to N; less_than: 0.9 N to N; at_least and
        more_than: N up to a shoulder that leaves a tenth of a log-uniform mass beyond 1.5 N and
        1.2 N; range and vague: low to high.

    Notes
    -----
    Widths are reasoned readings of number words for news, assumptions to be tested; 0.3, 0.9, 1.5,
    1.2 and 10 % are the proposed readings that go with the survey of number words by zonination
    (2015, 46 respondents).

    Examples
    --------
    >>> soft_interval("at_most", None, 15_000)
    Soft(low=4500.0, high=15000.0, low_edge=0.1, high_edge=0.03)
    >>> round(soft_interval("approx", 11_000, 11_000).high)
    12100
    """
    number = float((high if bound in ("at_most", "less_than") else low) or low or high or 0.0)
    if number <= 0.0:
        return _near_zero(high)
    if bound in ("approx", "exact"):
        spread = _rounding(number, _ROUNDED if bound == "approx" else _EXACT, bound)
        return Soft(number * (1 - spread), number * (1 + spread))
    if bound == "at_most":
        return Soft(_CEILING_FROM * number, number, low_edge=_WIDE)
    if bound == "less_than":
        return Soft(_UNDER_FROM * number, number)
    if bound in ("at_least", "more_than"):
        return _floor(number, _FLOOR_90 if bound == "at_least" else _ABOVE_90)
    edge = _WIDE if bound == "vague" else _SHARP
    return Soft(float(low or 0.0), float(high) if high else math.inf, edge, edge)


def _near_zero(high: float | None) -> Soft:
    # "no casualties": the logarithm has no zero, so half a man is the edge.
    return Soft(0.0, float(high) if high else 0.5)


def _floor(number: float, tail: float) -> Soft:
    # A logistic shoulder centred three quarters of the way to the 90 per cent point, on the log
    # scale, of a quarter of that width, leaves 10 % of a log-uniform mass beyond it:
    # ln(1 + e^-1) / ln(1 + e^3) = 0.103.
    way = math.log(tail)
    return Soft(number, number * math.exp(0.75 * way), high_edge=0.25 * way)


def _rounding(number: float, round_share: float, bound: str) -> float:
    """Relative half-width that the way a number is written leaves open."""
    mantissa, exponent = f"{number:.6e}".split("e")
    figures = max(len(mantissa.replace(".", "").rstrip("0")), 1)
    half_digit = 0.5 * 10.0 ** (int(exponent) - figures + 1) / number
    if figures <= _ROUND_FIGURES:
        return round_share if bound == "approx" else min(round_share, half_digit)
    return max(half_digit, _LEAST)
