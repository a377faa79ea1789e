"""What hangs on to a clause after a comma and says something of its own: "most of them conscripts"."""

from __future__ import annotations

__all__ = ["RESULTS", "SOME_OF", "told_as_done"]

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
