"""Denials said in full: whose role is denied, and which number "that number" is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

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
    told = {draft.claim.id: draft.claim.proposition for draft in drafts}
    denied = {
        relation.a: told[relation.b] for relation in relations if relation.type == "denies" and relation.b in told
    }
    return [_in_full(draft, denied.get(draft.claim.id, "")) for draft in drafts]


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
    own = claim.source.span.text if claim.source.span is not None else claim.source.name or ""
    left = _no_matter().sub(" ", claim.proposition.replace(own, " "))
    return not left.split()


def _in_full(draft: Draft, denied: str) -> Draft:
    claim = draft.claim
    words = claim.proposition
    if denied and claim.quantity is None and claim.polarity == "negative" and _verdict(claim):
        return replace(draft, claim=replace(claim, proposition=_in_its_words(words, denied)))
    if not draft.denies or claim.quantity is not None or not claim.actor or claim.actor.split()[0] in words:
        return draft
    return replace(draft, claim=replace(claim, proposition=f"{claim.actor}: {words[:1].lower()}{words[1:]}"))


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
