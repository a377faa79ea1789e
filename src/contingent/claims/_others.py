"""Whose a count is from beyond its clause: the other side, the victims, or the force last spoken of."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._counts import Count
from contingent.claims._forces import Force
from contingent.claims._gazetteer import Entry, table
from contingent.claims._natures import fits, forces_outside
from contingent.claims._scene import Scene
from contingent.claims._sentence import Part, SentenceParts
from contingent.claims._states import irregulars, speaker_state

__all__ = ["kills", "observing", "opponent", "remembered", "victim"]


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(r"\b(?:another|other|first|last|further|of\s+these|so\s+far)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)


@cache
def observing() -> re.Pattern[str]:
    """Find verbs whose object is another's force: "tracked 32 aircraft", "faces 4,000 fighters"."""
    verbs = (
        r"track(?:ed|s)?|saw|seen|sees?|detect(?:ed|s)?|spott?(?:ed|s)?|identif(?:ied|ies)|observ(?:ed|es)|monitor(?:ed|s)?|intercept(?:ed|s)?|"
        r"(?:shot|brought)\s+down|downed|destroy(?:ed|s|ing)?|attack(?:ed|s|ing)?|struck|hit|target(?:ed|s|ing)?|arrest(?:ed|s)?|seiz(?:ed|es|ing)|"
        r"captur(?:ed|es|ing)|fac(?:es|ed|ing)|besieg(?:ed|es|ing)|surround(?:ed|s|ing)|(?<!, )(?<!an "
        r")estimat(?:ed|es)(?:\s+at)?|hosts?|"
        r"hosted|against|expell(?:ed|s)"
    )
    return re.compile(rf"\b(?:{verbs})\s+(?:(?!with\b|to\b|from\b|by\b|in\b)[\w’'-]+\s+){{0,3}}$", re.IGNORECASE)


_ARMED = frozenset({"group", "irregular"})


def opponent(scene: Scene, forces: list[Force], subject: Force, nature: str) -> str:
    """Take the other side: of a state the group it fights, of a group the state."""
    wanted = {"state": ("group", "irregular", "state"), "body": ("group", "irregular", "state")}.get(
        subject.kind, ("state", "body", "group", "irregular")
    )
    others = [f for f in forces if f.actor != subject.actor and not f.place] + [
        f for f in reversed(scene.forces) if f.actor != subject.actor and not f.place
    ]
    fitting = [f for f in others if fits(f.kind, nature)]
    if subject.kind in _ARMED and nature != "irregular" and scene.land and not any(f.kind == "state" for f in forces):
        return scene.land
    for kind in wanted:
        match = next((f for f in fitting if f.kind == kind), None)
        if match is not None:
            return match.actor
    home = scene.land if nature != "irregular" and scene.land != subject.actor else ""
    return home or (scene.topic_actor if scene.topic_actor != subject.actor else "")


@cache
def _suffers() -> re.Pattern[str]:
    return re.compile(
        r"\blos(?:t|es|ing|e)\b|\bsuffer\w*|\bsustain\w*|\bmourn\w*|\bburied\b|\bat\s+(?:the|a)\s+cost\s+of|\bown\b|"
        r"\b(?:admit|acknowledg|conced)\w*",
        re.IGNORECASE,
    )


@cache
def _kills() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:kill(?:ed|s|ing)?|wound(?:ed|s|ing)|injur(?:ed|es|ing)|captur(?:ed|es|ing)|destroy(?:ed|s|ing)|"
        r"(?:shot|brought|gunned)\s+down|downed|sank|sunk|intercept(?:ed|s|ing)|"
        r"seiz(?:ed|es|ing)|took|taken|eliminat\w+|neutrali[sz]\w+|shot\s+dead|executed|abduct\w+|kidnapp\w+)\s+"
        r"(?:[\w’'“\"-]+\s+){0,4}[\"“]?$",
        re.IGNORECASE,
    )


def kills(words: str) -> bool:
    """Tell whether words that end before a count kill, wound or capture what is counted."""
    return _kills().search(words) is not None


@cache
def _attacks() -> re.Pattern[str]:
    verbs = "struck|hit|attacked|bombed|shelled|raided|ambushed|stormed"
    return re.compile(rf"\s+(?:has\s+|had\s+|also\s+)?(?:{verbs})\s+(?=(?:the|an?|its|two|three)\b|[A-Z])")


def _attacker(text: str, forces: list[Force], count: Count) -> Force | None:
    """Find who attacked in an earlier clause: "Israel struck the headquarters; seven officers died"."""
    before = [f for f in forces if not f.aside and not f.place and _attacks().match(text, f.end)]
    parted = [f for f in before if re.search(r"[;,]|\band\b", text[f.end : count.start])]
    return parted[-1] if parted else None


def _kind_of(part: Part, known: Entry | None) -> str:
    """Tell what kind of force a source is that speaks of itself."""
    if known is not None:
        return known.kind
    name = part.speaker.name if part.speaker is not None else None
    return "irregular" if irregulars().search(name or "") else "state"


