"""A theatre may name a law of losses for comparison: strengths count as that law says, in both engines alike."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from contingent.measures import Window
from contingent.scenario import Scenario, loads, under
from contingent.scenario._build import build
from contingent.simulate import simulate
from front_toys import quiet

TEXT = quiet(casualty_rate="0.02 % per day", reference_strength="3_000 people", reference_opponents="10_000 people")


def scenario(law: str, own: int = 6_000, opponents: int = 10_000) -> Scenario:
    """A toy without chance under a law, with a strength of each side."""
    text = TEXT.replace("6_000 people", f"{own:_} people").replace("10_000 people", f"{opponents:_} people", 1)
    return loads(
        text.replace("    opponents:", f"    law: {law}\n    opponents:").replace("50 %, source", "100 %, source")
    )


def lost(made: Scenario) -> float:
    """Mean of the contingent's casualties at the horizon."""
    futures = simulate(made, futures=40, seed=1, engine="twin")
    return float(futures.measure("casualties", Window(made.as_of, made.horizon)).mean())


@pytest.mark.parametrize(("law", "by_own", "by_enemy"), [("square", 1, 2), ("linear", 2, 2), ("logarithmic", 2, 1)])
def test_strengths_count_as_the_law_says(law, by_own, by_enemy):
    """Twice the own people, and twice the opponents, multiply losses by one or by two."""
    once = lost(scenario(law))
    assert lost(scenario(law, own=12_000)) / once == pytest.approx(by_own, rel=0.06)
    assert lost(scenario(law, opponents=20_000)) / once == pytest.approx(by_enemy, rel=0.06)


def test_the_fitted_law_lies_between():
    """Twice the own people raise losses by 2^0.69, under no Lanchester law's one or two."""
    assert lost(scenario("fitted", own=12_000)) / lost(scenario("fitted")) == pytest.approx(2**0.69, rel=0.06)


def test_both_engines_follow_the_law():
    """Engine and twin agree under every law, integer for integer."""
    from contingent.scenario import load

    whole = under(load("dprk-russia-2024"), "surge")
    for law in ("square", "linear", "logarithmic"):
        made = replace(whole, theatres={name: replace(one, law=law) for name, one in whole.theatres.items()})
        twin, engine = (
            simulate(made, futures=size, seed=3, engine=name) for name, size in (("twin", 40), ("numba", 1_001))
        )
        assert np.array_equal(twin.tracks["contingent"].channels, engine.tracks["contingent"].channels[:40])


def test_a_hypothesis_may_set_the_law_and_idle_exponents_are_warned_of():
    """The law is set by its path; an exponent that it overrides is legal, and odd; no other law is known."""
    text = TEXT + "hypotheses:\n  other: {prior: 1, set: {theatres.north.law: linear}}\n"
    assert under(loads(text), "other").theatres["north"].law == "linear"
    odd = TEXT.replace(
        "    opponents:", "    law: square\n    own_exponent: {value: 0.5, source: assumed}\n    opponents:"
    )
    assert any("not used under the square law" in fault.say("x") for fault in build(odd, "x")[1])
    wrong = TEXT.replace("    opponents:", "    law: sqare\n    opponents:")
    assert any("did you mean 'square'?" in fault.say("x") for fault in build(wrong, "x")[1])
