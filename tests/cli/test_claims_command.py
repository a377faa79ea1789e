"""``contingent claims`` as an analyst uses it: corrections and every form of output."""

from __future__ import annotations

import csv
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from contingent.claims import extract, read_corrections, to_csv
from contingent.cli._main import _run
from contingent.reports import from_text, read_all

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


HOSTILE = (
    "KYIV, 3 June 2024 - Some 300 <script src=http://a.example/x.js></script> soldiers were killed, Kyiv said. "
    '=Ruritania Ruritania sent 500 troops to Mali, "><img src=x onerror=alert(1)> an official said.\n'
)


@pytest.fixture
def written(tmp_path, capsys):
    """Every output of the example and of a hostile report, merged, with the terminal's text."""
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(HOSTILE)
    files = [part for kind in ("csv", "html", "schema-org") for part in (f"--{kind}", str(tmp_path / f"o.{kind}"))]
    assert _run(["claims", str(EXAMPLE), str(hostile), *files]) == 0
    return tmp_path, capsys.readouterr().out


def test_the_table_fits_80_columns(written):
    """The table of several reports has who, how sure, how many with its bound, reading and quote in 80 columns."""
    lines = written[1].splitlines()
    assert [line for line in lines if len(line) > 80] == []
    assert any("≤ 15,000" in line and "present peak 65%" in line for line in lines)
    assert any(line == "hostile:c1" for line in lines)
    assert any(line.startswith("  “") for line in lines)


def test_csv_has_a_row_a_claim_and_no_formula(written):
    """Every claim of every report is a row, and no cell is a formula."""
    rows = list(csv.DictReader((written[0] / "o.csv").read_text().splitlines()))
    told = extract(read_all([str(EXAMPLE), str(written[0] / "hostile.txt")]))
    assert [row["id"] for row in rows] == [claim.id for claim in told.claims]
    highs = [row["value_high"] for row in rows]
    assert "15000" in highs
    assert not [cell for row in rows for cell in row.values() if cell[:1] in {"=", "+", "-", "@"}]


def test_csv_disarms_formulas():
    """A text that a spreadsheet would take for a formula has an apostrophe before it."""
    layer = read_corrections('corrections:\n- {claim: c1, accept: "=1+1"}')
    ledger = extract([from_text("Some 300 soldiers were killed.", id="r")], corrections=layer)
    row = next(csv.DictReader(to_csv(ledger).splitlines()))
    assert (row["why"], row["analyst"]) == ("'=1+1", "accepted")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def test_the_page_marks_claims_and_asks_nobody(written):
    """Hostile text stays text, every link stays inside the page, and marks join to the report's words."""
    page = (written[0] / "o.html").read_text()
    parser = _Tags()
    parser.feed(page)
    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _ in parser.tags}
    links = [attrs["href"] for tag, attrs in parser.tags if tag == "a"]
    ids = {attrs["id"] for _, attrs in parser.tags if "id" in attrs}
    assert links
    assert {link.removeprefix("#") for link in links} <= ids
    assert not [attrs for _, attrs in parser.tags if "src" in attrs or any(name.startswith("on") for name in attrs)]
    assert '<mark class="number">up to 15,000 North Korean troops</mark>' in page
    assert "&lt;script src=http" in page


def test_json_ld_has_author_appearance_and_text(written):
    """Every claim has a text, where it appeared, and who says it where somebody is named."""
    text = (written[0] / "o.schema-org").read_text()
    graph = json.loads(text)["@graph"]
    assert "<" not in text
    assert {node["@type"] for node in graph} == {"Claim"}
    assert all(node["text"] and node["appearance"]["isPartOf"]["@type"] == "Article" for node in graph)
    assert {"@type": "Person", "name": "Dmytro Ponomarenko"} in [node.get("author") for node in graph]


def test_json_ld_leaves_rejected_claims_out(layer, tmp_path):
    """What an analyst rejected is not passed on."""
    out = tmp_path / "o.json"
    assert _run(["claims", str(EXAMPLE), "--corrections", layer, "--schema-org", str(out)]) == 0
    assert "c1" not in {node["identifier"] for node in json.loads(out.read_text())["@graph"]}


def test_outputs_are_written_all_or_none(tmp_path, capsys):
    """A folder that does not exist, or one name twice, leaves no file behind."""
    one = str(tmp_path / "o.csv")
    assert _run(["claims", str(EXAMPLE), "--csv", one, "--html", str(tmp_path / "none" / "o.html")]) == 2
    assert _run(["claims", str(EXAMPLE), "--csv", one, "--html", one]) == 2
    assert list(tmp_path.iterdir()) == []
    assert "same file" in capsys.readouterr().err


def test_explain_says_what_each_rule_found(layer, capsys):
    """Rules, the words that they met and an analyst's correction are told in 80 columns."""
    assert _run(["claims", str(EXAMPLE), "--explain", "c6", "--corrections", layer]) == 0
    said = capsys.readouterr().out
    assert max(map(len, said.splitlines())) <= 80
    flat = " ".join(said.split())
    assert "rule source.subject-verb: the subject of a verb of saying or thinking; found 'Dmytro Ponomarenko'" in flat
    assert "bound at least (was at most)" in flat
