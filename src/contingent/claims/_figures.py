"""How two counts bear on one another: the same figure, two ceilings, figures apart."""

from __future__ import annotations

import re
from functools import cache

from contingent.claims._claim import Claim, Quantity
from contingent.claims._ledger import Relation
from contingent.claims._likeness import (
    apart,
    around,
    counted_class,
    figure,
    interval,
    is_ceiling,
    same_action,
    same_actor,
)
from contingent.claims._matter import disputed, one_matter
from contingent.claims._needles import seek
from contingent.claims._rivals import figures_apart, overlapping, plans_apart
from contingent.claims._scene import Draft

__all__ = ["relate_counts"]

_LEAST_REPEAT = 100  # smaller numbers repeat by chance, assumed


def relate_counts(later: Draft, earlier: Draft) -> Relation | None:
    """Relate two counts of one class.

    Parameters
    ----------
    later, earlier : Draft
        In the order of the text.

    Returns
    -------
    Relation or None
    """
    a, b = later.claim, earlier.claim
    if a.quantity is None or b.quantity is None:
        return None
    matter = one_matter(later, earlier)
    if not (matter or same_actor(a, b) or _same_unnamed(a, b)):
        return None
    if figure(a.quantity) is not None and figure(a.quantity) == figure(b.quantity):
        if same_action(a, b) and "range" in _bounds(a, b) and len(_bounds(a, b)) == 2:
            return _touching(a, b)
        return _repeated(a, b, earlier.heading)
    if not matter:
        return None
    if "range" in _bounds(a, b) and _bounds(a, b) & {"at_least", "more_than"} and _same_floor(a.quantity, b.quantity):
        return Relation("refines", a.id, b.id, None, "the one keeps only the lower end of the range")
    if is_ceiling(a.quantity) and is_ceiling(b.quantity) and apart(a.quantity, b.quantity) and _of_one_scale(a, b):
        note = "two ceilings far apart: they fit as different horizons, or as strength at one time against a total"
        return Relation("conflicts", a.id, b.id, "possible", note)
    return _differing(later, earlier, a.quantity, b.quantity)


_SCALE = 20.0  # figures so many times one another are of two things, assumed


def _of_one_scale(a: Claim, b: Claim) -> bool:
    low, high = sorted((figure(a.quantity) or 0.0, figure(b.quantity) or 0.0))
    return high <= _SCALE * low


def _same_unnamed(a: Claim, b: Claim) -> bool:
    """Tell whether two figures that leave the force unnamed are of one matter: one source, one town, or like words."""
    if not a.actor == b.actor == "" or a.report != b.report:
        return False
    if a.source.name is not None and a.source.name == b.source.name:
        return True
    towns = {c.place.name for c in (a, b) if c.place is not None and c.place.span is not None}
    placed = all(c.place is not None and c.place.span is not None for c in (a, b))
    return (placed and len(towns) == 1) or _alike(a, b)


def _alike(a: Claim, b: Claim) -> bool:
    """Tell whether two propositions differ in hardly more than their numbers."""
    left, right = (set(re.findall(r"[a-z]{3,}", c.proposition.lower())) - _SMALL for c in (a, b))
    return len(left & right) >= 2 and len(left & right) >= _MOSTLY * max(len(left), len(right))


_MOSTLY = 0.75  # of the words of either, assumed
_SMALL = frozenset({"the", "and", "about", "some", "around", "have", "had", "has", "were", "was", "been", "that"})


def _bounds(a: Claim, b: Claim) -> set[str]:
    return {q.bound for q in (a.quantity, b.quantity) if q is not None}


def _same_floor(a: Quantity, b: Quantity) -> bool:
    return a.value_low is not None and a.value_low == b.value_low


def _touching(a: Claim, b: Claim) -> Relation | None:
    if a.source.name == b.source.name or _bounds(a, b) & {"at_most", "less_than", "at_least", "more_than"}:
        return Relation("refines", a.id, b.id, None, "the one gives the range of the other")
    return Relation("conflicts", a.id, b.id, "possible", "a range and a figure that fit only at one end of it")


