"""Whether a plain "and" or "but" opens another statement: a verb that shares the subject, or a new subject."""

from __future__ import annotations

import re

from contingent.claims._finite import is_finite
from contingent.claims._lexicon import words as words_of

__all__ = ["AUXILIARIES", "PRONOUNS", "opens_verb_phrase"]


def opens_verb_phrase(left: str, right: str) -> bool:
    """Tell whether words after a plain "and" begin with a verb that shares the subject, or a new clause with "that"."""
    words = re.findall(r"[A-Za-z’']+", right[:60])
    if not words:
        return False
    if words[0].lower() == "that":
        return True
    if words[0].lower() in PRONOUNS:
        return len(words) > 1 and words[1].lower() in AUXILIARIES | _DO  # "and they will not join"
    first = words[1] if words[0].lower() in {"also", "then", "not"} and len(words) > 1 else words[0]
    if first.endswith("ed") and not _has_object(right, first):
        return False
    if words[1:2] == ["to"] and first.lower() in _WANTS:
        return True  # "has 500 soldiers and plans to send more"
    if is_finite(first, "") and (first.endswith(("s", "ed")) or first.lower() in AUXILIARIES):
        return not (
            first.endswith("ed") and re.search(r"\b(?:was|were|been|be|is|are)\b", left) is not None
        ) and first.lower() not in {"s"}
    return _bare_after_modal(left, first, words)


def _has_object(right: str, first: str) -> bool:
    """Tell whether a word in -ed goes on like a verb; "dead, wounded and captured" does not."""
    return (
        re.match(
            r"\s+(?:the|an?|its|their|his|her|to|on|that|in|with|at|for|by|into|from|off|out|up|back|down|over|away|all|both|no|"
            r"another|any|some|about|around|nearly|almost|more|fewer|less|at|several|dozens|hundreds|thousands|scores|many|two|"
            r"three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|it|them|him|us|this|these|those|"
            r"[A-Z\d])",
            right.partition(first)[2],
        )
        is not None
    )


_WANTS = words_of("plans wants hopes aims needs intends seeks")
PRONOUNS = words_of("they it he she we i there none nobody neither")
_DO = words_of("do don't don’t didn't didn’t won't won’t")
AUXILIARIES = words_of("is are was were has have had will would could may might can should must does did")


def _bare_after_modal(left: str, first: str, words: list[str]) -> bool:
    modal = re.search(r"\b(?:will|would|could|may|might|can|should)\b", left)
    follows = words[1].lower() if len(words) > 1 else ""
    return (
        modal is not None
        and is_finite(first + "s", "")
        and follows
        in {
            "the",
            "a",
            "an",
            "its",
            "their",
            "his",
            "her",
            "on",
            "to",
            "until",
            "for",
            "in",
            "there",
            "with",
            "at",
            "through",
        }
    )
