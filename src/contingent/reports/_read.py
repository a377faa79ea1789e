"""Reading reports from files or standard input."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from contingent.errors import ReportError
from contingent.reports._bytes import decode, load, need_text
from contingent.reports._html import is_html, read_page
from contingent.reports._language import check_english
from contingent.reports._report import Report
from contingent.reports._text import from_text

__all__ = ["from_bytes", "read", "read_all"]

_FEED = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)


def read(
    path: str | Path,
    *,
    published: date | None = None,
    encoding: str | None = None,
    stdin: bytes | None = None,
) -> Report:
    r"""Read one report, plain text or HTML by its content.

    Parameters
    ----------
    path : str or Path
        A file, or ``-`` for standard input.
    published : datetime.date, optional
        Day that relative dates count from; else what the page says, else the dateline, else unknown.
    encoding : str, optional
        Encoding of the file; else UTF-8, a byte-order mark, or what an HTML page declares.
    stdin : bytes, optional
        Standard input, where the caller has read it already.

    Returns
    -------
    Report
        Of a page the text is the extracted main text, its title first.

    Raises
    ------
    ReportError
        If the file is missing, a folder, empty, too large, binary, wrongly encoded or not English.

    Examples
    --------
    >>> report = read("-", stdin=b"Troops leave\nSome 300 soldiers left on Monday.")
    >>> report.title, len(report.sentences)
    ('Troops leave', 2)
    """
    where = "standard input" if str(path) == "-" else str(path)
    name = "report" if str(path) == "-" else Path(path).stem or "report"
    return _made(load(str(path), stdin), where, name, published, encoding)


def from_bytes(data: bytes, *, name: str, published: date | None = None, encoding: str | None = None) -> Report:
    """Read one report from bytes that the caller holds, such as an upload.

    Parameters
    ----------
    data : bytes
        Plain text or HTML.
    name : str
        File name for messages; its stem is the report's id.
    published, encoding : datetime.date, str
        As for :func:`read`.

    Returns
    -------
    Report

    Raises
    ------
    ReportError
        As :func:`read` does.

    Examples
    --------
    >>> from_bytes(b"Some 300 soldiers left on Monday.", name="a.txt").id
    'a'
    """
    need_text(data, name)
    return _made(data, name, Path(name).stem or "report", published, encoding)


def _made(data: bytes, where: str, name: str, published: date | None, encoding: str | None) -> Report:
    text, note = decode(data, where, encoding)
    notes = [note] if note else []
    if is_html(text):
        return _from_page(text, where, name, published, notes)
    _refuse_feed(text, where)
    check_english(text, where)
    return from_text(text, id=name, published=published, notes=notes)


def _from_page(html: str, where: str, name: str, published: date | None, notes: list[str]) -> Report:
    text, facts, how = read_page(html)
    if not text:
        raise ReportError(
            "the page holds no running text",
            where=where,
            allowed="an article",
            mend="save the article itself; a page that needs JavaScript must be saved from a browser",
        )
    check_english(text, where)
    report = from_text(
        text,
        id=name,
        title=facts.title or None,
        published=published or facts.published,
        publisher=facts.publisher,
        notes=[*notes, how],
    )
    if published is None and facts.published:
        from dataclasses import replace

        return replace(report, published_from="page")
    return report


def _refuse_feed(text: str, where: str) -> None:
    if _FEED.match(text[:5000]):
        raise ReportError(
            "this is a feed, not a report",
            where=where,
            allowed="plain text or HTML",
            mend="save one of its articles",
        )


def read_all(
    paths: Iterable[str | Path], *, published: date | None = None, encoding: str | None = None
) -> tuple[Report, ...]:
    """Read several reports, each with an id of its own.

    Parameters
    ----------
    paths : iterable of str or Path
        Files; ``-`` for standard input at most once.
    published : datetime.date, optional
        Day that relative dates count from, for all of them.
    encoding : str, optional
        Encoding of all of them.

    Returns
    -------
    tuple of Report
        In the order given; ids are the files' stems, numbered where two are equal.

    Raises
    ------
    ReportError
        One error that lists the fault of every file that cannot be read.
    """
    reports: list[Report] = []
    faults: list[ReportError] = []
    seen: set[str] = set()
    for path in map(str, paths):
        try:
            _once(path, seen)
            report = read(path, published=published, encoding=encoding)
            reports.append(_with_unique_id(report, reports))
        except ReportError as fault:
            faults.append(fault)
    if len(faults) == 1:
        raise faults[0]
    if faults:
        listed = "\n".join(str(fault) for fault in faults)
        raise ReportError(f"{len(faults)} reports cannot be read\n{listed}")
    if not reports:
        raise ReportError(
            "no report was given", allowed="one or more files", mend="name a file, or - for standard input"
        )
    return tuple(reports)


def _once(path: str, seen: set[str]) -> None:
    key = path if path == "-" else str(Path(path).resolve())
    if key in seen:
        raise ReportError("the report is given twice", where=path, mend="name it once, else its claims count twice")
    seen.add(key)


def _with_unique_id(report: Report, others: list[Report]) -> Report:
    from dataclasses import replace

    taken = {other.id for other in others}
    number, name = 2, report.id
    while name in taken:
        name, number = f"{report.id}-{number}", number + 1
    return report if name == report.id else replace(report, id=name)
