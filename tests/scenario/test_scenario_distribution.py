"""Distributions against SciPy, and quantities against what their text says."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from contingent.errors import InputError
from contingent.scenario import Distribution, quantity

Z95 = stats.norm.ppf(0.95)
SCORES = np.array([-3.1, -1.7, -0.4, 0.0, 0.3, 1.2, 2.9])


def _lognormal(low: float, high: float) -> object:
    sd = math.log(high / low) / (2 * Z95)
    return stats.lognorm(s=sd, scale=math.sqrt(low * high))


def _pert(a: float, m: float, b: float) -> object:
    return stats.beta(1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a), loc=a, scale=b - a)


ORACLES = [
    ("150 to 600 people per day", "people per day", _lognormal(150, 600)),
    ("2 to 4 weeks", "days", _lognormal(14, 28)),
    ("0.1 % to 1 % per day", "per day", _lognormal(0.001, 0.01)),
    ("normal 30 to 90 days", "days", stats.norm(60, 30 / Z95)),
    ("lognormal 30 to 90 days", "days", _lognormal(30, 90)),
    ("-0.6 to -0.3", "number", stats.norm(-0.45, 0.15 / Z95)),
    ("uniform 3 to 9 days", "days", stats.uniform(3, 6)),
    ("triangular 3, 5, 9 days", "days", stats.triang((5 - 3) / 6, loc=3, scale=6)),
    ("triangular 3, 3, 9 days", "days", stats.triang(0, loc=3, scale=6)),
    ("pert 3, 5, 9 days", "days", _pert(3, 5, 9)),
    ("pert 10, 25, 33 %", "fraction", _pert(0.10, 0.25, 0.33)),
    ("beta 2, 5", "fraction", stats.beta(2, 5)),
]


@pytest.mark.parametrize(("text", "unit", "oracle"), ORACLES, ids=[row[0] for row in ORACLES])
def test_inverse_agrees_with_scipy(text: str, unit: str, oracle: object) -> None:
    """Values at normal scores are SciPy's quantiles at the same probabilities."""
    spread = quantity(text, unit)
    np.testing.assert_allclose(spread.from_normal(SCORES), oracle.ppf(stats.norm.cdf(SCORES)), rtol=1e-9)
    points = [spread.low, spread.mid, spread.high]
    np.testing.assert_allclose(points, oracle.ppf([0.05, 0.5, 0.95]), rtol=1e-9)


@pytest.mark.parametrize(("text", "unit", "oracle"), ORACLES, ids=[row[0] for row in ORACLES])
def test_draws_pass_a_test_of_fit(text: str, unit: str, oracle: object) -> None:
    """Draws made from normal scores follow SciPy's distribution function."""
    draws = quantity(text, unit).from_normal(np.random.default_rng(11).standard_normal(4_000))
    assert stats.kstest(draws, oracle.cdf).pvalue > 0.001


def test_interval_of_fractions_is_logit_normal() -> None:
    """An interval of per cents meets both ends at 5 and 95 % and never leaves 0 to 1."""
    share = quantity("40 % to 80 %", "fraction", (0, 1))
    assert (share.kind, round(share.low, 12), round(share.high, 12)) == ("logit-normal", 0.4, 0.8)
    drawn = share.from_normal(np.array([-39.0, 0.0, 39.0]))
    odds = math.sqrt(0.4 / 0.6 * 0.8 / 0.2)
    assert drawn[1] == pytest.approx(odds / (1 + odds))
    assert 0 <= drawn[0] < 0.001
    assert 0.999 < drawn[2] <= 1


def test_choice_has_its_weights() -> None:
    """Each value of a choice takes its share of the normal scores, in ascending order."""
    pick = quantity("choice 90: 0.8, 60: 0.2 days", "days")
    scores = stats.norm.ppf([0.1, 0.199, 0.201, 0.9])
    assert pick.from_normal(scores).tolist() == [60, 60, 90, 90]
    assert quantity("choice 60, 90, 120 days", "days").mid == 90


