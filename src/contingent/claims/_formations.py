"""How many people a formation is, for counts of brigades and battalions without a number of people."""

from __future__ import annotations

import re

from contingent.claims._claim import Quantity

__all__ = ["people_of", "size_note"]

# people, low and high: U.S. Army, "Operational Unit Diagrams" (company to corps); regiment, battlegroup and squadron
# assumed from the same, as they differ from army to army
_PEOPLE: dict[str, tuple[int, int]] = {
    "companies": (62, 190),
    "squadrons": (62, 190),
    "battalions": (300, 1_000),
    "battlegroups": (600, 1_200),
    "regiments": (1_000, 3_000),
    "brigades": (3_000, 5_000),
    "divisions": (10_000, 15_000),
    "corps": (20_000, 45_000),
}


def people_of(quantity: Quantity) -> tuple[float | None, float | None] | None:
    """Give how many people the formations of a count are, from their usual sizes.

    Parameters
    ----------
    quantity : Quantity
        A count.

    Returns
    -------
    (float or None, float or None) or None
        People, low and high, assumed; an end is open where the count leaves it open. None where no formation of a
        known size is counted.

    Examples
    --------
    >>> from contingent.claims import extract
    >>> from contingent.reports import from_text
    >>> claim = extract([from_text("Russia has four brigades in Belarus.", id="r")]).claims[0]
    >>> people_of(claim.quantity)
    (12000.0, 20000.0)
    """
    size = _PEOPLE.get(quantity.unit)
    if size is None:
        return None
    vague = quantity.bound == "vague"
    low = quantity.soft_low if vague else quantity.value_low
    high = quantity.soft_high if vague else quantity.value_high
    return None if low is None else low * size[0], None if high is None else high * size[1]


def size_note(quantity: Quantity) -> str:
    """Tell in words how many people the formations of a count may be.

    Parameters
    ----------
    quantity : Quantity
        A count.

    Returns
    -------
    str
        ``''`` where there is nothing to say.
    """
    people = people_of(quantity)
    if people is None:
        return ""
    low, high = (f"{end:,.0f}" if end is not None else "" for end in people)
    told = f"{low} to {high}" if low and high else f"up to {high}" if high else f"at least {low}"
    return f"{told} people, assumed from the usual size of {re.sub(r's$', '', quantity.unit)} formations"
