"""Of whose forces a source speaks, and so whether it tells, judges or decides."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from contingent.claims._claim import Place
from contingent.claims._gazetteer import table
from contingent.claims._lexicon import words
from contingent.claims._needles import seek
from contingent.claims._sentence import Part, SentenceParts
from contingent.claims._verbs import CueVerb

__all__ = ["Side", "judges", "may_decide", "own_act", "side_of"]


@cache
def _event() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:clash|attack|ambush|fighting|firefight|raid|blast|explosi|bomb|battle|(?:air-?)?strike|operation|"
        r"shoot|shelling|gunfire|detonat|"
        r"(?:rocket|mortar|artillery)s?\s+(?:fire|hit|struck|fell|landed)|assault|crash|seiz|abduct|hijack)\w*|"
        r"\b(?:been|were|was)\s+(?:taken|captured|destroyed)\b|\b(?:a|the)\s+fight\b|\b(?:fired|shelled|struck|"
        r"hit)\b|\bwhen\b",
        re.IGNORECASE,
    )


Side = Literal["own", "other", "unknown"]
"""Whether a source speaks of its own forces, of another state's, or that is not known."""


def side_of(read: SentenceParts, part: Part, state: str, own: bool, actor: str, deed: tuple[str, Place | None]) -> Side:
    """Tell of whose forces a source speaks.

    Parameters
    ----------
    read : SentenceParts
        The sentence.
    part : Part
        The clause with its voice.
    state : str
        Whom the source speaks for, ``''`` if unknown.
    own : bool
        Whether the forces are known to be the source's.
    actor : str
        Whose forces the claim is of.
    deed : (str, Place or None)
        What they do, and where.

    Returns
    -------
    str
        ``own`` also of losses on the source's own ground, and of losses told by one of no known side: they are met and
        not judged.
    """
    outside = part.speaker is not None and (part.speaker.type in {"analyst"} or seek(_inquiry(), _named(part)))
    if not outside and (own or _of_itself(read, part, state)):
        return "own"
    action, place = deed
    if action == "lose" and part.voice is not None:
        entry = table().get(state)
        at_home = entry is not None and place is not None and entry.iso is not None and entry.iso == place.country
        stranger = part.speaker is not None and seek(_from_afar(), part.speaker.name or "") is not None
        if (at_home and not _foe(part, state, actor)) or (not state and not stranger):
            return "own"
    return "other" if state and actor else "unknown"


def _foe(part: Part, state: str, actor: str) -> bool:
    """Tell whether fighters of another side than the source's are said to have died: they are counted from afar."""
    return bool(actor) and actor != state and _fighters().search(part.clause.words) is not None


@cache
def _fighters() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:rebels?|insurgents?|militants?|fighters|gunmen|terrorists?|attackers|militiamen|soldiers|troops|enemy|"
        r"mercenaries|jihadists?|guerrillas?|servicemen|men)\b",
        re.IGNORECASE,
    )


def _of_itself(read: SentenceParts, part: Part, state: str) -> bool:
    """Tell whether the clause opens with the source's own state: "its spokeswoman said Rwanda would go on"."""
    opens = part.clause.start
    official = part.speaker is not None and part.speaker.type in {"named_official", "government_body"}
    if official and _home().match(part.clause.words) is not None:
        return True
    named = [n for n in read.names if n.entry.kind == "state" and n.entry.form in {"name", "demonym"}]
    subject = next((n for n in named if opens <= n.start < opens + _OPENING), None)
    return bool(state) and part.voice is not None and subject is not None and subject.entry.name == state


@cache
def _home() -> re.Pattern[str]:
    """Find an army that is named without its state: the speaker's own."""
    return re.compile(
        r"\W*(?:the|our)\s+(?:army|armed\s+forces|military|navy|air\s+force|government|ministry|defence\s+forces)\s+"
        r"(?:has|have|had|is|are|was|were|will|would|lost|sent)\b",
        re.IGNORECASE,
    )


@cache
def _from_afar() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:western|european|american|foreign|allied|diplomats?|analysts?|intelligence|agency)\b", re.IGNORECASE
    )


# verbs of one who knows or has seen: what they tell is told as fact
_KNOWING = words(
    "announce confirm acknowledge concede admit record identify verify count document disclose register log "
    "list cite recall insist boast mention report"
)


