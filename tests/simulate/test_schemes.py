"""What each scheme and each word of a policy promises, without losses unless said, on deployments made to show it."""

from __future__ import annotations

import numpy as np
import pytest
from engine_plans import run_group, steady

from contingent.scenario import loads
from contingent.simulate import STATES, simulate
from contingent.simulate._pack import run
from contingent.simulate._schemes import (
    FIXED,
    INDIVIDUAL,
    NEXT_BATCH,
    NO_ROTATION,
    PLANNED,
    PROFILE,
    SURGE,
    TRICKLE,
    UNIT,
)

HOME, DEAD, ASSEMBLING = STATES.index("home"), STATES.index("dead"), STATES.index("assembling")


def with_policy(group, **changes):
    """The same deployment under a changed policy."""
    plan = group.plans[0]
    size = group.pool.size
    arrays = {
        key: np.full(size, value, getattr(plan.policies[0], key).dtype)
        if isinstance(value, int | float) and isinstance(getattr(plan.policies[0], key), np.ndarray)
        else value
        for key, value in changes.items()
    }
    return group._replace(plans=(plan._replace(policies=(plan.policies[0]._replace(**arrays),)),))


def losing(group, daily: float):
    """The same deployment with everybody hit dying, at a steady daily rate."""
    fighting = group.plans[0].policies[0].fighting
    shape = fighting.base.shape
    hard = {"base": np.log(daily), "own_less_one": 0.0, "fading": 0.0, "jump": 0.0, "start_jump": 0.0, "dead": 1.0}
    still = {key: np.full(shape, value) for key, value in hard.items()}
    return with_policy(group, fighting=fighting._replace(**still, slow=np.zeros_like(fighting.slow)))


def sent(channels):
    """All who left by each day, shape (futures, days)."""
    return channels[0, :, :, 1 : len(STATES)].sum(axis=2)


def test_a_fixed_term_ends_and_nobody_follows():
    """Those sent serve their tour, go home, and the theatre is empty."""
    channels, places = run_group(run, steady(FIXED, already=4_000, tour=100), days=300)
    assert (places[:, 50, 0] == 4_000).all()
    assert (places[:, 101:, 0] == 0).all()
    assert (channels[0, :, -1, HOME] == 4_000).all()


def test_a_surge_comes_once_and_stays():
    """The surge leaves on its day, once, and nobody goes home."""
    channels, places = run_group(run, steady(SURGE, surge=5_000, first_due=30), days=400)
    assert (sent(channels)[:, 29] == 0).all()
    assert (places[:, 31:, 0] == 5_000).all()


def test_no_rotation_sends_nobody():
    """Those sent already stay; nobody comes or goes."""
    channels, places = run_group(run, steady(NO_ROTATION, already=3_000), days=300)
    assert (places[:, 1:, 0] == 3_000).all()
    assert (sent(channels)[:, -1] == 3_000).all()


def test_planned_batches_leave_on_their_days_for_their_tours():
    """Two planned batches leave on their days and go home after tours of their own."""
    size = 20
    planned = np.array([[np.full(size, 700), np.full(size, 50)], [np.full(size, 300), np.full(size, 200)]])
    group = with_policy(steady(PLANNED), planned_on=np.array([40, 60]), planned=planned)
    channels, places = run_group(run, group, days=300)
    assert sent(channels)[0, [39, 40, 59, 60]].tolist() == [0, 700, 700, 1_000]
    assert places[0, [40, 60, 89, 90, 259, 260], 0].tolist() == [700, 1_000, 1_000, 300, 300, 0]


def test_a_profile_is_followed_up_and_down():
    """Strength rises along the profile, holds, and falls as tours end and fewer are sent."""
    size = 20
    profile = np.repeat(np.array([[1_000], [9_000], [9_000], [2_000]]), size, axis=1)
    group = with_policy(steady(PROFILE, tour=60), profile_on=np.array([0, 200, 600, 800]), profile=profile)
    _, places = run_group(run, group, days=1_200)
    np.testing.assert_allclose(places[:, 400:600, 0].mean(axis=1), 9_000, rtol=0.05)
    np.testing.assert_allclose(places[:, 1_000:, 0].mean(axis=1), 2_000, rtol=0.08)
    np.testing.assert_allclose(places[:, 95:105, 0].mean(axis=1), 5_000, rtol=0.1)


def test_a_cancelled_batch_does_not_go():
    """With certain cancellation nobody leaves; at one half, about half of the batches do."""
    nobody, _ = run_group(run, with_policy(steady(UNIT), cancelled=1.0), days=400)
    half, _ = run_group(run, with_policy(steady(UNIT, size=96), cancelled=0.5), days=2_000)
    every, _ = run_group(run, steady(UNIT, size=96), days=2_000)
    assert sent(nobody).max() == 0
    assert sent(half)[:, -1].sum() / sent(every)[:, -1].sum() == pytest.approx(0.5, abs=0.05)


