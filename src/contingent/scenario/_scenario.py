"""What a scenario is: parts with uncertain inputs, hypotheses as overrides, questions, sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from contingent.scenario._deployment import Deployment, Period, PlannedBatch, ProfilePoint, Scheme
from contingent.scenario._front import Ammunition, Delivery
from contingent.scenario._input import Input
from contingent.scenario._region import Region
from contingent.scenario._states import Actor, Decision, Edit, Engagement, Fact, Forum, Intervention, Joiner, Treaty
from contingent.scenario._supply import Component, Demand, Substitution

__all__ = [
    "Actor",
    "Ammunition",
    "Correlation",
    "Decision",
    "Delivery",
    "Deployment",
    "Edit",
    "Event",
    "Fact",
    "Forum",
    "Hypothesis",
    "Input",
    "Intervention",
    "Joiner",
    "Period",
    "PlannedBatch",
    "ProfilePoint",
    "Question",
    "Region",
    "Scenario",
    "Scheme",
    "Sender",
    "SourceNote",
    "Theatre",
    "Treaty",
]


@dataclass(frozen=True, slots=True)
class Sender:
    """A state that sends: `deployable` people, `formation` size, `dwell` between two tours."""

    name: str
    title: str
    inputs: Mapping[str, Input]


@dataclass(frozen=True, slots=True)
class Theatre:
    """Where people serve: casualty rate, opponents, medical shares (see the vocabulary).

    `known` holds days and km2 of a measured area, up to the as-of date; empty where there is none. `law` is ``fitted``,
    or a Lanchester law for comparison.
    """

    name: str
    title: str
    country: str | None
    inputs: Mapping[str, Input]
    known: tuple[tuple[date, float], ...] = ()
    law: str = "fitted"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One way it could go: a prior probability and overrides by dotted path.

    An override is an :class:`Input`, a date, a word (such as a scheme), or a whole list: plan, profile,
    periods or correlations.
    """

    name: str
    title: str
    prior: float
    overrides: Mapping[str, object]
    why: str = ""

    @property
    def said(self) -> dict[str, str]:
        """Every override as a reader would write it, by path."""
        return {
            path: "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
            for path, value in self.overrides.items()
        }


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event, such as a summit.

    Parameters
    ----------
    date : datetime.date
        Its day.
    name, place, kind : str
        What it is, where, and of which kind.
    who : tuple of str
        Actors who take part.
    edit : Edit or None
        What it changes, by a stated size; None where it only stands in the calendar.
    """

    date: date
    name: str
    place: str = ""
    kind: str = ""
    who: tuple[str, ...] = ()
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A forecast question: a measure of a deployment against a threshold by a date.

    `deployment` is ``''`` for the first one of the scenario; `of` names the decision or joiner that is asked about.
    """

    id: str
    text: str
    measure: str
    by: date
    at_least: float | None = None
    at_most: float | None = None
    deployment: str = ""
    of: str = ""


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


@dataclass(frozen=True, slots=True)
class Correlation:
    """Two inputs that go together.

    Parameters
    ----------
    between : tuple of str
        Dotted paths of the two.
    rank : float
        Spearman's rank correlation, above -1 and below 1.
    source, why : str
        As of an input.
    """

    between: tuple[str, str]
    rank: float
    source: str = "assumed"
    why: str = ""

    def __str__(self) -> str:
        """Name the two and their rank correlation."""
        return f"{' and '.join(self.between)} {self.rank:g}"


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
    ammunition, deliveries : mapping
        The host's rounds and who delivers them, for :mod:`contingent.simulate.front`; empty where the file has none.
    components, demands : mapping
        The sender's supply for :mod:`contingent.simulate.supply`, by key; empty where the file has none.
    substitutions : tuple of Substitution
        Kinds of formation that may stand in for others.
    correlations : tuple of Correlation
        Inputs that go together; all others are independent.
    stance_scale : str
        What the stances of the actors mean, from 0 to 100.
    actors, treaties, facts, decisions, joiners, engagements, forums, interventions : mapping or tuple
        The states for :mod:`contingent.simulate.states`; empty where the file has none. Values of actors are not
        among `inputs`: they are drawn apart, and what counts of them is the pressure on the deciders.
    regions : mapping of str to Region
        Where capability is balanced; empty where the file has none.
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
    ammunition: Mapping[str, Ammunition] = field(default_factory=dict)
    deliveries: Mapping[str, Delivery] = field(default_factory=dict)
    components: Mapping[str, Component] = field(default_factory=dict)
    demands: Mapping[str, Demand] = field(default_factory=dict)
    substitutions: tuple[Substitution, ...] = ()
    correlations: tuple[Correlation, ...] = ()
    stance_scale: str = ""
    actors: Mapping[str, Actor] = field(default_factory=dict)
    treaties: Mapping[str, Treaty] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    joiners: Mapping[str, Joiner] = field(default_factory=dict)
    engagements: Mapping[str, Engagement] = field(default_factory=dict)
    forums: Mapping[str, Forum] = field(default_factory=dict)
    interventions: Mapping[str, Intervention] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
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
    def has_front(self) -> bool:
        """Whether any theatre says what opponents lose or what area is held, or any ammunition is given."""
        anchors = ("opponent_rate", "area")
        return bool(self.ammunition) or any(
            name in theatre.inputs for theatre in self.theatres.values() for name in anchors
        )

    @cached_property
    def inputs(self) -> dict[str, Input]:
        """Every input by dotted path."""
        items = (
            *(item for sender in self.senders.values() for item in sender.inputs.values()),
            *(item for deployment in self.deployments.values() for item in deployment.all_inputs),
            *(item for theatre in self.theatres.values() for item in theatre.inputs.values()),
            *(item for stock in self.ammunition.values() for item in stock.inputs.values()),
            *(item for delivery in self.deliveries.values() for item in delivery.inputs.values()),
            *(item for component in self.components.values() for item in component.all_inputs),
            *(item for demand in self.demands.values() for item in demand.inputs.values()),
            *(item for decision in self.decisions.values() for item in decision.inputs.values()),
            *(item for joiner in self.joiners.values() for item in joiner.inputs.values()),
            *(item for region in self.regions.values() for item in region.inputs.values()),
            *(item for engagement in self.engagements.values() for item in engagement.inputs.values()),
        )
        return {item.path: item for item in items}
