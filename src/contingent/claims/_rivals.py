"""Rival figures of one matter: apart or alike, and whether both may hold."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._claim import Claim, Quantity
from contingent.claims._ledger import Relation
from contingent.claims._likeness import around, figure, is_ceiling
from contingent.claims._matter import disputed, surely_one

__all__ = ["figures_apart", "overlapping", "plans_apart"]

_TENTH = 0.9  # figures within a tenth are read as one: the width of "about", assumed
_LOOSE_FLOOR = 1.5  # "at least N" is read up to 1.5 N (90 % point, assumed)
_FAR_ABOVE = 2.0  # a figure so many times a floor does not bear it out, assumed
_NO_ROUNDING = 1.5  # tolls so many times one another are no matter of "about", assumed
_FAR_APART = 20.0  # figures so many times one another are of two scopes, assumed
_DRIFT = 1.25  # running tolls of two sources differ so much by their dates alone, assumed


@cache
def _confirmed() -> re.Pattern[str]:
    """Find counts of what is proved, which lag behind what is so."""
    return re.compile(
        r"\b(?:confirm\w*|verif\w+|identified|documented|registered|recorded|by\s+name)\b(?!\s+(?:that|the\s+(?:death|plan)))",
        re.I,
    )


_BESIDE = 420  # characters between the beginnings of two sentences that answer one another, assumed


def _face_to_face(a: Claim, b: Claim) -> bool:
    """Tell whether two figures answer one another: near in the text or of two reports, and of no two days."""
    if a.report == b.report and abs(a.sentence.start - b.sentence.start) > _BESIDE:
        return False
    if a.action != "lose" and (a.time is None) != (b.time is None):
        return False  # a strength of another day
    return not any(_runs_on().search(c.sentence.text) for c in (a, b)) or a.sentence == b.sentence


@cache
def _runs_on() -> re.Pattern[str]:
    """Find tolls that grow by the day: they part with the hour at which they are told."""
    return re.compile(r"\b(?:so\s+far|to\s+date|since\s+[A-Z]\w+day|rising|still\s+counting|at\s+this\s+hour)\b")


def _held_against(a: Claim, b: Claim) -> bool:
    """Tell whether figures that only may be of one thing stand near, in two reports, or against one another."""
    return a.report != b.report or disputed(a) or abs(a.sentence.start - b.sentence.start) <= _BESIDE // 2


def figures_apart(a: Claim, b: Claim, below: float, above: float) -> Relation | None:
    """Relate figures that cannot both be true as told, or only where "about" is read loosely.

    Parameters
    ----------
    a, b : Claim
        Counts of one matter, the later first.
    below, above : float
        The most that the lower one allows, and the least that the higher one does.

    Returns
    -------
    Relation or None
    """
    if any(_confirmed().search(around(c, 24)) for c in (a, b)):
        note = "one counts only what is confirmed so far: both may hold"
        return Relation("conflicts", a.id, b.id, "possible", note)
    losses = a.action == b.action == "lose"
    if "approx" in {q.bound for q in (a.quantity, b.quantity) if q is not None}:
        if below >= above * _TENTH:
            return Relation("supports", a.id, b.id, None, "figures that agree within a tenth")
        if losses and above >= below * _NO_ROUNDING and _face_to_face(a, b):
            return Relation("conflicts", a.id, b.id, "impossible", "tolls of one event too far apart for rounding")
        if not _held_against(a, b):
            return None
        note = "different figures: both hold only with another date or scope"
        return Relation("conflicts", a.id, b.id, "strained", note)
    if {a.modality, b.modality} & {"possible", "conditional"}:
        return Relation("conflicts", a.id, b.id, "possible", "different figures, one of them only possible")
    if above > _FAR_APART * below:
        return None
    if not (surely_one(a, b) and _face_to_face(a, b)):
        if not _held_against(a, b):
            return None
        note = "different figures, of one force and one day only as far as the words tell"
        return Relation("conflicts", a.id, b.id, "strained", note)
    if losses and above < below * _DRIFT:
        return Relation("conflicts", a.id, b.id, "strained", "tolls that a few days may part")
    note = f"at most {below:,.0f} by the one and at least {above:,.0f} by the other, of the same forces"
    return Relation("conflicts", a.id, b.id, "impossible", note)


def plans_apart(a: Claim, b: Claim, below: float, above: float) -> Relation | None:
    """Relate plans or forecasts of different size: one may come after the other."""
    if above < below * _LOOSE_FLOOR or a.kind != b.kind:
        return None
    if a.report == b.report and _leaves(a) != _leaves(b) and (_falls_to(a) or _falls_to(b)):
        return Relation("supports", a.id, b.id, None, "those who leave bring the force down to the rest")
    return Relation("conflicts", a.id, b.id, "possible", "different plans or forecasts: one may come after the other")


def _falls_to(claim: Claim) -> bool:
    fall = r"\b(?:cut|reduc\w+|lower\w*|down|f[ae]ll\w*|dropp?\w*|shr[iau]nk\w*|trimm\w+|slash\w+)\s+(?:\w+ly\s+)?to\b"
    return re.search(fall, claim.proposition, re.IGNORECASE) is not None


def _leaves(claim: Claim) -> bool:
    leave = r"\b(?:home|withdr\w+|leav(?:e|es|ing)|left|pull\w*\s+out|return\w*)\b"
    return re.search(leave, claim.proposition, re.IGNORECASE) is not None


def overlapping(a: Claim, b: Claim, first: Quantity, second: Quantity) -> Relation | None:
    """Relate figures that may both be true: they bear one another out, or only just fit."""
    told = {"exact", "approx", "range"}
    if first.bound in told and second.bound in told:
        return Relation("supports", a.id, b.id, None, "figures that agree within a tenth")
    floor, value = (first, second) if first.value_high is None else (second, first)
    if floor.value_high is None and (figure(value) or 0) >= _FAR_ABOVE * (floor.value_low or 0):
        note = "compatible only if the lower figure is a loose floor"
        return Relation("conflicts", a.id, b.id, "possible", note)
    if "vague" in {first.bound, second.bound} or (is_ceiling(first) and is_ceiling(second)):
        return None
    values = sorted((figure(first) or 0.0, figure(second) or 0.0))
    if values[0] < values[1] / _FAR_ABOVE:
        return None  # a dozen men lie within any bound
    return Relation("supports", a.id, b.id, None, "the one figure lies within the bound of the other")
