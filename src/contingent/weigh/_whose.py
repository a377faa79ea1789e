"""Whose people a claim counts, and where: only those whom the scenario simulates can weigh its futures."""

from __future__ import annotations

import re

from contingent.claims import Claim
from contingent.measures import MEASURES
from contingent.scenario import Scenario, state

__all__ = ["of_others"]

_PEOPLE = ("people", "people per year")
_FRONT = (
    "area",
    "force",
    "opponent",
    "released",
    "shells",
    "stood_in",
)  # measures of the host's front, whoever tells of them
_EMPTY = frozenset({"a", "an", "and", "army", "forces", "in", "of", "s", "the", "troops"})  # tell no two names apart


def of_others(claim: Claim, scenario: Scenario) -> str:
    """Say that a claim is about other people, or another country, than those simulated.

    Parameters
    ----------
    claim : Claim
        With its actor and place.
    scenario : Scenario
        For its senders, host and theatres.

    Returns
    -------
    str
        The reason in words, ``''`` where the claim may be about the deployment. An actor or a place that
        cannot be told for another is taken for the deployment's.

    Examples
    --------
    >>> from contingent.reports import Span
    >>> from contingent.scenario import load
    >>> of_others(Claim("c1", "r", Span(0, 1, "x"), "p", actor="Ukraine"), load("dprk-russia-2024"))
    "it is about Ukraine's people or acts; the scenario simulates those of North Korea"
    """
    known = [one.measure for one in claim.readings if _known(one)]
    if known and all(name.startswith(_FRONT) for name in known):
        return _supplied_by(claim, scenario) if all(name.startswith("shells_") for name in known) else ""
    if claim.readings and all(MEASURES[name].unit not in _PEOPLE for name in known):
        return _whose(claim, scenario)
    return _whose(claim, scenario) or _elsewhere(claim, scenario)


def _known(reading: object) -> bool:
    return getattr(reading, "measure", None) in MEASURES


def _supplied_by(claim: Claim, scenario: Scenario) -> str:
    """Say that rounds come from a state that delivers none here."""
    states = {one.supplier for one in scenario.deliveries.values()}
    titles = [
        part.title for name in states for part in (scenario.actors.get(name) or scenario.senders.get(name),) if part
    ]
    named = [name for part in claim.actor.split(";") if (name := " ".join(part.split())) and not name.islower()]
    if not titles or not named or any(_same(name, title) for name in named for title in titles):
        return ""
    known = " and ".join(sorted(titles))
    return f"it is about {' and '.join(named)}'s deliveries; the scenario simulates those of {known}"


def _whose(claim: Claim, scenario: Scenario) -> str:
    actors = [name for part in claim.actor.split(";") if (name := " ".join(part.split()))]
    # A common noun ("force", "coalition") may well stand for the sender's people; a name stands for itself.
    named = [name for name in actors if not name.islower()]
    titles = [sender.title or sender.name for sender in scenario.senders.values()]
    if not named or len(named) < len(actors) or any(_same(name, title) for name in named for title in titles):
        return ""
    return f"it is about {' and '.join(named)}'s people or acts; the scenario simulates those of {' and '.join(titles)}"


def _same(one: str, other: str) -> bool:
    known, wanted = state(one), state(other)
    if known and wanted:
        return known.iso == wanted.iso
    ours, theirs = _words(one), _words(other)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold())) - _EMPTY


def _elsewhere(claim: Claim, scenario: Scenario) -> str:
    place = claim.place.country if claim.place else None
    hosts = [state(one.host) for one in scenario.deployments.values()]
    countries = {one.iso for one in hosts if one} | {one.country for one in scenario.theatres.values() if one.country}
    # A host that is a sea or a part of the world may hold any country.
    if place is None or not countries or any(host is None for host in hosts) or place in countries:
        return ""
    return f"it is about people in {claim.place.name if claim.place else place}, where the scenario sends nobody"
