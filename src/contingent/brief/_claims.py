"""The claims as a table: quote, who, how sure, how many, which reading, what it does to the answer."""

from __future__ import annotations

from typing import Any

from contingent.brief._ask import Ask, Origin
from contingent.brief._format import figure, percent_points
from contingent.brief._numbers import Book
from contingent.brief._phrases import how_many, sentence_case, source_words, tame
from contingent.claims import Claim, Reading
from contingent.measures import MEASURES

__all__ = ["claims_rows"]

_KINDS = {
    "fact": "told as fact",
    "assessment": "judged",
    "forecast": "foreseen",
    "intention": "intended",
    "opinion": "opinion",
}


def claims_rows(ask: Ask, book: Book) -> list[dict[str, Any]]:
    """Write one row a claim.

    Parameters
    ----------
    ask : Ask
        The posterior.
    book : Book
        Takes the numbers.

    Returns
    -------
    list of dict
        Keys id, quote, focus (the words that carry the number), who, sure, how_many, readings, grade,
        effect, weighs; claims that weigh come first, by effect, then those that do not, in the order
        of the texts.
    """
    order = {name: place for place, name in enumerate(ask.weighing)}
    claims = sorted(ask.ledger.claims, key=lambda claim: order.get(claim.id, len(order)))
    return [_row(ask, book, claim) for claim in claims]


def _row(ask: Ask, book: Book, claim: Claim) -> dict[str, Any]:
    weighs = claim.id in ask.weighing
    return {
        "id": claim.id,
        "report": claim.report,
        "quote": claim.sentence.text,
        "focus": claim.quantity.span.text if claim.quantity else "",
        "says": claim.proposition,
        "who": sentence_case(source_words(claim)),
        "sure": _how_sure(book, claim),
        "how_many": _how_many(book, claim),
        "readings": [_reading(book, claim, place) for place in range(len(claim.readings))],
        "grade": f"{claim.grade.reliability}{claim.grade.credibility}",
        "grade_why": claim.grade.why,
        "effect": _corrected(claim, sentence_case(_effect(ask, book, claim))),
        "weighs": weighs,
    }


def _corrected(claim: Claim, effect: str) -> str:
    """Add what an analyst altered, with what it was."""
    if claim.review is None or claim.rejected:
        return effect
    altered = ", ".join(f"{name.replace('_', ' ')} (was {was or 'none'})" for name, was in claim.review.was)
    told = tame(f"{claim.review.verdict or 'corrected'} by the analyst{f': {altered}' if altered else ''}")
    return f"{effect.rstrip('.')}. {sentence_case(told)}"


def _effect(ask: Ask, book: Book, claim: Claim) -> str:
    if claim.id not in ask.effects:
        return (
            f"weighs nothing: {ask.posterior.refused.get(claim.id, 'it is about nothing that the simulation measures')}"
        )
    effect = ask.effects[claim.id]
    if not effect.reliable:
        return f"no number: {effect.reason}"
    meaning = f"how many to one {claim.id} speaks for {effect.favoured} over {effect.disfavoured}"
    said = sentence_case(effect.sentence)
    return book.put(f"C.{claim.id}.effect", effect.ratio, said, meaning, Origin((claim.id,)))


def _how_sure(book: Book, claim: Claim) -> str:
    words = ", ".join(f"“{tame(hedge.span.text)}”" for hedge in claim.hedges)
    told = words or _KINDS[claim.kind]
    if claim.polarity == "negative":
        told += " (denied)"
    if claim.probability is None:
        return told
    known = claim.probability
    low, high = percent_points(known.low), percent_points(known.high)
    interval = f"{low} to {high} %" if low != high else f"{low} %"
    meaning = f"how probable readers take the words of {claim.id} to be ({known.basis})"
    return f"{told}: {book.put(f'C.{claim.id}.p', known.mid, interval, meaning, Origin((claim.id,)))}"


def _how_many(book: Book, claim: Claim) -> str:
    if claim.quantity is None:
        return ""
    text = how_many(claim.quantity)
    ends = [end for end in (claim.quantity.value_high, claim.quantity.value_low) if end is not None]
    value = ends[0] if ends else claim.quantity.soft_high
    meaning = f"as {claim.id} tells it, {tame(claim.quantity.unit)}"
    return f"{book.put(f'C.{claim.id}.n', value, text, meaning, Origin((claim.id,)))} {tame(claim.quantity.unit)}"


def _reading(book: Book, claim: Claim, place: int) -> str:
    """Say a reading, with its share of belief where there are several."""
    reading, name = claim.readings[place], f"C.{claim.id}.r{place + 1}"
    title = MEASURES[reading.measure].title if reading.measure in MEASURES else reading.measure
    said = f"{title}{_interval(book, claim, reading, name)}"
    if len(claim.readings) == 1:
        return said
    meaning = f"belief that {claim.id} is about {title}"
    share = f"{percent_points(reading.weight)} %"
    return f"{said}: {book.put(name, reading.weight, share, meaning, Origin((claim.id,)))}"


def _interval(book: Book, claim: Claim, reading: Reading, name: str) -> str:
    """Say the values of a reading that come from words and not from a number, such as "every few months"."""
    if reading.bound == "event" or claim.quantity is not None or reading.high is None:
        return ""
    low = "up to" if reading.low is None else f"{figure(reading.low)} to"
    meaning = f"values under which {claim.id} holds"
    return f": {book.put(f'{name}.n', reading.high, f'{low} {figure(reading.high)}', meaning, Origin((claim.id,)))}"
