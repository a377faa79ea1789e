"""Likelihoods, numbers and days in words."""

from __future__ import annotations

from datetime import date

from contingent.claims import Claim, Reading
from contingent.measures import get
from contingent.weigh._likelihood import is_soft_evidence
from contingent.weigh._soft import soft_interval
from contingent.weigh._trust import probability_told, trust

__all__ = ["say_day", "say_likelihood", "say_number", "say_reading"]


def say_number(number: float, figures: int = 3) -> str:
    """Write a number with thousands separated, rounded to significant figures.

    Parameters
    ----------
    number : float
    figures : int
        Significant figures kept.

    Returns
    -------
    str

    Examples
    --------
    >>> say_number(104_499.0), say_number(0.35)
    ('104,000', '0.35')
    """
    rounded = float(f"{number:.{figures}g}")
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,}"


def say_day(day: date) -> str:
    """Write a day, such as ``31 December 2025``.

    Parameters
    ----------
    day : datetime.date

    Returns
    -------
    str

    Examples
    --------
    >>> say_day(date(2025, 12, 1))
    '1 December 2025'
    """
    return f"{day.day} {day:%B %Y}"


def say_reading(reading: Reading) -> str:
    """Say what a reading takes its claim to mean.

    Parameters
    ----------
    reading : Reading

    Returns
    -------
    str

    Examples
    --------
    >>> say_reading(Reading("sent", 1.0, None, 100_000.0, "at_most", end=date(2025, 12, 31)))
    '30,000 to 100,000 sent in all by 31 December 2025'
    """
    measure = get(reading.measure)
    if reading.bound == "event":
        denied = reading.high is not None and reading.high < 0.5  # events are 0 or 1
        what = reading.why if reading.about else measure.title
        text = f"it is not so that {what}" if denied else what
    else:
        text = measure.say(_span(reading))
    by = f" by {say_day(reading.end)}" if reading.end else ""
    under = f", where {get(reading.condition).title}" if reading.condition else ""
    return f"{text}{by}{under}"


def _span(reading: Reading) -> str:
    soft = soft_interval(reading.bound, reading.low, reading.high)
    if soft.low <= 0.0:
        return f"at most {say_number(soft.high)}"
    if soft.high == float("inf"):
        return f"{say_number(soft.low)} or more"
    return f"{say_number(soft.low)} to {say_number(soft.high)}"


def say_likelihood(claim: Claim) -> str:
    """Say in words how a claim moves the futures.

    Parameters
    ----------
    claim : Claim
        With at least one reading.

    Returns
    -------
    str
        Two sentences: what it is taken to mean, and how far it is believed.

    Examples
    --------
    >>> from contingent.claims import Grade
    >>> from contingent.reports import Span
    >>> reading = Reading("present", 1.0, 10_000.0, 10_000.0, "exact")
    >>> print(say_likelihood(Claim("c1", "r", Span(0, 1, "x"), "p", readings=(reading,), grade=Grade("C"))))
    Taken to mean: 9,500 to 10,500 present on the day. Told as so by a source graded C, of whose \
statements 50 % are taken to be informative; the rest say nothing.
    """
    if not claim.readings:
        return "It says nothing that the simulation measures."
    parts = [
        say_reading(reading) + (f" ({reading.weight:.0%})" if len(claim.readings) > 1 else "")
        for reading in claim.readings
    ]
    denied = "that this does not hold: " if claim.polarity == "negative" and _numbers(claim) else ""
    return f"Taken to mean: {denied}{', or '.join(parts)}. {_strength(claim)}".replace("%", " %")


def _numbers(claim: Claim) -> bool:
    return claim.modality != "unlikely" and any(reading.bound != "event" for reading in claim.readings)


def _strength(claim: Claim) -> str:
    grade = claim.grade.reliability
    if is_soft_evidence(claim):
        return (
            f"Its words make that {probability_told(claim):.0%} probable; a source graded {grade} moves the "
            f"prior's probability {trust(claim):.0%} of the way there."
        )
    return (
        f"Told as so by a source graded {grade}, of whose statements {trust(claim):.0%} are taken to be "
        "informative; the rest say nothing."
    )
