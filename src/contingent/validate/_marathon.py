"""The case ``marathon``: published runs of the US Army's rotation model, row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.errors import InputError
from contingent.simulate.supply import Component, Demand, Policy, Tables, make_tables, run_repetitions
from contingent.validate._scorecard import Scorecard

__all__ = ["score"]

_POLICY = ("max_dwell", "max_bog", "start_deployable", "stop_deployable", "overlap")
_SIZE = ("units", "demand_units")
# Days between a tour and the next cycle in the templates of the reserve (fsdonks/m4, marathon.ces.policyops).
_DEMOBILISATION_DAYS = 95
_RESERVE_POLICY = "RC"  # in the names of the reserve's policies and of no other (m4, sample project, PolicyRecords)
# In Marathon the template gives the tour and the cycle, and the record's columns agree with it in all policies of the
# sample project but these: template AC13 with a tour 95 days shorter, in a cycle of 1,095 days. Read, never run.
_TOUR_AND_CYCLE_DAYS = {"FFGACRoto": (175, 1_095), "FFGACRoto_Enabler": (175, 1_095)}
# Days over which random starts are drawn (m4_reference_notes.json: [0, 1095) for active, [0, 1825) for reserve).
_SPREAD_DAYS = {"AC": 1_095}
_RESERVE_SPREAD_DAYS = 1_825
_REPETITIONS = 2_000  # assumed: the error of a quantile of theirs, from 60, is then five times ours
_SEED = 1
_QUANTILES = (0.1, 0.9)


def score(data: Path) -> Scorecard:
    """Run every published case of Marathon and compare net fill rates.

    Parameters
    ----------
    data : Path
        Folder of cases; reads ``rotation/m4_grid.csv`` and ``rotation/m4_random_start.csv``.

    Returns
    -------
    Scorecard
        `grid_median_abs_error`, `grid_p90_abs_error`, `grid_worst_abs_error`: of the reference net fill
        rate, as fractions of it; `random_mean_abs_error`, `random_quantile_abs_error`: the worst case's
        error of the mean, and of the 10th and 90th percentiles, in net fill rate. The references are the errors
        of the closed form.

    Raises
    ------
    InputError
        If a file is not in the published form.
    """
    grid_file, random_file = data / "rotation/m4_grid.csv", data / "rotation/m4_random_start.csv"
    grid = _read(grid_file, (*_POLICY, *_SIZE, "days"), ("policy", "component"))
    policies = {str(row["policy"]): row for row in grid}
    rows = [_grid_row(row, grid_file) for row in grid]
    random = _read(random_file, ("units", "demand_units", "days"), ("policy", "component"))
    cases = [_random_row(list(group), policies, random_file) for _, group in groupby(random, _case)]
    figures = {**_grid(rows, "error"), **_random(cases, "found")}
    references = {**_grid(rows, "closed_form_error"), **_random(cases, "closed_form")}
    return Scorecard("marathon", figures, references, [*rows, *cases])


def _read(path: Path, whole: Sequence[str], words: Sequence[str]) -> list[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = list(csv.DictReader(file))
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path), mend="check --data") from None
    if not lines:
        raise InputError("holds no row", where=str(path), mend="take the file as published")
    return [_typed(line, whole, words, f"{path}:{number}") for number, line in enumerate(lines, 2)]


def _typed(line: Mapping[str, Any], whole: Sequence[str], words: Sequence[str], where: str) -> dict[str, Any]:
    try:
        numbers: dict[str, Any] = {name: int(line[name]) for name in whole}
        return {**numbers, **{name: str(line[name]) for name in words}, "net_fill_rate": float(line["net_fill_rate"])}
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"is not in the published form ({error})", where=where, mend="take it as published") from None


def _case(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("policy", "component", "units", "demand_units", "days"))


def _policy(row: Mapping[str, Any]) -> Policy:
    tour, cycle = _TOUR_AND_CYCLE_DAYS.get(row["policy"], (row["max_bog"], row["max_dwell"]))
    return Policy(
        tour=tour,
        deployable_from=row["start_deployable"],
        deployable_until=min(row["stop_deployable"], cycle),
        max_dwell=cycle,
        overlap=row["overlap"],
        reset=_DEMOBILISATION_DAYS if _RESERVE_POLICY in row["policy"] else 0,
    )


def _tables(row: Mapping[str, Any], policy: Policy, *, at_random: bool) -> Tables:
    spread = _SPREAD_DAYS.get(row["component"], _RESERVE_SPREAD_DAYS)
    name = row["component"]
    part = Component(name, "unit", row["units"], policy, "random" if at_random else "even", spread)
    return make_tables([part], [Demand("demand", "unit", row["demand_units"])], days=row["days"])


def _closed_form(row: Mapping[str, Any], policy: Policy) -> float:
    """Net fill rate of the closed form: units x (tour - overlap) / (window's start + tour), at most 1."""
    each = (policy.tour - policy.overlap) / (policy.deployable_from + policy.tour)
    return float(min(1.0, int(row["units"]) * each / max(row["demand_units"], 1)))


def _grid_row(row: Mapping[str, Any], file: Path) -> dict[str, Any]:
    if row["net_fill_rate"] <= 0:
        raise InputError("has a net fill rate of 0", where=str(file), allowed="above 0", mend="take it as published")
    policy = _policy(row)
    found = float(run_repetitions(_tables(row, policy, at_random=False), 1).net_fill_rate[0])
    closed, published = _closed_form(row, policy), row["net_fill_rate"]
    return {
        "case": "even start",
        **{name: row[name] for name in ("policy", "component", *_SIZE)},
        "published": published,
        "found": round(found, 6),
        "error": abs(found - published) / published,
        "closed_form": round(closed, 6),
        "closed_form_error": abs(closed - published) / published,
    }


def _random_row(group: list[dict[str, Any]], policies: Mapping[str, Any], file: Path) -> dict[str, Any]:
    row = group[0]
    if row["policy"] not in policies:
        raise InputError(
            "the policy of a random start is not in the grid",
            where=str(file),
            value=row["policy"],
            allowed=", ".join(policies),
            mend="add its row to m4_grid.csv",
        )
    policy = _policy({**policies[row["policy"]], "policy": row["policy"]})
    rates = run_repetitions(_tables(row, policy, at_random=True), _REPETITIONS, seed=_SEED).net_fill_rate
    closed = _closed_form(row, policy)
    return {
        "case": "random start",
        **{name: row[name] for name in ("policy", "component", *_SIZE)},
        "published": _spread(np.array([each["net_fill_rate"] for each in group])),
        "found": _spread(rates),
        "closed_form": dict.fromkeys(("mean", *_names()), closed),
        "repetitions": [len(group), _REPETITIONS],
    }


def _names() -> Iterator[str]:
    return (f"q{round(level * 100)}" for level in _QUANTILES)


def _spread(rates: NDArray[np.float64]) -> dict[str, float]:
    quantiles = np.quantile(rates, _QUANTILES)
    return {"mean": float(rates.mean()), **dict(zip(_names(), map(float, quantiles), strict=True))}


def _grid(rows: Sequence[Mapping[str, Any]], name: str) -> dict[str, float]:
    errors = np.array([row[name] for row in rows])
    return {
        "grid_median_abs_error": float(np.median(errors)),
        "grid_p90_abs_error": float(np.quantile(errors, 0.9)),
        "grid_worst_abs_error": float(errors.max()),
    }


def _random(cases: Sequence[Mapping[str, Any]], name: str) -> dict[str, float]:
    def worst(*keys: str) -> float:
        return max(abs(float(case[name][key] - case["published"][key])) for case in cases for key in keys)

    return {"random_mean_abs_error": worst("mean"), "random_quantile_abs_error": worst(*_names())}
