"""Cutting HTML into tags and text in linear time, however broken the page.

The standard library's parser is not used: on a page that never closes its comments it looks for
the end again and again (measured: 90 s for 400 kB of ``<!--``). Rules follow the HTML standard's
tokenizer where real pages need them; a comment or tag that never closes swallows the rest.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from contingent.reports._words import words

__all__ = ["Token", "tokens"]

# Every alternative is possessive and a quote that never closes counts as a letter, so each character
# is looked at a fixed number of times.
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)"
    r"(?P<attributes>(?:[^>\"'=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[\"'=])*+)>"
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++)))?+")
_RAW = words("script style textarea title xmp")
_MOST_ATTRIBUTES = 100  # assumed: more is machine noise


@dataclass(frozen=True, slots=True)
class Token:
    """A start tag, an end tag or text; `attributes` of start tags only."""

    kind: str
    value: str
    attributes: dict[str, str] = field(default_factory=dict)


def tokens(page: str) -> Iterator[Token]:
    """Cut a page into start tags, end tags and text, in order.

    Parameters
    ----------
    page : str
        HTML.

    Yields
    ------
    Token
        Tag names in small letters; text with character references resolved, except in scripts.

    Examples
    --------
    >>> [(token.kind, token.value) for token in tokens("<p class=a>A &amp; B</p>")]
    [('start', 'p'), ('text', 'A & B'), ('end', 'p')]
    """
    at = 0
    while at < len(page):
        here = page.find("<", at)
        if here < 0:
            here = len(page)
        if here > at:
            yield Token("text", _unescaped(page[at:here]))
        tag = _TAG.match(page, here)
        if not tag:
            at, literal = _beside_tags(page, here)
            if literal:
                yield Token("text", literal)
            continue
        at = tag.end()
        name = tag["name"].lower()
        if tag["close"]:
            yield Token("end", name)
            continue
        yield Token("start", name, _attributes(tag["attributes"]))
        if name in _RAW:
            text, at = _raw(page, name, at)
            yield Token("text", text if name in ("script", "style") else _unescaped(text))
            yield Token("end", name)


def _beside_tags(page: str, here: int) -> tuple[int, str]:
    """Step over a comment, declaration or instruction; a lone ``<`` is text."""
    if page.startswith("<!--", here):
        end = page.find("-->", here + 4)
        return (len(page) if end < 0 else end + 3), ""
    if page[here + 1 : here + 2] in ("!", "?", "/"):
        end = page.find(">", here)
        return (len(page) if end < 0 else end + 1), ""
    if page[here + 1 : here + 2].isalpha():
        return len(page), ""  # a tag that never closes
    return here + 1, page[here : here + 1]


def _raw(page: str, name: str, at: int) -> tuple[str, int]:
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, at)
    if not end:
        return page[at:], len(page)
    close = page.find(">", end.end())
    return page[at : end.start()], len(page) if close < 0 else close + 1


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, item in enumerate(_ATTRIBUTE.finditer(text)):
        if number >= _MOST_ATTRIBUTES:
            break
        value = next((part for part in item.groups()[1:] if part is not None), "")
        found.setdefault(item.group(1).lower(), _unescaped(value))
    return found


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    try:
        return html.unescape(text)
    except ValueError:  # a character reference of thousands of digits
        return text
