"""``contingent series``: the level of a measured series, with its own score."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from contingent.cli import _options
from contingent.errors import UsageError

if TYPE_CHECKING:
    from contingent.simulate.losses._outlook import Outlook

__all__ = ["series"]

_KINDS = ("cumulative", "daily", "level")
_RULES = ("gaps", "long-gaps", "repeats", "corrections", "slips", "order", "later", "dates")
_LONGEST_DAYS = 730  # assumed: two years; nobody should carry a level further

_COLUMNS = 80  # of a usual terminal
_SHOWN = 8  # assumed: mended rows that a screen can bear


@click.command()
@click.argument("file")
@click.option("--horizon", default="90d", show_default=True, metavar="DAYS", help="How far: 90d or 13w.")
@click.option("--column", default="", metavar="NAME", help="Column of values; else the first that ends in a kind.")
@click.option("--kind", type=click.Choice(_KINDS), help="Of the column; else by its ending (_cum, _day, _km2).")
@click.option("--mend", multiple=True, type=click.Choice(_RULES), help="Mend such faults by the stated rule.")
@_options.as_of
@_options.json_flag
def series(
    file: str, horizon: str, column: str, kind: str | None, mend: tuple[str, ...], as_of: date | None, as_json: bool
) -> None:
    """Forecast a measured series (a CSV file with dates) from its own level, and show how well that did before."""
    from contingent.simulate.losses._measured import read_measured
    from contingent.simulate.losses._outlook import outlook

    days = horizon_days(horizon)
    found = outlook(read_measured([Path(file)], column, kind or "", as_of, mend), days)
    if as_json:
        click.echo(json.dumps({"file": file, **found.to_json()}, ensure_ascii=False, indent=1))
        return
    click.echo("\n".join(_lines(found)))


def horizon_days(text: str) -> int:
    """Read a horizon.

    Examples
    --------
    >>> horizon_days("90d"), horizon_days("13w"), horizon_days("30")
    (90, 91, 30)
    """
    found = re.fullmatch(r"(\d{1,4})\s*(d|days?|w|weeks?)?", text.strip())
    days = int(found[1]) * (7 if (found[2] or "d")[0] == "w" else 1) if found else 0
    if not 1 <= days <= _LONGEST_DAYS:
        allowed = f"1d to {_LONGEST_DAYS}d, or weeks such as 13w"
        raise UsageError("no such horizon", where="--horizon", value=text, allowed=allowed)
    return days


def _lines(found: Outlook) -> list[str]:
    told, unit, change = found.series, f" {found.series.unit}" if found.series.unit else "", found.quantiles
    last = float(told.values[-1])
    claimed = f", as claimed by {told.claimant}" if told.claimant else ""
    band = f"{change['q05']:+,.0f} to {change['q95']:+,.0f}"
    lines = [
        f"{told.column}: {last:,.0f}{unit} on {told.end}{claimed}",
        f"by {found.until} ({found.horizon_days} days): {change['q50']:+,.0f}{unit}, 90 % band {band}",
        f"level then: {last + change['q50']:,.0f} ({last + change['q05']:,.0f} to {last + change['q95']:,.0f})",
    ]
    if found.origins:
        lines += [
            f"on its own past, {found.origins} weekly origins:",
            f"  {'this forecast':<24}{_score(found.own, found.crps_unit)}",
            f"  {found.reference_name:<24}{_score(found.reference, found.crps_unit)}",
        ]
    shown, more = told.mended[:_SHOWN], len(told.mended) - _SHOWN
    notes = [*shown, *([f"and {more} rows more (all with --json)"] if more > 0 else []), *found.warnings]
    return [*lines, *(fill(f"note: {note}", _COLUMNS, subsequent_indent="  ") for note in notes)]


def _score(score: tuple[float | None, float | None], unit: str) -> str:
    crps, cover = score
    return f"CRPS {crps:g} {unit}, 90 % band held {cover:.0%}" if crps is not None and cover is not None else "no score"
