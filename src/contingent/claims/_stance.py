"""Kind, modality and polarity of a claim, from its hedges, its verb and who speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from contingent.claims._claim import Kind, Modality, Polarity
from contingent.claims._finite import has_finite_verb
from contingent.claims._hedges import Cue
from contingent.claims._needles import seek
from contingent.claims._stance_words import (
    analysis_words,
    considered,
    doubt_words,
    false_words,
    future_words,
    left_open,
    meant_to,
    more_for,
    negation,
    never_was_words,
    now_words,
    opinion_words,
    past_plan,
    planned_strength,
    supposed_words,
    under_preparation,
)
from contingent.claims._verbs import CueVerb
from contingent.claims._withheld import withheld

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
    decides : bool
        Whether the source may be the one who decides what "will" be done.
    """

    verb: CueVerb | None = None
    own_side: bool = False
    heading: bool = False
    judged: bool = False
    past: bool = False
    decides: bool = False


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
    told = left_open().sub("", text)
    polarity: Polarity = "negative" if denied or seek(negation(), told) else "positive"
    fixed = _fixed(text, bearing, sentence, telling, polarity)
    if fixed is not None:
        return fixed
    modality, key = _modality(bearing, verb, told)
    if modality == "unknown":
        return Stance("fact", "negative", modality, "", ("kind.unknown", "modality.unknown"))
    if modality == "conditional" and _told_back(text, bearing, telling):
        modality, key = "expected", "will"
    future = any(seek(future_words(), sentence[c.start : c.end]) for c in bearing)
    future = future or (any(c.group == "condition" for c in bearing) and re.search(r"\bcan\b", text) is not None)
    # "perhaps" alone says nothing of when
    plain = [c for c in bearing if sentence[c.start : c.end].lower() not in _ADJECTIVES | {"perhaps", "maybe"}]
    kind, rule = _kind(text, plain, telling, modality, future)
    if (
        kind == "intention"
        and modality in {"expected", "asserted"}
        and key in {"will", ""}
        and (seek(future_words(), text) or rule == "kind.meant-to")
    ):
        modality = "planned"
    return Stance(kind, polarity, modality, key, (rule, f"modality.{modality}"))


def _fixed(text: str, cues: list[Cue], sentence: str, telling: Telling, polarity: Polarity) -> Stance | None:
    """Read forms that settle kind and modality by themselves."""
    if telling.heading and re.search(r"\bto\s+[a-z]+", text) and not has_finite_verb(text):
        return Stance("intention", polarity, "planned", "plan", ("kind.headline-infinitive", "modality.planned"))
    if telling.heading and seek(more_for(), text) and not has_finite_verb(text):
        return Stance("intention", polarity, "planned", "plan", ("kind.headline-more-for", "modality.planned"))
    if seek(planned_strength(), text):
        return Stance("intention", polarity, "planned", "plan", ("kind.planned-strength", "modality.planned"))
    if any(past_plan().match(sentence[c.start : c.end]) for c in cues):
        return Stance("fact", polarity, "planned", "plan", ("kind.past-plan", "modality.planned"))
    return None


def _told_back(text: str, cues: list[Cue], telling: Telling) -> bool:
    """Tell whether "would" is the "will" of the source, told in the past: "said Rwanda would go on"."""
    if telling.verb is None or not telling.past or telling.verb.stance == "opinion":
        return False
    return not any(c.group == "condition" for c in cues) and supposed_words().match(text) is None


_ADJECTIVES = frozenset(
    {"potential", "possible", "suspected", "alleged", "presumed", "planned", "promised", "probable", "intended",
     "estimated", "proposed"}
)  # fmt: skip


def _sets_modality(text: str, cue: Cue, heading: bool) -> bool:
    """Tell whether a cue bears on the whole clause: not on the noun after it, nor on confirming alone."""
    if cue.group == "modal" and _confirming().match(text, cue.end):
        return False
    if cue.key == "consider" and seek(considered(), text):
        return False
    return (
        heading
        or text[cue.start : cue.end].lower() not in _ADJECTIVES
        or _predicative().search(text[: cue.start]) is not None
    )


@cache
def _predicative() -> re.Pattern[str]:
    """Find the verb before "possible" that makes it a verdict: "a mix was also possible"."""
    return re.compile(
        r"\b(?:is|are|was|were|been|being|remains?|remained|seems?|seemed)\s+(?:\w+ly\s+|also\s+|quite\s+)?$",
        re.IGNORECASE,
    )


