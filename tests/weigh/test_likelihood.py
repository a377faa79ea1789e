"""Likelihoods of claims against closed forms."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weigh_toys import AS_OF, HORIZON, claim, event, futures, ledger, reading, scenario

from contingent.claims import Ledger, Relation
from contingent.measures import Window
from contingent.reports import Report
from contingent.scenario import SourceNote
from contingent.weigh import _likelihood, _trust, say_likelihood
from contingent.weigh._likelihood import UNDECIDED, likelihood
from contingent.weigh._refusals import refusal
from contingent.weigh._soft import Soft, soft_interval
from contingent.weigh._weighing import weigh_futures

NUMBERS = np.exp(np.linspace(np.log(100.0), np.log(1_000_000.0), 4_001))


def _more_sent(posterior):
    window = Window(AS_OF, HORIZON)
    return posterior.probability("more_sent", window, lambda values: values == 1.0).value


@pytest.mark.parametrize("told", [0.05, 0.419, 0.9])
def test_source_of_full_skill_moves_the_event_to_its_word(monkeypatch, told) -> None:
    """Jeffrey's rule: a lone source of skill 1 moves P(E) to p exactly, from below and above."""
    monkeypatch.setattr(_likelihood, "trust", lambda claim: 1.0)
    one = scenario()
    block = {"": futures(one, np.r_[np.zeros(700), np.full(300, 5_000)])}
    told_so = ledger(claim("c1", event("more_sent"), kind="forecast", told=told))
    posterior = weigh_futures(one, told_so, block, seed=1)
    assert _more_sent(posterior) == pytest.approx(told, abs=1e-12)


def test_source_of_no_skill_leaves_the_event_alone(monkeypatch) -> None:
    """A source of skill 0 leaves P(E) at the prior's share."""
    monkeypatch.setattr(_likelihood, "trust", lambda claim: 0.0)
    one = scenario()
    block = {"": futures(one, np.r_[np.zeros(700), np.full(300, 5_000)])}
    told_so = ledger(claim("c1", event("more_sent"), kind="forecast", told=0.9))
    posterior = weigh_futures(one, told_so, block, seed=1)
    assert _more_sent(posterior) == pytest.approx(0.3, abs=1e-12)


def test_skill_in_between_moves_part_of_the_way() -> None:
    """A source graded C moves P(E) half-way from the prior to its word."""
    one = scenario()
    block = {"": futures(one, np.r_[np.zeros(700), np.full(300, 5_000)])}
    told_so = ledger(claim("c1", event("more_sent"), kind="forecast", told=0.9, grade="C"))
    assert _more_sent(weigh_futures(one, told_so, block, seed=1)) == pytest.approx(0.6, abs=1e-12)


def test_denial_is_the_mirror_image() -> None:
    """Denying an event with probability p is the same as asserting it with 1 - p."""
    one = scenario()
    block = {"": futures(one, np.r_[np.zeros(700), np.full(300, 5_000)])}
    denied = claim("c1", event("more_sent"), kind="forecast", told=0.8, polarity="negative")
    denied_in_the_reading = claim("c1", event("more_sent", happens=False), kind="forecast", told=0.8)
    asserted = claim("c1", event("more_sent"), kind="forecast", told=0.2)
    found = [
        _more_sent(weigh_futures(one, ledger(each), block, seed=1))
        for each in (denied, denied_in_the_reading, asserted)
    ]
    assert found == pytest.approx([found[2]] * 3, abs=1e-12)


def test_word_for_unlikely_is_not_turned_twice() -> None:
    """A negative claim whose word means 10 % lowers its event, it does not raise it to 90 %."""
    one = scenario()
    block = {"": futures(one, np.r_[np.zeros(700), np.full(300, 5_000)])}
    not_soon = claim("c1", event("more_sent"), modality="unlikely", polarity="negative", told=0.1)
    assert _more_sent(weigh_futures(one, ledger(not_soon), block, seed=1)) < 0.3


def test_fact_has_the_closed_form_of_the_mixture_model() -> None:
    """A fact's factor is (1 - e) K / b + e, with b the prior mixture's mean fit."""
    two = scenario(a=0.25, b=0.75)
    blocks = {"a": futures(two, [1_000, 9_000], name="a"), "b": futures(two, [1_000, 1_000], name="b")}
    told = claim("c1", event("more_sent"), grade="B")
    blocks["b"] = futures(two, [0, 1_000], name="b")
    share = 0.25 * 1.0 + 0.75 * 0.5
    found = likelihood(told, two, blocks, {"a": 0.25, "b": 0.75}).log_factors
    assert np.exp(found["b"]) == pytest.approx([0.25, 0.25 + 0.75 / share])
    assert np.exp(found["a"]) == pytest.approx([0.25 + 0.75 / share] * 2)


