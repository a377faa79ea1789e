"""The case `history`: who served in published deployments."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from contingent.errors import InputError
from contingent.validate import run


def confirmed(value: float | None, **more: Any) -> dict[str, Any]:
    """Make a figure that a page confirms."""
    return {"value": value, "status": "confirmed", "confidence": "high", **more}


def deployment(**changes: Any) -> dict[str, Any]:
    """Make a deployment: 1,000 people held for ten years at tours of six months."""
    made = {
        "id": "made",
        "start": "2000-01",
        "end": "2009-12",
        "scheme": "unit_rotation",
        "tour_months": confirmed(6),
        "strength": [{"date": "2000-01/2009-12", "n": 1_000, "status": "confirmed", "confidence": "high"}],
        "served_total": confirmed(20_000, counts="tours"),
        "killed": confirmed(5),
        "wounded": confirmed(10),
    }
    return made | changes


def score(tmp_path: Path, *made: Any) -> dict[str, Any]:
    """Score a file of deployments."""
    (tmp_path / "rotation").mkdir(exist_ok=True)
    (tmp_path / "rotation/deployments.json").write_text(json.dumps({"deployments": list(made)}), encoding="utf-8")
    return run("history", tmp_path)[0].to_json()


def test_a_plain_deployment_is_predicted(tmp_path: Path) -> None:
    """Strength-years over tour, with an interval that holds the published total."""
    found = score(tmp_path, deployment())
    row = found["rows"][0]
    assert found["figures"] | {"value_cover": 1.0} == {
        "scored": 1,
        "sure_cases": 1,
        "within_15_percent": 1.0,
        "interval_cover": 1.0,
        "value_cover": 1.0,
    }
    assert row["predicted"] == pytest.approx(20_000, rel=0.08)
    assert row["low"] < 20_000 < row["high"] < 1.5 * row["low"]


def test_a_wrong_total_is_missed(tmp_path: Path) -> None:
    """A total at twice the strength-years is neither near nor held, and a range counts only when held whole."""
    twice = deployment(served_total=confirmed(40_000, counts="tours"))
    ranged = deployment(served_total=confirmed(20_000, low=12_000, counts="tours"))
    figures = score(tmp_path, twice, ranged)["figures"]
    assert figures["within_15_percent"] == 0.5
    assert (figures["interval_cover"], figures["value_cover"]) == (0.0, 0.5)


@pytest.mark.parametrize(
    "changes",
    [
        {"tour_months": {"value": 6, "status": "recalled", "confidence": "high"}},
        {"strength": [{"date": "2000-01/2009-12", "n": 1_000, "status": "recalled", "confidence": "high"}]},
        {"served_total": confirmed(20_000, counts="tours-or-persons (unclear)")},
        {"served_total": confirmed(20_000, counts="persons incl. the navy")},
    ],
)
def test_what_is_not_sure_widens_and_leaves_the_strict_figure(tmp_path: Path, changes: dict[str, Any]) -> None:
    """Recalled figures and totals that count others are scored by the interval only, and it is wider."""
    plain, wider = score(tmp_path, deployment(), deployment(**changes))["rows"]
    assert (plain["sure"], wider["sure"], wider["scored"]) == (True, False, True)
    assert wider["high"] / wider["low"] > plain["high"] / plain["low"]


def test_conflicts_are_reported_and_never_averaged(tmp_path: Path) -> None:
    """Other published values, two strengths of a day, cross-checks and impossible accounts are said in the row."""
    day = {"date": "2004", "status": "confirmed", "confidence": "high"}
    made = deployment(
        strength=[{**day, "n": 1_000}, {**day, "n": 1_400}],
        served_total=confirmed(10_000, low=8_000, counts="persons"),
        killed=confirmed(5_000, high=9_000),
        returned=confirmed(7_000),
        cross_checks=[confirmed(30_000, source="A page", what="persons sent"), confirmed(0.4, what="share of all")],
    )
    row = score(tmp_path, made)["rows"][0]
    said = " | ".join(row["conflicts"])
    for words in ("8,000 to 10,000", "5,000 to 9,000", "1,000 and 1,400", "A page has 30,000", "less than killed"):
        assert words in said
    assert (row["published"], row["range"]) == (10_000, [8_000, 10_000]) or row["range"] == (8_000, 10_000)


def test_what_cannot_be_predicted_says_why(tmp_path: Path) -> None:
    """No strength, no tour, another scheme, no published total: a row with the reason, not counted."""
    found = score(
        tmp_path,
        deployment(strength=[]),
        deployment(tour_months={"value": None, "status": "unknown"}),
        deployment(scheme="by lot"),
        deployment(served_total={"value": None, "status": "unknown"}),
        deployment(served_total={"value": 20_000, "status": "recalled", "counts": "tours"}),
    )
    assert found["figures"]["scored"] == 0
    reasons = [row["reason"] for row in found["rows"]]
    for reason, words in zip(
        reasons, ("a strength", "a tour", "a scheme of", "no page confirms", "no page"), strict=True
    ):
        assert words in reason
    assert found["figures"]["within_15_percent"] is None


def test_a_fixed_term_without_strengths_is_dead_and_returned(tmp_path: Path) -> None:
    """Where a term is over, each is dead or home."""
    made = deployment(
        scheme="no_rotation_fixed_term", strength=[], killed=confirmed(300), returned=confirmed(700),
        served_total=confirmed(1_000, counts="persons"),
    )  # fmt: skip
    row = score(tmp_path, made)["rows"][0]
    assert (row["scored"], row["value_held"], row["sure"]) == (True, True, False)
    assert row["predicted"] == pytest.approx(1_000, rel=0.02)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["FY2001", "FY2002", "FY2003"], 3_000),  # averages of whole years
        (["2000-07", "2002-07", "2004-07"], 4_000),  # a line between points; the ends add what build-up takes
        (["2000/2003"], 4_000),  # whole years
    ],
)
def test_kinds_of_dates(tmp_path: Path, dates: list[str], expected: float) -> None:
    """Fiscal years, months and spans give the strength-years they mean, at tours of a year."""
    strength = [
        {"date": date, "n": 1_000, "status": "confirmed", "confidence": "high", "note": "average"} for date in dates
    ]
    made = deployment(start=dates[0].replace("FY", "").split("/")[0], end=dates[-1].replace("FY", "").split("/")[-1],
                      strength=strength, tour_months=confirmed(12))  # fmt: skip
    assert score(tmp_path, made)["rows"][0]["predicted"] == pytest.approx(expected, rel=0.12)


def test_a_peak_alone_is_not_held_all_the_time(tmp_path: Path) -> None:
    """A peak without a date gives less than the same figure held, and says so by its width."""
    peak = [{"date": "peak", "n": 1_000, "status": "confirmed", "confidence": "high"}]
    held, top = score(tmp_path, deployment(), deployment(strength=peak))["rows"]
    assert top["predicted"] < 0.8 * held["predicted"]
    assert top["high"] / top["low"] > 2


def test_a_strength_after_the_end_is_left_out_and_said(tmp_path: Path) -> None:
    """A figure of after the withdrawal does not stretch the deployment."""
    late = {"date": "2015", "n": 50, "status": "confirmed", "confidence": "high"}
    row = score(tmp_path, deployment(strength=[*deployment()["strength"], late]))["rows"][0]
    assert any("dated after the end" in note for note in row["notes"])
    assert row["predicted"] == score(tmp_path, deployment())["rows"][0]["predicted"]


@pytest.mark.parametrize("content", ["{", "[]", '{"deployments": {}}', '{"deployments": [{}]}', '{"deployments": [3]}'])
def test_a_broken_file_is_one_clear_error(tmp_path: Path, content: str) -> None:
    """A file of another form is refused by name."""
    (tmp_path / "rotation").mkdir()
    (tmp_path / "rotation/deployments.json").write_text(content)
    with pytest.raises(InputError, match=r"deployments\.json"):
        run("history", tmp_path)


def test_published_deployments(shared: Path) -> None:
    """Sure ones within 15 %, at least 8 of 10 published ranges held whole, conflicts said."""
    found = run("history", shared / "cases")[0]
    assert found.figures["within_15_percent"] == 1.0
    assert found.figures["interval_cover"] >= 0.8
    assert found.figures["scored"] >= 16
    ranged = [row for row in found.rows if row["range"] and row["range"][1] > 1.15 * row["range"][0]]
    assert all(any(said.startswith("served") for said in row["conflicts"]) for row in ranged)
