"""Forms of verbs of saying that are nouns, or say nothing, where they stand."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._finite import is_finite
from contingent.claims._verbs import NOUN_FORMS

__all__ = ["is_noun"]


@cache
def _names_it() -> re.Pattern[str]:
    return re.compile(r"\b(?:an?|the|its|their)\s+(?:[\w-]+\s+){0,5}?(?:mission|force|group|operation|unit|"
        r"militia|brigade|system|missile|"
                      r"exercise|drill|programme|program|plan|movement|party|alliance|coalition|ship|base|"
                      r"camp|drone|town|village)\s+$", re.I)  # fmt: skip


@cache
def _parts_with() -> re.Pattern[str]:
    """Find what one gives who hands over or yields: "gave up its base", "gives Ukraine 18 tanks"."""
    yields = r"up|in|way|back|away|out|rise|birth|chase|permission|orders?|approval|shelter|refuge|cover|ground"
    return re.compile(rf"\s+(?:(?:{yields})\b|(?:it|him|her|them|[A-Z][\w-]+)\s+(?:\w+\s+){{0,2}}?(?:\d|an?\b|the\b))")


@cache
def _claimed_thing() -> re.Pattern[str]:
    things = "town|city|village|attack|bombing|ambush|killings?|responsibility|credit|victory|area|region|territory"
    return re.compile(
        rf"\s+(?:the\s+|full\s+)?(?:\w+\s+)?(?:{things})\b(?!\s+(?:had|has|have|was|were|is|are|would|will|could|[a-z]+ed)\b)",
        re.IGNORECASE,
    )


def is_noun(text: str, match: re.Match[str]) -> bool:
    """Tell whether a form that is a noun too is one here: "the project counted", "think tank"."""
    form = match.group().lower()
    following = re.match(r"\s+([A-Za-z]+)", text[match.end() :])
    after = following.group(1) if following else ""
    if form == "think":
        return after.lower() == "tank"
    if form in {"put", "puts", "putting"}:  # "put the dead at 27", not "put soldiers on the ground"
        return re.match(r"\s+it\b|[^.;:]{1,70}?\s+at\s", text[match.end() :]) is None
    if form in {"give", "gives", "gave", "given"} and _parts_with().match(text, match.end()) is not None:
        return True  # "gave up its base", "gives Ukraine 18 tanks"
    if form.startswith("consider") and re.match(r"\s+\w+ing\b", text[match.end() :]):
        return True  # "considers sending troops"
    if form.startswith("add") and re.match(
        r"\s+(?:(?:about|some|another|up\s+to|more\s+than)\s+)?\d", text[match.end() :]
    ):
        return True  # "has since added 5,000"
    if form == "called" and _names_it().search(text[: match.start()]) and after[:1].isupper():
        return True  # "a new mission called AUSSOM"
    if (
        form in {"answered", "answers", "replied", "replies"}
        and re.match(r"\s*(?:that\b|[:,.;“\"]|$)", text[match.end() :]) is None
        and not text[: match.start()].rstrip().endswith((",", "”", '"', "!", "?"))
    ):
        return True  # "500 soldiers answered the call"
    if form.startswith("claim") and _claimed_thing().match(text, match.end()) is not None:
        return True  # "claimed the town", "claimed responsibility"
    if form.startswith("call") and after.lower() in {"up", "off", "in", "back", "out"}:
        return True  # "called up reservists"
    if form in {"reports", "claims"} and re.search(
        r"\b(?:is|are|was|were)\s+(?:\w+\s+)?(?:false|untrue|incorrect|wrong|baseless|"
        r"unfounded|inaccurate|fabricated|exaggerated)\W*$",
        text[match.end() :],
    ):
        return True  # "Media reports that Nepal would withdraw are incorrect"
    if form not in NOUN_FORMS:
        return False
    before = re.search(r"([\w’'.-]+)\s*$", text[: match.start()])
    word = before.group(1).lower() if before else ""
    return is_finite(after, "") or word in {"the", "a", "an", "of", "its", "their", "this", "that", "his", "in", "by"}
