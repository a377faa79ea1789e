"""Building a claim from a part of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from contingent.claims._voice import Voice
from contingent.claims._bearing import action_of, actor_in, first_actor, place_in
from contingent.claims._claim import Claim, Hedge, Place, Quantity, Source, When
from contingent.claims._counts import Count
from contingent.claims._gazetteer import find_names
from contingent.claims._hedges import Cue
from contingent.claims._memory import Memory
from contingent.claims._probability import probability_of
from contingent.claims._sentence import Part, SentenceParts
from contingent.claims._stance import Stance, stance_of
from contingent.claims._times import Time
from contingent.reports import Report, Sentence, Span

__all__ = ["Draft", "Scene", "build_claims"]


@dataclass
class Scene:
    """What the report has told so far, for what a sentence leaves out."""

    report: Report
    standard: str
    memory: Memory = field(default_factory=Memory)
    topic_actor: str = ""
    last_actor: str = ""
    last_unit: str | None = None
    last_place: Place | None = None
    last_state: str = ""
    last_action: str = ""
    topic_place: Place | None = None
    paragraph: int = -1
    country_of: dict[str, str] = field(default_factory=dict)
    """State of each source, as far as its words told."""

    @property
    def published(self) -> date | None:
        """Day of the report."""
        return self.report.published


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before grades, origins and readings, with what those need."""

    claim: Claim
    clause: str
    kind: str
    """Class of the counted noun, ``''`` without a count."""
    event_time: Time | None
    rate: bool
    recurrence: Time | None
    own_side: bool
    heading: bool
    shares: str
    denies: bool
    presupposed: bool


def build_claims(scene: Scene, sentence: Sentence, read: SentenceParts) -> list[Draft]:
    """Build the claims of one sentence.

    Parameters
    ----------
    scene : Scene
        The report so far; its memory of actor, unit and place moves on.
    sentence : Sentence
        The sentence in the report.
    read : SentenceParts
        Its parts.

    Returns
    -------
    list of Draft
    """
    if sentence.paragraph != scene.paragraph:
        scene.paragraph, scene.last_actor, scene.last_place = sentence.paragraph, "", None
    drafts: list[Draft] = []
    for part in read.parts:
        counts: tuple[Count | None, ...] = part.counts or (None,)
        for count in counts:
            drafts.append(_draft(scene, sentence, read, part, count))
    return drafts


def _draft(scene: Scene, sentence: Sentence, read: SentenceParts, part: Part, count: Count | None) -> Draft:
    base, clause = sentence.span.start, part.clause
    heading = sentence.kind == "heading"
    start, end = _own_stretch(read.text, part, count)
    actor, inherited = _actor(scene, read, part, count, start, end)
    speaker_country = _speaker_country(scene, read, part)
    own_side = bool(actor) and speaker_country in {
        actor,
        scene.country_of.get(actor, "-"),
        scene.memory.states.get(actor, "-"),
    }
    cues = _cues_of(read, part, start, end)
    stance = _stance(read, part, cues, own_side, heading, count)
    hedges = _hedges(scene, read, part, cues, base)
    event, rate, recurrence, when = _times(scene, read, start, end, count, base)
    action = _action(clause.words, read.text, start, end, count, part)
    if (
        action == "other"
        and count is not None
        and count.kind in {"people", "formation", "civilian"}
        and scene.last_action
    ):
        action = scene.last_action
    place = _place(
        scene, read, count, start, end, base, inherited and action in {"deploy", "station", "other"}
    )
    claim = Claim(
        id="", report=scene.report.id, sentence=sentence.span, proposition=_proposition(read.text, part, count, start, end),
        kind=stance.kind, polarity=stance.polarity, modality=stance.modality, source=_source(part, base, scene.report),
        hedges=hedges, quantity=None if count is None else _quantity(count, scene.report, base), core=count is not None and count.core,
        actor=actor, action=action, place=place, time=when,
        recurrence=None if recurrence is None else read.text[recurrence.start : recurrence.end],
        note=_note(part, count, read), probability=_probability(scene, stance),
        rules=_rules(part, count, stance), confidence=_confidence(part, count),
    )  # fmt: skip
    _move_on(scene, claim, count)
    verb = None if part.voice is None else part.voice.verb
    return Draft(claim, clause.words, "" if count is None else count.kind, event, rate, recurrence, own_side, heading,
                 part.speaker.shares if part.speaker else "", verb is not None and verb.stance == "deny",
                 clause.rule == "clause.presupposed")  # fmt: skip


