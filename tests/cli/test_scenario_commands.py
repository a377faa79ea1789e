"""check, schema and simulate on scenarios of several deployments, and of very many."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contingent.cli import _forecast
from contingent.cli._main import _run
from contingent.scenario import load

HEAD = """\
scenario: many
title: Many deployments
as_of: 2024-03-01
start: 2024-01-01
horizon: 2024-06-30
senders:
  ruritania: {deployable: {value: 30_000 people, source: assumed}}
theatres:
  north:
deployments:
"""
ROW = "  d{n}: {{sender: ruritania, host: Graustark, scheme: no rotation, {sent}theatres: {{north: rest}}}}\n"


def scenario(folder: Path, many: int) -> str:
    """Write a scenario of many deployments; the n-th has sent 100 n people."""
    sent = "already_sent: {{value: {people} people, source: assumed}}, "
    rows = [ROW.format(n=n, sent=sent.format(people=100 * n)) for n in range(many)]
    file = folder / "many.yaml"
    file.write_text(HEAD + "".join(rows), encoding="utf-8")
    return str(file)


def test_warnings_stop_only_the_strict(tmp_path, capsys):
    """A file that is legal but odd is fine, and with --strict it is a finding."""
    file = Path(scenario(tmp_path, 2))
    assert _run(["check", str(file), "--strict"]) == 0
    file.write_text(file.read_text().replace("  north:\n", "  north:\n  west:\n"))
    assert _run(["check", str(file)]) == 0
    assert _run(["check", str(file), "--strict"]) == 1
    assert "warning: " in capsys.readouterr().out
    assert _run(["check", str(file), "--strict", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["warning"] is True


def test_many_deployments_are_accepted(tmp_path, capsys):
    """A thousand deployments are checked like one: no limit of the file or of the reader is in the way."""
    assert _run(["check", scenario(tmp_path, 1_000)]) == 0
    assert "no faults" in capsys.readouterr().out


def test_a_deployment_can_be_named(tmp_path, capsys):
    """Measures are those of the deployment that is named, and of the first where none is."""
    file, found = scenario(tmp_path, 3), {}
    for name in ("", "d2"):
        named = ["--deployment", name] if name else []
        assert _run(["simulate", file, "--futures", "20", "--json", *named]) == 0
        (rows,) = json.loads(capsys.readouterr().out)["hypotheses"].values()
        found[name] = rows["sent"][-1]["mean"]
    assert found == {"": 0.0, "d2": 200.0}
    assert _run(["simulate", file, "--futures", "20", "--deployment", "d9"]) == 2
    assert "no such deployment" in capsys.readouterr().err


def test_a_long_run_says_how_long(tmp_path, capsys, monkeypatch):
    """A run of minutes or more says so before it begins; a short one says nothing."""
    file = scenario(tmp_path, 2)
    assert _forecast.seconds_of(load(file), 20, 1) == 0.0
    assert _run(["simulate", file, "--futures", "20"]) == 0
    assert "on this machine" not in capsys.readouterr().err
    monkeypatch.setattr(_forecast, "_LONG", 0.0)
    monkeypatch.setattr(_forecast, "_PROBE", 20)
    one, ten = (_forecast.seconds_of(load(file), futures, 1) for futures in (1, 10_000_000))
    assert 0.0 < one < ten
    monkeypatch.setattr(_forecast, "seconds_of", lambda *_: 7_000.0)
    assert _run(["simulate", file, "--futures", "20"]) == 0
    said = capsys.readouterr().err
    assert "about 2 hours on this machine: 2 deployments" in said


@pytest.mark.parametrize("seconds", [61, 5_000, 100_000, 1e7])
def test_durations_are_never_nought(seconds):
    """However long, at least one of some unit is said."""
    said = _forecast.say_duration(seconds)
    assert int(said.split()[1].replace(",", "")) >= 1
