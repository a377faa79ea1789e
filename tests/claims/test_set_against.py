"""What a denial aims at and which figure answers which: short reports composed for these tests."""

from __future__ import annotations

import datetime as dt

import pytest

from contingent.claims import extract
from contingent.reports import from_text

# report; a word of the denial's sentence; a word of what it denies
_AIMS = (
    (("Lusaka says 40 Zambian soldiers fell at Solwezi. The rebels hold 12 men. Luanda called the last figure a joke "
      "and a fantasy."), "fantasy", "12 men"),
    ("Peru lost 19 marines in the ambush, a radio station in Lima reported. The navy contradicted that account.",
     "contradicted", "19 marines"),
    ("Oman has 700 soldiers in Socotra, a Yemeni governor claimed. Muscat doubts the number.", "doubts", "700"),
    ("Chad holds 85 Libyans, Tripoli says. The general staff in N'Djamena does not believe the figure.",
     "does not believe", "85"),
    ("A lawmaker said that 300 Nepalese were there, a figure that the army spokesman regards as much exaggerated.",
     "exaggerated", "300"),
    ("Some 900 Sudanese fight at Taiz, a UN panel said; Khartoum denies having sent any.", "denies", "900"),
    (("Belgrade is considering whether to send 200 engineers to Cyprus, two diplomats said. There is no such plan, the "
      "Serbian defence ministry replied."), "no such plan", "200"),
    ("Hanoi lost four ships, the admiral in Manila said. Vietnam's navy denied that any ship had been hit.",
     "denied", "four ships"),
    (("The rebels shot down three drones over Kidal, their spokesman said. Not a single drone was lost, the army "
      "spokesman told reporters."), "Not a single", "three drones"),
    ("The garrison counts 2,000 Ugandans and 60 tanks, the governor claimed. Kampala called both figures false.",
     "both figures", "2,000"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "later", "earlier"), _AIMS)
def test_a_denial_finds_what_it_denies(text: str, later: str, earlier: str) -> None:
    """A denial answers what its words take up or name, whoever's force was read."""
    ledger = extract([from_text(text, id="r", published=dt.date(2025, 9, 10))])
    by_id = {claim.id: claim for claim in ledger.claims}
    aims = {(by_id[r.a].sentence.text, by_id[r.b].sentence.text) for r in ledger.relations if r.type == "denies"}
    assert any(later in a and earlier in b for a, b in aims)


_OPEN = (
    "Zagreb sent 90 medics to Mali. Slovenia and Austria have ruled out sending soldiers.",
    "The militants said they had killed 40 men. Neither account could be checked.",
    "Benin lost six soldiers, the ministry said. Cotonou has not yet agreed to a ceasefire.",
)


@pytest.mark.parametrize("text", _OPEN)
def test_a_refusal_or_a_doubt_of_nobody_denies_nothing(text: str) -> None:
    """To rule something out, to leave it unchecked or undecided denies nothing that was told."""
    ledger = extract([from_text(text, id="r", published=dt.date(2025, 9, 10))])
    assert all(relation.type != "denies" for relation in ledger.relations)


# report; the two figures; joint, '' where one replaces the other
_RIVALS = (
    ("Ethiopia keeps 9,000 soldiers in Baidoa, the mayor said. A diplomat in Nairobi spoke of 4,000.", 9000, 4000,
     "impossible"),
    ("More than 700 recruits drowned, survivors say. The ministry in Algiers admits to 60.", 700, 60, "impossible"),
    ("Norway has 350 rangers in Kirkenes, a newspaper reports. The defence ministry puts their number at 210.",
     350, 210, "impossible"),
    ("About 2,400 Chadians serve in the force, its commander said. A Western attaché, however, counted 1,500.",
     2400, 1500, "impossible"),
    ("The brigade lost 45 men at Kidal, the front claims; the army acknowledges 12 dead.", 45, 12, "impossible"),
    ("Iran sent 800 drones to the port, Kyiv says. Customs lists show 300 drones.", 800, 300, "impossible"),
    ("Some 600 Danish soldiers were there, a senator said, a number the minister put at fewer than 90.", 600, 90,
     "impossible"),
    (("Eritrea has 30,000 men in the region, its president said. The true figure is nearer 18,000, analysts in Asmara "
      "reckon."), 30000, 18000, "impossible"),
    ("Cuba has 5,000 fighters in Luhansk, an agency said. In April a general had spoken of 1,000.", 5000, 1000, ""),
)  # fmt: skip


