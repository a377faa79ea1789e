"""How a clause is told: which hedges bear on it, and its kind, modality and polarity."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._claim import Hedge
from contingent.claims._counts import Count
from contingent.claims._hedges import Cue
from contingent.claims._probability import probability_of
from contingent.claims._scene import Scene
from contingent.claims._sentence import Part, SentenceParts
from contingent.claims._sides import Side, judges, may_decide, own_act
from contingent.claims._stance import Stance, Telling, stance_of
from contingent.claims._verdicts import VERDICT
from contingent.claims._voice import Voice

__all__ = ["cues_of", "hedges_of", "nested_in", "own_stretch", "stance_in"]

_ASIDES = frozenset({"clause.after", "clause.as"})


@cache
def _links() -> re.Pattern[str]:
    return re.compile(r"(?:,\s+|\s+)(?:and|while|but|plus|with|of\s+whom|of\s+which)\s|,\s")


def own_stretch(text: str, part: Part, count: Count | None) -> tuple[int, int]:
    """Narrow a clause with several counts to the stretch of one of them.

    Parameters
    ----------
    text : str
        The sentence.
    part : Part
        The clause.
    count : Count or None
        One of its counts.

    Returns
    -------
    (int, int)
        Offsets into the sentence.
    """
    start, end = part.clause.start, part.clause.end
    if count is None or len(part.counts) < 2:
        return start, end
    index = part.counts.index(count)
    if index > 0:
        before = part.counts[index - 1].end
        links = list(_links().finditer(text[before : count.start]))
        start = before + links[-1].start() if links else count.start
    if index + 1 < len(part.counts):
        links = list(_links().finditer(text[count.end : part.counts[index + 1].start]))
        end = count.end + links[-1].start() if links else end
    return start, end


def cues_of(read: SentenceParts, part: Part, count: Count | None) -> list[Cue]:
    """Take the hedges that bear on a clause or on one of its counts.

    Parameters
    ----------
    read : SentenceParts
        The sentence.
    part : Part
        The clause.
    count : Count or None
        One of its counts.

    Returns
    -------
    list of Cue
    """
    clause, voice = part.clause, part.voice
    if clause.rule == "clause.presupposed":
        return []
    start, end = own_stretch(read.text, part, count)
    inside = [c for c in read.cues if start <= c.start < end]
    if part.counts and count is not None and start > clause.start:
        # "had decided to send 1,000 sappers and 5,000 workers": what opens the clause bears on all its counts
        inside = [c for c in read.cues if clause.start <= c.start < part.counts[0].start] + inside
    if count is not None and _shares_verb(read.text, part, count):
        inside += [c for c in read.cues if part.counts[-1].end <= c.start < clause.end and c not in inside]
    if clause.rule in {"clause.with", "clause.after"}:
        inside = _carried_over(read, part) + [c for c in read.cues if clause.start - 10 <= c.start < clause.end]
    if re.search(r"\b(?:will|would|could|may|might|should)$", clause.subject):
        inside = [c for c in read.cues if c.end <= clause.start and c.group == "modal"][-1:] + inside
    if voice is not None and clause.rule not in _ASIDES:
        inside += [c for c in _in_frame(read, voice) if c not in inside]
    return inside


def _shares_verb(text: str, part: Part, count: Count) -> bool:
    """Tell whether a count is joined with the next before one verb: "300 soldiers and 40 police will go"."""
    index = part.counts.index(count)
    if index + 1 >= len(part.counts):
        return False
    between = text[count.end : part.counts[index + 1].number_start]
    return re.fullmatch(r"(?:,|\s+[a-z-]+){0,3}?,?\s+(?:and|or|plus)\s+(?:[a-z]+\s+){0,2}|,\s+", between) is not None


def _in_frame(read: SentenceParts, voice: Voice) -> list[Cue]:
    """Take the hedges between a source and its cue: "all but conceded"."""
    shared = voice.rule == "source.same-subject"
    opens = voice.frame[0] if shared else min(voice.speaker.end, voice.cue_start)
    return [c for c in read.cues if opens <= c.start <= voice.cue_end]


def _carried_over(read: SentenceParts, part: Part) -> list[Cue]:
    """Let "would likely ..., with rotations" bear on the rotations."""
    if part.clause.rule == "clause.after" or part.clause.text.startswith(
        ("the possibility", "the prospect", "the likel")
    ):
        return []
    start = part.voice.content[0] if part.voice is not None else 0
    return [c for c in read.cues if start <= c.start < part.clause.start - 10]


def nested_in(read: SentenceParts, part: Part) -> Voice | None:
    """Find the voice that the clause's source tells of: "suggested that Kyiv anticipates"."""
    clause = part.clause
    return next((v for v in read.voices if v.nested and clause.start <= v.cue_start < clause.end), None)


