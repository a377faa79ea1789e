"""What a sentence tells by the way: a decision taken for granted, the meeting in which something was said."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._clauses import Clause
from contingent.claims._memory import Speaker
from contingent.claims._voice import Voice

__all__ = ["left_out", "met", "presupposed"]


@cache
def _decision() -> re.Pattern[str]:
    return re.compile(
                      r"(?:^|[,;]\s+)(?P<np>(?:the|its|their|his|her|"
                      r"[A-Z][\w.]*['’]s)\s+decision\s+to\s+[^,;]{8,120}?)\s+"
                      r"(?=suggests|reflects|shows|marks|signals|comes|came|has|was|is|will|would|could|"
                      r"may|follows|followed|means|indicates)",
                      re.IGNORECASE)  # fmt: skip


def presupposed(text: str) -> list[Clause]:
    """Read a decision that the words take for granted: "The decision to deploy ... suggests"."""
    match = _decision().search(text)
    if match is None:
        return []
    words = re.sub(r"^(?:the|its|their|his|her)\s+", "", match["np"], flags=re.IGNORECASE)
    return [Clause(match.start("np"), match.end("np"), words, "clause.presupposed", "There is a")]


@cache
def _meeting() -> re.Pattern[str]:
    return re.compile(
                      r"^\W*(?:in|during|after|at)\s+(?P<np>(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,"
                      r"2}?(?:call|meeting|talks|visit|phone\s+call|conversation)\s+"
                      r"(?:with|to|between)\s+[^,;]{3,80}),", re.IGNORECASE)  # fmt: skip


def met(text: str, voices: list[Voice], speakers: list[Speaker | None]) -> list[Clause]:
    """Read the meeting in which something was said: "In a phone call with the president, X warned"."""
    match = _meeting().match(text)
    if match is None or not voices or speakers[0] is None or voices[0].frame[0] < match.end():
        return []
    return [Clause(match.start("np"), match.end("np"), f"held {match['np']}", "clause.met", speakers[0].name or "")]


@cache
def _without() -> re.Pattern[str]:
    kept = r"giving|naming|providing|offering|citing|specifying|mentioning|disclosing|presenting|producing|revealing"
    return re.compile(rf",?\s+without\s+(?:\w+ly\s+)?(?P<verb>{kept})\s+(?P<what>[^,.;:\d“”\"]{{3,60}})")


def left_out(text: str, voices: list[Voice], speakers: list[Speaker | None]) -> list[Clause]:
    """Read what a source leaves out: "..., the embassy said, without giving a number"; the reporter tells it."""
    match = _without().search(text)
    told = [
        s for v, s in zip(voices, speakers, strict=True) if match and v.cue_start <= match.start() and s is not None
    ]
    if match is None or not told or not told[-1].name:
        return []
    words = f"did not {_PLAIN[match['verb'][:-3]]} {match['what'].strip()}"
    return [Clause(match.start("verb"), match.end(), words, "clause.left-out", told[-1].name)]


_PLAIN = {
    "giv": "give", "nam": "name", "provid": "provide", "offer": "offer", "cit": "cite", "specify": "specify",
    "mention": "mention", "disclos": "disclose", "present": "present", "produc": "produce", "reveal": "reveal",
}  # fmt: skip
