"""What a scenario is: parts with uncertain inputs, hypotheses as overrides, questions, sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from contingent.scenario._distribution import Distribution

__all__ = [
    "Deployment",
    "Event",
    "Hypothesis",
    "Input",
    "Question",
    "Scenario",
    "Sender",
    "SourceNote",
    "Theatre",
]

Scheme = Literal["unit rotation", "individual replacement", "single surge", "no rotation"]


@dataclass(frozen=True, slots=True)
class Input:
    """One quantity of a scenario, uncertain or fixed.

    Parameters
    ----------
    path : str
        Dotted path, such as ``deployments.contingent.batch``; it also addresses the input's
        random numbers, so that adding a part disturbs no other.
    distribution : Distribution
        In the unit below.
    unit : str
        ``people``, ``days``, ``people per day``, ``per day``, ``fraction`` or ``number``.
    source : str
        Key in the scenario's sources, or ``'assumed'``.
    why : str
        Reason or place in the source.
    line : int
        Line in the file, 0 where a default of the vocabulary fills in.
    """

    path: str
    distribution: Distribution
    unit: str
    source: str = "assumed"
    why: str = ""
    line: int = 0

    def __str__(self) -> str:
        """Write the value as the file has it, such as ``60 to 150 days``."""
        return self.distribution.text


@dataclass(frozen=True, slots=True)
class Sender:
    """A state that sends: `deployable` people, `formation` size, `dwell` between two tours."""

    name: str
    title: str
    inputs: Mapping[str, Input]


@dataclass(frozen=True, slots=True)
class Theatre:
    """Where people serve: casualty rate, opponents, medical shares (see the vocabulary)."""

    name: str
    title: str
    country: str | None
    inputs: Mapping[str, Input]


@dataclass(frozen=True, slots=True)
class Deployment:
    """One deployment of one sender to one host.

    Parameters
    ----------
    name, title : str
        Its key, and how to write it.
    sender, host : str
        Key of the sender; name of the host.
    scheme : str
        unit rotation, individual replacement, single surge or no rotation.
    already_sent_by : datetime.date or None
        Day by which all of `already_sent` had left (evenly since the scenario's start).
    theatres : tuple of str
        Keys of theatres, in the file's order; shares are the inputs ``theatres.<key>``, the one
        that is "rest" takes what is left.
    rest : str
        Key of the theatre that takes the rest.
    inputs : mapping of str to Input
        By short name: already_sent, batch, interval, tour ...
    """

    name: str
    title: str
    sender: str
    host: str
    scheme: Scheme
    already_sent_by: date | None
    theatres: tuple[str, ...]
    rest: str
    inputs: Mapping[str, Input]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One way it could go: a prior probability and overrides by dotted path.

    An override is an :class:`Input`, a date or a word (a scheme); ``str()`` writes each as the file has it.
    """

    name: str
    title: str
    prior: float
    overrides: Mapping[str, object]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event, such as a summit; shown in the calendar, it changes no number by itself."""

    date: date
    name: str
    place: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A forecast question: a measure against a threshold by a date."""

    id: str
    text: str
    measure: str
    by: date
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where a figure comes from; `origin` and `figures` let the ledger see what is used already.

    Parameters
    ----------
    key, title : str
        Key in the file and how to cite it.
    date : datetime.date or None
        Day it was known; never after the scenario's as-of date.
    origin : tuple of str
        Names under which a report may cite the same origin.
    figures : tuple of float
        Figures taken from it into the scenario; a claim of the same origin and figure weighs nothing.
    """

    key: str
    title: str
    date: date | None = None
    origin: tuple[str, ...] = ()
    figures: tuple[float, ...] = ()


@dataclass(frozen=True)
class Scenario:
    """A typed scenario, as loaded from a file or drafted from a ledger.

    Parameters
    ----------
    name, title : str
        Its key, and the title of the briefing.
    as_of : datetime.date
        Nothing known later may be used.
    start, horizon : datetime.date
        First and last simulated day.
    senders, deployments, theatres, hypotheses : mapping
        Parts by key, in the file's order.
    events, questions : tuple
        Calendar and forecast questions.
    sources : mapping of str to SourceNote
        By key.
    matches : tuple of tuple of str
        Groups of words by which a report is recognised as about this scenario, such as
        ``(("North Korea", "Pyongyang"), ("Russia", "Moscow"))``: one word of each group must occur.
    sha256 : str
        Hash of the meaning (not of comments and spacing).
    file : str
        Where it was read from.
    text : str
        The file's text.
    """

    name: str
    title: str
    as_of: date
    start: date
    horizon: date
    senders: Mapping[str, Sender]
    deployments: Mapping[str, Deployment]
    theatres: Mapping[str, Theatre]
    hypotheses: Mapping[str, Hypothesis]
    events: tuple[Event, ...] = ()
    questions: tuple[Question, ...] = ()
    sources: Mapping[str, SourceNote] = field(default_factory=dict)
    matches: tuple[tuple[str, ...], ...] = ()
    sha256: str = ""
    file: str = ""
    text: str = ""

    @property
    def days(self) -> int:
        """Number of simulated days, start and horizon included."""
        return (self.horizon - self.start).days + 1

    def day(self, when: date) -> int:
        """Day number of a date, 0 at the start."""
        return (when - self.start).days

    @property
    def inputs(self) -> dict[str, Input]:
        """Every input by dotted path."""
        parts: tuple[Sender | Deployment | Theatre, ...] = (
            *self.senders.values(),
            *self.deployments.values(),
            *self.theatres.values(),
        )
        return {item.path: item for part in parts for item in part.inputs.values()}