def stance_in(read: SentenceParts, part: Part, cues: list[Cue], side: Side, heading: bool) -> Stance:
    """Tell kind, modality and polarity of a clause.

    Parameters
    ----------
    read : SentenceParts
        The sentence.
    part : Part
        The clause with its voice.
    cues : list of Cue
        Hedges that bear on it.
    side : str
        Of whose forces the source speaks: ``own``, ``other`` or ``unknown``.
    heading : bool
        Whether it is a headline.

    Returns
    -------
    Stance
    """
    voice, verb = part.voice, None
    if voice is not None and part.clause.rule not in _ASIDES:
        nested = nested_in(read, part)
        inner = nested.verb if nested is not None else None
        verb = inner if inner is not None and inner.hedge else voice.verb
    if part.clause.rule == VERDICT and _too_high().search(part.clause.words):
        return Stance("assessment", "positive", "asserted", "", ("kind.doubted-figure", "modality.asserted"))
    if part.clause.rule == VERDICT:
        return Stance("fact", "negative", "asserted", "", ("kind.said-false", "modality.asserted"))
    if voice is not None and part.clause.rule not in _ASIDES and _withheld().search(_frame_text(read, voice)):
        return Stance("fact", "negative", "unknown", "", ("kind.unknown", "modality.unknown"))
    own = part.speaker is not None and re.match(r"(?:its|their|his|her)\s", part.speaker.name or "") is not None
    side = "own" if own else side  # "Canada will have 2,200 there, its defence department says"
    own_side = side == "own"
    acted = voice is not None and own_act().match(part.clause.words) is not None
    judged = voice is not None and not own_side and not acted and judges(read, part, verb, side)
    telling = Telling(
        verb, own_side, heading, judged, voice is not None and voice.past, own_side or may_decide(read, part, side)
    )
    return stance_of(part.clause.words, cues, read.text, telling)


@cache
def _too_high() -> re.Pattern[str]:
    """Find a verdict on the size of a figure, which is a judgement and denies nothing else."""
    return re.compile(r"\b(?:exaggerat\w+|inflated|overstat\w+|understat\w+|too\s+(?:high|low))\b", re.IGNORECASE)


def _frame_text(read: SentenceParts, voice: Voice) -> str:
    return read.text[voice.speaker.first : voice.cue_end] if voice.speaker.first < voice.cue_start else ""


@cache
def _withheld() -> re.Pattern[str]:
    """Find a source that does not tell: "neither would say how many", "could not confirm that", "refused to say"."""
    tell = r"(?:say|tell|confirm|verify|disclose|reveal|specify|discuss|comment|explain|elaborate)\b"
    return re.compile(
        rf"\b(?:neither|nor|none|nobody|no\s+one|not|never|declin\w+|refus\w+|\w+n['’]t)\b[^,;]{{0,40}}?\b{tell}",
        re.IGNORECASE,
    )


def hedges_of(scene: Scene, read: SentenceParts, part: Part, cues: list[Cue], base: int) -> tuple[Hedge, ...]:
    """Give the hedges of a claim, those of its cue included, as spans of the report.

    Parameters
    ----------
    scene : Scene
        The report and the standard of words.
    read : SentenceParts
        The sentence.
    part : Part
        The clause.
    cues : list of Cue
        Hedges that bear on it.
    base : int
        Where the sentence begins in the report.

    Returns
    -------
    tuple of Hedge
    """
    found = [(c.start, c.end, c.modality, c.key) for c in cues]
    for voice in (part.voice, nested_in(read, part)):
        if voice is None or voice.verb is None or not voice.verb.hedge:
            continue
        start, end = voice.cue_start, voice.verb_end or voice.cue_end
        if not any(s < end and start < e for s, e, _, _ in found):
            found.append((start, end, voice.verb.modality, voice.verb.key))
    return tuple(
        Hedge(scene.report.span(base + s, base + e), modality, probability_of(key, scene.standard))
        for s, e, modality, key in sorted(set(found))
    )
