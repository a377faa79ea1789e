"""The watch list in words: what to look for, and what would follow."""

from __future__ import annotations

from contingent.measures import get
from contingent.scenario import Scenario
from contingent.weigh._say import say_day, say_number
from contingent.weigh._turns import Turn
from contingent.weigh._watching import Watched, WatchList

__all__ = ["say_turn", "say_watched"]

_TWO_FIGURES = 2  # as uncertain numbers are printed


def say_watched(scenario: Scenario, one: Watched, *, dated: bool = True) -> str:
    """Name an observation, such as ``returned home by 30 June 2025``.

    Parameters
    ----------
    scenario : Scenario
        For the titles of decisions and joiners.
    one : Watched
        What is watched.
    dated : bool
        With the day.

    Returns
    -------
    str
    """
    measure = get(one.measure)
    what = f"whether {_event(scenario, one)}" if measure.unit == "event" else measure.title
    if not dated:
        return what
    # "troops present in the host or theatre" is a stock of one day; totals and events count up to it.
    return f"{what} {'on' if measure.kind == 'stock' else 'by'} {say_day(one.when)}"


def say_turn(scenario: Scenario, listed: WatchList, one: Watched, turn: Turn, *, short: bool = False) -> str:
    """Say what follows from a report on one side of a threshold.

    Parameters
    ----------
    scenario : Scenario
        For titles.
    listed : WatchList
        For what the classes are.
    one : Watched
        The observation.
    turn : Turn
        One of its turns.
    short : bool
        Without the measure and its day, for a line below them.

    Returns
    -------
    str
        Such as "fewer than 13,000 sent in all by 30 June 2025: “No more are sent” becomes the likeliest (54 %)".
    """
    report = _briefly(one, turn) if short else _report(scenario, one, turn)
    return f"{report}: {_follows(scenario, listed, turn)}"


def _briefly(one: Watched, turn: Turn) -> str:
    if get(one.measure).unit == "event":
        return "if so" if turn.side == "above" else "if not"
    return "if there is none" if turn.side == "none" else _number(one, turn)


def _number(one: Watched, turn: Turn) -> str:
    few = "fewer than" if get(one.measure).unit in ("people", "batches") else "less than"
    return f"{few if turn.side == 'below' else 'more than'} {say_number(turn.at, _TWO_FIGURES)}"


def _report(scenario: Scenario, one: Watched, turn: Turn) -> str:
    measure, by = get(one.measure), say_day(one.when)
    if measure.unit == "event":
        told = _event(scenario, one)
        return f"if by {by} {told}" if turn.side == "above" else f"if it is not so by {by} that {told}"
    if turn.side == "none":
        return f"no {measure.title} by {by}"
    when = "" if measure.said_as.endswith("on the day") else f" by {by}"
    return measure.say(_number(one, turn)).replace("on the day", f"on {by}") + when


def _event(scenario: Scenario, one: Watched) -> str:
    if one.about in scenario.decisions:
        return f"“{scenario.decisions[one.about].title}” comes about"
    if one.about in scenario.joiners:
        title = scenario.joiners[one.about].title
        return f"{title} joins" if " " not in title else f"“{title}” comes about"
    return get(one.measure).title


def _follows(scenario: Scenario, listed: WatchList, turn: Turn) -> str:
    who = _target(scenario, listed, turn)
    then = _percent(turn.then)
    if turn.level is None:
        return f"{who} becomes the likeliest ({then})" if not listed.asks else f"{who} becomes the likelier ({then})"
    way = "falls below" if turn.level < turn.now else "rises above"
    return f"{who} {way} {_percent(turn.level)} (now {_percent(turn.now)})"


def _target(scenario: Scenario, listed: WatchList, turn: Turn) -> str:
    name = listed.classes[turn.target]
    if listed.asks:
        return f"“{name}” to {listed.asks}"
    known = scenario.hypotheses.get(name)
    return f"“{known.title or name}”" if known else f"“{scenario.title}”"


def _percent(share: float) -> str:
    return "less than 1 %" if share < 0.01 else "more than 99 %" if share > 0.99 else f"{100 * share:.0f} %"
