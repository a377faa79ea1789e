"""``contingent weigh``: hypotheses, evidence, the log, drivers and sensitivity, in text and JSON; bad input."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import contingent.scenario
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
    less = _json(
        capsys, "--leave-out", claim["id"], "--prior", "rotation=50%", "--measure", "sent", "--measure", "unfilled"
    )
    assert less["quantiles"]["sent"]["q50"] != less["quantiles_with_them"]["sent"]["q50"]
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
    assert "What helps" in text


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


def _screen(capsys, tmp_path, report: str, corrections: str = "", *arguments: str) -> str:
    paths = {"report.txt": report, "layer.yaml": corrections}
    for name, text in paths.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    layer = ["--corrections", str(tmp_path / "layer.yaml")] if corrections else []
    _run(["weigh", FILE, str(tmp_path / "report.txt"), "--futures", "2000", *layer, *arguments])
    return " ".join(capsys.readouterr().out.split())


def test_contradictions_say_what_would_have_to_give(capsys, tmp_path):
    """Two trusted claims that exclude each other collapse the weights: the screen names both and what to do."""
    report = (
        "SEOUL, 17 November 2024 — No North Korean soldiers will be sent to Russia in 2025, the Kremlin said. At least "
        "40,000 North Korean soldiers will have been sent to Russia by March 2025, said Ukraine's intelligence.\n"
    )
    both = "corrections:\n  - {claim: c1, grade: A1}\n  - {claim: c2, grade: A1}\n"
    text = _screen(capsys, tmp_path, report, both)
    assert "Claims that weigh and exclude each other" in text
    assert "c1 and c2: in" in text
    assert "--leave-out" in text


def test_all_claims_rejected(capsys, tmp_path):
    """Nothing weighs: the priors stand, exact, and it is said."""
    report = "SEOUL, 17 November 2024 — North Korea may send up to 30,000 more soldiers to Russia, officials said.\n"
    text = _screen(capsys, tmp_path, report, "corrections:\n  - {claim: c1, reject: withdrawn}\n")
    assert "No claim weighs" in text
    assert "“Rotating batches”: 35 %, 35 % before" in text
    assert "rejected by the analyst: withdrawn" in text


def test_a_prior_of_nought_leaves_a_course_out(capsys, tmp_path):
    """It is said to be left out, not to be unlikely."""
    report = "SEOUL, 17 November 2024 — North Korea may send up to 30,000 more soldiers to Russia, officials said.\n"
    text = _screen(capsys, tmp_path, report, "", "--prior", "surge=0")
    assert "“One large reinforcement”: left out, its prior is 0" in text


def test_a_scenario_without_hypotheses(capsys, tmp_path):
    """One course: claims weigh its futures, nothing is compared, and no course gets a percentage."""
    bundled = Path(contingent.scenario.__file__).parent / "data" / f"{FILE}.yaml"
    whole = bundled.read_text(encoding="utf-8")
    made = tmp_path / "one.yaml"
    made.write_text(re.sub(r"(?ms)^hypotheses:.*?(?=^[a-z_]+:)", "", whole), encoding="utf-8")
    assert _run(["weigh", str(made), REPORT, "--futures", "2000"]) in (0, 1)
    shown = " ".join(capsys.readouterr().out.split())
    assert "one course only" in shown
    assert "%, more than 99 % before" not in shown
