"""Who says what: the voices of a sentence and the stretches of it that are theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from contingent.claims._roles import HEADS
from contingent.claims._speakers import Mention, find_mentions
from contingent.claims._verbs import NOUN_FORMS, CueVerb, cue_pattern, cue_verb, has_finite_verb

__all__ = ["Voice", "find_voices"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A source, its cue, and the stretch of the sentence that it says; offsets into the sentence."""

    speaker: Mention
    cue_start: int
    cue_end: int
    verb: CueVerb | None
    content: tuple[int, int]
    frame: tuple[int, int]
    """Source and cue: the stretch that is no content."""
    rule: str
    via: tuple[str, ...] = ()
    nested: bool = False
    verb_end: int = 0
    """End of the verb itself, without the one told or the day."""


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
    if not mentions and not re.search(r"\b(?:he|she|it|they|who)\b", text, re.IGNORECASE):
        return []
    voices = [*_according(text, mentions), *_counted_by(text, mentions), *_concerns(text, mentions)]
    if heading:
        voices += _headline(text, mentions)
    voices += _spoken(text, mentions, voices)
    voices.sort(key=lambda voice: voice.cue_start)
    return _with_contents(text, _relayed(text, voices, mentions))


@cache
def _according_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:according\s+to|in\s+the\s+(?:words|view|estimation|telling)\s+of|per|as\s+(?:told|reported|stated|estimated|assessed)\s+by|"
        r"(?:estimated|reported|confirmed|announced|compiled|cited)\s+by)\s+(?=\S)",
        re.IGNORECASE,
    )


def _according(text: str, mentions: list[Mention]) -> list[Voice]:
    voices = []
    for match in _according_pattern().finditer(text):
        if match.group().lower().startswith("per") and not text[match.end()].isupper():
            continue
        speaker = next((m for m in mentions if match.end() - 1 <= m.start <= match.end() + 40), None)
        if speaker is None or re.search(r"[,;:]", text[match.end() : speaker.start]):
            speaker = _plain_phrase(text, match.end())
        if speaker is None:
            continue
        owner = re.match(r"(?:an?|the|its|their)?\s*[\w.’' -]{0,40}$", text[match.end() : speaker.start])
        if speaker.start - match.end() > 8 and owner is None:
            continue
        voices.append(_voice(speaker, match.start(), match.end() - 1, None, "source.according-to"))
    return voices


def _plain_phrase(text: str, start: int) -> Mention | None:
    """Take the words after "according to" where no known kind of source stands there."""
    match = re.compile(
        r"(?:the|an?|some|several|[A-Z])[\w.’'-]*(?:\s+[\w.’'()-]+){0,6}?(?=[,.;:]|\s+(?:and|who|which|that|said)\b|$)"
    ).match(text, start)
    if match is None:
        return None
    name = re.sub(r"^(?:the|an?)\s+", "", match.group(), flags=re.IGNORECASE)
    return Mention(
        match.start(), match.end(), name, "unattributed", "role", reach=match.end(), head=name.split()[-1]
    )


def _voice(
    speaker: Mention, start: int, end: int, verb: CueVerb | None, rule: str, via: tuple[str, ...] = ()
) -> Voice:
    frame = (min(speaker.first, start), max(speaker.reach, end))
    return Voice(speaker, start, end, verb, (0, 0), frame, rule, (*speaker.via, *via))


@cache
def _counting() -> re.Pattern[str]:
    nouns = "count|estimate|estimates|tally|reckoning|account|assessment|admission|figures|calculation|calculations|records"
    return re.compile(rf"[’']s?\s+(?:own\s+|latest\s+)?(?:{nouns})\b", re.IGNORECASE)


def _counted_by(text: str, mentions: list[Mention]) -> list[Voice]:
    """Read "by Washington's count", "in the ministry's view"."""
    voices = []
    for mention in mentions:
        if mention.form == "document" or mention.form == "surname" and not mention.name:
            continue
        match = _counting().match(text, mention.end) or re.match(
            r"[’']s?\s+(?:view|words|telling)\b", text[mention.end :]
        )
        before = re.search(r"\b(?:by|in|on|from)\s+$", text[: mention.start], re.IGNORECASE)
        if match is None or before is None:
            continue
        length = match.end() - (mention.end if match.re is _counting() else 0)
        end = mention.end + length if match.re is not _counting() else match.end()
        voices.append(_voice(mention, before.start(), end, None, "source.by-count"))
    return voices


