"""Whose word a document is: a panel's report is the panel's word."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._claim import SourceType
from contingent.claims._gazetteer import find_names
from contingent.claims._mention import bare_name
from contingent.claims._roles import HEADS, media_pattern, type_of_words

__all__ = ["knowing", "owner_name", "owner_type"]


def owner_type(phrase: str) -> SourceType:
    """Tell whose document it is: a panel's report is the panel's word."""
    owner, mark, _ = re.sub("’", "'", phrase).rpartition("'s ")
    if mark:
        head = owner.split()[-1].lower()
        return type_of_words(owner, head) if head in HEADS else "government_body" if find_names(owner) else "document"
    if media_pattern().search(phrase):
        return "media"
    if re.search(r"\b(?:leaked|classified|secret|confidential|stolen)\b", phrase):
        return "document"  # whoever wrote it did not publish it
    named = [name for name in find_names(phrase) if name.entry.kind in {"state", "region"}]
    return "government_body" if named else "document"


def owner_name(phrase: str) -> str:
    """Name the owner of a document where its words name a kind of source."""
    owner, mark, _ = phrase.replace("’", "'").rpartition("'s ")
    return bare_name(owner) if mark and owner.split()[-1].lower() in HEADS else bare_name(phrase)


@cache
def knowing() -> re.Pattern[str]:
    """Give the pattern of what an official has read: "familiar with the assessments"."""
    return re.compile(
        r"\s+(?:familiar\s+with|briefed\s+on|close\s+to|involved\s+in|with\s+(?:direct\s+)?knowledge\s+of)\s+"
        r"(?:the|its|their|his|these|those)\s+(?:(?:general|joint|presidential|military|defen[cs]e|foreign|interior)\s+)?[\w-]+"
    )
