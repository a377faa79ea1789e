"""Simulated futures: what the engine hands on, and how measures read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from contingent.errors import ModelError, UsageError
from contingent.measures import Window, get
from contingent.scenario import Scenario
from contingent.simulate._tilt import Tilt

if TYPE_CHECKING:
    from contingent.simulate.front import Front

__all__ = ["CHANNELS", "STATES", "Futures", "Track"]

STATES: tuple[str, ...] = (
    "assembling", "transit", "training", "rear", "front", "support",
    "wounded", "captured", "dead", "returning", "home",
)  # fmt: skip
"""Everyone committed is in exactly one of these on every day; `home` is home again after a tour."""

CHANNELS: tuple[str, ...] = (*STATES, "present_max", "wounded_total", "gap", "batches", "away_max", "decisions")
"""What the engine records on a recorded day: the states, then running totals and peaks, and what has been decided.

Decisions are a sum: 1 for no more sent, 2 for a change to replacing the lost only, 4 for enlarged batches.
"""

PRESENT: tuple[str, ...] = ("training", "rear", "front", "support", "wounded")
"""States that count as present in the host country."""


@dataclass(frozen=True)
class Track:
    """One deployment of every future.

    Parameters
    ----------
    channels : int32 array, shape (futures, days, channels), people
        Recorded channels in the order of :data:`CHANNELS`, on the recorded days.
    by_theatre : int32 array, shape (futures, days, theatres), people
        Front and support in each theatre of the deployment, in its order.
    policy : mapping of str to float64 array, shape (futures,)
        Realised batch (people), interval and tour (days); NaN where there was none.
    """

    channels: NDArray[np.int32]
    by_theatre: NDArray[np.int32]
    policy: Mapping[str, NDArray[np.float64]]


@dataclass(frozen=True)
class Futures:
    """A block of simulated futures of one hypothesis.

    Parameters
    ----------
    scenario : Scenario
        With the hypothesis' overrides in force.
    hypothesis : str
        Its key; ``''`` for the scenario as it stands.
    seed : int
        Seed of the run.
    first : int
        Number of the first future; future i here has the address ``first + i``.
    days : int64 array, shape (days,)
        Recorded days, counted from the scenario's start, ascending.
    tracks : mapping of str to Track
        By deployment.
    inputs : mapping of str to float64 array, shape (futures,)
        Value of every input by dotted path.
    main : str
        Deployment that measures are read from.
    log_base : float64 array, shape (futures,), nats, optional
        Log weight of each future before any claim; None where all weigh the same (no input was tilted).
    numbers : uint64 array, shape (futures,), optional
        Number of each future where they do not count up from `first`, as after some were picked out.
    about : str
        What a measure asks about: a decision or joiner, a theatre, an ammunition or who delivers it; ``''`` for any
        state with troops, and for all theatres, ammunition and deliveries together.
    whole : Futures, optional
        The block as it was simulated, where days have been left out since; its front is that of these.
    """

    scenario: Scenario
    hypothesis: str
    seed: int
    first: int
    days: NDArray[np.int64]
    tracks: Mapping[str, Track]
    inputs: Mapping[str, NDArray[np.float64]]
    main: str
    notes: tuple[str, ...] = field(default=())
    log_base: NDArray[np.float64] | None = None
    numbers: NDArray[np.uint64] | None = None
    tilts: Mapping[str, Tilt] = field(default_factory=dict)
    walks: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    about: str = ""
    whole: Futures | None = None

    def __len__(self) -> int:
        return int(self.tracks[self.main].channels.shape[0])

    @property
    def base(self) -> NDArray[np.float64]:
        """Log weight of each future before any claim, shape (futures,), nats."""
        return np.zeros(len(self)) if self.log_base is None else self.log_base

    @property
    def addresses(self) -> NDArray[np.uint64]:
        """Number of each future, shape (futures,)."""
        if self.numbers is not None:
            return self.numbers
        return np.arange(self.first, self.first + len(self), dtype=np.uint64)

    def of(self, deployment: str, about: str = "") -> Futures:
        """Give the same futures with measures read from another deployment, or about what a measure asks of.

        ``''`` leaves each as it is.
        """
        if deployment and deployment not in self.tracks:
            raise UsageError("no such deployment", value=deployment, allowed=", ".join(self.tracks))
        if not deployment and not about:
            return self
        made = replace(self, main=deployment or self.main, about=about or self.about)
        if not deployment or deployment == self.main:
            made.__dict__["_front"] = self.front  # worked out once for all that is asked of these futures
        return made

    @property
    def dates(self) -> list[date]:
        """The recorded days as dates."""
        return [self.scenario.start + timedelta(days=int(day)) for day in self.days]

    def index(self, when: date) -> int:
        """Position of the last recorded day on or before a date (the first one if earlier)."""
        day = self.scenario.day(when)
        return max(int(np.searchsorted(self.days, day, side="right")) - 1, 0)

    def channel(self, name: str, days: slice = slice(None)) -> NDArray[np.int64]:
        """Give a channel on all recorded days, or on a slice of them, shape (futures, days), in people.

        Besides :data:`CHANNELS` it knows the sums `committed`, `sent`, `present`, `casualties` and
        `left_at_home`, and `deployable`.
        """
        if name == "left_at_home":
            return self._left_at_home(days)
        if name == "deployable":
            pool = self._pool[:, None]
            return np.repeat(pool, self.days[days].size, axis=1)
        if name not in CHANNELS and name not in _SUMS:
            raise ModelError("no such channel", value=name, allowed=", ".join((*CHANNELS, *_SUMS)))
        return _sum(self.tracks[self.main].channels[:, days], _SUMS.get(name, (name,)))

    def _left_at_home(self, days: slice) -> NDArray[np.int64]:
        sender = self.scenario.deployments[self.main].sender
        others = [name for name in self.tracks if self.scenario.deployments[name].sender == sender]
        away = sum(_sum(self.tracks[name].channels[:, days], _SUMS["away"]) for name in others)
        left: NDArray[np.int64] = np.maximum(self._pool[:, None] - away, 0)
        return left

    @property
    def _pool(self) -> NDArray[np.int64]:
        """People of the sender who may be sent at all, shape (futures,)."""
        sender = self.scenario.deployments[self.main].sender
        pool: NDArray[np.int64] = np.rint(self.inputs[f"senders.{sender}.deployable"]).astype(np.int64)
        return pool

    def on(self, channel: str, day: date) -> NDArray[np.int64]:
        """Give a channel of every future on a day, shape (futures,)."""
        at = self.index(day)
        return self.channel(channel, slice(at, at + 1))[:, 0]

    def within(self, channel: str, window: Window) -> NDArray[np.int64]:
        """Give a channel on the recorded days of a window, shape (futures, days)."""
        return self.channel(channel, slice(self.index(window.start), self.index(window.end) + 1))

    def day(self, when: date) -> int:
        """Give the number of a date, 0 at the start."""
        return self.scenario.day(when)

    def came_about(self, part: str) -> NDArray[np.float64]:
        """Give the day on which what is asked `about` came about (an engagement: was won), infinite where it did not.

        Parameters
        ----------
        part : {'decisions', 'joiners', 'engagements'}
            Which of them.

        Returns
        -------
        float64 array, shape (futures,)
            Of what happens inside the engine, the first recorded day on which it has happened.
        """
        from contingent.simulate.states._read import decided_on, joined, won_on

        reader = {"decisions": decided_on, "joiners": joined, "engagements": won_on}[part]
        return reader(self)

    @property
    def front(self) -> Front:
        """What opponents lose, which area is held and how far ammunition lasts in these futures."""
        if self.whole is not None:
            return self.whole.front
        from contingent.simulate.front import Front

        # Beside the fields, as functools.cached_property does: the block is frozen, what it works out is not.
        held: Front = self.__dict__.setdefault("_front", Front(self))
        return held

    def at_front(self, name: str, day: date) -> NDArray[np.float64]:
        """Give a figure of the front on a day, about what is asked; NaN where the scenario says nothing of it.

        Parameters
        ----------
        name : str
            One of :data:`contingent.simulate.front.MEASURED`.
        day : datetime.date
            Any day of the scenario, recorded or not.

        Returns
        -------
        float64 array, shape (futures,)
            People, rounds or km2.
        """
        return self.front.on(name, self.about, self.scenario.day(day))

    def balance(self, name: str, day: date) -> NDArray[np.float64]:
        """Give a figure of the balance elsewhere on a day, about the region that is asked; NaN without regions.

        Parameters
        ----------
        name : {'facing', 'share', 'facing_without', 'share_without'}
            Troops at home per 100 of the neighbours' (see :func:`contingent.simulate.states.facing`), or share of
            capability (:func:`contingent.simulate.states.region_share`); the same as if nobody were away.
        day : datetime.date
            Read on the last recorded day on or before it.

        Returns
        -------
        float64 array, shape (futures,), %
        """
        from contingent.simulate.states import facing, region_share

        asked, _, without = name.partition("_")
        read = facing if asked == "facing" else region_share
        return read(self, day, without=bool(without))

    def policy(self, name: str) -> NDArray[np.float64]:
        """Give a realised policy figure of every future, NaN where there was none."""
        return self.tracks[self.main].policy[name]

    def measure(self, name: str, window: Window) -> NDArray[np.float64]:
        """Read a measure of every future.

        Parameters
        ----------
        name : str
            Key in the registry of measures.
        window : Window
            The days it is asked for.

        Returns
        -------
        float64 array, shape (futures,)
            In the measure's unit; NaN where it does not exist.
        """
        return get(name).read(self, window)


def _sum(track: NDArray[np.int32], parts: tuple[str, ...]) -> NDArray[np.int64]:
    """Add channels up; the sum lies in memory as they do: day by day for many futures, future by future in a block."""
    total = np.zeros_like(track[:, :, 0], dtype=np.int64)
    for part in parts:
        total += track[:, :, CHANNELS.index(part)]
    return total


_SUMS: dict[str, tuple[str, ...]] = {
    "committed": STATES,
    "sent": tuple(state for state in STATES if state != "assembling"),
    "present": PRESENT,
    "casualties": ("wounded_total", "captured", "dead"),
    # Dead and captured do not come back to the pool; invalids who went home do not serve again,
    # but they are few against the pool and are counted as home (assumed).
    "away": tuple(state for state in STATES if state != "home"),
}
