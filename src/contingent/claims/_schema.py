"""A ledger in the published schema of claims, with a few additive keys."""

from __future__ import annotations

from datetime import date
from typing import Any

from contingent.claims._claim import Claim, FieldOrigin, Hedge, Place, Probability, Quantity, Reading, Review, When
from contingent.claims._formations import people_of
from contingent.claims._ledger import Ledger, Relation
from contingent.claims._probability import origin_of_chance
from contingent.reports import Span

__all__ = ["plain_fields", "to_schema"]


def to_schema(ledger: Ledger) -> dict[str, Any]:
    """Give a ledger as plain data in the published schema.

    Parameters
    ----------
    ledger : Ledger
        Claims and relations.

    Returns
    -------
    dict
        ``{"claims": [...], "relations": [...]}``; each claim carries ``readings``, ``grade``,
        ``probability``, ``origin``, ``confidence`` and ``rules`` on top of the schema.

    Examples
    --------
    >>> from contingent.claims import extract
    >>> from contingent.reports import from_text
    >>> data = to_schema(extract([from_text("Some 300 soldiers were killed.", id="r")]))
    >>> data["claims"][0]["quantity"]["span"]["text"]
    'Some 300 soldiers'
    """
    return {
        "claims": [_claim(claim) for claim in ledger.claims],
        "relations": [_relation(relation) for relation in ledger.relations],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": claim.id,
        "report": claim.report,
        "sentence": _span(claim.sentence),
        "proposition": claim.proposition,
        "kind": claim.kind,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "source": _source(claim),
        "hedges": [_hedge(hedge) for hedge in claim.hedges],
        "quantity": None if claim.quantity is None else _quantity(claim.quantity),
        "core": claim.core,
        "actor": claim.actor or None,
        "action": claim.action,
        "place": _place(claim.place),
        "time": _when(claim.time),
    }
    if claim.recurrence:
        data["recurrence"] = claim.recurrence
    if claim.note:
        data["note"] = claim.note
    if claim.review is not None:
        data["analyst"] = _review(claim.review)
    if claim.found_by:
        data["found_by"] = list(claim.found_by)
        data["fields"] = {each.name: _field(each) for each in claim.fields}
    return data | _additions(claim)


def _field(each: FieldOrigin) -> dict[str, str]:
    return {"origin": each.origin} | ({each.other: each.said} if each.other else {})


def _review(review: Review) -> dict[str, Any]:
    """Give an analyst's layer; each altered field has the analyst as its origin."""
    fields = {name: {"origin": "analyst", "was": was} for name, was in review.was}
    return {"verdict": review.verdict or None, "why": review.why, "fields": fields}


def plain_fields(claim: Claim) -> dict[str, str]:
    """Give the fields of a claim as short texts, by the names under which an analyst sets them.

    Parameters
    ----------
    claim : Claim
        Any claim.

    Returns
    -------
    dict
        Field to text, ``''`` where it has no value.
    """
    quantity, time = claim.quantity, claim.time
    low = None if quantity is None else quantity.value_low if quantity.soft_low is None else quantity.soft_low
    high = None if quantity is None else quantity.value_high if quantity.soft_high is None else quantity.soft_high
    return {
        **{name: str(getattr(claim, name) or "") for name in _WORDS},
        "core": "yes" if claim.core else "no",
        "source": _told(claim),
        "hedges": ", ".join(hedge.span.text for hedge in claim.hedges),
        "value": " to ".join(dict.fromkeys(f"{end:,.15g}" for end in (low, high) if end is not None)),
        "value_low": "" if low is None else f"{low:,.15g}",
        "value_high": "" if high is None else f"{high:,.15g}",
        "bound": "" if quantity is None else quantity.bound.replace("_", " "),
        "unit": "" if quantity is None else quantity.unit,
        "place": "" if claim.place is None else claim.place.name,
        "time": "" if time is None else time.text,
        "readings": ", ".join(f"{each.measure} {each.weight:g}" for each in claim.readings),
        "probability": "" if claim.probability is None else f"{claim.probability.mid:g}",
        "grade": f"{claim.grade.reliability}{claim.grade.credibility}",
    }


def _told(claim: Claim) -> str:
    source = claim.source
    if source.name is None:
        return "the reporter"
    return f"{source.name} ({source.type.replace('_', ' ')}){''.join(f', via {name}' for name in source.via)}"


_WORDS = ("proposition", "kind", "polarity", "modality", "actor", "action", "recurrence", "note")


def _place(place: Place | None) -> dict[str, Any] | None:
    return None if place is None else {"name": place.name, "country": place.country, "span": _span(place.span)}


def _when(time: When | None) -> dict[str, Any] | None:
    if time is None:
        return None
    return {"text": time.text, "span": _span(time.span), "start": _day(time.start), "end": _day(time.end)}


def _additions(claim: Claim) -> dict[str, Any]:
    return {
        "readings": [_reading(reading) for reading in claim.readings],
        "grade": {
            "reliability": claim.grade.reliability,
            "credibility": claim.grade.credibility,
            "why": claim.grade.why,
        },
        "probability": _probability(claim.probability),
        "origin": claim.origin,
        "confidence": claim.confidence,
        "rules": list(claim.rules),
    }


def _source(claim: Claim) -> dict[str, Any]:
    source = claim.source
    data = {
        "name": source.name,
        "type": source.type,
        "span": _span(source.span),
        "via": [_via(claim, name) for name in source.via],
    }
    return data | {"entity": source.entity} if source.entity else data


def _via(claim: Claim, name: str) -> dict[str, Any]:
    """Give who relays, with the span of the name in the sentence."""
    at = claim.sentence.text.find(name)
    start = claim.sentence.start + at
    span = None if at < 0 else {"start": start, "end": start + len(name), "text": name}
    return {"name": name, "type": "media", "span": span}


def _span(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _hedge(hedge: Hedge) -> dict[str, Any]:
    return {"start": hedge.span.start, "end": hedge.span.end, "text": hedge.span.text}


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _quantity(quantity: Quantity) -> dict[str, Any]:
    data: dict[str, Any] = {
        "value_low": _number(quantity.value_low),
        "value_high": _number(quantity.value_high),
        "unit": quantity.unit,
        "bound": quantity.bound,
        "span": _span(quantity.span),
    }
    people = people_of(quantity)
    if people is not None:
        data["people"] = {"low": _number(people[0]), "high": _number(people[1]), "basis": "assumed: usual sizes"}
    if quantity.soft_low is not None:
        data |= {"soft_low": _number(quantity.soft_low), "soft_high": _number(quantity.soft_high)}
    return data


def _probability(probability: Probability | None) -> dict[str, Any] | None:
    if probability is None:
        return None
    return {
        "low": probability.low,
        "mid": probability.mid,
        "high": probability.high,
        "mean": probability.mean,
        "basis": probability.basis,
        "origin": origin_of_chance(probability.basis),
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "measure": reading.measure,
        "weight": reading.weight,
        "low": _number(reading.low),
        "high": _number(reading.high),
        "bound": reading.bound,
        "start": _day(reading.start),
        "end": _day(reading.end),
        "why": reading.why,
        "condition": reading.condition,
    }


def _relation(relation: Relation) -> dict[str, Any]:
    data: dict[str, Any] = {"type": relation.type, "a": relation.a, "b": relation.b, "note": relation.note}
    if relation.joint is not None:
        data["joint"] = relation.joint
    return data