def test_results_stay_in_the_support() -> None:
    """An interval that begins at 0 is a normal cut off at 0, not one with negative days."""
    days = quantity("0 to 14 days", "days", (0, 100))
    assert days.kind == "normal"
    assert days.from_normal(np.array([-4.0, 4.0, 90.0])).tolist() == pytest.approx([0, 24.0237, 100], abs=1e-3)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("3_000 people", "people", 3_000),
        ("3,000 troops", "people", 3_000),
        ("12,345,678 soldiers", "people", 12_345_678),
        ("2 months", "days", 60.875),
        ("1 year", "days", 365.25),
        ("3,000 people per month", "people per day", 3_000 / 30.4375),
        ("70 people/week", "people per day", 10),
        ("0.5 % per day", "per day", 0.005),
        ("0.5% per day", "per day", 0.005),
        ("0.02 per day", "per day", 0.02),
        ("25%", "fraction", 0.25),
        ("25 per cent", "fraction", 0.25),
        (".25", "fraction", 0.25),
        ("-0.44", "number", -0.44),
        ("5 to 5 days", "days", 5),
    ],
)
def test_certain_values(text: str, unit: str, value: float) -> None:
    """One number with its unit is certain, in the unit of its kind."""
    spread = quantity(text, unit)
    assert spread.fixed
    assert spread.mid == pytest.approx(value, rel=1e-12)
    assert spread.from_normal(SCORES).tolist() == [spread.mid] * len(SCORES)


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("60", "days", "unit is missing"),
        ("60 to 90", "days", "unit is missing"),
        ("60 furlongs", "days", "no unit that is known"),
        ("60 people", "days", "wrong kind of unit"),
        ("3 people per day", "people", "wrong kind of unit"),
        ("9 to 3 days", "days", "low is above high"),
        ("pert 3, 9, 5 days", "days", "low is above high"),
        ("-3 days", "days", "negative"),
        ("-3 to 5 days", "days", "negative"),
        ("120 %", "fraction", "above 100 %"),
        ("1.2", "fraction", "above 100 %"),
        ("5_000 days", "days", "too large"),
        ("many days", "days", "not a quantity"),
        ("", "days", "not a quantity"),
        ("1e999 days", "days", "not a quantity"),
        ("3 to 5 to 9 days", "days", "two ends"),
        ("pert 3, 5 days", "days", "three numbers"),
        ("beta 2, 5", "days", "fractions only"),
        ("beta 2, -5", "fraction", "above 0"),
        ("choice 5 days", "days", "two values"),
        ("choice 5: 0.5, 6: 0.6 days", "days", "sum to 1.1"),
        ("choice 5: 0.5, 6 days", "days", "one for each value"),
        ("lognormal 0 to 5 days", "days", "above 0"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, unit: str, said: str) -> None:
    """A quantity that means nothing is refused with what, value and what is allowed."""
    support = (0.0, 1.0) if unit == "fraction" else (0.0, 3_652.5)
    with pytest.raises(InputError, match=said) as caught:
        quantity(text, unit, support)
    assert caught.value.value == text
    assert caught.value.allowed


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(
    low=st.floats(0.001, 5_000),
    factor=st.floats(1.001, 50),
    unit=st.sampled_from([("people", "people"), ("days", "days"), ("people per day", "people per day")]),
)
def test_written_ends_are_the_quantiles(low: float, factor: float, unit: tuple[str, str]) -> None:
    """The 5 and 95 % points of any written interval are its written ends."""
    spread = quantity(f"{low!r} to {low * factor!r} {unit[0]}", unit[1])
    assert spread.low == pytest.approx(low, rel=1e-9)
    assert spread.high == pytest.approx(low * factor, rel=1e-9)
    assert spread.low < spread.mid < spread.high


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(scores=st.lists(st.floats(-8, 8), min_size=2, max_size=5), row=st.sampled_from(ORACLES))
def test_more_luck_is_never_less(scores: list[float], row: tuple[str, str, object]) -> None:
    """The inverse rises with the normal score, so that common luck orders futures alike."""
    values = quantity(row[0], row[1]).from_normal(np.sort(np.array(scores)))
    assert (np.diff(values) >= 0).all()


def test_a_distribution_is_a_value() -> None:
    """Two readings of one text are equal and hash alike."""
    one, two = quantity("3  to 9 days", "days"), quantity("3 to 9 days", "days")
    assert isinstance(one, Distribution)
    assert (one, hash(one)) == (two, hash(two))