@cache
def _concern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<cue>(?:growing\s+|grave\s+|deep\s+)?(?:concerns?|fears?|hopes?|belief|beliefs|views?|warnings?|claims?|suspicions?|worries))\s+"
        r"(?:among|by|from|of|in)\s+",
        re.IGNORECASE,
    )


def _concerns(text: str, mentions: list[Mention]) -> list[Voice]:
    """Read "concerns among European leaders that ..."."""
    voices = []
    for match in _concern().finditer(text):
        speaker = next((m for m in mentions if match.end() <= m.start <= match.end() + 24), None)
        if speaker is None or re.match(r"\s+that\b", text[speaker.reach :]) is None:
            continue
        verb = CueVerb("concern", False, True, "asserted", "", "opinion")
        voices.append(_voice(speaker, match.start("cue"), speaker.reach, verb, "source.concern-among"))
    return voices


def _headline(text: str, mentions: list[Mention]) -> list[Voice]:
    """Read "Seoul: ..." and "..., U.N. panel finds" is left to the verbs."""
    if mentions and mentions[0].start == 0 and text[mentions[0].reach :].startswith(":"):
        speaker = mentions[0]
        return [_voice(speaker, speaker.reach, speaker.reach + 1, None, "source.headline")]
    last = mentions[-1] if mentions else None
    if last is not None and last.reach == len(text) and text[: last.start].rstrip().endswith((":", "—", "–")):
        return [_voice(last, last.start - 2, last.start, None, "source.headline-end")]
    return []


@cache
def _helpers() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s+|,\s*)(?:has|have|had|did|does|do|would|will|also|later|earlier|repeatedly|publicly|previously|now|then|still|again|"
        r"officially|recently|already|all\s+but|all|both|privately|further|have\s+all|himself|herself|itself|themselves|since|"
        r"on\s+\w+day|not|never|initially|flatly|strongly|reportedly|formally|in\s+(?:a|his|her|its|their)\s+(?:[\w-]+\s+)?(?:statement|interview|speech|report)|"
        r"\w+day(?=\s)|yesterday|first|quickly|immediately|merely|only|at\s+first|for\s+(?:his|her|its|their)\s+part,?)(?=\s|$|,)",
        re.IGNORECASE,
    )


def _spoken(text: str, mentions: list[Mention], before: list[Voice]) -> list[Voice]:
    voices: list[Voice] = []
    for match in cue_pattern().finditer(text):
        verb = cue_verb(match.group())
        if verb is None or any(v.frame[0] <= match.start() < v.frame[1] for v in before):
            continue
        voice = _spoken_at(text, mentions, match, verb, voices)
        if voice is not None:
            voices.append(replace(voice, verb_end=match.end()))
    return voices


def _spoken_at(
    text: str, mentions: list[Mention], match: re.Match[str], verb: CueVerb, earlier: list[Voice]
) -> Voice | None:
    left = _without_helpers(text[: match.start()])
    if (
        match.group().lower().endswith(("ed", "thought"))
        and re.match(r"\s+(?:to|at|as)\s", text[match.end() :])
        and (
            verb.hedge and not re.search(r"\b(?:has|have|had)\s*$", text[: match.start()])  # fmt: skip
        )
    ):
        return None
    if (
        re.search(r"\b(?:is|are|was|were|been|being|be|to|not\s+yet|widely)\s*$", text[: match.start()])
        and match.group().lower() != "saying"
    ):
        return None
    end, via = _cue_end(text, match.end(), mentions)
    form = match.group().lower()
    participle = form.split()[0].endswith("ing")
    if not participle:
        speaker = _subject(text, left, mentions, verb, form)
        if speaker is not None:
            return _voice(speaker, match.start(), end, verb, "source.subject-verb", via)
        speaker = _inverted(text, match, mentions, verb)
        if speaker is not None:
            return _voice(speaker, match.start(), match.end(), verb, "source.verb-subject")
    if earlier and _coordinated(text, left, earlier[-1], participle):
        rule = "source.same-subject"
        return Voice(
            earlier[-1].speaker, match.start(), end, verb, (0, 0), (match.start(), end), rule, earlier[-1].via
        )
    if participle and re.search(
        r",\s*$|\b(?:report|statement|letter|document|memo)\s*$", text[: match.start()]
    ):
        speaker = _document_or_first(text, match.start(), mentions)
        if speaker is not None:
            return replace(
                _voice(speaker, match.start(), end, verb, "source.participle", via),
                frame=(match.start(), end),
            )
    return None


