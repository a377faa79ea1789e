"""The forecast questions of a scenario under ``contingent simulate``: chances, their error, and what drives them."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from contingent.cli._table import Tables
    from contingent.scenario import Question, Scenario

__all__ = ["asked", "question_lines", "questions"]

_SAMPLE = 2_000  # futures a hypothesis for rank correlations: error 1/sqrt(2000), 0.02
_DRIVES = 0.1  # least rank correlation of an input that "drives" an answer: assumed, five errors from nought
_MOST_DRIVERS = 5  # assumed: what a reader takes in
_WIDTH = 80


def asked(scenario: Scenario, deployment: str) -> tuple[Question, ...]:
    """Give the questions that the deployments of one sender can answer."""
    from dataclasses import replace

    first = next(iter(scenario.deployments))
    sender = scenario.deployments[deployment or first].sender
    named = (replace(one, deployment=one.deployment or first) for one in scenario.questions)
    return tuple(one for one in named if scenario.deployments[one.deployment].sender == sender)


def questions(tables: Tables, scenario: Scenario, seed: int) -> list[dict[str, Any]]:
    """Answer the questions, hypotheses by their priors: chance, Monte Carlo error, and inputs that drive it."""
    priors = _priors(tables, scenario)
    drivers = _drivers(tables, priors, seed) if tables.columns.questions else []
    return [
        {
            "id": one.id, "question": one.text, "measure": one.measure, "of": one.of, "deployment": one.deployment,
            "by": one.by.isoformat(), "at_least": one.at_least, "at_most": one.at_most,
            "probability": round(chance, 6), "error": round(error, 6),
            "by_hypothesis": {name: round(tables.answers(name)[place], 6) for name in priors},
            "drivers": [{"input": path, "rank_correlation": round(rank, 3)} for path, rank in drivers[place]],
        }
        for place, (one, (chance, error)) in enumerate(zip(tables.columns.questions, _answers(tables, priors),
                                                           strict=True))
    ]  # fmt: skip


def _priors(tables: Tables, scenario: Scenario) -> dict[str, float]:
    """Give the weights of the hypotheses that were simulated."""
    raw = {name: scenario.hypotheses[name].prior if name else 1.0 for name in tables.scenarios}
    return {name: prior / (sum(raw.values()) or 1.0) for name, prior in raw.items()}


def _answers(tables: Tables, priors: Mapping[str, float]) -> list[tuple[float, float]]:
    """Chance and standard error of each question; with no yes or no no at all the rule of three bounds the error."""
    found = []
    for place in range(len(tables.columns.questions)):
        shares = {name: tables.answers(name)[place] for name in priors}
        chance = sum(prior * shares[name] for name, prior in priors.items())
        variance = sum(prior**2 * shares[name] * (1.0 - shares[name]) / tables.done[name]
                       for name, prior in priors.items())  # fmt: skip
        none = sum(prior**2 / tables.done[name] for name, prior in priors.items())
        found.append((chance, math.sqrt(variance) if variance > 0 else 3.0 * none))  # Hanley, Lippman-Hand 1983
    return found


def _drivers(tables: Tables, priors: Mapping[str, float], seed: int) -> list[list[tuple[str, float]]]:
    """Inputs whose rank moves with each answer, within hypotheses, the strongest first."""
    import numpy as np

    from contingent.simulate import is_yes, simulate

    paths = list(dict.fromkeys(path for world in tables.scenarios.values() for path in world.inputs))
    strength = np.zeros((len(tables.columns.questions), len(paths)))
    dates = [one.by for one in tables.columns.questions]
    for name, world in tables.scenarios.items():
        some = simulate(world, futures=_SAMPLE, seed=seed, hypothesis=name, dates=dates)
        still = np.zeros(len(some))
        ranks = np.array([_ranks(some.inputs.get(path, still)) for path in paths])
        yes = np.array([_ranks(is_yes(some, one)) for one in tables.columns.questions])
        strength += priors[name] * (yes @ ranks.T) / len(some)
    order = np.argsort(-np.abs(strength), axis=1, kind="stable")[:, :_MOST_DRIVERS]
    return [
        [(paths[at], float(row[at])) for at in best if abs(row[at]) >= _DRIVES]
        for row, best in zip(strength, order, strict=True)
    ]


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ranks with mean 0 and spread 1; ties share the middle; all nought where nothing varies."""
    import numpy as np

    _, places, counts = np.unique(np.nan_to_num(values, nan=-1.0), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2.0)[places]
    spread = float(ranks.std())
    return np.asarray((ranks - ranks.mean()) / spread if spread > 0 else np.zeros(values.size))


def _percent(chance: float) -> str:
    return "less than 1 %" if chance < 0.01 else "over 99 %" if chance > 0.99 else f"{100.0 * chance:.0f} %"


def question_lines(tables: Tables, scenario: Scenario) -> list[str]:
    """Write the questions with their chances, by the priors of the hypotheses."""
    lines = []
    for one, (chance, error) in zip(tables.columns.questions, _answers(tables, _priors(tables, scenario)), strict=True):
        said = f"{_percent(chance)}, ± {max(100.0 * error, 0.1):.1g}" if 0.01 <= chance <= 0.99 else _percent(chance)
        lines += textwrap.wrap(f"{said:>18}   {one.text}", _WIDTH, subsequent_indent=" " * 21,
                               drop_whitespace=True)  # fmt: skip
    return [*lines, ""] if lines else []
