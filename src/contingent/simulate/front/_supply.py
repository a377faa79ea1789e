"""Ammunition week by week: what states deliver, what is made, what is fired, and how much of the need that meets."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from contingent.scenario import Ammunition, Delivery
from contingent.simulate._arithmetic import exp_many
from contingent.simulate.front._part import WEEK, Floats, Part

__all__ = ["Supply", "delivered", "fire", "supply"]

_LUMP_WEEKS = 4  # a month's shipments go together
_LUMPS = 1  # channel


class Supply(NamedTuple):
    """Of one ammunition: rounds at the points between weeks, and the share of the need that is met in each week."""

    stock: Floats  # (weeks + 1, futures)
    fired: Floats  # (weeks + 1, futures), in all
    met: Floats  # (weeks, futures)


def delivered(part: Part, one: Delivery) -> Floats:
    """Give the rounds that a state delivers in each week, shape (weeks, futures), usable or not.

    Parameters
    ----------
    part : Part
        Some futures.
    one : Delivery
        Its flow and its consignment.

    Returns
    -------
    float64 array, shape (weeks, futures), rounds

    Notes
    -----
    A flow of `rounds` a day on the days on which it runs, times a lognormal factor of mean 1 for each four weeks; and
    `once` on its first day.
    """
    path, weeks = f"deliveries.{one.name}", part.weeks
    begins, ends = _span(part, one)
    starts = WEEK * np.arange(weeks)[:, None]
    runs = np.clip(np.minimum(ends, starts + WEEK) - np.maximum(begins, starts), 0.0, WEEK)
    sd = part.get(f"{path}.lumps")
    lumps = exp_many(sd * part.normals(path, _LUMPS, -(-weeks // _LUMP_WEEKS)) - 0.5 * sd * sd)
    flow = part.get(f"{path}.rounds") * runs * np.repeat(lumps, _LUMP_WEEKS, axis=0)[:weeks]
    comes = (begins >= starts) & (begins < starts + WEEK) & (begins < ends)
    found: Floats = flow + part.get(f"{path}.once") * comes
    return found


def _span(part: Part, one: Delivery) -> tuple[Floats, Floats]:
    """Give the first day of a delivery, and the day after its last, shape (futures,); infinite where it never is."""
    scenario, size = part.scenario, part.numbers.size
    first = 0.0 if one.begins is None else float(scenario.day(one.begins))
    last = float(scenario.days) if one.until is None else float(scenario.day(one.until) + 1)
    begins, ends = np.full(size, first), np.full(size, last)
    if one.after:
        begins = np.maximum(begins, _comes_about(part, one.after))
    if one.ends_with:
        ends = np.minimum(ends, _comes_about(part, one.ends_with))
    return begins, ends


def _comes_about(part: Part, name: str) -> Floats:
    from contingent.simulate.states._came import came_about, joined_on

    scenario = part.scenario
    if name in scenario.decisions:
        return came_about(scenario.decisions[name], scenario, part.seed, part.numbers, part.inputs)
    return joined_on(scenario.joiners[name], scenario, part.seed, part.numbers, part.inputs, part.sent_more)


def supply(part: Part, one: Ammunition) -> Supply:
    """Follow one ammunition week by week.

    Parameters
    ----------
    part : Part
        Some futures.
    one : Ammunition
        What is fired.

    Returns
    -------
    Supply

    Notes
    -----
    A week needs ``guns x rate x 7`` rounds. Fired is the least of the need and what may be fired: all that comes in,
    and ``7 / reserve`` of the stock, so that a stock of less than the reserve is spared and never runs out at once.
    """
    get, path = part.get, f"ammunition.{one.name}"
    need = get(f"{path}.guns") * get(f"{path}.rate") * WEEK
    spare = np.minimum(WEEK / np.maximum(get(f"{path}.reserve", 30.0), WEEK), 1.0)
    comes = _comes_in(part, one)
    stock, fired = (np.empty((part.weeks + 1, part.numbers.size)) for _ in range(2))
    met = np.empty((part.weeks, part.numbers.size))
    stock[0], fired[0] = get(f"{path}.stock"), 0.0
    for week in range(part.weeks):
        used = np.minimum(need, comes[week] + spare * stock[week])
        stock[week + 1] = stock[week] + comes[week] - used
        fired[week + 1] = fired[week] + used
        met[week] = np.where(need > 0.0, used / np.maximum(need, 1.0), 1.0)
    return Supply(stock, fired, met)


def _comes_in(part: Part, one: Ammunition) -> Floats:
    made = part.get(f"ammunition.{one.name}.production") * WEEK
    comes = np.repeat(made[None, :], part.weeks, axis=0)
    for delivery in part.scenario.deliveries.values():
        if delivery.ammunition == one.name:
            comes += part.get(f"deliveries.{delivery.name}.usable", 1.0) * delivered(part, delivery)
    return comes


def fire(part: Part, theatre: str, met: dict[str, Floats]) -> Floats | float:
    """Give the share of its losses that a theatre's opponents suffer for want of ammunition; 1 without want.

    Parameters
    ----------
    part : Part
        Some futures.
    theatre : str
        Where.
    met : dict of str to float array, shape (weeks, futures)
        Share of the need that is met, by ammunition.

    Returns
    -------
    float64 array, shape (weeks, futures), or 1

    Notes
    -----
    ``f = 1 - sum g (1 - met)`` over the ammunition fired there, with g the share of losses that its fire inflicts.
    """
    found: Floats | float = 1.0
    for name, share in met.items():
        one = part.scenario.ammunition[name]
        if not one.theatres or theatre in one.theatres:
            found = found - part.get(f"ammunition.{name}.fire_share") * (1.0 - share)
    return found if isinstance(found, float) else np.maximum(found, 0.0)
