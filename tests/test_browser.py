"""The page in a real browser: nothing is asked of the network, nothing overflows, light, dark and print."""

from __future__ import annotations

import os
import shutil

import pytest

from contingent.brief import choose, make, to_html
from contingent.reports import read

pytestmark = pytest.mark.browser

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="module")
def page_file(tmp_path_factory, root):
    """The page of the example report."""
    chosen = choose([read(root / "examples" / "report.txt")])
    briefing = make(chosen.ledger.reports, scenario=chosen.scenario, ledger=chosen.ledger, futures=4_000)
    file = tmp_path_factory.mktemp("page") / "briefing.html"
    file.write_text(to_html(briefing), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def browser():
    """A browser; skips where there is none, fails under CI."""
    if BROWSER is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("needs chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield running
        running.close()


def opened(browser, file, width, **settings):
    """Open the page at a width; gives it with what it asked for and complained of."""
    page = browser.new_context(viewport={"width": width, "height": 900}, **settings).new_page()
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())
    return page, asked, complaints


@pytest.mark.parametrize("width", [1280, 400])
def test_page_asks_for_nothing_and_fits(browser, page_file, width):
    """At both widths the page makes no request but itself, has no complaint, and does not scroll sideways."""
    page, asked, complaints = opened(browser, page_file, width)
    assert asked == [page_file.as_uri()]
    assert complaints == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert page.title()
    page.context.close()


def test_page_without_scripts_is_the_same(browser, page_file):
    """Without JavaScript every picture is there, with a name for those who do not see it."""
    page, _, _ = opened(browser, page_file, 1280, java_script_enabled=False)
    pictures = page.locator("svg[role=img]")
    assert pictures.count() >= 4
    for place in range(pictures.count()):
        assert pictures.nth(place).get_attribute("aria-label")
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_both_schemes(browser, page_file, scheme):
    """Body text has a contrast of at least 4.5 to 1 in light and dark."""
    page, _, _ = opened(browser, page_file, 1280, color_scheme=scheme)
    ink, paper = page.evaluate(
        "[getComputedStyle(document.querySelector('main p')).color,"
        " getComputedStyle(document.documentElement).backgroundColor]"
    )
    assert contrast(ink, paper) >= 4.5
    page.context.close()


def contrast(one: str, two: str) -> float:
    """Contrast of two CSS colours by WCAG 2."""

    def luminance(colour: str) -> float:
        parts = [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_print_is_black_on_white(browser, page_file):
    """In print the paper is white, even for a reader who likes the dark."""
    page, _, _ = opened(browser, page_file, 1280, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert len(page.pdf()) > 20_000
    page.context.close()


def test_links_inside_the_page_lead_somewhere(browser, page_file):
    """Every link to a place in the page has that place."""
    page, _, _ = opened(browser, page_file, 1280)
    lost = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => !document.getElementById(id))"
    )
    assert lost == []
    page.context.close()
