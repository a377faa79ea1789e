"""Sentences as the rules read them: without the hour or the dot before them, and of bearable length."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from contingent.reports import Report, Sentence

__all__ = ["pieces_of"]

_LONGEST = 800  # characters: three times the longest sentence of a news report, assumed


def pieces_of(report: Report, sentence: Sentence) -> list[Sentence]:
    """Leave out the hour or dot before a sentence, and cut what is too long for one at a space.

    The rules look back and forth in a sentence, so that their time grows with the square of its length.
    """
    start, end = sentence.span.start, sentence.span.end
    stamp = _stamp().match(report.text, start, end)
    if stamp is not None and stamp.end() < end:  # the hour of a liveblog, the dot of a list: no words of the sentence
        start = stamp.end()
        sentence = replace(sentence, span=report.span(start, end))
    pieces: list[Sentence] = []
    while end - start > _LONGEST:
        space = report.text.rfind(" ", start, start + _LONGEST)
        cut = space + 1 if space > start else start + _LONGEST
        pieces.append(replace(sentence, span=report.span(start, cut)))
        start = cut
    return [*pieces, replace(sentence, span=report.span(start, end))] if pieces else [sentence]


@cache
def _stamp() -> re.Pattern[str]:
    zone = r"(?:GMT|UTC|CET|EST|local(?:\s+time)?|a\.?m\.?|p\.?m\.?|[hH]rs?)"
    return re.compile(
        rf"\s*(?:[•‣▪◦·*–—-]\s+|[\[(]?\d{{1,2}}[:.]\d\d(?:\s*{zone})?[\])]?\s*(?:[-–—:|]\s*)?(?=[A-Z“\"‘]))"
    )
