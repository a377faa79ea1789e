"""Who else may join, in a briefing: chances, base rates, and how often treaties have been honoured."""

from __future__ import annotations

from contingent.brief._ask import Ask, Origin
from contingent.brief._briefing import Column, Row, Table
from contingent.brief._format import day
from contingent.brief._numbers import Book
from contingent.scenario import Joiner, Scenario
from contingent.simulate.states import TREATIES_HONOURED, join_rate, war_year_rate

__all__ = ["joiners"]


def joiners(ask: Ask, book: Book) -> Table | None:
    """Give the table of states that may join, each with its chance and its base rate.

    Parameters
    ----------
    ask : Ask
        The posterior.
    book : Book
        Takes the numbers.

    Returns
    -------
    Table or None
        None where the scenario names no joiner.
    """
    scenario = ask.scenario
    if not scenario.joiners:
        return None
    rows = []
    for name, one in scenario.joiners.items():
        estimate = ask.of("", name).at_least("joined", ask.ahead, 0.5)
        inputs = tuple(item.path for item in one.inputs.values())
        what = "sends arms" if one.kind == "arms" else "joins with troops"
        meaning = f"{one.title} {what} by {day(scenario.horizon)}"
        chance = book.probability(f"N.{name}", estimate, meaning, Origin((), inputs, ask.sources(inputs)))
        rows.append(Row(one.title, (_side(one), chance, _base(scenario, one))))
    columns = (Column("State", numeric=False), Column("With", numeric=False),
               Column(f"By {day(scenario.horizon)}, ± error"), Column("Base rate", numeric=False))  # fmt: skip
    note = (
        "Counted over the 40 disputes of 1946 to 2010 that reached war (MID 2.2.1, ATOP 5.1, Correlates of War); the "
    )
    note += "adjustment to the case is assumed. Allies have honoured 22 to 75 % of treaties, as one counts."
    return Table("T-joiners", "Who else may join", columns, tuple(rows), note)


def _side(one: Joiner) -> str:
    return f"{one.kind}, for the {'host' if one.side == 'host' else 'other side'}"


def _base(scenario: Scenario, one: Joiner) -> str:
    if "invoked" in one.inputs:
        return f"assumed: its treaty is invoked in {one.inputs['invoked']} of years; honoured in {_honoured(one)}"
    if "yearly" in one.inputs or one.war_began is None:
        return f"assumed: {one.inputs['yearly']} a year" if "yearly" in one.inputs else "none"
    rate = join_rate(one.pact, contiguous=one.contiguous, major_power=one.major_power)
    year = scenario.horizon.year - one.war_began.year
    hazard = war_year_rate(year)
    adjusted = f"; times {one.inputs['factor']}" if "factor" in one.inputs else ""
    return (
        f"{rate.joined} of {rate.of} such states joined in the whole war; in year {year} of a war "
        f"{hazard.joined} of {hazard.of} got a new joiner{adjusted}{_bound(scenario, one)}"
    )


def _honoured(one: Joiner) -> str:
    if "honoured" in one.inputs:
        return str(one.inputs["honoured"])
    least, most = (100 * share for share in TREATIES_HONOURED)
    return f"{least:.0f} to {most:.0f} %"


def _bound(scenario: Scenario, one: Joiner) -> str:
    """Say how often such a treaty is honoured, of a state that is bound by one which nobody has invoked."""
    bound = any(one.who in each.between and each.kind == "defence" for each in scenario.treaties.values())
    return f"; were its treaty invoked, such are honoured in {_honoured(one)}" if bound else ""
