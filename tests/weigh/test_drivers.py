"""Which input drives a measure: known indices, chance, hypotheses as an input, and what cannot be answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from weigh_toys import HORIZON, claim, event, futures, ledger, scenario

from contingent.measures import Window
from contingent.weigh import drivers
from contingent.weigh._ratio import CLASSES, GROUPS, chance_level, classes, ratios, sums
from contingent.weigh._weighing import weigh_futures

ONE = scenario(a=1.0)
COUNT = 20_000


def _posterior(of, blocks, *told):
    """Weigh futures made of people present and of inputs, by hypothesis."""
    made = {
        name: replace(futures(of, np.rint(people), name=name), inputs=inputs)
        for name, (people, inputs) in blocks.items()
    }  # fmt: skip
    return weigh_futures(of, ledger(*told), made, seed=1)


def _shares(posterior, **asked):
    return {one.path: one for one in drivers(posterior, "present", **asked).found}


def test_indices_of_ishigami():
    """On Ishigami's function the first-order indices are 0.314, 0.442 and 0; a rank correlation misses the second."""
    rng = np.random.default_rng(5)
    x = rng.uniform(-np.pi, np.pi, (3, COUNT))
    y = np.sin(x[0]) + 7.0 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0])
    found = _shares(_posterior(ONE, {"a": (1_000 * (y + 20), {f"x{n + 1}": x[n] for n in range(3)})}))
    exact = {"x1": 0.3139, "x2": 0.4424, "x3": 0.0}  # Ishigami & Homma 1990, a = 7, b = 0.1
    for name, share in exact.items():
        assert found[name].share.value == pytest.approx(share, abs=0.012), name
        assert found[name].low - 0.004 <= share <= found[name].high + 0.004, name
    assert (found["x1"].way, found["x2"].way) == ("up", "both")


def test_indices_of_a_linear_law_under_weights():
    """Of y = 3a + 2b + c with normal inputs the shares are 9, 4 and 1 of 14, tilted weights or not."""
    rng = np.random.default_rng(6)
    a, b, c = rng.standard_normal((3, COUNT))
    inputs = {"a": a, "b": b, "c": -c, "idle": rng.standard_normal(COUNT), "still": np.ones(COUNT)}
    posterior = _posterior(ONE, {"a": (100 * (3 * a + 2 * b + c) + 5_000, inputs)})
    result = replace(posterior.hypotheses["a"], log_weights=0.5 * rng.standard_normal(COUNT))  # luck, not evidence
    for each in (posterior, replace(posterior, hypotheses={"a": result})):
        found = _shares(each)
        for name, share in (("a", 9 / 14), ("b", 4 / 14), ("c", 1 / 14), ("idle", 0.0)):
            assert found[name].share.value == pytest.approx(share, abs=0.02), name
        assert (found["a"].way, found["c"].way) == ("up", "down")
        assert "still" not in found


def test_what_the_hypotheses_explain():
    """Two hypotheses with means four deviations apart: their own share is 4/5, the input's within them 1/5."""
    two = scenario(a=0.5, b=0.5)
    z = np.random.default_rng(2).standard_normal(COUNT)
    found = _shares(_posterior(two, {"a": (5_000 + 100 * z, {"z": z}), "b": (5_400 + 100 * z, {"z": z})}))
    assert found["hypothesis"].share.value == pytest.approx(0.8, abs=0.005)
    assert found["z"].share.value == pytest.approx(0.2, abs=0.005)
    assert found["z"].at_high - found["z"].at_low == pytest.approx(100 * 2 * 1.3998, rel=0.05)  # fifths of a normal


def test_interval_covers_the_index():
    """The 90 % interval holds the exact share in 80 to 97 of 100 sets of futures."""
    held = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        a, b = rng.standard_normal((2, 2_000))
        people = 100 * (a + 2 * b) + 5_000
        groups = np.arange(2_000) * GROUPS // 2_000
        totals = np.array(
            [np.bincount(groups, each, GROUPS) for each in (np.ones(2_000), people, people**2, np.ones(2_000))]
        )
        drawn = rng.multinomial(GROUPS, np.full(GROUPS, 1 / GROUPS), 200).astype(float)
        places = classes(a, np.ones(2_000))
        between, total = ratios(
            sums(places, groups, np.ones(2_000), people), totals, np.vstack([np.ones(GROUPS), drawn])
        ).T
        share = between / total
        low, high = np.quantile(share[1:] - share[1:].mean() + share[0], [0.05, 0.95])
        held += low <= 0.2 <= high
    assert 80 <= held <= 97


def test_level_of_chance():
    """Of 60 inputs without effect the best passes the level in about one set of futures in twenty."""
    rng, passed = np.random.default_rng(8), 0
    people = rng.lognormal(9.0, 0.5, 4_000)
    groups = np.arange(4_000) * GROUPS // 4_000
    totals = np.array(
        [np.bincount(groups, each, GROUPS) for each in (np.ones(4_000), people, people**2, np.ones(4_000))]
    )
    level = chance_level(4_000.0, 60)
    for _ in range(100):
        idle = rng.integers(0, CLASSES, (60, 4_000), dtype=np.uint8)
        found = [ratios(sums(one, groups, np.ones(4_000), people), totals, np.ones((1, GROUPS)))[0] for one in idle]
        passed += max(between / total for between, total in found) > level
    assert 1 <= passed <= 12


def test_answers_may_be_driven():
    """With a test, what drives is the answer; means in the fifths are its probabilities."""
    z = np.random.default_rng(3).permutation(COUNT) / COUNT
    found = drivers(_posterior(ONE, {"a": (10_000 * z, {"z": z})}), "present", test=lambda people: people >= 5_000)
    assert (found.found[0].at_low, found.found[0].at_high) == (0.0, 1.0)
    assert found.found[0].share.value > 0.95
    assert found.telling


def test_a_measure_that_never_varies_has_no_driver():
    """Where every future has the same value, or none has any, no input tells."""
    z = np.random.default_rng(3).standard_normal(2_000)
    still = _posterior(ONE, {"a": (np.full(2_000, 9_000), {"z": z})})
    for measure in ("present", "tour"):
        found = drivers(still, measure, Window(date(2024, 11, 17), HORIZON))
        assert [one.share.value for one in found.found] == [0.0]
        assert not found.telling


def test_order_of_claims_changes_no_bit():
    """Claims in another order give the same shares, bit for bit."""
    z = np.random.default_rng(3).standard_normal(4_000)
    told = [
        claim("c1", event("more_sent"), kind="forecast", told=0.7),
        claim("c2", event("rotating", False), grade="D"),
    ]
    blocks = {"a": (np.maximum(4_000 * z, 0), {"z": z})}
    assert drivers(_posterior(ONE, blocks, *told), "present") == drivers(
        _posterior(ONE, blocks, *told[::-1]), "present"
    )
