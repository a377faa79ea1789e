"""The cases of states: published tables are met, and files that are not in form are refused by name."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from contingent.errors import InputError
from contingent.validate import run


@pytest.fixture
def data(shared: Path, tmp_path: Path) -> Path:
    """A copy of the published diplomacy cases that a test may spoil."""
    folder = tmp_path / "diplomacy"
    folder.mkdir()
    for pattern in ("bdm_*", "deu3_*", "friedkin_*", "greece_*", "joiner_*", "ktab_*"):
        for file in (shared / "cases/diplomacy").glob(pattern):
            shutil.copyfile(file, folder / file.name)
    return tmp_path


def figures(case: str, data: Path) -> dict[str, Any]:
    """Figures of one case."""
    return dict(run(case, data)[0].figures)


def test_the_emission_standards_of_1994_are_reproduced(data: Path) -> None:
    """Every round of the reference code is met, its steps of round 1, and the printed table but for one median."""
    found = figures("bargaining", data)
    assert found["worst_abs_error"] <= 1e-3
    assert found["position_worst_abs_error"] <= 1e-3
    assert found["risk_worst_abs_error"] <= 1e-4
    assert found["utility_worst_abs_error"] <= 1e-4
    assert found["probability_worst_abs_error"] <= 1e-4
    assert found["scholz_worst_abs_error"] <= 0.3
    assert found["scholz_beyond_0_1"] == 1


def test_published_elections_are_reproduced(data: Path) -> None:
    """The chain of KTAB, Greece in 2015 and the policy of China are met to the digits printed."""
    card = run("election", data)[0]
    assert card.figures["worst_abs_error"] <= 1e-4
    assert card.figures["greece_weighted_mean"] == pytest.approx(82.22, abs=0.005)
    assert card.figures["greece_weighted_median"] == 100
    assert card.figures["ktab_china_policy_2014_pce_mean"] == pytest.approx(34.3, abs=0.05)
    assert sum(row["figure"].startswith("probability") for row in card.rows) == 13


def test_published_influence_is_reproduced(data: Path) -> None:
    """The four settled stances, and the shares behind them, are those published."""
    card = run("influence", data)[0]
    assert [round(row["found"], 2) for row in card.rows[:4]] == [60.02, 59.98, 75.00, 74.99]
    assert card.figures["worst_abs_error"] <= 1e-6
    assert card.figures["shares_worst_abs_error"] <= 1e-9


def test_errors_on_many_issues_are_recomputed(data: Path) -> None:
    """Mean absolute errors are those of the file, and the band holds the share that it was measured to hold."""
    card = run("collective", data)[0]
    assert card.figures["issues"] == 245
    assert card.figures["mae_weighted_mean"] == pytest.approx(23.81, abs=0.01)
    assert card.figures["mae_challenge"] == pytest.approx(card.references["mae_challenge"], abs=0.01)
    assert card.figures["cover80"] == pytest.approx(0.869, abs=0.01)
    assert card.figures["crps"] == pytest.approx(16.81, abs=0.05)


def test_every_file_of_forecasts_counts(data: Path) -> None:
    """A second file of forecasts, of issues that the band has not seen, is scored with the first."""
    first = data / "diplomacy/deu3_issue_forecasts_train_dev.csv"
    rows = list(csv.DictReader(first.read_text().splitlines()))[:2]
    with (data / "diplomacy/deu3_issue_forecasts_more.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, "split": "test", "outcome": "50", "reference_point": ""} for row in rows)
    found = figures("collective", data)
    assert (found["issues"], found["unseen"]) == (247, 2)


def test_rates_of_joining_are_recomputed(data: Path) -> None:
    """Each share follows from its counts to the digits printed and lies in its interval where it is not 0 or 1."""
    card = run("joiners", data)[0]
    assert card.figures["worst_abs_error"] <= 1e-9
    assert all(row["low"] <= row["found"] <= row["high"] for row in card.rows if 0 < row["found"] < 1)
    year_three = [row for row in card.rows if row["figure"] == "hazard: 1946-2010, 3"]
    assert (year_three[0]["joined"], year_three[0]["of"]) == (1, 15)


def _write(data: Path, name: str, old: str, new: str) -> None:
    file = data / "diplomacy" / name
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_a_wrong_figure_is_seen(data: Path) -> None:
    """A published figure that is not ours shows as an error of its size."""
    _write(data, "bdm_emission_1994_rounds.csv", "8.4159,7.4613", "8.4159,7.9613")
    assert figures("bargaining", data)["worst_abs_error"] == pytest.approx(0.5, abs=1e-3)
    _write(data, "ktab_soe_pce_turn0.json", "0.0618", "0.0718")
    assert figures("election", data)["worst_abs_error"] == pytest.approx(0.01, abs=1e-4)
    _write(data, "joiner_hazard_by_war_year.csv", "1946-2010,0,40,16,0.400", "1946-2010,0,40,16,0.500")
    assert figures("joiners", data)["worst_abs_error"] == pytest.approx(0.1, abs=1e-3)


SPOILT = [
    ("bargaining", "bdm_emission_1994_actors.csv", "salience", "salient", "csv:1: lacks the column salience"),
    ("bargaining", "bdm_emission_1994_actors.csv", "0.08,4,0.8", "0.08,4,80", "csv:2: salience: '80'"),
    ("bargaining", "bdm_emission_1994_round1.json", '"UK":', '"Uk":', "unknown actor: 'Uk'"),
    ("collective", "deu3_issue_forecasts_train_dev.csv", "17,100.0,", "17,140.0,", "csv:2: outcome: '140.0'"),
    ("collective", "deu3_issue_forecasts_train_dev.csv", "17,100.0,", "17,", "csv:2: wrong number of cells: 10"),
    ("influence", "friedkin_johnsen_example.json", "0.36", "0.46", "leverage row 1 sums to more than one: 1.1"),
    ("influence", "friedkin_johnsen_example.json", '"x0"', '"x"', "lacks x0"),
    ("joiners", "joiner_hazard_by_war_year.csv", "0,55,21", "0,55,210", "csv:2: a count lies outside"),
    ("election", "ktab_soe_pce_turn0.json", '"capability"', '"power"', "is not in the published form"),
    ("election", "ktab_china_policy_2014.json", '"position": 30', '"position": 300', "stance number 1 is out of range"),
    ("election", "greece_2015_actors.csv", "Greece,100", "Greece,much", "csv:2: capability: 'much'"),
]


@pytest.mark.parametrize(("case", "name", "old", "new", "message"), SPOILT, ids=[row[-1] for row in SPOILT])
def test_a_spoilt_file_is_named(case: str, name: str, old: str, new: str, message: str, data: Path) -> None:
    """A missing column, a value off its scale or a broken line is told with the file and, in a table, the line."""
    _write(data, name, old, new)
    with pytest.raises(InputError) as caught:
        run(case, data)
    assert name.partition(".")[0] in str(caught.value)
    assert message in str(caught.value)


def test_an_empty_table_is_refused(tmp_path: Path) -> None:
    """A table without rows, or one that is no text, is told."""
    file = tmp_path / "deu3_issue_forecasts_x.csv"
    file.write_text("issue_id,outcome,compromise_forecast,challenge_forecast,compromise_ae,challenge_ae,split\n")
    with pytest.raises(InputError, match="has a heading and no rows"):
        run("collective", tmp_path)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match=r"is no UTF-8 text"):
        run("collective", tmp_path)


def test_other_actors_than_the_published_ones_are_scored(data: Path) -> None:
    """Names and order of rows are of no matter: reversed and renamed, the round-by-round figures are the same."""
    file = data / "diplomacy/bdm_emission_1994_actors.csv"
    heading, *rows = file.read_text().splitlines()
    renamed = [f"x{row}" for row in reversed(rows)]
    file.write_text("\n".join([heading, *renamed]) + "\n")
    first = data / "diplomacy/bdm_emission_1994_round1.json"
    given = json.loads(first.read_text())
    given["risk_exponent"] = {f"x{name}": value for name, value in given["risk_exponent"].items()}
    given["eu"] = {"x" + pair.replace(">", ">x"): value for pair, value in given["eu"].items()}
    first.write_text(json.dumps(given))
    assert figures("bargaining", data)["worst_abs_error"] <= 1e-3
    assert figures("bargaining", data)["utility_worst_abs_error"] <= 1e-4
