"""What a scenario lets a claim without a count mean, and what it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from weigh_toys import NOWHERE, claim, ledger

from contingent.claims import When, extract
from contingent.reports import from_text
from contingent.scenario import load
from contingent.weigh import Posterior, jointly, reweigh, say_likelihood, weigh
from contingent.weigh._meaning import meant

BUNDLED = load("dprk-russia-2024")
DAY = date(2024, 11, 17)


def _claims(sentence: str):
    """The claims of a sentence, with what the bundled scenario adds."""
    found = extract([from_text(f"SEOUL, 17 November 2024 — {sentence}", published=DAY)])
    return meant(found, BUNDLED).claims


@pytest.mark.parametrize(
    ("sentence", "measure", "about"),
    [
        ("China is unlikely to call for a withdrawal, analysts said.", "decided", "china_calls"),
        ("China may publicly call for an end of the deployment, analysts said.", "decided", "china_calls"),
        ("A general ceasefire will hold by May, a diplomat said.", "decided", "ceasefire"),
        ("South Korea may deliver weapons to Ukraine, its president said.", "joined", "south_korea_arms"),
        ("Belarus will not join the war, its president said.", "joined", "belarus"),
        ("Iran might send troops to Russia, an official said.", "joined", "iran"),
        ("North Korea will not send more troops to Russia, an official said.", "more_sent", ""),
    ],
)
def test_events_without_a_count_are_understood(sentence, measure, about):
    """Decisions, joiners and sending are found by their words, whoever tells them."""
    readings = [one for each in _claims(sentence) for one in each.readings]
    assert [(one.measure, one.about) for one in readings] == [(measure, about)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Putin and Kim have met before, officials said.",
        "The war will hold back growth in China, analysts said.",
        "China and Russia may sign a trade treaty, officials said.",
        "If North Korean soldiers are sent to Ukraine, they would fight, analysts said.",
        "Iran may send observers to a summit, an official said.",
        "The president of Belarus will join the talks, officials said.",
    ],
)
def test_other_matters_are_left_alone(sentence):
    """Two names or one word in common make no decision of it."""
    assert not [one for each in _claims(sentence) for one in each.readings if one.about]


@pytest.fixture(scope="module")
def posterior() -> Posterior:
    """A claim on a decision, a denial of it by another source, and a joiner."""
    text = "China will call for a withdrawal"
    told = [
        claim("c1", kind="forecast", modality="likely", actor="China", grade="B"),
        claim("c2", kind="forecast", modality="asserted", actor="China", grade="B", polarity="negative"),
        claim("c3", kind="forecast", modality="likely", actor="Belarus", grade="C"),
    ]
    texts = (text, text, "Belarus will join the war")
    made = ledger(*(replace(one, proposition=words) for one, words in zip(told, texts, strict=True)))
    return weigh(BUNDLED, made, futures=4_000, seed=1)


def test_a_decision_weighs_by_its_days(posterior):
    """A likely decision raises the futures in which it comes about, its flat denial the others: two factors each."""
    told = posterior.ledger.by_id["c1"]
    assert "“China publicly calls for an end or a withdrawal” comes about" in say_likelihood(told)
    for name, each in posterior.hypotheses.items():
        days = each.futures.of("", "china_calls").came_about("decisions")
        happened = days <= each.futures.day(BUNDLED.horizon)
        assert 0.0 < happened.mean() < 0.6
        factors = posterior.log_factors["c1"][name]
        assert np.unique(factors.round(9)).size == 2
        assert factors[happened].min() > 0.0 > factors[~happened].max()
        denied = posterior.log_factors["c2"][name]
        assert denied[happened].max() < 0.0 < denied[~happened].min()


def test_a_claim_and_its_denial_conflict(posterior):
    """Both cannot hold; reading them again changes nothing."""
    assert [set(one.claims) for one in jointly(posterior, ["c1", "c2"]).conflicts] == [{"c1", "c2"}]
    again = reweigh(posterior, posterior.ledger)
    assert again.hypotheses["rotation"].probability == posterior.hypotheses["rotation"].probability
    assert meant(posterior.ledger, BUNDLED) is posterior.ledger


def test_days_and_counts_keep_their_own_readings():
    """A named day ends the window; a claim with a count, or with a condition, is left as the words have it."""
    dated = claim("c1", kind="forecast", actor="China", time=When("by March", NOWHERE, None, date(2025, 3, 31)))
    dated = replace(dated, proposition="China will call for a withdrawal by March")
    found = meant(ledger(dated), BUNDLED).claims[0].readings[0]
    assert (found.about, found.end) == ("china_calls", date(2025, 3, 31))
    under = replace(dated, modality="conditional")
    assert meant(ledger(under), BUNDLED).claims[0] is under