def _repeated(a: Claim, b: Claim, headline: bool) -> Relation | None:
    if not (same_action(a, b) or "other" in {a.action, b.action}):
        return None
    if _other_scope(a, b):
        note = "one figure includes what the other counts on top of the same figure"
        return Relation("conflicts", a.id, b.id, "impossible", note)
    bounds = {q.bound for q in (a.quantity, b.quantity) if q is not None}
    if len(bounds) == 2 and headline:
        return Relation("refines", a.id, b.id, None, "the text adds the bound that the headline leaves out")
    if (figure(a.quantity) or 0) < _LEAST_REPEAT and not headline:
        return None
    return Relation("same", a.id, b.id, None, "the same figure of the same forces")


@cache
def _scope_words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    includes = r"\b(?:takes\s+in|includ\w+|counting|among\s+them)\b"
    as_well = r"as\s+well\s+as\s+(?:about|some|approximately|\d)"
    on_top = rf"\b(?:plus|on\s+top|in\s+addition|not\s+counting|besides|{as_well})\b"
    part = r"\b(?:civilian|support\s+staff|police|reservist|contractor)"
    return (re.compile(includes, re.I), re.compile(on_top, re.I), re.compile(part, re.I))


def _other_scope(a: Claim, b: Claim) -> bool:
    """Tell whether equal figures differ in scope: with civilians, and with civilians on top."""
    includes, on_top, part = _scope_words()
    texts = (a.sentence.text, b.sentence.text)
    if a.source.name == b.source.name or not all(part.search(t) for t in texts):
        return False
    return any(includes.search(x) and on_top.search(y) for x, y in (texts, texts[::-1]))


@cache
def _earlier_words() -> re.Pattern[str]:
    return re.compile(r"\b(?:earlier|previous(?:ly)?|initially|originally|at\s+first|formerly)\b", re.IGNORECASE)


def _differing(later_: Draft, earlier_: Draft, first: Quantity, second: Quantity) -> Relation | None:
    """Relate different figures of the same losses or strength, told by different sources or at different times."""
    a, b = later_.claim, earlier_.claim
    if _another_voice().search(a.sentence.text) and seek(_earlier_words(), around(b)):
        return None  # what one said earlier is no rival of what another says now
    later = _update(a, b) or _newer(later_, earlier_, a, b)
    if later is not None:
        return later
    unnamed = a.report == b.report and not (a.source.name and b.source.name)
    both_ahead = a.kind in _AHEAD and b.kind in _AHEAD
    against = a.sentence != b.sentence and (disputed(a) or _of_one_event(a, b))
    if (a.origin == b.origin and not (unnamed and against)) or not _one_matter(a, b):
        return None
    if unnamed and not both_ahead and not against:
        return None
    ends = interval(first), interval(second)
    if ends[0] is None or ends[1] is None:
        return None
    if first.unit != second.unit and counted_class(first) == "casualties":
        return Relation("conflicts", a.id, b.id, "possible", "different figures of different scope")
    low, high = sorted((ends[0], ends[1]))
    if low[1] >= high[0]:
        return None if earlier_.heading else overlapping(a, b, first, second)
    if {a.kind, b.kind} & _AHEAD:
        return plans_apart(a, b, low[1], high[0])
    return figures_apart(a, b, low[1], high[0])


_AHEAD = frozenset({"forecast", "intention"})


_NEXT = 320  # characters from one sentence to the end of the next, assumed


def _of_one_event(a: Claim, b: Claim) -> bool:
    """Tell whether two tolls stand in neighbouring sentences, one of them with a source: rival tolls of one event."""
    named = bool(a.source.name) != bool(b.source.name)
    return a.action == b.action == "lose" and named and 0 < a.sentence.start - b.sentence.start < _NEXT


def _one_matter(a: Claim, b: Claim) -> bool:
    """Tell whether two claims may be of one place and one time."""
    places = {
        c.place.country for c in (a, b) if c.place is not None and c.place.country is not None and _tells_place(c)
    }
    if len(places) > 1:
        return False
    return not (_before(a, b) or _before(b, a))


def _tells_place(claim: Claim) -> bool:
    """Tell whether the sentence itself names where: a place taken from an earlier one parts no figures."""
    span = claim.place.span if claim.place is not None else None
    return span is not None and claim.sentence.start <= span.start < claim.sentence.end