def _own_stretch(text: str, part: Part, count: Count | None) -> tuple[int, int]:
    """Narrow a clause with several counts to the stretch of one of them."""
    start, end = part.clause.start, part.clause.end
    if count is None or len(part.counts) < 2:
        return start, end
    index = part.counts.index(count)
    if index > 0:
        before = part.counts[index - 1]
        link = _last_link(
            r"(?:,\s+|\s+)(?:and|while|but|plus|with|of\s+whom|from|to)\s|,\s", text[before.end : count.start]
        )
        start = before.end + link.start() if link else count.start
    if index + 1 < len(part.counts):
        after = part.counts[index + 1]
        links = list(
            re.finditer(r"(?:,\s+|\s+)(?:and|while|but|plus|of\s+whom)\s|,\s", text[count.end : after.start])
        )
        end = count.end + links[-1].start() if links else end
    return start, end


def _actor(
    scene: Scene, read: SentenceParts, part: Part, count: Count | None, start: int, end: int
) -> tuple[str, bool]:
    names = list(read.names)
    if (
        count is None
        and re.match(r"(?:it|they|he|she|we|its|their|his|our)\b", part.clause.words, re.IGNORECASE)
        and part.voice is not None
    ):
        country = _speaker_country(scene, read, part)
        if country:
            return country, False
    if part.voice is not None and part.voice.verb is not None and part.voice.verb.stance == "deny":
        country = _speaker_country(scene, read, part)
        if country:
            return country, False
    if count is not None:
        own = actor_in(names, count.number_start, count.end)
        if own:
            return own, False
        force = _force_word(read.text, count)
        if force:
            return force, False
        near = (
            actor_in(names, max(0, part.clause.start - 60), part.clause.start)
            if part.clause.rule == "clause.part"
            else ""
        )
        if near:
            return near, False
        if count.inherited and scene.last_actor:
            return scene.last_actor, True
    first = _person(scene, part) if count is None else ""
    first = first or first_actor(read.text, names, part.clause.start, part.clause.end)
    if count is not None and count.kind == "loss":
        victims = _victims(read, count, part)
        return (victims or scene.last_actor or scene.topic_actor), not victims
    if first:
        return first, False
    return (scene.last_actor or scene.topic_actor), True


def _person(scene: Scene, part: Part) -> str:
    """Take the person who is the subject of a clause, where the report has named one."""
    match = re.match(
        r"(?:[A-Z][\w.-]*\s+){0,4}?([A-Z][\w-]+)(?=\s+(?:is|was|will|has|had|would|plans|may|might|could|should|[a-z]+(?:s|ed))\b)",
        part.clause.words,
    )
    known = scene.memory.people.get(match.group(1)) if match else None
    return known.name or "" if known is not None else ""


def _force_word(text: str, count: Count) -> str:
    """Take rebels, militants and gunmen as their own actor where no name tells more."""
    match = re.search(
        r"\b((?:[A-Z][\w-]+\s+)?(?:militants|rebels|insurgents|gunmen|guerrillas|mercenaries|gang\\s+members))\b",
        text[count.number_end : count.end],
    )
    return match.group(1) if match else ""


def _victims(read: SentenceParts, count: Count, part: Part) -> str:
    """Find whose losses are told: "deaths of 10 American soldiers", "its troops lost 300 men"."""
    lost = re.search(
        r"\blos(?:t|es|ing|e)\b|\bsuffer\w*",
        read.text[max(part.clause.start, count.start - 40) : count.start],
    )
    if lost is None:
        return ""
    return first_actor(read.text, list(read.names), part.clause.start, count.start)


def _speaker_country(scene: Scene, read: SentenceParts, part: Part) -> str:
    """Tell which state a source speaks for, from its words here or earlier."""
    if part.voice is None or part.speaker is None:
        return ""
    mention, name = part.voice.speaker, part.speaker.name or ""
    stretch = read.text[mention.first : mention.reach]
    states = [n.entry.name for n in find_names(stretch) if n.entry.kind in {"state", "group", "body"}]
    if not states:
        states = [n.entry.name for n in find_names(name)]
    if states:
        scene.country_of.setdefault(name, states[0])
    elif (
        re.search(
            r"\b(?:government|army|military|ministry|presidential|department)\b", stretch, re.IGNORECASE
        )
        and scene.last_state
    ):
        scene.country_of.setdefault(name, scene.last_state)
    if scene.country_of.get(name) and part.voice.speaker.form in {"metonym", "body"}:
        scene.last_state = scene.country_of[name]
    return scene.country_of.get(name) or scene.memory.states.get(name, "")


