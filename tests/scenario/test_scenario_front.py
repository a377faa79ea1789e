"""The front in a scenario file: what is asked for is filled in, what is wrong is named with its line and mend."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from contingent.scenario import check, load, loads
from contingent.scenario._build import build
from front_toys import FRONT, without

FAULTS = [
    ("allies: {value: 8_000 people", "allies: {value: 8_000 rounds", "wrong kind of unit"),
    ("area: {value: 1_000 km2", "area: {value: 1_000 people", "wrong kind of unit"),
    ("area: {value: 1_000 km2", "area: {value: -5 km2", "negative"),
    ("    area_gain: {value: 70 km2 per week, source: assumed}\n", "", "area_gain: missing"),
    ("area_gain:", "area_most: {value: 900 km2, source: assumed}\n    area_gain:", "less than what is held already"),
    ("theatres: [north]", "theatres: [nroth]", "did you mean 'north'?"),
    ("stock: {value: 100_000 rounds", "stock: {value: 100_000 rounds per day", "wrong kind of unit"),
    ("ammunition: shells", "ammunition: shels", "did you mean 'shells'?"),
    ("supplier: east", "supplier: west", "no such actor or sender"),
    ("rounds: {value: 1_000 rounds per day", "rounds: {value: 0 rounds per day", "delivers nothing"),
    ("supplier: east", "supplier: east\n    begins: 2024-12-01", "outside the scenario"),
    ("supplier: east", "supplier: east\n    begins: 2025-05-01\n    until: 2025-04-01", "before its first day"),
    ("supplier: east", "supplier: east\n    ends_with: piece", "did you mean 'peace'?"),
    ("supplier: east", "supplier: east\n    usable: 120 %", "above 100 %"),
    ("    guns: {value: 100, source: assumed}\n", "", "guns: missing"),
    ("opponent_rate: {value: 0.2 % per day", "oponent_rate: {value: 0.2 % per day", "did you mean 'opponent_rate'?"),
]


@pytest.mark.parametrize(("old", "new", "said"), FAULTS)
def test_a_fault_of_the_front_is_named_with_its_line_and_a_mend(old, new, said):
    """Each broken line is found, by its line, with what is allowed or how to mend it."""
    assert old in FRONT
    faults = [fault for fault in build(FRONT.replace(old, new, 1), "front.yaml")[1] if not fault.warning]
    assert len(faults) == 1
    assert said in faults[0].say("front.yaml")
    assert faults[0].line > 0
    assert faults[0].allowed or faults[0].mend


def test_what_nobody_asks_for_fills_nothing_in():
    """A theatre without losses of opponents and without an area has no input of the front."""
    scenario = loads(FRONT)
    assert not any(key.startswith(("area", "allies", "releases")) for key in scenario.theatres["south"].inputs)
    assert {"allies", "releases", "stands_in", "shared_intensity"} <= scenario.theatres["north"].inputs.keys()
    fewer = loads(without("opponent_rate"))
    assert "shared_intensity" not in fewer.theatres["north"].inputs
    assert not loads(without("opponent_rate", "area", "area_gain", "allies")).theatres["north"].inputs.keys() & {
        "allies"
    }


def test_a_key_that_serves_nothing_is_warned_of():
    """Allies without losses and without an area are legal, and odd."""
    found = build(without("opponent_rate", "area", "area_gain"), "x")[1]
    assert any("used by nothing without opponent_rate" in fault.say("x") for fault in found)
    assert any("changes nothing" in fault.say("x") for fault in found)


def test_areas_and_rounds_are_units_of_formulas():
    """Dimensions are checked: rounds a day times days are rounds, km2 are not people."""
    follows = "stock: {value: = production * 30 days, source: assumed}"
    scenario = loads(FRONT.replace("stock: {value: 100_000 rounds, source: assumed}", follows))
    assert scenario.inputs["ammunition.shells.stock"].distribution.mid == 15_000
    wrong = FRONT.replace("area: {value: 1_000 km2", "area: {value: = allies")
    assert any("gives people, not km2" in fault.say("x") for fault in build(wrong, "x")[1])


def test_a_hypothesis_sets_values_of_the_front():
    """Deliveries and rates of opponents are set by their dotted paths like anything else."""
    text = FRONT + "hypotheses:\n  dry: {prior: 1, set: {deliveries.east.rounds: 1 rounds per day}}\n"
    assert loads(text).hypotheses["dry"].overrides["deliveries.east.rounds"].distribution.mid == 1
    text = FRONT + "hypotheses:\n  odd: {prior: 1, set: {theatres.south.opponent_rate: 1 % per day}}\n"
    assert any("that the theatre does not have" in fault.say("x") for fault in build(text, "x")[1])


def test_questions_of_the_front_name_a_theatre_or_a_supplier():
    """What a question asks of must exist, and the scenario must say something of it."""

    def said(row: str) -> str:
        text = f"{FRONT}questions:\n  - {{id: Q, text: How?, {row}, by: 2025-06-01}}\n"
        return " ".join(fault.say("x") for fault in build(text, "x")[1] if not fault.warning)

    assert said("measure: area, of: north, at_least: 1_200 km2") == ""
    assert said("measure: shells_delivered, of: east, at_least: 300_000 rounds") == ""
    assert "none of the theatres" in said("measure: area, of: south, at_least: 1_200 km2")
    assert "not a threshold" in said("measure: area, of: north, at_least: 1_200 people")
    assert "none of the deliveries" in said("measure: shells_delivered, of: west, at_least: 1")


def series(days: int, step: float = 10.0, start: date = date(2024, 11, 1)) -> str:
    """Give a CSV of an area that grows evenly."""
    rows = [f"{start + timedelta(days=day)},{1000 + step * day}" for day in range(days)]
    return "\n".join(["date,held_km2", *rows]) + "\n"


def beside(text: str) -> list[str]:
    """Give the faults of a scenario that names a series with this text."""
    file = without("area", "area_gain").replace("    allies:", "    area_series: held.csv\n    allies:")
    return [fault.say("x") for fault in build(file, "x", {"held.csv": text})[1]]


def test_a_measured_series_gives_level_and_gain(tmp_path):
    """The last value is the area, its weekly steps the mean and recent gain; both name the file."""
    file = without("area", "area_gain").replace("    allies:", "    area_series: held.csv\n    allies:")
    (tmp_path / "held.csv").write_text(series(60))
    (tmp_path / "front.yaml").write_text(file)
    found = load(tmp_path / "front.yaml").theatres["north"]
    assert found.inputs["area"].distribution.mid == 1_590
    assert abs(found.inputs["area_gain"].distribution.mid - 10) < 1e-6
    assert found.inputs["area_recent"].distribution.mid == pytest.approx(10)
    assert found.inputs["area"].source == "held.csv"
    assert found.known[-1] == (date(2024, 12, 30), 1590.0)
    assert not [fault for fault in check(tmp_path / "front.yaml") if not fault.warning]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (series(60).replace("2024-11-05", "2024-11-04"), "held.csv:6): a day that stands twice"),
        (series(60).replace("2024-11-05", "2024-10-04"), "a day out of order"),
        (series(60).replace("2024-11-05", "05/11/2024"), "not a day and an area"),
        (series(60).replace("1040.0", "-7"), "not a day and an area"),
        (series(60).replace("1040.0", "1,040"), "not a day and an area"),
        (series(60).replace("held_km2", "people"), "no series of areas"),
        (series(20), "too short a series"),
        ("", "no series of areas"),
        (series(90), "later than the as-of date 2025-01-10: not used"),
    ],
)
def test_a_bad_series_is_refused_by_its_row(text, said):
    """Repeats, disorder, other dates, other numbers and short series are each named; nothing is mended silently."""
    assert any(said in one for one in beside(text))


def test_a_series_that_is_not_there_is_a_fault():
    """A name that leads elsewhere, and an area written beside a series, are refused."""
    file = FRONT.replace("    allies:", "    area_series: ../held.csv\n    allies:")
    assert any("beside an area that is written" in fault.say("x") for fault in build(file, "x")[1])
    file = file.replace("    area: {value: 1_000 km2, source: assumed}\n", "")
    assert any("no such file beside the scenario" in fault.say("x") for fault in build(file, "x")[1])
