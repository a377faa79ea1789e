"""The main text of an HTML page, by own rules, or by trafilatura where installed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from contingent.reports._page import PageFacts
from contingent.reports._tags import Token, tokens
from contingent.reports._words import words

__all__ = ["is_html", "plain_text", "read_page"]

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,4000}-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|article|main|section|div|header|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_VOID = words("area base br col embed hr img input link meta source track wbr")
_SKIPPED = words(
    "script style nav footer aside form figure figcaption noscript template svg canvas button select iframe",
    "object audio video dialog menu head title textarea",
)
_BLOCKS = words(
    "p h1 h2 h3 h4 h5 h6 li dt dd blockquote pre td th caption div section article main body header",
    "tr ul ol dl",
    "table tbody thead address details summary hr br",
)
_CLOSES_P = _BLOCKS - {"br"}
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_EXTRA = re.compile(
    r"(?:^|[\s_-])(?:related|share|sharing|social|newsletter|promo|comments?|advert|advertisement|ad|ads|cookies?|"
    r"breadcrumbs?|sidebar|subscribe|subscription|recommended|recirculation|menu|popup|modal|navigation|footer|"
    r"tags|caption|credit|paywall|outbrain|taboola|sr-only|visually-hidden)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_KEPT = words("html body article main")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINKED = 0.5  # assumed: a paragraph of which more than half is links is a list of links
_TREE = 2_000_000  # characters
_ENOUGH = 80  # characters, assumed: an <article> with less is a teaser


@dataclass(slots=True)
class _Piece:
    """One block of running text."""

    text: str
    linked: int
    heading: bool
    path: tuple[int, ...]
    scope: str


@dataclass(slots=True)
class _Open:
    tag: str
    number: int
    skipped: bool


def is_html(text: str) -> bool:
    """Tell whether a text is an HTML page, by its content.

    Examples
    --------
    >>> is_html("<!DOCTYPE html><title>x</title>"), is_html("a < b is no page")
    (True, False)
    """
    return bool(_HTML_START.match(text[:25_000]))


def read_page(html: str) -> tuple[str, PageFacts, str]:
    r"""Take the main text of a page without navigation, captions, forms and the like.

    Parameters
    ----------
    html : str
        The page.

    Returns
    -------
    str
        One block a paragraph, the title first; ``''`` where the page holds no text.
    PageFacts
        What the page says about itself.
    str
        How the text was found, one sentence.

    Examples
    --------
    >>> page = "<html><nav>Home</nav><article><h1>Troops leave</h1><p>They left.</p></article></html>"
    >>> read_page(page)[0]
    'Troops leave\n\nThey left.'
    """
    collector = _Collector()
    for token in tokens(html):
        collector.take(token)
    collector.flush()
    # Trafilatura builds a tree and walks it many times: a page of 20 MB takes minutes (assumed limit).
    text, how = (
        _by_trafilatura(html) if len(html) <= _TREE else "",
        "The main text was taken from the page by trafilatura.",
    )
    if not text:
        text, how = _main_text(collector.pieces)
    title = collector.facts.title
    if text and title and not _squeezed(text).startswith(_squeezed(title)):
        text = f"{title}\n\n{text}"
    return text, collector.facts, how


def plain_text(markup: str) -> str:
    r"""Give the words of a piece of HTML, one block a paragraph.

    Parameters
    ----------
    markup : str
        A fragment of a page, or plain text.

    Returns
    -------
    str

    Examples
    --------
    >>> plain_text("<p>Some 300 left.<p>Others &amp; more stayed.")
    'Some 300 left.\n\nOthers & more stayed.'
    """
    if "<" not in markup and "&" not in markup:
        return "\n\n".join(filter(None, (" ".join(part.split()) for part in re.split(r"\n\s*\n", markup))))
    collector = _Collector()
    for token in tokens(markup):
        collector.take(token)
    collector.flush()
    return _joined(collector.pieces)


def _squeezed(text: str) -> str:
    return "".join(text[:1000].split()).lower()


def _by_trafilatura(html: str) -> str:
    try:
        import trafilatura
    except ImportError:
        return ""
    return str(trafilatura.extract(html, include_comments=False, include_tables=True) or "")


class _Collector:
    """Collects blocks of text with the containers they stand in."""

    def __init__(self) -> None:
        self.facts = PageFacts()
        self.pieces: list[_Piece] = []
        self._stack: list[_Open] = []
        self._open: Counter[str] = Counter()
        self._skipping = 0
        self._count = 0
        self._words: list[str] = []
        self._linked = 0
        self._linked_data = False

    def take(self, token: Token) -> None:
        """Take the next token of the page."""
        if token.kind == "text":
            self._text(token.value)
        elif token.kind == "end":
            self._end(token.value)
        else:
            self._start(token.value, token.attributes)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._note(tag, attributes)
        if tag in _BLOCKS:
            self.flush()
        if tag in _CLOSES_P and self._open["p"] and not self._skipping:
            self._end("p")
        if tag in _VOID:
            return
        skipped = _is_extra(tag, attributes) or (tag == "header" and not self._scope())
        self._count += 1
        self._stack.append(_Open(tag, self._count, skipped))
        self._open[tag] += 1
        self._skipping += skipped

    def _end(self, tag: str) -> None:
        if not self._open[tag]:  # a stray end tag; the count keeps this constant in time on broken pages
            return
        if tag in _BLOCKS:
            self.flush()
        while True:
            closed = self._stack.pop()
            self._open[closed.tag] -= 1
            self._skipping -= closed.skipped
            if closed.tag == tag:
                return

    def _text(self, data: str) -> None:
        if self._open["script"] and self._linked_data:
            self.facts.add_linked(data)
        elif self._open["title"] and not self._open["svg"]:
            self.facts.page_title = self.facts.page_title or " ".join(data.split())
        elif not self._skipping:
            self._words.append(data)
            if self._open["a"]:
                self._linked += len(data.strip())

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "meta":
            self.facts.add_meta(attributes)
        elif tag == "time" and attributes.get("datetime") and not self._skipping:
            self.facts.times.append(attributes["datetime"])
        elif tag == "script":
            self._linked_data = "ld+json" in attributes.get("type", "")

    def _scope(self) -> str:
        return "article" if self._open["article"] else "main" if self._open["main"] else ""

    def flush(self) -> None:
        """End the block of text that is open."""
        text = " ".join("".join(self._words).split())
        linked, self._words, self._linked = self._linked, [], 0
        if not text:
            return
        heading = any(self._open[name] for name in _HEADINGS)
        if heading and self._open["h1"] and not self.facts.heading:
            self.facts.heading = text
        # The innermost sixty containers are enough to find the densest one; deeper pages are machine noise.
        path = tuple(item.number for item in self._stack[-60:])
        self.pieces.append(_Piece(text, linked, heading, path, self._scope()))


def _is_extra(tag: str, attributes: dict[str, str]) -> bool:
    if tag in _SKIPPED or "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if tag in _KEPT:
        return False
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    role = attributes.get("role", "") in ("navigation", "complementary", "banner", "contentinfo", "search")
    return role or bool(_HIDDEN.search(attributes.get("style", ""))) or bool(_EXTRA.search(named[:500]))


def _main_text(pieces: list[_Piece]) -> tuple[str, str]:
    prose = [piece for piece in pieces if piece.linked <= _LINKED * len(piece.text)]
    for scope in ("article", "main"):
        inside = [piece for piece in prose if piece.scope == scope]
        if sum(len(piece.text) for piece in inside) >= _ENOUGH:
            return _joined(inside), f"The main text is what stands in <{scope}>."
    dense = _densest(prose)
    return _joined(dense or prose), "The main text is the densest block of the page."


def _densest(prose: list[_Piece]) -> list[_Piece]:
    """Pieces under the container that holds most running text at first or second hand."""
    score: Counter[int] = Counter()
    for piece in prose:
        if not piece.heading:
            for number, share in zip(reversed(piece.path[:-1]), (1.0, 0.5), strict=False):
                score[number] += round(len(piece.text) * share)
    if not score:
        return []
    best = score.most_common(1)[0][0]
    return [piece for piece in prose if best in piece.path]


def _joined(pieces: list[_Piece]) -> str:
    return "\n\n".join(piece.text for piece in pieces)
