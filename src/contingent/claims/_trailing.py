"""Whose the words are that trail after a source, and whom "it says" means there."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._counts import Count
from contingent.claims._finite import has_finite_verb
from contingent.claims._memory import Memory, Speaker
from contingent.claims._mention import Mention
from contingent.claims._voice import Voice

__all__ = ["goes_on", "in_tail", "told_by_whom"]


def told_by_whom(text: str, voices: list[Voice], mentions: list[Mention], memory: Memory) -> list[Speaker | None]:
    """Tell who speaks: "Mali hosts most of them, it says" means one met before Mali."""
    before = {
        i: memory.seen(v.speaker)
        for i, v in enumerate(voices)
        if v.speaker.name in {"it", "they"} and i == 0 and not re.search("[:;]", text[: v.frame[0]])
    }
    memory.note_subject(text, mentions)
    found = [memory.resolve(v.speaker) for v in voices]
    return [before.get(i) or each for i, each in enumerate(found)]


def goes_on(text: str, voices: list[Voice], start: int, end: int) -> int | None:
    """Tell whose words go on after "..., an officer said, although ..." or "...; one of them": the same source's."""
    if _adds().match(text[start:end]) is None:
        return None
    ended = [i for i, v in enumerate(voices) if v.frame[1] <= start + 1 and not v.nested and v.content[1] <= v.frame[0]]
    return ended[-1] if ended and voices[ended[-1]].frame[1] >= start - 2 else None


def in_tail(text: str, voices: list[Voice], count: Count) -> int | None:
    """Tell whose a count is that trails after its source: "..., the ministry said, up from 59 the day before"."""
    ended = [i for i, v in enumerate(voices) if v.frame[1] <= count.start and not v.nested]
    last = voices[ended[-1]] if ended else None
    if last is None or not text[: last.frame[0]].strip() or last.content[1] > last.frame[0] + 1:
        return None
    between = text[last.frame[1] : count.start]
    return None if ";" in between or has_finite_verb(between) else ended[-1]


@cache
def _adds() -> re.Pattern[str]:
    return re.compile(
        r",\s+(?:and|but|although|though|because)\s|(?:\s[^,;]{0,40})?;\s+(?!(?:the|an?)\s+(?:\w+\s+)?(?:paper|newspaper|report)\b)",
        re.I,
    )