def _document_or_first(text: str, position: int, mentions: list[Mention]) -> Mention | None:
    near = next((m for m in mentions if m.form == "document" and m.end == position - 1), None)
    if near is not None:
        return near
    first = mentions[0] if mentions else None
    if first is None or first.form not in {"person", "metonym", "body", "surname"} or first.reach > position:
        return None
    opens = text[: first.start].strip().lower()
    return (
        first if opens in {"", "the", "on monday"} and has_finite_verb(text[first.reach : position]) else None
    )


def _without_helpers(left: str) -> str:
    """Strip auxiliaries, adverbs and days between subject and verb."""
    while True:
        tail = max(0, len(left) - 70)
        match = None
        for candidate in _helpers().finditer(left, tail):
            if not left[candidate.end() :].strip():
                match = candidate
                break
        if match is None:
            return left.rstrip()
        left = left[: match.start()]


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[,;:—–“\"”(-]\s*|\b(?:and|but|that|while|as|when|because|although|though|where|which|if|since|after|before|for|so|or|yet|"
        r"later|earlier|however|month|week|year|today|yesterday|ago|day|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|\d{4}|moves?|region|"
        r"January|February|March|April|May|June|July|August|September|October|November|December|here|too)\s+)"
        r"(?:(?:on|in|at|by)\s+[\w ]{0,16},?\s+)?(?:the\s+|an?\s+|both\s+|all\s+|some\s+|even\s+|only\s+|[\w-]+ly\s+)?$",
        re.IGNORECASE,
    )


def _subject(text: str, left: str, mentions: list[Mention], verb: CueVerb, form: str) -> Mention | None:
    """Find the subject of a verb of saying to its left."""
    for mention in reversed([m for m in mentions if m.end <= len(left)]):
        gap = left[mention.reach :] if mention.reach <= len(left) else left[mention.end :]
        if not _gap_fits(gap, form, text[len(left) :]) or (
            gap.strip() == "," and not _bracketed(text, mention)
        ):
            if len(gap) > 260:
                break
            continue
        if not _is_subject(text, mention) or not _fits(mention, verb, form):
            continue
        return mention
    return _pronoun(left, mentions) or (
        _any_phrase(left) if verb.strong and form not in {"adds", "add"} else None
    )


def _bracketed(text: str, mention: Mention) -> bool:
    """Tell whether an apposition explains the comma before the verb."""
    return mention.reach > mention.end or "," in text[mention.first : mention.start]


def _gap_fits(gap: str, form: str, following: str) -> bool:
    if not gap.strip(' ,”"’'):
        return True
    if form in NOUN_FORMS and not gap.startswith(",") and re.match(r"\s*\S+\s+that\b", following) is None:
        return False
    head, comma, tail = gap.partition(",")
    if head.strip() and comma and tail.rstrip().endswith(","):
        return _gap_fits(head, "said", following) and _gap_fits(comma + tail, "said", following)
    words = len(gap.split())
    if gap.startswith(",") and gap.rstrip().endswith(",") and words <= 40:
        inner = gap.strip(" ,")
        opens = re.match(r"(?:who|which|citing|quoting|speaking|an?|the|its|his|her|in|at|on|for|also|now|then|whose|like|as|via|"
                         r"reacting|asked|when|[A-Z0-9]|once|himself|a\s|\w+ed\s)", inner)  # fmt: skip
        return opens is not None and ";" not in gap and not _has_clause(inner)
    phrase = re.match(r"\s*(?:(?:of|at|in|from|for|with|on|to|who|familiar|close|briefed|involved|based|speaking|led|visiting|working|"
                      r"obtained|seen|circulated|released|published|shared|issued|drawn|prepared|into|by|quoted|cited)\s)", gap)  # fmt: skip
    return phrase is not None and ";" not in gap and "," not in gap.strip(" ,") and words <= 14 and (
        gap.lstrip().startswith("who") or not has_finite_verb(re.sub(r"\b\w+ed\b", "", gap)))  # fmt: skip


