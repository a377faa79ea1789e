"""What a diplomatic move would change: the same futures with and without it, and how far the answer can be trusted."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.measures import Window, get
from contingent.scenario import Distribution, Edit, Input, Intervention, Scenario
from contingent.simulate.states._decide import SENDS_NONE
from contingent.simulate.states._draws import Floats
from contingent.simulate.states._effect import MEAN_ERROR_POINTS, Effect
from contingent.simulate.states._mean import weighted_mean
from contingent.simulate.states._pull import Pull

if TYPE_CHECKING:
    from contingent.simulate._futures import Futures

__all__ = ["compare"]

_Z90 = 1.645
_THIRDS = (1.0 / 3.0, 2.0 / 3.0)


def compare(
    scenario: Scenario,
    moves: Sequence[Intervention],
    *,
    measure: str = "sent",
    by: date | None = None,
    deployment: str = "",
    about: str = "",
    futures: int = 4_000,
    seed: int = 1,
    threads: int | None = None,
    progress: Callable[[int], None] | None = None,
    known: Mapping[str, Futures] | None = None,
) -> list[Effect]:
    """Compare moves in paired futures, the greatest change of the measure first.

    Parameters
    ----------
    scenario : Scenario
        As loaded; hypotheses count by their priors.
    moves : sequence of Intervention
        Each is made alone.
    measure : str
        Key in the registry of measures.
    by : datetime.date, optional
        Day for which it is read; the horizon if None.
    deployment, about : str
        Deployment that is read, and decision or joiner that is asked about.
    futures : int
        How many a hypothesis, at least 2.
    seed : int
        Seed of the run.
    threads : int, optional
        Worker threads.
    progress : callable, optional
        Called with the number of futures done.
    known : mapping of str to Futures, optional
        Futures of each hypothesis without a move and of the same seed, such as a posterior's: the first of them serve.

    Returns
    -------
    list of Effect

    Raises
    ------
    UsageError
        If the measure, day, deployment or decision does not exist, or there are fewer than two futures.

    Examples
    --------
    >>> from contingent.scenario import load
    >>> scenario = load("dprk-russia-2024")
    >>> found = compare(scenario, [scenario.interventions["us_looks_away"]], futures=50)
    >>> found[0].within_model
    True
    """
    end = _checked(scenario, measure, by, deployment, about, futures)
    from contingent.scenario import moved, under

    worlds = {name: under(scenario, name) for name in tuple(scenario.hypotheses) or ("",)}
    raw = {name: scenario.hypotheses[name].prior if name else 1.0 for name in worlds}
    priors = {name: prior / (sum(raw.values()) or 1.0) for name, prior in raw.items()}

    def run(move: Intervention | None) -> Run:
        from contingent.simulate import simulate

        found = {}
        for name, world in worlds.items():
            if move is None and known is not None:
                block = head(known[name], futures)
            elif move is not None and unmoved(world, measure):
                found[name] = base[name]
                continue
            else:
                made = world if move is None else moved(world, [move])
                block = simulate(made, futures=futures, seed=seed, hypothesis=name, dates=[end], threads=threads,
                                 progress=progress)  # fmt: skip
            block = block.of(deployment, about)
            found[name] = (block.measure(measure, Window(scenario.as_of, end)), block)
        return found

    base: Run = {}
    base = run(None)
    error = max(abs(_change(base, run(one), priors)) for one in _misjudged(scenario))
    effects = [_effect(scenario, move, measure, base, run(move), priors, error) for move in moves]
    return sorted(effects, key=lambda effect: -abs(effect.change) if math.isfinite(effect.change) else 0.0)


Run = dict[str, tuple[Floats, "Futures"]]


def head(futures: Futures, count: int) -> Futures:
    """Give the first of many futures."""
    tracks = {
        name: replace(track, channels=track.channels[:count], by_theatre=track.by_theatre[:count],
                      policy={key: values[:count] for key, values in track.policy.items()})
        for name, track in futures.tracks.items()
    }  # fmt: skip
    inputs = {path: values[:count] for path, values in futures.inputs.items()}
    return replace(futures, tracks=tracks, inputs=inputs)


def unmoved(world: Scenario, measure: str) -> bool:
    """Tell whether no move can change a measure: nobody is sent in any case, and no event is asked about."""
    if measure in ("decided", "joined"):
        return False
    phases = [phase for one in world.deployments.values() for _, phase in one.phases]
    return all(phase.scheme in SENDS_NONE for phase in phases)


def _misjudged(scenario: Scenario) -> list[Intervention]:
    """All stances but the deciders' off by the error of such means, down and up, as moves from the next day on."""
    day = scenario.as_of + timedelta(days=1)
    found = []
    for size in (-MEAN_ERROR_POINTS, MEAN_ERROR_POINTS):
        value = Input("", Distribution(f"{size:g}", "fixed", (size,), "number", (-100.0, 100.0)), "number")
        edits = [Edit(day, name, "stance", value, adds=True) for name, actor in scenario.actors.items()
                 if actor.role != "decider"]  # fmt: skip
        found.append(Intervention("misjudged", "Stances misjudged", tuple(edits)))
    return found


