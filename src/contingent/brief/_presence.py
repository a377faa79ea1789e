"""The pictures of presence: the fan with the claims over it, and the hypotheses side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from contingent.brief._ask import Ask
from contingent.brief._briefing import ChartSpec, Column, Row, Table
from contingent.brief._format import count, day, figure
from contingent.brief._headline import threshold
from contingent.brief._numbers import Book
from contingent.brief._phrases import Scene, how_many, join, sentence_case
from contingent.brief._tables import title_of
from contingent.brief._words import futures_of_hundred
from contingent.brief.charts import Band, ClaimMark, Panel, fan, multiples
from contingent.claims import Claim, Reading
from contingent.weigh import month_ends

__all__ = ["presence", "side_by_side"]

_QS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
_SHOWN = (0.1, 0.5, 0.9)
_PATHS = 7  # trust grows up to six to nine forecasts shown (Padilla et al., VIS 2022)
_STEP_DAYS = 14  # a point a fortnight: months look smooth, and the file stays small
_ROOM = 3.0  # a claim more than three times the fan's top would flatten it (assumed); it is told in words
_MOST_MARKS = 6  # labels that still do not cover one another (assumed)


def presence(ask: Ask, book: Book, scene: Scene) -> ChartSpec | None:
    """Draw troops present by day; None where no number may be printed.

    Parameters
    ----------
    ask : Ask
        The posterior.
    book : Book
        Takes the numbers of the table.
    scene : Scene
        Names of sender and host.

    Returns
    -------
    ChartSpec or None
    """
    if not ask.trusted().reliable:
        return None
    dates = _dates(ask)
    bands = _bands(ask, dates, None)
    marks, beyond = _marks(ask, max(band.high95 for band in bands))
    paths = ask.paths("present", dates, _PATHS)
    top = 1.08 * max(*(band.high95 for band in bands), *(mark.at for mark in marks), 1.0)
    specs = {size: fan(bands, paths, marks, top=top, size=size) for size in ("wide", "narrow")}
    return ChartSpec(
        "presence", _finding(ask, bands), _reading(len(paths), beyond), _alt(scene, bands, marks),
        _table(ask, book), specs["wide"], specs["narrow"],
    )  # fmt: skip


def _dates(ask: Ask) -> list[date]:
    start, end = ask.scenario.start, ask.scenario.horizon
    days = range(0, (end - start).days, _STEP_DAYS)
    return [*(start + timedelta(days=number) for number in days), end]


def _bands(ask: Ask, dates: Sequence[date], hypothesis: str | None) -> list[Band]:
    found = ask.quantiles("present", dates, _QS, hypothesis)
    return [Band(when, *(float(round(value)) for value in row)) for when, row in zip(dates, found, strict=True)]


def _finding(ask: Ask, bands: Sequence[Band]) -> str:
    """Say in one sentence how presence moves from the as-of date to the horizon."""
    now = next((band for band in bands if band.when >= ask.scenario.as_of), bands[0])
    last = bands[-1]
    if now.middle <= 0:
        return f"The middle future has about {figure(last.middle)} present on {day(last.when)}"
    change = last.middle / now.middle
    far, near = 1.15, 0.87  # within 15 % either way is "near": assumed
    if near <= change <= far:
        moves = f"stays near {figure(last.middle)}"
    else:
        verb = "grows" if change > far else "falls"
        moves = f"{verb} from about {figure(now.middle)} to about {figure(last.middle)}"
    return f"In the middle future presence {moves}; 8 of 10 end between {figure(last.low80)} and {figure(last.high80)}"


def _reading(paths: int, beyond: Sequence[str]) -> str:
    told = (
        "The darkest band holds half of the weighted futures on each day, the next 8 of 10, the palest 95 "
        f"of 100; the {paths} thin lines are single futures, which wander more than the bands let see. A "
        "tick with an arrow is a claimed limit, a dot a claimed count, a bar a claimed range, each at the "
        "day it is about."
    )
    return f"{told} Off the scale: {join(beyond)}." if beyond else told


def _alt(scene: Scene, bands: Sequence[Band], marks: Sequence[ClaimMark]) -> str:
    last = bands[-1]
    claims = f" Claims marked: {join([f'{mark.label}' for mark in marks])}." if marks else ""
    return (
        f"Fan chart of {scene.who} present in {scene.host} from {day(bands[0].when)} to {day(last.when)}. "
        f"On the last day the middle future has {figure(last.middle)}; 8 of 10 lie between "
        f"{figure(last.low80)} and {figure(last.high80)}, 95 of 100 between {figure(last.low95)} and "
        f"{figure(last.high95)}.{claims}"
    )


def _table(ask: Ask, book: Book) -> Table:
    dates = month_ends(ask.scenario.start, ask.scenario.horizon)
    rows = []
    for when, values in zip(dates, ask.quantiles("present", dates, _QS), strict=True):
        origin = ask.origin("present", ask.ahead)
        cells = [
            book.people(f"F.{when}.q{q * 100:g}", value, f"troops present on {day(when)}, {q * 100:g} % point", origin)
            for q, value in zip(_QS, values, strict=True)
        ]
        rows.append(Row(day(when), tuple(cells)))
    heads = [Column(f"{q * 100:g} %") for q in _QS]
    note = "Each column is the number under which that share of the weighted futures lies."
    return Table(
        "D-presence",
        "Troops present at month ends",
        (Column("Day", numeric=False), *heads),
        tuple(rows),
        note,
    )


def _marks(ask: Ask, top: float) -> tuple[list[ClaimMark], list[str]]:
    """Claims about presence: those that fit on the axis, one a figure, and words for the others."""
    inside: dict[tuple[date, float | None, float | None], ClaimMark] = {}
    beyond: dict[str, str] = {}
    for claim, reading in _about_presence(ask):
        at = threshold(reading) or 0.0
        label = how_many(claim.quantity) if claim.quantity else count(at)
        if at > _ROOM * top:
            beyond.setdefault(label, f"{label} ({claim.id})")
            continue
        mark = ClaimMark(claim.id, _when(ask, claim, reading), reading.low, reading.high, f"{label} ({claim.id})")
        inside.setdefault((mark.when, mark.low, mark.high), mark)
    return list(inside.values())[:_MOST_MARKS], list(beyond.values())


def _about_presence(ask: Ask) -> Iterator[tuple[Claim, Reading]]:
    for claim in ask.ledger.counts:
        best = max(claim.readings, key=lambda reading: reading.weight, default=None)
        if best and best.measure.startswith("present") and claim.polarity == "positive" and threshold(best):
            yield claim, best


def _when(ask: Ask, claim: Claim, reading: Reading) -> date:
    """Day of the claim's time where it lies ahead of its report, else the day of the report."""
    published = next((report.published for report in ask.ledger.reports if report.id == claim.report), None)
    told = published or ask.scenario.as_of
    when = reading.end if reading.end and reading.end <= told else told
    return min(max(when, ask.scenario.start), ask.scenario.horizon)


