"""Joining mentions that belong together: apposition, office and name, document and owner."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from contingent.claims._claim import SourceType
from contingent.claims._lexicon import words
from contingent.claims._mention import Mention, bare_name
from contingent.claims._roles import is_office, type_of_words

__all__ = ["join_mentions"]


_GROUPS = words(
    "group groups institute centre center forum foundation charity ngo watchdog observatory network organisation "
    "organization agency outlet site website channel broadcaster magazine newspaper paper daily weekly tank"
)


@cache
def _of_link() -> re.Pattern[str]:
    words = (
        r"(?:of|at|in|from|for|with|to|by|familiar\s+with|close\s+to|briefed\s+on|involved\s+in|"
        r"shared\s+(?:by|among|between|with)|held\s+by|circulated\s+(?:by|among)|issued\s+by|published\s+by|"
        r"prepared\s+by|drawn\s+up\s+by|seen\s+by|obtained\s+by|compiled\s+by|on)"
    )
    return re.compile(
        rf"\s+{words}\s+(?:(?:the|a|an|its|their|his|some|all|"
        rf"several)\s+)?(?:[\w.’'()-]+\s+){{0,4}}?$"
    )


@cache
def _one_of() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Oo]ne|[Aa]nother|[Tt]hird|[Ss]econd)\s+of\s+(?:the\s+)?$")


@cache
def _said() -> re.Pattern[str]:
    """Find a verb that ends a phrase: "the mayor of Kidal said that 30 soldiers" is not one."""
    verbs = (
        "says?|said|tells?|told|that|will|would|has|have|had|was|were|is|are|puts?|may|could|can|announced|confirmed"
    )
    return re.compile(rf"\b(?:{verbs})\b")


@cache
def _relayed() -> re.Pattern[str]:
    return re.compile(r"[\s,]+(?:quoted|cited)\s+(?:by|in)\s+(?:[\w’'-]+\s+){0,2}?$")


@cache
def _seen() -> re.Pattern[str]:
    return re.compile(
        r"[\s,]+(?:(?:and|or)\s+)?(?:seen|obtained|reviewed|viewed|quoted|cited|published|leaked|read|shown)\s+(?:by|to|in)\s+(?:the\s+)?"
    )


def join_mentions(text: str, mentions: list[Mention]) -> list[Mention]:
    """Join what belongs together: apposition, "officials familiar with the assessments", relays."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        merged = None if before is None else _merge(text, before, mention)
        if merged is None:
            joined.append(mention)
        else:
            joined[-1] = merged
    return joined


def _merge(text: str, left: Mention, right: Mention) -> Mention | None:
    gap = text[left.reach : right.start]
    if right.form == "person" and left.form == "role" and right.first <= left.start:
        return right  # "Secretary of State Antony Blinken": the role is his title
    if left.form == right.form and left.form in {"metonym", "media"} and gap in {" and ", " or "}:
        name = f"{left.name} and {right.name}"
        return replace(left, end=right.end, name=name, plural=True, reach=right.reach)
    listed = left.form == "role" and right.form == "metonym" and gap == " and "
    if listed and re.search(r"\b(?:in|from|at|of)\s+(?:the\s+)?[A-Z][\w.-]+$", text[left.start : left.reach]):
        return replace(left, end=right.end, name=bare_name(text[left.start : right.end]), reach=right.reach)
    both = left.form == right.form == "role" and gap in {" and ", ", and "} and right.opens < 0
    if both and not re.match(r"['’]s\s", text[right.end :]):
        name = bare_name(text[left.start : right.end])
        return replace(left, end=right.end, name=name, plural=True, reach=right.reach)  # "two sources and an official"
    if left.form == "document" and right.form == "media" and _seen().fullmatch(text[left.reach : right.first]):
        return replace(left, type="document", reach=right.reach, via=(*left.via, right.name))
    if _relayed().fullmatch(gap):
        return replace(left, reach=right.reach, via=(*left.via, right.name))
    if left.form in {"body", "document"} and right.form == "body" and not gap.strip() and right.name[:1].isupper():
        return replace(right, opens=left.first)  # "the Stockholm institute SIPRI"
    if gap == " " and _names_group(left, right):
        return replace(right, type=left.type, form="body", opens=left.first)
    if left.form == "media" and right.form == "media" and not gap.strip():
        return replace(right, opens=left.first)
    named = re.fullmatch(r",\s+(?:(?:an?|the|its)\s+)?(?:[\w-]+\s+){0,2}", gap) or re.fullmatch(r",\s+", gap)
    if left.form == "surname" and right.form in {"media", "body", "role"} and named and right.type != "unattributed":
        kind: SourceType = "named_official" if right.type == "anonymous_official" else right.type
        return replace(left, type=kind, reach=right.reach)  # "Oryx, a website"
    of = _of_link().fullmatch(gap) is not None and _said().search(gap) is None
    if left.form == "person" and left.reach > left.end and of:
        return replace(left, reach=right.reach)
    if left.form in {"role", "body", "document"} and of:
        return _with_phrase(text, left, right)
    return _with_person(text, left, right) or _explained(text, left, right)


