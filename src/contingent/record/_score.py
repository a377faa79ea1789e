"""Scores of resolved forecasts: proper ones, with the reason where there are too few."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contingent.record._rows import Forecast

if TYPE_CHECKING:
    from contingent.weigh import Estimate

__all__ = ["CLAMP", "ENOUGH", "Score", "score"]

CLAMP = 0.001
"""Probabilities are taken between this and one minus this for the log score: a forecast of 0 that comes
about would else cost everything for ever. Assumed; 1 in 1,000 is less than any judgement supports."""

ENOUGH = 10
"""Resolved forecasts from which scores are given. Assumed: with ten, the standard error of a Brier score is
about a third of the score of a coin."""

_COIN = 0.25  # Brier score of always saying 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """How good the resolved forecasts were.

    Parameters
    ----------
    resolved, open : int
        Forecasts with and without an outcome.
    brier : Estimate
        Mean squared distance of probability and outcome; 0 is perfect, 0.25 a coin.
    log_score : Estimate
        Mean of minus the log of the probability given to what came about, nats; 0 is perfect.
    skill : Estimate
        ``1 - Brier / 0.25``: share of a coin's error that is saved; below 0 is worse than a coin.
    clamp : float
        Probabilities are taken within this and one minus this for the log score.
    """

    resolved: int
    open: int
    brier: Estimate
    log_score: Estimate
    skill: Estimate
    clamp: float = CLAMP


def score(forecasts: Iterable[Forecast]) -> Score:
    """Score forecasts by their outcomes.

    Parameters
    ----------
    forecasts : iterable of Forecast
        Open ones are counted and left out.

    Returns
    -------
    Score
        With fewer than ten resolved every estimate is unreliable and says so.

    Notes
    -----
    Brier: mean of ``(p - o)^2``. Log score: mean of ``-log p`` of what came about. Errors are
    standard errors of these means over forecasts.

    References
    ----------
    Brier (1950), Verification of forecasts expressed in terms of probability,
    doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2.

    Examples
    --------
    >>> score([]).brier.reason
    'too few to judge: 0 resolved forecasts, 10 are needed'
    """
    listed = list(forecasts)
    done = [(item.probability, item.outcome) for item in listed if item.outcome is not None]
    squares = [(p - came) ** 2 for p, came in done]
    logs = [-math.log(min(max(p if came else 1 - p, CLAMP), 1 - CLAMP)) for p, came in done]
    saved = [1 - square / _COIN for square in squares]
    return Score(len(done), len(listed) - len(done), _mean(squares), _mean(logs), _mean(saved))


def _mean(values: list[float]) -> Estimate:
    from contingent.weigh import Estimate

    count = len(values)
    if count < ENOUGH:
        reason = f"too few to judge: {count} resolved forecast{'' if count == 1 else 's'}, {ENOUGH} are needed"
        return Estimate(math.nan, math.nan, reliable=False, reason=reason)
    mean = math.fsum(values) / count
    spread = math.fsum((value - mean) ** 2 for value in values) / (count - 1)
    return Estimate(mean, math.sqrt(spread / count))
