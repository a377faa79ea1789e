"""The balance elsewhere: what senders have left at home against neighbours, and shares of a region's capability."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from contingent.errors import UsageError
from contingent.scenario import Region
from contingent.simulate.states._draws import Floats
from contingent.simulate.states._pull import Pull, pull_of

if TYPE_CHECKING:
    from contingent.simulate._futures import Futures

__all__ = ["facing", "region_share"]

_HUNDRED = 100.0


def facing(futures: Futures, day: date, *, without: bool = False) -> Floats:
    """Give a sender's armed forces that are at home, per 100 of the neighbours whom it faces in the region asked about.

    Parameters
    ----------
    futures : Futures
        Asked about a region; about the first that tells of troops, if about none.
    day : datetime.date
        A recorded day.
    without : bool
        As if nobody were away.

    Returns
    -------
    float64 array, shape (futures,), 0 or more
        NaN where no region tells of troops.

    Notes
    -----
    ``100 (F - a) / N``: forces F of the senders, of which a are away or lost, against N of the neighbours.
    """
    regions = [one for one in futures.scenario.regions.values() if one.by_actor("troops")]
    found = _asked(futures, regions, members=False)
    if found is None:
        return np.full(len(futures), np.nan)
    troops, senders = found[0].by_actor("troops"), futures.scenario.senders
    ours = [np.maximum(futures.inputs[troops[name].path] - (0.0 if without else _away(futures, name, day)), 0.0)
            for name in troops if name in senders]  # fmt: skip
    theirs = [futures.inputs[item.path] for name, item in troops.items() if name not in senders]
    ratio: Floats = _HUNDRED * sum(ours, np.zeros(len(futures))) / np.maximum(sum(theirs, np.zeros(len(futures))), 1.0)
    return ratio


def region_share(futures: Futures, day: date, *, without: bool = False) -> Floats:
    """Give the share of a region's capability that its side, or one member, has.

    Parameters
    ----------
    futures : Futures
        Asked about a region (``indo_pacific``) or a member of one (``indo_pacific.russia``); about the side of the
        first region, if about none.
    day : datetime.date
        A recorded day.
    without : bool
        As if nobody were away.

    Returns
    -------
    float64 array, shape (futures,), 0 to 100
        NaN where the scenario has no region.

    Notes
    -----
    Member i counts with ``c_i h_i (1 - w a_i / F_i)``: its capability c, the share h of it that counts there, and for a
    sender the part w of its capability that its troops are, of which a of F are away or lost.
    """
    found = _asked(futures, list(futures.scenario.regions.values()))
    if found is None:
        return np.full(len(futures), np.nan)
    region, member = found
    pull = pull_of(futures.scenario, futures.seed, futures.addresses)
    weights = {name: _weight(futures, pull, region, name, None if without else day) for name in region.members}
    total = sum(weights.values(), np.zeros(len(futures)))
    ours = [weights[member]] if member else [weights[name] for name in region.side]
    share: Floats = _HUNDRED * sum(ours, np.zeros(len(futures))) / np.where(total > 0, total, np.nan)
    return share


def _asked(futures: Futures, regions: list[Region], *, members: bool = True) -> tuple[Region, str] | None:
    """Give the region that is asked about, and the member or ``''``."""
    name, _, member = futures.about.partition(".")
    if not name:
        return (regions[0], "") if regions else None
    region = next((one for one in regions if one.name == name), None)
    if region is None or (member and not (members and member in region.members)):
        known = [one.name for one in regions]
        known += [f"{one.name}.{each}" for one in regions for each in one.members if members]
        raise UsageError("no such region", value=futures.about, allowed=", ".join(known) or "none in this scenario")
    return region, member


def _away(futures: Futures, sender: str, day: date) -> Floats:
    deployments = futures.scenario.deployments
    names = [name for name in futures.tracks if deployments[name].sender == sender]
    return sum((futures.of(name).on("away", day).astype(np.float64) for name in names), np.zeros(len(futures)))


def _weight(futures: Futures, pull: Pull, region: Region, name: str, day: date | None) -> Floats:
    weight, here = pull.value(name, "capability"), region.by_actor("here")
    if name in here:
        weight = weight * futures.inputs[here[name].path]
    troops = region.by_actor("troops")
    if day is None or name not in troops or name not in futures.scenario.senders:
        return weight
    gone = np.clip(_away(futures, name, day) / np.maximum(futures.inputs[troops[name].path], 1.0), 0.0, 1.0)
    return weight * (1.0 - futures.inputs[region.inputs["personnel"].path] * gone)
