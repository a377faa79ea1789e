"""Fit the classical laws of attrition to the daily rate, and weigh them by how well each foretells other families."""

from __future__ import annotations

import math
from typing import Protocol

import numpy as np
from fitting import FOLDS, Array, bootstrapped, folds, tidy, write
from numpy.typing import NDArray

from contingent.simulate.losses import LAWS, Battle, pseudo_bma, stacking
from contingent.simulate.losses._averaged import law_offset
from contingent.simulate.losses._battle import Side

FITTED = "fitted"


class Sides(Protocol):
    """What is known of the sides: terms of the fitted law, logarithm of the rate, family."""

    terms: Array
    rate: Array
    families: NDArray[np.str_]


def write_laws(sides: list[tuple[Battle, Side]], known: Sides, provenance: dict[str, object]) -> None:
    """Fit each law with its exponents held, weigh them all, and write."""
    one = np.ones(len(sides))
    role_days = np.column_stack([one, [float(side == "attacker") for _, side in sides], known.terms[:, -1]])
    offsets = {law: np.array([law_offset(battle, side, law) for battle, side in sides]) for law in LAWS}
    designs = {law: (role_days, offset) for law, offset in offsets.items()}
    designs[FITTED] = (np.column_stack([one, known.terms]), np.zeros(len(sides)))
    value, error, spread = list[float](), list[float](), dict[str, float]()
    for law in LAWS:
        found, variance = fit(*designs[law], known.rate)
        drawn = bootstrapped(known.families, lambda rows, law=law: fit(*cut(designs[law], rows), known.rate[rows])[0])
        value, error = [*value, *found], [*error, *np.std(drawn, axis=0, ddof=1)]
        spread[law] = round(math.log(variance), 5)
    scores = [crossed(designs, known.rate, fold) for fold in folds(known.families)]
    score = np.mean(scores, axis=0)
    names = [f"{law} {term}" for law in LAWS for term in ("constant", "attacker", "log_days")]
    logs = tidy(list(designs), score.mean(axis=0))
    counts = {"rows": len(sides), "families": len(set(known.families)), "since": 1900, "scores": {"crossed": logs}}
    write("laws", names, np.array(value), np.array(error), spread, weights(score, known.families), provenance | counts)


def weights(score: Array, families: NDArray[np.str_]) -> dict[str, object]:
    """Give the weights of all laws and of the classical ones alone, by stacking and by the summed scores."""
    names, more = [*LAWS, FITTED], dict[str, object]()
    for label, many in (("with_fitted", len(names)), ("classical", len(LAWS))):
        more[f"stacking_{label}"] = tidy(names[:many], stacking(score[:, :many]))
        more[f"pseudo_bma_{label}"] = tidy(names[:many], pseudo_bma(score[:, :many], families))
    return more


def cut(design: tuple[Array, Array], rows: NDArray[np.int_]) -> tuple[Array, Array]:
    """Give some rows of a law."""
    return design[0][rows], design[1][rows]


def fit(terms: Array, offset: Array, rate: Array) -> tuple[Array, float]:
    """Fit by least squares; give coefficients and the unbiased residual variance."""
    found = np.linalg.lstsq(terms, rate - offset, rcond=None)[0]
    left = rate - offset - terms @ found
    return found, float(left @ left / (len(rate) - terms.shape[1]))


def crossed(designs: dict[str, tuple[Array, Array]], rate: Array, fold: NDArray[np.int_]) -> Array:
    """Give the log density of each row by each law that did not see its family, shape (rows, laws)."""
    score = np.zeros((len(rate), len(designs)))
    for column, design in enumerate(designs.values()):
        for k in range(FOLDS):
            inside, outside = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
            found, variance = fit(*cut(design, inside), rate[inside])
            terms, offset = cut(design, outside)
            error = rate[outside] - offset - terms @ found
            score[outside, column] = -(error**2 / variance + math.log(2 * math.pi * variance)) / 2
    return score
