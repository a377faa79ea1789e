"""Cutting a paragraph into sentences, with offsets, in linear time."""

from __future__ import annotations

import re

from contingent.reports._abbreviations import ACRONYM_TAILS, COMPARING, NUMBERED, OFTEN_FINAL, OPENERS, TITLES

__all__ = ["cut"]

# No lookahead inside the pattern: a run of a hundred thousand dots must stay one match, else every
# start inside the run is tried again and the time grows with its square.
_STOP = re.compile(r"(?P<mark>[.!?…]+)(?P<closers>[\"'”’»)\]]*)(?:\[\d{1,3}\])?")
_OPENING = "\"'“‘«([—–-•* \t\n\r\f\v\u00a0"
_WORD = re.compile(r"[^\W_][\w’'-]*", re.UNICODE)
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]", re.UNICODE)
_TAG = re.compile(
    r"(?:[^\W\d_][\w.’'-]{0,30}\s+){1,4}?(?:said|says|asked|asks|wrote|writes|added|adds|told|replied|warned)\b"
)
_ZONE = re.compile(r"(?:[A-Z]\w{1,20}\s+){1,3}time\b")  # "5 p.m. Kyiv time"
_LONGEST_WORD = 30  # assumed: longer than any abbreviation; bounds the look behind
_AHEAD = 160  # assumed: longer than five words; bounds the look ahead


def cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut ``text[start:end]`` into sentences.

    Parameters
    ----------
    text : str
        The stored text.
    start, end : int
        Offsets of a paragraph, end excluded.

    Returns
    -------
    list of (int, int)
        Offsets of each sentence without surrounding white space, in order.

    Examples
    --------
    >>> words = "Gen. A. Ivanov said 1.5 million. It was the U.S. The list ended."
    >>> [words[i:j] for i, j in cut(words, 0, len(words))]
    ['Gen. A. Ivanov said 1.5 million.', 'It was the U.S.', 'The list ended.']
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and _ends(text, begin, stop, end):
            _keep(text, begin, stop.end(), spans)
            begin = stop.end()
    _keep(text, begin, end, spans)
    return spans


def _keep(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    right = start + len(part.rstrip())
    if left < right:
        spans.append((left, right))


def _ends(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Decide whether a sentence ends at this mark."""
    if not text[stop.end()].isspace():
        return False
    ahead = text[stop.end() : min(end, stop.end() + _AHEAD)]
    rest = ahead.lstrip(_OPENING)
    # Letters without case, such as Arabic ones, may open a sentence too.
    if not rest or not (rest[0].isdigit() or (rest[0].isalpha() and not rest[0].islower())):
        return not rest and not ahead.isspace()
    mark, closers = stop["mark"], stop["closers"]
    if "!" in mark or "?" in mark:
        return not (closers and _TAG.match(rest))
    if "…" in mark or len(mark) > 1:
        return _after_ellipsis(text, begin, stop)
    if closers and closers[0] in "\"”’»'":
        return True
    return _after_stop(text, begin, stop.start(), rest)


def _after_ellipsis(text: str, begin: int, stop: re.Match[str]) -> bool:
    # " ... " with a space before marks an omission inside a sentence; "wait... Then" ends one.
    at = stop.start()
    return at > begin and (not text[at - 1].isspace() or stop["mark"].count(".") > 3)


def _after_stop(text: str, begin: int, at: int, rest: str) -> bool:
    """Decide after a single full stop, by the word before and the word after."""
    token = _token_before(text, begin, at)
    bare = token.lower()
    if bare.isdigit():
        return text[begin:at].strip() != token  # "1. Item" numbers a list
    if bare in COMPARING or (bare in TITLES and token[0].isupper()):
        return False
    if bare in ("a.m", "p.m"):
        return _first_word(rest) not in ACRONYM_TAILS and not _ZONE.match(rest)
    initial = len(token) == 1 and token.isupper()
    if bare in NUMBERED and not initial:
        return not rest[0].isdigit()
    if initial or _ACRONYM.fullmatch(token) or (bare in OFTEN_FINAL and token[0].isupper()):
        return _first_word(rest) in OPENERS
    return True


def _first_word(rest: str) -> str:
    word = _WORD.match(rest)
    if not word or rest[word.end() : word.end() + 1] == ".":
        return ""  # another initial or abbreviation: "J. A. Smith"
    return word.group().lower()


def _token_before(text: str, begin: int, at: int) -> str:
    behind = text[max(begin, at - _LONGEST_WORD) : at]
    words = behind.split()
    if not words or behind[-1].isspace():
        return ""
    return words[-1].lstrip(_OPENING)
