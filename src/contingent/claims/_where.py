"""Where a claim takes place, in its own words or in those before."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._bearing import Bearing, first_actor, place_in
from contingent.claims._calendar import month_number
from contingent.claims._claim import Place
from contingent.claims._counts import Count
from contingent.claims._gazetteer import Name, find_names
from contingent.claims._possessors import home_state
from contingent.claims._scene import Scene
from contingent.claims._sentence import Part, SentenceParts
from contingent.claims._setting import fit_for, place_understood

__all__ = ["place_of", "shares_theatre", "topic_place"]


def place_of(
    scene: Scene, read: SentenceParts, part: Part, count: Count | None, own: tuple[int, int], base: int,
    inherit: bool, actor: str, action: str,
) -> Place | None:  # fmt: skip
    """Find where a claim takes place: in its own words, its clause, or where the report's forces are.

    Parameters
    ----------
    scene : Scene
        The report so far.
    read : SentenceParts
        The sentence.
    part : Part
        The clause.
    count : Count or None
        The count, if the claim has one.
    own : (int, int)
        The stretch of the claim, offsets into the sentence.
    base : int
        Where the sentence begins in the report.
    inherit : bool
        Whether the place of earlier sentences may be meant.
    actor : str
        Whose force it is.
    action : str
        What is done.

    Returns
    -------
    Place or None
    """
    (start, end), names = own, fit_for(action, read.text, list(read.names))
    at = None if count is None else count.end
    found = _receiver(read.text, list(read.names), part, count) or place_in(read.text, names, start, end, at)
    index = part.counts.index(count) if count is not None and count in part.counts else -1
    following = part.counts[index + 1] if 0 <= index < len(part.counts) - 1 else None
    shared = following is not None and count is not None and (
        re.fullmatch(r",?\s+(?:and|plus|as\s+well\s+as)\s+|,\s+", read.text[count.end : following.start]) is not None
    )  # fmt: skip
    if found is None and (inherit or shared):  # "144 officers, 120 men and 24 women, arrived in Haiti"
        found = place_in(read.text, names, part.clause.start, part.clause.end, at)
    if found is not None:
        return Place(found.name, found.country, scene.report.span(base + found.start, base + found.end))
    owner = first_actor(read.text, names, part.clause.start, part.clause.end) or actor
    own_soil = home_state(part.clause.words, owner)
    if own_soil is not None:
        return Place(owner, own_soil, None)
    known = scene.last_place or scene.topic_place
    town = _unknown_town(read.text, count, start, end)
    if town is not None:
        span = scene.report.span(base + town[0], base + town[1])
        country = scene.theatre or (known.country if known is not None else None)
        return Place(span.text, country, span)
    if count is not None:
        return _in_fight(scene, read, count) or place_understood(scene, read, count, actor, action)
    if inherit and known is None:
        found = place_in(read.text, names, 0, len(read.text), at)
    if found is None:
        return None
    return Place(found.name, found.country, scene.report.span(base + found.start, base + found.end))


def _in_fight(scene: Scene, read: SentenceParts, count: Count) -> Place | None:
    """Take a town that no table knows for where losses were: "After a fight near Abeïbara they had killed 58"."""
    town = None if count.kind != "loss" else _town().search(read.text, 0, count.start)
    if town is None or scene.theatre is None or not _is_town(town["town"], read):
        return None
    return Place(town["town"], scene.theatre, None)


@cache
def _getting() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:receiv(?:e|es|ed)|(?:been|is|are|was|were)\s+(?:given|sent|handed|promised|lent)|bought|buys?|purchased?|acquired?|imports?|imported|obtained)\s+(?:[\w-]+\s+){0,2}$",
        re.I,
    )


@cache
def _wanting() -> re.Pattern[str]:
    """Find words of a state that wants others' forces on its soil: "Moscow has asked for 1,000 sappers"."""
    asks = r"ask(?:s|ed)?\s+for|request(?:s|ed)?|appeal(?:s|ed)\s+for|will\s+host|agreed\s+to\s+host|hosts?|hosted"
    wants = (
        r"(?:wants?|wanted|asked|invited|"
        r"urged)\s+(?:the\s+)?[A-Z]\w+(?:\s[A-Z]\w+)?\s+to\s+(?:bring|send|deploy|station|base)"
    )
    return re.compile(rf"\b(?:(?i:{asks})|{wants})\s+(?:[\w-]+\s+){{0,3}}$")


def _receiver(text: str, names: list[Name], part: Part, count: Count | None) -> Bearing | None:
    """Take the state that gets arms as where they are: "Estonia received six howitzers from South Korea"."""
    if count is None:
        return None
    before = text[part.clause.start : count.start]
    gets = count.kind == "arms" and _getting().search(before) is not None
    if not gets and (count.kind not in {"people", "formation"} or _wanting().search(before) is None):
        return None
    inside = [
        n for n in names if part.clause.start <= n.start < count.start and n.entry.kind == "state" and n.entry.iso
    ]
    return Bearing(inside[0].entry.name, inside[0].entry.iso, inside[0].start, inside[0].end) if inside else None


@cache
def _on() -> re.Pattern[str]:
    return re.compile(r"\W*(?:on|as\s+for|regarding|turning\s+to)\s+$", re.IGNORECASE)


def topic_place(read: SentenceParts) -> Place | None:
    """Take the state that a sentence turns to: "On Iraq the colonel had less to say"."""
    first = read.names[0] if read.names else None
    if (
        first is None
        or first.entry.kind != "state"
        or first.entry.form != "name"
        or not _on().fullmatch(read.text[: first.start])
    ):
        return None
    return None if first.entry.iso is None else Place(first.entry.name, first.entry.iso, None)


@cache
def _moved() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:sen[dt]|ship(?:p\w+|s)?|deliver\w*|gone|transfer\w*|unload\w*|suppl\w+|mov(?:ed|es|ing)|add(?:s|ed)?|flown|arriv\w+)\b",
        re.I,
    )


def shares_theatre(count: Count | None, action: str, words: str) -> bool:
    """Tell whether a count that names no place goes to, or stands in, the place that the report speaks of."""
    if count is not None and count.kind == "arms":
        return action in {"rotate", "deploy"} or (action == "transfer" and _moved().search(words) is not None)
    moves = {"deploy", "station", "rotate", "withdraw", "fight"}
    return count is not None and count.kind in {"people", "formation"} and action in moves


@cache
def _town() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|at|near|around|outside|from)\s+(?:the\s+(?:town|city|village|port|base|"
        r"camp)\s+of\s+)?(?P<town>[A-ZÀ-Þ][\w’'-]{2,}(?:\s+[A-ZÀ-Þ][\w’'-]+)?)"
    )


def _unknown_town(text: str, count: Count | None, start: int, end: int) -> tuple[int, int] | None:
    """Find a town that no table knows right after a count: it lies where the report's forces stand, assumed."""
    match = _town().search(text, start if count is None else count.end, end)
    if match is None or count is None or match.start() - count.end > 60 or find_names(match["town"]):
        return None
    return (match.start("town"), match.end("town")) if _is_no_day(match["town"]) else None


def _is_no_day(words: str) -> bool:
    first = words.split()[0]
    return not (month_number(first) or first.endswith("day"))


def _is_town(words: str, read: SentenceParts) -> bool:
    """Tell whether capitalised words after "near" are a town and not a source or a day."""
    at = read.text.find(words)
    spoken = any(v.frame[0] <= at < v.frame[1] for v in read.voices)
    return not spoken and not find_names(words) and _is_no_day(words)
