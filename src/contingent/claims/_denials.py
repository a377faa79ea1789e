"""Denials: which earlier claim a source says does not hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from contingent.claims._claim import Claim
from contingent.claims._gazetteer import table
from contingent.claims._headline import stems
from contingent.claims._ledger import Relation
from contingent.claims._matter import named_forces
from contingent.claims._scene import Draft

__all__ = ["denial_of", "denied_before", "may_deny"]

_STILL_NEAR = 40  # claims back that a denial may answer, assumed


@cache
def _of_claim() -> re.Pattern[str]:
    """Find words that deny what was said before, whatever it was."""
    nouns = (
        "claims?|reports?|allegations?|accusations?|charges?|figures?|numbers?|tolls?|estimates?|assertions?|"
        r"suggestions?|accounts?|versions?|statement|count|findings?|story|involvement|(?:it|this|that|them|all)(?=\s*(?:[.,;”\"]|$|as\b|and\b|but\b))"
    )
    return re.compile(
        rf"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|refut\w*|rebuff\w*|disput\w*|contest\w*)\s+"
        rf"(?:(?:the|those|these|any|such|all|its|their|that|as|what|[\w’']+)\s+){{0,3}}?(?:{nouns})\b|"
        r"\b(?:false|untrue|baseless|unfounded|fabricat\w+|nonsense|groundless|rumou?rs|brush\w*\s+(?:[\w’']+\s+){0,4}?(?:aside|off)|wav\w+\s+(?:[\w’']+\s+){0,4}?(?:away|off|aside)|fakes?|fake\s+news|hoax|propaganda|invented|inventions?|fiction|fantas\w+|forger\w+|lies?|absurd|exaggerat\w+|inflated)\b",
        re.IGNORECASE,
    )


def denial_of(draft: Draft, earlier: Sequence[Draft]) -> Relation | None:
    """Find the claim that a denial answers.

    Parameters
    ----------
    draft : Draft
        A claim that may deny.
    earlier : sequence of Draft
        Claims before it, in the order of the text.

    Returns
    -------
    Relation or None
    """
    claim = draft.claim
    if not may_deny(draft):
        return None
    generic = _of_claim().search(claim.proposition) or (draft.denies and _of_claim().search(claim.sentence.text))
    said = draft.denies or bool(claim.source.name)
    if not (generic or said):
        return None
    near = [d for d in earlier if d.claim.report == claim.report or d.claim.actor == claim.actor][-_STILL_NEAR:]
    met = [d.claim for d in near if not d.heading and _may_be_denied(claim, d)]
    matching = [] if generic else [c for c in met if _same_matter(claim, c, draft.denies) and _of_its_words(claim, c)]
    chosen = matching or ([c for c in met if not _of_others(claim, c)] if generic else [])
    if "clause.verdict" in claim.rules:  # "..., a claim that the army called propaganda": the claim before the comma
        chosen = [c for c in met if c.sentence == claim.sentence][-1:]
    elif generic and _the_one().search(claim.sentence.text):
        chosen = [c for c in chosen if claim.sentence.start - c.sentence.end <= _JUST_TOLD] or chosen
    if not chosen and (draft.denies or claim.source.name is not None):
        chosen = [c for c in met if _one_harm(claim.proposition, c.proposition)][:1]
    if not chosen:
        return None
    # "the reports" are the report's own matter, told first; a denial in its own words answers what came last
    way = -1 if generic else 1
    best = max(enumerate(chosen), key=lambda ic: (_rank(claim, ic[1])[: 3 if generic else 4], way * ic[0]))[1]
    return Relation("denies", claim.id, best.id, "impossible", _reason(draft, best))


_JUST_TOLD = 4  # characters from the end of the sentence before


@cache
def _harms() -> tuple[re.Pattern[str], ...]:
    """Find words for one kind of harm each: hit, held, killed."""
    return tuple(
        re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
        for words in (
            r"lost|hit|struck|damag\w+|destroy\w+|shot\s+down|downed|brought\s+down",
            r"h[eo]ld(?:s|ing)?|captives?|hostages?|prisoners?|captur\w+|seiz\w+|detain\w*|abduct\w*|kidnap\w*",
            r"kill\w*|d(?:ead|ied|eaths?)|massacr\w+|execut\w+",
        )
    )


def _one_harm(denial: str, told: str) -> bool:
    """Tell whether "any aircraft had been hit" answers "one of the helicopters was damaged"."""
    any_ = re.search(r"\bany(?:one|body|thing)?\b|\b(?:lost|losing)\s+no\b", denial, re.IGNORECASE) is not None
    return any_ and any(h.search(denial) is not None and h.search(told) is not None for h in _harms())


@cache
def _the_one() -> re.Pattern[str]:
    """Find "the report", "this figure", "denied it": what was told just before; "the reports" are the whole matter."""
    one = "report|claim|allegation|figure|toll|number|account|story|statement|suggestion|assertion"
    return re.compile(
        rf"\b(?:the|this|that)\s+(?:{one})\b(?!\s+(?:that|of))|\b(?:denie[sd]|rejects?|rejected)\s+(?:it|this|that)\b",
        re.I,
    )


def may_deny(draft: Draft) -> bool:
    """Tell whether a claim says that something does not hold."""
    claim = draft.claim
    called = draft.claim.quantity is None and _called_false().search(claim.sentence.text) is not None
    if called and (claim.source.name is not None or "clause.verdict" in claim.rules):
        return True
    if claim.polarity != "negative" or claim.modality == "unknown" or (claim.kind == "opinion" and not draft.denies):
        return False
    counted = claim.quantity is not None and (claim.quantity.value_high or claim.quantity.value_low or 0) > 1
    return not counted and _leaves_open().search(claim.sentence.text) is None


@cache
def _called_false() -> re.Pattern[str]:
    """Find a report that is called false: "called the document a forgery", "dismissed it as pure fantasy"."""
    false = (
        "false|fake|fakes|fantas\\w+|inventions?|forger\\w+|fabricat\\w+|lies?|hoax|nonsense|fiction|propaganda|rumou?rs?|absurd|baseless|exaggerat\\w+|inflated|"
        "groundless|untrue|unfounded"
    )
    said = r"(?:call|regard|consider|dismiss|describ|brand|denounc|reject|label|brush|wav|term|spoke)\w*"
    return re.compile(rf"\b{said}\b[^.;]{{0,80}}\b(?:{false})\b", re.IGNORECASE)


@cache
def _leaves_open() -> re.Pattern[str]:
    """Find negations that deny nothing: "did not rule it out", "nothing has moved yet", "has yet to decide"."""
    return re.compile(
        r"\bnot\s+rul\w+\s+(?:\w+\s+){0,3}?out\b|\bnot\s+exclud\w+|\b(?:nothing|none|no\s+one|nobody)\s+ha(?:s|ve|d)\s+\w+\s+"
        r"(?:yet|so\s+far)\b|\bha(?:s|ve|d)\s+yet\s+to\b",
        re.IGNORECASE,
    )


@cache
def _any_part() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:any|a|no|its|having|direct)\s+(?:\w+\s+)?(?:part|role|involvement|hand|link|connection|responsibility|presence)\b",
        re.IGNORECASE,
    )


@cache
def _no_part() -> re.Pattern[str]:
    part = "part|role|involvement|hand|link|links|connection|responsibility"
    return re.compile(rf"\bno\s+(?:\w+\s+)?(?:{part})\b|\bnot\s+(?:involved|responsible|behind)\b", re.IGNORECASE)


def _of_others(claim: Claim, other: Claim) -> bool:
    """Tell whether a denial names a force that is not the other claim's."""
    forces = named_forces(claim)
    return bool(forces) and other.actor not in forces and not forces & named_forces(other)


