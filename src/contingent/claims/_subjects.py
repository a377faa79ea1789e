"""The subject of a verb of saying: the source to its left."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from contingent.claims._dateline import dateline_end
from contingent.claims._finite import has_finite_verb
from contingent.claims._mention import Mention
from contingent.claims._plain_phrase import any_phrase
from contingent.claims._verbs import NOUN_FORMS, CueVerb, cue_pattern, cue_verb

__all__ = ["find_subject", "without_helpers"]


@cache
def _helpers() -> re.Pattern[str]:
    paper = r"in\s+(?:a|his|her|its|their)\s+(?:[\w-]+\s+)?(?:statement|interview|speech|report)"
    return re.compile(
        r"(?:\s+|,\s*)(?:has|have|had|did|does|do|would|will|also|later|earlier|just|too|instead|meanwhile|nevertheless|nonetheless|simply|thus|in\s+turn|by\s+contrast|as\s+well|"
        r"repeatedly|publicly|"
        r"previously|now|then|"
        r"still|again|officially|recently|already|all\s+but|all|both|privately|further|himself|herself|"
        r"itself|"
        rf"themselves|since|on\s+\w+day|not|never|long|once|always|so\s+far|to\s+date|regrets?\s+to|wish(?:es)?\s+to|wants?\s+to|is\s+(?:pleased|able|happy)\s+to|thus\s+far|could|can|cannot|may|might|{paper}|"
        r"(?-i:(?!family\b|assembly\b|ally\b|rally\b|reply\b|supply\b|anomaly\b|monopoly\b)[a-z]{2,}ly)|"
        rf"there|here|"
        r"\w+day(?=\s)|yesterday|first|quickly|immediately|merely|only|at\s+first|however,?|though,?|"
        r"for\s+(?:his|her|its|their)\s+part,?)(?=\s|$|,)",
        re.IGNORECASE,
    )


_WINDOW = 70  # characters before the verb that auxiliaries and adverbs can fill, assumed


def without_helpers(left: str) -> str:
    """Strip auxiliaries, adverbs and days between subject and verb.

    Parameters
    ----------
    left : str
        The sentence up to the verb.

    Returns
    -------
    str

    Examples
    --------
    >>> without_helpers("The ministry has also repeatedly ")
    'The ministry'
    """
    while True:
        found = _helpers().finditer(left, max(0, len(left) - _WINDOW))
        match = next((m for m in found if not left[m.end() :].strip()), None)
        if match is None:
            return left.rstrip()
        left = left[: match.start()]


_FARTHEST = 260  # characters between a subject and its verb, assumed: a long relative clause


def find_subject(text: str, left: str, mentions: list[Mention], verb: CueVerb, form: str) -> Mention | None:
    """Find the source that is the subject of a verb.

    Parameters
    ----------
    text : str
        The sentence.
    left : str
        The sentence up to the verb, without auxiliaries.
    mentions : list of Mention
        Possible sources of the sentence.
    verb : CueVerb
        The verb.
    form : str
        Its form, in small letters.

    Returns
    -------
    Mention or None
    """
    for mention in reversed([m for m in mentions if m.end <= len(left)]):
        gap = left[mention.reach :] if mention.reach <= len(left) else left[mention.end :]
        if len(gap) > _FARTHEST:
            break
        if not _gap_fits(gap, form, text[len(left) :]):
            continue
        if gap.strip() == "," and not _is_explained(text, mention):
            continue
        if _is_subject(text, mention) and _fits(mention, verb, form):
            return mention
    found = _pronoun(left, mentions)
    if found is not None or form in {"adds", "add"}:
        return found
    ends = len(text[len(left) :].split()) <= 4 and left.rpartition(",")[1]  # "..., an aid worker estimated."
    return any_phrase(left) if verb.strong or (verb.hedge and ends) else None


def _is_explained(text: str, mention: Mention) -> bool:
    """Tell whether an apposition explains the comma before the verb."""
    before = re.fullmatch(
        r"\W*(?:the|its|their|his|her|an?)\s+[\w’' -]{2,50},\s+", text[: mention.first], re.IGNORECASE
    )  # "Its author, Jana Novak, counts"
    return mention.reach > mention.end or "," in text[mention.first : mention.start] or before is not None


@cache
def _gaps() -> tuple[re.Pattern[str], re.Pattern[str]]:
    bracket = re.compile(
        r"(?:who|which|by|too|instead|for\s|of\s|from\s|moreover|meanwhile|in\s|citing|quoting|speaking|an?|the|its|his|her|in|at|on|for|also|now|then|whose|like|"
        r"as|via|reacting|"
        r"asked|when|[A-Z0-9]|once|himself|a\s|\w+ed\s)"
    )
    phrase = re.compile(
        r"\s*(?:(?:of|at|in|from|for|with|on|to|who|familiar|close|briefed|involved|based|speaking|led|"
        r"visiting|working|"
        r"obtained|seen|reviewed|analy[sz]ed|verified|commissioned|leaked|compiled|written|drafted|"
        r"circulated|released|published|shared|issued|drawn|prepared|into|by|quoted|cited|interviewed|contacted|reached|"
        r"questioned|[a-z]+ed\s+by|who|(?:that|which)\s+[a-z]+(?:s|ed))\s|(?:interviewed|questioned|contacted|reached|quoted|cited|present)\s*$)"
    )
    return bracket, phrase


def _gap_fits(gap: str, form: str, following: str) -> bool:
    """Tell whether what stands between a source and a verb lets the one be the other's subject."""
    gap = re.sub(r"^\s*\([\w./’'-]{2,20}\)", "", gap)  # "Doctors Without Borders (MSF)"
    if not gap.strip(' ,”"’'):
        return True
    if form in NOUN_FORMS and not gap.startswith(",") and _object().match(following) is None:
        return False
    head, comma, tail = gap.partition(",")
    if head.strip() and comma and tail.rstrip().endswith(","):
        return _gap_fits(head, "said", following) and _gap_fits(comma + tail, "said", following)
    if gap.startswith(",") and gap.rstrip().endswith(","):
        return _is_bracket(gap)
    return _is_phrase(gap)


