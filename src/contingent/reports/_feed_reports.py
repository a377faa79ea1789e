"""From the entries of a feed to reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from contingent.errors import ReportError
from contingent.reports._bytes import too_much_text
from contingent.reports._feed import Entry, read_feed
from contingent.reports._language import check_english
from contingent.reports._report import Report
from contingent.reports._text import from_text

__all__ = ["feed_reports"]


def feed_reports(text: str, where: str, name: str, published: date | None, notes: list[str]) -> tuple[Report, ...]:
    """Make a report of each entry of a feed.

    Parameters
    ----------
    text : str
        The feed.
    where : str
        Its name for messages.
    name : str
        Beginning of the ids: ``name-1``, ``name-2`` ..., or ``name`` alone for one entry.
    published : datetime.date or None
        Day of all entries, where the user gives it.
    notes : list of str
        What was found before.

    Returns
    -------
    tuple of Report
        At least one. What was left out stands in the notes of the first.

    Raises
    ------
    ReportError
        If the feed has no entries, or none that can be read.
    """
    publisher, entries = read_feed(text)
    if not entries:
        raise ReportError(
            "the feed has no entries",
            where=where,
            allowed="a feed with items",
            mend="fetch it again, or save an article",
        )
    unique = list({(entry.link, entry.title, entry.text): entry for entry in entries}.values())
    reports, faults = [], []
    for number, entry in enumerate(unique, start=1):
        try:
            made = _report(entry, f"{where}, entry {number}", publisher, published)
        except ReportError as fault:
            faults.append(fault)
            continue
        reports.append(replace(made, id=f"{name}-{number}" if len(unique) > 1 else name))
    if not reports:
        raise faults[0]
    lost = [f"Left out: {fault}" for fault in faults]
    if len(unique) < len(entries):
        lost.append(f"The feed repeats {len(entries) - len(unique)} of its entries; each was read once.")
    reports[0] = replace(reports[0], notes=(*notes, *lost, *reports[0].notes))
    return tuple(reports)


def _report(entry: Entry, where: str, publisher: str, published: date | None) -> Report:
    parts = [entry.title, "" if entry.text.startswith(entry.title) and entry.title else entry.text]
    text = "\n\n".join(filter(None, parts)) if parts[1] else entry.text or entry.title
    too_much_text(text, where)
    check_english(text, where)
    notes = ["Only the feed's summary of the article was read."] if entry.summary else []
    if entry.said and published is None:
        notes.append(f"The feed's date {entry.said[:60]!r} cannot be read and was not guessed.")
    report = from_text(
        text,
        title=entry.title or None,
        published=published or entry.published,
        publisher=publisher or None,
        notes=notes,
    )
    from_feed = published is None and entry.published is not None
    return replace(report, link=entry.link, published_from="feed" if from_feed else report.published_from)