def test_soft_evidence_matches_an_integral() -> None:
    """On lognormal futures the posterior mean agrees with the integral over the density."""
    one, rng = scenario(), np.random.default_rng(11)
    spread, middle = 0.6, np.log(10_000.0)
    block = {"": futures(one, np.exp(middle + spread * rng.standard_normal(200_000)))}
    about = reading("present", 15_000.0, 15_000.0, "approx")
    posterior = weigh_futures(one, ledger(claim("c1", about, grade="B")), block, seed=1)
    density = np.exp(-0.5 * ((np.log(NUMBERS) - middle) / spread) ** 2)  # in d ln x, as the grid is
    fit = soft_interval("approx", 15_000.0, 15_000.0).fit(NUMBERS)
    weight = density * (0.25 + 0.75 * fit / ((density * fit).sum() / density.sum()))
    found = posterior.hypotheses[""]
    mean = (np.exp(found.log_weights) * block[""].on("present", HORIZON)).mean() / np.exp(found.log_weights).mean()
    assert mean == pytest.approx((weight * NUMBERS).sum() / weight.sum(), rel=0.01)


@pytest.mark.parametrize("kind", ["fact", "forecast"])
def test_every_factor_has_a_prior_mean_of_one(kind) -> None:
    """A claim moves probability between futures; on average over the prior it is worth nothing."""
    one, rng = scenario(), np.random.default_rng(5)
    block = {"": futures(one, rng.integers(0, 20_000, 500), rng.integers(0, 90_000, 500))}
    readings = (
        reading("present", None, 15_000, "at_most", weight=0.6),
        reading("sent", 30_000, None, "at_least", weight=0.4),
    )
    found = likelihood(claim("c1", *readings, kind=kind), one, block, {"": 1.0}).log_factors
    assert np.exp(found[""]).mean() == pytest.approx(1.0)


def test_condition_limits_a_claim_to_the_futures_where_it_holds() -> None:
    """Futures without the condition keep the factor 1, and b is taken among the others."""
    one = scenario()
    block = {"": futures(one, [0, 0, 5_000, 20_000])}
    under = reading("present", 15_000, 25_000, "range", condition="more_sent")
    found = likelihood(claim("c1", under, kind="forecast", told=0.9, grade="C"), one, block, {"": 1.0}).log_factors
    moved = 0.5 * 0.9 + 0.5 * 0.5
    assert np.exp(found[""]) == pytest.approx([1.0, 1.0, (1 - moved) / 0.5, moved / 0.5], rel=1e-3)


def test_policy_that_does_not_exist_fits_nothing_and_is_left_alone_under_a_condition() -> None:
    """A missing tour length counts as no fit, but as factor 1 where the claim is conditional."""
    one = scenario()
    block = {"": futures(one, [5_000] * 4, tour=[60, 90, 200, np.nan])}
    bare = likelihood(claim("c1", reading("tour", 50, 100), kind="forecast"), one, block, {"": 1.0}).log_factors[""]
    under = reading("tour", 50, 100, condition="more_sent")
    conditional = likelihood(claim("c1", under, kind="forecast"), one, block, {"": 1.0}).log_factors[""]
    assert bare[3] == pytest.approx(bare[2])
    assert bare[2] < bare[0]
    assert conditional[3] == 0.0 != conditional[2]


@pytest.mark.parametrize(
    ("given_claim", "words"),
    [
        (claim("c1", event("more_sent"), kind="opinion"), "opinion"),
        (claim("c1", event("more_sent"), modality="unknown"), "does not claim to know"),
        (claim("c1"), "nothing that the simulation measures"),
        (claim("c1", event("more_sent"), modality="conditional"), "condition"),
        (claim("c1", event("more_sent"), grade="E"), "graded E"),
        (claim("c1", event("parades")), "no measure 'parades'"),
        (claim("c1", reading("sent", 1, 9, end=date(2023, 1, 1))), "before 2024-10-08"),
        (claim("c1", reading("sent", 1, 9, start=date(2027, 1, 1))), "after 2025-12-31"),
    ],
)
def test_refused_claims_say_why(given_claim, words) -> None:
    """Each kind of claim that weighs nothing has its own reason in words."""
    assert words in refusal(given_claim, ledger(given_claim), scenario())


def test_report_published_after_the_as_of_date_is_refused() -> None:
    """Nothing known later than the scenario's as-of date may weigh; the day itself may."""
    told = claim("c1", event("more_sent"))
    late, just = (Ledger((Report("r", "x", (), "x", published=day),), (told,)) for day in (date(2024, 11, 18), AS_OF))
    assert "after 2024-11-17" in refusal(told, late, scenario())
    assert refusal(told, just, scenario()) == ""


