"""A Dask cluster gives the same numbers, bit for bit, though one of its workers is killed half-way."""

from __future__ import annotations

import os
import signal
from datetime import date

import numpy as np
import pytest

from contingent.errors import UsageError
from contingent.scenario import load, under
from contingent.simulate import Columns, executor, simulate, stream

COLUMNS = Columns(("present", "sent", "casualties"), (date(2025, 3, 31), date(2025, 12, 31)))
FUTURES = 20_000


@pytest.fixture(scope="module")
def distributed():
    """Dask's scheduler and workers; skips where they are not installed, fails under CI."""
    try:
        import distributed
    except ImportError:
        if os.environ.get("CI") == "true":
            pytest.fail("Dask is missing: install requirements-dev.lock")
        pytest.skip('needs the cluster extra: pip install "contingent[cluster]"')
    return distributed


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # Dask's own, of a worker that is gone
def test_a_worker_killed_half_way_changes_no_number(distributed):
    """Of two workers one is killed while blocks are in hand, and every number is that of one thread."""
    scenario = under(load("dprk-russia-2024"), "rotation")
    alone = simulate(scenario, futures=FUTURES, seed=3, threads=1)  # and compiles, for the workers to find
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        pids = list(cluster.scheduler.identity()["workers"])
        pool = executor(f"dask:{cluster.scheduler_address}")
        results = stream(scenario, COLUMNS, futures=FUTURES, seed=3, executor=pool)
        found = [next(results) for _ in range(4)]
        workers = pool._client.run(os.getpid)
        assert len(workers) == len(pids) == 2
        victim = next(iter(workers.values()))
        os.kill(victim, signal.SIGKILL)
        found += list(results)
        assert victim not in pool._client.run(os.getpid).values()
        pool.close()
    assert np.array_equal(np.concatenate(found, axis=1), COLUMNS(alone))


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_is_not_there(distributed, monkeypatch):
    """Where no scheduler answers, the address is named, with what to write and start."""
    monkeypatch.setattr("contingent.simulate._executors.PATIENCE_SECONDS", 1)
    with pytest.raises(UsageError, match=r"no Dask scheduler answers.*tcp://127\.0\.0\.1:1.*dask scheduler"):
        executor("dask:tcp://127.0.0.1:1")
