"""Whose a count is where its own words name nobody: the subject of its clause, or who was spoken of."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._counts import Count
from contingent.claims._forces import Force
from contingent.claims._gazetteer import find_names, table
from contingent.claims._natures import forces_outside, nature_of
from contingent.claims._others import kills, observing, opponent, remembered, victim
from contingent.claims._scene import Scene
from contingent.claims._sentence import Part, SentenceParts
from contingent.claims._states import speaker_state

__all__ = ["gives_size", "heir_of", "of_them"]


def heir_of(scene: Scene, read: SentenceParts, part: Part, count: Count) -> tuple[str, bool]:
    """Tell whose a count is where its own words name nobody.

    Parameters
    ----------
    scene : Scene
        The report so far.
    read : SentenceParts
        The sentence.
    part : Part
        The clause.
    count : Count
        The count.

    Returns
    -------
    (str, bool)
        The name, ``''`` if none; and whether it was taken from earlier words.
    """
    text, nature = read.text, nature_of(read.text, count)
    forces = forces_outside(scene, read, count, part)
    linked = _linked(scene, read, part, count, forces)
    if linked is not None:
        scene.why, actor, inherited = linked
        return actor, inherited
    subject = _subject(scene, text, part, count, forces)
    if nature == "peace" and scene.cast.body and (subject is None or count.kind == "loss"):
        scene.why = "actor.mission"
        return scene.cast.body, True
    if count.kind == "loss":
        scene.why = "actor.victim"
        return victim(scene, read, part, count, subject, nature)
    if subject is not None and not _is_like(text, part, count):
        return _of_subject(scene, text, part, count, subject, (forces, nature))
    scene.why = "actor.spoken-of"
    return remembered(scene, read, part, count, forces, nature), True


def _linked(
    scene: Scene, read: SentenceParts, part: Part, count: Count, forces: list[Force]
) -> tuple[str, str, bool] | None:
    """Take whose a count is from words that tie it to others: "whose 900 men", "of them", "its 300"; with the rule."""
    text = read.text
    if whose := _whose(text, forces, count):
        return "actor.whose", whose, False
    if _goes_along(text, part, count) and scene.last_counted:
        return "actor.along", scene.last_counted, True
    if told := _predicate(text, read, count):
        return "actor.predicate", told, False
    if of_them().match(text, count.number_end) and (them := _them(scene, part, text, count)):
        return "actor.of-them", them, True
    if told := _told_of(text, forces, count):
        return "actor.sized", told, False
    if _its_own(text, count):
        return "actor.its-own", _owner(scene, read, part, count, forces), True
    return None


def _subject(scene: Scene, text: str, part: Part, count: Count, forces: list[Force]) -> Force | None:
    """Find who is the subject of a count's clause, in it or carried over to it."""
    before = [f for f in forces if part.clause.start <= f.start and f.end <= count.start]
    subject = _told_to(text, before) or next((f for f in before if not f.aside), None) or _before_aside(part, forces)
    if subject is None and not _is_like(text, part, count):
        subject = _carried(part, forces) or _pronoun(scene, part)
    return subject


def _of_subject(
    scene: Scene, text: str, part: Part, count: Count, subject: Force, others: tuple[list[Force], str]
) -> tuple[str, bool]:
    """Take the subject as the owner, or the other side where the subject hosts, meets or fights what is counted."""
    between = text[max(subject.end, part.clause.start) : count.start]
    if (
        subject.kind == "state"
        and _hosting().match(between) is not None
        and (guest := _guest(scene, subject, [f for f in others[0] if subject.end < f.start and f.end <= count.start]))
    ):
        scene.why = "actor.guest"
        return guest, True
    if observing().search(between) is None and _enemy().search(between) is None:
        scene.why = "actor.subject"
        return subject.actor, subject.start < 0
    scene.why = "actor.other-side"
    return opponent(scene, others[0], subject, others[1]), True


@cache
def _hosting() -> re.Pattern[str]:
    """Find words of a state on whose soil others stand: "hosts by far the largest contingent", "is home to"."""
    modals = "has|have|had|will|would|may|might|could|can|to|agreed|offered|is|be|now|already|currently|still|also"
    helpers = rf"(?:(?:{modals})\s+){{0,3}}"
    verbs = r"host(?:s|ed|ing)?|hous(?:es|ed)|home\s+to|welcom(?:es|ed)|receiv(?:es|ed)|tak(?:es|en)\s+in|took\s+in"
    return re.compile(rf"\s+{helpers}(?:{verbs})\b", re.IGNORECASE)


def _guest(scene: Scene, host: Force, named: list[Force]) -> str:
    """Take whose forces a host has on its soil: those the report speaks of, or who was counted last."""
    told = [
        *(f.actor for f in named if not f.place),
        scene.last_counted,
        scene.topic_actor,
        *(f.actor for f in reversed(scene.forces)),
        scene.cast.body,
    ]
    return next((actor for actor in told if actor and actor != host.actor), "")


