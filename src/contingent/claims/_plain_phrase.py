"""A source that is no known kind of source: the short noun phrase before "said"."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._claim import SourceType
from contingent.claims._finite import has_finite_verb
from contingent.claims._gazetteer import table
from contingent.claims._mention import Mention
from contingent.claims._roles import HEADS

__all__ = ["any_phrase"]


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[,;“\"”]\s+|\b(?:and|but|that|while|whereas|as|when|after|before|since|because)\s+)"
        r"(?P<np>(?:(?:the|an?|one|some|several|many|local|his|her|their|other|another|two|three)\s+|"
        r"(?=[A-Z]))"
        r"(?:(?!that\b|which\b|who\b)[\w.’'-]+)(?:\s+(?!that\b|which\b|who\b)[\w.’'-]+){0,4})$",
        re.IGNORECASE,
    )


_NO_SOURCE = frozenset(
    {
        "it",
        "this",
        "that",
        "there",
        "which",
        "day",
        "time",
        "year",
        "month",
        "week",
        "and",
        "as",
        "we",
        "i",
        "you",
        "but",
        "or",
        "nor",
        "whereas",
        "then",
        "who",
        "while",
        "when",
        "so",
    }
)


@cache
def _two_nouns() -> re.Pattern[str]:
    """Find where a second noun phrase begins: "an accusation the Kurdish authorities"."""
    return re.compile(r"\b(?!(?:of|in|at|with|for|from|to|by|on)\b)\w+\s+(?:the|an?)\s", re.IGNORECASE)


def any_phrase(left: str) -> Mention | None:
    """Take the short noun phrase before "said" where its head is no known kind of source."""
    match = _phrase().search(left[-90:])
    if match is None:
        return None
    start = max(0, len(left) - 90) + match.start("np")
    name = match["np"]
    last = name.split()[-1].lower().strip(".'’")
    if (
        _two_nouns().search(name)
        or has_finite_verb(name)
        or last in _NO_SOURCE
        or re.search(r"\b(?:after|before|since|when|while|because)\b", name)
    ):
        return None
    bare = re.sub(r"^(?:the|an?)\s+", "", name, flags=re.IGNORECASE)
    told = [HEADS.get(word) for word in re.findall(r"[a-z]+", name.lower())]
    kind: SourceType = "media" if "media" in told else HEADS.get(last, "unattributed")
    if kind == "unattributed" and re.search(r"\band\b", name):
        kind = next((each for each in told if each is not None), kind)  # "local officials and aid workers"
    entry = table().get(bare)
    if entry is not None and entry.kind == "state" and entry.form != "demonym":
        return Mention(start, len(left), bare, "government_body", "metonym", False, len(left), head=bare)
    return Mention(start, len(left), bare, kind, "role", last.endswith("s"), len(left), head=last)
