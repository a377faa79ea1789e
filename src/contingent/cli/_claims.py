"""``contingent claims``: who says what of which quantity, how surely."""

from __future__ import annotations

import json
import os
import textwrap
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contingent.cli import _options
from contingent.cli._who_reads import Asked, who_reads
from contingent.errors import UsageError

if TYPE_CHECKING:
    from contingent.claims import Ledger

__all__ = ["claims"]


@click.command()
@_options.files
@_options.published
@_options.encoding
@_options.corrections
@_options.hedges
@who_reads
@_options.jobs
@click.option("--explain", "wanted", metavar="ID", help="Say which rules found a claim, and why.")
@_options.json_flag
@click.option("--csv", "csv_file", metavar="FILE", help="Write a table for a spreadsheet.")
@click.option("--html", "html_file", metavar="FILE", help="Write the texts with their claims marked, as one page.")
@click.option("--schema-org", "ld_file", metavar="FILE", help="Write schema.org Claim as JSON-LD.")
def claims(
    files: tuple[str, ...],
    published: date | None,
    encoding: str | None,
    corrections: str | None,
    hedges: str,
    asked: Asked,
    jobs: int | None,
    wanted: str | None,
    as_json: bool,
    csv_file: str | None,
    html_file: str | None,
    ld_file: str | None,
) -> int:
    """Extract the claims of reports (text, HTML, PDF, feeds, - for standard input).

    Each with source, hedge, count, place and date.

    Several reports make one ledger, with how their claims bear on one another.
    """
    from contingent.claims import explain, extract, load_corrections, to_schema, to_table
    from contingent.reports import read_all

    readers = asked.load()
    layer = None if corrections is None else load_corrections(corrections)
    jobs = jobs or os.cpu_count() or 1
    reports = read_all(files, published=published, encoding=encoding, jobs=jobs)
    ledger = extract(reports, hedges=hedges, corrections=layer, readers=readers, jobs=jobs)
    _write(ledger, csv_file, html_file, ld_file)
    if wanted is not None:
        lines = explain(ledger, wanted).splitlines()
        click.echo("\n".join(textwrap.fill(line, 80, subsequent_indent="  ") for line in lines))  # a plain terminal
    elif as_json:
        click.echo(json.dumps(to_schema(ledger), ensure_ascii=False, indent=1))
    else:
        click.echo(to_table(ledger))
    return 0


def _write(ledger: Ledger, csv_file: str | None, html_file: str | None, ld_file: str | None) -> None:
    """Write the files asked for, all or none; what was written is said on standard error, for pipes."""
    from contingent.brief import claims_page, write_all
    from contingent.claims import to_csv, to_schema_org

    makers = ((csv_file, to_csv), (html_file, claims_page), (ld_file, to_schema_org))
    asked = [(name, make) for name, make in makers if name is not None]
    names = [str(Path(name).resolve()) for name, _ in asked]
    if twice := {name for name in names if names.count(name) > 1}:
        raise UsageError("two outputs would be the same file", value=min(twice), mend="give each its own name")
    if asked:
        write_all([(name, make(ledger)) for name, make in asked])
        click.echo(f"written: {', '.join(name for name, _ in asked)}", err=True)
