"""Where drawn futures are too few they are drawn anew, or moved, to where the claims are; no answer changes by it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from weigh_toys import claim, reading

from contingent.claims import Ledger
from contingent.errors import UsageError
from contingent.measures import Window
from contingent.scenario import load, under
from contingent.simulate._replay import replay, scores_of, uncertain
from contingent.weigh import _adapt, _move, effects, reweigh, weigh
from contingent.weigh._adapt import fit
from contingent.weigh._weigh import _drawn_anew, _moved

SCENARIO = load("dprk-russia-2024")
SPRING, YEAR = date(2025, 3, 31), date(2025, 12, 31)
NEAR = {"start": SCENARIO.as_of, "end": SPRING}
TOLD = (
    claim("c1", reading("sent", 15_000, 30_000, **NEAR), grade="B", kind="assessment"),
    claim("c2", reading("killed", 300, 2_000, **NEAR), grade="B", kind="assessment"),
)
HARD = (
    claim("c3", reading("sent", 40_000, 40_000, "approx", **NEAR), grade="A", kind="assessment"),
    claim("c4", reading("killed", 3_000, 3_000, "approx", **NEAR), grade="A", kind="assessment"),
)


@pytest.fixture(scope="module")
def drawn():
    """Two claims on many drawn futures, more than they need."""
    return weigh(SCENARIO, Ledger((), TOLD), futures=8_000, seed=1, method="importance")


@pytest.fixture
def few_particles(monkeypatch):
    """Runs small enough for a test."""
    monkeypatch.setattr(_move, "PARENTS", 16)
    monkeypatch.setattr(_move, "CHAIN", 6)
    monkeypatch.setattr(_move, "LAST", 8)


def test_moved_futures_agree_with_drawn_ones(drawn, few_particles):
    """Evidence and a mean of moved futures are those of drawn ones, within four standard errors."""
    moved = _moved(drawn, ["rotation"], 1, None, always=True).hypotheses["rotation"]
    before = drawn.hypotheses["rotation"]
    assert moved.moved is not None
    error = np.hypot(moved.log_evidence.error, before.log_evidence.error)
    assert abs(moved.log_evidence.value - before.log_evidence.value) < 4 * error
    assert error < 0.3
    means = [
        np.average(each.futures.measure("sent", Window(SCENARIO.as_of, YEAR)), weights=np.exp(each.log_weights))
        for each in (moved, before)
    ]
    assert means[0] == pytest.approx(means[1], rel=0.15)


def test_a_moved_future_weighs_as_the_evidence_of_its_run(drawn, few_particles):
    """Base weight and claims of every particle add up to the log evidence of its run, eight runs in all."""
    moved = _moved(drawn, ["surge"], 1, None, always=True).hypotheses["surge"]
    runs = moved.log_weights.reshape(8, -1)
    assert np.allclose(runs, np.array(moved.moved.log_evidences)[:, None], atol=1e-9)


def test_threads_change_no_particle(drawn, few_particles):
    """One thread or two: the same particles, bit for bit."""
    one, two = (_moved(drawn, ["no_more"], threads, None, always=True).hypotheses["no_more"] for threads in (1, 2))
    assert np.array_equal(one.log_weights, two.log_weights)
    assert all(np.array_equal(one.futures.inputs[path], two.futures.inputs[path]) for path in one.futures.inputs)


def test_leaving_a_claim_out_of_moved_futures_is_right(drawn, few_particles):
    """The evidence without a claim, by weights on moved futures, is that of drawn ones."""
    moved = _moved(drawn, ["rotation", "surge"], 2, None, always=True)
    for name in ("rotation", "surge"):
        less = [reweigh(each, Ledger((), TOLD[:1])).hypotheses[name].log_evidence for each in (moved, drawn)]
        assert less[0].value == pytest.approx(less[1].value, abs=4 * np.hypot(less[0].error, less[1].error) + 0.02)
    assert {effect.claim for effect in effects(moved)} == {"c1", "c2"}


def test_a_new_claim_on_moved_futures_keeps_the_prior_share(drawn, few_particles):
    """What the prior held of a claim is read off drawn futures, not off those moved to other claims."""
    moved = _moved(drawn, ["rotation"], 1, None, always=True)
    more = claim("c9", reading("present", 9_000, 9_000, "approx", **NEAR), kind="assessment")
    found, straight = (reweigh(each, Ledger((), (*TOLD, more))) for each in (moved, drawn))
    assert found.shares["c9"] == straight.shares["c9"]


def test_too_few_futures_are_drawn_anew_where_the_claims_are(monkeypatch):
    """Claims that leave few drawn futures are met by many that are drawn anew, with the same evidence."""
    monkeypatch.setattr(_adapt, "ROUNDS", 2)
    before = weigh(SCENARIO, Ledger((), HARD), futures=8_000, seed=1, method="importance")
    after = _drawn_anew(before, ["rotation"], 1, None).hypotheses["rotation"]
    first = before.hypotheses["rotation"]
    assert first.diagnosis.ess < 800
    assert after.diagnosis.ess > 2 * first.diagnosis.ess
    error = np.hypot(first.log_evidence.error, after.log_evidence.error)
    assert after.log_evidence.value == pytest.approx(first.log_evidence.value, abs=4 * error)


def test_moved_futures_that_are_drawn_anew_are_moved_no_more(drawn, few_particles, monkeypatch):
    """An update that draws a moved hypothesis anew weighs its futures as drawn ones, all of them independent."""
    monkeypatch.setattr(_adapt, "ROUNDS", 1)
    moved = _moved(drawn, ["rotation"], 1, None, always=True)
    again = _drawn_anew(moved, ["rotation"], 1, None).hypotheses["rotation"]
    assert moved.hypotheses["rotation"].moved is not None
    assert again.moved is None
    assert again.diagnosis.ess > 1_000


def test_a_proposal_makes_good_for_what_it_draws_more_often():
    """Mean weight of a fitted proposal is 1, no weight is above 5, and untouched scores stay normal."""
    rng = np.random.default_rng(1)
    z = rng.standard_normal((20_000, 5))
    two_heaps = np.logaddexp(-0.5 * ((z[:, 2] - 1.5) / 0.1) ** 2, -0.5 * ((z[:, 2] + 1.5) / 0.1) ** 2)
    proposal = fit(z, two_heaps)
    assert proposal.at.tolist() == [2]
    drawn, logs = proposal.draw(100_000, 5, rng)
    assert np.exp(logs).mean() == pytest.approx(1.0, abs=0.02)
    assert np.exp(logs).max() <= 5.0
    assert np.abs(drawn[:, [0, 1, 3, 4]].mean(axis=0)).max() < 0.02
    heaps = np.abs(np.abs(drawn[:, 2]) - 1.5) < 0.3
    assert heaps.mean() > 0.7


def test_scores_of_drawn_futures_live_them_again(drawn):
    """The scores that futures were drawn with, tilted or not, give the same futures once more."""
    block = drawn.hypotheses["rotation"].futures
    z = scores_of(block)[:200]
    scores = {path: z[:, place] for place, path in enumerate(uncertain(block.scenario))}
    again = replay(under(SCENARIO, "rotation"), block.addresses[:200], scores, seed=1, dates=[SPRING])
    assert all(np.array_equal(block.inputs[path][:200], again.inputs[path]) for path in block.inputs)


def test_a_quick_look_is_left_as_it_is():
    """Fewer than 10,000 futures are neither drawn anew nor moved, and said to be poor."""
    quick = weigh(SCENARIO, Ledger((), HARD), futures=1_000, seed=1)
    assert all(len(each.futures) == 1_000 for each in quick.hypotheses.values())
    assert not all(each.diagnosis.reliable for each in quick.hypotheses.values())


def test_an_unknown_method_is_named():
    """A method that does not exist is refused, with those that do."""
    with pytest.raises(UsageError, match="no such method"):
        weigh(SCENARIO, Ledger((), ()), futures=100, seed=1, method="guess")
