"""Whether any set of claims can hold together: how probable that is, which of them conflict, where they fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from contingent.claims import Claim
from contingent.errors import UsageError
from contingent.measures import MEASURES
from contingent.simulate import Futures
from contingent.weigh._board import candidates, rule_of, unweighted
from contingent.weigh._findings import Rule
from contingent.weigh._likelihood import fit_of
from contingent.weigh._mean import chance, shares
from contingent.weigh._posterior import Estimate, Posterior
from contingent.weigh._rules import separate
from contingent.weigh._values import read, values, window_of
from contingent.weigh._weights import normalised

__all__ = ["Conflict", "Jointly", "holds", "jointly", "measurable"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_HALF = 0.5  # a soft interval's own edge
_READ = 0.1  # least weight of a reading under which a claim may hold (assumed)
_STRAINED = 0.01  # sets that fewer futures meet are strained, as with figures in _consistency (assumed)
_APART = 0.5  # of what the parts would meet by chance: sets that reach it are rare, not in conflict (assumed)
_LARGEST = 4  # claims in a set that is looked for: larger ones are no longer telling (assumed)
_MANY = 20  # with more claims, sets stop at three: 50 of them make 230,000 sets of four
_HITS = 50  # fewest futures that a rule is read off, as on the board (assumed)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that hardly any future meets at once, though it meets each part of them.

    Parameters
    ----------
    claims : tuple of str
        Ids; without any one of them the others are met.
    share : Estimate
        Share of the futures in which all hold, before any claim weighs.
    without : mapping of str to float
        The same share without each of them: what would have to give.
    by_chance : float
        Share that would meet all if one of them had nothing to do with the others; 1 for a claim by itself.
    """

    claims: tuple[str, ...]
    share: Estimate
    without: Mapping[str, float]
    by_chance: float


@dataclass(frozen=True, slots=True)
class Jointly:
    """A set of claims taken together, each at its word.

    Parameters
    ----------
    claims : tuple of str
        Ids, in the order of the ledger.
    alone, alone_before : mapping of str to Estimate
        Share of the weighted futures in which each holds, and before any claim weighs.
    together, before : Estimate
        The same for all of them at once.
    without : mapping of str to float
        The same, weighted, with each left out in turn.
    courses : mapping of str to Estimate
        The same inside each hypothesis, weighted.
    conflicts : tuple of Conflict
        Minimal sets, the smallest and then the most telling first.
    rule : Rule or None
        Under which conditions all hold, read off the weighted futures; None where too few do, or none separates.
    unmeasured : mapping of str to str
        Claims that were asked for and say nothing that futures can meet, and why.
    """

    claims: tuple[str, ...]
    alone: Mapping[str, Estimate]
    alone_before: Mapping[str, Estimate]
    together: Estimate
    before: Estimate
    without: Mapping[str, float]
    courses: Mapping[str, Estimate]
    conflicts: tuple[Conflict, ...]
    rule: Rule | None
    unmeasured: Mapping[str, str]


def jointly(posterior: Posterior, claims: Sequence[str] = ()) -> Jointly:
    """Tell whether claims can hold together.

    Parameters
    ----------
    posterior : Posterior
        Weighted futures; nothing is simulated anew.
    claims : sequence of str
        Ids of claims of its ledger; all that futures can meet if empty.

    Returns
    -------
    Jointly

    Raises
    ------
    UsageError
        If an id is unknown.

    Notes
    -----
    Each claim is taken at its word: a forecast comes about, a denial is true. It holds in a future that one of its
    readings fits by half or more; where a reading's condition is not met, nothing contradicts it. Its grade plays no
    part.

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> from contingent.weigh import weigh
    >>> jointly(weigh(load("dprk-russia-2024"), Ledger((), ()), futures=500, seed=1)).claims
    ()
    """
    known = posterior.ledger.by_id
    for name in claims:
        if name not in known:
            raise UsageError("no such claim", value=name, allowed=", ".join(known) or "none: the ledger is empty")
    asked = [one for one in posterior.ledger.claims if not claims or one.id in claims]
    missed = {one.id: reason for one in asked if (reason := measurable(one))}
    found = [one for one in asked if one.id not in missed]
    if not claims:
        missed = {}
    desk = _Desk(posterior, found)
    names = tuple(one.id for one in found)
    return Jointly(
        names,
        {name: desk.share(name) for name in names},
        {name: desk.share(name, before=True) for name in names},
        desk.share(*names),
        desk.share(*names, before=True),
        {name: desk.share(*(one for one in names if one != name)).value for name in names},
        {name: desk.share(*names, hypothesis=name) for name in posterior.hypotheses},
        tuple(desk.conflicts()),
        desk.rule(),
        missed,
    )


def measurable(claim: Claim) -> str:
    """Say why no future can meet or miss a claim; ``''`` where it can."""
    if claim.review is not None and claim.rejected:
        return "rejected by the analyst"
    if claim.kind == "opinion" or claim.modality == "unknown":
        return "an opinion" if claim.kind == "opinion" else "its source does not claim to know"
    if not claim.readings:
        return "nothing that the simulation measures"
    unknown = [one.measure for one in claim.readings if one.measure not in MEASURES]
    return f"the simulation has no measure '{unknown[0]}'" if unknown else ""


