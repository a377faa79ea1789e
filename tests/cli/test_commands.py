"""The commands, each as a user runs it on real input."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from contingent.cli._main import COMMANDS, _run

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "report.txt"


@pytest.fixture(scope="module")
def briefed(tmp_path_factory):
    """A folder with the example's briefing of 6,000 futures a hypothesis."""
    folder = tmp_path_factory.mktemp("briefed")
    page = folder / "b.html"
    assert _run(["brief", str(EXAMPLE), "-o", str(page), "--futures", "6000", "--quiet"]) in (0, 1)
    return folder


def test_brief_writes_page_and_data(briefed):
    """The page stands alone and the data carry numbers with their origin."""
    page = (briefed / "b.html").read_text()
    data = json.loads((briefed / "b.json").read_text())
    assert "<html" in page
    assert data["numbers"]
    assert data["judgements"]
    assert data["command"].startswith("contingent brief")


def test_same_seed_same_bytes(briefed, tmp_path):
    """Another run, on one thread, gives the same bytes of data."""
    again = tmp_path / "b.html"
    _run(["brief", str(EXAMPLE), "-o", str(again), "--futures", "6000", "--threads", "1"])
    assert (tmp_path / "b.json").read_bytes() == (briefed / "b.json").read_bytes()


def test_same_bytes_from_the_twin(monkeypatch):
    """The readable twin in the engine's place gives the same bytes of data."""
    from contingent.brief import choose, make, to_json
    from contingent.reports import read
    from contingent.simulate import simulate, simulate_each

    room = sys.modules["contingent.simulate"]
    chosen = choose([read(EXAMPLE)])

    def data() -> str:
        made = make(chosen.ledger.reports, scenario=chosen.scenario, ledger=chosen.ledger, futures=600)
        return to_json(made)

    engine = data()

    def twin(*scenario, hypothesis="", **settings):
        """The twin for moves; the probe of the consistency finding is not what is shown here."""
        return simulate(
            *scenario, hypothesis=hypothesis, engine="numba" if hypothesis == "probe" else "twin", **settings
        )

    def twins(*worlds, **settings):
        """The twin for the courses of a weighing."""
        return simulate_each(*worlds, engine="twin", **settings)

    monkeypatch.setattr(room, "simulate", twin)
    monkeypatch.setattr(room, "simulate_each", twins)
    assert data() == engine


def test_the_screen_has_80_columns(briefed, tmp_path, capsys, monkeypatch):
    """Judgements, an explanation and a table of quantiles fit a plain terminal, drafted scenarios too."""
    report = tmp_path / "r.txt"
    report.write_text("NAIROBI, 3 June 2024 - Kenya will send about 1,000 police officers to Haiti, a minister said.")
    monkeypatch.chdir(tmp_path)
    for arguments in (
        ["brief", str(EXAMPLE), "-o", "b.html", "--futures", "300"],
        ["brief", str(report), "-o", "b.html", "--futures", "300"],
        ["explain", "J1.p", "--briefing", str(briefed / "b.json")],
        ["simulate", "dprk-russia-2024", "--futures", "100"],
    ):
        _run(arguments)
        said = capsys.readouterr().out.splitlines()
        assert len(said) > 5
        assert [line for line in said if len(line) > 80] == []


def test_standard_input_is_a_report(briefed, tmp_path, monkeypatch):
    """A dash reads standard input, and finds the same claims."""
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(EXAMPLE.read_bytes())))
    assert _run(["brief", "-", "-o", str(tmp_path / "b.html"), "--futures", "1000"]) in (0, 1)
    assert (tmp_path / "b.json").exists()


def test_explain_leads_back_to_sentences(briefed, capsys):
    """A judgement's number is explained by claims, inputs and assumptions."""
    assert _run(["explain", "J1.p", "--briefing", str(briefed / "b.json")]) == 0
    said = capsys.readouterr().out
    assert "100,000" in said
    assert "assumed" in said


def test_claims_speak_the_schema(capsys):
    """``claims --json`` gives claims and relations whose spans are true to the text."""
    assert _run(["claims", str(EXAMPLE), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    text = EXAMPLE.read_text()
    assert set(found) == {"claims", "relations"}
    for claim in found["claims"]:
        span = claim["sentence"]
        assert text[span["start"] : span["end"]] == span["text"]
    highs = {claim["quantity"]["value_high"] for claim in found["claims"] if claim["core"]}
    assert {15_000, 100_000} <= highs


def test_claims_table_is_readable(capsys):
    """The table says count, proposition, source and how sure."""
    assert _run(["claims", str(EXAMPLE)]) == 0
    said = capsys.readouterr().out
    assert "≤ 100,000 troops" in said
    assert "Dmytro Ponomarenko" in said


def test_check_passes_the_bundled_scenario(capsys):
    """The bundled scenario has no fault."""
    assert _run(["check", "dprk-russia-2024"]) == 0
    assert "no faults" in capsys.readouterr().out


def test_draft_passes_check(tmp_path, capsys):
    """A draft of a report about a deployment that nobody modelled has no fault, and can be briefed."""
    report = tmp_path / "r.txt"
    report.write_text(
        "NAIROBI, 3 June 2024 - Kenya will send about 1,000 police officers to Haiti, President William Ruto said "
        "on Monday. The officers are expected to arrive within weeks and to stay for a year."
    )
    draft = tmp_path / "s.yaml"
    assert _run(["draft", str(report), "-o", str(draft)]) == 0
    assert _run(["check", str(draft)]) == 0
    page = tmp_path / "b.html"
    assert _run(["brief", str(report), "-o", str(page), "--futures", "1000"]) in (0, 1)
    assert (tmp_path / "b.scenario.yaml").read_text() == draft.read_text()
    capsys.readouterr()


def test_simulate_gives_quantiles_by_date(capsys):
    """``simulate --json`` gives mean and seven ordered quantiles of every measure at month ends."""
    assert _run(["simulate", "dprk-russia-2024", "--futures", "300", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    row = data["hypotheses"]["rotation"]["present"][-1]
    levels = [row[f"q{level:02d}"] for level in (5, 10, 25, 50, 75, 90, 95)]
    assert levels == sorted(levels)
    assert row["date"] == "2025-12-31"


def test_forecasts_are_recorded_resolved_and_scored(briefed, tmp_path, capsys):
    """A briefing's answers go into the archive, are resolved, and scored with a word where they are too few."""
    archive = str(tmp_path / "f.db")
    assert _run(["forecast", str(briefed / "b.json"), "--archive", archive, "--made", "2024-11-17"]) == 0
    assert "f1" in capsys.readouterr().out
    assert _run(["resolve", "f1", "no", "--source", "NIS", "--on", "2025-11-18", "--archive", archive]) == 0
    assert _run(["score", "--archive", archive]) == 1
    said = capsys.readouterr().out
    assert "resolved 1" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command, capsys):
    """Each command says what it does."""
    assert _run([command, "--help"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 4
