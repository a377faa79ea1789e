"""Formulas against Python's own arithmetic; correlations against the ranks that were asked for."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scenario_toys import GOOD, RICH
from scipy.stats import spearmanr

from contingent.errors import InputError
from contingent.scenario import Correlation, Scenario, loads, realise
from contingent.scenario._correlate import matrix, nearest_valid
from contingent.scenario._formula import Formula, formula, say
from contingent.scenario._order import ordered
from contingent.scenario._realise import _value

VALUES = {"a": 3.5, "b": -2.0, "some.path": 40.0, "x[2024-05-01].c": 0.25}


def calculated(text: str) -> float:
    """Read and calculate a formula with the values above."""
    return float(_value(formula(f"= {text}").tree, lambda name: np.float64(VALUES[name])))


LEAVES = [(name, str(value)) for name, value in VALUES.items()]
LEAVES += [("2", "2.0"), ("1_000", "1000.0"), (".5", "0.5"), ("2 weeks", "14.0"), ("15 %", "0.15"), ("3 people", "3.0")]


def written(luck: Random, depth: int) -> tuple[str, str]:
    """Make up an expression: as a formula writes it, and as Python does."""
    if depth == 0 or luck.random() < 0.2:
        return luck.choice(LEAVES)
    shape = luck.choice(["({} # {})", "({} # {})", "{} # {}", "-({})", "min({}, {})", "max({}, {}, {})"])
    shape = shape.replace("#", luck.choice("+-*/"))
    parts = [written(luck, depth - 1) for _ in range(shape.count("{}"))]
    return shape.format(*(ours for ours, _ in parts)), shape.format(*(pythons for _, pythons in parts))


# A tree grown from a seed and not by recursive strategies: those hardly ever put a sum under a product.
EXPRESSIONS = st.integers(0, 2**32).map(lambda seed: written(Random(seed), 4))


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(both=EXPRESSIONS)
def test_arithmetic_is_pythons(both: tuple[str, str]) -> None:
    """A formula gives what Python gives for the same text with the values in place of the names."""
    ours, pythons = both
    assume(len(ours) < 400)
    try:
        wanted = eval(pythons, {"__builtins__": {}, "min": min, "max": max})
    except ZeroDivisionError:
        wanted = None
    assume(wanted is not None)
    assert calculated(ours) == pytest.approx(wanted, rel=1e-12, abs=1e-12)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(both=EXPRESSIONS)
def test_what_is_said_means_the_same(both: tuple[str, str]) -> None:
    """A formula written back has the same value, with the brackets that it needs and no others."""
    assume(len(both[0]) < 200)
    tree = formula(f"= {both[0]}").tree
    with np.errstate(all="ignore"):
        before, after = calculated(both[0]), calculated(say(tree))
    assert before == pytest.approx(after, rel=1e-9, abs=1e-9, nan_ok=True)
    assert say(formula(f"= {say(tree)}").tree) == say(tree)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(text=st.text(alphabet="ab1 .,()+-*/=_[]%days'\"\\@\N{MULTIPLICATION SIGN}", max_size=40) | st.text(max_size=20))
def test_no_text_does_anything_else(text: str) -> None:
    """Whatever stands after the equals sign is arithmetic or refused; it is never run."""
    try:
        found: Formula | InputError = formula(f"= {text}")
    except InputError as error:
        found = error
    assert isinstance(found, Formula) or found.allowed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("=", "nothing after"),
        ("= a +", "ends too early"),
        ("= (a", "not closed"),
        ("= a)", "cannot be read at ')'"),
        ("= a b", "cannot be read at 'b'"),
        ("= min(a)", "two values"),
        ("= a ** b", "cannot be read"),
        ("= __import__('os')", "cannot be read"),
        ("= a.b()", "cannot be read at '('"),
        ("= 5 furlongs", "cannot be read at 'furlongs'"),
        ("= " + "(" * 60 + "a" + ")" * 60, "too many brackets"),
        ("= " + "-" * 200 + "a", "too many brackets"),
        ("= " + "a + " * 200 + "a", "too long"),
    ],
)
def test_what_is_no_arithmetic_is_said(text: str, said: str) -> None:
    """A slip in a formula is said with what is allowed."""
    with pytest.raises(InputError, match=said.replace("(", r"\(").replace(")", r"\)")):
        formula(text)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sets(st.sampled_from("abcdefghxyz"), max_size=3), max_size=8))
def test_order_respects_every_need(needs: dict[str, set[str]]) -> None:
    """Each formula comes after those it needs; those left out reach a circle."""
    bounds = {path: {name: name for name in sorted(names)} for path, names in needs.items()}
    order, circles = ordered(bounds)
    for place, path in enumerate(order):
        assert all(need not in bounds or need in order[:place] for need in bounds[path])
    assert bool(bounds.keys() - set(order)) is bool(circles)
    for circle in circles:
        assert all(after in bounds[path] for path, after in zip(circle, circle[1:] + circle[:1], strict=True))


def test_a_formula_is_calculated_future_by_future() -> None:
    """A derived input's values are the formula of the values it names, within what its key allows."""
    drawn = realise(loads(RICH), lucky(500), 500)
    own = "deployments.guard."
    wanted = drawn[f"{own}batch"] * drawn[f"{own}tour"] / drawn[f"{own}interval"]
    np.testing.assert_allclose(drawn[f"{own}strength"], wanted, rtol=1e-12)
    later = np.minimum(1_000, 2_000) * 6 * 30.4375 / drawn[f"{own}interval"]
    np.testing.assert_allclose(drawn[f"{own}periods[2024-09-01].strength"], later, rtol=1e-12)


