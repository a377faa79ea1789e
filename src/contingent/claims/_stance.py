"""Kind, modality and polarity of a claim, from its hedges, its verb and who speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from contingent.claims._claim import Kind, Modality, Polarity
from contingent.claims._hedges import Cue
from contingent.claims._verbs import CueVerb, has_finite_verb

__all__ = ["Stance", "stance_of"]


@dataclass(frozen=True, slots=True)
class Stance:
    """How a claim is told; `strongest` is the key of the hedge that set its modality."""

    kind: Kind
    polarity: Polarity
    modality: Modality
    strongest: str
    rules: tuple[str, ...]


@cache
def _opinion() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:dangerous|grave|reckless|irresponsible|unacceptable|illegal|unlawful|legitimate|troubling|crucial|vital|essential|must|ought\s+to|"
        r"need(?:s|ed)?\s+to|breach(?:es|ed)?|violat(?:es|ed|ion|ions)|grounds\s+for|deserves?|significant\s+(?:development|step|escalation)|"
        r"highlights?|condemn\w*|right\s+(?:decision|step|thing)|mistake|provocati(?:on|ve)|shameful|unjust\w*|regrettabl[ey]|seen\s+as|viewed\s+as|"
        r"regarded\s+as|necessary|historic|irresponsible|disaster|should(?!\s+(?:reach|arrive|be\s+(?:in|ready|complete))))\b",
        re.IGNORECASE,
    )


@cache
def _analysis() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:reflects?|aligns?\s+with|underscores?|underlines?|signals?|points?\s+to|suggests?|indicates?|raised\s+(?:fears|concerns|alarms?)|imminent|(?:are|were|is|was)\s+needed|"
        r"demonstrates?|amounts?\s+to|illustrates?|appears?|seems?|raises\s+(?:fears|concerns))\b",
        re.IGNORECASE,
    )


@cache
def _negation() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:is|are|was|were|has|have|had|do|does|did|will|would|could|should|can|may|might|must)\s+(?:probably\s+|likely\s+|yet\s+|also\s+|"
        r"certainly\s+|currently\s+)?not(?!\s+only)|cannot|(?:is|are|was|were|has|have|had|do|does|did|wo|would|could|should|ca)n['’]t|never|"
        r"none|nobody|nothing|neither)\b|(?:^|\b(?:had|has|have|gave|gives|saw|found|there\s+(?:is|are|was|were)|be|plans?|with)\s+)no\s+(?!longer|less|more\s+than|fewer)"
        r"|\bno\s+(?:decision|plans?|evidence|sign|signs|intention|figure|change|comment|German|foreign|troops|soldiers|one)\b|\bnot\s+(?:imminent|likely|yet)\b"
        r"|\b(?:ruled\s+out|rules\s+out|refus(?:es|ed)\s+to|declin(?:es|ed)\s+to|fail(?:s|ed)\s+to|no\s+longer|yet\s+to|false|untrue|baseless|unfounded|fabricat\w+)\b",
        re.IGNORECASE,
    )


@cache
def _unknown() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:gave\s+no|gives\s+no|no\s+(?:figure|details?|comment|number)|not\s+(?:yet\s+|immediately\s+|publicly\s+)?(?:commented?|confirmed?|respond\w*|"
        r"said\s+(?:how|when|whether)|specif\w+|known|clear|disclose\w*|verif\w+|elaborate\w*)|has\s+commented|have\s+commented|declined\s+to\s+(?:comment|say|give|"
        r"confirm|elaborate|specify)|unclear|unknown|unconfirmed|not\s+independently|could\s+not\s+be\s+(?:independently\s+)?(?:verified|confirmed))\b",
        re.IGNORECASE,
    )


@cache
def _future() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:will|shall|would|may|might|could|going\s+to|expected\s+to|set\s+to|due\s+to|likely\s+to|about\s+to|are\s+to|is\s+to)\b",
        re.IGNORECASE,
    )


_ADJECTIVES = frozenset(
    {
        "potential",
        "possible",
        "suspected",
        "alleged",
        "presumed",
        "planned",
        "promised",
        "probable",
        "intended",
        "estimated",
        "proposed",
    }
)


def _sets_modality(text: str, cue: Cue, heading: bool) -> bool:
    """Tell whether a cue bears on the whole clause and not only on the noun after it."""
    word = text[cue.start : cue.end].lower()
    if word in _ADJECTIVES:
        return heading
    return not word.startswith(("prospect", "the possibility"))


def stance_of(
    text: str,
    cues: list[Cue],
    sentence: str,
    *,
    verb: CueVerb | None = None,
    own_side: bool = False,
    heading: bool = False,
    judged: bool = False,
) -> Stance:
    """Tell kind, polarity and modality of a clause.

    Parameters
    ----------
    text : str
        The clause.
    cues : list of Cue
        Its hedges, offsets into `sentence`.
    sentence : str
        The whole sentence.
    verb : CueVerb or None
        The verb that attributes it.
    own_side : bool
        Whether the source speaks of its own forces.
    heading : bool
        Whether it is a headline.
    judged : bool
        Whether the source's kind makes it a judgement (analyst, document, foreign estimate).

    Returns
    -------
    Stance

    Examples
    --------
    >>> stance_of("the deployment is not imminent", [], "the deployment is not imminent").polarity
    'negative'
    """
    bearing = [cue for cue in cues if _sets_modality(sentence, cue, heading)]
    denied = verb is not None and verb.stance == "deny"
    polarity: Polarity = "negative" if denied or _negation().search(text) else "positive"
    modality, key = _modality(bearing, verb, text)
    told_future = any(_future().search(sentence[c.start : c.end]) for c in bearing)
    plain = [c for c in bearing if sentence[c.start : c.end].lower() not in _ADJECTIVES]
    if heading and re.search(r"\bto\s+[a-z]+", text) and not has_finite_verb(text):
        return Stance(
            "intention", polarity, "planned", "plan", ("kind.headline-infinitive", "modality.planned")
        )
    if any(
        re.match(
            r"(?:had|has|have)\s+been\s+(?:due|scheduled|set|planned)",
            sentence[c.start : c.end],
            re.IGNORECASE,
        )
        for c in bearing
    ):
        return Stance("fact", polarity, "planned", "plan", ("kind.past-plan", "modality.planned"))
    if modality == "unknown":
        return Stance("fact", polarity, modality, "", ("kind.unknown", "modality.unknown"))
    kind, rule = _kind(text, plain, verb, modality, own_side, judged, told_future)
    if (
        kind == "intention"
        and modality in {"expected", "asserted"}
        and key in {"will", ""}
        and _future().search(text)
    ):
        modality = "planned"
    if (
        kind == "intention"
        and modality == "conditional"
        and key == ""
        and not any(c.group == "condition" for c in bearing)
    ):
        modality = "planned"
    return Stance(kind, polarity, modality, key, (rule, f"modality.{modality}"))


def _modality(cues: list[Cue], verb: CueVerb | None, text: str) -> tuple[Modality, str]:
    if _unknown().search(text) or any(c.modality == "unknown" for c in cues):
        return "unknown", ""
    for wanted in _ORDER:
        for cue in cues:
            if (cue.modality, cue.group) in wanted:
                return cue.modality, cue.key
    if verb is not None and verb.hedge:
        return verb.modality, verb.key
    return "asserted", ""


# which cue decides where several stand in a clause, the first found wins; (modality, group)
_ORDER: tuple[frozenset[tuple[str, str]], ...] = (
    frozenset({("unlikely", "adverb")}),
    frozenset({("possible", "modal"), ("possible", "noun")}),
    frozenset({("likely", "adverb"), ("likely", "noun")}),
    frozenset({("possible", "adverb"), ("possible", "verb")}),
    frozenset({("conditional", "condition"), ("conditional", "modal")}),
    frozenset({("expected", "verb")}),
    frozenset({("planned", "verb")}),
    frozenset({("expected", "modal")}),
    frozenset({("likely", "verb"), ("likely", "stance")}),
)


def _kind(
    text: str,
    cues: list[Cue],
    verb: CueVerb | None,
    modality: Modality,
    own_side: bool,
    judged: bool,
    told_future: bool,
) -> tuple[Kind, str]:
    keys = {cue.key for cue in cues}
    if verb is not None and verb.stance == "opinion" and verb.lemma not in {"warn", "see", "call for"}:
        return "opinion", "kind.opinion-verb"
    if (_opinion().search(text) and modality != "possible") or (verb is not None and verb.lemma == "warn"):
        return "opinion", "kind.value-words"
    if keys & {"plan", "pledge", "consider", "prepare"} or (verb is not None and verb.stance == "intend"):
        return "intention", "kind.plan-words"
    if verb is not None and verb.stance == "expect":
        return "forecast", "kind.expecting-verb"
    if modality in _OPEN and not _of_now(text) and (told_future or _tells_future(text, cues)):
        return (
            ("intention", "kind.own-plan")
            if own_side and modality in {"expected", "conditional"}
            else ("forecast", "kind.future")
        )
    if own_side and not (verb is not None and verb.stance == "judge"):
        return "fact", "kind.own-side"
    if (
        judged
        or _analysis().search(text)
        or (verb is not None and verb.stance == "judge")
        or keys & {"appear", "thought", "suggest"}
    ):
        return "assessment", "kind.judgement"
    return "fact", "kind.fact"


_OPEN = frozenset({"possible", "expected", "conditional", "likely", "unlikely"})


def _of_now(text: str) -> bool:
    """Tell whether a modal speaks of how things are: "may have crossed", "could signal"."""
    pattern = r"\b(?:may|might|could|would)\s+have\s+\w+(?:ed|en|n|t)\b|\b(?:may|might|could)\s+(?:already\s+)?(?:signal|mean|indicate|reflect|be\s+\w+ing)\b"
    return re.search(pattern, text, re.IGNORECASE) is not None


def _tells_future(text: str, cues: list[Cue]) -> bool:
    if _future().search(text) or re.search(r"\bshould\b", text, re.IGNORECASE):
        return True
    if any(c.modality in {"expected"} for c in cues):
        return True
    return (
        any(c.modality in {"possible"} for c in cues)
        or re.search(r"\blikely\s+(?:area|place|to)\b", text) is not None
    )
