"""What states decide, whom they sway and who joins: published models, and what of them a future lives through."""

from contingent.simulate.states._balance import facing, region_share
from contingent.simulate.states._challenge import (
    challenge_rounds,
    expected_utilities,
    risk_exponents,
    win_probabilities,
)
from contingent.simulate.states._compare import compare
from contingent.simulate.states._effect import MEAN_ERROR_POINTS, Effect
from contingent.simulate.states._election import (
    beats,
    election,
    option_probabilities,
    risk_attitudes,
    risk_aware,
    spatial_value,
)
from contingent.simulate.states._forum import Outcome, collective
from contingent.simulate.states._hazard import hazards
from contingent.simulate.states._influence import influence, total_influence
from contingent.simulate.states._joiners import TREATIES_HONOURED, Rate, join_rate, war_year_rate
from contingent.simulate.states._mean import Settlement, settle, settlement_around, weighted_mean, weighted_median

__all__ = [
    "MEAN_ERROR_POINTS",
    "TREATIES_HONOURED",
    "Effect",
    "Outcome",
    "Rate",
    "Settlement",
    "beats",
    "challenge_rounds",
    "collective",
    "compare",
    "election",
    "expected_utilities",
    "facing",
    "hazards",
    "influence",
    "join_rate",
    "option_probabilities",
    "region_share",
    "risk_attitudes",
    "risk_aware",
    "risk_exponents",
    "settle",
    "settlement_around",
    "spatial_value",
    "total_influence",
    "war_year_rate",
    "weighted_mean",
    "weighted_median",
    "win_probabilities",
]