def judges(read: SentenceParts, part: Part, verb: CueVerb | None, side: Side) -> bool:
    """Tell whether a source that speaks of others judges, and does not only tell.

    One event ("in an ambush") is told as fact, as is what a newspaper tells; a running total of others' forces is a
    judgement.
    """
    kind = part.speaker.type if part.speaker is not None else "unattributed"
    knows = verb is not None and verb.lemma in _KNOWING and kind not in {"analyst", "document"}
    if kind == "international_body" and seek(_inquiry(), _named(part)):
        return True
    if knows and verb is not None and verb.lemma == "report":
        knows = seek(_toll(), part.clause.words) is None  # a toll of others is judged, however it is told
    if part.voice is not None and part.voice.rule == "source.by-count" and not knows:
        return True  # "by the Red Cross's tally"
    if knows or seek(_seen(), read.text):
        return False
    if kind in {"analyst", "document"} or (kind == "international_body" and seek(_inquiry(), _named(part))):
        return True
    if side == "own" or kind == "media" or seek(_event(), read.text):
        return False
    # one of no known side tells what he knows, unless his words are those of an estimate or a claim
    return side == "other" or _estimating(verb) or seek(_from_afar(), _named(part)) is not None


@cache
def _toll() -> re.Pattern[str]:
    return re.compile(r"\b(?:killed|dead|deaths?|died|wounded|injured|casualt\w+|losses|lost)\b", re.IGNORECASE)


def _named(part: Part) -> str:
    return (part.speaker.name or "") if part.speaker is not None else ""


@cache
def _inquiry() -> re.Pattern[str]:
    """Find bodies that look into what others do: a panel of experts, monitors."""
    return re.compile(
        r"\b(?:panels?|experts?|monitors?|inquiry|inspectors?|investigators?|commission|rapporteur"
        r"|report)\b",
        re.IGNORECASE,
    )


_ESTIMATING = words("claim insist put reckon believe think estimate guess maintain contend argue speak assess judge")


def _estimating(verb: CueVerb | None) -> bool:
    return verb is not None and (verb.lemma in _ESTIMATING or verb.lemma.split()[0] in _ESTIMATING or verb.hedge)


@cache
def _seen() -> re.Pattern[str]:
    """Find pictures that show it, and what a source's own watch met."""
    return re.compile(
        r"\b(?:detected|tracked|spotted|sighted|intercepted)\s+(?:at\s+least\s+|about\s+|some\s+|around\s+|"
        r"more\s+than\s+)?\d|"
        r"\b(?:photo(?:graph)?s?|pictures?|images?|imagery|videos?|footage)\b[^;.]{0,60}\bshow(?:s|ed|n)?\b",
        re.IGNORECASE,
    )


@cache
def own_act() -> re.Pattern[str]:
    """Find a source that tells of its own act: "they had killed 58"."""
    acts = (
        "kill|captur|destroy|shot|tak|seiz|lost|los|sunk|wound|free|releas|hit|struck|"
        "detect|track|spott|sight|intercept|count|identif|record|observ|saw|seen"
    )
    return re.compile(rf"\W*(?:they|it|we|he|she|its\s+\w+|their\s+\w+)\s+(?:has|have|had)?\s*(?:{acts})\w*", re.I)


def may_decide(read: SentenceParts, part: Part, side: Side) -> bool:
    """Tell whether an official's "will" is a decision: no other state or group is named as who would act."""
    if part.speaker is None or (side != "other" and _relays_order(part)):
        return _ordered().match(part.clause.words) is not None
    if part.speaker.type not in {"named_official", "government_body", "anonymous_official"}:
        return False
    clause = part.clause
    if _itself().match(clause.words):
        return True
    if _of_forces().match(clause.words) is None:
        return False  # talks, weather and losses take their course; whom a pronoun means is told by the actor
    named = [n for n in read.names if clause.start <= n.start < clause.end and n.entry.form in {"name", "demonym"}]
    return not any(n.entry.kind in {"state", "group"} for n in named if n.start < clause.start + _OPENING)


