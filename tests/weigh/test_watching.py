"""What a report yet to come is expected to tell: exact answers, the bias taken out, thresholds, bad questions."""

from __future__ import annotations

import math
from datetime import date
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weigh_toys import HORIZON, claim, event, futures, ledger, scenario

from contingent.errors import UsageError
from contingent.measures import MEASURES
from contingent.scenario import Question
from contingent.weigh import say_turn, watch_list
from contingent.weigh._information import bits, cells, entropy, information, joint
from contingent.weigh._reporting import reporting
from contingent.weigh._weighing import weigh_futures

TWO = scenario(a=0.3, b=0.7)
COUNT = 8_000


def _log_normal(middle: float, spread: float) -> np.ndarray:
    """Middles of equal shares of a normal, spread evenly over the runs: the law itself, without luck."""
    at = (np.random.default_rng(3).permutation(COUNT) + 0.5) / COUNT
    return middle + spread * np.array([NormalDist().inv_cdf(float(one)) for one in at])


def _gaussian(of=TWO, middles=(2.0, 2.4), spread: float = 0.2):
    """Two hypotheses under which the logarithm of thousands present, plus one, is normal."""
    offset = reporting("present").offset
    here = {
        name: offset * np.exp(_log_normal(middle, spread)) - offset
        for name, middle in zip("ab", middles, strict=True)
    }  # fmt: skip
    return weigh_futures(of, ledger(), {k: futures(of, np.rint(v), name=k) for k, v in here.items()}, seed=1)


def _exact_bits(priors, middles, sd: float, informative: float) -> float:
    """Mutual information of a class and a normal report, by quadrature."""
    y = np.linspace(min(middles) - 9 * sd, max(middles) + 9 * sd, 40_001)
    density = [np.exp(-0.5 * ((y - one) / sd) ** 2) / (sd * math.sqrt(2 * math.pi)) for one in middles]
    mixed = sum(p * d for p, d in zip(priors, density, strict=True))
    total = np.zeros_like(y)
    for p, d in zip(priors, density, strict=True):
        told = p * (informative * d + (1 - informative) * mixed)
        total += np.where(told > 0, told * np.log2(np.maximum(told, 1e-300) / np.maximum(p * mixed, 1e-300)), 0.0)
    return float(np.trapezoid(total, y))


@pytest.mark.parametrize(("grade", "informative"), [("A", 0.95), ("B", 0.75), ("D", 0.25)])
@pytest.mark.parametrize("error", [0.05, 0.12, 0.5])
def test_bits_of_a_gaussian_report(grade, informative, error):
    """Where the truth and the report's error are normal, the bits agree with quadrature to one in a hundred."""
    found = watch_list(_gaussian(), measures=["present"], dates=[HORIZON], grade=grade, error=error).found[0]
    exact = _exact_bits((0.3, 0.7), (2.0, 2.4), math.hypot(0.2, error), informative)
    assert found.bits.value == pytest.approx(exact, rel=0.01, abs=2e-4)
    assert found.bits.error < 0.02


def test_bits_of_an_event_by_hand():
    """An event that comes about in 8 of 10 futures of one hypothesis and 2 of 10 of the other."""
    luck = np.random.default_rng(7).permutation(4_000) / 4_000
    blocks = {k: futures(TWO, np.where(luck < p, 5_000, 0), name=k) for k, p in (("a", 0.8), ("b", 0.2))}
    found = watch_list(weigh_futures(TWO, ledger(), blocks, seed=1), measures=["more_sent"], dates=[HORIZON])
    yes = 0.3 * 0.8 + 0.7 * 0.2
    told = [[0.3 * (0.75 * p + 0.25 * q) for p, q in ((0.8, yes), (0.2, 1 - yes))],
            [0.7 * (0.75 * p + 0.25 * q) for p, q in ((0.2, yes), (0.8, 1 - yes))]]  # fmt: skip
    exact = sum(p * math.log2(p / (prior * q)) for row, prior in zip(told, (0.3, 0.7), strict=True)
                for p, q in zip(row, (yes, 1 - yes), strict=True))  # fmt: skip
    assert found.found[0].bits.value == pytest.approx(exact, abs=1e-3)
    assert found.entropy == pytest.approx(entropy(np.array([0.3, 0.7])))


def test_a_report_that_tells_nothing_is_worth_nothing():
    """Counting alone finds bits in noise; with the bias taken out the mean of fifty runs is 0 within its error."""
    plain, corrected = [], []
    for seed in range(50):
        rng = np.random.default_rng(seed)
        values, runs = rng.normal(0.0, 6.0, 800), np.repeat(np.tile(np.arange(8), 2), 50)
        classes = np.repeat([0, 1], 400)
        codes = (runs * 2 + classes) * 2 + classes  # each hypothesis is its own class
        tables = joint(cells(values, exact=False), codes, np.ones(800), (8, 2, 2), np.full((9, 2), 0.5))
        plain.append(float(bits(tables[0])))
        corrected.append(plain[-1] - information(tables, 1.0)[1])
    assert np.mean(plain) > 0.005
    assert abs(np.mean(corrected)) < 3 * np.std(corrected, ddof=1) / 50**0.5
    assert abs(np.mean(corrected)) < 0.2 * np.mean(plain)


