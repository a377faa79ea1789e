"""From the text of a quantity to its distribution: number words, families, units."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from contingent.errors import InputError
from contingent.scenario._distribution import Z95, Distribution, Family
from contingent.scenario._units import SAID, UNITS, Unit, known, split_number

__all__ = ["quantity"]

_FAMILIES = ("uniform", "triangular", "pert", "beta", "normal", "lognormal", "choice")
_TO = re.compile(r"\s+to\s+")
_LIST = re.compile(r",\s+")
_EXAMPLE: dict[Unit, str] = {
    "people": "3_000 to 15_000 people",
    "days": "60 to 150 days",
    "people per day": "150 to 600 people per day",
    "per day": "0.1 % to 1 % per day",
    "fraction": "40 % to 80 %",
    "number": "0.69",
    "rounds": "500_000 to 2_000_000 rounds",
    "rounds per day": "5_000 to 9_000 rounds per day",
    "km2": "900 km2",
    "km2 per day": "20 to 90 km2 per week",
}


def quantity(text: str, unit: Unit, support: tuple[float, float] = (-math.inf, math.inf)) -> Distribution:
    """Read a quantity with its unit.

    ==================================  ===========================================================
    ``3_000 people``                    certain
    ``150 to 600 people per day``       central 90 %; lognormal where both ends are above 0,
                                        otherwise normal, clipped to what is allowed
    ``40 % to 80 %``                    central 90 % of a fraction: logit-normal
    ``normal 3 to 9 days``              central 90 % of a normal; ``lognormal`` likewise
    ``uniform 3 to 9 days``             least and greatest
    ``triangular 3, 5, 9 days``         least, mode, greatest; ``pert`` likewise
    ``beta 2, 5``                       a fraction
    ``choice 60, 90, 120 days``         one of these, equally
    ``choice 60: 0.2, 90: 0.8 days``    one of these, with weights
    ==================================  ===========================================================

    Parameters
    ----------
    text : str
        The quantity.
    unit : str
        Kind of unit wanted; other words of the kind are converted (months to days).
    support : tuple of float
        Least and greatest value allowed, in `unit`.

    Returns
    -------
    Distribution

    Raises
    ------
    InputError
        If the text cannot be read, or means something that is not allowed.

    Examples
    --------
    >>> round(quantity("6 to 18 months", "days").high, 3)
    547.875
    """
    words = " ".join(text.split())
    family, rest = _family(words)
    numbers, weights = _numbers(rest, family, unit, words)
    made = _MAKERS[family](numbers, weights, unit, words)
    kind, parameters, weights = made
    _check_support(numbers if family != "beta" else [], unit, support, words)
    return Distribution(words, kind, parameters, unit, support, weights)


def _family(text: str) -> tuple[str, str]:
    head, _, rest = text.partition(" ")
    if head.lower() in _FAMILIES:
        return head.lower(), rest
    return ("interval" if _TO.search(text) else "fixed"), text


def _numbers(rest: str, family: str, unit: Unit, text: str) -> tuple[list[float], tuple[float, ...]]:
    """Read the numbers in `unit`, and the weights of a choice."""
    listed = family in ("triangular", "pert", "beta", "choice")
    pieces = (_LIST if listed else _TO).split(rest)
    weights: tuple[float, ...] = ()
    if family == "choice":
        pieces, weights = _weights(pieces, text)
    split = [split_number(piece) for piece in pieces]
    found = [pair for pair in split if pair is not None]
    if len(found) < len(split) or not all(math.isfinite(number) for number, _ in found):
        raise InputError("not a quantity", value=text, allowed=f"such as '{_EXAMPLE[unit]}'")
    shapes: Unit = "number" if family == "beta" else unit
    last = found[-1][1]
    factors = [_factor(_shared(word, last), shapes, text) for _, word in found]
    return [number * factor for (number, _), factor in zip(found, factors, strict=True)], weights


def _shared(word: str, last: str) -> str:
    """Let a bare number, or ``1 %`` before ``% per day``, take the unit of the last number."""
    return last if not word or last.startswith(word + " ") else word


def _weights(pieces: list[str], text: str) -> tuple[list[str], tuple[float, ...]]:
    """Take ``60: 0.2, 90: 0.8 days`` apart; equal weights where none are given."""
    if not any(":" in piece for piece in pieces):
        return pieces, (1.0 / len(pieces),) * len(pieces)
    values, weights, unit = [], [], ""
    for piece in pieces:
        value, _, weight = piece.partition(":")
        pair = split_number(weight)
        if pair is None or pair[0] < 0:
            raise InputError("a choice with weights needs one for each value", value=text,
                             allowed="such as 'choice 60: 0.2, 90: 0.8 days'")  # fmt: skip
        values.append(value)
        weights.append(pair[0])
        unit = pair[1] or unit
    total = math.fsum(weights)
    if abs(total - 1.0) > 1e-6:  # 1e-6: as for priors; room for rounding in the last digit
        raise InputError(f"the weights of a choice sum to {total:g}", value=text, allowed="a sum of 1")
    return [f"{value} {unit}" for value in values], tuple(weight / total for weight in weights)


def _factor(word: str, unit: Unit, text: str) -> float:
    words = UNITS[unit]
    if word in words:
        return words[word]
    mend = f"write for example '{_EXAMPLE[unit]}'"
    if not word:
        mend = f"write '{text} {next(iter(words))}' if that is meant"
        raise InputError("the unit is missing", value=text, allowed=SAID[unit], mend=mend)
    kind = known(word)
    what = f"'{word}' is no unit that is known here" if kind is None else f"'{word}' is the wrong kind of unit"
    raise InputError(what, value=text, allowed=SAID[unit], mend=mend)


def _check_support(numbers: Sequence[float], unit: Unit, support: tuple[float, float], text: str) -> None:
    least, most = support
    allowed = f"{least:,g} to {most:,g}" + ("" if unit == "number" else f" {unit}")
    if unit in ("fraction", "per day"):
        allowed = f"{least * 100:g} % to {most * 100:g} %" + (" per day" if unit == "per day" else "")
    # A hair of room: 100 % is 100 * 0.01, and that need not be exactly 1.
    if any(number < least for number in numbers):
        negative = least == 0 or any(number < 0 for number in numbers)
        raise InputError("negative" if negative and least >= 0 else "too small", value=text, allowed=allowed)
    if any(number > most * (1 + 1e-12) for number in numbers):
        above = unit in ("fraction", "per day") and most == 1
        raise InputError("above 100 %" if above else "too large", value=text, allowed=allowed)


Made = tuple[Family, tuple[float, ...], tuple[float, ...]]


def _fixed(numbers: list[float], _: tuple[float, ...], unit: Unit, text: str) -> Made:
    return "fixed", (numbers[0],), ()


def _interval(numbers: list[float], _: tuple[float, ...], unit: Unit, text: str) -> Made:
    low, high = _ends(numbers, text)
    if low == high:
        return "fixed", (low,), ()
    if unit == "fraction" and low > 0 and high < 1:
        return _normal("logit-normal", math.log(low / (1 - low)), math.log(high / (1 - high)))
    if unit != "fraction" and low > 0:
        return _normal("lognormal", math.log(low), math.log(high))
    return _normal("normal", low, high)


def _normal(kind: Family, low: float, high: float) -> Made:
    return kind, ((low + high) / 2, (high - low) / (2 * Z95)), ()


def _ends(numbers: list[float], text: str) -> tuple[float, float]:
    if len(numbers) != 2:
        raise InputError("needs two ends", value=text, allowed="'low to high'")
    low, high = numbers
    if low > high:
        raise InputError("low is above high", value=text, allowed="low below high", mend="swap the two")
    return low, high


def _named_normal(numbers: list[float], _: tuple[float, ...], unit: Unit, text: str) -> Made:
    low, high = _ends(numbers, text)
    if low == high:
        return "fixed", (low,), ()
    if not text.lower().startswith("lognormal"):
        return _normal("normal", low, high)
    if low <= 0:
        raise InputError(
            "a lognormal needs both ends above 0", value=text, allowed="ends above 0", mend="write 'normal'"
        )
    return _normal("lognormal", math.log(low), math.log(high))


def _uniform(numbers: list[float], _: tuple[float, ...], unit: Unit, text: str) -> Made:
    low, high = _ends(numbers, text)
    return ("fixed", (low,), ()) if low == high else ("uniform", (low, high), ())


def _three(numbers: list[float], _: tuple[float, ...], unit: Unit, text: str) -> Made:
    if len(numbers) != 3:
        raise InputError("needs three numbers", value=text, allowed="least, mode, greatest, as in 'pert 3, 5, 9 days'")
    least, mode, most = numbers
    if not least <= mode <= most:
        raise InputError("low is above high", value=text, allowed="least, mode, greatest in this order")
    if least == most:
        return "fixed", (least,), ()
    return ("pert" if text.lower().startswith("pert") else "triangular"), (least, mode, most), ()


def _beta(numbers: list[float], _: tuple[float, ...], unit: Unit, text: str) -> Made:
    if unit != "fraction":
        raise InputError("a beta is for fractions only", value=text, allowed=f"such as '{_EXAMPLE[unit]}'")
    if len(numbers) != 2 or min(numbers) <= 0:
        raise InputError("a beta needs two shapes above 0", value=text, allowed="such as 'beta 2, 5'")
    return "beta", (numbers[0], numbers[1]), ()


def _choice(numbers: list[float], weights: tuple[float, ...], unit: Unit, text: str) -> Made:
    if len(numbers) < 2:
        raise InputError("a choice needs two values or more", value=text,
                         allowed="such as 'choice 60, 90, 120 days', a space after each comma")  # fmt: skip
    order = sorted(range(len(numbers)), key=numbers.__getitem__)  # so that more luck is never less
    return "choice", tuple(numbers[i] for i in order), tuple(weights[i] for i in order)


_MAKERS: dict[str, Callable[[list[float], tuple[float, ...], Unit, str], Made]] = {
    "fixed": _fixed,
    "interval": _interval,
    "normal": _named_normal,
    "lognormal": _named_normal,
    "uniform": _uniform,
    "triangular": _three,
    "pert": _three,
    "beta": _beta,
    "choice": _choice,
}
