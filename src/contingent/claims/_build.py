"""Building a claim from a part of a sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from contingent.claims._acts import act_of
from contingent.claims._claim import Claim, Probability, Quantity, Source, When
from contingent.claims._counts import Count
from contingent.claims._formations import size_note
from contingent.claims._natures import forces_outside, subject_of
from contingent.claims._probability import probability_of
from contingent.claims._scene import Draft, Scene
from contingent.claims._sentence import Part, SentenceParts
from contingent.claims._setting import enter_paragraph, move_on_place
from contingent.claims._sides import side_of
from contingent.claims._stance import Stance
from contingent.claims._states import speaker_state
from contingent.claims._steps import still_to_come
from contingent.claims._telling import cues_of, hedges_of, nested_in, own_stretch, stance_in
from contingent.claims._times import Time
from contingent.claims._voice import CARRIED
from contingent.claims._where import place_of, shares_theatre, topic_place
from contingent.claims._whose import actor_of
from contingent.reports import Report, Sentence

__all__ = ["build_claims"]


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
        One claim per count, and one per clause without a count.
    """
    scene.enter()
    scene.heading = sentence.kind == "heading"
    if sentence.paragraph != scene.paragraph:
        enter_paragraph(scene, sentence.paragraph)
    opened = topic_place(read)
    if opened is not None:
        scene.last_place = scene.paragraph_place = opened
    drafts: list[Draft] = []
    for part in read.parts:
        counts: tuple[Count | None, ...] = part.counts or (None,)
        drafts += [_draft(scene, sentence, read, part, count) for count in counts]
    _remember_forces(scene, read)
    told = [d.claim.place for d in drafts if d.claim.place is not None and d.claim.place.span and d.claim.quantity]
    if sentence.kind != "heading":
        move_on_place(scene, read, told)
    return drafts


_KEPT = 12  # forces that a later sentence may mean, assumed: those of the last three or four sentences


def _remember_forces(scene: Scene, read: SentenceParts) -> None:
    """Remember the forces of a sentence, its subject last: "it" and "they" mean that one first."""
    subject = subject_of(scene, read)
    others = [f for f in forces_outside(scene, read, None) if not f.aside and f is not subject]
    scene.forces += [*others, *([subject] if subject is not None else [])]
    del scene.forces[:-_KEPT]
    told = _speaks_of_itself(scene, read)
    if subject is not None or told:
        scene.last_subject = told or (subject.actor if subject is not None else "")
        scene.last_subject_kind = subject.kind if subject is not None and not told else "state"
        scene.subject_at = scene.sentence


def _speaks_of_itself(scene: Scene, read: SentenceParts) -> str:
    """Take the state of a source that speaks of itself: "Sudan's president says his country will keep its troops"."""
    own = re.compile(r"\W*(?:it|we|our|its|they|(?:his|her|the|our)\s+(?:country|army|government))\b", re.IGNORECASE)
    parts = [p for p in read.parts if p.voice is not None and own.match(p.clause.words)]
    return speaker_state(scene, read, parts[0]) if parts else ""


