"""The questions that a briefing asks of a posterior, each asked once, and what drives the answers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from contingent.brief._titles import input_title
from contingent.claims import Claim, Reading
from contingent.measures import Window
from contingent.scenario import Scenario
from contingent.simulate import Futures
from contingent.weigh import Effect, Estimate, Posterior, effects, sample_futures

__all__ = ["Ask", "Origin", "input_title", "take"]

Floats = NDArray[np.float64]

_SAMPLE = 2_000  # futures a hypothesis for rank correlations: error 1/sqrt(2000), 0.02
_DRIVES = 0.1  # least rank correlation of an input that "drives" a measure: assumed, 5 errors from nought
_MOST_DRIVERS = 5  # assumed: what a reader takes in


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a number comes from: claims, inputs and sources, the strongest first."""

    claims: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Ask:
    """A posterior with a memory.

    Parameters
    ----------
    posterior : Posterior
        As weighed.
    whole : Ask, optional
        Of which this one asks another side: what claims do is the same.
    """

    def __init__(self, posterior: Posterior, whole: Ask | None = None) -> None:
        self.posterior = posterior
        self._whole = whole
        self.scenario: Scenario = posterior.scenario
        self.ledger = posterior.ledger
        self._others: dict[str, Ask] = {}
        self._drivers: dict[tuple[str, Window], tuple[str, ...]] = {}
        self._estimates: dict[tuple[str, Window, float, bool, str | None], Estimate] = {}

    def of(self, deployment: str, about: str = "") -> Ask:
        """Ask of another deployment, ``''`` is the main one; or about a decision or joiner."""
        deployment = "" if deployment == next(iter(self.scenario.deployments)) else deployment
        if not deployment and not about:
            return self
        key = f"{deployment} {about}"
        if key not in self._others:
            found = self.posterior.hypotheses.items()
            asked = {name: replace(one, futures=one.futures.of(deployment, about)) for name, one in found}
            drawn = {name: block.of(deployment, about) for name, block in self.posterior.drawn.items()}
            other = self._others[key] = Ask(replace(self.posterior, hypotheses=asked, drawn=drawn), self)
            # The same futures are drawn and ranked once for all that is asked of them.
            other._samples = {
                name: (some.of(deployment, about), ranks) for name, (some, ranks) in self._samples.items()
            }
        return self._others[key]

    @cached_property
    def ahead(self) -> Window:
        """From the as-of date to the horizon."""
        return Window(self.scenario.as_of, self.scenario.horizon)

    @cached_property
    def effects(self) -> dict[str, Effect]:
        """What each claim that weighs does, by claim id, the strongest first."""
        if self._whole is not None:
            return self._whole.effects
        return {effect.claim: effect for effect in sorted(effects(self.posterior), key=_strength)}

    @cached_property
    def weighing(self) -> tuple[str, ...]:
        """Ids of the claims that weigh, the strongest first."""
        return tuple(name for name in self.effects if name not in self.posterior.refused)

    @cached_property
    def ranked(self) -> tuple[str, ...]:
        """Hypotheses, the most probable first."""
        found = self.posterior.hypotheses
        return tuple(sorted(found, key=lambda name: -found[name].probability.value))

    def window(self, reading: Reading) -> Window:
        """Window of a reading; open ends are the as-of date and the horizon."""
        end = min(reading.end or self.scenario.horizon, self.scenario.horizon)
        return Window(min(reading.start or self.scenario.as_of, end), end)

    def at_least(self, measure: str, window: Window, least: float, hypothesis: str | None = None) -> Estimate:
        """Probability that a measure reaches a value."""
        return self._probability(measure, window, least, True, hypothesis)

    def at_most(self, measure: str, window: Window, most: float, hypothesis: str | None = None) -> Estimate:
        """Probability that a measure stays at or under a value."""
        return self._probability(measure, window, most, False, hypothesis)

    def _probability(self, measure: str, window: Window, edge: float, least: bool, hypothesis: str | None) -> Estimate:
        key = (measure, window, edge, least, hypothesis)
        if key not in self._estimates:
            test = (lambda values: values >= edge) if least else (lambda values: values <= edge)
            found = self.posterior.probability(measure, window, test, hypothesis)
            self._estimates[key] = self._in_short(found)
        return self._estimates[key]

    def course(self, name: str) -> Estimate:
        """Give the probability of a hypothesis."""
        return self._in_short(self.posterior.hypotheses[name].probability)

    def _in_short(self, estimate: Estimate) -> Estimate:
        """Keep the first reason of several, in words for a sentence; the warnings have them all."""
        first, *others = estimate.reason.split("; ")
        name, colon, rest = first.partition(": ")
        if colon and name in self.posterior.hypotheses:
            title = self.posterior.hypotheses[name].title or name
            first = f"{rest} under “{title}”"
        return replace(estimate, reason=f"{first}, and more" if others else first)

    def trusted(self, hypothesis: str | None = None) -> Estimate:
        """Give an estimate that says whether quantiles may be printed, and why not."""
        return self.at_least("sent", self.ahead, 0.0, hypothesis)

    def quantiles(
        self, measure: str, dates: Sequence[date], qs: Sequence[float], hypothesis: str | None = None
    ) -> Floats:
        """Weighted quantiles by date, shape (dates, quantiles)."""
        return self.posterior.quantiles(measure, dates, qs, hypothesis)

    @cached_property
    def _ending(self) -> Posterior:
        """The posterior with futures cut to the as-of date and the horizon: tables ask for no other day."""
        dates = (self.scenario.as_of, self.scenario.horizon)
        cut = {
            name: replace(one, futures=_on_days(one.futures, dates)) for name, one in self.posterior.hypotheses.items()
        }
        return replace(self.posterior, hypotheses=cut)

    def at_end(self, measure: str, qs: Sequence[float], hypothesis: str | None = None) -> Floats:
        """Weighted quantiles on the horizon of a count of that day, shape (quantiles,)."""
        found: Floats = self._ending.quantiles(measure, [self.scenario.horizon], qs, hypothesis)[0]
        return found

    def paths(self, channel: str, dates: Sequence[date], most: int) -> list[list[float]]:
        """Sample futures of all hypotheses together, shape (at most `most`, dates), people."""
        found = []
        for name, index in sample_futures(self.posterior, most):
            futures = take(self.posterior.hypotheses[name].futures, np.array([index]))
            found.append([float(futures.on(channel, when)[0]) for when in dates])
        return found

    @cached_property
    def _samples(self) -> dict[str, tuple[Futures, Floats]]:
        """Futures of each hypothesis drawn by weight, and ranks of their inputs, shape (inputs, drawn)."""
        found = {}
        for name, one in self.posterior.hypotheses.items():
            some = take(one.futures, _resample(one.log_weights))
            still = np.zeros(len(some))
            found[name] = (some, np.array([_ranks(some.inputs.get(path, still)) for path in self.scenario.inputs]))
        return found

    @property
    def samples(self) -> dict[str, Futures]:
        """Futures of each hypothesis, drawn by weight."""
        return {name: some for name, (some, _) in self._samples.items()}

    def drivers(self, measure: str, window: Window) -> tuple[str, ...]:
        """Find inputs whose rank moves with the measure's rank, within hypotheses, the strongest first."""
        key = (measure, window)
        if key not in self._drivers:
            self._drivers[key] = self._correlate(measure, window)
        return self._drivers[key]

    def _correlate(self, measure: str, window: Window) -> tuple[str, ...]:
        paths = list(self.scenario.inputs)
        strength = np.zeros(len(paths))
        for name, (some, ranks) in self._samples.items():
            share = self.posterior.hypotheses[name].probability.value
            if share > 0:  # NaN where no future fits: nothing to tell from
                strength += share * (ranks @ _ranks(some.measure(measure, window))) / len(some)
        best = sorted(range(len(paths)), key=lambda place: -abs(strength[place]))
        found = tuple(paths[place] for place in best if abs(strength[place]) >= _DRIVES)
        return found[:_MOST_DRIVERS] or tuple(paths[place] for place in best[:1])

    def origin(self, measure: str, window: Window, first: Sequence[str] = ()) -> Origin:
        """Say where an answer about a measure comes from: claims that weigh, inputs that drive it."""
        claims = tuple(dict.fromkeys((*first, *self.weighing)))
        inputs = self.drivers(measure, window)
        return Origin(claims, inputs, self.sources(inputs))

    def sources(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Keys of the sources of inputs, ``'assumed'`` among them."""
        found = self.scenario.inputs
        return tuple(dict.fromkeys(found[path].source for path in paths if path in found))

    def input_title(self, path: str) -> str:
        """Say what an input is, in the words of the scenario's vocabulary."""
        return input_title(self.scenario, path)

    def claim(self, name: str) -> Claim:
        """Find a claim."""
        return self.ledger.by_id[name]


def take(futures: Futures, picked: NDArray[np.int64]) -> Futures:
    """Take some futures out of a block.

    Parameters
    ----------
    futures : Futures
        A block.
    picked : int64 array, shape (some,)
        Their places in the block; a place may come twice.

    Returns
    -------
    Futures
        Of length ``len(picked)``.
    """
    tracks = {
        name: replace(
            track,
            channels=_taken(track.channels, picked),
            by_theatre=_taken(track.by_theatre, picked),
            policy={key: values[picked] for key, values in track.policy.items()},
        )
        for name, track in futures.tracks.items()
    }
    inputs = {path: values[picked] for path, values in futures.inputs.items()}
    base = None if futures.log_base is None else futures.log_base[picked]
    numbers = futures.addresses[picked]
    return replace(futures, tracks=tracks, inputs=inputs, log_base=base, numbers=numbers)


def _taken(table: NDArray[np.int32], picked: NDArray[np.int64]) -> NDArray[np.int32]:
    """Some rows of a table that lies in memory column by column: so does what is taken."""
    return table.T.take(picked, axis=-1).T


def _on_days(futures: Futures, dates: Sequence[date]) -> Futures:
    """Keep some recorded days only."""
    kept = np.array(sorted({futures.index(when) for when in dates}))
    tracks = {
        name: replace(track, channels=track.channels[:, kept], by_theatre=track.by_theatre[:, kept])
        for name, track in futures.tracks.items()
    }
    return replace(futures, tracks=tracks, days=futures.days[kept], whole=futures.whole or futures)


def _strength(effect: Effect) -> float:
    """Sort key: how far it tells hypotheses apart; ties keep the order of the ledger."""
    return -round(effect.ratio, 6) if math.isfinite(effect.ratio) else 0.0


def _resample(log_weights: Floats) -> NDArray[np.int64]:
    """Systematic resampling with one fixed offset: the same futures every time."""
    top = float(np.max(log_weights))
    weights = np.exp(log_weights - top) if np.isfinite(top) else np.ones(log_weights.size)
    edges = np.cumsum(weights) / weights.sum()
    size = min(_SAMPLE, log_weights.size)
    places = (np.arange(size) + 0.5) / size
    return np.minimum(np.searchsorted(edges, places), log_weights.size - 1).astype(np.int64)


def _ranks(values: Floats) -> Floats:
    """Ranks with mean 0 and spread 1; ties share the middle; all nought where nothing varies."""
    # Not scipy.stats.rankdata: importing it takes a third of the time of a warm briefing.
    _, places, counts = np.unique(np.nan_to_num(values, nan=-1.0), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2.0)[places]
    spread = float(ranks.std())
    return np.asarray((ranks - ranks.mean()) / spread if spread > 0 else np.zeros(values.size))
