"""Whether claims hold together: shares by hand, minimal conflicts, what would have to give, the nearest future."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from weigh_toys import claim, event, futures, ledger, reading, scenario

from contingent.claims import Review
from contingent.errors import UsageError
from contingent.weigh import jointly, nearest, say_conflict, say_nearest
from contingent.weigh._soft import soft_interval
from contingent.weigh._weighing import weigh_futures

TWO = scenario(a=0.5, b=0.5)
COUNT = 4_000


def _posterior(*told):
    """Present and sent in all, independent of each other but for b, where few sent means few present."""
    rng = np.random.default_rng(4)
    here, gone = rng.uniform(5_000, 20_000, (2, COUNT))
    blocks = {
        "a": futures(TWO, here, here + gone, name="a", batch=here / 2),
        "b": futures(TWO, here, here + 100, name="b", batch=here / 2),
    }
    return weigh_futures(TWO, ledger(*told), blocks, seed=1)


MANY = claim("c1", reading("present", 15_000, None, "at_least"), figure=15_000)
FEW = claim("c2", reading("sent", None, 12_000, "at_most"), figure=12_000)
NONE = claim("c3", event("more_sent"), polarity="negative", kind="forecast", told=0.5)


def test_shares_by_hand():
    """Each claim's share is the weighted share of futures that it fits by half; together that of both at once."""
    posterior = _posterior(MANY, claim("c4", event("more_sent"), kind="forecast", told=0.5))
    found = jointly(posterior)
    fits = soft_interval("at_least", 15_000, None).fit
    met = {n: fits(h.futures.on("present", TWO.horizon).astype(float)) >= 0.5 for n, h in posterior.hypotheses.items()}
    assert found.before.value == pytest.approx(np.concatenate(list(met.values())).mean())
    assert found.alone_before["c4"].value == 1.0
    assert found.without["c4"] == pytest.approx(found.alone["c1"].value)
    assert found.together.value <= min(one.value for one in found.alone.values())
    weights = {n: np.exp(h.log_weights) / np.exp(h.log_weights).sum() for n, h in posterior.hypotheses.items()}
    shares = {name: each.probability.value for name, each in posterior.hypotheses.items()}
    assert found.together.value == pytest.approx(sum(shares[n] * float((w * met[n]).sum()) for n, w in weights.items()))


def test_minimal_sets_and_what_gives():
    """15,000 present and at most 12,000 sent in all exclude each other; a third claim that fits both is in no set."""
    found = jointly(_posterior(MANY, FEW, claim("c4", event("more_sent"), kind="forecast", told=0.5)))
    assert [one.claims for one in found.conflicts] == [("c1", "c2")]
    conflict = found.conflicts[0]
    assert conflict.share.value == 0.0
    assert conflict.without["c1"] == pytest.approx(found.alone_before["c2"].value)
    assert say_conflict(conflict).startswith("c1 and c2: in no future")
    assert found.rule is None


def test_three_that_fit_in_pairs_only():
    """Three claims, any two of which are met, and never all: one set of three and no pair."""
    luck = np.random.default_rng(1).permutation(3 * 1_000) % 3
    figures = [np.where(luck == miss, 0, 9_000) for miss in range(3)]
    one = scenario(a=1.0)
    first, second, third = figures
    block = futures(one, np.column_stack([first, second]), np.column_stack([first, second + third]))
    told = [
        claim("c1", reading("present", 8_000, 10_000, end=one.as_of, start=one.as_of)),
        claim("c2", reading("present", 8_000, 10_000)),
        claim("c3", reading("returned", 8_000, 10_000)),
    ]
    found = jointly(weigh_futures(one, ledger(*told), {"": block}, seed=1))
    assert [each.claims for each in found.conflicts] == [("c1", "c2", "c3")]
    assert list(found.conflicts[0].without.values()) == pytest.approx([1 / 3] * 3, abs=0.01)


def test_a_claim_and_its_denial():
    """A claim and its denial conflict; either is met alone; order changes nothing."""
    yes = claim("c1", reading("present", 12_000, None, "at_least"))
    no = claim("c2", reading("present", 12_000, None, "at_least"), polarity="negative")
    one, other = jointly(_posterior(yes, no)), jointly(_posterior(no, yes))
    assert [set(each.claims) for each in (*one.conflicts, *other.conflicts)] == [{"c1", "c2"}] * 2
    assert (one.together, one.before) == (other.together, other.before)
    assert one.alone_before["c1"].value + one.alone_before["c2"].value == pytest.approx(1.0)


def test_a_rule_names_the_condition():
    """The futures that meet both figures are told apart by the batch, which is half of what is present."""
    found = jointly(_posterior(claim("c1", reading("present", 15_000, 19_000)), claim("c2", event("more_sent"))))
    assert found.rule is not None
    assert found.rule.terms[0][0] == "batch"
    assert found.rule.precision > 1.3 * found.rule.base


def test_the_nearest_future_and_what_stands_in_the_way():
    """A figure beyond all futures: the largest is named with its number, by how much it misses, and the batch."""
    far = claim("c1", reading("present", 60_000, None, "at_least"))
    posterior = _posterior(far)
    found = nearest(posterior, far)
    assert found is not None
    assert found.times == pytest.approx(60_001 / (found.value + 1))
    seen = posterior.hypotheses[found.hypothesis].futures.on("present", TWO.horizon)
    assert found.value == seen.max() == seen[found.future]
    assert "batch is at least" in say_nearest(found)
    assert jointly(posterior).conflicts[0].claims == ("c1",)


def test_what_cannot_be_met_or_missed_is_named():
    """Claims without a measure, and rejected ones, are not looked at; an unknown id is refused."""
    silent = claim("c1")
    rejected = replace(MANY, id="c2", review=Review(verdict="rejected"))
    unknown = replace(MANY, id="c3", modality="unknown")  # neither confirmed nor denied
    found = jointly(_posterior(silent, rejected, unknown), ["c1", "c2", "c3"])
    assert found.claims == ()
    assert set(found.unmeasured) == {"c1", "c2", "c3"}
    assert nearest(_posterior(silent), silent) is None
    assert nearest(_posterior(NONE), NONE) is None
    with pytest.raises(UsageError, match="no such claim"):
        jointly(_posterior(MANY), ["c9"])
