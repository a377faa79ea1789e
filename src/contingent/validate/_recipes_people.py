"""Recipes of people: who served, which tour that implies, who arrives under losses."""

from __future__ import annotations

import re
from collections.abc import Mapping

from contingent.simulate._identities import implied_tour, served
from contingent.simulate._losses_limit import arrivals, arrivals_of_units, mean_strength_with_gaps
from contingent.validate._answer import Answer
from contingent.validate._numbers import NUMBER, durations, number

__all__ = ["under_losses", "who_served", "whose_tour"]

_STANDING = re.compile(
    rf"(?P<a>{NUMBER})(?: \w+)? (?:standing|present|at a time|at any time|on the ground|in theatre|in country)\b"
    rf"|\b(?:standing (?:force|strength)|constant strength|strength|present)\s*(?:of|:|=|is)?\s*(?P<b>{NUMBER})",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    rf"(?P<a>{NUMBER})(?: \w+)? (?:(?:have |had )?(?:served|passed through|rotated through))\b"
    rf"|\b(?:served|passed through|rotated through)\s*(?:by|:|=|is)?\s*(?P<b>{NUMBER})",
    re.IGNORECASE,
)
_BEFORE_TOUR = re.compile(
    r"\b(?:tours?(?: length)?(?: of| is| lasts?|:| =)?|(?:rotat|reliev|replac)\w* every)\s*$", re.IGNORECASE
)
_AFTER_TOUR = re.compile(r"[\s-]*(?:tours?|rotations?|contracts?)\b", re.IGNORECASE)
_ASKS_TOUR = re.compile(
    r"\b(?:implied|implies|mean|average|what) (?:a )?tour\b|\bhow long (?:is|was) (?:a|the) tour\b", re.IGNORECASE
)
_LOSSES = re.compile(
    rf"(?P<share>{NUMBER})\s*(?:%|per cent|percent)\s*(?:\w+ )?(?:lost )?(?:a|per|each|every) "
    r"(?P<unit>day|week|month|year)\b",
    re.IGNORECASE,
)
_PER = {"day": 365 / 12, "week": 365 / 84, "month": 1.0, "year": 1 / 12}  # units in a month; a year has 365 days


def _either(pattern: re.Pattern[str], ask: str) -> float | None:
    found = pattern.search(ask)
    return number(found["a"] or found["b"]) if found else None


def who_served(ask: str, _: Mapping[str, float]) -> Answer | None:
    """Little's law: strength, tour (or alternatives) and period give people served."""
    standing, spans = _either(_STANDING, ask), durations(ask)
    if standing is None or len(spans) != 2 or _ASKS_TOUR.search(ask) or _LOSSES.search(ask):
        return None
    tours = [part for part in spans if _is_tour(ask, part[1], part[2])]
    if len(tours) != 1:
        return None
    period = next(part for part in spans if part is not tours[0])[0][0]
    found = [served(standing, period, tour) for tour in tours[0][0]]
    return Answer(found if len(found) > 1 else found[0], "strength x time / tour")


def _is_tour(ask: str, start: int, end: int) -> bool:
    return bool(_BEFORE_TOUR.search(ask[:start]) or _AFTER_TOUR.match(ask[end:]))


def whose_tour(ask: str, _: Mapping[str, float]) -> Answer | None:
    """Which mean tour a number of people served implies, months."""
    standing, total, spans = _either(_STANDING, ask), _either(_TOTAL, ask), durations(ask)
    if not _ASKS_TOUR.search(ask) or standing is None or not total or len(spans) != 1:
        return None
    return Answer(implied_tour(standing * spans[0][0][0], total), "strength x time / served")


def under_losses(ask: str, _: Mapping[str, float]) -> Answer | None:
    """Arrivals a month, or mean strength, under a steady share of losses."""
    share, standing = _LOSSES.search(ask), _either(_STANDING, ask)
    spans = [part for part in durations(ask) if _is_tour(ask, part[1], part[2])]
    if not share or standing is None or len(spans) != 1 or len(spans[0][0]) != 1:
        return None
    rate, tour = number(share["share"]) / 100 * _PER[share["unit"].lower()], spans[0][0][0]
    if re.search(
        r"\b(?:gaps?|losses) (?:are |stay |left |remain )*(?:open|unfilled|unreplaced)\b|\bnot replaced\b", ask
    ):
        return Answer(mean_strength_with_gaps(standing, tour, rate), "S (1 - exp(-d T)) / (d T)")
    if not re.search(r"\barriv\w*|\breplacements?\b", ask, re.IGNORECASE):
        return None
    by_unit = re.search(r"\bunit rotation\b|\bwith (?:the|their) units?\b", ask, re.IGNORECASE)
    if by_unit:
        return Answer(arrivals_of_units(standing, tour, rate), "S (1 / T + d) a month")
    return Answer(arrivals(standing, tour, rate), "S d / (1 - exp(-d T)) a month")
