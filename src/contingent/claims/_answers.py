"""What one source says to another: a figure confirmed or revised, troops explained, none where others count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from contingent.claims._claim import Claim
from contingent.claims._inside import family
from contingent.claims._ledger import Relation
from contingent.claims._likeness import figure
from contingent.claims._scene import Draft

__all__ = ["answered"]

_NEXT = 4  # characters between a sentence and the next
_PRESENT = frozenset({"deploy", "station", "fight", "rotate", "guard", "support"})


def answered(draft: Draft, near: Sequence[Draft]) -> Relation | None:
    """Relate a claim to the one that it answers.

    Parameters
    ----------
    draft : Draft
        A claim.
    near : sequence of Draft
        Claims of the sentences before it.

    Returns
    -------
    Relation or None
    """
    for rule in (_confirmed, _revised, _none_there, _still_open, _explained):
        relation = rule(draft, near)
        if relation is not None:
            return relation
    return None


@cache
def _confirms() -> re.Pattern[str]:
    what = "figures?|numbers?|tolls?|account|report|claim|estimate|count"
    return re.compile(
        rf"\b(?:confirm(?:s|ed)|corroborat(?:es|ed)|back(?:s|ed)\s+up|repeat(?:s|ed)|echo(?:es|ed)|bear(?:s)?\s+out|bore\s+out|"
        rf"g[ai]ves?\s+the\s+same|support(?:s|ed))\s+(?:(?:the|that|this|those|his|her|their|its|army['’]s)\s+)?(?:{what})\b|"
        r"\b(?:loss(?:es)?|figures?|numbers?|tolls?|deaths?|accounts?)\s+(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?confirmed\b",
        re.IGNORECASE,
    )


def _confirmed(draft: Draft, near: Sequence[Draft]) -> Relation | None:
    """Read "a senator confirmed the figure"."""
    claim = draft.claim
    if claim.quantity is not None or claim.polarity == "negative" or not _confirms().search(claim.sentence.text):
        return None
    if re.search(r"\b(?:not|never|neither|cannot)\b|n['’]t\b", claim.sentence.text):
        return None
    told = [c for c in _others(claim, near) if c.core and c.quantity is not None]
    return Relation("supports", claim.id, told[-1].id, None, "confirms the figure") if told else None


def _others(claim: Claim, near: Sequence[Draft]) -> list[Claim]:
    """Take the claims before that another source, or none, tells."""
    return [d.claim for d in near if d.claim.source.name != claim.source.name or claim.source.name is None]


@cache
def _revises() -> re.Pattern[str]:
    what = "figure|offer|toll|number|estimate|pledge|count|total|ceiling|promise|target"
    verbs = "cut|raised?|revised?|lower(?:ed)?|reduced?|increased?|corrected|updated"
    return re.compile(
        rf"\b(?:{verbs})\s+(?:the|that|this|its|their|his|her)\s+(?:\w+\s+){{0,2}}?(?:{what})s?\b[^;.]{{0,40}}\bto\s|"
        rf"\b(?:{what})\s+(?:was|were|has\s+been)\s+(?:\w+\s+)?(?:{verbs})\b[^;.]{{0,20}}\bto\s",
        re.IGNORECASE,
    )


def _revised(draft: Draft, near: Sequence[Draft]) -> Relation | None:
    """Read "it later cut the offer to 250"."""
    claim = draft.claim
    if claim.quantity is None or _revises().search(claim.sentence.text) is None:
        return None
    told = [d.claim for d in near if d.claim.sentence != claim.sentence and family(d.claim) == family(claim)]
    told = [c for c in told if figure(c.quantity) != figure(claim.quantity)]
    return Relation("updates", claim.id, told[-1].id, None, "the figure was revised") if told else None


@cache
def _nobody() -> re.Pattern[str]:
    forces = (
        r"troops|soldiers?|forces|fighters?|men|personnel|advisers|instructors|mercenaries|military\s+presence|presence"
    )
    return re.compile(
        rf"\b(?:no|not\s+(?:a\s+single|one|any))\s+(?:[\w-]+\s+){{0,2}}?(?:{forces})\b|"
        r"\b(?:will|would|does|did|do)\s+not\s+(?:take\s+part|join|fight|intervene|send\s+(?:any\s+)?(?:troops|soldiers|forces))\b",
        re.IGNORECASE,
    )


@cache
def _all_gone() -> re.Pattern[str]:
    gone = "withdrawn|gone|left|pulled\\s+out|departed|returned"
    return re.compile(
        rf"\bha(?:s|ve|d)\s+(?:all\s+)?(?:{gone})\s+all\b|\bha(?:s|ve|d)\s+(?:now\s+)?all\s+(?:{gone})\b|"
        rf"\ball\b[^,;]{{0,40}}\bha(?:s|ve|d)\s+(?:been\s+)?(?:{gone})\b",
        re.IGNORECASE,
    )


def _tells_presence(claim: Claim) -> bool:
    """Tell whether a claim says that forces are there: a count of them, or that they are there still."""
    if claim.core and claim.quantity is not None:
        return claim.action in _PRESENT
    there = re.search(r"\bstill\b|\b\d[\d,]*\s", claim.proposition) is not None
    words = r"\b(?:soldiers|troops|forces|fighters|mercenaries|men|[A-Z]\w+(?:ans|ese))\b"
    forces = re.search(words, claim.proposition)
    return there and forces is not None and claim.action in _PRESENT | {"other"}


def _none_there(draft: Draft, near: Sequence[Draft]) -> Relation | None:
    """Read "Iran has no troops in Iraq" against a count of them."""
    claim = draft.claim
    if claim.polarity == "negative" or claim.kind not in {"fact", "assessment"} or not _tells_presence(claim):
        return None
    for other in reversed(_others(claim, near)):
        none = other.polarity == "negative" and _nobody().search(other.proposition) is not None
        empty = other.quantity is None and (none or _all_gone().search(other.proposition) is not None)
        places = {c.place.country for c in (claim, other) if c.place is not None and c.place.country is not None}
        if empty and other.actor == claim.actor != "" and len(places) < 2 and other.source.name is not None:
            note = "counted by the one, none by the other"
            joint: Literal["strained", "impossible"] = (
                "strained" if other.kind in {"intention", "forecast"} else "impossible"
            )
            return Relation("conflicts", claim.id, other.id, joint, note)
    return None


@cache
def _undecided() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:not|n['’]t|yet\s+to)\s+(?:yet\s+)?(?:decided?|made\s+(?:a|any|its|up)\b|approved?|ordered)|"
        r"\bno\s+(?:\w+\s+)?(?:decision|order|plans?)\b",
        re.IGNORECASE,
    )


def _still_open(draft: Draft, near: Sequence[Draft]) -> Relation | None:
    """Read "two officials said 1,500 would leave" after one who said that nothing is decided."""
    claim = draft.claim
    if claim.quantity is None or claim.kind != "intention" or claim.source.name is None or claim.polarity == "negative":
        return None
    last = [c for c in _others(claim, near) if 0 <= claim.sentence.start - c.sentence.end <= _NEXT]
    open_ = [
        c for c in last if c.polarity == "negative" and c.source.name is not None and _undecided().search(c.proposition)
    ]
    note = "the one takes for decided what the other leaves open"
    return Relation("conflicts", claim.id, open_[-1].id, "strained", note) if open_ else None


@cache
def _theirs() -> re.Pattern[str]:
    forces = (
        "troops|soldiers|forces|men|boats|ships|vessels|trucks|planes|vehicles|aircraft|units|personnel|advisers|instructors|"
        "exercise|mission"
    )
    return re.compile(
        rf"\W*(?:(?:its|their|his|our|the)\s+(?:\w+\s+)?(?:{forces})|they|it)\s+"
        r"(?:are|is|were|was|carried|carry|had\s+come|had\s+been)\b",
        re.I,
    )


def _explained(draft: Draft, near: Sequence[Draft]) -> Relation | None:
    """Read what the accused say that their forces do: "Cairo said its troops were there on exercise"."""
    claim = draft.claim
    if claim.quantity is not None or claim.polarity == "negative" or claim.kind not in {"fact", "assessment"}:
        return None
    if claim.source.name is None or _theirs().match(claim.proposition) is None:
        return None
    last = [c for c in _others(claim, near) if 0 <= claim.sentence.start - c.sentence.end <= _NEXT]
    accused = [c for c in last if c.source.name is not None and c.actor == claim.actor]
    return Relation("explains", claim.id, accused[-1].id, None, "the other side's account of them") if accused else None
