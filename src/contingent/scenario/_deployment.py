"""A deployment: its scheme, its inputs, and what changes from a date on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from typing import Literal

from contingent.scenario._input import Input

__all__ = ["Deployment", "Period", "PlannedBatch", "ProfilePoint", "Replacement", "Scheme", "WoundedReturn"]

Scheme = Literal[
    "unit rotation",
    "individual replacement",
    "single surge",
    "no rotation",
    "fixed term",
    "strength profile",
    "planned batches",
]
Replacement = Literal["none", "next batch", "trickle"]
WoundedReturn = Literal["to unit", "home"]


@dataclass(frozen=True, slots=True)
class PlannedBatch:
    """A batch that leaves on a given day.

    Parameters
    ----------
    leaves : datetime.date
        Day of departure; it also addresses the batch's random numbers.
    people : Input
        How many.
    tour : Input or None
        Days in the theatre; the deployment's where None, and without one they stay.
    """

    leaves: date
    people: Input
    tour: Input | None = None

    def __str__(self) -> str:
        """Say who leaves when, and for how long where that is its own."""
        return f"{self.people} on {self.leaves}" + (f" for {self.tour}" if self.tour else "")

    @property
    def all_inputs(self) -> tuple[Input, ...]:
        """People, and the tour where the batch has its own."""
        return (self.people, self.tour) if self.tour else (self.people,)


@dataclass(frozen=True, slots=True)
class ProfilePoint:
    """Strength asked for on a day; before the first point and after the last it stays the same."""

    date: date
    people: Input

    def __str__(self) -> str:
        """Say the strength and its day."""
        return f"{self.people} on {self.date}"

    @property
    def all_inputs(self) -> tuple[Input, ...]:
        """The strength."""
        return (self.people,)


@dataclass(frozen=True, slots=True)
class Period:
    """What changes from a day on; None, or an input that is not there, means as before.

    Parameters
    ----------
    start : datetime.date
        First day.
    inputs : mapping of str to Input
        By short name.
    scheme, replacement, wounded_return, plan, profile : optional
        As in :class:`Deployment`.
    """

    start: date
    inputs: Mapping[str, Input]
    scheme: Scheme | None = None
    replacement: Replacement | None = None
    wounded_return: WoundedReturn | None = None
    plan: tuple[PlannedBatch, ...] | None = None
    profile: tuple[ProfilePoint, ...] | None = None

    def __str__(self) -> str:
        """Say the day, and what changes on it."""
        words = {"scheme": self.scheme, "replacement": self.replacement, "wounded_return": self.wounded_return}
        said = [f"{name} {value}" for name, value in {**words, **self.inputs}.items() if value]
        said += [f"{name} of {len(rows)}" for name, rows in (("plan", self.plan), ("profile", self.profile)) if rows]
        return f"from {self.start}: {', '.join(said)}"


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
        unit rotation, individual replacement, single surge, no rotation, fixed term, strength profile
        or planned batches.
    already_sent_by : datetime.date or None
        Day by which all of `already_sent` had left (evenly since the scenario's start).
    theatres : tuple of str
        Keys of theatres, in the file's order; shares are the inputs ``theatres.<key>``, the one
        that is "rest" takes what is left.
    rest : str
        Key of the theatre that takes the rest.
    inputs : mapping of str to Input
        By short name: already_sent, batch, interval, tour ... Read a value at the input's `path`: in a
        later phase it is the period's.
    replacement : str
        How the lost are replaced where the scheme itself does not: none, next batch or trickle.
    wounded_return : str
        Where the wounded go who recover for duty: to unit or home.
    plan : tuple of PlannedBatch
        Batches that leave on given dates, in order of the dates, all of which differ.
    profile : tuple of ProfilePoint
        Strength asked for, in order of the dates, all of which differ; a straight line between two.
    periods : tuple of Period
        What changes from a date on, in order of the dates, all of which differ.
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
    replacement: Replacement = "none"
    wounded_return: WoundedReturn = "to unit"
    plan: tuple[PlannedBatch, ...] = ()
    profile: tuple[ProfilePoint, ...] = ()
    periods: tuple[Period, ...] = ()

    @property
    def phases(self) -> tuple[tuple[date | None, Deployment], ...]:
        """The deployment as it is in force, and the first day of each change.

        The first has no day: it holds up to the first period. What a period does not name stays as it
        was before.
        """
        first = replace(self, periods=())
        later = accumulate(self.periods, _changed, initial=first)
        return tuple(zip((None, *(period.start for period in self.periods)), later, strict=True))

    @property
    def all_inputs(self) -> tuple[Input, ...]:
        """Every input of the deployment, those of plan, profile and periods included."""
        parts: tuple[Deployment | Period, ...] = (self, *self.periods)
        listed = (one for part in parts for row in (part.plan, part.profile) for one in row or ())
        return (
            *(item for part in parts for item in part.inputs.values()),
            *(item for one in listed for item in one.all_inputs),
        )


def _changed(deployment: Deployment, period: Period) -> Deployment:
    named = {name: getattr(period, name) for name in _CHANGED}
    return replace(
        deployment,
        inputs={**deployment.inputs, **period.inputs},
        **{name: value for name, value in named.items() if value is not None},
    )


_CHANGED = ("scheme", "replacement", "wounded_return", "plan", "profile")
