"""Conflicts of claims in words: what conflicts, what would have to give, what stands in the way."""

from __future__ import annotations

import math

from contingent.measures import get
from contingent.weigh._findings import Rule
from contingent.weigh._joint import Conflict
from contingent.weigh._nearest import Nearest
from contingent.weigh._posterior import Estimate
from contingent.weigh._say import say_number

__all__ = ["say_conflict", "say_nearest"]


def say_conflict(one: Conflict, near: Nearest | None = None) -> str:
    """Say what conflicts, and what would have to give.

    Parameters
    ----------
    one : Conflict
        As :func:`contingent.weigh.jointly` found it.
    near : Nearest, optional
        For a claim that conflicts with the scenario by itself.

    Returns
    -------
    str
        Sentences.

    Examples
    --------
    >>> say_conflict(Conflict(("c1", "c2"), Estimate(0.004, 0.001), {"c1": 0.3, "c2": 0.2}, 0.06))
    'c1 and c2: in less than 1 % of the futures, where chance alone would give 6 %. If c1 gives way, c2 holds in 30 %.'
    """
    if len(one.claims) == 1:
        return f"{one.claims[0]} by itself: {_met(one.share)}. {say_nearest(near)}"
    names = f"{', '.join(one.claims[:-1])} and {one.claims[-1]}"
    first = max(one.without, key=lambda name: one.without[name])
    rest = " and ".join(name for name in one.claims if name != first)
    verb = "holds" if len(one.claims) == 2 else "hold"
    luck = f"where chance alone would give {_percent(one.by_chance)}"
    return f"{names}: {_met(one.share)}, {luck}. If {first} gives way, {rest} {verb} in {_percent(one.without[first])}."


def say_nearest(near: Nearest | None) -> str:
    """Say how near a future comes to a claim, and which input stands in the way.

    Parameters
    ----------
    near : Nearest or None
        None for a claim without a figure.

    Returns
    -------
    str
        A sentence.
    """
    if near is None:
        return "It names no figure that a future could come near."
    wanted = get(near.reading.measure).say(_span(near))
    where = f"future {near.future:,} of {near.hypothesis}" if near.hypothesis else f"future {near.future:,}"
    if near.times > 1.0:
        text = f"Nearest to {wanted} comes {say_number(near.value)} ({where})"
    else:
        text = f"Few futures have {wanted}; one is {where}"
    return f"{text}{_in_the_way(near.rule)}."


def _in_the_way(rule: Rule | None) -> str:
    if rule is None:
        return ""
    return (
        f"; the hundredth of all futures that comes nearest has it that {rule.text} ({_percent(rule.coverage)} of them)"
    )


def _span(near: Nearest) -> str:
    if near.low <= 0.0:
        return f"at most {say_number(near.high)}"
    return f"{say_number(near.low)}{' or more' if math.isinf(near.high) else f' to {say_number(near.high)}'}"


def _met(share: Estimate) -> str:
    return "in no future" if share.value == 0.0 else f"in {_percent(share.value)} of the futures"


def _percent(share: float) -> str:
    return "less than 1 %" if share < 0.01 else "more than 99 %" if share > 0.99 else f"{100 * share:.0f} %"
