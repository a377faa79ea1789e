"""One sentence as read for claims: its voices, clauses, counts, hedges and times."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from contingent.claims._asides import left_out, met, presupposed
from contingent.claims._attribution import find_voices
from contingent.claims._clauses import Clause, cut_clauses
from contingent.claims._counts import Count, find_counts
from contingent.claims._dateline import dateline_end
from contingent.claims._dating import dated
from contingent.claims._finite import has_finite_verb
from contingent.claims._gazetteer import Name, find_names
from contingent.claims._hedges import Cue, find_cues
from contingent.claims._memory import Memory, Speaker
from contingent.claims._mention import Mention
from contingent.claims._persons import people_owning
from contingent.claims._silence import comments_nothing
from contingent.claims._speakers import find_mentions
from contingent.claims._tails import only_sets
from contingent.claims._times import Time
from contingent.claims._trailing import goes_on, in_tail, told_by_whom
from contingent.claims._verbs import cue_verb
from contingent.claims._verdicts import VERDICT, judge_of
from contingent.claims._voice import CARRIED, Voice

__all__ = ["Part", "SentenceParts", "read_sentence"]


@dataclass(frozen=True, slots=True)
class Part:
    """A clause with the voice that says it and the counts in it."""

    clause: Clause
    voice: Voice | None
    speaker: Speaker | None
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class SentenceParts:
    """A sentence read: its parts, and what its parts share."""

    text: str
    parts: tuple[Part, ...]
    voices: tuple[Voice, ...]
    cues: tuple[Cue, ...]
    times: tuple[Time, ...]
    names: tuple[Name, ...]


def read_sentence(
    text: str, memory: Memory, published: date | None, *, heading: bool, military: bool, unit: str | None,
    them: tuple[str, str] | None = None, carried: Speaker | None = None, lead: int = 0,
) -> SentenceParts:  # fmt: skip
    """Read a sentence.

    Parameters
    ----------
    text : str
        The sentence.
    memory : Memory
        Sources met so far; grows.
    published : datetime.date or None
        Day of the report.
    heading : bool
        Whether it is a headline.
    military : bool
        Whether the report speaks of forces.
    unit : str or None
        Unit of the last count of people.
    them : (str, str) or None
        Unit and class of the last count, for "of them".
    carried : Speaker or None
        Who goes on speaking if the sentence names nobody.
    lead : int
        Where its words begin, after the speaker's label of a transcript.

    Returns
    -------
    SentenceParts
    """
    opening = dateline_end(text)
    mentions = find_mentions(" " * opening + text[opening:])
    memory.note_people(text, [*mentions, *people_owning(text, find_names(text))])
    voices = [v for v in find_voices(text, mentions, heading=heading) if not comments_nothing(text, v)]
    speakers = told_by_whom(text, voices, mentions, memory)
    if carried is not None:
        speakers = [None if v.speaker.name == "we" else s for v, s in zip(voices, speakers, strict=True)]
    voices, speakers = _known_only(voices, speakers)
    if not voices and carried is not None:
        voices, speakers = [_going_on(text, carried, lead)], [carried]
    counts = find_counts(text, military=military, unit=unit, them=them)
    cues, names = find_cues(text), _outside_titles(text, mentions)
    times = dated(text, published, cues, voices)
    parts = _parts(text, voices, speakers, counts, heading)
    if carried is not None and voices[0].rule != CARRIED:  # what no other says is the speaker's own
        own = _going_on(text, carried, lead)
        parts = [replace(p, voice=own, speaker=carried) if p.voice is None else p for p in parts]
    judges = [judge_of(text, part.clause, mentions, memory) for part in parts]
    parts = [p if j is None else replace(p, voice=j[0], speaker=j[1]) for p, j in zip(parts, judges, strict=True)]
    return SentenceParts(text, tuple(parts), tuple(voices), tuple(cues), tuple(times), tuple(names))


def _going_on(text: str, carried: Speaker, lead: int) -> Voice:
    """Make the voice of one who goes on speaking without being named."""
    name = re.match(r"\W*([^:(]*[\w.)])", text[:lead])
    start, end = name.span(1) if name is not None else (lead, lead)
    plain = Mention(start, end, carried.name or "", carried.type, carried.form or "person", carried.plural, end)
    return Voice(plain, lead, lead, cue_verb("says"), (lead, len(text)), (lead, lead), CARRIED)


def _outside_titles(text: str, mentions: list[Mention]) -> list[Name]:
    """Find the names of a sentence, leaving out those inside the name of a newspaper: "The New York Times"."""
    titles = [m for m in mentions if m.form == "media" or (m.form == "body" and m.type in {"ngo", "analyst"})]
    told = find_names(text.title() if text.isupper() else text)
    return [n for n in told if not any(m.start <= n.start and n.end < m.end for m in titles)]


def _known_only(voices: list[Voice], speakers: list[Speaker | None]) -> tuple[list[Voice], list[Speaker | None]]:
    """Drop voices whose pronoun means no source met before."""
    kept = [(v, s) for v, s in zip(voices, speakers, strict=True) if s is not None]
    return [v for v, _ in kept], [s for _, s in kept]


def _parts(
    text: str, voices: list[Voice], speakers: list[Speaker | None], counts: list[Count], heading: bool
) -> list[Part]:
    drafts: list[tuple[Clause, int | None]] = []
    for start, end, index in _stretches(text, voices, heading):
        cut = cut_clauses(text, start, end)
        drafts += [(_with_antecedent(c, voices, speakers), None if c.reporter else index) for c in cut]
    drafts += [(clause, None) for clause in presupposed(text)]
    drafts += [(clause, None) for clause in met(text, voices, speakers)]
    drafts += [(clause, None) for clause in left_out(text, voices, speakers)]
    drafts += _denied(text, voices, drafts)
    counts = [c for c in counts if not any(_counts_speakers(v, c) for v in voices)]
    owned = _own_counts(drafts, counts)
    parts = []
    for (clause, index), inside in zip(drafts, owned, strict=True):
        voice = None if index is None else voices[index]
        if inside or _worth(clause, voice, heading):
            parts.append(Part(clause, voice, None if index is None else speakers[index], tuple(inside)))
    left = [c for c in counts if not any(c in inside for inside in owned)]
    for count in left:
        index = in_tail(text, voices, count)
        voice, speaker = (None, None) if index is None else (voices[index], speakers[index])
        parts.append(Part(_bracket(text, count), voice, speaker, (count,)))
    return sorted(parts, key=lambda part: part.clause.start)


def _with_antecedent(clause: Clause, voices: list[Voice], speakers: list[Speaker | None]) -> Clause:
    """Give "who met with the minister" the source right before it as its subject."""
    match = re.match(r"(?:who|which)\s+", clause.text)
    near = [s for v, s in zip(voices, speakers, strict=True) if v.frame[1] <= clause.start + 2]
    if match is None or not near or near[-1] is None:
        return clause
    return replace(clause, text=clause.text[match.end() :], subject=near[-1].name or "")


def _stretches(text: str, voices: list[Voice], heading: bool) -> list[tuple[int, int, int | None]]:
    """Cut the sentence into what each voice says and what the reporter says."""
    stretches: list[tuple[int, int, int | None]] = []
    covered: list[tuple[int, int]] = []
    opening = dateline_end(text)
    for index, voice in enumerate(voices):
        if voice.nested:
            continue
        start, end = max(voice.content[0], opening), voice.content[1]
        if end > start and text[start:end].strip(" ,.;"):
            stretches.append((start, end, index))
        covered += [(start, end), voice.frame]
    covered.sort()
    position = opening
    for start, end in [*covered, (len(text), len(text))]:
        if (
            start > position
            and (heading or not voices or has_finite_verb(text[position:start]))
            and not _before_concern(voices, start)
        ):
            stretches.append((position, start, goes_on(text, voices, position, start)))
        position = max(position, end)
    return sorted(stretches)


def _counts_speakers(voice: Voice, count: Count) -> bool:
    """Tell whether a number counts those who speak: "At least two officials said"."""
    speaker = voice.speaker
    return speaker.first <= count.number_start < speaker.end and count.number_start - speaker.first <= _OPENS


def _denied(text: str, voices: list[Voice], drafts: list[tuple[Clause, int | None]]) -> list[tuple[Clause, int | None]]:
    """Read "..., a figure that the minister disputes": what was said before, denied."""
    found: list[tuple[Clause, int | None]] = []
    for index, voice in enumerate(voices):
        if voice.verb is None or voice.verb.stance != "deny" or text[slice(*voice.content)].strip(" ,.;"):
            continue
        before = [clause for clause, _ in drafts if clause.end <= voice.frame[0]]
        if before:
            found.append((Clause(*voice.frame, before[-1].words, "clause.denied"), index))
    return found


def _before_concern(voices: list[Voice], end: int) -> bool:
    """Tell whether the words before "concerns among leaders that" end there: a torn clause is no claim."""
    return any(v.rule == "source.concern-among" and v.frame[0] == end for v in voices)


def _bracket(text: str, count: Count) -> Clause:
    """Take the words between two commas as the clause of a count inside a source's frame."""
    opens = text.rfind(", ", 0, count.start)
    closes = text.find(", ", count.end)
    start, end = opens + 2 if opens >= 0 else 0, closes if closes >= 0 else len(text)
    return Clause(start, end, " ".join(text[start:end].split()), "clause.bracket")


