"""Whom, what and where a claim bears on: actor, action and place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from contingent.claims._gazetteer import Entry, Name

__all__ = ["Bearing", "action_of", "actor_in", "first_actor", "place_in"]


@dataclass(frozen=True, slots=True)
class Bearing:
    """A place met in a clause, offsets into the sentence."""

    name: str
    country: str | None
    start: int
    end: int


# In the order of choice where two stand equally near.
_ACTIONS = (
    ("withdraw", 
                 (r"withdr[ae]w\w*|pull(?:ed|ing|s)?\s+(?:out|back)|pull-?out|(?:come|coming|came|bring|"
                 r"brought|return\w*|send|sent)\s+(?:back\s+)?home|"
     r"leav(?:e|es|ing)\b|\bleft\s+(?:the\s+country|[A-Z])|drawdown|exit\w*|depart\w*|due\s+home|"
     r"repatriat\w*")),
    ("rotate", r"rotat\w*|reliev(?:e|ed|ing)|reliefs?\s+in\s+place"),
    ("prepare", 
                (r"prepar\w+|read(?:y|ies|ying|ied)\b|(?:complet|finish)\w+\s+(?:\w+\s+)?training|"
                r"get\s+ready|standby|stand\s+by|heightened\s+alert|train(?:ing|ed|s)?\b|drill(?:ing|"
                r"ed)\b|mass(?:ed|ing)\b|amass\w*")),
    ("recruit", 
                (r"recruit\w*|enlist\w*|conscript\w*|mobili[sz]\w*|call(?:ed|ing)?\s+up|draft(?:ed|ing)\b|"
                r"sign(?:ed|ing|s)?\s+(?:up|on|contracts?)|contracts?\b|join(?:ed|ing|s)?\b|lured|"
                r"trafficked|enrol\w*|hir(?:e|ed|ing)\b|volunteer(?:ed|ing)")),
    ("station", 
                (r"continu(?:ed|ing)\s+(?:deployment|presence)|(?:are|is|were|currently|still|"
                r"already)\s+(?:\w+\s+)?deployed|station\w*|\bbased\b|presen(?:t|ce)\b|\bhosts?\b|"
                r"garrison\w*|(?:are|is|were|was|be|been|remain(?:s|ed)?)\s+(?:already\s+|now\s+|"
                r"currently\s+|still\s+)?"
     r"(?:in(?!\s+place)|inside|at|on\s+the\s+ground|there|active)\b|\bkeeps?\b|\bkept\b|\bmaintain(?:s|"
     r"ed)?\b|"
     r"\b(?:has|have|had)\s+(?=(?:[\w,.’'-]+\s+){0,8}?(?:in|inside|at|across|on)\b)|number(?:s|ed|"
     r"ing)?\b|strength\b|there\s+(?:are|were|is)|\bserving\b|remain(?:s|ed|ing)?\b")),
    ("transfer", 
                 (r"suppl(?:y|ies|ied|ying)|receiv\w*|bought|buy\w*|purchas\w*|acquir\w*|obtain\w*|"
                 r"import\w*|export\w*|cargo(?:es)?|g[ai]ven?\b|load(?:ed|ing)\b|"
        r"procur\w*|consignment\w*|deliver\w*|shipp?(?:ed|ing|ment|ments)\b|donat\w*|\bsold\b|\bsell\w*|"
        r"provid\w+|hand(?:ed|ing)?\s+over|transfer\w*|arms\b")),
    ("deploy", 
               (r"deploy\w*|\bsen[dt]\w*|dispatch\w*|arriv\w*|cross(?:ed|ing|es)?\b|enter(?:ed|ing|s)?\b|"
               r"reinforc\w*|on\s+(?:its|their)\s+way|gone\s+to|"
     r"\bcome|\bcame|\breach\w*|\bland(?:ed|ing)\b|shift(?:ed|ing|s)?\b|relocat\w*|\bmov(?:e|ed|ing|"
     r"es)\b|transport\w*|airlift\w*|surge\b|redeploy\w*|increas\w*|add(?:ed|ing|s)?\b|in\s+place|"
     r"contribut\w*|commit\w*")),
    ("lose", 
             (r"\bkill\w*|wound\w*|\blos(?:t|s|ses|e|ing)\b|casualt\w*|\bdied\b|\bdead\b|captur\w*|"
             r"badly\s+hit|destroy\w*|out\s+of\s+action|shot\s+down")),
    ("guard", r"\bguard\w*|protect\w*|secur(?:e|ing|ed)\b|patrol\w*|escort\w*"),
    ("fight", 
              (r"front\s?lines?|besieg\w*|encircl\w*|advanc(?:e|ed|ing)\b|storm(?:ed|ing)|fight\w*|fought|"
              r"battl\w*|clash\w*|attack\w*|assault(?!\s+rifle)\w*|offensive\w*|combat|operation\w*|"
              r"intensify\s+the\s+war|gains\b|raid\w*|strik\w+|defend\w*|"
     r"participat\w*|invad\w*|shell(?:ed|ing)\b")),
    ("produce", r"produc\w*|manufactur\w*|assembl\w*"),
    ("talk", 
             (r"talk\w*|discuss\w*|\bme[et]t?(?:ing|ings|s)?\b|phone\s+call|summit|negotiat\w*|"
             r"address\s+the|raise\s+the|diplomat\w*|urg(?:e|ed|ing)\b|consult\w*|concerns?\b")),
    ("decide", 
               (r"decid\w*|decision\w*|sign(?:ed|s)?\b|approv\w*|agree(?:s|d|ing)?\b|order(?:ed|s)?\b|"
               r"vot(?:e|ed)\b|pick(?:ed)?\b|authori[sz]\w*")),
    ("support", r"support\w*|\baid\w*|assist\w*|help\w*|\bback(?:s|ed|ing)?\b|bolster\w*|advis\w*|command\b"),
)  # fmt: skip


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"(?<![\w-])(?:{p})", re.IGNORECASE)) for name, p in _ACTIONS)


def action_of(text: str, at: int | None, kind: str = "", length: int = 0) -> str:
    """Tell what is done, from the verb nearest to a count or the first verb of a clause.

    Parameters
    ----------
    text : str
        The clause.
    at : int or None
        Where the count stands in it; None for clauses without a count.
    kind : str
        Class of the counted noun; losses are always ``lose``.
    length : int
        Length of the count in characters.

    Returns
    -------
    str
        One of the schema's actions.

    Examples
    --------
    >>> action_of("North Korea may send as many as 100,000 troops", 21)
    'deploy'
    """
    if kind == "loss":
        return "lose"
    best, chosen = 1e9, "other"
    for rank, (name, pattern) in enumerate(_patterns()):
        if name in {"lose"} and kind in {"people", "formation"} and at is not None:
            continue
        for match in pattern.finditer(text):
            if at is not None and at <= match.start() < at + length:
                continue  # "special operations forces": a word of the noun is no action
            far = match.start() if at is None else _distance(match, at)
            if far + 0.1 * rank < best:
                best, chosen = far + 0.1 * rank, name
    if chosen == "transfer" and kind in {"people", "formation"}:
        return "deploy"  # people are not handed over: they are sent
    if chosen == "deploy" and kind == "arms":
        return (
            "transfer" if re.search(r"\bsen[dt]|deliver|reach|arriv|cross|transport|came|come|land", text) else chosen
        )
    if chosen == "other" and at is not None and re.search(r"\b(?:in|inside|at)\s+(?:the\s+)?[A-Za-z]", text[at:]):
        return "station"
    return chosen


def _distance(match: re.Match[str], at: int) -> float:
    """Measure how far a verb is from the count; verbs before it are nearer."""
    return at - match.end() if match.end() <= at else (match.start() - at) * 1.2


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


def _is_place(text: str, name: Name) -> bool:
    return _place_words().search(text[max(0, name.start - 40) : name.start]) is not None


@cache
def _locating() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|into|inside|across|near|at|around|throughout|within|to|for|towards?|from|outside|on|"
        r"over|reach|enter|entered|leave|left|quit|crossed|invade|invaded|off|beyond|outside)\s+"
        r"(?:(?:the|its|their|war-torn|country['’]s|neighbou?ring|nearby|parts\s+of|occupied|areas\s+of|"
        r"region\s+of|all|much\s+of|city\s+of|town\s+of|province\s+of|"
        r"border\s+of|possible|any|both|west|east|north|south|western|eastern|northern|southern|"
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
    found = [n for n in names if start <= n.start < end and _locates(text, n)]
    if not found:
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


def _locates(text: str, name: Name) -> bool:
    if name.entry.form in {"demonym", "organ"} or name.entry.kind in {"body", "group"}:
        return False
    if text[name.end :].startswith(("'s", "’s")) and name.entry.form != "place":
        return _possessed_place(text, name)
    return name.entry.form == "place" or _locating().search(text[max(0, name.start - 60) : name.start]) is not None


def _possessed_place(text: str, name: Name) -> bool:
    """Tell whether "Somalia's south", "Iraq's Anbar province" is the place."""
    follows = re.match(
        r"['’]s\s+(?:[\w-]+\s+){0,2}?(?:south|north|east|west|border|capital|region|province|coast|"
        r"territory|volatile|restive)",
        text[name.end :],
    )
    return follows is not None and _locating().search(text[max(0, name.start - 60) : name.start]) is not None


def _region(text: str, name: Name) -> tuple[int, int]:
    before = re.search(
                       r"(?:(?:occupied|eastern|western|northern|southern|central|southeastern|"
                       r"southwestern|northeastern|northwestern)\s+)+$",
                       text[max(0, name.start - 40) : name.start])  # fmt: skip
    start = name.start - len(before.group()) if before else name.start
    after = re.match(r"\s+(?:region|province|city|peninsula|valley|district|island|base)\b", text[name.end :])
    return start, name.end + (after.end() if after else 0)
