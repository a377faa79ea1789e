"""Effects of diplomatic moves in words: a ranked table, and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from contingent.brief._format import day, figure
from contingent.measures import get
from contingent.scenario import Scenario
from contingent.simulate import Futures
from contingent.simulate.states import MEAN_ERROR_POINTS, Effect, compare
from contingent.weigh import Posterior

__all__ = ["ACCURACY", "FUTURES", "change_words", "compare_moves", "effect_caveat", "effect_table"]

FUTURES = 500
"""Of a hypothesis, for ranking moves: assumed, a third of a second; `contingent compare` takes more."""


ACCURACY = (
    "How well does anybody foresee such decisions? In eight real conflicts game theorists were right in 31 % of their "
    "forecasts, unaided judgement in 31 to 32 %, and role players who acted the conflict out in 62 % (Green 2005, "
    "International Journal of Forecasting 21:463-472)."
)
"""Measured accuracy of forecasts of decisions in conflicts, with its source."""

_POINTS = 100.0


def compare_moves(posterior: Posterior) -> list[Effect]:
    """Compare the scenario's interventions.

    Parameters
    ----------
    posterior : Posterior
        Whose scenario and seed are taken, and its futures where they were drawn alike.

    Returns
    -------
    list of Effect
        The greatest first; empty where the scenario has no moves or nothing to decide.
    """
    scenario = posterior.scenario
    moves = list(scenario.interventions.values()) if scenario.decisions else []
    return compare(scenario, moves, futures=FUTURES, seed=posterior.seed, known=_plain(posterior)) if moves else []


def _plain(posterior: Posterior) -> dict[str, Futures] | None:
    """Futures without a move that are simulated already; None where they were drawn otherwise than a comparison's."""
    found = {name: one.futures for name, one in posterior.hypotheses.items()}
    plain = all(one.log_base is None and one.numbers is None and one.first == 0 for one in found.values())
    return found if plain and min(map(len, found.values())) >= FUTURES else None


def effect_table(
    scenario: Scenario, found: Sequence[Effect], about: str, end: date
) -> tuple[str, list[tuple[str, ...]]]:
    """Give a title, and for each move its change, interval, range over assumptions, and verdict.

    Parameters
    ----------
    scenario : Scenario
        Whose decisions and joiners have titles.
    found : sequence of Effect
        One or more, of one measure.
    about : str
        Decision or joiner that was asked about, or ``''``.
    end : datetime.date
        Day for which the measure was read.

    Returns
    -------
    (str, list of tuple of str)
    """
    measure = get(found[0].measure)
    titles = {name: one.title for name, one in scenario.decisions.items()}
    titles |= {name: one.title for name, one in scenario.joiners.items()}
    what = f"“{titles[about]}”" if about in titles else measure.title
    start = _amount(found[0], found[0].before)
    kind = "chance of " if measure.kind == "event" else "mean of "
    title = f"What each move changes of {kind}{what} by {day(end)}: {start} without any."
    return title, [_row(effect) for effect in found]


def _row(effect: Effect) -> tuple[str, ...]:
    if effect.touched == 0.0:
        return effect.move.title, "changes no future"
    low, high = sorted((effect.weak, effect.strong))
    return (
        effect.move.title,
        f"{change_words(effect)} (90 % interval {_signed(effect, effect.low)} to {_signed(effect, effect.high)})",
        f"{_signed(effect, low)} to {_signed(effect, high)} from weak to strong pressure",
        f"{effect.touched:.0%} of futures change" if effect.touched >= 0.01 else "fewer than 1 % of futures change",
        effect.verdict,
    )


def change_words(effect: Effect) -> str:
    """Write a change with its sign and unit, such as ``−410 people`` or ``+2.1 points``.

    Parameters
    ----------
    effect : Effect
        What a move changes.

    Returns
    -------
    str
    """
    unit = get(effect.measure).unit
    return f"{_signed(effect, effect.change)} {'points' if unit == 'event' else unit}"


def _signed(effect: Effect, value: float) -> str:
    if get(effect.measure).kind == "event":
        return f"{_POINTS * value:+.1f}".replace("-", "−")
    if get(effect.measure).unit == "%":
        return f"{value:+.2f}".replace("-", "−")
    return "0" if abs(value) < 0.5 else ("+" if value > 0 else "−") + figure(abs(value))


def _amount(effect: Effect, value: float) -> str:
    measure = get(effect.measure)
    if measure.unit == "%":
        return f"{value:.1f} %"
    return f"{value:.0%}" if measure.kind == "event" else f"{figure(value)} {measure.unit}"


def _error(effect: Effect) -> str:
    unit = get(effect.measure).unit
    return f"{_signed(effect, effect.model_error).lstrip('+')} {'points' if unit == 'event' else unit}"


def effect_caveat(found: Sequence[Effect]) -> str:
    """Say how far changes by moves can be trusted at all.

    Parameters
    ----------
    found : sequence of Effect
        One or more, of one measure.

    Returns
    -------
    str
    """
    most = max(abs(effect.mean_shift) for effect in found)
    pulled = max(abs(effect.pull) for effect in found)
    beside = (
        f"The moves shift the mean of all stances by {most:.0f} points at most, and pull the deciders by "
        f"{pulled:.1f}; such a mean has been off by {MEAN_ERROR_POINTS:.0f} points (root mean square, 351 issues). "
        f"Stances misjudged so far, the deciders' own apart, would change this measure by {_error(found[0])}."
    )
    within = all(effect.within_model for effect in found)
    verdict = " So every change here lies within the error of the model: the order says what to look at, not what will "
    verdict += "happen."
    return f"{beside}{verdict if within else ''} {ACCURACY}"
