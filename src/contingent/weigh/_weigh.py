"""Weigh a scenario's futures by the claims of a ledger."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from contingent.claims import Ledger
from contingent.errors import UsageError
from contingent.scenario import Scenario
from contingent.simulate import Futures
from contingent.weigh._aim import aims
from contingent.weigh._meaning import meant
from contingent.weigh._posterior import HypothesisResult, Moved, Posterior
from contingent.weigh._refusals import refusal
from contingent.weigh._values import window_of
from contingent.weigh._weighing import Known, weigh_futures
from contingent.weigh._weights import LEAST_ESS

__all__ = ["METHODS", "Method", "reweigh", "update", "weigh"]

Progress = Callable[[int], None] | None
Method = Literal["auto", "importance", "smc"]
METHODS: tuple[Method, ...] = ("auto", "importance", "smc")
"""Ways to weigh: drawn futures where their diagnosis allows and else moved ones, drawn ones only, moved ones only."""

_SURELY, _MOST_TIMES = 1.5, 12  # of the effective futures needed, and times as many chains at most (assumed)
_WHOLE = 4  # times as many chains as at first sight, where all is to be moved at once (assumed)
_SEEN = 1e-4  # probability at first sight, which errs to the low side, from which a hypothesis is moved again (assumed)
_QUICK = 10_000  # who asks for fewer futures wants a quick look, and is told where it is poor (assumed)


def weigh(
    scenario: Scenario,
    ledger: Ledger,
    *,
    futures: int = 20_000,
    seed: int,
    threads: int | None = None,
    progress: Progress = None,
    method: Method = "auto",
) -> Posterior:
    """Simulate every hypothesis of a scenario and weigh its futures by the claims.

    Parameters
    ----------
    scenario : Scenario
        All its hypotheses share one seed; without any it is the only one, under the key ``''``.
    ledger : Ledger
        The claims; their order changes nothing.
    futures, seed, threads : int
        Futures drawn for each hypothesis; same seed, same posterior, bit for bit, on any number of threads.
    progress : callable, optional
        Called with the number of futures done since the last call, over all hypotheses.
    method : {'auto', 'importance', 'smc'}
        'importance' weighs drawn futures; 'smc' moves them to where the claims are, by sequential Monte Carlo. From
        10,000 futures on, 'auto' draws those of hypotheses whose weights cannot be trusted anew, from a proposal
        fitted to the claims, and moves them where that is not enough.

    Returns
    -------
    Posterior
        Estimates that the weights do not support are marked unreliable, with the reason.

    Raises
    ------
    UsageError
        If the number of futures is out of range, or there is no such method.

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> posterior = weigh(load("dprk-russia-2024"), Ledger((), ()), futures=1_000, seed=1)
    >>> round(sum(each.probability.value for each in posterior.hypotheses.values()), 12)
    1.0
    """
    from contingent.scenario import under
    from contingent.simulate import simulate_each

    if method not in METHODS:
        raise UsageError("no such method of weighing", value=method, allowed=", ".join(METHODS))
    ledger = meant(ledger, scenario)
    days, tilts = _asked_days(scenario, ledger), aims(scenario, ledger)
    worlds = {name: under(scenario, name) for name in (tuple(scenario.hypotheses) or ("",))}
    blocks = simulate_each(
        worlds, futures=futures, seed=seed, dates=days, threads=threads, progress=progress, tilts=tilts
    )
    posterior = weigh_futures(scenario, ledger, blocks, seed=seed)
    if method == "importance" or not posterior.log_factors:
        return posterior
    if method == "smc":
        every = [name for name, each in posterior.hypotheses.items() if each.prior]
        return _moved(posterior, every, threads, progress, always=True)
    if futures < _QUICK:
        return posterior
    posterior = _drawn_anew(posterior, _poor(posterior), threads, progress)
    return _moved(posterior, _poor(posterior), threads, progress)


def _poor(posterior: Posterior) -> list[str]:
    """Hypotheses whose weights cannot be trusted."""
    return [name for name, each in posterior.hypotheses.items() if each.prior and not each.diagnosis.reliable]


def _drawn_anew(posterior: Posterior, hypotheses: list[str], threads: int | None, progress: Progress) -> Posterior:
    """Draw futures of some hypotheses where the claims are, by proposals fitted round by round."""
    if not hypotheses:
        return posterior
    from contingent.weigh._adapt import adapted

    days = _asked_days(posterior.scenario, posterior.ledger)
    return _with(posterior, adapted(posterior, hypotheses, days, threads, progress), {})


def _moved(
    posterior: Posterior, hypotheses: list[str], threads: int | None, progress: Progress, *, always: bool = False
) -> Posterior:
    """Move futures of some hypotheses to where the claims are, where it helps or `always`.

    Those of a hypothesis that no future meets stay as they are.
    """
    if not hypotheses:
        return posterior
    from contingent.weigh._move import moved

    days = _asked_days(posterior.scenario, posterior.ledger)
    found = moved(posterior, hypotheses, days, threads, progress, _WHOLE if always else 1)
    if not always:
        found |= _moved_again(posterior, found, days, threads, progress)
    better = {name: each for name, each in found.items() if always or _is_better(each, posterior.hypotheses[name])}
    return _with(posterior, {name: each[0] for name, each in better.items()},
                 {name: each[1] for name, each in better.items()})  # fmt: skip


def _moved_again(
    posterior: Posterior, found: dict[str, tuple[Futures, Moved]], days: list[date], threads: int | None,
    progress: Progress,
) -> dict[str, tuple[Futures, Moved]]:  # fmt: skip
    """Move those that matter once more, with as many more chains as they lack: what has no weight may stay vague."""
    from contingent.weigh._move import moved

    after = _with(posterior, {name: each[0] for name, each in found.items()},
                  {name: each[1] for name, each in found.items()})  # fmt: skip
    lacking = [name for name in _poor(after) if name in found and after.hypotheses[name].probability.value > _SEEN]
    if not lacking:
        return {}
    least = min(after.hypotheses[name].diagnosis.ess for name in lacking)
    times = min(math.ceil(_SURELY * LEAST_ESS / max(least, 1.0)), _MOST_TIMES)
    return moved(posterior, lacking, days, threads, progress, times)


def _is_better(found: tuple[Futures, Moved], before: HypothesisResult) -> bool:
    """Whether moved futures tell more than those that were there; where neither is sound the difference is small."""
    return found[1].mixing * len(found[0]) > before.diagnosis.ess


def _still_moved(posterior: Posterior, replaced: Mapping[str, Futures]) -> dict[str, Moved]:
    """Give how futures were moved, of hypotheses whose futures stay: drawn anew they are moved no more."""
    found = posterior.hypotheses.items()
    return {name: each.moved for name, each in found if each.moved and name not in replaced}


def _with(posterior: Posterior, futures: Mapping[str, Futures], moves: Mapping[str, Moved]) -> Posterior:
    """Weigh with other futures of some hypotheses, the prior's shares being known."""
    if not futures:
        return posterior
    known = Known(
        shares=posterior.shares, refused=posterior.refused, drawn=_drawn(posterior),
        moved=_still_moved(posterior, futures) | dict(moves),
    )  # fmt: skip
    every = {name: futures.get(name, each.futures) for name, each in posterior.hypotheses.items()}
    return weigh_futures(posterior.scenario, posterior.ledger, every, seed=posterior.seed, known=known)


