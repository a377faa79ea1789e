"""From claims and futures to weighted futures: what the report makes likely, and how surely.

Nothing is imported before it is asked for: NumPy and the engine are only needed to weigh.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from contingent._door import answer_calls

if TYPE_CHECKING:
    from contingent.weigh._consistency import consistency
    from contingent.weigh._curve import Curve, Sheet, likelihood_curves, say_curve
    from contingent.weigh._drivers import Drivers, InputEffect, Inputs, drivers
    from contingent.weigh._effects import Effect, effects
    from contingent.weigh._estimates import expectation, probability, quantiles, sample_futures
    from contingent.weigh._findings import Consistency, Line, Point, Row, Rule
    from contingent.weigh._history import Step, history
    from contingent.weigh._joint import Conflict, Jointly, jointly
    from contingent.weigh._nearest import Nearest, nearest
    from contingent.weigh._posterior import Diagnosis, Estimate, HypothesisResult, Posterior, Test
    from contingent.weigh._priors import set_priors
    from contingent.weigh._say import say_day, say_likelihood, say_number
    from contingent.weigh._say_joint import say_conflict, say_nearest
    from contingent.weigh._say_watch import say_turn, say_watched
    from contingent.weigh._sensitivity import Change, Sensitivity, sensitivity
    from contingent.weigh._store import dumps, load_posterior
    from contingent.weigh._trust import TRUST
    from contingent.weigh._turns import Turn
    from contingent.weigh._watching import Watched, WatchList, month_ends, watch_list
    from contingent.weigh._weigh import reweigh, update, weigh

__all__ = [
    "TRUST",
    "Change",
    "Conflict",
    "Consistency",
    "Curve",
    "Diagnosis",
    "Drivers",
    "Effect",
    "Estimate",
    "HypothesisResult",
    "InputEffect",
    "Inputs",
    "Jointly",
    "Line",
    "Nearest",
    "Point",
    "Posterior",
    "Row",
    "Rule",
    "Sensitivity",
    "Sheet",
    "Step",
    "Test",
    "Turn",
    "WatchList",
    "Watched",
    "consistency",
    "drivers",
    "dumps",
    "effects",
    "expectation",
    "history",
    "jointly",
    "likelihood_curves",
    "load_posterior",
    "month_ends",
    "nearest",
    "probability",
    "quantiles",
    "reweigh",
    "sample_futures",
    "say_conflict",
    "say_curve",
    "say_day",
    "say_likelihood",
    "say_nearest",
    "say_number",
    "say_turn",
    "say_watched",
    "sensitivity",
    "set_priors",
    "update",
    "watch_list",
    "weigh",
]

_HOMES = {
    "TRUST": "_trust",
    "Change": "_sensitivity",
    "Conflict": "_joint",
    "Consistency": "_findings",
    "Curve": "_curve",
    "Diagnosis": "_posterior",
    "Drivers": "_drivers",
    "Effect": "_effects",
    "Estimate": "_posterior",
    "HypothesisResult": "_posterior",
    "InputEffect": "_drivers",
    "Inputs": "_drivers",
    "Jointly": "_joint",
    "Line": "_findings",
    "Nearest": "_nearest",
    "Point": "_findings",
    "Posterior": "_posterior",
    "Row": "_findings",
    "Rule": "_findings",
    "Sensitivity": "_sensitivity",
    "Sheet": "_curve",
    "Step": "_history",
    "Test": "_posterior",
    "Turn": "_turns",
    "WatchList": "_watching",
    "Watched": "_watching",
    "consistency": "_consistency",
    "dumps": "_store",
    "load_posterior": "_store",
    "drivers": "_drivers",
    "effects": "_effects",
    "expectation": "_estimates",
    "history": "_history",
    "jointly": "_joint",
    "likelihood_curves": "_curve",
    "month_ends": "_watching",
    "nearest": "_nearest",
    "probability": "_estimates",
    "quantiles": "_estimates",
    "reweigh": "_weigh",
    "sample_futures": "_estimates",
    "say_conflict": "_say_joint",
    "say_curve": "_curve",
    "say_day": "_say",
    "say_likelihood": "_say",
    "say_nearest": "_say_joint",
    "say_number": "_say",
    "say_turn": "_say_watch",
    "say_watched": "_say_watch",
    "sensitivity": "_sensitivity",
    "set_priors": "_priors",
    "watch_list": "_watching",
    "update": "_weigh",
    "weigh": "_weigh",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


answer_calls(__name__, "weigh")
