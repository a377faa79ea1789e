"""Whom, what and where a claim bears on: actor, action and place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from contingent.claims._gazetteer import Entry, Name
from contingent.claims._needles import seek

__all__ = ["Bearing", "actor_in", "first_actor", "is_located", "locates", "place_in"]


@dataclass(frozen=True, slots=True)
class Bearing:
    """A place met in a clause, offsets into the sentence."""

    name: str
    country: str | None
    start: int
    end: int


def _actor_name(entry: Entry) -> str:
    return entry.name


def actor_in(names: list[Name], start: int, end: int) -> str:
    """Take the state, group or body named inside a stretch, the last one first.

    Parameters
    ----------
    names : list of Name
        Names of the sentence.
    start, end : int
        The stretch, offsets into the sentence.

    Returns
    -------
    str
        Its name, ``''`` if none.
    """
    inside = [
        n
        for n in names
        if start <= n.start and n.end <= end + 1 and n.entry.kind != "region" and n.entry.form != "place"
    ]
    return inside[-1].entry.name if inside else ""


def first_actor(text: str, names: list[Name], start: int, end: int) -> str:
    """Take the first state, group or body of a clause that is named as one who acts, not as a place.

    Parameters
    ----------
    text : str
        The sentence.
    names : list of Name
        Its names.
    start, end : int
        The clause.

    Returns
    -------
    str
        Its name, ``''`` if none.
    """
    for name in names:
        if not start <= name.start < end or name.entry.kind == "region" or name.entry.form == "place":
            continue
        if re.match(r"['’]s\s", text[name.end :]) and any(
            n.start - name.end <= 4 and n.entry.kind in {"group", "body"} for n in names if n.start > name.end
        ):
            continue  # "Yemen's Houthis"
        if _is_company(text, name) if name.entry.form == "demonym" else _is_place(text, name):
            continue
        return _actor_name(name.entry)
    return ""


def _is_company(text: str, name: Name) -> bool:
    """Tell whether a demonym tells of others: "together with Nigerien forces", "against Russian troops"."""
    before = text[max(0, name.start - 24) : name.start]
    return (
        re.search(r"\b(?:with|against|by|from|beside|alongside|support|help|train|of)\s+(?:the\s+)?$", before)
        is not None
    )


@cache
def _place_words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|to|into|inside|across|near|at|from|for|around|over|through|throughout|within|of|"
        r"towards?|outside|on|between|against|with)\s+"
        r"(?:the\s+|its\s+|their\s+)?(?:[\w-]+\s+){0,2}?$",
        re.IGNORECASE,
    )


@cache
def _ruling() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:government|army|armed\s+forces|ministry|republic|kingdom|state|parliament|navy|forces|troops|soldiers|people)"
        r"\s+of\s+(?:the\s+)?$",
        re.IGNORECASE,
    )


def _is_place(text: str, name: Name) -> bool:
    if _ruling().search(text[max(0, name.start - 30) : name.start]) is not None:
        return False  # "the Government of Nepal"
    return seek(_place_words(), text[max(0, name.start - 40) : name.start]) is not None


@cache
def _locating() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|into|inside|across|near|at|around|throughout|within|to|for|towards?|from|outside|on|"
        r"over|through|via|along|reach|enter|entered|entering|leave|left|leaving|reached|reaching|quit|crossed|invade|invaded|off|beyond|outside|out\s+of)\s+"
        r"(?:(?:the|its|their|war-torn|country['’]s|neighbou?ring|nearby|parts\s+of|occupied|areas\s+of|"
        r"region\s+of|all|much\s+of|city\s+of|town\s+of|province\s+of|"
        r"border\s+(?:of|with)|frontier\s+with|capital(?:\s+of|,)|soil\s+of|shores\s+of|coast\s+of|mission\s+(?:in|to)|force\s+(?:in|for)|possible|any|both|west|east|north|south|western|eastern|northern|southern|"
        r"southeastern|southwestern|northeastern|northwestern|central|"
        r"[\w-]+ed)\s+|[A-Z][\w.]*['’]s\s+(?:\w+\s+)?){0,4}$",
        re.IGNORECASE,
    )


def place_in(text: str, names: list[Name], start: int, end: int, at: int | None = None) -> Bearing | None:
    """Find where a clause takes place.

    Parameters
    ----------
    text : str
        The sentence.
    names : list of Name
        Its names.
    start, end : int
        The clause.
    at : int or None
        Where the count stands: a place after it is preferred.

    Returns
    -------
    Bearing or None
    """
    found = [n for n in names if start <= n.start < end and locates(text, n)]
    if not found:
        return None
    origins = [n for n in found if re.search(r"\bfrom\s+(?:the\s+)?$", text[max(0, n.start - 12) : n.start])]
    origins += [n for n in found for o in origins if re.fullmatch(r"\s+in\s+(?:the\s+)?", text[o.end : n.start])]
    if origins and len(found) > len(origins) and re.search(r"\b(?:to|into)\b", text[origins[0].end : end]):
        found = [n for n in found if n not in origins]  # "from North Korea to Russia": they are in Russia now
    home = [n for n in found if at is not None and _comes_from(text, n, at)]
    found = [n for n in found if n not in home] or found
    if home == found and seek(_leaving(), text[start:at]) is None:
        return None
    after = [n for n in found if at is not None and n.start >= at]
    chosen = (after or found)[0]
    finer = next((n for n in found if n.start > chosen.end and n.start - chosen.end <= 14 and n.entry.form == "place"
                  and n.entry.iso == chosen.entry.iso), None)  # fmt: skip
    chosen = finer or chosen
    stretch = _region(text, chosen)
    label = chosen.entry.label if chosen.entry.form in {"place", "capital"} else chosen.entry.name
    name = text[chosen.start : stretch[1]] if stretch[1] > chosen.end else label
    if (
        stretch[0] < chosen.start
        and chosen.entry.form == "name"
        and re.match(r"(?:north|south|east|west)", text[stretch[0] :], re.I)
    ):
        name = text[stretch[0] : stretch[1]]
    return Bearing(name, chosen.entry.iso, *stretch)


def _comes_from(text: str, name: Name, at: int) -> bool:
    """Tell whether a name right after a count tells whose people they are: "800 soldiers from Ethiopia"."""
    if name.entry.form != "name":
        return False
    of_them = re.search(
        r"\b(?:one|two|three|four|five|six|\d[\d,]*|both|all|most)\s+from\s+(?:the\s+)?$", text[: name.start]
    )
    return of_them is not None or re.fullmatch(r"\s+from\s+(?:the\s+)?", text[at : name.start]) is not None


@cache
def _leaving() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:withdr[ae]w\w*|pull\w*|leav\w+|left|remov\w+|evacuat\w+|mov\w+|return\w*|recall\w*|bring\w*|brought|"
        r"fl[ey]\w*|gone|came|come|depart\w*|redeploy\w*|transfer\w*|sen[dt]\w*|ship\w*|arriv\w*)\b",
        re.IGNORECASE,
    )


def locates(text: str, name: Name) -> bool:
    """Tell whether a name tells where something is."""
    if name.entry.form in {"demonym", "organ"} or name.entry.kind in {"body", "group"}:
        return False
    if name.entry.form in {"name", "capital"} and seek(_on_behalf(), text[max(0, name.start - 40) : name.start]):
        return False
    if seek(_compared(), text[max(0, name.start - 40) : name.start]):
        return False
    if seek(_frontier(), text[max(0, name.start - 40) : name.start]):
        return False  # "along its frontier with Belarus": on this side of it
    if text[name.end :].startswith(("'s", "’s")) and name.entry.form != "place":
        return _possessed_place(text, name)
    if _receives(text, name):
        return True
    return name.entry.form == "place" or seek(_locating(), text[max(0, name.start - 60) : name.start]) is not None


def is_located(text: str, name: Name) -> bool:
    """Tell whether a name is told as where and not as who: "the force in Haiti"."""
    return (
        re.search(r"\b(?:in|inside|at|across|near)\s+(?:the\s+)?$", text[max(0, name.start - 14) : name.start])
        is not None
    )


@cache
def _on_behalf() -> re.Pattern[str]:
    """Find words after which a state is whom people serve, not where: "to fight for Russia"."""
    return re.compile(
        r"\b(?:fight\w*|fought|serv\w+|work\w*|recruit\w*|spy\w*|mercenar\w+|support\w*|aid|backing|speak\w*|war)\s+"
        r"(?:for|from|on\s+behalf\s+of)\s+(?:the\s+)?$",
        re.IGNORECASE,
    )


@cache
def _compared() -> re.Pattern[str]:
    """Find "to" that leads nowhere: "second only to North Korea", "according to Kenya"."""
    words = "only|second|compared|according|thanks|due|similar|owing|linked|loyal|tied|belong\\w*|close|relative|threat"
    return re.compile(rf"\b(?:{words})\s+to\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _frontier() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:its|their|our|\w+['’]s)\s+(?:[a-z]+\s+)?(?:border|frontier|boundary)\s+with\s+(?:the\s+)?$", re.I
    )


@cache
def _given() -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = (
        "g[ai]v(?:e|es|en|ing)|sen[dt]s?|sending|lends?|lent|offer(?:s|ed|ing)?|suppl(?:y|ies|ied)|provid(?:e|es|ed)|"
        "promis(?:e|es|ed)|s[eo]l[ld]s?|ship(?:s|ped)?|donat(?:e|es|ed)|hand(?:s|ed)?|grant(?:s|ed)?|loan(?:s|ed)?"
    )
    bound = r"(?:up\s+to|about|some|at\s+least|nearly|almost|over|more\s+than|around|another)"
    number = rf"\s+(?:{bound}\s+)?(?:\d|an?\s|two|three|"
    more = r"four|five|six|seven|eight|nine|ten|twelve|twenty|hundreds|thousands|dozens|several)"
    return re.compile(rf"\b(?:{verbs})\s+$", re.IGNORECASE), re.compile(number + more)


@cache
def _hosting() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:now\s+|already\s+|currently\s+|also\s+)?(?:hosts|hosted|(?:will|would|may|might|could|can|is\s+to|agreed\s+to|offered\s+to)\s+host|"
        r"is\s+(?:home|host)\s+to|houses)\b"
    )


def _receives(text: str, name: Name) -> bool:
    """Tell whether a state gets or hosts what is counted: "gives Russia 10,000 troops", "Iraq hosts 2,500"."""
    if name.entry.kind != "state" or name.entry.form != "name":
        return False
    verb, number = _given()
    before, after = text[max(0, name.start - 24) : name.start], text[name.end :]
    return _hosting().match(after) is not None or (verb.search(before) is not None and number.match(after) is not None)


def _possessed_place(text: str, name: Name) -> bool:
    """Tell whether "Somalia's south", "Iraq's Anbar province" is the place."""
    follows = re.match(
        r"['’]s\s+(?:[\w-]+\s+){0,2}?(?:south|north|east|west|border|capital|region|province|coast|"
        r"territory|volatile|restive)",
        text[name.end :],
    )
    return follows is not None and seek(_locating(), text[max(0, name.start - 60) : name.start]) is not None


def _region(text: str, name: Name) -> tuple[int, int]:
    before = re.search(
                       r"(?:(?:occupied|eastern|western|northern|southern|central|southeastern|"
                       r"southwestern|northeastern|northwestern)\s+)+$",
                       text[max(0, name.start - 40) : name.start])  # fmt: skip
    start = name.start - len(before.group()) if before else name.start
    after = re.match(r"\s+(?:region|province|city|peninsula|valley|district|island|base)\b", text[name.end :])
    return start, name.end + (after.end() if after else 0)
