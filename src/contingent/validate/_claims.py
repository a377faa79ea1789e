"""The case ``claims``: reports marked by hand against the claims that the program extracts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from contingent.errors import InputError
from contingent.validate._files import read_object
from contingent.validate._match import Marked
from contingent.validate._scorecard import Scorecard
from contingent.validate._tally import Tally

__all__ = ["REFERENCES", "figures", "score"]

REFERENCES: dict[str, float] = {
    "count_strict_f1": 0.70,
    "bound_right": 0.91,
    "source_right": 0.52,
    "unsourced_left_empty": 0.85,
    "source_type": 0.28,
    "hedge_f1": 0.77,
    "modality": 0.54,
    "kind": 0.36,
    "time_span": 0.64,
    "time_interval": 0.41,
}
"""The same reports read by a 60-line rule set; types, modality and kind by the majority answer; times by
dateparser 1.5.0. Measured by the makers of the marked set."""

_SHARES = (
    "spans_true",
    "count_found",
    "bound_right",
    "actor_action_place",
    "claims_raised",
    "claims_per_gold",
    "source_right",
    "unsourced_left_empty",
    "source_type",
    "modality",
    "kind",
    "time_span",
    "time_interval",
    "impossible_found",
)


def score(data: Path) -> Scorecard:
    """Score the claim rules on every marked report of a folder.

    Parameters
    ----------
    data : Path
        Folder of cases; reads ``claims/gold/*.json``.

    Returns
    -------
    Scorecard
        Figures over all reports, and one row a report.

    Raises
    ------
    InputError
        If the folder holds no report, or a file is not in the published form.
    """
    files = sorted((data / "claims/gold").glob("*.json"))
    if not files:
        raise InputError("no marked report", where=str(data / "claims/gold"), allowed="*.json", mend="check --data")
    marked = [read_object(file, "id", "text", "claims") for file in files]
    whole = Tally()
    rows: list[dict[str, Any]] = []
    for report in marked:
        output = _extract(report)
        alone = Tally()
        whole.report(report, output)
        alone.report(report, output)
        rows.append({"report": report["id"], **figures(alone)})
    return Scorecard("claims", figures(whole), REFERENCES, rows)


def figures(tally: Tally) -> dict[str, float | None]:
    """Give the figures of a tally under their published names.

    Parameters
    ----------
    tally : Tally
        Of one or more reports.

    Returns
    -------
    dict of str to float or None
        Shares and F1 values, fractions rounded to four places; None where nothing could be counted.
    """
    recall = tally.right["hedge recall"] / max(1, tally.of["hedge recall"])
    precision = tally.right["hedge precision"] / max(1, tally.of["hedge precision"])
    both = recall + precision
    reports = tally.right["reports"]
    return {
        "reports": reports,
        "count_strict_f1": tally.f1("count"),
        "hedge_f1": round(2 * recall * precision / both, 4) if both else 0.0,
        "negation_f1": tally.f1("negation"),
        "relation_f1": tally.f1("relation"),
        **{name: tally.share(name) for name in _SHARES},
        "false_alarms_per_report": round(tally.right["false alarms"] / max(1, reports), 3),
    }


def _extract(marked: Marked) -> Marked:
    from contingent.claims import extract, to_schema
    from contingent.reports import from_text

    day = marked.get("published")
    report = from_text(marked["text"], id=marked["id"], published=date.fromisoformat(day) if day else None)
    return to_schema(extract([report]))
