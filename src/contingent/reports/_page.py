"""What an HTML page says about itself: title, publisher, day."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

from contingent.reports._dates import iso_day

__all__ = ["PageFacts"]

_DAY_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_TITLE_METAS = ("og:title", "twitter:title", "dc.title")
_PUBLISHER_METAS = ("og:site_name", "publisher", "dc.publisher", "application-name")
_DEEPEST = 6  # levels of JSON-LD looked through; assumed: graphs nest two or three


@dataclass(slots=True)
class PageFacts:
    """What was met in the head and in linked data, in the order met."""

    metas: dict[str, str] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)
    heading: str = ""
    page_title: str = ""
    linked: list[dict[str, object]] = field(default_factory=list)

    def add_meta(self, attributes: dict[str, str]) -> None:
        """Keep a ``<meta>`` element, the first of each name."""
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        content = attributes.get("content", "").strip()
        if name and content:
            self.metas.setdefault(name.lower(), content)

    def add_linked(self, script: str) -> None:
        """Keep the objects of a JSON-LD script; a broken one is passed over."""
        try:
            self._walk(json.loads(script), 0)
        except (ValueError, RecursionError):
            return

    def _walk(self, value: object, depth: int) -> None:
        if depth > _DEEPEST:
            return
        if isinstance(value, dict):
            self.linked.append(value)
            self._walk(value.get("@graph"), depth + 1)
            self._walk(value.get("mainEntity"), depth + 1)
        elif isinstance(value, list):
            for item in value:
                self._walk(item, depth + 1)

    @property
    def title(self) -> str:
        """The article's title, else the page's, else ``''``."""
        return self._first(_TITLE_METAS) or self._linked_text("headline") or self.heading or self.page_title

    @property
    def publisher(self) -> str | None:
        """Who published the page, None where it does not say."""
        return self._first(_PUBLISHER_METAS) or self._linked_text("publisher") or None

    @property
    def published(self) -> date | None:
        """The day of publication, None where the page does not say."""
        said = [self.metas.get(name, "") for name in _DAY_METAS[:2]]
        said += [self._linked_text("datePublished")]
        said += [self.metas.get(name, "") for name in _DAY_METAS[2:]]
        return next((day for value in (*said, *self.times) if (day := iso_day(value))), None)

    def _first(self, names: tuple[str, ...]) -> str:
        return next((" ".join(self.metas[name].split()) for name in names if name in self.metas), "")

    def _linked_text(self, key: str) -> str:
        for item in self.linked:
            value = item.get(key)
            if isinstance(value, list) and value:
                value = value[0]
            if isinstance(value, dict):
                value = value.get("name")
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
        return ""
