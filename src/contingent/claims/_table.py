"""A ledger as a table for a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import zip_longest

from contingent.claims._claim import Claim, Quantity
from contingent.claims._ledger import Ledger

__all__ = ["differences", "to_table"]

_COLUMNS = 80
_WIDTHS = (6, 19, 17, 17, 17)  # of id, who, how sure, how many, reading; with a space between they fill 80
_SIGNS = {"at_most": "≤ ", "less_than": "< ", "at_least": "≥ ", "more_than": "> ", "approx": "≈ "}
_MOST_LINES = 3  # of a quote; the rest is in --csv and --json (assumed)


def to_table(ledger: Ledger) -> str:
    """Write a ledger for a terminal: who, how sure, how many, which reading, and the quote below.

    Parameters
    ----------
    ledger : Ledger
        Claims of any number of reports.

    Returns
    -------
    str
        Lines of at most 80 columns: notes, claims, relations, a count of them.

    Examples
    --------
    >>> from contingent.claims import extract
    >>> from contingent.reports import from_text
    >>> print(to_table(extract([from_text("Some 300 soldiers were killed.", id="r")])).splitlines()[-1])
    1 claim, 1 of them counts
    """
    notes = dict.fromkeys([*(note for report in ledger.reports for note in report.notes), *ledger.notes])
    lines = [line for note in notes for line in _wrapped(f"! {note}", "  ")]
    if ledger.claims:
        lines += [*_cells(("", "who", "how sure", "how many", "reading")), "-" * _COLUMNS]
    for claim in ledger.claims:
        lines += [*_entry(claim), ""]
    for link in ledger.relations:
        joint, note = f" ({link.joint})" if link.joint else "", f": {link.note}" if link.note else ""
        lines += _wrapped(f"{link.a} {link.type} {link.b}{joint}{note}", "  ")
    ending = "claim" if len(ledger.claims) == 1 else "claims"
    return "\n".join([*lines, f"{len(ledger.claims)} {ending}, {len(ledger.counts)} of them counts"])


def _entry(claim: Claim) -> list[str]:
    via = "".join(f", via {name}" for name in claim.source.via)
    who = f"{claim.source.name or 'the reporter'}{via}; {claim.grade.reliability}{claim.grade.credibility}"
    fits = len(claim.id) <= _WIDTHS[0]
    rows = _cells((claim.id if fits else "", who, _sure(claim), _many(claim.quantity), _reading(claim)))
    return [
        *([] if fits else _wrapped(claim.id, "")),
        *rows,
        *_wrapped(f"“{claim.sentence.text}”", "  ", first="  ", most=_MOST_LINES),
        *(_wrapped(differences(claim), "  ", first="  ") if claim.found_by else []),
    ]


def differences(claim: Claim) -> str:
    """Say which readers found a claim, and where they differ."""
    apart = [f"{each.name} {each.said} for {each.other}" for each in claim.fields if each.other]
    return f"found by {' and '.join(claim.found_by)}" + (f"; read otherwise: {', '.join(apart)}" if apart else "")


def _sure(claim: Claim) -> str:
    if claim.rejected:
        return "rejected by the analyst"
    hedges = ", ".join(dict.fromkeys(hedge.span.text for hedge in claim.hedges))
    chance = "" if claim.probability is None else f"; {claim.probability.low:.0%} to {claim.probability.high:.0%}"
    denied = "not so; " if claim.polarity == "negative" else ""
    return f"{claim.kind}, {denied}{claim.modality}{f' ({hedges})' if hedges else ''}{chance}"


def _many(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    low, high = quantity.value_low, quantity.value_high
    if quantity.bound == "range" and low is not None and high is not None:
        return f"{low:,.15g} to {high:,.15g} {quantity.unit}"
    value = high if high is not None else low
    return quantity.span.text if value is None else f"{_SIGNS.get(quantity.bound, '')}{value:,.15g} {quantity.unit}"


def _reading(claim: Claim) -> str:
    return ", ".join(f"{each.measure.replace('_', ' ')} {each.weight:.0%}" for each in claim.readings)


def _cells(texts: Sequence[str]) -> list[str]:
    columns = [textwrap.wrap(_tame(text), width) or [""] for text, width in zip(texts, _WIDTHS, strict=True)]
    rows = zip_longest(*columns, fillvalue="")
    return [" ".join(f"{cell:{width}}" for cell, width in zip(row, _WIDTHS, strict=True)).rstrip() for row in rows]


def _wrapped(text: str, indent: str, first: str = "", most: int | None = None) -> list[str]:
    return textwrap.wrap(
        _tame(text), _COLUMNS, initial_indent=first, subsequent_indent=indent, max_lines=most, placeholder=" …"
    )


def _tame(text: str) -> str:
    """Take out what would steer a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
