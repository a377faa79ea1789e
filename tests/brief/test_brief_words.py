"""Words of probability and printed numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.brief._format import about, count, day, error_points, figure, percent, significant
from contingent.brief._words import futures_of_hundred, word

BANDS = [
    (0.01, "almost no chance"), (0.04, "almost no chance"), (0.05, "very unlikely"), (0.19, "very unlikely"),
    (0.20, "unlikely"), (0.44, "unlikely"), (0.45, "roughly even chance"), (0.54, "roughly even chance"),
    (0.55, "likely"), (0.79, "likely"), (0.80, "very likely"), (0.94, "very likely"),
    (0.95, "almost certain"), (0.99, "almost certain"), (0.0, "almost no chance"), (1.0, "almost certain"),
]  # fmt: skip


@pytest.mark.parametrize(("probability", "expected"), BANDS)
def test_words_follow_the_bands_of_icd_203(probability: float, expected: str) -> None:
    """Each band of the directive has its word, its lower edge included."""
    assert word(probability) == expected


@given(st.floats(0.0, 1.0))
@settings(max_examples=60, deadline=None)
def test_word_and_number_never_part(probability: float) -> None:
    """The word is that of the printed percentage, also where rounding crosses an edge."""
    printed = percent(probability)
    if printed[0].isdigit():
        assert word(probability) == word(int(printed.split()[0]) / 100)


@given(st.floats(0.0, 1.0))
@settings(max_examples=60, deadline=None)
def test_sampling_never_prints_certainty(probability: float) -> None:
    """Neither 0 % nor 100 % is printed, nor 0 or 100 of 100 futures."""
    assert percent(probability) not in ("0 %", "100 %")
    assert not futures_of_hundred(probability).startswith(("0 ", "100 "))


@given(st.floats(1.0, 1e7))
@settings(max_examples=60, deadline=None)
def test_uncertain_numbers_have_two_significant_digits(value: float) -> None:
    """Rounding keeps two digits and stays within five per cent."""
    digits = figure(value).replace(",", "").replace(".", "").strip("0")
    assert len(digits) <= 2
    assert abs(significant(value) - value) <= 0.05 * value + 1e-9


def test_numbers_are_written_as_a_newspaper_would() -> None:
    """Commas between thousands, words where a digit would mislead, dates day first."""
    assert count(1_200_000) == "1,200,000"
    assert (about(13_740), about(4), about(0)) == ("about 14,000", "fewer than 10", "none")
    assert day(date(2024, 11, 17)) == "17 Nov 2024"


def test_errors_are_rounded_up_to_whole_points() -> None:
    """An error is never printed smaller than it is, and never as nought."""
    assert [error_points(value) for value in (0.0, 0.001, 0.01, 0.0101)] == ["1", "1", "1", "2"]
