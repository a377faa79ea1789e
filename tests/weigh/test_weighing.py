"""Evidence, probabilities and their errors: by hand where it can be done, by property elsewhere."""

from __future__ import annotations

import dataclasses
import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weigh_toys import AS_OF, HORIZON, claim, event, futures, ledger, reading, scenario

from contingent.claims import Grade, Relation, Source
from contingent.measures import Window
from contingent.weigh import _likelihood, reweigh
from contingent.weigh._evidence import jackknife, mixture
from contingent.weigh._groups import groups
from contingent.weigh._values import window_of
from contingent.weigh._weighing import weigh_futures
from contingent.weigh._weights import blocks, diagnose, effective

TWO = scenario(a=0.25, b=0.75)


def _blocks(share_a: float = 0.8, share_b: float = 0.2, count: int = 4_000):
    """Futures of two hypotheses in which more are sent with the given shares, well mixed."""
    luck = np.random.default_rng(7).permutation(count) / count
    return {
        name: futures(TWO, np.where(luck < share, 5_000, 0), name=name)
        for name, share in (("a", share_a), ("b", share_b))
    }


def _many(seed: int = 3, count: int = 400):
    """Futures of varied presence and totals, the same luck under both hypotheses."""
    rng = np.random.default_rng(seed)
    here, gone = rng.lognormal(9.3, 0.5, count), rng.lognormal(10.3, 0.7, count)
    some = np.arange(count) % 7 > 0  # one future in seven sends nobody
    return {
        "a": futures(TWO, here, here + gone, name="a"),
        "b": futures(TWO, 0.6 * here * some, (0.6 * here + 0.3 * gone) * some, name="b"),
    }


CLAIMS = (
    claim("c1", reading("sent", None, 60_000, "at_most"), kind="forecast", told=0.42, origin="x"),
    claim("c2", reading("present", 10_000, 10_000, "approx"), grade="B", origin="y"),
    claim("c3", event("more_sent"), kind="forecast", told=0.7, origin="x"),
    claim("c4", reading("present_peak", 8_000, None, "at_least"), kind="forecast", told=0.73, origin="z"),
)


def _same(one, other) -> bool:
    return all(
        np.array_equal(each.log_weights, other.hypotheses[name].log_weights)
        and each.probability == other.hypotheses[name].probability
        for name, each in one.hypotheses.items()
    )


def test_two_hypotheses_by_hand() -> None:
    """A fact graded B over two hypotheses gives the posterior that Bayes' rule gives on paper."""
    posterior = weigh_futures(TWO, ledger(claim("c1", event("more_sent"), grade="B")), _blocks(), seed=1)
    share = 0.25 * 0.8 + 0.75 * 0.2
    evidence = {name: 0.25 + 0.75 * part / share for name, part in (("a", 0.8), ("b", 0.2))}
    expected = 0.25 * evidence["a"] / (0.25 * evidence["a"] + 0.75 * evidence["b"])
    found = posterior.hypotheses
    assert found["a"].probability.value == pytest.approx(expected)
    assert math.exp(found["b"].log_evidence.value) == pytest.approx(evidence["b"])
    assert found["a"].probability.reliable


def test_error_is_that_of_independent_runs() -> None:
    """The jackknife error of a probability agrees with the spread over a hundred fresh simulations."""
    told, found, errors = ledger(claim("c1", event("more_sent"), kind="forecast", told=0.9)), [], []
    for seed in range(100):
        rng = np.random.default_rng(seed)
        drawn = {
            name: futures(TWO, np.where(rng.random(1_600) < share, 5_000, 0), name=name)
            for name, share in (("a", 0.3), ("b", 0.2))
        }
        estimate = weigh_futures(TWO, told, drawn, seed=1).hypotheses["a"].probability
        found.append(estimate.value)
        errors.append(estimate.error)
    # Prior shares come from the same futures, so the true spread is not exactly the weights' own.
    assert np.std(found) == pytest.approx(np.mean(errors), rel=0.35)


@given(st.permutations(range(len(CLAIMS))))
@settings(deadline=None, max_examples=12)
def test_order_of_claims_changes_nothing(order) -> None:
    """Any order of the ledger gives the same weights and probabilities, bit for bit."""
    block = _many()
    straight = weigh_futures(TWO, ledger(*CLAIMS), block, seed=1)
    assert _same(straight, weigh_futures(TWO, ledger(*(CLAIMS[k] for k in order)), block, seed=1))


@pytest.mark.parametrize("times", [1, 3])
def test_repeating_a_claim_changes_nothing(times) -> None:
    """One origin telling the same thing again counts once."""
    again = [dataclasses.replace(CLAIMS[0], id=f"d{k}") for k in range(times)]
    once = weigh_futures(TWO, ledger(*CLAIMS), _many(), seed=1)
    more = weigh_futures(TWO, ledger(*CLAIMS, *again), _many(), seed=1)
    for name, each in once.hypotheses.items():
        np.testing.assert_allclose(more.hypotheses[name].log_weights, each.log_weights, atol=1e-12)


