"""What a briefing is: sentences, tables and charts whose every number has an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Briefing", "ChartSpec", "Column", "Judgement", "Number", "Row", "Table", "plain"]

MARK = re.compile(r"⟦([@#]?)([^⟦⟧\s|]+)(?:\|([^⟦⟧]*))?⟧")
"""A mark in a sentence: ``⟦J1.p⟧`` a number, ``⟦@c2⟧`` a claim, ``⟦#J1|words⟧`` a place on the page."""


@dataclass(frozen=True, slots=True)
class Number:
    """One printed number and where it comes from.

    Parameters
    ----------
    value : float or None
        The number itself, rounded to five significant digits; None where the reason stands in its place.
    text : str
        As printed, with its unit or sign.
    meaning : str
        What it counts, as a clause.
    from_claims, from_inputs, from_sources : tuple of str
        Ids of claims, dotted paths of inputs, keys of sources.
    """

    value: float | None
    text: str
    meaning: str
    from_claims: tuple[str, ...] = ()
    from_inputs: tuple[str, ...] = ()
    from_sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """One headline judgement.

    Parameters
    ----------
    id : str
        ``J1``, ``J2`` ...
    sentence : str
        With marked numbers.
    probability : float or None
        Fraction, rounded to two digits; None where the judgement is a range, or is unreliable.
    reliable : bool
        False when a reason stands where the number would.
    evidence : {'low', 'moderate', 'high'}
        How good the evidence is, not how likely the event.
    because : str
        Why the evidence has that mark.
    why : tuple of str
        Sentences that lead on: claims, inputs, sources.
    """

    id: str
    sentence: str
    probability: float | None
    reliable: bool
    evidence: str
    because: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its unit, and whether it holds numbers."""

    title: str
    unit: str = ""
    numeric: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its heading, its cells (with marked numbers) and an anchor."""

    head: str
    cells: tuple[str, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a caption that says what it shows, columns, rows and a note.

    Parameters
    ----------
    id : str
        Anchor, such as ``T1``.
    caption : str
        What it shows.
    columns : tuple of Column
        The first is that of the row headings.
    rows : tuple of Row
        Each with one cell fewer than there are columns.
    note : str
        How to read it, or ``''``.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """One chart.

    Parameters
    ----------
    name : str
        Its key.
    title : str
        The finding in words, computed from the data.
    reading : str
        How to read it the first time, in a sentence.
    alt : str
        What a reader who cannot see it needs.
    table : Table
        Its data.
    spec : dict
        Vega-Lite, for a page 660 px wide.
    narrow : dict
        The same for 350 px.
    """

    name: str
    title: str
    reading: str
    alt: str
    table: Table
    spec: dict[str, Any]
    narrow: dict[str, Any]


@dataclass(frozen=True)
class Briefing:
    """A briefing, ready to be shown as HTML, JSON or on a terminal.

    Parameters
    ----------
    question, dateline, read_line : str
        Title as a question; place and dates; what was read.
    judgements : tuple of Judgement
        Three to five.
    consistency : str
        What the claims say together, in one sentence.
    sections : mapping
        Everything else that the page shows, by name: tables, the marked texts, calendar, method.
    charts : mapping of str to ChartSpec
        In the order of the page.
    assumptions : Table
        Every input with low, middle, high, unit and source.
    sources : tuple of mapping
        Key, title, date and what was taken.
    numbers : mapping of str to Number
        Every printed number by id.
    warnings : tuple of str
        What a reader must know before quoting.
    seed : int
        Seed of the run.
    versions : mapping of str to str
        Of this package and of what decides its numbers.
    scenario_sha256 : str
        Hash of the scenario's meaning.
    command : str
        Command that repeats the briefing.
    forecasts : tuple of mapping
        The scenario's questions answered, for the archive: id, question, probability (None where no
        number may be printed), measure, by (ISO day), at_least, at_most.
    """

    question: str
    dateline: str
    read_line: str
    judgements: tuple[Judgement, ...]
    consistency: str
    sections: Mapping[str, Any]
    charts: Mapping[str, ChartSpec]
    assumptions: Table
    sources: tuple[Mapping[str, str], ...]
    numbers: Mapping[str, Number]
    warnings: tuple[str, ...]
    seed: int
    versions: Mapping[str, str]
    scenario_sha256: str
    command: str
    forecasts: tuple[Mapping[str, Any], ...] = ()


def plain(text: str, numbers: Mapping[str, Number]) -> str:
    """Write a marked sentence without its marks.

    Parameters
    ----------
    text : str
        With marks such as ``⟦J1.p⟧``; marks that name nothing known stay as they are.
    numbers : mapping of str to Number
        Printed numbers by id.

    Returns
    -------
    str

    Examples
    --------
    >>> plain("Very unlikely (⟦J1.p⟧), says ⟦@c2⟧.", {"J1.p": Number(0.06, "6 %", "chance")})
    'Very unlikely (6 %), says c2.'
    """

    def say(match: re.Match[str]) -> str:
        sign, name, words = match.groups()
        if sign:
            return words or name
        return numbers[name].text if name in numbers else match.group()

    return MARK.sub(say, text)
