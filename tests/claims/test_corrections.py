"""An analyst's layer: what it alters, what follows from it, and what a faulty file gets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.claims import extract, read_corrections, to_schema
from contingent.errors import CorrectionsError
from contingent.reports import from_text
from contingent.scenario import load
from contingent.weigh import weigh

TEXT = (
    "North Korea may send up to 15,000 troops to Russia, Kyiv said on Friday. "
    "Some 3,000 soldiers arrived in Kursk last week, a NATO official said."
)


def ledger_of(layer: str = "", *more: str):
    """Claims of the text (and others), with corrections."""
    reports = [from_text(text, id=f"r{n}", published=date(2024, 11, 10)) for n, text in enumerate((TEXT, *more))]
    return extract(reports, corrections=read_corrections(f"corrections:\n{layer}") if layer else None)


def faults_of(layer: str, *more: str) -> list[str]:
    """Faults of a layer, one a line."""
    with pytest.raises(CorrectionsError) as met:
        ledger_of(layer, *more)
    return str(met.value).splitlines()


def test_a_rejected_claim_weighs_nothing_and_says_so():
    """The weighing refuses a rejected claim with the analyst's reason, and drafts do not see it."""
    ledger = ledger_of("- {claim: c1, reject: a rumour}")
    posterior = weigh(load("dprk-russia-2024"), ledger, futures=200, seed=1)
    assert posterior.refused["c1"] == "rejected by the analyst: a rumour"
    assert "c1" not in posterior.log_factors
    assert "c1" not in {claim.id for claim in (*ledger.standing, *ledger.counts)}
    assert not [link for link in ledger.relations if "c1" in {link.a, link.b}]
    assert "c1 rejected by the analyst: a rumour" in ledger.notes


def test_an_edited_bound_moves_the_readings():
    """What is set reaches every reading of the count, keeps what it was, and comes from the analyst."""
    claim = ledger_of("- {claim: c1, edit: {bound: at_least, value: '12,000'}}").by_id["c1"]
    assert (claim.quantity.value_low, claim.quantity.value_high) == (12_000, None)
    assert {(each.low, each.high, each.bound) for each in claim.readings} == {(12_000, None, "at_least")}
    told = to_schema(ledger_of("- {claim: c1, edit: {value: 9000}}"))["claims"][0]["analyst"]
    assert told["fields"] == {"value": {"origin": "analyst", "was": "15,000"}}


def test_the_extracted_claim_is_never_altered():
    """A claim without a correction is the same with and without a layer."""
    assert ledger_of("- {claim: c1, edit: {value: 9000}}").by_id["c2"].quantity == ledger_of().by_id["c2"].quantity
    assert ledger_of().by_id["c1"].review is None


def test_edits_change_the_weights():
    """A corrected number weighs the futures by the corrected number."""
    scenario = load("dprk-russia-2024")
    plain = weigh(scenario, ledger_of(), futures=400, seed=1)
    altered = weigh(scenario, ledger_of("- {claim: c2, edit: {value: 40_000}}"), futures=400, seed=1)
    assert any(
        (plain.log_factors["c2"][name] != altered.log_factors["c2"][name]).any() for name in plain.log_factors["c2"]
    )


@pytest.mark.parametrize(
    ("edit", "seen", "expected"),
    [
        ("{readings: {present_peak: 70%, sent: 0.3}}", lambda c: [(r.measure, r.weight) for r in c.readings],
         [("present_peak", 0.7), ("sent", 0.3)]),
        ("{readings: sent_per_year}", lambda c: [r.measure for r in c.readings], ["sent_per_year"]),
        ("{source: {name: A bystander, type: media, via: [Reuters]}}",
         lambda c: (c.source.name, c.source.type, c.source.via, c.origin),
         ("A bystander", "media", ("Reuters",), "r0: bystander")),
        ("{source: {type: media}}", lambda c: (c.source.name, c.source.type), ("Kyiv", "media")),
        ("{source: null}", lambda c: (c.source.name, c.source.type), (None, "unattributed")),
        ("{place: {name: Kursk, country: RU}}", lambda c: (c.place.name, c.place.country), ("Kursk", "RU")),
        ("{place: Ukraine}", lambda c: c.place.country, "UA"),
        ("{time: {start: 2025-01-01, end: 2025-03-31}}",
         lambda c: {(r.start, r.end) for r in c.readings}, {(date(2025, 1, 1), date(2025, 3, 31))}),
        ("{value_low: 10_000, value_high: 12_000}",
         lambda c: (c.quantity.bound, c.quantity.value_low, c.quantity.value_high), ("range", 10_000, 12_000)),
        ("{bound: vague, value_low: 10_000, value_high: 12_000}",
         lambda c: (c.quantity.value_high, c.quantity.soft_high), (None, 12_000)),
        ("{probability: {low: 10%, mid: 40%, high: 70%}}", lambda c: c.probability.mean, 0.4),
        ("{modality: asserted}", lambda c: c.probability, None),
        ("{hedges: [may]}", lambda c: c.probability.mid, 0.4),
        ("{kind: opinion, polarity: negative}", lambda c: (c.kind, c.polarity), ("opinion", "negative")),
        ("{actor: Ruritania, action: guard, note: odd}", lambda c: (c.actor, c.action, c.note),
         ("Ruritania", "guard", "odd")),
    ],
)  # fmt: skip
def test_fields_can_be_set(edit, seen, expected):
    """Each field of the schema takes an analyst's value, and what follows from it is made anew."""
    assert seen(ledger_of(f"- {{claim: c1, edit: {edit}}}").by_id["c1"]) == expected


