"""The registry of measures: the named, dated quantities that claims are about and futures hold.

A measure knows its unit, its kind, how to read it from futures and how to say it. Claims,
briefing, forecasts and scores all speak this vocabulary. To add one, write a reader and call
:func:`register`; nothing else has to know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol

from contingent.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["MEASURES", "Measure", "Situation", "Window", "get", "register"]

Kind = Literal["stock", "flow", "total", "event", "policy"]


@dataclass(frozen=True, slots=True)
class Window:
    """The days a measure is asked for; `end` is the day of a stock or total.

    Parameters
    ----------
    start, end : datetime.date
        First and last day, both included.
    """

    start: date
    end: date


class Situation(Protocol):
    """What a reader needs of futures (see :class:`contingent.simulate.Futures`)."""

    def on(self, channel: str, day: date) -> NDArray[np.int64]:
        """Give a channel of every future on a recorded day, shape (futures,)."""
        ...

    def within(self, channel: str, window: Window) -> NDArray[np.int64]:
        """Give a channel on the recorded days of a window, shape (futures, days)."""
        ...

    def policy(self, name: str) -> NDArray[np.float64]:
        """Give a realised policy figure of every future, NaN where it does not exist."""
        ...

    def came_about(self, part: str) -> NDArray[np.float64]:
        """Give the day on which what is asked about of `decisions`, `joiners` or `engagements` came about."""
        ...

    def at_front(self, name: str, day: date) -> NDArray[np.float64]:
        """Give a figure of the front of every future on a day, NaN where the scenario says nothing of it."""
        ...

    def balance(self, name: str, day: date) -> NDArray[np.float64]:
        """Give a figure of the balance elsewhere of every future on a day, NaN where the scenario has no region."""
        ...

    def day(self, when: date) -> int:
        """Give the number of a date, 0 at the start."""
        ...


@dataclass(frozen=True, slots=True)
class Measure:
    """A named, dated quantity of a situation.

    Parameters
    ----------
    name : str
        Its key, such as ``'present_peak'``.
    title : str
        As a phrase for a sentence: "troops present at the peak".
    unit : str
        ``people``, ``days``, ``people per year``, ``batches``, ``rounds``, ``km2``, ``%`` or ``event``.
    kind : {'stock', 'flow', 'total', 'event', 'policy'}
        How it behaves over time.
    read : callable
        ``read(futures, window)`` gives a float array of shape (futures,); NaN where undefined.
    said_as : str
        Template with ``{n}`` for a number in a sentence, such as ``'{n} present at once'``.
    """

    name: str
    title: str
    unit: str
    kind: Kind
    read: Callable[[Situation, Window], NDArray[np.float64]]
    said_as: str

    def say(self, number: str) -> str:
        """Say a number of this measure in words.

        Examples
        --------
        >>> get("sent").say("100,000")
        '100,000 sent in all'
        """
        return self.said_as.format(n=number)


MEASURES: dict[str, Measure] = {}


def register(measure: Measure) -> Measure:
    """Add a measure to the registry.

    Parameters
    ----------
    measure : Measure
        Its name must be new.

    Returns
    -------
    Measure
        The same.

    Raises
    ------
    UsageError
        If the name is taken.
    """
    if measure.name in MEASURES:
        raise UsageError("a measure of this name exists already", value=measure.name, mend="choose another name")
    MEASURES[measure.name] = measure
    return measure


def get(name: str) -> Measure:
    """Find a measure by name.

    Parameters
    ----------
    name : str
        Its key.

    Returns
    -------
    Measure

    Raises
    ------
    UsageError
        If no such measure exists; the message lists those that do.

    Examples
    --------
    >>> get("killed").unit
    'people'
    """
    try:
        return MEASURES[name]
    except KeyError:
        raise UsageError("no such measure", value=name, allowed=", ".join(sorted(MEASURES))) from None


def _channel(channel: str) -> _Reader:
    return lambda futures, window: futures.on(channel, window.end).astype("float64")


def _peak(channel: str) -> Callable[[Situation, Window], NDArray[np.float64]]:
    def read(futures: Situation, window: Window) -> NDArray[np.float64]:
        peak: NDArray[np.float64] = futures.within(channel, window).max(axis=1).astype("float64")
        return peak

    return read


def _sent_per_year(futures: Situation, window: Window) -> NDArray[np.float64]:
    # People who leave in the window, scaled to 365 days: "100,000 in a year" said of a shorter or
    # longer window is a rate, and a rate is how the report's reader compares it.
    sent = futures.on("sent", window.end) - futures.on("sent", window.start)
    return _yearly(sent.astype("float64"), window)


def _yearly(total: NDArray[np.float64], window: Window) -> NDArray[np.float64]:
    scaled: NDArray[np.float64] = total * (365.0 / max((window.end - window.start).days, 1))
    return scaled


def _more_sent(futures: Situation, window: Window) -> NDArray[np.float64]:
    more = futures.on("sent", window.end) - futures.on("sent", window.start)
    return (more >= 1_000).astype("float64")  # 1,000: assumed; the size of a reportable contingent


def _rotating(futures: Situation, window: Window) -> NDArray[np.float64]:
    batches = futures.on("batches", window.end) - futures.on("batches", window.start)
    return (batches >= 2).astype("float64")  # two further batches: one can be a single reinforcement


def _event(part: str) -> _Reader:
    return lambda futures, window: (futures.came_about(part) <= futures.day(window.end)).astype("float64")


def _home_share(futures: Situation, window: Window) -> NDArray[np.float64]:
    # Of those who may be sent at all, who are home or elsewhere than in any deployment of their sender.
    left = futures.on("left_at_home", window.end).astype("float64")
    share: NDArray[np.float64] = 100.0 * left / futures.on("deployable", window.end).clip(min=1)
    return share


def _front(name: str) -> _Reader:
    return lambda futures, window: futures.at_front(name, window.end)


def _added(name: str) -> _Reader:
    # The same future with the contingent and without it: all that differs is what it adds.
    return lambda futures, window: futures.at_front(name, window.end) - futures.at_front(f"{name}_without", window.end)


def _came(name: str, futures: Situation, window: Window) -> NDArray[np.float64]:
    return futures.at_front(name, window.end) - futures.at_front(name, window.start)


def _shells_per_year(futures: Situation, window: Window) -> NDArray[np.float64]:
    return _yearly(_came("shells_delivered", futures, window), window)


def _balance(name: str) -> _Reader:
    return lambda futures, window: futures.balance(name, window.end)


def _lost(name: str) -> _Reader:
    return lambda futures, window: futures.balance(f"{name}_without", window.end) - futures.balance(name, window.end)


def _policy(name: str) -> _Reader:
    return lambda futures, window: futures.policy(name)


_Reader = Callable[[Situation, Window], "NDArray[np.float64]"]
_ROWS: tuple[tuple[str, str, str, Kind, _Reader, str], ...] = (
    ("present", "troops present in the host or theatre", "people", "stock", _channel("present"),
     "{n} present on the day"),
    ("present_peak", "troops present at the peak", "people", "stock", _peak("present"), "{n} present at once"),
    ("front", "troops at the front", "people", "stock", _channel("front"), "{n} at the front on the day"),
    ("support", "troops in support", "people", "stock", _channel("support"), "{n} in support on the day"),
    ("sent", "troops sent in all", "people", "total", _channel("sent"), "{n} sent in all"),
    ("sent_per_year", "troops sent per year", "people per year", "flow", _sent_per_year, "{n} sent per year"),
    ("killed", "killed", "people", "total", _channel("dead"), "{n} killed"),
    ("wounded", "wounded", "people", "total", _channel("wounded_total"), "{n} wounded"),
    ("captured", "captured or missing", "people", "total", _channel("captured"), "{n} captured or missing"),
    ("casualties", "killed, wounded, captured or missing", "people", "total", _channel("casualties"), "{n} casualties"),
    ("returned", "returned home", "people", "total", _channel("home"), "{n} returned home"),
    ("home", "deployable troops left with the sender", "people", "stock", _channel("left_at_home"),
     "{n} left with the sender"),
    ("home_share", "share of deployable troops left with the sender", "%", "stock", _home_share,
     "{n} % left with the sender"),
    ("facing", "sender's forces at home per 100 of its neighbour's", "%", "stock", _balance("facing"),
     "{n} at home for 100 of its neighbour's"),
    ("facing_lost", "sender's forces away or lost per 100 of its neighbour's", "%", "stock", _lost("facing"),
     "{n} away or lost for 100 of its neighbour's"),
    ("region_share", "share of capability in a region", "%", "stock", _balance("share"), "{n} % of the capability"),
    ("region_share_lost", "share of capability in a region that is away or lost", "%", "stock", _lost("share"),
     "{n} % of the capability away or lost"),
    ("unfilled", "planned places that the sender could not fill", "people", "total", _channel("gap"),
     "{n} planned but not filled"),
    ("batches", "batches that left after the first", "batches", "total", _channel("batches"), "{n} batches"),
    ("batch", "size of a batch", "people", "policy", _policy("batch"), "batches of {n}"),
    ("interval", "days between batches", "days", "policy", _policy("interval"), "a batch every {n} days"),
    ("tour", "days of a tour in the theatre", "days", "policy", _policy("tour"), "tours of {n} days"),
    ("more_sent", "more troops are sent", "event", "event", _more_sent, "more are sent"),
    ("rotating", "the deployment comes in rotating batches", "event", "event", _rotating, "in rotating batches"),
    ("opponent_losses", "opponents killed, wounded, captured or missing", "people", "total",
     _front("opponent_losses"), "{n} losses of the opponents"),
    ("opponent_killed", "opponents killed", "people", "total", _front("opponent_killed"), "{n} opponents killed"),
    ("opponent_losses_added", "losses of the opponents that the contingent adds", "people", "total",
     _added("opponent_losses"), "{n} losses of the opponents added by the contingent"),
    ("force_added", "host's troops added at the front, net", "people", "stock", _front("net_force"),
     "{n} added at the front on the day"),
    ("released", "host's troops freed for the front by those in support", "people", "stock", _front("released"),
     "{n} freed for the front on the day"),
    ("stood_in", "troops at the front in place of the host's", "people", "stock", _front("stood_in"),
     "{n} in place of the host's on the day"),
    ("area", "area held by the host's side", "km2", "stock", _front("area"), "{n} km2 held on the day"),
    ("area_gained", "area gained by the host's side", "km2", "total", partial(_came, "area"), "{n} km2 gained"),
    ("area_added", "area gained by the contingent's weight", "km2", "total", _added("area"),
     "{n} km2 added by the contingent"),
    ("shells", "rounds in the host's stock", "rounds", "stock", _front("shells"), "{n} rounds in stock"),
    ("shells_delivered", "rounds delivered", "rounds", "total", _front("shells_delivered"), "{n} rounds delivered"),
    ("shells_per_year", "rounds delivered per year", "rounds per year", "flow", _shells_per_year,
     "{n} rounds delivered per year"),
    ("shells_fired", "rounds fired", "rounds", "total", _front("shells_fired"), "{n} rounds fired"),
    ("joined", "another state joins", "event", "event", _event("joiners"), "another state joins"),
    ("won", "the attacker wins", "event", "event", _event("engagements"), "the attacker wins"),
    ("decided", "it is decided, or comes about", "event", "event", _event("decisions"), "it is decided"),
)  # fmt: skip
for _row in _ROWS:
    register(Measure(*_row))
