"""Scores of forecasts against values worked out by hand."""

from __future__ import annotations

import math
from datetime import date

import pytest

from contingent.record import Forecast, Resolution, score

DAY = date(2025, 1, 1)


def _made(probability: float, came: bool | None) -> Forecast:
    rows = () if came is None else (Resolution(came, None, "a paper", DAY),)
    return Forecast("f1", "Has it?", probability, "sent", DAY, 1.0, None, "", 1, "0", DAY, rows)


def test_scores_are_those_worked_out_by_hand() -> None:
    """Six at 0.8 that came and four at 0.4 that did not: Brier 0.088, log score 0.338216, skill 0.648."""
    found = score([_made(0.8, True)] * 6 + [_made(0.4, False)] * 4 + [_made(0.5, None)])
    assert (found.resolved, found.open) == (10, 1)
    assert found.brier.value == pytest.approx((6 * 0.04 + 4 * 0.16) / 10)
    assert found.log_score.value == pytest.approx((6 * -math.log(0.8) + 4 * -math.log(0.6)) / 10)
    assert found.log_score.value == pytest.approx(0.338216, abs=1e-6)
    assert found.skill.value == pytest.approx(0.648)
    # Squares six 0.04, four 0.16; squared deviations 6 x 0.048^2 + 4 x 0.072^2 = 0.03456, over 9.
    assert found.brier.error == pytest.approx(math.sqrt(0.00384 / 10))
    assert found.brier.reliable


def test_certainty_that_fails_costs_much_but_not_everything() -> None:
    """A forecast of 0 that comes about costs -log of the clamp, which the score states."""
    found = score([_made(0.0, True)] * 10)
    assert found.log_score.value == pytest.approx(-math.log(found.clamp))
    assert found.brier.value == 1.0
    assert found.skill.value == -3.0


@pytest.mark.parametrize("count", [0, 1, 9])
def test_too_few_are_not_judged(count: int) -> None:
    """Under ten resolved forecasts every score says that there are too few."""
    found = score([_made(0.8, True)] * count)
    assert all("too few to judge" in part.reason for part in (found.brier, found.log_score, found.skill))
    assert not any(part.reliable for part in (found.brier, found.log_score, found.skill))


def test_the_last_resolution_counts() -> None:
    """A corrected forecast is scored by its correction."""
    twice = Forecast(
        "f1", "Has it?", 1.0, "sent", DAY, 1.0, None, "", 1, "0", DAY,
        (Resolution(True, None, "a paper", DAY), Resolution(False, None, "a ministry", DAY)),
    )  # fmt: skip
    assert score([twice] * 10).brier.value == 1.0
