"""Checks of correlations: inputs that exist and vary, pairs stated once, and ranks that can hold together."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.scenario._correlate import groups, matrix, nearest_valid
from contingent.scenario._fields import Reading, nearest
from contingent.scenario._lines import Lines
from contingent.scenario._scenario import Correlation, Input, Scenario
from contingent.scenario._vocabulary import keys

__all__ = ["together"]


def together(
    scenario: Scenario, correlations: tuple[Correlation, ...], reading: Reading, where: str, lines: Lines
) -> None:
    """Note correlations that mean nothing, or that cannot hold together."""
    inputs, seen, good = scenario.inputs, set[frozenset[str]](), []
    for number, one in enumerate(correlations, 1):
        place = f"{where}[{number}]"
        line, pair = lines.of(place), frozenset(one.between)
        missing = [path for path in one.between if path not in inputs]
        for path in missing:
            allowed = "dotted paths of quantities of this file"
            reading.fault(line, f"{place}.between", "no such value", path, allowed, nearest(path, inputs))
        if len(pair) < 2:
            reading.fault(line, f"{place}.between", "one and the same value", one.between[0], "two values", "")
        elif pair in seen:
            reading.fault(line, f"{place}.between", "this pair stands twice", ", ".join(one.between),
                          "each pair once", "remove one")  # fmt: skip
        elif not missing and all(_varies(inputs[path], place, line, reading) for path in one.between):
            good.append(one)
        seen.add(pair)
    for paths in groups(good):
        _valid(paths, good, where, lines, reading)


def _varies(item: Input, place: str, line: int, reading: Reading) -> bool:
    """Tell whether an input has luck of its own that can go with another's; say why where it has none."""
    if item.formula is not None:
        mend = "name the values that it follows from"
        reading.fault(line, f"{place}.between", "a value that follows from others", item.path, "drawn values", mend)
        return False
    if item.distribution.fixed:
        reading.warn(line, f"{place}.between", "certain, so that nothing can go with it", item.path,
                     "give it a range, or remove the pair")  # fmt: skip
        return False
    if item.path.startswith("deployments.") and _each(item.path):
        reading.fault(
            line, f"{place}.between", "drawn anew for each batch", item.path, "values drawn once a future", ""
        )
        return False
    return True


def _each(path: str) -> str:
    key = keys("deployments").get(path.rpartition(".")[2])
    return key.each if key else ""


def _valid(
    paths: Sequence[str], correlations: Sequence[Correlation], where: str, lines: Lines, reading: Reading
) -> None:
    made = matrix(paths, correlations)
    near = nearest_valid(made)
    if near is None:
        return
    at = {path: place for place, path in enumerate(paths)}
    stated = {frozenset(one.between): one for one in correlations if one.between[0] in at}
    said = "; ".join(f"{' and '.join(one.between)} {one.rank:g}" for one in stated.values())
    pairs = [(a, b, near[at[a], at[b]]) for a in paths for b in paths if a < b]
    mend = "the nearest valid: " + "; ".join(
        f"{a} and {b} {rank:g}" for a, b, rank in pairs if rank or frozenset((a, b)) in stated
    )
    reading.fault(lines.of(where), where, "these correlations cannot hold together", said,
                  "ranks of a positive definite matrix; a pair that is not stated is independent", mend)  # fmt: skip
