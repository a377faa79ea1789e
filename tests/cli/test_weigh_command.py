"""``contingent weigh``: hypotheses, evidence, the log, drivers and sensitivity, in text and JSON; bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contingent.cli._main import _run

FILE = "dprk-russia-2024"
REPORT = str(Path(__file__).resolve().parents[2] / "examples" / "report.txt")
FEW = ["--futures", "3000"]


def _json(capsys, *arguments: str) -> dict:
    _run(["weigh", FILE, REPORT, *FEW, *arguments, "--json"])
    found: dict = json.loads(capsys.readouterr().out)
    return found


def test_a_screen_says_what_the_claims_do(capsys):
    """Hypotheses, evidence in odds, the log, what weighs nothing, drivers and sensitivity stand in 80 columns."""
    assert _run(["weigh", FILE, REPORT, *FEW]) == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 80
    plain = " ".join(text.split())
    for words in ("before any claim", ":1 for “", "How the probabilities moved", "Weigh nothing", "What drives",
                  "How far it hangs", "seed 1"):  # fmt: skip
        assert words in plain, words


def test_json_says_the_same(capsys):
    """The log ends in the probabilities; left-out claims weigh no more; priors given are priors kept."""
    whole = _json(capsys)
    last = {name: one["value"] for name, one in whole["log"][-1]["probabilities"].items()}
    assert last == {name: one["probability"]["value"] for name, one in whole["hypotheses"].items()}
    claim = max(whole["claims"], key=lambda one: one["ratio"])
    less = _json(capsys, "--leave-out", claim["id"], "--prior", "rotation=50%")
    assert claim["id"] not in [one["id"] for one in less["claims"]]
    assert less["hypotheses"]["rotation"]["prior"] == pytest.approx(0.5)
    assert less["with_them"]["rotation"] != less["hypotheses"]["rotation"]["probability"]["value"]


def test_leaving_out_agrees_with_what_was_said(capsys):
    """What a claim is said to move is what leaving it out moves."""
    whole = _json(capsys)
    claim = max(whole["claims"], key=lambda one: one["ratio"])
    less = _json(capsys, "--leave-out", claim["id"])
    for name, one in whole["hypotheses"].items():
        moved = one["probability"]["value"] - less["hypotheses"][name]["probability"]["value"]
        assert claim["changes"][name]["value"] == pytest.approx(moved, abs=1e-9)


def test_weights_that_collapse_are_refused_in_words(capsys):
    """Too few futures: exit code 1, no percentage of a hypothesis, and the reason."""
    assert _run(["weigh", FILE, REPORT, "--futures", "300"]) == 1
    text = capsys.readouterr().out
    assert "No number may be printed" in text
    assert "“Rotating batches”: no number" in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--leave-out", "c99"], "no such claim"),
        (["--measure", "tanks"], "no such measure"),
        (["--prior", "rotation=two"], "no number"),
        (["--prior", "rotation=nan"], "no number"),
        (["--corrections", "nowhere.yaml"], "nowhere.yaml"),
        (["--futures", "-5"], "futures"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(asked, said, capsys):
    """Exit code 2 and one message that says what is wrong."""
    arguments = asked if "--futures" in asked else [*asked, "--futures", "200"]
    assert _run(["weigh", FILE, REPORT, *arguments]) == 2
    told = capsys.readouterr()
    assert said in " ".join(told.err.split())
    assert not told.out


def test_likelihoods_are_drawn(tmp_path, capsys):
    """--plot writes one picture a claim that weighs, with words for who cannot see it; a missing folder is said."""
    assert _run(["weigh", FILE, REPORT, *FEW, "--plot", str(tmp_path)]) == 0
    drawn = sorted(path.name for path in tmp_path.iterdir())
    assert drawn == [f"likelihood-c{number}.svg" for number in (1, 2, 3, 5, 6)]
    text = (tmp_path / "likelihood-c2.svg").read_text(encoding="utf-8")
    assert text.startswith("<svg ")
    assert "Taken to mean" in text
    assert _run(["weigh", FILE, REPORT, "--plot", str(tmp_path / "nowhere")]) == 2
    assert "no such folder" in capsys.readouterr().err
