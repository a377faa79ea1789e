"""Checks that need more than one value: dates against dates, parts against parts, schemes against inputs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from contingent.scenario._fields import Reading, nearest
from contingent.scenario._hypotheses import apply
from contingent.scenario._scenario import Deployment, Input, Scenario, Theatre
from contingent.scenario._tree import Node, Row, Table
from contingent.scenario._vocabulary import LONGEST_YEARS, keys

__all__ = ["Lines", "cross", "parts"]


class Lines:
    """Lines of dotted paths in a tree; a path that is not there has its nearest parent's line."""

    def __init__(self, tree: Node | None) -> None:
        self.tree = tree

    def of(self, path: str) -> int:
        """Give the line of a path, 0 where there is no tree."""
        node, line, rest = self.tree, getattr(self.tree, "line", 0), path
        while rest and isinstance(node, Table):
            # Keys of `set` are dotted themselves, so a path cannot simply be split at its dots.
            name = next((name for name in node.items if re.match(rf"{re.escape(name)}(?![a-z0-9_])", rest)), None)
            if name is None:
                break
            line, node, rest = node.lines[name], node.items[name], rest[len(name) :]
            if isinstance(node, Row) and (entry := re.match(r"\[(\d+)\]", rest)):
                node, rest = node.items[int(entry[1]) - 1], rest[entry.end() :]
                line = node.line
            rest = rest.removeprefix(".")
        return line


def cross(scenario: Scenario, reading: Reading, lines: Lines, known: Mapping[str, date]) -> None:
    """Note what does not fit together in a scenario; `known` holds the dates that could be read."""
    _dates(known, reading, lines)
    _days(scenario, known, reading, lines)
    parts(scenario, reading, lines=lines)
    for name, hypothesis in scenario.hypotheses.items():
        # The scenario as it stands was checked above; under a hypothesis only what it changes is new.
        before = {(fault.what, fault.value) for fault in reading.faults}
        new = Reading(reading.sources, list(reading.faults))
        parts(apply(scenario, hypothesis.overrides), new, f"hypotheses.{name}", lines)
        reading.faults += [
            fault for fault in new.faults[len(reading.faults) :] if (fault.what, fault.value) not in before
        ]


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
    for path, by in ((f"questions[{i}].by", one.by) for i, one in enumerate(scenario.questions, 1)):
        if not start <= by <= horizon:
            reading.fault(lines.of(path), path, "outside the scenario", by, f"{start} to {horizon}")


def parts(scenario: Scenario, reading: Reading, where: str = "", lines: Lines | None = None) -> None:
    """Note what does not fit together in the deployments; `where` names the hypothesis in force, if any."""
    lines = lines or Lines(None)
    for deployment in scenario.deployments.values():
        path = f"deployments.{deployment.name}"
        _names(scenario, deployment, reading, path, lines)
        _needs(deployment, reading, where or f"{path}.scheme", path, lines)
        _shares(deployment, reading, where, path, lines)
        _sizes(scenario, deployment, reading, path, lines)
    for theatre in scenario.theatres.values():
        _outcomes(theatre, reading, where, lines)


def _names(scenario: Scenario, deployment: Deployment, reading: Reading, path: str, lines: Lines) -> None:
    sender = deployment.sender
    # Where a whole part is missing that is said once, and not again at every name that points into it.
    if sender and scenario.senders and sender not in scenario.senders:
        known = ", ".join(scenario.senders)
        reading.fault(lines.of(f"{path}.sender"), f"{path}.sender", "no such sender", sender, known,
                      nearest(sender, scenario.senders))  # fmt: skip
    for theatre in deployment.theatres if scenario.theatres else ():
        if theatre not in scenario.theatres:
            where, known = f"{path}.theatres.{theatre}", ", ".join(scenario.theatres)
            reading.fault(
                lines.of(where), where, "no such theatre", theatre, known, nearest(theatre, scenario.theatres)
            )


def _needs(deployment: Deployment, reading: Reading, where: str, path: str, lines: Lines) -> None:
    for key in keys("deployments").values():
        if deployment.scheme in key.schemes and key.name not in deployment.inputs:
            if any(fault.path == f"{path}.{key.name}" for fault in reading.faults):
                continue  # it stands in the file and is faulty; it is not missing
            what = f"the scheme '{deployment.scheme}' needs {path}.{key.name}"
            reading.fault(lines.of(where), where, what, "", key.help, f"add '{key.name}:' to {path}")


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
