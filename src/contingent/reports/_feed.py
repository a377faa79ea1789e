"""Feeds (RSS 0.9 to 2.0, RDF, Atom): one entry, one report; by the tokenizer that reads pages.

No XML parser is used: half the feeds one meets are not well-formed, and a parser stops at the first fault or
can be made to expand entities without end. Cutting into tags is linear and expands nothing.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from contingent.reports._html import plain_text
from contingent.reports._tags import tokens

__all__ = ["Entry", "is_feed", "read_feed"]

_FEED = re.compile(r"\s*(?:<\?[^>]{0,300}>\s*|<!--(?:(?!-->).){0,4000}-->\s*){0,5}<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
_BODIES = ("content:encoded", "content", "summary", "description")  # the fullest first
_DATES = ("pubdate", "published", "dc:date", "issued", "updated")  # of publication before of change
_OF_THE_FEED = ("title", "dc:publisher")


@dataclass(slots=True)
class Entry:
    """One entry of a feed.

    Parameters
    ----------
    title, text, link : str
        As the feed gives them; `text` is plain, one paragraph a block, `''` where there is none.
    published : datetime.date or None
        None where the feed gives no day, or a broken one.
    said : str
        The date as written, where it could not be read.
    summary : bool
        Whether the text is only the feed's summary of the article.
    """

    title: str
    text: str
    link: str
    published: date | None
    said: str
    summary: bool


@dataclass(slots=True)
class _Raw:
    fields: dict[str, str] = field(default_factory=dict)
    link: str = ""


def is_feed(text: str) -> bool:
    """Tell whether a text is a feed, by its first element.

    Examples
    --------
    >>> is_feed("<?xml version='1.0'?><rss><channel/></rss>"), is_feed("<html>")
    (True, False)
    """
    return bool(_FEED.match(text[:25_000]))


def read_feed(text: str) -> tuple[str, list[Entry]]:
    """Read a feed.

    Parameters
    ----------
    text : str
        The file.

    Returns
    -------
    str
        Title of the feed, ``''`` where it has none.
    list of Entry
        In the order of the file; entries without title and text are left out.

    Examples
    --------
    >>> item = "<item><title>Troops leave</title><pubDate>Sun, 17 Nov 2024 09:00 GMT</pubDate></item>"
    >>> name, entries = read_feed(f"<rss><channel><title>Wire</title>{item}</channel></rss>")
    >>> name, entries[0].title, entries[0].published
    ('Wire', 'Troops leave', datetime.date(2024, 11, 17))
    """
    about, raw = _elements(_opened(text))
    made = [_entry(item) for item in raw]
    name = next((about.fields[key] for key in _OF_THE_FEED if about.fields.get(key)), "")
    return _line(name), [entry for entry in made if entry.title or entry.text]


def _opened(text: str) -> str:
    """Write CDATA sections as escaped text, in one pass."""
    parts, at = [], 0
    while (start := text.find("<![CDATA[", at)) >= 0:
        end = text.find("]]>", start)
        end = len(text) if end < 0 else end
        parts += [text[at:start], html.escape(text[start + 9 : end], quote=False)]
        at = end + 3
    return "".join([*parts, text[at:]])


def _elements(text: str) -> tuple[_Raw, list[_Raw]]:
    """Gather the feed's own fields and those of each entry; what stands inside a field is kept as markup."""
    about, items = _Raw(), []
    here, name, depth = about, "", 0
    parts: list[str] = []
    for token in tokens(text):
        if token.kind == "text":
            parts.append(token.value)
        elif token.kind == "start":
            if name:
                depth += token.value == name
                parts.append(f"<{token.value}>")
            elif token.value in ("item", "entry"):
                here = _Raw()
                items.append(here)
            elif token.value == "link" and token.attributes.get("href"):
                if token.attributes.get("rel", "alternate") == "alternate":
                    here.link = here.link or token.attributes["href"]
            elif token.value in _FIELDS:
                name, depth, parts = token.value, 0, []
        elif name and token.value == name and not depth:
            here.fields.setdefault(name, "".join(parts).strip())
            name = ""
        elif name:
            depth -= token.value == name
            parts.append(f"</{token.value}>")
        elif token.value in ("item", "entry"):
            here = about if not items else _Raw()
    return about, items


_FIELDS = frozenset({*_BODIES, *_DATES, *_OF_THE_FEED, "link", "guid", "id"})


def _entry(raw: _Raw) -> Entry:
    found = raw.fields
    key = next((name for name in _BODIES if found.get(name)), "")
    said = next((found[name] for name in _DATES if found.get(name)), "")
    day = _day(said)
    return Entry(
        title=_line(found.get("title", "")),
        text=plain_text(found.get(key, "")),
        link=_address(raw.link or found.get("link", "") or found.get("guid", "") or found.get("id", "")),
        published=day,
        said="" if day else _line(said),
        summary=key in ("summary", "description"),
    )


def _line(marked: str) -> str:
    """Give a title as one line: feeds escape markup in it once or twice."""
    return " ".join(plain_text(marked).split())


def _address(value: str) -> str:
    value = value.strip()
    return value if re.match(r"https?://[^\s<>\"]+$", value) else ""


def _day(said: str) -> date | None:
    """Read the day of RFC 822 or ISO 8601, in the zone it is written in; a broken date is none."""
    said = said.strip()
    try:
        return datetime.fromisoformat(said).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(said).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