def _relays_order(part: Part) -> bool:
    """Tell whether what a source tells of others is an order it knows of: not so of analysts, spies and the press."""
    kind = part.speaker.type if part.speaker is not None else ""
    guesses = kind in {"analyst", "document"} or seek(_from_afar(), _named(part)) is not None
    retold = kind == "media" and re.search(r"\bwould\b", part.clause.words) is not None
    return not guesses and not retold and _ordered().match(part.clause.words) is not None


@cache
def _itself() -> re.Pattern[str]:
    """Find "it will host", "we will stay": the source's own will; not "it would take years"."""
    return re.compile(
        r"\W*(?:that\s+)?(?:it|we|I)\s+(?:will|would|shall)\s+(?!be\b|take\b|mean\b|seem\b|have\b|cost\b)", re.I
    )


@cache
def _ordered() -> re.Pattern[str]:
    """Find a unit's move that only an order makes: "the brigade will take over", "it will be based in the north"."""
    units = (
        "soldiers|troops|trainers|instructors|advisers|peacekeepers|marines|police|officers|engineers|medics|men|"
        "brigade|battalion|regiment|division|unit|contingent|company|companies|squadron|"
        "force|battery|crew"
    )
    done = (
        "based|sent|deployed|stationed|relieved|replaced|withdrawn|moved|rotated|housed|flown|reinforced|"
        "equipped|reduced|cut"
    )
    acts = (
        "take\\s+over|relieve|replace|rotate|hand\\s+over|return|leave|depart|stay|remain|come\\s+home|serve|"
        "patrol|train|join|guard|protect|escort|secure|advise|support"
    )
    some = (
        r"(?:all|none|most|some|half|many|few|fewer|more|up|at|about|around|roughly|nearly|over|no|not|only|another|"
        r"those|these|both|each|every|the\s+(?:rest|others|first|last|remainder|remaining|next|second|third)|\d[\d,.]*|"
        r"two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|hundreds|thousands)"
    )
    goes = (
        r"stay|remain|leave|depart|return|withdraw|deploy|rotate|serve|patrol|train|relieve|replace|"
        r"(?:go|come|fly|sail|ship|head|be|be\s+back)\s+home|bear\s+arms|set\s+foot|take\s+part|"
        r"be\s+(?:\w+ly\s+)?(?:sent|deployed|stationed|based|posted|relieved|replaced|withdrawn|pulled|moved"
        r"|rotated|flown|"
        r"shipped|handed|released|freed|exchanged|repatriated|put\s+on\s+trial|tried|drafted|called\s+up|home"
        r"|back|out|gone|disbanded|"
        r"transferred|delivered|given|lent|trained)"
    )
    gives = (
        "send|deploy|contribute|withdraw|host|keep|supply|provide|deliver|hand|go\\s+on|lend|donate|pull|bring|station|"
        "give|train|recall"
    )
    named = r"[A-Z][\w.]+(?:\s+[A-Z][\w.]+){0,2}"
    states = rf"{named}\s+(?:will|would)\s+(?:also\s+|not\s+|now\s+)?(?:{gives})\b"
    return re.compile(
        rf"\W*(?-i:{states})|\W*{some}\b[^,;]{{0,70}}?\b(?:will|would)\s+(?:also\s+|then\s+|not\s+)?(?:{goes})\b"
        rf"|\W*(?:it|they|(?:the|an?|its|their)\s+[^,;]{{0,40}}?\b(?:{units})s?\b[^;]{{0,60}}?)\s+will\s+"
        rf"(?:also\s+|then\s+)?(?:be\s+(?:{done})|{acts})\b",
        re.IGNORECASE,
    )


@cache
def _of_forces() -> re.Pattern[str]:
    nouns = (
        "soldiers?|troops?|forces?|brigades?|battalions?|units?|companies|police|officers|men|ships?|aircraft|"
        "mission|garrison|"
        "contingents?|reinforcements?|instructors|advisers|number|deployment|withdrawal|relief|operation|"
        "patrols?|exercises?|systems?|batter(?:y|ies)|"
        r"launchers?|squadrons?|regiments?|divisions?|marines|sailors|peacekeepers|\d[\d,.]*"
    )
    return re.compile(rf"\W*(?:that\s+)?(?:there\s+will|[^,;]{{0,40}}?\b(?:{nouns})\b)", re.IGNORECASE)


_OPENING = 40  # characters of a clause within which its subject is named, assumed