@cache
def _object() -> re.Pattern[str]:
    return re.compile(
        r"\s*\S+\s+(?:that\b|\d|the\b|about\b|some\b|more\b|up\s+to\b|between\b|"
        r"at\s+least\b|nearly\b)"
    )


_MOST_BRACKET, _MOST_PHRASE = 40, 14  # words, assumed


def _is_bracket(gap: str) -> bool:
    inner = gap.strip(" ,")
    opens = _gaps()[0].match(inner)
    return opens is not None and ";" not in gap and len(gap.split()) <= _MOST_BRACKET and not _has_clause(inner)


def _is_phrase(gap: str) -> bool:
    if _gaps()[1].match(gap) is None or ";" in gap or "," in gap.strip(" ,"):
        return False
    if len(gap.split()) > _MOST_PHRASE:
        return False
    return gap.lstrip().startswith(("who", "that ", "which ")) or not has_finite_verb(re.sub(r"\b\w+ed\b", "", gap))


def _has_clause(inner: str) -> bool:
    if re.match(r"(?:who|which|whose|when|asked|once|as|speaking)\b", inner):
        return False
    cues = (cue_verb(match.group()) for match in cue_pattern().finditer(inner))
    return any(cue is not None and cue.strong for cue in cues)


@cache
def _breaks() -> re.Pattern[str]:
    days = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.compile(
        r"(?:^|[,;:—–“\"”(-]\s*|\b(?:and|but|that|while|whereas|as|when|because|although|though|where|which|if|"
        r"since|after|before|"
        rf"for|so|or|yet|later|earlier|however|month|week|year|today|yesterday|ago|day|{days}|\d{{4}}|"
        rf"moves?|region|{months}|"
        r"here|too|whether|figure|number|total|toll|"
        r"claim|estimate|count|account|charge|version|story|accusation|"
        r"allegation|assertion)\s+)(?:(?:on|in|at|by)\s+[\w ]{0,16},?\s+)?"
        r"(?:(?:one|two|three|some|several|many|most|all|both|none|another|any)\s+of\s+)?"
        r"(?:the\s+|an?\s+|both\s+|all\s+|some\s+|even\s+|only\s+|[\w-]+ly\s+)?$",
        re.IGNORECASE,
    )


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(r"(?:\b[A-Z][\w.-]*\s+){0,2}\b[A-Z][\w.-]*['’]s?\s+(?:state\s+|own\s+|official\s+)?$")


def _is_subject(text: str, mention: Mention) -> bool:
    """Tell whether a mention opens a clause and is not the object of a preposition."""
    lead = dateline_end(text)
    before = text[lead if lead <= mention.first else 0 : mention.first]
    if text[mention.end :].startswith(("'s ", "’s ")):
        return False
    owned = _owner().search(before[-60:]) if mention.form in {"media", "body", "role", "surname"} else None
    if owned is not None:
        before = before[: len(before) - len(owned.group())]  # "Japan's NHK", "Hamas's armed wing"
    if _opening_phrase().match(before) is not None and not has_finite_verb(before):
        return True  # "In its latest update the General Staff put losses at"
    return not before.strip(' “"—–-•·*▪◦‣') or _breaks().search(before[-60:]) is not None


@cache
def _opening_phrase() -> re.Pattern[str]:
    return re.compile(r"\W*(?:in|at|on|by|during|after)\s+[\w’' -]{3,40}\s(?:the\s+)?$", re.IGNORECASE)


def _fits(mention: Mention, verb: CueVerb, form: str) -> bool:
    if verb.strong:
        return True
    if mention.form == "document":
        return verb.stance in {"", "judge", "expect", "opinion"} or form in NOUN_FORMS
    if mention.form == "metonym" and verb.lemma in {"show", "find", "give"}:
        return False  # "Russia gave": a state that gives or finds is no source
    known = mention.type != "unattributed" or mention.form in {"person", "surname", "metonym"} or mention.lay
    return known or verb.hedge or mention.head in _SIDES or mention.head.startswith("spokes")


_SIDES = frozenset({"rebels", "insurgents", "militants", "guerrillas", "militia", "militias", "fighters", "separatists",
                    "opposition", "party"})  # they speak for a side, though no office  # fmt: skip


@cache
def _pronouns() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[\s“\"(])(?P<p>he|she|it|they|who|which|(?:one|two|three|some|several|both|many|"
        r"most)\s+of\s+them)$",
        re.IGNORECASE,
    )


def _pronoun(left: str, mentions: list[Mention]) -> Mention | None:
    match = _pronouns().search(left)
    if match is None:
        return None
    word, at = match["p"].lower(), match.start("p")
    if word in {"who", "which"}:
        near = [m for m in mentions if m.reach <= at and not left[m.reach : at].strip(" ,")]
        return replace(near[-1], opens=at, reach=match.end("p")) if near else None
    word = "they" if word.endswith("them") else word
    return Mention(at, match.end("p"), word, "unattributed", "pronoun", word == "they", match.end("p"), head=word)
