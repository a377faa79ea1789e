"""From a scenario to supplies, future by future: its own components, or one a sender where it has none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from contingent.scenario import Deployment, Scenario
from contingent.simulate.supply._tables import Tables, make_tables
from contingent.simulate.supply._types import Component, Demand, Policy, Substitution

__all__ = ["ASSUMED", "Drawn", "supply_of"]

Values = Mapping[str, NDArray[np.float64]]
_Value = Callable[[str], float]

_NEVER = 10**9  # days; a window that never closes
_ONE_EACH = (
    "The scenario names no components: each sender is one, of deployable / formation formations, all rested at the "
    "start, with the tour of its first deployment; each deployment wants its steady strength / formation."
)
ASSUMED = (
    _ONE_EACH,
    "Transit and training come before a tour, transit and dwell after it; a formation that is rested stays so.",
)
"""What stands in for components that a scenario does not name."""


@dataclass(frozen=True)
class Drawn:
    """The supply of one future.

    Parameters
    ----------
    components, demands, substitutions : tuple
    days : int
        Days simulated.
    floor : int
        Formations that must stay at home.
    """

    components: tuple[Component, ...]
    demands: tuple[Demand, ...]
    substitutions: tuple[Substitution, ...]
    days: int
    floor: int

    @property
    def owned(self) -> int:
        """Formations of all components."""
        return sum(part.formations for part in self.components)

    @property
    def longest_tour(self) -> int:
        """Longest tour of a component, days."""
        return max(part.policy.tour for part in self.components)

    def tables(self, owned: int | None = None) -> Tables:
        """Write the tables, with another number of formations shared out in the same proportion if given."""
        parts = self.components if owned is None else _scaled(self.components, owned)
        return make_tables(parts, self.demands, self.substitutions, days=self.days)


def _scaled(parts: tuple[Component, ...], owned: int) -> list[Component]:
    """Share formations out in proportion, the largest remainders first; all to the first where there are none."""
    weights = [part.formations for part in parts]
    total = sum(weights)
    exact = [owned * weight / total for weight in weights] if total else [owned, *[0.0] * (len(parts) - 1)]
    whole = [int(share) for share in exact]
    order = sorted(range(len(parts)), key=lambda i: (whole[i] - exact[i], parts[i].name))
    for i in order[: owned - sum(whole)]:
        whole[i] += 1
    return [replace(part, formations=count) for part, count in zip(parts, whole, strict=True)]


def supply_of(scenario: Scenario, values: Values, number: int) -> Drawn:
    """Give the supply of a future.

    Parameters
    ----------
    scenario : Scenario
        With a hypothesis' overrides in force.
    values : mapping of str to float array, shape (futures,)
        Drawn inputs by path.
    number : int
        Column of the future.

    Returns
    -------
    Drawn
    """

    def value(path: str) -> float:
        return float(values[path][number])

    floors = (ceil(value(f"senders.{name}.home_floor") / _size(value, name)) for name in scenario.senders)
    floor = sum(floors)
    if scenario.components:
        return Drawn(*_named(scenario, value), days=scenario.days, floor=floor)
    return Drawn(*_derived(scenario, value), substitutions=(), days=scenario.days, floor=floor)


def _size(value: _Value, sender: str) -> float:
    return max(1.0, value(f"senders.{sender}.formation"))


def _named(
    scenario: Scenario, value: _Value
) -> tuple[tuple[Component, ...], tuple[Demand, ...], tuple[Substitution, ...]]:
    parts = tuple(_component(scenario, name, value) for name in scenario.components)
    wants = tuple(
        Demand(
            want.name,
            want.kind,
            round(value(f"demands.{want.name}.quantity")),
            1 if want.first is None else scenario.day(want.first) + 1,
            None if want.last is None else (want.last - (want.first or scenario.start)).days + 1,
            round(value(f"demands.{want.name}.priority")),
        )
        for want in scenario.demands.values()
    )
    return parts, wants, tuple(Substitution(one.wanted, one.given, one.cost) for one in scenario.substitutions)


def _component(scenario: Scenario, name: str, value: _Value) -> Component:
    part, path = scenario.components[name], f"components.{name}"
    base = {key: round(value(f"{path}.{key}")) for key in part.inputs}
    periods, held = [], base
    for change in part.changes:
        held = held | {key: round(value(f"{path}.changes[{change.start}].{key}")) for key in change.inputs}
        periods.append((scenario.day(change.start) + 1, _policy(held)))
    start = cast("Literal['even', 'rested', 'random']", part.start)
    return Component(name, part.kind, base["formations"], _policy(base), start, periods=tuple(periods))


def _policy(held: Mapping[str, int]) -> Policy:
    """Write a policy; where a draw crosses another, the later one gives way."""
    dwell, tour = held["dwell"], held["tour"]
    until = max(held.get("until", held.get("cycle", _NEVER)), dwell + 1)
    return Policy(
        tour=tour,
        deployable_from=dwell,
        deployable_until=until,
        max_dwell=max(held.get("cycle", _NEVER), until),
        overlap=min(held["overlap"], tour - 1),
        mobilisation=held["mobilisation"],
        training=held["training"],
        reset=held["reset"],
    )


def _derived(scenario: Scenario, value: _Value) -> tuple[tuple[Component, ...], tuple[Demand, ...]]:
    parts, wants = [], []
    for sender in scenario.senders:
        sent = [one for one in scenario.deployments.values() if one.sender == sender]
        if not sent:
            continue
        size, policy = _size(value, sender), _sent_policy(scenario, sent[0], value)
        owned = int(value(f"senders.{sender}.deployable") / size)
        parts.append(Component(sender, sender, owned, policy, "rested"))
        # Nobody can be there sooner than a formation called on the first day.
        first = max(scenario.day(scenario.as_of), policy.mobilisation + policy.training) + 1
        wants += [
            Demand(one.name, sender, ceil(_strength(scenario, one, value) / size), min(first, scenario.days))
            for one in sent
        ]
    return tuple(parts), tuple(wants)


def _sent_policy(scenario: Scenario, one: Deployment, value: _Value) -> Policy:
    """Give the cycle of a formation from a deployment's pace and its sender's dwell."""
    tour = _input(one, "tour", value, scenario.days)
    dwell = round(value(f"senders.{one.sender}.dwell"))
    transit = round(_input(one, "transit", value, 0))
    whole = max(1, round(tour))
    return Policy(
        tour=whole,
        deployable_from=dwell,
        deployable_until=_NEVER,
        max_dwell=_NEVER,
        overlap=min(round(_input(one, "handover", value, 0)), whole - 1),
        mobilisation=transit,
        training=round(_input(one, "training", value, 0)),
        reset=transit,
    )


def _input(one: Deployment, name: str, value: _Value, otherwise: float) -> float:
    item = one.inputs.get(name)
    return value(item.path) if item else otherwise


def _strength(scenario: Scenario, one: Deployment, value: _Value) -> float:
    """Give the people that a scheme keeps up: Little's law for batches, else what it asks for."""
    already = _input(one, "already_sent", value, 0)
    match one.scheme:
        case "unit rotation":
            return _input(one, "batch", value, 0) * _input(one, "tour", value, 0) / _input(one, "interval", value, 1)
        case "individual replacement":
            return _input(one, "strength", value, 0)
        case "single surge":
            return already + _input(one, "surge", value, 0)
        case "planned batches":
            return already + sum(value(batch.people.path) for batch in one.plan)
        case "strength profile":
            return max(value(point.people.path) for point in one.profile)
        case _:
            return already
