"""The JSON of a briefing: the same bytes, and every number with its origin."""

from __future__ import annotations

import re
from typing import Any

import brief_hand
import pytest

from contingent.brief import Briefing, explain, plain, to_json
from contingent.brief._briefing import MARK, Number
from contingent.brief._make import brief_posterior
from contingent.errors import UsageError


def test_the_same_posterior_gives_the_same_bytes(made: Briefing) -> None:
    """Made twice from the same seed, the JSON is equal byte for byte."""
    again = brief_posterior(brief_hand.posterior(), command="contingent brief dispatch.txt --seed 1")
    assert to_json(again) == to_json(made)


def test_every_number_has_an_origin(body: Any) -> None:
    """Each entry names a claim, an input or a source that exists, and what it counts."""
    claims = {row["id"] for row in body["sections"]["claims"]}
    inputs = {row["anchor"].removeprefix("input-") for row in body["assumptions"]["rows"]}
    for name, number in body["numbers"].items():
        assert number["meaning"], name
        assert number["from_claims"] or number["from_inputs"] or number["from_sources"], name
        assert set(number["from_claims"]) <= claims, name
        assert set(number["from_inputs"]) <= inputs, name


def test_every_mark_is_filled_in(made: Briefing) -> None:
    """No sentence of the JSON keeps a mark, and each mark names an entered number."""
    assert not MARK.search(to_json(made))
    assert all(name in made.numbers for judged in made.judgements for name in _names(judged.sentence))


def _names(text: str) -> list[str]:
    return [match[2] for match in MARK.finditer(text) if not match[1]]


def test_digits_of_sentences_are_entered(made: Briefing) -> None:
    """What a judgement prints in digits, dates apart, stands behind a mark."""
    for judged in made.judgements:
        bare = MARK.sub("", judged.sentence)
        bare = re.sub(r"\d{1,2} [A-Z][a-z]{2} \d{4}|8 of 10|of (?:the )?\d courses", "", bare)
        assert not re.search(r"\d", bare), judged.sentence


def test_floats_are_short_and_finite(made: Briefing) -> None:
    """No float carries more than six digits, and NaN is never written."""
    text = to_json(made)
    assert "NaN" not in text
    numbers = re.findall(r"(?<![\w\"-])-?\d+\.\d+(?![\w\"])", re.sub(r'"[^"\n]*"', '""', text))
    assert numbers
    assert all(len(each.replace(".", "").strip("-0")) <= 6 for each in numbers)


def test_explain_leads_back_to_sentences_and_inputs(body: Any) -> None:
    """The headline number names its claim's sentence, an input with its range, and its source."""
    told = explain(body, "J1.p")
    assert told.startswith("J1.p = ")
    assert "Ruritania may send up to 30,000 troops" in told
    assert "People in one batch: 2,000 to 6,000 people" in told
    assert "assumed" in told


def test_explain_lists_the_nearest_ids(body: Any) -> None:
    """An unknown id is refused with ids that exist."""
    with pytest.raises(UsageError, match=r"no such number: 'J1\.q'.*J1\.p"):
        explain(body, "J1.q")


def test_explain_refuses_other_files() -> None:
    """JSON without numbers is called no briefing."""
    with pytest.raises(UsageError, match="no briefing"):
        explain({"claims": []}, "J1.p")


def test_unknown_marks_stay_as_they_are() -> None:
    """A report that contains the marks' brackets changes nothing."""
    assert plain("⟦nothing⟧ ⟦a⟧", {"a": Number(1.0, "one", "a")}) == "⟦nothing⟧ one"
