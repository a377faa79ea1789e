"""The forces that a sentence names, with or without a number: states, armies, missions, rebels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from contingent.claims._bearing import is_located
from contingent.claims._breakaway import breakaway_force
from contingent.claims._gazetteer import Name, find_names, table
from contingent.claims._groups import armed_groups, main_group
from contingent.claims._missions import described_force, main_bloc, main_mission, named_mission
from contingent.claims._needles import lowered, seek, seek_all

__all__ = ["Cast", "Force", "cast_of", "find_forces"]


@dataclass(frozen=True, slots=True)
class Force:
    """A force met in a sentence, offsets into the sentence."""

    start: int
    end: int
    actor: str
    kind: str
    """``state``, ``group``, ``body``, or ``irregular`` for rebels without a name."""
    aside: bool
    owner: bool = False
    """Told after "of", so that it may be whose the rest is: "the remains of the Russian corps"."""
    place: bool = False
    """Told as where and not as who."""
    """Told as a place, a companion or an opponent, so that it is no subject."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Whom the common words of a report mean."""

    groups: frozenset[str]
    """Armed groups that the report names and no table lists."""
    body: str
    """What "the mission", "the force" and "the peacekeepers" are of."""
    bloc: str = ""
    """What "the bloc" and "the alliance" are."""
    mission: str = ""
    """The mission that the report calls by its own name."""
    group: str = ""
    """The one armed group that the report speaks of, which "the rebels" are."""


@cache
def _home_words() -> re.Pattern[str]:
    organs = (
        r"army|military|armed\s+forces|security\s+forces|government|junta|navy|air\s+force|police|gendarmerie|"
        r"national\s+guard|coast\s?guard|authorities|general\s+staff|defen[cs]e\s+(?:ministry|minister|forces?)|"
        r"ministry\s+of\s+defen[cs]e|high\s+command"
    )
    troops = (
        r"(?:pro-)?(?:government|loyalist|army|police|regime|federal)\s+(?:forces|troops|soldiers|units|positions|base)"
    )
    return re.compile(rf"\b(?:(?:the|its|our|their)\s+(?:[a-z]+\s+)?(?P<organ>{organs})|(?:the\s+)?{troops})\b", re.I)


@cache
def _irregular_words() -> re.Pattern[str]:
    kinds = (
        r"militants|combatants|rebels|insurgents|gunmen|guerrillas|mercenaries|terrorists|bandits|jihadists|Islamists|"
        r"extremists|separatists|paramilitaries|attackers|assailants|militias?|militiamen|insurgency|rebellion|gangs"
    )
    return re.compile(
        rf"\b(?P<kind>{kinds})\b(?!\s+(?:commander|spokes|leader|hideouts?\b|camps?\b|attacks?\b))(?:\s+(?:of|from)\s+(?:the\s+)?(?P<of>[A-Z][\w-]+))?",
        re.IGNORECASE,
    )


@cache
def _body_words() -> re.Pattern[str]:
    lead = r"(?:U\.?N\.?\s+)?(?:(?:whole|entire|new|[a-z]+(?:ing|al))\s+)?"
    return re.compile(
        rf"\bthe\s+(?:{lead}(?P<mission>mission|peacekeepers|peacekeeping\s+force|force|battlegroups?)|"
        r"(?P<bloc>bloc|alliance)|(?P<coalition>coalition))\b(?!['’]s?\s+(?:critics|enemies|opponents))",
        re.IGNORECASE,
    )


_OPENING = 20_000  # characters in which the mission of a report is looked for, assumed


def cast_of(text: str) -> Cast:
    """Tell whom the common words of a report mean.

    Parameters
    ----------
    text : str
        The report.

    Returns
    -------
    Cast
    """
    opening = text[:_OPENING]
    names = find_names(opening)
    groups = armed_groups(text)
    return Cast(
        groups,
        main_mission(opening, names),
        main_bloc(names),
        named_mission(opening),
        main_group(opening, names, groups),
    )


def find_forces(text: str, names: Sequence[Name], cast: Cast, home: str, group: str = "") -> list[Force]:
    """Find the forces that a sentence names.

    Parameters
    ----------
    text : str
        The sentence.
    names : sequence of Name
        Its names.
    cast : Cast
        Whom common words mean.
    home : str
        Whose "the army" is.
    group : str
        The armed group named last, which "the insurgents" are.

    Returns
    -------
    list of Force
        In the order of the text.
    """
    grouped = {n.start for n in names if n.entry.kind in {"group", "body"}}
    marks = {n.start: _mark().match(text, n.end) for n in names} if grouped else {}
    owners = {start for start, mark in marks.items() if mark is not None and mark.end() in grouped}
    found = [f for n in names if n.start not in owners and (f := _named(text, n)) is not None]  # "Yemen's Houthis"
    taken = [(n.start, n.end) for n in names]
    found = [_movement(text, f, group) for f in found]
    found += _in_words(text, cast, home, found, taken)
    if group:
        found = [replace(f, actor=group, kind="group") if f.kind == "irregular" else f for f in found]
    return sorted(found, key=lambda f: f.start)


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"['’]s\s+")


