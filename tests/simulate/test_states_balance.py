"""The balance elsewhere: who is away is taken off once, shares are of a whole, and an unknown region is named."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from contingent.errors import UsageError
from contingent.measures import Window
from contingent.scenario import load, under
from contingent.simulate import simulate

END = Window(date(2024, 11, 17), date(2025, 12, 31))


@pytest.fixture(scope="module")
def futures():
    """Three hundred futures of the bundled rotation, by the plain twin."""
    return simulate(under(load("dprk-russia-2024"), "rotation"), futures=300, seed=3, engine="twin")


def read(futures, measure: str, about: str) -> np.ndarray:
    """A measure about a region, on the horizon."""
    return futures.of("", about).measure(measure, END)


def test_who_is_away_or_lost_does_not_face_the_neighbour(futures) -> None:
    """Forces at home per 100 of the neighbour's are all forces less those away or lost, by hand."""
    gone = futures.on("away", END.end)
    assert gone.max() > 0
    expected = 100.0 * (1_190_000 - gone) / 628_000
    assert np.allclose(read(futures, "facing", "korean_peninsula"), expected)
    assert np.allclose(read(futures, "facing_lost", "korean_peninsula"), 100.0 * gone / 628_000)


def test_shares_of_the_members_are_a_whole(futures) -> None:
    """The shares of all members of a region sum to 100 %, and those of a side to the side's."""
    region = futures.scenario.regions["indo_pacific"]
    each = {name: read(futures, "region_share", f"indo_pacific.{name}") for name in region.members}
    assert np.allclose(sum(each.values()), 100.0)
    assert np.allclose(sum(each[name] for name in region.side), read(futures, "region_share", "indo_pacific"))


def test_a_share_falls_by_the_part_of_capability_that_is_away(futures) -> None:
    """On the peninsula the sender's capability is less by personnel times the share of its forces that is away."""
    north, south = (futures.scenario.actors[name].inputs["capability"].distribution.mid
                    for name in ("north_korea", "south_korea"))  # fmt: skip
    left = north * (1.0 - 0.749 * futures.on("away", END.end) / 1_190_000)
    assert np.allclose(read(futures, "region_share", "korean_peninsula"), 100.0 * left / (left + south))
    assert (read(futures, "region_share_lost", "korean_peninsula") > 0).all()
    assert (read(futures, "region_share_lost", "korean_peninsula.south_korea") < 0).all()  # a rival gains


def test_an_unknown_region_is_named(futures) -> None:
    """Who asks about a region or member that is none is told which there are."""
    for about in ("pacific", "indo_pacific.brazil"):
        with pytest.raises(UsageError, match="indo_pacific"):
            read(futures, "region_share", about)