def test_a_division_by_nought_stays_in_the_support() -> None:
    """Where a formula divides by zero, its value is the bound of its key, and never infinite or not a number."""
    text = RICH.replace("= batch * tour / interval", "= batch * tour / (tour - tour)")
    strength = realise(loads(text), lucky(50), 50)["deployments.guard.strength"]
    assert (strength == 10_000_000).all()
    text = RICH.replace("= batch * tour / interval", "= (batch - batch) * tour / (tour - tour)")
    assert (realise(loads(text), lucky(50), 50)["deployments.guard.strength"] == 1).all()


def lucky(size: int, seed: int = 7) -> Callable[[str], np.ndarray]:
    """Give independent normals by path."""
    return lambda path: np.random.default_rng([seed, *path.encode()]).standard_normal(size)


def correlated(*stated: tuple[str, str, float]) -> Scenario:
    """Give the toy with correlations of the guard's inputs."""
    rows = [f"  - {{between: [deployments.guard.{a}, deployments.guard.{b}], rank: {rank}}}\n" for a, b, rank in stated]
    return loads(GOOD + "correlations:\n" + "".join(rows))


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(rank=st.floats(-0.95, 0.95).map(lambda rank: round(rank, 3)))
def test_draws_have_the_rank_correlation_asked_for(rank: float) -> None:
    """Spearman's correlation of 20,000 draws is the one in the file, whatever the distributions."""
    drawn = realise(correlated(("interval", "combat_share", rank)), lucky(20_000), 20_000)
    found = spearmanr(drawn["deployments.guard.interval"], drawn["deployments.guard.combat_share"]).statistic
    assert found == pytest.approx(rank, abs=0.03)  # four standard errors of 20,000 draws


def test_a_correlation_moves_nothing_else() -> None:
    """Inputs that are not named keep their draws bit for bit, and so does the first of a group."""
    size = 300
    plain = realise(loads(GOOD), lucky(size), size)
    tied = realise(correlated(("tour", "interval", 0.5), ("interval", "lift", -0.4)), lucky(size), size)
    moved = {path for path in plain if not np.array_equal(plain[path], tied[path])}
    assert moved == {"deployments.guard.lift", "deployments.guard.tour"}
    assert list(plain) == list(tied)


def test_margins_stay_as_written() -> None:
    """An input that goes with another keeps its own distribution."""
    drawn = realise(correlated(("tour", "interval", 0.8)), lucky(20_000), 20_000)["deployments.guard.tour"]
    np.testing.assert_allclose(np.quantile(drawn, [0.05, 0.95]), [90, 180], rtol=0.02)


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(ranks=st.lists(st.floats(-0.99, 0.99), min_size=6, max_size=6))
def test_the_nearest_valid_is_valid_and_near(ranks: list[float]) -> None:
    """What is offered for impossible ranks can hold; possible ranks are left alone."""
    names, pairs = "abcd", [(a, b) for a in "abcd" for b in "abcd" if a < b]
    wanted = matrix(names, [Correlation(pair, rank) for pair, rank in zip(pairs, ranks, strict=True)])
    near = nearest_valid(wanted)
    if np.linalg.eigvalsh(wanted)[0] > 1e-9:
        assert near is None
        return
    assert near is not None
    made = 2 * np.sin(np.pi * near / 6)
    assert np.linalg.eigvalsh(made)[0] > 0
    assert np.array_equal(near, near.T)
    # No farther off than the plainest way out, which is to shrink all towards independence.
    drawn_in = [np.eye(4) + kept * (wanted - np.eye(4)) for kept in np.linspace(1, 0, 101)]
    plain = next(one for one in drawn_in if np.linalg.eigvalsh(one)[0] > 0)
    assert np.linalg.norm(made - wanted) <= np.linalg.norm(plain - wanted) * 1.1 + 0.05
