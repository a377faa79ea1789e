"""What the commands that weigh have in common: their options, and a scenario weighed by reports."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from contingent.cli import _options
from contingent.cli._progress import progress
from contingent.errors import UsageError

if TYPE_CHECKING:
    from contingent.claims import Ledger
    from contingent.cli._progress import Steps
    from contingent.scenario import Scenario
    from contingent.weigh import Posterior

__all__ = ["WIDTH", "foot", "names", "options", "percent", "weighed", "wrapped"]

WIDTH = 80
"""Columns of a plain terminal."""

_NAMED = ("as_of", "published", "encoding", "corrections", "hedges", "prior", "futures", "seed", "threads")

Command = Callable[..., Any]

_prior = click.option(
    "--prior", metavar="ODDS", default="",
    help="Prior odds, such as rotation=2,surge=1, or shares, such as rotation=60%; else those of the file.",
)  # fmt: skip


def options(command: Command) -> Command:
    """Add the options that change what is weighed."""
    for option in (
        _options.threads, _options.seed, _options.futures, _prior, _options.hedges, _options.corrections,
        _options.encoding, _options.published, _options.as_of,
    ):  # fmt: skip
        command = option(command)
    return command


def weighed(scenario: str, files: tuple[str, ...], given: dict[str, Any], start: str | None = None) -> Posterior:
    """Read reports, simulate a scenario and weigh its futures, or go on from weighted ones.

    Parameters
    ----------
    scenario : str
        File or bundled name.
    files : tuple of str
        Reports; without any nothing is weighed.
    given : dict
        Values of :func:`options`.
    start : str, optional
        File of weighted futures; seed and number of futures are then its own.

    Returns
    -------
    Posterior
    """
    from contingent.scenario import load
    from contingent.weigh import set_priors, weigh

    loaded = _known_on(set_priors(load(scenario), _pairs(given["prior"])), given["as_of"])
    with progress() as steps:
        steps.say("finding claims")
        ledger = _ledger(loaded, files, given)
        if start is not None:
            return _gone_on(start, loaded, ledger, given["threads"], steps)
        steps.say("simulating and weighing", max(given["futures"], 0) * max(len(loaded.hypotheses), 1))
        return weigh(loaded, ledger, futures=given["futures"], seed=given["seed"], threads=given["threads"],
                     progress=steps.advance)  # fmt: skip


def _gone_on(start: str, scenario: Scenario, ledger: Ledger, threads: int | None, steps: Steps) -> Posterior:
    from pathlib import Path

    from contingent.weigh import load_posterior, update

    steps.say("living the futures again")
    found = load_posterior(Path(start), scenario, ledger, threads=threads)
    steps.say("weighing")
    return update(found, ledger, threads=threads, progress=steps.advance)


def _known_on(scenario: Scenario, as_of: date | None) -> Scenario:
    from contingent.brief._make import as_known_on

    return scenario if as_of is None else as_known_on(scenario, as_of)


def _ledger(scenario: Scenario, files: tuple[str, ...], given: dict[str, Any]) -> Ledger:
    from contingent.brief._choose import dated
    from contingent.claims import Ledger, extract, load_corrections
    from contingent.reports import read_all

    if not files:
        return Ledger((), ())
    layer = None if given["corrections"] is None else load_corrections(given["corrections"])
    reports = read_all(files, published=given["published"], encoding=given["encoding"])
    known = [dated(report, scenario.as_of) for report in reports]
    return extract(known, hedges=given["hedges"], corrections=layer)


def _pairs(text: str) -> dict[str, str]:
    """Read ``rotation=2,surge=1``."""
    found: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in text.split(","))):
        name, equals, figure = part.partition("=")
        if not equals or not name.strip() or name.strip() in found:
            raise UsageError("odds that cannot be read", value=part, allowed="each hypothesis once, as rotation=2")
        found[name.strip()] = figure
    return found


def names(text: str, known: Any, what: str) -> tuple[str, ...]:
    """Read a list such as ``c1,c2``, each of which must be known."""
    found = tuple(dict.fromkeys(filter(None, (each.strip() for each in text.split(",")))))
    for name in found:
        if name not in known:
            raise UsageError(f"no such {what}", value=name, allowed=", ".join(known) or "none")
    return found


def wrapped(text: str, indent: str = "", first: str = "") -> list[str]:
    """Fold a sentence to the terminal's width; a report's control characters are out."""
    from contingent.brief._phrases import tame

    return textwrap.wrap(tame(text), WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False)


def percent(share: float, error: float | None = None) -> str:
    """Write a fraction: "6 %", "60 ± 1 %", never 0 or 100 % from sampling."""
    if share != share:  # NaN
        return "no number"
    if share < 0.01:
        return "less than 1 %"
    if share > 0.99:
        return "more than 99 %"
    if error is None or error != error:
        return f"{100 * share:.0f} %"
    return f"{100 * share:.0f} ± {max(1, round(100 * error))} %"


def foot(posterior: Posterior) -> str:
    """What repeats the answer: seed, hash, futures and how many claims weigh."""
    each = [len(one.futures) for one in posterior.hypotheses.values()]
    weigh = len(posterior.log_factors)
    claims = "no claim weighed" if not weigh else f"{weigh} of {len(posterior.ledger.claims)} claims"
    scenario = posterior.scenario
    span = f"{each[0]:,}" if min(each) == max(each) else f"{min(each):,} to {max(each):,}"
    return f"seed {posterior.seed}   scenario {scenario.sha256[:12]}   {span} futures a hypothesis, {claims}"