def _cues_of(read: SentenceParts, part: Part, start: int, end: int) -> list[Cue]:
    """Take the hedges of a clause, and those between its source and its cue."""
    clause, voice = part.clause, part.voice
    inside = [c for c in read.cues if start <= c.start < end]
    if clause.rule == "clause.presupposed":
        return []
    if clause.rule in {"clause.with", "clause.after"} and clause.start:
        inside = [c for c in read.cues if clause.start - 10 <= c.start < clause.end] + _carried_over(
            read, part
        )
    aside = clause.rule in {"clause.after", "clause.as"}
    modal = re.search(r"\b(?:will|would|could|may|might|should)$", clause.subject)
    if modal is not None:
        inside = [c for c in read.cues if c.end <= clause.start and c.group == "modal"][-1:] + inside
    if voice is not None and not clause.reporter and not aside:
        opens = (
            voice.frame[0] if voice.rule == "source.same-subject" else min(voice.speaker.end, voice.cue_start)
        )
        between = range(opens, voice.cue_end + 1)
        inside += [c for c in read.cues if c.start in between and c not in inside]
    return inside


def _carried_over(read: SentenceParts, part: Part) -> list[Cue]:
    """Let "would likely ..., with rotations" bear on the rotations."""
    if part.clause.text.startswith(("the possibility", "the prospect", "the likelihood")):
        return []
    start = part.voice.content[0] if part.voice is not None else 0
    return [c for c in read.cues if start <= c.start < part.clause.start]


def _stance(
    read: SentenceParts, part: Part, cues: list[Cue], own_side: bool, heading: bool, count: Count | None
) -> Stance:
    voice, verb = part.voice, None
    if voice is not None and part.clause.rule not in {"clause.after", "clause.as"}:
        verb = voice.verb
        nested = _nested_in(read, part)
        if nested is not None and nested.verb is not None and nested.verb.hedge:
            verb = nested.verb
    judged = voice is not None and not own_side and part.speaker is not None and (
        part.speaker.type in {"analyst", "document", "international_body"} or not _tells_an_event(read.text))  # fmt: skip
    return stance_of(
        part.clause.words, cues, read.text, verb=verb, own_side=own_side, heading=heading, judged=judged
    )


def _tells_an_event(text: str) -> bool:
    """Tell whether a single event is told ("in an ambush") and not a running total."""
    return re.search(r"\b(?:clash|attack|ambush|fighting|raid|blast|explosi|bomb|battle|strike|operation|shoot|rocket|mortar|assault|crash)\w*|"
                     r"\bwhen\b", text, re.IGNORECASE) is not None  # fmt: skip


def _nested_in(read: SentenceParts, part: Part) -> Voice | None:
    return next(
        (
            v
            for v in read.voices
            if v.nested
            and v.content[0] <= part.clause.end
            and part.clause.start <= v.cue_start < part.clause.end
        ),
        None,
    )


def _hedges(scene: Scene, read: SentenceParts, part: Part, cues: list[Cue], base: int) -> tuple[Hedge, ...]:
    found = [(c.start, c.end, c.modality, c.key) for c in cues]
    for voice in (part.voice, _nested_in(read, part)):
        if voice is not None and voice.verb is not None and voice.verb.hedge:
            end = voice.verb_end or voice.cue_end
            if not any(s < end and voice.cue_start < e for s, e, _, _ in found):
                found.append((voice.cue_start, end, voice.verb.modality, voice.verb.key))
    return tuple(
        Hedge(scene.report.span(base + s, base + e), modality, probability_of(key, scene.standard))
        for s, e, modality, key in sorted(found)
    )


def _times(
    scene: Scene, read: SentenceParts, start: int, end: int, count: Count | None, base: int
) -> tuple[Time | None, bool, Time | None, When | None]:
    inside = [t for t in read.times if start <= t.start < end]
    rate = any(t.kind == "rate" for t in inside)
    recurrence = next((t for t in inside if t.kind == "recurrence"), None)
    dated = [t for t in inside if t.kind == "time" and not _of_statement(read, t)]
    at = start if count is None else count.number_start
    event = min(dated, key=lambda t: abs(t.start - at)) if dated else None
    others = [t for t in read.times if t.kind == "time"]
    undated = sorted(others, key=lambda t: (_of_statement(read, t), abs(t.start - at)))
    chosen = event or recurrence or (undated[0] if undated else None)
    when = None
    if chosen is not None:
        span = scene.report.span(base + chosen.start, base + chosen.end)
        when = When(span.text, span, chosen.first, chosen.last)
    return event, rate, recurrence, when


