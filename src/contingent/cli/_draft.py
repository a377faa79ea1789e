"""``contingent draft``: a scenario from the claims of reports and reference figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from contingent.cli import _options
from contingent.cli._who_reads import Asked, who_reads

__all__ = ["draft"]


@click.command()
@_options.files
@_options.published
@_options.encoding
@_options.corrections
@who_reads
@click.option("-o", "--output", metavar="FILE", help="Write it there; else to standard output.")
def draft(
    files: tuple[str, ...], published: date | None, encoding: str | None, corrections: str | None, asked: Asked,
    output: str | None,
) -> None:  # fmt: skip
    """Draft a scenario from reports; every value says where it comes from."""
    from contingent.brief import write
    from contingent.claims import extract, load_corrections
    from contingent.reports import read_all
    from contingent.scenario import draft as make_draft

    readers = asked.load()
    layer = None if corrections is None else load_corrections(corrections)
    reports = read_all(files, published=published, encoding=encoding)
    ledger = extract(reports, corrections=layer, readers=readers)
    text = make_draft(ledger)
    if output is None:
        click.echo(text, nl=False)
    else:
        write(Path(output), text)
        click.echo(f"written: {output}", err=True)
