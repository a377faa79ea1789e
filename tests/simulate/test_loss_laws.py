"""Fitted and classical laws of losses: published tables, and what a law must not break."""

from __future__ import annotations

import csv
import importlib
import json
import math
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.errors import InputError
from contingent.scenario._rows_theatres import THEATRES
from contingent.simulate.losses import (
    Battle,
    Force,
    attacker_wins,
    crps_normal,
    crps_sample,
    daily_rate,
    fit_law,
    integrate,
    invariant,
    iwo_jima,
    load,
    outcome_chances,
    plain_daily_rate,
    read_battles,
)

PEOPLE = st.floats(100, 1e6)


def test_iwo_jima_is_engels(shared: Path) -> None:
    """Every day of Engel's published solution comes out, for both starting strengths."""
    with (shared / "cases/conflict/iwo_jima_engel_reference.csv").open() as file:
        rows = list(csv.DictReader(file))
    for start in ("21500", "21000"):
        told = [row for row in rows if row["japanese_initial"] == start]
        found = iwo_jima(float(start), 36)
        for row in told:
            expected = [float(row["us_strength"]), float(row["japanese_strength"])]
            assert found[int(row["day"])] == pytest.approx(expected, abs=0.0051)  # the table has two digits


@pytest.mark.parametrize(
    ("law", "effects"), [("square", (0.03, 0.01)), ("linear", (3e-6, 1e-6)), ("logarithmic", (0.02, 0.01))]
)
def test_each_law_keeps_its_invariant(law: str, effects: tuple[float, float]) -> None:
    """What a law leaves unchanged stays the same to 1e-9, and is not that of another law."""
    path = integrate(law, (80_000.0, 70_000.0), effects, 20)
    kept = invariant(law, path, effects)
    assert np.ptp(kept) <= 1e-9 * abs(kept[0])
    other = invariant("square" if law != "square" else "linear", path, effects)
    assert np.ptp(other) > 1e-6 * abs(other[0])


def test_nobody_falls_below_nobody() -> None:
    """A side that is wiped out stays at nought."""
    path = integrate("square", (1000.0, 100.0), (0.1, 0.5), 30)
    assert path.min() == 0.0
    assert path[-1, 0] > 900


def test_the_fitted_exponents_are_the_published_ones() -> None:
    """The plain law has the exponents published for 584 sides since 1900, and a scenario's defaults are the same."""
    plain = load("daily_rate_plain")
    for name, published in (("log_own", -0.314), ("log_enemy", 0.302), ("attacker", -0.491), ("log_days", -0.441)):
        assert plain.value[name] == pytest.approx(published, abs=0.0006)
    assert plain.provenance["rows"] == 584
    defaults = {key.name: key.default for key in THEATRES}
    for name, value in (
        ("own_exponent", 1 + plain.value["log_own"]),
        ("enemy_exponent", plain.value["log_enemy"]),
        ("duration_exponent", plain.value["log_days"]),
    ):
        assert defaults[name] == f"{value:.2f}"
    assert plain.provenance["sha256"]
    assert plain.provenance["families"] < plain.provenance["rows"]


def test_every_coefficient_has_its_error() -> None:
    """Each shipped coefficient comes with a positive standard error and each model with its scores."""
    for name in ("daily_rate", "daily_rate_plain", "outcome", "laws"):
        model = load(name)
        assert set(model.value) == set(model.error)
        assert min(model.error.values()) > 0
        assert {"crossed"} <= set(model.provenance["scores"])


@given(PEOPLE, PEOPLE, st.floats(1, 60), st.integers(1900, 2030))
def test_more_enemies_and_longer_fights(own: float, enemy: float, days: float, year: int) -> None:
    """More enemies raise the rate of a side, more days lower that of a day, by the plain law."""
    battle = Battle(Force(own), Force(enemy), year=year, days=days)
    more = Battle(Force(own), Force(2 * enemy), year=year, days=days)
    longer = Battle(Force(own), Force(enemy), year=year, days=2 * days)
    rate = plain_daily_rate(battle, "attacker").mean_log
    assert plain_daily_rate(more, "attacker").mean_log > rate > plain_daily_rate(longer, "attacker").mean_log
    assert 0.3 < daily_rate(battle, "defender").sd_log < 3


@given(PEOPLE, PEOPLE, st.integers(1600, 2030), st.integers(-3, 3), st.integers(-1, 1))
def test_chances_of_an_engagement(attacker: float, defender: float, year: int, surprise: int, air: int) -> None:
    """The three chances sum to one, surprise helps who has it, and what came of a battle is not looked at."""
    battle = Battle(Force(attacker), Force(defender), year=year, surprise=surprise, air=air)
    known = Battle(
        Force(attacker, casualties=5), Force(defender, casualties=99), year=year, surprise=surprise, air=air, won=1
    )
    chances = outcome_chances(battle)
    assert sum(chances.values()) == pytest.approx(1.0)
    assert min(chances.values()) > 0
    assert attacker_wins(known) == chances["wins"]
    better = Battle(Force(attacker), Force(defender), year=year, surprise=surprise + 1, air=air)
    assert attacker_wins(better) > chances["wins"]


