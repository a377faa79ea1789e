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

OTHER_WORDS = [
    ("BOG of 9 months, dwell of 27 months: how many units per deployed unit?", 4),
    ("How many brigades are needed behind each deployed brigade at a BOG:dwell ratio of 1:3?", 4),
    ("Units per deployed unit with 12 months deployed, 24 months at home and an overlap of 2 months", 3.6),
    ("Units per deployed unit: reserve mobilised for 12 months with 3 months of training, 60 months at home", 8),
    ("270 days away and 540 days at home: what is the rotation ratio?", 3),
    ("How many battalions are needed to keep 15 deployed with 8 months out and 24 home?", 60),
    ("What force is required to sustain seven brigades in the field at 1:2?", 21),
    ("30 units, demand of 10, 12 months deployed, 24 months at home, 60 days of overlap: how many are filled?", 8.356),
    ("Net fill rate of 20 brigades against a demand of 10 with a tour of 12 months and 36 months at home", 0.5),
    ("Forty-eight active and 28 National Guard brigades, active at 1:2 and guard at 1:4: how many for ever?", 21),
    ("24 AC and 27 RC; AC at 1:2; RC mobilised 12 months including 4 months of training, then 60 at home", 11),
    ("Standing strength of 5,000, rotated every six months, for three years: how many served?", 30000),
    ("A force of 900 on the ground, 90-day tours, 360 days", 3600),
    ("What tour do 600 present over 30 months imply when 6,000 have served?", 3),
    (
        "Constant strength of 12,000, individual replacement, tours of 12 months, losses of 5 % a month: arrivals",
        1329.8,
    ),
    ("Unit rotation, 12,000 standing, tours of 12 months, losses of 5 % a month made good: arrivals a month", 1600),
    ("12,000 present on arrival, tours of 12 months, losses of 5 % a month, gaps left open: mean strength", 9023.8),
]


@pytest.mark.parametrize(("ask", "answer"), OTHER_WORDS)
def test_the_same_kinds_in_other_words(tmp_path: Path, ask: str, answer: float) -> None:
    """Other wordings, units and closed forms of the published kind are answered."""
    found = _score(tmp_path, {"ask": ask, "answer": answer, "tolerance": answer * 1e-3})
    assert found["figures"] == {"applicable": 1, "right": 1}, found["rows"]


@pytest.mark.parametrize(
    "ask",
    [
        "How many brigades are needed to keep 15 deployed at 1:2 when 40 % of them are not ready?",
        "Units per deployed unit with 12 months deployed and 24 at home, and 3 divisions added",
        "What did 12 months deployed and 24 at home cost?",
        "12,000 present, tours of 12 months, losses of 5 % a month: what does it cost?",
        "Someone keeps 600 present: how many served?",
        "Reserve brigades at home in 2004",
    ],
)
def test_questions_that_ask_for_more_are_left(tmp_path: Path, ask: str) -> None:
    """A question with a figure the form does not use, or about another thing, is not answered by a near form."""
    assert _score(tmp_path, {"ask": ask, "answer": 3})["figures"] == {"applicable": 0, "right": 0}


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
        {"ask": "How many of all ground forces?", "answer": 20},
    )
    assert found["figures"] == {"applicable": 0, "right": 0}
    reasons = [row["reason"] for row in found["rows"]]
    assert ["in words" in reasons[0], "derived" in reasons[1], "no closed form" in reasons[2]] == [True] * 3
    assert "no figure to compute from" in reasons[3]
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
