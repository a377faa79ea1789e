"""Engagements of a scenario: who wins by a day, as wide as wars differ, with the same luck under each hypothesis."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from contingent.errors import ScenarioError, UsageError
from contingent.measures import Window
from contingent.scenario import Scenario, load, loads, under
from contingent.simulate import Futures, simulate
from contingent.simulate.losses import Battle, Force, attacker_wins, win_log_odds, win_range

DAY = date(2025, 6, 30)
PART = """
  salient:
    title: Russia retakes the salient
    date: 2025-06-30
    attacker: 40_000 people
    defender: 20_000 people
    attempted: 50 %
"""
ASKED = """
questions:
  - id: K1
    text: Will Russia have retaken the salient by 30 June 2025?
    measure: won
    of: salient
    by: 2025-06-30
"""


def made(part: str = PART, asked: str = ASKED) -> Scenario:
    """Give the bundled scenario with one more engagement and a question about it, under rotation."""
    text = load("dprk-russia-2024").text
    return under(
        loads(text.replace("\nengagements:", f"\nengagements:{part}").replace("\nquestions:\n", asked)), "rotation"
    )


def won(scenario: Scenario, futures: int = 4_000, end: date = DAY) -> np.ndarray:
    """Tell in which futures the attacker has won by a day."""
    block: Futures = simulate(scenario, futures=futures, seed=3, dates=[DAY]).of("", "salient")
    return block.measure("won", Window(scenario.as_of, end)) > 0.5


def test_the_share_of_futures_is_the_mean_chance() -> None:
    """Futures won are as many as the mean of the range times the chance that the attack is made; none before it."""
    mean = win_range(Battle(Force(40_000), Force(20_000), year=2025)).mean
    found = won(made())
    assert found.mean() == pytest.approx(0.5 * mean, abs=4 * np.sqrt(0.25 / found.size))
    assert not won(made(), 500, date(2025, 6, 29)).any()


def test_more_on_a_side_wins_more_in_the_same_luck() -> None:
    """Twice the attackers win every future that was won, and more; the deployment counts for its side."""
    base = won(made())
    twice = won(made(PART.replace("40_000", "80_000")))
    assert (twice | ~base).all()
    assert twice.sum() > base.sum()
    helped, hindered = (
        won(made(f"{PART}    deployment: contingent\n    side: {s}\n")) for s in ("attacker", "defender")
    )
    assert (helped | ~base).all()
    assert (base | ~hindered).all()
    assert helped.sum() > base.sum() > hindered.sum()


def test_a_range_is_wider_than_the_fit_and_holds_its_mean() -> None:
    """A war that nobody fitted has a wide range around a chance nearer to even than that of the fitted wars."""
    battle = Battle(Force(60_000), Force(15_000), year=2025, air=1, surprise=1)
    found = win_range(battle)
    assert found.low < found.mean < found.high
    assert found.high - found.low > 0.3
    assert 0.5 < found.mean < attacker_wins(battle)
    mean, sd = win_log_odds(battle, np.array([60_000.0]), np.array([15_000.0]), np.array([-2.0]))
    assert mean[0] < win_log_odds(battle, np.array([60_000.0]), np.array([15_000.0]))[0][0]
    assert sd[0] > 0.8


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    date: 2025-06-30\n    attacker", "    date: 2031-06-30\n    attacker", "outside the scenario"),
        ("    date: 2025-06-30\n    attacker", "    attacker", "engagements.salient.date: missing"),
        ("    attacker: 40_000 people\n", "", "engagements.salient.attacker: missing"),
        ("attempted: 50 %", "attempted: 150 %", "above 100 %"),
        ("attempted: 50 %", "attempted: 50 %\n    deployment: contingnt", "did you mean 'contingent'?"),
        ("attempted: 50 %", "attempted: 50 %\n    posture: dug in", "no such word: 'dug in'"),
        ("attempted: 50 %", "attempted: 50 %\n    surprise: 4", "too large"),
        ("of: salient", "of: salnt", "none of the engagements"),
        ("    of: salient\n", "", "questions[1].of: missing"),
    ],
)
def test_faults_are_named(old: str, new: str, said: str) -> None:
    """What is wrong with an engagement, or a question about it, is named as elsewhere in the file."""
    assert old in PART + ASKED
    with pytest.raises(ScenarioError) as caught:
        made(PART.replace(old, new), ASKED.replace(old, new))
    assert said in str(caught.value)


def test_an_engagement_that_is_not_there_is_refused() -> None:
    """Asking futures about an unknown engagement names those that are known."""
    block = simulate(made(), futures=10, seed=1).of("", "siege")
    with pytest.raises(UsageError, match=r"no such engagement: 'siege'. Allowed: salient, kursk_salient"):
        block.measure("won", Window(DAY, DAY))
