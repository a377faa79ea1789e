"""The JSON Schema accepts what the checker accepts, and refuses what it can see."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from scenario_toys import GOOD, RICH, broken

from contingent._yaml import Leaf, Node, Row, parse
from contingent.cli._main import _run
from contingent.errors import InputError
from contingent.scenario import VOCABULARY, bundled, quantity, schema
from contingent.scenario._schema import pattern

VALIDATOR = Draft202012Validator(schema())


def plain(node: Node | None) -> object:
    """Give a tree as an editor sees it: numbers as numbers, dates as texts."""
    if isinstance(node, Leaf):
        number = re.fullmatch(r"-?\d+(\.\d+)?", node.text)
        return None if not node.text else float(node.text) if number else node.text
    if isinstance(node, Row):
        return [plain(item) for item in node.items]
    return {name: plain(item) for name, item in node.items.items()} if node else None


def wrong(text: str) -> list[str]:
    """Validate a text; the paths at which it is refused."""
    return ["/".join(map(str, error.absolute_path)) for error in VALIDATOR.iter_errors(plain(parse(text)[0]))]


def test_the_schema_is_one() -> None:
    """The schema itself is a valid schema of draft 2020-12."""
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("text", [GOOD, RICH], ids=["good", "rich"])
def test_good_files_pass(text: str) -> None:
    """What the checker accepts, the schema accepts."""
    assert wrong(text) == []


@pytest.mark.parametrize("name", list(bundled()))
def test_bundled_files_pass(name: str) -> None:
    """Every bundled scenario passes, as read by this package and by a common YAML reader."""
    text = bundled()[name].read_text(encoding="utf-8")
    assert wrong(text) == []
    data = json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


FAULTS = {
    "unknown key": ("    tour:", "    tuor:", GOOD),
    "missing key": ("    host: Graustark\n", "", GOOD),
    "missing unit": ("60 to 90 days", "60 to 90", GOOD),
    "wrong unit": ("60 to 90 days", "60 to 90 people", GOOD),
    "unknown scheme": ("scheme: unit rotation", "scheme: rotation", GOOD),
    "bad date": ("horizon: 2024-12-31", "horizon: soon", GOOD),
    "bad name": ("  guard:", "  Guard-1:", GOOD),
    "prior above one": ("prior: 0.6", "prior: 1.6", GOOD),
    "list for a mapping": (
        "      north: {value: 40 % to 60 %, source: assumed}\n      south: rest",
        "      - rest",
        GOOD,
    ),
    "unknown key of a value": ("{value: 500 people, source", "{value: 500 people, sauce", GOOD),
    "override of nothing": ("deployments.guard.scheme: no", "guards.scheme: no", GOOD),
    "no such word": ("replacement: trickle", "replacement: trickel", RICH),
    "period without a day": ("      - from: 2024-09-01\n        batch", "      - batch", RICH),
    "correlation of 2": ("rank: 0.6", "rank: 2", RICH),
    "a tour in people": ("tour: {value: 100 days", "tour: {value: 100 people", RICH),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_are_refused(name: str) -> None:
    """What one value or key shows to be wrong, the schema refuses."""
    old, new, text = FAULTS[name]
    assert wrong(broken(old, new, text))


WRITTEN = [
    ("3_000 people", "people"), ("3,000 troops", "people"), ("-3 days", "days"), ("60", "days"), ("60 to 90", "days"),
    ("60 to 90 days", "days"), ("60 days to 90 days", "days"), ("6 to 18 months", "days"), ("60 furlongs", "days"),
    ("normal 3 to 9 days", "days"), ("uniform 3 to 9 days", "days"), ("pert 3, 5, 9 days", "days"),
    ("triangular 3, 5, 9", "days"), ("choice 60, 90, 120 days", "days"), ("choice 60: 0.2, 90: 0.8 days", "days"),
    ("choice 60, 90", "days"), ("0.1 % to 1 % per day", "per day"), ("0.5% per day", "per day"), ("5 %", "per day"),
    ("70 people/week", "people per day"), ("150 to 600 people per day", "people per day"),
    ("3 people", "people per day"),
    ("40 % to 80 %", "fraction"), ("25 per cent", "fraction"), (".25", "fraction"), ("beta 2, 5", "fraction"),
    ("pert 10, 25, 33 %", "fraction"), ("beta 2, 5", "days"), ("-0.6 to -0.3", "number"), ("1e3", "number"),
    ("many days", "days"), ("", "days"), ("5 people", "number"), ("3 to people", "people"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "unit"), WRITTEN)
def test_patterns_agree_with_the_reader(text: str, unit: str) -> None:
    """A text fits the pattern of its unit where, and only where, it can be read as a quantity."""
    try:
        quantity(text, unit)
        readable = True
    except InputError:
        readable = False
    assert bool(re.match(pattern(unit), text)) is readable


def test_every_key_is_in_the_schema() -> None:
    """Each row of the vocabulary stands in the schema with what it means."""
    made = schema()
    for key in VOCABULARY:
        part = made if key.part == "top" else made["$defs"][key.part]
        assert key.help[1:] in part["properties"][key.name]["description"]
        assert (key.name in part["required"]) is key.required


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """``contingent schema`` prints the schema as JSON and nothing else."""
    assert _run(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema()
