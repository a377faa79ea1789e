"""Laws beside one another: Epstein's adaptive law, and averages over laws by their evidence."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.simulate.losses import (
    LAWS,
    Adaptive,
    Battle,
    Force,
    adaptive,
    adaptive_losses,
    averaged_rate,
    law_rate,
    load,
    plain_daily_rate,
    pseudo_bma,
    stacking,
)

SHARE = st.floats(0.001, 0.2)


@given(st.floats(0.05, 0.99), SHARE, SHARE, st.floats(0.3, 4))
def test_the_exchange_holds_and_nobody_is_below_nobody(
    bold: float, attacker: float, defender: float, exchange: float
) -> None:
    """Attackers lost over defenders lost is the exchange on every day while both stand, and strengths never rise."""
    path = adaptive((10_000.0, 8_000.0), Adaptive(bold * attacker, attacker, defender, exchange), 60)
    assert path.min() >= 0
    lost = -np.diff(path, axis=0)
    assert lost.min() >= 0
    standing = path[1:, 1] > 0
    assert lost[standing, 0] == pytest.approx(lost[standing, 1] * exchange, abs=1e-6)


def test_an_attacker_presses_up_to_its_threshold_and_a_defender_withdraws_above_its_own() -> None:
    """Pressure rises to what the attacker bears and falls after a costly day; withdrawal lowers the losses of both."""
    calm = 0.9  # a defender that never withdraws
    path = adaptive((1e6, 1e6), Adaptive(0.01, 0.05, calm, 5.0), 100)
    assert 1 - path[-1, 0] / path[-2, 0] == pytest.approx(0.05, rel=0.05)
    how = Adaptive(0.04, 0.05, calm, 1.0)
    costly = adaptive_losses(np.full((2, 2), 1e5), np.full((2, 2), 2e4), np.zeros(2, dtype=bool), how)
    assert costly[1, 0] < costly[0, 0]
    held = adaptive((1e5, 5e4), Adaptive(0.04, 0.05, calm, 1.0), 5)
    gave = adaptive((1e5, 5e4), Adaptive(0.04, 0.05, 0.02, 1.0), 5)
    assert gave[1] == pytest.approx(held[1])
    assert (gave[2:] > held[2:]).all()


def test_days_expected_are_those_of_the_law_itself() -> None:
    """Losses that the law made are expected to the man, and a change of roles begins anew."""
    how = Adaptive(0.02, 0.05, 0.03, 1.5)
    path = adaptive((1e5, 8e4), how, 20)
    strengths, losses = path[:-1], -np.diff(path, axis=0)
    assert adaptive_losses(strengths, losses, np.zeros(20, dtype=bool), how) == pytest.approx(losses)
    turned = adaptive_losses(strengths, losses, np.arange(20) >= 10, how)
    assert turned[10, 1] == pytest.approx(0.02 * strengths[10, 1])


def test_the_right_model_gets_the_weight() -> None:
    """Rows made by one of three models give it nearly all; equal models share; one surprise family cannot decide."""
    luck = np.random.default_rng(4)
    rows, means = luck.normal(0, 1, 600), np.array([0.0, 1.0, -2.0])
    scores = -((rows[:, None] - means) ** 2) / 2
    families = np.repeat(np.arange(200), 3).astype(str)
    assert stacking(scores)[0] > 0.95
    assert pseudo_bma(scores, families)[0] > 0.99
    lone = np.zeros((50, 2))
    lone[0, 0] = 5.0
    assert 0.5 < pseudo_bma(lone, np.arange(50).astype(str))[0] < 0.97
    assert stacking(np.zeros((9, 4))) == pytest.approx([0.25] * 4)


@pytest.mark.parametrize("law", LAWS)
def test_a_law_moves_the_rate_by_its_exponents(law: str) -> None:
    """Twice the people or twice the enemies move the casualties as the exponents of the law say."""
    own, enemy = LAWS[law]
    base, more, foes = (Battle(Force(a), Force(d)) for a, d in ((9e3, 9e3), (18e3, 9e3), (9e3, 18e3)))
    mean = [law_rate(battle, "attacker", law).mean_log for battle in (base, more, foes)]
    assert (mean[1] - mean[0]) / np.log(2) == pytest.approx(own - 1)
    assert (mean[2] - mean[0]) / np.log(2) == pytest.approx(enemy)


@given(st.floats(500, 3e5), st.floats(500, 3e5), st.floats(1, 60), st.sampled_from(["stacking", "pseudo_bma"]))
def test_an_average_lies_among_its_parts(own: float, enemy: float, days: float, method: str) -> None:
    """Weights sum to one, quantiles lie between those of the parts and rise with the level."""
    battle = Battle(Force(own), Force(enemy), days=days)
    for fitted in (True, False):
        mixed = averaged_rate(battle, "defender", fitted=fitted, method=method)
        assert sum(mixed.weights) == pytest.approx(1, abs=1e-4)
        parts = [part.quantile(0.9) for part in mixed.parts]
        assert min(parts) * 0.999 <= mixed.quantile(0.9) <= max(parts) * 1.001
        assert mixed.quantile(0.1) < mixed.quantile(0.5) < mixed.quantile(0.9)
        assert mixed.below(mixed.quantile(0.3)) == pytest.approx(0.3, abs=1e-4)
    assert mixed.names == tuple(LAWS)
    assert law_rate(battle, "defender", "fitted") == plain_daily_rate(battle, "defender")


def test_the_evidence_is_against_square_and_linear_laws() -> None:
    """Crossed over families of battles the fitted exponents foretell best, and the linear law in people worst."""
    crossed = load("laws").provenance["scores"]["crossed"]
    assert max(crossed, key=crossed.get) == "fitted"
    assert min(crossed, key=crossed.get) == "linear"
