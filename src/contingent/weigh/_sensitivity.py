"""How far the answer hangs on the ranges inside the hypotheses: each input's prior moved, widened and narrowed.

Evidence ratios depend on priors, so the answer is asked again with each input's prior changed a little, by weights and
without new futures, as in power-scaling (Kallioinen, Paananen, Bürkner and Vehtari 2023, doi:10.1007/s11222-023-
10366-5). An input is scaled on its normal score, so that a lognormal stays one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from contingent.scenario import Distribution, Input
from contingent.simulate import Futures
from contingent.weigh._evidence import jackknife, matter, mixture, odds_without
from contingent.weigh._groups import groups, pooled
from contingent.weigh._likelihood import Match, factors_of, log_factor_of, match
from contingent.weigh._posterior import Estimate, Posterior
from contingent.weigh._weights import diagnose, dot, log_mean, normalised

__all__ = ["Change", "Sensitivity", "sensitivity"]

Floats = NDArray[np.float64]
Kind = Literal["higher", "lower", "wider", "narrower", "stronger", "weaker"]

SHIFT = 0.5
"""Deviations of the normal score by which a prior is moved: its middle to the 31st or 69th per cent (assumed)."""

POWER = 0.8
"""Power to which a prior, or all claims, are raised, and its inverse: Kallioinen et al. scale by 0.8 and 1.25."""

MOST = 12
"""Inputs that are looked at: those on which the claims tell most (assumed)."""

_GRID = np.linspace(-6.0, 6.0, 2_401)  # deviations: ends and steps on which a score is found again from its value


@dataclass(frozen=True, slots=True)
class Change:
    """What one change of a prior does to the hypotheses.

    Parameters
    ----------
    path : str
        Dotted path of the input; ``''`` for all claims together.
    kind : str
        ``higher`` or ``lower`` by half a deviation; ``wider`` or ``narrower`` by a power of 0.8 or 1.25; all claims
        ``stronger`` or ``weaker`` by a power of 1.25 or 0.8.
    shares : mapping of str to Estimate
        Probability of each hypothesis then.
    moved : mapping of str to Estimate
        How far that is from now, with the error of the difference.
    """

    path: str
    kind: Kind
    shares: Mapping[str, Estimate]
    moved: Mapping[str, Estimate]

    @property
    def largest(self) -> float:
        """Largest move of any hypothesis, a fraction."""
        return max((abs(one.value) for one in self.moved.values()), default=0.0)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Every change that was tried, the one that moves most first.

    Parameters
    ----------
    changes : tuple of Change
        Each with its diagnosis in `reliable` and `reason` of its estimates.
    lows, highs : mapping of str to float
        Least and largest probability of each hypothesis over all changes that can be trusted, and now.
    """

    changes: tuple[Change, ...]
    lows: Mapping[str, float]
    highs: Mapping[str, float]


def sensitivity(posterior: Posterior, most: int = MOST) -> Sensitivity:
    """Ask how far the probabilities hang on the priors inside the hypotheses.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures; nothing is simulated anew.
    most : int
        How many inputs are looked at.

    Returns
    -------
    Sensitivity
        Empty where no claim weighs: then the priors of the hypotheses are all there is.

    Notes
    -----
    With a prior changed by the factor :math:`t(z)` of an input's score, evidences become :math:`E[t g']`, where the
    factors g' are those of the claims under the changed prior: what it held of each event changes too.

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> from contingent.weigh import weigh
    >>> sensitivity(weigh(load("dprk-russia-2024"), Ledger((), ()), futures=500, seed=1)).changes
    ()
    """
    if not posterior.log_factors or all(np.isnan(each.probability.value) for each in posterior.hypotheses.values()):
        return Sensitivity((), {}, {})
    desk = _Desk(posterior)
    changes = [desk.changed(path, kind) for path in desk.telling(most) for kind in _TILTS]
    changes += [desk.powered("stronger", 1.0 / POWER), desk.powered("weaker", POWER)]
    changes.sort(key=lambda one: (-one.largest, one.path, one.kind))
    now = {name: each.probability.value for name, each in posterior.hypotheses.items()}
    sound = [now, *({k: v.value for k, v in one.shares.items()} for one in changes if _sound(one))]
    lows = {name: min(each[name] for each in sound) for name in now}
    highs = {name: max(each[name] for each in sound) for name in now}
    return Sensitivity(tuple(changes), lows, highs)


