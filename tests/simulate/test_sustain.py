"""What a sender can keep up: scenarios with and without components, and their faults."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from contingent.errors import ScenarioError, UsageError
from contingent.scenario import check, load, loads
from contingent.simulate.supply import sustain

HEAD = """\
scenario: toy
title: A toy
as_of: 2025-01-01
start: 2025-01-01
horizon: 2029-12-31
senders:
  ruritania: {{deployable: 90_000 people, formation: 3_000 people, home_floor: {floor} people}}
theatres:
  north:
deployments:
  guard: {{sender: ruritania, host: Graustark, scheme: no rotation, theatres: {{north: rest}}}}
"""
SUPPLY = """\
components:
  active: {kind: brigade, formations: 12, tour: 300 days, dwell: 600 days, start: rested}
demands:
  field: {kind: brigade, quantity: 3}
"""


def toy(supply: str = SUPPLY, floor: int = 0):
    """Load the toy."""
    return loads(HEAD.format(floor=floor) + supply)


def test_fixed_inputs_give_the_closed_form() -> None:
    """With 12 brigades, ten months out and twenty home, three in the field need nine and twelve fill them."""
    found = sustain(toy(), futures=3)
    assert found.fill.tolist() == [1, 1, 1]
    assert found.per_deployed.tolist() == [3, 3, 3]
    assert found.required.tolist() == [9, 9, 9]
    assert found.risk == 0
    assert found.least_home.tolist() == [9, 9, 9]


def test_a_smaller_supply_falls_short_and_says_so() -> None:
    """Six brigades fill two of three in the long run; the requirement stays."""
    found = sustain(toy(SUPPLY.replace("formations: 12", "formations: 6")), futures=2)
    assert found.fill.tolist() == pytest.approx([2 / 3, 2 / 3], abs=0.08)
    assert found.required.tolist() == [9, 9]
    assert found.risk == 1


def test_a_floor_and_a_surge_count() -> None:
    """The floor is told in formations; a shorter dwell from a date fills more."""
    short = SUPPLY.replace("formations: 12", "formations: 6")
    surge = short.replace("start: rested", "start: rested, changes: [{from: 2027-01-01, dwell: 100 days}]")
    assert sustain(toy(surge, floor=30_000), futures=1).floor.tolist() == [10]
    assert sustain(toy(surge), futures=1).fill[0] > sustain(toy(short), futures=1).fill[0] + 0.05


def test_the_bundled_scenario_gets_an_answer() -> None:
    """Without components the sender is one; the requirement follows its closed form, and draws are repeatable."""
    found, again = (sustain(load("dprk-russia-2024"), futures=60, seed=4) for _ in range(2))
    assert found.assumed
    assert np.array_equal(found.required, again.required, equal_nan=True)
    known = np.isfinite(found.required)
    assert known.mean() > 0.9
    # Those who came together are relieved together: whole cohorts are needed, unless the horizon comes first.
    assert (found.required <= found.wanted[:, 0].round() * np.ceil(found.per_deployed))[known].all()
    assert (found.owned > 10).all()
    assert sustain(load("dprk-russia-2024"), futures=20, seed=4).fill.tolist() == found.fill[:20].tolist()


def test_no_futures_are_refused() -> None:
    """Fewer than one future is a wrong use."""
    with pytest.raises(UsageError, match="too few futures"):
        sustain(toy(), futures=0)


def test_every_fault_of_a_supply_is_told_at_once(tmp_path: Path) -> None:
    """Unknown kinds, negative formations, empty windows, a day outside and a double change: one pass, with lines."""
    supply = """\
components:
  a: {kind: brigade, formations: -3, tour: 0 days, dwell: 600 days}
  b: {kind: brigade, formations: 3, tour: 30 days, dwell: 600 days, until: 500 days, overlap: 40 days}
  c:
    kind: brigade
    formations: 3
    tour: 30 days
    dwell: 60 days
    changes:
      - {from: 2026-01-01, dwell: 30 days}
      - {from: 2026-01-01, dwell: 20 days}
demands:
  x: {kind: ships, quantity: 1, from: 2024-01-01}
  y: {kind: brigade, quantity: 1, from: 2027-01-01, until: 2026-01-01}
substitutions:
  - {wanted: brigade, given: brigad, cost: 0}
"""
    with pytest.raises(ScenarioError) as caught:
        toy(supply)
    text = str(caught.value)
    for part in (
        "components.a.formations", "components.a.tour", "its dwell is not below its until", "its overlap is not below",
        "a second entry of this day", "no component is of this kind", "outside the scenario", "before its first day",
        "did you mean 'brigade'", "not a cost",
    ):  # fmt: skip
        assert part in text, part


def test_the_example_of_the_page_is_accepted(tmp_path: Path, root: Path) -> None:
    """The components of the page make a scenario that is sound, and an answer."""
    page = (root / "docs/sustain.md").read_text().split("```yaml\n")[1].split("```")[0]
    file = tmp_path / "page.yaml"
    file.write_text(HEAD.format(floor=0) + page)
    assert [fault for fault in check(file) if not fault.warning] == []
    found = sustain(load(file), futures=5)
    assert found.demands == ("field", "depot")
    assert (found.wanted[:, 1] == 1).all()
