"""Fit the laws of losses and outcomes to CDB90, and write them as figures with errors and provenance.

Usage: python scripts/fit_losses.py FOLDER   (the folder that holds cdb90_flat.csv)

Errors are of a bootstrap over families: battles that are parts of one another stay together. Scores are of
cross-validation over families as well. Nothing of this runs when the package is used.
"""

from __future__ import annotations

import hashlib
import math
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from fit_laws import write_laws
from fitting import (
    FOLDS,
    REPEATS,
    RESAMPLES,
    SEED,
    Array,
    bootstrapped,
    fit_rate,
    fit_win,
    folds,
    log_loss,
    rate_scores,
    tidy,
    write,
)
from numpy.typing import NDArray

from contingent.simulate.losses import Battle, outcome_terms, rate_terms, read_battles
from contingent.simulate.losses._battle import Side
from contingent.simulate.losses._outcome import density

SINCE = 1900
RATE_RIDGE, OUTCOME_RIDGE = 5.0, 10.0  # chosen by cross-validation; flat from half to double
PUBLISHED_RIDGE = 0.5  # the published reference has none; without any, a posture of one battle has no end
PLAIN = ("log_own", "log_enemy", "attacker", "log_days")
# The engine's law leaves out battles of 100 days and more: casualties of all four sides exceed the strength told, since
# replacements turned it over, so that the rate is no share of a force. As the published exponents do: 584 sides.
PLAIN_DAYS = 100
SPREAD = ("log_own", "log_days", "attacker")


class Sides(NamedTuple):
    """Terms, terms of the spread, logarithm of the rate and family of each side, and the names of the terms."""

    names: list[str]
    terms: Array
    spread: Array
    rate: Array
    families: NDArray[np.str_]


def known_sides(battles: list[Battle]) -> list[tuple[Battle, Side]]:
    """Give the sides of battles whose casualties are known."""
    both: tuple[Side, Side] = ("attacker", "defender")
    sides = [(b, s) for b in battles if b.days and (b.year or 0) >= SINCE for s in both]
    return [(b, s) for b, s in sides if b.sides(s)[0].casualties]


def rate_sides(battles: list[Battle], only: Sequence[str] = ()) -> Sides:
    """Give the sides of battles whose daily rate is known."""
    sides = [(b, s) for b, s in known_sides(battles) if not only or (b.days or 1) < PLAIN_DAYS]
    dicts = [rate_terms(*item) for item in sides]
    names = list(only or dicts[0])
    terms = np.array([[item[key] for key in names] for item in dicts])
    spread = np.array([[item[key] for key in SPREAD] for item in dicts])[:, : 0 if only else None]
    rate = np.array([math.log(b.sides(s)[0].casualties / b.sides(s)[0].people / b.days) for b, s in sides])
    return Sides(names, terms, spread, rate, np.array([b.family for b, _ in sides]))


def write_rates(battles: list[Battle], provenance: dict[str, object], name: str, only: Sequence[str] = ()) -> None:
    """Fit a law of the daily rate and write it."""
    names, terms, spread, rate, families = rate_sides(battles, only)
    ridge = 0.0 if only else RATE_RIDGE
    model = fit_rate(terms, spread, rate, ridge)
    drawn = bootstrapped(families, lambda rows: fit_rate(terms[rows], spread[rows], rate[rows], ridge)[0])
    error = np.std(drawn, axis=0, ddof=1)
    crossed = []
    for fold in folds(families):
        for k in range(FOLDS):
            out = fold == k
            fitted = fit_rate(terms[~out], spread[~out], rate[~out], ridge)
            crossed.append(rate_scores(fitted, terms[out], spread[out], rate[out]))
    inside, outside = rate_scores(model, terms, spread, rate).mean(axis=0), np.concatenate(crossed).mean(axis=0)
    scores = {"in_sample": tidy(["crps_log", "cover90"], inside), "crossed": tidy(["crps_log", "cover90"], outside)}
    counts = {"rows": len(rate), "families": len(set(families)), "since": SINCE, "ridge": ridge, "scores": scores}
    spreads = tidy(["constant", *SPREAD][: len(model[1])], model[1])
    write(name, ["constant", *names], model[0], error, spreads, {}, provenance | counts)


