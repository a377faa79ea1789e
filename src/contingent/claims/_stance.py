"""Kind, modality and polarity of a claim, from its hedges, its verb and who speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from contingent.claims._claim import Kind, Modality, Polarity
from contingent.claims._finite import has_finite_verb
from contingent.claims._hedges import Cue
from contingent.claims._verbs import CueVerb

__all__ = ["Stance", "Telling", "stance_of"]


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells a clause, and where.

    Parameters
    ----------
    verb : CueVerb or None
        The verb that attributes it.
    own_side : bool
        Whether the source speaks of its own forces.
    heading : bool
        Whether it is a headline.
    judged : bool
        Whether the source's kind makes it a judgement (analyst, document, foreign estimate).
    past : bool
        Whether the verb of saying is past, so that "would" may be a "will" told back.
    """

    verb: CueVerb | None = None
    own_side: bool = False
    heading: bool = False
    judged: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True)
class Stance:
    """How a claim is told; `strongest` is the key of the hedge that set its modality."""

    kind: Kind
    polarity: Polarity
    modality: Modality
    strongest: str
    rules: tuple[str, ...]


def stance_of(text: str, cues: list[Cue], sentence: str, telling: Telling | None = None) -> Stance:
    """Tell kind, polarity and modality of a clause.

    Parameters
    ----------
    text : str
        The clause.
    cues : list of Cue
        Its hedges, offsets into `sentence`.
    sentence : str
        The whole sentence.
    telling : Telling or None
        Who tells it; None for the reporter.

    Returns
    -------
    Stance

    Examples
    --------
    >>> stance_of("the deployment is not imminent", [], "the deployment is not imminent").polarity
    'negative'
    """
    telling = telling or Telling()
    verb = telling.verb
    bearing = [cue for cue in cues if _sets_modality(sentence, cue, telling.heading)]
    denied = verb is not None and verb.stance == "deny"
    polarity: Polarity = "negative" if denied or _negation().search(text) else "positive"
    fixed = _fixed(text, bearing, sentence, telling, polarity)
    if fixed is not None:
        return fixed
    modality, key = _modality(bearing, verb, text)
    if modality == "unknown":
        return Stance("fact", polarity, modality, "", ("kind.unknown", "modality.unknown"))
    if modality == "conditional" and _told_back(text, bearing, telling):
        modality, key = "expected", "will"
    future = any(_future().search(sentence[c.start : c.end]) for c in bearing)
    plain = [c for c in bearing if sentence[c.start : c.end].lower() not in _ADJECTIVES]
    kind, rule = _kind(text, plain, telling, modality, future)
    if kind == "intention" and modality in {"expected", "asserted"} and key in {"will", ""} and _future().search(text):
        modality = "planned"
    return Stance(kind, polarity, modality, key, (rule, f"modality.{modality}"))


def _fixed(text: str, cues: list[Cue], sentence: str, telling: Telling, polarity: Polarity) -> Stance | None:
    """Read forms that settle kind and modality by themselves."""
    if telling.heading and re.search(r"\bto\s+[a-z]+", text) and not has_finite_verb(text):
        return Stance("intention", polarity, "planned", "plan", ("kind.headline-infinitive", "modality.planned"))
    if any(_past_plan().match(sentence[c.start : c.end]) for c in cues):
        return Stance("fact", polarity, "planned", "plan", ("kind.past-plan", "modality.planned"))
    return None


@cache
def _past_plan() -> re.Pattern[str]:
    return re.compile(r"(?:had|has|have)\s+been\s+(?:due|scheduled|set|planned)", re.IGNORECASE)


@cache
def _supposed() -> re.Pattern[str]:
    return re.compile(
                      r"\W*(?:the|such|a|an|any|this|that|their|its)\s+(?:[\w-]+\s+){0,3}?(?:deployment|"
                      r"move|step|involvement|"
                      r"inclusion|attack|presence|arrival|decision|escalation)\b", re.IGNORECASE)  # fmt: skip


def _told_back(text: str, cues: list[Cue], telling: Telling) -> bool:
    """Tell whether "would" is the "will" of the source, told in the past: "said Rwanda would go on"."""
    if telling.verb is None or not telling.past or telling.verb.stance == "opinion":
        return False
    return not any(c.group == "condition" for c in cues) and _supposed().match(text) is None


_ADJECTIVES = frozenset(
    {"potential", "possible", "suspected", "alleged", "presumed", "planned", "promised", "probable", "intended",
     "estimated", "proposed"}
)  # fmt: skip


def _sets_modality(text: str, cue: Cue, heading: bool) -> bool:
    """Tell whether a cue bears on the whole clause and not only on the noun after it."""
    return heading or text[cue.start : cue.end].lower() not in _ADJECTIVES


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
_OPEN = frozenset({"possible", "expected", "conditional", "likely", "unlikely"})


