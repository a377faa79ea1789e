"""Forecasts of levels: what must hold of the change of an area whatever the area."""

from __future__ import annotations

import importlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.simulate.losses import area_forecast
from contingent.simulate.losses._territory import Rule

SEEDS = st.integers(0, 10_000)


def gains(seed: int, days: int, mean: float = 12.0) -> np.ndarray:
    """Make daily changes whose weeks go together."""
    luck = np.random.default_rng(seed)
    return mean + np.repeat(luck.normal(0, 5, days // 7 + 1), 7)[:days] + luck.normal(0, 4, days)


@given(SEEDS, st.integers(1, 200), st.floats(0.1, 1e4), st.floats(-20, 20))
def test_the_unit_and_the_side_do_not_matter(seed: int, horizon: int, scale: float, mean: float) -> None:
    """An area in other units, or seen by the other side, has the same forecast in them; quantiles rise."""
    steps = gains(seed, 90, mean)
    found = area_forecast(steps, horizon)
    assert (np.diff(found) > 0).all()
    assert area_forecast(steps * scale, horizon) == pytest.approx(found * scale, rel=1e-6, abs=1e-6 * scale)
    assert area_forecast(-steps, horizon)[::-1] == pytest.approx(-found, rel=1e-6, abs=1e-6)


@given(SEEDS)
def test_width_follows_what_is_known(seed: int) -> None:
    """Restless weeks and few weeks make a band wider, calm ones and many narrower; it is skewed away from nought."""

    def width(steps: np.ndarray) -> float:
        low, high = np.quantile(area_forecast(steps, 60), (0.05, 0.95))
        return float(high - low)

    calm = 12 + (gains(seed, 182) - 12) / 4
    restless = 12 + (calm - 12) * 8 - (calm - 12)[-28:].mean() * 8  # the recent level is kept within reach
    assert width(np.full(182, 12.0)) < width(np.full(28, 12.0))
    assert width(np.full(182, 12.0)) < width(restless)
    low, middle, high = np.quantile(area_forecast(calm, 60), (0.05, 0.5, 0.95))
    assert high - middle > middle - low


def test_an_area_that_stands_still_is_forecast_to_stand() -> None:
    """Where nothing ever moved, nothing is forecast, without a warning or a fault."""
    assert area_forecast(np.zeros(60), 30) == pytest.approx(0)
    assert area_forecast(np.zeros(3), 30) == pytest.approx(0)


def test_the_rule_holds_on_made_areas(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On areas of five kinds the shipped rule beats a random walk with drift by a tenth, and its bands hold."""
    monkeypatch.syspath_prepend(str(root / "scripts"))
    script = importlib.import_module("choose_area")
    luck = np.random.default_rng(7)
    areas = {kind: [script.made(kind, luck)] for kind in script.KINDS}
    found = np.array([script.scores(Rule(), areas, horizon) for horizon in (30, 90)])
    drift = np.array([script.scores(None, areas, horizon) for horizon in (30, 90)])
    assert (found[..., 0] / drift[..., 0]).mean() < 0.9
    assert found[..., 1].mean() > 0.85
    assert drift[..., 1].mean() < 0.6
