"""The states in a briefing: who presses whom, what may be decided, who may join, which move would change most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Any

import numpy as np

from contingent.brief._ask import Ask, take
from contingent.brief._balance import balance
from contingent.brief._briefing import ChartSpec, Column, Row, Table
from contingent.brief._format import day, percent
from contingent.brief._joiners import joiners
from contingent.brief._moves import ACCURACY, FUTURES, change_words, effect_caveat
from contingent.brief._numbers import Book
from contingent.brief._phrases import join, sentence_case
from contingent.brief.charts import Monthly, Standing, chances, pulls
from contingent.scenario import Decision, Scenario
from contingent.simulate.states import (
    Effect,
    collective,
    hazards,
    total_influence,
)

__all__ = ["actor_map", "decisions", "states_section"]

_SHOWN = 500  # futures a hypothesis for the chances by month: assumed, their quantiles move by a point or two
_MOST_ACTORS = 18  # rows of the map: assumed, what fits a page


def states_section(ask: Ask, book: Book, compared: Future[list[Effect]]) -> dict[str, Any] | None:
    """Give what the page shows of the states.

    Parameters
    ----------
    ask : Ask
        The posterior.
    book : Book
        Takes the numbers.
    compared : Future
        Effects of the scenario's moves, as :func:`contingent.brief._early.begin` began to find them.

    Returns
    -------
    dict or None
        Tables and sentences by name; None where the scenario has no actors.
    """
    scenario = ask.scenario
    if not scenario.actors:
        return None
    moves, caveat = _moves(ask, book, compared.result())
    return {
        "scale": scenario.stance_scale,
        "joiners": joiners(ask, book),
        "balance": balance(ask, book),
        "forums": [_forum(scenario, name, ask.posterior.seed) for name in scenario.forums],
        "moves": moves,
        "caveat": caveat,
    }


def actor_map(ask: Ask) -> ChartSpec | None:
    """Draw where each actor stands and how far it pulls each decider.

    Parameters
    ----------
    ask : Ask
        The posterior.

    Returns
    -------
    ChartSpec or None
        None without actors who are moved.
    """
    scenario = ask.scenario
    moved = [name for name, actor in scenario.actors.items() if actor.moved_by]
    if not moved:
        return None
    shares = _shares(scenario)
    names = list(scenario.actors)
    middle = {name: scenario.actors[name].inputs["stance"].distribution for name in names}
    rows = []
    for name in sorted(names, key=lambda one: -middle[one].mid)[:_MOST_ACTORS]:
        on = tuple(
            float(shares[names.index(decider), names.index(name)] * (middle[decider].mid - middle[name].mid))
            for decider in moved
        )
        spread = middle[name]
        actor = scenario.actors[name]
        rows.append(Standing(actor.title, spread.low, spread.mid, spread.high, actor.role == "decider", on))
    titles = [scenario.actors[name].title for name in moved]
    specs = {size: pulls(rows, titles, size=size) for size in ("wide", "narrow")}
    return ChartSpec(
        "actors", _who_presses(rows, titles),
        "Dots: where each stands (filled: it decides), with the range thought possible. Bars: by how many points it "
        "pulls a decider down (left) or up (right) in the middle case, its leverage used as much as it cares.",
        f"Stances of {len(rows)} actors from 0 to 100, and the pull of each on {join(titles)}.",
        _map_table(rows, titles), specs["wide"], specs["narrow"],
    )  # fmt: skip


def _shares(scenario: Scenario) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Share of each actor's stance in each settled one, at the middle of every value."""
    names = list(scenario.actors)

    def mid(name: str, key: str, missing: float) -> float:
        item = scenario.actors[name].inputs.get(key)
        return missing if item is None else item.distribution.mid

    ties, moved = np.zeros((len(names), len(names))), np.zeros(len(names))
    for row, name in enumerate(names):
        actor = scenario.actors[name]
        for other, item in actor.moved_by.items():
            ties[row, names.index(other)] = item.distribution.mid * mid(other, "salience", 0.0) / 100.0
        if actor.moved_by:
            own = 1.0 - mid(name, "salience", 0.0) / 100.0
            moved[row] = mid(name, "susceptibility", min(own, 0.3) if actor.role == "decider" else own)
    return total_influence(ties, moved)


def _who_presses(rows: Sequence[Standing], deciders: Sequence[str]) -> str:
    total = [(sum(pull), row.title) for row in rows if (pull := row.on)]
    strongest = max(total)
    everyone = [sum(row.on[place] for row in rows) for place in range(len(deciders))]
    if strongest[0] <= 0:
        return "Nobody presses the deciders down"
    said = join([f"{pull:.1f}" for pull in everyone])
    return f"All together pull {join(list(deciders))} down by {said} points of 100; {strongest[1]} pulls hardest"


def _map_table(rows: Sequence[Standing], deciders: Sequence[str]) -> Table:
    columns = (Column("Actor", numeric=False), Column("Stance"), Column("Range"),
               *(Column(f"Pulls {title} down by", "points") for title in deciders))  # fmt: skip
    cells = [
        Row(row.title, (f"{row.middle:.0f}", f"{row.low:.0f} to {row.high:.0f}",
                        *(f"{pull:+.1f}".replace("-", "−") for pull in row.on)))
        for row in rows
    ]  # fmt: skip
    return Table("T-actors", "Stances, and pull on the deciders at the middle of every value", columns, tuple(cells))


