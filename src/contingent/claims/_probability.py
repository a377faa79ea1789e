"""How probable readers take hedge words to be: surveys, or the band of a standard on request.

Surveys: CAPphrase 2026 (Kucharski, 5,174 respondents, CC BY 4.0, doi:10.5281/zenodo.18750055);
zonination 2015 (46 respondents, MIT) where it lacks the phrase. Phrases of news reports that no
survey covers carry intervals called assumed. Standards: ICD 203 (2015), NATO AJP-2.1, UK PHIA.
"""

from __future__ import annotations

from contingent.claims._claim import Probability
from contingent.errors import UsageError

__all__ = ["STANDARDS", "check_standard", "origin_of_chance", "probability_of"]

STANDARDS = ("surveys", "icd203", "nato", "phia")

_CAP = "CAPphrase 2026 survey, n about 5,100"
_ZON = "zonination 2015 survey, n 46"
# key: (10 %, 50 %, 90 % point, mean), all in per cent, and where they come from
_SURVEY: dict[str, tuple[float, float, float, float, str]] = {
    "will": (95, 100, 100, 98.0, _CAP),
    "almost certain": (90, 95, 99, 94.2, _CAP),
    "almost certainly": (85, 95, 98.6, 93.4, _ZON),
    "highly likely": (80, 90, 95, 86.2, _CAP),
    "very good chance": (70, 80, 90, 79.5, _CAP),
    "likely": (60, 75, 85, 72.9, _CAP),
    "probable": (60, 75, 85, 71.7, _CAP),
    "probably": (57.5, 75, 85, 71.5, _ZON),
    "better than even": (51, 60, 65, 58.1, _CAP),
    "realistic possibility": (25, 60, 80, 57.0, _CAP),
    "about even": (50, 50, 50, 50.0, _CAP),
    "may": (20, 40, 60, 41.9, _CAP),
    "might": (15, 40, 60, 40.0, _CAP),
    "could": (15, 40, 60, 39.7, _CAP),
    "unlikely": (5, 20, 30, 18.7, _CAP),
    "improbable": (1, 10, 30, 13.1, _CAP),
    "little chance": (5, 10, 20, 11.5, _CAP),
    "highly unlikely": (1, 5, 15, 7.7, _CAP),
    "remote chance": (1, 5, 20, 7.9, _CAP),
    "almost no chance": (1, 2, 7, 3.6, _CAP),
    "believe": (50, 70, 85, 68.5, _ZON),
    "doubt": (8.5, 25, 42.5, 27.9, _ZON),
    "probably not": (15, 26, 40, 27.9, _ZON),
}
# key: (10 %, 50 %, 90 % point) and the reason; means are taken as (low + 2 mid + high) / 4, assumed
_ASSUMED: dict[str, tuple[float, float, float, str]] = {
    "expected": (55, 70, 85, "read as 'likely', widened because it also carries schedules"),
    "due": (70, 85, 95, "a schedule or order behind it, read as 'very likely'"),
    "plan": (50, 70, 90, "states the will of an actor: the probability of carrying it out as said"),
    "pledge": (30, 55, 80, "offers are carried out in part more often than in full"),
    "consider": (15, 35, 55, "read as 'may', lowered since most options considered are not taken"),
    "prepare": (35, 60, 80, "readiness is not a decision"),
    "thought": (45, 65, 85, "read as 'we believe', lowered for the passive without a source"),
    "appear": (50, 70, 85, "inference from signs"),
    "reported": (35, 60, 80, "says nothing of the reporter's belief: grade the source instead"),
    "possible": (10, 40, 70, "read as 'could happen'"),
    "suggest": (45, 65, 85, "weak inference"),
    "not ruled out": (5, 25, 50, "below 'may happen'"),
    "not imminent": (2, 10, 25, "about the near term only"),
    "claim": (35, 60, 80, "as 'reportedly': the reporter keeps a distance"),
    "estimate": (50, 70, 85, "as 'we believe': a judgement with some method behind it"),
    "denied": (5, 25, 50, "a denial by the accused party is weak evidence against"),
}
# Standards, per cent: low and high of the band; the middle stands for the 50 % point
_BANDS: dict[str, dict[str, tuple[float, float]]] = {
    "icd203": {
        "almost certain": (95, 99),
        "almost certainly": (95, 99),
        "highly likely": (80, 95),
        "likely": (55, 80),
        "probable": (55, 80),
        "probably": (55, 80),
        "about even": (45, 55),
        "unlikely": (20, 45),
        "improbable": (20, 45),
        "highly unlikely": (5, 20),
        "remote chance": (1, 5),
        "almost no chance": (1, 5),
    },
    "nato": {
        "highly likely": (90, 100),
        "likely": (60, 90),
        "probable": (60, 90),
        "probably": (60, 90),
        "about even": (40, 60),
        "unlikely": (10, 40),
        "highly unlikely": (0, 10),
    },
    "phia": {
        "almost certain": (95, 100),
        "almost certainly": (95, 100),
        "highly likely": (80, 90),
        "likely": (55, 75),
        "probable": (55, 75),
        "probably": (55, 75),
        "realistic possibility": (40, 50),
        "unlikely": (25, 35),
        "highly unlikely": (10, 20),
        "remote chance": (0, 5),
    },
}
_BAND_NAMES = {"icd203": "ICD 203 (2015)", "nato": "NATO AJP-2.1", "phia": "UK PHIA yardstick"}


