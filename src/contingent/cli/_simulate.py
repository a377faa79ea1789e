"""``contingent simulate``: measures of a scenario by date, or one future day by day."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from contingent.cli import _options
from contingent.cli._progress import progress
from contingent.errors import UsageError

if TYPE_CHECKING:
    from contingent.cli._table import Tables
    from contingent.scenario import Scenario

__all__ = ["simulate"]


@click.command()
@click.argument("scenario")
@click.option("--hypothesis", metavar="NAME", help="Only this one; else all of them.")
@click.option("--deployment", metavar="NAME", default="", help="Measures of this one; else of the first.")
@click.option(
    "--future", type=click.IntRange(0), metavar="NUMBER", help="Show this one future, day by day, instead of the table."
)
@click.option("--front", is_flag=True, help="Also what opponents lose, areas and rounds, where the file says of them.")
@_options.futures
@_options.seed
@_options.threads
@_options.workers
@_options.json_flag
def simulate(
    scenario: str,
    hypothesis: str | None,
    deployment: str,
    future: int | None,
    front: bool,
    futures: int,
    seed: int,
    threads: int | None,
    workers: str,
    as_json: bool,
) -> int:
    """Simulate a scenario, no claims weighed: mean and quantiles of measures at month ends.

    Memory does not grow with the number of futures. Ctrl-C ends a run early: the table of the futures so far is
    printed, with their number, and the exit code is 3.
    """
    from contingent.cli._questions import questions
    from contingent.cli._table import Tables
    from contingent.scenario import load

    loaded = load(scenario)
    names = _names(loaded, hypothesis)
    if deployment and deployment not in loaded.deployments:
        raise UsageError("no such deployment", value=deployment, allowed=_some(loaded.deployments))
    head = {"scenario": loaded.name, "sha256": loaded.sha256, "seed": seed}
    if future is not None:
        _show_future(loaded, names, future, seed, deployment, _more(loaded, front), head if as_json else None)
        return 0
    tables = Tables(loaded, names, deployment, _more(loaded, front))
    complete = _fill(loaded, tables, futures, seed, threads, workers)
    head |= {"futures": futures, "complete": complete, "done": tables.done}
    if as_json:
        asked = questions(tables, loaded, seed) if complete else []
        measured = {name: tables.rows(name) for name in names}
        click.echo(json.dumps({**head, "hypotheses": measured, "questions": asked}, indent=1))
    else:
        _print(tables, loaded, seed, futures, complete)
    if not complete:
        click.echo("contingent: stopped; the futures so far are shown.", err=True)
    return 0 if complete else 3


def _more(scenario: Scenario, front: bool) -> tuple[str, ...]:
    """Name the measures of the front that are asked for."""
    if not front:
        return ()
    from contingent.simulate.front import measures_of

    if not (found := measures_of(scenario)):
        mend = "give a theatre 'opponent_rate:' or 'area:', or the file 'ammunition:'"
        raise UsageError("the scenario says nothing of a front", where="--front", mend=mend)
    return found


def _fill(scenario: Scenario, tables: Tables, futures: int, seed: int, threads: int | None, workers: str) -> bool:
    from contingent.simulate import MOST_STREAMED, executor

    if not 1 <= futures <= MOST_STREAMED:
        raise UsageError("number of futures out of range", value=futures, allowed=f"1 to {MOST_STREAMED:,}")
    names = list(tables.scenarios)
    if workers == "threads":  # of other workers nothing is known before they begin
        _forecast(scenario, tables.deployment, len(names), futures, threads)
    with closing(executor(workers, threads)) as pool, progress() as steps:
        steps.say("simulating", futures * len(names))
        return tables.fill(futures, seed, pool, steps.advance)


def _forecast(scenario: Scenario, deployment: str, hypotheses: int, futures: int, threads: int | None) -> None:
    """Say on standard error how long it will take, where that is minutes or more."""
    from contingent.cli._forecast import say_duration, seconds_of, together

    seconds = seconds_of(scenario, futures, hypotheses, threads, deployment)
    if seconds >= _WORTH_SAYING:
        many = len(together(scenario, deployment))
        what = f"{many:,} deployment{'' if many == 1 else 's'}, {hypotheses} hypotheses, {futures:,} futures each"
        click.echo(f"contingent: {say_duration(seconds)} on this machine: {what}.", err=True)


_WORTH_SAYING = 60.0  # seconds; assumed: for less nobody fetches a coffee


def _names(scenario: Scenario, hypothesis: str | None) -> list[str]:
    known = list(scenario.hypotheses)
    if hypothesis is None:
        return known or [""]
    if hypothesis not in known:
        raise UsageError("no such hypothesis", value=hypothesis, allowed=", ".join(known) or "none in this scenario")
    return [hypothesis]


def _some(names: Any, most: int = 10) -> str:
    """Name those there are, or the first of very many."""
    listed = list(names)
    return ", ".join(listed[:most]) + (f" and {len(listed) - most:,} more" if len(listed) > most else "")


def _show_future(
    scenario: Scenario,
    names: list[str],
    future: int,
    seed: int,
    deployment: str,
    more: tuple[str, ...],
    head: dict[str, Any] | None,
) -> None:
    from contingent.cli._path import future_lines, future_path
    from contingent.scenario import under

    paths = {name: future_path(under(scenario, name), future, seed, name, deployment, more) for name in names}
    if head is not None:
        click.echo(json.dumps({**head, "future": future, "hypotheses": paths}, indent=1))
        return
    for name, path in paths.items():
        click.echo("\n".join(future_lines(name, future, path)))
    click.echo(f"seed {seed}   scenario {scenario.sha256[:12]}   future {future}, no claim weighed")


def _print(tables: Tables, scenario: Scenario, seed: int, futures: int, complete: bool) -> None:
    from contingent.cli._questions import question_lines
    from contingent.cli._table import lines

    for name, done in tables.done.items():
        if done:
            click.echo("\n".join(lines(name, tables.rows(name))))
        if not complete:
            click.echo(f"{name or 'scenario'}: {done:,} of {futures:,} futures\n")
    if complete:
        click.echo("\n".join(question_lines(tables, scenario)), nl=bool(tables.columns.questions))
        click.echo(
            f"seed {seed}   scenario {scenario.sha256[:12]}   {futures:,} futures a hypothesis, no claim weighed"
        )
    else:
        click.echo(f"seed {seed}   scenario {scenario.sha256[:12]}   stopped early, no claim weighed")
