"""What a claim is: who says what of which quantity, how surely, in which words.

The field names and values are those of the published schema (``contingent claims --json``);
`readings`, `probability`, `grade`, `origin` and `rules` are additions that a reader of the plain
schema may skip.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from contingent.claims._review import FieldOrigin, Review
from contingent.reports import Span

__all__ = [
    "Claim",
    "FieldOrigin",
    "Grade",
    "Hedge",
    "Place",
    "Probability",
    "Quantity",
    "Reading",
    "Review",
    "Source",
    "When",
]

Kind = Literal["fact", "assessment", "forecast", "intention", "opinion"]
Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "likely", "expected", "planned", "possible", "conditional", "unlikely", "unknown"]
Bound = Literal["exact", "approx", "range", "at_most", "less_than", "at_least", "more_than", "vague"]
SourceType = Literal[
    "named_official",
    "anonymous_official",
    "government_body",
    "international_body",
    "media",
    "analyst",
    "document",
    "ngo",
    "unattributed",
]


@dataclass(frozen=True, slots=True)
class Probability:
    """How probable readers take a claim's wording to be.

    Parameters
    ----------
    low, mid, high : float
        10, 50 and 90 per cent points of readers' answers, fractions in [0, 1].
    mean : float
        Mean of the answers, a fraction.
    basis : str
        Survey or standard, or ``'assumed'`` with the reason.
    """

    low: float
    mid: float
    high: float
    mean: float
    basis: str


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that sets the strength of a claim, such as "may" or "is expected to".

    Parameters
    ----------
    span : Span
        The cue in the text.
    modality : str
        The modality it gives.
    probability : Probability or None
        None for a condition ("would", "if"): the condition's probability comes from elsewhere.
    """

    span: Span
    modality: Modality
    probability: Probability | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it.

    Parameters
    ----------
    name : str or None
        None when the reporter says it.
    type : str
        One of the source types of the schema.
    span : Span or None
        The mention in, or nearest before, the sentence.
    via : tuple of str
        Who relays it, nearest first.
    entity : str
        Who that is over all reports: ``'Ukraine: intelligence'`` for its military intelligence and those who speak for
        it; ``''`` where nobody is named, or officials are not told apart.
    """

    name: str | None = None
    type: SourceType = "unattributed"
    span: Span | None = None
    via: tuple[str, ...] = ()
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what.

    Parameters
    ----------
    value_low, value_high : float or None
        Both equal for ``exact`` and ``approx``; only high for ``at_most`` and ``less_than``; only
        low for ``at_least`` and ``more_than``; neither for ``vague``.
    unit : str
        The counted noun in the plural, such as ``'troops'``.
    bound : str
        How the number bounds the truth.
    span : Span
        Bound words, number and counted noun.
    soft_low, soft_high : float or None
        For vague words: the central 90 % of readers' answers.
    """

    value_low: float | None
    value_high: float | None
    unit: str
    bound: Bound
    span: Span
    soft_low: float | None = None
    soft_high: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a name, its country (ISO 3166 alpha-2, None for regions) and the words."""

    name: str
    country: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When: the words, and the days they mean (either may be open)."""

    text: str
    span: Span | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a claim may be about.

    Parameters
    ----------
    measure : str
        Name in the registry of measures, such as ``'present_peak'``.
    weight : float
        Share of belief in this reading; a claim's weights sum to 1.
    low, high : float or None
        The values under which the claim holds, in the measure's unit, taken at the number's word:
        ``at_most`` has only `high`. Events have ``low = high = 1`` (or 0 when denied).
    bound : str
        How the number bounds the truth; ``'event'`` for events.
    start, end : datetime.date or None
        The window; None means the scenario's (from its as-of date to its horizon).
    why : str
        The words that opened this reading.
    condition : str
        Name of an event that must come about for the claim to apply at all ("would"), or ``''``.
    about : str
        Key of the decision, joiner or engagement of a scenario that an event is about; ``''`` where readers of
        reports, who know no scenario, made the reading.
    """

    measure: str
    weight: float
    low: float | None
    high: float | None
    bound: str
    start: date | None = None
    end: date | None = None
    why: str = ""
    condition: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """Reliability A to F of the source entity, credibility 1 to 6 from the other claims only."""

    reliability: str = "F"
    credibility: int = 6
    why: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of one report, as extracted; never altered, an analyst's view is a layer on top.

    Parameters
    ----------
    id : str
        ``c1``, ``c2`` ... in one report; prefixed with the report's id in a ledger of several.
    report : str
        Id of the report.
    sentence : Span
        The whole sentence it stands in.
    proposition : str
        The claim in short, without source and hedge.
    kind, polarity, modality : str
        As in the schema.
    source : Source
        Who says it.
    hedges : tuple of Hedge
        The cues.
    quantity : Quantity or None
        How many.
    core : bool
        True for counts of people under arms, losses, arms and vehicles.
    actor, action : str
        Whose force or act, and what is done.
    place : Place or None
        Where.
    time : When or None
        When.
    recurrence : str or None
        Words such as "every few months".
    note : str
        Anything the reader should know.
    probability : Probability or None
        From the strongest hedge; None when told as so.
    readings : tuple of Reading
        What it may be about; empty where no measure fits.
    grade : Grade
        Reliability and credibility.
    origin : str
        Claims of one origin (same source entity in the same document) count once.
    rules : tuple of str
        Names of the rules that found it, for ``--explain``.
    confidence : float
        Of the extraction, a fraction, assumed by rule.
    review : Review or None
        An analyst's layer from a file of corrections; None where nobody corrected.
    found_by : tuple of str
        Readers that found it; empty where the rules alone read.
    fields : tuple of FieldOrigin
        Which reader each told field comes from, with what another reader has in its place; empty likewise.
    """

    id: str
    report: str
    sentence: Span
    proposition: str
    kind: Kind = "fact"
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    source: Source = field(default_factory=Source)
    hedges: tuple[Hedge, ...] = ()
    quantity: Quantity | None = None
    core: bool = False
    actor: str = ""
    action: str = "other"
    place: Place | None = None
    time: When | None = None
    recurrence: str | None = None
    note: str = ""
    probability: Probability | None = None
    readings: tuple[Reading, ...] = ()
    grade: Grade = field(default_factory=Grade)
    origin: str = ""
    rules: tuple[str, ...] = ()
    confidence: float = 0.5
    review: Review | None = None
    found_by: tuple[str, ...] = ()
    fields: tuple[FieldOrigin, ...] = ()

    @property
    def rejected(self) -> bool:
        """Whether an analyst rejected it: it weighs nothing."""
        return self.review is not None and self.review.verdict == "rejected"
