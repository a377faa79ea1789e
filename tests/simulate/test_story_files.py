"""Random scenario files, through the language and the engine: all legal, and people stay people."""

from __future__ import annotations

import numpy as np
import pytest
from story_files import story_file

from contingent.scenario import loads
from contingent.simulate import STATES, simulate

FILES, SETS = 200, 10


@pytest.mark.filterwarnings("error::RuntimeWarning")
@pytest.mark.parametrize("part", range(SETS))
def test_random_files_load_and_keep_their_people(part):
    """A legal file of any make loads, simulates without a warning, and nobody vanishes or is counted below zero."""
    for seed in range(part, FILES, SETS):
        futures = simulate(loads(story_file(seed), file=f"story-{seed}.yaml"), futures=4, seed=seed)
        for name, track in futures.tracks.items():
            people = track.channels[:, :, : len(STATES)].astype(np.int64)
            assert people.min() >= 0, (seed, name)
            assert (np.diff(people.sum(axis=2), axis=1) >= 0).all(), (seed, name)
            assert np.array_equal(track.channels[:, :, 4:6].sum(axis=2), track.by_theatre.sum(axis=2)), (seed, name)
