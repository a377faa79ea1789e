"""From a model's answer to claims: every claim must quote the report, or it is refused.

A model chooses words; numbers, days and places are read from those words by the same rules as ever.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast, get_args

from contingent.claims._claim import (
    Bound,
    Claim,
    Hedge,
    Kind,
    Modality,
    Place,
    Polarity,
    Quantity,
    Source,
    SourceType,
    When,
)  # fmt: skip
from contingent.claims._fields import ACTIONS
from contingent.claims._gazetteer import find_names
from contingent.claims._hedges import find_cues
from contingent.claims._nouns import find_noun
from contingent.claims._numerals import find_numerals
from contingent.claims._probability import probability_of
from contingent.claims._scene import Draft
from contingent.claims._times import Time, find_times
from contingent.reports import Report, Sentence, Span

__all__ = ["Refused", "quoted"]

_CONFIDENCE = 0.5  # assumed: as a claim of the rules without a count
_LONGEST = 120  # characters of a name or unit, assumed


class Refused(Exception):
    """A claim that the report does not bear out; the reason is its text."""


def quoted(item: Any, report: Report, standard: str, reader: str) -> Draft:
    """Make a claim of one item of a model's answer.

    Parameters
    ----------
    item : object
        Keys as asked for: ``quote``, ``number``, ``value_low``, ``value_high``, ``bound``, ``unit`` ...
    report : Report
        What was read.
    standard : str
        How hedge words become probabilities.
    reader : str
        Name of the reader.

    Returns
    -------
    Draft

    Raises
    ------
    Refused
        If the quote is not in the report, or its number not in the quoted sentence.
    """
    if not isinstance(item, dict):
        raise Refused("not an object with keys")
    sentence, words = _sentence(item, report)
    found = _time(item, sentence, report)
    hedges = _hedges(item, sentence, standard)
    quantity, kind = _quantity(item, sentence)
    chances = [hedge.probability for hedge in hedges if hedge.probability is not None]
    modality = cast("Modality", _one_of(item, "modality", get_args(Modality), "asserted"))
    claim = Claim(
        id="", report=report.id, sentence=sentence.span, proposition=words,
        kind=cast("Kind", _one_of(item, "kind", get_args(Kind), "fact")),
        polarity=cast("Polarity", _one_of(item, "polarity", get_args(Polarity), "positive")),
        modality=modality, source=_source(item, sentence, report), hedges=hedges, quantity=quantity,
        core=quantity is not None and kind in {"people", "formation", "loss", "arms"},
        actor=_actor(item, report), action=_one_of(item, "action", ACTIONS, "other"),
        place=_place(item, sentence, report), time=found[1],
        probability=None if modality == "asserted" else min(chances, key=lambda c: c.mid, default=None),
        rules=(f"{reader}.quoted",), confidence=_CONFIDENCE,
    )  # fmt: skip
    heading = sentence.kind == "heading"
    return Draft(claim, words, kind, found[0], False, False, heading, "", claim.action == "deny", False)


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _one_of(item: Mapping[str, Any], key: str, allowed: tuple[str, ...], default: str) -> str:
    value = _text(item, key)
    return value if value in allowed else default


def _find(words: str, text: str) -> tuple[int, int] | None:
    """Find words in a text, white space aside, as whole words."""
    if not words:
        return None
    spaced = r"\s+".join(map(re.escape, words.split()))
    pattern = rf"(?<!\w){spaced}(?!\w)"
    found = re.search(pattern, text) or re.search(pattern, text, re.IGNORECASE)
    return found.span() if found else None


def _sentence(item: Mapping[str, Any], report: Report) -> tuple[Sentence, str]:
    words = _text(item, "quote")
    for sentence in report.sentences:
        if sentence.kind in {"body", "heading"} and (at := _find(words.rstrip("."), sentence.span.text)):
            return sentence, sentence.span.text[slice(*at)]
    raise Refused(f"its quote is in no sentence: {words[:60]!r}" if words else "it quotes nothing")


def _quantity(item: Mapping[str, Any], sentence: Sentence) -> tuple[Quantity | None, str]:
    """Read the number from the words quoted for it; what the model made of it must be the same."""
    words = _text(item, "number")
    told = [item[key] for key in ("value_low", "value_high") if item.get(key) is not None]
    if not words:
        if told:
            raise Refused(f"its number {told[0]!r} quotes no words")
        return None, ""
    at = _find(words, sentence.span.text)
    if at is None:
        raise Refused(f"its number is not in its sentence: {words[:40]!r}")
    start, end = sentence.span.start + at[0], sentence.span.start + at[1]
    span = Span(start, end, sentence.span.text[slice(*at)])
    numerals = find_numerals(span.text)
    if len(numerals) != 1:
        raise Refused(f"{len(numerals)} numbers in the words {words[:40]!r}, one is wanted")
    numeral = numerals[0]
    if not numeral.soft and any(isinstance(value, str) or value not in (numeral.low, numeral.high) for value in told):
        raise Refused(f"its number {told!r} is not in the words {words[:40]!r}")
    unit = _text(item, "unit").lower()[:_LONGEST] or "people"
    noun = find_noun(unit.split()) or find_noun(span.text.lower().split())
    kind = "" if noun is None else noun[0].kind
    unit = unit if noun is None else noun[0].unit
    if numeral.soft:
        return Quantity(None, None, unit, "vague", span, numeral.low, numeral.high), kind
    bound = cast("Bound", _one_of(item, "bound", get_args(Bound), "exact"))
    if numeral.is_range or bound in {"range", "vague"}:
        bound = "range" if numeral.is_range else "approx"
    low = None if bound in {"at_most", "less_than"} else numeral.low
    high = None if bound in {"at_least", "more_than"} else numeral.high
    return Quantity(low, high, unit, bound, span), kind


def _source(item: Mapping[str, Any], sentence: Sentence, report: Report) -> Source:
    """Take a source that the report names in or before the sentence; any other is the model's invention."""
    name = _text(item, "source")[:_LONGEST]
    at = _find(name, sentence.span.text)
    start = sentence.span.start
    if at is None and (at := _find(name, report.text[:start])):
        start = 0
    if at is None:
        return Source()
    kind = _one_of(item, "source_type", get_args(SourceType), "named_official")
    kind = "named_official" if kind == "unattributed" else kind
    span = report.span(start + at[0], start + at[1])
    return Source(span.text, cast("SourceType", kind), span)


