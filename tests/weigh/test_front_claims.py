"""Claims about rounds, areas and opponents are evidence on the front."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from contingent.claims import Ledger, Reading, extract
from contingent.reports import from_text
from contingent.scenario import load
from contingent.weigh import Posterior, weigh

AS_OF = date(2024, 11, 17)


def read(text: str) -> Ledger:
    """Read one report of the as-of date."""
    return extract([from_text(text, published=AS_OF)])


def told(text: str, **reading: object) -> Posterior:
    """Weigh a report, its claims read as said."""
    ledger = read(text)
    if reading:
        made = Reading(weight=1.0, start=None, why="said by a test", condition="", **reading)
        ledger = replace(ledger, claims=tuple(replace(one, readings=(made,)) for one in ledger.claims))
    return weigh(load("dprk-russia-2024"), ledger, futures=1_500, seed=1)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("North Korea has delivered about 5 million artillery shells to Russia, Seoul said.", "shells_delivered"),
        ("North Korea delivers 3 million shells a year to Russia, Seoul said.", "shells_per_year"),
        ("North Korea may send another 2 million shells to Russia by June 2025, Kyiv said.", ""),
        ("Russia fires 10,000 shells a day, Kyiv said.", ""),
    ],
)
def test_rounds_handed_over_are_read_as_such(text, measure):
    """A total and a yearly flow have a measure; what more may come, and what is fired, has none."""
    (claim,) = read(text).claims
    assert [one.measure for one in claim.readings] == ([measure] if measure else [])


def test_a_claim_about_rounds_moves_the_rounds():
    """More delivered than was thought raises what was delivered, and what will be."""
    dates = [AS_OF, date(2025, 12, 31)]
    calm = told("Nothing was said.").quantiles("shells_delivered", dates, [0.5])
    after = told("North Korea has delivered about 5 million artillery shells to Russia, Seoul said.")
    assert not after.refused
    assert (after.quantiles("shells_delivered", dates, [0.5]) > calm).all()


def test_rounds_of_another_state_weigh_nothing():
    """Who delivers nothing in the scenario is named, with who does."""
    found = told("Iran has delivered 300,000 artillery shells to Russia, Seoul said.")
    assert list(found.refused.values()) == [
        "it is about Iran's deliveries; the scenario simulates those of North Korea"
    ]


def test_claims_about_areas_and_opponents_are_evidence():
    """An analyst may read a claim as one about an area or the opponents' losses: futures that fit gain weight."""
    horizon = date(2025, 12, 31)
    text = "Russian troops will hold more than 117,500 square kilometres of Ukraine, Kyiv said."
    calm = told("Nothing was said.")
    area = told(text, measure="area", low=117_500.0, high=None, bound="at_least", end=horizon)
    lost = told(text, measure="opponent_killed", low=None, high=9_000.0, bound="at_most", end=horizon)
    assert not area.refused
    assert not lost.refused
    assert area.quantiles("area", [horizon], [0.5])[0, 0] > calm.quantiles("area", [horizon], [0.5])[0, 0] + 100
    assert lost.quantiles("opponent_killed", [horizon], [0.5]) < calm.quantiles("opponent_killed", [horizon], [0.5])
