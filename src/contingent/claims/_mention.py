"""What a mention of a possible source is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contingent.claims._claim import SourceType

__all__ = ["Mention", "Token", "bare_name", "is_taken", "mention_behind"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark with its offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A possible source, offsets into the sentence."""

    start: int
    end: int
    name: str
    type: SourceType
    form: str
    """``person``, ``role``, ``body``, ``document``, ``media``, ``metonym`` or ``pronoun``."""
    plural: bool = False
    reach: int = 0
    """End of what belongs to it: apposition, prepositional phrase, relative clause."""
    via: tuple[str, ...] = ()
    head: str = ""
    definite: bool = False
    opens: int = -1
    """Start with its title or its office: "Defence Minister Boris Pistorius"."""
    lay: bool = False
    """Whether a person is told to hold no office: "a nurse, Amina Saleh"."""

    @property
    def first(self) -> int:
        """Where the mention with its title begins."""
        return self.start if self.opens < 0 else self.opens


def is_taken(found: list[Mention], start: int, end: int) -> bool:
    """Tell whether a stretch overlaps a mention found before."""
    return any(start < m.end and m.start < end for m in found)


_ARTICLE = 5  # characters of "the " and a space that a cue may end with before the name, assumed


def mention_behind(mentions: list[Mention], end: int) -> Mention | None:
    """Find the source that stands right behind a cue: "denied by the ministry"."""
    return next((m for m in mentions if end - _ARTICLE <= m.first <= end + 1), None)


def bare_name(phrase: str) -> str:
    """Take the article off a name."""
    return re.sub(r"^(?:the|a|an)\s+", "", phrase, flags=re.IGNORECASE)