def _has_clause(inner: str) -> bool:
    if re.match(r"(?:who|which|whose|when|asked|once|as)\b", inner):
        return False
    return any((cue := cue_verb(m.group())) is not None and cue.strong for m in cue_pattern().finditer(inner))


def _is_subject(text: str, mention: Mention) -> bool:
    before = text[: mention.first]
    if text[mention.end :].startswith(("'s ", "’s ")):
        return False
    if not before.strip(' “"—–-'):
        return True
    if mention.form == "pronoun":
        return True
    return _breaks().search(before[-60:] if len(before) > 60 else before) is not None


def _fits(mention: Mention, verb: CueVerb, form: str) -> bool:
    if verb.strong:
        return True
    if mention.form == "document":
        return verb.stance in {"", "judge", "expect", "opinion"} or form in NOUN_FORMS
    if mention.form == "metonym" and verb.lemma in {"show", "find", "give", "count", "put", "raise"}:
        return verb.lemma == "put"
    return mention.type != "unattributed" or mention.form in {"person", "surname"} or verb.hedge


@cache
def _pronouns() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\s“\"(])(?P<p>he|she|it|they|who|which)$", re.IGNORECASE)


def _pronoun(left: str, mentions: list[Mention]) -> Mention | None:
    match = _pronouns().search(left)
    if match is None:
        return None
    word = match["p"]
    if word.lower() in {"who", "which"}:
        near = [
            m
            for m in mentions
            if m.reach <= match.start("p") and not left[m.reach : match.start("p")].strip(" ,")
        ]
        return replace(near[-1], opens=match.start("p"), reach=match.end("p")) if near else None
    return Mention(
        match.start("p"),
        match.end("p"),
        word.lower(),
        "unattributed",
        "pronoun",
        word.lower() == "they",
        match.end("p"),
        head=word.lower(),
    )


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[,;“\"”]\s+|\b(?:and|but|that|while|as|when)\s+)"
        r"(?P<np>(?:(?:the|an?|one|some|several|many|local|his|her|their|other|another|two|three)\s+|(?=[A-Z]))[\w.’'-]+(?:\s+[\w.’'-]+){0,4})$",
        re.IGNORECASE,
    )


def _any_phrase(left: str) -> Mention | None:
    """Take the short noun phrase before "said" where its head is no known kind of source."""
    match = _phrase().search(left[-90:])
    if match is None:
        return None
    start = len(left) - len(left[-90:]) + match.start("np")
    name = match["np"]
    last = name.split()[-1].lower().strip(".'’")
    if has_finite_verb(name) or last in {
        "it",
        "this",
        "that",
        "there",
        "which",
        "day",
        "time",
        "year",
        "month",
        "week",
        "and",
        "as",
    }:
        return None
    bare = re.sub(r"^(?:the|an?)\s+", "", name, flags=re.IGNORECASE)
    kind = HEADS.get(last, "unattributed")
    return Mention(start, len(left), bare, kind, "role", last.endswith("s"), len(left), head=last)


def _inverted(text: str, match: re.Match[str], mentions: list[Mention], verb: CueVerb) -> Mention | None:
    """Read '..., said Sabrina Singh' after a quote or a comma."""
    before = text[: match.start()].rstrip()
    if not before.endswith((",", "”", '"', "’", "?", "!")) or match.group().lower() not in {
        "said",
        "says",
        "added",
        "wrote",
        "warned",
        "explained",
        "adds",
        "according",
    }:
        return None
    speaker = next((m for m in mentions if match.end() <= m.start <= match.end() + 40), None)
    if speaker is None or re.search(r"[,;:]|\b(?:that|it|he|she|they)\b", text[match.end() : speaker.start]):
        return None
    return speaker if verb.strong or verb.hedge else None


