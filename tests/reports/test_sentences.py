"""Segmentation: sentences, headings, bylines, boilerplate, with offsets true to the text."""

from __future__ import annotations

import json
import textwrap
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.reports import from_text


def _cut(text: str) -> list[str]:
    return [sentence.span.text for sentence in from_text(text).sentences]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Lt. Col. John A. Smith Jr. left on Jan. 5 with No. 2 Company.", "He is back."],
        ["The answer was no.", "Kyiv spoke to the U.S.", "In response, Gov. Abbott left."],
        ["Some 1.5 million shells came in 3.5 months.", "12,000 men followed."],
        ['"Will they go?" President Zelensky asked.', '"Never!" he said.', "They left."],
        ["They met at 5 p.m. Tuesday in St. Petersburg.", "Talks ended at 6 a.m.", "Kyiv stayed away."],
        [
            "He said … and then … nothing.",
            "They waited...",
            "Then they left.",
        ],
        ["“We go.”", "(They stayed.)", "It ended.[3]", "So it was."],
        ["U.N. Secretary-General Kofi Annan met U.S. Army men.", "J. A. Smith came."],
        ["Brigades vs. Battalions is no question of size.", "It is one of e.g. Tanks."],
        ["They are group B.", "The army stayed."],
        ["Dwight D. Eisenhower came."],
        ["Kim (b. 1984) left.", "No. 3 is ca. 4 times more."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    """Abbreviations, initials, decimals, quotes and ellipses do not end a sentence; real ends do."""
    assert _cut(" ".join(sentences)) == sentences


@given(st.text(alphabet="aA. \n!?…\"”'1•—-:BU", max_size=200))
@settings(deadline=None, max_examples=150)
def test_every_offset_is_true_and_nothing_is_lost(text: str) -> None:
    """Spans are true to the text, in order, do not overlap, and leave out white space only."""
    spans = [sentence.span for sentence in from_text(text).sentences]
    assert all(text[span.start : span.end] == span.text == span.text.strip() != "" for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(span.text for span in spans).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text", ["x" * 100_000, "a b, " * 20_000, "." * 100_000 + "x", "U.S. " * 20_000, "5. A" * 25_000]
)
def test_one_very_long_sentence_takes_linear_time(text: str) -> None:
    """A sentence of 100,000 characters is cut in well under two seconds, whatever it is made of."""
    started = time.process_time()
    from_text(text)
    assert time.process_time() - started < 2.0  # measured: at most 0.1 s; a quadratic rule takes minutes


def test_lines_are_told_apart() -> None:
    """Headings, bylines, boilerplate and link lists are no body; a list of facts is."""
    text = (
        "Troops leave for the border\nBy Jane Doe and John Roe, Daily News\n17 November 2024, 09:30 GMT\n"
        "By Friday 3,000 men had left.\nWhat we know\n• Some 300 men left.\nRead more: the other story\n"
        "Follow us on:\n• YouTube\n• Our Telegram channel\nhttps://example.org/x\n"
        "Reporting by A. Roe; editing by B. Doe"
    )
    kinds = [sentence.kind for sentence in from_text(text).sentences]
    furniture = ["boilerplate"] * 5
    assert kinds == ["heading", "byline", "byline", "body", "heading", "body", *furniture, "byline"]


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    """A paragraph wrapped by hand is one paragraph; its heading stays apart."""
    first = (
        "Some 300 soldiers have left for the border since Monday, the ministry said in a statement that was "
        "sent to reporters in the capital on Friday night. It gave no other figure."
    )
    second = "More are to follow within the next two months or so, the same officials said in a call."
    text = f"Troops leave\n{textwrap.fill(first, 60)}\n\n{textwrap.fill(second, 60)}\n"
    kinds = [(sentence.kind, " ".join(sentence.span.text.split())) for sentence in from_text(text).sentences]
    assert [kind for kind, _ in kinds] == ["heading", "body", "body", "body"]
    assert kinds[2][1] == "It gave no other figure."


@pytest.mark.parametrize(
    "line",
    [
        "2024-11-17",
        "Updated 3:04 PM EST, November 17, 2024",
        "Sunday, 17 Nov. 2024",
        "Published: Nov 17, 2024 at 09:30",
    ],
)
def test_a_line_with_a_date_alone_dates_the_report(line: str) -> None:
    """A line that holds a date, with a label or a clock time at most, is a byline and dates the report."""
    report = from_text(f"Troops leave\n{line}\nSome 300 left on 3 March 2023. They walked.")
    assert (report.sentences[1].kind, str(report.published)) == ("byline", "2024-11-17")


def test_a_date_in_a_sentence_does_not() -> None:
    """A sentence that speaks of a day does not date the report."""
    assert from_text("Troops leave\nBy 17 November 2024 they had left.\nThey walked.").published is None


def test_a_single_line_is_body() -> None:
    """A lone sentence without a full stop is a claim, not a heading."""
    assert [s.kind for s in from_text("Kyiv expects up to 15,000 troops").sentences] == ["body"]


def test_a_dateline_stays_in_its_sentence_and_gives_the_day() -> None:
    """A dateline with a year dates the report; without one it does not, and the report says so."""
    report = from_text("Troops leave\nSEOUL, Jan. 24, 2025 (Yonhap) — Some 300 left. They walked.")
    assert (str(report.published), report.published_from) == ("2025-01-24", "dateline")
    assert report.sentences[1].span.text.startswith("SEOUL, Jan. 24")
    partial = from_text("SEOUL, Jan. 24 — Some 300 left.")
    assert partial.published is None
    assert partial.published_from == "unknown"
    assert "'Jan. 24' without a year" in partial.notes[0]


def test_marked_sentences_are_found(shared: Path) -> None:
    """At least 98 % of the sentences marked by hand are cut exactly as marked (measured: all)."""
    right = total = 0
    for file in sorted((shared / "cases/claims/gold").glob("*.json")):
        marked = json.loads(file.read_text(encoding="utf-8"))
        listed = [span for key in ("sentences", "headings", "boilerplate") for span in marked.get(key, [])]
        gold = {(span["start"], span["end"]) for span in listed}
        found = {(s.span.start, s.span.end) for s in from_text(marked["text"]).sentences}
        right, total = right + len(gold & found), total + len(gold | found)
    single = json.loads((shared / "cases/claims/voa_sentences.json").read_text(encoding="utf-8"))["sentences"]
    whole = sum(_cut(item["text"]) == [item["text"]] for item in single)
    assert right >= 0.98 * total
    assert whole >= 0.98 * len(single)