def _draft(scene: Scene, sentence: Sentence, read: SentenceParts, part: Part, count: Count | None) -> Draft:
    base, clause = sentence.span.start, part.clause
    heading = sentence.kind == "heading"
    start, end = own_stretch(read.text, part, count)
    scene.why = ""
    actor, inherited = actor_of(scene, read, part, count)
    why = scene.why
    state = speaker_state(scene, read, part)
    own_side = bool(actor) and state in {actor, scene.country_of.get(actor, "-"), scene.memory.states.get(actor, "-")}
    cues = cues_of(read, part, count)
    event, recurrence, when = _times(scene, read, start, end, count, base)
    action = act_of(scene, read.text, start, end, count, part, actor)
    inherit = (inherited and action in {"deploy", "station", "other"}) or shares_theatre(count, action, clause.words)
    place = place_of(scene, read, part, count, (start, end), base, inherit, actor, action)
    side = side_of(read, part, state, own_side, actor, (action, place))
    stance = stance_in(read, part, cues, side, heading)
    verb = None if part.voice is None else part.voice.verb
    claim = Claim(
        id="", report=scene.report.id, sentence=sentence.span,
        proposition=_proposition(read.text, part, count, start, end),
        kind=stance.kind, polarity=stance.polarity, modality=stance.modality,
        source=_source(scene, part, base), hedges=hedges_of(scene, read, part, cues, base),
        quantity=None if count is None else _quantity(count, scene.report, base),
        core=count is not None and count.core, actor=actor,
        action=action if count is None else still_to_come(action, count, stance, read.text, part), place=place,
        time=when if count is None else _until_report(when, action, stance, scene),
        recurrence=None if recurrence is None else read.text[recurrence.start : recurrence.end],
        note=_note(part, count, read, scene.report, base), probability=_probability(scene, stance),
        rules=_rules(part, count, stance, why), confidence=_confidence(part, count),
    )  # fmt: skip
    _move_on(scene, claim, count, heading)
    return Draft(
        claim, clause.words, "" if count is None else count.kind, event, _has_rate(read, start, end), own_side, heading,
        part.speaker.shares if part.speaker else "", verb is not None and verb.stance == "deny",
        clause.rule == "clause.presupposed",
    )  # fmt: skip


def _has_rate(read: SentenceParts, start: int, end: int) -> bool:
    return any(t.kind == "rate" and start <= t.start < end for t in read.times)


def _times(
    scene: Scene, read: SentenceParts, start: int, end: int, count: Count | None, base: int
) -> tuple[Time | None, Time | None, When | None]:
    """Give the time of the event, the recurrence, and the time that the claim shows."""
    inside = [t for t in read.times if start <= t.start < end]
    recurrence = next((t for t in inside if t.kind == "recurrence"), None)
    dated = [t for t in inside if t.kind == "time" and not _of_statement(read, t)]
    at = start if count is None else count.number_start
    event = min(dated, key=lambda t: abs(t.start - at)) if dated else None
    others = [t for t in read.times if t.kind == "time"]
    nearest = min(others, key=lambda t: (_of_statement(read, t), abs(t.start - at))) if others else None
    chosen = event or recurrence or nearest
    if chosen is None:
        return event, recurrence, None
    span = scene.report.span(base + chosen.start, base + chosen.end)
    return event, recurrence, When(span.text, span, chosen.first, chosen.last)


_STANDING = frozenset({"station", "guard", "fight", "support", "prepare", "rotate"})


def _until_report(when: When | None, action: str, stance: Stance, scene: Scene) -> When | None:
    """Close "since September" at the report's day where a running total is told: "6,700 have gone since September"."""
    if when is None or when.end is not None or not when.text.lower().startswith("since") or action in _STANDING:
        return when
    told = stance.kind in {"fact", "assessment"} and scene.published is not None and when.start is not None
    return replace(when, end=scene.published) if told and when.start <= scene.published else when  # type: ignore[operator]


def _of_statement(read: SentenceParts, time: Time) -> bool:
    """Tell whether a time dates the saying and not the event: it stands inside a cue."""
    return any(v.frame[0] <= time.start < max(v.frame[1], v.cue_end) for v in read.voices)


def _proposition(text: str, part: Part, count: Count | None, start: int, end: int) -> str:
    clause = part.clause
    words = clause.words
    if count is not None and (start, end) != (clause.start, clause.end):
        own = re.sub(r"^[\s,;“\"]+(?:and|while|but|plus|with|of\s+wh(?:om|ich))?\s*", "", text[start:end])
        own = own.rstrip(' ,;.”"')
        words = own if len(own.split()) > 2 else text[count.start : count.end]
    words = " ".join(re.sub(r"\b(?:reportedly|allegedly|apparently)\s+", "", words).split())
    return words[:1].upper() + words[1:] if words else text.strip()


