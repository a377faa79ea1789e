"""What a sender's supply is made of: components with a policy each, demands, and substitutions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Component", "Demand", "Policy", "Start", "Substitution"]

Start = Literal["even", "rested", "random"]


@dataclass(frozen=True, slots=True)
class Policy:
    """How the formations of a component rotate; all in days.

    A formation counts its days since it last came home (its cycle day). While that day lies in the
    deployable window it may be sent. It fills a demand for `tour` less `overlap` days, stays `overlap`
    days more beside its relief, is `reset` days on the way to its next cycle, and starts again at day
    0. A formation that is not sent starts again at `max_dwell`.

    Parameters
    ----------
    tour : int
        Days deployed, overlap included; at least 1.
    deployable_from : int
        First cycle day of the window: the least dwell; at least 0.
    deployable_until : int
        First cycle day after the window.
    max_dwell : int
        Cycle day at which an unsent formation starts again; at least `deployable_until`.
    overlap : int
        Last days of a tour, shared with the relief and not counted as filling.
    mobilisation, training : int
        Days from the call of a reserve to its arrival. It is called so early that it comes when a
        tour ends; the days count neither as filling nor as home.
    reset : int
        Days after a tour before the cycle starts, such as demobilisation.
    """

    tour: int
    deployable_from: int
    deployable_until: int
    max_dwell: int
    overlap: int = 0
    mobilisation: int = 0
    training: int = 0
    reset: int = 0


@dataclass(frozen=True, slots=True)
class Component:
    """Formations of one kind under one policy.

    Parameters
    ----------
    name : str
        Such as ``active``; names are unique.
    kind : str
        What the formations can do; demands ask for a kind.
    formations : int
        How many; 0 or more.
    policy : Policy
        In force from day 1.
    start : {'even', 'rested', 'random'}
        Cycle days on day 0: spread evenly over the cycle, all at the start of the window, or drawn
        uniformly for every repetition.
    spread : int
        Days over which a random start is drawn; 0 for the length of the cycle.
    periods : tuple of (int, Policy)
        Other policies from a day on, such as a surge. A formation that is out ends its tour first.
    """

    name: str
    kind: str
    formations: int
    policy: Policy
    start: Start = "even"
    spread: int = 0
    periods: tuple[tuple[int, Policy], ...] = ()


@dataclass(frozen=True, slots=True)
class Demand:
    """Formations wanted in one place over some days.

    Parameters
    ----------
    name : str
        Unique.
    kind : str
        Kind of formation.
    quantity : int
        Formations wanted each day; 0 or more.
    start : int
        First day, from 1.
    days : int or None
        How long; None for the rest.
    priority : int
        1 is filled first.
    """

    name: str
    kind: str
    quantity: int
    start: int = 1
    days: int | None = None
    priority: int = 1


@dataclass(frozen=True, slots=True)
class Substitution:
    """A kind that may stand in for another, at a cost.

    Parameters
    ----------
    wanted, given : str
        Kinds.
    cost : float
        Above 0; own formations cost 0, and the cheapest are sent first.
    """

    wanted: str
    given: str
    cost: float = 1.0
