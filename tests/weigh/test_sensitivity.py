"""Priors changed inside the hypotheses, and the log of claims: against runs that were truly drawn anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from weigh_toys import claim, event, futures, ledger, reading, scenario

from contingent.claims import Ledger, extract
from contingent.reports import read_all
from contingent.scenario import load
from contingent.weigh import history, reweigh, sensitivity, set_priors, weigh
from contingent.weigh._sensitivity import POWER, SHIFT
from contingent.weigh._weighing import weigh_futures

REPORT = Path(__file__).resolve().parents[2] / "examples" / "report.txt"
TWO = scenario(a=0.25, b=0.75)


@pytest.fixture(scope="module")
def posterior():
    """The example weighed under the bundled scenario."""
    return weigh(load("dprk-russia-2024"), extract(read_all([REPORT])), futures=4_000, seed=1)


@pytest.mark.parametrize(("key", "kind"), [("surge", "higher"), ("surge", "wider"), ("batch", "lower")])
def test_a_changed_prior_is_a_changed_file(posterior, key, kind):
    """Weights alone give what a scenario gives whose input was moved or widened in the file, claims weighed anew."""
    path = f"deployments.contingent.{key}"
    found = next(one for one in sensitivity(posterior).changes if (one.path, one.kind) == (path, kind))
    changed = load("dprk-russia-2024")
    old = changed.deployments["contingent"]
    middle, spread = old.inputs[key].distribution.parameters
    shift = {"higher": SHIFT, "lower": -SHIFT}.get(kind, 0.0)
    law = (middle + shift * spread, spread / (POWER**0.5 if kind == "wider" else 1.0))
    new = replace(old.inputs[key], distribution=replace(old.inputs[key].distribution, parameters=law))
    inputs = {**old.inputs, key: new}
    anew = replace(changed, deployments={**changed.deployments, "contingent": replace(old, inputs=inputs)})
    exact = weigh(anew, posterior.ledger, futures=4_000, seed=1)
    for name, each in exact.hypotheses.items():
        assert found.shares[name].value == pytest.approx(
            each.probability.value, abs=0.002 if kind == "wider" else 0.006
        ), name
    assert found.largest > (0.0005 if kind == "wider" else 0.01)


def test_range_of_every_hypothesis_holds_what_it_has_now(posterior):
    """The least and largest probabilities enclose the present one, and every trial that can be trusted."""
    found = sensitivity(posterior)
    for name, each in posterior.hypotheses.items():
        assert found.lows[name] <= each.probability.value <= found.highs[name]
    assert all(
        found.lows[name] <= share.value <= found.highs[name]
        for one in found.changes for name, share in one.shares.items() if share.reliable
    )  # fmt: skip
    assert {one.kind for one in found.changes} == {"higher", "lower", "wider", "narrower", "stronger", "weaker"}


def test_the_log_begins_with_the_priors_and_ends_with_the_posterior(posterior):
    """Each step is the posterior of the claims so far; the last is that of all of them, bit for bit."""
    steps = history(posterior)
    assert {name: one.value for name, one in steps[0].shares.items()} == {
        name: each.prior for name, each in posterior.hypotheses.items()
    }
    claims = posterior.ledger.claims
    assert [step.claim for step in steps[1:]] == [one.id for one in claims if one.id in posterior.log_factors]
    for name, each in posterior.hypotheses.items():
        assert steps[-1].shares[name].value == each.probability.value
        assert steps[-1].shares[name].error == pytest.approx(each.probability.error)
    some = {step.claim for step in steps[1:3]}
    kept = tuple(one for one in claims if one.id in some)
    part = reweigh(posterior, replace(posterior.ledger, claims=kept))
    for name, each in part.hypotheses.items():
        assert steps[2].shares[name].value == pytest.approx(each.probability.value, abs=1e-12)


def test_order_of_the_ledger_moves_steps_and_not_the_end():
    """Two orders of one ledger end in the same probabilities."""
    told = [claim("c1", event("more_sent"), kind="forecast", told=0.9), claim("c2", reading("present", 4_000, 6_000))]
    luck = np.random.default_rng(7).permutation(4_000) / 4_000
    blocks = {k: futures(TWO, np.where(luck < p, 9_000 * luck, 0), name=k) for k, p in (("a", 0.8), ("b", 0.2))}
    one, other = (history(weigh_futures(TWO, ledger(*each), blocks, seed=1)) for each in (told, told[::-1]))
    assert one[-1].shares == other[-1].shares
    assert one[1].shares != other[1].shares


def test_priors_are_an_input():
    """Odds share out what the named have, shares scale the others; a prior of 0 leaves a course out for good."""
    loaded = load("dprk-russia-2024")
    odds = set_priors(loaded, {"rotation": "1", "surge": "0"})
    assert [round(one.prior, 4) for one in odds.hypotheses.values()] == [0.45, 0.0, 0.3, 0.25]
    shares = set_priors(loaded, {"rotation": "70 %"})
    assert [round(one.prior, 4) for one in shares.hypotheses.values()] == [0.7, 0.0462, 0.1385, 0.1154]
    found = weigh(odds, Ledger((), ()), futures=500, seed=1)
    assert found.hypotheses["surge"].probability.value == 0.0
    assert sum(one.probability.value for one in found.hypotheses.values()) == pytest.approx(1.0)
