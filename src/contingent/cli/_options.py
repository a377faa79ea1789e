"""Options that several commands share, said once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import click

__all__ = [
    "Day",
    "as_of",
    "corrections",
    "encoding",
    "files",
    "futures",
    "hedges",
    "jobs",
    "json_flag",
    "published",
    "seed",
    "threads",
    "workers",
]

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class _Day(click.ParamType[date]):
    """A date as 2024-11-17."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date. Allowed: a day such as 2024-11-17.", param, ctx)


Day = _Day()

files: Decorator = click.argument("files", nargs=-1, required=True, metavar="FILE...")
published: Decorator = click.option(
    "--published",
    type=Day,
    metavar="DATE",
    help="Day the reports were published; relative dates count from it.",
)
encoding: Decorator = click.option("--encoding", metavar="NAME", help="Encoding of the reports, where it is not UTF-8.")
corrections: Decorator = click.option(
    "--corrections", metavar="FILE", help="An analyst's corrections of the claims (YAML; see docs/claims.md)."
)
hedges: Decorator = click.option(
    "--hedges",
    type=click.Choice(["surveys", "icd203", "nato", "phia"]),
    default="surveys",
    show_default=True,
    help="How probable hedges such as 'likely' are: as surveys found, or by a standard.",
)
as_of: Decorator = click.option("--as-of", type=Day, metavar="DATE", help="Use nothing known later than this day.")
seed: Decorator = click.option(
    "--seed", type=int, default=1, show_default=True, help="Same seed, same numbers, bit for bit."
)
futures: Decorator = click.option(
    "--futures", type=int, default=20_000, show_default=True, metavar="N", help="Futures a hypothesis."
)
threads: Decorator = click.option(
    "--threads",
    type=click.IntRange(1),
    metavar="N",
    help="Worker threads; it changes no number.  [default: cores]",
)
workers: Decorator = click.option(
    "--workers",
    default="threads",
    show_default=True,
    metavar="WHO",
    help="Who simulates: threads, processes, or dask:ADDRESS of a cluster; it changes no number.",
)
jobs: Decorator = click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Processes that read many reports; it changes no claim.  [default: cores]",
)
json_flag: Decorator = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
