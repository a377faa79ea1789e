"""PDF: text by page, pictures, locks, broken files."""

from __future__ import annotations

import os
import sys

import pytest
from pdf_toys import BODY, pdf

from contingent.errors import MissingExtra, ReportError
from contingent.reports import from_bytes

if os.environ.get("CI") != "true":
    pytest.importorskip("pypdf", reason="needs the extra pdf")


def test_lines_become_paragraphs_and_offsets_are_true() -> None:
    """Lines of one paragraph are joined, a word broken at the line's end too; spans are true to the stored text."""
    report = from_bytes(pdf(BODY), name="a.pdf")
    assert report.text == (
        "Troops leave for the border\n\nSome 300 soldiers left the town on Monday, the ministry said in a statement. "
        "Another 40 stayed behind in the barracks of the old garrison."
    )
    assert [each.kind for each in report.sentences] == ["heading", "body", "body"]
    assert all(report.text[each.span.start : each.span.end] == each.span.text for each in report.sentences)


def test_running_heads_are_left_out_and_empty_pages_told() -> None:
    """A head on every page goes, page numbers aside; a page of pictures is named."""
    pages = [[f"Daily Wire, page {n}", *BODY] for n in (1, 2, 3)]
    report = from_bytes(pdf(*pages, []), name="a.pdf")
    assert "Daily Wire" not in report.text
    notes = " ".join(report.notes)
    assert "PDF of 4 pages" in notes
    assert "perhaps pictures, were not read: 4." in notes
    assert "'Daily Wire, page 1'" in notes


def locked() -> bytes:
    """Lock a PDF with a password, by the oldest cipher, which needs no further package."""
    import io

    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(BODY)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf([], []), "pictures of pages, no text: '2 pages'.*ocrmypdf"),
        (pdf(["12", "14"]), "pictures of pages"),
        (b"%PDF-1.7\nnothing", "the PDF is broken.*qpdf"),
        (pdf(BODY)[:200], "the PDF is broken"),
        (pdf(BODY).replace(b"/Kids", b"/Kuds"), "broken|no pages"),
        (pdf(["Unos 3.000 soldados llegaron a la frontera el lunes, dijo el ministerio del interior."]), "Spanish"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_one_clear_error(data: bytes, words: str) -> None:
    """Pictures, damage and other languages are told with a mend."""
    with pytest.raises(ReportError, match=words) as caught:
        from_bytes(data, name="a.pdf")
    assert str(caught.value).startswith("a.pdf: ")
    assert caught.value.mend


def test_a_locked_pdf_is_told() -> None:
    """A password is asked for by name, with the command that takes it off."""
    with pytest.raises(ReportError, match=r"locked with a password.*qpdf --decrypt"):
        from_bytes(locked(), name="a.pdf")


def test_damage_at_any_place_is_no_crash() -> None:
    """A byte overwritten anywhere gives a report or a clear error."""
    whole = pdf(BODY)
    for at in range(9, len(whole), 23):
        try:
            report = from_bytes(whole[:at] + b"\xff" + whole[at + 1 :], name="a.pdf")
        except ReportError:
            continue
        assert all(report.text[each.span.start : each.span.end] == each.span.text for each in report.sentences)


def test_a_missing_extra_gives_the_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pypdf the exact line to install it is told."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(MissingExtra, match=r'pip install "contingent\[pdf\]"'):
        from_bytes(pdf(BODY), name="a.pdf")
