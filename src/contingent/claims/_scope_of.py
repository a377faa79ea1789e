"""Whether two counts are of different scope: civilians and men, both sides and one, those held and those freed."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from contingent.claims._claim import Claim
from contingent.claims._likeness import figure

__all__ = ["one_is_allowed", "scopes_differ"]


@cache
def _scopes() -> dict[str, re.Pattern[str]]:
    return {
        "civilians": re.compile(r"\b(?:civilians?|villagers?|residents?|children)\b", re.IGNORECASE),
        "armed": re.compile(
            r"\b(?:men|soldiers?|troops?|rebels?|insurgents?|fighters?|militants?|army|servicemen|policemen)\b", re.I
        ),
        "people": re.compile(r"\b\d[\d,]*\s+people\b|\bof\s+both\s+sides\b", re.IGNORECASE),
        "both": re.compile(r"\b(?:both|the\s+two)\s+(?:sides|armies|parties|states|countries)\b|\btogether\b", re.I),
        "freed": re.compile(
            r"\b(?:freed|released?|home|exchanged|handed\s+over|swapped|returned|let\s+go)\b", re.IGNORECASE
        ),
        "allowed": re.compile(
            r"\b(?:lets?|allow\w*|permit\w*|authori[sz]\w+|limit\w*|ceiling|quota|mandate\w*|needed|necessary|required?|"
            r"targets?)\b",
            re.IGNORECASE,
        ),
    }


@lru_cache(maxsize=512)  # a claim is compared with many, and each time asked
def _in(words: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _scopes().items() if pattern.search(words) is not None)


def _of_civilians(claim: Claim) -> bool:
    """Tell whether those counted are people who are no force, as their owner tells: "Ukraine; civilians"."""
    return not _CIVIL.isdisjoint(claim.actor.split("; "))


_CIVIL = frozenset({"civilians", "people", "villagers", "residents", "protesters", "passengers", "women", "children"})


def scopes_differ(a: Claim, b: Claim) -> bool:
    """Tell whether the words of two counts make them counts of two things, so that no figure answers the other.

    Parameters
    ----------
    a, b : Claim
        Counts of one class.

    Returns
    -------
    bool
        For both sides together against one, only where the sum is not the lower figure.
    """
    if _of_civilians(a) != _of_civilians(b):
        return True
    own, theirs = _in(a.proposition), _in(b.proposition)
    for x, y in ((own, theirs), (theirs, own)):
        if x & {"civilians", "people"} and "armed" not in x and "armed" in y and not y & {"civilians", "people"}:
            return True
    if ("freed" in own) != ("freed" in theirs) and {a.action, b.action} & {"lose", "transfer", "withdraw"}:
        return a.quantity is not None and b.quantity is not None and "captured" in {a.quantity.unit, b.quantity.unit}
    if ("both" in own) != ("both" in theirs):
        joint, single = (a, b) if "both" in own else (b, a)
        return (figure(joint.quantity) or 0.0) >= (figure(single.quantity) or 0.0)
    return False


def one_is_allowed(a: Claim, b: Claim) -> bool:
    """Tell whether one of two counts is what is allowed, needed or aimed at, and the other what is."""
    return ("allowed" in _in(a.proposition)) != ("allowed" in _in(b.proposition))
