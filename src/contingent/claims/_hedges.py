"""Hedge words: cues that set the strength or stance of a claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from contingent.claims._claim import Modality
from contingent.claims._cues import CUES

__all__ = ["Cue", "find_cues"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A hedge found in a sentence, offsets into it."""

    start: int
    end: int
    modality: Modality
    key: str
    """Key of its probability, ``''`` for stance words without one."""
    group: str
    """``modal``, ``adverb``, ``verb``, ``stance``, ``condition`` or ``noun``."""


@cache
def _pattern() -> re.Pattern[str]:
    parts = [rf"(?P<c{i}>{pattern})" for i, (pattern, *_rest) in enumerate(CUES)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w])", re.IGNORECASE)


_MODAL_KEYS = {"may": "may", "might": "might", "could": "could", "can": "could"}


def find_cues(text: str) -> list[Cue]:
    """Find the hedge words of a sentence, attribution verbs left aside.

    Parameters
    ----------
    text : str
        One sentence.

    Returns
    -------
    list of Cue
        In the order of the text, never overlapping.

    Examples
    --------
    >>> [(cue.key, cue.modality) for cue in find_cues("They may come in May and would likely stay.")]
    [('may', 'possible'), ('likely', 'likely')]
    """
    cues = []
    for match in _pattern().finditer(text):
        _, modality, key, group = CUES[int(str(match.lastgroup)[1:])]
        word = match.group().split()[0]
        if _is_month(text, match, word) or not match.group().strip():
            continue
        start = match.end() - len(match.group().lstrip())
        first = word.lower()
        if group == "modal" and first in _MODAL_KEYS:
            key = _MODAL_KEYS[first]
        cues.append(Cue(start, match.end(), modality, key, group))
    return cues


def _is_month(text: str, match: re.Match[str], word: str) -> bool:
    """Tell whether "May" is the month: capital letter inside a sentence, or a day or year beside it."""
    if word != "May":
        return False
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    if after[:1].isdigit() or before[-1:].isdigit():
        return True
    if re.search(
        r"(?:\b(?:in|by|since|until|of|last|next|this|early|late|mid|from|to|between|during|and)|-)$",
        before,
        re.I,
    ):
        return True
    return not before.istitle() and bool(before) and before[-1] not in '.!?:"“'
