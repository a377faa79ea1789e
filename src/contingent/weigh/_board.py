"""Which futures meet which figures: the memberships that consistency is counted from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from contingent.measures import get
from contingent.scenario import Scenario
from contingent.simulate import Futures
from contingent.weigh._figures import Figure, Option
from contingent.weigh._findings import Rule
from contingent.weigh._mean import chance, shares
from contingent.weigh._posterior import Estimate, Posterior
from contingent.weigh._probe import STRETCHED, probe
from contingent.weigh._rules import Split, separate
from contingent.weigh._say import say_number
from contingent.weigh._values import values
from contingent.weigh._weights import diagnose, normalised

__all__ = ["Board", "candidates", "rule_of", "unweighted"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Told = tuple[Figure, Option]

_ENOUGH_HITS = 50  # fewest futures that meet both figures for a rule to be read off them (assumed)
_NEAREST = 0.01  # share of a probe that stands in as nearest where fewer than that meet both (assumed)


class Board:
    """Counts in how many futures figures are met, before and after weighing.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures.
    """

    def __init__(self, posterior: Posterior) -> None:
        self.posterior = posterior
        self._prior = unweighted(posterior)
        self._probe: Futures | None = None
        self._probed = False

    def share(self, *told: Told, prior: bool = False, ceilings: bool = False) -> Estimate:
        """Estimate the share of futures in which all figures are met."""
        source = self._prior if prior else self.posterior

        def hits(name: str) -> Floats:
            futures = source.hypotheses[name].futures
            met = [_meets(futures, each, ceilings) for each in told]
            return np.asarray(np.logical_and.reduce(met), np.float64)

        return chance(source, hits)

    def rule(self, *told: Told) -> Rule | None:
        """Find what separates the futures that meet all figures, on a probe where too few do."""
        parts = {name: share for name, share in shares(self.posterior).items() if share > 0.0}
        if not parts:
            return None
        results = {name: self.posterior.hypotheses[name] for name in parts}
        hits = np.concatenate([_all(each.futures, told) for each in results.values()])
        if hits.sum() < _ENOUGH_HITS:
            return self._probed_rule(told)
        weights = np.concatenate([parts[name] * normalised(each.log_weights) for name, each in results.items()])
        drawn = [candidates(each.futures) for each in results.values()]
        names = set.intersection(*(set(each) for each in drawn))
        inputs = {name: np.concatenate([each[name] for each in drawn]) for name in names}
        return rule_of(separate(inputs, hits.astype(float), weights), self.posterior.scenario, hits, probe=False)

    def _probed_rule(self, told: tuple[Told, ...]) -> Rule | None:
        if not self._probed:
            self._probe, self._probed = probe(self.posterior.scenario, seed=self.posterior.seed), True
        if self._probe is None:
            return None
        hits, away = _all(self._probe, told), _distance(self._probe, told)
        near = max(float(hits.sum()), _NEAREST * hits.size)
        edge = float(np.sort(away)[min(int(near), away.size) - 1])
        if not np.isfinite(edge):
            return None
        inputs = {name: self._probe.policy(name) for name in STRETCHED}
        found = separate(inputs, (away <= edge).astype(float), np.ones(hits.size))
        return rule_of(found, self.posterior.scenario, hits, probe=True, within=float(np.expm1(edge)))


def _all(futures: Futures, told: tuple[Told, ...]) -> Flags:
    met: Flags = np.logical_and.reduce([_meets(futures, each, False) for each in told])
    return met


def _meets(futures: Futures, told: Told, ceilings: bool) -> Flags:
    figure, option = told
    low, high = (figure.floor, figure.ceiling) if ceilings else (figure.low, figure.high)
    found = values(futures, option.measure, option.window)
    met: Flags = (found >= low) & (found <= high)  # NaN meets nothing
    return met


def _distance(futures: Futures, told: tuple[Told, ...]) -> Floats:
    """How far the worse of the figures is missed, on the log scale; 0 where all are met."""
    worst = np.zeros(len(futures))
    for figure, option in told:
        found = values(futures, option.measure, option.window)
        with np.errstate(divide="ignore", invalid="ignore"):
            missed = np.abs(np.log(found / figure.number))
        missed = np.where((found >= figure.low) & (found <= figure.high), 0.0, missed)
        worst = np.maximum(worst, np.where(np.isnan(missed), np.inf, missed))
    return worst


def candidates(futures: Futures) -> dict[str, Floats]:
    """Policies in force, and the uncertain inputs of the main deployment and its sender."""
    found = {name: futures.policy(name) for name in STRETCHED}
    main = futures.scenario.deployments[futures.main]
    owned = (f"deployments.{main.name}.", f"senders.{main.sender}.")
    drawn = {path: each for path, each in futures.inputs.items() if path.startswith(owned)}
    return found | {path: each for path, each in drawn.items() if _varies(path, each)}


def _varies(path: str, drawn: Floats) -> bool:
    return path.rpartition(".")[2] not in STRETCHED and float(np.ptp(drawn)) > 0.0


def rule_of(split: Split | None, scenario: Scenario, hits: Flags, *, probe: bool, within: float = 0.0) -> Rule | None:
    """Put what separates futures into words; None where nothing does.

    Parameters
    ----------
    split : Split or None
        As :func:`contingent.weigh._rules.separate` found it.
    scenario : Scenario
        Whose inputs have units.
    hits : bool array, shape (futures,)
        Futures that meet the figures.
    probe : bool
        Whether they are those of a probe.
    within : float
        Relative distance up to which the nearest stand in for hits, a fraction.

    Returns
    -------
    Rule or None
    """
    if split is None:
        return None
    terms = tuple((name, sign, float(f"{at:.2g}")) for name, sign, at in split.terms)
    text = " and ".join(_say(term, scenario) for term in terms)
    return Rule(
        text,
        terms,
        split.precision,
        split.base,
        split.coverage,
        int(hits.size),
        int(hits.sum()),
        probe,
        within,
    )


def _say(term: tuple[str, str, float], scenario: Scenario) -> str:
    name, sign, at = term
    inputs = scenario.inputs
    unit = get(name).unit if name in STRETCHED else inputs[name].unit if name in inputs else ""
    noun = name.rpartition(".")[2].replace("_", " ")
    side = "under" if sign == "<" else "at least"
    number = f"{say_number(100 * at, 2)} %" if unit == "fraction" else f"{say_number(at, 2)} {unit}".rstrip()
    return f"the {noun} is {side} {number}"


def unweighted(posterior: Posterior) -> Posterior:
    """Give the futures as they were drawn, before any claim."""
    drawn = {name: posterior.drawn.get(name, each.futures) for name, each in posterior.hypotheses.items()}
    results = {
        name: replace(
            each,
            futures=drawn[name],
            log_weights=drawn[name].base,
            probability=Estimate(each.prior, 0.0),
            diagnosis=diagnose(drawn[name].base),
            moved=None,
        )
        for name, each in posterior.hypotheses.items()
    }
    return replace(posterior, hypotheses=results, log_factors={})
