"""Numbers in running text: digits, words, mixtures, ranges and vague words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from contingent.claims._lexicon import in_order

__all__ = ["Numeral", "find_numerals"]

_ONES = {
    word: value
    for value, word in enumerate(
        in_order(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
}
# Low and high of vague words. "a few", "several", "a couple", "dozens", "scores": 5 and 95 per cent points of
# 46 answers (github.com/zonination/perceptions, MIT); "hundreds" and above: literal floors, assumed ceilings.
_VAGUE = {
    "a couple": (2.0, 3.8),
    "a few": (3.0, 5.8),
    "a handful": (3.0, 5.8),  # assumed to read as "a few"
    "several": (4.0, 10.0),
    "dozens": (12.0, 57.5),
    "scores": (9.5, 1750.0),
    "hundreds": (200.0, 900.0),
    "thousands": (2_000.0, 9_000.0),
    "millions": (2e6, 9e6),
    "several dozen": (36.0, 84.0),  # assumed: as several hundred, by twelves
    "several hundred": (300.0, 700.0),
    "several thousand": (3_000.0, 7_000.0),
    "several million": (3e6, 7e6),
    "a few dozen": (36.0, 70.0),  # the survey of "a few" times twelve
    "a few hundred": (300.0, 580.0),
    "a few thousand": (3_000.0, 5_800.0),
    "a couple of dozen": (24.0, 45.6),  # the survey of "a couple" times twelve
    "a couple of hundred": (200.0, 380.0),
    "a couple of thousand": (2_000.0, 3_800.0),
    "a couple dozen": (24.0, 45.6),
    "a couple hundred": (200.0, 380.0),
    "a couple thousand": (2_000.0, 3_800.0),
    "tens of thousands": (20_000.0, 90_000.0),
    "hundreds of thousands": (200_000.0, 900_000.0),
    "low hundreds": (100.0, 350.0),
    "low thousands": (1_000.0, 3_500.0),  # assumed: as low hundreds
    "many thousands": (2_000.0, 9_000.0),
    "many hundreds": (200.0, 900.0),
}

_DATED = in_order(
    r"January February March April May June July August September October November December "
    r"Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Jan\. Feb\. Mar\. Apr\. Aug\. Sept\. Oct\. Nov\. Dec\."
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, with offsets; `soft` marks vague words and gives their likely ends."""

    start: int
    end: int
    low: float
    high: float
    soft: bool = False
    digits: bool = False
    """Written with digits only, such as a year might be."""

    @property
    def is_range(self) -> bool:
        """Whether both ends are told and differ."""
        return not self.soft and self.low != self.high


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    ones = "|".join(sorted([*_ONES, *_TENS], key=len, reverse=True))
    scale = "hundred|thousand|million|billion|dozen"
    vague = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(_VAGUE, key=len, reverse=True))
    # "1,00,000" groups by lakh; "15.000" by points, unless a scale follows: "1.250 million"
    lakh = r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    points = r"\d{1,3}(?:\.\d{3})+(?![\d.]|,\d)(?!\s*(?:thousand|million|billion|%|per\s?cent|km|miles|tons|tonnes))"
    # "15 000" and "15’000" part thousands too; "on Nov. 12 300 soldiers left" does not
    undated = "".join(rf"(?<!\b{name} )" for name in _DATED)
    spaced = rf"{undated}\d{{1,3}}(?:[ \u00a0\u202f\u2009’']\d{{3}})+(?![\w’']|[.,]\d)"
    digits = rf"{lakh}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|{points}|{spaced}|\d+(?:\.\d+)?"
    more = (
        rf"(?:(?:(?<=hundred)\s+and\s+|(?<=thousand)\s+and\s+|(?<=million)\s+and\s+|\s+|-)(?:{ones}|"
        rf"{scale})\b)*"
    )
    number = rf"(?:{digits})(?:(?:\s|-)?(?:{scale})\b|(?:k|m|mn|bn)\b)?"
    words = (
        rf"(?:(?:half\s+)?an?\s+(?:{scale})\b|(?:(?<=another\s)|(?<=further\s)|(?<=the\s)|"
        rf"(?<=some\s))(?:half\s+a\s+)?dozen\b|(?:{ones})\b){more}"
    )
    single = rf"(?:{number}|{words})"
    before = r"(?<![\w.,$€£¥/:+#-])"
    # a bare hyphen joins digits only: "10,000-12,000", but "twenty-five" is one number
    joined = (
        rf"{before}(?:(?P<a1>{number})\s*(?:-|–|—|‑)\s*(?P<b1>{number})"
        rf"|(?P<a2>{single})(?:\s+(?:to|or)|,?\s+(?:or\s+)?(?:perhaps|maybe|possibly)(?:\s+even)?)\s+(?P<b2>{single})"
        rf"|(?<=between\s)(?P<a3>{single})\s+and\s+(?P<b3>{single}))(?![\w])"
    )
    plain = rf"{before}(?P<vague>{vague})\b|{joined}|{before}(?P<one>{single})(?!\w)"
    return re.compile(plain, re.IGNORECASE), re.compile(r"[a-z]+|[\d.,]+", re.IGNORECASE)


