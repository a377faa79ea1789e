"""The engine: people are conserved, the twins agree, and luck hangs on the address alone."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from engine_plans import random_group, run_group, steady
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.scenario import load, loads, under
from contingent.simulate import STATES, simulate, simulate_each
from contingent.simulate._kernel import run_block, warm
from contingent.simulate._pack import run as run_kernel
from contingent.simulate._policy import Group
from contingent.simulate._schemes import INDIVIDUAL, UNIT
from contingent.simulate._twin import run as run_twin

HYPOTHESES = ("rotation", "surge", "trickle", "no_more")


@pytest.fixture(scope="module")
def scenario():
    """The bundled scenario."""
    return load("dprk-russia-2024")


SCHEMES = st.integers(0, 6)
STORIES = st.integers(1, 3).flatmap(
    lambda phases: st.lists(st.lists(SCHEMES, min_size=phases, max_size=phases), min_size=1, max_size=3)
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10_000), story=STORIES, theatres=st.integers(1, 3), plain=st.booleans())
def test_twins_agree_and_people_are_conserved(seed, story, theatres, plain):
    """On wild random stories both engines give the same integers, nobody is lost or made, no count is negative."""
    group = random_group(seed, story, theatres=theatres, plain=plain)
    channels, places = run_group(run_kernel, group)
    twin_channels, twin_places = run_group(run_twin, group)
    assert np.array_equal(channels, twin_channels)
    assert np.array_equal(places, twin_places)
    assert channels.min() >= 0
    committed = channels[:, :, :, : len(STATES)].sum(axis=3)
    for plan, people in zip(group.plans, committed, strict=True):
        assert np.array_equal(people[:, 0] >= plan.already, np.ones(people.shape[0], bool))
    assert (np.diff(committed, axis=2) >= 0).all()
    assert np.array_equal(places.sum(axis=2), channels[:, :, :, 4:6].sum(axis=(0, 3)))


@settings(max_examples=30, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10_000), story=STORIES, plain=st.booleans())
def test_twins_agree_on_what_is_decided(seed, story, plain):
    """With decisions of every kind on wild stories both engines give the same integers."""
    group = random_group(seed, story, plain=plain, decided=True)
    channels, places = run_group(run_kernel, group)
    twin_channels, twin_places = run_group(run_twin, group)
    assert np.array_equal(channels, twin_channels)
    assert np.array_equal(places, twin_places)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10_000), story=STORIES)
def test_a_sender_never_sends_whom_it_has_not(seed, story):
    """All deployments of a sender together are never more than those already sent and the pool at home."""
    group = random_group(seed, story)
    channels, _ = run_group(run_kernel, group)
    away = channels[:, :, :, : len(STATES)].sum(axis=3) - channels[:, :, :, STATES.index("home")]
    have = group.pool + sum(plan.already for plan in group.plans)
    assert (away.sum(axis=0) <= have[:, None]).all()


@settings(max_examples=40, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10_000), story=STORIES)
def test_the_order_of_a_bundle_leaves_no_trace(seed, story):
    """A future is the same after other futures as alone: nothing of an earlier bundle is left in the tables."""
    group = random_group(seed, story, size=70)
    whole, _ = run_group(run_kernel, group)
    alone, _ = run_group(run_kernel, _cut(group, slice(64, 70)))
    assert np.array_equal(whole[:, 64:70], alone)


def _cut(group: Group, some: slice) -> Group:
    """Some futures of a group."""
    last = {"delays", "planned", "profile"}

    def of(values: dict[str, object]) -> dict[str, object]:
        arrays = {
            key: value for key, value in values.items() if isinstance(value, np.ndarray) and not key.endswith("_on")
        }
        return {key: value[..., some] if key in last else value[some] for key, value in arrays.items()}

    plans = []
    for plan in group.plans:
        policies = tuple(
            policy._replace(**of(policy._asdict()), fighting=policy.fighting._replace(**of(policy.fighting._asdict())))
            for policy in plan.policies
        )
        plans.append(plan._replace(**of(plan._asdict()), policies=policies))
    return Group(group.starts, group.pool[some], tuple(plans))


@settings(max_examples=15, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10_000), scheme=SCHEMES)
def test_lift_is_never_exceeded(seed, scheme):
    """After those already sent, no more leave in any week than the lift takes."""
    group = random_group(seed, [[scheme]])
    plan = group.plans[0]
    channels, _ = run_group(run_kernel, group)
    sent = channels[0, :, :, 1 : len(STATES)].sum(axis=2)
    weekly = sent[:, plan.left_by + 8 :] - sent[:, plan.left_by + 1 : -7]
    assert (weekly <= np.ceil(plan.policies[0].lift * 7)[:, None] + 1).all()


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


def test_hypotheses_in_one_go_are_as_one_by_one(scenario):
    """Lived through side by side, on any number of threads, the futures of each hypothesis are the same."""
    worlds = {name: under(scenario, name) for name in HYPOTHESES}
    together = simulate_each(worlds, futures=2_100, seed=9, threads=3)
    assert tuple(together) == HYPOTHESES
    for name, world in worlds.items():
        alone = simulate(world, futures=2_100, seed=9, hypothesis=name, threads=1)
        assert together[name].hypothesis == name
        assert np.array_equal(together[name].tracks[alone.main].channels, alone.tracks[alone.main].channels)
        assert np.array_equal(together[name].tracks[alone.main].by_theatre, alone.tracks[alone.main].by_theatre)


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


@pytest.mark.filterwarnings("error")
def test_a_thinner_front_loses_fewer(scenario):
    """The smaller the share at the front, down to nobody, the fewer are lost, and a rate is always a number."""

    def lost(share: str) -> float:
        text = re.sub(r"(combat_share:\n\s+value: )[^\n]*", rf"\g<1>{share}", scenario.text)
        assert text != scenario.text
        futures = simulate(under(loads(text, file="thin.yaml"), "no_more"), futures=1_001, seed=1)
        return float(futures.channel("casualties")[:, -1].mean())

    means = [lost(share) for share in ("0 %", "1 %", "5 %", "40 %")]
    assert means == sorted(means)
    assert means[0] > 0.0  # support is at risk too


def test_hypotheses_share_their_luck(scenario):
    """Until the first decision differs, the same future under two hypotheses is the same."""
    one, two = (simulate(under(scenario, name), futures=200, seed=3) for name in ("rotation", "no_more"))
    before = one.index(scenario.as_of) + 1
    assert np.array_equal(one.channel("present")[:, :before], two.channel("present")[:, :before])


def test_presence_is_arrivals_times_stay():
    """Without losses, batches of 3,000 every 30 days on tours of 120 days keep 12,000 in the theatre."""
    channels, places = run_group(run_kernel, steady(UNIT), days=2_000)
    np.testing.assert_allclose(places[:, 500:].mean(axis=(1, 2)), 12_000, rtol=0.01)
    assert channels[0, :, -1, STATES.index("dead")].max() == 0


def test_individual_replacement_keeps_its_strength():
    """Without losses, individual replacement holds the strength it is told to hold."""
    _, places = run_group(run_kernel, steady(INDIVIDUAL, lift=150.0), days=2_000)
    np.testing.assert_allclose(places[:, 400:, 0].mean(axis=1), 9_000, rtol=0.03)


def test_sent_is_strength_times_time_over_tour():
    """In the long run people served are strength-years over tours."""
    channels, places = run_group(run_kernel, steady(UNIT), days=2_000)
    served = channels[0, :, -1, 1 : len(STATES)].sum(axis=1)
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
