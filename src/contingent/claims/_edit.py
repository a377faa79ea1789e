"""Set fields of a claim as an analyst says, and what follows from them: readings, probability, origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from contingent.claims._claim import Bound, Claim, Hedge, Quantity, Reading, Review
from contingent.claims._corrections_file import Correction
from contingent.claims._events import event_readings
from contingent.claims._hedges import find_cues
from contingent.claims._origins import origin_of
from contingent.claims._probability import probability_of
from contingent.claims._readings import quantity_readings
from contingent.claims._scene import Draft
from contingent.claims._schema import plain_fields
from contingent.claims._times import Time
from contingent.errors import Fault
from contingent.measures import MEASURES
from contingent.reports import Span

__all__ = ["edited", "said"]

_COUNT = ("value", "value_low", "value_high", "bound", "unit")
_PLAIN = ("proposition", "kind", "polarity", "modality", "core", "actor", "action", "place", "time",
          "recurrence", "note", "probability")  # fmt: skip
_TELLS_READING = {*_COUNT, "kind", "polarity", "modality", "core", "action", "time"}


def edited(
    draft: Draft, one: Correction, published: date | None, standard: str, path: str, faults: list[Fault]
) -> Draft:
    """Set the fields that a correction names.

    Parameters
    ----------
    draft : Draft
        The claim so far.
    one : Correction
        Fields with their values.
    published : datetime.date or None
        Day of the report.
    standard : str
        How hedge words become probabilities.
    path : str
        Of the correction, for messages.
    faults : list of Fault
        Takes what is wrong.

    Returns
    -------
    Draft
        With readings made anew where a field tells them and none are given.
    """
    if not one.edits:
        return draft
    before, edits = draft.claim, dict(one.edits)
    new = replace(before, **{name: edits[name] for name in _PLAIN if name in edits})
    try:
        new = _hedged(_counted(_sourced(new, edits), edits), edits, standard)
        draft = _timed(replace(draft, claim=new), edits)
        if "readings" in edits:
            draft = replace(draft, claim=replace(draft.claim, readings=_readings(draft.claim, edits["readings"])))
        elif _TELLS_READING & set(edits):
            again = quantity_readings(draft, published) or event_readings(draft, published)
            draft = replace(draft, claim=replace(draft.claim, readings=again))
    except _Wrong as wrong:
        name, what, allowed = wrong.args
        deed = "add" if one.verdict == "added" else "edit"
        faults.append(Fault(one.lines.get(name, one.line), f"{path}.{deed}.{name}", what, allowed=allowed))
        return draft
    return replace(draft, claim=_marked(before, draft.claim, edits))


class _Wrong(Exception):
    pass


def _sourced(claim: Claim, edits: Mapping[str, Any]) -> Claim:
    """Change the parts of the source that are given; a new name has no place in the text."""
    if "source" not in edits:
        return claim
    new = replace(claim.source, **edits["source"])
    if new.name != claim.source.name:
        new = replace(new, span=None)
    if (new.name is None) != (new.type == "unattributed"):
        raise _Wrong("source", "a name needs a type, and a type a name", "name and type")
    return replace(claim, source=new, origin=origin_of(claim.report, new.name))


def _counted(claim: Claim, edits: Mapping[str, Any]) -> Claim:
    if not set(_COUNT) & set(edits):
        return claim
    old = claim.quantity or Quantity(None, None, "people", "exact", claim.sentence)
    bound = edits.get("bound", old.bound if not {"value_low", "value_high"} <= set(edits) else "range")
    bound = "exact" if bound == "range" and "value" in edits and "bound" not in edits else bound
    low, high = _ends(edits, old, bound)
    new = replace(old, bound=cast("Bound", bound), unit=edits.get("unit", old.unit), value_low=low, value_high=high)
    if bound == "vague":
        new = replace(new, value_low=None, value_high=None, soft_low=low, soft_high=high)
    elif old.bound == "vague":
        new = replace(new, soft_low=None, soft_high=None)
    return replace(claim, quantity=new, core=edits.get("core", claim.core or claim.quantity is None))


def _ends(edits: Mapping[str, Any], old: Quantity, bound: str) -> tuple[float | None, float | None]:
    """Give both ends as the bound allows them."""
    first = old.value_low if old.value_low is not None else old.soft_low
    last = old.value_high if old.value_high is not None else old.soft_high
    low, high = edits.get("value_low", edits.get("value", first)), edits.get("value_high", edits.get("value", last))
    low, high = (high if low is None else low), (low if high is None else high)
    name = next(iter(set(_COUNT) & set(edits)), "bound")
    if low is None or high is None:
        raise _Wrong("bound" if "bound" in edits else name, "the claim has no number", "value beside it")
    if low > high:
        raise _Wrong("value_low" if "value_low" in edits else "value_high", "low is above high", "low at most high")
    if bound in {"range", "vague"}:
        return low, high
    if bound in {"at_most", "less_than"}:
        return None, high
    if bound in {"at_least", "more_than"}:
        return low, None
    if low != high:
        raise _Wrong("bound" if "bound" in edits else name, f"two numbers cannot be '{bound}'", "value beside it")
    return low, high


def _hedged(claim: Claim, edits: Mapping[str, Any], standard: str) -> Claim:
    """Find the words of each hedge in the sentence, and their probability; the least sure of them counts."""
    if "hedges" not in edits:
        return claim
    text, start = claim.sentence.text, claim.sentence.start
    cues, hedges = find_cues(text), []
    for words in edits["hedges"]:
        at = text.find(words)
        if at < 0:
            raise _Wrong("hedges", f"'{words}' is not in the sentence", "words of the sentence")
        cue = next((cue for cue in cues if cue.start < at + len(words) and at < cue.end), None)
        span = Span(start + at, start + at + len(words), words)
        chance = probability_of(cue.key, standard) if cue is not None and cue.key else None
        hedges.append(Hedge(span, cue.modality if cue else claim.modality, chance))
    chances = [hedge.probability for hedge in hedges if hedge.probability is not None]
    least = min(chances, key=lambda chance: chance.mid, default=None)
    return replace(claim, hedges=tuple(hedges), probability=edits.get("probability", least))


def _timed(draft: Draft, edits: Mapping[str, Any]) -> Draft:
    """Let the time told be the time of the event; what is told as so has no probability of its own."""
    claim = draft.claim
    if "modality" in edits and claim.modality == "asserted" and not {"probability", "hedges"} & set(edits):
        claim = replace(claim, probability=None)
    draft = replace(draft, claim=claim)
    when = edits.get("time")
    return draft if when is None else replace(draft, event_time=Time(0, 0, when.start, when.end))


def _readings(claim: Claim, shares: Mapping[str, float]) -> tuple[Reading, ...]:
    """Give the readings named; what is known of window and condition stays."""
    known = {reading.measure: reading for reading in claim.readings}
    made = []
    for measure, share in shares.items():
        like = known.get(measure) or (next(iter(known.values()), None))
        if MEASURES[measure].kind == "event":
            value = 0.0 if claim.polarity == "negative" else 1.0
            low, high, bound = value, value, "event"
        elif claim.quantity is not None:
            quantity = claim.quantity
            vague = quantity.bound == "vague"
            low = quantity.soft_low if vague else quantity.value_low  # type: ignore[assignment]
            high = quantity.soft_high if vague else quantity.value_high  # type: ignore[assignment]
            bound = quantity.bound
        elif measure in known:
            low, high, bound = known[measure].low, known[measure].high, known[measure].bound  # type: ignore[assignment]
        else:
            raise _Wrong("readings", f"'{measure}' needs a number", "value beside it")
        start, end, condition = (like.start, like.end, like.condition) if like else (None, None, "")
        made.append(Reading(measure, share, low, high, bound, start, end, "set by the analyst", condition))
    return tuple(made)


def _marked(before: Claim, after: Claim, edits: Mapping[str, Any]) -> Claim:
    """Keep what each altered field was; the first value is the extracted one."""
    old, review = plain_fields(before), after.review or Review()
    told = dict(review.was)
    was = {name: old.get(name, "") for name in edits if name not in told}
    return replace(after, review=replace(review, was=(*review.was, *was.items())))


def said(claim: Claim) -> str:
    """Say what an analyst made of a claim.

    Parameters
    ----------
    claim : Claim
        With its review.

    Returns
    -------
    str
        A clause such as ``'c1 rejected by the analyst: told twice'``; ``''`` without a review.
    """
    review = claim.review
    if review is None:
        return ""
    now = plain_fields(claim)
    pairs = () if review.verdict == "added" else review.was
    changes = [f"{name.replace('_', ' ')} {now.get(name) or 'none'} (was {was or 'none'})" for name, was in pairs]
    deeds = " and ".join([*([review.verdict] if review.verdict else []), *(["corrected"] if changes else [])])
    told = "; ".join([*changes, *([review.why] if review.why else [])])
    return f"{claim.id} {deeds} by the analyst" + (f": {told}" if told else "")
