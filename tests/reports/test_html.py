"""HTML pages: main text without extras, and what the page says about itself."""

from __future__ import annotations

import sys
import time
import types
from contextlib import suppress
from datetime import date

import pytest

from contingent.errors import ReportError
from contingent.reports import read

HEAD = (
    "<!DOCTYPE html><html><head><title>Daily | Troops</title>"
    '<meta property="og:title" content="Troops &amp; tanks leave">'
    '<meta property="og:site_name" content="The Daily">'
    '<meta property="article:published_time" content="2024-11-17T23:30:00+01:00"></head>'
)
EXTRAS = (
    "<header><h1>The Daily</h1></header><nav>Home</nav><aside>Advert</aside><form>Search</form>"
    '<div class="newsletter-box">Sign up here</div><div style="display:none">Hidden</div>'
    "<footer>(c) 2024</footer>"
)
STORY = (
    "<h2>At the border</h2><p>Some 300 soldiers left, <a href=x>Kyiv says</a>.<p>He said "
    "&#8220;no&#8221;. It is over.<figure><figcaption>A soldier</figcaption></figure>"
    "<ul><li><a href=y>Another story of the day</a></ul>"
    "<script>alert('<p>x</p>')</script>"
)
BODY = "At the border\n\nSome 300 soldiers left, Kyiv says.\n\nHe said “no”. It is over."


@pytest.fixture(autouse=True)
def _without_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)


@pytest.mark.parametrize(
    "frame", ["<article>{}</article>", "<main>{}</main>", "<div><div class='story'>{}</div></div>"]
)
def test_only_the_main_text_is_kept(frame: str) -> None:
    """Navigation, adverts, captions, forms, scripts and link lists go; the story stays, title first."""
    page = f"{HEAD}<body>{EXTRAS}{frame.format(STORY * 2)}{EXTRAS}</body></html>"
    assert read("-", stdin=page.encode()).text == f"Troops & tanks leave\n\n{BODY}\n\n{BODY}"


def test_the_page_says_title_publisher_and_day() -> None:
    """Title, publisher and day come from the page's head; a given day goes before."""
    page = f"{HEAD}<body><p>Some 300 soldiers left the town.</body>".encode()
    report = read("-", stdin=page)
    assert (report.title, report.publisher) == ("Troops & tanks leave", "The Daily")
    assert (report.published, report.published_from) == (date(2024, 11, 17), "page")
    given = read("-", stdin=page, published=date(2024, 1, 2))
    assert (given.published, given.published_from) == (date(2024, 1, 2), "given")


def test_linked_data_and_time_elements_count() -> None:
    """JSON-LD and time elements date a page without metas; a broken script is passed over."""
    story = "<p>Some 300 soldiers left the town on Monday."
    linked = '{"@graph": [{"headline": "They leave", "datePublished": "2024-05-06"}]}'
    for script in (
        f'<script type="application/ld+json">{linked}</script>',
        '<time datetime="2024-05-06T10:00">',
    ):
        assert read("-", stdin=f"<html>{script}<body>{story}".encode()).published == date(2024, 5, 6)
    report = read("-", stdin=f"<html><script type='application/ld+json'>{{</script>{story}".encode())
    assert report.published_from == "unknown"


def test_a_declared_encoding_is_used_and_told() -> None:
    """A page that declares Windows-1252 is read so, and the report notes it."""
    page = '<html><meta charset="windows-1252"><p>The “troops” have left the town.'.encode("cp1252")
    report = read("-", stdin=page)
    assert "The “troops”" in report.text
    assert "windows-1252" in report.notes[0]


def test_trafilatura_is_used_where_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The optional extractor gives the main text where it is installed, and the report notes it."""
    fake = types.ModuleType("trafilatura")
    fake.extract = lambda page, **_: "Some 300 soldiers left."  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "trafilatura", fake)
    report = read("-", stdin=f"{HEAD}<p>Other words".encode())
    assert report.text == "Troops & tanks leave\n\nSome 300 soldiers left."
    assert "trafilatura" in report.notes[0]


@pytest.mark.parametrize(
    "noise",
    [
        "<div>",
        "<!--",
        "<!",
        "<a ",
        "</x>",
        "<script></script",
        '<a x="<a ">"',
        "<p>a",
        "&#",
        "<title>",
        "x<b",
    ],
)
def test_broken_pages_take_linear_time(noise: str) -> None:
    """A page of 200,000 characters of broken markup is read or refused within two seconds."""
    started = time.process_time()
    with suppress(ReportError):
        read("-", stdin=("<html>" + noise * (200_000 // len(noise))).encode())
    assert time.process_time() - started < 2.0  # measured: at most 0.3 s; the standard parser took 90 s


def test_a_huge_character_reference_is_kept_as_text() -> None:
    """A character reference of thousands of digits breaks nothing."""
    page = "<html><p>The 300 soldiers left &#" + "1" * 5000
    assert read("-", stdin=page.encode()).text.startswith("The 300 soldiers left")
