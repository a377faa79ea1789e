"""What follows in a scenario once all inputs are known: derived inputs get their points, or a fault."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from contingent.errors import InputError
from contingent.scenario._fields import Reading
from contingent.scenario._formula import Formula
from contingent.scenario._order import Bound, Names, bind, downstream, ordered
from contingent.scenario._place import place
from contingent.scenario._scenario import Input, Scenario

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["settle"]

_DRAWS = 2_000  # assumed: the points are for showing and for checks, two digits


def settle(scenario: Scenario, reading: Reading | None = None) -> Scenario:
    """Check every formula of a scenario and give its inputs their 5, 50 and 95 per cent points."""
    inputs = scenario.inputs
    formulas = {path: item.formula for path, item in inputs.items() if item.formula is not None}
    if not formulas:
        return scenario
    reading = reading or Reading()
    order, bounds = _order(formulas, inputs, reading)
    wanted = dict.fromkeys([*(path for one in order for path in bounds[one].values()), *order])
    values = _sample(scenario, inputs, list(wanted))
    settled = {path: _pointed(inputs[path], values[path]) for path in order}
    for item in settled.values():
        _outside(item, reading)
    return place(scenario, settled)


def _order(
    formulas: Mapping[str, Formula], inputs: Mapping[str, Input], reading: Reading
) -> tuple[list[str], dict[str, Bound]]:
    bounds: dict[str, Bound] = {}
    names = Names(inputs)
    for path, formula in formulas.items():
        try:
            bounds[path] = bind(inputs[path], formula, names)
        except InputError as error:
            reading.fault(inputs[path].line, path, error.what, error.value, error.allowed, error.mend)
    order, circles = ordered(bounds)
    for circle in circles:
        said = " -> ".join([*circle, circle[0]])
        line = inputs[circle[0]].line
        reading.fault(line, circle[0], "follows from itself", said, "formulas without a circle",
                      "give one of them a value of its own")  # fmt: skip
    # What needs a value that is itself in doubt cannot be calculated, and the fault is said there.
    doubtful = downstream(bounds, formulas.keys() - bounds.keys())
    return [path for path in order if path not in doubtful], bounds


def _sample(scenario: Scenario, inputs: Mapping[str, Input], wanted: list[str]) -> dict[str, NDArray[np.float64]]:
    import numpy as np

    from contingent.scenario._correlate import groups, matrix, nearest_valid
    from contingent.scenario._realise import realised

    def luck(path: str) -> NDArray[np.float64]:
        # Each path has a stream of its own here too, so that one formula more moves no other's points.
        return np.random.default_rng(zlib.crc32(path.encode())).standard_normal(_DRAWS)

    # Correlations that cannot hold are a fault that is said elsewhere; here they count for nothing.
    held = scenario.correlations
    good = all(nearest_valid(matrix(paths, held)) is None for paths in groups(held))
    return realised(inputs, held if good else (), luck, _DRAWS, wanted)


def _pointed(item: Input, values: NDArray[np.float64]) -> Input:
    import numpy as np

    points = tuple(float(point) for point in np.quantile(values, (0.05, 0.5, 0.95)))
    return replace(item, distribution=replace(item.distribution, parameters=points))


def _outside(item: Input, reading: Reading) -> None:
    """Warn where the bounds of the key cut off half of what a formula gives."""
    least, most = item.distribution.support
    if item.distribution.mid in (least, most):
        value = f"{item.distribution.mid:,g}"
        what = f"half of its values or more are cut off at {value} {item.unit}"
        reading.warn(item.line, item.path, what, item, "check the formula")
