"""What each further batch adds, in a table: the same futures with the further batches and without them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from contingent.brief._ask import Ask
from contingent.brief._briefing import Column, Row, Table
from contingent.brief._format import day, figure
from contingent.brief._numbers import Book
from contingent.brief._phrases import sentence_case
from contingent.brief._tables import title_of
from contingent.measures import Window
from contingent.simulate import Futures
from contingent.simulate.front import SENT_IN_BATCHES, without_batches

__all__ = ["each_batch"]

Floats = NDArray[np.float64]

_QS = (0.1, 0.5, 0.9)
_LEAST = 100  # futures with a further batch, for a span of 8 of 10; assumed


class _Line(NamedTuple):
    """A row: its id, its words with the unit, and the measure that is compared."""

    name: str
    title: str
    measure: str


_ROWS = (
    _Line("sent", "sent", "sent"),
    _Line("own", "own killed, wounded, captured", "casualties"),
    _Line("released", "host's soldiers freed for the front on the last day", "released"),
    _Line("force", "added at the front on the last day, net", "force_added"),
    _Line("lost", "opponents lost because of it", "opponent_losses"),
    _Line("area", "area gained because of it, km²", "area_gained"),
)


def each_batch(ask: Ask, book: Book, drawn: Mapping[str, Futures]) -> Table | None:
    """Write what each further batch adds in the courses that send batches; None where none does.

    Parameters
    ----------
    ask : Ask
        The posterior.
    book : Book
        Takes the numbers.
    drawn : mapping of str to Futures
        Futures of each course, drawn by weight.

    Returns
    -------
    Table or None
    """
    found = {name: _shares(some) for name, some in drawn.items() if ask.trusted(name).reliable and _batches(some)}
    columns = {name: shares for name, shares in found.items() if shares}
    if not columns:
        return None
    rows = []
    for one in _ROWS:
        if all(one.name in shares for shares in columns.values()):
            cells = tuple(_cell(ask, book, one, name, shares[one.name]) for name, shares in columns.items())
            rows.append(Row(sentence_case(one.title), cells))
    heads = [Column(sentence_case(title_of(ask, name))) for name in columns]
    note = (
        "The middle future, and 8 of 10, of those in which a further batch leaves: the same future with the further "
        "batches, less the one in which nobody follows, shared among its batches."
    )
    caption = f"What each further batch adds by {day(ask.scenario.horizon)}"
    return Table("T-batch", caption, (Column("", numeric=False), *heads), tuple(rows), note)


def _batches(some: Futures) -> bool:
    """Whether people go in batches under the scheme in force at last."""
    return some.scenario.deployments[some.main].phases[-1][1].scheme in SENT_IN_BATCHES


def _shares(some: Futures) -> dict[str, Floats]:
    """Give what a batch adds, future by future, by row; nothing where too few futures have a batch."""
    scenario = some.scenario
    number = some.on("batches", scenario.horizon)
    goes = number > 0
    if goes.sum() < _LEAST:
        return {}
    without, window = without_batches(some), Window(scenario.as_of, scenario.horizon)
    shares = {}
    for one in _ROWS:
        change = some.measure(one.measure, window) - without.measure(one.measure, window)
        if np.isfinite(change).all():
            shares[one.name] = change[goes] / number[goes]
    return shares


def _cell(ask: Ask, book: Book, one: _Line, name: str, shares: Floats) -> str:
    key, origin = f"FB.{one.name}.{name}", ask.origin(one.measure, ask.ahead)
    digits = 1 if one.name == "area" else 0
    low, middle, high = (
        book.put(
            f"{key}.q{round(q * 100)}", value, figure(value),
            f"{one.title}, of a batch under {name}, {round(q * 100)} % point", origin,
        )
        for q, value in zip(_QS, np.round(np.quantile(shares, _QS), digits) + 0.0, strict=True)
    )  # fmt: skip
    return f"{middle} ({low} to {high})"
