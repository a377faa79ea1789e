"""Scenarios: typed, with units, distributions, hypotheses, sources.

Nothing is loaded until it is asked for: importing this room costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contingent.scenario._distribution import Distribution
    from contingent.scenario._draft import draft
    from contingent.scenario._file import bundled
    from contingent.scenario._formula import Formula
    from contingent.scenario._front import Ammunition, Delivery
    from contingent.scenario._hypotheses import under
    from contingent.scenario._load import check, load, loads, match
    from contingent.scenario._moves import moved, read_move
    from contingent.scenario._quantity import quantity
    from contingent.scenario._realise import realise
    from contingent.scenario._reference import state
    from contingent.scenario._region import Region
    from contingent.scenario._scenario import (
        Correlation,
        Deployment,
        Event,
        Hypothesis,
        Input,
        Period,
        PlannedBatch,
        ProfilePoint,
        Question,
        Scenario,
        Scheme,
        Sender,
        SourceNote,
        Theatre,
    )
    from contingent.scenario._schema import schema
    from contingent.scenario._states import Actor, Decision, Edit, Engagement, Fact, Forum, Intervention, Joiner, Treaty
    from contingent.scenario._vocabulary import VOCABULARY, Key

__all__ = [
    "VOCABULARY",
    "Actor",
    "Ammunition",
    "Correlation",
    "Decision",
    "Delivery",
    "Deployment",
    "Distribution",
    "Edit",
    "Engagement",
    "Event",
    "Fact",
    "Formula",
    "Forum",
    "Hypothesis",
    "Input",
    "Intervention",
    "Joiner",
    "Key",
    "Period",
    "PlannedBatch",
    "ProfilePoint",
    "Question",
    "Region",
    "Scenario",
    "Scheme",
    "Sender",
    "SourceNote",
    "Theatre",
    "Treaty",
    "bundled",
    "check",
    "draft",
    "load",
    "loads",
    "match",
    "moved",
    "quantity",
    "read_move",
    "realise",
    "schema",
    "state",
    "under",
]

_HOMES = {
    "_distribution": ("Distribution",),
    "_draft": ("draft",),
    "_file": ("bundled",),
    "_formula": ("Formula",),
    "_front": ("Ammunition", "Delivery"),
    "_hypotheses": ("under",),
    "_load": ("check", "load", "loads", "match"),
    "_moves": ("moved", "read_move"),
    "_quantity": ("quantity",),
    "_realise": ("realise",),
    "_reference": ("state",),
    "_region": ("Region",),
    "_scenario": (
        "Correlation", "Deployment", "Event", "Hypothesis", "Input", "Period", "PlannedBatch", "ProfilePoint",
        "Question", "Scenario", "Scheme", "Sender", "SourceNote", "Theatre",
    ),
    "_schema": ("schema",),
    "_states": ("Actor", "Decision", "Edit", "Engagement", "Fact", "Forum", "Intervention", "Joiner", "Treaty"),
    "_vocabulary": ("VOCABULARY", "Key"),
}  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
