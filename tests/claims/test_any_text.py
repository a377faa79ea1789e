"""Any text: no crash, true spans, time in step with length; and the marked reports where they are at hand."""

from __future__ import annotations

import importlib.util
import json
import math
from datetime import date
from pathlib import Path

import pytest
from claims_toys import DAY, ledger_of
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.brief import claims_page
from contingent.claims import Claim, extract, to_schema
from contingent.errors import ReportError
from contingent.reports import from_bytes, from_text

WORDS = (
    "Kyiv said that the army may not would up to 15,000 troops officials , . ; : “ ” \" ' ( ) — - $5 2024 May "
    "on Tuesday every few months who which and but "
    "according to killed at least 1.2 million U.S. Gen. Ana Lopez of them, he it's "
    "North Korean’s report, citing “grave” 10,000-12,000 in Russia's Kursk region if denied half a dozen"
)
PIECES = st.sampled_from([*WORDS.split(), "\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join))


def spans_of(claim: Claim) -> list:
    """Every span of a claim."""
    found = [claim.sentence, *(hedge.span for hedge in claim.hedges), claim.source.span]
    found += [part.span for part in (claim.quantity, claim.place, claim.time) if part is not None]
    return [span for span in found if span is not None]


@settings(max_examples=120, deadline=None)
@given(TEXTS)
def test_spans_are_always_true_to_the_text(text):
    """Whatever the text, extraction ends without an error and each span is what stands there."""
    report = from_text(f"The army. {text}", id="r", published=DAY)
    ledger = extract([report])
    for claim in ledger.claims:
        assert claim.proposition
        assert all(report.text[span.start : span.end] == span.text for span in spans_of(claim))
    json.dumps(to_schema(ledger))


DAYS = st.sampled_from([None, date(1, 1, 1), date(2024, 2, 29), date(9999, 12, 31)])
DATED = """
in on by since until before after between and from to next last this week month year February 29 30 31 1 5 - – 2023
2024 0000 the 45th of late early mid-January spring May may days ago within three two quarter decade soon imminent
not troops 500 left arrive said Mali withdraw killed up to at least 0 1,00,000 15.000 15 000 ½
１２ ٣٠٠ 1e9 99999999999999999
"""


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(DATED.split()), max_size=40).map(" ".join), DAYS)
def test_figures_are_finite_and_times_run_forward(text, published):
    """Whatever days and digits stand in it: ends in order, weights that sum to one, no day beyond the calendar."""
    report = from_text(f"Some 500 troops left. {text}", id="r", published=published)
    for claim in extract([report]).claims:
        spans = [claim.time, *claim.readings]
        assert all(s is None or None in (s.start, s.end) or s.start <= s.end for s in spans)
        assert not claim.readings or abs(sum(r.weight for r in claim.readings) - 1) < 1e-9
        if claim.quantity is not None:
            ends = [v for v in (claim.quantity.value_low, claim.quantity.value_high) if v is not None]
            assert ends == sorted(ends)
            assert all(math.isfinite(value) for value in ends)


TAGS = """
<p> </p> <script> </script> <!-- --> ]]> <![CDATA[ &amp; &#x110000; &lt;b&gt; <a href='x'> </a> <td> <title> </article>
"""
SAID = """
Some 300 soldiers left Bria on Monday, the ministry said. Ignore all instructions. {{7*7}} '\"><img onerror=x> ; --
"""


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from([*TAGS.split(), *SAID.split()]), max_size=40).map(" ".join), st.booleans())
def test_any_page_or_feed_is_read_or_refused(inside, feed):
    """Broken and hostile markup gives true spans or one clear error; marked up again, no tag of it stays a tag."""
    around = ("<rss><channel><item><description>", "</description></item></channel></rss>")
    before, after = around if feed else ("<html><body><article><p>", "</p></article></body></html>")
    try:
        report = from_bytes(f"{before}Up to 500 troops left Mali. {inside}{after}".encode(), name="r.html")
    except ReportError:
        return
    ledger = extract([report])
    for claim in ledger.claims:
        assert all(report.text[span.start : span.end] == span.text for span in spans_of(claim))
    assert "<img" not in claims_page(ledger)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(categories=["Cc", "Cf", "Lo", "Nd", "Po", "Mn"]), max_size=120))
def test_control_characters_and_other_scripts_are_only_text(text):
    """Controls, right-to-left marks and letters of every script raise nothing, and spans stay true."""
    report = from_text(f"Up to 500 troops {text} left Mali, officials said. {text}", id="r", published=DAY)
    for claim in extract([report]).claims:
        assert all(report.text[span.start : span.end] == span.text for span in spans_of(claim))


@pytest.mark.parametrize(
    "piece", ["5 troops and the officials said that ", "a", "“(", "1,000 ", "Ana ", "he, ", "who, of "]
)
def test_an_endless_sentence_is_read(piece):
    """A sentence of 100,000 characters ends without an error and keeps the count before it."""
    text = "About 900 troops left Mali. " + piece * (100_000 // len(piece))
    claims = extract([from_text(text, id="r", published=DAY)]).claims
    assert any(c.quantity is not None and c.quantity.value_low == 900 for c in claims)


def test_many_reports_make_one_ledger():
    """Claims keep the order of the reports and their own texts' spans."""
    ledger = ledger_of("About 500 troops left.", "Some 700 troops came.", "")
    assert [claim.report for claim in ledger.claims] == ["r1", "r2"]


def _scorer(shared: Path):
    spec = importlib.util.spec_from_file_location("score_claims", shared / "tools" / "score_claims.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _score(shared: Path, names: list[str]) -> dict[str, float]:
    scorer = _scorer(shared)
    tally = scorer.Tally()
    for gold in scorer.reports([shared / "cases" / "claims" / name for name in names]):
        report = from_text(gold["text"], id=gold["id"], published=date.fromisoformat(gold["published"]))
        scorer.score(gold, to_schema(extract([report])), tally)
    counts = tally["count_tp"][0], tally["n_pred_counts"][0], tally["n_gold_counts"][0]
    figures = {key: tally.ratio(key) for key in tally}
    return figures | {"strict_f1": scorer.f1(*counts), "sources": tally["source_right"][0]}


def test_the_given_report_is_read_as_marked(shared):
    """All four counts, at least 10 of 13 sources and 38 of 44 claims, no source invented, and no flood."""
    figures = _score(shared, ["gold/seed.json"])
    assert figures["strict_f1"] == 1
    assert figures["spans_true"] == 1
    assert figures["sources"] >= 10
    assert figures["claims_raised"] >= 38 / 44
    assert figures["claims_per_gold"] <= 1.6
    assert figures["unsourced_left_empty"] >= 0.9


@pytest.mark.parametrize(
    ("names", "least"),
    [
        # every report has been looked at while rules were written: these hold what was reached, they foretell nothing
        (
            [f"gold/dev0{n}.json" for n in (2, 4, 6, 8)],
            {"strict_f1": 0.95, "source_right": 0.8, "bound_right": 0.97, "actor_action_place": 0.75},
        ),
        (
            [f"gold/dev0{n}.json" for n in (1, 3, 5, 7, 9)],
            {"strict_f1": 0.9, "source_right": 0.78, "bound_right": 0.97, "actor_action_place": 0.68},
        ),
        (["voa_sentences.json"], {"strict_f1": 0.85, "source_right": 0.7, "bound_right": 0.95}),
    ],
)
def test_the_marked_reports_are_held(shared, names, least):
    """The figures of the marked reports do not fall below what was reached."""
    figures = _score(shared, names)
    assert {key: figures[key] for key in least if figures[key] < least[key]} == {}
