"""How many people a formation is, for counts of brigades and battalions without a number of people."""

from __future__ import annotations

import re

from contingent.claims._counts import Count

__all__ = ["size_note"]

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


def size_note(count: Count) -> str:
    """Tell in words how many people the formations of a count may be, or that a number may be misread.

    Parameters
    ----------
    count : Count
        A count.

    Returns
    -------
    str
        ``''`` where there is nothing to say.
    """
    size = _PEOPLE.get(count.unit)
    if count.kind != "formation" or size is None:
        return ""
    low, high = (count.low or count.high or 0) * size[0], (count.high or count.low or 0) * size[1]
    return (
        f"{low:,.0f} to {high:,.0f} people, assumed from the usual size of {re.sub(r's$', '', count.unit)} formations"
    )