def _coordinated(text: str, left: str, before: Voice, participle: bool) -> bool:
    """Tell whether the verb shares the subject of the voice before it: "... and said"."""
    if before.cue_end > len(left):
        return False
    between = left[before.cue_end :]
    if participle:
        return between.rstrip().endswith(",") or left.rstrip().endswith(("and", ","))
    return (
        re.search(r"(?:^|\s|,)(?:and|but)(?:\s+(?:also|later|then))?$", between) is not None
        and ";" not in between
    )


@cache
def _recipient() -> re.Pattern[str]:
    who = r"(?:members\s+of\s+[\w ]{3,24}?|reporters|journalists|lawmakers|parliament|[\w ]{0,24}?(?:council|committee|conference|newspaper|agency|radio|television|channel|briefing|assembly|Reuters|BBC|CNN))"
    when = r"(?:on\s+\w+day|\w+day|last\s+\w+|this\s+\w+|earlier|late\s+\w+day|in\s+(?:an?|his|her|its|their)\s+[\w\s-]{0,30}?(?:statement|interview|report|briefing|speech|letter|call|message|post|conference|article|document)|at\s+a\s+[\w ]{0,20}?(?:briefing|conference)|in\s+[A-Z]\w+|yesterday|today|in\s+\w+\s+\d{4}|in\s+(?:January|February|March|April|May|June|July|August|September|October|November|December))"
    return re.compile(
        rf"(?:\s+(?:the\s+)?{who}(?=[\s,.])|\s+{when}(?=[\s,.:]))*(?:\s+that\b|:|,\s+that\b)?", re.IGNORECASE
    )


def _cue_end(text: str, end: int, mentions: list[Mention]) -> tuple[int, tuple[str, ...]]:
    """Find where the cue ends: after the one told, the day and "that"."""
    via: tuple[str, ...] = ()
    told = next((m for m in mentions if m.form == "media" and 0 <= m.start - end <= 5), None)
    if (
        told is not None
        and re.fullmatch(r"\s+(?:the\s+)?", text[end : told.start])
        and text[:end].lower().endswith(("told", "tells"))
    ):
        end, via = told.reach, (told.name,)
    if re.search(r"\b(?:call(?:s|ed|ing)?|sets?\s+out)$", text[:end], re.IGNORECASE):
        return end, via  # "calls that range conservative": "that" belongs to the noun
    match = _recipient().match(text, end)
    return (match.end() if match else end), via


