"""What is done with what is counted: from the verbs near by, the clause, or what was done before."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._actions import action_of
from contingent.claims._counts import Count
from contingent.claims._fates import fate_of, strikes
from contingent.claims._finite import has_finite_verb
from contingent.claims._gazetteer import find_names, table
from contingent.claims._scene import Scene
from contingent.claims._sentence import Part
from contingent.claims._stance_words import planned_strength
from contingent.claims._standings import brought_along, figure_verb, is_strength, on_hand, ranges
from contingent.claims._steps import step_of

__all__ = ["act_of"]


def _without_other_nouns(text: str, counts: tuple[Count, ...], count: Count) -> str:
    """Blank the nouns of the other counts, whose words are no acts: "120 fighting vehicles"."""
    for other in counts:
        if other is not count and not (other.start < count.end and count.start < other.end):
            text = text[: other.number_end] + "_" * (other.end - other.number_end) + text[other.end :]
    return text


@cache
def _with() -> re.Pattern[str]:
    words = (
        r"with|including|among\s+them|comprising|estimated|thought|believed|numbering|put|said|some|"
        r"about|around|up\s+to|at\s+least"
    )
    return re.compile(rf",\s+(?:{words})\s+|,\s+(?=\d[\d,]*(?:\s+(?:strong|in\s+all|men)|\s+at\s))", re.IGNORECASE)


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
    chosen = action_of(main, opens[-1].start() - part.clause.start, count.kind, 0)
    return "station" if chosen in _ONLY_WORDS and count.kind in _OF_FORCES else chosen


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


def act_of(
    scene: Scene, text: str, start: int, end: int, count: Count | None, part: Part, actor: str
) -> str:  # fmt: skip
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
    actor : str
        Whose force it is.

    Returns
    -------
    str
        One of the schema's actions.
    """
    if count is None:
        verb = part.voice.verb if part.voice is not None else None
        return "deny" if verb is not None and verb.stance == "deny" else action_of(part.clause.words, None)
    text = _without_other_nouns(text, part.counts, count)
    told = _told(scene, text, start, end, count, part)
    if told == "withdraw" and count.kind != "loss" and _sets_out(scene, text[part.clause.start : part.clause.end]):
        told = "deploy"  # "the first 600 left Cali": they set out
    if told in {"deploy", "withdraw", "station"} and count.kind in _OF_FORCES and _rotates(text, part, count):
        told = "rotate"
    if told == "other" and count.kind == "arms" and on_hand(text, count, part.clause.start):
        return "station"
    if told == "other" and count.kind in _OF_FORCES and scene.last_action and figure_verb().search(text[: count.start]):
        return scene.last_action
    if told == "other" and _disarms().search(text[part.clause.start : part.clause.end]) is None:
        told = _understood(scene, count, actor)
    if count.kind == "arms" and told == "transfer" and _goes_along(text, part, count):
        return "deploy"  # "with 110 soldiers and four launchers"
    if count.kind == "arms" and told in {"transfer", "lose", "produce"}:
        scene.last_of_arms = told
    return told


def _goes_along(text: str, part: Part, count: Count) -> bool:
    """Tell whether arms go with the people counted right before them, and to nobody else's hands."""
    index = part.counts.index(count) if count in part.counts else -1
    pairs = [(part.counts[index - 1], count)] if index > 0 else []
    pairs += [(count, part.counts[index + 1])] if 0 <= index < len(part.counts) - 1 else []
    people = [(a, b) for a, b in pairs if a.kind in _OF_FORCES or b.kind in _OF_FORCES]
    joined = any(_and().fullmatch(text[a.end : b.start]) for a, b in people)
    words = re.sub(r"\b(?:sen[dt]|sends|sending)\b", "", text[part.clause.start : part.clause.end])
    return joined and _handing().search(words) is None


@cache
def _and() -> re.Pattern[str]:
    return re.compile(r"(?:,|,?\s+(?:and|with|plus|as\s+well\s+as))\s+")


def _understood(scene: Scene, count: Count, actor: str) -> str:
    """Take what was done before, by the same force; people of whom nothing is told are where they are."""
    if count.kind == "arms":
        return scene.last_of_arms or "other"
    if count.kind not in _OF_FORCES:
        return "other"
    same = actor == scene.action_actor and (count.inherited or scene.last_action != "withdraw")
    return scene.last_action if same and scene.last_action else "station"


@cache
def _disarms() -> re.Pattern[str]:
    """Find what is done and is none of the actions: weapons handed in, prisoners let go."""
    return re.compile(
        r"\b(?:hand(?:s|ed|ing)?\s+in|la(?:id|y|ys|ying)\s+down|disarm\w*|demobili[sz]\w*|released|freed|took\s+over|"
        r"taken\s+over|search(?:ed|es|ing))\b",
        re.IGNORECASE,
    )


def _rotates(text: str, part: Part, count: Count) -> bool:
    """Tell whether a clause is of rotation: "rotations come every six months, in groups of 80"."""
    before = text[max(0, count.start - 120) : count.start]
    return re.search(r"\brotations?\b(?!\s+(?:is|are|was|were)\s+not)", before, re.IGNORECASE) is not None


