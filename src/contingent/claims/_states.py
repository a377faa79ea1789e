"""For which state, group or person a source speaks."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._bearing import is_located
from contingent.claims._gazetteer import find_names
from contingent.claims._scene import Scene
from contingent.claims._sentence import Part, SentenceParts

__all__ = ["irregulars", "speaker_state"]


@cache
def irregulars() -> re.Pattern[str]:
    """Find rebels, militants and gunmen, with the name before them."""
    kinds = (
        "militants|combatants|rebels|insurgents|gunmen|guerrillas|mercenaries|terrorists|gang\\s+members|bandits|jihadists|"
        "Islamists|extremists|separatists|paramilitaries|attackers|assailants"
    )
    return re.compile(rf"\b((?:[A-Z][\w-]+\s+)?(?:{kinds}))\b")


@cache
def _unqualified() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:government|army|military|ministry|presidential|department|presidency|junta|cabinet|"
        r"president|prime\s+minister|"
        r"(?:defen[cs]e|foreign|"
        r"interior)\s+minister|police|parliament|commander|spokes\w+|chief)\b",
        re.IGNORECASE,
    )


@cache
def _visitors() -> re.Pattern[str]:
    """Find those who do not speak for the place where they are: "a Western diplomat in Bamako"."""
    return re.compile(
        r"\b(?:diplomats?|analysts?|aid\s+workers?|nurses?|doctors?|experts?|researchers?|journalists?|correspondents?|"
        r"observers?|residents?)\b",
        re.IGNORECASE,
    )


def speaker_state(scene: Scene, read: SentenceParts, part: Part) -> str:
    """Tell which state a source speaks for, from its words here or earlier.

    Parameters
    ----------
    scene : Scene
        The report so far; learns the state.
    read : SentenceParts
        The sentence.
    part : Part
        The clause with its voice.

    Returns
    -------
    str
        Name of the state, group or body, ``''`` if unknown.
    """
    if part.voice is None or part.speaker is None:
        return ""
    mention, name = part.voice.speaker, part.speaker.name or ""
    stretch = read.text[mention.first : mention.reach]
    visits = _visitors().search(stretch) is not None
    told = [
        n.entry.name
        for words in (stretch, name)
        for n in find_names(words)
        if n.entry.kind != "region" and not (visits and is_located(words, n))
    ]
    owner = _owner().match(stretch)
    if not told and re.search(r"\bcoalition\b", stretch):
        return "coalition"
    if told:
        scene.country_of.setdefault(name, told[0])
    elif owner is not None:
        scene.country_of.setdefault(name, owner.group(1))  # "Haftar's spokesman"
    elif name not in scene.country_of and _unqualified().search(stretch):
        # "the army", "President ..." without a state: that of the last such source, or of the report's forces
        armed = re.search(r"\b(?:army|military|government|junta|police|commander)\b", stretch, re.I) is not None
        known = (scene.land if armed else scene.home) or scene.topic_actor
        if known:
            scene.country_of[name] = known
    if scene.country_of.get(name) and mention.form in {"metonym", "body"}:
        scene.last_state = scene.country_of[name]
    irregular = irregulars().search(name)
    if irregular is not None and not scene.country_of.get(name):
        return irregular.group(1)
    return scene.country_of.get(name) or scene.memory.states.get(name, "")


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(r"([A-Z][a-zà-ÿ]+(?:-[A-Za-z]+)?)['’]s\s+(?:spokes\w+|office|camp|aides?|army|forces|command)\b")
