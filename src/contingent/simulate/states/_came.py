"""When events come about and states join, future by future: days, infinite where they do not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from contingent.scenario import Decision, Joiner, Scenario
from contingent.simulate._arithmetic import exp_many, log_many
from contingent.simulate.states._decide import logit, pressures
from contingent.simulate.states._draws import Floats, uniforms
from contingent.simulate.states._joiners import TREATIES_HONOURED, join_rate, war_year_rate
from contingent.simulate.states._months import months_of
from contingent.simulate.states._pull import Pull, pull_of

__all__ = ["came_about", "joined_on", "yearly_rate"]

_YEAR_DAYS = 365.25
_JEFFREYS = 0.5  # Beta(0.5, 0.5), as for the intervals of the rates
_WAR_YEARS = 6  # years 0 to 5 of a war, over which the rate by state was counted


def came_about(
    decision: Decision, scenario: Scenario, seed: int, numbers: NDArray[np.uint64], values: Mapping[str, Floats]
) -> Floats:
    """Give the day on which an event comes about, shape (futures,), infinite where it does not.

    Parameters
    ----------
    decision : Decision
        Of the kind ``event``.
    scenario, seed, numbers, values
        As for :func:`contingent.simulate.states.make_table`.

    Returns
    -------
    float64 array, shape (futures,)
        Day number, 0 at the start; in a month in which it comes about, each day is equally likely.
    """
    months = months_of(scenario)
    base, steep = logit(_input(values, decision, "base", numbers)), _input(values, decision, "pressure", numbers)
    pull = pull_of(scenario, seed, numbers)
    known = pull.came.get(decision.name)
    if known and np.array_equal(known[0], base) and np.array_equal(known[1], steep):
        return known[2]  # what hypotheses do not touch came about on the same day under each
    luck = uniforms(seed, f"decisions.{decision.name}", numbers, 2 * len(months))
    ends = (*months.days[1:], scenario.days)
    found = np.full(numbers.size, np.inf)
    until = scenario.day(decision.by_date) if decision.by_date else scenario.days
    pulls = pressures(decision, pull, None)
    for place, (first, end, (pressure, _)) in enumerate(zip(months.days, ends, pulls, strict=True)):
        # The rest of a month that had begun at the as-of date has its share of the month's chance.
        part = (end - first) / 30.4375 if place == 0 and months.broken else 1.0
        odds = base + steep * pressure
        chance = 1.0 - exp_many(part * log_many(np.maximum(1.0 - 1.0 / (1.0 + exp_many(-odds)), 1e-300)))
        day = first + np.floor(luck[2 * place + 1] * (end - first))
        found = np.where(np.isinf(found) & (luck[2 * place] < chance) & (day <= until), day, found)
    pull.came[decision.name] = base, steep, found
    return found


def _input(values: Mapping[str, Floats], part: Decision | Joiner, key: str, numbers: NDArray[np.uint64],
           missing: float = 0.0) -> Floats:  # fmt: skip
    item = part.inputs.get(key)
    return np.full(numbers.size, missing) if item is None else values[item.path]


def joined_on(
    joiner: Joiner,
    scenario: Scenario,
    seed: int,
    numbers: NDArray[np.uint64],
    values: Mapping[str, Floats],
    more_on: Floats,
) -> Floats:
    """Give the day on which a state joins, shape (futures,), infinite where it does not before the horizon.

    Parameters
    ----------
    joiner : Joiner
        The state, and what it would join with.
    scenario, seed, numbers, values
        As for :func:`contingent.simulate.states.make_table`.
    more_on : float64 array, shape (futures,)
        Day on which a further batch has left, infinite where none does.

    Returns
    -------
    float64 array, shape (futures,)

    Notes
    -----
    It joins where its summed hazard passes a unit exponential draw; the hazard is constant within a year of the war,
    and `if_more` times as high after a further batch.
    """
    path = f"joiners.{joiner.name}"
    left = -log_many(uniforms(seed, path, numbers)[0])
    factor = _input(values, joiner, "if_more", numbers, 1.0)
    found = np.full(numbers.size, np.inf)
    for first, last, rate in _spans(joiner, scenario, seed, numbers, values):
        daily = rate / _YEAR_DAYS
        turn = np.clip(more_on, first, last)
        for begin, end, pace in ((np.full(turn.size, float(first)), turn, daily),
                                 (turn, np.full(turn.size, float(last)), daily * factor)):  # fmt: skip
            mass = pace * (end - begin)
            with np.errstate(divide="ignore", invalid="ignore"):
                day = begin + left / pace
            found = np.where(np.isinf(found) & (mass > 0) & (left < mass), day, found)
            left = left - mass
    return found


def _spans(
    joiner: Joiner, scenario: Scenario, seed: int, numbers: NDArray[np.uint64], values: Mapping[str, Floats]
) -> list[tuple[int, int, Floats]]:
    """Give first day, day after the last, and yearly hazard of each year of the war after the as-of date."""
    first, end = scenario.day(scenario.as_of) + 1, scenario.days
    factor = _input(values, joiner, "factor", numbers, 1.0)
    if joiner.treaty == "invoked" or "invoked" in joiner.inputs:
        factor = factor * _honoured(joiner, seed, numbers, values)
    own = next((key for key in ("invoked", "yearly") if key in joiner.inputs), "")
    if own or joiner.war_began is None:
        rate = -log_many(1.0 - np.minimum(_input(values, joiner, own, numbers), 0.999))
        return [(first, end, factor * rate)]
    rates = _rates(joiner, pull_of(scenario, seed, numbers))
    years = range(scenario.as_of.year - joiner.war_began.year, scenario.horizon.year - joiner.war_began.year + 1)
    spans = []
    for year in years:
        opens = scenario.day(date(joiner.war_began.year + year, 1, 1))
        closes = scenario.day(date(joiner.war_began.year + year + 1, 1, 1))
        begin, stop = max(first, opens), min(end, closes)
        if begin < stop:
            spans.append((begin, stop, factor * rates * _part(year)))
    return spans


def _honoured(joiner: Joiner, seed: int, numbers: NDArray[np.uint64], values: Mapping[str, Floats]) -> Floats:
    """Draw whether its treaty is honoured in a future, 1 or 0; where nothing is told, by a chance from the range."""
    least, most = TREATIES_HONOURED
    luck = uniforms(seed, f"joiners.{joiner.name}.treaty", numbers, 2)
    chance = values[joiner.inputs["honoured"].path] if "honoured" in joiner.inputs else least + (most - least) * luck[0]
    found: Floats = (luck[1] < chance).astype(np.float64)
    return found


def _rates(joiner: Joiner, pull: Pull) -> Floats:
    """Draw the base rate over a war from what the counts leave open; the same under each hypothesis."""
    from scipy.special import betaincinv

    path = f"joiners.{joiner.name}.rate"
    rate = join_rate(joiner.pact, contiguous=joiner.contiguous, major_power=joiner.major_power)
    if (path, rate) not in pull.rates:
        grid = np.linspace(0.0005, 0.9995, 1_000)  # a thousand points: the inverse itself costs a microsecond a future
        points = betaincinv(_JEFFREYS + rate.joined, _JEFFREYS + rate.of - rate.joined, grid)
        pull.rates[path, rate] = np.interp(uniforms(pull.seed, path, pull.numbers)[0], grid, points)
    return pull.rates[path, rate]


def yearly_rate(joiner: Joiner, year: int) -> float:
    """Give the chance of joining in one year of a war, before any adjustment.

    Parameters
    ----------
    joiner : Joiner
        Without a rate of its own.
    year : int, 0 or more
        Years since the war began.

    Returns
    -------
    float, 0 to 1

    Notes
    -----
    ``r h_year / sum_0..5 h``: the rate over a whole war, of which the year has the part that its hazard of a new joiner
    is of the hazards of six years.
    """
    return join_rate(joiner.pact, contiguous=joiner.contiguous, major_power=joiner.major_power).share * _part(year)


def _part(year: int) -> float:
    hazards = [war_year_rate(one).share for one in range(_WAR_YEARS)]
    return war_year_rate(max(year, 0)).share / sum(hazards)
