"""Counts: numbers in digits and words, bounds, counted nouns, and what is no count."""

from __future__ import annotations

import pytest
from claims_toys import ledger_of, only

from contingent.claims._counts import find_counts
from contingent.claims._numerals import find_numerals


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("15,000", 15_000, 15_000),
        ("fifteen thousand", 15_000, 15_000),
        ("1.2 million", 1_200_000, 1_200_000),
        ("150-thousand", 150_000, 150_000),
        ("two dozen", 24, 24),
        ("half a million", 500_000, 500_000),
        ("thirty-five", 35, 35),
        ("one hundred twenty-three thousand four hundred and five", 123_405, 123_405),
        ("a hundred and twenty", 120, 120),
        ("10,000 to 12,000", 10_000, 12_000),
        ("10,000-12,000", 10_000, 12_000),
        ("10 to 12 thousand", 10_000, 12_000),
        ("1.2-1.5 million", 1_200_000, 1_500_000),
        ("two or three", 2, 3),
    ],
)
def test_numbers_are_read_as_written(text, low, high):
    """Digits, words, mixtures and ranges give their value, and the span is the whole number."""
    (numeral,) = find_numerals(f"with {text} of them")
    assert (numeral.low, numeral.high) == (low, high)
    assert f"with {text} of them"[numeral.start : numeral.end] == text


@pytest.mark.parametrize(
    ("words", "bound", "low", "high"),
    [
        ("as many as", "at_most", None, 5_000),
        ("up to", "at_most", None, 5_000),
        ("at most", "at_most", None, 5_000),
        ("no more than", "at_most", None, 5_000),
        ("at least", "at_least", 5_000, None),
        ("no fewer than", "at_least", 5_000, None),
        ("more than", "more_than", 5_000, None),
        ("over", "more_than", 5_000, None),
        ("nearly", "less_than", None, 5_000),
        ("almost", "less_than", None, 5_000),
        ("fewer than", "less_than", None, 5_000),
        ("about", "approx", 5_000, 5_000),
        ("some", "approx", 5_000, 5_000),
        ("around", "approx", 5_000, 5_000),
        ("roughly", "approx", 5_000, 5_000),
        ("exactly", "exact", 5_000, 5_000),
    ],
)
def test_bound_words_say_how_a_number_bounds_the_truth(words, bound, low, high):
    """Each bound word gives its bound, and the span holds it and the noun."""
    claim = only(f"The camp holds {words} 5,000 soldiers.")
    quantity = claim.quantity
    assert (quantity.bound, quantity.value_low, quantity.value_high) == (bound, low, high)
    assert quantity.span.text.endswith("5,000 soldiers")
    assert bound == "exact" or quantity.span.text.startswith(words)


def test_between_and_is_a_range():
    """'between A and B' is a range, while a plain 'A and B' is two numbers."""
    assert only("Between 200 and 250 troops left.").quantity.bound == "range"
    assert [c.low for c in find_counts("12 soldiers and 15 rebels left.", military=True)] == [12, 15]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("hundreds of soldiers", 200, 900),
        ("several thousand troops", 3_000, 7_000),
        ("tens of thousands of troops", 20_000, 90_000),
        ("dozens of fighters", 12, 57.5),
    ],
)
def test_vague_words_carry_what_readers_take_them_for(text, low, high):
    """A vague count has no ends but a soft interval from the survey or the literal floor."""
    quantity = only(f"They sent {text} there.").quantity
    assert (quantity.bound, quantity.value_low, quantity.value_high) == ("vague", None, None)
    assert (quantity.soft_low, quantity.soft_high) == (low, high)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("At least 300 soldiers were killed.", "killed"),
        ("An ambush killed 12 soldiers.", "killed"),
        ("The army lost 54 men.", "killed"),
        ("Some 2,700 troops have been wounded.", "wounded"),
        ("More than 3,000 troops have been killed or wounded.", "killed_or_wounded"),
        ("The rebels captured 35 soldiers.", "captured"),
        ("There were 4,000 casualties.", "casualties"),
        ("Three of its officers, among them the commander, were shot dead.", "killed"),
    ],
)
def test_losses_are_told_by_the_words_around(text, unit):
    """A count of people becomes a loss of its kind, with the action 'lose'."""
    claim = only(text)
    assert (claim.quantity.unit, claim.action, claim.core) == (unit, "lose", True)


