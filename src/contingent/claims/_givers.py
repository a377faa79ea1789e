"""Whose arms are that another receives: "Ukraine has received 300 shells under the Danish plan"."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._counts import Count
from contingent.claims._gazetteer import Name
from contingent.claims._scene import Scene
from contingent.claims._sentence import Part

__all__ = ["giver_of"]


@cache
def _receives() -> re.Pattern[str]:
    helpers = (
        r"(?:(?:has|have|had|will|would|may|might|could|is|are|was|were|to|be|been|already|so\s+far|now|also)\s+){0,4}"
    )
    verbs = (
        r"receiv(?:e|es|ed|ing)|got|gets?|t(?:ake|akes|ook|aken)\s+delivery\s+of|given|sent|handed|promised|pledged|"
        r"lent|granted|awaits?|awaiting"
    )
    return re.compile(rf"\s+{helpers}(?P<verb>{verbs})\s+(?:[\w’'-]+\s+){{0,4}}?$", re.IGNORECASE)


_PASSIVE = frozenset({"given", "sent", "handed", "promised", "pledged", "lent", "granted"})


def giver_of(scene: Scene, text: str, names: list[Name], part: Part, count: Count) -> str:
    """Take who gives arms as their owner, where the subject of the clause is the one who gets them.

    Parameters
    ----------
    scene : Scene
        The report so far.
    text : str
        The sentence.
    names : list of Name
        Its names.
    part : Part
        The clause.
    count : Count
        The count.

    Returns
    -------
    str
        The giver, ``''`` if the clause tells of no receiver.
    """
    if count.kind != "arms":
        return ""
    inside = [n for n in names if part.clause.start <= n.start < part.clause.end and n.entry.kind in {"state", "body"}]
    subject = next((n for n in inside if n.end <= count.start and n.entry.form != "place"), None)
    if subject is None or not _gets(text, subject, count):
        return ""
    others = [
        n for n in inside if n.entry.name != subject.entry.name and n.entry.form in {"name", "demonym", "capital"}
    ]
    after = [n for n in others if n.start >= count.end and _from().search(text[: n.start])]
    adjectives = [n for n in others if n.entry.form == "demonym"]
    told = [n.entry.name for n in (*after, *adjectives)]
    known = [scene.arms_actor, scene.topic_actor, scene.second_actor]
    return next((name for name in (*told, *known) if name and name != subject.entry.name), "")


def _gets(text: str, subject: Name, count: Count) -> bool:
    match = _receives().match(text[: count.start], subject.end)
    if match is None:
        return False
    passive = re.search(r"\b(?:is|are|was|were|be|been)\s", match.group()) is not None
    return passive or match["verb"].lower() not in _PASSIVE


@cache
def _from() -> re.Pattern[str]:
    return re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
