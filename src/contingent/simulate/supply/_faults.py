"""Every fault of a supply at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from contingent.errors import InputError
from contingent.simulate.supply._types import Component, Demand, Policy, Substitution

__all__ = ["LONGEST_DAYS", "check"]

LONGEST_DAYS = 36_525  # a hundred years; assumed: no question of rotation looks further
_MOST = 100_000  # formations, or wanted at once; assumed: beyond any army
_FOREVER = 10**9  # a cycle without end, as published policies write it (999,999,999)


def check(
    components: Sequence[Component], demands: Sequence[Demand], substitutions: Sequence[Substitution], days: int
) -> None:
    """Raise one error that names every fault.

    Raises
    ------
    InputError
        With one line a fault: which part, the value, what is allowed.
    """
    faults = [*_names(components, demands), *_days(days)]
    for component in components:
        faults += _component(component)
    kinds = {component.kind for component in components}
    for demand in demands:
        faults += _demand(demand)
    faults += _substitutions(substitutions, kinds, {demand.kind for demand in demands})
    if faults:
        raise InputError("; ".join(faults), where="supply", mend="correct each of them")


def _names(components: Sequence[Component], demands: Sequence[Demand]) -> Iterator[str]:
    if not components:
        yield "no component: at least one is needed"
    for what, names in (("component", [c.name for c in components]), ("demand", [d.name for d in demands])):
        for name, times in Counter(names).items():
            if times > 1:
                yield f"{what} {name!r} stands {times} times: names must differ"


def _days(days: int) -> Iterator[str]:
    if not 1 <= days <= LONGEST_DAYS:
        yield f"{days} days: 1 to {LONGEST_DAYS:,} are allowed"


def _component(component: Component) -> Iterator[str]:
    where = f"component {component.name!r}"
    if not 0 <= component.formations <= _MOST:
        yield f"{where} has {component.formations} formations: 0 to {_MOST:,} are allowed"
    if component.start not in ("even", "rested", "random"):
        yield f"{where} starts {component.start!r}: even, rested or random are allowed"
    if component.spread < 0:
        yield f"{where} spreads its start over {component.spread} days: 0 or more are allowed"
    yield from _policy(where, component.policy)
    starts = [start for start, _ in component.periods]
    if any(start < 1 for start in starts):
        yield f"{where} has a period from day {min(starts)}: day 1 is the first"
    for start, times in Counter(starts).items():
        if times > 1:
            yield f"{where} has {times} policies from day {start}: one is allowed"
    for start, policy in component.periods:
        yield from _policy(f"{where} from day {start}", policy)


def _policy(where: str, policy: Policy) -> Iterable[str]:
    faults = []
    if policy.tour < 1:
        faults.append(f"{where}: a tour of {policy.tour} days, at least 1 is allowed")
    if not 0 <= policy.overlap < max(policy.tour, 1):
        faults.append(
            f"{where}: an overlap of {policy.overlap} days, 0 to less than the tour ({policy.tour}) is allowed"
        )
    if not 0 <= policy.deployable_from < policy.deployable_until:
        faults.append(
            f"{where}: the deployable window from day {policy.deployable_from} to {policy.deployable_until} is empty, "
            "it must open before it closes"
        )
    if not policy.deployable_until <= policy.max_dwell <= _FOREVER:
        faults.append(
            f"{where}: a dwell of at most {policy.max_dwell} days, from the end of the window "
            f"({policy.deployable_until}) to {_FOREVER:,} is allowed"
        )
    for name in ("mobilisation", "training", "reset"):
        value = getattr(policy, name)
        if not 0 <= value <= LONGEST_DAYS:
            faults.append(f"{where}: {name} of {value} days, 0 to {LONGEST_DAYS:,} are allowed")
    return faults


def _demand(demand: Demand) -> Iterator[str]:
    where = f"demand {demand.name!r}"
    if not 0 <= demand.quantity <= _MOST:
        yield f"{where} wants {demand.quantity} formations: 0 to {_MOST:,} are allowed"
    if demand.start < 1:
        yield f"{where} starts on day {demand.start}: day 1 is the first"
    if demand.days is not None and demand.days < 1:
        yield f"{where} lasts {demand.days} days: at least 1 is allowed"


def _substitutions(rows: Sequence[Substitution], given: set[str], wanted: set[str]) -> Iterator[str]:
    for row in rows:
        where = f"substitution {row.wanted!r} by {row.given!r}"
        if row.given not in given:
            yield f"{where}: no component is of kind {row.given!r}; there are {', '.join(sorted(given)) or 'none'}"
        if row.wanted not in wanted | given:
            yield f"{where}: nothing wants {row.wanted!r}; there are {', '.join(sorted(wanted)) or 'none'}"
        if not 0 < row.cost < float("inf"):
            yield f"{where} costs {row.cost}: above 0 is allowed"
    for pair, times in Counter((row.wanted, row.given) for row in rows).items():
        if times > 1:
            yield f"substitution {pair[0]!r} by {pair[1]!r} stands {times} times: one is allowed"
