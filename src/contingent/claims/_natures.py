"""The forces of a sentence beside its speakers, and what kind of force a counted noun asks for."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from contingent.claims._counts import Count
from contingent.claims._forces import Cast, Force, find_forces
from contingent.claims._gazetteer import Name
from contingent.claims._scene import Scene
from contingent.claims._sentence import Part, SentenceParts

__all__ = ["fits", "forces_outside", "nature_of", "subject_of"]


def forces_outside(scene: Scene, read: SentenceParts, count: Count | None, part: Part | None = None) -> list[Force]:
    """Find the forces of a sentence that are not those who speak.

    Parameters
    ----------
    scene : Scene
        The report so far.
    read : SentenceParts
        The sentence.
    count : Count or None
        A count that the speaker's own words may hold.
    part : Part, optional
        The clause of the count: who speaks later may be its subject ("Moscow has named 900 men and denies ...").

    Returns
    -------
    list of Force
    """
    at = -1 if count is None else count.start
    own = part.clause if part is not None and part.voice is None else None
    frames = [
        (v.speaker.first, v.speaker.reach)
        for v in read.voices
        if not v.speaker.first <= at < v.speaker.reach
        and not (own is not None and own.start <= v.speaker.first and v.speaker.reach <= at)
    ]
    forces = list(_of_sentence(read.text, read.names, scene.cast, scene.land, scene.group))
    if scene.last_subject and scene.last_subject_kind == "state":
        forces = [replace(f, actor=scene.last_subject) if _opens_with_own(read.text, f) else f for f in forces]
    return [f for f in forces if not any(start <= f.start and f.end <= end for start, end in frames)]


@lru_cache(maxsize=256)  # a sentence is asked for by every count and twice by itself
def _of_sentence(text: str, names: tuple[Name, ...], cast: Cast, land: str, group: str) -> tuple[Force, ...]:
    forces = find_forces(text, names, cast, land, group)
    return tuple(f for f in forces if tells().match(text, f.end) is None and not _is_told(text, f))


def _is_told(text: str, force: Force) -> bool:
    """Tell whether a force is whom a source informs: "has notified the United Nations of 1,135 instructors"."""
    told_what = _of_what().match(text, force.end) is not None
    return told_what and _informed().search(text[max(0, force.start - 24) : force.start]) is not None


@cache
def _of_what() -> re.Pattern[str]:
    return re.compile(r"\s+(?:(?:in|on|last|this)\s+[\w ]{1,18}?\s+)?(?:of|that|about)\b")


@cache
def _informed() -> re.Pattern[str]:
    return re.compile(r"\b(?:notif|inform|told|tell|warn|advis|remind|assur)\w*\s+(?:the\s+)?$")


@cache
def tells() -> re.Pattern[str]:
    """Find nouns after a name that make it one who tells, not one whose forces are told of: "British intelligence"."""
    who = (
        r"intelligence|officials?|spokes(?:man|woman|person|men|people)|analysts?|diplomats?|experts?|media|news\s?papers?|"
        r"sources?|embassy|ambassador|prosecutors?|lawmakers?|television|broadcaster|think\s+tank|institute|researchers?|"
        r"observers?|ombudsman|historian|daily|agency|minister|president|chief\s+of\s+staff|customs"
    )
    return re.compile(
        rf"(?:['’]s)?\s+(?:[a-z-]+\s+){{0,2}}(?:{who})\b(?!\s+(?:forces?|troops|agents|officers)\b)", re.I
    )


def _opens_with_own(text: str, force: Force) -> bool:
    """Tell whether a sentence opens with "Its own army": that of whom the sentence before was about."""
    return force.start <= 1 and re.match(r"(?:its|their)\s", text[force.start : force.end], re.IGNORECASE) is not None


_SUBJECT_REACH = 80  # characters from the start of a sentence within which its subject is named, assumed


def subject_of(scene: Scene, read: SentenceParts) -> Force | None:
    """Take whom a sentence is about, for "it", "they" and what the next sentence leaves out.

    Parameters
    ----------
    scene : Scene
        The report so far.
    read : SentenceParts
        The sentence.

    Returns
    -------
    Force or None
    """
    near = [f for f in forces_outside(scene, read, None) if f.start < _SUBJECT_REACH and not f.place]
    return next((f for f in near if not f.aside), None) or next((f for f in near if f.owner), None)


@cache
def _natures() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    regular = (
        r"soldiers?|troops|police(?:men)?|officers|gendarmes|sailors|airmen|conscripts|recruits|reservists|marines|"
        r"servicemen|service\s+members|airmen|guardsmen|paratroopers|commandos|brigades?|battalions?|divisions?|regiments?|army|cadets"
    )
    irregular = r"fighters|militants|combatants|rebels|insurgents|guerrillas|gunmen|militiamen|jihadists"
    peace = r"peacekeepers|blue\s+helmets|military\s+observers|peacekeeping\s+troops"
    peaceful, irregulars, regulars = (
        re.compile(rf"\b(?:{kind})\b", re.IGNORECASE) for kind in (peace, irregular, regular)
    )
    return peaceful, irregulars, regulars


def nature_of(text: str, count: Count) -> str:
    """Tell what kind of force the counted noun asks for.

    Parameters
    ----------
    text : str
        The sentence.
    count : Count
        The count.

    Returns
    -------
    str
        ``peace``, ``irregular``, ``regular``, or ``''`` where the noun tells nothing.
    """
    words = text[count.number_end : count.end]
    for nature, pattern in zip(("peace", "irregular", "regular"), _natures(), strict=True):
        if pattern.search(words):
            return nature
    return ""


_KINDS = {"regular": ("state", "body"), "irregular": ("group", "irregular"), "peace": ("body", "state")}


def fits(kind: str, nature: str) -> bool:
    """Tell whether a kind of force may have what a counted noun names.

    Parameters
    ----------
    kind : str
        Kind of the force.
    nature : str
        What the noun asks for (see :func:`nature_of`).

    Returns
    -------
    bool

    Examples
    --------
    >>> fits("group", "regular"), fits("group", "irregular"), fits("group", "")
    (False, True, True)
    """
    return not nature or kind in _KINDS[nature]