def _own_counts(drafts: list[tuple[Clause, int | None]], counts: list[Count]) -> list[list[Count]]:
    """Give each count to the shortest clause that holds it."""
    owned: list[list[Count]] = [[] for _ in drafts]
    for count in counts:
        holders = [i for i, (c, _) in enumerate(drafts) if c.start <= count.number_start and count.number_end <= c.end
                   and c.rule not in {"clause.presupposed", "clause.met", "clause.denied", VERDICT}]  # fmt: skip
        if holders:
            best = min(holders, key=lambda i: drafts[i][0].end - drafts[i][0].start)
            owned[best].append(count)
    return owned


_OPENS = 12  # characters of bound words before a number that opens a source, assumed
_LEAST_WORDS, _LEAST_SAID = 4, 2  # assumed: shorter clauses say nothing that an analyst would grade


def _worth(clause: Clause, voice: Voice | None, heading: bool) -> bool:
    """Tell whether a clause without a count is worth a claim."""
    words = re.findall(r"[A-Za-z]{2,}", clause.words)
    if voice is not None and voice.verb is not None and voice.verb.stance == "deny" and words:
        return True
    if clause.text.endswith("?") or re.match(r"Q(?:uestion)?:", clause.text):
        return False  # a question claims nothing
    if heading and (voice is None or _asks().search(clause.words) is not None):
        return _tells_news(clause.words, len(words))
    if len(words) < (_LEAST_WORDS if voice is None else _LEAST_SAID) or _is_setting(clause, voice):
        return False
    if _of_the_telling().search(clause.words) or (not heading and only_sets(clause.words)):
        return False
    told = voice is not None and voice.rule != CARRIED
    return clause.rule in {"clause.with", "clause.some", "clause.result"} or has_finite_verb(clause.words) or told


