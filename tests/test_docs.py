"""The docs say what is so: commands exist, links lead somewhere, examples run."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from contingent.cli._main import COMMANDS
from contingent.scenario import VOCABULARY, quantity
from contingent.scenario._build import build

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/claims.md",
    "docs/how-it-works.md",
    "docs/scenario.md",
    "docs/sustain.md",
]


def test_every_command_is_in_the_readme():
    """Each command of the program is shown in the README."""
    text = (ROOT / "README.md").read_text()
    missing = [name for name in COMMANDS if f"contingent {name}" not in text and f"`{name}`" not in text]
    assert missing in ([], ["validate"])  # for developers; CONTRIBUTING has it
    assert "contingent validate" in (ROOT / "CONTRIBUTING.md").read_text()


@pytest.mark.parametrize("page", PAGES)
def test_every_command_shown_exists(page):
    """No page shows a command that the program does not have."""
    shown = set(
        re.findall(r"^(?:`|)contingent ([a-z]+)\b|`contingent ([a-z]+)", (ROOT / page).read_text(), re.MULTILINE)
    )
    shown = {name for pair in shown for name in pair if name}
    assert shown <= set(COMMANDS)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(page):
    """Every relative link of a page leads to a file."""
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text())
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_quantities_of_the_scenario_page_can_be_read():
    """Each way of writing a quantity that the page shows is understood."""
    text = (ROOT / "docs" / "scenario.md").read_text().split("## Quantities")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \|", text, re.MULTILINE)
    written = [item for row in rows for item in re.findall(r"`([^`]+)`", row)]
    assert len(written) >= 8
    for item in written:
        assert quantity(item, _unit(item), (0.0, 1e9)).text


def test_the_scenario_page_has_every_key():
    """The tables of keys are those of the vocabulary, word for word; mend with scripts/scenario_keys.py."""
    found = importlib.util.spec_from_file_location("scenario_keys", ROOT / "scripts" / "scenario_keys.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    text = (ROOT / "docs" / "scenario.md").read_text()
    assert module.tables() == text.split(module.BEGIN)[1].split(module.END)[0]
    assert all(f"| {key.name} |" in text or f"**{key.name}**" in text or f"`{key.name}`" in text for key in VOCABULARY)


def test_the_examples_of_the_scenario_page_are_accepted():
    """Every piece of YAML that the page shows is accepted at its place in a file."""
    text = (ROOT / "docs" / "scenario.md").read_text()
    pieces = re.findall(r"```yaml\n(.+?)```", text, re.DOTALL)
    assert len(pieces) == 8
    derived, correlations, lists, periods, hypotheses, states, regions, front = pieces
    inner = "".join(
        f"    {line}\n" for line in (derived + lists + periods.partition("\n")[2].partition("\n")[2]).splitlines()
    )
    file = _FILE.replace("theatres:\n  north:\n", front.replace("theatres:\n", "theatres:\n  north:\n", 1))
    found = build(file.format(inner=inner) + correlations + hypotheses + _ACTORS + states + regions, "page.yaml")[1]
    assert [fault.say("page") for fault in found if not fault.warning and "priors sum" not in fault.what] == []


_ACTORS = """\
stance_scale: from home to all out
actors:
  north: {role: decider, stance: 90, salience: 90, moved_by: {south: 20 %, east: 10 %}}
  south: {role: decider, stance: 80, salience: 90}
  east: {role: opponent, stance: 10, salience: 50, capability: 0.02}
  ruritania: {stance: 80, salience: 90, capability: 0.01}
"""

_FILE = """\
scenario: page
title: The page's examples
as_of: 2025-01-01
start: 2025-01-01
horizon: 2026-12-31
senders:
  ruritania: {{deployable: 50_000 people}}
theatres:
  north:
deployments:
  guard:
    sender: ruritania
    host: Graustark
    scheme: unit rotation
    next_after: 10 days
    batch: 500 to 700 people
    interval: 60 to 90 days
    tour: 6 months
    lift: 200 people per day
    theatres: {{north: rest}}
{inner}"""


def _unit(text: str) -> str:
    if "per day" in text:
        return "people per day"
    return "people" if "people" in text else "fraction" if "%" in text or "beta" in text else "days"


def test_python_example_runs(tmp_path, monkeypatch):
    """The README's Python lines run as they stand."""
    block = re.search(r"```python\n(.+?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert block is not None
    (tmp_path / "report.txt").write_text((ROOT / "examples" / "report.txt").read_text())
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(block.group(1).replace("seed=1", "seed=1, futures=500"), names)
    assert names["posterior"].hypotheses  # type: ignore[attr-defined]
