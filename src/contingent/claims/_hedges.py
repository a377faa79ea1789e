"""Hedge words: cues that set the strength or stance of a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from contingent.claims._claim import Modality
from contingent.claims._cues import CUES
from contingent.claims._needles import could_match, lowered

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
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE) for pattern, *_ in CUES)


def _matches(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Find the first cue in the order of the list at each place, going on behind it."""
    low = lowered(text)
    tried = [(i, pattern) for i, pattern in enumerate(_patterns()) if could_match(pattern, low)]
    ahead = {i: match for i, pattern in tried if (match := pattern.search(text)) is not None}
    position = 0
    while ahead:
        first = min(ahead, key=lambda i: (ahead[i].start(), i))
        match = ahead[first]
        yield first, match
        position = max(match.end(), match.start() + 1)
        for i in [i for i in ahead if ahead[i].start() < position]:
            again = _patterns()[i].search(text, position)
            if again is None:
                del ahead[i]
            else:
                ahead[i] = again


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
    for index, match in _matches(text):
        _, modality, key, group = CUES[index]
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
