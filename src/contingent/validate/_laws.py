"""The case ``laws``: classical laws against published figures."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.errors import InputError
from contingent.simulate.losses import LAWS, fit_law, integrate, invariant, iwo_jima
from contingent.validate._conflict import battles
from contingent.validate._conflict_files import found
from contingent.validate._law_evidence import ardennes_weights, battle_scores, shipped_weights
from contingent.validate._scorecard import Scorecard

__all__ = ["score"]

Array = NDArray[np.float64]

# R2 of fits to the Ardennes table, published with the cases: without and with a factor for the attacker.
_ARDENNES = {
    "constant": ((0.0, 0.0), 0.0, 0.059),
    "square": (LAWS["square"], 0.106, 0.164),
    "logarithmic": (LAWS["logarithmic"], 0.131, 0.221),
    "linear": (LAWS["linear"], 0.214, 0.303),
    "CDB90 exponents": ((0.69, 0.30), 0.124, None),
}
_GERMANS_ATTACK_UNTIL = 6  # day of the table; the Allies after
_ALLOWED = {"iwo_jima": 0.01, "invariant": 1e-9, "ardennes_r2": 0.001}


def score(data: Path) -> Scorecard:
    """Integrate and fit the classical laws, and compare.

    Parameters
    ----------
    data : Path
        Folder of cases; reads ``conflict/iwo_jima_engel_reference.csv`` and ``conflict/ardennes_1944_daily.csv``.

    Returns
    -------
    Scorecard
        `iwo_jima_error` in people, `invariant_error` (relative), `ardennes_r2_error`; `worst_abs_error` is the
        worst of them. ``weight_...``: weights of the laws by stacking, crossed over families of CDB90, as shipped;
        ``log_score_...``: of each law and of their average on the battles that the folder holds, if any;
        ``ardennes_weight_...`` and ``ardennes_log_score_...``: by forecasts of each day from the days before.
    """
    rows = [*_iwo_jima(found(data, "conflict/iwo_jima_engel_reference.csv")[0]), *_invariants()]
    days = _ardennes_days(found(data, "conflict/ardennes_1944_daily.csv")[0])
    rows += _ardennes(*days)
    worst = {name: max(row["error"] for row in rows if row["what"] == name) for name in _ALLOWED}
    figures: dict[str, float | None] = {f"{name}_error": value for name, value in worst.items()}
    figures |= {"worst_abs_error": max(worst.values())}
    figures |= {"within_allowed": sum(worst[name] <= most for name, most in _ALLOWED.items())}
    figures |= shipped_weights() | battle_scores(battles(data)) | ardennes_weights(*days)
    return Scorecard("laws", figures, {f"{name}_error": most for name, most in _ALLOWED.items()}, rows)


def _table(path: Path, *names: str) -> list[dict[str, float]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [{name: float(row[name]) for name in names} for row in csv.DictReader(file)]
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise InputError(f"is not in the published form ({error})", where=str(path), mend="check --data") from None


def _iwo_jima(path: Path) -> list[dict[str, Any]]:
    rows = []
    published = _table(path, "japanese_initial", "day", "us_strength", "japanese_strength")
    for start in sorted({row["japanese_initial"] for row in published}):
        chosen = [row for row in published if row["japanese_initial"] == start]
        path_found = iwo_jima(start, int(max(row["day"] for row in chosen)))
        for row in chosen:
            told = np.array([row["us_strength"], row["japanese_strength"]])
            error = float(np.abs(path_found[int(row["day"])] - told).max())
            rows.append({"what": "iwo_jima", "start": start, "day": int(row["day"]), "error": error})
    return rows


def _invariants() -> list[dict[str, Any]]:
    rows = []
    for law, effects in (("square", (0.02, 0.01)), ("linear", (2e-6, 1e-6)), ("logarithmic", (0.02, 0.01))):
        kept = invariant(law, integrate(law, (90_000.0, 60_000.0), effects, 60), effects)
        rows.append({"what": "invariant", "law": law, "error": float(np.ptp(kept) / abs(kept[0]))})
    return rows


def _ardennes_days(path: Path) -> tuple[Array, Array, NDArray[np.bool_]]:
    """Read strengths and losses by day, Allies first, and where the Germans attack."""
    names = ("day", "allied_force", "german_force", "allied_casualties", "german_casualties")
    table = np.array([[row[name] for name in names] for row in _table(path, *names)])
    return table[:, 1:3], table[:, 3:], table[:, 0] <= _GERMANS_ATTACK_UNTIL


def _ardennes(strengths: Array, losses: Array, attacks: NDArray[np.bool_]) -> list[dict[str, Any]]:
    rows = []
    for law, (exponents, *published) in _ARDENNES.items():
        for role, told in zip((None, attacks), published, strict=True):
            if told is None:
                continue
            fit = fit_law(strengths, losses, exponents, role)
            row: Mapping[str, Any] = {"law": law, "attacker_factor": role is not None, "r2": fit.r2, "published": told}
            rows.append({"what": "ardennes_r2", **row, "error": abs(fit.r2 - told)})
    return rows