def _with_person(text: str, left: Mention, right: Mention) -> Mention | None:
    """Join a person and the office: "Anna Berg, a spokeswoman", "a resident, Musa Ali"."""
    gap = text[left.reach : right.start]
    if left.form == "person" and right.form == "role" and _by_office().fullmatch(gap):
        kind: SourceType = left.type if right.type == "unattributed" else "named_official"
        kind = "analyst" if right.type == "analyst" else kind
        return replace(left, type=kind, reach=right.reach, lay=right.type == kind == "unattributed")
    one = not left.plural or _one_of().search(text[: left.first]) is not None
    if (
        left.form == "role"
        and one
        and right.form == "person"
        and re.fullmatch(r"(?:\s+(?:there|here))?,?\s+(?:[A-Z][\w.]*\s+){0,3}", gap)
    ):
        if left.type == right.type == "unattributed":
            return replace(right, opens=left.first, lay=True)  # "a resident, Musa Ali"
        kind = "analyst" if left.type == "analyst" else "named_official"
        return replace(right, type=kind, opens=left.first)
    return None


@cache
def _by_office() -> re.Pattern[str]:
    return re.compile(r",\s+(?:(?:an?|the|its|his|her|[\w.’'-]+[’']s)\s+)?")


def _names_group(left: Mention, right: Mention) -> bool:
    """Read "the rights group Je Nan Je", but "the analyst Amra Berg" is a person."""
    kinds = left.type in {"ngo", "analyst", "media"} and left.form in {"body", "role", "media"} and not left.plural
    return kinds and right.form in {"person", "surname"} and left.name[-1:].islower() and left.head.lower() in _GROUPS


def _explained(text: str, left: Mention, right: Mention) -> Mention | None:
    """Add an apposition, which may tell what kind of body it is: "the Horn Forum, a think tank"."""
    if not _explains(text, left, right):
        return None
    told = right.type if right.type in {"analyst", "ngo", "media"} and left.form == "body" else left.type
    return replace(left, type=told, reach=right.reach)


def _explains(text: str, left: Mention, right: Mention) -> bool:
    """Read "the Norwegian Refugee Council, an aid group, said"."""
    known = left.form in {"body", "media"} and left.name[:1].isupper() and right.form in {"role", "body", "media"}
    apart = text[left.reach : right.start].strip() == "," and text[right.reach : right.reach + 1] == ","
    return known and apart and re.match(r"an?\s", text[right.first :]) is not None


def _with_phrase(text: str, left: Mention, right: Mention) -> Mention:
    """Join a prepositional phrase; the owner of a document is its source."""
    kind, name, end = left.type, left.name, left.end
    link = text[left.end : right.start]
    seen = re.search(r"\b(?:seen|obtained|reviewed|quoted|cited|published)\s+by\b", link)
    if left.form == "document" and not seen and re.search(r"\b(?:by|of|from)\b", link) and right.form != "document":
        kind, end = right.type, right.end
        name = bare_name(re.sub(r"^\s*(?:\w+\s+)?(?:by|of|from)\s+", "", text[left.end : right.end]))
    elif left.form == "body" or re.match(r"\s+of\b", link):
        name = bare_name(text[left.start : right.end])
        end = right.end
        kind = type_of_words(text[left.start : right.end], left.head) if left.form == "body" else kind
    elif is_office(text[left.start : left.end]):
        end = left.end
    else:
        name, end = bare_name(text[left.start : right.end]), right.end
    return replace(left, type=kind, name=name, end=end, reach=right.reach)
