"""Whose force fits the words where no name stands: civilians, government soldiers."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._bearing import place_in
from contingent.claims._counts import Count
from contingent.claims._gazetteer import Name, country_name, find_names, table
from contingent.claims._lexicon import words
from contingent.claims._roles import TITLES
from contingent.claims._scene import Scene
from contingent.claims._sentence import Part, SentenceParts
from contingent.claims._states import speaker_state

__all__ = ["of_government", "plain_people", "proper_subject"]


@cache
def _civil() -> re.Pattern[str]:
    nouns = "civilians|people|villagers|residents|protesters|demonstrators|passengers|refugees|women|children"
    return re.compile(rf"\b({nouns})\b")


def plain_people(scene: Scene, text: str, names: list[Name], count: Count) -> str:
    """Take people who are no force as those who were lost, with the state in which they were."""
    them = re.match(r"\s+of\s+(?:them|whom)\s+", text[count.number_end :])
    end = count.end if them is None else count.number_end + them.end() + 12  # a word after "of them"
    match = _civil().search(text[count.number_end : end]) if count.kind in {"loss", "civilian"} else None
    if match is None:
        return ""
    near = place_in(text, names, 0, len(text), count.end)
    there = near.country if near is not None else scene.theatre
    return f"{country_name(there)}; {match.group(1)}" if there else match.group(1)


@cache
def _governed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:government|federal|state|national|loyalist|regular)\s+(?:security\s+)?(?:\w+)?$", re.IGNORECASE
    )


def of_government(scene: Scene, read: SentenceParts, part: Part, count: Count) -> str:
    """Take "government soldiers" for those of the state that speaks, or that the sentence names."""
    if count.kind not in {"people", "loss"} or _governed().search(read.text[count.number_end : count.end]) is None:
        return ""
    states = [n.entry.name for n in read.names if n.entry.kind == "state"]
    own = speaker_state(scene, read, part)
    known = table().get(own)
    if known is None or known.kind != "state":  # "the rebels say they hold 1,200 government soldiers"
        own = ""
    return own or next(iter(states), "") or scene.land or scene.last_state


@cache
def _capitalised() -> re.Pattern[str]:
    name = r"[A-Z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?|for\s+)?[A-Z][\w’'-]+){0,4}"
    verbs = r"has|have|had|is|are|was|were|will|would|may|might|could|can|also|now|still|lost|sent|[a-z]{3,}(?:s|ed)"
    return re.compile(rf"\W*(?P<the>[Tt]he\s+)?(?P<name>{name})(?=\s+(?:{verbs})\b)")


def proper_subject(scene: Scene, read: SentenceParts, part: Part, count: Count) -> str:
    """Take a force that no table knows, named as the subject: "The Eastern Shield Brigade lost 900 men".

    Parameters
    ----------
    scene : Scene
        The report so far.
    read : SentenceParts
        The sentence.
    part : Part
        The clause.
    count : Count
        The count.

    Returns
    -------
    str
        The name as written, ``''`` if none.
    """
    match = _capitalised().match(read.text[part.clause.start : count.start])
    if match is None:
        return ""
    name = match["name"]
    acronym, several = name.isupper() and len(name) > 1, " " in name
    person = name.split()[-1] in scene.memory.people or name.split()[0].rstrip(".").lower() in TITLES
    plain = name.split()[0].lower() in _OPENERS or (not acronym and not several and not match["the"])
    return "" if plain or person or find_names(name) else name


_OPENERS = words(
    "in on at by from after before since during some about another one two more monday tuesday wednesday thursday "
    "friday saturday sunday last this that these it"
)
