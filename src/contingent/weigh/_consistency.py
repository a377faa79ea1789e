"""Joint consistency: whether a ledger's counts can all be true, under which readings and conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from contingent.measures import get
from contingent.weigh._board import Board
from contingent.weigh._estimates import expectation, quantiles
from contingent.weigh._figures import Figure, Option, figures, pairs, role, told_pace
from contingent.weigh._finding import sentence, side_notes
from contingent.weigh._findings import Consistency, Line, Point, Row, Together, Verdict
from contingent.weigh._identities import TOURS, Setting, check, total_sent
from contingent.weigh._posterior import Estimate, Posterior

__all__ = ["consistency"]

Told = tuple[Figure, Option]

_STRAINED = 0.01  # under 1 % of weighted futures a pair is strained (assumed; as "under 1 %" in words)
_USUAL_TOUR = 90  # days, where no future has a tour (assumed: the middle of the chart)
_MOST_FIGURES = 4  # figures taken together: 4 readings each make 256 choices (assumed)
_MOST_CHOICES = 6  # choices of readings shown for all figures together (assumed)
_RULED = 3  # rows that get a rule: more are not read (assumed)
_STEPS = 21  # points of a line: the chart joins them


def consistency(posterior: Posterior) -> Consistency:
    """Check whether the counts of a ledger can all be true together.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures with their ledger; each count brings its readings.

    Returns
    -------
    Consistency
        A sentence, every pair of readings with its verdict and condition, and the chart's data.

    Notes
    -----
    Conditions are found twice: by identity (Little's law: N = S (1 + T / stay), flow = S / stay,
    present = batch x tour / interval), which needs no model; and on the futures, which know losses,
    lift and dwell. "True together" means that each figure is reached within 15 % on the days its
    reading names; a second share takes "up to" as no more than a ceiling.

    References
    ----------
    Little (1961), A proof for the queuing formula L = lambda W, Oper. Res. 9(3), 383-387.

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> from contingent.weigh import weigh
    >>> consistency(weigh(load("dprk-russia-2024"), Ledger((), ()), futures=1_000, seed=1)).finding
    'There are no counts of people to compare.'
    """
    scenario = posterior.scenario
    found = figures(posterior.ledger, scenario)
    setting, board = _setting(posterior), Board(posterior)
    rows = [row for one, other in pairs(found) for row in _rows(one, other, setting, board)]
    rows = _ruled(rows, found, board)
    return Consistency(
        finding=sentence(rows, found),
        notes=side_notes(rows, told_pace(posterior.ledger, scenario), setting, _futures(posterior)),
        rows=tuple(rows),
        together=_together(found, setting, board),
        lines=_lines(rows, posterior, setting),
        points=_points(rows, found),
        since=setting.as_of,
        until=setting.horizon,
    )


def _futures(posterior: Posterior) -> int:
    return sum(len(each.futures) for each in posterior.hypotheses.values())


def _setting(posterior: Posterior) -> Setting:
    from contingent.measures import Window

    scenario = posterior.scenario
    already = expectation(posterior, "sent", Window(scenario.start, scenario.as_of)).value
    tour = float(quantiles(posterior, "tour", [scenario.horizon], [0.5])[0, 0])
    usual = _USUAL_TOUR if np.isnan(tour) else min(TOURS, key=lambda days: abs(days - tour))
    known = 0.0 if np.isnan(already) else already
    return Setting(scenario.start, scenario.as_of, scenario.horizon, known, usual)


def _rows(one: Figure, other: Figure, setting: Setting, board: Board) -> list[Row]:
    choices = product(one.options, other.options)
    rows = [_row((one, left), (other, right), setting, board) for left, right in choices]
    return sorted(rows, key=lambda row: -row.weight)  # stable: the readings' order breaks ties


def _row(a: Told, b: Told, setting: Setting, board: Board) -> Row:
    found = check(a, b, setting)
    # What arithmetic forbids is in no future; a batch drawn but never filled may look like one.
    share = board.share(a, b) if found.possible else Estimate(0.0, 0.0)
    return Row(
        claims_a=a[0].claims, claims_b=b[0].claims, figure_a=a[0].number, figure_b=b[0].number,
        reading_a=a[1].measure, reading_b=b[1].measure, by_a=a[1].window.end, by_b=b[1].window.end,
        said_a=_said(a), said_b=_said(b), weight=a[1].weight * b[1].weight,
        verdict=_verdict(found.possible, share), condition=found.condition,
        stay_days=found.stay_days, until=found.until,
        prior=board.share(a, b, prior=True) if found.possible else Estimate(0.0, 0.0),
        probability=share,
        as_ceilings=board.share(a, b, ceilings=True),
    )  # fmt: skip


def _verdict(possible: bool, share: Estimate) -> Verdict:
    if not possible:
        return "impossible"
    return "strained" if share.value < _STRAINED else "possible"


def _said(told: Told) -> str:
    return get(told[1].measure).say(told[0].text)


def _ruled(rows: list[Row], found: Sequence[Figure], board: Board) -> list[Row]:
    """Give a rule to the most believed rows that are not impossible."""
    by_claims = {each.claims: each for each in found}
    open_rows = [row for row in rows if row.verdict != "impossible"]
    chosen = sorted(open_rows, key=lambda row: -row.weight)[:_RULED]
    return [
        replace(row, rule=board.rule(_told(row, "a", by_claims), _told(row, "b", by_claims)))
        if any(row is each for each in chosen)
        else row
        for row in rows
    ]


def _told(row: Row, side: str, by_claims: dict[tuple[str, ...], Figure]) -> Told:
    claims, measure, by = (getattr(row, f"{name}_{side}") for name in ("claims", "reading", "by"))
    figure = by_claims[claims]
    return figure, next(each for each in figure.options if each.measure == measure and each.window.end == by)


def _together(found: Sequence[Figure], setting: Setting, board: Board) -> tuple[Together, ...]:
    """All figures at once, under the most believed choices of readings."""
    if not 2 < len(found) <= _MOST_FIGURES:  # two figures are a pair
        return ()
    choices = sorted(
        product(*(each.options for each in found)),
        key=lambda options: -float(np.prod([each.weight for each in options])),
    )
    return tuple(_all_at_once(found, options, setting, board) for options in choices[:_MOST_CHOICES])


def _all_at_once(found: Sequence[Figure], options: Sequence[Option], setting: Setting, board: Board) -> Together:
    told = list(zip(found, options, strict=True))
    fits = all(check(one, other, setting).possible for place, one in enumerate(told) for other in told[place + 1 :])
    share = board.share(*told)
    claims = tuple(each.claims for each in found)
    return Together(claims, tuple(_said(each) for each in told), _verdict(fits, share), share)


def _lines(rows: Sequence[Row], posterior: Posterior, setting: Setting) -> tuple[Line, ...]:
    """Total sent by the horizon against strength, at each length of tour."""
    strengths = np.linspace(0.0, _widest(rows, posterior), _STEPS)
    days = (setting.horizon - setting.as_of).days
    return tuple(
        Line(
            tour,
            tuple(strengths.tolist()),
            tuple(total_sent(each, tour, days) for each in strengths.tolist()),
        )
        for tour in TOURS
    )


def _widest(rows: Sequence[Row], posterior: Posterior) -> float:
    told = [row.figure_a for row in rows if row.verdict != "impossible" and role(row.reading_a) == "strength"]
    if told:
        return 2.0 * max(told)  # the figure stands in the middle of the axis
    peak = quantiles(posterior, "present_peak", [posterior.scenario.horizon], [0.95])[0, 0]
    return float(peak) if np.isfinite(peak) and peak > 0.0 else 1.0


def _points(rows: Sequence[Row], found: Sequence[Figure]) -> tuple[Point, ...]:
    """Pairs that fit as strength against total, then figures that found no partner."""
    points = [
        Point(row.figure_a, row.figure_b, f"{row.said_a}, {row.said_b}", (*row.claims_a, *row.claims_b))
        for row in rows
        if row.verdict != "impossible" and (role(row.reading_a), role(row.reading_b)) == ("strength", "total")
    ]
    paired = {claim for point in points for claim in point.claims}
    for figure in found:
        kind = role(figure.options[0].measure)
        if not paired & set(figure.claims) and kind in ("strength", "total"):
            strength, total = (figure.number, None) if kind == "strength" else (None, figure.number)
            points.append(Point(strength, total, _said((figure, figure.options[0])), figure.claims))
    return tuple(points)
