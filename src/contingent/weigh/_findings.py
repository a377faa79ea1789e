"""What a check of joint consistency gives: one sentence, its rows, and its chart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from contingent.weigh._posterior import Estimate

__all__ = ["Consistency", "Line", "Point", "Row", "Rule", "Together", "Verdict"]

Verdict = Literal["impossible", "strained", "possible"]
"""Impossible by arithmetic; strained: under 1 % of weighted futures; possible: more."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Under which conditions two figures both come about, read off futures.

    Parameters
    ----------
    text : str
        Such as "the tour is under 70 days and the batch at least 12,000 people".
    terms : tuple of (str, str, float)
        Input or policy, ``'<'`` or ``'>='``, threshold in its unit.
    precision : float
        Share of futures under the rule in which both come about, a fraction.
    base : float
        The same share without the rule.
    coverage : float
        Share of the futures in which both come about that obey the rule.
    futures, hits : int
        Futures it was read off, and in how many of them both come about.
    probe : bool
        True where the futures are a probe with stretched policies, not the scenario's own.
    within : float
        0 where it separates futures that meet both figures; else too few do, it separates those
        that come nearest, and this is how near: 0.3 for figures missed by up to 30 %.
    """

    text: str
    terms: tuple[tuple[str, str, float], ...]
    precision: float
    base: float
    coverage: float
    futures: int
    hits: int
    probe: bool
    within: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """Two figures under one pair of readings.

    Parameters
    ----------
    claims_a, claims_b : tuple of str
        Ids of the claims that tell the lower and the higher figure.
    figure_a, figure_b : float
        The numbers as told.
    reading_a, reading_b : str
        Names of measures.
    by_a, by_b : datetime.date
        Day of each reading (end of its window).
    said_a, said_b : str
        Each figure in words under its reading.
    weight : float
        Belief in this pair of readings from the words alone, a fraction.
    verdict : str
        impossible, strained or possible.
    condition : str
        Under which condition both hold, or why they cannot; a clause.
    stay_days : float or None
        Longest average stay, where the condition is one on the stay.
    until : datetime.date or None
        Day by which both hold at the typical tour, where that can be said.
    prior, probability : Estimate
        Share of futures in which both figures are reached as told, before and after weighing.
    as_ceilings : Estimate
        The same after weighing when "up to" only means "not more than".
    rule : Rule or None
        What separates the futures in which both are reached.
    """

    claims_a: tuple[str, ...]
    claims_b: tuple[str, ...]
    figure_a: float
    figure_b: float
    reading_a: str
    reading_b: str
    by_a: date
    by_b: date
    said_a: str
    said_b: str
    weight: float
    verdict: Verdict
    condition: str
    stay_days: float | None
    until: date | None
    prior: Estimate
    probability: Estimate
    as_ceilings: Estimate
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """Three figures or more under one choice of readings.

    Parameters
    ----------
    claims : tuple of tuple of str
        Claims that tell each figure.
    said : tuple of str
        Each figure in words under its reading.
    verdict : str
        impossible, strained or possible.
    probability : Estimate
        Share of weighted futures in which all are reached as told.
    """

    claims: tuple[tuple[str, ...], ...]
    said: tuple[str, ...]
    verdict: Verdict
    probability: Estimate


@dataclass(frozen=True, slots=True)
class Line:
    """Total sent by the horizon against standing strength, at one length of tour.

    Parameters
    ----------
    tour_days : int
        Average stay.
    strengths, totals : tuple of float
        People; total = strength (1 + days / tour).
    """

    tour_days: int
    strengths: tuple[float, ...]
    totals: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A pair of figures, or one figure, on the chart of strength against total.

    Parameters
    ----------
    strength, total : float or None
        People; None where the claim says nothing of it.
    label : str
        In words.
    claims : tuple of str
        Who says so.
    """

    strength: float | None
    total: float | None
    label: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Consistency:
    """Whether the counts of a ledger can all be true, and under which conditions.

    Parameters
    ----------
    finding : str
        One sentence that a reader remembers.
    notes : tuple of str
        What else the futures say: how often, as ceilings, under which rule.
    rows : tuple of Row
        Every pair of readings of every pair of figures; most believed readings first.
    together : tuple of Together
        All figures at once, where there are more than two.
    lines : tuple of Line
        For the chart of total sent against standing strength.
    points : tuple of Point
        The claims on that chart.
    since, until : datetime.date
        Days between which the lines count.
    """

    finding: str
    notes: tuple[str, ...]
    rows: tuple[Row, ...]
    together: tuple[Together, ...]
    lines: tuple[Line, ...]
    points: tuple[Point, ...]
    since: date
    until: date
