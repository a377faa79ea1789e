"""The page: valid, offline, safe against hostile text, and complete."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import brief_hand
import pytest

from contingent.brief import Briefing, to_html
from contingent.brief._make import brief_posterior
from contingent.brief._marked import pieces
from contingent.reports import Span

VOID = {"meta", "br", "wbr", "hr", "img", "link", "input"}


class Reader(HTMLParser):
    """Walks a page, keeps what tests ask for, and notes tags that do not match."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()
        self.faults += [f"never closed: {tag}" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag; twice the same attribute is a fault."""
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"attribute twice: {tag} {names}")
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag that closes itself (inside pictures)."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Match it with the tag that is open."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"closes nothing: {tag} at {self.getpos()}")

    def every(self, name: str) -> list[dict[str, str | None]]:
        """Attributes of every tag of a name."""
        return [attrs for tag, attrs in self.tags if tag == name]


@pytest.fixture(scope="session")
def read(page: str) -> Reader:
    """Parse the page."""
    return Reader(page)


def test_tags_match_and_ids_are_unique(read: Reader) -> None:
    """The page parses without a fault, and no id stands twice."""
    assert read.faults == []
    ids = [attrs["id"] for _, attrs in read.tags if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_links_lead_somewhere_on_the_page(read: Reader) -> None:
    """Every link is to an id that exists."""
    ids = {attrs["id"] for _, attrs in read.tags if "id" in attrs}
    targets = {attrs["href"] for attrs in read.every("a")}
    assert targets
    assert {target for target in targets if not target or target[1:] not in ids} == set()


def test_headings_are_in_order(read: Reader) -> None:
    """One first heading, and no level is skipped."""
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_table_headers_have_a_scope(read: Reader) -> None:
    """Every header cell says what it heads; every table has a caption."""
    assert all(attrs.get("scope") in ("row", "col") for attrs in read.every("th"))
    assert len(read.every("caption")) == len(read.every("table")) > 5


def test_nothing_is_fetched(page: str) -> None:
    """No address in src, href, @import, url() or a namespace; no script; a policy that forbids them."""
    assert not re.search(r"(?:src|href|action|xmlns[:\w]*)\s*=\s*[\"']?\s*(?:https?:)?//", page)
    assert not re.search(r"@import|url\(\s*[\"']?(?!#)", page)
    assert "<script" not in page
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page


def test_every_chart_has_finding_alt_reading_and_table(made: Briefing, read: Reader) -> None:
    """Four charts, twice drawn, each with its words and its numbers."""
    assert set(made.charts) == {"together", "presence", "hypotheses", "total"}
    for chart in made.charts.values():
        assert re.search(r"\d", chart.title), chart.title
        assert len(chart.alt) > 60
        assert chart.reading.endswith(".")
        assert chart.table.rows
        assert all(len(row.cells) == len(chart.table.columns) - 1 for row in chart.table.rows)
    pictures = read.every("svg")
    assert len(pictures) == 2 * len(made.charts)
    assert all(attrs["role"] == "img" and attrs["aria-label"] and attrs["viewbox"] for attrs in pictures)


def test_numbers_on_the_page_have_addresses(made: Briefing, read: Reader) -> None:
    """Each judged number stands on the page under its id, with its value."""
    shown = {attrs["id"]: attrs for attrs in read.every("data") if "id" in attrs}
    for name, number in made.numbers.items():
        if re.fullmatch(r"J\d\.(p|q50)", name):
            assert float(shown[f"n-{name}"]["value"] or "nan") == number.value


HOSTILE = (
    "Ruritania may send up to 30,000 troops, <script>alert(1)</script> \"x\" & 'y' said.\n"
    "Strelsau \u202eexpects\u202c at most 8,000 to be <img src=x onerror=alert(1)> at one time.\n"
    "Some 5,000 are \x00\x1b[31m in Freedonia ⟦J1.p⟧ {{ b.seed }} now."
)


@pytest.fixture(scope="session")
def hostile() -> str:
    """Page of a report that tries to break out."""
    told = brief_hand.ledger(HOSTILE, notes=("<b>\u202ebold</b> note",))
    evil = replace(told.claims[0], source=replace(told.claims[0].source, name="\u202e<i>evil</i>\x07"))
    told = replace(told, claims=(evil, *told.claims[1:]))
    return to_html(brief_posterior(brief_hand.posterior(1_500, told)))


def test_hostile_text_stays_text(hostile: str) -> None:
    """Markup, quotes, control characters and template code of a report are shown, never obeyed."""
    read = Reader(hostile)
    assert read.faults == []
    assert not read.every("script")
    assert not read.every("img")
    assert not read.every("i")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile
    assert "{{ b.seed }}" in hostile
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", hostile)


def test_text_that_turns_direction_is_fenced(hostile: str) -> None:
    """Direction marks of a report stay inside bdi elements and never reach our own sentences."""
    outside = re.sub(r"<bdi>.*?</bdi>", "", hostile, flags=re.S)
    assert "\u202e" not in outside


def test_the_text_is_marked_at_its_claims(page: str, read: Reader) -> None:
    """Numbers, hedges and sources are marked, and each claim leads to its row and back."""
    assert '<mark class="number">up to 30,000 troops</mark>' in page
    assert '<mark class="hedge">may</mark>' in page
    ids = {attrs["id"] for _, attrs in read.tags if "id" in attrs}
    assert {"claim-c1", "text-c1", "claim-c3", "text-c3"} <= ids


def test_pieces_join_to_the_text() -> None:
    """Overlapping spans cut the text without losing a letter."""
    text = "abcdefghij"
    spans = [("x", Span(1, 5, "bcde")), ("y", Span(3, 8, "defgh")), ("z", Span(8, 99, "ij"))]
    cut = pieces(text, Span(0, 10, text), spans)
    assert "".join(part for part, _ in cut) == text
    assert ("de", ["x", "y"]) in cut


def test_two_reports_do_not_mix() -> None:
    """Claims are marked in their own report only."""
    told = brief_hand.ledger()
    other = brief_hand.report("Nothing here.", name="second")
    both = replace(told, reports=(*told.reports, other))
    shown = brief_posterior(brief_hand.posterior(1_500, both)).sections["reports"]
    assert [sum(len(one["claims"]) for part in each["paragraphs"] for one in part) for each in shown] == [
        3,
        0,
    ]


def test_the_page_ends_with_what_repeats_it(page: str, made: Briefing) -> None:
    """Seed, scenario hash, versions and the command are printed."""
    assert "contingent brief dispatch.txt --seed 1" in page
    assert made.scenario_sha256 in page
    assert all(version in page for version in made.versions.values())


def test_defaults_are_called_assumed_once(made: Briefing) -> None:
    """An input that nobody set says "assumed, by default" and then why, without a word twice."""
    told = [cell for row in made.assumptions.rows for cell in row.cells if "default" in cell]
    assert told
    assert all(text.startswith("assumed, by default: ") and text.count("default") == 1 for text in told)
    assert not any("assumed" in text.removeprefix("assumed") for text in told)