def _sound(change: Change) -> bool:
    return all(one.reliable for one in change.shares.values())


_TILTS: Mapping[Kind, tuple[float, float]] = {
    "higher": (SHIFT, 1.0),
    "lower": (-SHIFT, 1.0),
    "wider": (0.0, POWER),
    "narrower": (0.0, 1.0 / POWER),
}
"""Shift of the score and power of its density."""


def _log_tilt(score: Floats, kind: Kind) -> Floats:
    shift, power = _TILTS[kind]
    found: Floats = shift * score - 0.5 * shift**2 + 0.5 * np.log(power) - 0.5 * (power - 1.0) * score**2
    return found


class _Desk:
    """What does not change from one trial to the next: fits of claims and scores of inputs."""

    def __init__(self, posterior: Posterior) -> None:
        self.posterior, self.results = posterior, posterior.hypotheses
        self.priors = {name: each.prior for name, each in self.results.items()}
        self.futures = {name: each.futures for name, each in self.results.items()}
        drawn = getattr(posterior, "drawn", None) or self.futures
        self.drawn: dict[str, Futures] = {name: drawn.get(name, each) for name, each in self.futures.items()}
        self.scores = _Scores()
        self.claims = {name: posterior.ledger.by_id[name] for name in posterior.log_factors}
        self.shared = groups(posterior.ledger, list(self.claims))
        self.matches = self._matches(self.futures)
        same = all(self.drawn[name] is each for name, each in self.futures.items())
        self.drawn_matches = self.matches if same else self._matches(self.drawn)
        self.now = mixture({name: log_mean(each.log_weights) for name, each in self.results.items()}, self.priors)
        self.now_runs = self._runs({name: each.log_weights for name, each in self.results.items()})

    def _matches(self, futures: Mapping[str, Futures]) -> dict[str, dict[str, Match]]:
        return {
            claim.id: {name: match(claim, self.posterior.scenario, block) for name, block in futures.items()}
            for claim in self.claims.values()
        }

    def telling(self, most: int) -> list[str]:
        """Inputs whose score the claims move most, weighed by what that does to the hypotheses; to first order."""
        found: dict[str, float] = {}
        weights = {name: normalised(each.log_weights) for name, each in self.results.items()}
        before = {name: normalised(each.base) for name, each in self.drawn.items()}
        for path in dict.fromkeys(path for each in self.futures.values() for path in each.inputs):
            slopes = np.zeros((2, len(self.results)))
            for place, name in enumerate(self.results):
                after, prior = self.scores.of(self.futures[name], path), self.scores.of(self.drawn[name], path)
                if after is not None and prior is not None:
                    slopes[:, place] = [dot(weights[name], after**n) - dot(before[name], prior**n) for n in (1, 2)]
            shares = np.array(list(self.now.values()))
            moves = shares * (slopes - slopes @ shares[:, None])
            found[path] = float(np.abs(moves * np.array([[SHIFT], [0.5 * (1.0 - POWER)]])).max())
        return [path for path in sorted(found, key=lambda one: -found[one]) if found[path] > 0.0][:most]

    def changed(self, path: str, kind: Kind) -> Change:
        """Change one input's prior."""
        tilts = {name: self.scores.log_tilt(each, path, kind) for name, each in self.futures.items()}
        masses = {
            name: normalised(self.scores.log_tilt(each, path, kind) + each.base) for name, each in self.drawn.items()
        }
        factors: dict[str, dict[str, Floats]] = {}
        for name, claim in self.claims.items():
            share = self._prior_share(name, masses)
            ends = factors_of(claim, share) if 0.0 < share < 1.0 else (1.0, 1.0)
            factors[name] = {key: log_factor_of(found, *ends) for key, found in self.matches[name].items()}
        logs = {
            name: each.base + tilts[name] + pooled(self.shared, factors, name, len(each))
            for name, each in self.futures.items()
        }
        return self._change(path, kind, logs)

    def _prior_share(self, claim: str, masses: Mapping[str, Floats]) -> float:
        """What the changed prior holds of a claim: as _likelihood.prior_share."""
        found = self.drawn_matches[claim].items()
        fit = sum(self.priors[name] * dot(masses[name], each.fit) for name, each in found)
        applies = sum(self.priors[name] * dot(masses[name], each.applies) for name, each in found)
        return fit / applies if applies > 0.0 else 0.0

    def powered(self, kind: Kind, power: float) -> Change:
        """Raise all claims to a power."""
        factors = self.posterior.log_factors
        logs = {
            name: each.base + power * pooled(self.shared, factors, name, len(each))
            for name, each in self.futures.items()
        }
        return self._change("", kind, logs)

    def _change(self, path: str, kind: Kind, logs: Mapping[str, Floats]) -> Change:
        found = mixture({name: log_mean(each) for name, each in logs.items()}, self.priors)
        runs = self._runs(logs)
        reason = matter(found, {name: diagnose(each) for name, each in logs.items()})
        shares, moved = {}, {}
        for name, share in found.items():
            error = jackknife(np.array([run[name] for run in runs]))
            apart = np.array([run[name] - old[name] for run, old in zip(runs, self.now_runs, strict=True)])
            shares[name] = Estimate(share, error, not reason, reason)
            moved[name] = Estimate(share - self.now[name], jackknife(apart), not reason, reason)
        return Change(path, kind, shares, moved)

    def _runs(self, logs: Mapping[str, Floats]) -> list[dict[str, float]]:
        without = {name: odds_without(each) for name, each in logs.items()}
        count = min(each.size for each in without.values())
        return [mixture({name: float(without[name][k]) for name in without}, self.priors) for k in range(count)]


