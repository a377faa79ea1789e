"""The inference case: its truths are right, its ranks uniform, and it needs no folder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from contingent.validate import _calibration, _inference, run


def test_one_set_of_claims_is_met_to_a_tenth_of_a_nat():
    """At five and at twenty claims a run comes within 0.2 nats of the exact evidence."""
    for count in (5, 20):
        row = _inference._row(count, 1)
        assert row["found"] == pytest.approx(row["exact"], abs=0.2)
        assert row["futures"] <= 500_000


def test_ranks_of_a_truth_are_uniform(monkeypatch):
    """On a small run of the real engine no tracked measure has a rank that is out of place."""
    monkeypatch.setattr(_calibration, "FUTURES", 4_000)
    assert all(row["p"] > 0.001 for row in _calibration.calibration(seed=2))


def test_posteriors_that_are_too_sure_are_found_out(monkeypatch):
    """Weighing with half the error that reports have makes ranks pile up at the ends."""
    honest = _calibration._ranks

    def too_sure(reported, tracked, truth, rng):
        noise = 2.0 * _calibration.ERROR * rng.standard_normal(len(reported))
        shifted = reported.copy()
        shifted[:, truth] += noise
        return honest(shifted, tracked, truth, rng)

    monkeypatch.setattr(_calibration, "FUTURES", 4_000)
    monkeypatch.setattr(_calibration, "_ranks", too_sure)
    assert min(row["p"] for row in _calibration.calibration(seed=2)) < 0.01


def test_it_runs_by_name_without_a_folder(monkeypatch):
    """The case makes its own truth, so a folder that is not there does not stop it."""
    monkeypatch.setattr(_inference, "COUNTS", (5,))
    monkeypatch.setattr(_inference, "SEEDS", 1)
    monkeypatch.setattr(_inference, "calibration", lambda: [{"measure": "sent", "p": 0.5}])
    (card,) = run("inference", Path("no/such/folder"))
    assert set(card.figures) == {"rmse_log_evidence_5", "most_futures", "sbc_p_min"}
    assert np.isfinite(card.figures["rmse_log_evidence_5"])
