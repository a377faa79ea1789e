"""PDF as the world has them: columns, hyphens, ligatures, damaged tables, odd numbers of pages."""

from __future__ import annotations

import os

import pytest
from pdf_toys import BODY, drawn, pdf

from contingent.errors import ReportError
from contingent.reports import from_bytes

if os.environ.get("CI") != "true":
    pytest.importorskip("pypdf", reason="needs the extra pdf")

LEFT = """\
Some 300 soldiers left the garrison town
of Bria on Monday, the defence ministry
said. Another 40 stayed to guard the sol-
diers of the airfield, two officers said,
and may be joined by a further company""".splitlines()
RIGHT = """\
before the rains begin in early August.
Opposition leaders rejected the figures
and said that at least 500 mercenaries
remain in the country.""".splitlines()
APART = " ".join([*LEFT, *RIGHT]).replace("sol- ", "sol")


def rows(left: list[str], right: list[str], edge: int = 310) -> list[tuple[int, int, str]]:
    """Lay two columns out line by line across the page."""
    pieces = []
    for row in range(max(len(left), len(right))):
        pieces += [(50, 700 - 14 * row, left[row])] if row < len(left) else []
        pieces += [(edge, 700 - 14 * row, right[row])] if row < len(right) else []
    return pieces


def test_columns_written_across_are_read_one_after_the_other() -> None:
    """The left column is read first, a word broken over its lines made whole; head and foot keep their places."""
    head, foot = (50, 760, "The Border Bulletin"), (50, 60, "Printed in Bria.")
    report = from_bytes(pdf(drawn([head, *rows(LEFT, RIGHT), foot])), name="a.pdf")
    assert report.text == f"The Border Bulletin\n\n{APART}\n\nPrinted in Bria."
    assert any("one after the other: pages 1." in note for note in report.notes)


def test_columns_written_in_turn_and_tables_are_left_alone() -> None:
    """Where the file already has one column after the other, or short cells in rows, nothing is moved."""
    in_turn = [(50, 700 - 14 * n, line) for n, line in enumerate(LEFT)]
    in_turn += [(310, 700 - 14 * n, line) for n, line in enumerate(RIGHT)]
    report = from_bytes(pdf(drawn(in_turn)), name="a.pdf")
    assert report.text == APART
    cells = rows(["Country", "Chad", "Niger", "Mali", "Togo"], ["Troops", "1,200", "800", "2,500", "40"])
    table = from_bytes(pdf([*BODY], drawn(cells)), name="a.pdf")
    assert "Chad 1,200\n\nNiger 800" in table.text
    assert not any("one after the other" in note for note in [*report.notes, *table.notes])


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["Some 300 sol-", "diers left."], "Some 300 soldiers left."),
        (["A 150-", "strong company left."], "A 150-strong company left."),
        (["Some 10,000-", "12,000 men left."], "Some 10,000-12,000 men left."),
        (["The North-", "East Command left."], "The North-East Command left."),
        (["A well-", "trained force left."], "A well-trained force left."),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(lines: list[str], whole: str) -> None:
    """A broken word is made whole; figures, capitals and compounds keep their hyphen."""
    assert from_bytes(pdf(["The ministry gave the figures on Monday evening.", *lines]), name="a.pdf").text.endswith(
        whole
    )


def test_ligatures_become_letters() -> None:
    """One sign for several letters is written out, so that "officials" is a word; a soft hyphen goes."""
    from contingent.reports._pdf import _text

    text, _ = _text(["Two o\ufb03cials con\ufb01rmed the \ufb02ights of the sol\u00ad\ndiers."], "", "a.pdf")
    assert text == "Two officials confirmed the flights of the soldiers."


WHOLE = pdf(BODY)


@pytest.mark.parametrize(
    "data",
    [
        WHOLE.replace(b"startxref\n", b"startxref\n9"),
        WHOLE.replace(b"/Count 1", b"/Count 900000000"),
        b"mail header\n" + WHOLE,
        WHOLE + b"\ntrailing words",
        WHOLE.replace(b"/MediaBox [0 0 595 842]", b"/MediaBox [0 0 595 842] /Rotate 90"),
    ],
)
def test_a_pdf_with_slight_faults_is_read(data: bytes) -> None:
    """A wrong table of objects, a false count of pages, words around the file, a turned page: the text is there."""
    assert "Some 300 soldiers left the town" in from_bytes(data, name="a.pdf").text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf(*[BODY] * 501), "too many pages: 501"),
        (pdf(), "no pages|broken"),
        (WHOLE.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), "no pages|broken"),
        (WHOLE.replace(b"/Contents 5 0 R", b"/Contents 4 0 R"), "pictures|broken"),
    ],
)
def test_a_pdf_with_odd_pages_is_one_clear_error(data: bytes, words: str) -> None:
    """No page, too many, a tree of pages that holds itself, a page that draws itself: told, never a hang."""
    with pytest.raises(ReportError, match=words):
        from_bytes(data, name="a.pdf")
