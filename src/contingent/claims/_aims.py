"""What a denial aims at: the figure that it takes up, what its own words name, else what was just told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from contingent.claims._claim import Claim
from contingent.claims._gazetteer import find_names
from contingent.claims._headline import stems
from contingent.claims._needles import seek

__all__ = [
    "by_words",
    "is_verdict",
    "just_told",
    "leaves_out",
    "one_harm",
    "says_none",
    "taken_up_by",
    "takes_up",
]

_NEXT = 4  # characters between a sentence and the next
_REACH = 480  # characters back, some three sentences, within which a denial finds what it answers, assumed
_FIGURES = "figures?|numbers?|tolls?|totals?|counts?|estimates?"
_REPORTS = (
    "report|claim|allegation|account|story|statement|suggestion|assertion|version|accusation|charge|view|assessment"
)
_DOUBTS = (
    r"(?:deni(?:es|ed)|denying|deny|reject\w*|dismiss\w*|refut\w*|rebuff\w*|disput\w*|contest\w*|contradict\w*|challeng\w*|"
    r"doubt\w*|question\w*|(?:not|n['’]t|nobody|no\s+one)\s+(?:believes?|accepts?|shares?|trusts?)|disbeliev\w*|"
    r"call\w*|brand\w*|describ\w*|denounc\w*|label\w*|term\w*|regard\w*|consider\w*|brush\w*|wav\w*|laugh\w*)"
)


@cache
def _one() -> re.Pattern[str]:
    """Find words for what was told just before: "the figure", "that last number", "denied it", "both figures"."""
    which = r"(?:the|this|that|these|those|both|either|each|such(?:\s+an?)?|any\s+such)"
    there = r"(?!\s+(?:that|of|on|about|in|from|by|for|as\s+to)\b)"
    at_the_end = r"(?=\W*(?:$|[.,;:”\"“'‘’]|as\b|on\b|and\b|but\b|an?\b|\w+ly\b))"
    verdict = rf"\b{_DOUBTS}\s+(?:\w+ly\s+)?(?:it|this|that|them|both|these|those){at_the_end}"
    named = rf"\b(?:{which})\s+(?:(?!whole|entire)[\w’'-]+\s+){{0,2}}?(?:{_FIGURES}|{_REPORTS})\b{there}"
    return re.compile(rf"{verdict}|\b{_DOUBTS}\s+(?:\w+ly\s+)?(?:all\s+)?{named}|{_such()}", re.IGNORECASE)


def _such() -> str:
    things = "plan|decision|agreement|order|talk|request|offer|promise|assurance|deal|move|thing|intention"
    return (
        rf"\b(?:no|any|not\s+any)\s+such\s+(?:{things})s?\b|\b(?:anything|nothing)\s+of\s+(?:the|that)\s+(?:kind|sort)\b|"
        r"^\W*(?:not\s+(?:true|so)|untrue|wrong|false)\b(?=\W)"
    )


@cache
def _of_figures() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_FIGURES})\b", re.IGNORECASE)


@lru_cache(maxsize=64)  # asked for each claim of a sentence
def takes_up(text: str) -> re.Match[str] | None:
    """Find words that deny or doubt what was told just before, and name it only so: "called the figure false"."""
    return seek(_one(), text)


@cache
def _of_the_clause_before() -> re.Pattern[str]:
    false = (
        r"wrong|false|untrue|inflated|exaggerat\w+|inventions?|invented|fantas\w+|fabricat\w+|propaganda|nonsense|lies?|fiction|"
        r"baseless|groundless|unfounded|absurd|hoax|fakes?|rumou?rs?|incorrect|misleading|ridiculous|fanciful|implausible"
    )
    called = r"call|describ|dismiss|reject|brand|label|denounc|regard|consider|disput|deni"
    return re.compile(
        rf",\s+(?:(?:an?|which)\s+)(?:[\w-]+\s+){{0,2}}?(?:(?:{_FIGURES}|{_REPORTS})\s+)?(?:that\s+|which\s+)?[^;]{{0,120}}?"
        rf"\b(?:{called})\w*\s+[^,;]{{0,40}}?\b(?:{false})\b",
        re.IGNORECASE,
    )


def is_verdict(claim: Claim) -> bool:
    """Tell whether a claim is the verdict in "..., a number that an officer called inflated"."""
    found = seek(_of_the_clause_before(), claim.sentence.text) if claim.quantity is None else None
    return found is not None and claim.proposition[-12:].strip(" .”\"’'") in found.group()


def taken_up_by(claim: Claim, met: Sequence[Claim]) -> list[Claim]:
    """Choose what a denial that names nothing itself takes up: of the nearest sentence, a figure where it says so.

    Parameters
    ----------
    claim : Claim
        The denial.
    met : sequence of Claim
        What it may deny, in the order of the text.

    Returns
    -------
    list of Claim
        Two for "both figures"; none where nothing was told near.
    """
    text = claim.sentence.text
    near = [c for c in met if claim.sentence.start - c.sentence.end <= _REACH]
    near = [
        c for c in near if c.sentence != claim.sentence or c.source.name is not None
    ]  # "Chad, which left, denied it"
    figures = seek(_of_figures(), text) is not None
    if figures:
        near = [c for c in near if c.quantity is not None and c.core] or near
    near = _of_whom(claim, near) or near
    if seek(_of_plans(), text) is not None:
        near = [c for c in near if c.kind == "intention" or c.modality in {"possible", "planned"}] or near
    last = [c for c in near if c.sentence == near[-1].sentence] if near else []
    if re.search(r"\bboth\b", text, re.IGNORECASE) and len(near) > 1:
        return list(last[-2:] if len(last) > 1 else near[-2:])
    if last and (last[0].sentence == claim.sentence or re.search(r"\blast\b", text)):
        return [last[-1]]
    return last[:1]


@cache
def _none() -> re.Pattern[str]:
    return re.compile(r"\W*(?:that\s+)?(?:not\s+(?:one|a\s+single|an\s+inch|a\s+shot)|none\s+of)\b", re.IGNORECASE)


def says_none(claim: Claim) -> bool:
    """Tell whether a claim opens with a flat no: "not a single helicopter was lost", "not one of them was sent"."""
    return claim.quantity is None and claim.modality != "unknown" and _none().match(claim.proposition) is not None


@cache
def _of_plans() -> re.Pattern[str]:
    return re.compile(r"\bsuch\s+(?:plan|decision|order|intention|move|offer|agreement|deal)", re.IGNORECASE)


@cache
def _whose() -> re.Pattern[str]:
    return re.compile(rf"\b([A-Z]\w+(?:['’]s)?)\s+(?:\w+\s+)?(?:{_FIGURES}|{_REPORTS})\b")


def _of_whom(claim: Claim, near: Sequence[Claim]) -> list[Claim]:
    """Take the claims of the one whose figure it is: "the Congolese number"."""
    found = seek(_whose(), claim.sentence.text)
    states = {n.entry.name for n in find_names(found.group(1))} if found is not None else set()
    return [c for c in near if c.source.entity.partition(":")[0] in states] if states else []


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = {
        "loss": r"lost|los(?:e|s|ses|ing)|hit|struck|damag\w+|destroy\w+|shot\s+down|downed|brought\s+down|"
        r"fired?|attack\w*",
        "death": r"kill\w*|d(?:ead|ied|eaths?)|massacr\w+|execut\w+|tolls?|fallen",
        "captives": r"h[eo]ld(?:s|ing)?|captives?|hostages?|prisoners?|captur\w+|seiz\w+|detain\w*|abduct\w*|taken",
        "forces": r"troops?|soldiers?|forces|fighters?|men|guerrillas?|rebels?|militants?|"
        r"insurgents?|units?|personnel|servicemen|mercenar\w+|"
        r"foreigners?|battalions?|brigades?",
        "arms": r"arms|weapons?|drones?|missiles?|shells?|ammunition|rockets?|tanks?|guns?",
        "sending": r"sen[dt]\w*|deploy\w*|dispatch\w*|suppl\w+|deliver\w*|transfer\w*|provid\w+|"
        r"build-?up|mass(?:ed|ing)",
        "leaving": r"withdr\w+|pull\w*\s+out|reduc\w+|cuts?|leav\w+|left|bring\w*\s+home|drawdown|departures?",
        "taking part": r"part|role|involve\w+|presence|participat\w+",
        "recruiting": r"recruit\w*|draft\w*|mobili[sz]\w+|enlist\w*",
    }
    return tuple((name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in table.items())


@lru_cache(maxsize=512)  # each of the claims still near is compared with each denial
def _themes(text: str) -> frozenset[str]:
    """Give the words of a text, and what kinds of thing it speaks of, in whatever words."""
    return stems(text) | {f"~{name}" for name, pattern in _kinds() if pattern.search(text) is not None}


def by_words(claim: Claim, met: Sequence[Claim], least: int = 1) -> list[Claim]:
    """Choose what a denial's own words name: most words shared, the rarer ones for more; the later of two alike."""
    own = _themes(claim.proposition) - stems(f"{claim.actor} {claim.source.name or ''}") - _COMMON
    texts = [_themes(c.proposition) for c in met]
    rare = {word: 1.0 / count for word in own if (count := sum(word in text for text in texts))}
    scored = [
        (sum(rare[w] for w in own & text), n)
        for n, text in enumerate(texts)
        if len(own & text) >= (least if claim.sentence.start - met[n].sentence.end <= _NEXT else 2)
    ]
    best = max(scored, default=(0.0, 0))
    return [met[best[1]]] if best[0] > 0 else []