def test_a_delay_moves_each_departure_by_its_days():
    """Batches due every 30 days that are 7, then 0 days late leave on days 8, 31 and 61."""
    group = with_policy(steady(UNIT), delays=np.repeat(np.array([[7], [0]]), 20, axis=1))
    channels, _ = run_group(run, group, days=100)
    assert np.flatnonzero(np.diff(sent(channels)[0])).tolist() == [7, 30, 60, 90]


def test_relief_that_is_late_keeps_those_on_post():
    """Where relief comes 10 days late, an extension of 20 days keeps the post held, none leaves a gap."""
    late = np.repeat(np.array([[0], [10]]), 20, axis=1)
    base = with_policy(steady(UNIT, interval=100, tour=100, batch=2_000), delays=late)
    _, gap = run_group(run, base, days=150)
    _, held = run_group(run, with_policy(base, extension=20), days=150)
    assert (gap[:, 105, 0] == 0).all()
    assert (held[:, 1:, 0] >= 2_000).all()
    assert (held[:, 112:, 0] == 2_000).all()


def test_an_extension_ends():
    """Where no relief ever comes, those kept on go home when their extension is over."""
    group = with_policy(steady(FIXED, already=1_000, tour=50), extension=30)
    _, places = run_group(run, group, days=200)
    assert (places[:, 75, 0] == 1_000).all()
    assert (places[:, 82:, 0] == 0).all()


def test_early_leavers_are_the_share_asked_for():
    """Of those who serve a tour, the share given has gone home before its end."""
    daily = 1 - (1 - 0.2) ** (1 / 100)
    group = with_policy(steady(FIXED, already=10_000, tour=100), leaves_early=daily)
    _, places = run_group(run, group, days=200)
    np.testing.assert_allclose(places[:, 98, 0], 8_000, rtol=0.01)


def test_the_next_batch_replaces_the_lost():
    """With losses, batches that make up for them keep presence above that of batches that do not."""
    base = losing(steady(UNIT, interval=30, tour=120, batch=3_000), 0.003)
    _, bare = run_group(run, base, days=600)
    channels, made_up = run_group(run, with_policy(base, replacement=NEXT_BATCH), days=600)
    assert (made_up[:, 300:, 0].mean(axis=1) > bare[:, 300:, 0].mean(axis=1) + 500).all()
    planned = 3_000 * 20
    lost_before_the_last = channels[0, :, 571, DEAD]
    np.testing.assert_allclose(sent(channels)[:, -1] - planned, lost_before_the_last, rtol=0.02)


def test_a_trickle_replaces_the_lost_after_its_lag():
    """Without tours, a trickle of individuals holds the strength but for the losses of the lag."""
    base = losing(steady(NO_ROTATION, already=10_000, lag=20), 0.005)
    channels, places = run_group(run, with_policy(base, replacement=TRICKLE), days=500)
    np.testing.assert_allclose(places[:, 100:, 0].mean(axis=1), 10_000 / (1 + 0.005 * 20), rtol=0.01)
    dead, out = channels[0, :, :, DEAD], sent(channels)
    assert np.array_equal(out[:, 100:], 10_000 + dead[:, 80:-20])


def test_replacements_go_home_with_their_unit():
    """Individuals who replaced the lost leave with those whom they joined: nobody is left after the tour."""
    base = losing(steady(FIXED, already=10_000, tour=100, lag=5), 0.005)
    _, places = run_group(run, with_policy(base, replacement=TRICKLE), days=300)
    assert (places[:, 95, 0] > 9_500).all()
    assert (places[:, 140, 0] == 0).all()


def test_recovered_wounded_go_home_where_the_policy_says_so():
    """Wounded who recover leave the theatre for good under `home`, and are ready again after their dwell."""
    base = losing(steady(NO_ROTATION, already=10_000, dwell=30), 0.01)
    field = base.plans[0].policies[0].fighting
    wounded = field._replace(dead=np.zeros_like(field.dead), captured=np.zeros_like(field.captured),
                             duty=np.ones_like(field.duty), leave_ward=np.full_like(field.duty, 0.9))  # fmt: skip
    to_unit, stays = run_group(run, with_policy(base, fighting=wounded, wounded_go_home=False), days=300)
    to_home, _ = run_group(run, with_policy(base, fighting=wounded, wounded_go_home=True), days=300)
    assert (stays[:, -1, 0] > 8_500).all()
    assert to_unit[0, :, -1, HOME].max() == 0
    assert (to_home[0, :, -1, HOME] > 8_000).all()


