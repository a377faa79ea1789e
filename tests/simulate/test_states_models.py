"""The models of states keep their promises: hulls, sums, orderings, published figures."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.errors import UsageError
from contingent.simulate import states

ACTORS = st.integers(2, 7).flatmap(
    lambda size: st.tuples(
        *(
            st.lists(st.floats(least, most), min_size=size, max_size=size)
            for least, most in ((0, 100), (0.01, 10), (0.01, 1))
        )
    )
)
SEEDS = st.integers(0, 2**32 - 1)


def inside(found: np.ndarray, stances: list[float]) -> bool:
    """Whether nothing lies beyond the least and the greatest stance."""
    return bool(np.all(found >= min(stances)) and np.all(found <= max(stances)))


@settings(max_examples=60, deadline=None)
@given(ACTORS)
def test_nobody_leaves_the_range_of_the_stances(actors) -> None:
    """Rounds of challenges, mean and median stay between the least and the greatest stance."""
    assert inside(states.challenge_rounds(*actors, rounds=6), actors[0])
    assert inside(np.array([states.weighted_mean(*actors), states.weighted_median(*actors)]), actors[0])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 100), min_size=2, max_size=7), SEEDS)
def test_influence_mixes_first_stances(stances, seed) -> None:
    """Settled stances are weighted means of the first ones, also where rows leave a part to the actor itself."""
    rng = np.random.default_rng(seed)
    size = len(stances)
    leverage = rng.dirichlet(np.ones(size), size) * rng.uniform(0, 1, (size, 1))
    susceptibility = rng.uniform(0, 0.99, size)
    shares = states.total_influence(leverage, susceptibility)
    assert np.all(shares > -1e-12)
    assert np.allclose(shares.sum(axis=1), 1.0)
    assert inside(states.influence(leverage, susceptibility, stances), stances)


def test_influence_is_where_repeated_talk_ends() -> None:
    """The closed form is the limit of taking others' stances again and again, and more leverage pulls further."""
    leverage = np.array([[0.2, 0.5, 0.3], [0.1, 0.6, 0.3], [0.0, 0.4, 0.6]])
    moved, first = np.array([0.9, 0.3, 0.6]), np.array([10.0, 90.0, 40.0])
    stance = first
    for _ in range(500):
        stance = moved * (leverage @ stance) + (1 - moved) * first
    assert states.influence(leverage, moved, first) == pytest.approx(stance, abs=1e-9)
    pulled = [states.influence([[0, pull], [0, 0]], [0.5, 0], [80, 10])[0] for pull in (0.0, 0.2, 0.5, 1.0)]
    assert pulled[0] == 80
    assert all(later < earlier for earlier, later in pairwise(pulled))


@settings(max_examples=60, deadline=None)
@given(ACTORS)
def test_option_probabilities_sum_to_one(actors) -> None:
    """An election gives each option a probability of 0 to 1, together one, whatever the unit of weights."""
    options, chance = states.election(*actors)
    assert chance.sum() == pytest.approx(1.0)
    assert np.all((chance >= 0) & (chance <= 1))
    assert inside(options, actors[0])
    thousandfold = states.election(actors[0], np.array(actors[1]) * 1000, actors[2])[1]
    assert thousandfold == pytest.approx(chance, abs=1e-9)


def test_beating_is_one_half_where_nobody_tells_apart() -> None:
    """Two options with the same worth to all are even; a heavier camp wins more often."""
    assert states.beats([[1, 1], [0, 0]], [2, 3]).tolist() == [[0.5, 0.5], [0.5, 0.5]]
    wins = [states.election([0, 100], [weight, 1], [1, 1])[1][0] for weight in (1, 2, 5)]
    assert wins[0] == pytest.approx(0.5)
    assert wins[0] < wins[1] < wins[2]


def test_hundreds_of_options_do_not_underflow() -> None:
    """An election over 400 options still sums to one."""
    _, chance = states.election(np.linspace(0, 100, 400), np.ones(400), np.ones(400))
    assert chance.sum() == pytest.approx(1.0)
    assert np.all(np.isfinite(chance))


