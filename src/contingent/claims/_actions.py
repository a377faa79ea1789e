"""What is done: the action of a claim, from its verbs."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._needles import lowered, seek_all

__all__ = ["action_of"]

# In the order of choice where two stand equally near.
_ACTIONS = (
    (
        "withdraw",
        (
            r"(?:cut(?:s|ting)?|reduc(?:e|es|ed|ing)|slash(?:es|ed|ing)?|trimm?(?:s|ed|ing)?|halv(?:e|es|ed|ing)|scal(?:e|es|ed|ing)\s+back|shrink(?:s|ing)?|draw(?:s|ing)?\s+down|drew\s+down|thin(?:s|ned|ning)?\s+out)\s+(?:[\w’'.-]+\s+){1,7}?(?=(?:to|by|from)\s+(?:\w+\s+){0,2}?\d)|"
            r"(?:be|been|being|is|are|was|were)\s+(?:\w+\s+)?(?:cut|reduced|slashed|trimmed|halved|scaled\s+(?:back|down)|drawn\s+down|brought\s+down|lowered)\s+(?=(?:to|by|from)\s+(?:\w+\s+){0,2}?\d)|"
            r"(?:be|been|are|is|were|was)\s+(?:back\s+|safely\s+)?home\b|(?:has|have|had)\s+(?:already\s+|now\s+|since\s+|all\s+)?left\b(?!\s+(?:for|to|behind)\b)|"
            r"withdr[ae]w\w*|pull(?:ed|ing|s)?\s+(?:[\w,]+\s+){0,6}?(?:out|back)\b|pull-?out|(?:come|coming|came|bring|"
            r"brought|return\w*|send|sent|fl[ey]w?\w*)\s+(?:[\w,]+\s+){0,3}?(?:back\s+)?home|"
            r"leav(?:e|es|ing)\b|(?:order|ask|told|tell|request)\w*\s+(?:[\w,]+\s+){1,9}?(?=to\s+(?:leave|go|quit))|\bleft\s+(?:the\s+country|[A-Z])|drawdown|exit\w*|depart(?:s|ed|ing|ures?)?\b|due\s+home|(?:go|goes|went|gone|going|sail\w*|flew|fly|flown|ship\w*)\s+home|"
            r"(?:fly|flies|flew|flown|flying|ship(?:ped)?|mov(?:e|ed|ing)|march(?:ed)?)\s+out\b|vacat\w+|abandon\w*|evacuat\w+|thrown\s+out|expel\w*|"
            r"repatriat\w*|(?:mov|pull|sail|ship|tak|fl)\w*\s+(?:[\w,’'-]+\s+){1,5}?out\s+of\b|due\s+back\b|hand(?:s|ed|ing)?\s+(?:over\s+)?(?:its|their|his)\s+(?:posts?|positions?|bases?|duties)"
        ),
    ),
    (
        "rotate",
        (
            r"rotat\w*|t(?:akes?|ook|aken|aking)\s+over\s+from|t(?:akes?|ook|aken|aking)\s+the\s+place\s+of|"
            r"hand(?:s|ed|ing)?\s+over\s+to\s+(?:the\s+)?(?:next|a|another|[A-Z])|hand-?over|swap(?:s|ped|ping)?\b|change\s+of\s+(?:guard|shift)|"
            r"replac(?:e|es|ed|ing)\b|swapp?(?:ed|ing)\s+out|reliev(?:e|ed|ing)|reliefs?\s+in\s+place"
        ),
    ),
    (
        "prepare",
        (
            r"prepar\w+|read(?:y|ies|ying|ied)\b|(?:complet|finish)\w+\s+(?:\w+\s+)?training|"
            r"get\s+ready|standby|st(?:and|ands|ood|anding)\s+by|under\s+training|muster\w*|assembl(?:ed|ing)\s+(?=near|at|outside|along)|"
            r"set(?:s|ting)?\s+up\s+(?:an?\s+)?(?=\w*\s*(?:force|brigade|battalion|army))|(?:rais(?:e|es|ed|ing)|form(?:s|ed|ing)?|creat(?:e|es|ed|ing)|establish(?:es|ed|ing)?)\s+(?:an?\s+|\w+\s+)(?=(?:[\w-]+\s+){0,3}(?:force|brigade|battalion|army|corps|division|regiment)s?\b)|on\s+(?:\w+\s+)?alert|heightened\s+alert|train(?:ing|ed|s)?\b|drill(?:ing|"
            r"ed)\b|mass(?:ed|ing)\b|amass\w*"
        ),
    ),
    (
        "recruit",
        (
            r"tak(?:e|es|en|ing)\s+on\b(?!\s+(?:the\s+)?(?:task|role|duty|duties|job|enemy|mission))|took\s+on\b(?!\s+the)|under\s+(?:(?-i:[A-Z])\w+\s+)?contract\b|recruit\w*|enlist\w*|conscript(?:ed|ing|ion)\b|mobili[sz]\w*|call(?:ed|ing)?\s+up|draft(?:ed|ing)\b|"
            r"sign(?:ed|ing|s)?\s+(?:up|on|contracts?)|contracts?\b|join(?:ed|ing|s)?\s+(?:the\s+|its\s+|their\s+)?(?:[\w’'-]+\s+){0,3}?(?:army|military|forces?|ranks|militias?|rebels|front|group|war|fighting|police|navy|insurgency)\b|lured|"
            r"trafficked|enrol\w*|hir(?:e|ed|ing)\b|volunteer(?:ed|ing)"
        ),
    ),
    (
        "station",
        (
            r"continu(?:ed|ing)\s+(?:deployment|presence)|(?:active|operating|present)\s+(?:in|across|around|near)|(?:are|is|were|currently|still|"
            r"already)\s+(?:\w+\s+)?deployed|station\w*|\bposted\b|(?:was|were|is|are|fell|shrank|grew|rose|dropped)\s+(?:down\s+|up\s+)?to\s+(?=fewer|less|about|some|around|more|nearly|\d)|(?:brings?|brought|bringing|takes?|took|raises?|raised)\s+(?:\w+\s+){1,6}?to\s+(?=about|some|over|around|nearly|more|\d)|\bbased\b|presen(?:t|ce)\b|\bhosts?\b|"
            r"garrison\w*|\bstands?\s+at\b|\bst(?:and|ands|ood|anding)\s+(?=in|on|at|along|between|near|around|inside|guard|ready\b)|(?:are|is|were|was)\s+massed\b|(?:are|is|were|was)\s+(?:already\s+|now\s+)?in\s+place\b|\bstanding\s+force\b|(?:are|is|were|was|be|been|remain(?:s|ed)?)\s+(?:already\s+|now\s+|"
            r"currently\s+|still\s+)?"
            r"(?:on\s+(?-i:[A-Z])|aboard|in(?!\s+(?:place|training|reserve|the\s+(?:low|mid|high|hundreds|thousands)))|inside|at|on\s+the\s+ground|there|active)\b|\bkeeps?\b|\bkept\b|"
            r"\b(?:holds?|held)\s+(?=the\b|an?\b|out\b|on\b|positions?\b|(?-i:[A-Z]))|\bmaintain(?:s|"
            r"ed)?\b|"
            r"\b(?:has|have|had)\s+(?!(?:\w+ed|put|sent|set|cut|lost|taken|brought|built|made|been|to)\b)(?=(?:[\w,.’'-]+\s+){0,8}?(?:in|inside|at|across|on|there|here)\b)|(?<!the\s)(?<!its\s)(?<!a\s)number(?:s|"
            r"ed)?\b|strength\b|under\s+arms|(?:are|is|were|was)\s+(?:\w+\s+)?left\b(?=\s*(?:[,.;]|in\b|of\b|by\b|at\b|on\b|across\b|behind\b|there|$))|operat(?:e|es|ed|ing)\b|(?<!be\s)(?<!been\s)deployed\s+(?=in|at|along|across|near)|garrison\w*|quartered|there\s+(?:are|were|is)|\bserving\b|remain(?:s|ed|ing)?\b|stay(?:s|ed|ing)?\b(?!\s+(?:away|out|home|at\s+home)\b)"
        ),
    ),
    (
        "transfer",
        (
            r"suppl(?:y|ies|ied|ying)|receiv\w*|bought|buy\w*|purchas\w*|acquir\w*|obtain\w*|"
            r"import\w*|export\w*|cargo(?:es)?|unload\w*|offload\w*|g[ai]ven?\b(?!\s+(?:as|the\s+(?:number|figure)))|load(?:ed|ing)\b|"
            r"procur\w*|consignment\w*|deliver\w*|shipp?(?:ed|ing|ment|ments)\b|donat\w*|\bsold\b|\bsell\w*|"
            r"provid\w+|hand(?:ed|ing)?\s+over|transfer\w*|\blent\b|\blends?\b|loan(?:ed|s)|leas(?:ed|es)|smuggl\w+|gift(?:ed|s)|arms\b"
        ),
    ),
    (
        "deploy",
        (
            r"(?:to|may|might|will|would|could|should|can|must)\s+(?:also\s+|soon\s+|eventually\s+)?go\b(?!\s+(?:home|back|on|up|down|without|unpaid|hungry|away|wrong))|"
            r"\bdue\s+(?:in|at)\b|(?:is|are|was|were)\s+(?:\w+\s+)?(?:expected|awaited)\s+(?:in|on|at|by|next|this|before|within|soon)\b|order\w*\s+(?:[\w,]+\s+){1,6}?(?=(?:in)?to\s+(?!leave|go\b|quit|withdraw|pull))|\bg(?:o|oes|oing)\s+to\s+(?=the\s|[A-Z])|deploy\w*|\bsen[dt]\w*|dispatch\w*|br(?:ought|ings?|inging)\s+(?:up|in|along)\b|call(?:ed|s)\s+in|rush(?:ed|es|ing)|pour(?:ed|s|ing)|stream(?:ed|s|ing)|mov(?:ed|es)\s+up|infiltrat\w+|set\s+out|thr[eo]wn?\s+(?:[\w,]+\s+){1,8}?into\b|br(?:ought|ings?|inging)\s+(?:[\w,’'-]+\s+){1,9}?(?:closer|nearer|forward)\b|g[eo]t\s+there\b|call(?:ed|s)?\s+in\b|\bput\s+(?:[\w,]+\s+){0,4}?ashore|"
            r"arriv\w*\b(?!\s+at\s+(?:an?\s+(?:\w+\s+)?(?:figure|number|total)|between|about|some|around|\d))|cross(?:ed|ing|es)?\b|enter(?:ed|ing|s)?\b|"
            r"reinforc\w*|on\s+(?:its|their)\s+way|bound\s+for|en\s+route|gone\s+to|"
            r"sail(?:s|ed|ing)?\b|\bfl(?:y|ies|ying)\s+to\b|\bcarr(?:y|ies|ied|ying)\b(?!\s+out)|ferr(?:y|ies|ied|ying)\b|were\s+joined\s+by|\bcome|\bcame|\breach\w*|\bland(?:ed|ing)\b|\blands?\s+in\b|\bhead(?:s|ed|ing)?\s+(?:to|for)\b|\bflew\b|\bflown\b|shift(?:ed|ing|s)?\b|relocat\w*|(?<!the\s)(?<!this\s)(?<!a\s)\bmov(?:e|ed|ing|"
            r"es)\b|transport\w*|airlift\w*|surge\b|redeploy\w*|increas\w*|add(?:ed|ing|s)?\b|in\s+place|"
            r"contribut(?:e|es|ed|ing|ions?)\b|commit\w*"
        ),
    ),
    (
        "lose",
        (
            r"\bkill\w*|wound\w*|\blos(?:t|s|ses|e|ing)\b|casualt\w*|\bdied\b|\bdead\b|captur\w*|"
            r"\bburn(?:ed|t)\b|\btorch(?:ed|ing)|bl(?:ew|own)\s+up|surrender\w*|made\s+off\s+with|seiz(?:ed|ing)|loot(?:ed|ing)|(?:been|were|was)\s+(?:taken|seized|torched|burn\w+|looted|stolen)|fell\s+into|badly\s+hit|destroy\w*|damag(?:ed|ing)|sunk|sank|crash(?:ed|es)|wreck(?:ed|s)|disabled|knocked\s+out|out\s+of\s+action|shot\s+down|brought\s+down|downed|burn(?:t|ed)\s+out|written\s+off|taken\s+out"
        ),
    ),
    (
        "guard",
        r"\bguard\w*|protect\w*|secur(?:e|ing|ed)\b|patrol(?:s|led|ling)?\b(?!\s+(?:ships?|boats?|vessels?|craft|cars?)\b)|escort\w*",
    ),
    (
        "fight",
        (
            r"serv(?:e|es|ed|ing)\s+(?:with|in|on|alongside)\s+(?:the\s+)?(?:[\w’'-]+\s+)?(?:army|forces|side|ranks|military)\b|on\s+(?:the\s+)?(?-i:[A-Z]\w+\s+)side\b|front\s?lines?|besieg\w*|encircl\w*|advanc(?:e|ed|ing)\b(?!\s+(?:party|parties|team|teams|guard|unit|detachment|group|contingent|force|echelon))|storm(?:ed|ing)|fight(?:s|ing)?\b|fought|"
            r"battl(?:e|es|ed|ing)\b|tak(?:e|es|ing)\s+part|took\s+part|engag(?:e|es|ed|ing)\b|clash\w*|attack\w*|assault(?!\s+rifle)\w*|offensive\w*|combat|operation\w*|"
            r"intensify\s+the\s+war|gains\b|raid\w*|strik\w+|defend\w*|"
            r"participat\w*|invad\w*|shell(?:ed|ing)\b"
        ),
    ),
    ("produce", r"produc\w*|manufactur\w*|assembl\w*|\boutput\b|turn(?:s|ed|ing)?\s+out\b|churn\w*\s+out"),
    (
        "talk",
        (
            r"talk\w*|discuss\w*|\bme[et]t?(?:ing|ings|s)?\b|phone\s+call|summit|negotiat\w*|"
            r"address\s+the|raise\s+the|diplomat\w*|urg(?:e|ed|ing)\b|consult\w*|concerns?\b"
        ),
    ),
    (
        "decide",
        (
            r"decid\w*|decision\w*|sign(?:ed|s)?\b|approv\w*|agree(?:s|d|ing)?\b|order(?:ed|s)?\b|"
            r"vot(?:e|ed)\b|pick(?:ed)?\b|authori[sz]\w*"
        ),
    ),
    (
        "support",
        r"(?:support\w*|\baid\w*|assist\w*|help\w*)\b(?!\s+(?:missions?|forces?|packages?|workers?|groups?|agenc(?:y|ies)|officers?|programmes?|programs?|commands?|teams?|units?|staff)\b)|(?<!turned\s)\bback(?:s|ed|ing)\b|to\s+back\b|bolster\w*|advis\w*|command\b",
    ),
)


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
    if at is not None and _standing().match(text, at + length):
        return "station"  # "the 10,000 troops deployed in the region"
    chosen = _nearest(text, at, kind, length)
    if at is None:
        return _of_kind(text, chosen, kind)
    if _asked().search(text[:at]) is not None:
        return "transfer" if kind == "arms" else "deploy"  # "has asked for 1,000 sappers"
    if kind == "arms" and _fired().search(text[:at]) is not None:
        return "fight"  # "fired at least 24 missiles"
    chosen = _of_kind(text, chosen, kind)
    return "station" if chosen == "other" and _is_somewhere(text, at) else chosen


def _nearest(text: str, at: int | None, kind: str, length: int) -> str:
    """Take the act whose verb stands nearest to a count, or first in a clause without one."""
    best, chosen, low = 1e9, "other", lowered(text)
    for rank, (name, pattern) in enumerate(_patterns()):
        if name == "lose" and kind in {"people", "formation"} and at is not None:
            continue
        for match in seek_all(pattern, text, low):
            if at is not None and at <= match.start() < at + length:
                continue  # "special operations forces": a word of the noun is no action
            far = match.start() if at is None else _distance(match, at, length)
            if far + 0.1 * rank < best:
                best, chosen = far + 0.1 * rank, name
    return chosen


def _of_kind(text: str, chosen: str, kind: str) -> str:
    """Read verbs as they are meant of people, and of arms."""
    if kind in {"people", "formation"}:
        return _of_people(text, chosen)
    if kind != "arms":
        return chosen
    if chosen == "deploy":
        return "transfer" if _arms_move().search(text) is not None else chosen
    return "transfer" if chosen in {"other", "decide"} and _promised().search(text) is not None else chosen


@cache
def _arms_move() -> re.Pattern[str]:
    return re.compile(r"\bsen[dt]|deliver|reach|arriv|cross|transport|came|come|land|add\b|adds|added")


def _is_somewhere(text: str, at: int) -> bool:
    """Tell whether what is counted is had, or told with where it is."""
    had = re.search(r"\b(?:has|have|had|with|numbering|counting|totalling)\s+(?:\w+\s+){0,2}$", text[:at])
    return had is not None or _placed().search(text[at:]) is not None


@cache
def _placed() -> re.Pattern[str]:
    where = r"(?:[A-Z]|country|region|area|city|province)"
    near = rf"\b(?:in|inside|at|around|off|near)\s+(?:the\s+)?(?:[a-z]+\s+){{0,2}}{where}"
    return re.compile(rf"{near}|^(?:\S+\s+){{1,5}}?there\b")


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:ask(?:s|ed|ing)?\s+for|request(?:s|ed|ing)?|appeal(?:s|ed)\s+for)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE
    )


@cache
def _fired() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:fir(?:ed|es|ing)|launch(?:ed|es|ing)?|used|uses|using|dropp?ed|shot|hurl(?:ed|s)|unleash(?:ed|es))\s+(?:\w+\s+)?$",
        re.IGNORECASE,
    )


def _of_people(text: str, chosen: str) -> str:
    """Read verbs of goods and of promises as they are meant of people."""
    if _contributes().search(text) is not None and chosen in {"transfer", "deploy", "other"}:
        return "station"  # "supplies 22,000 troops to the mission": they stand there now
    if chosen == "transfer" or (chosen in {"other", "decide"} and _promised().search(text) is not None):
        return "deploy"  # people are not handed over: they are sent
    return chosen


@cache
def _contributes() -> re.Pattern[str]:
    return re.compile(r"(?<!will )(?<!would )(?<!to )\b(?:supplies|supply|contributes|contribute|provides|fields)\b")


@cache
def _promised() -> re.Pattern[str]:
    return re.compile(r"\b(?:pledg|promis|offer|vow|earmark|assign|alloc|approv|authori[sz]|agree)\w*", re.IGNORECASE)


@cache
def _standing() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:\w+\s+)?(?:deployed|stationed|based)\s+(?:in|at|along|near|across|on|there|inside|around)\b"
    )


_LATER = 6.0  # characters by which a verb after the count stands back behind one before it, assumed


def _distance(match: re.Match[str], at: int, length: int) -> float:
    """Measure how far a verb is from the count; verbs before it are nearer."""
    if match.end() <= at:
        return at - match.end()
    parted = _PARTED if "," in match.string[at + length : match.start()] else 0.0
    return (match.start() - at - length) * 1.2 + _LATER + parted


_PARTED = 40.0  # characters by which a verb behind a comma stands back further, assumed
