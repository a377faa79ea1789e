"""The case ``outcomes``: whether the attacker wins."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from contingent.errors import InputError
from contingent.simulate.losses import attacker_wins
from contingent.validate._conflict import battles
from contingent.validate._families import family_error
from contingent.validate._scorecard import Scorecard

__all__ = ["score", "slope"]

_REFERENCE = {"log_loss": 0.571}  # logistic, with surprise, air, year, tanks and guns, on the 30 % held out


def score(data: Path) -> Scorecard:
    """Forecast every battle with the shipped law, and compare.

    Parameters
    ----------
    data : Path
        Folder of cases; reads all ``conflict/cdb90_flat*.csv``.

    Returns
    -------
    Scorecard
        `log_loss` in nats; `calibration_slope`, 1 at best, None where it has no end; `battles`. Those with
        ``_error`` are standard errors by a bootstrap over families of battles.
    """
    known = [battle for battle in battles(data) if battle.won is not None]
    if not known:
        raise InputError("no battle has an outcome", where=str(data), mend="check --data")
    chance = np.array([attacker_wins(battle) for battle in known])
    won = np.array([battle.won == 1 for battle in known])
    losses, logit = -np.log(np.where(won, chance, 1 - chance)), np.log(chance / (1 - chance))
    families = [battle.family for battle in known]
    figures: dict[str, float | None] = {
        "log_loss": round(float(losses.mean()), 4),
        "log_loss_error": family_error(families, lambda rows: float(losses[rows].mean())),
        "calibration_slope": slope(logit, won),
        "calibration_slope_error": family_error(families, lambda rows: slope(logit[rows], won[rows])),
        "battles": len(known),
    }
    return Scorecard("outcomes", figures, _REFERENCE)


def slope(logit: NDArray[np.float64], won: NDArray[np.bool_]) -> float | None:
    """Give the slope of a logistic regression of what came on the forecast.

    Examples
    --------
    >>> slope(np.array([-1.0, -1, -1, 1, 1, 1]), np.array([False, False, True, False, True, True]))
    0.693
    """
    design, found = np.column_stack([np.ones(len(logit)), logit]), np.zeros(2)
    for _ in range(30):  # Newton's method; it settles in under ten steps where there is a maximum
        chance = 1 / (1 + np.exp(-design @ found))
        curve = design.T @ (design * (chance * (1 - chance))[:, None])
        if not np.isfinite(curve).all() or np.linalg.cond(curve) > 1e12:
            return None
        found = found + np.linalg.solve(curve, design.T @ (won - chance))
    return round(float(found[1]), 3)
