"""A voice: a source, its cue, and the stretch of a sentence that it says."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.claims._mention import Mention
from contingent.claims._verbs import CueVerb

__all__ = ["CARRIED", "Voice", "make_voice"]

CARRIED = "source.carried-on"
"""Rule of a voice that goes on from the sentence before."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A source, its cue, and the stretch of the sentence that it says; offsets into the sentence."""

    speaker: Mention
    cue_start: int
    cue_end: int
    verb: CueVerb | None
    content: tuple[int, int]
    frame: tuple[int, int]
    """Source and cue: the stretch that is no content."""
    rule: str
    via: tuple[str, ...] = ()
    nested: bool = False
    verb_end: int = 0
    """End of the verb itself, without the one told or the day."""
    past: bool = False
    """Whether the verb of saying is past, so that "would" may be a "will" told back."""


def make_voice(
    speaker: Mention, start: int, end: int, verb: CueVerb | None, rule: str, via: tuple[str, ...] = ()
) -> Voice:
    """Make a voice whose frame runs over its source and its cue."""
    frame = (min(speaker.first, start), max(speaker.reach, end))
    return Voice(speaker, start, end, verb, (0, 0), frame, rule, (*speaker.via, *via))
