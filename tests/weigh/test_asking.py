"""Questions asked of a posterior: probabilities, quantiles, means, sampled futures, effects of claims."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from weigh_toys import AS_OF, HORIZON, START, claim, event, futures, ledger, reading, scenario

from contingent.errors import UsageError
from contingent.measures import Window
from contingent.weigh import effects, expectation, sample_futures
from contingent.weigh._quantile import weighted_quantiles
from contingent.weigh._weighing import weigh_futures

TWO = scenario(a=0.4, b=0.6)
SPAN = Window(AS_OF, HORIZON)


@pytest.fixture(scope="module")
def posterior():
    """Two hypotheses of 4,000 futures each, weighed by three claims."""
    rng = np.random.default_rng(17)
    here, gone = rng.lognormal(9.3, 0.4, 8_000), rng.lognormal(9.5, 0.6, 8_000)
    some = np.arange(8_000) % 7 > 0  # one future in seven sends nobody
    block = {
        "a": futures(TWO, here, here + gone, name="a", tour=rng.uniform(60, 180, 8_000)),
        "b": futures(TWO, 0.7 * here * some, (0.7 * here + 0.2 * gone) * some, name="b"),
    }
    told = ledger(
        claim("c1", reading("sent", None, 30_000, "at_most"), kind="forecast", told=0.6, origin="x"),
        claim("c2", reading("present", 12_000, 12_000, "approx"), grade="B", origin="y"),
        claim("c3", event("more_sent"), kind="forecast", told=0.9, origin="z"),
    )
    return weigh_futures(TWO, told, block, seed=1)


def _flat(posterior, measure, when=HORIZON):
    """Values and weights of all futures in one array."""
    window = Window(min(AS_OF, when), when)
    results = posterior.hypotheses.values()
    weights = [each.probability.value * np.exp(each.log_weights) / np.exp(each.log_weights).sum() for each in results]
    return np.concatenate([each.futures.measure(measure, window) for each in results]), np.concatenate(weights)


@pytest.mark.parametrize("measure", ["present", "sent", "sent_per_year"])
def test_quantiles_agree_with_numpy(posterior, measure) -> None:
    """Counted and sorted quantiles are those of NumPy's weighted inverted distribution function."""
    qs = [0.0, 0.05, 0.25, 0.5, 0.9, 1.0]
    values, weights = _flat(posterior, measure)
    expected = np.quantile(values, qs, weights=weights, method="inverted_cdf")
    np.testing.assert_allclose(posterior.quantiles(measure, [HORIZON], qs)[0], expected)


def test_quantiles_of_one_hypothesis_and_of_several_days(posterior) -> None:
    """A hypothesis can be asked alone; rows follow the days, before the as-of date too."""
    alone = posterior.quantiles("present", [START, HORIZON], [0.5], "b")
    assert alone.shape == (2, 1)
    assert alone[0, 0] == 0.0
    assert alone[1, 0] < posterior.quantiles("present", [HORIZON], [0.5], "a")[0, 0]


def test_quantiles_leave_out_futures_without_the_measure(posterior) -> None:
    """A tour length is asked among futures that have one; where none has, the answer is NaN."""
    assert 60 <= posterior.quantiles("tour", [HORIZON], [0.5])[0, 0] <= 180
    assert math.isnan(posterior.quantiles("tour", [HORIZON], [0.5], "b")[0, 0])


def test_weighted_quantiles_skip_values_without_weight() -> None:
    """Values of weight zero are never given, not even as the smallest or largest."""
    values, weights = np.array([1.0, 2.0, 3.0, np.nan]), np.array([0.0, 1.0, 0.0, 5.0])
    assert weighted_quantiles(values, weights, [0.0, 0.5, 1.0]).tolist() == [2.0, 2.0, 2.0]
    assert np.isnan(weighted_quantiles(values, 0.0 * weights, [0.5])).all()


def test_quantiles_by_counting_are_those_by_sorting() -> None:
    """Whole numbers are counted by bins; the values found are those that sorting finds, ties and gaps included."""
    rng, levels = np.random.default_rng(1), [0.0, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 1.0]
    for run in range(60):
        size, top = int(rng.integers(1, 3_000)), int(10 ** rng.uniform(0, 7))
        values = rng.integers(-top if run % 7 == 0 else 0, top, size).astype(float)
        values = np.where(rng.random(size) < 0.3 * (run % 3), values[0], values)
        weights = np.ones(size) if run % 2 else np.exp(rng.normal(0.0, 3.0, size))
        order = np.argsort(values, kind="stable")
        sums = np.cumsum(weights[order])
        places = np.searchsorted(sums, np.maximum(np.array(levels) - 1e-12, 0.0) * sums[-1])
        expected = values[order[np.minimum(places, size - 1)]]
        assert np.array_equal(weighted_quantiles(values, weights, levels), expected), run


def test_probability_and_mean_are_weighted_over_both_hypotheses(posterior) -> None:
    """Shares and means of the mixture are those of all futures under their weights."""
    values, weights = _flat(posterior, "sent")
    found = posterior.probability("sent", SPAN, lambda each: each >= 20_000)
    assert found.value == pytest.approx(weights[values >= 20_000].sum())
    assert 0.0 < found.error < 0.02
    assert expectation(posterior, "sent", SPAN).value == pytest.approx((weights * values).sum())
    parts = [posterior.probability("sent", SPAN, lambda each: each >= 20_000, name).value for name in ("a", "b")]
    assert min(parts) < found.value < max(parts)


