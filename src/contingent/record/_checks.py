"""Checks of what is recorded; each fault one clear error."""

from __future__ import annotations

import math
from datetime import date

from contingent.errors import UsageError
from contingent.record._rows import Forecast

__all__ = ["came_about", "days", "probability", "question", "resolvable", "thresholds", "value"]


def question(text: str) -> str:
    """Give the question without white space at its ends; refuse an empty one."""
    if not text.strip():
        raise UsageError("the question is empty", value=text, mend="write it in words")
    return text.strip()


def probability(given: float) -> float:
    """Refuse what is no fraction."""
    if isinstance(given, bool) or not (math.isfinite(given) and 0 <= given <= 1):
        mend = "write 40 % as 0.4" if not isinstance(given, bool) and 1 < given <= 100 else "give a fraction"
        raise UsageError("the probability is out of range", value=given, allowed="0 to 1", mend=mend)
    return float(given)


def thresholds(low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """Refuse thresholds that are no finite numbers, or the wrong way round."""
    for name, given in (("at_least", low), ("at_most", high)):
        if given is not None and not math.isfinite(given):
            raise UsageError(f"{name} is no number", value=given, allowed="a finite number")
    if low is not None and high is not None and low > high:
        raise UsageError("at_least is above at_most", value=f"{low:g} to {high:g}", mend="swap them")
    return low, high


def days(made: date, by: date) -> None:
    """Refuse a forecast that ends before it is made."""
    if by < made:
        raise UsageError("the forecast ends before it is made", value=by.isoformat(), allowed=f"{made} or later")


def value(outcome: float | bool) -> float | None:
    """Give the measured value of an outcome, None for a yes or no."""
    return None if isinstance(outcome, bool) else float(outcome)


def came_about(forecast: Forecast, outcome: float | bool) -> bool:
    """Judge an outcome by the forecast's thresholds."""
    if isinstance(outcome, bool):
        return outcome
    if not math.isfinite(outcome):
        raise UsageError("the outcome is no number", value=outcome, allowed="yes, no, or a finite number")
    low, high = forecast.at_least, forecast.at_most
    if low is None and high is None:
        raise UsageError(
            "a number cannot resolve a forecast without thresholds",
            value=outcome,
            allowed="yes or no",
            mend="say yes or no",
        )
    return (low is None or outcome >= low) and (high is None or outcome <= high)


def resolvable(forecast: Forecast, source: str, on: date, *, correct: bool) -> None:
    """Refuse a second outcome that is no correction, one without a source, and one too early."""
    if forecast.resolutions and not correct:
        raise _resolved_already(forecast)
    if on < forecast.made:
        raise UsageError("resolved before it was made", value=on.isoformat(), allowed=f"{forecast.made} or later")
    if not source.strip():
        raise UsageError("an outcome needs a source", value=source, mend="say who reports it")


def _resolved_already(forecast: Forecast) -> UsageError:
    last = forecast.resolutions[-1]
    said = "came about" if last.came_about else "did not come about"
    return UsageError(
        f"{forecast.id} is resolved already: it {said}, says {last.source} on {last.on}",
        allowed="one resolution a forecast",
        mend="add --correct to correct it; the earlier one is kept",
    )
