"""The states of a scenario: actors, treaties, decisions, joiners, forums, interventions and dated facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from contingent.scenario._input import Input
from contingent.scenario._named import Named

__all__ = ["Actor", "Decision", "Edit", "Fact", "Forum", "Intervention", "Joiner", "Treaty"]


@dataclass(frozen=True, slots=True)
class Actor(Named):
    """A state, leader or forum with a stance.

    Parameters
    ----------
    role : str
        ``decider``, ``lever-holder``, ``opponent``, ``possible joiner``, ``neutral`` or ``forum``.
    inputs : mapping of str to Input
        ``stance`` and ``salience`` (0 to 100), ``capability``, ``susceptibility``, and ``moved_by.NAME``: the share of
        what moves it that another has.
    known : datetime.date or None
        Day on which it was known; never after the as-of date.
    source : str
        Evidence of all its values.
    """

    role: str
    inputs: Mapping[str, Input]
    known: date | None = None
    source: str = "assumed"

    @property
    def moved_by(self) -> dict[str, Input]:
        """Leverage of others on it, by their names."""
        return {key[9:]: item for key, item in self.inputs.items() if key.startswith("moved_by.")}


@dataclass(frozen=True, slots=True)
class Treaty(Named):
    """A commitment between actors.

    Parameters
    ----------
    between : tuple of str
        Actors whom it binds.
    kind : str
        What it promises, such as ``defence``.
    since : datetime.date or None
        Day of its signature.
    through : str
        Treaty without which it binds nobody; ``''`` where it binds by itself.
    source : str
        Key in the scenario's sources, or ``'assumed'``.
    """

    between: tuple[str, ...]
    kind: str
    since: date | None = None
    through: str = ""
    source: str = "assumed"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one value of an actor from a day on.

    Parameters
    ----------
    when : datetime.date
        First day on which it holds.
    actor, key : str
        Whose value, and which: ``stance``, ``salience`` or ``moved_by.NAME``.
    value : Input
        Its new value, or what is added to it.
    adds : bool
        Whether it is added.
    """

    when: date
    actor: str
    key: str
    value: Input
    adds: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that became known on a day.

    Parameters
    ----------
    date : datetime.date
        The day; a run as of an earlier one does not use it.
    who : tuple of str
        Actors whom it is about.
    text, source : str
        What is known, and by which source.
    inputs : mapping of str to Input
        ``stance`` and ``salience`` of these actors from that day on, as far as it gives them.
    """

    date: date
    who: tuple[str, ...]
    text: str
    source: str = "assumed"
    inputs: Mapping[str, Input] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision(Named):
    """What its deciders may do in any month.

    Parameters
    ----------
    kind : str
        ``send`` (a batch that is due goes), ``stop``, ``enlarge``, ``change`` (of the scheme) or
        ``event`` (anything else that comes about once).
    deployment : str
        What it is about; ``''`` for an event.
    by : tuple of str
        Actors who decide; pressure on them counts.
    inputs : mapping of str to Input
        ``base``: chance in a month; ``need``, ``capacity``, ``pressure``: what each adds to or takes from its
        log-odds; ``alarm``: points by which a further batch raises opponents' salience; ``factor`` of enlarging.
    by_date : datetime.date or None
        Day after which it can no longer come about.
    to : str
        What a scheme changes to: ``replacing the lost``, or a ``single surge``: one last batch, then no more.
    """

    kind: str
    deployment: str
    by: tuple[str, ...]
    inputs: Mapping[str, Input]
    by_date: date | None = None
    to: str = "replacing the lost"


@dataclass(frozen=True, slots=True)
class Joiner(Named):
    """A state that may join.

    Parameters
    ----------
    who : str
        The actor.
    kind, side : str
        ``troops`` or ``arms``, for the ``host`` or its ``opponents``.
    pact : str
        Defence pacts with those who began the war: ``none``, ``one`` or ``both``.
    contiguous, major_power : bool
        Whether it borders on one of them, and whether it is a major power.
    treaty : str
        ``invoked`` or ``not invoked``.
    war_began : datetime.date or None
        First day of the war; the base rate goes by its years.
    inputs : mapping of str to Input
        ``yearly`` or ``invoked``: chances in a year of its own; ``honoured``; ``factor`` and ``if_more`` on its hazard.
    """

    who: str
    kind: str
    side: str
    pact: str
    contiguous: bool
    major_power: bool
    treaty: str
    war_began: date | None
    inputs: Mapping[str, Input]


@dataclass(frozen=True, slots=True)
class Engagement(Named):
    """An attack that may be made by a day.

    Parameters
    ----------
    date : datetime.date or None
        The day.
    posture, air : str
        How the defender stands, and who rules the air (see the vocabulary).
    deployment, side : str
        Deployment that takes part, and on which side.
    inputs : mapping of str to Input
        Strengths of both sides.
    """

    date: date | None
    posture: str
    air: str
    deployment: str
    side: str
    inputs: Mapping[str, Input]


@dataclass(frozen=True, slots=True)
class Forum(Named):
    """A body that settles on one outcome on a day.

    Parameters
    ----------
    date : datetime.date
        Day of the outcome.
    members, vetoes : tuple of str
        Who settles it, and without whom nothing passes below their stance.
    options : mapping of str to float
        Stance of each named option.
    challenge : bool
        Whether the challenge model is shown beside it.
    """

    date: date
    members: tuple[str, ...]
    vetoes: tuple[str, ...]
    options: Mapping[str, float]
    challenge: bool = False


@dataclass(frozen=True, slots=True)
class Intervention(Named):
    """A move that somebody could make.

    Parameters
    ----------
    edits : tuple of Edit
        Values of actors that hold from a day on.
    """

    edits: tuple[Edit, ...]