def _goes_along(text: str, part: Part, count: Count) -> bool:
    """Tell whether arms are listed with the people who bring them: "110 soldiers and four launchers"."""
    index = part.counts.index(count) if count in part.counts else 0
    before = part.counts[index - 1] if index and count.kind == "arms" else None
    if before is None or before.kind not in {"people", "formation"}:
        return False
    return re.fullmatch(r"(?:,|,?\s+(?:and|with|plus|as\s+well\s+as))\s+", text[before.end : count.start]) is not None


def _them(scene: Scene, part: Part, text: str, count: Count) -> str:
    """Take those whom "of them" means: counted last, or spoken of since."""
    near = [
        n
        for n in find_names(text[part.clause.start : count.start])
        if n.entry.kind in {"group", "state"} and n.entry.form != "place"
    ]
    if near and _people_after().match(text[part.clause.start : count.start], near[-1].end):
        return near[-1].entry.name  # "hit Hezbollah members almost without exception, some 70 of them"
    since = scene.last_subject if scene.subject_at > scene.counted_at else ""
    if kills(text[part.clause.start : count.start]) and scene.last_counted == scene.last_subject:
        return ""  # "the army said it had killed 96 of them": not of its own
    return since or scene.last_counted


@cache
def _people_after() -> re.Pattern[str]:
    nouns = (
        "members|fighters|soldiers|troops|men|militants|rebels|guards|officers|nationals|citizens|recruits|volunteers"
    )
    return re.compile(rf"\s+(?:[a-z]+\s+)?(?:{nouns})\b", re.IGNORECASE)


@cache
def _comes_from() -> re.Pattern[str]:
    helpers = r"(?:,|\s+(?:will|would|should|could|may|might|is|are|was|were|to|be|been|have|has|had|all|mostly))*"
    return re.compile(
        rf"{helpers}\s+(?:come|came|drawn|provided|supplied|contributed|recruited)\s+(?:from|by)\s+(?:the\s+)?"
    )


def _predicate(text: str, read: SentenceParts, count: Count) -> str:
    """Read "9,600 were Afghans", "31 of them New Zealanders", "700 are to come from Peru": whose is told of them."""
    origin = _comes_from().match(text, count.end)
    from_whom = next((n for n in read.names if origin and n.start == origin.end() and n.entry.form == "name"), None)
    if from_whom is not None:
        return from_whom.entry.name
    link = re.match(r"\s+(?:were|are|was|being|of\s+(?:them|whom|these))\s+(?:[a-z]+\s+)?", text[count.number_end :])
    end = count.number_end + (link.end() if link else 0)
    told = next((n for n in read.names if link and n.start == end and n.entry.form == "demonym"), None)
    return told.entry.name if told is not None and text[told.end - 1] in "sehi" else ""


def _told_of(text: str, forces: list[Force], count: Count) -> str:
    """Take the force whose size is given: "put the number of attackers at 300", "puts the militias at 30,000"."""
    before = [f for f in forces if f.end <= count.start and not f.place]
    if not before:
        return ""
    near, gap = before[-1], text[before[-1].end : count.start]
    given = re.fullmatch(r"(?:\s+[a-z]+){0,3}\s+at\s+(?:[a-z]+\s+){0,2}", gap) is not None
    sized = re.search(r"\b(?:number|strength|size|ranks|total)\s+of\s+(?:the\s+)?$", text[: near.start]) is not None
    put = re.search(r"\b(?:puts?|putting|estimat\w+|reckon\w*|sets?)\b", text[: near.start]) is not None
    return near.actor if given and (sized or put) else ""


def _carried(part: Part, forces: list[Force]) -> Force | None:
    """Take the subject that a clause after "and" shares with the clause before."""
    if not part.clause.subject and part.clause.rule not in {"clause.and", "clause.but"}:
        return None
    before = [f for f in forces if f.end <= part.clause.start and not f.aside]
    return before[0] if before and not _opens_anew().match(part.clause.words) else None


@cache
def _opens_anew() -> re.Pattern[str]:
    return re.compile(r"\W*(?:it|they|he|she|there|some|about|\d|an?\s|at\s+least|more|fewer)", re.IGNORECASE)


@cache
def _enemy() -> re.Pattern[str]:
    return re.compile(r"\b(?:enemy|enemies|foe|foes|adversar(?:y|ies)|opponents?)\b", re.IGNORECASE)


