"""Rotation policies in a question: which component serves how long, and rests how long."""

from __future__ import annotations

import re
from collections.abc import Mapping

from contingent.simulate._identities import reserve_units_per_deployed, units_per_deployed
from contingent.validate._numbers import NUMBER, durations, number

__all__ = ["components", "policies"]

_KINDS = "active|reserve|cadre|guard|regular|territorial|AC|RC"
_SAME = {"ac": "active", "rc": "reserve"}  # the components' usual abbreviations
_NOUN = r"(?:(?:army|national|brigades?|battalions?|units|combat|infantry|teams|of|the)\s+){0,3}"
_COMPONENT = re.compile(rf"(?P<units>{NUMBER})\s+{_NOUN}(?P<kind>{_KINDS})\b", re.IGNORECASE)
_RATIO = re.compile(rf"\b(?P<kind>{_KINDS})\b[^;:,+]*?\(?\b1:(?P<home>\d+(?:\.\d+)?)\)?", re.IGNORECASE)
_TRAINING = re.compile(r"(?:of which|including|with) ([^,;]+?) (?:of |in )?training", re.IGNORECASE)


def _kind(word: str) -> str:
    return _SAME.get(word.lower(), word.lower())


def components(ask: str) -> list[tuple[float, str]]:
    """Read how many units of which component a sender owns.

    Examples
    --------
    >>> components("42 active + 6 cadre (1:2) + 28 reserve, same guidance")
    [(42.0, 'active'), (6.0, 'cadre'), (28.0, 'reserve')]
    """
    return [(number(item["units"]), _kind(item["kind"])) for item in _COMPONENT.finditer(ask)]


def policies(ask: str, known: Mapping[str, float]) -> dict[str, float]:
    """Read units per deployed unit of each component.

    Parameters
    ----------
    ask : str
        The question.
    known : mapping of str to float
        Policies of earlier questions; used where this one says "same guidance".

    Returns
    -------
    dict of str to float
        Units per deployed unit, by component.

    Examples
    --------
    >>> policies("reserve mobilised 12 months of which 4 training, then 60 at home (1:5)", {})
    {'reserve': 9.0}
    """
    found = dict(known) if re.search(r"\bsame (?:guidance|policy|rules?|rotation)\b", ask, re.IGNORECASE) else {}
    for item in _RATIO.finditer(ask):
        found[_kind(item["kind"])] = units_per_deployed(1, float(item["home"]))
    for clause in re.split(r"[;:]", ask):
        spelled = _spelled_out(clause)
        kind = re.search(rf"\b(?:{_KINDS})\b", clause, re.IGNORECASE)
        if spelled and kind:
            found[_kind(kind.group())] = spelled
    return found


def _spelled_out(clause: str) -> float | None:
    """Units per deployed unit of a clause such as "12 months deployed then 24 at home"."""
    spans = durations(clause)
    home = re.search(rf"({NUMBER})\s*(?:months?\s*)?(?:at |of )?(?:home|dwell|rest)\b", clause, re.IGNORECASE)
    if not spans or not home or len(spans[0][0]) != 1:
        return None
    away, rest = spans[0][0][0], number(home.group(1))
    training = _TRAINING.search(clause)
    if training:
        part = re.search(NUMBER, training.group(1), re.IGNORECASE)
        return reserve_units_per_deployed(away, rest, number(part.group())) if part else None
    return units_per_deployed(away, rest)
