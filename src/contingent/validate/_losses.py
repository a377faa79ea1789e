"""The case ``losses``: the daily casualty rate of battles since 1900."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from contingent.errors import InputError
from contingent.simulate.losses import Battle, LogNormal, crps_normal, daily_rate, plain_daily_rate
from contingent.simulate.losses._battle import Side
from contingent.validate._conflict import battles
from contingent.validate._families import family_error
from contingent.validate._scorecard import Scorecard

__all__ = ["score"]

_SINCE = 1900
_BAND = 1.6449  # standard deviations of a 90 % band
_SIDES: tuple[Side, Side] = ("attacker", "defender")
_REFERENCE = {"crps_log": 0.651}  # with posture and surprise, on the 30 % held out (notes of the conflict cases)


def score(data: Path) -> Scorecard:
    """Forecast the rate of every side with the shipped law, and compare.

    Parameters
    ----------
    data : Path
        Folder of cases; reads all ``conflict/cdb90_flat*.csv``.

    Returns
    -------
    Scorecard
        `crps_log`: mean CRPS of the logarithm of the rate; `cover90`; `plain_crps_log`, `plain_cover90`: of the law
        of strengths, role and days alone; `sides`: how many. Those with ``_error`` are standard errors by a bootstrap
        over families of battles.
    """
    chosen = [(b, s) for b in battles(data) if b.days and (b.year or 0) >= _SINCE for s in _SIDES]
    told = [(b, s) for b, s in chosen if b.sides(s)[0].casualties]
    if not told:
        raise InputError("no side has strength, casualties and days", where=str(data), mend="check --data")
    families = [battle.family for battle, _ in told]
    full = [_scored(b, s, daily_rate(b, s)) for b, s in told]
    plain = [_scored(b, s, plain_daily_rate(b, s)) for b, s in told]
    figures: dict[str, float | None] = {"crps_log": _mean(full, 0), "cover90": _mean(full, 1)}
    figures |= {"crps_log_error": _error(families, full, 0), "cover90_error": _error(families, full, 1)}
    figures |= {"plain_crps_log": _mean(plain, 0), "plain_cover90": _mean(plain, 1), "sides": len(told)}
    return Scorecard("losses", figures, _REFERENCE)


def _scored(battle: Battle, side: Side, rate: LogNormal) -> tuple[float, bool]:
    own = battle.sides(side)[0]
    actual = math.log((own.casualties or 0.0) / own.people / (battle.days or 1.0))
    return crps_normal(actual, *rate), abs(actual - rate.mean_log) < _BAND * rate.sd_log


def _mean(scored: list[tuple[float, bool]], place: int) -> float:
    return round(sum(item[place] for item in scored) / len(scored), 4)


def _error(families: Sequence[str], scored: list[tuple[float, bool]], place: int) -> float | None:
    values = np.array([float(item[place]) for item in scored])
    return family_error(families, lambda rows: float(values[rows].mean()))
