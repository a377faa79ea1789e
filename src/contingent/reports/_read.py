"""Reading reports from files or standard input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from contingent._workers import check_jobs, in_order
from contingent.errors import ReportError
from contingent.reports._bytes import decode, is_pdf, load, need_text, too_much_text
from contingent.reports._feed import is_feed
from contingent.reports._feed_reports import feed_reports
from contingent.reports._html import is_html, read_page
from contingent.reports._language import check_english, not_english
from contingent.reports._report import Report
from contingent.reports._text import from_text

__all__ = ["from_bytes", "read", "read_all"]


def read(
    path: str | Path,
    *,
    published: date | None = None,
    encoding: str | None = None,
    stdin: bytes | None = None,
) -> Report:
    r"""Read one report: plain text, HTML, PDF or a feed of one entry, by its content.

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
        If the file is missing, a folder, empty, too large, binary, wrongly encoded or not English, or
        is a feed of several entries (see :func:`read_all`).
    MissingExtra
        If it is a PDF and pypdf is not installed.

    Examples
    --------
    >>> report = read("-", stdin=b"Troops leave\nSome 300 soldiers left on Monday.")
    >>> report.title, len(report.sentences)
    ('Troops leave', 2)
    """
    where, name = _named(str(path))
    return _single(_made(load(str(path), stdin), where, name, published, encoding), where)


def from_bytes(data: bytes, *, name: str, published: date | None = None, encoding: str | None = None) -> Report:
    """Read one report from bytes that the caller holds, such as an upload.

    Parameters
    ----------
    data : bytes
        Plain text, HTML, PDF or a feed of one entry.
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
    return _single(_made(data, name, Path(name).stem or "report", published, encoding), name)


def _named(path: str) -> tuple[str, str]:
    """Give the name for messages and the id."""
    return ("standard input", "report") if path == "-" else (path, Path(path).stem or "report")


def _single(found: tuple[Report, ...], where: str) -> Report:
    if len(found) > 1:
        raise ReportError(
            "this is a feed of several reports",
            where=where,
            value=f"{len(found)} entries",
            allowed="one report",
            mend="read it with contingent claims, or with contingent.reports.read_all",
        )
    return found[0]


def _made(
    data: bytes, where: str, name: str, published: date | None, encoding: str | None
) -> tuple[Report, ...]:  # fmt: skip
    if is_pdf(data):
        from contingent.reports._pdf import read_pdf

        text, notes = read_pdf(data, where)
        return (_english(text, where, name, published, notes),)
    text, note = decode(data, where, encoding)
    notes = [note] if note else []
    if is_feed(text):
        return feed_reports(text, where, name, published, notes)
    if is_html(text):
        return (_from_page(text, where, name, published, notes),)
    return (_english(text, where, name, published, notes),)


def _english(text: str, where: str, name: str, published: date | None, notes: list[str]) -> Report:
    """Make a report of a plain text; one that is mostly of another language is refused."""
    too_much_text(text, where)
    check_english(text, where)
    return _mostly_english(from_text(text, id=name, published=published, notes=notes), where)


def _mostly_english(report: Report, where: str) -> Report:
    """Refuse a report whose English beginning was all that the first look saw."""
    lengths = [(len(each.span.text), each.kind == "foreign") for each in report.sentences]
    if 2 * sum(size for size, is_foreign in lengths if is_foreign) > sum(size for size, _ in lengths):
        said = next(note for note in report.notes if "not in English" in note)
        raise not_english(said.rsplit(": ", 1)[-1].rstrip("."), where)
    return report


def _from_page(html: str, where: str, name: str, published: date | None, notes: list[str]) -> Report:
    text, facts, how = read_page(html)
    if not text:
        raise ReportError(
            "the page holds no running text",
            where=where,
            allowed="an article",
            mend="save the article itself; a page that needs JavaScript must be saved from a browser",
        )
    too_much_text(text, where)
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
        report = replace(report, published_from="page")
    return _mostly_english(report, where)


def read_all(
    paths: Iterable[str | Path], *, published: date | None = None, encoding: str | None = None, jobs: int = 1
) -> tuple[Report, ...]:
    """Read several reports, each with an id of its own; a feed gives one for each of its entries.

    Parameters
    ----------
    paths : iterable of str or Path
        Files; ``-`` for standard input at most once.
    published : datetime.date, optional
        Day that relative dates count from, for all of them.
    encoding : str, optional
        Encoding of all of them.
    jobs : int
        Processes that read large files, at least 1; it changes no report.

    Returns
    -------
    tuple of Report
        In the order given; ids are the files' stems, numbered where two are equal.

    Raises
    ------
    ReportError
        One error that lists the fault of every file that cannot be read.
    MissingExtra
        If one is a PDF and pypdf is not installed.
    UsageError
        If `jobs` is below 1.
    """
    reports: list[Report] = []
    faults: list[ReportError] = []
    taken: set[str] = set()
    for found in _each(_once(map(str, paths)), partial(_tried, published=published, encoding=encoding), jobs):
        if isinstance(found, ReportError):
            faults.append(found)
        else:
            reports += [_with_unique_id(report, taken) for report in found]
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


_Tried = tuple[Report, ...] | ReportError

# Bytes of all files from which processes pay, assumed: pages and PDFs are read at some 2 to 5 MB a second, and the
# processes take about a second to start.
_WORTH = 4 * 1024 * 1024


def _each(paths: list[str | ReportError], work: Callable[[str], _Tried], jobs: int) -> Iterator[_Tried]:
    """Try each path in order, in several processes where that pays; a fault found before stays where it stood."""
    good = [path for path in paths if isinstance(path, str)]
    pays = check_jobs(jobs) > 1 and "-" not in good and sum(map(_size, good)) >= _WORTH
    done = in_order(work, good, min(jobs, len(good))) if pays else map(work, good)
    for path in paths:
        yield next(done) if isinstance(path, str) else path


def _tried(path: str, *, published: date | None, encoding: str | None) -> _Tried:
    where, name = _named(path)
    try:
        return _made(load(path), where, name, published, encoding)
    except ReportError as fault:
        return fault


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0  # what is wrong with it is told when it is read


def _once(paths: Iterable[str]) -> list[str | ReportError]:
    """Give the paths, with a fault in place of each that was given before."""
    seen: set[str] = set()
    found: list[str | ReportError] = []
    for path in paths:
        key = path if path == "-" else _resolved(path)
        twice = ReportError("the report is given twice", where=path, mend="name it once, else its claims count twice")
        found.append(twice if key in seen else path)
        seen.add(key)
    return found


def _resolved(path: str) -> str:
    try:
        return str(Path(path).resolve())
    except (OSError, ValueError):
        return path  # a name with a NUL, a loop of links: told when it is read


def _with_unique_id(report: Report, taken: set[str]) -> Report:
    number, name = 2, report.id
    while name in taken:
        name, number = f"{report.id}-{number}", number + 1
    taken.add(name)
    return report if name == report.id else replace(report, id=name)
