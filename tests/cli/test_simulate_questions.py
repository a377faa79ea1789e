"""Forecast questions under ``contingent simulate``: chances by the priors, their error, and what drives them."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout

import numpy as np
import pytest

from contingent.cli._main import _run
from contingent.measures import Window
from contingent.scenario import load, under
from contingent.simulate import simulate

FILE = "dprk-russia-2024"


@pytest.fixture(scope="module")
def told():
    """What the command prints as JSON, four hundred futures a hypothesis."""
    said = io.StringIO()
    with redirect_stdout(said):
        assert _run(["simulate", FILE, "--futures", "400", "--json"]) == 0
    return json.loads(said.getvalue())


def test_every_question_of_the_file_is_answered(told) -> None:
    """The bundled questions are answered in their order, each with a chance, an error and the chance by hypothesis."""
    scenario = load(FILE)
    assert [one["id"] for one in told["questions"]] == [one.id for one in scenario.questions]
    priors = {name: one.prior for name, one in scenario.hypotheses.items()}
    for one in told["questions"]:
        assert 0.0 <= one["probability"] <= 1.0
        assert one["error"] > 0.0
        assert one["probability"] == pytest.approx(
            sum(priors[name] * chance for name, chance in one["by_hypothesis"].items()) / sum(priors.values()), abs=1e-5
        )


def test_a_chance_is_the_share_of_futures(told) -> None:
    """Under one hypothesis the chance is the share of the same futures that meet the threshold."""
    [found] = [one for one in told["questions"] if one["id"] == "D2"]
    scenario = load(FILE)
    question = next(one for one in scenario.questions if one.id == "D2")
    futures = simulate(under(scenario, "rotation"), futures=400, seed=1, dates=[question.by])
    share = (futures.measure("sent", Window(scenario.as_of, question.by)) >= 20_000).mean()
    assert found["by_hypothesis"]["rotation"] == pytest.approx(share)


def test_what_drives_an_answer_is_an_input_that_counts(told) -> None:
    """How many were sent hangs on the batches; drivers are inputs, the strongest first, none weaker than a tenth."""
    [found] = [one for one in told["questions"] if one["id"] == "D3"]
    assert any("batch" in one["input"] or "interval" in one["input"] for one in found["drivers"])
    ranks = np.abs([one["rank_correlation"] for one in found["drivers"]])
    assert (ranks >= 0.1).all()
    assert (np.diff(ranks) <= 0).all()


def test_the_table_ends_with_the_questions(capsys) -> None:
    """Without --json each question stands below the table with its chance, within 80 columns."""
    assert _run(["simulate", FILE, "--futures", "100", "--hypothesis", "rotation"]) == 0
    said = capsys.readouterr().out
    assert "Will at least 15,000" in said
    assert max(map(len, said.splitlines())) <= 80
