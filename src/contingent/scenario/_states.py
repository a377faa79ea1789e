"""The states of a scenario: actors, treaties, decisions, joiners, forums, interventions and dated facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from contingent.scenario._input import Input

__all__ = ["Actor", "Decision", "Edit", "Fact", "Forum", "Intervention", "Joiner", "Treaty"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, leader or forum with a stance.

    Parameters
    ----------
    name, title : str
        Key in the file, and how to write it.
    role : str
        ``decider``, ``lever-holder``, ``opponent``, ``possible joiner``, ``neutral`` or ``forum``.
    inputs : mapping of str to Input
        ``stance`` and ``salience`` (0 to 100), ``capability``, ``susceptibility``, and ``moved_by.NAME``: the share of
        what moves it that another has.
    known : datetime.date or None
        Day on which it was known; never after the as-of date.
    source, why : str
        Evidence of all its values.
    """

    name: str
    title: str
    role: str
    inputs: Mapping[str, Input]
    known: date | None = None
    source: str = "assumed"
    why: str = ""

    @property
    def moved_by(self) -> dict[str, Input]:
        """Leverage of others on it, by their names."""
        return {key[9:]: item for key, item in self.inputs.items() if key.startswith("moved_by.")}


@dataclass(frozen=True, slots=True)
class Treaty:
    """A commitment between actors; one that is invoked `through` another binds only with it."""

    name: str
    title: str
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
    """Something that became known on a day; a stance or salience that it gives holds from then on."""

    date: date
    who: tuple[str, ...]
    text: str
    source: str = "assumed"
    inputs: Mapping[str, Input] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """What its deciders may do in any month.

    Parameters
    ----------
    name, title : str
        Key in the file, and how to write it.
    kind : str
        ``send`` (a batch that is due goes), ``stop``, ``enlarge``, ``change`` (to replacing the lost only) or
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
    """

    name: str
    title: str
    kind: str
    deployment: str
    by: tuple[str, ...]
    inputs: Mapping[str, Input]
    by_date: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Joiner:
    """A state that may join, with troops or arms (see the vocabulary)."""

    name: str
    title: str
    who: str
    kind: str
    side: str
    pact: str
    contiguous: bool
    major_power: bool
    treaty: str
    war_began: date | None
    inputs: Mapping[str, Input]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Engagement:
    """An attack that may be made by a day, with strengths as inputs (see the vocabulary)."""

    name: str
    title: str
    date: date | None
    posture: str
    air: str
    deployment: str
    side: str
    inputs: Mapping[str, Input]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Forum:
    """A body that settles on one outcome on a day: members, those with a veto, and the options by stance."""

    name: str
    title: str
    date: date
    members: tuple[str, ...]
    vetoes: tuple[str, ...]
    options: Mapping[str, float]
    why: str = ""
    challenge: bool = False


@dataclass(frozen=True, slots=True)
class Intervention:
    """A move that somebody could make: values of actors that hold from a day on."""

    name: str
    title: str
    edits: tuple[Edit, ...]
    why: str = ""
