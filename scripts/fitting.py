"""What the fits share: ridge regressions, bootstrap and folds over families, and writing figures."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from contingent.simulate.losses import crps_normal

DATA = Path(__file__).resolve().parent.parent / "src/contingent/simulate/losses/data"
RESAMPLES, FOLDS, REPEATS, SEED = 400, 10, 4, 1
SPREAD_RIDGE = 2.0  # chosen by cross-validation; flat from half to double

Array = NDArray[np.float64]
Model = tuple[Array, Array]  # coefficients of the mean, and of the logarithm of the variance


def unscaled(names: Sequence[str], fitted: Array, mean: Array, sd: Array) -> Array:
    """Turn coefficients of standardised terms, constant first, into those of the terms themselves."""
    slopes = fitted[1:] / sd
    return np.concatenate([[fitted[0] - slopes @ mean], slopes])


def standard(terms: Array) -> tuple[Array, Array, Array]:
    """Give standardised terms with a column of ones, the means and the standard deviations."""
    mean, sd = terms.mean(axis=0), terms.std(axis=0)
    sd = np.where(sd > 0, sd, 1.0)
    return np.column_stack([np.ones(len(terms)), (terms - mean) / sd]), mean, sd


def fit_rate(terms: Array, spread: Array, rate: Array, ridge: float) -> Model:
    """Fit a mean by ridge and the logarithm of the variance by scoring, in turns."""
    design, mean, sd = standard(terms)
    shape = np.column_stack([np.ones(len(spread)), spread])
    penalty = ridge * np.diag([0.0, *np.ones(terms.shape[1])])
    weak = np.diag([0.0, *np.full(spread.shape[1], SPREAD_RIDGE)])
    weight, variance = np.ones(len(rate)), np.zeros(shape.shape[1])
    for _ in range(4):
        found = np.linalg.solve(design.T @ (design * weight[:, None]) + penalty, design.T @ (weight * rate))
        square = (rate - design @ found) ** 2
        variance[:] = 0.0
        variance[0] = math.log(square.mean())
        for _ in range(15):
            excess = square / np.exp(shape @ variance) - 1
            step = np.linalg.solve(shape.T @ shape / 2 + weak, shape.T @ excess / 2 - weak @ variance)
            variance = variance + step
        variance[0] += math.log(len(rate) / (len(rate) - design.shape[1]))  # what fitting took from the residuals
        weight = np.exp(-shape @ variance)
    return unscaled((), found, mean, sd), variance


def fit_win(terms: Array, won: Array, ridge: float) -> Array:
    """Fit a chance by ridge logistic regression, Newton's method."""
    design, mean, sd = standard(terms)
    penalty = ridge * np.diag([0.0, *np.ones(terms.shape[1])])
    found = np.zeros(design.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (won - chance) - penalty @ found
        found = found + np.linalg.solve(design.T @ (design * (chance * (1 - chance))[:, None]) + penalty, slope)
    return unscaled((), found, mean, sd)


def bootstrapped(families: NDArray[np.str_], fit: Callable[[NDArray[np.int_]], Array]) -> Array:
    """Give a fit's figures anew from whole families drawn with replacement, shape (resamples, figures)."""
    luck, names = np.random.default_rng(SEED), np.unique(families)
    rows = {name: np.flatnonzero(families == name) for name in names}
    return np.array(
        [fit(np.concatenate([rows[name] for name in luck.choice(names, len(names))])) for _ in range(RESAMPLES)]
    )


def folds(families: NDArray[np.str_]) -> list[NDArray[np.int_]]:
    """Give the fold of each row, once a repeat; a family is in one fold."""
    luck, (names, place) = np.random.default_rng(SEED), np.unique(families, return_inverse=True)
    return [(luck.permutation(len(names)) % FOLDS)[place] for _ in range(REPEATS)]


def rate_scores(model: Model, terms: Array, spread: Array, rate: Array) -> Array:
    """Give CRPS of the logarithm and cover of the 90 % interval, a row each."""
    mean = model[0][0] + terms @ model[0][1:]
    sd = np.exp((model[1][0] + spread @ model[1][1:]) / 2)
    crps = [crps_normal(*item) for item in zip(rate, mean, sd, strict=True)]
    return np.column_stack([crps, np.abs(rate - mean) < 1.6449 * sd])


def log_loss(logit: Array, won: Array) -> float:
    """Give the mean negative log-likelihood."""
    return float(np.logaddexp(0.0, np.where(won > 0, -logit, logit)).mean())


def tidy(names: Sequence[str], values: Sequence[float] | Array) -> dict[str, float]:
    """Give figures by name, to five digits after the point."""
    return {name: round(float(value), 5) for name, value in zip(names, values, strict=True)}


def write(
    name: str,
    names: list[str],
    value: Array,
    error: Array,
    spread: dict[str, float],
    more: dict[str, object],
    provenance: dict[str, object],
) -> None:
    """Write one model, and print it."""
    DATA.mkdir(exist_ok=True)
    kept = {"value": tidy(names, value), "error": tidy(names, error), "spread": spread, "more": more}
    text = json.dumps({**kept, "provenance": provenance}, indent=1)
    text = re.sub(r"\[([^\[\]{}]*)\]", lambda found: f"[{' '.join(found[1].split())}]", text)  # a row, a line
    (DATA / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(f"{name}: {provenance['rows']} rows, {provenance['families']} families, {provenance['scores']}")
    for term in names:
        print(f"  {term:<20} {kept['value'][term]:9.4f}  se {kept['error'][term]:.4f}")
