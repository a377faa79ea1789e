"""The text of a PDF, page by page, by pypdf (extra ``pdf``)."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import Any

from contingent.errors import MissingExtra, ReportError
from contingent.reports._pdf_columns import page_text
from contingent.reports._words import words

__all__ = ["read_pdf"]

_MOST_PAGES = 500  # assumed: more is a book; at some 20 ms a page this bounds the time
_SHORT = 0.75  # of the widest line of a page, assumed: a line this short before a new one ends its paragraph
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•●▪■◦‣–—]|\d{1,2}[.)])\s")
_LIGATURES = str.maketrans(
    {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
)  # Unicode's Latin ligatures: one sign in the font, several letters of a word
# What has no place in prose but comes out of damaged fonts; line ends are kept.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def read_pdf(data: bytes, where: str) -> tuple[str, list[str]]:
    """Take the running text of a PDF.

    Parameters
    ----------
    data : bytes
        The file.
    where : str
        Name for messages.

    Returns
    -------
    str
        One paragraph a block; lines of one paragraph joined, running heads left out.
    list of str
        What the reader of the report should know, in sentences.

    Raises
    ------
    MissingExtra
        If pypdf is not installed.
    ReportError
        If the file is broken, locked, too long, or holds pictures only.
    """
    try:
        import pypdf
    except ImportError:
        raise MissingExtra("pdf", f"reading {where}, a PDF,") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # faults are told here, once, not as warnings
    try:
        pages, made, across = _pages(pypdf, data, where)
    except ReportError:
        raise
    except Exception as error:  # a damaged file surfaces as any of a dozen kinds: PdfReadError, KeyError, TypeError
        raise ReportError(
            f"the PDF is broken ({type(error).__name__})",
            where=where,
            allowed="a whole PDF",
            mend="fetch it again, or repair it: qpdf BROKEN.pdf WHOLE.pdf",
        ) from None
    text, notes = _text(pages, made, where)
    if across:
        notes.append(f"Two columns written line by line across were read one after the other: pages {_listed(across)}.")
    return text, notes


def _pages(pypdf: Any, data: bytes, where: str) -> tuple[list[str], str, list[int]]:
    """Give the text of each page, the day on which the file was made, and the pages whose columns were set apart."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not _opened(reader):
        raise ReportError(
            "the PDF is locked with a password",
            where=where,
            allowed="a PDF that opens without one",
            mend="unlock it: qpdf --decrypt --password=WORD LOCKED.pdf OPEN.pdf",
        )
    count = len(reader.pages)
    if not 0 < count <= _MOST_PAGES:
        raise ReportError(
            "the PDF has no pages" if not count else "the PDF has too many pages",
            where=where,
            value=count,
            allowed=f"1 to {_MOST_PAGES} pages",
            mend="cut out the pages of the report: qpdf IN.pdf --pages . 1-20 -- OUT.pdf",
        )
    made = str((reader.metadata or {}).get("/CreationDate", ""))
    found = re.match(r"D:(\d{4})(\d{2})(\d{2})", made)
    read = [page_text(page) for page in reader.pages]
    across = [number for number, (_, crossed) in enumerate(read, start=1) if crossed]
    return [text for text, _ in read], "-".join(found.groups()) if found else "", across


def _opened(reader: Any) -> bool:
    """Try the empty password: many files are locked only against printing."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # a cipher that needs a further package, or a damaged key
        return False


def _text(pages: list[str], made: str, where: str) -> tuple[str, list[str]]:
    lines = [
        [" ".join(_CONTROL.sub(" ", line).translate(_LIGATURES).split()) for line in page.split("\n")] for page in pages
    ]
    lines = [[line for line in page if line] for page in lines]
    empty = [number for number, page in enumerate(lines, start=1) if not any(map(_has_letters, page))]
    if len(empty) == len(pages):
        raise ReportError(
            "the PDF holds pictures of pages, no text",
            where=where,
            value=_number(len(pages)),
            allowed="a PDF with text that can be selected",
            mend="let a program read its letters first: ocrmypdf SCAN.pdf TEXT.pdf",
        )
    kept, dropped = _without_running_heads(lines)
    notes = [f"The text was taken from a PDF of {_number(len(pages))}; lines were joined into paragraphs."]
    if empty:
        notes.append(f"Pages without text, perhaps pictures, were not read: {_listed(empty)}.")
    if dropped:
        notes.append(f"Lines that stand on most pages were left out: {dropped[0]!r}.")
    if made:
        notes.append(f"The PDF was made on {made}; give --published if that is the day of the report.")
    return "\n\n".join(_paragraphs(kept)), notes


def _number(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages} pages"


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:10])) + (" ..." if len(numbers) > 10 else "")


def _has_letters(line: str) -> bool:
    return any(sign.isalpha() for sign in line)


def _without_running_heads(pages: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """Leave out first and last lines that most pages share, page numbers aside."""
    edges = Counter(key for page in pages for key in {_masked(line) for line in (*page[:2], *page[-2:])})
    # Three pages and more than half of them (assumed): a sentence does not recur so, a running head does.
    common = {key for key, times in edges.items() if times >= 3 and 2 * times > len(pages)}
    kept: list[list[str]] = []
    dropped: list[str] = []
    for page in pages:
        rows: list[str] = []
        for number, line in enumerate(page):
            edge = number < 2 or number >= len(page) - 2
            (dropped if edge and _masked(line) in common else rows).append(line)
        kept.append(rows)
    return kept, dropped


def _masked(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _paragraphs(pages: list[list[str]]) -> list[str]:
    found: list[str] = []
    open_ = False
    for page in pages:
        width = max(map(len, page), default=0)
        for line in page:
            if not (open_ and not _BULLET.match(line)):
                found.append(line)
            else:
                found[-1] = _joined(found[-1], line)
            ends = _ENDS.search(line[-4:]) or (_stands_alone(line, width) and not _BROKEN.search(line[-2:]))
            open_ = len(line) >= _SHORT * width or not ends
    return found


_BROKEN = re.compile(r"\w[-\u00ad\u2010]$")
# Before these a hyphen belongs to the word: "well-trained", "ex-soldiers"; elsewhere it is taken for the break's.
_KEPT = words("well self ex non half semi long short high low mid full part all anti pro co cross counter so then vice")


def _joined(line: str, after: str) -> str:
    """Join two lines: a broken word is made whole, a hyphen between figures or capitals stays."""
    if not _BROKEN.search(line[-2:]):
        return f"{line} {after}"
    bare = line[:-1]
    last = re.split(r"[\s-]", bare)[-1]
    if line[-1] != "\u00ad" and (not after[:1].islower() or last.isdigit() or last.lower() in _KEPT):
        return f"{bare}-{after}"
    return bare + after


def _stands_alone(line: str, width: int) -> bool:
    return len(line) < _SHORT * width and line[:1].isupper()
