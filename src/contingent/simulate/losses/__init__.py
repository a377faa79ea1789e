"""Losses from data: fitted laws of casualties and outcomes, classical laws, and levels of measured series."""

from contingent.simulate.losses._adaptive import Adaptive, adaptive, adaptive_losses
from contingent.simulate.losses._averaged import Mixture, averaged_rate, law_rate
from contingent.simulate.losses._battle import Battle, Force, read_battles
from contingent.simulate.losses._chance import WinRange, win_log_odds, win_range
from contingent.simulate.losses._coefficients import Coefficients, load
from contingent.simulate.losses._evidence import pseudo_bma, stacking
from contingent.simulate.losses._laws import LAWS, fit_law, integrate, invariant, iwo_jima
from contingent.simulate.losses._measured import Measured, read_measured
from contingent.simulate.losses._outcome import attacker_wins, outcome_chances, outcome_terms
from contingent.simulate.losses._outlook import Outlook, outlook
from contingent.simulate.losses._rates import LogNormal, daily_rate, plain_daily_rate, rate_terms
from contingent.simulate.losses._scores import crps_normal, crps_sample
from contingent.simulate.losses._series import b28, level_forecast
from contingent.simulate.losses._territory import area_drift, area_forecast

__all__ = [
    "LAWS",
    "Adaptive",
    "Battle",
    "Coefficients",
    "Force",
    "LogNormal",
    "Measured",
    "Mixture",
    "Outlook",
    "WinRange",
    "adaptive",
    "adaptive_losses",
    "area_drift",
    "area_forecast",
    "attacker_wins",
    "averaged_rate",
    "b28",
    "crps_normal",
    "crps_sample",
    "daily_rate",
    "fit_law",
    "integrate",
    "invariant",
    "iwo_jima",
    "law_rate",
    "level_forecast",
    "load",
    "outcome_chances",
    "outcome_terms",
    "outlook",
    "plain_daily_rate",
    "pseudo_bma",
    "rate_terms",
    "read_battles",
    "read_measured",
    "stacking",
    "win_log_odds",
    "win_range",
]
