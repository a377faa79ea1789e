"""The docs say what is so: commands exist, links lead somewhere, examples run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contingent.cli._main import COMMANDS
from contingent.scenario import quantity

ROOT = Path(__file__).resolve().parent.parent
PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/how-it-works.md", "docs/scenario.md"]


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
    text = (ROOT / "docs" / "scenario.md").read_text()
    rows = re.findall(r"^\| (`.+?) \|", text, re.MULTILINE)
    written = [item for row in rows for item in re.findall(r"`([^`]+)`", row)]
    assert len(written) >= 8
    for item in written:
        assert quantity(item, _unit(item), (0.0, 1e9)).text


def _unit(text: str) -> str:
    if "per day" in text:
        return "people per day"
    return "people" if "people" in text else "fraction" if "%" in text else "days"


def test_python_example_runs(tmp_path, monkeypatch):
    """The README's Python lines run as they stand."""
    block = re.search(r"```python\n(.+?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert block is not None
    (tmp_path / "report.txt").write_text((ROOT / "examples" / "report.txt").read_text())
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(block.group(1).replace("seed=1", "seed=1, futures=500"), names)
    assert names["posterior"].hypotheses  # type: ignore[attr-defined]