def decisions(ask: Ask) -> ChartSpec | None:
    """Draw how likely each decision about a deployment is in each month.

    Parameters
    ----------
    ask : Ask
        The posterior.

    Returns
    -------
    ChartSpec or None
        None where nothing is to be decided, or no number may be printed.
    """
    found = [one for one in ask.scenario.decisions.values() if one.kind != "event"]
    if not found or not ask.trusted().reliable:
        return None
    panels = [_monthly(ask, one) for one in found]
    specs = {size: chances(panels, size=size) for size in ("wide", "narrow")}
    title = f"“{panels[0].title}” has a chance of {_spoken(panels[0])} a month"
    columns = (Column("Month", numeric=False), *(Column(panel.title) for panel in panels))
    rows = tuple(
        Row(day(when), tuple(_span(panel, place) for panel in panels)) for place, when in enumerate(panels[0].months)
    )
    table = Table("T-decisions", "Chance of each decision in a month: middle, and 8 of 10 futures", columns, rows)
    reading = "Line: the middle future; area: 8 of 10 futures. Mind that each picture has an axis of its own. "
    reading += "What need, capacity and pressure weigh is assumed."
    alt = f"Chance by month of {join([panel.title for panel in panels])}, each with the span of 8 of 10 futures."
    return ChartSpec("decisions", title, reading, alt, table, specs["wide"], specs["narrow"])


def _monthly(ask: Ask, decision: Decision) -> Monthly:
    """Chances in futures of all hypotheses, drawn by weight and weighed by their probability."""
    parts, weights = [], []
    for name, some in ask.samples.items():
        share = ask.posterior.hypotheses[name].probability.value
        scheme = some.scenario.deployments[decision.deployment].scheme
        every = np.arange(0, len(some), max(len(some) // _SHOWN, 1))  # drawn in order: every fourth is a fair part
        if share > 0 and scheme not in ("no rotation", "fixed term"):
            months, chance = hazards(take(some, every), decision)
            parts.append(chance)
            weights.append(np.full(chance.shape[1], share / chance.shape[1]))
    if not parts:
        return Monthly(decision.title, (), (), (), ())
    table, weight = np.concatenate(parts, axis=1), np.concatenate(weights)
    low, middle, high = (tuple(_quantile(row, weight, level) for row in table) for level in (0.1, 0.5, 0.9))
    return Monthly(decision.title, months, low, middle, high)


def _quantile(values: Any, weights: Any, level: float) -> float:
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(reached, level * reached[-1])])


def _spoken(panel: Monthly) -> str:
    first, last = panel.middle[0], panel.middle[-1]
    return percent(first) if percent(first) == percent(last) else f"{percent(first)}, at last {percent(last)},"


def _span(panel: Monthly, place: int) -> str:
    low, middle, high = (percent(values[place]) for values in (panel.low, panel.middle, panel.high))
    return f"{middle} ({low} to {high})"


def _forum(scenario: Scenario, name: str, seed: int) -> dict[str, str]:
    """Say where a forum settles: the mean with its band, what a veto allows, the options' chances."""
    forum = scenario.forums[name]
    found = collective(scenario, name, seed=seed, challenge=forum.challenge)
    text = (
        f"{forum.title}, {day(forum.date)}: weighed by capability and salience the members stand at "
        f"{found.mean:.0f} of 100; such means have been so far off that 8 of 10 outcomes lie between {found.low:.0f} "
        f"and {found.high:.0f}, and coercive issues may err more."
    )
    if found.veto:
        who = scenario.actors[found.veto].title
        text += f" It decides by consensus: {who} lets nothing below {found.bound:.0f} pass."
    text += f" So, by the mean: {_options(found.by_mean)}; by an election over the options: "
    text += f"{_options(found.by_election)}."
    if found.challenge is not None:
        text += f" Bueno de Mesquita's challenge model (Scholz 2011 as coded), for comparison: {found.challenge:.0f}."
    return {"text": text}


def _options(chances: Mapping[str, float]) -> str:
    ranked = sorted(chances.items(), key=lambda one: -one[1])
    return ", ".join(f"{option} {percent(chance)}" for option, chance in ranked)


def _moves(ask: Ask, book: Book, found: list[Effect]) -> tuple[Table | None, str]:
    scenario = ask.scenario
    if not found:
        return None, ACCURACY
    rows = []
    for effect in found:
        meaning = f"what “{effect.move.title}” changes of troops sent by the horizon, before any claim"
        change = book.put(f"V.{effect.move.name}", effect.change, change_words(effect), meaning)
        rows.append(Row(effect.move.title, (change, percent(effect.touched), sentence_case(effect.verdict))))
    columns = (Column("Move", numeric=False), Column("Changes the mean sent by"), Column("Futures that change"),
               Column("How far to trust it", numeric=False))  # fmt: skip
    note = f"The same {FUTURES:,} futures a course with and without each move, courses by their priors, no claim "
    note += "weighed; contingent compare asks for other moves, measures and days."
    caption = f"Which move would change most by {day(scenario.horizon)}"
    return Table("T-moves", caption, columns, tuple(rows), note), effect_caveat(found)
