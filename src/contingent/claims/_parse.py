"""What a dependency parse tells of a count: who says it, whose it is, where, and in which clause.

The labels are those of spaCy's English models (ClearNLP style: nsubj, dobj, pobj; entities as in OntoNotes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from contingent.claims._counts import Count
from contingent.claims._verbs import cue_verb

__all__ = ["Parsed", "parsed"]

_PEOPLES = frozenset({"NORP", "GPE", "ORG"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON"})  # after "to" or "near", small models take towns for these
_SURE = frozenset({"GPE", "LOC", "FAC"})
_WHERE = frozenset({"to", "in", "into", "inside", "at", "near", "across", "around", "on", "from"})
_SUBJECTS = frozenset({"nsubj"})
_ASIDE = frozenset({"relcl", "appos", "acl", "advcl", "punct", "prep"})
_MOST_STEPS = 40  # assumed: deeper than the parse of any sentence of a report


@dataclass(frozen=True, slots=True)
class Parsed:
    """Stretches of a sentence, offsets into it; None where the parse tells nothing."""

    clause: tuple[int, int]
    source: tuple[int, int] | None
    head: tuple[int, int] | None
    """Head noun of the source."""
    entity: str
    """Label of its named entity, ``''`` where it is none."""
    actor: tuple[int, int] | None
    place: tuple[int, int] | None


def parsed(doc: Any, count: Count) -> Parsed | None:
    """Read what the parse tells of a count.

    Parameters
    ----------
    doc : spacy.tokens.Doc
        The sentence, with heads, labels and entities.
    count : Count
        A count in it.

    Returns
    -------
    Parsed or None
        None where the count stands in no clause, or counts those who speak.
    """
    span = doc.char_span(count.start, count.end, alignment_mode="expand")
    verb = None if span is None else next((t for t in _up(span.root) if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None or (_tells(verb) and any(t.dep_ in _SUBJECTS and t.head == verb for t in _up(span.root))):
        return None
    source = _told_by(doc, verb)
    return Parsed(
        clause=_clause(verb, span.root, source),
        source=None if source is None else _phrase(source),
        head=None if source is None else (source.idx, source.idx + len(source.text)),
        entity="" if source is None else source.ent_type_,
        actor=_owner(span) or _doer(verb, span),
        place=_place(verb, span),
    )


def _up(token: Any) -> Iterator[Any]:
    """Give a token and what governs it, up to the root."""
    for _ in range(_MOST_STEPS):
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def _tells(verb: Any) -> bool:
    return verb.pos_ == "VERB" and cue_verb(verb.text) is not None


def _told_by(doc: Any, verb: Any) -> Any | None:
    """Find the head of who says the clause of a verb: "X said that", "as X said", "according to X"."""
    for token in _up(verb):
        if token.dep_ in {"ccomp", "parataxis"} and _tells(token.head):
            return _subject(token.head)
        asides = (c for c in token.children if c.dep_ in {"advcl", "parataxis"} and _tells(c))
        beside = (c for c in asides if not c.i < verb.i < c.right_edge.i)  # "As X said", not what X said
        if (found := next(filter(None, map(_subject, beside)), None)) is not None:
            return found
    return next((t for t in doc if t.dep_ == "pobj" and _accords(t)), None)


def _subject(verb: Any) -> Any | None:
    return next((t for t in verb.children if t.dep_ in _SUBJECTS and t.pos_ != "PRON"), None)


def _accords(token: Any) -> bool:
    to = token.head
    return bool(to.lower_ == "to" and to.i > 0 and to.nbor(-1).lower_ == "according")


def _phrase(noun: Any) -> tuple[int, int]:
    """Give the words of a noun phrase, what is only said aside left out."""
    tokens = [noun, *(t for c in noun.children if c.dep_ not in _ASIDE or _of(c) for t in c.subtree)]
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    first = first.nbor(1) if first.pos_ == "DET" and first.i < last.i else first
    return first.idx, last.idx + len(last.text)


def _of(token: Any) -> bool:
    return token.dep_ == "prep" and token.lower_ in {"of", "in", "from", "at"}


def _clause(verb: Any, noun: Any, source: Any | None) -> tuple[int, int]:
    """Give the words of a verb's clause: without a conjunction, a further clause, or who says it."""
    doc = verb.doc
    while verb.dep_ == "xcomp" and verb.head.i != verb.i:
        verb = verb.head  # "plans to send" is one act
    first, last = verb.left_edge.i, verb.right_edge.i
    cuts = [
        c for c in verb.children if c.dep_ in {"conj", "parataxis", "cc"} or (source is not None and c in _up(source))
    ]
    for cut in cuts:
        if cut.left_edge.i > noun.i:
            last = min(last, cut.left_edge.i - 1)
        elif cut.right_edge.i < noun.i and cut.dep_ != "cc":
            first = max(first, cut.right_edge.i + 1)
    while first < last and doc[first].dep_ in {"punct", "mark", "cc"}:
        first += 1
    while last > first and doc[last].dep_ in {"punct", "cc"}:
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last].text)


def _owner(span: Any) -> tuple[int, int] | None:
    """Find whose the counted are by the words of their own phrase: "Malian troops", "soldiers from Mali"."""
    noun = span.root
    near = [noun, *(c for c in noun.children if c.dep_ in {"amod", "compound", "poss", "nmod"})]
    near += [t for c in noun.children if c.dep_ == "prep" and c.lower_ in {"from", "of"} for t in c.children]
    return next((found for token in near if (found := _named(token, _PEOPLES))), None)


def _doer(verb: Any, span: Any) -> tuple[int, int] | None:
    """Find who does it, where the counted are the object or stand in a further phrase."""
    for token in _up(verb):
        for child in token.children:
            if child.dep_ in _SUBJECTS and not span.start <= child.i < span.end:
                inside = sorted(child.subtree, key=lambda t: (t.i != child.i, t.i))
                return next((found for t in inside if (found := _named(t, _PEOPLES))), None)
        if token.dep_ not in {"xcomp", "conj", "aux"}:
            return None
    return None


def _place(verb: Any, span: Any) -> tuple[int, int] | None:
    """Find where, by the phrases of place of the counted and of the verb, the nearest after the count first."""
    noun = span.root
    heads = [
        *(c for c in noun.children if c.lower_ != "from"),
        *(c for t in _up(verb) if t == verb or t.dep_ == "xcomp" for c in t.children),
    ]
    spots = [t for c in heads if c.dep_ == "prep" and c.lower_ in _WHERE for t in c.subtree]
    spots.sort(key=lambda t: (t.i < noun.i, abs(t.i - noun.i)))
    told = next((found for t in spots if t.dep_ == "pobj" and (found := _named(t, _PLACES))), None)
    held = (t for t in verb.children if t.dep_ in {"dobj", "npadvmod"} and t.ent_type_ in _SURE)  # "reached Goma"
    return told or next((found for t in held if (found := _named(t, _SURE))), None)


def _named(token: Any, labels: frozenset[str]) -> tuple[int, int] | None:
    """Give the name that a token is part of, if it is of that kind, or a name that the model knows no kind of."""
    if token.pos_ == "PROPN" and not token.ent_type_:
        before = [c for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN" and not c.ent_type_]
        return min((t.idx for t in before), default=token.idx), token.idx + len(token.text)
    if token.ent_type_ not in labels:
        return None
    entity = next(e for e in token.doc.ents if e.start <= token.i < e.end)
    words = re.sub(r"^(?:the|an?)\s+|['’]s?$", "", entity.text, flags=re.IGNORECASE)
    start = entity.start_char + entity.text.index(words)
    return start, start + len(words)