def test_a_loss_is_shared_by_joined_counts():
    """'nine soldiers and 10 rebels have been killed' counts two losses."""
    counts = find_counts("Nine soldiers and 10 rebels have been killed.")
    assert [(c.low, c.unit) for c in counts] == [(9, "killed"), (10, "killed")]


def test_those_who_kill_are_not_the_killed():
    """Gunmen who kill a guard are counted as gunmen."""
    assert find_counts("About 12 gunmen killed a guard.", military=True)[0].unit == "fighters"


def test_a_number_without_a_noun_inherits_it():
    """'at around 11,000' takes its noun from the count before and is marked as inherited."""
    claims = ledger_of("Some 12,000 North Koreans went to Russia; others put the deployment at around 11,000.").claims
    first, second = [claim for claim in claims if claim.core]
    assert second.quantity.unit == first.quantity.unit == "troops"
    assert (second.quantity.value_high, second.actor) == (11_000, "North Korea")
    assert "counted noun" in second.note


def test_the_number_of_losses_names_its_unit_before_the_number():
    """'the number of militants killed at 12,000' counts the killed."""
    assert only("The army puts the number of militants killed at 12,000 to 13,000.").quantity.unit == "killed"


def test_a_change_is_two_counts():
    """'increase from 9,000 to 16,000' tells two strengths and no range."""
    counts = find_counts("Members increase troop levels there from 9,000 to 16,000.")
    assert [(c.low, c.bound) for c in counts] == [(9_000, "exact"), (16_000, "exact")]


def test_strength_in_a_compound_counts_people():
    """'a 5,000-strong brigade' counts troops, not brigades."""
    assert only("A 5,000-strong brigade has arrived.").quantity.unit == "troops"


@pytest.mark.parametrize(
    "text",
    [
        "The army has been there since 2017.",
        "The war of 2014 cost the army $5 million.",
        "Some 40 percent of the army is ready.",
        "The soldier, aged 34, walked 12 miles.",
        "Resolution 1701 was adopted on 11 August 2006 by the army's friends.",
        "The 47th Brigade flew F-16 jets and M23 fled.",
        "Call the army on +1 202 555 0100.",
        "Troops shelled the town between 2011 and 2020.",
        "The army visited 20 police stations and 12 countries.",
        "More than a million people have taken refuge from the army.",
    ],
)
def test_other_numbers_are_no_counts(text):
    """Years, money, shares, ages, distances, section numbers, phones and refugees are left alone."""
    assert not [claim for claim in ledger_of(text).claims if claim.core]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("India has 1,00,000 troops in Ladakh.", [100_000]),
        ("Ukraine lost 15.000 soldiers.", [15_000]),
        ("Some 1.250 million soldiers serve.", [1_250_000]),
        ("They lost 1.234.567 soldiers.", [1_234_567]),
        ("600 of the 744 police officers left Haiti.", [600, 744]),
        ("Russia has 2.5 million reservists.", [2_500_000]),
    ],
)
def test_groups_of_digits_and_parts_of_a_whole(text, values):
    """Lakhs, points between thousands, decimals before a scale, and "600 of the 744" are read as meant."""
    assert [claim.quantity.value_high for claim in ledger_of(text).claims if claim.quantity] == values


def test_formations_without_people_get_a_range_marked_assumed():
    """Four brigades are 12,000 to 20,000 people, said to be assumed."""
    note = ledger_of("Russia has four brigades in Belarus.").claims[0].note
    assert "12,000 to 20,000 people, assumed" in note