def victim(
    scene: Scene, read: SentenceParts, part: Part, count: Count, subject: Force | None, nature: str
) -> tuple[str, bool]:
    """Find whose losses are told: of "lost" the subject, of "killed" the other side."""
    text, forces = read.text, forces_outside(scene, read, count)
    near = text[max(part.clause.start, count.start - 60) : count.start]
    before = [c for p in read.parts for c in p.counts if c.end <= count.start and c.kind == "loss"]
    joined = bool(before) and re.fullmatch(r",?\s+(?:and|plus)\s+", text[before[-1].end : count.start]) is not None
    if joined and not nature and scene.last_counted:
        return scene.last_counted, True  # "eleven dead soldiers and five missing"
    speaker = speaker_state(scene, read, part)
    known = table().get(speaker)
    doer = subject or (Force(-1, -1, speaker, _kind_of(part, known), False) if speaker else None)
    if kills(near) and doer is not None:
        return opponent(scene, forces, doer, nature), True
    struck = _attacker(text, forces, count)
    if struck is not None and subject is None:
        return opponent(scene, forces, struck, nature), True
    if _suffers().search(near) and doer is not None and doer.kind != "body":
        return doer.actor, doer.start < 0
    if subject is not None and fits(subject.kind, nature):
        return subject.actor, False
    if count.inherited and scene.last_counted:
        return scene.last_counted, True
    if not nature and scene.last_victim and not any(not f.aside and not f.place for f in forces):
        return scene.last_victim, True  # "The mission speaks of two wounded": of those told before
    if nature == "regular" and scene.last_subject_kind in _ARMED and not any(f.kind == "state" for f in forces):
        return scene.land, True  # "Insurgents attacked the town. At least ten soldiers were killed"
    return remembered(scene, read, part, count, forces, nature), True


@cache
def _own_force() -> re.Pattern[str]:
    """Find a force spoken of as known: "The brigade is to be cut to 800"."""
    forces = "brigade|battalion|regiment|division|garrison|contingent|unit|troops|soldiers|men|officers|detachment"
    return re.compile(rf"\W*The\s+(?:{forces})\b")


def remembered(scene: Scene, read: SentenceParts, part: Part, count: Count, forces: list[Force], nature: str) -> str:
    """Take the nearest force spoken of that fits the counted noun."""
    near = [f for f in reversed(forces) if f.end <= count.start and f.kind != "body" and not f.place]
    if count.kind == "loss" and nature:
        inside = next((f for f in near if fits(f.kind, nature)), None)
        if inside is not None:
            return inside.actor
    if count.inherited or _joins().search(read.text[max(0, count.start - 24) : count.start]):
        told = scene.last_counted or scene.last_actor
        asked = scene.last_subject if scene.subject_at > scene.counted_at else ""
        if told and _own_force().match(part.clause.words):
            return told
        if asked or told:
            return asked or told
    if count.kind == "arms" and (scene.arms_actor or _is_state(scene.topic_actor)):
        return scene.arms_actor or _giving(scene, read, part)
    nature = nature or ("regular" if count.kind in {"arms", "formation"} else "")
    fitting = [f.actor for f in reversed(scene.forces) if fits(f.kind, nature)]
    own = speaker_state(scene, read, part)
    known = table().get(own)
    speaks = part.voice is not None and part.voice.speaker.form == "metonym" and count.kind == "people"
    if own and (
        speaks or own == scene.topic_actor or (nature == "irregular" and known is not None and known.kind == "group")
    ):
        fitting.insert(0, own)
    after = next((f for f in forces if f.start >= count.end and not f.aside and fits(f.kind, nature)), None)
    if after is not None and count.kind == "arms":
        fitting.insert(0, after.actor)
    if fitting:
        return _sent_there(scene, read, count, fitting[0])
    entry = table().get(scene.topic_actor)
    topic = "" if entry is not None and not fits(entry.kind, nature or "regular") else scene.topic_actor
    if nature == "irregular":
        return scene.last_actor or topic or scene.land
    last = (own if own == scene.land else "") or topic or scene.land or scene.last_actor or scene.topic_actor
    return _sent_there(scene, read, count, last)


def _sent_there(scene: Scene, read: SentenceParts, count: Count, actor: str) -> str:
    """Take the mission, or those the report is about, where the host would be its own guest: "foreign police"."""
    entry = table().get(actor)
    host = entry is not None and entry.kind == "state" and entry.iso is not None and entry.iso == scene.theatre
    if not host or count.kind not in {"people", "formation"}:
        return actor
    words = read.text[max(0, count.start - 20) : count.end]
    foreign = re.search(r"\b(?:foreign|additional|further|extra|reinforcements?)\b", words, re.IGNORECASE) is not None
    others = scene.topic_actor if foreign and scene.topic_actor != actor else ""
    return scene.cast.mission or others or actor


def _giving(scene: Scene, read: SentenceParts, part: Part) -> str:
    """Take the state that the report speaks of second where the first is the scene to which arms come."""
    comes = re.compile(r"\b(?:arriv|reach|c[ao]me|deliver|hand(?:ed)?\s+over|transfer|ship)\w*", re.IGNORECASE)
    entry = table().get(scene.topic_actor)
    lands = entry is not None and entry.iso is not None and entry.iso == scene.theatre
    got = lands and comes.search(read.text, part.clause.start, part.clause.end) is not None
    return scene.second_actor if got and scene.second_actor else scene.topic_actor


def _is_state(actor: str) -> bool:
    entry = table().get(actor)
    return entry is not None and entry.kind == "state"