def _source(scene: Scene, part: Part, base: int) -> Source:
    if part.voice is None or part.speaker is None:
        return Source()
    mention = part.voice.speaker
    if part.voice.rule == CARRIED and mention.start == mention.end:
        return Source(part.speaker.name, part.speaker.type, scene.source_spans.get(part.speaker.name or ""), ())
    span = scene.report.span(base + mention.start, base + mention.end)
    scene.source_spans[part.speaker.name or ""] = span
    return Source(part.speaker.name, part.speaker.type, span, part.voice.via)


def _quantity(count: Count, report: Report, base: int) -> Quantity:
    span = report.span(base + count.start, base + count.end)
    return Quantity(count.low, count.high, count.unit, count.bound, span, count.soft_low, count.soft_high)


def _probability(scene: Scene, stance: Stance) -> Probability | None:
    return None if stance.modality == "asserted" else probability_of(stance.strongest, scene.standard)


def _note(part: Part, count: Count | None, read: SentenceParts, report: Report, base: int) -> str:
    notes = []
    if part.clause.rule == "clause.presupposed":
        notes.append("taken for granted by the words, not stated")
    nested = nested_in(read, part)
    if nested is not None and part.speaker is not None:
        notes.append(f"the view of {nested.speaker.name}, told by {part.speaker.name}")
    if count is not None and (sized := size_note(_quantity(count, report, base))):
        notes.append(sized)
    if count is not None and re.search(
        r"\d[. \u00a0\u202f\u2009’']\d{3}(?!\d)", read.text[count.number_start : count.number_end]
    ):
        notes.append("the point or space is read as parting thousands: check")
    if count is not None and count.inherited:
        notes.append(f"counted noun taken from nearby words: {count.unit}")
    return "; ".join(notes)


def _rules(part: Part, count: Count | None, stance: Stance, why: str) -> tuple[str, ...]:
    rules = [part.clause.rule]
    if count is not None:
        rules = [count.rule, f"bound.{count.bound}", *rules]
    rules.append("source.reporter" if part.voice is None else part.voice.rule)
    if part.speaker is not None and part.speaker.rule:
        rules.append(part.speaker.rule)
    return (*rules, *stance.rules, *([why] if count is not None and why else []))


def _confidence(part: Part, count: Count | None) -> float:
    """Give the confidence of the extraction; all assumed, in the order of how often the rules were right."""
    base = 0.5 if count is None else (0.6 if count.inherited else 0.9)
    by_pronoun = part.voice is not None and part.voice.speaker.form == "pronoun"
    return round(base - 0.1 if by_pronoun else base, 2)


def _move_on(scene: Scene, claim: Claim, count: Count | None, heading: bool) -> None:
    """Remember what later sentences may leave out."""
    standing = {"fight", "recruit", "withdraw", "prepare"} if count is not None and count.kind == "people" else set()
    if claim.action in {"deploy", "station", *standing}:
        scene.last_action = claim.action
        scene.action_actor = claim.actor if count is not None else scene.action_actor
    if (
        claim.action in {"deploy", "station", "prepare", "rotate", "withdraw", "fight", "transfer", "deny", "lose"}
        and not heading
    ):
        _remember_place(scene, claim, count)
    if count is None:
        return
    if count.kind in {"people", "formation", "loss"} and claim.actor[:1].isupper():
        scene.last_actor, scene.told_at = claim.actor, 0
    if count.kind != "civilian":
        scene.last_counted, scene.counted_at = claim.actor, scene.sentence
    if count.kind == "arms":
        scene.arms_actor = claim.actor
    if count.kind == "loss":
        scene.last_victim = claim.actor
    if count.kind != "arms" or scene.last_noun is None or scene.last_noun[1] == "arms":
        scene.last_noun = count.unit, count.kind
    if count.kind in {"people", "loss"}:
        scene.last_unit = count.unit


def _remember_place(scene: Scene, claim: Claim, count: Count | None) -> None:
    if claim.place is not None and claim.place.span is not None and claim.action == "lose" and count is not None:
        scene.loss_place = claim.place
    if claim.place is not None and claim.place.span is not None and claim.action != "lose":
        scene.last_place, scene.place_actor = claim.place, claim.actor
        scene.topic_place = scene.topic_place or claim.place
