"""``contingent watch``: ranked reports, thresholds in words, JSON, and what bad input gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contingent.cli._main import _run

FILE = "dprk-russia-2024"
REPORT = str(Path(__file__).resolve().parents[2] / "examples" / "report.txt")
FEW = ["--futures", "2000"]


def test_reports_are_ranked_and_the_turns_are_said(capsys):
    """The most telling comes first, 80 columns hold it, and thresholds carry the course that they move."""
    assert _run(["watch", FILE, REPORT, *FEW]) == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 80
    assert "“Rotating batches” falls below" in " ".join(text.split())
    assert "5 of 15 claims" in text


def test_json_has_every_observation_and_is_the_same_twice(capsys):
    """Every measure and date asked for is there, sorted by bits, equal to the last bit for the same seed."""
    arguments = ["watch", FILE, "--measure", "sent", "--measure", "joined:belarus", "--date", "2025-03-01", "--date",
                 "2025-06-30", "--question", "D2", *FEW, "--json"]  # fmt: skip
    assert _run(arguments) == 0
    first = capsys.readouterr().out
    found = json.loads(first)
    bits = [one["bits"] for one in found["observations"]]
    assert len(bits) == 4
    assert bits == sorted(bits, reverse=True)
    assert found["classes"].keys() == {"yes", "no"}
    assert _run(arguments) == 0
    assert capsys.readouterr().out == first


def test_priors_of_nought_leave_one_course(capsys):
    """Where only one course is left, the command says that nothing can be told apart."""
    assert _run(["watch", FILE, "--prior", "rotation=100%", *FEW]) == 0
    assert "one answer only" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--measure", "tanks"], "no such measure"),
        (["--measure", "decided"], "which decision"),
        (["--date", "yesterday"], "is not a date"),
        (["--date", "2023-01-01"], "yet to come"),
        (["--question", "D99"], "no such question"),
        (["--grade", "E"], "no report of that grade"),
        (["--error", "much"], "cannot be read"),
        (["--error", "-3%"], "out of range"),
        (["--prior", "rotation"], "cannot be read"),
        (["--prior", "rotation=-1"], "no number"),
        (["--prior", "war=1"], "no such hypothesis"),
        (["--prior", "rotation=1,surge=50%"], "not both"),
        (["--prior", "rotation=0,surge=0,trickle=0,no_more=0"], "every prior is 0"),
        (["--prior", "rotation=80%,surge=80%"], "do not sum"),
        (["--as-of", "2031-01-01"], "as-of date outside"),
        (["--futures", "0"], "futures"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(asked, said, capsys):
    """Exit code 2 and one message that says what is wrong; no traceback."""
    assert (
        _run(["watch", FILE, "--futures", "500", *asked] if "--futures" not in asked else ["watch", FILE, *asked]) == 2
    )
    told = capsys.readouterr()
    assert said in " ".join(told.err.split())
    assert "Traceback" not in told.err
    assert not told.out
