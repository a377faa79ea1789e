"""A future is lived again from its number and its scores, in any order and with scores of one's choice."""

import numpy as np
import pytest

from contingent.errors import UsageError
from contingent.scenario import load, under
from contingent.simulate import simulate
from contingent.simulate._plan import luck
from contingent.simulate._replay import replay, uncertain

ROTATION = under(load("dprk-russia-2024"), "rotation")
FUTURES, SEED = 1_200, 3


def test_any_future_can_be_lived_again() -> None:
    """Numbers and scores of simulated futures, in another order, give the same paths, bit for bit."""
    lived = simulate(ROTATION, futures=FUTURES, seed=SEED)
    order = np.random.default_rng(1).permutation(FUTURES)
    scores = {path: luck(path, SEED, 0, FUTURES)[order] for path in uncertain(ROTATION)}
    again = replay(ROTATION, lived.addresses[order], scores, seed=SEED)
    assert np.array_equal(again.addresses, lived.addresses[order])
    for name, track in lived.tracks.items():
        assert np.array_equal(track.channels[order], again.tracks[name].channels)
        assert np.array_equal(track.by_theatre[order], again.tracks[name].by_theatre)
    for path, values in lived.inputs.items():
        assert np.array_equal(values[order], again.inputs[path])


def test_a_score_moves_its_input_alone() -> None:
    """With one score changed, only that input and what is calculated from it change."""
    numbers = np.arange(50, dtype=np.uint64)
    middle = {path: np.zeros(50) for path in uncertain(ROTATION)}
    path = "deployments.contingent.batch"
    before = replay(ROTATION, numbers, middle, seed=SEED)
    after = replay(ROTATION, numbers, {**middle, path: np.full(50, 1.0)}, seed=SEED)
    assert (after.inputs[path] > before.inputs[path]).all()
    formulas = {each for each, item in ROTATION.inputs.items() if item.formula is not None}
    for each in set(before.inputs) - formulas - {path}:
        assert np.array_equal(before.inputs[each], after.inputs[each])


def test_a_missing_score_is_named() -> None:
    """Without a score of every uncertain input nothing is simulated, and the input is named."""
    with pytest.raises(UsageError, match="no score"):
        replay(ROTATION, np.arange(2, dtype=np.uint64), {}, seed=SEED)
