"""Tilted draws: more futures where the claims point, and the same answers."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from weigh_toys import claim

from contingent.claims import Ledger, Reading
from contingent.measures import Window
from contingent.scenario import load
from contingent.simulate import Tilt, simulate
from contingent.simulate._tilt import tilted
from contingent.weigh import Posterior, weigh
from contingent.weigh import _weigh as room
from contingent.weigh._aim import aims
from contingent.weigh._groups import ceiling

PATH = "deployments.contingent.already_sent"
AS_OF, END = date(2024, 11, 17), date(2025, 12, 31)


def test_weights_make_good_for_a_tilt() -> None:
    """Under the weights the scores are standard normal again, and no weight is above one over the share."""
    scores, logs = tilted(Tilt(((2.0, 0.2), (-1.0, 0.5)), share=0.25), PATH, 1, 0, 400_000)
    weights = np.exp(logs)
    assert weights.max() <= 4.0 + 1e-9
    moments = [float((weights * scores**power).mean()) for power in range(5)]
    assert moments == pytest.approx([1.0, 0.0, 1.0, 0.0, 3.0], abs=0.05)


def test_a_future_that_draws_from_the_prior_is_the_same_with_and_without_a_tilt() -> None:
    """Half of the futures keep their luck, and with it every number."""
    scenario = load("dprk-russia-2024")
    plain = simulate(scenario, futures=200, seed=1)
    other = simulate(scenario, futures=200, seed=1, tilts={PATH: Tilt(((3.0, 0.01),))})
    same = plain.inputs[PATH] == other.inputs[PATH]
    assert 70 < same.sum() < 130
    assert (plain.channel("present")[same] == other.channel("present")[same]).all()


def test_a_tilted_run_answers_as_a_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A count in the tail of the prior: the same posterior within the error, from more effective futures."""
    said = claim("c1", Reading("sent", 1.0, 12_800, 12_800, "approx", None, AS_OF), grade="B", kind="fact")
    ledger, scenario = Ledger((), (said,)), load("dprk-russia-2024")
    assert list(aims(scenario, ledger)) == [PATH]

    def run(tilts: dict[str, Tilt]) -> Posterior:
        monkeypatch.setattr(room, "aims", lambda *_: tilts)
        return weigh(scenario, ledger, futures=8_000, seed=2)

    plain, aimed = run({}), run({PATH: Tilt(((2.5, 0.4),))})
    for name in plain.hypotheses:
        assert aimed.hypotheses[name].probability.value == pytest.approx(
            plain.hypotheses[name].probability.value, abs=0.03
        )
    assert aimed.hypotheses["no_more"].diagnosis.ess > 1.2 * plain.hypotheses["no_more"].diagnosis.ess
    window = Window(AS_OF, END)
    for people in (12_000, 25_000, 60_000):
        one, other = (each.probability("sent", window, lambda sent, n=people: sent >= n) for each in (plain, aimed))
        assert one.value == pytest.approx(other.value, abs=4 * (one.error + other.error) + 0.01)


def test_the_bound_on_weights_holds_for_every_future() -> None:
    """No future seen weighs more than the bound, with a base or without."""
    rng = np.random.default_rng(1)
    logs = {name: {"h": np.log(rng.uniform(0.5, 20.0, 500))} for name in ("c1", "c2", "c3")}
    base = {"h": -logs["c2"]["h"] + np.log(2.0)}
    shared = (("c1", "c3"), ("c2",))
    total = (logs["c1"]["h"] + logs["c3"]["h"]) / 2 + logs["c2"]["h"]
    assert total.max() <= ceiling(shared, logs)
    assert (total + base["h"]).max() <= ceiling(shared, logs, base) < ceiling(shared, logs) + base["h"].max()