@pytest.mark.parametrize(
    ("name", "figure", "refused"),
    [
        ("South Korea's National Intelligence Service", 11_000, True),
        ("national intelligence service", 11_000, True),
        ("National Intelligence Service", 15_000, False),
        ("Ministry of Defence", 11_000, False),
        (None, 11_000, False),
    ],
)
def test_figure_that_set_the_prior_weighs_nothing(name, figure, refused) -> None:
    """Origin and figure must both match a source note of the scenario."""
    import dataclasses

    note = SourceNote("nis", "NIS, briefing", AS_OF, ("National Intelligence Service",), (11_000.0,))
    told = claim("c1", reading("present", figure, figure, "exact"), source=name, figure=figure)
    sourced = dataclasses.replace(scenario(), sources={"nis": note})
    assert refusal(told, ledger(told), sourced).startswith("set the prior already") is refused


def test_claim_that_every_or_no_future_fits_is_undecided() -> None:
    """A share of 0 or 1 gives a reason and no factor."""
    one = scenario()
    for present in ([0, 0, 0], [9_000, 9_000, 9_000]):
        found = likelihood(
            claim("c1", event("more_sent"), kind="forecast"), one, {"": futures(one, present)}, {"": 1.0}
        )
        assert found.reason == UNDECIDED
        assert not found.log_factors
    none = reading("present", 1, 9, condition="rotating")
    found = likelihood(claim("c1", none), one, {"": futures(one, [9_000] * 3)}, {"": 1.0})
    assert "condition" in found.reason


@given(st.floats(2.0, 1e7), st.sampled_from(["approx", "exact", "at_most", "less_than", "at_least", "more_than"]))
@settings(deadline=None, max_examples=60)
def test_soft_intervals_stay_between_nothing_and_full(number, bound) -> None:
    """Every fit lies in [0, 1], reaches nearly 1, and NaN and zero troops never fit a number."""
    soft = soft_interval(bound, number, number)
    grid = number * np.exp(np.linspace(-3.0, 3.0, 1_201))
    fit = soft.fit(grid)
    assert fit.min() >= 0.0
    assert 0.9 < fit.max() <= 1.0
    assert soft.fit(np.array([np.nan, 0.0])).tolist() == [0.0, 0.0]


def test_at_least_leaves_a_tenth_beyond_its_90_per_cent_point() -> None:
    """A log-uniform truth lies beyond 1.5 N (at least) or 1.2 N (more than) one time in ten."""
    for bound, tail in (("at_least", 1.5), ("more_than", 1.2)):
        fit = soft_interval(bound, 10_000.0, None).fit(NUMBERS)
        assert fit[10_000 * tail < NUMBERS].sum() / fit.sum() == pytest.approx(0.1, abs=0.01)


def test_numbers_are_read_to_their_written_precision() -> None:
    """Round numbers are read to 10 or 5 %, others to half their last significant digit."""
    assert soft_interval("approx", 11_000, 11_000) == Soft(9_900.0, pytest.approx(12_100.0))
    assert soft_interval("exact", 100_000, 100_000) == Soft(95_000.0, 105_000.0)
    assert soft_interval("exact", 15_000, 15_000).high == pytest.approx(15_500.0)
    assert soft_interval("approx", 10_900, 10_900).high == pytest.approx(11_009.0)
    assert soft_interval("exact", 0, 0).fit(np.array([0.0, 3.0])).round(3).tolist() == [1.0, 0.0]


def test_bare_words_have_surveyed_or_assumed_probabilities() -> None:
    """A claim without a surveyed cue gets its modality's mean; a flat intention is only a will."""
    assert _trust.probability_told(claim("c1", kind="forecast", modality="possible")) == 0.419
    assert _trust.probability_told(claim("c1", kind="intention")) == 0.70
    assert _trust.probability_told(claim("c1", kind="forecast")) == 0.98


def test_likelihoods_are_said_in_words() -> None:
    """The sentence names the meaning, the probability and the trust."""
    readings = (
        reading("sent", None, 100_000, "at_most", weight=0.7),
        reading("present_peak", None, 100_000, "at_most", weight=0.3),
    )
    said = say_likelihood(claim("c1", *readings, kind="forecast", told=0.419))
    assert "30,000 to 100,000 sent in all (70 %), or 30,000 to 100,000 present at once (30 %)" in said
    assert "42 % probable" in said
    assert "50 % of the way" in said
    assert "nothing" in say_likelihood(claim("c1"))


def test_readings_and_relations_leave_the_factor_of_a_claim_alone() -> None:
    """A relation changes how claims pool, never the factor of one of them."""
    one = scenario()
    block = {"": futures(one, [0, 5_000])}
    told = [claim(name, event("more_sent")) for name in ("c1", "c2")]
    bare = weigh_futures(one, ledger(*told), block, seed=1)
    linked = weigh_futures(one, ledger(*told, relations=(Relation("same", "c1", "c2"),)), block, seed=1)
    np.testing.assert_array_equal(bare.log_factors["c1"][""], linked.log_factors["c1"][""])
