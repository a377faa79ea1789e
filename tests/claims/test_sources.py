"""Sources: who says what, by every way that reports name a source, and never one invented."""

from __future__ import annotations

import pytest
from claims_toys import ledger_of


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The army has left, Kyiv said.", "Kyiv", "government_body"),
        ("The army has left, the Pentagon announced on Tuesday.", "Pentagon", "government_body"),
        ("According to Pentagon officials, the army has left.", "Pentagon officials", "anonymous_official"),
        ("The army has left, said Defense Minister Ana Lopez.", "Ana Lopez", "named_official"),
        ("Ana Lopez, a spokeswoman for the army, told reporters that it had left.", "Ana Lopez", "named_official"),
        ("Ukraine's top commander, Gen. Ivan Petrov, reckons that the army has left.", "Ivan Petrov", "named_official"),
        ("A panel of U.N. experts has found that the army has left.", "panel of U.N. experts", "international_body"),
        ("Military experts believe that the army has left.", "Military experts", "analyst"),
        ("The army has left, by Washington's count.", "Washington", "government_body"),
        ("Human Rights Watch said the army had left.", "Human Rights Watch", "ngo"),
        ("The analysis indicates that the army has left.", "analysis", "document"),
        ("Doctors Without Borders (MSF) reported that the army had left.", "Doctors Without Borders", "ngo"),
        ("Col. Ivan Petrov was quoted by state television as saying that the army had left.", "Ivan Petrov",
         "named_official"),
        ("Growing concerns among European leaders that the army will leave were voiced.", "European leaders",
         "government_body"),
    ],
)  # fmt: skip
def test_a_source_is_found_with_its_type(text, name, kind):
    """Each way of naming a source gives its name and type."""
    sources = {(c.source.name, c.source.type) for c in ledger_of(text).claims}
    assert (name, kind) in sources


@pytest.mark.parametrize(
    "text",
    [
        "The army has left the town.",
        "German Chancellor Olaf Scholz is expected to raise the issue.",
        "The decision to deploy the army suggests a strategic approach.",
        "The army is said to have left.",
        "Allies of Ukraine have voiced their concerns at recent forums.",
        "Neither Moscow nor Kyiv has commented on the losses of the army.",
        "The move could escalate the war and deepen the alliance.",
    ],
)
def test_the_reporter_is_given_no_source(text):
    """Where nobody is named as saying it, the source is empty."""
    claims = ledger_of(text).claims
    assert claims
    assert all((c.source.name, c.source.span, c.source.type) == (None, None, "unattributed") for c in claims)


def test_a_medium_that_cites_someone_only_relays():
    """The officials are the source and the BBC stands in `via`."""
    (claim,) = ledger_of("The BBC, citing unnamed Western officials, reported that 400 troops had died.").claims
    assert (claim.source.name, claim.source.via) == ("unnamed Western officials", ("BBC",))


def test_a_source_may_be_told_by_another():
    """In 'X suggested that Kyiv anticipates' the one who speaks is the source, and the note names whose view it is."""
    text = "Ana Lopez, the ambassador, suggested that Kyiv anticipates the arrival of up to 15,000 troops."
    (claim,) = ledger_of(text).claims
    assert claim.source.name == "Ana Lopez"
    assert "Kyiv" in claim.note
    assert claim.modality == "expected"


def test_pronouns_and_short_names_mean_the_source_before():
    """'he', a surname and 'the panel' lead back to the full names."""
    text = (
        "Defense Minister Ana Lopez said the army had left. Lopez added that it would return. "
        "A panel of U.N. experts found that it had stayed. The panel says it saw the troops. "
        "Gen. Ivan Petrov was blunt. He said the panel was wrong."
    )
    names = [c.source.name for c in ledger_of(text).claims if c.source.name]
    assert names[:2] == ["Ana Lopez", "Ana Lopez"]
    assert names[2:4] == ["panel of U.N. experts"] * 2
    assert names[-1] == "Ivan Petrov"


def test_two_sources_of_one_sentence_say_their_own_words():
    """Each half of the sentence goes to its own source."""
    text = "Kyiv says 300 troops died, and the army's chief, Gen. Ivan Petrov, reckons that 700 were wounded."
    said = {c.quantity.value_low: c.source.name for c in ledger_of(text).claims}
    assert said == {300: "Kyiv", 700: "Ivan Petrov"}


def test_a_state_is_a_place_and_not_a_source_in_a_headline():
    """'Armenia: ...' tells where, 'Seoul: ...' tells who says it."""
    assert ledger_of("Seoul: army gets 500 troops ready\nBody text follows here.").claims[0].source.name == "Seoul"
    assert ledger_of("Armenia: army gets 500 troops ready\nBody text follows here.").claims[0].source.name is None


def test_a_setting_before_the_source_is_not_its_words():
    """'In a phone call with ..., X warned' gives the call to the reporter."""
    text = "In a rare phone call with President Putin, Scholz warned that the deployment would be a grave escalation."
    call, warning = ledger_of(text).claims
    assert (call.source.name, warning.source.name) == (None, "Scholz")
    assert "phone call" in call.proposition
