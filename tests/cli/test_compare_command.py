"""``contingent compare``: paired futures, ranked moves, honest verdicts, and what bad input gets."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from contingent.cli._main import _run
from contingent.measures import Window
from contingent.scenario import load, moved, read_move, under
from contingent.simulate import simulate
from contingent.simulate.states import MEAN_ERROR_POINTS, Effect, compare

FILE = "dprk-russia-2024"
CHINA = "china: stance 20, salience 70 from 2024-12-01"
FEW = ["--futures", "300", "--json"]


def told(capsys, *arguments: str) -> dict:
    """What the command prints as JSON."""
    assert _run(["compare", FILE, *arguments, *FEW]) == 0
    found: dict = json.loads(capsys.readouterr().out)
    return found


def test_moves_of_the_file_are_ranked_by_what_they_change(capsys):
    """Without --with every intervention of the file is compared, the greatest change first."""
    moves = told(capsys)["moves"]
    assert {one["move"] for one in moves} == set(load(FILE).interventions)
    changes = [abs(one["change"]) for one in moves]
    assert changes == sorted(changes, reverse=True)


def test_a_move_in_words_is_the_difference_of_two_runs(capsys):
    """The change is the mean paired difference of two plain runs under the same seed, weighed by the priors."""
    scenario = load(FILE)
    [found] = told(capsys, "--with", CHINA)["moves"]
    window, change = Window(scenario.as_of, scenario.horizon), 0.0
    for name, hypothesis in scenario.hypotheses.items():
        world = under(scenario, name)
        pair = [simulate(one, futures=300, seed=1).measure("sent", window)
                for one in (world, moved(world, [read_move(scenario, CHINA)]))]  # fmt: skip
        change += hypothesis.prior * (pair[1] - pair[0]).mean()
    assert found["change"] == pytest.approx(change)
    assert found["low_90"] <= found["change"] <= found["high_90"]


def test_the_worked_check_of_china_is_met(capsys):
    """China at stance 20 and salience 70 moves the mean of the stances by some 8 points, far below its error of 30."""
    [found] = told(capsys, "--with", CHINA)["moves"]
    assert found["mean_stance_shift_points"] == pytest.approx(-8.1, abs=0.5)
    assert abs(found["mean_stance_shift_points"]) < MEAN_ERROR_POINTS
    assert found["within_model_error"] is True
    assert "error of the model" in found["verdict"] or "chance" in found["verdict"]


def test_a_move_that_changes_nothing_says_so():
    """A move to where an actor stands already changes no future, and the verdict says it."""
    scenario = load(FILE)
    [found] = compare(scenario, [read_move(scenario, "poland: salience 75")], futures=50)
    assert found.change == 0.0
    assert found.verdict == "changes no future"


def test_any_measure_can_be_asked(capsys):
    """Events are compared as chances, with the decision or joiner that is asked about."""
    asked = ("--measure", "decided", "--of", "next_batch", "--by", "2025-05-17", "--with", "russia_wants_fewer")
    [found] = told(capsys, *asked)["moves"]
    assert 0 <= found["after"] <= found["before"] <= 1


def test_text_fits_80_columns_and_carries_the_caveat(capsys):
    """The printed table keeps to 80 columns and ends with how well anybody foresees such decisions."""
    assert _run(["compare", FILE, "--futures", "100"]) == 0
    said = capsys.readouterr().out
    assert max(map(len, said.splitlines())) <= 80
    assert "31 %" in said
    assert "62 %" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--with", "chine: stance 20"], "did you mean 'china'?"),
        (["--with", "china_press"], "did you mean 'china_presses'?"),
        (["--with", "china: stance 120"], "stance of china: too large"),
        (["--with", "china: stance -5"], "stance of china"),
        (["--with", "china: mood 20"], "not a change of an actor"),
        (["--with", "china: "], "changes nothing"),
        (["--with", "china: stance 20 from 2024-01-01"], "before the start"),
        (["--with", "china: stance 20 from 2030-01-01"], "after the horizon"),
        (["--with", "china: stance 20 from tomorrow"], "not a date"),
        (["--with", "china: leverage on north_korea 90 %"], "would reach"),
        (["--with", "china: leverage on kim 10 %"], "no such actor"),
        (["--measure", "sents"], "no such measure"),
        (["--measure", "decided"], "no such decision or joiner"),
        (["--measure", "joined", "--of", "mars"], "no such decision or joiner"),
        (["--by", "2024-01-01"], "outside what is simulated"),
        (["--futures", "1"], "number of futures out of range"),
        (["--deployment", "x"], "no such deployment"),
    ],
)
def test_bad_input_is_named_and_nothing_printed(capsys, arguments, said):
    """Each mistake gives exit code 2, one message that names it, and nothing on standard output."""
    assert _run(["compare", FILE, *arguments]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""


def test_a_scenario_without_states_has_nothing_to_compare(tmp_path, capsys):
    """Without moves, or without decisions, the command says what to add."""
    text = load(FILE).text
    start, end = text.index("# Nobody has measured"), text.index("questions:\n")
    questions = text[end:].split("  - id: D6")[0] + "sources:\n" + text[end:].split("sources:\n")[1]
    file = tmp_path / "plain.yaml"
    file.write_text(text[:start] + questions)
    assert _run(["compare", str(file)]) == 2
    assert "no move to compare" in capsys.readouterr().err
    assert _run(["compare", str(file), "--with", "china: stance 20"]) == 2
    assert "this scenario has no actors" in capsys.readouterr().err


def test_a_scenario_without_hypotheses_is_compared_as_it_stands():
    """A move changes the scenario's own futures where it names no hypotheses: fewer wanted, fewer sent."""
    alone = replace(load(FILE), hypotheses={})
    (effect,) = compare(alone, [alone.interventions["russia_wants_fewer"]], futures=200)
    assert effect.change < 0.0


@pytest.mark.parametrize(
    ("low", "high", "weak", "strong", "error", "verdict"),
    [
        (-900.0, -700.0, -600.0, -1_000.0, 300.0, "beyond the error of the model"),
        (-900.0, -700.0, -600.0, -1_000.0, 750.0, "within the error of the model"),
        (-900.0, -700.0, 50.0, -1_000.0, 300.0, "within the error of the model"),
        (-900.0, 100.0, -600.0, -1_000.0, 0.0, "too small to tell from chance in so many futures"),
    ],
)
def test_the_verdict_is_about_the_measure(low, high, weak, strong, error, verdict):
    """Beyond the error of the model the whole interval passes it, with one sign under weak and strong pressure."""
    move = load(FILE).interventions["china_presses"]
    made = Effect(move, "sent", 30_000.0, 29_200.0, (low + high) / 2, low, high, weak, strong, 0.3, 2.0, -40.0, 9_000.0,
                  error)  # fmt: skip
    assert made.verdict == verdict  # a shift of the stances by 40 points, more than their error, decides nothing


def test_futures_that_are_simulated_already_give_the_same_effects():
    """A comparison that is handed futures without a move finds what it finds when it simulates them itself."""
    scenario = load(FILE)
    moves = [scenario.interventions["russia_wants_fewer"]]
    known = {name: simulate(under(scenario, name), futures=120, seed=1) for name in scenario.hypotheses}
    (alone,), (handed,) = (compare(scenario, moves, futures=100, **extra) for extra in ({}, {"known": known}))
    assert alone == handed
    assert alone.model_error > 0
