"""The noun of a number that has none: taken from the words around it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from contingent.claims._custody import tells_of_captives
from contingent.claims._gazetteer import table
from contingent.claims._nouns import find_noun

if TYPE_CHECKING:
    from contingent.claims._counts import Count

__all__ = ["LOSS_UNITS", "nearest_noun", "noun_after", "noun_before", "people_named"]


@cache
def _as_number() -> re.Pattern[str]:
    return re.compile(
        r"\s+as\s+(?:the|its|their)\s+(?:\w+\s+)?(?:number|strength|total|size|toll|count)"
        r"\s+of\s+(?:the\s+)?(?P<noun>[\w ]{3,40})"
    )


@cache
def _of_whole() -> re.Pattern[str]:
    return re.compile(
        r"\s+of\s+(?:the|an?|its|their|those)\s+(?:\w+\s+){0,2}?\d[\d,.]*\s+(?:[\w-]+\s+){0,2}?(?P<noun>[a-z]{3,}s|police|men|aircraft|personnel)\b"
    )


def noun_after(text: str, count: Count) -> tuple[str, str] | None:
    """Find the noun of "has given 6,700 as the number of containers"."""
    whole = _of_whole().match(text, count.end)
    if whole is not None:  # "600 of the 744 officers"
        told = find_noun([whole["noun"]])
        return None if told is None else (told[0].unit, told[0].kind)
    match = _as_number().match(text, count.end)
    heads = match["noun"].split() if match else []
    found = next((f for i in range(len(heads)) if (f := find_noun(heads[i : i + 2])) is not None), None)
    return None if found is None else (found[0].unit, found[0].kind)


def nearest_noun(kept: list[Count], unit: str | None, text: str, end: int) -> tuple[str, str]:
    """Take unit and class of the nearest count or plural noun before, else the unit of the sentence before."""
    near = next((c for c in reversed(kept) if c.kind in {"people", "loss", "formation", "arms"}), None)
    if near is not None and near.kind == "formation" and _standing_force().search(text[near.end : end]) is not None:
        near = next((c for c in reversed(kept) if c.kind == "people"), near)  # "... bringing the garrison to 430"
    if near is not None:
        return near.unit, near.kind
    plural = _plural_noun(text[:end])
    if plural is not None:
        return plural
    strong = re.search(
        r"\b(?:force|brigade|battalion|regiment|army|garrison|contingent)\s+of\s+(?:[a-z]+\s+){0,2}$", text[:end], re.I
    )
    strong = strong or _numbering().search(text[:end])
    if strong is None and unit == "captured" and tells_of_captives(text):
        return unit, "loss"
    if strong is not None or (unit in LOSS_UNITS and _lost().search(text) is None):
        return "troops", "people"  # "it lost 1,500 men. Perhaps 8,000 are left"
    if unit is None and re.search(
        r"\b(?:component|mission|presence|force|troops?|contingent|garrison|strength|deployment|army|company|battalion|battlegroup|brigade|regiment|crew)\b",
        text,
        re.IGNORECASE,
    ):
        return "troops", "people"
    return unit or "", "loss" if unit in LOSS_UNITS else "people"


@cache
def _numbering() -> re.Pattern[str]:
    forces = "garrison|force|contingent|army|unit|column|company|battalion|brigade|division|mission|group"
    return re.compile(
        rf"\b(?:{forces})\b.*\b(?:numbered|numbers|counted|had|has)\s+(?:[a-z]+\s+){{0,2}}$", re.IGNORECASE
    )


@cache
def _lost() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:kill\w*|dead|di(?:ed|e)|wound\w*|los(?:t|s|ses|es|ing)|toll|casualt\w*|fatal\w*|injur\w*|bod(?:y|ies)|victims?|"
        r"figures?|confirm\w*|count(?:s|ed|ing)?|number\w*|captur\w*|prisoner\w*|of\s+(?:them|these|whom)|acknowledg\w*|admit\w*|estimate\w*|"
        r"put\w*|about|spoke|speaks?)\b",
        re.IGNORECASE,
    )


@cache
def _standing_force() -> re.Pattern[str]:
    return re.compile(r"\b(?:garrison|force|strength|contingent|total|number)\b")


def people_named(text: str) -> str | None:
    """Give the unit of the last people under arms that a sentence names without a number.

    Parameters
    ----------
    text : str
        A sentence.

    Returns
    -------
    str or None
    """
    found = _plural_noun(text)
    if found is not None and found[1] == "people":
        return found[0]
    force = re.search(r"\b(?:contingents?|reinforcements|expeditionary\s+force|garrison)\b", text, re.IGNORECASE)
    return None if force is None else "troops"  # "a third contingent ... We count about 1,500"


def _plural_noun(before: str) -> tuple[str, str] | None:
    """Find the last counted noun in the plural before a number: "the rebels, who say they number 9,000"."""
    words = re.findall(r"[A-Za-z]+", before)
    for index in range(len(words) - 1, -1, -1):
        found = find_noun(words[index : index + 2]) or find_noun(words[index : index + 1])
        if found is not None and not found[0].singular and not found[0].weak and found[0].kind in {"people", "arms"}:
            return found[0].unit, found[0].kind
        entry = table().get(words[index])
        if entry is not None and entry.form == "demonym" and words[index].endswith("s"):
            return "troops", "people"  # "how many Russians there are"
    return None


_LOSS_WORDS = {word: unit for unit, told in {
    "killed": "killed dead death deaths toll", "wounded": "wounded injured", "casualties": "casualties losses",
    "captured": "captured prisoners",
}.items() for word in told.split()}  # fmt: skip


LOSS_UNITS = frozenset({*_LOSS_WORDS.values(), "killed_or_wounded", "killed_or_missing", "missing"})


def noun_before(text: str, count: Count) -> tuple[str, str] | None:
    """Find the noun that a number follows: "put the number of militants killed at 12,000"."""
    before = text[max(0, count.start - 70) : count.start]
    link = re.search(
        r"\b(?:at|to|of|as|was|were|is|are|total(?:led|ed|s)?|number(?:ed|s)?|reach(?:ed|"
        r"es)?|exceed(?:ed|s)?|than)\s+$",
        before,
        re.I,
    )
    if link is None:
        return None
    heads = re.split(r"[,;:]|\b(?:and|but|while)\b", before[: link.start()])
    head = heads[-1] if heads[-1].strip() not in {"", "who", "which", "once", "now"} else " ".join(heads[-2:])
    words = re.findall(r"[A-Za-z]+", head)
    for word in reversed(words):
        if word.lower() in _LOSS_WORDS:
            return _LOSS_WORDS[word.lower()], "loss"
    for word in reversed(words):
        found = find_noun([word])
        if found is not None and not found[0].singular and found[0].kind in {"people", "arms", "formation"}:
            return found[0].unit, found[0].kind
    return None