def test_the_models_are_deterministic_and_leave_what_they_got() -> None:
    """The same call gives the same figures, and the arrays given are as they were."""
    given = [np.array([0.0, 40.0, 100.0]), np.array([3.0, 1.0, 2.0]), np.array([0.9, 0.2, 0.6])]
    before = [part.copy() for part in given]
    leverage = np.array([[0.0, 0.4, 0.1]] * 3)
    twice = [
        (
            states.challenge_rounds(*given).tolist(),
            states.election(*given)[1].tolist(),
            states.settle(*given).members().tolist(),
            states.influence(leverage, [0.3, 0.5, 0.1], given[0]).tolist(),
        )
        for _ in range(2)
    ]
    assert twice[0] == twice[1]
    assert all(np.array_equal(old, new) for old, new in zip(before, given, strict=True))
    assert leverage.tolist() == [[0.0, 0.4, 0.1]] * 3


def test_equal_actors_split_into_neither_bold_nor_meek() -> None:
    """Where all are equally safe, every risk exponent is one, not what rounding makes of it."""
    found = states.risk_exponents(np.array([0.1, 0.1, 0.7, 0.7]), np.full(4, 0.3), np.full(4, 0.7))
    assert found.tolist() == [1.0] * 4
    assert states.challenge_rounds([5, 5], [1, 2], [0.5, 0.5], rounds=3).tolist() == [[5.0, 5.0]] * 4


def test_the_band_widens_with_the_scale_and_stops_at_its_ends() -> None:
    """Quantiles rise, lie on the scale, and are the same share of any scale."""
    percent, years = states.settlement_around(40.0), states.settlement_around(8.0, (4.0, 14.0))
    levels = np.linspace(0, 1, 101)
    assert np.all(np.diff(percent.quantile(levels)) >= 0)
    assert percent.quantile(levels).min() >= 0
    assert percent.quantile(levels).max() <= 100
    assert (years.quantile(levels) - 4) * 10 == pytest.approx(percent.quantile(levels))
    assert states.settlement_around(100.0).quantile([0.99]).tolist() == [100.0]


def test_the_published_quantiles_of_the_error_are_shipped() -> None:
    """Away from the ends, the band has the quantiles that the study of 245 issues gives, in tenths, a tenth wider."""
    below = states.Settlement(800.0, (0.0, 1000.0)).quantile([0.1, 0.25, 0.5]) - 800
    above = states.Settlement(200.0, (0.0, 1000.0)).quantile([0.75, 0.9, 0.95]) - 200
    assert below / 11 == pytest.approx([-47.9, -21.8, -3.0], abs=0.051)
    assert above / 11 == pytest.approx([13.9, 36.5, 47.1], abs=0.051)


def test_a_score_is_the_integral_of_squared_differences() -> None:
    """The score of a distribution is the area between its steps and the outcome."""
    settlement = states.settlement_around(60.0)
    grid = np.linspace(0, 100, 200_001)
    below = np.searchsorted(settlement.members(), grid, side="right") / 50
    area = float(np.mean((below - (grid >= 30.0)) ** 2) * 100)
    assert settlement.crps(30.0) == pytest.approx(area, abs=1e-2)


def test_rates_of_joining_are_those_of_the_tables() -> None:
    """Pact and contiguity raise the rate, later years lower it; published shares are met."""
    shares = [
        states.join_rate(pact, contiguous=near).share
        for pact, near in (("none", False), ("none", True), ("one", False), ("one", True))
    ]
    assert shares == pytest.approx([0.00708, 0.04682, 0.04732, 0.19841], abs=5e-6)
    years = [states.war_year_rate(year) for year in range(5)]
    assert [rate.share for rate in years[:3]] == pytest.approx([0.400, 0.353, 0.227], abs=5e-4)
    assert years[3] == years[4] == states.Rate(4, 58)
    assert states.TREATIES_HONOURED == (0.22, 0.75)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5000), st.data())
