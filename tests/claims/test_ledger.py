"""Ledgers: whose forces, grades, origins, relations, schema and explanation."""

from __future__ import annotations

import json

import pytest
from claims_toys import ledger_of, only

from contingent.claims import explain, to_schema
from contingent.errors import UsageError


@pytest.mark.parametrize(
    ("text", "actor", "action", "country"),
    [
        ("Russia may host 15,000 North Korean troops to fight in the Kursk region.", "North Korea", "station", "RU"),
        ("The Philippines deployed 135 troops to Haiti in December.", "Philippines", "deploy", "HT"),
        ("The U.N. currently has 7,000 peacekeepers in Ivory Coast.", "United Nations", "station", "CI"),
        ("Pyongyang sent 13,000 containers of shells to Russia.", "North Korea", "transfer", "RU"),
        ("Five Afghan soldiers were wounded in Khost province.", "Afghanistan", "lose", "AF"),
        ("Kenya will withdraw its 3,600 troops from Somalia.", "Kenya", "withdraw", "SO"),
    ],
)
def test_actor_action_and_place(text, actor, action, country):
    """A count names whose force it is, what is done and in which state."""
    claim = only(text)
    assert claim.actor == actor
    assert claim.place.country == country
    assert claim.action in {action, "fight"}


def test_the_letter_belongs_to_the_source_and_the_digit_to_the_other_claims():
    """One source alone cannot be checked (6); a second of another origin confirms it (1); the letter stays."""
    alone = ledger_of("About 12,000 North Korean troops are in Russia, Seoul said.").claims[0]
    both = ledger_of(
        "About 12,000 North Korean troops are in Russia, Seoul said.",
        "Some 12,000 North Korean troops are in Russia, the Pentagon said.",
    ).claims
    assert alone.grade.credibility == 6
    assert [claim.grade.credibility for claim in both] == [1, 1]
    assert alone.grade.reliability == both[0].grade.reliability == "B"


def test_reliability_follows_the_kind_of_source():
    """A reporter's own voice is F, a single unnamed official D, a denial D."""
    letters = {
        "About 500 troops left.": "F",
        "About 500 troops left, one U.S. official said.": "D",
        "About 500 troops left, Western officials said.": "C",
    }
    assert {text: only(text).grade.reliability for text in letters} == letters
    assert ledger_of("Moscow denied that its troops are in Mali.").claims[0].grade.reliability == "D"


def test_a_figure_told_again_shares_its_origin():
    """A count repeated without a source belongs to the source that gave it; two sources are two origins."""
    text = (
        "Up to 100,000 North Korean troops may come, Seoul said. Kyiv said 300 North Korean troops had died. "
        "The deployment of up to 100,000 North Korean troops could mark an escalation."
    )
    first, other, again = [c for c in ledger_of(text).claims if c.core]
    assert first.origin == again.origin != other.origin


def test_officials_familiar_with_assessments_share_their_origin():
    """Those who speak of the assessments add no second source."""
    text = (
        "North Korea may send 100,000 troops, according to assessments shared by some G20 nations. "
        "Officials familiar with the assessments believe that they would come in rotating batches."
    )
    ledger = ledger_of(text)
    assert len(ledger.origins) == 1


def test_two_ceilings_far_apart_pull_but_fit():
    """Up to 15,000 and up to 100,000 of the same troops conflict and are jointly possible, with a reason."""
    ledger = ledger_of(
        "North Korea may send as many as 100,000 troops, Seoul said. "
        "Kyiv expects the arrival of up to 15,000 North Korean troops."
    )
    (relation,) = [r for r in ledger.relations if r.type == "conflicts"]
    assert (relation.joint, {relation.a, relation.b}) == ("possible", {"c1", "c2"})
    assert "horizon" in relation.note


def test_a_denial_denies_the_count_of_the_same_forces():
    """The accused's denial is related to the claim it denies, and weighs little."""
    ledger = ledger_of(
        "Rwanda keeps 4,000 soldiers in eastern Congo, a U.N. panel found. Kigali denies having troops there."
    )
    (relation,) = [r for r in ledger.relations if r.type == "denies"]
    assert (relation.b, relation.joint) == ("c1", "impossible")


def test_small_numbers_and_other_forces_are_not_related():
    """Twelve killed here and twelve there is chance; two armies of 5,000 are two armies."""
    ledger = ledger_of("France sent 5,000 soldiers to Mali. Germany sent 5,000 soldiers to Mali.")
    assert not ledger.relations


def test_a_decision_taken_for_granted_strains_a_may():
    """'The decision to deploy' presupposes what 'may send' leaves open."""
    ledger = ledger_of(
        "North Korea may send 100,000 troops to Russia. "
        "The decision to deploy North Korean forces in batches suggests a strategic approach."
    )
    assert [(r.type, r.joint) for r in ledger.relations if r.joint] == [("conflicts", "strained")]


def test_ids_carry_the_report_in_a_ledger_of_several():
    """One report numbers c1, c2; several are prefixed, and every relation names claims of the ledger."""
    assert [c.id for c in ledger_of("About 500 troops left.").claims] == ["c1"]
    both = ledger_of("About 500 French troops left Mali.", "About 500 French troops left Mali.")
    assert [c.id for c in both.claims] == ["r1:c1", "r2:c1"]
    assert {i for r in both.relations for i in (r.a, r.b)} <= set(both.by_id)


def test_the_schema_is_plain_json():
    """The published keys are there, whole numbers are whole, and additions are additive."""
    ledger = ledger_of("Kyiv expects up to 15,000 North Korean troops in the Kursk region next month.")
    data = json.loads(json.dumps(to_schema(ledger)))
    (claim,) = data["claims"]
    words = "id sentence proposition kind polarity modality source hedges quantity core actor"
    published = set(words.split())
    assert published | {"action", "place", "time"} | {"readings", "grade", "probability", "origin"} <= set(claim)
    assert claim["quantity"]["value_high"] == 15_000
    assert set(claim["source"]) == {"name", "type", "span", "via", "entity"}


def test_explain_names_rules_and_reasons():
    """The explanation tells the source, the count, the readings and the grade; a wrong id is refused."""
    ledger = ledger_of("Kyiv expects up to 15,000 North Korean troops in Russia.")
    said = explain(ledger, "c1")
    assert all(part in said for part in ("source: Kyiv", "at_most", "reading:", "grade:", "rule count.noun:"))
    with pytest.raises(UsageError, match="c1"):
        explain(ledger, "c99")


def test_a_report_without_claims_says_so():
    """No day and no count give notes, never an error."""
    ledger = ledger_of("Nothing much.", published=None)
    assert any("no count" in note for note in ledger.notes)
    assert any("day of the report" in note for note in ledger.notes)


def test_a_source_has_one_letter_whatever_it_says() -> None:
    """Reliability belongs to the source: its estimate, its denial and its plan carry the same letter."""
    text = (
        "Kigali said that about 300 Congolese soldiers crossed the border. Kigali denied that it had sent soldiers. "
        "Kigali said about 900 Burundian soldiers were in Congo. Kinshasa said 4,000 Rwandan soldiers were in Congo."
    )
    claims = ledger_of(text).claims
    letters = {claim.grade.reliability for claim in claims if claim.source.name == "Kigali" and claim.grade is not None}
    assert len(letters) == 1
