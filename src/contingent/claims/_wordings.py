"""Sources told by the shape of the sentence: "the mayor sniffed that", "word from Ankara is that"."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._mention import Mention
from contingent.claims._verbs import CueVerb, cue_verb
from contingent.claims._voice import Voice, make_voice

__all__ = ["by_shape", "we_reckon", "word_from"]


@cache
def _that() -> re.Pattern[str]:
    """Find any verb with "that" and a clause right after a source; what is made or ordered so is no statement."""
    makes = r"ensur|mean|mak|made|order|demand|requir|show|prov|caus|decid|agree|insist|resolv|vot|rul"
    helpers = (
        r"(?:(?:has|have|had|also|later|then|now|since|still|again|further|even|privately|publicly|\w+ly)\s+){0,3}"
    )
    return re.compile(
        rf"\s+{helpers}(?P<verb>(?!{makes})[a-z]{{3,}}(?:s|ed|t|w|ook|ote))\s+(?:\w+day\s+)?that\s+(?=\S+\s+\S+)"
    )


@cache
def _ends() -> re.Pattern[str]:
    """Find any verb that ends a sentence right after a source: "..., the minister sniffed"."""
    return re.compile(r"\s+(?P<verb>[a-z]{3,}(?:ed|es|s))(?:\s+(?:on\s+)?\w+day)?\s*[.\"”]*\s*$")


_SPEAKS = frozenset({"person", "surname", "role", "body", "metonym", "media"})
_NEVER = frozenset({"is", "was", "has", "does", "this", "his", "its", "forces", "troops", "soldiers"})


def by_shape(text: str, mentions: list[Mention], before: list[Voice]) -> list[Voice]:
    """Find those who say something with a verb that no list holds.

    Parameters
    ----------
    text : str
        One sentence.
    mentions : list of Mention
        Its possible sources.
    before : list of Voice
        Voices found by other rules; none is added where they speak.

    Returns
    -------
    list of Voice
    """
    voices = []
    for mention in mentions:
        if mention.form not in _SPEAKS or (
            mention.type == "unattributed" and mention.form not in {"person", "surname"}
        ):
            continue
        that, ends = _that().match(text, mention.reach), _ends().match(text, mention.reach)
        ends = ends if _is_apart(text, mention) else None
        match = that if that is not None and _opens_clause(text, mention) else ends
        if match is None or match["verb"] in _NEVER or cue_verb(match["verb"]) is not None:
            continue
        if any(v.frame[0] < match.end() and mention.first < v.frame[1] for v in before):
            continue
        end = match.end() if match is that else match.end("verb")
        voices.append(make_voice(mention, match.start("verb"), end, CueVerb(match["verb"], True), "source.by-shape"))
    return voices


def _is_apart(text: str, mention: Mention) -> bool:
    """Tell whether words before a source may be its own: '..." the minister sniffed'."""
    return re.search(r"[,!?][”\"]\s+(?:[Tt]he\s+|[Aa]n?\s+)?$", text[: mention.first]) is not None


def _opens_clause(text: str, mention: Mention) -> bool:
    opens = r"(?:^|[,;:—–]\s|\b(?:and|but|while|whereas)\s)\W*(?:[Tt]he\s+|[Aa]n?\s+)?$"
    return re.search(opens, text[: mention.first]) is not None


@cache
def _word() -> re.Pattern[str]:
    nouns = (
        "word|view|line|message|position|belief|estimate|guess|reading|impression|consensus|assessment|feeling|talk|"
        "verdict|opinion|argument|contention|thinking|conclusion|hope|fear|expectation|claim|answer|response"
    )
    return re.compile(rf"\b(?P<cue>(?:{nouns})\s+(?:from|in|at|of|among|inside|within)\s+)(?=\S)", re.IGNORECASE)


def word_from(text: str, mentions: list[Mention]) -> list[Voice]:
    """Read "Word from Ankara is that 600 landed", "the view in the ministry was that" and "As Sow put it, ...".

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
    for match in _word().finditer(text):
        near = next((m for m in mentions if match.end() - 1 <= m.first <= match.end() + 4), None)
        near = near or next((m for m in mentions if m.first <= match.start() and match.end() < m.reach), None)
        that = (
            None if near is None else re.compile(r",?\s+(?:is|was|has\s+been|remains)\s+that\b").match(text, near.reach)
        )
        if near is not None and that is not None:
            verb = CueVerb("view", False, False, "asserted", "", "judge")
            voices.append(make_voice(near, match.start("cue"), that.end(), verb, "source.word-from"))
    return voices + _as_put(text, mentions)


@cache
def _puts_it() -> re.Pattern[str]:
    return re.compile(r"\s+(?:puts|put|has|had|sees|saw|tells|told)\s+it\b(?!\s+(?:at|down|up|to)\b)")


def _as_put(text: str, mentions: list[Mention]) -> list[Voice]:
    """Read "As Colonel Sow put it, ..." and "..., as the ministry has it"."""
    voices = []
    for mention in mentions:
        leads = re.search(r"\b[Aa]s\s+(?:the\s+|an?\s+)?$", text[: mention.first])
        match = _puts_it().match(text, mention.reach) if leads else None
        if leads is not None and match is not None:
            voices.append(make_voice(mention, leads.start(), match.end(), None, "source.according-to"))
    return voices


@cache
def _ours() -> re.Pattern[str]:
    helpers = r"(?:(?:have|had|also|now|still|therefore|conservatively|do|\w+ly)\s+){0,2}"
    judges = (
        "believe|reckon|estimate|expect|count|counted|judge|assess|assume|think|conclude|calculate|calculated|find|found|"
        "doubt|suspect|foresee|forecast|put|note|estimated|concluded|identified|verified|confirmed|tallied"
    )
    nouns = "counts?|estimates?|tally|reckoning|assessment|calculations?|judge?ment|view|opinion|reading|data|records"
    return re.compile(
        rf"\b(?:(?:(?P<as>as)\s+)?(?P<we>we)\s+{helpers}(?P<verb>{judges})\b(?:\s+that\b)?|"
        rf"(?P<by>(?:by|in|on|from)\s+our\s+(?:own\s+|latest\s+|best\s+)?(?:{nouns})\b))",
        re.IGNORECASE,
    )


def we_reckon(text: str) -> list[Voice]:
    """Read what those who wrote a paper say themselves: "we count 34 vehicles", "in our judgement".

    Parameters
    ----------
    text : str
        One sentence.

    Returns
    -------
    list of Voice
    """
    voices = []
    for match in _ours().finditer(text):
        before = text[: match.start()]
        if before.count("“") > before.count("”") or before.count('"') % 2:
            continue
        start, end = match.span("we") if match["we"] else match.span("by")
        speaker = Mention(start, end, "we", "analyst", "pronoun", True, end, head="we")
        verb = None if match["by"] or match["as"] else cue_verb(match["verb"])
        rule = "source.by-count" if verb is None else "source.subject-verb"
        voices.append(make_voice(speaker, match.start(), match.end(), verb, rule))
    return voices