def _told_to(text: str, before: list[Force]) -> Force | None:
    """Take whom another wants to act: "Lithuania wants Germany to bring 4,800 soldiers"."""
    near = [f for f in before if re.match(r"\s+to\s+[a-z]+", text[f.end :]) and f.kind in {"state", "group", "body"}]
    return near[-1] if near and len(before) > 1 and near[-1] is not before[0] and not near[-1].place else None


@cache
def _own_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"\s+(?:more\s+)?of\s+(?:its|their|his|her|our)\b", re.IGNORECASE),
        re.compile(r"\b(?:its|their|his|her|our)\s+(?:own\s+)?(?:[a-z]+\s+){0,2}$", re.IGNORECASE),
    )


@cache
def gives_size() -> re.Pattern[str]:
    """Find words that give the size of those spoken of, not of the speaker: "put their number at"."""
    size = "numbers?|strength|size|total|ranks"
    return re.compile(
        rf"\b(?:puts?|putting|estimat\w+|reckon\w*|gives?|gave)\s+(?:its|their)\s+(?:[a-z]+\s+)?(?:{size})(?:\s+(?:there|here|in\s+[A-Z]\w+))?\s+(?:at|as)\s+(?:[a-z]+\s+){{0,2}}$",
        re.IGNORECASE,
    )


def _its_own(text: str, count: Count) -> bool:
    after, before = _own_words()
    return after.match(text, count.number_end) is not None or before.search(text[: count.start]) is not None


def _owner(scene: Scene, read: SentenceParts, part: Part, count: Count, forces: list[Force]) -> str:
    """Tell whom "17 of its men" belong to: the subject of the clause, the speaker, or who was spoken of."""
    before = [f for f in forces if f.end <= count.start and not f.place]
    if before and kills(read.text[part.clause.start : count.start]):
        return before[0].actor if len(before) > 1 else scene.last_subject  # "after rebels killed 40 of its men"
    inside = next((f.actor for f in before if f.start >= part.clause.start and not f.aside), "")
    return inside or speaker_state(scene, read, part) or (before[0].actor if before else "") or scene.last_subject


@cache
def of_them() -> re.Pattern[str]:
    """Find "of them" right after a number: those counted or spoken of before."""
    people = "soldiers|troops|men|fighters|recruits|officers|peacekeepers|police|planes|aircraft|ships|guns|tanks"
    known = rf"the\s+(?:{people})\b(?!\s+(?:of|from|in|at)\b)"
    return re.compile(rf"\s+of\s+(?:them\b|these\b|those\b|whom\b|{known})", re.IGNORECASE)


def _whose(text: str, forces: list[Force], count: Count) -> str:
    """Take the force before "whose 10,000 peacekeepers"."""
    mark = re.search(r",?\s+whose\s+(?:[a-z-]+\s+){0,3}$", text[: count.start])
    near = [] if mark is None else [f for f in forces if f.end <= mark.start() + 1]
    return near[-1].actor if near else ""


def _before_aside(part: Part, forces: list[Force]) -> Force | None:
    """Take the force right before "once thought to number 3,000", "450 strong"."""
    if part.clause.rule not in {"clause.part", "clause.bracket", "clause.relative", "clause.which", "clause.who"}:
        return None
    near = [f for f in forces if part.clause.start - 60 <= f.start and f.end <= part.clause.start]  # a phrase, assumed
    return near[-1] if near else None


def _is_like(text: str, part: Part, count: Count) -> bool:
    """Tell whether a count is one more of those just counted in the clause: "and another 1,700"."""
    return count.inherited and part.counts.index(count) > 0 if count in part.counts else False


@cache
def _pronouns() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:(?:but|and|yet|now|in\s+\w+|last\s+\w+|earlier|today|so\s+far),?\s+)?(?:it|they|(?:the|that)\s+(?:country|"
        r"kingdom|state|republic|group|movement|force|unit))\b(?!['’]s\b)",
        re.IGNORECASE,
    )


def _pronoun(scene: Scene, part: Part) -> Force | None:
    """Take the subject of the sentence before for "it" and "they"."""
    opening = _pronouns().match(part.clause.words)
    if opening is not None and opening.group().lower().endswith((" group", " movement")):
        group = next((f.actor for f in reversed(scene.forces) if f.kind == "group"), "")
        if group:
            return Force(-1, part.clause.start, group, "group", False)
    if opening is not None and part.clause.rule == "clause.semi" and scene.counted_at == scene.sentence:
        entry = table().get(scene.last_counted)  # "The mission had 2,210 men; it has lost 27"
        return Force(-1, part.clause.start, scene.last_counted, "body" if entry is None else entry.kind, False)
    if opening is None or scene.last_subject == "":
        return None
    if opening.group().lower().endswith("it") and scene.last_subject_kind == "irregular":
        return None  # "it" is no band of gunmen
    return Force(-1, part.clause.start, scene.last_subject, scene.last_subject_kind, False)
