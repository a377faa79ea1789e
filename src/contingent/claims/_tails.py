"""What hangs on to a clause after a comma and says something of its own: "most of them conscripts"."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._finite import has_finite_verb

__all__ = ["RESULTS", "SOME_OF", "only_sets", "told_as_done"]

SOME_OF = (
    r"(?:almost\s+all|nearly\s+all|most|many|some|half|all|none|several|both|(?:a|one|two)[\s-](?:third|quarter|fifth)s?|"
    r"three[\s-]quarters|the\s+(?:majority|bulk|rest)|a\s+(?:majority|minority|handful))\s+of\s+(?:them|whom|which|these|those)\b"
)
"""How a part of those counted before is told without a number."""

RESULTS = {
    "becoming": "became", "making": "made", "leaving": "left", "ending": "ended", "marking": "marked",
    "forcing": "forced", "prompting": "prompted", "breaking": "broke", "ordering": "ordered", "cutting": "cut",
    "closing": "closed",
    "opening": "opened", "blocking": "blocked", "taking": "took", "capturing": "captured", "seizing": "seized",
    "destroying": "destroyed", "freeing": "freed", "doubling": "doubled", "tripling": "tripled", "halving": "halved",
    "giving": "gave", "losing": "lost", "overrunning": "overran", "encircling": "encircled", "abandoning": "abandoned",
    "contradicting": "contradicted",
}  # fmt: skip
"""Participles that tell what came of it, and their past forms."""


def told_as_done(words: str) -> str:
    """Put a participle of result into the past: "ending a six-year mission" as "ended a six-year mission".

    Examples
    --------
    >>> told_as_done("becoming the first state to leave")
    'became the first state to leave'
    """
    first, _, rest = words.partition(" ")
    return f"{RESULTS.get(first.lower(), first)} {rest}".strip()


@cache
def _setting() -> re.Pattern[str]:
    return re.compile(r"\W*(?:on|in|at|from|without|via|during)\s[^\d]*$", re.IGNORECASE)


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(r"\W*(?:unless|provided\s+that|on\s+condition\s+that|as\s+long\s+as)\s[^,]*$", re.IGNORECASE)


def only_sets(words: str) -> bool:
    """Tell whether words say only where or on what condition: "on a call" of "told reporters on a call".

    Examples
    --------
    >>> only_sets("on a call"), only_sets("in Mali 40 men fell"), only_sets("unless Chad objects")
    (True, False, True)
    """
    return _condition().match(words) is not None or (_setting().match(words) is not None and not has_finite_verb(words))
