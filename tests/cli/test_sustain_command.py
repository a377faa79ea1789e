"""``contingent sustain``: table, JSON, audit, picture and page; refusals leave no file."""

from __future__ import annotations

import csv
import json

import pytest

from contingent.cli._main import _run

ASK = ["sustain", "dprk-russia-2024", "--futures", "20"]


def test_table_and_json_say_the_same(capsys) -> None:
    """The table fits 80 columns, and the JSON holds its rows."""
    assert _run(ASK) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert _run([*ASK, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert {"net fill", "formations required", "fewest at home"} <= {row["what"] for row in data["figures"]}
    middle = data["middle_future"]
    owned = next(row for row in data["figures"] if row["what"] == "formations owned")
    assert middle["days"][0]["date"] == "2024-10-08"
    assert max(day["home"] for day in middle["days"]) <= owned["q95"] * 2
    assert middle["dwell_days"]["q05"] <= middle["dwell_days"]["q95"]
    assert all(any(line.startswith(row["what"][:37]) for line in lines) for row in data["figures"])


def test_all_hypotheses_are_compared(capsys) -> None:
    """Without a hypothesis each has its row, with the figures that it has when it is asked alone."""
    assert _run(ASK) == 0
    lines = capsys.readouterr().out.splitlines()
    assert _run([*ASK, "--json"]) == 0
    courses = json.loads(capsys.readouterr().out)["hypotheses"]
    assert list(courses) == ["rotation", "surge", "trickle", "no_more"]
    assert all(any(line.startswith(f"{name} ") for line in lines) for name in courses)
    assert _run([*ASK, "--json", "--hypothesis", "surge"]) == 0
    alone = json.loads(capsys.readouterr().out)
    assert alone["figures"] == courses["surge"]["figures"]
    assert "hypotheses" not in alone


def test_audit_picture_and_page_are_written(tmp_path, capsys) -> None:
    """Each deployment has a row; the picture stands alone; the page asks nothing of anyone."""
    audit, picture, page = (tmp_path / name for name in ("a.csv", "p.svg", "p.html"))
    assert _run([*ASK, "--audit", str(audit), "-o", str(picture)]) == 0
    assert _run([*ASK, "-o", str(page)]) == 0
    capsys.readouterr()
    rows = list(csv.DictReader(audit.read_text().splitlines()))
    assert rows
    assert {row["demand"] for row in rows} == {"contingent"}
    assert all(int(row["dwell_days"]) >= 0 and int(row["tour_days"]) > 0 for row in rows)
    assert picture.read_text().startswith("<svg xmlns=")
    assert "formations required" in page.read_text()
    assert "<script" not in page.read_text()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "page.pdf"], "ending in .svg or .html"),
        (["--audit", "no/such/folder/a.csv"], "does not exist"),
        (["--futures", "0"], "too few futures"),
        (["--hypothesis", "rotatoin"], "rotation"),
    ],
)
def test_bad_use_is_refused_in_one_message(tmp_path, monkeypatch, capsys, options, said) -> None:
    """A wrong kind of output, a missing folder, no futures, a misspelt hypothesis: exit 2 and nothing is written."""
    monkeypatch.chdir(tmp_path)
    assert _run(["sustain", "dprk-russia-2024", *options]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
