"""Verdicts on a claim just told: "..., a figure that the army spokesman described as propaganda"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from contingent.claims._clauses import Clause
from contingent.claims._memory import Memory, Speaker
from contingent.claims._mention import Mention
from contingent.claims._verbs import cue_verb
from contingent.claims._voice import Voice

__all__ = ["VERDICT", "judge_of"]

VERDICT = "clause.verdict"
"""Rule of a clause that only says of the claim before it that it is false, or far too high."""


def judge_of(text: str, clause: Clause, mentions: Sequence[Mention], memory: Memory) -> tuple[Voice, Speaker] | None:
    """Find the one who gives a verdict on the claim before it.

    Parameters
    ----------
    text : str
        The sentence.
    clause : Clause
        A clause of it.
    mentions : sequence of Mention
        Possible sources.
    memory : Memory
        Sources met so far.

    Returns
    -------
    (Voice, Speaker) or None
    """
    verb = _verb().search(text, clause.start, clause.end) if clause.rule == VERDICT else None
    if verb is None:
        return None
    who = next((m for m in mentions if clause.start <= m.first and m.end <= verb.start()), None)
    speaker = None if who is None else memory.resolve(who)
    if who is None or speaker is None:
        return None
    content, frame = (clause.start, clause.end), (who.first, verb.end())
    voice = Voice(who, verb.start(), verb.end(), cue_verb("rejected"), content, frame, VERDICT, verb_end=verb.end())
    return voice, speaker


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(r"\b(?:call|describ|dismiss|reject|den[iy]|disput|brand|label|contest|regard)\w*", re.IGNORECASE)
