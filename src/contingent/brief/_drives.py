"""Which uncertain input drives the numbers most: a table, each share with its interval."""

from __future__ import annotations

import math

from contingent.brief._ask import Ask, Origin, input_title
from contingent.brief._briefing import Column, Row, Table
from contingent.brief._format import day, figure, percent
from contingent.brief._numbers import Book
from contingent.brief._phrases import sentence_case
from contingent.weigh import Drivers, InputEffect, Inputs

__all__ = ["drives"]

_MEASURES = {"sent": "Sent in all", "present_peak": "Present at once", "casualties": "Losses"}
"""What is driven, and how its column is headed."""

_MOST = 4  # inputs of each measure (assumed: what a reader takes in)
_FUTURES = 4_000  # futures a hypothesis: shares are then good to half a point, and the page is not kept waiting


def drives(ask: Ask, book: Book) -> Table | None:
    """Write the table of what drives the numbers; None where no input can be told from chance, or none trusted.

    Parameters
    ----------
    ask : Ask
        The posterior.
    book : Book
        Takes the numbers.

    Returns
    -------
    Table or None
    """
    if not ask.trusted().reliable:
        return None
    inputs = Inputs(ask.posterior, most=_FUTURES)
    found = {measure: inputs.drivers(measure, ask.ahead) for measure in _MEASURES}
    paths = [one.path for each in found.values() for one in each.telling[:_MOST]]
    if not paths:
        return None
    ranked = sorted(dict.fromkeys(paths), key=lambda path: -max(_share(each, path) for each in found.values()))
    rows = tuple(_row(ask, book, path, found) for path in ranked)
    columns = (
        Column("Input", numeric=False),
        *(Column(title) for title in _MEASURES.values()),
        Column("Sent, lowest to highest fifth"),
    )
    caption = f"What drives the numbers by {day(ask.scenario.horizon)}"
    note = (
        "Share of the variance of each number that the level of one input explains by itself, with its 90 % interval; "
        "a dash where it cannot be told from chance. What inputs do only together, and luck, are in no row. Last "
        "column: people sent in all where the input lies in its lowest and in its highest fifth, the mean."
    )
    return Table("T-drivers", caption, columns, rows, note)


def _row(ask: Ask, book: Book, path: str, found: dict[str, Drivers]) -> Row:
    course = path == "hypothesis"
    title = "Which course it takes" if course else sentence_case(input_title(ask.scenario, path))
    priors = tuple(f"hypotheses.{name}.prior" for name in ask.posterior.hypotheses)
    origin = Origin((), priors if course else (path,), ("assumed",) if course else ask.sources((path,)))
    cells = [_cell(book, title, measure, each, path, origin) for measure, each in found.items()]
    return Row(title, (*cells, _ends(book, title, _effect(found["sent"], path), path, origin)))


def _cell(book: Book, title: str, measure: str, each: Drivers, path: str, origin: Origin) -> str:
    one = _effect(each, path)
    if one is None or one not in each.telling:
        return "–"
    what = f"share of the variance of “{_MEASURES[measure].lower()}” that “{title}” explains"
    key = f"D.{measure}.{path}"
    shown = book.put(key, one.share.value, percent(one.share.value), what, origin)
    low = book.put(f"{key}.low", one.low, f"{100 * one.low:.0f}", f"{what}, lower end", origin)
    high = book.put(f"{key}.high", one.high, f"{100 * one.high:.0f}", f"{what}, upper end", origin)
    return f"{shown} ({low} to {high})"


def _ends(book: Book, title: str, one: InputEffect | None, path: str, origin: Origin) -> str:
    if one is None or not (math.isfinite(one.at_low) and math.isfinite(one.at_high)):
        return ""
    what = f"troops sent in all, mean where “{title}” lies in its"
    low = book.put(f"D.sent.{path}.at_low", one.at_low, figure(one.at_low), f"{what} lowest fifth", origin)
    return f"{low} to {book.put(f'D.sent.{path}.at_high', one.at_high, figure(one.at_high), f'{what} highest', origin)}"


def _effect(each: Drivers, path: str) -> InputEffect | None:
    return next((one for one in each.found if one.path == path), None)


def _share(each: Drivers, path: str) -> float:
    one = _effect(each, path)
    return one.share.value if one is not None else 0.0
