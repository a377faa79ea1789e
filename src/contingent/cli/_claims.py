"""``contingent claims``: who says what of which quantity, how surely."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import click

from contingent.cli import _options

if TYPE_CHECKING:
    from contingent.claims import Claim, Ledger

__all__ = ["claims"]

SIGNS = {"at_most": "≤ ", "less_than": "< ", "at_least": "≥ ", "more_than": "> ", "approx": "≈ ", "exact": ""}


@click.command()
@_options.files
@_options.published
@_options.encoding
@_options.corrections
@click.option(
    "--standard", type=click.Choice(["survey", "icd203", "nato", "phia"]), default="survey", show_default=True,
    help="What hedges such as 'likely' mean.",
)  # fmt: skip
@click.option("--explain", "wanted", metavar="ID", help="Say which rules found a claim, and why.")
@_options.json_flag
def claims(
    files: tuple[str, ...],
    published: date | None,
    encoding: str | None,
    corrections: str | None,
    standard: str,
    wanted: str | None,
    as_json: bool,
) -> int:
    """Extract the claims of reports, with source, hedge, count, place and date."""
    from contingent.claims import explain, extract, load_corrections, to_schema
    from contingent.reports import read_all

    layer = None if corrections is None else load_corrections(corrections)
    reports = read_all(files, published=published, encoding=encoding)
    ledger = extract(reports, standard=standard, corrections=layer)
    if wanted is not None:
        click.echo(explain(ledger, wanted))
    elif as_json:
        click.echo(json.dumps(to_schema(ledger), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_lines(ledger)))
    return 0


def _lines(ledger: Ledger) -> list[str]:
    lines = [f"! {note}" for report in ledger.reports for note in report.notes]
    lines += [f"! {note}" for note in ledger.notes]
    for claim in ledger.claims:
        lines += _entry(claim)
    lines += [f"{r.a} {r.type} {r.b}" + (f" ({r.joint})" if r.joint else "") + (f": {r.note}" if r.note else "")
              for r in ledger.relations]  # fmt: skip
    return [*lines, f"{len(ledger.claims)} claims, {len(ledger.counts)} of them counts"]


def _entry(claim: Claim) -> list[str]:
    source = claim.source.name or "the reporter"
    via = "".join(f", via {name}" for name in claim.source.via)
    hedges = ", ".join(dict.fromkeys(hedge.span.text for hedge in claim.hedges))
    sure = f"{claim.modality} ({hedges})" if hedges else claim.modality
    first = f"{claim.id:>5}  {_count(claim)}{claim.proposition}"
    denied = "not so; " if claim.polarity == "negative" else ""
    second = f"       {source}{via}; {claim.kind}, {denied}{sure}; {claim.grade.reliability}{claim.grade.credibility}"
    return [first, second]


def _count(claim: Claim) -> str:
    quantity = claim.quantity
    if quantity is None:
        return ""
    low, high = quantity.value_low, quantity.value_high
    if quantity.bound == "range" and low is not None and high is not None:
        return f"[{low:,.0f} to {high:,.0f} {quantity.unit}]  "
    value = high if high is not None else low
    number = quantity.span.text if value is None else f"{SIGNS.get(quantity.bound, '')}{value:,.0f} {quantity.unit}"
    return f"[{number}]  "
