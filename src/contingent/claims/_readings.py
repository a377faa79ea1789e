"""What a count of people may be about: standing strength, total sent, flow, batch, losses.

The weights are assumed; they say how far the words decide, and each reading names its words.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from contingent.claims._claim import Quantity, Reading
from contingent.claims._formations import people_of
from contingent.claims._nouns import is_people
from contingent.claims._scene import Draft

__all__ = ["quantity_readings"]

_LOSSES = {
    "killed": "killed",
    "wounded": "wounded",
    "captured": "captured",
    "missing": "captured",
    "casualties": "casualties",
    "killed_or_wounded": "casualties",
    "killed_or_missing": "casualties",
}
# name: ((measure, weight), ...), all weights assumed
_TABLES: dict[str, tuple[tuple[str, float], ...]] = {
    "present": (("present", 0.8), ("present_peak", 0.2)),
    "present ceiling": (("present_peak", 0.6), ("present", 0.4)),
    "present later": (("present_peak", 0.65), ("present", 0.2), ("sent", 0.15)),
    "batch": (("batch", 0.65), ("sent", 0.2), ("present_peak", 0.15)),
    "per year": (("sent_per_year", 0.75), ("sent", 0.15), ("present_peak", 0.1)),
    "total": (("sent", 0.9), ("present_peak", 0.1)),
    "arrival": (("present_peak", 0.45), ("sent", 0.4), ("batch", 0.15)),
    "send": (("sent", 0.45), ("present_peak", 0.25), ("sent_per_year", 0.2), ("batch", 0.1)),
    "sent": (("sent", 0.75), ("present_peak", 0.25)),
    "ready": (("sent", 0.6), ("present_peak", 0.4)),
    "establishment": (("present_peak", 0.85), ("sent", 0.15)),
    "peak": (("present_peak", 0.9), ("present", 0.1)),
    "grown": (("present_peak", 0.6), ("present", 0.3), ("sent", 0.1)),
    "more": (("batch", 0.55), ("sent", 0.3), ("present_peak", 0.15)),
    "home": (("returned", 1.0),),
    "open": (("present_peak", 0.5), ("sent", 0.5)),
}


_PATTERNS = (
    (
        "batch",
        (
            r"\bbatch(?:es)?\s+of\b|\bat\s+a\s+time\b|\bper\s+(?:rotation|batch|tour)\b|"
            r"\beach\s+(?:rotation|batch|wave|tour)\b|\bwaves?\s+of\b|"
            r"\bcontingents?\s+of\b|\bin\s+each\b|\bevery\s+(?:few|two|three|four|six|"
            r"\d+)?\s*(?:weeks|months)\b"
        ),
    ),
    (
        "total",
        (
            r"\bin\s+all\b|\bin\s+total\b|\ba\s+total\s+of\b|\baltogether\b|\bcumulative\w*|"
            r"\bover\s+the\s+course\s+of\b|\boverall\b"
        ),
    ),
    (
        "home",
        (
            r"\bwithdr[ae]w\w*|\bpull(?:ed|ing)?\s+out|\breturn(?:ed|ing)?\s+home|\bcome\s+home|"
            r"\bcoming\s+home|\bbrought\s+home|\bbring\s+home|\bc[oa]m(?:e|es|ing)\s+back\b"
        ),
    ),
    (
        "establishment",
        (
            r"\b(?:authori[sz]ed|planned|intended|target|mandated|maximum|nominal|full|proposed|eventual|paper)\s+"
            r"(?:\w+\s+)?(?:strength|size|level|ceiling|establishment|force|deployment)\b|\bon\s+paper\b"
        ),
    ),
    (
        "peak",
        (
            r"\bat\s+(?:its|their|the)\s+(?:peak|height|maximum)\b|\bpeaked\b|\bat\s+any\s+(?:one|given)\s+time\b|"
            r"\bpeak\s+(?:strength|of)\b"
        ),
    ),
    (
        "grown",
        (
            r"\b(?:gr[eo]w\w*|ris(?:e|es|ing)|rose|swell\w*|expand\w*|increas\w*|rais\w*|reach\w*|climb\w*|"
            r"bring\s+the\s+[\w ]{3,30})"
            r"\s+(?:\w+\s+){0,3}?to(?=\s+(?:about|some|up|at|more|over|nearly|around|almost)?\s*[\d\w]*,?\d)"
        ),
    ),
    (
        "more",
        (
            r"\b(?:another|a\s+further|an\s+additional|an\s+extra)\s+(?:\w+\s+)?[\d,.]+|[\d,]+\s+(?:more|additional|further|extra)\b|"
            r"\brelief\s+force\b|\breplac\w+"
        ),
    ),
    ("arrival", r"\barriv\w*"),
)
"""The words that open a reading, in the order of choice."""


@cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _PATTERNS)


@cache
def _per_year() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|within|over|for)\s+(?:a|one)\s+year\b|\b(?:a|per|each|every)\s+year\b|"
        r"\bannual(?:ly)?\b|\byearly\b",
        re.IGNORECASE,
    )


def quantity_readings(draft: Draft, published: date | None) -> tuple[Reading, ...]:
    """Give the possible readings of a count of people.

    Parameters
    ----------
    draft : Draft
        The claim with its clause and times.
    published : datetime.date or None
        Day of the report.

    Returns
    -------
    tuple of Reading
        Weights sum to 1; empty where the count is not of people.
    """
    quantity = draft.claim.quantity
    if quantity is None or not draft.claim.core or "count.civilian-loss" in draft.claim.rules:
        return ()
    if quantity.unit == "shells" and draft.claim.action == "transfer":
        return _handed_over(draft, quantity, published)
    people = people_of(quantity)
    if people is None and not is_people(quantity.unit):
        return ()
    if quantity.unit in _LOSSES:
        return _lost(draft, quantity, published)
    name, why = _choice(draft)
    low, high = _ends(quantity) if people is None else people
    bound = quantity.bound
    if people is not None:
        why += f"; people assumed from the usual size of {quantity.unit}"
        bound = "at_most" if low is None else "at_least" if high is None else "range"
    start, end = _window(draft, published)
    condition = "more_sent" if draft.claim.modality == "conditional" and _is_future(draft) else ""
    return tuple(
        Reading(measure, weight, low, high, bound, start, end, why, condition) for measure, weight in _TABLES[name]
    )


def _handed_over(draft: Draft, quantity: Quantity, published: date | None) -> tuple[Reading, ...]:
    """Read rounds handed over: a yearly flow, or all so far; what more may come leaves open from when it counts."""
    low, high = _ends(quantity)
    start, end = _window(draft, published)
    if found := _found(_per_year(), draft.clause):
        start, end = (start, end) if start else (None, None)  # a pace without a period holds on
        return (Reading("shells_per_year", 1.0, low, high, quantity.bound, start, end, f"'{found}' tells a rate"),)
    if draft.rate or _is_future(draft) or re.search(dict(_PATTERNS)["more"], draft.claim.proposition, re.IGNORECASE):
        return ()
    start = None if draft.event_time is not None and start == draft.event_time.first else start
    return (Reading("shells_delivered", 1.0, low, high, quantity.bound, start, end, "counts rounds handed over"),)


def _lost(draft: Draft, quantity: Quantity, published: date | None) -> tuple[Reading, ...]:
    low, high = _ends(quantity)
    start, end = _window(draft, published)
    if start is not None and draft.event_time is not None and start == draft.event_time.first:
        start = None  # a report of losses gives the state of the count, whatever day it tells
    measure = _LOSSES[quantity.unit]
    return (
        Reading(
            measure,
            1.0,
            low,
            high,
            quantity.bound,
            start,
            end,
            f"counts the {quantity.unit.replace('_', ' ')}",
        ),
    )


def _choice(draft: Draft) -> tuple[str, str]:
    """Choose the table of readings, and say which words chose it."""
    clause = draft.clause
    if draft.rate or _per_year().search(clause):
        return "per year", f"'{_found(_per_year(), clause) or 'a year'}' tells a rate"
    told = draft.claim.proposition  # the stretch of this count only, where a clause has several
    for name, pattern in _words():
        word = _found(pattern, told)
        if word and _holds(name, draft):
            return name, f"'{word}' {_SAYS[name]}"
    return _by_action(draft)


_SENDING = frozenset({"deploy", "rotate", "transfer", "other", "decide"})


def _holds(name: str, draft: Draft) -> bool:
    """Tell whether the words that open a reading fit what is done: a return is a leaving, "more" is of those sent."""
    if name == "home":
        return draft.claim.action in {"withdraw", "deploy"}
    return name != "more" or draft.claim.action in _SENDING


_SAYS = {
    "batch": "tells one batch of several",
    "total": "tells a total",
    "home": "tells a return",
    "establishment": "tells a strength planned or allowed, not the one present",
    "peak": "tells the highest strength",
    "grown": "tells the strength reached",
    "more": "tells a batch that adds to others",
    "arrival": "may tell the strength reached, the total or one batch",
}


def _by_action(draft: Draft) -> tuple[str, str]:
    claim, future = draft.claim, _is_future(draft)
    ceiling = claim.quantity is not None and claim.quantity.bound in {"at_most", "less_than"}
    if claim.action in {"station", "fight", "guard", "support"}:
        if future and _keeping().search(draft.clause):
            return "present", "words of staying on"
        if future:
            return "present later", "words of presence, told of a later day"
        return ("present ceiling" if ceiling else "present"), "words of presence"
    if claim.action in {"deploy", "rotate"}:
        if future:
            return (
                "send",
                "words of sending leave open whether strength, total, yearly flow or a batch is meant",
            )
        return "sent", "words of sending, told as done"
    if claim.action in {"prepare", "recruit", "decide"}:
        return "ready", "made ready to be sent"
    if claim.action == "withdraw":
        return "home", "words of leaving"
    return "open", "no word tells whether strength or total is meant"


@cache
def _keeping() -> re.Pattern[str]:
    return re.compile(r"\b(?:keep\w*|maintain\w*|remain\w*|stay\w*|continu\w*)\b", re.IGNORECASE)


def _is_future(draft: Draft) -> bool:
    return draft.claim.kind in {"forecast", "intention"} or draft.claim.modality in {
        "possible",
        "expected",
        "planned",
        "conditional",
    }


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match.group().strip() if match else ""


def _ends(quantity: Quantity) -> tuple[float | None, float | None]:
    if quantity.bound == "vague":
        return quantity.soft_low, quantity.soft_high
    return quantity.value_low, quantity.value_high


def _window(draft: Draft, published: date | None) -> tuple[date | None, date | None]:
    """Give the window: the time told, else up to the report's day for what is told as so."""
    event = draft.event_time
    if event is not None and (event.first is not None or event.last is not None):
        return event.first, event.last
    if not _is_future(draft) and published is not None:
        return None, published
    return None, None


def soon(published: date | None, days: int = 30) -> tuple[date | None, date | None]:
    """Give the near term: 30 days from the report, assumed ("not imminent")."""
    if published is None:
        return None, None
    return published, published + min(timedelta(days=days), date.max - published)