def _has_score(item: Input) -> bool:
    return item.formula is None and not item.distribution.fixed and item.distribution.kind != "choice"


class _Scores:
    """Normal scores of inputs. Hypotheses with common luck have the same values of most, which are scored once."""

    def __init__(self) -> None:
        self._of: dict[tuple[int, str], Floats | None] = {}
        self._scored: dict[str, list[tuple[Distribution, Floats, Floats]]] = {}

    def of(self, futures: Futures, path: str) -> Floats | None:
        """Give the score of an input's values; None where it has none: fixed, derived, a choice, or not there."""
        key = id(futures), path
        if key not in self._of:
            item, drawn = futures.scenario.inputs.get(path), futures.inputs.get(path)
            if item is None or drawn is None or not _has_score(item):
                self._of[key] = None
            else:
                self._of[key] = self._score(path, item.distribution, drawn)
        return self._of[key]

    def _score(self, path: str, belief: Distribution, drawn: Floats) -> Floats:
        scored = self._scored.setdefault(path, [])
        for known, values, score in scored:
            if known == belief and np.array_equal(values, drawn):
                return score
        grid = np.maximum.accumulate(belief.from_normal(_GRID))
        score = np.interp(np.asarray(drawn, np.float64), grid, _GRID)
        scored.append((belief, drawn, score))
        return score

    def log_tilt(self, futures: Futures, path: str, kind: Kind) -> Floats:
        """Give the log of what a change makes of an input's prior, future by future."""
        score = self.of(futures, path)
        return np.zeros(len(futures)) if score is None else _log_tilt(score, kind)
