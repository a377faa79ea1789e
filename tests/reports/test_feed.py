"""Feeds: one entry, one report; dates, doubles, broken markup."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.errors import ReportError
from contingent.reports import read, read_all
from contingent.reports._feed import read_feed

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="c"><channel><title>Ruritania &amp; World</title>
<image><title>Logo</title></image>
<item><title>Troops leave</title><link>https://wire.example/1</link><pubDate>Sun, 17 Nov 2024 23:30:00 -0500</pubDate>
<description>Short.</description>
<content:encoded>
<![CDATA[<p>Some 300 soldiers left on Monday.</p><p>Others &amp; more stayed.</p>]]></content:encoded></item>
<item><title><![CDATA[Second &amp; last]]></title><pubDate>Sun, 31 Feb 2024 09:00 GMT</pubDate>
<description>&lt;p&gt;About 40 tanks were lost.&lt;/p&gt;</description><guid>urn:2</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="a"><title>Wire</title><entry><title type="html">Troops &lt;b&gt;leave&lt;/b&gt;</title>
<link rel="self" href="https://wire.example/self"/><link href="https://wire.example/a"/>
<updated>2024-11-19T10:00:00Z</updated><published>2024-11-17T10:00:00Z</published>
<content type="xhtml"><div><p>Some 300 soldiers left.</p><p>Two stayed.</p></div></content></entry></feed>"""


def stored(folder: Path, text: str) -> Path:
    """Write a feed into a folder."""
    path = folder / "wire.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_entry_of_rss_is_a_report(tmp_path: Path) -> None:
    """Title, text, publisher, day and link come from the entry; the fullest text is taken."""
    first, second = read_all([stored(tmp_path, RSS)])
    assert (first.id, first.title, first.publisher) == ("wire-1", "Troops leave", "Ruritania & World")
    assert first.text == "Troops leave\n\nSome 300 soldiers left on Monday.\n\nOthers & more stayed."
    assert (first.published, first.published_from) == (date(2024, 11, 17), "feed")
    assert first.link == "https://wire.example/1"
    assert (second.title, second.text) == ("Second & last", "Second & last\n\nAbout 40 tanks were lost.")


def test_a_broken_date_is_said_and_not_guessed(tmp_path: Path) -> None:
    """31 February is no day: the report has none, and a note quotes what the feed says."""
    second = read_all([stored(tmp_path, RSS)])[1]
    assert second.published is None
    assert any("'Sun, 31 Feb 2024 09:00 GMT' cannot be read" in note for note in second.notes)
    assert any("Only the feed's summary" in note for note in second.notes)
    given_day = read_all([stored(tmp_path, RSS)], published=date(2024, 3, 1))[1]
    assert given_day.published == date(2024, 3, 1)
    assert not any("cannot be read" in note for note in given_day.notes)


def test_atom_is_read(tmp_path: Path) -> None:
    """The day of publication goes before that of the last change, the page before the feed's own address."""
    report = read(stored(tmp_path, ATOM))
    assert (report.id, report.title, report.link) == ("wire", "Troops leave", "https://wire.example/a")
    assert report.published == date(2024, 11, 17)
    assert report.text == "Troops leave\n\nSome 300 soldiers left.\n\nTwo stayed."


def test_a_feed_is_not_one_report(tmp_path: Path) -> None:
    """Where one report is wanted, a feed of two says how many it holds."""
    with pytest.raises(ReportError, match="feed of several reports: '2 entries'"):
        read(stored(tmp_path, RSS))


def test_doubles_and_foreign_entries_are_told(tmp_path: Path) -> None:
    """An entry told twice is read once; one in Russian is left out with its reason."""
    again = RSS[RSS.index("<item>") : RSS.index("</item>") + 7]
    russian = "<item><title>Солдаты ушли к границе в понедельник</title></item>"
    reports = read_all([stored(tmp_path, RSS.replace("</channel>", f"{again}{russian}</channel>"))])
    assert [report.id for report in reports] == ["wire-1", "wire-2"]
    notes = " ".join(reports[0].notes)
    assert "repeats 1 of its entries" in notes
    assert "entry 3: the report is not in English; it looks like Cyrillic" in notes


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(
    ["<item>", "</item>", "<title>", "</title>", "<![CDATA[", "]]>", "<entry", ">", "<link href='x'", "&#99999999;",
     "<pubDate>Mon, 99 Nov", "</pubDate>", "<!--", "<content>", "</content>", "<!ENTITY a 'b'>", "&a;", "3,000 troops"]
), max_size=40))  # fmt: skip
def test_no_markup_breaks_the_reader_of_feeds(parts: list[str]) -> None:
    """Whatever the markup, reading ends, and no entry is empty."""
    _, entries = read_feed("<rss>" + "".join(parts))
    assert all(entry.title or entry.text for entry in entries)
