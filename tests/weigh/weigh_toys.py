"""Small hand-made scenarios, futures and claims whose weights can be worked out on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from contingent.claims import Claim, Grade, Ledger, Probability, Quantity, Reading, Source
from contingent.reports import Span
from contingent.scenario import Deployment, Hypothesis, Scenario, Sender
from contingent.simulate import CHANNELS, Futures, Track

START, AS_OF, HORIZON = date(2024, 10, 8), date(2024, 11, 17), date(2025, 12, 31)
NOWHERE = Span(0, 1, "x")


def scenario(**priors: float) -> Scenario:
    """Make a scenario with one deployment and the hypotheses asked for."""
    return Scenario(
        "toy", "Toy", AS_OF, START, HORIZON,
        {"home": Sender("home", "Home", {})},
        {"force": Deployment("force", "Force", "home", "host", "unit rotation", None, (), "", {})},
        {},
        {name: Hypothesis(name, name.title(), prior, {}) for name, prior in priors.items()},
    )  # fmt: skip


def futures(of: Scenario, present: Any, sent: Any = None, *, name: str = "", **policy: Any) -> Futures:
    """Make futures from troops present and sent on the as-of date and the horizon.

    `present` and `sent` have shape (futures,) for the horizon (and nothing before), or (futures, 2).
    """
    here = _two_days(present)
    gone = np.maximum(_two_days(present if sent is None else sent) - here, 0)
    channels = np.zeros((len(here), 3, len(CHANNELS)), np.int32)
    channels[:, 1:, CHANNELS.index("front")] = here
    channels[:, 1:, CHANNELS.index("home")] = gone
    days = np.array([0, of.day(of.as_of), of.day(of.horizon)])
    figures = {
        key: np.asarray(policy.get(key, np.full(len(here), np.nan)), float) for key in ("batch", "interval", "tour")
    }
    track = Track(channels, np.zeros((len(here), 3, 0), np.int32), figures)
    return Futures(of, name, 1, 0, days, {"force": track}, {}, "force")


def _two_days(values: Any) -> np.ndarray:
    array = np.asarray(values, np.int64)
    return array if array.ndim == 2 else np.column_stack([np.zeros_like(array), array])


def claim(
    name: str,
    *readings: Reading,
    grade: str = "C",
    told: float | None = None,
    source: str | None = None,
    figure: float | None = None,
    **rest: Any,
) -> Claim:
    """Make a claim; `told` is the mean probability of its words, `figure` makes it a count."""
    probability = None if told is None else Probability(told, told, told, told, "given")
    quantity = None
    if figure is not None:
        bound = readings[0].bound
        low = None if bound in ("at_most", "less_than") else figure
        high = None if bound in ("at_least", "more_than") else figure
        quantity = Quantity(low, high, "troops", bound, NOWHERE)
    return Claim(
        name, "r", NOWHERE, name, source=Source(source), quantity=quantity, core=figure is not None,
        probability=probability, readings=readings, grade=Grade(grade), **{"origin": f"of {name}", **rest},
    )  # fmt: skip


def reading(measure: str, low: float | None, high: float | None, bound: str = "range", **rest: Any) -> Reading:
    """Make a reading of full weight on the horizon."""
    return Reading(measure, rest.pop("weight", 1.0), low, high, bound, **rest)


def event(measure: str, happens: bool = True, **rest: Any) -> Reading:
    """Make a reading that an event comes about, or that it does not."""
    return Reading(measure, rest.pop("weight", 1.0), float(happens), float(happens), "event", **rest)


def ledger(*claims: Claim, **rest: Any) -> Ledger:
    """Make a ledger without reports."""
    return Ledger((), claims, **rest)


def weights(logs: Mapping[str, np.ndarray]) -> dict[str, list[float]]:
    """Turn log factors into factors, rounded for comparison."""
    return {name: np.exp(each).round(9).tolist() for name, each in logs.items()}
