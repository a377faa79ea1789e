"""The front in a briefing: losses of both sides with the contingent and without it, areas, rounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from contingent.brief._ask import Ask, take
from contingent.brief._batch import each_batch
from contingent.brief._briefing import ChartSpec, Column, Row, Table
from contingent.brief._format import day, figure
from contingent.brief._numbers import Book
from contingent.brief._phrases import sentence_case
from contingent.brief._tables import title_of
from contingent.brief._words import futures_of_hundred
from contingent.brief.charts import Level, levels
from contingent.scenario import Scenario
from contingent.simulate import Futures
from contingent.weigh import month_ends

__all__ = ["front_levels", "front_section"]

Floats = NDArray[np.float64]
Read = Callable[[Futures], Floats]

_QS = (0.1, 0.5, 0.9)
_DRAWN = (0.1, 0.25, 0.5, 0.75, 0.9)
_MOST_PANELS = 6  # small pictures that a page bears; assumed
_FUTURES = 500  # a course: assumed, a tenth of a second; the ends of a span move by a hundredth of the futures
_WANT = 0.95  # of the need: guns that fire less feel a want of rounds; assumed
_MONTH_DAYS = 28
_MILLION = 1e6
_FEW = 0.005  # of a million: as good as none; assumed
_AREA, _ROUNDS = "km²", "million rounds"


class _Line(NamedTuple):
    """A row of the table: its id, its words, its unit, the measure that its origin is told by, how it is read."""

    name: str
    title: str
    unit: str
    measure: str
    read: Read

    @property
    def head(self) -> str:
        """Its words with the unit, where that is not people."""
        return sentence_case(self.title if self.unit == "people" else f"{self.title}, {self.unit}")


def front_section(ask: Ask, book: Book) -> dict[str, Any] | None:
    """Give what the page shows of the front; None where the scenario says nothing of it."""
    if not ask.scenario.has_front:
        return None
    lines = list(_lines(ask.scenario))
    table = _table(ask, book, lines)
    return {
        "sentences": _sentences(ask, book, lines),
        "table": table,
        "batch": each_batch(ask, book, _drawn(ask)),
    }


def _drawn(ask: Ask) -> dict[str, Futures]:
    """Futures of each course drawn by weight, the same for all that is told here: their front is worked out once."""
    held: dict[str, Futures] = ask.__dict__.setdefault("_front_drawn", {})
    if not held:
        for name, some in ask.samples.items():  # drawn in order, so that every fourth is a fair part
            held[name] = take(some, np.arange(0, len(some), max(len(some) // _FUTURES, 1)))
    return held


def _lines(scenario: Scenario) -> Iterator[_Line]:
    """Give what is told, in the order of the table."""
    end, now, theatres = scenario.horizon, scenario.as_of, scenario.theatres
    if any("opponent_rate" in one.inputs for one in theatres.values()):
        yield _Line("force", f"added at the front on {day(end)}, net", "people", "force_added", _at("net_force", end))
        yield _Line("own", "own killed, wounded, captured", "people", "casualties", _casualties(end))
        yield _Line("lost", "opponents lost with it", "people", "opponent_losses", _at("opponent_losses", end))
        yield _Line("spared", "opponents lost without it", "people", "opponent_losses",
                    _at("opponent_losses_without", end))  # fmt: skip
        yield _Line("added", "opponents lost because of it", "people", "opponent_losses_added",
                    _less("opponent_losses", "opponent_losses_without", end))  # fmt: skip
    areas = [name for name, one in theatres.items() if "area" in one.inputs]
    for name in areas:
        title = f"area gained, {theatres[name].title}"
        yield _Line(f"area.{name}", title, _AREA, "area_gained", _from("area", now, end, name))
    if areas:
        yield _Line("ground", "area gained because of it", _AREA, "area_added", _less("area", "area_without", end))
    for name, delivery in scenario.deliveries.items():
        title = f"{delivery.title} delivered from {day(now)}"
        yield _Line(f"came.{name}", title, _ROUNDS, "shells_delivered", _from("shells_delivered", now, end, name))
    for name, one in scenario.ammunition.items():
        yield _Line(f"stock.{name}", f"{one.title} in stock", _ROUNDS, "shells", _at("shells", end, name))


def _at(name: str, when: date, about: str = "") -> Read:
    return lambda futures: futures.of("", about).at_front(name, when)


def _from(name: str, start: date, end: date, about: str) -> Read:
    return lambda futures: _at(name, end, about)(futures) - _at(name, start, about)(futures)


def _less(name: str, other: str, when: date) -> Read:
    return lambda futures: _at(name, when)(futures) - _at(other, when)(futures)


def _casualties(when: date) -> Read:
    return lambda futures: futures.on("casualties", when).astype(np.float64)


def _quantiles(ask: Ask, read: Read, qs: Sequence[float], name: str | None) -> Floats:
    """Quantiles over the futures of a course drawn by weight, or of all courses by their probability; whole numbers."""
    parts, weights = [], []
    for each, some in _drawn(ask).items():
        share = ask.posterior.hypotheses[each].probability.value if name is None else float(each == name)
        if share > 0:
            parts.append(read(some))
            weights.append(np.full(len(some), share / len(some)))
    values, weight = np.concatenate(parts), np.concatenate(weights)
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weight[order])
    places = np.minimum(np.searchsorted(reached, np.asarray(qs) * reached[-1]), values.size - 1)
    found: Floats = np.rint(values[order][places]) + 0.0
    return found


def _table(ask: Ask, book: Book, lines: Sequence[_Line]) -> Table:
    names: Sequence[str | None] = (None, *ask.posterior.hypotheses)
    rows = [Row(one.head, tuple(_cell(ask, book, one, name) for name in names)) for one in lines]
    heads = [Column("All together" if name is None else sentence_case(title_of(ask, name))) for name in names]
    note = (
        "The middle future, and the span that holds 8 of 10, of 500 futures a course drawn by weight: courses differ "
        "by some per cent by chance. With it and without it are the same futures, with the same luck: the difference "
        "is what the contingent adds."
    )
    columns = (Column("", numeric=False), *heads)
    caption = f"The front by {day(ask.scenario.horizon)}, with the contingent and without it"
    return Table("T-front", caption, columns, tuple(rows), note)


def _cell(ask: Ask, book: Book, one: _Line, name: str | None) -> str:
    trusted, key = ask.trusted(name), f"FR.{one.name}.{name or 'all'}"
    where = f"{one.title}, {one.unit}, {'all hypotheses' if name is None else name}"
    origin = ask.origin(one.measure, ask.ahead)
    if not trusted.reliable:
        return book.put(key, None, "no number", f"{where}: {trusted.reason}", origin)
    found = _quantiles(ask, one.read, _QS, name) / (_MILLION if one.unit == _ROUNDS else 1.0)
    low, middle, high = (
        book.put(
            f"{key}.q{round(q * 100)}", value, _said(value, one.unit), f"{where}, {round(q * 100)} % point", origin
        )
        for q, value in zip(_QS, found, strict=True)
    )
    return f"{middle} ({low} to {high})"


def _said(value: float, unit: str) -> str:
    """Write a number of the front; a few thousand rounds are as good as none."""
    return "none" if unit == _ROUNDS and 0 <= value < _FEW else figure(value)


def _sentences(ask: Ask, book: Book, lines: Sequence[_Line]) -> list[str]:
    """Say in words what the contingent changes, with the numbers of the table; nothing where none may be printed."""
    if not ask.trusted().reliable:
        return []
    names, end = {one.name for one in lines}, day(ask.scenario.horizon)
    found = []
    if "added" in names:
        found.append(
            f"In the middle future the opponents whom it meets lose about {_mark('lost')} by {end}, about "
            f"{_mark('added')} of them because it is there (8 of 10 futures: {_mark('added', 10)} to "
            f"{_mark('added', 90)})."
        )
    if "ground" in names:
        found.append(
            f"It adds about {_mark('ground')} km² to what its host gains (8 of 10 futures: {_mark('ground', 10)} to "
            f"{_mark('ground', 90)}). Areas mostly go their own way: losses and ground gained hardly went together."
        )
    return found + [_want(ask, book, name) for name in ask.scenario.ammunition]


def _mark(name: str, point: int = 50) -> str:
    return f"⟦FR.{name}.all.q{point}⟧"


def _want(ask: Ask, book: Book, name: str) -> str:
    """Say in how many futures the guns fire less in the last four weeks than they would."""
    end = ask.scenario.horizon
    since, path = end - timedelta(days=_MONTH_DAYS), f"ammunition.{name}"

    def met(futures: Futures) -> Floats:
        need = futures.inputs[f"{path}.guns"] * futures.inputs[f"{path}.rate"] * _MONTH_DAYS
        fired = _from("shells_fired", since, end, name)(futures)
        return np.where(need > 0, fired / np.maximum(need, 1.0), 1.0)

    share = 0.0
    for each, some in _drawn(ask).items():
        weight = ask.posterior.hypotheses[each].probability.value
        share += weight * float((met(some) < _WANT).mean()) if weight > 0 else 0.0
    title = ask.scenario.ammunition[name].title
    meaning = f"{title} are short in the last four weeks before {day(end)}"
    said = book.put(f"FR.short.{name}", share, futures_of_hundred(share), meaning, ask.origin("shells", ask.ahead))
    return f"In {said} {title} are short by {day(end)}, so that guns fire less than they would."


def front_levels(ask: Ask) -> ChartSpec | None:
    """Draw areas gained and rounds in stock by date; None where there are none, or no number may be printed."""
    scenario = ask.scenario
    dates = [scenario.as_of, *month_ends(scenario.as_of, scenario.horizon)]
    if not scenario.has_front or not ask.trusted().reliable or len(dates) < 3:
        return None
    areas = [_area(ask, name, dates) for name, one in scenario.theatres.items() if "area" in one.inputs]
    panels = [*areas, *(_stock(ask, name, dates) for name in scenario.ammunition)][:_MOST_PANELS]
    if not panels:
        return None
    specs = {size: levels(panels, size=size) for size in ("wide", "narrow")}
    reading = "Line: the middle future; dark area: half of the futures; pale area: 8 of 10. Mind that each picture has "
    reading += "an axis of its own."
    alt = f"By month: {'; '.join(f'{panel.title}, {_end(panel)} at last' for panel in panels)}."
    columns = (Column("Day", numeric=False), *(Column(panel.title, panel.unit) for panel in panels))
    rows = tuple(Row(day(when), tuple(_span(panel, place) for panel in panels)) for place, when in enumerate(dates))
    table = Table("T-levels", "Areas and rounds at month ends: middle, and 8 of 10 futures", columns, rows)
    return ChartSpec("front", _finding(panels), reading, alt, table, specs["wide"], specs["narrow"])


def _finding(panels: Sequence[Level]) -> str:
    """Say of the picture whose level moves most, by its own measure, where it ends."""
    areas = [panel for panel in panels if panel.unit == _AREA]
    told = max(areas or panels, key=lambda panel: abs(panel.rows[-1][2]))
    return f"{told.title}: {_end(told)} by {day(told.dates[-1])} in 8 of 10 futures"


def _area(ask: Ask, name: str, dates: Sequence[date]) -> Level:
    now = ask.scenario.as_of
    rows = tuple(_row(ask, _from("area", now, when, name)) for when in dates)
    return Level(f"Area gained, {ask.scenario.theatres[name].title}", _AREA, tuple(dates), rows)


def _stock(ask: Ask, name: str, dates: Sequence[date]) -> Level:
    rows = tuple(_row(ask, _at("shells", when, name), _MILLION) for when in dates)
    return Level(f"{ask.scenario.ammunition[name].title} in stock", _ROUNDS, tuple(dates), rows)


def _row(ask: Ask, read: Read, unit: float = 1.0) -> tuple[float, float, float, float, float]:
    low, low50, middle, high50, high = (float(value) / unit for value in _quantiles(ask, read, _DRAWN, None))
    return low, low50, middle, high50, high


def _end(panel: Level) -> str:
    last = panel.rows[-1]
    return f"{_said(last[0], panel.unit)} to {_said(last[-1], panel.unit)} {panel.unit}"


def _span(panel: Level, place: int) -> str:
    low, _, middle, _, high = (_said(value, panel.unit) for value in panel.rows[place])
    return f"{middle} ({low} to {high})"
