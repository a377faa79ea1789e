"""The weighted futures of all hypotheses side by side, by class and independent run."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from contingent.measures import Window
from contingent.scenario import Question, Scenario
from contingent.simulate import Futures
from contingent.weigh._information import cells, joint
from contingent.weigh._mean import mixes, shares
from contingent.weigh._posterior import Posterior
from contingent.weigh._values import values
from contingent.weigh._weights import blocks, normalised

__all__ = ["Room"]

Floats = NDArray[np.float64]


class Room:
    """The weighted futures of all hypotheses side by side, by class and run."""

    def __init__(self, posterior: Posterior, question: Question | None, informative: float) -> None:
        self.posterior, self.informative = posterior, informative
        self.results = {name: each for name, each in posterior.hypotheses.items() if each.probability.value > 0.0}
        self.reason = next((each.probability.reason for each in posterior.hypotheses.values()), "")
        self.classes = ("yes", "no") if question else tuple(self.results)
        self.weights = np.concatenate([normalised(each.log_weights) for each in self.results.values()] or [np.zeros(0)])
        mixed = [shares(posterior), *mixes(posterior)]
        self.mixes = np.array([[mix[name] for name in self.results] for mix in mixed])
        self.runs = max(len(mixed) - 1, 1)
        self.codes = self._codes(question)
        self.views: dict[str, list[Futures]] = {}
        self.now = self.table(np.zeros(self.weights.size), exact=True)[0][0].sum(-1)

    def _codes(self, question: Question | None) -> NDArray[np.int64]:
        found = []
        for place, each in enumerate(self.results.values()):
            count = len(each.futures)
            run = np.zeros(count, np.int64)
            for number, cut in enumerate(blocks(count, self.runs)):
                run[cut] = number
            classes = (
                np.full(count, place) if question is None else _no(self.posterior.scenario, each.futures, question)
            )
            found.append((run * len(self.results) + place) * len(self.classes) + classes)
        return np.concatenate(found) if found else np.zeros(0, np.int64)

    def table(self, scaled: Floats, exact: bool) -> tuple[Floats, Floats]:
        """Joint probabilities of class and report, from all futures and without each run, and the cells' edges."""
        found = cells(scaled, exact)
        shape = (self.runs, len(self.results), len(self.classes))
        return joint(found, self.codes, self.weights, shape, self.mixes), found.edges

    def values(self, measure: str, about: str, when: date) -> Floats:
        """Read a measure of all futures, hypothesis by hypothesis."""
        window = Window(self.posterior.scenario.as_of, when)
        blocks_of = self.views.setdefault(about, [each.futures.of("", about) for each in self.results.values()])
        return np.concatenate([values(each, measure, window, keep=False) for each in blocks_of])


def _no(scenario: Scenario, futures: Futures, question: Question) -> NDArray[np.int64]:
    """Class of each future: 0 where the answer is yes, 1 where it is no."""
    seen = futures.of(question.deployment, question.of)
    end = min(question.by, scenario.horizon)
    found = values(seen, question.measure, Window(min(scenario.as_of, end), end), keep=False)
    if question.at_most is not None:
        return (~(found <= question.at_most)).astype(np.int64)
    least = 0.5 if question.at_least is None else question.at_least  # events are 0 or 1
    return (~(found >= least)).astype(np.int64)
