"""``contingent validate``: the scorecard of the program against published cases."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from contingent.cli import _options

__all__ = ["validate"]


@click.command()
@click.argument("case", required=False)
@click.option("--data", default="cases", show_default=True, metavar="DIR", help="Folder of published cases.")
@click.option("--from", "first", type=_options.Day, metavar="DATE", help="First origin of `series` and `territory`.")
@_options.json_flag
def validate(case: str | None, data: str, first: date | None, as_json: bool) -> None:
    """Score the program against published cases; no case given runs all that the folder holds."""
    from contingent.validate import run

    cards = run(case, Path(data), first)
    if as_json:
        found = [card.to_json() for card in cards]
        click.echo(json.dumps(found[0] if case else found, ensure_ascii=False, indent=1))
        return
    for card in cards:
        click.echo(card.case)
        for name, value in card.figures.items():
            reference = card.references.get(name)
            beside = f"   reference {reference:g}" if isinstance(reference, int | float) else ""
            click.echo(f"  {name:<32} {'–' if value is None else format(value, 'g'):>10}{beside}")
