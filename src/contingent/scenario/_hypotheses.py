"""Hypotheses: reading their overrides, and the scenario as it stands under one of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from contingent._yaml import Leaf, Node, Table
from contingent.errors import InputError, ScenarioError, UsageError
from contingent.scenario._fields import Reading, few, nearest
from contingent.scenario._lists import listed
from contingent.scenario._place import place
from contingent.scenario._quantity import quantity
from contingent.scenario._scenario import Deployment, Hypothesis, Period, Scenario
from contingent.scenario._settle import settle
from contingent.scenario._units import UNITS, split_number
from contingent.scenario._vocabulary import Key, Part, keys

__all__ = ["apply", "hypotheses", "targets", "under"]

_TYPED: tuple[Part, ...] = ("senders", "deployments", "theatres", "ammunition", "deliveries", "components", "demands")


def hypotheses(scenario: Scenario, node: Node | None, reading: Reading) -> Scenario:
    """Read the hypotheses of a file into the scenario; where it has none, the file itself is the only one."""
    if node is None:
        only = Hypothesis("as_written", "The scenario as it stands", 1.0, {}, "the file names no hypotheses")
        return replace(scenario, hypotheses={only.name: only})
    table, allowed = reading.table(node, "hypotheses", 0), targets(scenario)
    found = {name: _one(name, part, table.lines[name], allowed, reading) for name, part in table.items.items()}
    priors = [_written(part) for part in table.items.values()]
    if priors and None not in priors:
        _sum([prior for prior in priors if prior is not None], table.line, reading)
    elif not table.items and isinstance(node, Table):
        reading.fault(node.line, "hypotheses", "empty", "", "one hypothesis or more", "add one or remove the key")
    return replace(scenario, hypotheses={name: one for name, one in found.items() if one})


def _written(part: Node) -> float | None:
    """Give a prior as written, outside 0 to 1 too, so that a wrong sum is said along with it."""
    node = part.items.get("prior") if isinstance(part, Table) else None
    pair = split_number(node.text) if isinstance(node, Leaf) else None
    return pair[0] * UNITS["fraction"].get(pair[1], math.nan) if pair else None


def _sum(priors: list[float], line: int, reading: Reading) -> None:
    total = sum(priors)
    if abs(total - 1.0) > 1e-6:  # 1e-6: room for rounding in the sixth decimal, as 0.333333 three times
        said = " + ".join(f"{prior:g}" for prior in priors)
        mend = f"change them by {1 - total:+g} in all"
        reading.fault(line, "hypotheses", f"the priors sum to {total:g}, not to 1", said, "a sum of 1", mend)


def _one(name: str, node: Node, line: int, allowed: Mapping[str, Key], reading: Reading) -> Hypothesis | None:
    path = f"hypotheses.{name}"
    if isinstance(node, Leaf) and not node.text:
        node = Table(line)
    values = reading.part("hypotheses", node, path, line)
    prior = _prior(values.get("prior"), f"{path}.prior", reading)
    title = str(values.get("title") or name.replace("_", " ").capitalize())
    overrides = _overrides(values.get("set"), allowed, f"{path}.set", reading)
    return None if prior is None else Hypothesis(name, title, prior, overrides, values.get("why", ""))


def _prior(node: Node | None, path: str, reading: Reading) -> float | None:
    if node is None:
        return None
    text = reading.text(node, path)
    try:
        spread = quantity(text, "fraction", (0.0, 1.0)) if text else None
    except InputError as error:
        reading.fault(node.line, path, f"not a probability, {error.what}", error.value, "0 to 1", error.mend)
        return None
    if spread is None:
        return None
    if not spread.fixed:
        reading.fault(node.line, path, "a prior is one number", text, "0 to 1")
        return None
    if spread.mid == 0:
        reading.warn(node.line, path, "prior 0: no claim can raise it", mend="give it at least 0.01")
    return spread.mid


_SETTABLE = ("scheme", "date", "word")


def targets(scenario: Scenario) -> dict[str, Key]:
    """Give every dotted path that a hypothesis may set, with its row of the vocabulary."""
    found: dict[str, Key] = {"correlations": keys("top")["correlations"]}
    for part in _TYPED:
        settable = [key for key in keys(part).values() if _settable(key)]
        for name in getattr(scenario, part):
            found |= {f"{part}.{name}.{key.name}": key for key in settable}
    for deployment in scenario.deployments.values():
        path = f"deployments.{deployment.name}"
        found |= {
            f"{path}.theatres.{theatre}": keys("deployments")["combat_share"]
            for theatre in deployment.theatres
            if theatre != deployment.rest
        }
        found |= _entries(deployment, path)
    return found


def _settable(key: Key) -> bool:
    if key.name in ("changes", "from", "until", "begins") and key.unit is None:
        return False  # of the supply: its dates stay
    return key.unit is not None or key.form in _SETTABLE or key.form == "list"


def _entries(part: Deployment | Period, path: str) -> dict[str, Key]:
    """Give the paths inside dated lists: a batch of a plan, a point of a profile, what a period changes."""
    found: dict[str, Key] = {}
    for batch in part.plan or ():
        where = f"{path}.plan[{batch.leaves}]"
        found |= {f"{where}.{name}": keys("plan")[name] for name in ("people", "tour")}
    for point in part.profile or ():
        found[f"{path}.profile[{point.date}].people"] = keys("profile")["people"]
    for period in part.periods if isinstance(part, Deployment) else ():
        where = f"{path}.periods[{period.start}]"
        found |= {f"{where}.{key.name}": key for key in keys("periods").values() if key.name != "from"}
        found |= _entries(period, where)
    return found


def _overrides(node: Node | None, allowed: Mapping[str, Key], path: str, reading: Reading) -> dict[str, object]:
    if node is None or (isinstance(node, Leaf) and not node.text):
        return {}
    table = reading.table(node, path, 0)
    found: dict[str, object] = {}
    beside: dict[str, list[str]] = {}
    for name, value in table.items.items():
        key, where = allowed.get(name), f"{path}.{name}"
        if key is None:
            beside = beside or _beside(allowed)
            _unknown(name, table.lines[name], where, beside, reading)
        elif key.form == "list":
            found[name] = listed(key.name, reading, value, where)
        elif (read := reading.value(key, value, where)) is not None:
            found[name] = read
    return found


def _beside(allowed: Iterable[str]) -> dict[str, list[str]]:
    """Give the paths that stand in each part, and all of them under ``''``."""
    found: dict[str, list[str]] = {"": list(allowed)}
    for path in found[""]:
        found.setdefault(path.rpartition(".")[0] or "top", []).append(path)
    return found


def _unknown(name: str, line: int, where: str, beside: Mapping[str, list[str]], reading: Reading) -> None:
    """Note a path that cannot be set, with those that stand beside it, or the nearest of all."""
    near = beside.get(name.rpartition(".")[0], [])
    said = few(near, 40) if near else "dotted paths of values of this file"
    mend = nearest(name, near) or nearest(name, beside[""])
    reading.fault(line, where, "no such value to set", name, said, mend)


def apply(scenario: Scenario, overrides: Mapping[str, object], reading: Reading | None = None) -> Scenario:
    """Put values in force by dotted path; what is derived from them follows."""
    return settle(place(scenario, overrides), reading)


def under(scenario: Scenario, hypothesis: str) -> Scenario:
    """Give the scenario with a hypothesis' values in force.

    Parameters
    ----------
    scenario : Scenario
        As loaded; every other input stays as it is, so that it keeps its random numbers.
    hypothesis : str
        Key of one of its hypotheses, or ``''`` for the scenario as it stands.

    Returns
    -------
    Scenario
        Checked anew; name, hash, file and text are those of the whole.

    Raises
    ------
    UsageError
        If there is no such hypothesis.
    ScenarioError
        If the values do not fit together, such as a scheme without what it needs.

    Examples
    --------
    >>> from contingent.scenario import load
    >>> under(load("dprk-russia-2024"), "surge").deployments["contingent"].scheme
    'single surge'
    """
    if not hypothesis:
        return scenario
    if hypothesis not in scenario.hypotheses:
        known = ", ".join(scenario.hypotheses)
        raise UsageError(
            "no such hypothesis",
            value=hypothesis,
            allowed=known,
            mend=nearest(hypothesis, scenario.hypotheses),
        )
    from contingent.scenario._cross import parts

    reading = Reading(scenario.sources)
    made = apply(scenario, scenario.hypotheses[hypothesis].overrides, reading)
    parts(made, reading, f"hypotheses.{hypothesis}")
    faults = tuple(fault for fault in reading.faults if not fault.warning)
    if faults:
        raise ScenarioError(scenario.file, faults)
    return made