def _people_words(claim: Claim) -> bool:
    return (
        re.search(r"\b(?:troops?|soldiers?|forces|men|personnel|servicemen|military)\b", claim.proposition) is not None
    )


def _of_its_words(claim: Claim, other: Claim) -> bool:
    """Tell whether a denial in words of its own speaks of what the other tells: the same thing, and no other force."""
    if _of_others(claim, other):
        return False
    if _any_part().search(claim.proposition) or (other.core and _people_words(claim) and _people_words(other)):
        return True
    return bool(stems(claim.proposition) & stems(other.proposition) - stems(claim.actor + " " + other.actor))


def denied_before(draft: Draft, unanswered: Sequence[Draft]) -> list[Relation]:
    """Find the denials that stand before the claim that they answer: of the accused, in words of their own.

    Parameters
    ----------
    draft : Draft
        A claim.
    unanswered : sequence of Draft
        Negative claims before it that answer no earlier claim.

    Returns
    -------
    list of Relation
    """
    if draft.claim.source.name is None or draft.heading or draft.claim.action == "deny":
        return []
    found = []
    for denial in unanswered:
        own = denial.own_side or denial.claim.source.name == draft.claim.actor
        same = denial.claim.action in {draft.claim.action, "deny"} and denial.claim.actor == draft.claim.actor
        told = denial_of(denial, [draft]) if own and same and denial.claim.report == draft.claim.report else None
        told = told or _same_words(denial, draft)
        if told is not None:
            found.append(told)
    return found


