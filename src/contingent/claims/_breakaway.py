"""Regions that have forces of their own: "Karabakh soldiers", "the Abkhaz leadership"."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._gazetteer import Name

__all__ = ["breakaway_force"]

_FULL = {
    label: label
    for label in ("Nagorno-Karabakh", "Tigray", "Transnistria", "Abkhazia", "South Ossetia", "Somaliland", "Puntland",
                  "Jubaland", "Amhara", "Oromia", "Donetsk", "Luhansk", "Iraqi Kurdistan")
} | {"Karabakh": "Nagorno-Karabakh", "Stepanakert": "Nagorno-Karabakh", "Transdniestria": "Transnistria",
     "Tiraspol": "Transnistria"}  # fmt: skip
"""Regions of the table that have had an army or a militia of their own; from general knowledge."""


@cache
def _forces() -> re.Pattern[str]:
    nouns = (
        r"soldiers?|troops|army|forces|fighters|militias?|militiamen|authorities|leadership|leaders|defen[cs]e\s+army|"
        r"separatists|rebels|side|police|servicemen|volunteers"
    )
    return re.compile(rf"(?:['’]s)?\s+(?:[a-z]+\s+){{0,1}}(?:{nouns})\b", re.IGNORECASE)


def breakaway_force(text: str, name: Name) -> str:
    """Name the region whose own force a sentence tells of.

    Parameters
    ----------
    text : str
        The sentence.
    name : Name
        A place named in it.

    Returns
    -------
    str
        The region, ``''`` if the name is a mere place.
    """
    full = _FULL.get(name.entry.label)
    return full if full is not None and name.entry.form == "place" and _forces().match(text, name.end) else ""