def _change(base: Run, with_it: Run, priors: Mapping[str, float]) -> float:
    gaps = {name: np.nan_to_num(with_it[name][0] - base[name][0]) for name in priors}
    return sum(prior * float(gaps[name].mean()) for name, prior in priors.items())


def _checked(scenario: Scenario, measure: str, by: date | None, deployment: str, about: str, futures: int) -> date:
    get(measure)
    parts = {"decided": scenario.decisions, "joined": scenario.joiners, "won": scenario.engagements}
    part = parts.get(measure)
    if part is not None and (about or measure != "joined") and about not in part:
        what = "no such engagement" if measure == "won" else "no such decision or joiner"
        raise UsageError(what, value=about, allowed=", ".join(part) or "none in this scenario",
                         mend="name it")  # fmt: skip
    if deployment and deployment not in scenario.deployments:
        raise UsageError("no such deployment", value=deployment, allowed=", ".join(scenario.deployments))
    if not scenario.decisions:
        raise UsageError("no decision in this scenario, so that no move changes anything",
                         allowed="a scenario with decisions", mend="add 'decisions:'")  # fmt: skip
    end = by or scenario.horizon
    if not scenario.as_of < end <= scenario.horizon:
        allowed = f"after {scenario.as_of}, up to {scenario.horizon}"
        raise UsageError("the day lies outside what is simulated", value=end, allowed=allowed, mend="choose another")
    if futures < 2:
        raise UsageError("number of futures out of range", value=futures, allowed="2 or more")
    return end


def _effect(
    scenario: Scenario,
    move: Intervention,
    measure: str,
    base: Run,
    with_it: Run,
    priors: Mapping[str, float],
    model_error: float,
) -> Effect:
    change = variance = touched = weak = strong = before = square = 0.0
    for name, prior in priors.items():
        old, block = base[name]
        gap = np.nan_to_num(with_it[name][0] - old)
        change += prior * float(gap.mean())
        variance += prior * prior * float(gap.var(ddof=1)) / gap.size
        touched += prior * float((gap != 0).mean())
        low, high = _by_steepness(scenario, gap, block)
        weak, strong = weak + prior * low, strong + prior * high
        before += prior * float(np.nanmean(old)) if np.isfinite(old).any() else 0.0
        square += prior * float(np.nanmean(old**2)) if np.isfinite(old).any() else 0.0
    error = _Z90 * math.sqrt(variance)
    numbers = np.arange(2_000, dtype=np.uint64)  # assumed: enough for a mean of points
    spread = math.sqrt(max(square - before * before, 0.0))
    return Effect(
        move, measure, before, before + change, change, change - error, change + error, weak, strong, touched,
        _pulled(scenario, move, numbers), _mean_shift(scenario, move), spread,
        model_error,
    )  # fmt: skip


def _by_steepness(scenario: Scenario, gap: Floats, block: Futures) -> tuple[float, float]:
    """Mean change in the third of futures with the smallest and the greatest coefficients of pressure."""
    steep = np.zeros(gap.size)
    for decision in scenario.decisions.values():
        item = decision.inputs.get("pressure")
        if item is not None and not item.distribution.fixed:
            steep += block.inputs[item.path] / item.distribution.high
    if not steep.any():
        return float(gap.mean()), float(gap.mean())
    low, high = np.quantile(steep, _THIRDS)
    return float(gap[steep <= low].mean()), float(gap[steep >= high].mean())


def _pulled(scenario: Scenario, move: Intervention, numbers: NDArray[np.uint64]) -> float:
    from contingent.scenario import moved

    who = [name for name, actor in scenario.actors.items() if actor.role == "decider"]
    calm, pressed = (
        Pull(one, 1, numbers).pressure(who, scenario.horizon) for one in (scenario, moved(scenario, [move]))
    )
    return float((pressed - calm).mean()) * 100.0


def _mean_shift(scenario: Scenario, move: Intervention) -> float:
    """Points by which the middle values of the mean of all weighed stances move."""
    table = {
        name: {key: actor.inputs[key].distribution.mid for key in ("stance", "capability", "salience")}
        for name, actor in scenario.actors.items()
        if "stance" in actor.inputs and "salience" in actor.inputs and actor.role != "forum"
    }
    before = _mean(table)
    for edit in move.edits:
        if edit.actor in table and edit.key in table[edit.actor]:
            table[edit.actor] = {**table[edit.actor], edit.key: edit.value.distribution.mid}
    return _mean(table) - before


def _mean(table: Mapping[str, Mapping[str, float]]) -> float:
    if not any(row["capability"] * row["salience"] > 0 for row in table.values()):
        return 0.0
    columns = ([row[key] for row in table.values()] for key in ("stance", "capability", "salience"))
    return weighted_mean(*columns)