_COMMON = stems(
    "deny denied any been had having have does did there some being taken made ever never none report reports that"
)


@cache
def _elliptic() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:any|anyone|anybody|anything|so|such|a\s+single|there\s+(?:is|was|were|are))\b|\bit\W*$", re.I
    )


def leaves_out(words: str) -> bool:
    """Tell whether the words of a denial leave out what is denied: "having sent any", "that anyone had landed"."""
    return _elliptic().search(words) is not None


def just_told(claim: Claim, met: Sequence[Claim]) -> list[Claim]:
    """Take what stands in the same sentence or the one before, for a denial that leaves out what it denies."""
    if not leaves_out(claim.proposition):
        return []
    told = [c for c in met if c.quantity is not None or c.source.name is not None]
    near = [c for c in told if claim.sentence.start - c.sentence.end <= _NEXT]
    same = [c for c in near if c.sentence == near[-1].sentence] if near else []
    counted = [c for c in same if c.core]
    return (counted or same)[:1]


@cache
def _harms() -> tuple[re.Pattern[str], ...]:
    """Find words for one kind of harm each: hit, held, killed."""
    return tuple(
        re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
        for words in (
            r"lost|hit|struck|damag\w+|destroy\w+|shot\s+down|downed|brought\s+down",
            r"h[eo]ld(?:s|ing)?|captives?|hostages?|prisoners?|captur\w+|seiz\w+|detain\w*|abduct\w*|kidnap\w*",
            r"kill\w*|d(?:ead|ied|eaths?)|massacr\w+|execut\w+",
        )
    )


def one_harm(denial: str, told: str) -> bool:
    """Tell whether "any aircraft had been hit" answers "one of the helicopters was damaged"."""
    any_ = re.search(r"\bany(?:one|body|thing)?\b|\b(?:lost|losing)\s+no\b", denial, re.IGNORECASE) is not None
    return any_ and any(h.search(denial) is not None and h.search(told) is not None for h in _harms())