def test_another_origin_counts_again() -> None:
    """The same claim by a second source of its own is corroboration and moves the weights further."""
    second = dataclasses.replace(CLAIMS[3], id="d1", origin="someone else")
    once = weigh_futures(TWO, ledger(CLAIMS[3]), _many(), seed=1).hypotheses["a"].probability.value
    twice = weigh_futures(TWO, ledger(CLAIMS[3], second), _many(), seed=1).hypotheses["a"].probability.value
    assert abs(twice - 0.25) > abs(once - 0.25) > 0.0


def test_retelling_in_the_reporters_voice_counts_once() -> None:
    """A headline that repeats a sourced claim joins its group; a second named source does not."""
    told = dataclasses.replace(CLAIMS[0], source=Source("NIS", "government_body"))
    headline = dataclasses.replace(CLAIMS[0], id="d1", origin="paper")
    named = dataclasses.replace(headline, source=Source("HUR", "government_body"))
    link = (Relation("same", "c1", "d1"),)
    assert groups(ledger(told, headline, relations=link), {"c1", "d1"}) == (("c1", "d1"),)
    assert groups(ledger(told, named, relations=link), {"c1", "d1"}) == (("c1",), ("d1",))


def test_one_origin_on_two_things_counts_twice() -> None:
    """Claims of one origin about different measures keep a factor each."""
    assert groups(ledger(*CLAIMS), {"c1", "c3"}) == (("c1",), ("c3",))


def test_refused_claim_changes_nothing() -> None:
    """An opinion, or a claim without a reading, leaves every weight as it was and says why."""
    block = _many()
    more = (claim("d1", event("more_sent"), kind="opinion"), claim("d2"))
    without = weigh_futures(TWO, ledger(*CLAIMS), block, seed=1)
    posterior = weigh_futures(TWO, ledger(*CLAIMS, *more), block, seed=1)
    assert _same(without, posterior)
    assert set(posterior.refused) == {"d1", "d2"}
    assert set(posterior.log_factors) == {"c1", "c2", "c3", "c4"}


def test_no_claims_leave_the_prior() -> None:
    """An empty ledger gives back the priors, with no error."""
    posterior = weigh_futures(TWO, ledger(), _blocks(), seed=1)
    assert posterior.hypotheses["a"].probability.value == pytest.approx(0.25)
    assert posterior.hypotheses["a"].probability.error == pytest.approx(0.0, abs=1e-15)


def test_reweighing_by_the_same_ledger_is_the_identity() -> None:
    """Stored factors and factors from scratch agree bit for bit, and a changed claim is noticed."""
    posterior = weigh_futures(TWO, ledger(*CLAIMS), _many(), seed=1)
    assert _same(posterior, reweigh(posterior, ledger(*CLAIMS)))
    for change in ({"kind": "opinion"}, {"grade": Grade("A")}):
        changed = ledger(dataclasses.replace(CLAIMS[0], **change), *CLAIMS[1:])
        other = reweigh(posterior, changed)
        assert not _same(posterior, other)
        assert _same(other, weigh_futures(TWO, changed, _many(), seed=1))


def test_probabilities_sum_to_one() -> None:
    """Posterior probabilities of the hypotheses sum to 1."""
    found = weigh_futures(TWO, ledger(*CLAIMS), _many(), seed=1).hypotheses
    assert sum(each.probability.value for each in found.values()) == pytest.approx(1.0)


def test_scenario_without_hypotheses_is_the_only_one() -> None:
    """A scenario without hypotheses is weighed as it stands, with probability 1."""
    one = scenario()
    posterior = weigh_futures(one, ledger(*CLAIMS), {"": futures(one, np.arange(2_000, 12_000, 4))}, seed=1)
    assert posterior.hypotheses[""].title == "Toy"
    assert posterior.hypotheses[""].probability.value == 1.0


def test_zero_prior_stays_zero() -> None:
    """No claim can raise a hypothesis of prior 0, nor does it shift the prior share b."""
    three = scenario(a=0.25, b=0.75, c=0.0)
    block = {**_blocks(), "c": futures(three, np.full(4_000, 5_000), name="c")}
    told = ledger(claim("c1", event("more_sent"), grade="B"))
    with_c = weigh_futures(three, told, block, seed=1)
    without = weigh_futures(TWO, told, _blocks(), seed=1)
    assert with_c.hypotheses["c"].probability.value == 0.0
    assert with_c.hypotheses["a"].probability.value == without.hypotheses["a"].probability.value


