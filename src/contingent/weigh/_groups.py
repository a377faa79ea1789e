"""Claims that count once: those of one origin about the same thing share one factor."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from contingent.claims import Claim, Ledger
from contingent.simulate import Futures

__all__ = ["ceiling", "groups", "log_weights_of", "pooled"]

Floats = NDArray[np.float64]

_TILTED_GROUPS = 2  # groups taken together with the base: one for what is there, one for the pace (assumed)


def groups(ledger: Ledger, weighing: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Find the claims that share one factor.

    Parameters
    ----------
    ledger : Ledger
        Claims with origins and relations.
    weighing : collection of str
        Ids of the claims that weigh.

    Returns
    -------
    tuple of tuple of str
        Ids, sorted inside each group, groups sorted by their first id: the order of the ledger
        changes nothing.

    Notes
    -----
    Two claims are of one group when they share an origin and a measure, or when one repeats the
    other (relation `same`) in the reporter's own voice. The same claim by two sources of their own
    is corroboration and counts twice.
    """
    ids = sorted(weighing)
    claims = [ledger.by_id[name] for name in ids]
    told_twice = {frozenset((link.a, link.b)) for link in ledger.relations if link.type == "same"}
    root = {name: name for name in ids}

    def find(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    for position, one in enumerate(claims):
        for other in claims[:position]:
            if _count_once(one, other, frozenset((one.id, other.id)) in told_twice):
                low, high = sorted((find(one.id), find(other.id)))
                root[high] = low
    found: dict[str, list[str]] = {}
    for name in ids:
        found.setdefault(find(name), []).append(name)
    return tuple(tuple(members) for _, members in sorted(found.items()))


def _count_once(one: Claim, other: Claim, told_twice: bool) -> bool:
    if told_twice and "unattributed" in (one.source.type, other.source.type):
        return True
    measures = {reading.measure for reading in one.readings} & {reading.measure for reading in other.readings}
    return bool(one.origin) and one.origin == other.origin and bool(measures)


def pooled(
    groups: tuple[tuple[str, ...], ...],
    log_factors: Mapping[str, Mapping[str, Floats]],
    hypothesis: str,
    futures: int,
) -> Floats:
    """Add up the log factors of all groups on one hypothesis' futures.

    Parameters
    ----------
    groups : tuple of tuple of str
        As :func:`groups` gives them.
    log_factors : mapping of str to mapping of str to float array, nats
        By claim, then hypothesis.
    hypothesis : str
        Whose futures.
    futures : int
        How many there are.

    Returns
    -------
    float array, shape (futures,), nats
        Sum over groups of the mean log factor of their members.

    Notes
    -----
    The mean of logs (geometric pooling) leaves a repeated claim with exactly the factor it has
    alone, treats members alike and needs no order. The product would count one source twice; the
    strongest member alone would let the boldest wording win.

    Examples
    --------
    >>> import numpy as np
    >>> logs = {"c1": {"h": np.array([1.0])}, "c2": {"h": np.array([3.0])}}
    >>> pooled((("c1", "c2"),), logs, "h", 1).tolist(), pooled((("c1",), ("c2",)), logs, "h", 1).tolist()
    ([2.0], [4.0])
    """
    total = np.zeros(futures)
    for members in groups:
        share = log_factors[members[0]][hypothesis].copy()
        for name in members[1:]:
            share += log_factors[name][hypothesis]
        total += share / len(members)
    return total


def log_weights_of(
    groups: tuple[tuple[str, ...], ...],
    log_factors: Mapping[str, Mapping[str, Floats]],
    futures: Mapping[str, Futures],
) -> dict[str, Floats]:
    """Give the log weight of each future, by what it was drawn with and by all claims.

    Parameters
    ----------
    groups : tuple of tuple of str
        As :func:`groups` gives them.
    log_factors : mapping of str to mapping of str to float array, nats
        By claim, then hypothesis.
    futures : mapping of str to Futures
        By hypothesis.

    Returns
    -------
    dict of str to float array, shape (futures,), nats
        By hypothesis.
    """
    return {name: block.base + pooled(groups, log_factors, name, len(block)) for name, block in futures.items()}


def ceiling(
    groups: tuple[tuple[str, ...], ...],
    log_factors: Mapping[str, Mapping[str, Floats]],
    bases: Mapping[str, Floats] | None = None,
) -> float:
    """Give a bound on the log weight of any future, seen or not: every group at its best at once.

    Parameters
    ----------
    groups : tuple of tuple of str
        As :func:`groups` gives them.
    log_factors : mapping of str to mapping of str to float array, nats
        By claim, then hypothesis.
    bases : mapping of str to float array, nats, optional
        Log weights before any claim, by hypothesis, where inputs were tilted.

    Returns
    -------
    float
        Nats. A factor lies between that of a full fit and that of none, so its largest value over
        all hypotheses' futures is its bound wherever some future fits. A tilt draws often what one
        claim favours and weighs it down, so the base is taken together with the groups that it serves most.

    Examples
    --------
    >>> import numpy as np
    >>> logs = {"c1": {"h": np.array([1.0, 0.0])}, "c2": {"h": np.array([-1.0, 0.5])}}
    >>> ceiling((("c1",), ("c2",)), logs), ceiling((("c1",), ("c2",)), logs, {"h": np.array([-2.0, 0.5])})
    (1.5, 1.0)
    """
    best = {name: max(float(each.max()) for each in log_factors[name].values()) for part in groups for name in part}
    parts = [sum(best[name] for name in members) / len(members) for members in groups]
    tilted = {name: base for name, base in (bases or {}).items() if base.any()}
    if not tilted:
        return sum(parts)
    bound, held = max(float(base.max()) for base in tilted.values()) + sum(parts), set[int]()
    for _ in range(_TILTED_GROUPS):
        left = [place for place in range(len(groups)) if place not in held]
        ways = {place: _held_together(groups, parts, log_factors, tilted, held | {place}) for place in left}
        if not ways or min(ways.values()) >= bound:
            break
        place = min(ways, key=lambda one: (ways[one], one))
        bound, held = ways[place], held | {place}
    return bound


def _held_together(
    groups: tuple[tuple[str, ...], ...],
    parts: list[float],
    log_factors: Mapping[str, Mapping[str, Floats]],
    bases: Mapping[str, Floats],
    held: set[int],
) -> float:
    """Bound the log weight with the base and some groups as the futures have them, the others at their best."""
    some = tuple(groups[place] for place in sorted(held))
    seen = max(float((base + pooled(some, log_factors, name, base.size)).max()) for name, base in bases.items())
    return seen + sum(best for place, best in enumerate(parts) if place not in held)
