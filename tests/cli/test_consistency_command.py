"""``contingent consistency``: the example fits, contradictions are named with what would have to give, bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contingent.cli._main import _run

FILE = "dprk-russia-2024"
REPORT = str(Path(__file__).resolve().parents[2] / "examples" / "report.txt")
FEW = ["--futures", "2500"]
TORN = (
    "PARIS, 17 November 2024 — Some 300,000 North Korean troops are in Russia now, a senior official of South Korea's "
    "intelligence service said. No North Korean soldiers will be sent to Russia in 2025, the Kremlin said. At least "
    "40,000 North Korean soldiers will have been sent to Russia by March 2025, said Ukraine's military intelligence.\n"
)


@pytest.fixture
def torn(tmp_path):
    """A report whose claims contradict each other and the scenario."""
    path = tmp_path / "torn.txt"
    path.write_text(TORN, encoding="utf-8")
    return str(path)


def test_the_example_fits(capsys):
    """All claims of the example hold together in some futures; the screen is 80 columns wide."""
    assert _run(["consistency", FILE, REPORT, *FEW]) == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 80
    assert "All 5 claims hold in" in text
    assert "No few of them conflict" in text


def test_contradictions_are_named_and_what_gives(torn, capsys):
    """A figure that no future meets has its nearest future; two claims that exclude each other are a set."""
    _run(["consistency", FILE, torn, *FEW, "--json"])
    found = json.loads(capsys.readouterr().out)
    sets = {tuple(one["claims"]): one for one in found["conflicts"]}
    assert set(sets) == {("c1",), ("c2", "c3")}
    assert sets[("c1",)]["nearest"]["value"] < 30_000
    assert "already sent" in sets[("c1",)]["nearest"]["stands_in_the_way"]
    assert "gives way" in sets[("c2", "c3")]["sentence"]


def test_only_the_claims_asked_for(torn, capsys):
    """--claims takes a set; what cannot be measured is said by name."""
    _run(["consistency", FILE, REPORT, *FEW, "--claims", "c2,c10", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["claims"] == ["c2"]
    assert "c10" in found["unmeasured"]


def test_nothing_that_can_be_met(capsys):
    """Claims that say nothing measurable are answered in a sentence."""
    assert _run(["consistency", FILE, REPORT, "--futures", "200", "--claims", "c10"]) == 0
    assert "None of these claims" in capsys.readouterr().out


def test_bad_input(tmp_path, capsys):
    """Unknown ids are bad use; a report that says nothing of the kind is answered in a sentence."""
    empty = tmp_path / "empty.txt"
    empty.write_text("The weather was mild on Sunday.\n", encoding="utf-8")
    assert _run(["consistency", FILE, REPORT, "--claims", "c77", "--futures", "200"]) == 2
    assert "no such claim" in capsys.readouterr().err
    assert _run(["consistency", FILE, str(empty), "--futures", "200"]) == 0
    assert "None of these claims" in capsys.readouterr().out
