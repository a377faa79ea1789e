"""What a sentence says of the one before it: short reports composed for these tests, with what they mean."""

from __future__ import annotations

import datetime as dt

import pytest

from contingent.claims import extract
from contingent.reports import from_text

# report; type of a relation that it holds
_TOLD = (
    ("Poland will send 2,500 soldiers to the border, Warsaw said. About 600 are already there.", "refines"),
    ("Australia confirmed it will send 150 trainers to Kenya. The trainers will stay six months.", "refines"),
    ("Zambia is to send a battalion to Mozambique. The 800 soldiers will be based at Pemba.", "refines"),
    ("Japan will deploy two destroyers to the Gulf. Each carries about 200 sailors.", "refines"),
    ("Belarus will host 9,000 Russian soldiers, Minsk said. The first trains arrived on Saturday.", "refines"),
    ("Turkey lost 34 soldiers in the strike, the governor of Hatay said. Among the dead were two officers.", "refines"),
    ("Some 200 mercenaries were flown to Benghazi, a UN report says. The flights came from Latakia.", "refines"),
    ("Nigeria said 200 of its soldiers were missing. A senator from Borno confirmed the figure.", "supports"),
    ("The brigade lost 40 tanks, its commander said. The loss was confirmed by a video.", "supports"),
    ("Poland plans to raise its army to 300,000. Today it numbers 200,000.", "supports"),
    ("South Korea will send 350 troops to Kabul in July. Parliament passed the plan on Monday.", "supports"),
    ("Spain promised 400 soldiers for the force. Madrid later cut the offer to 250.", "updates"),
    ("The ministry on Friday raised its count of the dead to 63 from 48.", "updates"),
    ("The toll has risen to 45, the interior ministry said. It had been put at 31 on Tuesday.", "updates"),
    ("Wagner has about 1,500 men in Bangui. France says the number is falling.", "updates"),
    ("Egypt is massing troops on the Libyan border, Ankara said. Cairo said its troops were there on exercise.",
     "explains"),
    ("Chad withdrew its 300 soldiers because the base had been shelled, a minister said.", "explains"),
    ("Some 500 soldiers could be moved to Kuwait, officials said. No decision has been made.", "explains"),
    ("Iran has no troops in Iraq, its envoy said. Kurdish officers say several hundred Iranian fighters are in Kirkuk.",
     "conflicts"),
    ("Washington said it had not decided whether to send troops. Two officials said 1,500 would go next week.",
     "conflicts"),
    ("An officer said the brigade had lost half its strength. The staff called that an exaggeration.", "denies"),
    ("Witnesses said Eritrean troops had entered Adigrat. Asmara rejected the accounts.", "denies"),
    ("France will keep its base in Dakar, the envoy said. A Senegalese minister said the base would close by July.",
     "conflicts"),
    ("Eritrea has withdrawn all its troops, Addis Ababa says. Residents say Eritrean soldiers are still there.",
     "conflicts"),
    ("Moscow says no Russian soldier is in the country. A French general said about 400 Russians were on guard there.",
     "conflicts"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _TOLD)
def test_a_statement_is_related_to_the_one_that_it_takes_up(text: str, wanted: str) -> None:
    """A sentence that takes up, confirms, revises or explains the one before is related to it."""
    ledger = extract([from_text(text, id="r", published=dt.date(2025, 9, 10))])
    assert wanted in {relation.type for relation in ledger.relations}


_APART = (
    "Algeria closed the border after the attack. Tunisia said it had put 2,000 extra soldiers there.",
    "Norway has offered 150 instructors. Denmark has offered 100.",
    "The Houthis said they had captured 500 soldiers. Riyadh has not commented.",
    "India moved 20,000 soldiers to Ladakh. China has massed a similar number on its side.",
)


@pytest.mark.parametrize("text", _APART)
def test_two_matters_side_by_side_are_not_related(text: str) -> None:
    """Two forces, or a silence, are no relation."""
    assert extract([from_text(text, id="r", published=dt.date(2025, 9, 10))]).relations == ()


def test_a_denial_says_what_it_denies() -> None:
    """A denial of "that number" is told as the claim that it means, negative; words on anonymity are no claim."""
    text = (
        "A source who spoke on condition of anonymity said as many as 400 soldiers might go. "
        "The spokesman, Kim Won, dismissed that number as groundless."
    )
    claims = extract([from_text(text, id="r", published=dt.date(2025, 9, 10))]).claims
    denial = next(claim for claim in claims if claim.polarity == "negative")
    assert "400 soldiers might go" in denial.proposition
    assert not any("anonymity" in claim.proposition for claim in claims)


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("The 4th Brigade will relieve the 1st Brigade in December.", "intention", "planned"),
        ("Defence Minister Grace Okurut said the army has lost nine soldiers in Darfur.", "fact", "asserted"),
        ("Neither minister would say how many missiles came with the battery.", "fact", "unknown"),
        ("The general did not rule out that the paratroopers might stay.", "forecast", "possible"),
        (
            "The defence minister, Antti Hakkinen, said the battalion would move to the border soon.",
            "intention",
            "planned",
        ),
        ("The army may have lost the town.", "assessment", "possible"),
        ("A police spokesman said gunmen had attacked a post at Loikaw.", "fact", "asserted"),
        ("A pull-out before a ceasefire is unlikely, analysts said.", "forecast", "unlikely"),
    ],
)
def test_kind_follows_who_tells_and_who_decides(text: str, kind: str, modality: str) -> None:
    """A unit's ordered move is a plan, an official's own losses a fact, what is withheld unknown."""
    claims = extract([from_text(text, id="r", published=dt.date(2025, 9, 10))]).claims
    assert (claims[0].kind, claims[0].modality) == (kind, modality)
