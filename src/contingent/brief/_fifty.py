"""The picture of the total: fifty dots, each one future in fifty."""

from __future__ import annotations

from contingent.brief._ask import Ask
from contingent.brief._briefing import ChartSpec, Column, Row, Table
from contingent.brief._format import count, day, figure
from contingent.brief._headline import Headline, headlines
from contingent.brief._numbers import Book
from contingent.brief._phrases import Scene
from contingent.brief._words import dots_of
from contingent.brief.charts import DOTS, dots
from contingent.measures import get

__all__ = ["fifty"]

_TABLE = (0.05, 0.25, 0.5, 0.75, 0.95)


def fifty(ask: Ask, book: Book, scene: Scene) -> ChartSpec | None:
    """Draw the total sent by the horizon as fifty dots; None where no number may be printed.

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
    horizon, judged = ask.scenario.horizon, _judged(ask)
    at = [(place + 0.5) / DOTS for place in range(DOTS)]
    values = [float(round(value)) for value in ask.quantiles("sent", [horizon], at)[0]]
    number = judged.number if judged else None
    top = 1.06 * max(values[-1], number or 0.0, 1.0)
    label = f"claimed ({judged.claims[0]})" if judged else ""
    specs = {size: dots(values, number, label, top=top, size=size) for size in ("wide", "narrow")}
    finding, alt = _finding(values, number, ask), _alt(values, number, scene, day(horizon))
    return ChartSpec("total", finding, _reading(number), alt, _table(ask, book), specs["wide"], specs["narrow"])


def _judged(ask: Ask) -> Headline | None:
    """Find the reports' largest figure that is read as a total sent."""
    return next((one for one in headlines(ask) if one.measure == "sent"), None)


def _finding(values: list[float], number: float | None, ask: Ask) -> str:
    middle = (values[DOTS // 2 - 1] + values[DOTS // 2]) / 2
    end = day(ask.scenario.horizon)
    if number is None:
        return f"Half of the futures have sent {figure(middle)} or fewer by {end}"
    reached = sum(value >= number for value in values)
    said = dots_of(reached, DOTS)
    verb = "reach" if reached > 1 or reached == DOTS else "reaches"
    return f"{said[0].upper()}{said[1:]} {verb} {count(number)} by {end}; half stay at or under {figure(middle)}"


def _reading(number: float | None) -> str:
    told = "Each dot stands for one future in fifty; count dots to read a chance."
    return f"{told} Filled dots reach the claimed number." if number else told


def _alt(values: list[float], number: float | None, scene: Scene, end: str) -> str:
    told = f"Fifty dots along an axis of {scene.who} sent by {end}, from {figure(values[0])} to {figure(values[-1])}."
    if number is None:
        return told
    return f"{told} {sum(value >= number for value in values)} are filled: they reach {count(number)}."


def _table(ask: Ask, book: Book) -> Table:
    horizon, origin = ask.scenario.horizon, ask.origin("sent", ask.ahead)
    values = ask.quantiles("sent", [horizon], _TABLE)[0]
    cells = tuple(
        book.people(
            f"T.sent.dots.q{q * 100:g}",
            value,
            f"{get('sent').title} by {day(horizon)}, {q * 100:g} % point",
            origin,
        )
        for q, value in zip(_TABLE, values, strict=True)
    )
    heads = [Column(f"{q * 100:g} %") for q in _TABLE]
    return Table("D-total", "Troops sent in all", (Column("By", numeric=False), *heads), (Row(day(horizon), cells),))