def test_threshold_where_two_courses_are_as_likely():
    """The likeliest course changes where weighted densities cross; the jackknife error covers the exact place."""
    of = scenario(a=0.4, b=0.6)
    found = watch_list(_gaussian(of), measures=["present"], dates=[HORIZON], grade="A").found[0]
    turn = next(one for one in found.turns if one.level is None)
    sd = math.hypot(0.2, reporting("present").error)
    # The share that tells cancels only against priors of a half; solve p_a L / (p_a L + p_b) s + (1 - s) p_a = 1/2.
    half = (0.5 - 0.05 * 0.4) / 0.95
    cross = (2.0 + 2.4) / 2 - sd**2 / 0.4 * math.log(half / (1 - half) * 0.6 / 0.4)
    exact = 1_000 * math.exp(cross) - 1_000
    assert (turn.side, found.turns[0].target, turn.then > 0.5) == ("below", 0, True)
    assert turn.at == pytest.approx(exact, rel=0.01)


def test_turns_obey_what_they_say():
    """Given a report under the threshold the probability is under the line, so its mean there is too."""
    found = watch_list(_gaussian(), measures=["present"], dates=[HORIZON]).found[0]
    crossed = [turn for turn in found.turns if turn.level is not None]
    assert crossed
    for turn in crossed:
        assert (turn.then < turn.level) == (turn.level < turn.now)
        assert 0.05 <= turn.chance <= 0.95


def test_a_question_is_answered_by_its_own_measure():
    """A faultless report of what is asked, from a source one always trusts, would tell nearly all bits of it."""
    of = _asking(at_least=7_000.0)
    listed = watch_list(_gaussian(of), question="Q", measures=["present"], dates=[HORIZON], error=0.001, grade="A")
    assert listed.classes == ("yes", "no")
    assert 0.75 * listed.entropy < listed.found[0].bits.value < listed.entropy
    told = [say_turn(of, listed, listed.found[0], turn) for turn in listed.found[0].turns]
    assert any("“yes” to Q" in one and "present on 31 December 2025" in one for one in told)


def _asking(**ends: float):
    import dataclasses

    return dataclasses.replace(TWO, questions=(Question("Q", "Will it?", "present", HORIZON, **ends),))


@given(st.lists(st.lists(st.floats(0.0, 1.0), min_size=4, max_size=4), min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_bits_lie_between_nothing_and_the_entropy(rows):
    """No table tells less than nothing, or more than is open."""
    table = np.array(rows) + 1e-9
    table /= table.sum()
    assert -1e-12 <= float(bits(table)) <= entropy(table.sum(1)) + 1e-9


def test_order_of_claims_and_seed_change_no_bit():
    """The same posterior from claims in another order gives the same list, bit for bit."""
    told = [
        claim("c1", event("more_sent"), kind="forecast", told=0.7),
        claim("c2", event("more_sent", False), grade="D"),
    ]
    luck = np.random.default_rng(7).permutation(4_000) / 4_000
    blocks = {k: futures(TWO, np.where(luck < p, 9_000 * luck, 0), name=k) for k, p in (("a", 0.8), ("b", 0.2))}
    one, other = (watch_list(weigh_futures(TWO, ledger(*each), blocks, seed=1)) for each in (told, told[::-1]))
    assert one == other


def test_nothing_possible_is_said():
    """Where no future fits, the list is empty and says so."""
    fact = claim("c1", event("more_sent"), kind="forecast", told=1.0, grade="A")
    block = futures(TWO, np.zeros(2_000), name="a")
    posterior = weigh_futures(scenario(a=1.0), ledger(fact), {"a": block}, seed=1)
    posterior.hypotheses["a"].log_weights[:] = -np.inf
    listed = watch_list(posterior)
    assert listed.found[0].bits.value == 0.0 or listed.reason


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"question": "Q9"}, "no such question"),
        ({"measures": ["tanks"]}, "no such measure"),
        ({"measures": ["decided"]}, "which decision"),
        ({"measures": ["joined:mars"]}, "no such decision or joiner"),
        ({"dates": [date(2024, 1, 1)]}, "yet to come"),
        ({"dates": [date(2030, 1, 1)]}, "yet to come"),
        ({"grade": "E"}, "no report of that grade"),
        ({"grade": "x"}, "no report of that grade"),
        ({"error": 0.0}, "out of range"),
        ({"error": math.nan}, "out of range"),
    ],
)
def test_questions_that_cannot_be_asked(asked, said):
    """Each wrong question names what is wrong and what is allowed."""
    with pytest.raises(UsageError, match=said):
        watch_list(_gaussian(), **asked)


def test_every_measure_has_an_error_of_its_kind():
    """Values come back from the scale as they went in; differences, which may be negative, are not on a log scale."""
    for name, measure in MEASURES.items():
        scale = reporting(name)
        values = np.array([0.0, 1.0, 12_345.0] if measure.unit != "event" else [0.0, 1.0])
        assert scale.back(scale.there(values)) == pytest.approx(values, rel=1e-6, abs=1e-6), name
        assert (scale.error == 0.0) == (measure.unit == "event"), name
        assert np.isnan(scale.there(np.array([np.nan]))).all()
    for name in ("force_added", "area_gained", "area_added", "opponent_losses_added"):
        assert reporting(name).back(reporting(name).there(np.array([-500.0])))[0] == pytest.approx(-500.0)
    with pytest.raises(UsageError, match="not in per cent"):
        reporting("area", 0.1)