@cache
def _changes() -> re.Pattern[str]:
    """Find "the strength of the division rises to": what it is then, told as a change."""
    size = "strength|force|forces|number|numbers|total|contingent|garrison|presence|troops|army|mission|component|ranks"
    change = (
        r"r[io]ses?|risen|gr[eo]ws?|grown|climb\w*|increas\w+|f[ae]lls?|fallen|dropp?\w*|"
        r"shr[iau]nk\w*|st(?:ood|ands?)|br(?:ings?|ought|inging)"
    )
    verb = rf"(?:{change})(?:\s+[\w’'-]+){{0,5}}?\s+(?:to|at)"
    return re.compile(
        rf"(?<!will )(?<!would )\b(?:(?:{size})\b[^,;]{{0,60}}?\b{verb}|br(?:ings?|ought|"
        rf"inging)\s+(?:[\w’'-]+\s+){{1,6}}to)\s+"
        r"(?:[\w-]+\s+){0,2}$",
        re.IGNORECASE,
    )


@cache
def _compared() -> re.Pattern[str]:
    """Find "down from nearly 1,600", "against 700 last year": told beside the figure before."""
    return re.compile(
        r"\b(?:up|down|against|compared\s+(?:with|to)|instead\s+of|not)\s+(?:from\s+)?(?:the\s+)?$", re.IGNORECASE
    )


def _more_for(text: str, count: Count) -> bool:
    """Tell whether a headline without a verb tells of more to come: "2,300 more men for Cauca"."""
    more = re.search(r"\b(?:more|extra|additional|fresh|further|new)\b", text[count.start : count.end]) is not None
    return more and re.match(r"\s+(?:for|to)\s+(?:the\s+)?[A-Z]", text[count.end :]) is not None


_NO_PRESENCE = frozenset({"lose", "recruit", "transfer", "fight"})


def _told(scene: Scene, text: str, start: int, end: int, count: Count, part: Part) -> str:
    """Read the action from the words around a count, ``other`` where they do not tell."""
    verb = part.voice.verb if part.voice is not None else None
    clause, length = part.clause, count.end - count.start
    before = text[max(0, clause.start - 20) : count.start]
    fate = fate_of(text, count, clause.start, clause.end)
    if fate or strikes(text, count):
        return fate or "fight"
    if count.kind in _OF_FORCES and is_strength(text, count) and scene.last_action not in _NO_PRESENCE:
        return "station"
    if count.kind == "arms" and brought_along(text, count):
        return "deploy"
    if count.kind in _OF_FORCES and (step := step_of(text, count)):
        return step
    if count.kind in _OF_FORCES and (_changes().search(before) or re.match(r"\s+on\s+paper\b", text[count.end :])):
        return "station"
    if count in part.counts[1:] and _compared().search(before) and scene.last_action and count.kind in _OF_FORCES:
        return scene.last_action
    chosen = _of_bracket(text, part, count) or action_of(text[start:end], count.start - start, count.kind, length)
    if chosen == "transfer" and count.unit in _MOVERS and ranges(text, count):
        return "deploy"  # "sent 71 aircraft towards the island"
    if chosen == "transfer" and count.unit in _MOVERS and _handing().search(text[start:end]) is None:
        return "deploy"  # "74 aircraft crossed the median line"
    if chosen == "withdraw" and scene.last_action == "deploy" and _departs().search(text[start:end]):
        return "deploy"  # "the advance party will depart on 20 August"
    if count.kind in _OF_FORCES:
        planned = planned_strength().search(text[start : count.end])
        if chosen in {"station", "other"} and (planned or _more_for(text, count)):
            return "deploy"
        if _will_be().search(text[max(clause.start, count.start - 40) : count.start]):
            return "deploy"  # "it will count 4,800": a force yet to come
    if chosen == "other" and (start, end) != (clause.start, clause.end):
        chosen = action_of(text[clause.start : clause.end], count.start - clause.start, count.kind, length)
    if chosen == "transfer" and count.unit in _MOVERS and _handing().search(text[clause.start : clause.end]) is None:
        return "deploy"  # "74 aircraft crossed the median line"
    if chosen in {"other", "station", "decide"} and verb is not None and verb.stance == "intend":
        return "transfer" if count.kind == "arms" else "deploy"  # "pledged 850 soldiers for the force"
    if chosen in {"other", "station"} and _is_figure(text, count, part):
        return scene.last_action or ("station" if count.kind == "people" else chosen)
    return "other" if count.kind in _OF_FORCES and chosen in _ONLY_WORDS else chosen


_ONLY_WORDS = frozenset({"talk", "decide"})


def _is_figure(text: str, count: Count, part: Part) -> bool:
    """Tell whether only a number is given for what was told: "puts it at 80", "the figure is 500"."""
    near = text[max(0, count.start - 70) : count.start]
    if re.search(
        r"\b(?:puts?|putting|makes?|made)\s+(?:it|them|that|this)\s+(?:at\s+)?(?:[\w-]+\s+){0,2}$", near, re.IGNORECASE
    ):
        return True
    of_strength = count.inherited or _gives().search(near) is not None
    clause = text[max(0, part.clause.start - 20) : part.clause.end]
    return of_strength and _only_a_figure().search(clause) is not None