@cache
def _confirming() -> re.Pattern[str]:
    return re.compile(r"\s+(?:only\s+|also\s+|now\s+)?(?:confirm|verify|identify|establish)\b", re.IGNORECASE)


def _modality(cues: list[Cue], verb: CueVerb | None, text: str) -> tuple[Modality, str]:
    if withheld(text) or any(c.modality == "unknown" for c in cues):
        return "unknown", ""
    if verb is not None and verb.modality == "unlikely":
        return verb.modality, verb.key  # "doubted that the city could be held"
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
    if seek(doubt_words(), text):
        return "assessment", "kind.doubted-figure"
    if lemma in {"warn", "fear", "worry", "caution"} and modality in _OPEN and not seek(opinion_words(), text):
        return "forecast", "kind.warned-of"
    if lemma.startswith("rule ") and stance == "deny" and telling.own_side:
        return "intention", "kind.ruled-out"
    if lemma == "warn" or (stance == "opinion" and lemma not in {"see", "call for"}):
        return "opinion", "kind.opinion-verb"
    if seek(opinion_words(), text) and modality != "possible":
        return "opinion", "kind.value-words"
    under_way = "prepare" in keys and seek(under_preparation(), text) is not None
    if seek(considered(), text):
        return "assessment", "kind.considered-so"
    if keys & {"plan", "pledge", "consider"} or ("prepare" in keys and not under_way) or stance == "intend":
        return "intention", "kind.plan-words"
    if seek(meant_to(), text) and modality in {"asserted", "expected", "planned"}:
        return "intention", "kind.meant-to"
    if stance == "expect":
        return "forecast", "kind.expecting-verb"
    if modality == "conditional" and seek(never_was_words(), text):
        return "assessment", "kind.unreal"
    if seek(false_words(), text):
        return "fact", "kind.said-false"
    bound = modality == "conditional" and any(c.group == "condition" for c in cues)
    if (
        modality in _OPEN
        and not _of_now(text)
        and (future or _tells_future(text, cues) or (bound and stance != "judge"))
    ):
        told_will = modality == "conditional" or re.search(r"\b(?:will|would|shall|wo)\b", text) is not None
        own = telling.decides and modality in {"expected", "conditional"} and told_will and not bound
        return ("intention", "kind.own-plan") if own else ("forecast", "kind.future")
    if lemma == "claim" and not _claims_to().search(text):
        return "assessment", "kind.claimed"
    if telling.own_side and stance != "judge" and not (keys & {"believe"}):
        return "fact", "kind.own-side"
    if (
        telling.judged
        or seek(analysis_words(), text)
        or stance == "judge"
        or keys & {"appear", "thought", "suggest", "believe", "estimate"}
    ):
        return "assessment", "kind.judgement"
    if modality in {"likely", "possible", "unlikely"} and (telling.verb is not None or _of_now(text)):
        return "assessment", "kind.hedged"
    return "fact", "kind.fact"


def _of_now(text: str) -> bool:
    """Tell whether a modal speaks of how things are: "may have crossed", "could signal"."""
    return seek(now_words(), text) is not None


def _tells_future(text: str, cues: list[Cue]) -> bool:
    if seek(future_words(), text) or re.search(r"\bshould\b", text, re.IGNORECASE):
        return True
    if any(c.modality in {"expected", "possible"} for c in cues):
        return True
    return re.search(r"\blikely\s+(?:area|place|to)\b", text) is not None or _coming().match(text) is not None


@cache
def _claims_to() -> re.Pattern[str]:
    """Find one who claims an act of its own: "claims to have shot down 12"."""
    return re.compile(r"\bto\s+have\s+\w+", re.IGNORECASE)


@cache
def _coming() -> re.Pattern[str]:
    acts = (
        "withdrawal|pull-?out|drawdown|ceasefire|truce|hand-?over|intervention|agreement|deal|deployment|"
        "attack|offensive|invasion|return|arrival|strike|response|rotation|reinforcement"
    )
    return re.compile(
        rf"\W*(?:[\w’'-]+\s+){{0,4}}?(?:{acts})s?\b[^,;]{{0,60}}\b(?:is|are|remains?|seems?|"
        rf"looks?)\s+(?:[a-z]+\s+){{0,2}}?"
        r"(?:certain|likely|probable|possible|inevitable|unlikely)\b",
        re.IGNORECASE,
    )
