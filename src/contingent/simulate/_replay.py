"""Live through chosen futures again, or through futures whose inputs are given: each has a number and scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UsageError
from contingent.simulate._blocks import Engine
from contingent.simulate._life import lived

if TYPE_CHECKING:
    from contingent.scenario import Scenario
    from contingent.simulate._futures import Futures

__all__ = ["live_again", "replay", "scores_of", "uncertain", "walks"]


def uncertain(scenario: Scenario) -> tuple[str, ...]:
    """Give the paths of the inputs that have a score: those that are neither fixed nor a formula.

    Parameters
    ----------
    scenario : Scenario
        With the overrides of a hypothesis in force.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> from contingent.scenario import load
    >>> "deployments.contingent.batch" in uncertain(load("dprk-russia-2024"))
    True
    """
    return tuple(path for path, item in scenario.inputs.items() if item.formula is None and not item.distribution.fixed)


def walks(scenario: Scenario) -> dict[str, int]:
    """Give the paths of the theatres' slow intensities, and how many weekly steps each has.

    Parameters
    ----------
    scenario : Scenario

    Returns
    -------
    dict of str to int

    Examples
    --------
    >>> from contingent.scenario import load
    >>> walks(load("dprk-russia-2024"))["theatres.kursk.walk"]
    64
    """
    from contingent.simulate._plan import WALK, weeks_of

    names = dict.fromkeys(name for one in scenario.deployments.values() for name in one.theatres)
    return {f"theatres.{name}.{WALK}": weeks_of(scenario) - 1 for name in names}


def scores_of(futures: Futures) -> NDArray[np.float64]:
    """Give the scores that simulated futures were drawn with.

    Parameters
    ----------
    futures : Futures
        As :func:`contingent.simulate.simulate` gives them.

    Returns
    -------
    float64 array, shape (futures, inputs)
        Of the inputs of :func:`uncertain`, in their order.
    """
    from contingent.simulate._plan import luck
    from contingent.simulate._tilt import tilted

    seed, first, size, tilts = futures.seed, futures.first, len(futures), futures.tilts
    columns = [
        tilted(tilts[path], path, seed, first, size)[0] if path in tilts else luck(path, seed, first, size)
        for path in uncertain(futures.scenario)
    ]
    return np.stack(columns, axis=1) if columns else np.empty((size, 0))


def replay(
    scenario: Scenario,
    numbers: NDArray[np.uint64],
    scores: Mapping[str, NDArray[np.float64]],
    *,
    seed: int,
    hypothesis: str = "",
    dates: Sequence[date] = (),
    threads: int | None = None,
    engine: Engine = "numba",
) -> Futures:
    """Simulate futures of given numbers whose uncertain inputs have given scores.

    Parameters
    ----------
    scenario : Scenario
        With the overrides of a hypothesis in force.
    numbers : uint64 array, shape (futures,)
        Number of each future: whatever is drawn day by day, and not an input, hangs on it. It may come twice.
    scores : mapping of str to float64 array, shape (futures,)
        Standard normal score of each input of :func:`uncertain`; may hold the steps of theatres' slow intensity,
        shape (futures, weeks less one), by the paths of :func:`walks`.
    seed, hypothesis, dates, threads, engine
        As for :func:`contingent.simulate.simulate`.

    Returns
    -------
    Futures
        Bit for bit those of `simulate` where numbers and scores are.

    Raises
    ------
    UsageError
        If there is no number, or scores are missing.

    Examples
    --------
    >>> import numpy as np
    >>> from contingent.scenario import load
    >>> scenario = load("dprk-russia-2024")
    >>> middle = {path: np.zeros(2) for path in uncertain(scenario)}
    >>> futures = replay(scenario, np.array([7, 5], dtype=np.uint64), middle, seed=1)
    >>> futures.addresses.tolist()
    [7, 5]
    """
    missing = [path for path in uncertain(scenario) if path not in scores]
    if missing:
        raise UsageError("no score of an uncertain input", value=missing[0],
                         mend="give a score of every input that is neither fixed nor a formula")  # fmt: skip

    def drawn(cut: slice) -> Mapping[str, NDArray[np.float64]]:
        from contingent.simulate._plan import draw_inputs, walked

        given = {path: each[cut] for path, each in scores.items()}
        return draw_inputs(scenario, seed, numbers[cut], scores=given) | {
            path: walked(given[path]) for path in walks(scenario) if path in given
        }

    found = lived(scenario, numbers, drawn, seed, hypothesis, dates, threads, engine)
    return replace(found, numbers=numbers, walks={path: scores[path] for path in walks(scenario) if path in scores})


def live_again(
    scenario: Scenario,
    numbers: NDArray[np.uint64],
    inputs: Mapping[str, NDArray[np.float64]],
    *,
    seed: int,
    hypothesis: str = "",
    dates: Sequence[date] = (),
    threads: int | None = None,
    engine: Engine = "numba",
    steps: Mapping[str, NDArray[np.float64]] | None = None,
) -> Futures:
    """Simulate futures again whose numbers and inputs are known.

    Parameters
    ----------
    scenario : Scenario
        With the overrides of a hypothesis in force.
    numbers : uint64 array, shape (futures,)
        As `Futures.addresses` gives them.
    inputs : mapping of str to float64 array, shape (futures,)
        Value of every input by dotted path, as `Futures.inputs` gives them.
    seed, hypothesis, dates, threads, engine
        As for :func:`contingent.simulate.simulate`.
    steps : mapping of str to float64 array, shape (futures, weeks less one), optional
        As `Futures.walks` gives them.

    Returns
    -------
    Futures
        Bit for bit those that were lived before.

    Raises
    ------
    UsageError
        If an input is missing.
    """
    missing = [path for path in scenario.inputs if path not in inputs]
    if missing:
        raise UsageError("no value of an input", value=missing[0], mend="give the inputs of the futures as they were")
    given = dict(steps or {})

    def drawn(cut: slice) -> Mapping[str, NDArray[np.float64]]:
        from contingent.simulate._plan import walked

        return {path: inputs[path][cut] for path in scenario.inputs} | {
            path: walked(each[cut]) for path, each in given.items()
        }

    found = lived(scenario, numbers, drawn, seed, hypothesis, dates, threads, engine)
    return replace(found, numbers=numbers, walks=given)
