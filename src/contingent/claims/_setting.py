"""Where a report is at each sentence: the place last told in the paragraph, the theatre, and what may be left out."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._bearing import place_in
from contingent.claims._claim import Place
from contingent.claims._counts import Count
from contingent.claims._gazetteer import Name, country_name, table
from contingent.claims._scene import Scene
from contingent.claims._sentence import SentenceParts

__all__ = ["enter_paragraph", "fit_for", "move_on_place", "place_understood"]


@cache
def _ways() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lead = r"(?:the\s+)?(?:[\w-]+\s+){0,1}?$"
    origin = re.compile(rf"\b(?:from|out\s+of)\s+{lead}", re.IGNORECASE)
    goal = re.compile(rf"\b(?:to|into|back\s+to|home\s+to|towards?)\s+{lead}", re.IGNORECASE)
    leaving = re.compile(
        r"\b(?:withdr[ae]w\w*|pull(?:ed|s|ing)?|expel\w*|left|leav(?:e|es|ing)|gone\s+home|went\s+home|going\s+home|"
        r"recall\w*|drawdown|evacuat\w*|departed|out\s+of)\b",
        re.IGNORECASE,
    )
    return origin, goal, leaving


def fit_for(action: str, text: str, names: list[Name]) -> list[Name]:
    """Leave out the places where what is told is not: the origin of what is sent, the goal of what is withdrawn.

    Parameters
    ----------
    action : str
        What is done.
    text : str
        The sentence.
    names : list of Name
        Its names.

    Returns
    -------
    list of Name
    """
    origin, goal, _ = _ways()
    wrong = goal if action == "withdraw" else origin
    kept = [n for n in names if wrong.search(text[max(0, n.start - 24) : n.start]) is None]
    gone = [n for n in names if n not in kept]
    kept = [
        n
        for n in kept
        if not any(re.fullmatch(r",?\s+in\s+(?:the\s+)?", text[g.end : n.start]) for g in gone if g.end < n.start)
    ]
    return kept if action == "withdraw" or len(kept) < len(names) else names


def _outside(read: SentenceParts) -> list[Name]:
    frames = [(v.frame[0], v.frame[1]) for v in read.voices]
    frames += [(p.clause.start, p.clause.end) for p in read.parts if p.clause.rule == "clause.framing"]
    return [n for n in read.names if not any(start <= n.start < end for start, end in frames)]


def enter_paragraph(scene: Scene, paragraph: int) -> None:
    """Begin a paragraph: its place and its incident are yet to be told."""
    scene.paragraph, scene.paragraph_place, scene.incident = paragraph, None, False


def move_on_place(scene: Scene, read: SentenceParts, told: list[Place]) -> None:
    """Remember where a sentence was, for those that follow in its paragraph.

    Parameters
    ----------
    scene : Scene
        The report so far.
    read : SentenceParts
        The sentence.
    told : list of Place
        The places of its counts.
    """
    leaves = _ways()[2].search(read.text) is not None
    names = fit_for("withdraw" if leaves else "deploy", read.text, _outside(read))
    found = place_in(read.text, names, 0, len(read.text))
    if told:
        scene.paragraph_place = told[-1]
    elif found is not None:
        scene.paragraph_place = Place(found.name, found.country, None)
    scene.incident = scene.incident or _incident().search(read.text) is not None


@cache
def _incident() -> re.Pattern[str]:
    """Find words of one fight or blow, whose losses lie where it was."""
    return re.compile(
        r"\b(?:attack|ambush|fighting|clash|battle|raid|air\s?strike|blast|bomb|explosion|crash|shelling|assault|landmine|gunfight|"
        r"fight\s+(?:in|at|near|for|over)|fired\s+(?:up)?on)(?:e?s|ed|ing)?\b",
        re.IGNORECASE,
    )


def _home_of(actor: str) -> str | None:
    entry = table().get(actor)
    return entry.iso if entry is not None and entry.kind == "state" else None


def _is_local(actor: str, scene: Scene) -> bool:
    """Tell whether a force is of the country that the report tells of: its state, or a group without a state."""
    entry = table().get(actor)
    if entry is None or entry.kind == "group":
        return True
    return entry.kind == "state" and entry.iso == scene.theatre


_NOWHERE = frozenset({"recruit", "produce", "talk", "decide", "deny"})


def place_understood(scene: Scene, read: SentenceParts, count: Count, actor: str, action: str) -> Place | None:
    """Give the place that a count leaves out: of its sentence, its paragraph, or the report's theatre.

    Parameters
    ----------
    scene : Scene
        The report so far.
    read : SentenceParts
        The sentence.
    count : Count
        The count.
    actor : str
        Whose force it is.
    action : str
        What is done.

    Returns
    -------
    Place or None
    """
    home = _home_of(actor)
    theatre = None if scene.theatre is None else Place(country_name(scene.theatre), scene.theatre, None)
    here = _of_sentence(read, count, action)
    if here is None and scene.loss_place is not None and _of_same_losses(read, count):
        return Place(scene.loss_place.name, scene.loss_place.country, None)
    told = [p for p in (here, _of_paragraph(scene, count, actor)) if p is not None]
    there = _there().search(read.text) is not None
    if not _may_be_understood(scene, read, count, action, _is_local(actor, scene), there):
        own = told and told[0] is not scene.paragraph_place and (count.kind == "loss" or scene.heading)
        return told[0] if own else None
    last = scene.last_place if theatre is None or there else None
    for place in (*told, *([last] if there and last else []), theatre, scene.last_place, scene.topic_place):
        if place is not None and not _is_own(place, home, scene):
            return Place(place.name, place.country, None)
    return None


def _of_paragraph(scene: Scene, count: Count, actor: str) -> Place | None:
    """Give the paragraph's place, but not where another's forces went from the scene of the report."""
    place, others = scene.paragraph_place, scene.place_actor not in {"", actor}
    elsewhere = place is not None and scene.theatre is not None and place.country != scene.theatre
    return None if elsewhere and others and not count.inherited else place


def _of_same_losses(read: SentenceParts, count: Count) -> bool:
    """Tell whether a figure is of the losses told before: "put the number of dead at seven", "two of them died"."""
    them = re.compile(r"\s+of\s+(?:them|these|those|whom)\b").match(read.text, count.number_end)
    again = count.inherited or them is not None or _toll().search(read.text[: count.start]) is not None
    return count.kind == "loss" and again


@cache
def _toll() -> re.Pattern[str]:
    lost = "dead|killed|wounded|injured|casualties|deaths"
    what = rf"(?:number|count|figure)\s+of\s+(?:the\s+)?(?:{lost})|toll|(?:its|their)\s+losses"
    return re.compile(rf"\b(?:{what})\b[^,;.\d]{{0,30}}$", re.IGNORECASE)


@cache
def _there() -> re.Pattern[str]:
    """Find "there" and "here" as places, not in "there are" and "there had been"."""
    verbs = "is|are|was|were|be|been|had|has|have|will|would|may|might|could|must|should|can|remains?|exists?"
    return re.compile(rf"\b(?:there(?!['’]s|\s+(?:{verbs})\b)|here)\b", re.IGNORECASE)


def _may_be_understood(scene: Scene, read: SentenceParts, count: Count, action: str, local: bool, there: bool) -> bool:
    if action in _NOWHERE:
        return False
    if count.kind == "loss" or action == "lose":
        return local or there or count.kind == "arms" or scene.incident or _incident().search(read.text) is not None
    return local or there or (action != "prepare" and not scene.heading)


def _is_own(place: Place, home: str | None, scene: Scene) -> bool:
    """Tell whether a place is the actor's own country, to which its forces are not sent."""
    return home is not None and place.country == home and scene.theatre != home


def _of_sentence(read: SentenceParts, count: Count, action: str) -> Place | None:
    """Take the place that the sentence tells before the count: "After a fight near Kidal they said that 58 ..."."""
    names = [n for n in fit_for(action, read.text, _outside(read)) if n.start < count.start]
    found = place_in(read.text, names, 0, count.start)
    if found is None and count.kind == "loss":
        found = place_in(read.text, fit_for(action, read.text, _outside(read)), 0, len(read.text), count.end)
    if found is None and count.kind == "loss" and _ways()[2].search(read.text, 0, count.start) is not None:
        left = [n for n in _outside(read) if n.start < count.start]  # "left Afghanistan after 23 were killed"
        found = place_in(read.text, fit_for("withdraw", read.text, left), 0, count.start)
    return None if found is None else Place(found.name, found.country, None)
