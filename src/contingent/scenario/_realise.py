"""From luck to values: every input of a scenario, future by future."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import reduce
from typing import TYPE_CHECKING

from contingent.scenario._correlate import correlated
from contingent.scenario._formula import Formula, Name, Number, Tree
from contingent.scenario._order import Bound, Names, bind, ordered
from contingent.scenario._scenario import Correlation, Input, Scenario

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from contingent.scenario._distribution import Distribution

Draw = Callable[[str, "Distribution"], "NDArray[np.float64]"]

__all__ = ["evaluate", "realise", "realised"]


def realise(
    scenario: Scenario, luck: Callable[[str], NDArray[np.float64]], size: int, draw: Draw | None = None
) -> dict[str, NDArray[np.float64]]:
    """Give every input's values from standard normals, correlations and formulas in force.

    Parameters
    ----------
    scenario : Scenario
        With a hypothesis' overrides in force.
    luck : callable
        Independent standard normals of a path, shape (futures,); asked for uncertain inputs only.
    size : int
        Number of futures.
    draw : callable, optional
        ``draw(path, distribution)`` gives the values of an uncertain input that goes with no other, for a
        caller who remembers them; the distribution's values at its luck if None.

    Returns
    -------
    dict of str to float64 array, shape (futures,)
        By dotted path, in the order of `scenario.inputs` and in the input's unit.

    Examples
    --------
    >>> import numpy as np
    >>> from contingent.scenario import load
    >>> drawn = realise(load("dprk-russia-2024"), lambda path: np.zeros(2), 2)
    >>> drawn["deployments.contingent.batch"].round().tolist()
    [6708.0, 6708.0]
    """
    inputs = scenario.inputs
    return realised(inputs, scenario.correlations, luck, size, inputs, draw)


def realised(
    inputs: Mapping[str, Input],
    correlations: tuple[Correlation, ...],
    luck: Callable[[str], NDArray[np.float64]],
    size: int,
    wanted: Collection[str],
    draw: Draw | None = None,
) -> dict[str, NDArray[np.float64]]:
    """Give the values of some inputs; those that their formulas need must be among them."""
    import numpy as np

    # A group is drawn whole even where one of it alone is wanted: the others' luck is part of its own.
    scores = correlated(tuple(one for one in correlations if set(one.between) <= inputs.keys()), luck)
    values: dict[str, NDArray[np.float64]] = {}
    formulas: dict[str, Formula] = {}
    for path in wanted:
        item = inputs[path]
        if item.formula is not None:
            formulas[path] = item.formula
            values[path] = np.empty(0)  # keeps the order of the paths
        elif item.distribution.fixed:
            values[path] = item.distribution.from_normal(np.zeros(size))
        elif path in scores:
            values[path] = item.distribution.from_normal(scores[path])
        else:
            values[path] = draw(path, item.distribution) if draw else item.distribution.from_normal(luck(path))
    names = Names(inputs)
    bounds = {path: bind(inputs[path], formula, names) for path, formula in formulas.items()}
    for path in ordered(bounds)[0]:
        values[path] = evaluate(inputs[path], formulas[path], bounds[path], values, size)
    return values


def evaluate(
    item: Input, formula: Formula, bound: Bound, values: Mapping[str, NDArray[np.float64]], size: int
) -> NDArray[np.float64]:
    """Calculate one formula, clipped to what its key allows; 0/0 gives the least that is allowed."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        raw = np.broadcast_to(_value(formula.tree, lambda name: values[bound[name]]), (size,))
    least, most = item.distribution.support
    made: NDArray[np.float64] = np.clip(np.where(np.isnan(raw), least, raw), least, most)
    return made


def _value(tree: Tree, of: Callable[[str], NDArray[np.float64]]) -> NDArray[np.float64]:
    import numpy as np

    if isinstance(tree, Number):
        return np.asarray(tree.value)
    if isinstance(tree, Name):
        return of(tree.text)
    parts = [_value(part, of) for part in tree.parts]
    if len(parts) == 1:
        return np.negative(parts[0])
    made: NDArray[np.float64] = reduce(getattr(np, _UFUNCS[tree.sign]), parts)
    return made


_UFUNCS = {
    "+": "add", "-": "subtract", "*": "multiply", "/": "divide", "min": "minimum", "max": "maximum",
}  # fmt: skip