@cache
def _asks() -> re.Pattern[str]:
    asked = r"(?:who|what|how|why|where|whose|which|when|whether)"
    return re.compile(
        rf"^\W*{asked}\b|[:;]\s+{asked}\b|^\W*(?:situation\s+report|press\s+release|statement|factbox|q&a)\b", re.I
    )


def _tells_news(title: str, length: int) -> bool:
    """Tell whether a headline claims something: it asks nothing, and has a verb or enough words for one."""
    if _asks().search(title) is not None:
        return False
    return length > _LEAST_WORDS or has_finite_verb(title) or re.search(r"\bto\s+[a-z]+", title) is not None


@cache
def _of_the_telling() -> re.Pattern[str]:
    """Find words on how something was told, which say nothing of the matter: "spoke on condition of anonymity"."""
    named = r"(?:be\s+)?(?:named|identified|quoted)"
    return re.compile(
        rf"\bon\s+(?:the\s+)?condition\s+of\s+anonymity\b|\b(?:declin|ask|refus|prefer|wish|"
        rf"request)\w*\s+(?:not\s+)?to\s+{named}\b|"
        r"\b(?:request|ask|insist)\w*\s+(?:for\s+|on\s+)?anonymity\b|\bnot\s+(?:being\s+)?(?:named|"
        r"identified)\s+because\b|"
        r"\bnot\s+authori[sz]ed\s+to\s+(?:speak|talk|brief|discuss)\b|^\W*let\s+me\s+be\b",
        re.IGNORECASE,
    )


@cache
def _setting() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:when|after|before|if|once|as|because|since|until|asked|speaking|in|at|on|with|during|"
        r"amid)\b[^,]*,?\s*$",
        re.IGNORECASE,
    )


def _is_setting(clause: Clause, voice: Voice | None) -> bool:
    """Tell whether a clause only sets the scene: "When the text was drafted"."""
    return voice is None and clause.rule == "clause" and _setting().match(clause.words) is not None
