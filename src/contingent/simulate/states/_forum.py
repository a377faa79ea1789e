"""Where a forum settles: the mean with its error band, an election over the options, and what vetoes leave of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from contingent.errors import UsageError
from contingent.scenario import Scenario
from contingent.simulate.states._challenge import challenge_rounds
from contingent.simulate.states._draws import Floats
from contingent.simulate.states._election import election
from contingent.simulate.states._mean import settlement_around
from contingent.simulate.states._pull import Pull

__all__ = ["Outcome", "collective"]

_DRAWS = 200  # of stances, with fifty errors each: assumed, enough for whole per cents
_ROUNDS = 10  # of challenges, as in the table that the model was checked on


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a forum settles.

    Parameters
    ----------
    mean : float
        Mean of the members' stances by capability and salience.
    low, high : float
        Between which 8 of 10 outcomes lie, by the error that such means have had; vetoes not heeded.
    by_mean, by_election : mapping of str to float
        Probability of each option, sum 1: the nearest to the outcome of the mean with its band; and of a
        probabilistic Condorcet election. Both with vetoes heeded.
    veto : str
        Member with a veto whose consent reaches least far; ``''`` without vetoes.
    bound : float
        Least stance that it lets pass, in the mean; 0 without vetoes.
    challenge : float or None
        Mean of the stances after ten rounds of challenges (Scholz 2011 as coded), for comparison; where asked for.
    """

    mean: float
    low: float
    high: float
    by_mean: Mapping[str, float]
    by_election: Mapping[str, float]
    veto: str
    bound: float
    challenge: float | None = None


def collective(scenario: Scenario, forum: str, *, seed: int = 1, challenge: bool = False) -> Outcome:
    """Give where a forum of a scenario settles.

    Parameters
    ----------
    scenario : Scenario
        With its actors.
    forum : str
        Key of the forum.
    seed : int
        Seed of the draws of stances.
    challenge : bool
        Whether to play Bueno de Mesquita's challenge model too.

    Returns
    -------
    Outcome

    Raises
    ------
    UsageError
        If there is no such forum, or no member weighs anything.

    Notes
    -----
    A member with a veto lets nothing pass that lies below its own stance: an outcome is no stronger than the least
    willing of them. An option below that stance falls to the nearest one that it lets pass.

    Examples
    --------
    >>> from contingent.scenario import load
    >>> round(sum(collective(load("dprk-russia-2024"), "rio").by_election.values()), 6)
    1.0
    """
    if forum not in scenario.forums:
        raise UsageError("no such forum", value=forum, allowed=", ".join(scenario.forums) or "none in this scenario")
    one = scenario.forums[forum]
    stance, weight = _members(scenario, forum, seed)
    total = weight.sum(axis=0)
    if not (total > 0).all():
        raise UsageError("no member weighs anything", value=forum, allowed="a capability and salience above 0",
                         mend="give the members capability")  # fmt: skip
    means = (stance * weight).sum(axis=0) / total
    outcomes = np.array([settlement_around(float(mean)).members() for mean in np.clip(means, 0.0, 100.0)])
    vetoes = [one.members.index(name) for name in one.vetoes]
    bounds = stance[vetoes].max(axis=0) if vetoes else np.zeros(means.size)
    least = max(vetoes, key=lambda place: stance[place].mean()) if vetoes else None
    low, high = (float(end) for end in np.quantile(outcomes, (0.1, 0.9)))
    names, places = list(one.options), np.array(list(one.options.values()))
    chosen = _nearest(np.maximum(outcomes, bounds[:, None]), places, bounds[:, None])
    shares = np.bincount(chosen.ravel(), minlength=places.size) / chosen.size
    elected = np.mean([_elected(stance[:, at], weight[:, at], places, bounds[at]) for at in range(means.size)], axis=0)
    return Outcome(
        float(means.mean()), low, high, dict(zip(names, shares.tolist(), strict=True)),
        dict(zip(names, elected.tolist(), strict=True)), one.members[least] if least is not None else "",
        float(bounds.mean()), _challenged(scenario, forum) if challenge else None,
    )  # fmt: skip


def _members(scenario: Scenario, forum: str, seed: int) -> tuple[Floats, Floats]:
    """Stances on the day and weights of the members, shape (members, draws); those whom others move have settled."""
    one = scenario.forums[forum]
    pull = Pull(scenario, seed, np.arange(_DRAWS, dtype=np.uint64))
    settled, edits = pull.settled(one.date), pull.until(one.date)
    stance = [settled[name] if name in settled else pull.edited(edits, name, "stance") for name in one.members]
    weight = [pull.value(name, "capability") * pull.edited(edits, name, "salience") for name in one.members]
    return np.array(stance), np.array(weight)


def _nearest(outcomes: Floats, places: Floats, bounds: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Give the option nearest to each outcome among those that the vetoes let pass, the mildest where none does."""
    distance = np.abs(outcomes[..., None] - places)
    barred = places < bounds[..., None]
    barred[barred.all(axis=-1)] = places != places.max()
    found: np.ndarray[tuple[int, ...], np.dtype[np.int64]] = np.where(barred, np.inf, distance).argmin(axis=-1)
    return found


def _elected(stance: Floats, weight: Floats, places: Floats, bound: float) -> Floats:
    """Probabilities of an election, those of barred options given to the nearest that passes."""
    chance = election(stance, weight, np.ones(weight.size), places)[1]
    ends = _nearest(places, places, np.full(places.size, bound))
    found: Floats = np.bincount(ends, weights=chance, minlength=places.size).astype(np.float64)
    return found


def _challenged(scenario: Scenario, forum: str) -> float:
    rows = [scenario.actors[name].inputs for name in scenario.forums[forum].members]
    stance, capability, salience = (
        [row[key].distribution.mid for row in rows] for key in ("stance", "capability", "salience")
    )
    last = challenge_rounds(stance, capability, np.array(salience) / 100.0, _ROUNDS)[-1]
    return float(last.mean())
