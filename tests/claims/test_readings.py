"""Readings: what a count or a rotation may be about."""

from __future__ import annotations

from datetime import date

import pytest
from claims_toys import DAY, ledger_of, only
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent import measures


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("France keeps 1,000 soldiers in Chad.", "present"),
        ("France may send up to 1,000 soldiers to Chad.", "sent"),
        ("France could send 1,000 soldiers to Chad in a year.", "sent_per_year"),
        ("France expects the arrival of up to 1,000 soldiers in Chad.", "present_peak"),
        ("France will send batches of 1,000 soldiers to Chad.", "batch"),
        ("France has sent 1,000 soldiers to Chad.", "sent"),
        ("France withdrew 1,000 soldiers from Chad.", "returned"),
        ("At least 1,000 soldiers were killed.", "killed"),
        ("There were 1,000 casualties.", "casualties"),
    ],
)
def test_the_words_open_the_readings(text, first):
    """The likeliest reading follows the verb, the time words and the rotation words, each with its reason."""
    readings = only(text).readings
    assert max(readings, key=lambda r: r.weight).measure == first
    assert sum(r.weight for r in readings) == pytest.approx(1)
    assert all(r.why and r.measure in measures.MEASURES for r in readings)


def test_sending_stays_open():
    """'may send up to' can be a total, a strength, a yearly flow or a batch."""
    readings = only("North Korea may send as many as 100,000 troops to Russia.").readings
    assert {r.measure for r in readings} == {"sent", "present_peak", "sent_per_year", "batch"}
    assert all((r.low, r.high, r.bound) == (None, 100_000, "at_most") for r in readings)


def test_windows_come_from_the_time_told():
    """A plan for next month has that window; a fact ends with the day of the report; an open forecast has none."""
    plan = only("France will send 1,000 soldiers to Chad next month.").readings[0]
    fact = only("France keeps 1,000 soldiers in Chad.").readings[0]
    open_ = only("France may send 1,000 soldiers to Chad.").readings[0]
    assert (plan.start, plan.end) == (date(2024, 7, 1), date(2024, 7, 31))
    assert (fact.start, fact.end) == (None, DAY)
    assert (open_.start, open_.end) == (None, None)


def test_arms_have_no_reading():
    """No measure counts tanks."""
    assert only("France sent 40 tanks to Chad.").readings == ()


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("France sent three brigades to Chad.", 9_000, 15_000, "range"),
        ("France sent up to three brigades to Chad.", None, 15_000, "at_most"),
        ("France sent at least two battalions to Chad.", 600, None, "at_least"),
        ("France sent several battalions to Chad.", 1_200, 10_000, "range"),
    ],
)
def test_formations_are_read_as_people_of_their_usual_size(text, low, high, bound):
    """A formation keeps its own count and bound; its readings are people, said to be assumed."""
    claim = only(text)
    assert claim.quantity.unit in {"brigades", "battalions"}
    assert {(r.low, r.high, r.bound) for r in claim.readings} == {(low, high, bound)}
    assert all("people assumed" in r.why for r in claim.readings)


def test_civilians_lost_are_no_losses_of_a_force():
    """Civilians killed are counted, yet no measure of forces counts them."""
    claim = only("The army said 30 civilians were killed.")
    assert (claim.quantity.unit, claim.readings) == ("killed", ())


def test_rotation_is_an_event_and_its_interval_a_number_of_days():
    """Rotating batches are the event `rotating`; 'every few months' is 3 to 5.8 months in days, if more are sent."""
    text = "The troops would likely be deployed in rotating batches. Rotations would occur every few months."
    batches, every = ledger_of(text).claims
    assert [(r.measure, r.low, r.high, r.bound) for r in batches.readings] == [("rotating", 1, 1, "event")]
    (interval,) = every.readings
    assert (interval.measure, interval.low, interval.high) == ("interval", 91.2, 176.3)
    assert interval.condition == "more_sent"


def test_a_tour_is_read_in_days():
    """'tours of six months' is 182.4 days."""
    (claim,) = ledger_of("The soldiers will serve tours of six months.").claims
    assert [(r.measure, r.low) for r in claim.readings] == [("tour", 182.4)]


def test_not_imminent_speaks_of_the_next_days():
    """A deployment that is not imminent gives `more_sent` the value 0 within 30 days."""
    (claim,) = ledger_of("The deployment of troops is not imminent.").claims
    (reading,) = claim.readings
    assert (reading.measure, reading.high, (reading.end - reading.start).days) == ("more_sent", 0, 30)


def test_a_denied_presence_is_none():
    """A denial of troops in a country reads as nobody present."""
    (claim,) = ledger_of("Moscow denied that its troops are in Mali.").claims
    assert [(r.measure, r.high) for r in claim.readings] == [("present_peak", 0)]


@settings(max_examples=40, deadline=None)
@given(
    verb=st.sampled_from(["has sent", "may send", "plans to send", "keeps", "withdrew", "lost", "would rotate"]),
    bound=st.sampled_from(["", "up to ", "at least ", "about ", "nearly "]),
    number=st.integers(20, 900_000),
    tail=st.sampled_from(["", " a year", " in batches of 300", " next month", " in Mali"]),
)
def test_weights_always_sum_to_one(verb, bound, number, tail):
    """Whatever the words, the readings of a claim share one belief and know their measures."""
    for claim in ledger_of(f"France {verb} {bound}{number:,} soldiers{tail}.").claims:
        assert not claim.readings or sum(r.weight for r in claim.readings) == pytest.approx(1)
        assert all(r.measure in measures.MEASURES for r in claim.readings)


def test_how_troops_would_come_says_not_that_they_come():
    """'would likely be deployed gradually' is no forecast that more are sent, 'may send more troops' is one."""
    manner, sending = ledger_of(
        "The soldiers would likely be deployed gradually. France may send more troops to Chad."
    ).claims
    assert manner.readings == ()
    assert [(r.measure, r.low) for r in sending.readings] == [("more_sent", 1)]
