"""Sentences with the parse that a small English model of spaCy gave them, and tokens that answer as spaCy's do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["PARSES", "ToyDoc", "ToyModel", "rows", "words_and_spaces"]

# one sentence a line; word|part of speech|label|place of the head|entity, with B and I as spaCy gives them
PARSES = tuple((Path(__file__).parent / "tables" / "parses.txt").read_text(encoding="utf-8").splitlines())


def rows(parse: str) -> list[list[str]]:
    """Cut a parse into its words, each with what the model says of it."""
    return [word.split("|") for word in parse.split(" ")]


def words_and_spaces(parse: str) -> tuple[list[str], list[bool]]:
    """Give the words, and after which a space stands: before no comma or full stop."""
    words = [row[0] for row in rows(parse)]
    return words, [after not in {",", "."} for after in (*words[1:], ".")]


@dataclass(eq=False)
class ToyToken:
    """A word that answers as a token of spaCy does."""

    doc: ToyDoc
    i: int
    idx: int
    text: str
    pos_: str
    dep_: str
    governor: int
    ent_type_: str

    @property
    def head(self) -> ToyToken:
        """What governs it; itself at the root."""
        return self.doc[self.governor]

    @property
    def children(self) -> list[ToyToken]:
        """What it governs."""
        return [t for t in self.doc if t.governor == self.i and t.i != self.i]

    @property
    def subtree(self) -> list[ToyToken]:
        """It and all below, in the order of the text."""
        return sorted([self, *(t for c in self.children for t in c.subtree)], key=lambda t: t.i)

    @property
    def left_edge(self) -> ToyToken:
        """First word below it."""
        return self.subtree[0]

    @property
    def right_edge(self) -> ToyToken:
        """Last word below it."""
        return self.subtree[-1]

    @property
    def lower_(self) -> str:
        """It in small letters."""
        return self.text.lower()

    def nbor(self, step: int) -> ToyToken:
        """Give a neighbour."""
        return self.doc[self.i + step]


@dataclass(frozen=True)
class ToySpan:
    """Some words of a sentence."""

    doc: ToyDoc
    start: int
    end: int

    @property
    def tokens(self) -> list[ToyToken]:
        """Its words."""
        return [self.doc[i] for i in range(self.start, self.end)]

    @property
    def root(self) -> ToyToken:
        """The word that governs the others."""
        return next(t for t in self.tokens if t.head == t or not self.start <= t.head.i < self.end)

    @property
    def start_char(self) -> int:
        """Where it begins."""
        return self.tokens[0].idx

    @property
    def text(self) -> str:
        """Its words as they stand."""
        return self.doc.text[self.start_char : self.tokens[-1].idx + len(self.tokens[-1].text)]


@dataclass(eq=False)
class ToyDoc:
    """A parsed sentence."""

    parse: str
    text: str = ""
    tokens: list[ToyToken] = field(default_factory=list)

    def __post_init__(self) -> None:
        words, spaces = words_and_spaces(self.parse)
        for place, (row, word, space) in enumerate(zip(rows(self.parse), words, spaces, strict=True)):
            one = ToyToken(self, place, len(self.text), word, row[1], row[2], int(row[3]), row[4][1:])
            self.tokens.append(one)
            self.text += word + " " * space

    def __getitem__(self, place: int) -> ToyToken:
        return self.tokens[place]

    def __iter__(self) -> Iterator[ToyToken]:
        return iter(self.tokens)

    @property
    def ents(self) -> list[ToySpan]:
        """Its names."""
        marks = [row[4][:1] for row in rows(self.parse)]
        starts = [i for i, mark in enumerate(marks) if mark == "B"]
        return [
            ToySpan(self, i, next((j for j in range(i + 1, len(marks)) if marks[j] != "I"), len(marks))) for i in starts
        ]

    def char_span(self, start: int, end: int, alignment_mode: str) -> ToySpan | None:
        """Give the words that a stretch touches."""
        assert alignment_mode == "expand"
        touched = [t.i for t in self if t.idx < end and start < t.idx + len(t.text)]
        return ToySpan(self, touched[0], touched[-1] + 1) if touched else None


class ToyModel:
    """A model that knows the parses of a few sentences."""

    def pipe(self, texts: Iterable[str]) -> Iterator[Any]:
        """Parse each text."""
        known = {doc.text.strip(): doc for doc in map(ToyDoc, PARSES)}
        return (known[text] for text in texts)
