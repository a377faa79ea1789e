"""``contingent schema``: the JSON Schema of scenario files, for editors."""

from __future__ import annotations

import json

import click

__all__ = ["schema"]


@click.command()
def schema() -> None:
    """Print the JSON Schema of scenario files, with which an editor completes and checks them."""
    from contingent.scenario import schema as made

    click.echo(json.dumps(made(), ensure_ascii=False, indent=1))
