"""Move futures to where the claims are: sequential Monte Carlo on the engine, in independent runs side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
from numpy.typing import NDArray

from contingent.claims import Ledger
from contingent.scenario import Scenario, under
from contingent.simulate import Futures
from contingent.simulate._executors import Threads
from contingent.simulate._replay import replay, uncertain, walks
from contingent.weigh._chains import Particles, Run
from contingent.weigh._groups import groups
from contingent.weigh._likelihood import ends, log_factor
from contingent.weigh._posterior import Moved, Posterior
from contingent.weigh._smc import in_step, mixing
from contingent.weigh._values import read, window_of
from contingent.weigh._weights import BLOCKS

__all__ = ["moved"]

Floats = NDArray[np.float64]

RUNS = BLOCKS  # independent runs, so that the blocks from which errors are taken are runs; four are asked at least
PARENTS, CHAIN = 32, 16  # of a run at first sight: 512 particles; longer chains did no better where the engine is
# rough, more did (measured), so that what lacks effective futures gets more chains
LAST = 24  # states of a chain at the end, when nothing follows but questions (assumed)
HALVES = 2  # tasks that a hypothesis is split into, so that two cores have work when there is only one (assumed)


def moved(
    posterior: Posterior,
    hypotheses: Sequence[str],
    days: Sequence[date],
    threads: int | None = None,
    progress: Callable[[int], None] | None = None,
    times: int = 1,
) -> dict[str, tuple[Futures, Moved]]:
    """Move the futures of some hypotheses.

    Parameters
    ----------
    posterior : Posterior
        Of drawn futures: which claims weigh, and the prior share of each.
    hypotheses : sequence of str
        Their names.
    days : sequence of datetime.date
        Days to record besides the weekly grid.
    threads : int, optional
        Worker threads; the number of cores if None. It changes no number.
    progress : callable, optional
        Called with the number of futures done since the last call.
    times : int
        How many times as many chains as usual.

    Returns
    -------
    dict of str to (Futures, Moved)
        Base weights make every particle weigh as the evidence of its run once the claims are put to it. A
        hypothesis of which no future meets the claims is left out.
    """
    shared = groups(posterior.ledger, posterior.log_factors)
    tellers = {name: _Teller(posterior, name, shared, days, progress) for name in hypotheses}
    tasks = list(product(hypotheses, range(HALVES)))

    def work(place: int, _: int) -> list[Particles]:
        name, half = tasks[place]
        numbers = range(half * RUNS // HALVES, (half + 1) * RUNS // HALVES)
        runs = [_run(posterior.seed, number, tellers[name], times).steps(last=LAST) for number in numbers]
        return in_step(runs, tellers[name].log_likelihoods)

    with closing(Threads(threads)) as pool:
        done = list(pool.map_blocks(work, ((place, 1) for place in range(len(tasks)))))
    runs = {name: [run for (whose, _), half in zip(tasks, done, strict=True) if whose == name for run in half]
            for name in hypotheses}  # fmt: skip
    return {
        name: tellers[name].settled(each, threads)
        for name, each in runs.items()
        if all(np.isfinite(run.log_evidence) for run in each)
    }


def _run(seed: int, number: int, teller: _Teller, times: int) -> Run:
    rng = np.random.default_rng([abs(seed), number])
    return Run(teller.width, PARENTS * times, CHAIN, rng, number=number, luck=True, seen=len(teller.about))


class _Teller:
    """Tells how likely the claims are in futures of one hypothesis with given scores."""

    def __init__(
        self,
        posterior: Posterior,
        name: str,
        shared: tuple[tuple[str, ...], ...],
        days: Sequence[date],
        progress: Callable[[int], None] | None,
    ) -> None:
        self.ledger: Ledger = posterior.ledger
        self.whole: Scenario = posterior.scenario
        self.scenario = under(self.whole, name)
        self.name, self.seed, self.shared, self.days = name, posterior.seed, shared, days
        self.shares: Mapping[str, float] = posterior.shares
        self.paths, self.walks, self.progress = uncertain(self.scenario), walks(self.scenario), progress
        claims = [self.ledger.by_id[name] for group in shared for name in group]
        asked = [replace(reading, weight=1.0) for claim in claims for reading in claim.readings]
        self.about = tuple({(one.measure, one.about, window_of(one, self.whole)): one for one in asked}.values())
        self.width = len(self.paths) + sum(self.walks.values())

    def log_likelihoods(self, z: Floats, numbers: NDArray[np.uint64]) -> Floats:
        """Log factor of each group of claims, shape (groups, futures)."""
        futures = self._lived(z, numbers, 1)
        if self.progress:
            self.progress(len(z))
        return np.vstack([self._factors(futures), self._seen(futures)])

    def _lived(self, z: Floats, numbers: NDArray[np.uint64], threads: int | None) -> Futures:
        scores = {path: np.ascontiguousarray(z[:, place]) for place, path in enumerate(self.paths)}
        place = len(self.paths)
        for path, steps in self.walks.items():
            scores[path], place = z[:, place : place + steps], place + steps
        return replay(
            self.scenario, numbers, scores, seed=self.seed, hypothesis=self.name, dates=self.days, threads=threads
        )

    def _seen(self, futures: Futures) -> Floats:
        """What the claims are about, shape (seen, futures): counts as logarithms."""
        rows = [read(futures, one, window_of(one, self.whole)) for one in self.about]
        return np.log1p(np.maximum(np.nan_to_num(np.array(rows)), 0.0))

    def _factors(self, futures: Futures) -> Floats:
        rows = []
        for group in self.shared:
            logs = [log_factor(self.ledger.by_id[name], self.whole, futures, self.shares[name]) for name in group]
            rows.append(np.mean(logs, axis=0))
        return np.array(rows)

    def settled(self, runs: Sequence[Particles], threads: int | None) -> tuple[Futures, Moved]:
        """Give the particles of all runs as futures, and how they got there."""
        z, numbers = np.concatenate([run.z for run in runs]), np.concatenate([run.numbers for run in runs])
        evidence = np.concatenate([np.full(len(run.z), run.log_evidence) for run in runs])
        claimed = np.concatenate([run.each.sum(axis=0) for run in runs])
        futures = replace(self._lived(z, numbers, threads), log_base=evidence - claimed)
        rates = [rate for run in runs for rate in run.acceptance]
        claims = [name for group in self.shared for name in group]
        return futures, Moved(
            self.shared, tuple(run.log_evidence for run in runs),
            tuple(np.mean([run.surprise for run in runs], axis=0).tolist()), (min(rates), max(rates)),
            sum(run.futures for run in runs), mixing(runs),
            {name: ends(self.ledger.by_id[name], self.shares[name]) for name in claims},
        )  # fmt: skip
