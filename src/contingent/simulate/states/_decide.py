"""What deciders may do with a deployment, by month: log-odds less a draw, for the engine to add need and capacity.

In month t a kind of decision is taken where ``logit(base) -/+ b3 pressure_t + b1 need + b2 emptiness >= logit(u_t)``:
with probability ``p_t`` of which the left side is the log-odds. Pressure is known beforehand, by month and by how
many further batches have alarmed the opponents; need and emptiness are the engine's, on the first day of the month.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from contingent.scenario import Decision, Scenario
from contingent.simulate._arithmetic import log_many
from contingent.simulate.states._draws import Floats
from contingent.simulate.states._months import months_of
from contingent.simulate.states._pull import LEVELS, Pull, pull_of

__all__ = ["KINDS", "SENDS_NONE", "SIGNS", "Table", "logit", "make_table", "pressures"]

KINDS = ("send", "stop", "enlarge", "change")
_FACTOR, _LAST = 8, 9  # rows of the weights that are no log-odds
_ALWAYS = 1e9  # log-odds of what is not up for decision: a batch that is due goes, and nothing else happens
SENDS_NONE = ("no rotation", "fixed term")
_BATCHES = ("unit rotation", "single surge", "planned batches")
SIGNS = {"send": (-1.0, 1.0, -1.0), "stop": (1.0, -1.0, 1.0), "enlarge": (-1.0, 1.0, -1.0), "change": (1.0, 1.0, 1.0)}
"""Signs of pressure, need and emptiness in the log-odds of each kind."""


class Table(NamedTuple):
    """Decisions about one deployment, for the engine.

    Parameters
    ----------
    months : int64 array, shape (months,)
        First days.
    margins : float64 array, shape (months, 8, futures)
        For each kind: log-odds less the draw, and what each of the next three batches adds.
    weights : float64 array, shape (10, futures)
        For each kind: log-odds by need and by emptiness; then the factor of enlarging, and that of a last batch where
        the scheme changes to a single surge, else 0.
    changes : bool
        Whether the scheme may change to replacing the lost only.
    """

    months: NDArray[np.int64]
    margins: Floats
    weights: Floats
    changes: bool


def logit(p: Floats) -> Floats:
    """Give log-odds of probabilities, those of 0 and 1 as far as a double can tell.

    Examples
    --------
    >>> logit(np.array([0.5, 0.9])).round(2).tolist()
    [0.0, 2.2]
    """
    inside = np.clip(p, 1e-16, 1.0 - 1e-16)
    odds: Floats = log_many(inside) - log_many(1.0 - inside)
    return np.where(p <= 0.0, -_ALWAYS, np.where(p >= 1.0, _ALWAYS, odds))


def make_table(
    scenario: Scenario, deployment: str, seed: int, numbers: NDArray[np.uint64], values: Mapping[str, Floats]
) -> Table | None:
    """Give the decisions about a deployment for a block of futures; None where there are none.

    Parameters
    ----------
    scenario : Scenario
        What is simulated.
    deployment : str
        Its key.
    seed : int
        Seed of the run.
    numbers : uint64 array, shape (futures,)
        Numbers of the futures.
    values : mapping of str to float64 array, shape (futures,)
        Inputs by dotted path.

    Returns
    -------
    Table or None
    """
    found = {one.kind: one for one in scenario.decisions.values() if one.deployment == deployment}
    if not found:
        return None
    months, pull = months_of(scenario), pull_of(scenario, seed, numbers)
    margins = np.zeros((len(months), 2 * len(KINDS), numbers.size))
    weights = np.zeros((2 * len(KINDS) + 2, numbers.size))
    weights[_FACTOR] = 1.0
    schemes = [_scheme(scenario, deployment, when) for when in months.dates]
    alarm = _value(values, found["send"], "alarm", numbers.size) if "send" in found else None
    for place, kind in enumerate(KINDS):
        rows = slice(2 * place, 2 * place + 2)
        if kind not in found:
            margins[:, rows.start] = _ALWAYS if kind == "send" else -_ALWAYS
            continue
        margins[:, rows] = _margins(found[kind], pull, alarm, values)
        shut = [place for place, scheme in enumerate(schemes) if _shut(scheme, found[kind])]
        margins[shut, rows.start] = _ALWAYS if kind == "send" else -_ALWAYS
        if kind != "send" and months.broken:
            margins[0, rows.start] = -_ALWAYS
        _, need, empty = SIGNS[kind]
        weights[rows.start] = need * _value(values, found[kind], "need", numbers.size)
        weights[rows.start + 1] = empty * _value(values, found[kind], "capacity", numbers.size)
    if "enlarge" in found:
        weights[_FACTOR] = _value(values, found["enlarge"], "factor", numbers.size, 2.0)
    surges = "change" in found and found["change"].to == "single surge"
    if surges:
        weights[_LAST] = _value(values, found["change"], "factor", numbers.size, 2.0)
    changes = "change" in found and not surges and bool((margins[:, 2 * KINDS.index("change")] > -_ALWAYS).any())
    return Table(np.array(months.days), margins, weights, changes)


def _scheme(scenario: Scenario, deployment: str, when: date) -> str:
    """Give the scheme in force on a day."""
    one = scenario.deployments[deployment]
    if not one.periods:
        return one.scheme
    return [phase.scheme for start, phase in one.phases if start is None or start <= when][-1]


def _shut(scheme: str, decision: Decision) -> bool:
    """Tell whether a scheme leaves nothing to decide: where nobody is sent, or there are no batches to leave off."""
    wanted = ("unit rotation",) if decision.to == "single surge" else _BATCHES
    return scheme in SENDS_NONE or (decision.kind == "change" and scheme not in wanted)


def _value(values: Mapping[str, Floats], decision: Decision, key: str, size: int, missing: float = 0.0) -> Floats:
    item = decision.inputs.get(key)
    return np.full(size, missing) if item is None else values[item.path]


def _margins(decision: Decision, pull: Pull, alarm: Floats | None, values: Mapping[str, Floats]) -> Floats:
    months, size = months_of(pull.scenario), pull.numbers.size
    steep = SIGNS[decision.kind][0] * _value(values, decision, "pressure", size)
    base = logit(_value(values, decision, "base", size))
    margins = np.zeros((len(months), 2, size))
    before, rows = None, (base, base)
    for place, pair in enumerate(pressures(decision, pull, alarm)):
        if before is None or pair[0] is not before:
            calm, alarmed = pair
            rows, before = (base + steep * calm, steep * (alarmed - calm) / LEVELS), calm
        margins[place, 0], margins[place, 1] = rows
    margins[:, 0] -= pull.noise(f"decisions.{decision.name}", len(months))
    return margins


def pressures(decision: Decision, pull: Pull, alarm: Floats | None) -> list[tuple[Floats, Floats]]:
    """Give the pressure on the deciders in each month, calm and after three further batches, shape (futures,) each."""
    steep = decision.inputs.get("pressure")
    none = np.zeros(pull.numbers.size)
    if steep is None or steep.distribution.high <= 0 or not decision.by:
        return [(none, none)] * len(months_of(pull.scenario))
    loud = None if alarm is None or not alarm.any() else LEVELS * alarm
    found = []
    for when in months_of(pull.scenario).dates:
        calm = pull.pressure(decision.by, when)
        found.append((calm, calm if loud is None else pull.pressure(decision.by, when, loud)))
    return found