def test_grades_of_the_analyst_stand():
    """Letter and digit can be set together or alone, and say what was computed."""
    before = ledger_of().by_id["c1"].grade
    both = ledger_of("- {claim: c1, grade: A2}").by_id["c1"].grade
    letter = ledger_of("- {claim: c1, grade: E}").by_id["c1"].grade
    assert (both.reliability, both.credibility) == ("A", 2)
    assert (letter.reliability, letter.credibility) == ("E", before.credibility)
    assert before.why in both.why


def test_an_added_claim_quotes_the_text():
    """An added claim points into the report, is read like any other, and stands where its words stand."""
    ledger = ledger_of("- add: {quote: arrived in Kursk, value: 4000, unit: troops, bound: more_than, action: deploy}")
    claim = ledger.by_id["a1"]
    span = claim.quantity.span
    assert TEXT[span.start : span.end] == span.text == "arrived in Kursk"
    assert claim.readings
    assert claim.quantity.value_low == 4000
    assert [each.id for each in ledger.claims].index("a1") == 2


def test_a_quote_names_a_claim_whatever_its_number():
    """Words and a number find the claim in any ledger; an id alone depends on the reports read."""
    layer = "- {quote: 15,000 troops, accept: heard twice}"
    assert ledger_of(layer.replace("15,000 troops", "'15,000 troops'")).by_id["c1"].confidence == 1.0
    assert ledger_of("- {claim: 'r0:c1', accept: yes}").by_id["c1"].review.verdict == "accepted"
    many = ledger_of("- {quote: Some 3, number: 3000, reject: old}", "Ruritania sent 500 troops to Mali.")
    assert many.by_id["r0:c2"].rejected


def test_every_fault_comes_at_once_with_its_line():
    """Unknown ids, unknown fields, words not in the text and values out of range are all told, line by line."""
    said = faults_of(
        "- {claim: c99, reject: x}\n- {quote: not there, accept: yes}\n- claim: c1\n  edit:\n    bond: exact\n"
        "    value: -3\n    kind: rumour\n    readings: {sent: 0.4}\n  grade: Z9\n- add: {quote: nowhere, value: 3}\n"
    )
    expected = [
        (2, "no such claim"), (3, "the words stand in no report"), (6, "unknown field"), (7, "out of range"),
        (8, "unknown value"), (9, "weights do not sum to 1"), (10, "not a grade"), (11, "the words stand in no report"),
    ]  # fmt: skip
    assert len(said) == len(expected)
    for line, (number, words) in zip(said, expected, strict=True):
        assert line.startswith(f"corrections.yaml:{number}: ")
        assert words in line


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        ("- {claim: c1, edit: {bound: exact, value_low: 5, value_high: 9}}", "two numbers"),
        ("- {claim: c1, edit: {value_low: 9, value_high: 5}}", "low is above high"),
        ("- {claim: c1, edit: {hedges: [perhaps]}}", "not in the sentence"),
        ("- {claim: c1, edit: {time: 2024-13-01}}", "not a day"),
        ("- {claim: c1, edit: {value: nan}}", "out of range"),
        ("- {claim: c1, reject: a}\n- {claim: c1, accept: b}", "second verdict"),
        ("- {claim: c1, reject: a, edit: {value: 3}}", "two verdicts"),
        ("- {quote: said, reject: a}", "fits several claims"),
        ("- {claim: c1}", "corrects nothing"),
        ("- {reject: a}", "names no claim"),
        ("- {claim: c1, quote: Some 3, reject: a}", "not those of the claim"),
        ("- {quote: 'up to 15,000', report: rx, reject: a}", "no such report"),
        ("- {add: {quote: Kyiv said}, number: 3}", "no other's"),
        ("- {claim: c1, edit: {source: {name: Bob, type: unattributed}}}", "a name needs a type"),
        ("- {claim: c1, edit: {readings: {sent: 60%, rumour: 40%}}}", "unknown key 'rumour'"),
        ("- {claim: c1, edit: {time: {start: 2025-02-01, end: 2025-01-01}}}", "end before start"),
        ("- words", "not a correction"),
        ("- [&a {claim: c1}]", "an anchor"),
        ("- {claim: c1, claim: c2, reject: a}", "stands twice"),
        ("- {claim: 'c1", "YAML syntax"),
        ("- {claim: c1, edit: []}", "no fields"),
        ("- " + "[" * 3000, "nested too deeply"),
    ],
)
def test_bad_corrections_are_told(layer, words):
    """Each kind of fault has its words, and is never a traceback."""
    assert words in "\n".join(faults_of(layer))


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_text_is_a_layer_or_a_fault(layer):
    """Whatever stands in the file, it is read or its faults are told."""
    found = read_corrections(layer)
    if found.faults:
        with pytest.raises(CorrectionsError):
            extract([from_text(TEXT, id="r")], corrections=found)


def test_the_example_of_the_page_has_no_fault_of_form():
    """The file of corrections that docs/claims.md shows can be read as it stands."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "claims.md").read_text()
    found = read_corrections(page.split("```yaml\n")[1].split("```")[0])
    assert [fault.say("page") for fault in found.faults] == []
    assert [each.verdict for each in found.entries] == ["rejected", "", "accepted", "added"]