@cache
def _citing() -> re.Pattern[str]:
    return re.compile(r"\b(?:citing|quoting|quoted|cited|quotes|cites)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE)


def _relayed(text: str, voices: list[Voice], mentions: list[Mention]) -> list[Voice]:
    """Move a medium that cites someone into `via`: "The BBC, citing officials, reported"."""
    relayed = []
    for voice in voices:
        cited = (
            next((m for m in mentions if _cites(text, voice, m)), None)
            if voice.speaker.form == "media"
            else None
        )
        if cited is None:
            relayed.append(voice)
            continue
        frame = (
            voice.frame[0],
            max(voice.frame[1], cited.reach) if cited.start < voice.cue_end + 4 else voice.frame[1],
        )
        relayed.append(
            replace(
                voice, speaker=cited, frame=frame, via=(voice.speaker.name, *voice.via), rule="source.relayed"
            )
        )
    return relayed


def _cites(text: str, voice: Voice, mention: Mention) -> bool:
    return (
        mention.first >= voice.speaker.end
        and _citing().search(text[max(0, mention.first - 40) : mention.first]) is not None
    )


def _with_contents(text: str, voices: list[Voice]) -> list[Voice]:
    """Give each voice its stretch of the sentence."""
    done: list[Voice] = []
    for index, voice in enumerate(voices):
        following = voices[index + 1] if index + 1 < len(voices) else None
        previous = done[-1] if done else None
        if previous is not None and _is_nested(text, previous, voice):
            done.append(replace(voice, nested=True, content=(voice.cue_end, previous.content[1])))
            continue
        done.append(replace(voice, content=_content(text, voice, previous, following, voices[index + 1 :])))
    return done


def _is_nested(text: str, outer: Voice, inner: Voice) -> bool:
    """Tell whether a voice is told by the one before: "suggested that Kyiv anticipates"."""
    if (
        outer.nested
        or not outer.content[0] <= inner.frame[0] < outer.content[1]
        or outer.content[0] != outer.cue_end
    ):
        return False
    between = text[outer.cue_end : inner.frame[0]]
    if inner.rule == "source.same-subject":
        return False
    return re.search(r"[;]|,\s+(?:and|but|while|though|although)\b|\b(?:and|but)\s+(?:that\s+)?$", between) is None and (
        inner.rule not in {"source.according-to", "source.by-count"} and not _ends_sentence(text, inner))  # fmt: skip


def _ends_sentence(text: str, voice: Voice) -> bool:
    """Tell whether nothing but days and marks follows the cue."""
    rest = text[max(voice.cue_end, voice.frame[1]) :]
    rest = re.split(r",\s+(?:while|and|but|though|although|as|adding|noting|saying|who)\b|;", rest)[0]
    return (
        not has_finite_verb(rest)
        and len(rest.split()) <= 9
        and not re.match(r"\s+(?:that|of|a|an|the|as)\b", rest)
    )


def _content(
    text: str, voice: Voice, previous: Voice | None, following: Voice | None, rest: list[Voice]
) -> tuple[int, int]:
    opens = previous.frame[1] if previous is not None and not previous.nested else 0
    if previous is not None and previous.content[0] >= previous.cue_end:
        opens = _last_break(text, max(previous.content[0], previous.frame[1]), voice.frame[0])
    semicolon = text.rfind(";", 0, voice.frame[0])
    opens = max(opens, semicolon + 1)
    closes = text.find(";", voice.frame[1])
    closes = len(text) if closes < 0 else closes
    nxt = next((v for v in rest if v.frame[0] >= voice.cue_end), None)
    if voice.rule in {"source.according-to", "source.by-count", "source.headline-end"}:
        return _around(text, voice, opens, closes, nxt)
    if _is_after(text, voice, opens):
        return opens, voice.frame[0]
    end = closes
    relative = (
        re.match(r"(?:which|who)\b", text[voice.speaker.first : voice.speaker.first + 6])
        or voice.speaker.opens > voice.speaker.end
    )
    comma = text.find(", ", voice.cue_end, closes)
    if relative and comma > 0:
        end = comma  # a relative clause ends at its comma, the main clause goes on
    if (
        nxt is not None
        and nxt.frame[0] < end
        and not _is_nested(text, replace(voice, content=(voice.cue_end, closes)), nxt)
    ):
        end = (
            _last_break(text, voice.cue_end, nxt.frame[0])
            if nxt.rule != "source.same-subject"
            else nxt.frame[0]
        )
    return voice.cue_end, end


def _around(text: str, voice: Voice, opens: int, closes: int, nxt: Voice | None) -> tuple[int, int]:
    """Give the content of "according to X": before it, or after it where it opens the sentence."""
    if len(text[opens : voice.frame[0]].strip(' ,;“"')) < 4:
        return voice.frame[1], min(closes, nxt.frame[0] if nxt is not None else closes)
    return opens, voice.frame[0]


def _is_after(text: str, voice: Voice, opens: int) -> bool:
    """Tell whether the words stand before their source: '..., Pistorius told journalists'."""
    before = text[opens : voice.frame[0]]
    if voice.rule == "source.verb-subject":
        return True
    if before.rstrip().endswith((',"', ",”", '?"', '!"', "?”", "!”")) and has_finite_verb(before):
        return not text[: voice.cue_end].endswith("that")
    if voice.rule == "source.same-subject" or not has_finite_verb(before) and "”" not in before:
        return (
            voice.rule == "source.subject-verb"
            and before.rstrip().endswith(",")
            and _ends_sentence(text, voice)
            and len(before.split()) > 4
        )
    return _ends_sentence(text, voice) and before.rstrip().endswith((",", "”", '"', "—", "–"))


def _last_break(text: str, start: int, end: int) -> int:
    """Find where the next voice's clause begins."""
    best = end
    for match in re.compile(
        r"[,;]\s+(?:and|but|while|although|though|as|yet)\s|\s+(?:and|but|while)\s+(?=\S+\s*$)|[;]\s|,\s"
    ).finditer(text, start, end):
        best = match.start()
    return best if end - best <= 60 else end
