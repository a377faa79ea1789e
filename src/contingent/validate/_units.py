"""Classes of counted nouns, as the published scorer of marked reports has them."""

from __future__ import annotations

__all__ = ["CLASS_OF"]

_CLASSES = {
    "people": "troops fighters personnel police marines militia advisers instructors sappers workers "
    "soldiers mercenaries recruits peacekeepers officers reservists men forces engineers",
    "killed": "killed dead deaths fatalities",
    "wounded": "wounded injured",
    "casualties": "casualties killed_or_wounded killed_or_missing losses",
    "captured": "captured prisoners",
    "civilians": "civilians",
    "shells": "shells rounds",
    "missiles": "missiles",
    "ships": "ships submarines vessels",
    "aircraft": "aircraft planes helicopters drones",
    "containers": "containers",
    "formations": "brigades battalions regiments divisions companies squadrons units",
}

CLASS_OF: dict[str, str] = {word: name for name, listed in _CLASSES.items() for word in listed.split()}
"""Class of each noun."""
