"""What is legal but odd: paces that cannot be kept up, values that nobody uses, hypotheses that cannot differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, pairwise

from contingent.scenario._fields import Reading
from contingent.scenario._lines import Lines
from contingent.scenario._order import Names
from contingent.scenario._scenario import Deployment, Input, Period, Scenario, Scheme
from contingent.scenario._vocabulary import keys

__all__ = ["odd", "pace"]

_NEARLY_ALL = 0.99  # of the prior; assumed: what is left would not show in a briefing


def pace(scenario: Scenario, deployment: Deployment, reading: Reading, lines: Lines) -> None:
    """Warn of a pace that cannot be kept up even at the friendly ends of every range."""
    for _, phase in deployment.phases:
        tour, training = phase.inputs.get("tour"), phase.inputs.get("training")
        serves = tour is not None and phase.scheme in keys("deployments")["tour"].users
        if tour and training and serves and training.distribution.low > tour.distribution.high:
            what = f"longer than the tour of {tour}"
            reading.warn(_line(training, lines), training.path, what, training, "check both")
        if phase.scheme == "unit rotation" and {"batch", "interval", "tour", "lift"} <= phase.inputs.keys():
            _lift(phase, reading, lines)
            _supply(scenario, phase, reading, lines)
        if phase.scheme == "planned batches" and "lift" in phase.inputs:
            _planned(phase, reading, lines)


def _low(item: Input | None) -> float:
    return item.distribution.low if item else 0.0


def _line(item: Input, lines: Lines) -> int:
    return item.line or lines.of(item.path)


def _lift(phase: Deployment, reading: Reading, lines: Lines) -> None:
    batch, lift, interval = (phase.inputs[name] for name in ("batch", "lift", "interval"))
    days = batch.distribution.low / lift.distribution.high
    if days > interval.distribution.high:
        what = f"too slow: a batch of {batch} takes {days:,.0f} days or more, and the next is due in {interval}"
        reading.warn(_line(lift, lines), lift.path, what, lift, "raise it, or send fewer or less often")


def _planned(phase: Deployment, reading: Reading, lines: Lines) -> None:
    lift = phase.inputs["lift"]
    for batch, after in pairwise(phase.plan):
        days, gap = batch.people.distribution.low / lift.distribution.high, (after.leaves - batch.leaves).days
        if days > gap:
            what = f"takes {days:,.0f} days or more to carry, and the next batch leaves {gap} days later"
            reading.warn(_line(batch.people, lines), batch.people.path, what, batch.people, "raise the lift")


def _supply(scenario: Scenario, phase: Deployment, reading: Reading, lines: Lines) -> None:
    """Warn where a rotation needs more people in its cycle than the sender has: batch x cycle / interval."""
    sender = scenario.senders.get(phase.sender)
    if sender is None or "deployable" not in sender.inputs:
        return
    own, theirs = phase.inputs, sender.inputs
    cycle = _low(own["tour"]) + 2 * _low(own.get("transit")) + _low(own.get("training")) + _low(theirs.get("dwell"))
    need = own["batch"].distribution.low * cycle / own["interval"].distribution.high
    pool = theirs["deployable"].distribution.high - _low(theirs.get("home_floor"))
    if need > pool:
        what = f"a dwell that no supply can serve: {need:,.0f} people or more in the cycle, {pool:,.0f} at most to send"
        interval = own["interval"]
        reading.warn(_line(interval, lines), interval.path, what, interval,
                     "lengthen it, or check batch, tour, dwell and deployable")  # fmt: skip


def odd(scenario: Scenario, worlds: Sequence[Scenario], reading: Reading, lines: Lines) -> None:
    """Warn of what is legal but odd in the whole; `worlds` are the scenario under each hypothesis."""
    _hypotheses(scenario, reading, lines)
    _idle(scenario, worlds, reading, lines)
    served = {name for world in worlds for one in world.deployments.values() for name in one.theatres}
    sends = {one.sender for one in scenario.deployments.values()}
    for part, used, what in (("theatres", served, "nobody serves there"), ("senders", sends, "sends nobody")):
        for name in getattr(scenario, part):
            if name not in used and scenario.deployments:
                reading.warn(lines.of(f"{part}.{name}"), f"{part}.{name}", what, "", "name it in a deployment")
    for number, question in enumerate(scenario.questions, 1):
        if scenario.start <= question.by <= scenario.as_of:
            path = f"questions[{number}].by"
            what = "on or before the as-of date: it asks of the past"
            reading.warn(lines.of(path), path, what, question.by, "choose a later day")


def _hypotheses(scenario: Scenario, reading: Reading, lines: Lines) -> None:
    found = scenario.hypotheses
    for name, one in found.items():
        if len(found) > 1 and _NEARLY_ALL <= one.prior < 1:
            path = f"hypotheses.{name}.prior"
            reading.warn(lines.of(path), path, "holds nearly all of the prior: the others hardly count",
                         f"{one.prior:g}", "give it less, or leave the others out")  # fmt: skip
    if len(found) > _MOST:
        return
    for (name, one), (other, two) in combinations(found.items(), 2):
        if one.said == two.said:
            path = f"hypotheses.{other}"
            reading.warn(lines.of(path), path, f"sets the same as {name}: no claim can tell them apart", "",
                         "set what makes it different, or remove it")  # fmt: skip


_MOST = 100  # hypotheses; assumed: more are made by a program, and every pair of them is a million


def _idle(scenario: Scenario, worlds: Sequence[Scenario], reading: Reading, lines: Lines) -> None:
    """Warn of inputs of the file that no scheme in force under any hypothesis uses."""
    named = _named((scenario, *worlds))
    for name, deployment in scenario.deployments.items():
        schemes: set[Scheme] = {phase.scheme for world in worlds for _, phase in world.deployments[name].phases}
        parts: tuple[Deployment | Period, ...] = (deployment, *deployment.periods)
        items = [item for part in parts for item in part.inputs.values() if item.line]
        for item in items:
            key = keys("deployments").get(item.path.rpartition(".")[2])
            if key and not schemes & set(key.users) and item.path not in named and ".theatres." not in item.path:
                reading.warn(item.line, item.path, "used under no hypothesis", item,
                             f"it serves {' and '.join(key.users)} only; remove it")  # fmt: skip
        for listed in ("plan", "profile"):
            key = keys("deployments")[listed]
            if getattr(deployment, listed) and not schemes & set(key.users):
                path = f"deployments.{name}.{listed}"
                reading.warn(lines.of(path), path, "used under no hypothesis", "",
                             f"it serves {' and '.join(key.users)} only; remove it")  # fmt: skip


def _named(worlds: Collection[Scenario]) -> set[str]:
    return {path for world in worlds for path in _meant(world)}


def _meant(world: Scenario) -> Iterator[str]:
    """Give the paths that formulas of a scenario name."""
    names = Names(world.inputs)
    for path, item in names.inputs.items():
        for name in item.formula.names if item.formula else ():
            yield names.meaning(name, path) or ""
