"""Where a claim takes place, in its own words or in those before."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._bearing import Bearing, first_actor, place_in
from contingent.claims._calendar import month_number
from contingent.claims._claim import Place
from contingent.claims._counts import Count
from contingent.claims._gazetteer import Name, find_names, table
from contingent.claims._possessors import home_state
from contingent.claims._scene import Scene
from contingent.claims._sentence import Part, SentenceParts

__all__ = ["place_of", "shares_theatre"]


def place_of(
    scene: Scene, read: SentenceParts, part: Part, count: Count | None, own: tuple[int, int], base: int,
    inherit: bool, actor: str,
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

    Returns
    -------
    Place or None
    """
    (start, end), names = own, list(read.names)
    at = None if count is None else count.end
    found = _receiver(read.text, names, part, count) or place_in(read.text, names, start, end, at)
    if found is None and inherit:  # "144 officers, 120 men and 24 women, arrived in Haiti"
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
        return Place(span.text, known.country if known is not None else None, span)
    if inherit and count is not None and known is not None and not _is_home(known, actor):
        return Place(known.name, known.country, None)
    opens = part.clause.start if count is not None and part.clause.start else 0  # not in "In a move that could ..."
    found = place_in(read.text, names, opens, len(read.text), at) if inherit and known is None else None
    return (
        None
        if found is None
        else Place(found.name, found.country, scene.report.span(base + found.start, base + found.end))
    )


@cache
def _getting() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:receiv(?:e|es|ed)|bought|buys?|purchased?|acquired?|imports?|imported|obtained)\s+(?:[\w-]+\s+){0,2}$",
        re.I,
    )


def _receiver(text: str, names: list[Name], part: Part, count: Count | None) -> Bearing | None:
    """Take the state that gets arms as where they are: "Estonia received six howitzers from South Korea"."""
    if count is None or count.kind != "arms" or _getting().search(text[part.clause.start : count.start]) is None:
        return None
    inside = [
        n for n in names if part.clause.start <= n.start < count.start and n.entry.kind == "state" and n.entry.iso
    ]
    return Bearing(inside[0].entry.name, inside[0].entry.iso, inside[0].start, inside[0].end) if inside else None


def shares_theatre(count: Count | None, action: str) -> bool:
    """Tell whether a count that names no place goes to, or stands in, the place that the report speaks of."""
    moves = {"deploy", "station", "rotate", "withdraw", "fight"}
    return count is not None and count.kind in {"people", "formation"} and action in moves


def _is_home(place: Place, actor: str) -> bool:
    """Tell whether a place is the actor's own country, where its forces need no sending."""
    entry = table().get(actor)
    return entry is not None and entry.iso is not None and entry.iso == place.country


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
    calendar = month_number(match["town"].split()[0]) or match["town"].split()[0].endswith("day")
    return None if calendar else (match.start("town"), match.end("town"))
