"""Counts that reports tell briefly: beside others, of those just told, and of forces that need no name."""

import datetime as dt

import pytest

from contingent.claims import Claim, extract
from contingent.reports import from_text


def counted(text: str, words: str) -> Claim:
    """Read a text and give the claim whose count holds the words."""
    claims = extract([from_text(text, id="r", published=dt.date(2024, 9, 20))]).claims
    return next(c for c in claims if c.quantity is not None and words in c.quantity.span.text)


_FOUND = [
    ("The rebels hold 300 United Nations peacekeepers.", "300", 300, 300, "exact"),
    ("The force has 8,700 soldiers, of 11,100 authorised by the council.", "11,100", 11_100, 11_100, "exact"),
    ("Fiji and Nepal will send a battalion each to the troops in Lebanon.", "battalion", 1, 1, "exact"),
    ("He said 1,600 soldiers had gone, up from the 1,200 announced in May.", "1,200", 1_200, 1_200, "exact"),
    ("An aide said that the true number of soldiers was nearer 4,000.", "nearer 4,000", 4_000, 4_000, "approx"),
    ("Two helicopters were sent to the army; one of them was damaged.", "one", 1, 1, "exact"),
    ("The army has 900 men, down from some 1,400 a year ago.", "1,400", 1_400, 1_400, "approx"),
    ("Iran pays for another 20,000 Afghan and Pakistani fighters.", "20,000", 20_000, 20_000, "exact"),
    ("Nigeria contributes 3,250 soldiers, Chad 3,000, Benin 2,450 and Niger 1,000.", "2,450", 2_450, 2_450, "exact"),
    ("Of the allied soldiers, Canada leads with 1,900.", "1,900", 1_900, 1_900, "exact"),
    ("The militia lost 30 men. A Somali colonel spoke of four.", "four", 4, 4, "exact"),
    ("The army said that 7,000 of their men fought there.", "7,000", 7_000, 7_000, "exact"),
    ("Britain keeps 900 soldiers at Tapa; France has lent 300.", "300", 300, 300, "exact"),
    ("The army has 4,000 men in the country and perhaps 6,000 outside it.", "6,000", 6_000, 6_000, "approx"),
    ("The plan is for 1,500 soldiers at first. A second wave, of 4,000, would follow.", "4,000", 4_000, 4_000, "exact"),
    ("The number of Russian instructors is disputed. Bangui speaks of 1,890.", "1,890", 1_890, 1_890, "exact"),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "bound"), _FOUND, ids=lambda v: str(v)[:30])
def test_a_count_told_briefly_is_found(text: str, words: str, low: float, high: float, bound: str) -> None:
    """A number that leaves out its noun, or hides it behind states, is still a count."""
    told = counted(text, words).quantity
    assert told is not None
    assert (told.value_low, told.value_high, told.bound) == (low, high, bound)


_DONE = [
    ("The number of British troops in Iraq will be cut to 2,500 by spring.", "2,500", "withdraw"),
    ("The British general said that 1,000 soldiers would be home by Christmas.", "1,000", "withdraw"),
    ("Some 270 soldiers have already left, the ministry said.", "270", "withdraw"),
    ("An advance party of 40 soldiers is on its way to Kabul.", "40", "deploy"),
    ("Brazil has sent 20 armoured cars and 150 soldiers to Boa Vista.", "20", "deploy"),
    ("As many as 400 soldiers might go in March.", "400", "deploy"),
    ("The battery came to Luzon in April with 110 soldiers and four launchers.", "four", "deploy"),
]


@pytest.mark.parametrize(("text", "words", "action"), _DONE, ids=lambda v: str(v)[:30])
def test_what_is_done_is_read_from_the_verb_that_moves_them(text: str, words: str, action: str) -> None:
    """Cuts, homecomings and those who go are moves, and an advance party does not fight."""
    assert counted(text, words).action == action


_WHOSE = [
    ("KAMPALA — The army has lost nine soldiers in South Sudan.", "nine", "Uganda"),
    ("The battery came to Luzon with 110 American soldiers and four launchers.", "four", "United States"),
    (
        "Rwanda denies that 4,000 of its soldiers are in Congo. A UN report puts their number at 3,500.",
        "3,500",
        "Rwanda",
    ),
    ("Mali's army was attacked by gunmen. It counted eleven dead soldiers and five missing.", "five", "Mali"),
    ("Taiwan's defence ministry said it had detected 45 Chinese military aircraft and nine ships.", "nine", "China"),
    ("The mission had 2,210 men at its peak; it has lost 27.", "27", "mission"),
    ("Lithuania waits. Poland hosts 900 Americans. Its own army is to grow to 300,000.", "300,000", "Poland"),
    ("Iran has men in Syria. Israel struck a camp there; seven officers died.", "seven", "Iran"),
    ("The firm Totalia waits. Totalia says that it needs 1,000 guards for the army base.", "1,000", "Totalia"),
    ("Pakistan says that 12 of its soldiers and 35 militants died in two clashes.", "12", "Pakistan"),
    (
        "Turkey has withdrawn 500 soldiers. They flew home by way of Islamabad. Five hundred more left in July.",
        "Five hundred",
        "Turkey",
    ),
]


@pytest.mark.parametrize(("text", "words", "actor"), _WHOSE, ids=lambda v: str(v)[:30])
def test_a_count_is_of_the_army_told_of(text: str, words: str, actor: str) -> None:
    """Neither the host, nor who counts, nor the last place named has the force."""
    assert counted(text, words).actor == actor


def test_a_second_toll_is_of_the_place_of_the_first() -> None:
    """Another figure for the same losses lies where they were."""
    text = "Four Kenyan soldiers were killed near Makeni in Sierra Leone. An officer put the number of dead at seven."
    told = counted(text, "seven").place
    assert told is not None
    assert told.country == "SL"