def test_more_people_never_send_less_and_dwell_never_more():
    """Future by future, a larger pool never sends fewer, a longer dwell never more."""
    base = steady(UNIT, interval=30, tour=120, batch=3_000, formation=500)._replace(pool=np.full(20, 12_000))
    few, _ = run_group(run, base, days=900)
    more, _ = run_group(run, base._replace(pool=np.full(20, 15_000)), days=900)
    rested, _ = run_group(run, with_policy(base, dwell=200), days=900)
    assert (sent(more) >= sent(few)).all()
    assert (sent(rested) <= sent(few)).all()
    assert sent(more)[0, -1] > sent(few)[0, -1] > sent(rested)[0, -1]


def test_units_for_one_deployed_are_tour_and_home_over_tour():
    """A pool of (D + H)/D strengths keeps the strength up without a gap, a tenth less does not."""
    tour, home = 120, 100
    need = 12_000 * (tour + home) // tour
    enough = steady(UNIT, interval=30, tour=tour, batch=3_000, dwell=home - 1)._replace(pool=np.full(20, need))
    channels, _ = run_group(run, enough, days=1_500)
    short, _ = run_group(run, enough._replace(pool=np.full(20, int(need * 0.9))), days=1_500)
    gap = 13  # of the recorded channels
    assert channels[0, :, 200:, gap].max() <= 3_000
    assert short[0, :, -1, gap].min() > 3_000


def test_individual_replacement_needs_arrivals_of_losses_and_tours():
    """Arrivals a day are strength times d / (1 - exp(-d tour)) at a daily loss rate d."""
    rate, tour, strength = 0.002, 200, 9_000
    channels, _ = run_group(
        run, losing(steady(INDIVIDUAL, tour=tour, strength=strength, already=strength), rate), days=1_600
    )
    arrivals = (sent(channels)[:, -1] - sent(channels)[:, 800]) / 799
    expected = strength * rate / (1 - np.exp(-rate * tour))
    np.testing.assert_allclose(arrivals, expected, rtol=0.03)


PERIODS = """\
scenario: periods
title: A change of policy
as_of: 2024-03-01
start: 2024-01-01
horizon: 2025-12-31
senders:
  ruritania: {deployable: 30_000 people, home_floor: 6_000 people, formation: 100 people, dwell: 60 days}
deployments:
  guard:
    sender: ruritania
    host: Graustark
    scheme: unit rotation
    next_after: 10 days
    batch: 1_000 people
    interval: 60 days
    tour: 120 days
    lift: 1_000 people per day
    transit: 5 days
    training: 10 days
    handover: 0 days
    theatres: {south: rest}
    periods:
      - {from: 2024-09-01, batch: 2_000 people}
      - {from: 2025-03-01, scheme: no rotation}
  ally:
    sender: ruritania
    host: Graustark
    scheme: unit rotation
    next_after: 10 days
    batch: 20_000 people
    interval: 30 days
    tour: 500 days
    lift: 5_000 people per day
    theatres: {south: rest}
theatres:
  south: {casualty_rate: 0.0001 % per day}
hypotheses:
  one: {prior: 1, why: assumed}
"""


@pytest.fixture(scope="module")
def changing():
    """Two deployments of one sender, one of which changes its policy twice."""
    return loads(PERIODS, file="periods.yaml")


def test_a_policy_changes_with_its_period():
    """Batches of 1,000 become batches of 2,000 on the rhythm that went before; then nobody leaves any more."""
    alone = loads(PERIODS.replace("20_000", "100"), file="periods.yaml")
    futures = simulate(alone, futures=20, seed=1)
    out = futures.channel("sent")[0]
    by = {when.isoformat(): int(people) for when, people in zip(futures.dates, out, strict=True)}
    assert by["2024-08-31"] == 3_000
    assert by["2025-02-28"] - by["2024-08-31"] == 6_000
    assert by["2025-12-31"] == by["2025-02-28"]


def test_deployments_of_one_sender_share_its_people(changing):
    """Two deployments together leave the sender its floor at home, and the second is told what it lacks."""
    futures = simulate(changing, futures=20, seed=1)
    assert futures.channel("left_at_home").min() >= 6_000
    assert futures.channel("left_at_home").min() < 7_500
    assert futures.of("ally").channel("gap")[:, -1].min() > 0


def test_the_twin_agrees_on_scenarios_with_every_word(changing):
    """Both engines agree on a scenario of two senders, three deployments, periods, a plan and a profile."""
    for scenario in (changing, loads(_rich(), file="rich.yaml")):
        one, two = (simulate(scenario, futures=1_001, seed=3, engine=engine) for engine in ("numba", "twin"))
        for name in scenario.deployments:
            assert np.array_equal(one.tracks[name].channels, two.tracks[name].channels)


def _rich() -> str:
    import sys
    from pathlib import Path

    sys.path.insert(0, str(Path(__file__).parent.parent / "scenario"))
    from scenario_toys import RICH

    return RICH
