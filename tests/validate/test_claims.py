"""The case `claims`: the same figures as the published scorer, and what each of them counts."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contingent.claims import extract, to_schema
from contingent.errors import InputError
from contingent.reports import from_text
from contingent.validate import run
from contingent.validate._claims import figures
from contingent.validate._tally import Tally

TEXT = "Kyiv says up to 15,000 troops may come. None came."


def _span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def _claim(**changes: Any) -> dict[str, Any]:
    return {
        "id": "c1",
        "sentence": _span("Kyiv says up to 15,000 troops may come."),
        "proposition": "15,000 troops come",
        "kind": "forecast",
        "polarity": "positive",
        "modality": "possible",
        "source": {"name": "Kyiv", "type": "government_body", "span": _span("Kyiv")},
        "hedges": [_span("may")],
        "quantity": {
            "value_low": None,
            "value_high": 15000,
            "unit": "troops",
            "bound": "at_most",
            "span": _span("up to 15,000 troops"),
        },
        "core": True,
        "actor": "North Korea",
        "action": "deploy",
        "place": None,
        "time": None,
        **changes,
    }


def _figures(gold: dict[str, Any], found: list[dict[str, Any]]) -> dict[str, float | None]:
    tally = Tally()
    tally.report({"text": TEXT, "claims": [gold], "relations": []}, {"claims": found, "relations": []})
    return figures(tally)


def test_a_perfect_reading_scores_one() -> None:
    """A claim found as marked gives one in every figure that could be counted."""
    found = _figures(_claim(), [_claim()])
    for name in (
        "count_strict_f1",
        "bound_right",
        "source_right",
        "hedge_f1",
        "modality",
        "kind",
        "spans_true",
    ):
        assert found[name] == 1.0, name
    assert found["unsourced_left_empty"] is None


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"quantity": {**_claim()["quantity"], "bound": "exact"}}, {"count_strict_f1", "bound_right"}),
        ({"quantity": {**_claim()["quantity"], "unit": "ships"}}, {"count_strict_f1"}),
        ({"source": {"name": "Seoul", "type": "government_body", "span": None}}, {"source_right"}),
        ({"hedges": []}, {"hedge_f1"}),
        ({"modality": "likely", "kind": "fact"}, {"modality", "kind"}),
        ({"actor": "Russia"}, {"actor_action_place"}),
    ],
)
def test_each_fault_lowers_its_own_figure(changes: dict[str, Any], wrong: set[str]) -> None:
    """A fault in one field lowers the figures of that field and no other."""
    right, found = _figures(_claim(), [_claim()]), _figures(_claim(), [_claim(**changes)])
    assert {name for name in right if right[name] != found[name]} == wrong


def _spoil(report: dict[str, Any], luck: random.Random) -> dict[str, Any]:
    """Make a plausible extractor's answer of a marked report by breaking parts of it."""
    claims = copy.deepcopy([claim for claim in report["claims"] if luck.random() < 0.8])
    for claim in claims:
        if claim["quantity"] and luck.random() < 0.3:
            claim["quantity"]["bound"] = luck.choice(["exact", "at_most"])
            claim["quantity"]["value_high"] = luck.choice([claim["quantity"]["value_high"], 7])
        if luck.random() < 0.3:
            claim["source"] = luck.choice([{"name": None, "type": "unattributed", "span": None}, None])
        if luck.random() < 0.3:
            claim["hedges"] = [*claim["hedges"][:1], {"start": 3, "end": 9, "text": "x"}]
        claim["polarity"] = luck.choice([claim["polarity"], "negative"])
        claim["time"] = luck.choice([claim["time"], None])
        claim["core"] = claim["core"] or luck.random() < 0.1
        claim["proposition"] = " ".join(claim["proposition"].split()[luck.randint(0, 2) :])
    relations = [{**item, "joint": luck.choice(["impossible", None])} for item in report.get("relations", [])]
    return {"claims": claims, "relations": relations[1:]}


@pytest.mark.parametrize("seed", [1, 2])
def test_figures_equal_those_of_the_published_scorer(shared: Path, tmp_path: Path, seed: int) -> None:
    """On spoiled answers to all marked reports every figure equals the published scorer's."""
    luck, tally = random.Random(seed), Tally()
    for file in sorted((shared / "cases/claims/gold").glob("*.json")):
        report = json.loads(file.read_text(encoding="utf-8"))
        output = _spoil(report, luck)
        (tmp_path / f"{report['id']}.json").write_text(json.dumps(output))
        tally.report(report, output)
    assert figures(tally) == _by_the_published_scorer(shared, tmp_path)


def test_the_program_s_own_claims_score_the_same(shared: Path, tmp_path: Path) -> None:
    """The claims that the program extracts get the same figures here and from the published scorer."""
    card = run("claims", shared / "cases")[0]
    for file in sorted((shared / "cases/claims/gold").glob("*.json")):
        report = json.loads(file.read_text(encoding="utf-8"))
        read = from_text(report["text"], id=report["id"], published=date.fromisoformat(report["published"]))
        (tmp_path / f"{report['id']}.json").write_text(json.dumps(to_schema(extract([read]))))
    assert card.figures == _by_the_published_scorer(shared, tmp_path)
    assert len(card.rows) == card.figures["reports"]


def _by_the_published_scorer(shared: Path, answers: Path) -> dict[str, Any]:
    tool = [sys.executable, str(shared / "tools/score_claims.py"), str(shared / "cases/claims/gold")]
    printed = subprocess.run([*tool, "--predicted", str(answers)], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(printed.stdout)
    return found


def test_a_folder_without_reports_is_told(tmp_path: Path) -> None:
    """A folder without marked reports is an error, and so is a file of another form."""
    folder = tmp_path / "claims/gold"
    folder.mkdir(parents=True)
    with pytest.raises(InputError, match="no marked report"):
        run("claims", tmp_path)
    (folder / "a.json").write_text('{"id": "a"}')
    with pytest.raises(InputError, match="lacks text, claims"):
        run("claims", tmp_path)
