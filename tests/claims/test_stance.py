"""Hedges, kind, modality, polarity, and the probability of words."""

from __future__ import annotations

import pytest
from claims_toys import ledger_of

from contingent.claims._probability import probability_of
from contingent.errors import UsageError


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Ruritania may send 500 troops to Mali.", "forecast", "possible"),
        ("Ruritania is expected to send 500 troops to Mali.", "forecast", "expected"),
        ("Ruritania would likely send 500 troops to Mali.", "forecast", "likely"),
        ("If asked, Ruritania would send 500 troops to Mali.", "forecast", "conditional"),
        ("Ruritania plans to send 500 troops to Mali.", "intention", "planned"),
        ("Ruritania is considering sending 500 troops to Mali.", "intention", "possible"),
        ("Ruritania is unlikely to send 500 troops to Mali.", "forecast", "unlikely"),
        ("Ruritania sent 500 troops to Mali.", "fact", "asserted"),
        ("It is unclear whether Ruritania sent 500 troops to Mali.", "fact", "unknown"),
    ],
)
def test_words_set_kind_and_modality(text, kind, modality):
    """Each hedge gives its kind and strength."""
    claim = next(c for c in ledger_of(text).claims if c.core)
    assert (claim.kind, claim.modality) == (kind, modality)


def test_will_is_a_plan_for_the_own_side_and_a_forecast_for_another():
    """Germany's minister on German troops states an intention, on French troops a forecast."""
    text = "Germany's defence minister said that {} would send 500 troops to Mali."
    own = ledger_of(text.format("Germany")).claims[0]
    other = ledger_of(text.format("France")).claims[0]
    assert (own.kind, own.modality) == ("intention", "planned")
    assert (other.kind, other.modality) == ("forecast", "expected")


@pytest.mark.parametrize(
    "text",
    [
        "The deployment of troops is not imminent.",
        "No decision to send troops has been taken.",
        "Moscow denied that its troops are in Mali.",
        "Kigali rejects the accusation that it backs the rebels.",
        "The army has not left the town.",
    ],
)
def test_denials_and_negations_are_negative(text):
    """What is said not to hold has negative polarity."""
    assert ledger_of(text).claims[0].polarity == "negative"


def test_not_only_is_no_negation():
    """'would not only intensify the war' is positive."""
    claims = ledger_of("The move would not only intensify the war but could also widen it.").claims
    assert [c.polarity for c in claims] == ["positive", "positive"]


def test_hedges_stand_in_the_text_and_the_modal_may_is_no_month():
    """'may' is a hedge, 'May' after 'in' a month."""
    claim = ledger_of("The army may send 500 troops in May.").claims[0]
    assert [h.span.text for h in claim.hedges] == ["may"]
    assert (claim.time.text, claim.time.start.month) == ("in May", 5)


def test_probability_comes_from_the_survey_or_the_standard_chosen():
    """'likely' is 60/75/85 per cent to readers and 55 to 80 in ICD 203; a word outside it falls back."""
    assert (probability_of("likely").low, probability_of("likely").mid) == (0.6, 0.75)
    assert (probability_of("likely", "icd203").low, probability_of("likely", "icd203").high) == (0.55, 0.8)
    may, plain = probability_of("may", "icd203"), probability_of("may")
    assert (may.low, may.mid, may.high, may.mean) == (plain.low, plain.mid, plain.high, plain.mean)
    assert may.basis == f"{plain.basis}; not a word of ICD 203 (2015)"
    assert probability_of("plan").basis.startswith("assumed")
    assert probability_of("") is None


def test_the_strongest_hedge_gives_the_probability():
    """A claim told with 'may' is read at 40 per cent, one told as so at none."""
    may, so = ledger_of("The army may send 500 troops. The army sent 700 troops.").claims
    assert may.probability.mid == 0.4
    assert so.probability is None


def test_an_unknown_standard_is_refused():
    """The error says which standards there are."""
    with pytest.raises(UsageError, match="icd203"):
        ledger_of("The army left.", hedges="icd204")


@pytest.mark.parametrize(
    ("hedges", "low", "high", "origin"),
    [("surveys", 0.6, 0.85, "survey"), ("icd203", 0.55, 0.8, "standard"), ("nato", 0.6, 0.9, "standard"),
     ("phia", 0.55, 0.75, "standard")],
)  # fmt: skip
def test_the_standard_asked_for_sets_the_band_and_says_so(hedges, low, high, origin):
    """'Likely' takes the band of the standard; 'may', which no standard holds, stays with the survey."""
    from contingent.claims import to_schema

    data = to_schema(ledger_of("The army will likely send 500 troops. It may send 700 shells.", hedges=hedges))
    likely, may = (claim["probability"] for claim in data["claims"])
    assert (likely["low"], likely["high"], likely["origin"]) == (low, high, origin)
    assert (may["low"], may["origin"]) == (0.2, "survey")
    assert ("not a word of" in may["basis"]) == (hedges != "surveys")
