"""How claims bear on one another, by rules that would rather miss a relation than invent one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contingent.claims._scene import Draft
from contingent.claims._claim import Claim, Quantity
from contingent.claims._gazetteer import table
from contingent.claims._ledger import Relation
from contingent.claims._nouns import is_people

__all__ = ["find_relations"]

_NEAR = 12  # earlier claims of a group that a claim is compared with: keeps the time linear, assumed enough


def find_relations(drafts: Sequence[Draft]) -> tuple[Relation, ...]:
    """Find the relations among claims.

    Parameters
    ----------
    drafts : sequence of Draft
        Claims with ids and origins, in the order of the reports.

    Returns
    -------
    tuple of Relation
        In the order of the later claim.
    """
    found: dict[tuple[str, str], Relation] = {}
    groups: dict[object, list[Draft]] = {}
    earlier: list[Draft] = []
    for draft in drafts:
        for relation in (
            *_among_counts(draft, groups),
            *_to_deployment(draft, earlier),
            *_repeats(draft, earlier),
        ):
            key = (min(relation.a, relation.b), max(relation.a, relation.b))
            found.setdefault(key, relation)
        for group in _groups(draft):
            groups.setdefault(group, []).append(draft)
        earlier.append(draft)
        del earlier[:-60]  # claims further back than 60 are not compared; assumed
    return tuple(found.values())


def _groups(draft: Draft) -> list[object]:
    quantity = draft.claim.quantity
    if quantity is None or not draft.claim.core:
        return []
    return [_class(quantity)]


def _class(quantity: Quantity) -> str:
    if quantity.unit in {"casualties", "killed_or_wounded", "killed_or_missing"}:
        return "casualties"
    if quantity.unit in {"killed", "wounded", "captured", "missing"}:
        return quantity.unit
    if quantity.unit == "civilians":
        return "civilians"
    return "people" if is_people(quantity.unit) else quantity.unit


def _among_counts(draft: Draft, groups: dict[object, list[Draft]]) -> list[Relation]:
    relations = []
    for group in _groups(draft):
        for other in reversed(groups.get(group, [])[-_NEAR:]):
            relation = _counts(draft, other)
            if relation is None:
                continue
            if relation.type in {"same", "refines"}:
                return [relation]  # the figure is a repeat: what holds of the claim repeated is told there
            relations.append(relation)
    return relations


def _counts(later: Draft, earlier: Draft) -> Relation | None:
    a, b = later.claim, earlier.claim
    if a.quantity is None or b.quantity is None or not _same_actor(a, b):
        return None
    if _value(a.quantity) == _value(b.quantity) and _value(a.quantity) is not None:
        return _repeated(later, earlier)
    if not _same_action(a, b):
        return None
    if _is_ceiling(a.quantity) and _is_ceiling(b.quantity) and _apart(a.quantity, b.quantity):
        note = "two ceilings far apart: they fit as different horizons, or as strength at one time against a total"
        return Relation("conflicts", a.id, b.id, "possible", note)
    return _disagreeing(a, b)


def _same_actor(a: Claim, b: Claim) -> bool:
    return bool(a.actor) and a.actor == b.actor


def _same_action(a: Claim, b: Claim) -> bool:
    moving = {"deploy", "rotate", "station"}
    return a.action == b.action or (a.action in moving and b.action in moving)


def _value(quantity: Quantity) -> float | None:
    return quantity.value_high if quantity.value_high is not None else quantity.value_low


def _is_ceiling(quantity: Quantity) -> bool:
    return quantity.bound in {"at_most", "less_than"}


def _apart(a: Quantity, b: Quantity) -> bool:
    high, low = max(_value(a) or 0, _value(b) or 0), min(_value(a) or 0, _value(b) or 0)
    return low > 0 and high / low >= 2  # twice: assumed, below it ceilings differ by rounding and date


def _repeated(later: Draft, earlier: Draft) -> Relation | None:
    a, b = later.claim, earlier.claim
    if not (_same_action(a, b) or "other" in {a.action, b.action}):
        return None
    if _scopes(a, b):
        return Relation(
            "conflicts",
            a.id,
            b.id,
            "impossible",
            "one figure includes what the other counts on top of the same figure",
        )
    if (
        a.quantity is not None
        and b.quantity is not None
        and a.quantity.bound != b.quantity.bound
        and earlier.heading
    ):
        return Relation("refines", a.id, b.id, None, "the text adds the bound that the headline leaves out")
    if (
        (_value(a.quantity) if a.quantity else None) is not None
        and (_value(a.quantity) or 0) < 100
        and not earlier.heading
    ):  # type: ignore[arg-type]
        return None  # small numbers repeat by chance; 100 is assumed
    return Relation("same", a.id, b.id, None, "the same figure of the same forces")


_INCLUDES = re.compile(r"\b(?:takes\s+in|includ\w+|counting|among\s+them)\b", re.IGNORECASE)
_ON_TOP = re.compile(
    r"\b(?:plus|on\s+top|in\s+addition|not\s+counting|besides|as\s+well\s+as\s+(?:about|some|approximately|\d))\b",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:civilian|support\s+staff|police|reservist|contractor)", re.IGNORECASE)


def _scopes(a: Claim, b: Claim) -> bool:
    """Tell whether equal figures differ in scope: with civilians, and with civilians on top."""
    texts = (a.sentence.text, b.sentence.text)
    if a.source.name == b.source.name or not all(_PART.search(t) for t in texts):
        return False
    return any(_INCLUDES.search(x) and _ON_TOP.search(y) for x, y in (texts, texts[::-1]))


def _disagreeing(a: Claim, b: Claim) -> Relation | None:
    """Tell counts of the same losses or strength that different sources put apart."""
    if (
        a.quantity is None
        or b.quantity is None
        or a.origin == b.origin
        or a.report == b.report
        and not (a.source.name and b.source.name)
    ):
        return None
    first, second = _interval(a.quantity), _interval(b.quantity)
    if (
        first is None
        or second is None
        or a.kind in {"forecast", "intention"}
        or b.kind in {"forecast", "intention"}
    ):
        return None
    if _EARLIER.search(a.sentence.text) or _EARLIER.search(b.sentence.text):
        now, before = (a, b) if _EARLIER.search(b.sentence.text) else (b, a)
        return Relation("updates", now.id, before.id, None, "a later figure for one told of earlier")
    if (
        a.quantity.unit != b.quantity.unit
        and _class(a.quantity) == "casualties"
        and _value(a.quantity) != _value(b.quantity)
    ):
        return Relation("conflicts", a.id, b.id, "possible", "different figures of different scope")
    if first[1] < second[0] * 0.9 or second[1] < first[0] * 0.9:  # a tenth: the width of "about", assumed
        return Relation(
            "conflicts",
            a.id,
            b.id,
            "strained",
            "different figures: both hold only with another date or scope",
        )
    exact = {"exact", "approx", "range"}
    if a.quantity.bound in exact and b.quantity.bound in exact:
        return Relation("supports", a.id, b.id, None, "figures that agree within a tenth")
    floor, value = (a.quantity, b.quantity) if a.quantity.value_high is None else (b.quantity, a.quantity)
    if floor.value_high is None and (_value(value) or 0) >= 1.5 * (
        floor.value_low or 0
    ):  # 1.5: floors are read up to that
        return Relation(
            "conflicts", a.id, b.id, "possible", "compatible only if the lower figure is a loose floor"
        )
    return None


_EARLIER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initially|originally|at\s+first|formerly)\b", re.IGNORECASE
)


def _interval(quantity: Quantity) -> tuple[float, float] | None:
    if quantity.bound == "vague":
        return (
            None
            if quantity.soft_low is None or quantity.soft_high is None
            else (quantity.soft_low, quantity.soft_high)
        )
    low = quantity.value_low if quantity.value_low is not None else 0.0
    high = quantity.value_high if quantity.value_high is not None else float("inf")
    return low, high


def _to_deployment(draft: Draft, earlier: Sequence[Draft]) -> list[Relation]:
    """Relate denials, rotation, dates and decisions to the count that they speak of."""
    claim = draft.claim
    if claim.quantity is not None:
        return []
    about = next((d.claim for d in reversed(earlier) if d.claim.core and d.claim.action in _MOVES and d.claim.actor == claim.actor
                  and not d.heading and d.claim.report == claim.report), None)  # fmt: skip
    largest = _largest(earlier, claim)
    if draft.denies and about is not None and claim.polarity == "negative":
        return [Relation("denies", claim.id, about.id, "impossible", "denied by the party accused")]
    target = largest or about
    if target is None:
        return []
    if draft.presupposed and target.modality in {"possible", "conditional"}:
        note = "takes a decision for granted that the other leaves open"
        return [Relation("conflicts", claim.id, target.id, "strained", note)]
    measures = {r.measure for r in claim.readings}
    if measures & {"rotating", "interval", "tour"}:
        rotation = next(
            (d.claim for d in reversed(earlier) if {r.measure for r in d.claim.readings} & {"rotating"}), None
        )
        if (
            rotation is not None
            and "rotating" in measures
            and rotation.origin != claim.origin
            and claim.kind == rotation.kind
        ):
            return [Relation("same", claim.id, rotation.id, None, "rotation told again")]
        return [
            Relation(
                "refines", claim.id, (rotation or target).id, None, "tells how the troops would come and go"
            )
        ]
    if re.search(r"\bimminent\b", claim.proposition, re.IGNORECASE):
        return (
            [Relation("refines", claim.id, target.id, None, "tells how soon")]
            if _SENDS.search(claim.proposition)
            else []
        )
    if "clause.with" in claim.rules and about is not None and about.sentence == claim.sentence:
        return [Relation("refines", claim.id, about.id, None, "adds to the count of the same sentence")]
    return _place_support(claim, earlier)


_SENDS = re.compile(r"\b(?:deploy|send|arriv|troops|soldiers|contingent|reinforcement)", re.IGNORECASE)
_MOVES = frozenset({"deploy", "station", "rotate", "prepare", "support", "transfer"})


def _largest(earlier: Sequence[Draft], claim: Claim) -> Claim | None:
    """Find the largest force that the same actor may send: what rotation and dates speak of."""
    sent = [d.claim for d in earlier if d.claim.quantity is not None and d.claim.core and not d.heading and d.claim.action == "deploy"
            and d.claim.actor == claim.actor and d.claim.report == claim.report]  # fmt: skip
    return max(sent, key=lambda c: _value(c.quantity) or 0, default=None) if sent else None  # type: ignore[arg-type]


def _place_support(claim: Claim, earlier: Sequence[Draft]) -> list[Relation]:
    if (
        claim.place is None
        or claim.place.span is None
        or claim.kind != "forecast"
        or claim.action not in {"deploy", "station"}
    ):
        return []
    for draft in reversed(earlier):
        other = draft.claim
        if draft.heading or claim.place.name in {other.actor, claim.actor} or _is_state(claim.place.name):
            continue
        if (
            other.core
            and other.place is not None
            and other.place.name == claim.place.name
            and other.actor == claim.actor
            and other.action in _MOVES
        ):
            return [Relation("supports", claim.id, other.id, None, f"{claim.place.name} named by both")]
    return []


def _is_state(name: str) -> bool:
    entry = table().get(name)
    return entry is not None and entry.form == "name"


_STOP = frozenset(
    "a an the of to in for and or be is are was were as at by on it its that this with from has have had would could may might will "
    "not only also such been more than their they he she his her who which into over".split()
)


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]{3,}", text.lower())
    return frozenset(w[:6] for w in words if w not in _STOP)


def _repeats(draft: Draft, earlier: Sequence[Draft]) -> list[Relation]:
    """Find a claim without a count told again: most of its words, same kind and polarity."""
    claim = draft.claim
    if claim.quantity is not None:
        return []
    stems = _stems(claim.proposition)
    for other in reversed(earlier):
        if (
            other.claim.quantity is not None
            or other.claim.polarity != claim.polarity
            or other.claim.sentence == claim.sentence
        ):
            continue
        theirs = _stems(other.claim.proposition)
        shared, least = len(stems & theirs), min(len(stems), len(theirs))
        if (
            least >= 3
            and shared / least >= 0.66
            and shared / max(len(stems), len(theirs)) >= 0.25
            and other.claim.kind == claim.kind
        ):
            return [Relation("same", claim.id, other.claim.id, None, "told again in much the same words")]
    return []
