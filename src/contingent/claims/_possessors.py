"""Whose force a count is, where its own words name nobody: "its 600", "and Chad 250", "Haftar's men"."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._bearing import is_located
from contingent.claims._counts import Count
from contingent.claims._gazetteer import Name, find_names, table
from contingent.claims._others import kills
from contingent.claims._scene import Scene
from contingent.claims._sentence import Part, SentenceParts
from contingent.claims._states import speaker_state

__all__ = ["commander_of", "home_state", "possessor_of"]


def possessor_of(scene: Scene, read: SentenceParts, part: Part, count: Count) -> str:
    """Take the owner of a count from the words right before it.

    Parameters
    ----------
    scene : Scene
        The report so far.
    read : SentenceParts
        The sentence.
    part : Part
        The clause.
    count : Count
        The count.

    Returns
    -------
    str
        The name, ``''`` if none.
    """
    names = list(read.names)
    return (
        _with_number(read.text, names, count)
        or _left_out_verb(read.text, names, part, count)
        or _its(scene, read, names, part, count)
        or _like_the_one_before(read, names, count)
        or commander_of(read.text, part, count)
    )


def _with_number(text: str, names: list[Name], count: Count) -> str:
    """Read a roster: "followed by Austria with just under 200 and Hungary with roughly 110", "Chad (1,200)"."""
    near = next((n for n in reversed(names) if n.end <= count.start), None)
    if near is None or near.entry.kind == "region" or near.entry.form not in {"name", "capital"}:
        return ""
    gap = text[near.end : count.start]
    listed = re.search(r"(?:,|;|:|\band|\bby|\bthen)\s+(?:the\s+)?$|^\W*$", text[: near.start]) is not None
    return near.entry.name if re.fullmatch(r"\s+\(|,?\s+with\s+", gap) and (listed or "(" in gap) else ""


def _left_out_verb(text: str, names: list[Name], part: Part, count: Count) -> str:
    """Read "Chad has offered 1,500 soldiers and Sri Lanka 250": the verb is left out, the name stands."""
    near = next((n for n in names if n.end <= count.start and not text[n.end : count.start].strip(" ,")), None)
    earlier = [n for n in names if n.end <= (near.start if near else 0) and n.entry.kind != "region"]
    if near is None or not earlier or near.entry.form == "demonym" or near.entry.kind == "region":
        return ""
    joins = re.search(r"(?:,|;|\band|\bwhile|\bbut)\s+(?:the\s+)?$", text[earlier[-1].end : near.start])
    return near.entry.name if joins else ""


@cache
def _own() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\bon )(?<!\bin )(?<!\bfrom )(?<!\bover )(?<!\bacross )"
        r"\b(?:its|their|our)\s+(?:[a-z][\w-]*\s+){0,3}?(?:up\s+to\s+|some\s+|about\s+|estimated\s+|nearly\s+)?$",
        re.IGNORECASE,
    )


@cache
def _of_its() -> re.Pattern[str]:
    return re.compile(r"\s+of\s+(?:its|their|our|his|her)\b", re.IGNORECASE)


def _its(scene: Scene, read: SentenceParts, names: list[Name], part: Part, count: Count) -> str:
    """Take the nearest name before "its 14,000 troops" that is told as one who acts."""
    text = read.text
    mark = _own().search(text[: count.number_start]) or _of_its().match(text, count.number_end)
    if mark is None or kills(text[part.clause.start : count.start]):
        return ""  # not "rebels killed 40 of its men"
    acting = [
        n for n in names
        if part.clause.start <= n.start and n.end <= mark.start() and n.entry.kind != "region"
        and n.entry.form in {"name", "capital", "organ"} and not is_located(text, n) and not _is_of(text, n)
        and not text[n.end :].startswith(("'s", "’s"))
    ]  # fmt: skip
    return acting[0].entry.name if acting else speaker_state(scene, read, part)


def _is_of(text: str, name: Name) -> bool:
    return (
        re.search(
            r"\b(?:from|of|to|into|with|against|for|by|on)\s+(?:the\s+)?$", text[max(0, name.start - 14) : name.start]
        )
        is not None
    )


def _like_the_one_before(read: SentenceParts, names: list[Name], count: Count) -> str:
    """Share the name of "71 Chinese aircraft and 13 naval vessels" among what "and" joins."""
    text = read.text
    earlier = [c for p in read.parts for c in p.counts if c.end <= count.start]
    before = max(earlier, key=lambda c: c.end, default=None)
    if before is None or before.kind != count.kind or count.kind not in {"arms", "people", "formation"}:
        return ""
    if re.fullmatch(r",?\s+(?:and|plus|as\s+well\s+as|along\s+with)\s+|,\s+", text[before.end : count.start]) is None:
        return ""
    inside = [n for n in names if before.number_start <= n.start and n.end <= before.end and n.entry.form == "demonym"]
    return inside[-1].entry.name if inside else ""


@cache
def _commanded() -> tuple[re.Pattern[str], re.Pattern[str]]:
    name = r"(?P<name>[A-Z][a-zà-ÿ]+(?:-[A-Za-z]+)?)"
    force = r"(?:forces?|army|troops|soldiers|men|fighters|militia(?:men)?|mercenaries|units|coalition)"
    owned = re.compile(rf"\b{name}['’]s?\s+(?:own\s+|self-styled\s+)?(?:[a-z-]+\s+){{0,2}}?{force}\b")
    has = re.compile(
        rf"\W*(?:[A-Z][\w.-]+\s+){{0,3}}{name}\s+(?:still\s+|now\s+|already\s+)?(?:has|had|commands?|commanded|leads|led|fields)\s"
    )
    return owned, has


def commander_of(text: str, part: Part, count: Count | None) -> str:
    """Take a person as the name of a force: "Haftar's forces", "Haftar has 25,000 men".

    Parameters
    ----------
    text : str
        The sentence.
    part : Part
        The clause.
    count : Count or None
        The count, if the claim has one.

    Returns
    -------
    str
        The last name, ``''`` if none.
    """
    owned, has = _commanded()
    clause = text[part.clause.start : part.clause.end if count is None else count.end]
    match = owned.search(clause) or (has.match(clause) if count is not None and count.kind == "people" else None)
    if match is None or match["name"].lower() in _NO_COMMANDERS:
        return ""
    listed = any(n.start < match.end("name") and match.start("name") < n.end for n in find_names(clause))
    return "" if listed else match["name"]


_NO_COMMANDERS = frozenset(
    {"country", "government", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
     "yesterday", "group", "mission", "force", "army", "it", "he", "she", "they", "who", "which", "each", "that"}
)  # fmt: skip


@cache
def _home_words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:its|their)\s+(?:own\s+)?(?:[a-z]+\s+)?(?:border|borders|frontier|territory|soil|coast|coastline|waters|airspace)\b"
    )


def home_state(words: str, actor: str) -> str | None:
    """Give the country code of an actor whose own border or soil the words tell of.

    Parameters
    ----------
    words : str
        The clause.
    actor : str
        Whose force it is.

    Returns
    -------
    str or None
    """
    entry = table().get(actor)
    return entry.iso if entry is not None and entry.kind == "state" and _home_words().search(words) else None
