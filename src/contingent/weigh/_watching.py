"""The watch list: which report, by which date, is expected to tell most, and where the answer turns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.measures import MEASURES, get
from contingent.scenario import Question, Scenario
from contingent.weigh._information import entropy, information, told
from contingent.weigh._posterior import Estimate, Posterior
from contingent.weigh._reporting import reporting
from contingent.weigh._room import Room
from contingent.weigh._trust import TRUST
from contingent.weigh._turns import Turn, turns

__all__ = ["WatchList", "Watched", "month_ends", "watch_list"]

Floats = NDArray[np.float64]

_COUNTED = ("present", "front", "sent", "casualties", "killed", "captured", "returned")
"""Counts that reports tell from time to time."""

_EVENTS = ("more_sent", "rotating")
"""Events that reports tell as they come about."""

_GRADE = "B"  # the grade of a source whose report one waits for: usually reliable (assumed)
_NEARLY = 0.9  # of the best date's bits: an earlier date that has them is worth more than waiting (assumed)


@dataclass(frozen=True, slots=True)
class Watched:
    """One observation to wait for.

    Parameters
    ----------
    measure, about : str
        What is reported; `about` names the decision or joiner that `decided` and `joined` ask about.
    when : datetime.date
        The day it is reported for; flows and events count from the as-of date.
    bits : Estimate
        Expected information, with its Monte Carlo error, bias taken out; unreliable where the weights are.
    bias : float
        What was taken out, bits.
    error : float
        Standard deviation of a report: a fraction, share points for shares, 0 for events.
    turns : tuple of Turn
        Thresholds in the measure's unit at which the answer turns, the most probable first.
    """

    measure: str
    about: str
    when: date
    bits: Estimate
    bias: float
    error: float
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class WatchList:
    """Observations, the most telling first.

    Parameters
    ----------
    asks : str
        Id of the question that is to be answered, ``''`` for which hypothesis is true.
    classes : tuple of str
        Hypotheses, or ``('yes', 'no')``: what the targets of the turns count.
    shares : tuple of float
        Their probabilities now.
    entropy : float
        Bits that are open: no observation can tell more.
    grade : str
        Reliability letter of the source that reports.
    found : tuple of Watched
        Sorted by bits.
    reason : str
        Why no number may be printed, ``''`` when they may.
    """

    asks: str
    classes: tuple[str, ...]
    shares: tuple[float, ...]
    entropy: float
    grade: str
    found: tuple[Watched, ...]
    reason: str = ""

    def best(self) -> tuple[Watched, ...]:
        """Each measure once: its earliest date with nine tenths of the bits of its best, sorted by bits."""
        top: dict[tuple[str, str], Watched] = {}
        for one in self.found:
            top.setdefault((one.measure, one.about), one)
        early = [
            min((one for one in self.found if (one.measure, one.about) == key
                 and one.bits.value >= _NEARLY * first.bits.value), key=lambda one: one.when)
            for key, first in top.items()
        ]  # fmt: skip
        return tuple(sorted(early, key=lambda one: (-one.bits.value, one.when)))


def watch_list(
    posterior: Posterior,
    *,
    question: str = "",
    measures: Sequence[str] = (),
    dates: Sequence[date] = (),
    grade: str = _GRADE,
    error: float | None = None,
) -> WatchList:
    r"""Rank reports yet to come by what they are expected to tell.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures; nothing is simulated anew.
    question : str
        Id of a question of the scenario; ``''`` asks which hypothesis is true.
    measures : sequence of str
        Keys of measures, ``decided:NAME`` and ``joined:NAME`` for a decision and a joiner; if empty, the counts
        and events that reports tell.
    dates : sequence of datetime.date
        Days after the as-of date; month ends if empty.
    grade : str
        Reliability letter of the source, A to F: with its error rate a report says nothing.
    error : float, optional
        Relative error of a count; that of the measure if None.

    Returns
    -------
    WatchList
        Sorted by expected information.

    Raises
    ------
    UsageError
        If a question, measure, grade or date is unknown or out of range.

    Notes
    -----
    :math:`I(C; Y) = \sum p(c, y) \log_2 p(c, y) / (p(c) p(y))`, the information that a report Y is expected to give
    on class C (Lindley 1956, Ann. Math. Statist. 27(4), 986-1005). With probability s, the trust in the source, Y
    is the true value with the measure's reporting error, else one drawn as if nothing were known, so that
    :math:`P(c | y) = s P_1(c | y) + (1 - s) P(c)`: no single report moves a probability all the way.

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> from contingent.weigh import weigh
    >>> posterior = weigh(load("dprk-russia-2024"), Ledger((), ()), futures=1_000, seed=1)
    >>> found = watch_list(posterior, measures=["sent", "killed"], dates=[date(2025, 6, 30)])
    >>> [one.measure for one in found.found], 0.0 < found.found[0].bits.value < found.entropy
    (['sent', 'killed'], True)
    """
    scenario = posterior.scenario
    _check(scenario, question, dates, grade)
    wanted = list(dict.fromkeys(measures)) or _usual(scenario)
    if not any(each.probability.value > 0.0 for each in posterior.hypotheses.values()):
        return WatchList(question, (), (), 0.0, grade.upper(), (), "no simulated future is compatible with all claims")
    days = sorted(set(dates)) or month_ends(scenario.as_of, scenario.horizon)
    room = Room(posterior, _asked(scenario, question), TRUST[grade.upper()])
    found = [_watched(room, *_named(scenario, name), when, error) for name in wanted for when in days]
    found.sort(key=lambda one: (-one.bits.value, one.when, one.measure, one.about))
    now = tuple(float(share) for share in room.now)
    return WatchList(question, room.classes, now, entropy(room.now), grade.upper(), tuple(found), room.reason)


def month_ends(first: date, last: date) -> list[date]:
    """Month ends after the first day, and the last day itself.

    Parameters
    ----------
    first, last : datetime.date

    Returns
    -------
    list of datetime.date

    Examples
    --------
    >>> month_ends(date(2024, 11, 17), date(2025, 1, 15))
    [datetime.date(2024, 11, 30), datetime.date(2024, 12, 31), datetime.date(2025, 1, 15)]
    """
    found, at = [], first
    while at < last:
        following = (at.replace(day=1) + timedelta(days=32)).replace(day=1)  # the first of the next month
        end = following - timedelta(days=1)
        found += [end] if first < end < last else []
        at = following
    return [*found, last]


def _usual(scenario: Scenario) -> list[str]:
    decided = [f"decided:{name}" for name in scenario.decisions]
    return [*_COUNTED, *_EVENTS, *decided, *(f"joined:{name}" for name in scenario.joiners)]


def _named(scenario: Scenario, name: str) -> tuple[str, str]:
    measure, _, about = name.partition(":")
    get(measure)
    parts: dict[str, Iterable[str]] = {
        "decided": scenario.decisions, "joined": scenario.joiners, "won": scenario.engagements,
    }  # fmt: skip
    if about and about not in parts.get(measure, ()):
        allowed = ", ".join(f"{key}:{one}" for key, some in parts.items() for one in some)
        what = "no such engagement" if measure == "won" else "no such decision or joiner"
        raise UsageError(what, value=name, allowed=allowed or "none in this scenario")
    if measure in ("decided", "won") and not about:
        allowed = ", ".join(f"{measure}:{one}" for one in parts[measure])
        raise UsageError(
            "which engagement?" if measure == "won" else "which decision?",
            value=name,
            allowed=allowed or "none in this scenario",
        )
    return measure, about


def _check(scenario: Scenario, question: str, dates: Sequence[date], grade: str) -> None:
    if question and question not in (known := [one.id for one in scenario.questions]):
        raise UsageError("no such question", value=question, allowed=", ".join(known) or "none in this scenario")
    if TRUST.get(grade.upper(), 0.0) == 0.0:
        allowed = ", ".join(letter for letter, share in TRUST.items() if share > 0.0)
        raise UsageError("no report of that grade tells anything", value=grade, allowed=allowed)
    for when in dates:
        if not scenario.as_of < when <= scenario.horizon:
            raise UsageError("the day of a report lies outside what is yet to come", value=str(when),
                             allowed=f"after {scenario.as_of}, up to {scenario.horizon}")  # fmt: skip


def _asked(scenario: Scenario, question: str) -> Question | None:
    return next((one for one in scenario.questions if one.id == question), None)


def _watched(room: Room, measure: str, about: str, when: date, error: float | None) -> Watched:
    """Tell what one report is expected to tell."""
    scale = reporting(measure, None if MEASURES[measure].unit == "event" else error)
    exact = scale.error == 0.0
    tables, edges = room.table(scale.there(room.values(measure, about, when)), exact)
    estimate, bias = information(tables, room.informative)
    targets = (0,) if room.classes == ("yes", "no") else None
    turned = turns(told(tables, room.informative), edges, exact=exact, targets=targets)
    reliable = not room.reason and bool(np.isfinite(estimate.value))
    in_unit = tuple(_in_unit(turn, scale.back, exact) for turn in turned)
    estimate = Estimate(estimate.value, estimate.error, reliable, room.reason)
    return Watched(measure, about, when, estimate, bias, scale.error, in_unit)


def _in_unit(turn: Turn, back: Callable[[Floats], Floats], exact: bool) -> Turn:
    """Give a turn with its threshold in the measure's unit."""
    if exact or not np.isfinite(turn.at):
        return turn
    at, beyond = back(np.array([turn.at, turn.at + turn.error]))
    return replace(turn, at=float(at), error=float(beyond - at))
