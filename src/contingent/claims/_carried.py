"""Who goes on speaking where a sentence names nobody: quotations, transcripts, lists after a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from contingent.claims._attribution import find_voices
from contingent.claims._gazetteer import find_names
from contingent.claims._memory import Memory, Speaker
from contingent.claims._roles import HEADS, TITLES, type_of_words

__all__ = ["Going", "carried_speaker", "label_end"]

_AHEAD = 4  # sentences of one quotation until who says it is told, assumed


@dataclass
class Going:
    """Who spoke last, and by what right he may go on."""

    label: Speaker | None = None
    """The speaker of a transcript, told before a colon."""
    asked: bool = False
    """Whether the label is a reporter's, who asks and claims nothing."""
    answers: Speaker | None = None
    """Who answered last, for "A:"."""
    met: bool = False
    """Whether the report says that it is an interview."""
    interviewed: Speaker | None = None
    """Who answers in an interview whose questions stand alone."""
    labels: frozenset[str] | None = None
    """Names that stand before a colon more than once."""
    lead: int = 0
    """Where the words of the sentence begin, after its label."""
    last: Speaker | None = None
    """The source of the sentence before."""
    paragraph: int = -1
    """Paragraph of the sentence before."""
    ended: bool = False
    """Whether the sentence before closed with its source: "..., he added." """
    quoted: bool = False
    """Whether the sentence before quoted or closed with a colon."""


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:(?P<asks>Q|QUESTION|Question|REPORTER|Reporter|JOURNALIST|Journalist|MODERATOR|Moderator|INTERVIEWER|Interviewer)|"
        r"(?P<answers>A|ANSWER|Answer)|(?P<name>(?:[A-Z][\w.’'-]*\s+){0,5}[A-Z][\w.’'-]*))"
        r"(?:\s*\([^()]{2,40}\))?\s*(?::|(?<=[QA])\.)\s+(?=\S)"
    )


def label_end(text: str) -> int:
    """Find where the speaker's label of a transcript ends ("MR. SMITH: "); 0 without one.

    Examples
    --------
    >>> label_end("MR. SMITH: We have 300 men there."), label_end("The toll: 300 men.")
    (11, 0)
    """
    match = _label().match(text)
    return match.end() if match is not None and _is_label(match, _FIRST_ONLY) else 0


_FIRST_ONLY: frozenset[str] = frozenset()


def _is_label(match: re.Match[str], known: frozenset[str]) -> bool:
    return bool(match["asks"] or match["answers"]) or _is_person(match["name"]) or match["name"] in known


def _is_person(name: str) -> bool:
    words = [word.rstrip(".").lower() for word in name.split()]
    return words[0] in TITLES or words[-1] in TITLES


def carried_speaker(texts: Sequence[str], index: int, going: Going, memory: Memory) -> Speaker | None:
    """Give who goes on speaking in a sentence that names nobody.

    Parameters
    ----------
    texts : sequence of str
        The sentences of the report.
    index : int
        Which of them is read.
    going : Going
        Who spoke before; a label changes it.
    memory : Memory
        The sources met so far.

    Returns
    -------
    Speaker or None
    """
    text = texts[index]
    if going.labels is None:
        going.labels = _repeated(texts)
    match = _label().match(text)
    if match is not None and _is_label(match, going.labels):
        going.asked = match["asks"] is not None
        going.label = None if going.asked else _answering(match, going, memory)
        going.lead = match.end()
    else:
        going.lead = 0
    going.met = going.met or _interview().search(text) is not None
    if going.met and text.rstrip().endswith("?") and not _opens_quote(text):
        going.interviewed = going.interviewed or memory.last_person
        going.label = going.interviewed
        return None
    if going.label is not None or going.asked:
        return going.label
    if going.ended and going.last is not None and _still_tells().match(text):
        return going.last
    if not _opens_quote(text) and not (going.quoted and _is_item(text)):
        return None
    return going.last if going.last is not None and going.quoted else _told_at_the_end(texts, index, memory)


@cache
def _still_tells() -> re.Pattern[str]:
    """Find what nobody but the one who told the plan can tell: "It will be based in the north"."""
    return re.compile(
        r"\W*(?:it|they|the\s+(?:unit|force|troops|soldiers|battalion|brigade|contingent)|its\s+\w+|their\s+\w+)\s+(?:will|would|(?:is|are)\s+to)\b",
        re.I,
    )


@cache
def _interview() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:spoke|talked|speaks)\s+(?:to|with)\s+(?:us|this\s+\w+)\b|\banswered\s+(?:our|some)\s+questions\b|^Interview\s+with\b"
    )


def _repeated(texts: Sequence[str]) -> frozenset[str]:
    """Find the names that stand before a colon more than once: those who speak in a transcript."""
    found = [match["name"] for text in texts if (match := _label().match(text)) is not None and match["name"]]
    return frozenset(name for name in found if found.count(name) > 1 and not find_names(name.title()))


def _answering(match: re.Match[str], going: Going, memory: Memory) -> Speaker | None:
    if match["answers"]:
        return going.answers or memory.last_person
    going.answers = _labelled(match["name"], memory)
    return going.answers


def _labelled(name: str, memory: Memory) -> Speaker:
    last = name.split()[-1].strip(".")
    known = memory.people.get(last) or memory.people.get(last.title())
    if known is not None:
        return replace(known, type="named_official" if known.type == "unattributed" else known.type)
    kind = type_of_words(name.lower(), last.lower()) if last.lower() in HEADS else "named_official"
    return Speaker(name.title() if name.isupper() else name, kind, "source.label", "person")


def _opens_quote(text: str) -> bool:
    quoted = re.match(r"\s*[•·*–—-]?\s*[“\"«](?P<words>[^”\"»]*)", text)
    return quoted is not None and (
        len(quoted["words"].split()) >= _LEAST_QUOTED or quoted["words"].rstrip().endswith((".", ",", "!"))
    )


_LEAST_QUOTED = 4  # words in quotation marks that are a statement and no nickname, assumed


def _is_item(text: str) -> bool:
    return re.match(r"\s*(?:[•·*▪◦‣–—-]\s|\(?[a-z\d]{1,2}[.)]\s)", text) is not None


def _told_at_the_end(texts: Sequence[str], index: int, memory: Memory) -> Speaker | None:
    """Look on to the end of an open quotation for who says it."""
    if not _is_open(texts[index]):
        return None
    for text in texts[index + 1 : index + 1 + _AHEAD]:
        if "”" in text or '"' in text or "»" in text:
            voices = find_voices(text)
            return memory.seen(voices[0].speaker) if voices else None
    return None


def _is_open(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1 or text.count("«") > text.count("»")