def _of_statement(read: SentenceParts, time: Time) -> bool:
    """Tell whether a time dates the saying and not the event: it stands inside a cue."""
    return any(v.frame[0] <= time.start < max(v.frame[1], v.cue_end) for v in read.voices)


def _action(words: str, text: str, start: int, end: int, count: Count | None, part: Part) -> str:
    if count is None:
        verb = part.voice.verb if part.voice is not None else None
        return "deny" if verb is not None and verb.stance == "deny" else action_of(words, None)
    chosen = action_of(text[start:end], count.start - start, count.kind)
    if chosen == "other" and (start, end) != (part.clause.start, part.clause.end):
        return action_of(
            text[part.clause.start : part.clause.end], count.start - part.clause.start, count.kind
        )
    return chosen


def _place(
    scene: Scene, read: SentenceParts, count: Count | None, start: int, end: int, base: int, inherit: bool
) -> Place | None:
    at = None if count is None else count.end
    found = place_in(read.text, list(read.names), start, end, at)
    if found is not None:
        return Place(found.name, found.country, scene.report.span(base + found.start, base + found.end))
    known = scene.last_place or scene.topic_place
    if inherit and count is not None and known is not None:
        return Place(known.name, known.country, None)
    return None


def _proposition(text: str, part: Part, count: Count | None, start: int, end: int) -> str:
    clause = part.clause
    words = clause.words
    if count is not None and (start, end) != (clause.start, clause.end):
        own = re.sub(r"^[\s,;]+(?:and|while|but|plus|with|of\s+whom)?\s*", "", text[start:end]).rstrip(" ,;.")
        words = own if len(own.split()) > 2 else text[count.start : count.end]
    words = re.sub(r"\b(?:reportedly|allegedly|apparently)\s+", "", words)
    return words[:1].upper() + words[1:] if words else text.strip()


def _source(part: Part, base: int, report: Report) -> Source:
    if part.voice is None or part.speaker is None:
        return Source()
    mention = part.voice.speaker
    span = report.span(base + mention.start, base + mention.end)
    return Source(part.speaker.name, part.speaker.type, span, part.voice.via)


def _quantity(count: Count, report: Report, base: int) -> Quantity:
    span = report.span(base + count.start, base + count.end)
    return Quantity(
        _tidy(count.low), _tidy(count.high), count.unit, count.bound, span, count.soft_low, count.soft_high
    )


def _tidy(value: float | None) -> float | None:
    return None if value is None else float(value)


def _probability(scene: Scene, stance: Stance):  # type: ignore[no-untyped-def]
    return None if stance.modality == "asserted" else probability_of(stance.strongest, scene.standard)


def _note(part: Part, count: Count | None, read: SentenceParts) -> str:
    notes = []
    if part.clause.rule == "clause.presupposed":
        notes.append("taken for granted by the words, not stated")
    nested = _nested_in(read, part)
    if nested is not None and part.voice is not None:
        notes.append(
            f"the view of {nested.speaker.name}, told by {part.speaker.name if part.speaker else 'the source'}"
        )
    if count is not None and count.inherited:
        notes.append(f"counted noun taken from an earlier count: {count.unit}")
    return "; ".join(notes)


def _rules(part: Part, count: Count | None, stance: Stance) -> tuple[str, ...]:
    rules = [part.clause.rule]
    if count is not None:
        rules = [count.rule, f"bound.{count.bound}", *rules]
    rules.append("source.reporter" if part.voice is None else part.voice.rule)
    if part.speaker is not None and part.speaker.rule:
        rules.append(part.speaker.rule)
    return (*rules, *stance.rules)


def _confidence(part: Part, count: Count | None) -> float:
    """Give the confidence of the extraction; all assumed, in the order of how often the rules were right."""
    base = 0.5 if count is None else (0.6 if count.inherited else 0.9)
    if part.voice is not None and part.voice.speaker.form == "pronoun":
        base -= 0.1
    return round(base, 2)


def _move_on(scene: Scene, claim: Claim, count: Count | None) -> None:
    if claim.action in {"deploy", "station"}:
        scene.last_action = claim.action
        if claim.place is not None and claim.place.span is not None:
            scene.last_place = claim.place
            scene.topic_place = scene.topic_place or claim.place
    if count is None:
        return
    if count.kind in {"people", "formation", "loss"} and claim.actor:
        scene.last_actor = claim.actor
    if count.kind == "people":
        scene.last_unit = count.unit
