"""The front in a briefing: losses with the contingent and without it, areas, rounds; nothing where nothing is said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from contingent.brief import Briefing, make, to_html
from contingent.brief._briefing import plain
from contingent.reports import from_text
from contingent.scenario import Scenario, load

REPORT = from_text(
    "North Korea has about 11,000 troops in Russia, Kyiv said. North Korea may send up to 15,000 troops, Seoul said.",
    published=date(2024, 11, 17),
)


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    """The bundled scenario."""
    return load("dprk-russia-2024")


@pytest.fixture(scope="module")
def briefing(scenario: Scenario) -> Briefing:
    """A briefing of a report of two sentences."""
    return make([REPORT], scenario=scenario, futures=4_000)


def cells(briefing: Briefing, row: str) -> dict[str, float | None]:
    """Values of a row by course and point."""
    start = f"FR.{row}."
    return {name[len(start) :]: one.value for name, one in briefing.numbers.items() if name.startswith(start)}


def test_losses_stand_with_the_contingent_and_without_it(briefing, scenario):
    """By course the opponents lose more with it than without it; the middle of the difference lies above nought."""
    added, lost, spared = (cells(briefing, row) for row in ("added", "lost", "spared"))
    for course in ("all", *scenario.hypotheses):
        assert (added[f"{course}.q50"] or 0) > 0
        assert (lost[f"{course}.q50"] or 0) > (spared[f"{course}.q50"] or 0)
    assert (added["surge.q50"] or 0) > (added["no_more.q50"] or 0)


def test_every_number_of_the_front_leads_back(briefing):
    """Each number of the table has an origin in inputs; the sentences use no other numbers."""
    section = briefing.sections["front"]
    names = [name for name in briefing.numbers if name.startswith("FR.")]
    assert all(briefing.numbers[name].from_inputs for name in names)
    marked = re.findall(r"⟦([^⟦⟧]+)⟧", " ".join(section["sentences"]))
    assert set(marked) <= set(names)
    assert "FR.short.shells" in marked
    assert all(len(row.cells) == len(section["table"].columns) - 1 for row in section["table"].rows)


def test_areas_and_rounds_are_drawn(briefing):
    """The picture has a panel for each area and each ammunition, its numbers a row a month."""
    chart = briefing.charts["front"]
    assert [column.title for column in chart.table.columns[1:]] == [
        "Area gained, Kursk region", "Area gained, Occupied Ukraine", "Russia's artillery rounds in stock",
    ]  # fmt: skip
    assert chart.table.rows[0].cells[0] == "0 (0 to 0)"
    assert chart.table.rows[-1].head == "31 Dec 2025"
    page = to_html(briefing)
    assert "What it changes at the front" in page
    assert 'id="chart-front"' in page
    assert "goes week by week" in page
    inputs = [row.head for row in briefing.assumptions.rows]
    assert "North Korean shells: share of the rounds that can be fired" in inputs


def test_each_further_batch_is_weighed_against_the_same_future_without(briefing, scenario):
    """Courses that send batches have a table of what one adds: people, losses, soldiers released, area."""
    table = briefing.sections["front"]["batch"]
    assert [column.title for column in table.columns[1:]] == ["Rotating batches", "One large reinforcement"]
    sent, own = briefing.numbers["FB.sent.rotation.q50"].value, briefing.numbers["FB.own.rotation.q50"].value
    assert 3_000 < (sent or 0) < 15_000  # as the scenario's batches are
    assert 0 < (own or 0) < (sent or 0)
    assert (briefing.numbers["FB.lost.rotation.q50"].value or 0) > 0


def test_a_scenario_without_a_front_shows_none_of_it(scenario):
    """Where nothing is said of opponents' losses, areas or rounds, no section and no picture is made."""
    bare = {
        name: replace(one, inputs={k: v for k, v in one.inputs.items() if k not in ("opponent_rate", "area")})
        for name, one in scenario.theatres.items()
    }
    silent = replace(scenario, theatres=bare, ammunition={}, deliveries={})
    made = make([REPORT], scenario=silent, futures=1_500)
    assert made.sections["front"] is None
    assert "front" not in made.charts
    assert "What it changes at the front" not in to_html(made)


def test_the_sentences_read_as_sentences(briefing):
    """No mark is left, and the voice is plain."""
    for text in briefing.sections["front"]["sentences"]:
        said = plain(text, briefing.numbers)
        assert "⟦" not in said
        assert said.endswith(".")
