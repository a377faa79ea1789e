"""Counting what a claim extractor got right in one marked report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from contingent.validate._match import (
    Marked,
    counted_span,
    overlap,
    pairs,
    same_source,
    unit_class,
    unsourced,
    words,
)

__all__ = ["Tally"]


class Tally:
    """Counts of right and of all, by figure.

    Examples
    --------
    >>> tally = Tally()
    >>> tally.add("kind", True), tally.add("kind", False)
    (None, None)
    >>> tally.share("kind"), tally.share("never met")
    (0.5, None)
    """

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.of: Counter[str] = Counter()

    def add(self, name: str, right: int, of: int = 1) -> None:
        """Add to a figure."""
        self.right[name] += int(right)
        self.of[name] += of

    def share(self, name: str) -> float | None:
        """Give the share right, None where there was nothing to count."""
        return round(self.right[name] / self.of[name], 4) if self.of[name] else None

    def f1(self, name: str) -> float | None:
        """Give the F1 of a figure that counts found, predicted and marked."""
        both = self.right[f"{name} predicted"] + self.right[f"{name} marked"]
        return round(2 * self.right[f"{name} found"] / both, 4) if both else None

    def f1_parts(self, name: str, found: int, predicted: int, marked: int) -> None:
        """Add to an F1."""
        self.right[f"{name} found"] += found
        self.right[f"{name} predicted"] += predicted
        self.right[f"{name} marked"] += marked

    def report(self, marked: Marked, output: Marked) -> None:
        """Add one report: as marked, and as the extractor read it."""
        gold, found = marked["claims"], output.get("claims", [])
        self._spans(marked["text"], found)
        self._counts(marked, gold, found)
        self._hedges(gold, found)
        paired = pairs(gold, found)
        self.add("claims_raised", len(paired), len(gold))
        self.add("claims_per_gold", len(found), len(gold))
        for i, claim in enumerate(gold):
            partner = found[paired[i]] if i in paired else None
            self._source(claim, partner)
            if partner is not None:
                self._fields(claim, partner)
        self._relations(marked, output, {found[j].get("id"): gold[i]["id"] for i, j in paired.items()})
        self.right["reports"] += 1

    def _spans(self, text: str, found: Sequence[Marked]) -> None:
        for claim in found:
            for span in (claim.get("sentence"), counted_span(claim), (claim.get("source") or {}).get("span")):
                if span and span.get("text") is not None:
                    self.add("spans_true", text[span["start"] : span["end"]] == span["text"])

    def _counts(self, marked: Marked, gold: Sequence[Marked], found: Sequence[Marked]) -> None:
        core = [claim for claim in gold if claim["core"]]
        beside = [counted_span(claim) for claim in gold if claim["quantity"] and not claim["core"]]
        left = [
            claim
            for claim in found
            if claim.get("core") and not any(overlap(counted_span(claim), span) for span in beside)
        ]
        predicted = len(left)
        strict = 0
        for claim in core:
            hit = next((other for other in left if overlap(counted_span(claim), counted_span(other))), None)
            self.add("count_found", hit is not None)
            if hit is not None:
                left = [other for other in left if other is not hit]
                strict += self._count(marked, claim, hit)
        self.f1_parts("count", strict, predicted, len(core))

    def _count(self, marked: Marked, claim: Marked, hit: Marked) -> bool:
        want, got = claim["quantity"], hit["quantity"]
        bound = want["bound"] == got.get("bound")
        values = all(want[end] == got.get(end) for end in ("value_low", "value_high"))
        self.add("bound_right", bound)
        actor = not claim["actor"] or bool(words(claim["actor"]) & words(hit.get("actor")))
        country = (claim["place"] or {}).get("country") == (hit.get("place") or {}).get("country")
        place = country or bool(marked.get("countries_unmarked"))
        self.add("actor_action_place", actor and claim["action"] == hit.get("action") and place)
        return bound and values and unit_class(want["unit"]) == unit_class(got.get("unit"))

    def _hedges(self, gold: Sequence[Marked], found: Sequence[Marked]) -> None:
        want = _unique(hedge for claim in gold for hedge in claim["hedges"])
        got = _unique(hedge for claim in found for hedge in claim.get("hedges", []))
        self.add("hedge recall", sum(any(overlap(one, other) for other in got) for one in want), len(want))
        self.add("hedge precision", sum(any(overlap(one, other) for one in want) for other in got), len(got))

    def _source(self, claim: Marked, partner: Marked | None) -> None:
        if claim["source"]["type"] == "unattributed":
            # A witness is named but of no type the schema grades; no answer about him is wrong.
            named = bool(claim["source"].get("name"))
            self.add("unsourced_left_empty", partner is None or unsourced(partner) or named)
        else:
            self.add("source_right", partner is not None and same_source(claim, partner))

    def _fields(self, claim: Marked, partner: Marked) -> None:
        self.add("source_type", claim["source"]["type"] == (partner.get("source") or {}).get("type"))
        self.add("modality", claim["modality"] == partner.get("modality"))
        self.add("kind", claim["kind"] == partner.get("kind"))
        want, got = claim["polarity"] == "negative", partner.get("polarity") == "negative"
        self.f1_parts("negation", want and got, got, want)
        time, its = claim.get("time"), partner.get("time")
        if time and time.get("span"):
            self.add("time_span", overlap(time["span"], (its or {}).get("span")))
            same = all(time.get(end) == (its or {}).get(end) for end in ("start", "end"))
            self.add("time_interval", bool(its) and same)

    def _relations(self, marked: Marked, output: Marked, partner: dict[str | None, str]) -> None:
        def known(name: str) -> object:
            """Give the marked claim's id; an unpaired one stays apart."""
            return partner.get(name, ("?", name))

        want, got = marked.get("relations", []), output.get("relations", [])
        linked, seen = _links(want, str), _links(got, known)
        self.f1_parts("relation", len(linked & seen), len(seen), len(linked))
        clashes, alarms = _clashes(want, str), _clashes(got, known)
        self.add("impossible_found", len(clashes & alarms), len(clashes))
        self.right["false alarms"] += len(alarms - clashes)


def _unique(spans: Iterable[Marked]) -> list[Marked]:
    return list({(span["start"], span["end"]): span for span in spans}.values())


def _ends(relation: Marked, name: Callable[[str], object]) -> frozenset[object]:
    return frozenset((name(relation["a"]), name(relation["b"])))


def _links(relations: Sequence[Marked], name: Callable[[str], object]) -> set[tuple[frozenset[object], bool]]:
    return {(_ends(item, name), item["type"] in ("conflicts", "denies")) for item in relations}


def _clashes(relations: Sequence[Marked], name: Callable[[str], object]) -> set[frozenset[object]]:
    return {_ends(item, name) for item in relations if item.get("joint") == "impossible"}
