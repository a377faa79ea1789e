"""What claims without a count may be about: rotation, its interval, tours, more troops, denials."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from contingent.claims._claim import Reading
from contingent.claims._needles import seek
from contingent.claims._numerals import find_numerals
from contingent.claims._readings import soon
from contingent.claims._scene import Draft

__all__ = ["event_readings"]

_DAYS = {
    "day": 1.0,
    "week": 7.0,
    "month": 30.4,
    "year": 365.0,
}  # mean month of the Gregorian calendar, rounded
# 5 and 95 per cent points of 46 answers to "a few" and "several" (github.com/zonination/perceptions, MIT)
_FEW, _SEVERAL = (3.0, 5.8), (4.0, 10.0)


@cache
def _rotating() -> re.Pattern[str]:
    return re.compile(
        r"\brotat(?:e|es|ed|ing|ion|ions|ional)\b|\b(?:in|into)\s+(?:several\s+|"
        r"successive\s+)?(?:batches|waves)\b|\brelief\s+in\s+place\b|\bbatch\s+by\s+batch\b",
        re.IGNORECASE,
    )


@cache
def _interval() -> re.Pattern[str]:
    return re.compile(
        r"\bevery\s+(?P<amount>(?:\w+(?:\s+(?:to|or|and)\s+\w+|-\w+)?\s+)?)(?P<unit>day|week|month|"
        r"year)s?\b|\b(?P<adverb>monthly|weekly|quarterly)\b",
        re.IGNORECASE,
    )


@cache
def _tour() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:tours?|deployments?|rotations?|stints?)\s+of\s+(?:about\s+|up\s+to\s+|"
        r"some\s+)?(?P<a1>[\w-]+(?:\s+(?:to|or)\s+\w+)?)\s+(?P<u1>day|week|month|year)s?\b"
        r"|\b(?P<a2>\w+)[-\s](?P<u2>day|week|month|year)[-\s](?:tours?|rotations?|deployments?|stints?)\b"
        r"|\b(?:tours?|deployments?|rotations?|stints?)\s+(?:\w+\s+){0,2}?last(?:s|ed|"
        r"ing)?\s+(?:about\s+|up\s+to\s+)?(?P<a4>\w+(?:\s+(?:to|or)\s+\w+)?)\s+(?P<u4>day|week|month|"
        r"year)s?\b"
        r"|\bserv(?:e|ing)\s+(?:for\s+)?(?P<a3>\w+(?:\s+(?:to|or)\s+\w+)?)\s+(?P<u3>day|week|month|year)s?\b",
        re.IGNORECASE,
    )


@cache
def _sending() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:send(?:ing)?|sent|deploy(?:ing|ed|ment|ments)?|dispatch(?:ing|ed)?|arriv(?:e|al)|"
        r"reinforcements?|contingent)\b",
        re.IGNORECASE,
    )


@cache
def _troops() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:troops?|soldiers?|forces?|reinforcements?|contingents?|brigades?|battalions?|units?|"
        r"fighters?|army|military|marines)\b",
        re.IGNORECASE,
    )


@cache
def _present() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:presence|present|has|had|have|are\s+in|were\s+in|stationed|based|operating)\b", re.IGNORECASE
    )


def event_readings(draft: Draft, published: date | None) -> tuple[Reading, ...]:
    """Give the readings of a claim without a count.

    Parameters
    ----------
    draft : Draft
        The claim with its clause.
    published : datetime.date or None
        Day of the report.

    Returns
    -------
    tuple of Reading
        Empty where no measure fits.
    """
    claim, text = draft.claim, draft.clause
    if claim.quantity is not None or draft.heading:
        return ()
    negative = claim.polarity == "negative"
    condition = "more_sent" if claim.kind in {"forecast", "intention"} or claim.modality == "conditional" else ""
    if _is_rotation(text) and not re.match(r"\W*(?:the|its|their)\s+decision\s+to\b", text, re.IGNORECASE):
        return _rotation(text, negative, condition)
    tour = seek(_tour(), text)
    if tour is not None:
        return _tour_reading(tour, condition)
    if re.search(r"\bimminent\b", text, re.IGNORECASE) and seek(_sending(), text):
        start, end = soon(published)
        return (
            _event(
                "more_sent",
                0.0 if negative else 1.0,
                "'imminent' tells the next 30 days (assumed)",
                "",
                start,
                end,
            ),
        )
    return _sending_readings(draft, negative, text)


def _is_rotation(text: str) -> bool:
    return seek(_rotating(), text) is not None and not re.search(r"\brotat\w+\s+presidency\b", text, re.IGNORECASE)


def _rotation(text: str, negative: bool, condition: str) -> tuple[Reading, ...]:
    interval = _interval().search(text)
    if interval is not None and not negative:
        low, high, why = _interval_days(interval)
        return (Reading("interval", 1.0, low, high, "range", None, None, why, condition),)
    word = seek(_rotating(), text)
    told = word.group() if word else "rotation"
    return (_event("rotating", 0.0 if negative else 1.0, f"'{told}' tells rotation", condition),)


def _interval_days(match: re.Match[str]) -> tuple[float, float, str]:
    if match["adverb"]:
        days = {"monthly": 30.4, "weekly": 7.0, "quarterly": 91.3}[match["adverb"].lower()]
        return days, days, f"'{match['adverb']}'"
    low, high, basis = _amount(match["amount"])
    days = _DAYS[match["unit"].lower()]
    return round(low * days, 1), round(high * days, 1), f"'{match.group()}'{basis}"


def _amount(words: str) -> tuple[float, float, str]:
    low = " ".join(words.lower().split())
    if low in {"few", "a few"}:
        return *_FEW, " (survey of 'a few', n 46: 3 to 5.8)"
    if low == "several":
        return *_SEVERAL, " (survey of 'several', n 46: 4 to 10)"
    if low in {"", "a", "an", "single"}:
        return 1.0, 1.0, ""
    if low in {"other", "second"}:
        return 2.0, 2.0, ""
    found = find_numerals(low)
    return (found[0].low, found[0].high, "") if found else (1.0, 1.0, "")


def _tour_reading(match: re.Match[str], condition: str) -> tuple[Reading, ...]:
    which = next(n for n in "1234" if match[f"a{n}"])
    low, high, basis = _amount(match[f"a{which}"])
    days = _DAYS[match[f"u{which}"].lower()]
    bound = "exact" if low == high else "range"
    return (
        Reading(
            "tour",
            1.0,
            round(low * days, 1),
            round(high * days, 1),
            bound,
            None,
            None,
            f"'{match.group()}'{basis}",
            condition,
        ),
    )


def _event(
    measure: str, value: float, why: str, condition: str, start: date | None = None, end: date | None = None
) -> Reading:
    return Reading(measure, 1.0, value, value, "event", start, end, why, condition)


def _sending_readings(draft: Draft, negative: bool, text: str) -> tuple[Reading, ...]:
    claim = draft.claim
    supposed = re.search(r"\bwould\b", text) is not None and claim.modality not in {"expected", "planned"}
    if seek(_troops(), text) is None or (supposed and not draft.denies):
        return ()  # "would be deployed gradually" tells how, not that
    if draft.denies and seek(_sending(), text):
        return (_event("more_sent", 0.0, "denies sending", ""),)
    if draft.denies and seek(_present(), text):
        return (Reading("present_peak", 1.0, 0.0, 0.0, "exact", None, None, "denies presence"),)
    head = re.match(
        r"\W*(?:[\w’'-]+\s+){0,9}?(?:may|might|could|will|would|plans?\s+to|expects?|expected\s+to|"
        r"consider\w*|send|deploy|the\s+(?:reinforcements|arrival))\b",
        text,
    )
    told_later = (
        claim.kind in {"forecast", "intention"} and claim.action == "deploy" and claim.modality != "conditional"
    )
    if told_later and head is not None and _main_sending(text):
        time = draft.event_time
        start, end = (None, None) if time is None else (time.first, time.last)
        return (_event("more_sent", 0.0 if negative else 1.0, "tells of more being sent", "", start, end),)
    return ()


def _main_sending(text: str) -> bool:
    """Tell whether sending is what is foretold, and not only the subject of something else."""
    return seek(_foretold(), text) is not None or _subject_of_arrival().match(text) is not None


@cache
def _foretold() -> re.Pattern[str]:
    modal = r"may|might|could|will|would|plans?\s+to|expected\s+to|considers?|considering|to"
    verb = r"send|sending|deploy|deployed|deploying|dispatch\w*|arrive|come|sent"
    return re.compile(rf"\b(?:{modal})\s+(?:also\s+|soon\s+|be\s+|likely\s+)*(?:{verb})\b", re.IGNORECASE)


@cache
def _subject_of_arrival() -> re.Pattern[str]:
    return re.compile(r"\W*(?:the\s+)?(?:reinforcements|arrival)\b", re.IGNORECASE)
