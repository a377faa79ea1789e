"""The cycle of a unit in a question: how long away, at home, in training, in overlap with its relief."""

from __future__ import annotations

import re
from typing import NamedTuple

from contingent.simulate._identities import units_per_deployed
from contingent.validate._numbers import NUMBER, months, number

__all__ = ["Cycle", "cycle"]

_UNIT = r"(?P<unit>day|week|month|year)s?\b"
_FILL = r"\s*(?:time|period|length)?\s*(?:of|for|:|=|is|lasts?|takes?)?\s*"
_GONE = r"(?:out|away|deployed|abroad|BOG|boots[- ]on[- ](?:the[- ])?ground|mobili[sz]ed|tours?|deployments?)\b"
_ROLES = {
    "overlap": (r"(?:of\s+)?(?:overlap|handover)\b", r"(?:overlap\w*|handover|relief in place)"),
    "training": (
        r"(?:are |is |of |in |for )?(?:which )?(?:post-?mobili[sz]ation )?(?:in )?training\b",
        r"(?:training)",
    ),
    "home": (r"(?:at |back |of |back at )?(?:home|dwell|rest|reset)\b", r"(?:home|dwell|rest)"),
    "away": (
        rf"(?:of |are |is )?{_GONE}",
        r"(?:BOG|tours?|deployments?|deployed|mobili[sz]ed|away|out)",
    ),
}
_RATIO = re.compile(r"\b1\s?:\s?(?P<home>\d+(?:\.\d+)?)")


class Cycle(NamedTuple):
    """A unit's cycle; durations in months, 0 where none is told.

    Parameters
    ----------
    away, home, overlap, training : float
        Months.
    ratio : float or None
        Units per deployed unit.
    rest : str
        The question without what was read.
    """

    away: float
    home: float
    overlap: float
    training: float
    ratio: float | None
    rest: str


def cycle(ask: str) -> Cycle | None:
    """Read the cycle of a unit.

    Parameters
    ----------
    ask : str
        Such as "12 months deployed, 24 at home" or "BOG 270 days, dwell 810 days, overlap of 30 days" or "1:2".

    Returns
    -------
    Cycle or None
        None where neither durations away and at home nor a ratio are told.

    Examples
    --------
    >>> cycle("BOG of 9 months, dwell of 18 months").ratio
    3.0
    >>> cycle("8 months out, 24 home").ratio, cycle("a goal of 1:3").ratio
    (4.0, 4.0)
    """
    found: dict[str, float] = {}
    rest, unit = ask, ""
    for role in _ROLES:
        rest, unit, amount = _take(rest, role, unit)
        if amount is not None:
            found[role] = amount
    away, home = found.get("away", 0.0), found.get("home", 0.0)
    overlap, training = found.get("overlap", 0.0), found.get("training", 0.0)
    told = _RATIO.search(rest)
    rest = _RATIO.sub(" ", rest)
    if "home" in found and away > overlap + training:
        return Cycle(away, home, overlap, training, units_per_deployed(away, home, overlap + training), rest)
    if told and not found:
        return Cycle(1.0, float(told["home"]), 0.0, 0.0, units_per_deployed(1, float(told["home"])), rest)
    return None


def _take(text: str, role: str, known_unit: str) -> tuple[str, str, float | None]:
    """Take one duration out of a text; a unit of time may be left out where the other has one."""
    after, before = _ROLES[role]
    forms = [rf"(?P<n>{NUMBER})[\s-]*{_UNIT}\s*{after}", rf"\b{before}{_FILL}(?P<n>{NUMBER})[\s-]*{_UNIT}"]
    if re.search(rf"{NUMBER}[\s-]*{_UNIT}", text, re.IGNORECASE) or known_unit:
        forms += [rf"(?P<n>{NUMBER})\s*{after}", rf"\b{before}{_FILL}(?P<n>{NUMBER})(?![\d:])"]
    for form in forms:
        item = re.search(form, text, re.IGNORECASE)
        if item:
            unit = item.groupdict().get("unit") or known_unit or "month"
            rest = f"{text[: item.start()]} {text[item.end() :]}"
            return rest, unit.lower(), months(number(item["n"]), unit)
    return text, known_unit, None
