"""Whose force or act a claim is about."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from contingent.claims._bearing import actor_in, first_actor, is_located
from contingent.claims._beside import antecedent, just_before
from contingent.claims._breakaway import breakaway_force
from contingent.claims._counts import Count
from contingent.claims._fitting import of_government, plain_people, proper_subject
from contingent.claims._gazetteer import Name
from contingent.claims._givers import giver_of
from contingent.claims._heirs import gives_size, heir_of, of_them
from contingent.claims._natures import tells
from contingent.claims._others import kills
from contingent.claims._owners import body_subject, owner_of_losses
from contingent.claims._possessors import commander_of, possessor_of
from contingent.claims._scene import Scene
from contingent.claims._sentence import Part, SentenceParts
from contingent.claims._states import irregulars, speaker_state

__all__ = ["actor_of"]


def actor_of(scene: Scene, read: SentenceParts, part: Part, count: Count | None) -> tuple[str, bool]:
    """Tell whose force or act a claim is about.

    Parameters
    ----------
    scene : Scene
        The report so far.
    read : SentenceParts
        The sentence.
    part : Part
        The clause.
    count : Count or None
        The count, if the claim has one.

    Returns
    -------
    (str, bool)
        The name, ``''`` if none; and whether it was taken from earlier words.
    """
    named = "" if count is None or count.kind == "arms" else _by_demonym(read, count)
    if named:
        scene.why = "actor.demonym"
        return named, False
    body = body_subject(scene, read, part, count)
    if body:
        scene.why = "actor.mission"
        return body, False
    told = _told_of_self(scene, read, part, count)
    if told:
        scene.why = "actor.source"
        return told, _self_words().match(part.clause.words) is not None
    if count is None:
        own = (
            commander_of(read.text, part, None)
            or _person(scene, part)
            or first_actor(read.text, list(read.names), part.clause.start, part.clause.end)
        )
        return (own, False) if own else (scene.last_actor or scene.topic_actor, True)
    return _of_count(scene, read, part, count)


def _by_demonym(read: SentenceParts, count: Count) -> str:
    """Take the state that a counted noun names itself: "it faces 50,000 Russians"."""
    inside = [n for n in read.names if count.number_end <= n.start and n.end <= count.end and n.entry.form == "demonym"]
    return inside[0].entry.name if inside and inside[0].entry.kind == "state" else ""


@cache
def _self_words() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:none|all|some|most|many|half|any|both)\s+of\s+(?=its|their|his|her|our))?"
        r"(?:it|they|he|she|we|its|their|his|our|(?:the|her|this)\s+(?:country|kingdom|nation|island|republic|emirate))\b",
        re.IGNORECASE,
    )


def _told_of_self(scene: Scene, read: SentenceParts, part: Part, count: Count | None) -> str:
    """Take the source itself where it denies, offers or says "we" and "it"."""
    if part.voice is None:
        return ""
    stance = part.voice.verb.stance if part.voice.verb is not None else ""
    if count is not None and gives_size().search(read.text[: count.start]):
        return ""  # "a report puts their number at 900"
    if count is not None and (
        of_them().match(read.text, count.number_end)
        or any(_gets(read.text, part, c) for c in (count, *part.counts[:1]))
    ):
        return ""
    own = _self_words().match(part.clause.words)
    if count is not None and kills(read.text[part.clause.start : part.counts[0].start if part.counts else count.start]):
        return ""  # "it has captured 1,200 troops and 10 tanks": the other side's
    after = part.voice.speaker.first >= part.clause.start and not _we().match(part.clause.words)  # "It has 400, X said"
    speaks = (
        own is not None
        and not (after and count is not None)
        and (count is None or count.kind != "loss" or _suffered(read.text, part, count))
    )
    if stance not in {"deny", "intend"} and not speaks:
        return ""
    if own is not None and _others_meant(scene, part, own.group()):
        return ""
    body = part.voice.speaker.form in {"role", "body", "surname"} and part.voice.speaker.name[:1].isupper()
    name = part.speaker.name if part.speaker is not None and body and count is not None and own is not None else None
    return speaker_state(scene, read, part) or (name or "" if name and " " not in name else "")


def _others_meant(scene: Scene, part: Part, word: str) -> bool:
    """Tell whether "they" are the rebels spoken of and not the one body that speaks: "the panel believes they have"."""
    single = part.voice is not None and part.voice.speaker.form != "metonym" and not part.voice.speaker.plural
    spoken = scene.last_subject_kind in {"group", "irregular"} and scene.sentence - scene.subject_at <= 1
    return word.lower() in {"they", "their"} and single and spoken


@cache
def _we() -> re.Pattern[str]:
    return re.compile(r"(?:\W*\w+\s+){0,2}?(?:we|our|i|my)\b", re.IGNORECASE)


def _gets(text: str, part: Part, count: Count) -> bool:
    """Tell whether the subject hosts or gets what is counted and does not own it."""
    return re.search(r"\b(?:host|receiv|tak\w*\s+in|welcom|detect|track|spott|seen|saw|identif|observ|"
    r"intercept)\w*\s+(?:[\w-]+\s+){0,3}$",
                     text[part.clause.start : count.start], re.IGNORECASE) is not None  # fmt: skip


def _suffered(text: str, part: Part, count: Count) -> bool:
    """Tell whether the subject of a clause has the losses: "it lost 34"."""
    before = text[part.clause.start : count.start]
    return _suffers().search(before) is not None


def _outside_frames(read: SentenceParts, count: Count) -> list[Name]:
    """Leave out the names of those who speak: "which a U.N. report estimated at 400 men" counts no men of the U.N."""
    frames = [
        (v.speaker.first, v.speaker.reach) for v in read.voices if not v.speaker.first <= count.start < v.speaker.reach
    ]
    return [n for n in read.names if not any(start <= n.start and n.end <= end for start, end in frames)]


def _of_count(scene: Scene, read: SentenceParts, part: Part, count: Count) -> tuple[str, bool]:
    names = _outside_frames(read, count)
    if count.kind == "arms" and _used().search(read.text[: count.start]) is not None:
        user = first_actor(read.text, names, part.clause.start, count.start)
        if user:
            scene.why = "actor.subject"
            return user, False  # "Russia fired 24 North Korean missiles"
    own = _by_its_words(scene, read, part, count, names)
    if own:
        return own, False
    told = [
        n for n in names
        if part.clause.start <= n.start < count.start and n.entry.form == "demonym" and n.entry.kind != "region"
        and tells().match(read.text, n.end) is None
    ]  # fmt: skip
    if count.inherited and told and not is_located(read.text, told[-1]):
        scene.why = "actor.demonym"
        return told[-1].entry.name, False  # "put the Azerbaijani grouping at 9,000"
    subject = (
        ""
        if first_actor(read.text, names, part.clause.start, count.start)
        else proper_subject(scene, read, part, count)
    )
    scene.why = "actor.subject"
    return (subject, False) if subject else heir_of(scene, read, part, count)


def _by_its_words(scene: Scene, read: SentenceParts, part: Part, count: Count, names: list[Name]) -> str:
    """Take the owner from the words of a count and those beside it."""
    text = read.text
    reach = None if _leaves().search(text[: count.start]) else _belonging().match(text, count.end)
    ways: tuple[tuple[str, Callable[[], str]], ...] = (
        ("noun", lambda: actor_in(names, count.number_start, count.end) or _breakaway(text, names, count)),
        ("of", lambda: actor_in(names, count.end, reach.end() if reach else 0)),
        ("kind-of-fighter", lambda: _force_word(scene, text, count)),
        ("civilians", lambda: plain_people(scene, text, names, count)),
        ("government", lambda: of_government(scene, read, part, count)),
        ("admitted", lambda: _admitted(scene, read, part, count)),
        ("sized", lambda: _sized_before(scene, text, count)),
        ("giver", lambda: giver_of(scene, text, names, part, count)),
        ("possessor", lambda: possessor_of(scene, read, part, count)),
        ("just-before", lambda: just_before(text, names, part, count)),
        ("losses-of", lambda: owner_of_losses(text, names, part, count)),
        ("antecedent", lambda: antecedent(text, names, count)),
    )
    for rule, way in ways:
        if found := way():
            scene.why = f"actor.{rule}"
            return found
    return ""


def _breakaway(text: str, names: list[Name], count: Count) -> str:
    inside = [n for n in names if count.number_start <= n.start and n.end <= count.end]
    return next(filter(None, (breakaway_force(text, n) for n in inside)), "")


def _sized_before(scene: Scene, text: str, count: Count) -> str:
    """Take those counted last where a report "puts their number at 900"."""
    return scene.last_counted if gives_size().search(text[: count.start]) else ""


@cache
def _used() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:fir(?:ed|es|ing)|launch(?:ed|es|ing)?|us(?:ed|es|ing)|dropped)\s+(?:\w+\s+)?$", re.IGNORECASE
    )


@cache
def _leaves() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:withdr[ae]w\w*|pull\w*|leav\w+|left|remov\w+|evacuat\w+|mov\w+|return\w*|recall\w*|bought|buy\w*|purchas\w*|acquir\w*|obtain\w*|import\w*|receiv\w*|order\w*)\b",
        re.I,
    )


@cache
def _belonging() -> re.Pattern[str]:
    no_adjective = "them|whom|which|from|in|at|to|into|for|on|near|by|with|its|their"
    return re.compile(
        rf"\s+(?:of|from|"
        rf"belonging\s+to|in(?=\s+[A-Z]\w+\s+(?:uniforms?|fatigues|colours|markings)\b))\s+(?:the\s+)?(?:(?!(?:{no_adjective})\b)[a-z]+\s+){{0,2}}(?:\d+(?:st|nd|rd|th)\s+)?(?:[A-Z][\w.’'-]*\s?){{1,4}}"
    )


def _force_word(scene: Scene, text: str, count: Count) -> str:
    """Take rebels, militants and gunmen as the group spoken of, else as their own actor: never "fighters"."""
    whole = _of_whole().match(text, count.number_end)
    match = irregulars().search(text[count.number_end : whole.end() if whole else count.end])
    if match is None:
        return ""
    kind = "gangs" if match.group(1) == "gang members" else match.group(1)
    return kind if kind[0].isupper() else scene.group or kind


@cache
def _of_whole() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:out\s+)?of\s+(?:the|its|an?|some|about)\s+(?:(?!and\b)\w+\s+){0,2}\d[\d,]*(?:\s+[\w-]+){1,2}"
    )


def _admitted(scene: Scene, read: SentenceParts, part: Part, count: Count) -> str:
    """Take losses that a source admits as its own: "Wagner's channels admitted to about twenty dead"."""
    verb = part.voice.verb if part.voice is not None else None
    owns = count.kind == "loss" and verb is not None and verb.lemma in {"admit", "acknowledge", "concede"}
    return speaker_state(scene, read, part) if owns else ""


@cache
def _suffers() -> re.Pattern[str]:
    return re.compile(r"\blos(?:t|es|ing|e)\b|\bsuffer\w*|\bsustain\w*", re.IGNORECASE)


@cache
def _subject_name() -> re.Pattern[str]:
    verbs = r"is|was|will|has|had|would|plans|may|might|could|should|[a-z]+(?:s|ed)"
    return re.compile(rf"(?:[A-Z][\w.-]*\s+){{0,4}}?([A-Z][\w-]+)(?=\s+(?:{verbs})\b)")


def _person(scene: Scene, part: Part) -> str:
    """Take the person who is the subject of a clause, where the report has named one."""
    match = _subject_name().match(part.clause.words)
    known = scene.memory.people.get(match.group(1)) if match else None
    return known.name or "" if known is not None else ""