def test_no_hit_gives_the_rule_of_three(posterior) -> None:
    """An event in no future has value 0, one in all has 1, with 3 over the effective futures as error."""
    one = scenario()
    even = weigh_futures(one, ledger(), {"": futures(one, np.arange(2_000) + 2_000)}, seed=1)
    for asked in (posterior, even):
        none = asked.probability("sent", SPAN, lambda values: values > 10**9)
        every = asked.probability("sent", SPAN, lambda values: values >= 0)
        assert (none.value, every.value) == (0.0, 1.0)
        assert none.error == every.error < 0.01
        assert none.reliable
    assert none.error == pytest.approx(3.0 / 2_000)


def test_no_hit_among_few_futures_is_unreliable() -> None:
    """With few effective futures even "less than 1 %" may not be said, and the reason is given."""
    one = scenario()
    few = weigh_futures(one, ledger(), {"": futures(one, np.arange(100) + 2_000)}, seed=1)
    found = few.probability("sent", SPAN, lambda values: values > 10**9)
    assert not found.reliable
    assert "100 effective futures of 100" in found.reason


def test_measure_without_values_is_unreliable(posterior) -> None:
    """The mean of a measure that exists nowhere has a reason and no digits."""
    found = expectation(posterior, "tour", SPAN, "b")
    assert not found.reliable
    assert found.reason == "it exists in no simulated future"


def test_unknown_hypothesis_is_a_usage_error(posterior) -> None:
    """A misspelt hypothesis is answered with those that exist."""
    with pytest.raises(UsageError, match="a, b"):
        posterior.quantiles("sent", [HORIZON], [0.5], "c")


def test_sampled_futures_spread_over_the_distribution(posterior) -> None:
    """Nine futures stand near the nine weighted deciles in between, the same ones every time."""
    picked = sample_futures(posterior, 9, measure="present")
    assert picked == sample_futures(posterior, 9, measure="present")
    values = [posterior.hypotheses[name].futures.on("present", HORIZON)[index] for name, index in picked]
    expected = posterior.quantiles("present", [HORIZON], [(k + 0.5) / 9 for k in range(9)])[0]
    np.testing.assert_allclose(values, expected)
    assert {name for name, _ in sample_futures(posterior, 5, "b")} == {"b"}
    assert sample_futures(posterior, 0) == []


def test_effects_are_the_differences_of_two_weighings(posterior) -> None:
    """Leaving a claim out by its stored factor equals weighing without it."""
    blocks = {name: each.futures for name, each in posterior.hypotheses.items()}
    for effect in effects(posterior):
        rest = ledger(*(each for each in posterior.ledger.claims if each.id != effect.claim))
        less = weigh_futures(TWO, rest, blocks, seed=1)
        for name, change in effect.changes.items():
            before, after = less.hypotheses[name], posterior.hypotheses[name]
            assert change.value == pytest.approx(after.probability.value - before.probability.value)
            gain = after.log_evidence.value - before.log_evidence.value
            assert effect.log_ratios[name] == pytest.approx(gain)
        assert sum(change.value for change in effect.changes.values()) == pytest.approx(0.0, abs=1e-12)


def test_effects_say_which_hypothesis_a_claim_speaks_for(posterior) -> None:
    """The odds in the sentence are the ratio of evidences, and a dull claim is called one."""
    found = {each.claim: each for each in effects(posterior)}
    strongest = max(found.values(), key=lambda each: each.ratio)
    ratio = math.exp(strongest.log_ratios[strongest.favoured] - strongest.log_ratios[strongest.disfavoured])
    assert strongest.ratio == pytest.approx(ratio)
    assert f"speaks {ratio:.1f}:1 for" in strongest.sentence
    assert {each.favoured for each in found.values()} <= {"a", "b"}


def test_effect_of_a_repeated_claim_is_nothing_on_its_own(posterior) -> None:
    """A claim whose twin stands changes nothing when it is left out, and names the twin."""
    twin = dataclasses.replace(posterior.ledger.by_id["c1"], id="d1")
    blocks = {name: each.futures for name, each in posterior.hypotheses.items()}
    doubled = weigh_futures(TWO, ledger(*posterior.ledger.claims, twin), blocks, seed=1)
    found = {each.claim: each for each in effects(doubled)}
    assert found["c1"].twins == ("d1",)
    assert found["c1"].changes["a"].value == pytest.approx(0.0, abs=1e-12)
    assert "shares its weight with d1" in found["c1"].sentence
    alone = next(each for each in effects(posterior) if each.claim == "c1")
    assert found["c1"].ratio == pytest.approx(alone.ratio)


def test_effects_without_claims_are_empty() -> None:
    """A posterior that no claim weighed has no effects."""
    one = scenario()
    assert effects(weigh_futures(one, ledger(), {"": futures(one, [5_000] * 50)}, seed=1)) == ()
