"""The case `analytic`: questions in words answered by closed forms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from contingent.errors import InputError
from contingent.validate import run


def _score(tmp_path: Path, *cases: dict[str, Any]) -> dict[str, Any]:
    folder = tmp_path / "rotation"
    folder.mkdir(exist_ok=True)
    listed = [{"id": str(number), "status": "confirmed", "tolerance": 0, **case} for number, case in enumerate(cases)]
    (folder / "analytic_cases.json").write_text(json.dumps({"cases": listed}))
    return run("analytic", tmp_path)[0].to_json()


OWN = [
    ("Units per deployed unit: 10 months away, then 30 home", 4),
    ("20 active; active six months deployed then 18 at home: how many can be kept?", 5),
    ("10 active (1:1) + 9 guard (1:2), how many for ever?", 8),
    ("20 brigades spread evenly over 10 two-month states, 6 deployed", {"per_state": 2, "home_states": 7}),
    ("Brigades at home while 5 are demanded: all-active 12 / 9 with 3 cadre", [7, 4]),
    ("2,000 standing, four-month tours, one year: persons passing through", 6000),
    ("implied tour of 600 standing over 30 months when 6,000 passed through", 3),
    (
        "Brigades to keep one in the field for 200 days with an overlap of 40 days in relief",
        1.25,
    ),
]


@pytest.mark.parametrize(("ask", "answer"), OWN)
def test_a_question_is_read_from_its_words(tmp_path: Path, ask: str, answer: object) -> None:
    """Questions with other numbers and words than the published ones are answered from what they say."""
    found = _score(tmp_path, {"ask": ask, "answer": answer})
    assert found["figures"] == {"applicable": 1, "right": 1}, found["rows"]


def test_a_wrong_answer_counts_as_wrong(tmp_path: Path) -> None:
    """An answer off by more than the tolerance is applicable and not right."""
    ask = "9 months out, 18 home"
    found = _score(tmp_path, {"ask": ask, "answer": 4}, {"ask": ask, "answer": 3.2, "tolerance": 0.2})
    assert found["figures"] == {"applicable": 2, "right": 1}


def test_guidance_carries_over_only_when_said(tmp_path: Path) -> None:
    """A question that says "same guidance" takes the ratios of the earlier one; another does not."""
    first = {"ask": "6 active; active 12 months deployed then 24 at home: how many can be kept?", "answer": 2}
    found = _score(tmp_path, first, {"ask": "9 active, same guidance", "answer": 3}, {"ask": "9 active", "answer": 3})
    assert [row["counted"] for row in found["rows"]] == [True, True, False]
    assert "no closed form" in found["rows"][2]["reason"]


def test_other_questions_are_listed_with_the_reason(tmp_path: Path) -> None:
    """Answers in words, answers nobody published and questions without a closed form do not count."""
    found = _score(
        tmp_path,
        {"ask": "9 months out, 18 home", "answer": "three"},
        {"ask": "9 months out, 18 home", "answer": 3, "status": "derived"},
        {"ask": "How many in 2004?", "answer": 20},
    )
    assert found["figures"] == {"applicable": 0, "right": 0}
    reasons = [row["reason"] for row in found["rows"]]
    assert ["in words" in reasons[0], "derived" in reasons[1], "no closed form" in reasons[2]] == [True] * 3
    assert found["rows"][1]["right"]


def test_a_broken_file_is_one_clear_error(tmp_path: Path) -> None:
    """A file that is no JSON, or of another form, is named."""
    (tmp_path / "rotation").mkdir()
    file = tmp_path / "rotation/analytic_cases.json"
    for text, words in (
        ("{", "is no JSON"),
        ("[]", "lacks cases"),
        ('{"cases": [{"id": 1}]}', "lacks its id"),
    ):
        file.write_text(text)
        with pytest.raises(InputError, match=words):
            run("analytic", tmp_path)


def test_published_questions_are_answered(shared: Path) -> None:
    """All published questions that a closed form fits are answered right (measured: 9 of 9)."""
    found = run("analytic", shared / "cases")[0]
    assert found.figures["applicable"] >= 9
    assert found.figures["right"] == found.figures["applicable"]
