"""Words that deny: a report called false, a part that is disowned, and negations that deny nothing told."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["any_part", "called_false", "knows_of_none", "leaves_open", "no_part", "of_claim", "refuses"]


@cache
def of_claim() -> re.Pattern[str]:
    """Find words that deny what was said before, whatever it was."""
    nouns = (
        "claims?|reports?|allegations?|accusations?|charges?|figures?|numbers?|tolls?|estimates?|assertions?|"
        r"suggestions?|accounts?|versions?|statement|count|findings?|story|involvement|(?:it|this|that|them|all)(?=\s*(?:[.,;”\"]|$|as\b|and\b|but\b))"
    )
    return re.compile(
        rf"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|refut\w*|rebuff\w*|disput\w*|contest\w*)\s+"
        rf"(?:(?:the|those|these|any|such|all|its|their|that|as|what|[\w’']+)\s+){{0,3}}?(?:{nouns})\b(?<!reports)(?<!rumours)(?<!rumors)|"
        rf"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|disput\w*)\s+(?:[\w’']+\s+){{0,3}}?(?:reports|rumou?rs)\b(?!\s+that\b)|"
        r"\b(?:false|untrue|baseless|unfounded|fabricat\w+|nonsense|groundless|rumou?rs|brush\w*\s+(?:[\w’']+\s+){0,4}?(?:aside|off)|wav\w+\s+(?:[\w’']+\s+){0,4}?(?:away|off|aside)|fakes?|fake\s+news|hoax|propaganda|invented|inventions?|fiction|fantas\w+|forger\w+|lies?|absurd|exaggerat\w+|inflated)\b",
        re.IGNORECASE,
    )


@cache
def called_false() -> re.Pattern[str]:
    """Find a report that is called false: "called the document a forgery", "dismissed it as pure fantasy"."""
    false = (
        "false|fake|fakes|fantas\\w+|inventions?|forger\\w+|fabricat\\w+|lies?|hoax|nonsense|fiction|propaganda|rumou?rs?|absurd|baseless|exaggerat\\w+|inflated|"
        "groundless|untrue|unfounded"
    )
    said = r"(?:call|regard|consider|dismiss|describ|brand|denounc|reject|label|brush|wav|term|spoke)\w*"
    return re.compile(rf"\b{said}\b[^.;]{{0,80}}\b(?:{false})\b", re.IGNORECASE)


@cache
def leaves_open() -> re.Pattern[str]:
    """Find negations that deny nothing: "did not rule it out", "nothing has moved yet", "has yet to decide"."""
    return re.compile(
        r"\bnot\s+rul\w+\s+(?:\w+\s+){0,3}?out\b|\bnot\s+exclud\w+|\b(?:nothing|none|no\s+one|nobody)\s+ha(?:s|ve|d)\s+\w+\s+"
        r"(?:yet|so\s+far)\b|\bha(?:s|ve|d)\s+(?:not\s+)?yet\b|\bcould\b[^;.]{0,30}\bbe\s+(?:\w+ly\s+)?(?:check|verif|confirm|establish)",
        re.IGNORECASE,
    )


@cache
def any_part() -> re.Pattern[str]:
    """Find the part in something that is disowned: "any role", "no involvement"."""
    return re.compile(
        r"\b(?:any|a|no|its|having|direct)\s+(?:\w+\s+)?(?:part|role|involvement|hand|link|connection|responsibility|presence)\b",
        re.IGNORECASE,
    )


@cache
def no_part() -> re.Pattern[str]:
    """Find words that disown a part: "had no role", "was not behind"."""
    part = "part|role|involvement|hand|link|links|connection|responsibility"
    return re.compile(rf"\bno\s+(?:\w+\s+)?(?:{part})\b|\bnot\s+(?:involved|responsible|behind)\b", re.IGNORECASE)


@cache
def knows_of_none() -> re.Pattern[str]:
    """Find words that leave open whether there is what was told: "had seen no such order", "no decision yet"."""
    return re.compile(
        r"\b(?:seen|aware\s+of|unaware\s+of|heard\s+of|received|knows?\s+of|knew\s+of)\s+(?:no|any)\b|"
        r"\bno\s+(?:such\s+)?(?:decision|order|request)\b|\bdoubt(?:s|ed)?\b",
        re.IGNORECASE,
    )


@cache
def refuses() -> re.Pattern[str]:
    """Find a refusal of what might be done, which denies nothing told: "ruled out sending soldiers"."""
    return re.compile(r"\brul(?:es?|ed|ing)\s+(?:\w+\s+){0,3}?out\b|\bprovocation\b|\brefus\w+\b", re.IGNORECASE)
