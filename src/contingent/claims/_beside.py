"""Whose a count is by the name right before an inserted clause or a relative one."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._bearing import actor_in
from contingent.claims._counts import Count
from contingent.claims._gazetteer import Name
from contingent.claims._heirs import of_them
from contingent.claims._sentence import Part

__all__ = ["antecedent", "just_before"]


def just_before(text: str, names: list[Name], part: Part, count: Count) -> str:
    """Take the name right before a participle: "M23's own fighters, thought to number"."""
    whom = re.match(r"\s+of\s+wh(?:om|ich)\b", text[count.end :])
    if part.clause.rule not in {"clause.part", "clause.bracket", "clause.relative"} and whom is None:
        return ""
    if of_them().match(text, count.number_end) and whom is None:
        return ""
    if re.match(r"\W*where\b", text[max(0, part.clause.start - 7) : part.clause.start + 7]) is not None:
        return ""  # "in Niger, where 100 instructors landed": where, not whose
    if whom is not None:
        return actor_in(names, max(0, count.start - 60), count.start)
    return actor_in(names, max(0, part.clause.start - 60), part.clause.start)  # 60 characters: a phrase, assumed


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(
        r"[’']?s?(?:\s+[a-z]+){0,2},?\s+(?:which|who)\b(?![^;]*,\s+(?:[\w-]+\s+){0,4}?(?:said|says|is|was|has|have)\b)"
    )


def antecedent(text: str, names: list[Name], count: Count) -> str:
    """Take the name before "which" or "who": "Ethiopia, which supplies 22,000 troops"."""
    if count.kind == "loss":
        return ""
    for name in reversed([n for n in names if n.end < count.start]):
        link = _relative().match(text[: count.start], name.end)
        people = name.entry.form == "demonym" and text[name.start : name.end].endswith("s")
        if link is not None and (people or name.entry.form not in {"place", "demonym"}):
            return name.entry.name
    return ""
