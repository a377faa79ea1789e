"""Joint consistency: identities by hand, verdicts on made futures, and the bundled scenario."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weigh_toys import AS_OF, HORIZON, START, claim, event, futures, ledger, reading, scenario

from contingent.measures import Window
from contingent.weigh import consistency
from contingent.weigh._figures import Figure, Option, figures, pairs
from contingent.weigh._identities import Setting, check, longest_stay, total_sent
from contingent.weigh._rules import separate
from contingent.weigh._weighing import weigh_futures

SETTING = Setting(START, AS_OF, HORIZON, 11_000.0, 90)
ONE = scenario()


def _count(name: str, number: float, *measures: str, bound: str = "at_most", **rest):
    """Make a count of North Korean troops that may be read in several ways, equally."""
    low = None if bound == "at_most" else number
    each = [reading(measure, low, number, bound, weight=1 / len(measures)) for measure in measures]
    return claim(name, *each, figure=number, kind="forecast", told=0.42, actor="North Korea", **rest)


def _told(number: float, measure: str, end: date = HORIZON, start: date = AS_OF):
    option = Option(measure, Window(start, end), 1.0)
    near, far = 0.85 * number, 1.15 * number
    return Figure(number, near, far, 0.0, number, f"{number:,.0f}", "", (measure,), (option,)), option


def _rotation(count: int = 2_000):
    """Futures that keep up a strength by tours: sent follows Little's law exactly."""
    rng = np.random.default_rng(8)
    strength, tour = rng.uniform(5_000, 25_000, count), rng.uniform(30, 200, count)
    days = (HORIZON - AS_OF).days
    return futures(ONE, strength, strength * (1 + days / tour), tour=tour)


def _checked(*claims):
    return consistency(weigh_futures(ONE, ledger(*claims), {"": _rotation()}, seed=1))


@given(st.floats(1_000, 50_000), st.floats(10, 400), st.floats(30, 2_000))
@settings(deadline=None, max_examples=40)
def test_longest_stay_inverts_the_total(strength, stay, days) -> None:
    """The stay found for a total gives that total back (Little's law)."""
    assert longest_stay(strength, total_sent(strength, stay, days), days) == pytest.approx(stay)


def test_strength_against_total_gives_stay_and_day() -> None:
    """15,000 at a time and 100,000 in 409 days need stays under 72 days; at 90 days it takes 510."""
    found = check(_told(15_000, "present_peak"), _told(100_000, "sent"), SETTING)
    assert found.possible
    assert found.stay_days == pytest.approx(409 * 15 / 85)
    assert found.until == date(2026, 4, 11)
    assert "longer than about 72 days" in found.condition
    assert "at 90-day tours it takes until 11 April 2026" in found.condition


@pytest.mark.parametrize(
    ("a", "b", "possible", "words"),
    [
        (("present_peak", 15_000), ("present_peak", 100_000), False, "cannot have"),
        (("sent", 15_000), ("sent", 100_000), False, "cannot have"),
        (("sent", 15_000), ("present_peak", 100_000), False, "more than"),
        (("present", 15_000), ("present_peak", 100_000), True, "% of the higher"),
        (("present_peak", 15_000), ("front", 100_000), False, "more than"),
        (("present", 15_000), ("sent_per_year", 100_000), True, "about 55 days"),
        (("batch", 15_000), ("sent", 100_000), True, "a batch every 69 days or less"),
        (("batch", 15_000), ("sent_per_year", 100_000), True, "a batch every 55 days"),
        (("batch", 5_000), ("present_peak", 15_000), True, "3 batches overlap"),
        (("sent_per_year", 15_000), ("sent", 100_000), True, "before 17 November 2024"),
        (("sent", 15_000), ("sent_per_year", 100_000), False, "come to 112,000"),
        (("killed", 3_000), ("sent", 15_000), True, "20 % of those sent"),
        (("sent", 3_000), ("killed", 15_000), False, "more than"),
        (("present_peak", 15_000), ("sent", 16_000), True, "nobody needs to be relieved"),
        (("present", 10_000), ("present", 11_000), True, "round to the same"),
    ],
)
def test_every_pair_of_readings_has_its_arithmetic(a, b, possible, words) -> None:
    """Each pair of measures is decided by its identity, whatever the figures."""
    found = check(_told(a[1], a[0]), _told(b[1], b[0]), SETTING)
    assert found.possible is possible
    assert words in found.condition