def reweigh(posterior: Posterior, ledger: Ledger) -> Posterior:
    """Weigh the same futures by another ledger, without simulating anew.

    Parameters
    ----------
    posterior : Posterior
        Its futures are used; claims that stand in both ledgers unchanged keep their factors.
    ledger : Ledger
        The claims to weigh by, such as those an analyst changed.

    Returns
    -------
    Posterior
        Bit for bit that of the same futures weighed from scratch. A claim about days that were not
        recorded is read on the last recorded day before, at most a week earlier.

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> posterior = weigh(load("dprk-russia-2024"), Ledger((), ()), futures=1_000, seed=1)
    >>> reweigh(posterior, Ledger((), ())).hypotheses.keys() == posterior.hypotheses.keys()
    True
    """
    ledger = meant(ledger, posterior.scenario)
    before = posterior.ledger.by_id
    same = [
        claim.id
        for claim in ledger.claims
        if claim.id in posterior.log_factors and before[claim.id] == claim
        if not refusal(claim, ledger, posterior.scenario)
    ]
    known = Known(
        factors={name: posterior.log_factors[name] for name in same},
        shares={name: posterior.shares[name] for name in same}, drawn=_drawn(posterior),
        moved={name: each.moved for name, each in posterior.hypotheses.items() if each.moved},
    )  # fmt: skip
    futures = {name: each.futures for name, each in posterior.hypotheses.items()}
    return weigh_futures(posterior.scenario, ledger, futures, seed=posterior.seed, known=known)


def update(posterior: Posterior, ledger: Ledger, *, threads: int | None = None, progress: Progress = None) -> Posterior:
    """Weigh by another ledger, with futures drawn or moved anew where those at hand cannot carry it.

    Parameters
    ----------
    posterior : Posterior
        As weighed before, or read from a file.
    ledger : Ledger
        The claims to weigh by: one report more, or a correction.
    threads, progress
        As for :func:`weigh`.

    Returns
    -------
    Posterior
        Of :func:`reweigh` where its diagnosis allows.

    Examples
    --------
    >>> from contingent.claims import Ledger
    >>> from contingent.scenario import load
    >>> posterior = weigh(load("dprk-russia-2024"), Ledger((), ()), futures=1_000, seed=1)
    >>> update(posterior, Ledger((), ())).hypotheses.keys() == posterior.hypotheses.keys()
    True
    """
    found = reweigh(posterior, ledger)
    if not found.log_factors or min(len(each) for each in _drawn(found).values()) < _QUICK:
        return found
    found = _drawn_anew(found, _poor(found), threads, progress)
    return _moved(found, _poor(found), threads, progress)


def _drawn(posterior: Posterior) -> Mapping[str, Futures]:
    return posterior.drawn or {name: each.futures for name, each in posterior.hypotheses.items()}


def _asked_days(scenario: Scenario, ledger: Ledger) -> list[date]:
    """Days that claims and questions ask about, so that they are recorded."""
    windows = [window_of(reading, scenario) for claim in ledger.claims for reading in claim.readings]
    asked = {day for window in windows for day in (window.start, window.end)}
    asked |= {question.by for question in scenario.questions}
    return sorted(day for day in asked if scenario.start <= day <= scenario.horizon)
