"""Charts as specs: zero baselines, marks that carry their bound, colour never alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from contingent.brief import Briefing
from contingent.brief.charts import Band, ClaimMark, StandingMark, TourLine, dots, fan, standing, svg
from contingent.brief.charts._marks import mark_layers
from contingent.brief.charts._style import hypothesis_style

DAY = date(2031, 3, 9)


def parts(spec: Any) -> Iterator[Any]:
    """Every dictionary inside a spec."""
    if isinstance(spec, dict):
        yield spec
        for each in spec.values():
            yield from parts(each)
    if isinstance(spec, list):
        for each in spec:
            yield from parts(each)


@pytest.mark.parametrize("size", ["spec", "narrow"])
def test_people_start_at_nought(made: Briefing, size: str) -> None:
    """Every axis of people has its zero."""
    for chart in made.charts.values():
        domains = [part["domain"] for part in parts(getattr(chart, size)) if isinstance(part.get("domain"), list)]
        assert domains
        assert all(domain[0] == 0 for domain in domains)


def test_specs_carry_their_data(made: Briefing) -> None:
    """No spec points to data elsewhere."""
    for chart in made.charts.values():
        assert not any("url" in part for part in parts(chart.spec))


def test_a_mark_carries_its_bound() -> None:
    """An upper limit is a downward arrow, a lower one an upward arrow, a count a dot, a range a bar."""
    marks = [
        ClaimMark("c1", DAY, None, 9.0, "≤ 9"),
        ClaimMark("c2", DAY, 7.0, None, "≥ 7"),
        ClaimMark("c3", DAY, 5.0, 5.0, "5"),
        ClaimMark("c4", DAY, 3.0, 4.0, "3 to 4"),
    ]
    down, up, dot, bar, _ = mark_layers(marks)
    assert "L0,1.6" in down["mark"]["shape"]
    assert "L0,-1.6" in up["mark"]["shape"]
    assert (dot["mark"]["shape"], bar["mark"]["type"]) == ("circle", "rule")
    assert [len(each["data"]["values"]) for each in (down, up, dot, bar)] == [1, 1, 1, 1]


def test_hypotheses_differ_in_dash_as_well_as_colour() -> None:
    """Six hypotheses are told apart without colour."""
    styles = [hypothesis_style(place) for place in range(6)]
    assert len({color for color, _ in styles}) == len({tuple(dash) for _, dash in styles}) == 6


def test_dots_fill_from_the_threshold_on() -> None:
    """Exactly the dots that reach the number are filled."""
    spec = dots([float(value) for value in range(50)], 40.0, "claimed", top=52.0, size="wide")
    rows = spec["layer"][0]["data"]["values"]
    assert sum(row["reached"] for row in rows) == 10
    assert len(rows) == 50


def test_a_picture_stands_alone() -> None:
    """A rendered chart has an escaped label, prefixed ids, no size, no namespace and no font of its own."""
    bands = [Band(DAY, 0, 1, 2, 3, 4, 5, 6), Band(date(2031, 6, 9), 0, 2, 3, 4, 5, 7, 9)]
    drawn = svg(fan(bands, [[1.0, 2.0]], [], top=10.0, size="narrow"), "one", 'a "quoted" <alt>')
    assert drawn.startswith('<svg class="chart" role="img" aria-label="a &quot;quoted&quot; &lt;alt&gt;" viewBox=')
    assert "xmlns" not in drawn
    assert "font-family" not in drawn
    assert 'id="clip' not in drawn


def test_claims_of_strength_and_total_are_drawn_across() -> None:
    """A total is a level line with a tick down, a strength an upright one with a tick to the left."""
    lines = [TourLine(90, ((0.0, 0.0), (10.0, 50.0)))]
    marks = [StandingMark("c1", "y", 40.0, "most", "≤ 40"), StandingMark("c2", "x", 8.0, "most", "≤ 8")]
    spec = standing(lines, marks, right=12.0, top=50.0, size="wide")
    total, strength = spec["layer"][2:]
    assert list(total["layer"][0]["encoding"]) == ["y"]
    assert "L0,1.6" in total["layer"][1]["mark"]["shape"]
    assert list(strength["layer"][0]["encoding"]) == ["x"]
    assert "L-1.6,0" in strength["layer"][1]["mark"]["shape"]


def test_labels_of_near_figures_do_not_overlap() -> None:
    """Two totals and two tours of nearly one height have labels a line apart; the marks stay in place."""
    lines = [TourLine(days, ((0.0, 0.0), (10.0, high))) for days, high in ((120, 31.0), (180, 30.0))]
    marks = [StandingMark("c1", "y", 40.0, "exact", "40"), StandingMark("c2", "y", 41.0, "exact", "41")]
    spec = standing(lines, marks, right=10.0, top=50.0, size="wide")
    rows = [layer["data"]["values"][0] for layer in spec["layer"][2:]]
    assert [row["y"] for row in rows] == [40.0, 41.0]
    ends = [row["y"] for row in spec["layer"][1]["data"]["values"]]
    for one, other in ([row["level"] for row in rows], ends):
        assert abs(one - other) >= 0.05 * 50.0
