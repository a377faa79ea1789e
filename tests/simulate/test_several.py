"""Several senders and deployments at once, over shared theatres."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from contingent.errors import UsageError
from contingent.measures import Window
from contingent.scenario import Scenario, loads
from contingent.simulate import CHANNELS, STATES, simulate
from contingent.simulate._plan import draw_each, draw_inputs

HEAD = """\
scenario: several
title: Two senders, three deployments
as_of: 2024-03-01
start: 2024-01-01
horizon: 2024-09-30
senders:
  ruritania: {deployable: {value: 20_000 to 40_000 people, source: assumed}}
  borduria: {deployable: {value: 9_000 people, source: assumed}}
theatres:
  north:
  south:
deployments:
"""
GUARD = """\
  guard:
    sender: ruritania
    host: Graustark
    scheme: unit rotation
    next_after: {value: 10 to 20 days, source: assumed}
    batch: {value: 500 to 900 people, source: assumed}
    interval: {value: 40 to 60 days, source: assumed}
    tour: {value: 60 to 90 days, source: assumed}
    lift: {value: 50 to 100 people per day, source: assumed}
    delay: {value: 0 to 9 days, source: assumed}
    theatres: {north: {value: 40 % to 60 %, source: assumed}, south: rest}
"""
ALLY = """\
  ally:
    sender: borduria
    host: Graustark
    scheme: individual replacement
    strength: {value: 1_000 people, source: assumed}
    tour: {value: 200 days, source: assumed}
    lift: {value: 50 people per day, source: assumed}
    theatres: {south: rest}
"""
OLD = """\
  old:
    sender: borduria
    host: Syldavia
    scheme: no rotation
    already_sent: {value: 500 people, source: assumed}
    theatres: {north: rest}
"""


def several(*parts: str) -> Scenario:
    """Give a scenario of some deployments."""
    return loads(HEAD + "".join(parts))


def test_three_deployments_run_side_by_side() -> None:
    """Each deployment conserves its people, and measures can be read of each."""
    futures = simulate(several(GUARD, ALLY, OLD), futures=64, seed=3)
    window = Window(date(2024, 3, 1), date(2024, 9, 30))
    for name in ("guard", "ally", "old"):
        one = futures.of(name)
        total = sum(one.channel(state) for state in STATES)
        assert (total == one.channel("committed")).all()
        assert (one.measure("present_peak", window) > 0).all()
    assert set(futures.of("old").measure("sent", window)) == {500.0}
    assert (futures.of("ally").measure("sent", window) >= 900).all()
    assert futures.of("") is futures
    with pytest.raises(UsageError, match="no such deployment"):
        futures.of("none")


def test_one_more_deployment_changes_no_other() -> None:
    """The paths of a deployment are the same, bit for bit, whoever else sends and in whatever order."""
    alone = simulate(several(GUARD), futures=64, seed=3).tracks["guard"]
    for parts in ((GUARD, ALLY, OLD), (OLD, ALLY, GUARD)):
        beside = simulate(several(*parts), futures=64, seed=3).tracks["guard"]
        assert np.array_equal(alone.channels[:, :, : len(CHANNELS)], beside.channels)
        assert np.array_equal(alone.by_theatre, beside.by_theatre)


def test_each_batch_has_a_delay_of_its_own() -> None:
    """What is drawn for each batch is new for each, the first being the input's own draw."""
    scenario, futures = several(GUARD), np.arange(100, dtype=np.uint64)
    path = "deployments.guard.delay"
    values = draw_inputs(scenario, 3, futures)
    drawn = draw_each(scenario, path, 3, futures, 6, values)
    assert drawn.shape == (100, 6)
    assert np.array_equal(drawn[:, 0], values[path])
    some = draw_inputs(scenario, 3, futures[10:20])
    assert np.array_equal(drawn[10:20, :4], draw_each(scenario, path, 3, futures[10:20], 4, some))
    assert abs(np.corrcoef(drawn[:, 0], drawn[:, 1])[0, 1]) < 0.4  # four standard errors of 100 futures
    fixed = draw_each(scenario, "senders.borduria.deployable", 3, futures, 2, values)
    assert (fixed == 9_000).all()
