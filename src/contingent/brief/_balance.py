"""The balance elsewhere in a briefing: what is no longer at home against the neighbour, and shares of a region."""

from __future__ import annotations

from typing import Any

from contingent.brief._ask import Ask
from contingent.brief._briefing import Column, Row, Table
from contingent.brief._format import day
from contingent.brief._numbers import Book
from contingent.brief._phrases import join
from contingent.measures import Window
from contingent.scenario import Region

__all__ = ["balance"]

_LEVELS = (0.1, 0.5, 0.9)
_SHOWN = 0.05  # points: what is less is rounded to none, and none is not said of a sample
_SMALL = 1.0  # points of a share; assumed: what an index that is years old cannot tell from nothing


def balance(ask: Ask, book: Book) -> dict[str, Any] | None:
    """Give a sentence and a table of what the deployment takes from the balance in each region.

    Parameters
    ----------
    ask : Ask
        The posterior.
    book : Book
        Takes the numbers.

    Returns
    -------
    dict or None
        ``text`` and ``table``; None where the scenario has no region, or no number may be printed.
    """
    regions = ask.scenario.regions.values()
    if not regions or not ask.trusted().reliable:
        return None
    rows, most = [], 0.0
    for region in regions:
        for measure, what in _asked(ask, region):
            row, taken = _row(ask, book, region, measure, what)
            rows.append(row)
            most = max(most, taken if measure == "region_share" else 0.0)
    as_of, horizon = ask.scenario.as_of, ask.scenario.horizon
    columns = (Column("Balance", numeric=False), Column("With nobody away"),
               Column(f"Taken from it by {day(as_of)}"), Column(f"By {day(horizon)}, 8 of 10 futures"))  # fmt: skip
    note = (
        "Capability is the composite index that the sources name, as of its year; of a sender so much of it is away as "
    )
    note += (
        "its troops are of the index. What an index does not count, such as nuclear arms or alliances, is not in it."
    )
    return {
        "text": _sentence(ask, most),
        "table": Table("T-balance", "The balance elsewhere", columns, tuple(rows), note),
    }


def _asked(ask: Ask, region: Region) -> list[tuple[str, str]]:
    found, titles = [], {name: actor.title for name, actor in ask.scenario.actors.items()}
    troops = region.by_actor("troops")
    ours = [titles[name] for name in troops if name in ask.scenario.senders]
    if troops and not any(region.name != other.name and other.by_actor("troops").keys() == troops.keys()
                          for other in _before(ask, region)):  # fmt: skip
        theirs = join([titles[name] for name in troops if name not in ask.scenario.senders])
        found.append(("facing", f"forces of {join(ours)} at home for 100 of {theirs}'s"))
    side = join([titles[name] for name in region.side])
    found.append(("region_share", f"share of capability of {side}, %"))
    return found


def _before(ask: Ask, region: Region) -> list[Region]:
    """Regions that stand before one: what faces whom is told once."""
    every = list(ask.scenario.regions.values())
    return every[: every.index(region)]


def _row(ask: Ask, book: Book, region: Region, measure: str, what: str) -> tuple[Row, float]:
    about, (as_of, horizon) = ask.of("", region.name), (ask.scenario.as_of, ask.scenario.horizon)
    lost = about.quantiles(f"{measure}_lost", [as_of, horizon], _LEVELS)
    whole = about.quantiles(measure, [as_of], (0.5,))[0, 0] + lost[0, 1]
    origin = about.origin(f"{measure}_lost", Window(as_of, horizon))
    name = f"{region.title}: {what}"

    def put(key: str, value: float, meaning: str) -> str:
        return book.put(f"B.{region.name}.{measure}.{key}", value, _points(value),
                        f"{name}, {meaning}", origin)  # fmt: skip

    printed = range(len(_LEVELS)) if lost[1, -1] >= _SHOWN else [len(_LEVELS) - 1]
    marks = [
        put(f"q{100 * _LEVELS[at]:g}", float(lost[1, at]), f"taken by {day(horizon)}, {100 * _LEVELS[at]:g} % point")
        for at in printed
    ]
    cells = (put("whole", float(whole), "with nobody away"),
             put("now", float(lost[0, 1]), f"taken by {day(as_of)}"),
             f"{marks[1]} ({marks[0]} to {marks[2]})" if marks[1:] else marks[0])  # fmt: skip
    return Row(name, cells), float(lost[1, 2])


def _points(value: float) -> str:
    return f"{value:.1f}" if value >= _SHOWN else "less than 0.1"


def _sentence(ask: Ask, most: float) -> str:
    senders = join([one.title or name for name, one in ask.scenario.senders.items()])
    if most < _SMALL:
        return (
            f"What {senders} sends takes less than one point from any share of capability counted here, in 9 of 10 "
            "futures: by these figures the troops that are away hardly shift the balance elsewhere. What is given for "
            "them in return is not counted."
        )
    return f"What {senders} sends takes up to {most:.0f} points from a share of capability counted here."