def test_priors_are_scaled_to_a_sum_of_one() -> None:
    """Priors of 0.2 and 0.6 weigh as 0.25 and 0.75."""
    told = ledger(claim("c1", event("more_sent"), grade="B"))
    found = weigh_futures(scenario(a=0.2, b=0.6), told, _blocks(), seed=1).hypotheses["a"]
    expected = weigh_futures(TWO, told, _blocks(), seed=1).hypotheses["a"]
    assert found.prior == pytest.approx(0.25)
    assert found.probability.value == pytest.approx(expected.probability.value)


def test_window_beyond_the_horizon_ends_with_it() -> None:
    """A reading that ends after the horizon is asked up to it, so that a yearly rate stays one."""
    late = reading("sent_per_year", 1, 9, end=date(2030, 1, 1))
    assert window_of(late, TWO) == Window(AS_OF, HORIZON)
    assert window_of(reading("sent", 1, 9, end=date(2024, 10, 20)), TWO).start == date(2024, 10, 20)


def test_impossible_claims_give_a_reason_and_no_digits(monkeypatch) -> None:
    """Two certain claims that exclude each other leave no future, and every estimate says so."""
    monkeypatch.setattr(_likelihood, "trust", lambda claim: 1.0)
    told = ledger(claim("c1", event("more_sent")), claim("c2", event("more_sent", happens=False)))
    with np.errstate(all="raise"):
        posterior = weigh_futures(TWO, told, _blocks(), seed=1)
    window = Window(AS_OF, HORIZON)
    for estimate in (
        posterior.hypotheses["a"].probability,
        posterior.probability("sent", window, lambda values: values > 0),
    ):
        assert not estimate.reliable
        assert "no simulated future is compatible" in estimate.reason
    assert np.isnan(posterior.quantiles("sent", [HORIZON], [0.5])).all()


def test_collapsed_weights_are_unreliable() -> None:
    """Weights that rest on a handful of futures are refused, with the effective number in the reason."""
    collapsed = np.full(4_000, -40.0)
    collapsed[:12] = np.linspace(0.0, 3.0, 12)
    found = diagnose(collapsed)
    assert not found.reliable
    assert "effective futures of 4,000" in found.reason


def test_bad_hypothesis_that_matters_spoils_the_digits_and_one_that_does_not_leaves_them() -> None:
    """Only hypotheses above 1 % decide whether probabilities may be printed."""
    few = {"a": _blocks(count=4_000)["a"], "b": _blocks(count=400)["b"]}
    assert not weigh_futures(TWO, ledger(), few, seed=1).hypotheses["a"].probability.reliable
    slight = scenario(a=0.995, b=0.005)
    assert weigh_futures(slight, ledger(), few, seed=1).hypotheses["a"].probability.reliable


def test_bound_on_the_weights_overrules_a_spurious_tail() -> None:
    """Clumps of large but bounded weights do not count as a heavy tail; without the bound they do."""
    clumps = 0.001 * np.random.default_rng(2).random(20_000)
    clumps[:20] = 1.0
    assert not diagnose(clumps).reliable
    assert diagnose(clumps, most=1.0).reliable
    assert not diagnose(clumps, most=9.0).reliable


@given(st.lists(st.floats(-30.0, 5.0), min_size=1, max_size=40))
@settings(deadline=None, max_examples=50)
def test_effective_number_lies_between_one_and_all(logs) -> None:
    """The effective sample size is between 1 and the number of futures, whatever the scale."""
    array = np.array(logs)
    assert 1.0 - 1e-9 <= effective(array) <= array.size + 1e-9
    assert effective(array - 700.0) == pytest.approx(effective(array))


def test_runs_cover_every_future_once() -> None:
    """Eight runs split the futures without gap or overlap, and few futures give none."""
    covered = np.concatenate([np.arange(100)[cut] for cut in blocks(100)])
    assert covered.tolist() == list(range(100))
    assert blocks(7) == []


def test_jackknife_of_a_mean_is_its_standard_error() -> None:
    """For a mean the jackknife is the textbook standard error; one run has none."""
    runs = np.array([3.0, 1.0, 4.0, 1.0, 5.0])
    without = (runs.sum() - runs) / 4
    assert jackknife(without) == pytest.approx(runs.std(ddof=1) / math.sqrt(5))
    assert math.isnan(jackknife(runs[:1]))


def test_mixture_survives_huge_and_hopeless_evidence() -> None:
    """Log evidences far beyond floating point give probabilities, and nothing possible gives NaN."""
    assert mixture({"a": 5_000.0, "b": 4_000.0}, {"a": 0.5, "b": 0.5}) == {"a": 1.0, "b": 0.0}
    assert all(math.isnan(each) for each in mixture({"a": -math.inf}, {"a": 1.0}).values())
