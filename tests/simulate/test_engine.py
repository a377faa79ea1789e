"""The engine: people are conserved, the twins agree, and luck hangs on the address alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.scenario import load, loads, under
from contingent.simulate import STATES, simulate
from contingent.simulate._kernel import run as run_kernel
from contingent.simulate._kernel import run_block, warm
from contingent.simulate._keys import future_key_many, part_key
from contingent.simulate._plan import Plan
from contingent.simulate._twin import run as run_twin

HYPOTHESES = ("rotation", "surge", "trickle", "no_more")


@pytest.fixture(scope="module")
def scenario():
    """The bundled scenario."""
    return load("dprk-russia-2024")


def random_plan(seed: int, scheme: int, size: int = 40, theatres: int = 2, days: int = 300) -> Plan:
    """Inputs far wider than any scenario's: no transit, tiny pools, tours of a day, losses that kill everyone."""
    rng = np.random.default_rng(seed)

    def whole(low: int, high: int) -> np.ndarray:
        return rng.integers(low, high + 1, size)

    def real(low: float, high: float) -> np.ndarray:
        return rng.uniform(low, high, (size, theatres))

    share = rng.random((size, theatres))
    share[:, -1] = 1.0
    sd, phi = real(0, 1), real(0, 0.95)
    keys = [future_key_many(part_key(seed, str(k)), np.arange(size, dtype=np.uint64)) for k in range(theatres)]
    return Plan(
        scheme=scheme, left_by=int(rng.integers(0, 40)), already=whole(0, 12_000), next_due=whole(41, 120),
        batch=whole(0, 15_000), interval=whole(1, 150), tour=whole(1, 240), strength=whole(0, 15_000),
        surge=whole(0, 100_000), transit=whole(0, 20), training=whole(0, 45), handover=whole(0, 14),
        pool=whole(0, 60_000), formation=whole(1, 3_500), dwell=whole(0, 300), lift=rng.uniform(0, 900, size),
        combat=rng.uniform(0, 1, size), share=share, base=real(-15, 0), 
        own_less_one=real(-1, 0.5), fading=real(-1, 0), reference_days=rng.integers(1, 30, (size, theatres)), phi=phi,
        jump=sd * np.sqrt(1 - phi * phi), start_jump=sd, dead=real(0, 1), dead_phase=real(0, 1),
        captured=real(0, 1), captured_phase=real(0, 1), leave_ward=real(0.01, 0.99), duty=real(0.01, 0.99),
        slow=np.cumsum(rng.normal(0, 0.3, (size, theatres, days // 7 + 1)), axis=2), key=np.stack(keys, axis=1),
    )  # fmt: skip


def run_plan(run, plan: Plan, days: int = 300):
    """Run a plan with every day recorded."""
    size, theatres = plan.share.shape
    channels, places = np.zeros((size, days, 16), np.int32), np.zeros((size, days, theatres), np.int32)
    run(plan, days, np.arange(days), channels, places)
    return channels, places


@settings(max_examples=40, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10_000), scheme=st.integers(0, 3), theatres=st.integers(1, 3))
def test_twins_agree_and_people_are_conserved(seed, scheme, theatres):
    """On wild random plans both engines give the same integers, nobody is lost or made, no count is negative."""
    plan = random_plan(seed, scheme, theatres=theatres)
    channels, places = run_plan(run_kernel, plan)
    twin_channels, twin_places = run_plan(run_twin, plan)
    assert np.array_equal(channels, twin_channels)
    assert np.array_equal(places, twin_places)
    assert channels.min() >= 0
    committed = channels[:, :, : len(STATES)].sum(axis=2)
    assert np.array_equal(committed[:, 0], plan.already)
    assert (np.diff(committed, axis=1) >= 0).all()
    left_home = np.maximum(plan.pool, plan.already)[:, None]
    away = committed - channels[:, :, STATES.index("home")]
    assert (away <= left_home).all()
    assert np.array_equal(places.sum(axis=2), channels[:, :, 4] + channels[:, :, 5])


@settings(max_examples=15, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10_000), scheme=st.integers(0, 3))
def test_lift_is_never_exceeded(seed, scheme):
    """After those already sent, no more leave in any week than the lift takes."""
    plan = random_plan(seed, scheme)
    channels, _ = run_plan(run_kernel, plan)
    sent = channels[:, :, 1 : len(STATES)].sum(axis=2)
    weekly = sent[:, plan.left_by + 8 :] - sent[:, plan.left_by + 1 : -7]
    assert (weekly <= np.ceil(plan.lift * 7)[:, None] + 1).all()


@pytest.mark.parametrize("hypothesis", HYPOTHESES)
def test_bundled_scenario_agrees_with_the_twin(scenario, hypothesis):
    """On the bundled scenario both engines agree in every number of every hypothesis."""
    chosen = under(scenario, hypothesis)
    one, two = (simulate(chosen, futures=120, seed=5, engine=engine) for engine in ("numba", "twin"))
    assert np.array_equal(one.tracks[one.main].channels, two.tracks[two.main].channels)


def test_warming_compiles_what_runs(scenario):
    """The engine that is warmed is the one that runs: nothing is compiled a second time."""
    warm()
    simulate(scenario, futures=1_001, seed=1)
    assert len(run_block.signatures) == 1


def test_blocks_and_threads_change_nothing(scenario):
    """A future is the same alone, in a block, and on any number of threads."""
    whole = simulate(scenario, futures=2_300, seed=9, threads=2)
    alone = simulate(scenario, futures=7, first=2_100, seed=9, threads=1)
    same = whole.tracks[whole.main].channels[2_100:2_107]
    assert np.array_equal(same, alone.tracks[alone.main].channels)


def test_another_seed_gives_other_futures(scenario):
    """Two seeds share no luck."""
    one, two = (simulate(scenario, futures=50, seed=seed).channel("sent")[:, -1] for seed in (1, 2))
    assert not np.array_equal(one, two)


def test_an_unused_part_disturbs_no_number(scenario):
    """A further sender and theatre that nobody uses leave every other number as it was."""
    more = scenario.text.replace(
        "senders:\n", "senders:\n  nobody:\n    deployable: 1_000 to 2_000 people\n", 1
    ).replace(
        "\ntheatres:\n",
        "\ntheatres:\n  nowhere:\n    casualty_rate: 0.1 % to 1 % per day\n    opponents: 100 people\n",
        1,
    )
    grown = loads(more, file="grown.yaml")
    assert set(grown.theatres) > set(scenario.theatres)
    one, two = simulate(scenario, futures=60, seed=4), simulate(grown, futures=60, seed=4)
    assert np.array_equal(one.tracks[one.main].channels, two.tracks[two.main].channels)


def test_hypotheses_share_their_luck(scenario):
    """Until the first decision differs, the same future under two hypotheses is the same."""
    one, two = (simulate(under(scenario, name), futures=200, seed=3) for name in ("rotation", "no_more"))
    before = one.index(scenario.as_of) + 1
    assert np.array_equal(one.channel("present")[:, :before], two.channel("present")[:, :before])


def steady(scheme: int, size: int = 20) -> Plan:
    """A deployment without losses, ample supply and lift, for which Little's law gives the answer."""
    plan = random_plan(1, scheme, size=size, theatres=1, days=2_000)
    fixed = {"already": 0, "next_due": 1, "batch": 3_000, "interval": 30, "tour": 120, "strength": 9_000, "transit": 0,
             "training": 0, "handover": 0, "pool": 10**7, "formation": 1, "dwell": 100}  # fmt: skip
    plan = plan._replace(left_by=0, **{key: np.full(size, value) for key, value in fixed.items()})
    return plan._replace(lift=np.full(size, 1e6), base=np.full((size, 1), -60.0))


def test_presence_is_arrivals_times_stay():
    """Without losses, batches of 3,000 every 30 days on tours of 120 days keep 12,000 in the theatre."""
    channels, places = run_plan(run_kernel, steady(0), days=2_000)
    np.testing.assert_allclose(places[:, 500:].mean(axis=(1, 2)), 12_000, rtol=0.01)
    assert channels[:, -1, STATES.index("dead")].max() == 0


def test_individual_replacement_keeps_its_strength():
    """Without losses, individual replacement holds the strength it is told to hold."""
    plan = steady(1)
    _, places = run_plan(run_kernel, plan._replace(lift=np.full(plan.lift.size, 150.0)), days=2_000)
    np.testing.assert_allclose(places[:, 400:, 0].mean(axis=1), 9_000, rtol=0.03)


def test_sent_is_strength_times_time_over_tour():
    """In the long run people served are strength-years over tours."""
    channels, places = run_plan(run_kernel, steady(0), days=2_000)
    served = channels[:, -1, 1 : len(STATES)].sum(axis=1)
    np.testing.assert_allclose(served, places.sum(axis=(1, 2)) / 120 + places[:, -1, 0] / 2, rtol=0.02)


def test_more_dwell_never_sends_more(scenario):
    """A longer dwell never lets more leave, future by future."""
    short = under(scenario, "rotation")
    long = loads(scenario.text.replace("value: 6 to 18 months", "value: 30 to 36 months"), file="long.yaml")
    sent = [simulate(s, futures=300, seed=8).channel("sent")[:, -1] for s in (short, long)]
    assert (sent[1] <= sent[0]).all()


def test_losses_grow_with_the_rate(scenario):
    """Tripling the casualty rate raises losses in every future that has any."""
    one = simulate(under(scenario, "no_more"), futures=200, seed=2)
    text = scenario.text.replace("0.1 % to 1 % per day", "0.3 % to 3 % per day")
    two = simulate(under(loads(text, file="x.yaml"), "no_more"), futures=200, seed=2)
    more = two.channel("casualties")[:, -1] - one.channel("casualties")[:, -1]
    assert (more >= 0).mean() > 0.95


def test_measures_add_up(scenario):
    """Sent is committed less those assembling, present is the sum of its states, casualties of theirs."""
    futures = simulate(scenario, futures=100, seed=6)
    assert np.array_equal(futures.channel("sent"), futures.channel("committed") - futures.channel("assembling"))
    parts = sum(futures.channel(name) for name in ("training", "rear", "front", "support", "wounded"))
    assert np.array_equal(futures.channel("present"), parts)
    assert (futures.channel("present_max")[:, -1] >= futures.channel("present").max(axis=1)).all()


def test_policy_is_unknown_where_there_is_none(scenario):
    """A surge has no interval and no tour."""
    futures = simulate(under(scenario, "surge"), futures=10, seed=1)
    assert np.isnan(futures.policy("interval")).all()
    assert np.isnan(futures.policy("tour")).all()
    assert replace(scenario).name == scenario.name
