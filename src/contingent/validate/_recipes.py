"""Recipes: which closed form answers which kind of question, and with which numbers of it.

A recipe gives None where the question is not of its kind; the case is then listed as not
applicable. No recipe knows a case or an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from contingent.simulate._identities import (
    left_at_home,
    relief_times,
    spread_evenly,
    sustainable,
    units_per_deployed,
)
from contingent.validate._answer import Answer, Value
from contingent.validate._numbers import NUMBER, durations, number, numbers
from contingent.validate._policies import components, policies
from contingent.validate._recipes_people import under_losses, who_served, whose_tour
from contingent.validate._recipes_supply import filled, per_deployed, required

__all__ = ["RECIPES", "Answer", "Value"]

RELIEF_OVERLAP_DAYS = 45  # overlap of relief in place under policy AC12 of Marathon's sample project


def _kept_deployed(ask: str, known: Mapping[str, float]) -> Answer | None:
    owned, ratios = components(ask), policies(ask, known)
    if not owned or any(kind not in ratios for _, kind in owned):
        return None
    return Answer(sustainable([(units, ratios[kind]) for units, kind in owned]), "floor of units / units per deployed")


def _units_per_deployed(ask: str, _: Mapping[str, float]) -> Answer | None:
    months = rf"({NUMBER})\s*(?:months?\s*)?"
    form = rf"(?:.*:)?\s*{months}(?:out|away|deployed),?\s*(?:then\s+)?{months}(?:at )?home\.?"
    cycle = re.fullmatch(form, ask.strip(), re.IGNORECASE)
    if not cycle:
        return None
    return Answer(units_per_deployed(number(cycle.group(1)), number(cycle.group(2))), "(D + H) / D")


def _spread(ask: str, _: Mapping[str, float]) -> Answer | None:
    even = re.search(rf"({NUMBER})\s[^.;]*?\b(?:evenly|uniformly) over ({NUMBER})\s[^,;]*?\bstates", ask, re.IGNORECASE)
    away = re.search(rf"({NUMBER}) deployed", ask, re.IGNORECASE)
    if not even or not away:
        return None
    spread = spread_evenly(number(even.group(1)), number(even.group(2)), number(away.group(1)))
    return Answer(spread._asdict(), "units spread evenly over the states of a cycle")


def _left_at_home(ask: str, _: Mapping[str, float]) -> Answer | None:
    wanted = re.search(rf"\bat home while ({NUMBER}) are (?:demanded|deployed|away)\b[^:]*:(?P<forces>.+)", ask)
    if not wanted:
        return None
    owned = [numbers(force)[:1] for force in wanted["forces"].split(" / ")]
    if not all(owned):
        return None
    return Answer([left_at_home(units[0], number(wanted.group(1))) for units in owned], "units - demand")


def _relief_times(ask: str, _: Mapping[str, float]) -> Answer | None:
    if not re.search(r"\bwhen is each\b.*\bneeded\b", ask, re.IGNORECASE):
        return None
    first = re.search(r"\bfor ([^,;]+)", ask)
    each = re.search(r"\bgive ([^,;:]+) each\b", ask)
    until = re.search(rf"\bcover years? ({NUMBER}(?:(?:,| and|,? to) {NUMBER})*)", ask, re.IGNORECASE)
    stays = [durations(part.group(1)) for part in (first, each) if part]
    if not until or len(stays) != 2 or not all(stays):
        return None
    one, later = (stay[0][0][0] / 12 for stay in stays)  # years
    return Answer(list(relief_times(one, later, numbers(until.group(1))[-1])), "stay of the first + k x stay")


def _relief_in_place(ask: str, _: Mapping[str, float]) -> Answer | None:
    if not re.search(r"\bkeep one\b.*\b(?:relief in place|overlap)", ask, re.IGNORECASE):
        return None
    spans = [values[0] for values, _start, _end in durations(ask)]
    if not spans:
        return None
    overlap = spans[1] if len(spans) > 1 else RELIEF_OVERLAP_DAYS * 12 / 365
    said = "" if len(spans) > 1 else f", overlap taken as {RELIEF_OVERLAP_DAYS} days (policy AC12 of Marathon's sample)"
    return Answer(units_per_deployed(spans[0], 0, overlap), f"D / (D - o){said}")


RECIPES: tuple[Callable[[str, Mapping[str, float]], Answer | None], ...] = (
    _spread,
    _left_at_home,
    _relief_times,
    _relief_in_place,
    _units_per_deployed,
    filled,
    required,
    per_deployed,
    under_losses,
    who_served,
    whose_tour,
    _kept_deployed,
)
"""Tried in this order, the most particular first."""
