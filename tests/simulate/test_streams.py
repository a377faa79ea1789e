"""Futures in blocks: any one from its address, the same whoever runs them, and exact tables of what streams by."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_several import GUARD, HEAD, OLD, several

from contingent.errors import MissingExtra, UsageError
from contingent.scenario import load, loads, under
from contingent.simulate import Columns, Tally, executor, simulate, stream
from contingent.simulate._blocks import size_of_block
from contingent.simulate._life import at_once

DATES = (date(2024, 12, 31), date(2025, 12, 31))
COLUMNS = Columns(("present", "present_peak", "sent", "home"), DATES)


@pytest.fixture(scope="module")
def scenario():
    """The bundled scenario under its first hypothesis."""
    return under(load("dprk-russia-2024"), "rotation")


@pytest.fixture(scope="module")
def whole(scenario):
    """Three thousand futures in memory."""
    return simulate(scenario, futures=3_000, seed=7)


def test_one_future_is_the_same_from_its_address(scenario):
    """Future 4,711 alone, on every day, has the inputs and the path that it has among 20,000."""
    block = simulate(scenario, futures=20_000, seed=7)
    every = [scenario.start + timedelta(days=day) for day in range(scenario.days)]
    alone = simulate(scenario, futures=1, first=4_711, seed=7, dates=every)
    one, among = alone.tracks[alone.main], block.tracks[block.main]
    assert alone.days.size == scenario.days
    assert np.array_equal(one.channels[0, block.days], among.channels[4_711])
    assert np.array_equal(one.by_theatre[0, block.days], among.by_theatre[4_711])
    assert all(values[0] == block.inputs[path][4_711] for path, values in alone.inputs.items())


def test_correlated_inputs_hang_on_the_address_too():
    """Inputs that go together are the same alone and in a block of any length, in the last bit."""
    names = ("batch", "interval", "tour")
    pairs = [f"[deployments.guard.{one}, deployments.guard.{two}]" for one, two in pairwise(names)]
    rows = [f"  - {{between: {pair}, rank: 0.6}}\n" for pair in pairs]
    scenario = loads(HEAD + GUARD + "correlations:\n" + "".join(rows))
    assert scenario.correlations
    block = simulate(scenario, futures=999, seed=2, engine="twin")
    for number in (0, 500, 998):
        alone = simulate(scenario, futures=1, first=number, seed=2, engine="twin")
        assert all(values[0] == block.inputs[path][number] for path, values in alone.inputs.items())


def test_blocks_carry_the_futures_of_a_run_in_memory(scenario, whole):
    """What is read of blocks as they stream by is what is read of the whole."""
    blocks = list(stream(scenario, COLUMNS, futures=3_000, seed=7))
    assert len(blocks) > 1
    assert np.array_equal(np.concatenate(blocks, axis=1), COLUMNS(whole))


def test_who_runs_the_blocks_changes_nothing(scenario, whole):
    """Threads and processes give the same numbers, in order, from any first future."""
    for name in ("threads", "processes"):
        pool = executor(name, 2)
        found = list(stream(scenario, COLUMNS, futures=2_500, first=500, seed=7, executor=pool))
        pool.close()
        assert np.array_equal(np.concatenate(found, axis=1), COLUMNS(whole)[:, 500:])


def test_few_blocks_are_in_hand_at_a_time():
    """Workers do not run ahead of whoever takes the results: memory is that of a few blocks."""
    begun, pool = [], executor("threads", 2)
    results = pool.map_blocks(lambda first, size: begun.append(first), ((n, 1) for n in range(1_000)))
    for _ in range(10):
        next(results)
    assert len(begun) <= 10 + 4
    results.close()
    pool.close()


def test_a_limit_on_blocks_at_once_is_kept():
    """Where tables are large, no more blocks run at the same time than are allowed."""
    running, most, lock = set(), [0], threading.Lock()

    def work(first: int, size: int) -> None:
        with lock:
            running.add(first)
            most[0] = max(most[0], len(running))
        threading.Event().wait(0.002)
        with lock:
            running.discard(first)

    pool = executor("threads", 4)
    list(pool.map_blocks(work, ((n, 1) for n in range(20)), 1))
    pool.close()
    assert most == [1]


def test_only_the_sender_of_what_is_asked_is_simulated():
    """Deployments of other senders are left out, and those asked for are as they were beside them."""
    scenario = several(GUARD, OLD)
    columns = Columns(("present", "home"), (date(2024, 9, 30),))
    (found,) = stream(scenario, lambda futures: (set(futures.tracks), columns(futures)), futures=50, deployment="old")
    assert found[0] == {"old"}
    assert np.array_equal(found[1], columns(simulate(scenario, futures=50).of("old")))


def test_many_deployments_make_small_blocks():
    """The arrays of a block stay under a gigabyte however many deployments a sender has."""
    scenario, many = several(OLD), [["old"] * 3_000]  # a row three thousand times over is as large as as many rows
    size = size_of_block(scenario, many, 60)
    assert 1 <= size * 3_000 * 60 * 16 * 4 < 2**30
    assert size_of_block(scenario, [["old"]], 60) > size
    assert at_once(scenario, many) == 1 < at_once(scenario, [["old"]])
    assert 1 <= size_of_block(scenario, [["old"] * 10**6], 60) < size


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    values=st.lists(st.integers(0, 300), min_size=1, max_size=400),
    cuts=st.lists(st.integers(1, 399), max_size=4),
    counted=st.booleans(),
)
def test_quantiles_of_a_stream_are_exact(values, cuts, counted):
    """However it is cut, kept as it comes or as counts, a stream has NumPy's mean and quantiles, bit for bit."""
    array, tally = np.array(values, dtype=np.int32), Tally()
    blocks = [block for block in np.split(array, sorted(set(cuts))) if block.size]
    for block in blocks:
        if counted:
            tally.number += block.size
            tally._count(block)
        else:
            tally.add(block)
    levels = (0.0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1.0)
    assert tally.mean() == array.astype(float).mean()
    assert tally.quantiles(levels).tolist() == np.quantile(array.astype(float), levels).tolist()


def test_a_tally_grows_with_heads_and_not_with_futures():
    """A hundred times the futures take no more memory once each head count has been met."""
    rng, tally, kept = np.random.default_rng(1), Tally(), []
    for _ in range(200):
        tally.add(rng.integers(500, 1_500, 2_048).astype(np.int32))
        kept.append(tally._counts.nbytes + sum(block.nbytes for block in tally._raw))
    assert kept[-1] == kept[60] == 4 * 1_000
    assert tally.number == 200 * 2_048


def test_numbers_of_futures_have_limits(scenario):
    """Paths of very many are not kept, and the message says to stream; a stream takes thousands of millions."""
    with pytest.raises(UsageError, match=r"block by block"):
        simulate(scenario, futures=10**9)
    for wrong in (0, 10**10):
        with pytest.raises(UsageError, match="1 to 4,000,000,000"):
            stream(scenario, len, futures=wrong)
    assert next(stream(scenario, len, futures=10**9)) > 1_000
    with pytest.raises(UsageError, match="no such deployment"):
        stream(scenario, len, futures=1, deployment="none")


def test_workers_that_do_not_exist(monkeypatch):
    """Unknown workers are refused with those there are; a cluster without Dask says what to install."""
    with pytest.raises(UsageError, match="threads, processes, dask:ADDRESS"):
        executor("elves")
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(MissingExtra, match=r'pip install "contingent\[cluster\]"'):
        executor("dask:tcp://127.0.0.1:1")
