"""Weighted futures in a file: read again they are the same, for the same claims and for others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from weigh_toys import claim, reading

from contingent.claims import Ledger
from contingent.errors import InputError, UsageError
from contingent.scenario import load
from contingent.weigh import _adapt, _move, dumps, load_posterior, reweigh, update, weigh
from contingent.weigh._weigh import _drawn_anew, _moved

SCENARIO = load("dprk-russia-2024")
NEAR = {"start": SCENARIO.as_of, "end": date(2025, 3, 31)}
TOLD = (
    claim("c1", reading("sent", 15_000, 30_000, **NEAR), grade="B", kind="assessment"),
    claim("c2", reading("present", 9_000, 12_000, **NEAR), grade="B", kind="assessment"),
)
MORE = claim("c3", reading("killed", 300, 2_000, **NEAR), grade="B", kind="assessment")


@pytest.fixture(scope="module")
def weighed(tmp_path_factory):
    """A posterior with one hypothesis drawn anew and one moved, and its file."""
    patch = pytest.MonkeyPatch()
    for module, name, value in ((_move, "PARENTS", 16), (_move, "CHAIN", 6), (_move, "LAST", 8), (_adapt, "ROUNDS", 1)):
        patch.setattr(module, name, value)
    patch.setattr(_adapt, "ENOUGH", 1e9)
    found = weigh(SCENARIO, Ledger((), TOLD), futures=1_200, seed=3, method="importance")
    found = _drawn_anew(found, ["surge"], 1, None)
    found = _moved(found, ["rotation"], 1, None, always=True)
    patch.undo()
    path = tmp_path_factory.mktemp("store") / "weighed.npz"
    path.write_bytes(dumps(found))
    return found, path


def test_read_again_it_is_the_same(weighed):
    """Every probability, weight and path of people is the same, bit for bit, drawn, drawn anew or moved."""
    before, path = weighed
    after = load_posterior(path, SCENARIO, before.ledger)
    assert before.hypotheses["rotation"].moved is not None
    for name, one in before.hypotheses.items():
        again = after.hypotheses[name]
        assert again.probability == one.probability
        assert np.array_equal(again.log_weights, one.log_weights)
        assert np.array_equal(again.futures.addresses, one.futures.addresses)
        for track in one.futures.tracks:
            assert np.array_equal(again.futures.tracks[track].channels, one.futures.tracks[track].channels)
        assert again.moved == one.moved
    assert after.shares == before.shares


def test_another_report_weighs_the_same_futures(weighed):
    """Read with one claim more, under other ids, it is what weighing anew by that ledger gives on these futures."""
    before, path = weighed
    renamed = tuple(replace(each, id=f"r2{each.id}") for each in TOLD)
    after = load_posterior(path, SCENARIO, Ledger((), (*renamed, MORE)))
    straight = reweigh(before, Ledger((), (*TOLD, MORE)))
    for name, one in straight.hypotheses.items():
        assert after.hypotheses[name].probability.value == pytest.approx(one.probability.value, abs=1e-12)
    assert update(after, after.ledger).hypotheses.keys() == straight.hypotheses.keys()


def test_another_scenario_is_refused(weighed):
    """Weighted futures of one scenario are not read as those of another, nor as of another day."""
    before, path = weighed
    for other in (replace(SCENARIO, sha256="0" * 64), replace(SCENARIO, as_of=date(2024, 11, 20))):
        with pytest.raises(UsageError, match="another scenario"):
            load_posterior(path, other, before.ledger)


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "missing"])
def test_a_damaged_file_is_named(weighed, tmp_path: Path, damage: str):
    """What is no such file, or half of one, gets one clear error."""
    _, path = weighed
    whole, bad = path.read_bytes(), tmp_path / "bad.npz"
    if damage != "missing":
        bad.write_bytes({"empty": b"", "text": b"hello", "cut": whole[: len(whole) // 2]}[damage])
    with pytest.raises(InputError, match="weighted futures"):
        load_posterior(bad, SCENARIO, Ledger((), TOLD))
