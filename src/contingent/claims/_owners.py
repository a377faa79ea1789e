"""Missions that tell their own strength, and states whose losses a figure tells."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._counts import Count
from contingent.claims._gazetteer import Name, find_names
from contingent.claims._scene import Scene
from contingent.claims._sentence import Part, SentenceParts

__all__ = ["body_subject", "owner_of_losses"]


@cache
def _body_opens() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:in\s+\w+\s+)?(?:the\s+)?(?:(?:whole|entire)\s+(?:of\s+(?:the\s+)?)?)?(?:(?:\w+\s+){0,2}?(?P<plain>(?:peacekeeping\s+|"
        r"multinational\s+|regional\s+|international\s+)?(?:mission|force))|(?P<acronym>(?-i:[A-Z]{4,})|Monusco|Minusma))\b"
        r"(?:['’]s\s+(?:\w+\s+)?(?:strength|size|total|numbers?))?(?=\s+(?:as\s+a\s+whole\s+)?"
        r"(?:has|had|is|was|will|would|numbers?|numbered|counts?|counted|totals?|totalled|comprises|now|currently|should|to|"
        r"could|may|never)\b)",
        re.IGNORECASE,
    )


@cache
def _named_body() -> re.Pattern[str]:
    return re.compile(r"\b(?:[A-Z][\w-]+\s+(?:(?:in|for|of|and)\s+)?){2,6}?(?:Mission|Force|Operation)\b")


def _full_name(scene: Scene, plain: str, before: int) -> str:
    """Give the mission its full name where the report has told it: "the Multinational Security Support Mission"."""
    head = plain.split()[-1].lower()
    named = [m.group() for m in _named_body().finditer(scene.report.text, 0, before)]
    if named and head in {"force", "mission", "operation"}:
        return named[-1]
    return scene.cast.body or plain


def body_subject(scene: Scene, read: SentenceParts, part: Part, count: Count | None) -> str:
    """Take a mission or force of several states as the actor where its own strength is told."""
    found = (
        _body_opens().match(part.clause.words)
        if count is not None and count.kind in {"people", "formation"} and count in part.counts[:1]
        else None
    )
    if found is None:
        return ""
    named = [n for n in find_names(found.group()) if n.entry.kind in {"body", "group"}]
    states = [n for n in find_names(found.group()) if n.entry.kind == "state"]
    if named or states:
        return named[0].entry.name if named else ""
    plain = (found["plain"] or found["acronym"]).lower()
    return _full_name(scene, plain, scene.report.text.find(read.text)) if found["plain"] else plain


@cache
def _losses_of() -> re.Pattern[str]:
    return re.compile(
        r"['’]s?\s+(?:own\s+|military\s+|total\s+)?(?:killed|dead|wounded|losses|casualties|war\s+dead|fallen|toll)\b"
    )


def owner_of_losses(text: str, names: list[Name], part: Part, count: Count) -> str:
    """Take the state whose losses a figure tells: "put Ukraine's dead at 31,000"."""
    if count.kind != "loss":
        return ""
    inside = [n for n in names if part.clause.start <= n.start < count.start and _losses_of().match(text, n.end)]
    return inside[-1].entry.name if inside else ""