def test_dates_decide_between_growth_and_contradiction() -> None:
    """A later, larger count is growth; a later, smaller total is impossible."""
    soon = date(2024, 12, 31)
    growth = check(_told(15_000, "sent", soon), _told(100_000, "sent"), SETTING)
    shrinking = check(_told(15_000, "sent"), _told(100_000, "sent", soon), SETTING)
    later = check(_told(15_000, "sent", soon), _told(100_000, "present_peak"), SETTING)
    assert (growth.possible, shrinking.possible, later.possible) == (True, False, True)
    assert "85,000 more come after 31 December 2024" in later.condition


def test_finding_names_the_reading_that_fits_and_its_condition() -> None:
    """Of nine pairs of readings only strength against total (or flow) is left, with the tour it needs."""
    found = _checked(
        _count("c1", 100_000, "sent", "sent_per_year", "present_peak"),
        _count("c2", 15_000, "present_peak", "sent"),
    )
    assert found.finding.startswith(
        "15,000 at a time and 100,000 in all fit together only as standing strength against total sent"
    )
    assert "longer than about 72 days" in found.finding
    verdicts = {(row.reading_a, row.reading_b): row.verdict for row in found.rows}
    assert verdicts["present_peak", "sent"] == "possible"
    assert verdicts["sent", "sent"] == verdicts["sent", "present_peak"] == "impossible"
    assert len(found.rows) == 6


def test_rule_on_futures_finds_the_threshold_of_the_identity() -> None:
    """On futures that obey Little's law the rule is a tour near the stay that arithmetic asks for."""
    found = _checked(_count("c1", 100_000, "sent"), _count("c2", 15_000, "present_peak"))
    row = found.rows[0]
    assert row.rule is not None
    assert not row.rule.probe
    name, sign, at = row.rule.terms[0]
    assert (name, sign) == ("tour", "<")
    assert at == pytest.approx(72, rel=0.35)
    assert row.rule.precision > 2 * row.rule.base
    assert row.probability.value == pytest.approx(row.rule.base, abs=1e-9)


def test_ceilings_as_ceilings_hold_where_the_figures_are_not_reached() -> None:
    """With "up to" only as a ceiling far more futures agree than reach both figures."""
    row = _checked(_count("c1", 100_000, "sent"), _count("c2", 15_000, "present_peak")).rows[0]
    assert row.as_ceilings.value > 3 * row.probability.value > 0.0


@given(st.integers(2, 40), st.integers(2, 12))
@settings(deadline=None, max_examples=8)
def test_finding_is_built_from_the_figures(thousands, times) -> None:
    """Any two figures give a sentence with these figures and the stay of their own identity."""
    low, high = 1_000 * thousands, 1_000 * thousands * times
    found = _checked(_count("c1", high, "sent"), _count("c2", low, "present_peak"))
    stay = (HORIZON - AS_OF).days / (times - 1)
    assert found.finding.startswith(
        f"{low:,} at a time and {high:,} in all fit together as standing strength against total"
    )
    assert f"about {round(stay):,} day" in found.finding


def test_pace_that_the_report_tells_is_added_up() -> None:
    """Rotations every 60 to 90 days turn 15,000 at a time into the totals of Little's law."""
    pace = claim("c3", reading("interval", 60, 90), kind="forecast", told=0.7)
    unlikely = claim("c4", reading("tour", 10, 20), kind="forecast", polarity="negative", grade="A")
    found = _checked(_count("c1", 100_000, "sent"), _count("c2", 15_000, "present_peak"), pace, unlikely)
    assert "every 60 to 90 days, 15,000 at a time come to 83,000 to 120,000 in all" in found.notes[0]


def test_contradiction_under_every_reading_is_said() -> None:
    """Two peaks that differ cannot both be true, and the sentence says so."""
    found = _checked(_count("c1", 100_000, "present_peak"), _count("c2", 15_000, "present_peak"))
    assert found.finding.startswith("15,000 and 100,000 cannot both be true under any reading")
    assert found.notes == ()