def test_a_law_that_made_the_losses_is_found() -> None:
    """Losses made by a law with a factor for the attacker give back effects, factor and an R2 of one."""
    strengths = np.random.default_rng(1).uniform(1e4, 9e4, (30, 2))
    attacks = np.arange(30) < 12
    role = np.where(attacks[:, None], [1 / 0.8, 0.8], [0.8, 1 / 0.8])
    fit = fit_law(strengths, np.array([0.02, 0.01]) * strengths[:, ::-1] * role, (0.0, 1.0), attacks)
    assert (fit.own_effect, fit.enemy_effect, fit.advantage, fit.r2) == pytest.approx((0.02, 0.01, 0.8, 1.0), rel=1e-5)


def test_scores_agree() -> None:
    """The score of a fine sample is that of the distribution it was taken from."""
    from statistics import NormalDist

    sample = np.array([NormalDist(2, 3).inv_cdf((k + 0.5) / 2000) for k in range(2000)])
    for actual in (-4.0, 2.0, 7.5):
        assert crps_sample(actual, sample) == pytest.approx(crps_normal(actual, 2, 3), rel=2e-3)


def test_a_broken_table_is_named(tmp_path: Path, shared: Path) -> None:
    """A word where a number belongs is named with its line, a missing column with its name."""
    lines = (shared / "cases/conflict/cdb90_flat.csv").read_text().splitlines()[:4]
    made = tmp_path / "cdb90_flat.csv"
    made.write_text("\n".join([*lines, lines[1].replace("20000", "many", 1)]))
    with pytest.raises(InputError, match=r"cdb90_flat.csv:5: a_str is no number: 'many'"):
        read_battles(made)
    made.write_text("isqno,name\n1,x\n")
    with pytest.raises(InputError, match="lacks the columns year, "):
        read_battles(made)


def test_unknown_arms_and_dates_still_give_a_rate() -> None:
    """A battle of which only strengths are known has finite rates and chances."""
    bare = Battle(Force(12_000), Force(9_000))
    assert math.isfinite(daily_rate(bare, "attacker").mean_log)
    assert 0.2 < attacker_wins(bare) < 0.8


@pytest.fixture(scope="module")
def script(root: Path) -> ModuleType:
    """Give the script that fits."""
    sys.path.insert(0, str(root / "scripts"))
    try:
        return importlib.import_module("fit_losses")
    finally:
        sys.path.pop(0)


def test_the_script_gives_the_shipped_figures(
    shared: Path, script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fitting anew gives every shipped coefficient to the digits kept, from the very file that the provenance names."""
    for name, value in (("DATA", tmp_path), ("RESAMPLES", 2), ("REPEATS", 1)):
        monkeypatch.setattr(sys.modules["fitting"], name, value)
    monkeypatch.setattr(sys, "argv", ["fit_losses", str(shared / "cases/conflict")])
    script.main()
    for name in ("daily_rate", "daily_rate_plain", "outcome", "laws"):
        again, shipped = json.loads((tmp_path / f"{name}.json").read_text()), load(name)
        assert again["value"] == pytest.approx(dict(shipped.value), abs=2e-4)
        assert again["spread"] == pytest.approx(dict(shipped.spread), abs=2e-4)
        assert again["provenance"]["sha256"] == shipped.provenance["sha256"]


@pytest.mark.parametrize("half", [0, 1])
def test_a_law_of_half_the_battles_foretells_the_other_half(shared: Path, script: ModuleType, half: int) -> None:
    """Fitted on half of the families, the daily rate of the rest scores under 0.645 and its bands hold 87 to 93 %."""
    _, terms, spread, rate, families = script.rate_sides(read_battles(shared / "cases/conflict/cdb90_flat.csv"))
    names, place = np.unique(families, return_inverse=True)
    other = (np.random.default_rng(5).permutation(len(names)) % 2 == half)[place]
    model = script.fit_rate(terms[~other], spread[~other], rate[~other], script.RATE_RIDGE)
    crps, cover = script.rate_scores(model, terms[other], spread[other], rate[other]).mean(axis=0)
    assert crps < 0.645
    assert 0.87 <= cover <= 0.93


def test_the_terms_of_the_outcome_beat_the_published_ones(shared: Path, script: ModuleType) -> None:
    """Crossed by family, the shipped terms of victory score below the published ones and are calibrated."""
    scores = load("outcome").provenance["scores"]["crossed"]
    assert scores["log_loss"] < scores["published_terms_log_loss"]
    assert 0.8 < scores["calibration_slope"] < 1.2
    assert 0.8 < scores["calibration_slope_by_war"] < 1.2
    assert len(script.published_terms(Battle(Force(2000), Force(1000)))) == 10
