"""A ledger as schema.org ``Claim`` in JSON-LD, for programs that gather claims of many makers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from contingent.claims._claim import Claim
from contingent.claims._ledger import Ledger
from contingent.reports import Report

__all__ = ["to_schema_org"]

_PERSONS = {"named_official", "anonymous_official", "analyst"}


def to_schema_org(ledger: Ledger) -> str:
    """Write the claims of a ledger as JSON-LD of schema.org.

    Parameters
    ----------
    ledger : Ledger
        Claims of any number of reports; those that an analyst rejected are left out.

    Returns
    -------
    str
        A graph of ``Claim``, each with ``text``, ``author`` (who says it; the publisher where nobody is named),
        ``appearance`` (the sentence, as part of the report) and ``keywords`` (kind, polarity, modality). ``<`` is
        written as an escape, so that the text may stand in a page.

    Examples
    --------
    >>> from contingent.claims import extract
    >>> from contingent.reports import from_text
    >>> found = json.loads(to_schema_org(extract([from_text("Some 300 soldiers were killed, Kyiv said.", id="r")])))
    >>> found["@graph"][0]["author"]["name"]
    'Kyiv'
    """
    reports = {report.id: report for report in ledger.reports}
    graph = [_claim(claim, reports) for claim in ledger.standing]
    body = {"@context": "https://schema.org", "@graph": graph}
    return json.dumps(body, ensure_ascii=False, indent=1).replace("<", "\\u003c") + "\n"


def _claim(claim: Claim, reports: Mapping[str, Report]) -> dict[str, Any]:
    report = reports[claim.report]
    data: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"#{claim.id}",
        "identifier": claim.id,
        "text": claim.proposition,
        "keywords": [claim.kind, claim.polarity, claim.modality],
        "appearance": {"@type": "Quotation", "text": claim.sentence.text, "isPartOf": _article(report)},
    }
    author = _author(claim, report)
    return data if author is None else {**data, "author": author}


def _author(claim: Claim, report: Report) -> dict[str, str] | None:
    name = claim.source.name or report.publisher
    if not name:
        return None
    kind = "Person" if claim.source.name and claim.source.type in _PERSONS else "Organization"
    return {"@type": kind, "name": name}


def _article(report: Report) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "Article", "@id": f"#{report.id}", "headline": report.title}
    if report.publisher:
        data["publisher"] = {"@type": "Organization", "name": report.publisher}
    if report.published:
        data["datePublished"] = report.published.isoformat()
    return data
