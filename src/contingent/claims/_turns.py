"""Turns of phrase that name a source without a verb of saying."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from contingent.claims._mention import Mention, mention_behind
from contingent.claims._verbs import CueVerb
from contingent.claims._voice import Voice, make_voice

__all__ = ["by_the_way", "comes_from", "denied_by", "revised", "told_by", "turned_away"]


@cache
def _away() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:has\s+|have\s+|had\s+|also\s+|at\s+first\s+|initially\s+|later\s+|quickly\s+|angrily\s+){0,2}"
        r"(?P<verb>brush(?:es|ed)|wav(?:es|ed)|laugh(?:s|ed)|shrug(?:s|ged)|play(?:s|ed))\s+"
        r"(?:(?!aside\b|off\b|away\b|down\b)[^,;.]){0,60}?\b(?:aside|off|away|down)\b"
    )


@cache
def _seen_as() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:also\s+|now\s+)?(?P<verb>saw|sees?|reads?)\s+(?=[^,;.]{2,60}?\s+as\s+(?:an?|the|proof|evidence)\b)"
    )


def turned_away(text: str, mentions: list[Mention]) -> list[Voice]:
    """Read "The Kremlin brushed the reports aside" and "Rutte saw the move as a sign".

    Parameters
    ----------
    text : str
        One sentence.
    mentions : list of Mention
        Its possible sources.

    Returns
    -------
    list of Voice
    """
    voices = []
    for mention in mentions:
        away = _away().match(text, mention.reach)
        seen = _seen_as().match(text, mention.reach)
        if mention.form not in {"person", "surname", "metonym", "body", "role"} or not (away or seen):
            continue
        match = away or seen
        assert match is not None
        stance = "deny" if away else "opinion"
        verb = CueVerb(match["verb"], False, False, "asserted", "", stance)
        end = match.end("verb")
        voices.append(
            make_voice(mention, match.start("verb"), end, verb, f"source.{'turned-away' if away else 'seen-as'}")
        )
    return voices


@cache
def _denied_by() -> re.Pattern[str]:
    verbs = r"denied|dismissed|rejected|ruled\s+out|disputed|refuted|contested"
    return re.compile(
        rf"\b(?P<cue>(?:(?:is|are|was|were|been)\s+)?(?:\w+ly\s+)?(?:{verbs}))\s+(?:by|in)\s+(?:the\s+)?(?=[\w])"
    )


def denied_by(text: str, mentions: list[Mention]) -> list[Voice]:
    """Read "A Turkish role has been ruled out by Ankara".

    Parameters
    ----------
    text : str
        One sentence.
    mentions : list of Mention
        Its possible sources.

    Returns
    -------
    list of Voice
    """
    voices = []
    for match in _denied_by().finditer(text):
        near = mention_behind(mentions, match.end())
        if near is not None and re.match(r"\s*(?:[.,;]|as\b|on\b|$)", text[near.reach :]):
            verb = CueVerb("deny", False, True, "asserted", "", "deny")
            voices.append(make_voice(near, match.start("cue"), match.end("cue"), verb, "source.denied-by"))
    return voices


@cache
def _believed() -> re.Pattern[str]:
    return re.compile(r"\s+(?:is|are)\s+to\s+be\s+(?:believed|trusted)\b")


@cache
def _answer() -> re.Pattern[str]:
    nouns = "version|answer|reply|message|verdict|line|response|account|count|tally|figure|estimate|claim|reckoning"
    said = r"went\s+further|w(?:as|ere)\s+(?:blunt|clear|firm|adamant|precise)|puts?\s+it\s+[\w\s]{2,24}"
    return re.compile(
        rf"(?P<cue>(?:['’]s?\s+(?:own\s+)?(?:{nouns})|\s+(?:{said}|held\s+up\s+[\w\s]{{3,20}}|"
        rf"agreed|disagreed)))\s*:\s"
    )


def by_the_way(text: str, mentions: list[Mention]) -> list[Voice]:
    """Read "If the governor is to be believed, ..." and "Manila's version: three boats".

    Parameters
    ----------
    text : str
        One sentence.
    mentions : list of Mention
        Its possible sources.

    Returns
    -------
    list of Voice
    """
    voices = []
    for mention in mentions:
        believed = _believed().match(text, mention.reach)
        opens = re.search(r"\b[Ii]f\s+(?:the\s+)?$", text[: mention.first])
        answer = _answer().match(text, mention.end) or _answer().match(text, mention.reach)
        if believed is not None and opens is not None:
            voices.append(make_voice(mention, opens.start(), believed.end(), None, "source.according-to"))
        elif answer is not None:
            voices.append(make_voice(mention, answer.start("cue"), answer.end() - 1, None, "source.headline"))
    return voices


@cache
def _origin() -> re.Pattern[str]:
    figure = "figures?|estimates?|numbers?|count|tally|data|information|claim|toll|assessment"
    return re.compile(
        rf"\b(?:{figure})\b[^;:]{{0,60}}?\s(?P<cue>(?:comes?|came|originat(?:es|ed)|stems?)\s+from)\s+(?:the\s+)?",
        re.IGNORECASE,
    )


def comes_from(text: str, mentions: list[Mention]) -> list[Voice]:
    """Read "the estimate of 12,000 comes from Kyiv's spy agency".

    Parameters
    ----------
    text : str
        One sentence.
    mentions : list of Mention
        Its possible sources.

    Returns
    -------
    list of Voice
    """
    voices = []
    for match in _origin().finditer(text):
        near = [m for m in mentions if match.end() - 5 <= m.first <= match.end() + 40]
        named = next((m for m in near if not re.match(r"['’]s\s", text[m.end :]) and m.form != "document"), None)
        if named is not None:
            voices.append(make_voice(named, match.start("cue"), match.end("cue"), None, "source.comes-from"))
    return voices


@cache
def _revision() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:has\s+|have\s+|had\s+|later\s+|since\s+|then\s+|now\s+){0,2}(?P<verb>correct(?:s|ed)|revis(?:es|ed)|rais(?:es|ed)|"
        r"lower(?:s|ed)|updat(?:es|ed)|cuts?)\s+(?:the|its|that|his|her|their)\s+(?:\w+\s+){0,2}?"
        r"(?:figure|toll|number|estimate|count|tally)\s+(?:\w+\s+){0,4}?(?=to\b)"
    )


def revised(text: str, mentions: list[Mention]) -> list[Voice]:
    """Read "It later corrected the figure to 11".

    Parameters
    ----------
    text : str
        One sentence.
    mentions : list of Mention
        Its possible sources.

    Returns
    -------
    list of Voice
    """
    him = re.match(r"\W*(?P<p>it|he|she|they)\b", text, re.IGNORECASE)
    subjects = list(mentions)
    if him is not None:
        word = him["p"].lower()
        end = him.end()
        subjects.append(Mention(him.start("p"), end, word, "unattributed", "pronoun", word == "they", end, head=word))
    verb = CueVerb("revise", False, False, "asserted", "", "judge")
    found = [(m, _revision().match(text, m.reach)) for m in subjects]
    return [
        make_voice(m, told.start("verb"), told.end(), verb, "source.revised") for m, told in found if told is not None
    ]


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:was|were|been|being)\s+(?P<cue>(?:told|informed|warned|assured|briefed)\s+(?:\w+day\s+|on\s+\w+day\s+)?by)\s+(?:the\s+)?"
    )


def told_by(text: str, mentions: list[Mention]) -> list[Voice]:
    """Read "Lawmakers were told by the ministry that 300 had left".

    Parameters
    ----------
    text : str
        One sentence.
    mentions : list of Mention
        Its possible sources.

    Returns
    -------
    list of Voice
    """
    voices = []
    for match in _passive().finditer(text):
        near = mention_behind(mentions, match.end())
        that = None if near is None else re.compile(r"(?:\s+on\s+\w+day)?\s+that\b").match(text, near.reach)
        if near is not None and that is not None:
            verb = CueVerb("tell", True, False, "asserted", "", "")
            told = make_voice(near, match.start("cue"), that.end(), verb, "source.told-by")
            opens = max(text.rfind(", ", 0, match.start()), text.rfind("; ", 0, match.start())) + 1
            voices.append(replace(told, frame=(opens, that.end())))
    return voices
