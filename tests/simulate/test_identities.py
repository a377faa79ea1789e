"""Closed forms of rotation: published values, and how they hang together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.errors import UsageError
from contingent.simulate import _identities as closed

MONTHS = st.floats(0.5, 60)
PEOPLE = st.floats(1, 1e6)


@pytest.mark.parametrize(("deployed", "home", "units"), [(8, 24, 4), (12, 36, 4), (9, 18, 3), (12, 24, 3)])
def test_units_per_deployed_unit_match_the_published_table(deployed: float, home: float, units: float) -> None:
    """Units per deployed unit are those of Ordowich (2008), p. 73."""
    assert closed.units_per_deployed(deployed, home) == units


def test_active_and_reserve_together_keep_nineteen() -> None:
    """48 active brigades at 1:2 and 28 reserve ones at 1:5 with training keep 19 deployed (Ordowich 2008)."""
    reserve = closed.reserve_units_per_deployed(12, 60, training=4)
    assert reserve == 9
    assert closed.sustainable([(48, closed.units_per_deployed(12, 24)), (28, reserve)]) == 19


def test_whole_units_survive_rounding() -> None:
    """35 units at 3 months out and 4 home keep 15 deployed, though the floats fall short of it."""
    ratio = closed.units_per_deployed(3, 4)
    assert 35 / ratio < 15
    assert closed.sustainable([(35, ratio)]) == 15


@given(demand=st.floats(0, 100), units=st.floats(0, 100), away=MONTHS, home=MONTHS, part=st.floats(0, 0.9))
@settings(deadline=None, max_examples=60)
def test_net_fill_never_exceeds_demand_or_supply(
    demand: float, units: float, away: float, home: float, part: float
) -> None:
    """The fill is at most the demand, at most the units, and falls as the overlap grows."""
    fill = closed.net_fill(demand, units, away, home, overlap=part * away)
    assert 0 <= fill <= min(demand, units)
    assert fill <= closed.net_fill(demand, units, away, home) * (1 + 1e-12)


@given(strength=PEOPLE, period=MONTHS, tour=MONTHS)
@settings(deadline=None, max_examples=60)
def test_served_and_implied_tour_undo_each_other(strength: float, period: float, tour: float) -> None:
    """The tour that the people served imply is the tour they served; Little's law gives back the strength."""
    people = closed.served(strength, period, tour)
    assert closed.implied_tour(strength * period, people) == pytest.approx(tour)
    assert closed.presence(people / period, tour) == pytest.approx(strength)


@given(first=MONTHS, each=MONTHS, until=MONTHS)
@settings(deadline=None, max_examples=60)
def test_reliefs_cover_the_whole_time(first: float, each: float, until: float) -> None:
    """Each relief comes as the last stay ends, before the end; one more would come after it."""
    times = closed.relief_times(first, each, until)
    assert all(time < until for time in times)
    assert first + len(times) * each >= until * (1 - 1e-6)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: closed.units_per_deployed(0, 12), "deployed is out of range: 0"),
        (lambda: closed.units_per_deployed(12, -1), "home is out of range: -1"),
        (lambda: closed.units_per_deployed(12, 1, overlap=12), "as long as the tour"),
        (lambda: closed.served(1, 1, float("nan")), "tour is out of range"),
        (lambda: closed.spread_evenly(3, 2, deployed=4), "home is out of range"),
        (lambda: closed.relief_times(1, 0, 3), "each is out of range"),
    ],
)
def test_values_out_of_range_are_refused(call: object, words: str) -> None:
    """A duration or count out of its range is named with its value."""
    with pytest.raises(UsageError, match=words):
        call()  # type: ignore[operator]
