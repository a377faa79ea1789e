"""``contingent draft``: a scenario from the claims of reports and reference figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from contingent.cli import _options

__all__ = ["draft"]


@click.command()
@_options.files
@_options.published
@_options.encoding
@click.option("-o", "--output", metavar="FILE", help="Write it there; else to standard output.")
def draft(files: tuple[str, ...], published: date | None, encoding: str | None, output: str | None) -> None:
    """Draft a scenario from reports; every value says where it comes from."""
    from contingent.brief import write
    from contingent.claims import extract
    from contingent.reports import read_all
    from contingent.scenario import draft as make_draft

    text = make_draft(extract(read_all(files, published=published, encoding=encoding)))
    if output is None:
        click.echo(text, nl=False)
    else:
        write(Path(output), text)
        click.echo(f"written: {output}", err=True)
