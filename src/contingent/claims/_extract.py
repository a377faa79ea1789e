"""From reports to a ledger: the one door of this room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from contingent.claims._build import build_claims
from contingent.claims._carried import Going, carried_speaker
from contingent.claims._corrections import corrected, notes_of, regraded, related
from contingent.claims._corrections_file import Corrections
from contingent.claims._events import event_readings
from contingent.claims._forces import cast_of
from contingent.claims._grades import graded
from contingent.claims._ledger import Ledger
from contingent.claims._many import of_each
from contingent.claims._nounless import people_named
from contingent.claims._origins import with_origins
from contingent.claims._pieces import pieces_of
from contingent.claims._probability import check_standard
from contingent.claims._readers import Readers
from contingent.claims._readings import quantity_readings
from contingent.claims._restated import restated
from contingent.claims._sameness import with_entities
from contingent.claims._scene import Draft, Scene
from contingent.claims._sentence import SentenceParts, read_sentence
from contingent.claims._topic import local, theatre, topic_actors
from contingent.reports import Report, Sentence

__all__ = ["extract"]


def extract(
    reports: Sequence[Report],
    *,
    hedges: str = "surveys",
    corrections: Corrections | None = None,
    readers: Readers | None = None,
    jobs: int = 1,
) -> Ledger:
    """Extract the claims of reports, with grades, origins, readings and relations.

    Parameters
    ----------
    reports : sequence of Report
        At least one; their ids must differ.
    hedges : str
        How hedge words become probabilities: ``surveys``, or the bands of ``icd203``, ``nato`` or ``phia``.
    corrections : Corrections, optional
        An analyst's layer, honoured by all that follows (see :func:`load_corrections`).
    readers : Readers, optional
        Who finds the claims (see :func:`load_readers`); else the rules alone.
    jobs : int
        Processes that read many reports, at least 1; it changes no claim. A model's server is asked by one.

    Returns
    -------
    Ledger
        Claims ``c1``, ``c2`` ... of one report, ``<report>:c1`` ... of several.

    Raises
    ------
    UsageError
        If the standard is unknown, or `jobs` is below 1.
    ReaderError
        If a model's server fails.
    MissingExtra
        If spaCy is asked for and not installed.
    CorrectionsError
        If a correction is faulty or names no claim; all faults at once.

    Examples
    --------
    >>> from contingent.reports import from_text
    >>> report = from_text("Ruritania may send up to 5,000 troops to Mali, officials in Bamako said.", id="r")
    >>> claim = extract([report]).claims[0]
    >>> claim.quantity.bound, claim.quantity.value_high, claim.source.name, claim.modality
    ('at_most', 5000.0, 'officials in Bamako', 'possible')
    """
    standard = check_standard(hedges)
    readers = readers or Readers()
    work = partial(_read, standard=standard, readers=readers, several=len(reports) > 1)
    read = of_each(reports, work, jobs if readers.endpoint is None else 1)
    drafts = [draft for found, _ in read for draft in found]
    notes = [note for _, told in read for note in told]
    if corrections is not None:
        drafts = corrected(drafts, reports, corrections, standard)
    drafts = with_entities(drafts, reports)
    relations = related(drafts)
    drafts = restated(drafts, relations)
    claims = regraded(drafts, graded(drafts, relations))
    return Ledger(tuple(reports), tuple(claims), relations, (*notes, *notes_of(claims)))


def _read(report: Report, *, standard: str, readers: Readers, several: bool) -> tuple[list[Draft], list[str]]:
    """Find the claims of one report, numbered, and its notes."""
    found, refused = _found(report, standard, readers)
    prefix = f"{report.id}:" if several else ""
    numbered = [_numbered(draft, f"{prefix}c{n}", report) for n, draft in enumerate(found, start=1)]
    return numbered, [*refused, *_notes(report, found)]


def _numbered(draft: Draft, name: str, report: Report) -> Draft:
    readings = quantity_readings(draft, report.published) or event_readings(draft, report.published)
    return replace(draft, claim=replace(draft.claim, id=name, readings=readings))


def _notes(report: Report, found: list[Draft]) -> list[str]:
    notes = list(report.notes)
    if report.published is None:
        notes.append(f"{report.id}: the day of the report is unknown, so relative dates stay open")
    apart = [f"c{n}" for n, draft in enumerate(found, start=1) if any(each.other for each in draft.claim.fields)]
    if apart:
        listed = ", ".join(apart[:10]) + (" ..." if len(apart) > 10 else "")
        notes.append(
            f"{report.id}: the readers differ on {len(apart)} claims, and the first one's word stands: {listed}"
        )
    if not any(draft.claim.core for draft in found):
        notes.append(f"{report.id}: no count of forces, losses or arms was found")
    return notes


def _found(report: Report, standard: str, readers: Readers) -> tuple[list[Draft], list[str]]:
    """Let each reader find its claims, and merge them; also give the notes of what was refused."""
    if readers.names == ("rules",):
        return _of_report(report, standard), []
    from contingent.claims._merge import merged, signed

    found, notes = [], list[str]()
    for name in readers.names:
        drafts, refused = _found_by(name, report, standard, readers)
        found.append(drafts)
        notes += refused
    if len(found) == 1:
        return signed(found[0], readers.names[0]), notes
    return merged(found[0], found[1], (readers.names[0], readers.names[1])), notes


def _found_by(name: str, report: Report, standard: str, readers: Readers) -> tuple[list[Draft], list[str]]:
    if name == "llm" and readers.endpoint is not None:
        from contingent.claims._llm import read_by_llm

        return read_by_llm(report, standard, readers.endpoint)
    if name == "spacy":
        from contingent.claims._spacy import read_by_spacy

        return read_by_spacy(report, standard, readers.model), []
    return _of_report(report, standard), []


def _of_report(report: Report, standard: str) -> list[Draft]:
    topic, second = topic_actors(report)
    scene = Scene(
        report, standard, topic_actor=topic, second_actor=second, theatre=theatre(report), cast=cast_of(report.text)
    )
    scene.local = local(report)
    if _handed_over().search(report.text) is not None:
        scene.last_of_arms = "transfer"
    military = _forces().search(report.text) is not None
    drafts: list[Draft] = []
    pieces = [piece for sentence in report.sentences for piece in pieces_of(report, sentence)]
    going, texts = Going(), [piece.span.text for piece in pieces]
    for index, sentence in enumerate(pieces):
        if sentence.kind not in {"body", "heading"}:
            continue
        title = sentence.kind == "heading" and index == 0
        going.ended = going.ended and sentence.paragraph == going.paragraph
        goes_on = carried_speaker(texts, index, going, scene.memory)
        carried = None if sentence.kind == "heading" else goes_on
        read = read_sentence(
            sentence.span.text, scene.memory, report.published,
            heading=sentence.kind == "heading", military=military, unit=scene.last_unit,
            them=scene.last_noun, carried=carried, lead=going.lead,
        )  # fmt: skip
        _go_on(going, sentence, read)
        if sentence.kind == "heading" and not title:
            read = replace(read, parts=tuple(part for part in read.parts if part.counts))
        drafts += build_claims(scene, sentence, read)
        named = people_named(sentence.span.text)
        if named is not None and not any(part.counts for part in read.parts):
            scene.last_unit = named  # "And reservists?"
        _after_heading(scene, sentence)
    return with_origins(drafts)


def _go_on(going: Going, sentence: Sentence, read: SentenceParts) -> None:
    """Remember who spoke, for a quotation that goes on."""
    text = sentence.span.text.rstrip()
    told = [part.speaker for part in read.parts if part.speaker is not None]
    going.last = told[-1] if told and sentence.kind == "body" else None
    closing = [v for v in read.voices if not v.nested and v.content[1] <= v.frame[0]]
    going.ended = bool(closing) and not text[closing[-1].frame[1] :].strip(' .”"')
    going.paragraph = sentence.paragraph
    going.quoted = any(mark in text for mark in '“”"«»') or text.endswith(":")


def _after_heading(scene: Scene, sentence: Sentence) -> None:
    """Forget who "it" is after a headline: the text begins anew."""
    if sentence.kind == "heading":
        scene.memory.last_body = scene.memory.last_plural = scene.memory.last_person = None


@cache
def _forces() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:troops|soldiers|military|army|armed|forces|weapons|ammunition|shells|missiles|brigade|"
        r"battalion|war|rebels|militants|peacekeepers|fighters|militias?|insurgents|guerrillas|gunmen|contingents?|"
        r"garrison|mercenaries|warships?)\b",
        re.IGNORECASE,
    )


@cache
def _handed_over() -> re.Pattern[str]:
    arms = "arms|weapons|ammunition|munitions|shells|missiles|rockets|containers|tanks|howitzers|jets"
    given = "transfer|shipment|shipp|deliver|suppl|donat|export|sent|send|provid"
    return re.compile(
        rf"\b(?:{arms})\b.{{0,100}}\b(?:{given})|\b(?:{given})\w*\b.{{0,100}}\b(?:{arms})\b", re.IGNORECASE
    )