def side_by_side(ask: Ask, book: Book) -> ChartSpec | None:
    """Draw presence under each hypothesis on the same axes; None where none may be printed."""
    names = [name for name in ask.posterior.hypotheses if ask.trusted(name).reliable]
    if not names:
        return None
    dates = _dates(ask)
    order = list(ask.posterior.hypotheses)
    bands = {name: _bands(ask, dates, name) for name in names}
    panels = [
        Panel(sentence_case(title_of(ask, name)), order.index(name), _chance(ask, name), tuple(bands[name]))
        for name in names
    ]
    top = 1.05 * max(max(band.high95 for band in found) for found in bands.values())
    specs = {size: multiples(panels, top=max(top, 1.0), size=size) for size in ("wide", "narrow")}
    left_out = [title_of(ask, name) for name in order if name not in names]
    reading = "Each small picture is one course, all on the same axes; bands as above, the line is the middle future."
    if left_out:
        reading += f" Not drawn, for want of futures that fit the claims: {join(left_out)}."
    return ChartSpec(
        "hypotheses", _compare(ask, bands), reading, _tell(ask, bands), _ends_table(ask, book, names),
        specs["wide"], specs["narrow"],
    )  # fmt: skip


def _chance(ask: Ask, name: str) -> str:
    estimate = ask.course(name)
    return futures_of_hundred(estimate.value) if estimate.reliable else "no number"


def _compare(ask: Ask, bands: dict[str, list[Band]]) -> str:
    ends = {name: found[-1].middle for name, found in bands.items()}
    high, low = max(ends, key=lambda name: ends[name]), min(ends, key=lambda name: ends[name])
    if high == low or figure(ends[high]) == figure(ends[low]):
        return f"Under every course the middle future ends near {figure(ends[high])} present"
    return (
        f"Presence ends near {figure(ends[high])} under “{title_of(ask, high)}” and near "
        f"{figure(ends[low])} under “{title_of(ask, low)}”"
    )


def _tell(ask: Ask, bands: dict[str, list[Band]]) -> str:
    told = [
        f"{title_of(ask, name)}: middle {figure(found[-1].middle)}, 8 of 10 futures between "
        f"{figure(found[-1].low80)} and {figure(found[-1].high80)}"
        for name, found in bands.items()
    ]
    return (
        f"Fan charts of troops present by hypothesis, on the same axes, at {day(ask.scenario.horizon)}. "
        f"{'; '.join(told)}."
    )


def _ends_table(ask: Ask, book: Book, names: Sequence[str]) -> Table:
    rows, horizon = [], ask.scenario.horizon
    origin = ask.origin("present", ask.ahead)
    for name in names:
        values = ask.quantiles("present", [horizon], _SHOWN, name)[0]
        cells = [
            book.people(
                f"P.{name}.q{q * 100:g}",
                value,
                f"troops present on {day(horizon)} under {name}, {q * 100:g} % point",
                origin,
            )
            for q, value in zip(_SHOWN, values, strict=True)
        ]
        rows.append(Row(sentence_case(title_of(ask, name)), tuple(cells)))
    heads = [Column(f"{q * 100:g} %") for q in _SHOWN]
    return Table(
        "D-hypotheses",
        f"Troops present on {day(horizon)}",
        (Column("Course", numeric=False), *heads),
        tuple(rows),
    )
