"""Checks of what is recorded; each fault one clear error."""

from __future__ import annotations

import math

from contingent.errors import UsageError
from contingent.record._rows import Forecast

__all__ = ["came_about", "probability", "question", "resolved_already", "threshold", "value"]


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


def threshold(name: str, value: float | None) -> float | None:
    """Refuse a threshold that is no finite number."""
    if value is not None and not math.isfinite(value):
        raise UsageError(f"{name} is no number", value=value, allowed="a finite number")
    return None if value is None else float(value)


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


def resolved_already(forecast: Forecast) -> UsageError:
    """Say that a forecast has an outcome."""
    last = forecast.resolutions[-1]
    said = "came about" if last.came_about else "did not come about"
    return UsageError(
        f"{forecast.id} is resolved already: it {said}, says {last.source} on {last.on}",
        allowed="one resolution a forecast",
        mend="add --correct to correct it; the earlier one is kept",
    )