def test_nothing_to_reconcile_is_said() -> None:
    """No count, one figure told twice, and counts of different forces each have their sentence."""
    other = claim("c3", reading("present_peak", 9_000, 9_000, "exact"), figure=9_000, actor="Ukraine")
    assert "no counts of people" in _checked(claim("c1", event("more_sent"))).finding
    assert "one figure, 15,000" in _checked(_count("c1", 15_000, "sent"), _count("c2", 15_000, "present_peak")).finding
    assert "different forces" in _checked(_count("c1", 15_000, "sent"), other).finding


def test_same_figure_of_several_claims_is_one_with_all_readings() -> None:
    """Claims of one number join; denied and opinion claims are no figures."""
    told = ledger(
        _count("c1", 100_000, "sent"), _count("c2", 100_000, "present_peak"),
        _count("c3", 15_000, "sent"), _count("c4", 50_000, "sent", polarity="negative"),
    )  # fmt: skip
    found = figures(told, ONE)
    assert [(each.number, each.claims) for each in found] == [(15_000, ("c3",)), (100_000, ("c1", "c2"))]
    assert {(each.measure, each.weight) for each in found[1].options} == {
        ("sent", 0.5),
        ("present_peak", 0.5),
    }
    assert len(pairs(found)) == 1


def test_three_figures_are_checked_together() -> None:
    """Beside the pairs, every choice of readings of all three figures has a verdict."""
    found = _checked(
        _count("c1", 100_000, "sent", "present_peak"),
        _count("c2", 15_000, "present_peak"),
        _count("c3", 40_000, "sent_per_year"),
    )
    assert len(found.together) == 2
    assert {each.verdict for each in found.together} >= {"impossible"}
    assert all(len(each.claims) == 3 for each in found.together)


def test_lines_and_points_belong_to_one_chart() -> None:
    """Each line follows S (1 + T / tour), and the pair of figures is a point between two lines."""
    found = _checked(_count("c1", 100_000, "sent"), _count("c2", 15_000, "present_peak"))
    days = (found.until - found.since).days
    at = {line.tour_days: np.interp(15_000, line.strengths, line.totals) for line in found.lines}
    assert at[90] == pytest.approx(15_000 * (1 + days / 90))
    assert at[60] > 100_000 > at[90]
    assert [(point.strength, point.total) for point in found.points] == [(15_000, 100_000)]


def test_separation_finds_a_box_of_two_thresholds() -> None:
    """Hits inside a box are found by two conditions, in either direction; noise is left alone."""
    rng = np.random.default_rng(4)
    inputs = {name: rng.random(3_000) for name in ("tour", "batch", "noise")}
    hits = ((inputs["tour"] < 0.3) & (inputs["batch"] > 0.6)).astype(float)
    found = separate(inputs, hits, np.ones(3_000))
    assert found is not None
    assert {(name, sign) for name, sign, _ in found.terms} == {("tour", "<"), ("batch", ">=")}
    assert found.precision > 0.98
    assert separate({"noise": np.full(50, 2.0)}, hits[:50], np.ones(50)) is None


def test_bundled_scenario_gives_the_careful_readers_answer() -> None:
    """On the real engine the two figures are strained together, and a probe shows short tours."""
    from contingent.scenario import load
    from contingent.weigh import weigh

    told = ledger(_count("c1", 100_000, "sent", "present_peak"), _count("c2", 15_000, "present_peak", "sent"))
    posterior = weigh(load("dprk-russia-2024"), told, futures=1_500, seed=20241117)
    found = consistency(posterior)
    row = found.rows[0]
    assert "only as standing strength against total sent" in found.finding
    assert (row.verdict, row.stay_days) == ("strained", pytest.approx(72.2, abs=0.1))
    assert row.rule is not None
    assert row.rule.probe
    assert ("tour", "<") in {(name, sign) for name, sign, _ in row.rule.terms}
    assert any("In a probe of 6,000 futures" in note for note in found.notes)