def write_outcome(battles: list[Battle], provenance: dict[str, object]) -> None:
    """Fit the chance that the attacker wins and write it."""
    known = [battle for battle in battles if battle.won is not None]
    middle = medians(known)
    dicts = [outcome_terms(battle, middle) for battle in known]
    names = list(dicts[0])
    terms = np.array([[item[key] for key in names] for item in dicts])
    won, families = np.array([float(b.won == 1) for b in known]), np.array([b.family for b in known])
    wars = np.array([b.war or b.family for b in known])
    model = fit_win(terms, won, OUTCOME_RIDGE)
    drawn = bootstrapped(families, lambda rows: fit_win(terms[rows], won[rows], OUTCOME_RIDGE))
    by_family, by_war = crossed_wins(terms, won, families), crossed_wins(terms, won, wars)
    published = crossed_wins(np.array([published_terms(b) for b in known]), won, families, PUBLISHED_RIDGE)
    crossed = {
        "log_loss": mean_of(by_family, lambda logit: log_loss(logit, won)),
        "calibration_slope": mean_of(by_family, lambda logit: float(fit_win(logit[:, None], won, 0.0)[1])),
        "log_loss_by_war": mean_of(by_war, lambda logit: log_loss(logit, won)),
        "calibration_slope_by_war": mean_of(by_war, lambda logit: float(fit_win(logit[:, None], won, 0.0)[1])),
        "published_terms_log_loss": mean_of(published, lambda logit: log_loss(logit, won)),
    }
    scores = {"in_sample": {"log_loss": round(log_loss(model[0] + terms @ model[1:], won), 4)}, "crossed": crossed}
    counts = {"rows": len(won), "families": len(set(families)), "wars": len(set(wars))}
    draws = sum(b.won == 0 for b in known) / sum(b.won != 1 for b in known)
    more: dict[str, object] = {"draw_share_of_not_won": round(draws, 4), "medians": middle}
    more["war_sd"] = float(np.mean([war_sd(logit, won, wars) for logit in by_war]))
    more["covariance"] = [[round(float(item), 6) for item in row] for row in np.cov(drawn, rowvar=False)]
    about = provenance | counts | {"ridge": OUTCOME_RIDGE, "scores": scores}
    write("outcome", ["constant", *names], model, np.std(drawn, axis=0, ddof=1), {}, more, about)


def published_terms(battle: Battle) -> list[float]:
    """Give the terms of the published reference: strengths, posture, surprise, air, year, tanks and guns."""

    def ratio(arm: str) -> float:
        return math.log(((getattr(battle.attacker, arm) or 0) + 1) / ((getattr(battle.defender, arm) or 0) + 1))

    postures = [float(battle.posture == name) for name in ("PD", "FD", "DL", "WD")]
    rest = [battle.surprise, battle.air, ((battle.year or SINCE) - SINCE) / 50, ratio("tanks"), ratio("guns")]
    return [math.log(battle.attacker.people / battle.defender.people), *postures, *rest]


def crossed_wins(terms: Array, won: Array, groups: NDArray[np.str_], ridge: float = OUTCOME_RIDGE) -> list[Array]:
    """Give log-odds of each battle by fits that did not see its group, once a repeat."""
    found = []
    for fold in folds(groups):
        logit = np.zeros(len(won))
        for k in range(FOLDS):
            fitted = fit_win(terms[fold != k], won[fold != k], ridge)
            logit[fold == k] = fitted[0] + terms[fold == k] @ fitted[1:]
        found.append(logit)
    return found


def mean_of(found: list[Array], score: Callable[[Array], float]) -> float:
    """Give the mean of a score over repeats."""
    return round(float(np.mean([score(logit) for logit in found])), 4)


def war_sd(logit: Array, won: Array, wars: NDArray[np.str_]) -> float:
    """Give the spread of log-odds from war to war beyond the terms: the likeliest on a grid, wars integrated out."""
    points, weights = np.polynomial.hermite_e.hermegauss(21)
    rows = [np.flatnonzero(wars == name) for name in np.unique(wars)]
    grid = np.arange(0, 2.01, 0.05)
    found = []
    for sd in grid:
        shifted = logit[:, None] + sd * points
        log_chance = -np.logaddexp(0.0, np.where(won[:, None] > 0, -shifted, shifted))
        found.append(sum(math.log(np.exp(log_chance[some].sum(axis=0)) @ weights / weights.sum()) for some in rows))
    return round(float(grid[int(np.argmax(found))]), 2)


def medians(battles: list[Battle]) -> dict[str, float]:
    """Give the median density of each arm, before 1900 and since."""
    found = {}
    for age, modern in (("modern", True), ("old", False)):
        chosen = [b for b in battles if ((b.year or SINCE) >= SINCE) == modern]
        for side in ("attacker", "defender"):
            for arm in ("guns", "tanks", "aircraft"):
                told = [d for b in chosen if (d := density(getattr(b, side), arm)) is not None]
                found[f"{age} {side}_{arm}"] = round(float(np.median(told)), 4)
    return found


def main() -> None:
    """Fit everything."""
    source = Path(sys.argv[1]) / "cdb90_flat.csv"
    battles = read_battles(source)
    provenance: dict[str, object] = {
        "source": "CDB90, CAA Database of Battles 1990 (US Army), tidied by J. B. Arnold (jrnold/CDB90, v9.0.3)",
        "licence": "original public domain; tidied tables ODC-BY 1.0",
        "file": source.name,
        "sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
        "script": "scripts/fit_losses.py",
        "errors": f"bootstrap of {RESAMPLES} resamples over families of battles, seed {SEED}",
        "scored": f"{FOLDS}-fold cross-validation over families, {REPEATS} times",
    }
    write_rates(battles, provenance, "daily_rate_plain", PLAIN)
    write_rates(battles, provenance, "daily_rate")
    write_outcome(battles, provenance)
    sides = [(b, s) for b, s in known_sides(battles) if (b.days or 1) < PLAIN_DAYS]
    write_laws(sides, rate_sides(battles, PLAIN), provenance)


if __name__ == "__main__":
    main()