def test_an_interval_holds_the_share_it_is_for(of, data) -> None:
    """An interval lies in 0 to 1, widens with its level and, off the ends, holds the counted share."""
    rate = states.Rate(data.draw(st.integers(0, of)), of)
    low, high = rate.interval()
    wider = rate.interval(0.99)
    assert 0 <= wider[0] <= low < high <= wider[1] <= 1
    assert rate.joined in {0, of} or low <= rate.share <= high


BAD = [
    (lambda: states.influence([[0.6, 0.6], [0, 0]], [0.5, 0], [1, 2]), "leverage row 1 sums to more than one: 1.2"),
    (lambda: states.influence([[-0.1, 0], [0, 0]], [0.5, 0], [1, 2]), "leverage number 1 is out of range: -0.1"),
    (lambda: states.influence([[0, 0]], [0.5, 0], [1, 2]), "leverage: wrong shape"),
    (lambda: states.influence([[0, 0], ["a", 0]], [0.5, 0], [1, 2]), "leverage: not a table of numbers"),
    (lambda: states.influence([[0, 0], [0, 0]], [0.5, 0], [1, 140]), "stance number 2 is out of range: 140.0"),
    (lambda: states.influence([[0, 0], [0, 0]], [1.5, 0], [1, 2]), "susceptibility number 1 is out of range: 1.5"),
    (lambda: states.influence([[0, 0], [0, 0]], [0.5, 0], [1, 2, 3]), "stance: wrong shape"),
    (lambda: states.influence([[0, 1], [1, 0]], [1, 1], [1, 2]), "actor 1 keeps nothing of its stance"),
    (lambda: states.settle([-5, 20], [1, 1], [1, 1]), "stance number 1 is out of range: -5.0. Allowed: 0 to 100"),
    (lambda: states.settle([5, 20], [1], [1, 1]), "capability: wrong shape"),
    (lambda: states.settle([5, 20], [1, 1], [0, 0]), "no actor has both capability and salience"),
    (lambda: states.settle([5, 20], [1, 1], [1, 1], (100, 0)), "the scale ends below its start"),
    (lambda: states.settle([], [], []), "stance: wrong shape"),
    (lambda: states.settle(["x"], [1], [1]), "stance: not all are numbers"),
    (lambda: states.weighted_mean([float("nan")], [1], [1]), "stance number 1 is out of range: nan"),
    (lambda: states.weighted_mean([1, 2], [1e308, 1], [10, 1]), "capability number 1 is out of range: 1e+308"),
    (lambda: states.spatial_value([[1]], [[1e308]], [[1]]), "salience number 1 is out of range: 1e+308"),
    (lambda: states.election([5, 20], [1, 1], [1, 1], options=[101]), "option number 1 is out of range: 101.0"),
    (lambda: states.beats([[1, 0]], [1, 1]), "utility: wrong shape"),
    (lambda: states.spatial_value([[1, 2]], [[0, 0]], [[1, 2]]), "an actor has no salience on any dimension"),
    (lambda: states.spatial_value([[1, 2]], [[1, 1]], [[1, 2, 3]]), "do not fit"),
    (lambda: states.challenge_rounds([1, 2], [1, 1], [80, 90]), "salience number 1 is out of range: 80.0"),
    (lambda: states.challenge_rounds([1, 2], [1, 1], [1, 1], rounds=-1), "rounds below zero"),
    (lambda: states.Rate(3, 2), "a count lies outside what was counted: '3 of 2'"),
    (lambda: states.join_rate("some", contiguous=True), "no such pact: 'some'. Allowed: none, one, both"),
    (lambda: states.join_rate("both", contiguous=True, major_power=True), "no such state was observed"),
    (lambda: states.war_year_rate(-1), "the year lies before the war"),
]


@pytest.mark.parametrize(("call", "message"), BAD, ids=[message for _, message in BAD])
def test_bad_input_is_named(call, message) -> None:
    """What a model cannot use is refused with what, value and what is allowed."""
    with pytest.raises(UsageError) as caught:
        call()
    assert message in str(caught.value)
