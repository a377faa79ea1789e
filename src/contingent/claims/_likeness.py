"""When two claims may be compared: the same actor, the same kind of count, figures near or apart."""

from __future__ import annotations

from contingent.claims._claim import Claim, Quantity
from contingent.claims._nouns import is_people

__all__ = ["apart", "around", "counted_class", "figure", "interval", "is_ceiling", "same_action", "same_actor"]

_LOSSES = {
    "casualties": "casualties",
    "killed_or_wounded": "casualties",
    "killed_or_missing": "casualties",
    "killed": "killed",
    "wounded": "wounded",
    "captured": "captured",
    "missing": "missing",
    "civilians": "civilians",
}


def counted_class(quantity: Quantity) -> str:
    """Give the class within which counts are compared: a kind of loss, people under arms, or the unit."""
    known = _LOSSES.get(quantity.unit)
    return known or ("people" if is_people(quantity.unit) else quantity.unit)


def figure(quantity: Quantity | None) -> float | None:
    """Give the number told: the upper end where there is one."""
    if quantity is None:
        return None
    return quantity.value_high if quantity.value_high is not None else quantity.value_low


def interval(quantity: Quantity) -> tuple[float, float] | None:
    """Give the interval in which a count puts the truth; None for a vague word without figures."""
    if quantity.bound == "vague":
        low, high = quantity.soft_low, quantity.soft_high
        return None if low is None or high is None else (low, high)
    low = quantity.value_low if quantity.value_low is not None else 0.0
    return low, quantity.value_high if quantity.value_high is not None else float("inf")


def is_ceiling(quantity: Quantity) -> bool:
    """Tell whether a count only bounds from above."""
    return quantity.bound in {"at_most", "less_than"}


def apart(a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures differ by a factor of two (assumed: less is rounding and date)."""
    values = sorted((figure(a) or 0.0, figure(b) or 0.0))
    return values[0] > 0 and values[1] / values[0] >= 2


def same_actor(a: Claim, b: Claim) -> bool:
    """Tell whether two claims name the same force."""
    return bool(a.actor) and a.actor == b.actor


def same_action(a: Claim, b: Claim) -> bool:
    """Tell whether two claims tell the same act; sending, rotating and standing are one for strengths."""
    moving = {"deploy", "rotate", "station"}
    return a.action == b.action or (a.action in moving and b.action in moving)


def around(claim: Claim, beyond: int = 0) -> str:
    """Give the words from the start of the sentence to the end of the count, and some characters more."""
    end = claim.quantity.span.end - claim.sentence.start + beyond if claim.quantity is not None else None
    return claim.sentence.text[:end]
