"""Numbers and durations in a question written for people."""

from __future__ import annotations

import re

__all__ = ["NUMBER", "durations", "months", "number", "numbers"]

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: value for value, word in enumerate(_SMALL)} | {word: 10 * k for k, word in enumerate(_TENS, 2)}
_WORDS |= {f"{ten}-{_SMALL[k]}": _WORDS[ten] + k for ten in _TENS for k in range(1, 10)}
_LONGEST_FIRST = sorted(_WORDS, key=len, reverse=True)
NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(_LONGEST_FIRST)})\b)"
"""Pattern of a number in digits or words."""

_MONTHS = {"day": 12 / 365, "week": 7 * 12 / 365, "month": 1.0, "year": 12.0}
_DURATION = re.compile(rf"(?P<number>(?:{NUMBER}|\ba\b))[\s-]+(?P<unit>day|week|month|year)s?\b", re.IGNORECASE)
# "3 / 2.5 / 2 months": alternatives that share the unit of the last.
_ALTERNATIVES = re.compile(
    rf"(?P<list>{NUMBER}(?:\s*/\s*{NUMBER})+)[\s-]+(?P<unit>day|week|month|year)s?\b", re.IGNORECASE
)


def number(text: str) -> float:
    """Read a number in digits or words.

    Examples
    --------
    >>> number("15,000"), number("Three"), number("forty-eight")
    (15000.0, 3.0, 48.0)
    """
    word = text.strip().lower()
    return float(_WORDS[word]) if word in _WORDS else float(word.replace(",", ""))


def numbers(text: str) -> list[float]:
    """Read all numbers of a text, in order.

    Examples
    --------
    >>> numbers("all-active 48")
    [48.0]
    """
    return [number(found) for found in re.findall(NUMBER, text, re.IGNORECASE)]


def months(amount: float, unit: str) -> float:
    """Turn a duration into months (a year is 12 months and 365 days).

    Examples
    --------
    >>> months(2, "year")
    24.0
    """
    return amount * _MONTHS[unit.lower()]


def durations(text: str) -> list[tuple[list[float], int, int]]:
    """Read the durations of a text.

    Parameters
    ----------
    text : str
        Such as "tour of 3 / 2 months, one year".

    Returns
    -------
    list of (list of float, int, int)
        Alternatives in months, and the offsets of the words.

    Examples
    --------
    >>> [found for found, _, _ in durations("tour of 3 / 2 months, one year")]
    [[3.0, 2.0], [12.0]]
    """
    found = []
    for item in _ALTERNATIVES.finditer(text):
        values = [months(number(part), item["unit"]) for part in item["list"].split("/")]
        found.append((values, item.start(), item.end()))
    for item in _DURATION.finditer(text):
        if not any(start <= item.start() < end for _, start, end in found):
            amount = 1.0 if item["number"].lower() == "a" else number(item["number"])
            found.append(([months(amount, item["unit"])], item.start(), item.end()))
    return sorted(found, key=lambda part: part[1])