def _kind(text: str, cues: list[Cue], telling: Telling, modality: Modality, future: bool) -> tuple[Kind, str]:
    keys, verb = {cue.key for cue in cues}, telling.verb
    stance, lemma = (verb.stance, verb.lemma) if verb is not None else ("", "")
    if lemma == "warn" or (stance == "opinion" and lemma not in {"see", "call for"}):
        return "opinion", "kind.opinion-verb"
    if _opinion().search(text) and modality != "possible":
        return "opinion", "kind.value-words"
    if keys & {"plan", "pledge", "consider", "prepare"} or stance == "intend":
        return "intention", "kind.plan-words"
    if stance == "expect":
        return "forecast", "kind.expecting-verb"
    if modality in _OPEN and not _of_now(text) and (future or _tells_future(text, cues)):
        own = telling.own_side and modality in {"expected", "conditional"}
        return ("intention", "kind.own-plan") if own else ("forecast", "kind.future")
    if telling.own_side and stance != "judge":
        return "fact", "kind.own-side"
    if telling.judged or _analysis().search(text) or stance == "judge" or keys & {"appear", "thought", "suggest"}:
        return "assessment", "kind.judgement"
    return "fact", "kind.fact"


@cache
def _now() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:may|might|could|would)\s+have\s+\w+(?:ed|en|n|t)\b|"
        r"\b(?:may|might|could)\s+(?:already\s+)?(?:signal|mean|indicate|reflect|be\s+\w+ing)\b",
        re.IGNORECASE,
    )


def _of_now(text: str) -> bool:
    """Tell whether a modal speaks of how things are: "may have crossed", "could signal"."""
    return _now().search(text) is not None


def _tells_future(text: str, cues: list[Cue]) -> bool:
    if _future().search(text) or re.search(r"\bshould\b", text, re.IGNORECASE):
        return True
    if any(c.modality in {"expected", "possible"} for c in cues):
        return True
    return re.search(r"\blikely\s+(?:area|place|to)\b", text) is not None


@cache
def _future() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:will|shall|would|may|might|could|going\s+to|expected\s+to|set\s+to|due\s+to|"
        r"(?:un)?likely\s+to|"
        r"about\s+to|"
        r"are\s+to|is\s+to)\b",
        re.IGNORECASE,
    )


@cache
def _opinion() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:dangerous|grave\s+(?:escalation|threat|danger|concern|mistake|violation|consequences)|"
        r"reckless|irresponsible|unacceptable|illegal|unlawful|legitimate|troubling|crucial|vital|"
        r"essential|must|ought\s+to|need(?:s|ed)?\s+to|breach(?:es|ed)?|violat(?:es|ed|ions?)|"
        r"grounds\s+for|deserves?|"
        r"significant\s+(?:development|step|escalation)|highlights?|condemn\w*|right\s+(?:decision|step|"
        r"thing)|mistake|"
        r"provocati(?:on|ve)|shameful|unjust\w*|regrettabl[ey]|(?:seen|viewed|regarded)\s+as|necessary|"
        r"historic|disaster|"
        r"propaganda|should(?!\s+(?:reach|arrive|be\s+(?:in|ready|complete))))\b",
        re.IGNORECASE,
    )


@cache
def _analysis() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:reflects?|aligns?\s+with|underscores?|underlines?|signals?|points?\s+to|suggests?|indicates?|"
        r"rais(?:ed|es)\s+(?:fears|concerns|alarms?)|imminent|(?:are|were|is|was)\s+needed|demonstrates?|"
        r"amounts?\s+to|"
        r"illustrates?|appears?|seems?)\b",
        re.IGNORECASE,
    )


@cache
def _negation() -> re.Pattern[str]:
    auxiliary = "is|are|was|were|has|have|had|do|does|did|will|would|could|should|can|may|might|must"
    adverb = r"(?:probably|likely|yet|also|certainly|currently)\s+"
    noun = "decision|plans?|evidence|sign|signs|intention|figure|change|comment|German|foreign|troops|soldiers|one"
    return re.compile(
        rf"\b(?:(?:{auxiliary})\s+(?:{adverb})?not(?!\s+only)|cannot|"
        r"(?:is|are|was|were|has|have|had|do|does|did|wo|would|could|should|ca)n['’]t|never|none|nobody|"
        r"nothing|neither)\b"
        r"|(?:^|\b(?:had|has|have|gave|gives|saw|found|expect\w*|sees?|there\s+(?:is|are|was|were)|be|"
        r"plans?|with)\s+)"
        r"no\s+(?!longer|less|more\s+than|fewer)"
        rf"|\bno\s+(?:{noun})\b|\bnot\s+(?:imminent|likely|yet)\b"
        r"|\b(?:ruled\s+out|rules\s+out|refus(?:es|ed)\s+to|declin(?:es|ed)\s+to|fail(?:s|ed)\s+to|"
        r"no\s+longer|yet\s+to|"
        r"false|fake|groundless|brush(?:ed|es|ing)\s+(?:[\w’']+\s+){0,4}?(?:aside|off)|untrue|baseless|unfounded|fabricat\w+)\b",
        re.IGNORECASE,
    )


@cache
def _unknown() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:gave\s+no|gives\s+no|no\s+(?:figure|details?|comment|number)|"
        r"not\s+(?:yet\s+|immediately\s+|publicly\s+)?(?:commented?|confirmed?|respond\w*|said\s+(?:how|"
        r"when|whether)|"
        r"specif\w+|known|clear|disclose\w*|verif\w+|elaborate\w*)|never\s+confirmed|ha(?:s|ve)\s+commented|"
        r"declined\s+to\s+(?:comment|say|give|confirm|elaborate|specify)|unclear|unknown|unconfirmed|"
        r"not\s+independently|"
        r"(?:do|does|did)\s+not\s+know|neither\b.*\b(?:verified|confirmed)|"
        r"could\s+not\s+be\s+(?:independently\s+)?(?:verified|confirmed)|cannot\s+be\s+verified)\b",
        re.IGNORECASE,
    )