def _same_words(denial: Draft, draft: Draft) -> Relation | None:
    """Read "denied that his men had fired on the crowd" before one who says in the same words that they did."""
    a, b = denial.claim, draft.claim
    close = a.report == b.report and 0 <= b.sentence.start - a.sentence.end <= _JUST_TOLD
    if not (denial.denies and close and b.polarity == "positive" and b.source.name != a.source.name):
        return None
    shared = stems(a.proposition) & stems(b.proposition) - stems(f"{a.actor} {b.actor}")
    return Relation("denies", a.id, b.id, "impossible", _reason(denial, b)) if len(shared) > 1 else None


def _may_be_denied(claim: Claim, other: Draft) -> bool:
    told = other.claim
    if told.polarity == "negative" or told.modality == "unknown":
        return False
    return not (told.source.name and told.source.name == claim.source.name) and not (other.denies)


@cache
def _matter() -> re.Pattern[str]:
    return re.compile(
        r"troop|unit|militar|soldier|force|fighter|mercenar|missile|drone|shell|arms|weapon|ammunition|ship|plane|prisoner|"
        r"recruit|casualt|kill|los[st]|strike|attack|rebel|deploy|send|sent|transfer|suppl|support|withdr|instructor"
    )


def _words(text: str) -> set[str]:
    return set(_matter().findall(text.lower()))


def _same_matter(claim: Claim, other: Claim, draft_denies: bool) -> bool:
    """Tell whether two claims are of one force's one act: shared actor, and shared act or object."""
    named = {claim.actor, claim.source.name or ""} - {""}
    if claim.action == "deny" and other.core and other.actor == claim.actor != "":
        return True  # "denied any role": whatever the accused is said to have sent or to keep
    about = bool(other.actor) and (other.actor in named or any(n in other.proposition for n in named))
    if about and claim.source.name is not None and _no_part().search(claim.proposition) is not None:
        return True  # "had no role in the attack"
    if claim.action == "other" and not draft_denies:
        return False  # a negative sentence that denies nothing in particular
    if not draft_denies and (claim.action != other.action or claim.actor != other.actor):
        return False  # "could not go on without help" is no denial of what others say
    return about and (claim.action == other.action or bool(_words(claim.proposition) & _words(other.proposition)))


@cache
def _of_losses() -> re.Pattern[str]:
    return re.compile(r"\b(?:toll|los[st]\w*|kill\w*|dead|deaths?|died|casualt\w*|wound\w*|captur\w*|prisoners?)\b")


def _rank(claim: Claim, other: Claim) -> tuple[bool, bool, bool, bool]:
    """Rank what a denial may answer: forces, the accused's own, then a count, of losses where it speaks of losses."""
    losses = _of_losses().search(claim.sentence.text) is not None
    forces = other.core or bool(_words(other.proposition))
    touched = other.actor == claim.actor or _names(claim.actor, other)
    return losses == (other.action == "lose"), forces, touched, other.core


def _names(actor: str, other: Claim) -> bool:
    """Tell whether a claim names a state: as receiver, or as the place where others' forces are."""
    entry = table().get(actor)
    there = entry is not None and entry.iso is not None and other.place is not None and other.place.country == entry.iso
    return bool(actor) and (there or actor in other.proposition)


def _reason(draft: Draft, other: Claim) -> str:
    if draft.own_side or draft.claim.actor == other.actor:
        return "denied by the party accused"
    return f"denied by {draft.claim.source.name}" if draft.claim.source.name else "said not to hold"