def _actor(item: Mapping[str, Any], report: Report) -> str:
    name = _text(item, "actor")[:_LONGEST]
    listed = find_names(name)
    if listed and any(found.entry.name == listed[0].entry.name for found in find_names(report.text[:200_000])):
        return listed[0].entry.name
    return name if _find(name, report.text) else ""


def _place(item: Mapping[str, Any], sentence: Sentence, report: Report) -> Place | None:
    name = _text(item, "place")[:_LONGEST]
    at = _find(name, sentence.span.text)
    if at is None and _find(name, report.text) is None:
        return None
    listed = find_names(name)
    span = None if at is None else report.span(sentence.span.start + at[0], sentence.span.start + at[1])
    if not listed:
        return Place(name, None, span)
    entry = listed[0].entry
    return Place(entry.label if entry.form in {"place", "capital"} else entry.name, entry.iso, span)


def _time(item: Mapping[str, Any], sentence: Sentence, report: Report) -> tuple[Time | None, When | None]:
    at = _find(_text(item, "time"), sentence.span.text)
    if at is None:
        return None, None
    text, base = sentence.span.text, sentence.span.start
    found = next((t for t in find_times(text, report.published) if t.start < at[1] and at[0] < t.end), None)
    span = report.span(base + at[0], base + at[1])
    if found is None:
        return None, When(span.text, span)
    return found, When(span.text, span, found.first, found.last)


def _hedges(item: Mapping[str, Any], sentence: Sentence, standard: str) -> tuple[Hedge, ...]:
    """Take the hedges that stand in the sentence and that are hedges by the lexicon."""
    listed = item.get("hedges")
    cues, text, base = find_cues(sentence.span.text), sentence.span.text, sentence.span.start
    hedges = []
    for words in listed if isinstance(listed, list) else []:
        at = _find(words, text) if isinstance(words, str) else None
        cue = at and next((cue for cue in cues if cue.start < at[1] and at[0] < cue.end), None)
        if at and cue:
            span = Span(base + at[0], base + at[1], text[slice(*at)])
            hedges.append(Hedge(span, cue.modality, probability_of(cue.key, standard) if cue.key else None))
    return tuple(hedges)
