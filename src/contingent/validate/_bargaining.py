"""The case ``bargaining``: rounds of the challenge model, against the reference code and the printed table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.errors import InputError
from contingent.simulate.states import (
    challenge_rounds,
    expected_utilities,
    risk_exponents,
    weighted_mean,
    weighted_median,
    win_probabilities,
)
from contingent.validate._files import read_object
from contingent.validate._printed import Comparison
from contingent.validate._scorecard import Scorecard
from contingent.validate._table import Row, file_named, find, read_table

__all__ = ["ACTORS", "FIRST", "ROUNDS", "score"]

ACTORS = "diplomacy/bdm_emission_1994_actors.csv"
ROUNDS = "diplomacy/bdm_emission_1994_rounds.csv"
FIRST = "diplomacy/bdm_emission_1994_round1.json"

Array = NDArray[np.float64]
Actors = tuple[Array, Array, Array]

_PRINTED = 0.1  # Scholz prints one decimal; the median of round 2 differs from the ICAART print by up to 0.3


def score(data: Path) -> Scorecard:
    """Play the rounds of the emission standards of 1994, and compare.

    Parameters
    ----------
    data : Path
        Folder of cases; reads the three files ``diplomacy/bdm_emission_1994_*``.

    Returns
    -------
    Scorecard
        `worst_abs_error`: medians and means of every round against the reference code; `position_worst_abs_error`:
        single actors; `risk_worst_abs_error`, `utility_worst_abs_error`, `probability_worst_abs_error`: the steps of
        round 1; `scholz_worst_abs_error`: against the printed table, `scholz_beyond_0_1` figures of which are further
        off than 0.1.

    Raises
    ------
    InputError
        If a file is not in the published form, or the model refuses what it holds.
    """
    listed = read_table(find(data, ACTORS)[0], "actor", "capability", "position", "salience")
    rounds = read_table(
        find(data, ROUNDS)[0],
        "round", "scholz_table2_median", "scholz_table2_mean", "reference_code_median", "reference_code_mean",
    )  # fmt: skip
    names = [row.cells["actor"] for row in listed]
    actors = _actors(listed)
    with file_named(find(data, ACTORS)[0]):
        played = challenge_rounds(*actors, rounds=max(_round(row) for row in rounds))
    reference, single, printed = _compare(rounds, names, played, actors)
    steps = _first(find(data, FIRST)[0], names, actors)
    figures = {
        "worst_abs_error": reference.worst_unrounded,
        "position_worst_abs_error": single.worst_unrounded,
        **{f"{name}_worst_abs_error": part.worst_unrounded for name, part in steps.items()},
        "scholz_worst_abs_error": printed.worst_unrounded,
        "scholz_beyond_0_1": sum(row["abs_error"] > _PRINTED for row in printed.rows),
    }
    every = [reference, single, printed, *steps.values()]
    return Scorecard("bargaining", figures, {}, [row for part in every for row in part.rows])


def _actors(listed: Sequence[Row]) -> Actors:
    stance = np.array([row.number("position") for row in listed])
    capability = np.array([row.number("capability", 0.0) for row in listed])
    return stance, capability, np.array([row.number("salience", 0.0, 1.0) for row in listed])


def _round(row: Row) -> int:
    return int(row.number("round", 0, 10_000))  # assumed: more rounds than this are a slip of the file


def _compare(
    rounds: Sequence[Row], names: Sequence[str], played: Array, actors: Actors
) -> tuple[Comparison, Comparison, Comparison]:
    reference, single, printed = Comparison(), Comparison(), Comparison()
    summaries: dict[str, Callable[..., float]] = {"median": weighted_median, "mean": weighted_mean}
    column_of = {name: name.casefold() for name in names}
    for row in rounds:
        number = _round(row)
        for name, summary in summaries.items():
            found = summary(played[number], *actors[1:])
            _add(reference, f"round {number} {name}, reference", found, row, f"reference_code_{name}")
            _add(printed, f"round {number} {name}, printed", found, row, f"scholz_table2_{name}")
        for place, name in enumerate(names):
            _add(single, f"round {number} {name}, reference", float(played[number, place]), row, column_of[name])
    return reference, single, printed


def _add(comparison: Comparison, name: str, found: float, row: Row, column: str) -> None:
    published = row.number_or_none(column) if column in row.cells else None
    if published is not None:
        comparison.add(name, found, published, 0)


def _first(file: Path, names: Sequence[str], actors: Actors) -> dict[str, Comparison]:
    """Compare risk exponents, win probabilities and utilities of round 1."""
    given: dict[str, Any] = read_object(file, "risk_exponent", "prob_position_i_beats_j", "eu")
    exponents = risk_exponents(*actors)
    own, theirs = expected_utilities(*actors, exponents)
    wins = win_probabilities(*actors, exponents)
    found = {part: Comparison() for part in ("risk", "utility", "probability")}
    with file_named(file):
        for name, published in given["risk_exponent"].items():
            found["risk"].add(f"risk exponent {name}", float(exponents[_place(names, name, file)]), published, 0)
        for pair, (mine, yours) in given["eu"].items():
            me, other = (_place(names, name, file) for name in pair.split(">"))
            found["utility"].add(f"utility {pair}", float(own[me, other]), mine, 0)
            found["utility"].add(f"utility {pair}, of the other", float(theirs[me, other]), yours, 0)
        for pair, published in given["prob_position_i_beats_j"].items():
            me, other = (int(np.argmin(np.abs(actors[0] - float(place)))) for place in pair.split(">"))
            found["probability"].add(f"probability {pair}", float(wins[me, other]), published, 0)
    return found


def _place(names: Sequence[str], name: str, file: Path) -> int:
    if name not in names:
        raise InputError(
            "unknown actor", where=str(file), value=name, allowed=", ".join(names), mend="name one of them"
        )
    return names.index(name)
