"""A claim that an analyst adds: it must quote words of a report, like every other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contingent.claims._claim import Claim, Quantity
from contingent.claims._corrections_file import Correction
from contingent.claims._origins import origin_of
from contingent.claims._scene import Draft
from contingent.errors import Fault
from contingent.reports import Report, Span

__all__ = ["added"]


def added(one: Correction, reports: Sequence[Report], name: str, path: str, faults: list[Fault]) -> Draft | None:
    """Begin an added claim at the words that it quotes.

    Parameters
    ----------
    one : Correction
        With quote and, where several reports hold the words, report.
    reports : sequence of Report
        What was read.
    name : str
        Its id, such as ``a1``; prefixed with the report's in a ledger of several.
    path : str
        Of the correction, for messages.
    faults : list of Fault
        Takes what is wrong.

    Returns
    -------
    Draft or None
        Before its fields are set; None with a fault where the words stand in no report, or in several.
    """
    if not one.quote:
        return None
    words = re.compile(r"\s+".join(map(re.escape, one.quote.split())))
    places = [(report, at) for report in reports if one.report in {"", report.id} if (at := words.search(report.text))]
    if len(places) != 1:
        what = "the words stand in several reports" if places else "the words stand in no report"
        known = ", ".join(report.id for report, _ in places) if places else ""
        mend = "add 'report'" if places else "copy them exactly"
        line = one.lines.get("quote", one.line)
        faults.append(Fault(line, f"{path}.add.quote", what, repr(one.quote), known, mend))
        return None
    report, match = places[0]
    span = report.span(*match.span())
    sentence = next((each.span for each in report.sentences if each.span.overlaps(span)), span)
    claim = Claim(
        id=f"{report.id}:{name}" if len(reports) > 1 else name, report=report.id, sentence=sentence,
        proposition=one.quote, quantity=_quantity(one, span), core=_counts(one), rules=("analyst.added",),
        origin=origin_of(report.id, None),
    )  # fmt: skip
    return Draft(claim, sentence.text, "", None, False, False, False, "", False, False)


def _counts(one: Correction) -> bool:
    return bool({"value", "value_low", "value_high"} & set(one.edits)) and one.edits.get("core", True)


def _quantity(one: Correction, span: Span) -> Quantity | None:
    """Let the count be the quoted words; its numbers are set with the other fields."""
    return Quantity(None, None, "people", "exact", span) if _counts(one) else None
