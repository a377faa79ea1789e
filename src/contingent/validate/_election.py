"""The case ``election``: a published chain of a probabilistic election, and elections on one scale."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.simulate.states import (
    beats,
    election,
    option_probabilities,
    risk_attitudes,
    risk_aware,
    spatial_value,
    weighted_mean,
    weighted_median,
)
from contingent.validate._conflict_files import found
from contingent.validate._files import read_object
from contingent.validate._printed import Comparison, decimals
from contingent.validate._scorecard import Scorecard
from contingent.validate._table import file_named, find, read_table

__all__ = ["FILES", "GREECE", "score"]

FILES = "diplomacy/ktab_*.json"
GREECE = "diplomacy/greece_2015_actors.csv"
_GREECE = {"greece_weighted_mean": 82.22, "greece_weighted_median": 100.0}  # as a reader of the table published them

Array = NDArray[np.float64]


def score(data: Path) -> Scorecard:
    """Recompute published elections, means and medians, and compare.

    Parameters
    ----------
    data : Path
        Folder of cases; reads every ``diplomacy/ktab_*.json`` and, if there, ``diplomacy/greece_2015_actors.csv``.

    Returns
    -------
    Scorecard
        `worst_abs_error`: the largest error beyond the rounding of the print, which has two to five decimals;
        `worst_abs_error_unrounded`: as it stands. Then mean and median of each group on one scale, with the mean of
        its election; published ones are the references. Every figure compared is a row.

    Raises
    ------
    InputError
        If a file is not in the published form, or the model refuses what it holds.
    """
    compared = Comparison()
    figures: dict[str, float | None] = {}
    references: dict[str, float] = {}
    for file in find(data, FILES):
        given = read_object(file, "actors")
        with file_named(file):
            if "published" in given:
                _chain(compared, given)
            else:
                _one_scale(compared, file.stem, given, figures, references)
    for file in found(data, GREECE):
        figures |= _greece(compared, file)
        references |= _GREECE
    worst = {"worst_abs_error": compared.worst, "worst_abs_error_unrounded": compared.worst_unrounded}
    return Scorecard("election", worst | figures, references, compared.rows)


def _columns(actors: list[dict[str, Any]]) -> tuple[Array, Array, Array]:
    position, capability, salience = (
        np.array([actor[name] for actor in actors], dtype=np.float64) for name in ("position", "capability", "salience")
    )
    return position, capability, salience


def _chain(compared: Comparison, given: dict[str, Any]) -> None:
    """Follow the chain: value, election, attitude to risk, utility, election over places that differ."""
    position, capability, salience = _columns(given["actors"])
    value = spatial_value(position, salience, position)
    attitude = risk_attitudes(option_probabilities(beats(value, capability)))
    utility = risk_aware(value, attitude)
    _, first, place = np.unique(position, axis=0, return_index=True, return_inverse=True)
    chance = option_probabilities(beats(utility[:, first], capability))[place.ravel()]
    names = [str(actor["id"]) for actor in given["actors"]]
    tables = {"value_row_": value, "utility_row_": utility}
    for key, printed in given["published"].items():
        table = next((prefix for prefix in tables if key.startswith(prefix)), "")
        if table:
            compared.add_all(key, tables[table][names.index(key.removeprefix(table))].tolist(), printed)
        elif key == "risk":
            compared.add_all(key, attitude.tolist(), printed)
        elif key.startswith("probability"):
            compared.add_all(key, chance.tolist(), printed)


def _one_scale(
    compared: Comparison,
    stem: str,
    given: dict[str, Any],
    figures: dict[str, float | None],
    references: dict[str, float],
) -> None:
    actors = _columns(given["actors"])
    places, chance = election(*actors)
    ours = {
        "weighted_mean": weighted_mean(*actors),
        "weighted_median": weighted_median(*actors),
        "pce_mean": float(places @ chance),
    }
    printed = given.get("simple", {})
    for name, key in (
        ("weighted_mean", "weighted_mean_cap_x_sal"),
        ("weighted_median", "weighted_median"),
        ("pce_mean", "pce_mean"),
    ):
        figures[f"{stem}_{name}"] = ours[name]
        if key in printed:
            references[f"{stem}_{name}"] = float(printed[key])
            compared.add(f"{stem} {name}", ours[name], float(printed[key]), decimals([printed[key]]))
    shares = printed.get("pce_riskneutral_capxsal_over_unique_positions", {})
    by_place = dict(zip(places.tolist(), chance.tolist(), strict=True))
    compared.add_all(f"{stem} probability", [by_place[float(place)] for place in shares], list(shares.values()))


def _greece(compared: Comparison, file: Path) -> dict[str, float | None]:
    rows = read_table(file, "actor", "capability", "position", "salience")
    actors = [[row.number(name, 0.0) for row in rows] for name in ("position", "capability", "salience")]
    with file_named(file):
        ours = {"greece_weighted_mean": weighted_mean(*actors), "greece_weighted_median": weighted_median(*actors)}
    for name, published in _GREECE.items():
        compared.add(name.replace("_", " "), ours[name], published, decimals([published]))
    return dict(ours)
