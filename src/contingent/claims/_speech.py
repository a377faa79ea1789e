"""Verbs of saying and thinking that name a source as their subject."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from contingent.claims._cue_ends import cue_end
from contingent.claims._finite import has_finite_verb
from contingent.claims._lexicon import words
from contingent.claims._mention import Mention
from contingent.claims._noun_forms import is_noun
from contingent.claims._speakers import find_mentions
from contingent.claims._subjects import find_subject, without_helpers
from contingent.claims._verbs import CueVerb, cue_pattern, cue_verb
from contingent.claims._voice import Voice, make_voice

__all__ = ["find_speech"]


def find_speech(text: str, mentions: list[Mention], before: list[Voice]) -> list[Voice]:
    """Find the voices that a verb names.

    Parameters
    ----------
    text : str
        One sentence.
    mentions : list of Mention
        Its possible sources.
    before : list of Voice
        Voices found by other rules, whose frames are left alone.

    Returns
    -------
    list of Voice
        In the order of the text.
    """
    voices: list[Voice] = []
    for match in cue_pattern().finditer(text):
        verb = cue_verb(match.group())
        if verb is not None and verb.stance == "deny" and _undone().search(text[: match.start()]):
            if re.match(r"\s+that\b", text[match.end() :]) is None:
                continue  # "He did not rule it out"
            verb = CueVerb("leave open", False, True, "possible", "possible", "judge")
        if verb is None or any(v.frame[0] <= match.start() < v.frame[1] for v in before):
            continue
        if (match.group().lower() != "saying" and _is_passive(text, match, verb)) or is_noun(text, match):
            continue
        voice = _voice_at(text, mentions, match, verb, voices)
        if voice is not None and not _told_by_another(text, voice, before):
            past = match.group().lower().endswith(("ed", "said", "told", "wrote", "spoke", "spoken"))
            past = past or voice.rule == "source.quoted-as"
            voices.append(replace(voice, verb_end=match.end(), past=past))
    return _without_plans_told(text, voices or _after_quote(text, mentions))


def _told_by_another(text: str, voice: Voice, before: list[Voice]) -> bool:
    """Tell whether a plan is told by the one named at the end: "the army expects to field six, budget papers say"."""
    if voice.verb is None or voice.verb.stance not in {"intend", "expect"}:
        return False
    last = [v for v in before if v.rule == "source.according-to" and v.cue_start >= voice.cue_end]
    told = bool(last) and not text[last[-1].frame[1] :].strip(' .”"')
    told = told and re.search(r",\s+(?:but|while|whereas)\b", text[voice.cue_end : last[-1].cue_start]) is None
    return told and ";" not in text[voice.cue_end : last[-1].cue_start]


def _after_quote(text: str, mentions: list[Mention]) -> list[Voice]:
    """Read '"...," sighs Sergeant Kofi Mensah': after a closing quote any verb before a person tells who speaks."""
    match = re.search(r"[,.?!][”\"]\s+(?P<verb>[a-z]{3,}(?:s|ed))\s+(?=[A-Zat])", text)
    near = [m for m in mentions if match and match.end() <= m.first <= match.end() + 4 and m.form in {"person", "role"}]
    if match is None or not near:
        return []
    return [make_voice(near[0], match.start("verb"), match.end("verb"), cue_verb("says"), "source.verb-subject")]


def _tells_of(verb: CueVerb) -> bool:
    """Tell whether a verb may be what another tells of: "Moscow has asked for sappers, a lawmaker said"."""
    return verb.stance == "intend" or verb.lemma in {"ask for", "call for", "appeal for", "demand", "urge"}


def _without_plans_told(text: str, voices: list[Voice]) -> list[Voice]:
    """Drop the one who offers where another tells of it: "Zambia offered 400 troops, its minister said"."""
    last = voices[-1] if voices else None
    if last is None or last.verb is None or not last.verb.strong or len(_rest(text, last.cue_end)) > _TAIL:
        return voices
    if not text[: last.speaker.first].rstrip().endswith(","):
        return voices
    return [v for v in voices if v is last or v.verb is None or not _tells_of(v.verb)]


@cache
def _undone() -> re.Pattern[str]:
    return re.compile(r"\b(?:not|never|n['’]t|nor|neither)\s+(?:yet\s+|explicitly\s+|directly\s+)?$", re.IGNORECASE)


def _rest(text: str, end: int) -> str:
    """Give what follows a cue, up to a semicolon, without the one cited."""
    return re.sub(r",?\s+(?:citing|quoting)\s+[^,;]*", "", text[end:].partition(";")[0]).strip(" .")


_TAIL = 24  # characters after "he said" that end a sentence, such as a day; assumed


# verbs that take "to" in the active: "claimed to have killed"
_ACTIVE_TO = words("claim pledge promise vow offer threaten hope expect propose")


def _is_passive(text: str, match: re.Match[str], verb: CueVerb) -> bool:
    """Tell whether the verb has no source as subject: "is said to", "thought to number"."""
    form, before = match.group().lower(), text[: match.start()]
    if (
        re.search(r"\b(?:regrets?|wish(?:es)?|wants?|pleased|able|happy|can|must)\s+(?:to\s+)?$", before)
        and verb.strong
    ):
        return False  # "The Ministry regrets to announce that"
    if form != "saying" and re.search(r"\b(?:is|are|was|were|been|being|be|to|not\s+yet|widely)\s*$", before):
        return True
    if not verb.strong and re.search(r"\b(?:will|would|may|might|could|can|should)\s*$", before):
        return True  # "it will count 4,800": no one counts yet
    if not verb.hedge or verb.strong or not form.endswith(("ed", "thought")):
        return False
    if re.search(r"\b(?:which|that|whom)\s+(?:an?|the|[A-Z][\w.]*)\s+(?:[\w.’'-]+\s+){0,6}?$", before) is not None:
        return False  # "which a U.N. report in June estimated at 400"
    if re.match(r"\s+(?:to|at|as)\s", text[match.end() :]) is None:
        return False
    return verb.lemma not in _ACTIVE_TO and not re.search(r"\b(?:has|have|had)\s*$", before)


def _voice_at(
    text: str, mentions: list[Mention], match: re.Match[str], verb: CueVerb, earlier: list[Voice]
) -> Voice | None:
    quoted = _quoted_as(text, match, mentions)
    if quoted is not None:
        return quoted
    left = without_helpers(text[: match.start()])
    end, via = cue_end(text, match.end(), mentions)
    form = match.group().lower()
    participle = form.split()[0].endswith("ing")
    if not participle:
        speaker = find_subject(text, left, mentions, verb, form)
        if speaker is not None:
            if verb.stance == "intend" and speaker.opens > speaker.end:
                return None  # "Jamaica, which has pledged": the reporter tells of the pledge
            return make_voice(speaker, match.start(), end, verb, "source.subject-verb", via)
        speaker = _inverted(text, match, mentions, verb)
        if speaker is not None:
            return make_voice(speaker, match.start(), match.end(), verb, "source.verb-subject")
    return _further(text, mentions, match, verb, earlier, left, end, via)


@cache
def _passive_quote() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s+(?:has|have|had))?\s+(?:is|was|were|are|been)\s+(?:also\s+)?(?:quoted|"
        r"cited)\s+(?:by\s+(?P<via>[^,;]{2,40}?)\s+)?as$"
    )


def _quoted_as(text: str, match: re.Match[str], mentions: list[Mention]) -> Voice | None:
    """Read "was quoted by state television as saying"."""
    if match.group().lower() != "saying":
        return None
    before = text[: match.start()].rstrip()
    active = _asked_to_say(text, match, before, mentions)
    if active is not None:
        return active
    found = _passive_quote().search(before)
    speaker = next((m for m in reversed(mentions) if found and m.reach == found.start()), None)
    if found is None or speaker is None:
        return None
    end, _ = cue_end(text, match.end(), mentions)
    relay = find_mentions(found["via"])[:1] if found["via"] else []
    return make_voice(speaker, found.start(), end, cue_verb("said"), "source.quoted-as", tuple(m.name for m in relay))


def _asked_to_say(text: str, match: re.Match[str], before: str, mentions: list[Mention]) -> Voice | None:
    """Read "The paper quoted officials as saying": the officials speak, by way of the paper."""
    said = next((m for m in mentions if m.reach < len(before) and before[m.reach :].strip(" ,") == "as"), None)
    quoting = re.search(r"\b(?:quot|cit)(?:ed|es|ing)\s+(?:the\s+|an?\s+)?$", text[: said.first]) if said else None
    if said is None or quoting is None:
        return None
    paper = next((m for m in reversed(mentions) if m.reach <= quoting.start()), None)
    end, _ = cue_end(text, match.end(), mentions)
    via = () if paper is None else (paper.name,)
    told = make_voice(said, quoting.start(), end, cue_verb("said"), "source.quoted-as", via)
    him = re.search(r"(?:he|she|they|it)\s+(?:also\s+|then\s+)?$", text[: quoting.start()], re.IGNORECASE)
    opens = him.start() if him is not None else quoting.start() if paper is None else paper.first
    return replace(told, frame=(opens, end), cue_start=opens, via=() if him is not None else via)


def _further(
    text: str, mentions: list[Mention], match: re.Match[str], verb: CueVerb, earlier: list[Voice],
    left: str, end: int, via: tuple[str, ...],
) -> Voice | None:  # fmt: skip
    """Read a verb that shares a subject ("and said") or a participle ("..., saying")."""
    participle = match.group().lower().split()[0].endswith("ing")
    frame = (match.start(), end)
    if earlier and _coordinated(left, earlier[-1], participle):
        before = earlier[-1]
        return Voice(before.speaker, match.start(), end, verb, (0, 0), frame, "source.same-subject", before.via)
    joined = re.search(r",?\s(?:and|but|yet)$", left)
    bare = match.group().lower() == verb.lemma  # "was to last a year and count 2,000": no one counts
    if (
        joined is not None
        and not bare
        and not participle
        and (verb.strong or verb.stance in {"", "deny"} or verb.lemma == "insist")
    ):
        first = _opening_subject(text, mentions, match.start())
        if first is not None:
            return replace(make_voice(first, match.start(), end, verb, "source.joined-verb", via), frame=frame)
    opens = re.search(r",\s*$|\b(?:report|statement|letter|document|memo)\s*$", text[: match.start()])
    speaker = _document_or_first(text, match.start(), mentions) if participle and opens else None
    if speaker is None:
        return None
    return replace(make_voice(speaker, match.start(), end, verb, "source.participle", via), frame=frame)


def _opening_subject(text: str, mentions: list[Mention], position: int) -> Mention | None:
    """Take the subject that opens the sentence for a second verb: "Norway sent eight tanks, and says that"."""
    him = re.match(r"\W*(?P<p>it|he|she|they)\b", text, re.IGNORECASE)
    if him is not None:
        word = him["p"].lower()
        return Mention(him.start("p"), him.end(), word, "unattributed", "pronoun", word == "they", him.end(), head=word)
    first = mentions[0] if mentions else None
    opens = first is not None and text[: first.first].strip(' “"').lower() in {"", "the"}
    if first is None or not opens or first.form not in {"person", "metonym", "body", "surname", "role", "media"}:
        return None
    if first.form == "role" and first.type == "unattributed":
        return None
    acts = has_finite_verb(text[first.reach : position]) or re.match(r"\s+(?:\w+ly\s+)?[a-z]+ed\b", text[first.reach :])
    return first if first.reach < position and acts else None


def _document_or_first(text: str, position: int, mentions: list[Mention]) -> Mention | None:
    near = next((m for m in mentions if m.form == "document" and m.end == position - 1), None)
    if near is not None or not mentions:
        return near
    first = mentions[0]
    if first.form not in {"person", "metonym", "body", "surname"} or first.reach > position:
        return None
    opens = text[: first.first].strip().lower()
    return first if opens in {"", "the"} and has_finite_verb(text[first.reach : position]) else None


_INVERTED = words(
    "insists argues admits concedes replies replied recalls recalled explains warns notes thinks answers answered "
    "said says added wrote warned explained adds argued insisted noted"
)


def _inverted(text: str, match: re.Match[str], mentions: list[Mention], verb: CueVerb) -> Mention | None:
    """Read '..., said Sabrina Singh' after a quote or a comma."""
    before = text[: match.start()].rstrip()
    if match.group().lower().endswith("ing") or not before.endswith((",", "”", '"', "’", "?", "!")):
        return None
    speaker = next((m for m in mentions if match.end() <= m.first <= match.end() + 40), None)
    if speaker is None:
        return None
    closes = re.match(r"\W*$|\s*[,;.]|\s+(?:on|in|to|at|last|this|after)\b|\s+\w+day\b", text[speaker.reach :])
    if match.group().lower() not in _INVERTED and (closes is None or not has_finite_verb(before)):
        return None
    between = text[match.end() : speaker.first]
    if re.search(r"[,;:]|\b(?:that|it|he|she|they|of|to|at|in|for|on|from|by)\b", between):
        return None
    return speaker


def _coordinated(left: str, before: Voice, participle: bool) -> bool:
    """Tell whether the verb shares the subject of the voice before it: "... and said"."""
    if before.cue_end > len(left):
        return False
    between = left[before.cue_end :]
    if participle:
        return between.rstrip().endswith(",") or left.rstrip().endswith(("and", ","))
    joined = re.search(r"(?:^|\s|,)(?:and|but)(?:\s+(?:also|later|then))?$", between)
    return joined is not None and ";" not in between
