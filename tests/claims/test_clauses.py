"""Clauses: what of a sentence is a claim of its own, and what is none."""

from __future__ import annotations

import pytest
from claims_toys import ledger_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The garrison has 900 soldiers, most of them conscripts, the colonel said.",
            ["The garrison has 900 soldiers", "Most of them conscripts"],
        ),
        (
            "A total of 210 volunteers, many of them students, have signed up.",
            ["A total of 210 volunteers have signed up", "Many of them students"],
        ),
        (
            "Peru closed its camp on Friday, becoming the third state to leave the mission.",
            ["Peru closed its camp on Friday", "Peru became the third state to leave the mission"],
        ),
        (
            "An early landing is unlikely because the monsoon begins in June.",
            ["An early landing is unlikely", "Monsoon begins in June"],
        ),
        (
            "The rebels stormed the fort and killed about 30 of its guards.",
            ["The rebels stormed the fort", "The rebels killed about 30 of its guards"],
        ),
        ('"We are late," the colonel told reporters on a call.', ["We are late"]),
        (
            "Unless fuel arrives by Friday, patrols will be cut by half.",
            ["Unless fuel arrives by Friday, patrols will be cut by half"],
        ),
        ("Losses weigh on morale.", ["Losses weigh on morale"]),
        (
            "The war helps Chad, which sells arms to both sides.",
            ["The war helps Chad", "Chad sells arms to both sides"],
        ),
        (
            "Bamako lost 40 men last week, the ministry said, without giving details.",
            ["Bamako lost 40 men last week", "ministry did not give details"],
        ),
    ],
)
def test_a_clause_that_says_something_is_a_claim(text, expected):
    """Parts told without a number, results, reasons and silences are claims beside the main one."""
    assert [c.proposition.removeprefix("The ").lower() for c in ledger_of(text).claims] == [
        words.removeprefix("The ").lower() for words in expected
    ]


@pytest.mark.parametrize(
    ("title", "raised"),
    [
        ("Last marines leave island after nine years", True),
        ("Kenya and Uganda swap captured officers on bridge", True),
        ("Who sends what to the front", False),
        ("Baltic brigade: what is promised and what is there", False),
        ("Drones over Odessa", False),
    ],
)
def test_a_headline_is_a_claim_unless_it_asks(title, raised):
    """A headline claims something where it has a verb or words enough for one, and asks nothing."""
    claims = ledger_of(f"{title}\n\nNAIROBI — The army fought the rebels on Monday near the bridge.").claims
    assert any(claim.sentence.start < len(title) for claim in claims) is raised
