"""Which times of a sentence are to come and which are past."""

from __future__ import annotations

import re
from datetime import date

from contingent.claims._finite import has_finite_verb
from contingent.claims._hedges import Cue
from contingent.claims._times import Time, find_times
from contingent.claims._voice import Voice

__all__ = ["dated"]


def dated(text: str, published: date | None, cues: list[Cue], voices: list[Voice]) -> list[Time]:
    """Find the times, each read as to come where a plan or forecast stands in its stretch of the sentence.

    Parameters
    ----------
    text : str
        The sentence.
    published : datetime.date or None
        Day of the report.
    cues : list of Cue
        Its hedges.
    voices : list of Voice
        Its voices.

    Returns
    -------
    list of Time
        In the order of the text.
    """
    past = find_times(text, published)
    if not past:
        return []
    ahead = [
        c.start
        for c in cues
        if (c.modality in {"expected", "planned", "possible"} and c.key != "pledge") or c.group == "modal"
    ]
    ahead += [m.start() for m in re.finditer(r",\s+to\s+[a-z]+(?=\s+(?:\w+\s+){0,3}?by\s)", text)]
    ahead += [m.start() for m in re.finditer(r"\b(?:runs|expires|ends|lasts|extends)\s+(?=\w)", text)]
    ahead += [c.start for c in cues if c.modality in {"likely", "unlikely"} and text[c.start : c.end].endswith(" to")]
    ahead += [m.start() for m in re.finditer(r"\b(?:must(?!\s+have\b)|(?:has|have|need|needs)\s+to|expects?)\b", text)]
    ahead += [v.cue_start for v in voices if v.verb is not None and v.verb.stance == "expect"]
    ahead += [m.start() for m in re.finditer(r"^[^,]*\bto\s+[a-z]+", text)] if not has_finite_verb(text) else []
    if not ahead:
        return past
    coming = find_times(text, published, future=True)
    return [
        c if _is_ahead(text, p, ahead) and not _is_behind(text, p, voices) else p
        for p, c in zip(past, coming, strict=True)
    ]


def _is_behind(text: str, time: Time, voices: list[Voice]) -> bool:
    """Tell whether a time dates what was said or done: "said on Friday that it would", "discussed in spring"."""
    if any(v.past and v.frame[0] <= time.start < max(v.frame[1], v.cue_end) for v in voices):
        return True
    before = text[max(0, time.start - 40) : time.start]
    done = re.search(r"(?:([\w’']+)\s+)?(\w{3,}ed|made|sent|struck|begun|agreed\s+\w+)\s+$", before)
    return done is not None and (done.group(1) or "").lower() not in _TO_COME


_TO_COME = frozenset({"be", "is", "are", "been", "was", "were", "being", "not", "to", "fully", "completely"})


def _is_ahead(text: str, time: Time, ahead: list[int]) -> bool:
    opens = max(text.rfind(", ", 0, time.start), text.rfind(";", 0, time.start), text.rfind("—", 0, time.start)) + 1
    if not has_finite_verb(text[opens : time.end]):
        opens = max(text.rfind(", ", 0, max(opens - 1, 0)), 0)
    closes = re.compile(r"[,;]|$").search(text, time.end)
    end = closes.start() if closes else len(text)
    return any(opens <= at < end for at in ahead)
