"""The case ``collective``: outcomes of many issues against the weighted mean with the shipped error band."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from contingent.simulate.states import settlement_around
from contingent.validate._scorecard import Scorecard
from contingent.validate._table import Row, find, read_table

__all__ = ["FILES", "score"]

FILES = "**/deu3_issue_forecasts*.csv"
_COLUMNS = (
    "issue_id", "outcome", "compromise_forecast", "challenge_forecast", "compromise_ae", "challenge_ae", "split",
)  # fmt: skip
_MEASURED_ON = {"train", "dev"}  # the band was measured on these splits; scores on them are no test of it


def score(data: Path) -> Scorecard:
    """Score weighted means, the challenge model and the error band on issues with known outcome.

    Parameters
    ----------
    data : Path
        Folder of cases; reads every ``deu3_issue_forecasts*.csv`` in it. The forecasts are taken from the file: what
        each actor wanted is not in it.

    Returns
    -------
    Scorecard
        `issues`, and of them `unseen`: not those that the band was measured on; `mae_weighted_mean`,
        `mae_challenge`: mean absolute errors, 0 to 100; `crps` and `cover80` of the weighted mean with the shipped
        band. References: the errors as the file prints them. Every issue is a row.

    Raises
    ------
    InputError
        If there is no such file, a column is missing, or a number lies off the scale.
    """
    rows = [_row(file.name, row) for file in find(data, FILES) for row in read_table(file, *_COLUMNS)]
    figures = {
        "issues": len(rows),
        "unseen": sum(row["unseen"] for row in rows),
        "mae_weighted_mean": _mean(rows, "error_weighted_mean"),
        "mae_challenge": _mean(rows, "error_challenge"),
        "crps": _mean(rows, "crps"),
        "cover80": _mean(rows, "inside_80"),
    }
    printed = {
        "mae_weighted_mean": _mean(rows, "printed_weighted_mean"),
        "mae_challenge": _mean(rows, "printed_challenge"),
    }
    references = {name: value for name, value in printed.items() if value is not None}
    return Scorecard("collective", figures, references, rows)


def _row(file: str, row: Row) -> dict[str, Any]:
    outcome, mean, challenge = (
        row.number(column, 0.0, 100.0) for column in ("outcome", "compromise_forecast", "challenge_forecast")
    )
    settlement = settlement_around(mean)
    low, high = settlement.quantile([0.1, 0.9]).tolist()
    return {
        "file": file,
        "issue": row.cells["issue_id"],
        "unseen": row.cells["split"] not in _MEASURED_ON,
        "outcome": outcome,
        "weighted_mean": mean,
        "low": low,
        "high": high,
        "inside_80": low <= outcome <= high,
        "crps": settlement.crps(outcome),
        "error_weighted_mean": abs(outcome - mean),
        "error_challenge": abs(outcome - challenge),
        "printed_weighted_mean": row.number_or_none("compromise_ae"),
        "printed_challenge": row.number_or_none("challenge_ae"),
    }


def _mean(rows: Sequence[dict[str, Any]], name: str) -> float | None:
    known = [row[name] for row in rows if row[name] is not None]
    return sum(known) / len(known) if known else None
