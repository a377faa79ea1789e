"""Sequential Monte Carlo: evidence that is known, posteriors that are known, and claims in any order."""

from __future__ import annotations

import math

import numpy as np
import pytest

from contingent.errors import UsageError
from contingent.weigh._smc import sample


def gaussian(claims: int, seed: int = 3, inputs: int = 6, error: float = 0.4):
    """Claims that are sums of inputs with a normal error, and their exact log evidence and posterior mean."""
    rng = np.random.default_rng(seed)
    matrix = rng.normal(0, 0.6, (claims, inputs))
    said = matrix @ rng.standard_normal(inputs) + error * rng.standard_normal(claims)
    covariance = matrix @ matrix.T + error**2 * np.eye(claims)
    inner = said @ np.linalg.solve(covariance, said)
    exact = -0.5 * (inner + np.linalg.slogdet(covariance)[1] + claims * math.log(2 * math.pi))
    mean = matrix.T @ np.linalg.solve(covariance, said)

    def log_likelihoods(z: np.ndarray) -> np.ndarray:
        return -0.5 * ((said[:, None] - matrix @ z.T) / error) ** 2 - math.log(error * math.sqrt(2 * math.pi))

    return log_likelihoods, exact, mean


@pytest.mark.parametrize("claims", [1, 6, 24])
def test_evidence_and_mean_are_those_of_the_closed_form(claims):
    """Log evidence is right to a fifth of a nat and the mean to a tenth of a sd, with few claims and with many."""
    log_likelihoods, exact, mean = gaussian(claims)
    found = sample(log_likelihoods, 6, parents=60, chain=50, seed=1)
    assert found.log_evidence == pytest.approx(exact, abs=0.2)
    np.testing.assert_allclose(np.exp(found.log_weights) @ found.z, mean, atol=0.1)


def test_the_order_of_claims_does_not_matter():
    """Claims brought in backwards give the same evidence, within its error."""
    log_likelihoods, exact, _ = gaussian(10)
    forth = sample(log_likelihoods, 6, parents=60, chain=50, seed=1)
    back = sample(lambda z: log_likelihoods(z)[::-1], 6, parents=60, chain=50, seed=2)
    assert back.log_evidence == pytest.approx(forth.log_evidence, abs=0.3)
    assert sum(back.surprise) == pytest.approx(exact, abs=0.3)


def test_the_same_seed_gives_the_same_particles():
    """Same seed, same bits; another seed, other particles."""
    log_likelihoods, _, _ = gaussian(8)
    one, two, three = (sample(log_likelihoods, 6, parents=20, chain=10, seed=seed) for seed in (5, 5, 6))
    assert np.array_equal(one.z, two.z)
    assert not np.array_equal(one.z, three.z)


def test_a_claim_without_information_surprises_nobody():
    """A likelihood of one everywhere adds nothing and moves nothing."""
    found = sample(lambda z: np.zeros((3, len(z))), 4, parents=20, chain=10, seed=1)
    assert found.surprise == pytest.approx((0.0, 0.0, 0.0))
    assert found.futures == 200
    assert found.effective == pytest.approx(200)


def test_a_claim_that_no_future_meets_has_no_evidence():
    """Where nobody can meet a claim the evidence is nought, and that is said as minus infinity, not as an error."""
    found = sample(lambda z: np.full((1, len(z)), -np.inf), 2, parents=10, chain=10, seed=1)
    assert found.log_evidence == -math.inf


def test_a_hard_interval_is_moved_into():
    """A claim that one prior future in two hundred meets is met by all particles, with the right evidence."""
    lowest = 2.5758  # upper half per cent of the standard normal

    def log_likelihoods(z: np.ndarray) -> np.ndarray:
        return np.where(z[:, 0] > lowest, 0.0, -np.inf)[None, :]

    found = sample(log_likelihoods, 3, parents=50, chain=100, seed=1)
    inside = found.z[np.exp(found.log_weights) > 0, 0]
    assert (inside > lowest).all()
    assert found.log_evidence == pytest.approx(math.log(0.005), abs=0.5)


@pytest.mark.parametrize("sizes", [(0, 10, 10), (2, 1, 10), (2, 10, 1)])
def test_sizes_out_of_range_are_refused(sizes):
    """Too few inputs, parents or states are named with what is allowed."""
    inputs, parents, chain = sizes
    with pytest.raises(UsageError, match="too few inputs"):
        sample(lambda z: np.zeros((1, len(z))), inputs, parents=parents, chain=chain, seed=1)
