"""What an input is, in the words of the scenario's vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contingent.scenario import VOCABULARY, Decision, Engagement, Joiner, Scenario

__all__ = ["input_title"]


def input_title(scenario: Scenario, path: str) -> str:
    """Say what an input is.

    Parameters
    ----------
    scenario : Scenario
        Whose input it is.
    path : str
        Dotted path, such as ``theatres.kursk.casualty_rate``.

    Returns
    -------
    str
        Such as "Kursk region: casualties a day"; the path itself where the vocabulary has no words for it.
    """
    part, _, rest = path.partition(".")
    owner, _, name = rest.partition(".")
    if part == "deployments" and name.startswith("theatres."):
        return f"share in {_title(scenario.theatres, name.partition('.')[2])}"
    if part == "regions":
        return _of_region(scenario, owner, name)
    words = next((key.help for key in VOCABULARY if key.part == part and key.name == name), "")
    if not words:
        return path
    if "`" in words:  # a help text that names another key is for authors of scenarios
        words = name.replace("_", " ")
    if part in ("decisions", "joiners", "engagements"):
        parts: Mapping[str, Decision | Engagement | Joiner] = {
            **scenario.decisions, **scenario.engagements, **scenario.joiners,
        }  # fmt: skip
        return f"{parts[owner].title}: {words}" if owner in parts else words
    if part in ("ammunition", "deliveries"):
        return f"{_title(getattr(scenario, part), owner)}: {words}"
    if part == "theatres":
        return f"{_title(scenario.theatres, owner)}: {words}"
    return f"{_title(scenario.senders, owner)}: {words}" if part == "senders" else words


def _title(parts: Mapping[str, Any], name: str) -> str:
    return parts[name].title or name if name in parts else name


def _of_region(scenario: Scenario, owner: str, name: str) -> str:
    region, (key, _, actor) = scenario.regions[owner], name.partition(".")
    who = scenario.actors[actor].title if actor in scenario.actors else actor
    said = {"troops": f"armed forces of {who}", "here": f"share of {who}'s capability that counts there"}
    return f"{region.title}: {said.get(key, 'part of the capability of a sender that its troops are')}"
