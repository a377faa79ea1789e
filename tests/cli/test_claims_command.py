"""``contingent claims`` as an analyst uses it: corrections and every form of output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contingent.cli._main import _run

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "report.txt"
LAYER = """\
corrections:
  - {quote: "up to 15,000", edit: {bound: at_least}, grade: B2, why: heard so}
  - {claim: c1, reject: told twice}
"""


@pytest.fixture
def layer(tmp_path):
    """A file of corrections for the example."""
    path = tmp_path / "c.yaml"
    path.write_text(LAYER)
    return str(path)


def test_claims_shows_what_was_corrected(layer, capsys):
    """The table says of each corrected claim what an analyst made of it."""
    assert _run(["claims", str(EXAMPLE), "--corrections", layer]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "c1 rejected by the analyst: told twice" in said
    assert "bound at least (was at most)" in said


def test_the_briefing_shows_what_was_corrected(layer, tmp_path, capsys):
    """The briefing's warnings, rows and repeat command carry the layer; the rejected claim weighs nothing."""
    page = tmp_path / "b.html"
    code = _run(["brief", str(EXAMPLE), "--corrections", layer, "-o", str(page), "--futures", "300", "-q"])
    assert code in (0, 1)
    data = json.loads((tmp_path / "b.json").read_text())
    rows = {row["id"]: row for row in data["sections"]["claims"]}
    assert rows["c1"]["effect"].startswith("Weighs nothing: rejected by the analyst")
    assert not rows["c1"]["weighs"]
    assert any("rejected by the analyst: told twice" in text for text in data["warnings"])
    assert any("bound (was at most)" in row["effect"] for row in rows.values())
    assert "--corrections" in data["command"]
    assert "rejected by the analyst" in page.read_text()


def test_a_draft_does_not_see_rejected_claims(tmp_path, capsys):
    """Where every claim of sending is rejected, there is nothing to draft from."""
    report, layer = tmp_path / "r.txt", tmp_path / "c.yaml"
    report.write_text("NAIROBI, 3 June 2024 - Kenya will send about 1,000 police officers to Haiti, a minister said.")
    assert _run(["draft", str(report)]) == 0
    layer.write_text("corrections:\n- {quote: about 1, reject: no such plan}\n")
    assert _run(["draft", str(report), "--corrections", str(layer)]) == 2
    assert "no deployment can be seen" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["claims", "brief", "draft"])
def test_a_faulty_layer_stops_every_command(command, tmp_path, capsys):
    """Every fault comes at once, the exit code is 2, and nothing is written."""
    layer = tmp_path / "c.yaml"
    layer.write_text("corrections:\n- {claim: c99, reject: x}\n- {claim: c1, edit: {bond: 3}}\n")
    page = ["-o", str(tmp_path / "out")] if command != "claims" else []
    assert _run([command, str(EXAMPLE), "--corrections", str(layer), *page]) == 2
    said = capsys.readouterr().err
    assert f"{layer}:2: " in said
    assert f"{layer}:3: " in said
    assert [each.name for each in tmp_path.iterdir()] == ["c.yaml"]


def test_a_missing_layer_is_one_message(tmp_path, capsys):
    """A file of corrections that does not exist is named with the mend."""
    assert _run(["claims", str(EXAMPLE), "--corrections", str(tmp_path / "none.yaml")]) == 2
    assert "cannot be read" in capsys.readouterr().err