def find_numerals(text: str) -> list[Numeral]:
    """Find the numbers of a text, ranges and vague words included.

    Parameters
    ----------
    text : str
        A sentence or a whole text.

    Returns
    -------
    list of Numeral
        In the order of the text, never overlapping.

    Examples
    --------
    >>> [(n.low, n.high) for n in find_numerals("fifteen thousand, 1.2 million, 10,000 to 12,000, two dozen")]
    [(15000.0, 15000.0), (1200000.0, 1200000.0), (10000.0, 12000.0), (24.0, 24.0)]
    """
    pattern, _ = _patterns()
    found: list[Numeral] = []
    position = 0
    while match := pattern.search(text, position):
        numeral = _read(match)
        found.append(numeral)
        position = max(numeral.end, match.start() + 1)
    return found


def _read(match: re.Match[str]) -> Numeral:
    start = match.start()
    if match["vague"]:
        low, high = _VAGUE[" ".join(match["vague"].lower().split())]
        return Numeral(start, match.end(), low, high, soft=True)
    if match["one"]:
        value = _value(match["one"])
        return Numeral(start, match.end(), value, value, digits=match["one"].isdigit())
    return _read_pair(match)


def _read_pair(match: re.Match[str]) -> Numeral:
    """Read two joined numbers as a range where they can be one, else only the first."""
    which = next(n for n in "123" if match[f"a{n}"])
    first, second = match[f"a{which}"], match[f"b{which}"]
    low, high = _value(first), _value(second)
    scale = _scale(second)
    if scale and not _scale(first) and low * scale < high:
        low *= scale  # "1.2 to 1.5 million": the scale belongs to both
    if low >= high:
        value = _value(first)
        return Numeral(match.start(), match.end(f"a{which}"), value, value, digits=first.isdigit())
    return Numeral(match.start(), match.end(), low, high, digits=first.isdigit() and second.isdigit())


def _scale(words: str) -> int:
    last = re.split(r"[\s\d-]+", words.lower().strip())[-1]
    return _SCALES.get(last, 0)


def _value(words: str) -> float:
    """Add up a number written in digits, words or both."""
    _, pieces = _patterns()
    total, group = 0.0, 0.0
    words = re.sub(r"(?<=\d)[ \u00a0\u202f\u2009’'](?=\d{3}(?!\d))", "", words)
    for piece in pieces.findall(words.lower()):
        if piece[0].isdigit():
            pointed = re.fullmatch(r"\d{1,3}(?:\.\d{3})+", piece) and _scale(words) == 0
            group += float(re.sub(r"[.,]" if pointed else ",", "", piece).rstrip("."))
        elif piece in {"a", "an"}:
            group = group or 1.0
        elif piece == "half":
            group = 0.5
        elif piece in _SCALES:
            scale = _SCALES[piece]
            group = (group or 1.0) * scale
            if scale >= 1_000:
                total, group = total + group, 0.0
        else:
            group += _ONES.get(piece, _TENS.get(piece, 0))
    return total + group
