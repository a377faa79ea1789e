"""Checks of decisions, joiners, engagements and the questions about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from contingent.scenario._fields import Reading, few, nearest
from contingent.scenario._lines import Lines
from contingent.scenario._scenario import Question, Scenario

__all__ = ["decisions", "engagements", "joiners", "questions"]

Known = Callable[[str, Iterable[str]], bool]


def decisions(scenario: Scenario, reading: Reading, lines: Lines, known: Mapping[str, date], actors: Known) -> None:
    """Note decisions about nothing, by nobody, or twice the same."""
    seen: dict[tuple[str, str], str] = {}
    for one in scenario.decisions.values():
        path = f"decisions.{one.name}"
        if one.by:
            actors(f"{path}.by", one.by)
        pressed = one.inputs.get("pressure")
        if pressed and pressed.distribution.high > 0 and not one.by:
            reading.fault(lines.of(path), f"{path}.by", "missing", "", "actors on whom pressure counts", "add 'by:'")
        if one.kind == "event":
            if one.deployment:
                where = f"{path}.deployment"
                reading.fault(lines.of(where), where, "an event has no deployment", one.deployment, "", "remove it")
        elif one.deployment not in scenario.deployments:
            what = "no such deployment" if one.deployment else "missing"
            reading.fault(lines.of(f"{path}.deployment"), f"{path}.deployment", what, one.deployment,
                          few(scenario.deployments), nearest(one.deployment, scenario.deployments))  # fmt: skip
        elif (pair := (one.deployment, one.kind)) in seen:
            mend = "keep one of them"
            what = f"a second decision to {one.kind} {one.deployment}"
            reading.fault(lines.of(path), path, what, one.name, f"one, {seen[pair]}", mend)
        else:
            seen[pair] = one.name
        if one.to != "replacing the lost" and one.kind != "change":
            where = f"{path}.to"
            reading.fault(
                lines.of(where), where, f"a decision to {one.kind} changes no scheme", one.to, "", "remove it"
            )
        start, horizon = known.get("start", date.min), known.get("horizon", date.max)
        if one.by_date and not start <= one.by_date <= horizon:
            where = f"{path}.until"
            reading.fault(lines.of(where), where, "outside the scenario", one.by_date, f"{start} to {horizon}")


def joiners(scenario: Scenario, reading: Reading, lines: Lines, actors: Known) -> None:
    """Note joiners who are no actors, or for whom there is no rate."""
    for one in scenario.joiners.values():
        path = f"joiners.{one.name}"
        if scenario.actors:
            actors(f"{path}.who", [one.who])
        line = lines.of(path)
        if "invoked" in one.inputs and not any(one.who in treaty.between for treaty in scenario.treaties.values()):
            said = ", ".join(scenario.treaties) or "a treaty that binds it"
            reading.fault(line, f"{path}.invoked", "no treaty binds it", one.who, said, "add it to 'treaties:'")
        if "yearly" in one.inputs or "invoked" in one.inputs:
            continue
        if one.kind == "arms":
            said = "nobody has counted who sends arms"
            reading.fault(line, f"{path}.yearly", "missing", "", said, "add 'yearly:', called assumed")
        elif one.war_began is None:
            said = "the base rate goes by years of the war"
            reading.fault(line, f"{path}.war_began", "missing", "", said, "add 'war_began:' or 'yearly:'")
        elif (one.pact, one.contiguous, one.major_power) == ("both", True, True):
            what = "no such state was ever observed: a major power that borders on a war and has pacts with both sides"
            reading.fault(line, path, what, one.name, "a rate of its own", "add 'yearly:'")


def engagements(scenario: Scenario, reading: Reading, lines: Lines, known: Mapping[str, date]) -> None:
    """Note engagements outside the time simulated, and deployments that do not exist."""
    start, horizon = known.get("start", date.min), known.get("horizon", date.max)
    for one in scenario.engagements.values():
        path = f"engagements.{one.name}"
        if one.date and not start <= one.date <= horizon:
            where = f"{path}.date"
            reading.fault(lines.of(where), where, "outside the scenario", one.date, f"{start} to {horizon}")
        if one.deployment and one.deployment not in scenario.deployments:
            where, allowed = f"{path}.deployment", few(scenario.deployments)
            mend = nearest(one.deployment, scenario.deployments)
            reading.fault(lines.of(where), where, "no such deployment", one.deployment, allowed, mend)


_ASKED = {"decided": "decisions", "joined": "joiners", "won": "engagements"}
_OF_REGIONS = ("facing", "facing_lost", "region_share", "region_share_lost")
_OF_THEATRES = ("opponent_losses", "opponent_killed", "opponent_losses_added", "force_added", "released", "stood_in",
                "area", "area_gained", "area_added")  # fmt: skip
_OF_SUPPLY = {"shells": "ammunition", "shells_fired": "ammunition", "shells_delivered": "deliveries",
              "shells_per_year": "deliveries"}  # fmt: skip


def questions(scenario: Scenario, reading: Reading, lines: Lines) -> None:
    """Note questions about a decision, joiner or engagement that does not exist."""
    for number, one in enumerate(scenario.questions, 1):
        path = f"questions[{number}].of"
        if one.measure in _ASKED:
            _asked(scenario, one, path, reading, lines)
        elif one.measure in _OF_THEATRES or one.measure in _OF_SUPPLY:
            _front(scenario, one, path, reading, lines)
        elif one.measure in _OF_REGIONS:
            _region(scenario, one, path, reading, lines)
        elif one.of:
            mend = "remove it"
            reading.fault(lines.of(path), path, f"the measure {one.measure} is of a deployment", one.of, "", mend)


def _region(scenario: Scenario, one: Question, path: str, reading: Reading, lines: Lines) -> None:
    """Note questions about a region, or a member of one, that does not exist."""
    found = [each for each in scenario.regions.values() if one.measure[:6] != "facing" or each.by_actor("troops")]
    known = [each.name for each in found]
    if one.measure[:6] != "facing":
        known += [f"{each.name}.{member}" for each in found for member in each.members]
    if not known or (one.of and one.of not in known):
        allowed = few(known) or "a key of regions"
        reading.fault(
            lines.of(path), path, "none of the regions", one.of or one.measure, allowed, nearest(one.of, known)
        )


def _front(scenario: Scenario, one: Question, path: str, reading: Reading, lines: Lines) -> None:
    """Note questions about a theatre or supplier that does not exist, or of which nothing is said."""
    part = _OF_SUPPLY.get(one.measure, "theatres")
    known = {**getattr(scenario, part)}
    if part == "theatres":
        anchors = {"area": "area", "opponent": "opponent_rate"}
        anchor = anchors.get(one.measure.partition("_")[0], "allies")
        known = {name: theatre for name, theatre in known.items() if anchor in theatre.inputs}
    if part == "deliveries":
        known |= {each.supplier: each for each in scenario.deliveries.values()}
    if not known:
        where, mend = path.removesuffix("of") + "measure", f"add what it needs to {part}"
        reading.fault(lines.of(where), where, "the scenario says nothing of it", one.measure, "", mend)
    elif one.of and one.of not in known:
        reading.fault(lines.of(path), path, f"none of the {part}", one.of, few(known), nearest(one.of, known))


def _asked(scenario: Scenario, one: Question, path: str, reading: Reading, lines: Lines) -> None:
    part = _ASKED[one.measure]
    known = getattr(scenario, part)
    if one.of and one.of not in known:
        reading.fault(lines.of(path), path, f"none of the {part}", one.of, few(known) or "none", nearest(one.of, known))
    elif not one.of and (one.measure != "joined" or not known):
        mend = f"add 'of:', and the {part} it names" if not known else "add 'of:'"
        reading.fault(lines.of(path), path, "missing", "", few(known) or f"a key of {part}", mend)
