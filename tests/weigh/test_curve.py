"""The likelihood drawn as a curve is the one that weighs."""

from __future__ import annotations

import numpy as np
import pytest
from weigh_toys import HORIZON, claim, event, futures, ledger, reading, scenario

from contingent.errors import UsageError
from contingent.weigh import likelihood_curves, say_curve
from contingent.weigh._weighing import weigh_futures

TWO = scenario(a=0.5, b=0.5)


def _posterior(*told):
    rng = np.random.default_rng(2)
    blocks = {name: futures(TWO, rng.lognormal(9.0 + place, 0.6, 3_000) * (rng.random(3_000) < 0.9), name=name)
              for place, name in enumerate("ab")}  # fmt: skip
    return weigh_futures(TWO, ledger(*told), blocks, seed=1)


@pytest.mark.parametrize(
    ("bound", "polarity", "kind"),
    [("range", "positive", "fact"), ("at_most", "positive", "forecast"), ("at_least", "negative", "forecast")],
)
def test_the_curve_is_the_factor_that_weighs(bound, polarity, kind):
    """At the value of each future the curve is that future's factor, for facts, forecasts and denials."""
    told = claim("c1", reading("present", 12_000, 20_000, bound), polarity=polarity, kind=kind, told=0.7, grade="B")
    posterior = _posterior(told)
    sheet = likelihood_curves(posterior, "c1")
    curve = sheet.curves[0]
    for name, each in posterior.hypotheses.items():
        read = each.futures.on("present", HORIZON)
        inner = read < curve.values[-1]
        drawn = np.interp(read[inner], curve.values, curve.factors)
        assert np.allclose(drawn, np.exp(posterior.log_factors["c1"][name][inner]), atol=0.04 * sheet.inside)
    assert (curve.before.sum(), curve.after.sum()) == (pytest.approx(1.0), pytest.approx(1.0))
    assert f"{sheet.inside:.2g}" in say_curve(sheet, curve)


def test_an_event_has_two_bars():
    """An event's factors are those of futures in which it comes about, or does not; their mean over the prior is 1."""
    sheet = likelihood_curves(_posterior(claim("c1", event("more_sent"), kind="forecast", told=0.4)), "c1")
    curve = sheet.curves[0]
    assert curve.factors.size == 2
    assert float(curve.before @ curve.factors) == pytest.approx(1.0)
    assert curve.before[1] == pytest.approx(sheet.share)


def test_a_claim_that_weighs_nothing_has_no_curve():
    """The reason for which it weighs nothing is said."""
    with pytest.raises(UsageError, match="an opinion"):
        likelihood_curves(_posterior(claim("c1", kind="opinion")), "c1")
