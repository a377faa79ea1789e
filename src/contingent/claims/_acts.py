"""What is done with what is counted: from the verbs near by, the clause, or what was done before."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._actions import action_of
from contingent.claims._counts import Count
from contingent.claims._finite import has_finite_verb
from contingent.claims._gazetteer import find_names, table
from contingent.claims._scene import Scene
from contingent.claims._sentence import Part
from contingent.claims._stance_words import planned_strength

__all__ = ["act_of"]


def _without_other_nouns(text: str, counts: tuple[Count, ...], count: Count) -> str:
    """Blank the nouns of the other counts, whose words are no acts: "120 fighting vehicles"."""
    for other in counts:
        if other is not count and not (other.start < count.end and count.start < other.end):
            text = text[: other.number_end] + "_" * (other.end - other.number_end) + text[other.end :]
    return text


@cache
def _with() -> re.Pattern[str]:
    return re.compile(r",\s+(?:with|including|among\s+them|comprising)\s+", re.IGNORECASE)


def _of_bracket(text: str, part: Part, count: Count) -> str:
    """Give "the brigade, with 3,700 soldiers and 87 tanks, relieves another" the act of its main verb."""
    opens = list(_with().finditer(text, part.clause.start, count.start))
    last = part.counts[-1].end
    closes = text.find(", ", last, part.clause.end)
    if not opens or closes < 0 or has_finite_verb(text[opens[-1].end() : closes]):
        return ""
    if not has_finite_verb(text[closes : part.clause.end]):
        return ""
    main = text[part.clause.start : opens[-1].start()] + text[closes : part.clause.end]
    return action_of(main, opens[-1].start() - part.clause.start, count.kind, 0)


_MOVERS = frozenset({"aircraft", "ships", "submarines", "helicopters", "drones"})


@cache
def _handing() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:deliver|suppl|sen[dt]|sold|sell|giv|gave|hand|ship(?:ped|ment|ping)|donat|receiv|export|transfer|provid|buy|bought|"
        r"purchas|acquir|import|unload|load|cargo|promis|pledg|approv|order)\w*\b",
        re.IGNORECASE,
    )


@cache
def _leaving() -> re.Pattern[str]:
    return re.compile(r"\b(?:left|leaves?|departed|departs?)\s+(?:the\s+)?(?=[A-Z])")


@cache
def _departs() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:depart\w*|leave|leaves|left)(?=\s+(?:on|at|by|in|next|this|last|within|before|after|for)\b|\W*$)"
    )


def _sets_out(scene: Scene, words: str) -> bool:
    """Tell whether those who leave a place leave one of their own country, after they were told to be sent."""
    match = _leaving().search(words)
    names = [] if match is None else [n for n in find_names(words) if match.end() <= n.start <= match.end() + 4]
    own = table().get(scene.last_actor)
    return bool(names) and own is not None and own.iso is not None and names[0].entry.iso == own.iso


_OF_FORCES = frozenset({"people", "formation"})


@cache
def _only_a_figure() -> re.Pattern[str]:
    """Find words that give a number and no act: "puts the number at 80", "the figure is 500"."""
    return re.compile(
        r"\b(?:the|that|this|its|their)\s+(?:\w+\s+)?(?:numbers?|figure|total|count|estimate|strength|size)\b|^\W*it\s+at\b",
        re.I,
    )


@cache
def _gives() -> re.Pattern[str]:
    """Find "gives the strength as 4,800", "puts its size at 900": what the force does was told before."""
    return re.compile(r"\b(?:g[ai]ves?|puts?|sets?|estimates?d?|reckons?)\b[^,;]{0,60}\b(?:as|at)\s", re.IGNORECASE)


@cache
def _will_be() -> re.Pattern[str]:
    return re.compile(
        r"(?<!thought )(?<!believed )(?<!said )(?<!known )(?<!estimated )(?<!reported )\b(?:will|would|to|"
        r"should)\s+(?:eventually\s+|ultimately\s+|finally\s+)?(?:count|number|total|reach|comprise|be|"
        r"have|include|consist\s+of|grow\s+to|be\s+made\s+up\s+of)\s+$",
        re.IGNORECASE,
    )


def act_of(scene: Scene, text: str, start: int, end: int, count: Count | None, part: Part) -> str:
    """Tell what is done, from the words around a count, its clause, or what was done before.

    Parameters
    ----------
    scene : Scene
        The report so far.
    text : str
        The sentence.
    start, end : int
        The stretch of the claim.
    count : Count or None
        The count, if the claim has one.
    part : Part
        The clause.

    Returns
    -------
    str
        One of the schema's actions.
    """
    verb = part.voice.verb if part.voice is not None else None
    if count is None:
        return "deny" if verb is not None and verb.stance == "deny" else action_of(part.clause.words, None)
    length = count.end - count.start
    clause = part.clause
    text = _without_other_nouns(text, part.counts, count)
    chosen = _of_bracket(text, part, count) or action_of(text[start:end], count.start - start, count.kind, length)
    if chosen == "transfer" and count.unit in _MOVERS and _handing().search(text[start:end]) is None:
        return "deploy"  # "74 aircraft crossed the median line"
    if chosen == "withdraw" and _sets_out(scene, text[start:end]):
        return "deploy"  # "the first 600 left Cali": they set out
    if chosen == "withdraw" and scene.last_action == "deploy" and _departs().search(text[start:end]):
        return "deploy"  # "the advance party will depart on 20 August"
    if (
        count.kind in _OF_FORCES
        and chosen in {"station", "other"}
        and planned_strength().search(text[start : count.end])
    ):
        return "deploy"
    if _will_be().search(text[max(clause.start, count.start - 40) : count.start]) and count.kind in _OF_FORCES:
        return "deploy"  # "it will count 4,800": a force yet to come
    if chosen == "other" and (start, end) != (clause.start, clause.end):
        chosen = action_of(text[clause.start : clause.end], count.start - clause.start, count.kind, length)
    if chosen in {"other", "station", "decide"} and verb is not None and verb.stance == "intend":
        return "transfer" if count.kind == "arms" else "deploy"  # "pledged 850 soldiers for the force"
    of_strength = count.inherited or _gives().search(text[max(0, count.start - 70) : count.start]) is not None
    if (
        chosen in {"other", "station"}
        and of_strength
        and _only_a_figure().search(text[max(0, clause.start - 20) : clause.end])
    ):
        return scene.last_action or ("station" if count.kind == "people" else chosen)
    if chosen == "other":
        told = scene.last_of_arms if count.kind == "arms" else scene.last_action
        if told == "withdraw" and not count.inherited:
            return "station"  # "his office has records of 1,200 combatants"
        return told or chosen
    if count.kind == "arms" and chosen in {"transfer", "lose", "produce"}:
        scene.last_of_arms = chosen
    return chosen
