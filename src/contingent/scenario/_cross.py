"""Checks that need more than one value: dates against dates, parts against parts, schemes against inputs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from contingent.scenario._by_date import by_date
from contingent.scenario._cross_front import front_of_theatre
from contingent.scenario._fields import Reading, few, nearest
from contingent.scenario._hypotheses import apply
from contingent.scenario._lines import Lines
from contingent.scenario._odd import odd, pace
from contingent.scenario._scenario import Deployment, Hypothesis, Input, Scenario, Theatre
from contingent.scenario._together import together
from contingent.scenario._vocabulary import LONGEST_YEARS, keys

__all__ = ["cross", "parts"]


def cross(scenario: Scenario, reading: Reading, lines: Lines, known: Mapping[str, date]) -> None:
    """Note what does not fit together in a scenario; `known` holds the dates that could be read."""
    _dates(known, reading, lines)
    _days(scenario, known, reading, lines)
    parts(scenario, reading, lines=lines)
    together(scenario, scenario.correlations, reading, "correlations", lines)
    # The scenario as it stands was checked above; under a hypothesis only what it changes is new.
    before, worlds = {(fault.what, fault.value) for fault in reading.faults}, []
    linked = any(item.formula for item in scenario.inputs.values())
    for name, hypothesis in scenario.hypotheses.items():
        new = Reading(reading.sources, paths=reading.paths)
        under = apply(scenario, hypothesis.overrides, new)
        worlds.append(under)
        parts(under, new, f"hypotheses.{name}", lines, _touched(scenario, hypothesis, linked=linked))
        if "correlations" in hypothesis.overrides:
            place = f"hypotheses.{name}.set.correlations"
            together(under, under.correlations, new, place, lines)
        reading.faults += [fault for fault in new.faults if (fault.what, fault.value) not in before]
    odd(scenario, worlds, reading, lines)


def _touched(scenario: Scenario, hypothesis: Hypothesis, *, linked: bool) -> set[str]:
    """Give the deployments and theatres that a hypothesis changes, as ``part.name``; `linked` by formulas or not."""
    found = {".".join(path.split(".")[:2]) for path in hypothesis.overrides}
    if linked:
        return found | {f"deployments.{name}" for name in scenario.deployments}  # a formula may reach anywhere
    sent = {name for name, one in scenario.deployments.items() if f"senders.{one.sender}" in found}
    return found | {f"deployments.{name}" for name in sent}


def _dates(known: Mapping[str, date], reading: Reading, lines: Lines) -> None:
    as_of, start, horizon = (known.get(name) for name in ("as_of", "start", "horizon"))
    if start and horizon and horizon < start:
        reading.fault(lines.of("horizon"), "horizon", "before the start", horizon, f"{start} or later")
    elif start and horizon and (horizon - start).days > LONGEST_YEARS * 365.25:
        allowed = f"at most {LONGEST_YEARS} years after the start, {start}"
        reading.fault(lines.of("horizon"), "horizon", "too far ahead", horizon, allowed, "choose an earlier day")
    if as_of and start and as_of < start:
        reading.fault(lines.of("as_of"), "as_of", "before the start", as_of, f"{start} or later")
    if as_of and horizon and as_of > horizon and (not start or horizon >= start):
        reading.fault(lines.of("as_of"), "as_of", "after the horizon", as_of, f"{horizon} or earlier")


def _days(scenario: Scenario, known: Mapping[str, date], reading: Reading, lines: Lines) -> None:
    """Note sources, departures and questions whose day lies where it cannot."""
    as_of = known.get("as_of", date.max)
    for key, source in scenario.sources.items():
        if source.date and source.date > as_of:
            path, mend = f"sources.{key}.date", "remove the source, or move as_of"
            what = "known only after the as-of date"
            reading.fault(lines.of(path), path, what, source.date, f"{as_of} or earlier", mend)
    start, horizon = known.get("start", date.min), known.get("horizon", date.max)
    for name, deployment in scenario.deployments.items():
        day, path = deployment.already_sent_by, f"deployments.{name}.already_sent_by"
        if day and not start <= day <= as_of:
            allowed = f"from the start {start} to the as-of date {as_of}"
            reading.fault(lines.of(path), path, "outside the past of the scenario", day, allowed)
    for path, one in ((f"questions[{i}]", one) for i, one in enumerate(scenario.questions, 1)):
        if not start <= one.by <= horizon:
            reading.fault(lines.of(f"{path}.by"), f"{path}.by", "outside the scenario", one.by, f"{start} to {horizon}")
        asked = one.deployment
        if asked and scenario.deployments and asked not in scenario.deployments:
            reading.fault(lines.of(f"{path}.deployment"), f"{path}.deployment", "no such deployment", asked,
                          few(scenario.deployments), nearest(asked, scenario.deployments))  # fmt: skip


def parts(
    scenario: Scenario,
    reading: Reading,
    where: str = "",
    lines: Lines | None = None,
    only: Collection[str] | None = None,
) -> None:
    """Note what does not fit together in the deployments and theatres.

    `where` names the hypothesis in force, if any; `only` the parts to look at, all where it is None.
    """
    lines = lines or Lines(None)
    for deployment in scenario.deployments.values():
        path = f"deployments.{deployment.name}"
        if only is not None and path not in only:
            continue
        _names(scenario, deployment, reading, path, lines)
        _needs(deployment, reading, where, path, lines)
        by_date(scenario, deployment, reading, where, lines)
        _shares(deployment, reading, where, path, lines)
        _sizes(scenario, deployment, reading, path, lines)
        pace(scenario, deployment, reading, lines)
    for theatre in scenario.theatres.values():
        if only is None or f"theatres.{theatre.name}" in only:
            _outcomes(theatre, reading, where, lines)
            front_of_theatre(theatre, reading, where, lines)


def _names(scenario: Scenario, deployment: Deployment, reading: Reading, path: str, lines: Lines) -> None:
    sender = deployment.sender
    # Where a whole part is missing that is said once, and not again at every name that points into it.
    if sender and scenario.senders and sender not in scenario.senders:
        reading.fault(lines.of(f"{path}.sender"), f"{path}.sender", "no such sender", sender, few(scenario.senders),
                      nearest(sender, scenario.senders))  # fmt: skip
    for theatre in deployment.theatres if scenario.theatres else ():
        if theatre not in scenario.theatres:
            where, known = f"{path}.theatres.{theatre}", few(scenario.theatres)
            reading.fault(
                lines.of(where), where, "no such theatre", theatre, known, nearest(theatre, scenario.theatres)
            )


def _needs(deployment: Deployment, reading: Reading, where: str, path: str, lines: Lines) -> None:
    for start, phase in deployment.phases:
        place = f"{path}.periods[{start}]" if start else path
        for key in keys("deployments").values():
            if phase.scheme not in key.schemes or key.name in phase.inputs:
                continue
            if key.form == "list" and getattr(phase, key.name):
                continue
            if start and key.name == "next_after":
                continue  # without one the first departure is due on the period's first day
            if f"{place}.{key.name}" in reading.paths or f"{path}.{key.name}" in reading.paths:
                continue  # it stands in the file and is faulty; it is not missing
            said = where or (place if start else f"{path}.scheme")
            what = f"the scheme '{phase.scheme}' needs {path}.{key.name}"
            reading.fault(lines.of(said), said, what, "", key.help, f"add '{key.name}:' to {place}")


def _shares(deployment: Deployment, reading: Reading, where: str, path: str, lines: Lines) -> None:
    shares = [item.distribution for name, item in deployment.inputs.items() if name.startswith("theatres.")]
    total = sum(share.high for share in shares)
    if total > 1 + 1e-9:  # a hair of room for sums of per cents
        said = " + ".join(share.text for share in shares)
        place = where or f"{path}.theatres"
        reading.fault(lines.of(place), place, f"the theatres' shares reach {total:.0%}", said,
                      "their high ends sum to 100 % at most", "lower a share")  # fmt: skip


def _outcomes(theatre: Theatre, reading: Reading, where: str, lines: Lines) -> None:
    """Note where more than everyone who is hit would be dead or captured."""
    dead, captured = theatre.inputs.get("dead_share"), theatre.inputs.get("captured_share")
    if dead and captured and dead.distribution.high + captured.distribution.high > 1:
        path = where or dead.path
        what = f"dead_share and captured_share of {theatre.name} exceed 100 % together"
        allowed = "their high ends sum to 100 % at most"
        reading.fault(lines.of(path), path, what, f"{dead} + {captured}", allowed, "lower one of them")


def _sizes(scenario: Scenario, deployment: Deployment, reading: Reading, path: str, lines: Lines) -> None:
    tour, sent = deployment.inputs.get("tour"), deployment.inputs.get("already_sent")
    if tour and scenario.horizon > scenario.start and tour.distribution.mid > scenario.days:
        what = f"longer than the scenario's {scenario.days:,} days"
        reading.warn(_line(tour, lines), tour.path, what, tour, "move the horizon, or check the unit")
    sender = scenario.senders.get(deployment.sender)
    pool = sender.inputs.get("deployable") if sender else None
    if sent and pool and sent.distribution.mid > pool.distribution.mid:
        reading.warn(_line(sent, lines), sent.path, f"above the sender's deployable {pool}", sent, "check both")


def _line(item: Input, lines: Lines) -> int:
    return item.line or lines.of(item.path)