def check_standard(standard: str) -> str:
    """Check the name of a standard.

    Parameters
    ----------
    standard : str
        One of ``surveys``, ``icd203``, ``nato``, ``phia``.

    Returns
    -------
    str
        The same.

    Raises
    ------
    UsageError
        If there is no such standard.
    """
    if standard not in STANDARDS:
        raise UsageError("no such standard of hedge words", value=standard, allowed=", ".join(STANDARDS))
    return standard


def probability_of(key: str, standard: str = "surveys") -> Probability | None:
    """Give the probability that a hedge word is read as.

    Parameters
    ----------
    key : str
        Key of the word, such as ``'may'`` or ``'expected'``.
    standard : str
        ``surveys``, or a standard, whose band is taken; a word that it lacks falls back to the surveys, and says so.

    Returns
    -------
    Probability or None
        None for conditions, whose probability comes from elsewhere.

    Examples
    --------
    >>> probability_of("may").mid
    0.4
    >>> probability_of("likely", "icd203").low
    0.55
    >>> probability_of("may", "icd203").basis
    'CAPphrase 2026 survey, n about 5,100; not a word of ICD 203 (2015)'
    """
    band = _BANDS.get(standard, {}).get(key)
    if band is not None:
        middle = sum(band) / 2
        return _fractions(band[0], middle, band[1], middle, _BAND_NAMES[standard])
    lacks = f"; not a word of {_BAND_NAMES[standard]}" if standard in _BAND_NAMES else ""
    if key in _SURVEY:
        low, mid, high, mean, basis = _SURVEY[key]
        return _fractions(low, mid, high, mean, basis + lacks)
    if key in _ASSUMED:
        low, mid, high, reason = _ASSUMED[key]
        return _fractions(low, mid, high, (low + 2 * mid + high) / 4, f"assumed: {reason}{lacks}")
    return None


def origin_of_chance(basis: str) -> str:
    """Tell where a probability comes from: ``standard``, ``survey``, ``assumed`` or ``analyst``.

    Parameters
    ----------
    basis : str
        Of the probability.

    Returns
    -------
    str

    Examples
    --------
    >>> origin_of_chance(probability_of("likely", "nato").basis), origin_of_chance(probability_of("may").basis)
    ('standard', 'survey')
    """
    if basis in _BAND_NAMES.values():
        return "standard"
    if basis.startswith("assumed"):
        return "assumed"
    return "analyst" if basis == "the analyst" else "survey"


def _fractions(low: float, mid: float, high: float, mean: float, basis: str) -> Probability:
    return Probability(low / 100, mid / 100, high / 100, round(mean / 100, 4), basis)