def _movement(text: str, force: Force, group: str) -> Force:
    """Take "the Lebanese movement", "the Lebanese group" as the armed group named last."""
    words = r"\s+(?:movement|group|militia|militants|organi[sz]ation|guerrillas|rebels)\b"
    if force.kind != "state" or not group or re.match(words, text[force.end :]) is None:
        return force
    return replace(force, actor=group, kind="group", aside=False)


def _named(text: str, name: Name) -> Force | None:
    entry = name.entry
    if own := breakaway_force(text, name):
        return Force(name.start, name.end, own, "state", _is_aside(text, name.start, True))
    if entry.kind == "region" or entry.form == "place":
        return None
    if re.match(
        r"['’]s\s+(?:[\w-]+\s+){0,2}?(?:south|north|east|west|region|province|capital|border|coast)", text[name.end :]
    ):
        return None
    place = entry.form in {"name", "capital"} and is_located(text, name)
    owner = _of().search(text[max(0, name.start - 16) : name.start]) is not None
    aside = _is_aside(text, name.start, entry.form == "demonym")
    return Force(name.start, name.end, entry.name, entry.kind, aside, owner, place)


@cache
def _of() -> re.Pattern[str]:
    """Find "of" of an owner, not of a way or a side: "by way of Islamabad", "north of Kabul"."""
    return re.compile(r"(?<!way )(?<!out )(?<!th )(?<!st )\bof\s+(?:the\s+)?$")


def _in_words(text: str, cast: Cast, home: str, named: list[Force], taken: list[tuple[int, int]]) -> list[Force]:
    found, low = list[Force](), lowered(text)
    for match in seek_all(_home_words(), text, low):
        states = [f.actor for f in named if f.kind == "state" and f.end <= match.start()]
        owned = any(match.start() <= s < match.end() or s == match.end() + 1 for s, _ in taken)
        mine = re.match(r"its|their", match.group(), re.IGNORECASE) is not None
        acting = [f.actor for f in named if f.kind == "state" and f.end <= match.start() and not f.aside]
        subject = acting[0] if mine and acting else states[-1] if states and match["organ"] else home
        if subject and not owned:
            found.append(_force(text, match, subject, "state"))
    for match in seek_all(_irregular_words(), text, low):
        before = re.search(r"([A-Z][\w-]+)\s+$", text[: match.start()])
        told = (match["of"] or "", before.group(1) if before else "")
        group = next((g for g in told if g in cast.groups or _is_group(g)), None)
        if any(match.start() - 2 <= e <= match.start() for _, e in taken) and before and _is_group(before.group(1)):
            continue  # "Taliban militants": the group is named
        found.append(_force(text, match, group or match["kind"].lower(), "group" if group else "irregular"))
    for group in cast.groups:
        found += [_force(text, m, group, "group") for m in re.finditer(rf"\b{re.escape(group)}\b", text)]
    for match in seek_all(_body_words(), text, low):
        coalition = cast.body if cast.body.endswith("coalition") else "coalition"
        actor = cast.body if match["mission"] else cast.bloc if match["bloc"] else coalition
        found += [_force(text, match, actor, "body")] if actor else []
    for match in described_force(text):
        within = any(start <= match.start() < end for start, end in taken)
        actor = cast.body if match["name"].lower() in {"peacekeeping force", "peacekeeping mission"} else match["name"]
        found += [] if within else [_force(text, match, actor, "body")]
    return found


def _is_group(word: str) -> bool:
    entry = table().get(word)
    return entry is not None and entry.kind == "group"


def _force(text: str, match: re.Match[str], actor: str, kind: str) -> Force:
    return Force(match.start(), match.end(), actor, kind, _is_aside(text, match.start(), False))


@cache
def _besides() -> tuple[re.Pattern[str], re.Pattern[str]]:
    company = (
        "with|against|by|from|beside|alongside|support|help|train|of|between|backing|fighting|attacked|hit|fired\\s+on"
    )
    where = "in|to|into|inside|across|near|at|for|around|over|through|throughout|within|towards?|outside|on|like|than"
    lead = r"\s+(?:the\s+|its\s+|their\s+)?(?:[a-z-]+\s+)?$"
    return re.compile(rf"\b(?:{company}){lead}", re.I), re.compile(rf"\b(?:{company}|{where}){lead}", re.I)


@cache
def _of_force() -> re.Pattern[str]:
    """Find "the contingent of Gabon", "guerrillas of the FARC": whose force it is."""
    nouns = (
        r"contingent|battalion|brigade|troops|soldiers|army|forces?|men|fighters|rebels|guerrillas|"
        r"officers|mission|militia"
    )
    return re.compile(rf"\b(?:{nouns})\s+of\s+(?:the\s+)?$", re.IGNORECASE)


def _is_aside(text: str, start: int, adjective: bool) -> bool:
    company, where = _besides()
    before = text[max(0, start - 40) : start]
    if seek(_of_force(), before) is not None:
        return False
    return (company if adjective else where).search(before) is not None