@pytest.mark.parametrize(("text", "one", "other", "joint"), _RIVALS)
def test_a_figure_answers_the_one_before(text: str, one: float, other: float, joint: str) -> None:
    """A figure that one source gives against another's is its rival; a plan spoken of before is replaced."""
    ledger = extract([from_text(text, id="r", published=dt.date(2025, 9, 10))])
    value = {c.id: c.quantity.value_high or c.quantity.value_low for c in ledger.claims if c.quantity is not None}
    met = {
        (relation.type, relation.joint)
        for relation in ledger.relations
        if {value.get(relation.a), value.get(relation.b)} == {one, other}
    }
    assert met == {("conflicts", joint) if joint else ("updates", None)}


_NO_RIVALS = (
    "Thailand lost 30 soldiers, Bangkok said. The Cambodian army admits to 12 dead of its own.",
    "Kenya has 1,000 police in Haiti, the UN said. Benin's contribution is put at 200 by its minister.",
    "Mosul lost 61 civilians, the prosecutor says. The army in Baghdad admits to 300 dead soldiers.",
    "Togo lost 40 men, Accra says. Both armies together lost 90 men, a diplomat in Lagos reckoned.",
    "Some 4,000 Americans train there, Berlin says. The Pentagon spoke of 600 Britons.",
)


@pytest.mark.parametrize("text", _NO_RIVALS)
def test_figures_of_two_forces_are_no_rivals(text: str) -> None:
    """A share, the dead of the other side and another nation's men answer nothing."""
    ledger = extract([from_text(text, id="r", published=dt.date(2025, 9, 10))])
    assert all(relation.joint != "impossible" for relation in ledger.relations)


# report; the figure of the part, that of the whole
_PARTS = (
    ("Vietnam flew 80 aircraft to the coast, Manila says. Some 30 of the aircraft turned back.", 30, 80),
    ("Fewer than 1,000 soldiers hold Goma, a colonel said. Most of them are the 640 Malawians who came.", 640, 1000),
    ("Of the 28 howitzers promised to Lviv, some 20 have arrived, an officer said.", 20, 28),
    ("Mali lists 70 captives. The Red Cross has seen 14 of the prisoners, a delegate said.", 14, 70),
)  # fmt: skip


@pytest.mark.parametrize(("text", "part", "whole"), _PARTS)
def test_a_part_is_related_to_its_whole(text: str, part: float, whole: float) -> None:
    """A part that names its whole anew refines the count of it."""
    ledger = extract([from_text(text, id="r", published=dt.date(2025, 9, 10))])
    value = {c.id: c.quantity.value_high or c.quantity.value_low for c in ledger.claims if c.quantity is not None}
    assert ("refines", part, whole) in {(r.type, value.get(r.a), value.get(r.b)) for r in ledger.relations}


def test_a_headline_in_other_words_goes_with_the_first_sentence() -> None:
    """A headline that shares a name with the lead tells the same; one that only names a topic does not."""
    body = "\n\nVIENNA — Austria flew the last of its 300 men out of Kosovo on Sunday, the defence ministry said.\n"
    told = extract([from_text("Austrian troops withdraw from Kosovo" + body, id="r", published=dt.date(2025, 9, 10))])
    assert "same" in {relation.type for relation in told.relations}
    topic = extract([from_text("What Austrian troops did in Kosovo" + body, id="r", published=dt.date(2025, 9, 10))])
    assert "same" not in {relation.type for relation in topic.relations}
