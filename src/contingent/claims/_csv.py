"""A ledger as a table for a spreadsheet, one row a claim."""

from __future__ import annotations

import csv
import io
from typing import Any

from contingent.claims._claim import Claim
from contingent.claims._ledger import Ledger

__all__ = ["to_csv"]

COLUMNS = (
    "id", "report", "who", "source_type", "via", "kind", "polarity", "modality", "hedges", "probability_low",
    "probability_mid", "probability_high", "value_low", "value_high", "bound", "unit", "core", "actor", "action",
    "place", "country", "time", "time_start", "time_end", "readings", "reliability", "credibility", "analyst", "why",
    "proposition", "quote", "start", "end",
)  # fmt: skip


def to_csv(ledger: Ledger) -> str:
    """Write the claims of a ledger as comma-separated values.

    Parameters
    ----------
    ledger : Ledger
        Claims of any number of reports.

    Returns
    -------
    str
        A row of names, then one a claim; lines end in a line feed. A text that a spreadsheet would take for a
        formula has an apostrophe before it; characters that cannot be seen are left out.

    Examples
    --------
    >>> from contingent.claims import extract
    >>> from contingent.reports import from_text
    >>> to_csv(extract([from_text("Some 300 soldiers were killed.", id="r")])).splitlines()[1][:23]
    'c1,r,,unattributed,,fac'
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    for claim in ledger.claims:
        writer.writerow({name: _cell(value) for name, value in _row(claim).items()})
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return f"{value:.15g}" if isinstance(value, float) else str(value).lower()
    seen = "".join(sign if sign.isprintable() else " " for sign in str(value))
    return f"'{seen}" if seen.lstrip()[:1] in {"=", "+", "-", "@"} else seen


def _row(claim: Claim) -> dict[str, Any]:
    review = claim.review
    told = "" if review is None else review.verdict or "edited"
    return {
        "id": claim.id, "report": claim.report, "who": claim.source.name, "source_type": claim.source.type,
        "via": "; ".join(claim.source.via), "kind": claim.kind, "polarity": claim.polarity,
        "modality": claim.modality, "hedges": "; ".join(hedge.span.text for hedge in claim.hedges),
        **_chance(claim), **_count(claim), **_scene(claim),
        "core": claim.core, "actor": claim.actor, "action": claim.action,
        "readings": "; ".join(f"{each.measure} {each.weight:g}" for each in claim.readings),
        "reliability": claim.grade.reliability, "credibility": claim.grade.credibility,
        "analyst": told, "why": "" if review is None else review.why,
        "proposition": claim.proposition, "quote": claim.sentence.text,
        "start": claim.sentence.start, "end": claim.sentence.end,
    }  # fmt: skip


def _chance(claim: Claim) -> dict[str, Any]:
    chance = claim.probability
    if chance is None:
        return {}
    return {"probability_low": chance.low, "probability_mid": chance.mid, "probability_high": chance.high}


def _count(claim: Claim) -> dict[str, Any]:
    quantity = claim.quantity
    if quantity is None:
        return {}
    vague = quantity.bound == "vague"
    low, high = (quantity.soft_low, quantity.soft_high) if vague else (quantity.value_low, quantity.value_high)
    return {"value_low": low, "value_high": high, "bound": quantity.bound, "unit": quantity.unit}


def _scene(claim: Claim) -> dict[str, Any]:
    place, time = claim.place, claim.time
    where = {} if place is None else {"place": place.name, "country": place.country}
    return where if time is None else {**where, "time": time.text, "time_start": time.start, "time_end": time.end}
