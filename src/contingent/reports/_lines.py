"""Cutting a text into lines that belong together, and telling headings, bylines and boilerplate apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from contingent.reports._dates import is_date_line
from contingent.reports._report import SentenceKind

__all__ = ["Block", "blocks"]

_BULLET = re.compile(r"\s*(?:[•●▪■◦‣*·–—-]|\d{1,2}[.)])\s+\S")
_ENDS = re.compile(r"[.!?…;,][\"'”’»)\]]*$")
_FURNITURE = re.compile(
    r"(?:(?:please )?(?:follow|join|find|like|contact) us\b|"
    r"share (?:this|on|via)\b|subscribe\b|sign up\b|log in\b|"
    r"read (?:more|also|next)\b|see also\b|more (?:on this|stories|from)\b|"
    r"related(?: (?:articles?|stories|topics|news|content))?:?$|recommended\b|most read\b|trending\b|"
    r"advertisement\b|"
    r"sponsored\b|copyright\b|©|\(c\) \d{4}|all rights reserved|click here|download (?:our|the) app|"
    r"get (?:our|the) (?:newsletter|app)|newsletter\b|(?:photo|image|picture)(?: credit)?\s*:|getty images|"
    r"accept (?:all )?cookies|we use cookies|skip to (?:main )?content|back to top|"
    r"print this|email this|comments?\s*\(?\d*\)?$|"
    r"tags?:|topics?:|support (?:us|our)\b|donate\b)",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)\S+$|@\w{2,}$", re.IGNORECASE)
_NAME = r"[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|de|van|von|der|al|bin|of|the|and|for|in|at|&|\|)),?"
_BYLINE = re.compile(r"(?:By|BY|by|Written by|Reported by|Story by)\s+[A-Z]")
_CREDIT = re.compile(r"\(?(?:Additional )?(?:Reporting|Writing|Editing|Compiled|Translated) by [A-Z]")
_CAPITALISED = re.compile(r"[A-Z(|&]|(?:and|of|the|for|in|at|de|van|von|der|al|bin|with|on)$|\d")
_WHEN = re.compile(
    r"(?:By|by|BY)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:By|BY)\s+(?:the|a|an|then|now|his|its)\b|"
    r"By\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)

_WIDEST_WRAP = 120  # characters; assumed: wider lines are not wrapped by hand
_HEADING_WORDS = 25  # assumed: headlines of wire services stay under 20 words
_HEADING_LENGTH = 200  # characters, assumed with it
_LINK_WORDS = 4  # assumed: "• Our Telegram channel"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines that is one paragraph, heading, byline or piece of boilerplate."""

    start: int
    end: int
    kind: SentenceKind
    paragraph: int


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    blank_before: bool


def blocks(text: str) -> list[Block]:
    r"""Cut a text into blocks.

    Parameters
    ----------
    text : str
        The stored text.

    Returns
    -------
    list of Block
        In order; blank lines belong to none.

    Examples
    --------
    >>> [block.kind for block in blocks("Troops leave\nThey left on Monday.\nFollow us on:\n• Telegram")]
    ['heading', 'body', 'boilerplate', 'boilerplate']
    """
    lines = _unwrap(text, _lines(text))
    found: list[Block] = []
    before: SentenceKind = "body"
    for number, line in enumerate(lines):
        words = text[line.start : line.end]
        before = _kind(words, number, lines, before)
        found.append(Block(line.start, line.end, before, number))
    return found


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    at, blank = 0, True
    for raw in text.split("\n"):
        if raw.strip():
            left = at + len(raw) - len(raw.lstrip())
            found.append(_Line(left, at + len(raw.rstrip()), blank))
            blank = False
        else:
            blank = True
        at += len(raw) + 1
    return found


def _unwrap(text: str, lines: list[_Line]) -> list[_Line]:
    """Join lines that were broken at a fixed width, as in mail and wire copy."""
    width = max((line.end - line.start for line in lines), default=0)
    if not _is_wrapped(text, lines, width):
        return lines
    joined: list[_Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and not line.blank_before and _goes_on(text, last, line, width):
            last.end = line.end
        else:
            joined.append(line)
    return joined


def _is_wrapped(text: str, lines: list[_Line], width: int) -> bool:
    if width > _WIDEST_WRAP:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if not b.blank_before]
    broken = sum(
        not _ENDS.search(text[max(a.start, a.end - 4) : a.end]) and _goes_on(text, a, b, width) for a, b in pairs
    )
    # Three lines, and most, stop amid a sentence where the next word no longer fits (assumed):
    # one paragraph a line, or a list of headings, does not look like this.
    return broken >= 3 and 2 * broken >= len(pairs)


def _goes_on(text: str, last: _Line, line: _Line, width: int) -> bool:
    words = text[line.start : line.end]
    if _BULLET.match(words):
        return False
    # The last physical line of what was joined so far; its next word would not have fitted.
    tail = last.end - max(text.rfind("\n", last.start, last.end) + 1, last.start)
    return tail + 1 + len(words.split(None, 1)[0]) > width


def _kind(words: str, number: int, lines: list[_Line], before: SentenceKind) -> SentenceKind:
    if _is_furniture(words, before):
        return "boilerplate"
    if _is_byline(words):
        return "byline"
    return "heading" if _is_heading(words, number, lines) else "body"


def _is_furniture(words: str, before: SentenceKind) -> bool:
    short = len(words) <= _HEADING_LENGTH
    if short and not _is_prose(words) and (_FURNITURE.match(words) or _LINK.match(words)):
        return True
    listed = _BULLET.match(words) and len(words.split()) <= _LINK_WORDS + 1
    return bool(before == "boilerplate" and listed and not _ENDS.search(words[-4:]))


def _is_prose(words: str) -> bool:
    # "Recommended troop levels are 5,000, the panel said." begins like furniture and is none.
    return len(words.split()) > 9 and words.rstrip("\"'”’)").endswith((".", "!", "?"))


def _is_byline(words: str) -> bool:
    if len(words) > _HEADING_LENGTH:
        return False
    if is_date_line(words) or _CREDIT.match(words):
        return True
    if not _BYLINE.match(words) or _WHEN.match(words) or words.endswith("."):
        return False
    parts = words.split()[1:]
    return len(parts) <= 14 and all(_CAPITALISED.match(part) for part in parts)  # 14 words: two names and desks


def _is_heading(words: str, number: int, lines: list[_Line]) -> bool:
    if len(lines) == 1 or len(words) > _HEADING_LENGTH or len(words.split()) > _HEADING_WORDS:
        return False
    if _BULLET.match(words):
        return False
    if words.endswith("?"):
        return number == 0
    return not _ENDS.search(words[-4:])
