"""Who says what: the voices of a sentence, by every way that reports name a source."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from contingent.claims._dateline import dateline_end
from contingent.claims._finite import has_finite_verb
from contingent.claims._gazetteer import table
from contingent.claims._mention import Mention
from contingent.claims._needles import lowered, seek_all
from contingent.claims._relays import with_relays
from contingent.claims._scope import ends_sentence, with_contents
from contingent.claims._speakers import find_mentions
from contingent.claims._speech import find_speech
from contingent.claims._turns import by_the_way, comes_from, denied_by, revised, told_by, turned_away
from contingent.claims._verbs import CueVerb
from contingent.claims._voice import Voice, make_voice
from contingent.claims._wordings import by_shape, we_reckon, word_from

__all__ = ["find_voices"]


def find_voices(text: str, mentions: list[Mention] | None = None, *, heading: bool = False) -> list[Voice]:
    """Find the sources of a sentence and what each of them says.

    Parameters
    ----------
    text : str
        One sentence.
    mentions : list of Mention or None
        Its possible sources, where the caller has them already.
    heading : bool
        Whether it is a headline, where "Seoul: ..." names the source.

    Returns
    -------
    list of Voice
        In the order of the text. Empty where the reporter speaks.

    Examples
    --------
    >>> [v.speaker.name for v in find_voices("Up to 300 died, according to officials in Kyiv.")]
    ['officials in Kyiv']
    """
    mentions = find_mentions(text) if mentions is None else mentions
    if not mentions and not re.search(r"\b(?:he|she|it|they|him|her|them|who|said|we|our)\b", text, re.IGNORECASE):
        return []
    voices = [*_according(text, mentions), *_counted_by(text), *_figure_of(text), *_concerns(text, mentions)]
    voices += (
        by_the_way(text, mentions)
        + denied_by(text, mentions)
        + turned_away(text, mentions)
        + comes_from(text, mentions)
        + revised(text, mentions)
        + told_by(text, mentions)
    )
    lead = dateline_end(text)
    if heading or lead:
        voices += _headline(text, mentions, lead)
    voices += _planning(text, mentions)
    voices += word_from(text, mentions) + we_reckon(text)
    voices += find_speech(text, mentions, voices)
    voices += by_shape(text, mentions, voices)
    voices.sort(key=lambda voice: voice.cue_start)
    voices = _without_the_told(text, voices)
    return with_contents(text, with_relays(text, voices, mentions))


_TOLD_OF = frozenset({"source.planning-capital", "source.turned-away", "source.seen-as", "source.revised"})


def _without_the_told(text: str, voices: list[Voice]) -> list[Voice]:
    """Drop what another tells of at the end: "Madrid plans to send 120 soldiers, El País reports"."""
    last = voices[-1] if len(voices) > 1 else None
    if last is None or not ends_sentence(text, last) or not text[: last.frame[0]].rstrip().endswith(","):
        return voices
    return [
        v
        for v in voices
        if v is last or v.rule not in _TOLD_OF or re.search(_OTHERWISE, text[v.cue_end : last.frame[0]])
    ]


_OTHERWISE = r";|,\s+(?:but|while|whereas|though|although)\b"


@cache
def _according_to() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:according\s+to|(?:to\s+go|going|judging|to\s+judge)\s+(?:by|from)|to\s+believe|to\s+hear|seen\s+from|in\s+the\s+(?:words|view|estimation|telling)\s+of|per|"
        r"as\s+(?:told|reported|stated|estimated|assessed)\s+by|"
        r"(?:estimated|reported|confirmed|announced|compiled|cited)\s+by)\s+(?=\S)",
        re.IGNORECASE,
    )


def _according(text: str, mentions: list[Mention]) -> list[Voice]:
    voices = []
    for match in seek_all(_according_to(), text, lowered(text)):
        if match.group().lower().startswith("per") and not text[match.end()].isupper():
            continue  # "per year" names no source
        speaker = _after_according(text, match.end(), mentions)
        before = text[: match.start()]
        by = match.group().lower().rstrip().endswith(" by") and before.rstrip().endswith(",")
        if by and speaker and text[speaker.reach :].startswith(",") and not has_finite_verb(before):
            continue  # "The deal, announced by the White House, frees 90": the reporter tells of it
        if speaker is not None:
            voices.append(make_voice(speaker, match.start(), match.end() - 1, None, "source.according-to"))
    return voices


_REACH = 40  # characters between "according to" and the head of its source, assumed


def _after_according(text: str, start: int, mentions: list[Mention]) -> Mention | None:
    him = re.compile(r"(?P<p>him|her|them|it)\b").match(text, start)
    if him is not None:
        word = {"him": "he", "her": "she", "them": "they"}.get(him["p"], "it")
        return Mention(start, him.end(), word, "unattributed", "pronoun", word == "they", him.end(), head=word)
    inside = [m for m in mentions if start - 1 <= m.first <= start + _REACH]
    near = next((m for m in inside if not re.match(r"['’]s\s", text[m.end :])), inside[0] if inside else None)
    if near is None or re.search(r"[,;:]", text[start : near.first]):
        return _plain_phrase(text, start)
    return near


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(
        r"(?:the|an?|some|several|[A-Z])[\w.’'-]*(?:\s+[\w.’'()-]+){0,6}?"
        r"(?=[,.;:]|\s+(?:and|who|which|that|said)\b|$)"
    )


def _plain_phrase(text: str, start: int) -> Mention | None:
    """Take the words after "according to" where no known kind of source stands there."""
    match = _phrase().match(text, start)
    if match is None:
        return None
    name = re.sub(r"^(?:the|an?)\s+", "", match.group(), flags=re.IGNORECASE)
    head = name.split()[-1] if name.split() else name
    return Mention(match.start(), match.end(), name, "unattributed", "role", reach=match.end(), head=head)


@cache
def _count_of() -> re.Pattern[str]:
    nouns = "counts?|estimates?|tally|reckoning|account|assessment|admission|figures|calculations?|records|view|telling"
    return re.compile(
        rf"\b(?:by|in|on|from)\s+(?P<who>(?:the\s+)?[\w.-]+(?:\s+[\w.-]+){{0,4}}?)[’']s?\s+(?:own\s+|"
        rf"latest\s+)?(?:{nouns})\b",
        re.IGNORECASE,
    )


def _counted_by(text: str) -> list[Voice]:
    """Read "by Washington's count", "in the ministry's view"."""
    voices = []
    for match in seek_all(_count_of(), text, lowered(text)):
        inside = [m for m in find_mentions(match["who"]) if m.reach == len(match["who"])]
        if not inside:
            continue
        speaker = _moved(inside[-1], match.start("who"))
        voices.append(make_voice(speaker, match.start(), match.end(), None, "source.by-count"))
    return voices


@cache
def _figure() -> re.Pattern[str]:
    nouns = "figures?|estimates?|counts?|tally|toll|number|assessment|calculations?"
    return re.compile(
        rf"(?:^|[,;]\s+|\b(?:and|but|"
        rf"while)\s+)(?P<who>(?:the\s+)?[\w.-]+(?:\s+[\w.-]+){{0,4}}?)[’']s?\s+(?:\w+\s+){{0,2}}?(?:{nouns})"
        r"(?=\s+(?:is|was|stands|stood|puts?|runs|ran|are|were|for)\b)",
        re.IGNORECASE,
    )


@cache
def _figure_by() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b[Tt]he|^An?|^One)\s+(?:\w+\s+)?(?:figure|estimate|count|tally|toll)\s+(?:\w+ed\s+|given\s+|kept\s+|made\s+|run\s+|"
        r"put\s+out\s+)?(?:of|by|from)\s+(?P<who>(?:the\s+)?[\w.’'-]+(?:\s+[\w.’'-]+){0,5}?)"
        r"(?=\s+(?:is|was|stands|stood|puts?|runs|ran|comes|came|reaches|shows?|showed|lists?|speaks)\b)"
    )


def _figure_of(text: str) -> list[Voice]:
    """Read "the ministry's own figure is 340", "the Pentagon's estimate stands at 6,000"."""
    verb = CueVerb("figure", False, False, "asserted", "", "judge")
    voices = []
    for match in (*_figure().finditer(text), *_figure_by().finditer(text)):
        inside = [m for m in find_mentions(match["who"]) if m.reach == len(match["who"])]
        if re.match(r"[^:;\d]*:.*\b(?:said|says)\b", text[match.end() :]):
            continue  # "Kyiv's count is higher: Zelensky said": the figure is told by whom the colon leads to
        if inside and not (inside[-1].form == "role" and inside[-1].type == "unattributed"):
            speaker = _moved(inside[-1], match.start("who"))
            voices.append(make_voice(speaker, match.start("who"), match.end(), verb, "source.figure-of"))
    return voices


def _moved(mention: Mention, by: int) -> Mention:
    opens = mention.opens + by if mention.opens >= 0 else -1
    return Mention(
        mention.start + by, mention.end + by, mention.name, mention.type, mention.form, mention.plural,
        mention.reach + by, mention.via, mention.head, mention.definite, opens,
    )  # fmt: skip


@cache
def _concern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<cue>(?:growing\s+|grave\s+|deep\s+)?(?:concerns?|fears?|hopes?|beliefs?|views?|warnings?|"
        r"claims?|reports?|stor(?:y|ies)|allegations?|assertions?|findings?|estimates?|articles?|accusations?|"
        r"suspicions?|worries))\s+(?:among|by|from|of|in)\s+",
        re.IGNORECASE,
    )


def _concerns(text: str, mentions: list[Mention]) -> list[Voice]:
    """Read "concerns among European leaders that ..."."""
    voices = []
    for match in seek_all(_concern(), text, lowered(text)):
        speaker = next((m for m in mentions if match.end() <= m.start <= match.end() + 24), None)
        speaker = speaker or _inside(text, match.end(), mentions)
        if speaker is None or re.match(r"\s+that\b", text[speaker.reach :]) is None:
            continue
        feeling = re.search(r"concern|fear|hope|belief|view|warning|worr", match["cue"], re.IGNORECASE)
        verb = CueVerb("concern", False, True, "asserted", "", "opinion") if feeling else CueVerb("report", False)
        told = make_voice(speaker, match.start("cue"), speaker.reach, verb, "source.concern-among")
        voices.append(replace(told, past=not feeling))
    return voices


def _inside(text: str, start: int, mentions: list[Mention]) -> Mention | None:
    """Find who reports in "a report in a Berlin newspaper that ...", which stands as one mention."""
    whole = next((m for m in mentions if m.first < start < m.reach), None)
    inner = [] if whole is None else find_mentions(text[start : whole.reach])
    return _moved(inner[-1], start) if inner else None


@cache
def _plans() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:now\s+|also\s+|still\s+)?(?:plans|planned|intends|intended|wants|wanted|aims|aimed|hopes|is\s+ready|"
        r"is\s+willing|has\s+decided|decided|has\s+agreed|agreed)(?=\s+to\s)"
    )


def _planning(text: str, mentions: list[Mention]) -> list[Voice]:
    """Read "Cairo plans to send": a capital that plans is a government telling its plan."""
    verb = CueVerb("plan", False, True, "planned", "plan", "intend")
    voices = []
    for mention in mentions:
        entry = table().get(mention.name)
        match = _plans().match(text, mention.reach)
        if match is not None and entry is not None and entry.form == "capital":
            voices.append(make_voice(mention, match.start() + 1, match.end(), verb, "source.planning-capital"))
    return voices


def _is_state(name: str) -> bool:
    """Tell whether a name is a state's own: "Armenia: ..." tells the place, "Seoul: ..." the source."""
    entry = table().get(name)
    return entry is not None and entry.form == "name" and entry.kind == "state"


_KINDS_OF_TEXT = frozenset(
    {"transcript", "analysis", "statement", "briefing", "report", "update", "review", "bulletin"}
)


def _headline(text: str, mentions: list[Mention], lead: int = 0) -> list[Voice]:
    """Read "Seoul: ..." and "...: ministry"; "..., U.N. panel finds" is left to the verbs."""
    if (
        mentions
        and mentions[0].first in {0, lead}
        and not _is_state(mentions[0].name)
        and mentions[0].head.lower() not in _KINDS_OF_TEXT
        and (not lead or mentions[0].form in {"metonym", "media", "person"})
        and text[mentions[0].reach :].startswith(":")
    ):
        first = mentions[0]
        return [make_voice(first, first.reach, first.reach + 1, None, "source.headline")]
    if lead:
        return []
    last = mentions[-1] if mentions else None
    before = text[: last.start].rstrip() if last is not None else ""
    if last is not None and last.reach == len(text) and before.endswith((":", "—", "–")):
        return [make_voice(last, len(before) - 1, last.start, None, "source.headline-end")]
    return []