def _before(a: Claim, b: Claim) -> bool:
    """Tell whether the one is dated wholly before the other."""
    return a.time is not None and b.time is not None and None not in (a.time.end, b.time.start) and (
        a.time.end < b.time.start  # type: ignore[operator]
    )  # fmt: skip


@cache
def _later_words() -> re.Pattern[str]:
    return re.compile(r"\b(?:now|later|since|latest|revised|updated|corrected|has\s+(?:risen|climbed|grown))\b", re.I)


def _update(a: Claim, b: Claim) -> Relation | None:
    """Read a later figure for one told of earlier, by words or by days; of strengths and losses that run on."""
    if not _may_run_on(a, b):
        return None
    old = [seek(_earlier_words(), around(c)) is not None for c in (a, b)]
    if old[0] != old[1] and not any(seek(_batch(), around(c)) for c in (a, b)):
        now, before = (a, b) if old[1] else (b, a)
        return Relation("updates", now.id, before.id, None, "a later figure for one told of earlier")
    if seek(_put_before(), around(a)) and a.sentence != b.sentence:
        return Relation("updates", b.id, a.id, None, "a later figure for one told of earlier")
    same_voice = a.source.name is not None and (a.source.name == b.source.name or _one_entity(a, b))
    if same_voice and (_before(b, a) or seek(_later_words(), around(a)) is not None):
        return Relation("updates", a.id, b.id, None, "the same source gives a later figure")
    unsourced = a.source.name is None and b.source.name is None and a.action != "lose"
    if (same_voice or unsourced) and a.report == b.report and _is_of_the_past(a) and b.time is None:
        return Relation("updates", b.id, a.id, None, "the same source gave an earlier figure")
    return None


@cache
def _another_voice() -> re.Pattern[str]:
    """Find words of one who tells his own figure beside the others': nothing that he said before is replaced."""
    return re.compile(
        r"\bfor\s+(?:its|their|his|her)\s+part\b|\bby\s+contrast\b|\bon\s+the\s+other\s+hand\b", re.IGNORECASE
    )


@cache
def _put_before() -> re.Pattern[str]:
    """Find "it had been put at 31": what was told before the figure that stands now."""
    return re.compile(
        r"\bhad\s+(?:been|stood|previously|earlier)\s+(?:\w+\s+)?(?:put|given|set|counted|reported|estimated|at)\b",
        re.I,
    )


def _is_of_the_past(claim: Claim) -> bool:
    """Tell whether a past day is told for a figure: "in December it said that the number was 2,000"."""
    dated = claim.time is not None and claim.time.end is not None
    return dated and re.search(r"\b(?:said|put|gave|told|reported|was|were|had)\b", claim.sentence.text) is not None


def _one_entity(a: Claim, b: Claim) -> bool:
    return bool(a.source.entity) and a.source.entity == b.source.entity


def _newer(later: Draft, earlier: Draft, a: Claim, b: Claim) -> Relation | None:
    """Read what one entity says in two reports of different days as an update."""
    if a.report == b.report or not _one_entity(a, b) or None in (later.told, earlier.told) or not _may_run_on(a, b):
        return None
    if later.told == earlier.told or any(seek(_batch(), around(c)) for c in (a, b)):
        return None
    new, old = (a, b) if later.told > earlier.told else (b, a)  # type: ignore[operator]
    return Relation("updates", new.id, old.id, None, "the same source gives a later figure in a later report")


@cache
def _batch() -> re.Pattern[str]:
    return re.compile(r"\b(?:another|further|more|additional|first|second|new|join(?:s|ed|ing)?)\b(?!\s+than)", re.I)


@cache
def _sighted() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:count(?:s|ed)|detect(?:s|ed)|track(?:s|ed)|spot(?:s|ted)|sight(?:s|ed)|intercept(?:s|ed))\b", re.I
    )


def _may_run_on(a: Claim, b: Claim) -> bool:
    places = {c.place.country for c in (a, b) if c.place is not None and c.place.country is not None}
    named = bool(a.source.name or b.source.name)
    if seek(_sighted(), a.sentence.text) is not None and a.time is not None and b.time is not None:
        return False  # 45 aircraft on Monday and 20 on Tuesday are two days' sightings
    return len(places) < 2 and named and a.sentence != b.sentence
