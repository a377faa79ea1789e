"""The reader ``spacy``: an installed model parses each sentence with a count; who says it, whose it is, and where.

That is its word when readers are merged, also for names that no table lists. Numbers, bounds, hedges and days of its
claims are read by the rules as ever.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from typing import Any

from contingent.claims._actions import action_of
from contingent.claims._claim import Source, SourceType
from contingent.claims._counts import Count, find_counts
from contingent.claims._hedges import find_cues
from contingent.claims._mention import bare_name
from contingent.claims._origins import with_origins
from contingent.claims._parse import Parsed, parsed
from contingent.claims._quoted import quoted
from contingent.claims._readers import MODEL
from contingent.claims._roles import type_of_words
from contingent.claims._scene import Draft
from contingent.claims._speakers import find_mentions
from contingent.claims._stance import stance_of
from contingent.claims._times import find_times
from contingent.errors import MissingExtra, UsageError
from contingent.reports import Report, Sentence

__all__ = ["load_model", "read_by_spacy"]


@lru_cache(maxsize=2)
def load_model(name: str) -> Any:
    """Load an installed spaCy model; nothing is fetched.

    Parameters
    ----------
    name : str
        A package, such as ``en_core_web_sm``, or a folder.

    Returns
    -------
    spacy.language.Language

    Raises
    ------
    MissingExtra
        If spaCy is not installed.
    UsageError
        If there is no such model, or it does not parse and name.
    """
    try:
        spacy = import_module("spacy")  # untyped, and a second to import
    except ImportError:
        raise MissingExtra("spacy", "the reader spacy") from None
    try:
        nlp = spacy.load(name)
    except OSError:
        mend = f"install it: python -m spacy download {MODEL}; or name another with --spacy-model"
        raise UsageError("no such spaCy model is installed", value=name, mend=mend) from None
    except Exception as error:  # a model of another version, or a damaged one, surfaces as any of a dozen kinds
        mend = "install a model made for the installed spaCy: python -m spacy validate"
        raise UsageError(f"the spaCy model cannot be loaded ({type(error).__name__})", value=name, mend=mend) from None
    given = {label for part in nlp.analyze_pipes()["summary"].values() for label in part["assigns"]}
    if not {"token.dep", "token.ent_type"} <= given:
        raise UsageError(
            "the spaCy model does not parse or find names", value=name,
            allowed="a model with a dependency parser and a recogniser of names", mend=f"take {MODEL}",
        )  # fmt: skip
    return nlp


def read_by_spacy(report: Report, standard: str, model: str) -> list[Draft]:
    """Let a model parse a report, and make a claim of each count in it.

    Parameters
    ----------
    report : Report
        What to read; its body and headings are parsed.
    standard : str
        How hedge words become probabilities.
    model : str
        Name of an installed model.

    Returns
    -------
    list of Draft
        Claims with a number, in the order of the text.

    Raises
    ------
    MissingExtra
        If spaCy is not installed.
    UsageError
        If there is no such model.
    """
    nlp = load_model(model)
    read = [s for s in report.sentences if s.kind in {"body", "heading"} and len(s.span.text) <= _LONGEST]
    counted = [(sentence, counts) for sentence in read if (counts := find_counts(sentence.span.text, military=True))]
    drafts = []
    for (sentence, counts), doc in zip(counted, nlp.pipe(s.span.text for s, _ in counted), strict=True):
        for count in counts:
            found = parsed(doc, count)
            if found is not None:
                drafts.append(_draft(report, sentence, count, found, standard))
    return with_origins(drafts)


_LONGEST = 2_000  # characters, assumed: six times the longest sentence of a news report, and no sentence beyond


def _draft(report: Report, sentence: Sentence, count: Count, found: Parsed, standard: str) -> Draft:
    text = sentence.span.text
    start, end = found.clause
    words = text[start:end]
    inside = [cue for cue in find_cues(text) if start <= cue.start < end]
    stance = stance_of(words, inside, text)
    time = next((t for t in find_times(text, report.published) if start <= t.start < end), None)
    item = {
        "quote": words, "number": text[count.start : count.end],
        "value_low": count.low, "value_high": count.high, "bound": count.bound, "unit": count.unit,
        "kind": stance.kind, "polarity": stance.polarity, "modality": stance.modality,
        "hedges": [text[cue.start : cue.end] for cue in inside],
        "actor": _words(text, found.actor), "place": _words(text, found.place),
        "action": action_of(words, max(count.start - start, 0), count.kind, count.end - count.start),
        "time": "" if time is None else text[time.start : time.end],
    }  # fmt: skip
    draft = quoted(item, report, standard, "spacy")
    return replace(draft, claim=replace(draft.claim, source=_source(text, found, report, sentence.span.start)))


def _words(text: str, at: tuple[int, int] | None) -> str:
    return "" if at is None else text[slice(*at)]


def _source(text: str, found: Parsed, report: Report, base: int) -> Source:
    """Name the source as the rules would where they know the words, else as the parse has it."""
    if found.source is None or found.head is None:
        return Source()
    (start, end), (head, ends) = found.source, found.head
    known = [m for m in find_mentions(text) if m.start <= head and ends <= m.end and m.form != "pronoun"]
    kind: SourceType = known[-1].type if known else "unattributed"
    if known:
        start, end = known[-1].start, known[-1].end
    if kind == "unattributed":
        kind = _kind(found.entity, text[start:end], text[head:ends])
    start = end - len(bare_name(text[start:end]))
    span = report.span(base + start, base + end)
    return Source(span.text, kind, span)


def _kind(entity: str, words: str, head: str) -> SourceType:
    """Tell the type of a source that the rules do not know: a body whose access is not known is graded as such."""
    if entity == "PERSON":
        return "named_official"
    told = type_of_words(words, head)
    return "ngo" if told == "unattributed" and entity else told
