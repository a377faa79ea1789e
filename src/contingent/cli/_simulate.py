"""``contingent simulate``: measures of a scenario by date."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from contingent.cli import _options
from contingent.cli._progress import progress
from contingent.errors import UsageError

if TYPE_CHECKING:
    from contingent.scenario import Scenario
    from contingent.simulate import Futures

__all__ = ["simulate"]

MEASURES = (
    "present",
    "present_peak",
    "sent",
    "killed",
    "wounded",
    "captured",
    "casualties",
    "returned",
    "home",
    "unfilled",
)
LEVELS = (5, 10, 25, 50, 75, 90, 95)  # per cent, as the interface promises
SHOWN = ("present", "sent", "casualties", "returned")


@click.command()
@click.argument("scenario")
@click.option("--hypothesis", metavar="NAME", help="Only this one; else all of them.")
@click.option("--deployment", metavar="NAME", default="", help="Measures of this one; else of the first.")
@_options.futures
@_options.seed
@_options.threads
@_options.json_flag
def simulate(
    scenario: str,
    hypothesis: str | None,
    deployment: str,
    futures: int,
    seed: int,
    threads: int | None,
    as_json: bool,
) -> None:
    """Simulate a scenario, no claims weighed: mean and quantiles of measures at month ends."""
    from contingent.scenario import load

    loaded = load(scenario)
    names = _names(loaded, hypothesis)
    if deployment and deployment not in loaded.deployments:
        raise UsageError("no such deployment", value=deployment, allowed=", ".join(loaded.deployments))
    _forecast(loaded, len(names), futures, threads)
    with progress() as steps:
        steps.say("simulating", futures * len(names))
        tables = {
            name: _table(_futures(loaded, name, futures, seed, threads, steps.advance).of(deployment)) for name in names
        }
    head = {"scenario": loaded.name, "sha256": loaded.sha256, "seed": seed, "futures": futures}
    if as_json:
        click.echo(json.dumps({**head, "hypotheses": tables}, indent=1))
        return
    for name, table in tables.items():
        click.echo("\n".join(_lines(name, table)))
    click.echo(f"seed {seed}   scenario {loaded.sha256[:12]}   {futures:,} futures a hypothesis, no claim weighed")


def _forecast(scenario: Scenario, hypotheses: int, futures: int, threads: int | None) -> None:
    """Say on standard error how long it will take, where that is minutes or more."""
    from contingent.cli._forecast import say_duration, seconds_of

    seconds = seconds_of(scenario, futures, hypotheses, threads)
    if seconds >= _WORTH_SAYING:
        many = len(scenario.deployments)
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


def _futures(scenario: Scenario, name: str, futures: int, seed: int, threads: int | None, advance: Any) -> Futures:
    from contingent.scenario import under
    from contingent.simulate import simulate as run

    chosen = under(scenario, name) if name else scenario
    return run(chosen, futures=futures, seed=seed, hypothesis=name, threads=threads, progress=advance)


def _dates(futures: Futures) -> list[date]:
    from datetime import timedelta

    ends = [when for when in futures.dates if (when + timedelta(days=1)).day == 1]
    return ends if futures.dates[-1] in ends else [*ends, futures.dates[-1]]


def _table(futures: Futures) -> dict[str, list[dict[str, Any]]]:
    """Rows by measure: date, mean and quantiles, in the measure's unit."""
    import numpy as np

    from contingent.measures import Window

    rows: dict[str, list[dict[str, Any]]] = {}
    for name in MEASURES:
        rows[name] = []
        for when in _dates(futures):
            values = futures.measure(name, Window(futures.scenario.start, when))
            quantiles = np.quantile(values, [level / 100 for level in LEVELS])
            cells = {f"q{level:02d}": round(float(q), 1) for level, q in zip(LEVELS, quantiles, strict=True)}
            rows[name].append({"date": when.isoformat(), "mean": round(float(values.mean()), 1), **cells})
    return rows


def _lines(name: str, table: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Two measures side by side: as many as 80 columns hold."""
    lines = [f"{name or 'scenario'}: median (5 to 95 %)"]
    for pair in (SHOWN[:2], SHOWN[2:]):
        lines.append(f"{'':10}" + "".join(f"{measure:>30}" for measure in pair))
        for place, row in enumerate(table[pair[0]]):
            cells = [_cell(table[measure][place]) for measure in pair]
            lines.append(f"{row['date']:10}" + "".join(f"{cell:>30}" for cell in cells))
        lines.append("")
    return lines


def _cell(row: dict[str, Any]) -> str:
    return f"{_round(row['q50'])} ({_round(row['q05'])}–{_round(row['q95'])})"


def _round(value: float) -> str:
    """Two significant digits: the rest is noise."""
    return f"{float(f'{value:.2g}'):,.0f}"