def holds(claim: Claim, posterior: Posterior, futures: Futures) -> Flags:
    """Tell in which futures a claim holds under one of its readings, shape (futures,)."""
    met = np.zeros(len(futures), bool)
    readings = [one for one in claim.readings if one.weight >= _READ] or list(claim.readings)
    for reading in readings:
        window = window_of(reading, posterior.scenario)
        measured = read(futures, reading, window)
        fits = fit_of(claim, reading, measured) >= _HALF
        if reading.condition:
            applies = values(futures, reading.condition, window) == 1.0
            fits |= ~applies
        met |= fits
    return met


class _Desk:
    """Which futures meet which claims, before and after weighing."""

    def __init__(self, posterior: Posterior, claims: Sequence[Claim]) -> None:
        self.posterior, self.before, self.claims = posterior, unweighted(posterior), tuple(claims)
        self.met = {False: self._met(posterior), True: self._met(self.before)}

    def _met(self, source: Posterior) -> dict[str, dict[str, Flags]]:
        results = source.hypotheses.items()
        return {name: {claim.id: holds(claim, source, each.futures) for claim in self.claims} for name, each in results}

    def share(self, *names: str, before: bool = False, hypothesis: str | None = None) -> Estimate:
        """Share of the futures in which all the named claims hold."""
        source, met = (self.before if before else self.posterior), self.met[before]

        def hits(key: str) -> Floats:
            count = len(source.hypotheses[key].futures)
            held = [met[key][name] for name in names] or [np.ones(count, bool)]
            return np.asarray(np.logical_and.reduce(held), np.float64)

        return chance(source, hits, hypothesis)

    def conflicts(self) -> list[Conflict]:
        """Minimal sets of claims that hardly any future meets, before any claim weighs."""
        weights, flags = self._flat()
        held: dict[tuple[int, ...], float] = {(): 1.0}
        found: list[Conflict] = []
        count = len(self.claims) if weights.size else 0
        for size in range(1, min(count, _LARGEST if count <= _MANY else _LARGEST - 1) + 1):
            for chosen in combinations(range(count), size):
                parts = [chosen[:place] + chosen[place + 1 :] for place in range(size)]
                if any(part not in held for part in parts):
                    continue  # a part of it conflicts already
                share = float(weights[np.logical_and.reduce(flags[list(chosen)])].sum())
                luck = _luck(held, chosen, parts)
                if share < _STRAINED and share < _APART * luck:
                    found.append(self._conflict(chosen, [held[part] for part in parts], luck))
                else:
                    held[chosen] = share
        return sorted(found, key=lambda one: (len(one.claims), one.share.value / one.by_chance, one.claims))

    def _conflict(self, chosen: tuple[int, ...], parts: list[float], luck: float) -> Conflict:
        names = tuple(self.claims[one].id for one in chosen)
        without = dict(zip(names, parts, strict=True)) if len(names) > 1 else {}
        return Conflict(names, self.share(*names, before=True), without, luck)

    def _flat(self) -> tuple[Floats, Flags]:
        parts = {name: share for name, share in shares(self.before).items() if share > 0.0}
        results = self.before.hypotheses
        if not parts or not self.claims:
            return np.zeros(0), np.zeros((0, 0), bool)
        weights = np.concatenate([share * normalised(results[name].log_weights) for name, share in parts.items()])
        flags = [np.concatenate([self.met[True][name][claim.id] for name in parts]) for claim in self.claims]
        return weights, np.array(flags)

    def rule(self) -> Rule | None:
        """Under which conditions all hold, on the weighted futures."""
        parts = {name: share for name, share in shares(self.posterior).items() if share > 0.0}
        if len(self.claims) < 2 or not parts:
            return None
        results = {name: self.posterior.hypotheses[name] for name in parts}
        hits = np.concatenate([np.logical_and.reduce(list(self.met[False][name].values())) for name in parts])
        if not _HITS <= hits.sum() < hits.size:
            return None
        weights = np.concatenate([parts[name] * normalised(each.log_weights) for name, each in results.items()])
        drawn = [candidates(each.futures) for each in results.values()]
        shared = sorted(set.intersection(*(set(each) for each in drawn)))
        inputs = {name: np.concatenate([each[name] for each in drawn]) for name in shared}
        found = separate(inputs, hits.astype(float), weights)
        return rule_of(found, self.posterior.scenario, hits, probe=False)


def _luck(held: Mapping[tuple[int, ...], float], chosen: tuple[int, ...], parts: list[tuple[int, ...]]) -> float:
    """Share that would meet all if one of them had nothing to do with the others: the least over which one."""
    if len(chosen) == 1:
        return 1.0
    return min(held[part] * held[(one,)] for part, one in zip(parts, chosen, strict=True))
