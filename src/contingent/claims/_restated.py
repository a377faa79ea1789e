"""Denials said in full: whose role is denied, and which number "that number" is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from contingent.claims._aims import is_verdict, leaves_out, takes_up
from contingent.claims._claim import Claim
from contingent.claims._ledger import Relation
from contingent.claims._scene import Draft
from contingent.claims._verdicts import VERDICT

__all__ = ["restated"]


def restated(drafts: Sequence[Draft], relations: Sequence[Relation]) -> list[Draft]:
    """Say what each denial denies: whose role, and which number "that number" is.

    Parameters
    ----------
    drafts : sequence of Draft
        All claims.
    relations : sequence of Relation
        What denies what.

    Returns
    -------
    list of Draft
    """
    told = {draft.claim.id: draft.claim for draft in drafts}
    denied: dict[str, Claim] = {}
    for relation in relations:
        if relation.type == "denies" and relation.b in told:
            denied.setdefault(relation.a, told[relation.b])
    return [_in_full(draft, denied.get(draft.claim.id)) for draft in drafts]


@cache
def _no_matter() -> re.Pattern[str]:
    """Find the words of a denial that name nothing of what is denied: "that number as groundless"."""
    said = (
        r"den(?:y|ies|ied)|call\w*|dismiss\w*|reject\w*|describ\w*|brand\w*|disput\w*|regard\w*|refut\w*|"
        "is|was|are|were|be|as|and|or|the|an?|it|that|this|these|those|them|such|of|by|both|all|any|completely|simply|entirely|"
        "pure|cheap|mere|utter|total|complete|outright|much|wholly|totally|baselessly"
    )
    nouns = (
        "claims?|reports?|allegations?|accusations?|charges?|figures?|numbers?|tolls?|estimates?|assertions?|"
        "suggestions?|account|statement|count|story|version|nothing|more|than"
    )
    false = (
        "false|untrue|baseless|unfounded|fabricat\\w+|nonsense|groundless|rumou?rs?|fakes?|news|hoax|propaganda|invented|"
        "inventions?|fiction|fantas\\w+|forger\\w+|lies?|absurd|exaggerat\\w+|inflated|wrong|incorrect|inaccurate"
    )
    return re.compile(rf"\b(?:{said}|{nouns}|{false})\b|[^\w\s]", re.IGNORECASE)


def _names_nothing(claim: Claim) -> bool:
    words = re.sub(r"\b(?:last|latest|same|very|whole|entire|own|absolute|fairy|tale|that)\b", " ", claim.proposition)
    own = claim.source.span.text if claim.source.span is not None else claim.source.name or ""
    left = _no_matter().sub(" ", words.replace(own, " "))
    return not left.split()


def _in_full(draft: Draft, denied: Claim | None) -> Draft:
    claim = draft.claim
    words = claim.proposition
    if denied is not None and claim.quantity is None:
        if _verdict(claim) and claim.polarity == "negative" and takes_up(claim.sentence.text) is None:
            return replace(draft, claim=replace(claim, proposition=_in_its_words(words, denied.proposition)))
        taken = takes_up(claim.sentence.text)
        brief = taken is not None and (taken.group() in words or _leaves_out(words))
        if _verdict(claim) or is_verdict(claim) or (brief and taken is not None and _noun().search(taken.group())):
            return replace(draft, claim=replace(claim, proposition=_as_right(claim, denied)))
    if claim.quantity is not None or not (draft.denies or denied is not None):
        return draft
    if draft.denies and claim.actor and claim.actor.split()[0] not in words:
        words = f"{claim.actor}: {words[:1].lower()}{words[1:]}"
    if denied is not None and (_leaves_out(claim.proposition) or takes_up(claim.sentence.text) is not None):
        words = f"{words} ({denied.proposition})"
    return draft if words == claim.proposition else replace(draft, claim=replace(claim, proposition=words))


_BRIEF = 4  # words of a denial that leaves out what it denies, assumed


def _leaves_out(words: str) -> bool:
    """Tell whether a denial leaves out what it denies: "having sent any", "that anyone had landed"."""
    left = _no_matter().sub(" ", words).split()
    return len(left) < 2 or (len(left) <= _BRIEF and leaves_out(words))


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(
        r"\b(figure|number|toll|total|count|estimate|report|claim|allegation|account|story|statement|suggestion|assertion|"
        r"version|accusation|charge)s?\b",
        re.IGNORECASE,
    )


def _as_right(claim: Claim, denied: Claim) -> str:
    """Give "The army's figure is right: 60 were killed" for "called the figure a lie"."""
    taken, apposed = takes_up(claim.sentence.text), re.search(r",\s+(?:an?|which)\s[^;]*", claim.sentence.text)
    found = _noun().search(taken.group() if taken is not None else apposed.group() if apposed is not None else "")
    noun = found.group().lower() if found is not None else "statement"
    be = "are" if noun.endswith("s") else "is"
    name = denied.source.name
    whose = "The" if not name else f"{name}'" if name.endswith("s") else f"{name}'s"
    return f"{whose} {noun} {be} right: {denied.proposition}"


def _in_its_words(verdict: str, denied: str) -> str:
    """Give "Groundless rumours: 400 soldiers might go"; a bare "number false" adds nothing to the negative claim."""
    said = re.sub(r"^\W*(?:(?:that|this|the|these|those|such|an?)\s+)*(?:\w+\s+)??(?:as\s+)", "", verdict).strip(
        " “”\"'.,"
    )
    return (
        denied
        if len(said.split()) > _SHORT or re.search(r"\b(?:number|figure|claim|it)\b", said, re.I)
        else f"{said[:1].upper()}{said[1:]}: {denied}"
    )


_SHORT = 4  # words of a verdict, assumed


def _verdict(claim: Claim) -> bool:
    """Tell whether a claim only says that another is false."""
    return _names_nothing(claim) or VERDICT in claim.rules
