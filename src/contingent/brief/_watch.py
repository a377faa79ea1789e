"""What to watch: which measure, on which day, tells the two likeliest courses apart most."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from contingent.brief._ask import Ask
from contingent.brief._briefing import Column, Row, Table
from contingent.brief._format import day, significant
from contingent.brief._numbers import Book
from contingent.brief._phrases import sentence_case
from contingent.brief._tables import title_of
from contingent.measures import Window

__all__ = ["month_ends", "watch"]

_QUARTERS = (0.25, 0.5, 0.75)
_NORMAL_QUARTILES = 1.349  # interquartile range of a normal in standard deviations
_LEAST = 200.0  # people: no report tells smaller differences apart (assumed)
_TELLING = 0.5  # spreads: middle futures closer than half their spread tell little (assumed)

_SAID = {
    "present": "troops present",
    "sent": "troops sent in all",
    "casualties": "losses: killed, wounded, captured or missing",
    "returned": "troops back home",
}
"""How a watched measure is named."""


@dataclass(frozen=True, slots=True)
class _Gap:
    size: float
    measure: str
    when: date
    line: float
    above: str
    below: str


def watch(ask: Ask, book: Book) -> tuple[str, Table | None]:
    """Write what to watch.

    Parameters
    ----------
    ask : Ask
        The posterior.
    book : Book
        Takes the numbers.

    Returns
    -------
    (str, Table or None)
        A sentence, and the best day of each measure; no table where nothing tells the courses apart.
    """
    if len(ask.ranked) < 2:
        return "There is one course only; nothing can tell it from another.", None
    poor = next((name for name in ask.ranked[:2] if not ask.trusted(name).reliable), None)
    if poor is not None:
        return f"No line is drawn: {ask.trusted(poor).reason}.", None
    gaps = sorted(filter(None, (_widest(ask, measure) for measure in _SAID)), key=lambda gap: -gap.size)
    if not gaps:
        return (
            ("No count that reports tell of parts the two likeliest courses by more than a few hundred people."),
            None,
        )
    first, second = (f"“{title_of(ask, name)}”" for name in ask.ranked[:2])
    rows = tuple(_row(ask, book, number, gap) for number, gap in enumerate(gaps, start=1))
    columns = (
        Column("What to watch", numeric=False),
        Column("By", numeric=False),
        Column("Line", "people"),
        Column(f"Above it if {first}", numeric=False),
        Column(f"Above it if {second}", numeric=False),
    )
    caption = f"What tells {first} from {second}"
    note = (
        "The line lies midway between the middle futures of the two courses; measures are sorted by how "
        "far apart these lie against their spread."
    )
    return _sentence(ask, gaps[0], 1), Table("T-watch", caption, columns, rows, note)


def _widest(ask: Ask, measure: str) -> _Gap | None:
    one, other = ask.ranked[:2]
    dates = month_ends(ask.scenario.as_of, ask.scenario.horizon)
    pair = [ask.quantiles(measure, dates, _QUARTERS, name) for name in (one, other)]
    gaps = []
    for when, a, b in zip(dates, *pair, strict=True):
        spread = max(math.hypot(a[2] - a[0], b[2] - b[0]) / _NORMAL_QUARTILES, _LEAST)
        if math.isfinite(spread) and abs(a[1] - b[1]) >= max(_LEAST, _TELLING * spread):
            higher, lower = (one, other) if a[1] >= b[1] else (other, one)
            gaps.append(_Gap(abs(a[1] - b[1]) / spread, measure, when, significant((a[1] + b[1]) / 2), higher, lower))
    return max(gaps, key=lambda gap: gap.size, default=None)


def _row(ask: Ask, book: Book, number: int, gap: _Gap) -> Row:
    window = Window(ask.scenario.as_of, gap.when)
    origin = ask.origin(gap.measure, window)
    what = f"{_SAID[gap.measure]} by {day(gap.when)}"
    line = book.people(f"W{number}.line", gap.line, f"{what}: the line that parts the two likeliest courses", origin)
    cells = []
    for name in ask.ranked[:2]:
        side = "above" if name == gap.above else "below"
        estimate = ask.at_least(gap.measure, window, gap.line, name)
        meaning = f"{what} is above the line under “{title_of(ask, name)}”"
        cells.append(book.futures(f"W{number}.{side}", estimate, meaning, origin))
    return Row(sentence_case(_SAID[gap.measure]), (day(gap.when), line, *cells))


def _sentence(ask: Ask, gap: _Gap, number: int) -> str:
    return (
        f"Watch the number of {_SAID[gap.measure]}. More than ⟦W{number}.line⟧ by {day(gap.when)} speak for "
        f"“{title_of(ask, gap.above)}”, where ⟦W{number}.above⟧ get there, and against "
        f"“{title_of(ask, gap.below)}”, where ⟦W{number}.below⟧ do."
    )


def month_ends(first: date, last: date) -> list[date]:
    """Month ends after the first day, and the last day itself.

    Examples
    --------
    >>> month_ends(date(2024, 11, 17), date(2025, 1, 15))
    [datetime.date(2024, 11, 30), datetime.date(2024, 12, 31), datetime.date(2025, 1, 15)]
    """
    found: list[date] = []
    year, month = first.year, first.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        end = date.fromordinal(date(year, month, 1).toordinal() - 1)
        if end >= last:
            return [*found, last]
        if end > first:
            found.append(end)
