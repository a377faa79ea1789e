"""Who will have served: identities in the limit, directions of effects, addressed luck."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.errors import UsageError
from contingent.simulate._served import Force, Way, killed_and_returned, who_served
from contingent.simulate._strength import Luck, StrengthPoint, strength_years

HELD = Force(2000.0, 2010.0, (StrengthPoint(2000.0, 2010.0, 1_000),), "unit rotation", 0.5, killed=0, wounded=0)


def middle(force: Force) -> float:
    """Give the median of tours."""
    return float(np.median(who_served(force, 4_000, 3).tours))


def test_a_held_strength_serves_strength_years_over_tour() -> None:
    """Without losses a constant strength gives Little's law, but for the few sick who are replaced."""
    assert middle(HELD) == pytest.approx(1_000 * 10 / 0.5, rel=0.03)


def test_the_last_contingent_counts_whole() -> None:
    """Two and a half tours of unit rotation need three contingents; two and a tenth are two, the last extended."""
    three = replace(HELD, end=2001.25, points=(StrengthPoint(2000.0, 2001.25, 1_000),))
    two = replace(HELD, end=2001.05, points=(StrengthPoint(2000.0, 2001.05, 1_000),))
    assert middle(three) == pytest.approx(3_000, rel=0.03)
    assert middle(two) == pytest.approx(2_000, rel=0.03)


WAYS: list[Way] = ["unit rotation", "individual replacement", "mixed", "fixed term"]


@pytest.mark.parametrize("way", WAYS)
def test_losses_raise_arrivals(way: Way) -> None:
    """In the same draws, the dead and wounded never lower and in the middle raise who served."""
    quiet = replace(HELD, way=way)
    bloody = replace(quiet, killed=500, wounded=1_500)
    few, many = (who_served(force, 1_000, 5).tours for force in (quiet, bloody))
    assert (many >= few - 1e-6).all()
    assert np.median(many) > np.median(few)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(
    people=st.lists(st.floats(1, 1e6), min_size=1, max_size=6),
    years=st.floats(0.2, 15),
    tour=st.floats(0.1, 3),
    way=st.sampled_from(WAYS),
    error=st.floats(0, 0.3),
)
def test_never_fewer_tours_than_were_there_at_once(
    people: list[float], years: float, tour: float, way: Way, error: float
) -> None:
    """Any force has at least as many who served as people present, no more persons than tours, finite figures."""
    dates = [2000 + years * (k + 0.5) / len(people) for k in range(len(people))]
    points = tuple(StrengthPoint(day, day, n) for day, n in zip(dates, people, strict=True))
    found = who_served(Force(2000, 2000 + years, points, way, tour, error, 0.3), 200, 1)
    assert (found.persons >= max(people) * (1 - 1e-9)).all()
    assert (found.persons <= found.tours).all()
    assert np.isfinite(found.tours).all()


def test_second_tours_need_time() -> None:
    """Nobody serves twice in a deployment shorter than a tour and the rest after it; in a long one some do."""
    short = who_served(replace(HELD, end=2001.0, points=(StrengthPoint(2000.0, 2001.0, 1_000),)), 500)
    long = who_served(HELD, 500)
    assert (short.persons == short.tours).all()
    assert 0.7 < np.median(long.persons / long.tours) < 0.95


def test_the_trapezoid_lies_in_the_middle() -> None:
    """Strength-years between exact points have the trapezoid as their median, and a wider gap a wider spread."""
    luck = Luck(4_000, 2)

    def spread(gap: float) -> tuple[float, float]:
        points = [StrengthPoint(2000, 2000, 100), StrengthPoint(2000 + gap, 2000 + gap, 300)]
        years = strength_years(points, 2000, 2000 + gap, luck).years / gap
        return float(np.median(years)), float(years.std() / years.mean())

    (short, narrow), (long, wide) = spread(1.0), spread(9.0)
    assert (short, long) == (pytest.approx(200, rel=0.02), pytest.approx(200, rel=0.02))
    assert (narrow, wide) == (pytest.approx(0.25 / 12**0.5, rel=0.06), pytest.approx(0.75 / 12**0.5, rel=0.08))


def test_a_fixed_term_is_strength_and_replacements() -> None:
    """Those who came once, and at most one more for each of the lost."""
    points = (StrengthPoint(2000.1, 2000.1, 800), StrengthPoint(2000.4, 2000.4, 1_000))
    term = Force(2000.0, 2000.5, points, "fixed term", 0.5, killed=200, wounded=0)
    tours = who_served(term, 2_000, 1).tours
    assert tours.min() >= 1_000
    assert tours.max() < 1_000 + 200 + 0.15 * 500
    assert killed_and_returned(np.array([3.0]), np.array([4.0])).tolist() == [7.0]


def test_luck_is_addressed() -> None:
    """The same seed gives the same draws, more draws begin with the same ones, another seed others."""
    few, many, other = (who_served(HELD, n, seed).tours for n, seed in ((50, 7), (90, 7), (50, 8)))
    assert (few == many[:50]).all()
    assert not (few == other).any()


@pytest.mark.parametrize("wrong", [replace(HELD, tour_years=0.0), replace(HELD, points=()), replace(HELD, end=1999.0)])
def test_what_cannot_be_is_refused(wrong: Force) -> None:
    """A tour of nothing, no strength, an end before the beginning."""
    with pytest.raises(UsageError):
        who_served(wrong)
