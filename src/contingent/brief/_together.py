"""What the claims say together: the finding, its rows, and strength against total sent."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from contingent.brief._ask import Ask, Origin
from contingent.brief._briefing import ChartSpec, Column, Row, Table
from contingent.brief._format import count, day, figure, percent, short_months
from contingent.brief._numbers import Book
from contingent.brief._phrases import bound_sign, join, sentence_case
from contingent.brief.charts import StandingMark, TourLine, standing
from contingent.weigh import Consistency, Line, Point
from contingent.weigh import Row as Pair

__all__ = ["together"]

_OPEN = "Also open: "
"""How the weighing begins a note on a reading that fits as well."""

_MOST_ROWS = 12  # pairs of readings in the table; the most believed first (assumed)
_MOST_MARKS = 4  # lines of claims that can still be told apart in the picture (assumed)
_AXES = (("x", "strength", "at a time"), ("y", "total", "in all"))
_SIDES = {"at_most": "most", "less_than": "most", "at_least": "least", "more_than": "least"}


def together(ask: Ask, book: Book, begun: Future[Consistency]) -> tuple[str, ChartSpec | None, dict[str, Any]]:
    """Check the counts of the reports against one another.

    Parameters
    ----------
    ask : Ask
        The posterior.
    book : Book
        Takes the numbers.
    begun : Future
        Of what the counts say together, as :func:`contingent.brief._early.begin` began to find it.

    Returns
    -------
    (str, ChartSpec or None, dict)
        The finding; its picture where there is something to draw; notes and tables.
    """
    found = begun.result()
    rows = [_row(book, number, pair) for number, pair in enumerate(found.rows[:_MOST_ROWS], start=1)]
    finding = short_months(found.finding)
    told = [short_months(note) for note in found.notes]
    return (
        finding,
        _picture(book, ask, found),
        {
            "finding": finding,
            "notes": [note for note in told if not note.startswith(_OPEN)],
            "open": [sentence_case(note.removeprefix(_OPEN)) for note in told if note.startswith(_OPEN)],
            "table": _table(rows, len(found.rows)) if rows else None,
            "all": [_all_at_once(book, number, one) for number, one in enumerate(found.together, start=1)],
        },
    )


def _table(rows: list[Row], pairs: int) -> Table:
    columns = (
        Column("Two figures, as read", numeric=False), Column("Belief in these readings"),
        Column("Together", numeric=False), Column("Condition, or why not", numeric=False),
        Column("Both reached, ± error"),
    )  # fmt: skip
    note = "Belief comes from the words alone; “both reached” from the weighted futures."
    if pairs > len(rows):
        note += f" Shown are the {len(rows)} most believed of {pairs} pairs of readings."
    return Table("T-together", "Which figures fit together, under which readings", columns, tuple(rows), note)


def _row(book: Book, number: int, pair: Pair) -> Row:
    claims = (*pair.claims_a, *pair.claims_b)
    origin = Origin(claims)
    both = f"both come about: {pair.said_a}, {pair.said_b}"
    belief = book.put(
        f"K{number}.w", pair.weight, percent(pair.weight), f"belief in this pair of readings: {both}", origin
    )
    if pair.stay_days is not None:
        book.put(
            f"K{number}.stay",
            pair.stay_days,
            figure(pair.stay_days),
            f"days of the longest average stay under which {both}",
            origin,
        )
    chance = (
        "cannot" if pair.verdict == "impossible" else book.probability(f"K{number}", pair.probability, both, origin)
    )
    head = f"{pair.said_a} ({_named(pair.claims_a)}); {pair.said_b} ({_named(pair.claims_b)})"
    return Row(head, (belief, sentence_case(pair.verdict), sentence_case(short_months(pair.condition)), chance))


def _named(claims: tuple[str, ...]) -> str:
    return join([f"⟦@{claim}⟧" for claim in claims])


def _all_at_once(book: Book, number: int, one: Any) -> str:
    said, claims = join(one.said), tuple(name for group in one.claims for name in group)
    chance = book.probability(f"KA{number}", one.probability, f"all come about: {said}", Origin(claims))
    return f"All at once, {said}: {one.verdict} ({chance} that all are reached)."


def _picture(book: Book, ask: Ask, found: Consistency) -> ChartSpec | None:
    marks = _marks(ask, found.points)
    if not found.lines or not marks:
        return None
    right, top = _ends(found, marks)
    lines = [_tour_line(line) for line in found.lines]
    specs = {size: standing(lines, marks, right=right, top=top, size=size) for size in ("wide", "narrow")}
    return ChartSpec(
        "together", _title(found), _reading(found), _alt(found, marks), _data(book, found),
        specs["wide"], specs["narrow"],
    )  # fmt: skip


def _marks(ask: Ask, points: tuple[Point, ...]) -> list[StandingMark]:
    found: dict[tuple[str, float], StandingMark] = {}
    for point in points:
        for axis, name, said in _AXES:
            value = getattr(point, name)
            if value is None or (axis, value) in found:
                continue
            bound = _bound(ask, point.claims, value)
            label = f"{bound_sign(bound)}{count(value)} {said}"
            found[axis, value] = StandingMark(point.claims[0], axis, value, _SIDES.get(bound, "exact"), label)
    return list(found.values())[:_MOST_MARKS]


def _bound(ask: Ask, claims: tuple[str, ...], value: float) -> str:
    """Find the bound with which a figure is told most often; headlines drop their "up to"."""
    told = [ask.claim(name).quantity for name in claims]
    bounds = [one.bound for one in told if one is not None and value in (one.value_low, one.value_high)]
    return max(bounds, key=lambda bound: (bounds.count(bound), bound != "exact"), default="exact")


def _tour_line(line: Line) -> TourLine:
    return TourLine(line.tour_days, ((0.0, 0.0), *zip(line.strengths, line.totals, strict=True)))


def _ends(found: Consistency, marks: list[StandingMark]) -> tuple[float, float]:
    """Set the ends of the axes: room for the claims, and for the lines where no claim sets one."""
    xs = [mark.value for mark in marks if mark.axis == "x"]
    ys = [mark.value for mark in marks if mark.axis == "y"]
    right = 1.6 * max(xs) if xs else max(line.strengths[-1] for line in found.lines)
    middle = found.lines[len(found.lines) // 2]
    top = 1.25 * max(ys) if ys else right * middle.totals[-1] / max(middle.strengths[-1], 1.0)
    return right, top


def _title(found: Consistency) -> str:
    best = next((pair for pair in found.rows if pair.stay_days is not None and pair.verdict != "impossible"), None)
    if best is None:
        return "The shorter the tour, the more people one standing strength uses up"
    return (
        f"{sentence_case(best.said_a)} and {best.said_b}: stays of about {figure(best.stay_days or 0.0)} days or less"
    )


def _reading(found: Consistency) -> str:
    return (
        "Each dashed line is one length of tour: follow it from the number present at one time up to the "
        f"total that must then be sent from {day(found.since)} to {day(found.until)}. The level and the "
        "upright lines are claimed figures; arrows point to the side that the words allow; two claims "
        "agree where their lines cross, at the tour of the line that runs through the crossing."
    )


def _alt(found: Consistency, marks: list[StandingMark]) -> str:
    tours = join([str(line.tour_days) for line in found.lines])
    return (
        f"Total sent by {day(found.until)} against people present at one time, a rising line for tours of "
        f"{tours} days. Claims marked: {join([mark.label for mark in marks])}."
    )


def _data(book: Book, found: Consistency) -> Table:
    steps = found.lines[0].strengths
    picked = [place for place in range(len(steps)) if steps[place] > 0][-1:]
    rows = []
    for line in found.lines:
        cells = []
        for place in picked:
            meaning = f"total sent when {figure(steps[place])} are kept up by tours of {line.tour_days} days"
            name = f"L.{line.tour_days}.{steps[place]:.0f}"
            cells.append(book.put(name, line.totals[place], figure(line.totals[place]), meaning, _claims_of(found)))
        rows.append(Row(f"{line.tour_days} days", tuple(cells)))
    heads = [Column(f"Total sent, {figure(steps[place])} at a time", "people") for place in picked]
    return Table("D-together", "Total sent by length of tour", (Column("Tour", numeric=False), *heads), tuple(rows))


def _claims_of(found: Consistency) -> Origin:
    return Origin(tuple(dict.fromkeys(name for point in found.points for name in point.claims)))
