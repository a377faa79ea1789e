"""What to watch: which report yet to come would tell the courses apart most, and where the answer turns."""

from __future__ import annotations

from contingent.brief._ask import Ask, Origin
from contingent.brief._briefing import Column, Row, Table
from contingent.brief._format import day, figure, percent
from contingent.brief._numbers import Book
from contingent.brief._phrases import sentence_case
from contingent.brief._tables import title_of
from contingent.measures import Window, get
from contingent.weigh import Estimate, Turn, Watched, WatchList, watch_list

__all__ = ["watch"]

_MEASURES = ("present", "sent", "casualties", "returned", "more_sent", "rotating")
"""What reports tell most often; ``contingent watch`` has the others."""

_LITTLE = 0.01  # bits: what tells less is not worth a row (assumed)
_MOST = 5  # rows that a reader takes in (assumed)

_MOST_SAID = 2  # turns in the sentence; the table has all (assumed)

_SAID = {
    "present": "troops present",
    "sent": "troops sent in all",
    "casualties": "losses: killed, wounded, captured or missing",
    "returned": "troops back home",
    "more_sent": "whether more are sent",
    "rotating": "whether two more batches come",
}
"""How a watched measure is named."""


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
    listed = watch_list(ask.posterior, measures=_MEASURES)
    found = [one for one in listed.best() if one.bits.value >= max(_LITTLE, 2 * one.bits.error)][:_MOST]
    if not found:
        return "No count that reports tell parts the courses by a hundredth of a bit.", None
    rows = tuple(_row(ask, book, listed, number, one) for number, one in enumerate(found, start=1))
    columns = (
        Column("What to watch", numeric=False), Column("By", numeric=False), Column("Tells", "bits"),
        Column("Where the answer turns", numeric=False),
    )  # fmt: skip
    table = Table("T-watch", "Which report would tell the courses apart", columns, rows, _NOTE)
    whole = book.put(
        "W.open", listed.entropy, figure(listed.entropy), "bits that are open between the courses",
        ask.origin(found[0].measure, ask.ahead),
    )  # fmt: skip
    return _sentence(found[0], rows[0], whole), table


_NOTE = (
    "Bits that a report is expected to tell, with the error that such reports have and from a source graded B; a bit "
    "is what the answer to an even question tells. Each measure stands on the earliest month's end that tells nearly "
    "as much as its best. A turn is a count beyond which every report moves a course across a line between two words "
    "of probability, or makes it the likeliest."
)


def _sentence(one: Watched, row: Row, whole: str) -> str:
    some = "; ".join(row.cells[2].split("; ")[:_MOST_SAID])
    turned = f" {sentence_case(some)}." if one.turns else ""
    what = f"Watch {_SAID[one.measure]}, by {day(one.when)}"
    return (
        f"{what}: of all counts and dates it would tell most, {row.cells[1]} of the {whole} bits that are open.{turned}"
    )


def _row(ask: Ask, book: Book, listed: WatchList, number: int, one: Watched) -> Row:
    origin = ask.origin(one.measure, Window(ask.scenario.as_of, one.when))
    what = f"{_SAID[one.measure]} by {day(one.when)}"
    shown = f"{one.bits.value:.2f}"
    bits = book.put(f"W{number}.bits", one.bits.value, shown, f"bits that a report of {what} would tell", origin)
    by_report: dict[tuple[str, float], list[Turn]] = {}
    for turn in one.turns:
        by_report.setdefault((turn.side, 0.0 if turn.side == "none" else turn.at), []).append(turn)
    told = []
    for place, some in enumerate(by_report.values(), start=1):
        key = f"W{number}.{place}"
        chance = book.futures(f"{key}.chance", Estimate(some[0].chance, 0.0), f"such a report: {what}", origin)
        then = [
            _follows(ask, book, listed, f"{key}.{name}", turn, origin) for name, turn in zip("ab", some, strict=False)
        ]
        told.append(f"{_report(book, key, one, some[0], origin)} ({chance}): {', and '.join(then)}")
    return Row(sentence_case(_SAID[one.measure]), (day(one.when), bits, "; ".join(told)), f"watch-{number}")


def _follows(ask: Ask, book: Book, listed: WatchList, key: str, turn: Turn, origin: Origin) -> str:
    course = f"“{title_of(ask, listed.classes[turn.target])}”"
    if turn.level is None:
        told = f"chance of {course} given such a report"
        return f"{course} becomes the likeliest ({book.put(key, turn.then, percent(turn.then), told, origin)})"
    line = book.put(key, turn.level, percent(turn.level), "line between two words of probability", origin)
    return f"{course} {'falls below' if turn.level < turn.now else 'rises above'} {line}"


def _report(book: Book, key: str, one: Watched, turn: Turn, origin: Origin) -> str:
    if get(one.measure).unit == "event":
        return "if so" if turn.side == "above" else "if not"
    if turn.side == "none":
        return "if there is none"
    at = book.put(f"{key}.at", turn.at, figure(turn.at), f"{one.measure}: where the answer turns", origin)
    return f"{'fewer' if turn.side == 'below' else 'more'} than {at}"
