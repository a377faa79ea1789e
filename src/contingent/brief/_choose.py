"""Which scenario reports are briefed under, and as of which day: said once, for every way in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from contingent.brief._format import day
from contingent.claims import Ledger
from contingent.errors import ReportError
from contingent.reports import Report

if TYPE_CHECKING:
    from contingent.claims import Corrections, Readers
    from contingent.scenario import Scenario

__all__ = ["Chosen", "choose", "dated"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A scenario with the ledger that will weigh it.

    Parameters
    ----------
    scenario : Scenario
        Named, bundled or drafted.
    ledger : Ledger
        Claims of the reports.
    as_of : datetime.date
        Day up to which things are known.
    how : str
        How the scenario was chosen, as a sentence.
    draft : str or None
        Text of the draft, where it was drafted.
    """

    scenario: Scenario
    ledger: Ledger
    as_of: date
    how: str
    draft: str | None = None


def choose(
    reports: Sequence[Report],
    *,
    scenario: str | None = None,
    as_of: date | None = None,
    draft_file: str = "scenario.yaml",
    corrections: Corrections | None = None,
    hedges: str = "surveys",
    readers: Readers | None = None,
) -> Chosen:
    """Find the scenario of reports, and read their claims.

    Parameters
    ----------
    reports : sequence of Report
        As read.
    scenario : str, optional
        File or bundled name; else the bundled scenario that matches, else a draft from the claims.
    as_of : datetime.date, optional
        Day up to which things are known; else the scenario's, or the day of the latest report where a
        bundled scenario was found to match and that day is later.
    draft_file : str
        Name by which a draft is called in messages.
    corrections : Corrections, optional
        An analyst's layer on the claims.
    hedges : str
        How hedge words become probabilities, as for :func:`contingent.claims.extract`.
    readers : Readers, optional
        Who finds the claims, likewise.

    Returns
    -------
    Chosen

    Raises
    ------
    ReportError
        If no count of troops, losses or arms was found.
    ScenarioError
        If the scenario has faults.

    Examples
    --------
    >>> from contingent.reports import from_text
    >>> choose([from_text("North Korea may send up to 15,000 troops to Russia.")]).scenario.name
    'dprk-russia-2024'
    """
    from contingent.scenario import draft, loads

    found, how = _known(reports, scenario)
    if found is None:
        ledger = _ledger(reports, corrections, hedges, readers)
        text = draft(ledger)
        how = f"No bundled scenario matches; drafted {draft_file}: read it, correct it, run again with --scenario."
        drafted = loads(text, file=draft_file)
        return Chosen(drafted, ledger, as_of or drafted.as_of, how, text)
    known = as_of or found.as_of
    latest = _latest(reports)
    if as_of is None and scenario is None and latest is not None and latest > known:
        known = latest
        how += f" Its as-of date moves from {day(found.as_of)} to {day(known)}, the day of the latest report."
    read = _ledger([dated(report, known) for report in reports], corrections, hedges, readers)
    return Chosen(found, read, known, how)


def _known(reports: Sequence[Report], name: str | None) -> tuple[Scenario | None, str]:
    from contingent.scenario import load, match

    if name is not None:
        return load(name), f"Scenario {name}, as asked."
    bundled = match([report.text for report in reports], latest=_latest(reports))
    return (None, "") if bundled is None else (load(bundled), f"Bundled scenario {bundled}, which matches the reports.")


def _latest(reports: Sequence[Report]) -> date | None:
    return max((report.published for report in reports if report.published), default=None)


def dated(report: Report, known: date) -> Report:
    """Let the relative dates of an undated report count from the as-of date, and say so."""
    if report.published is not None:
        return report
    note = f"The report carries no date; its relative dates count from {day(known)}, the as-of date."
    kept = tuple(old for old in report.notes if "day of publication is unknown" not in old)
    return replace(report, published=known, published_from="as-of date", notes=(*kept, note))


def _ledger(reports: Sequence[Report], corrections: Corrections | None, hedges: str, readers: Readers | None) -> Ledger:
    from contingent.claims import extract

    ledger = extract(reports, hedges=hedges, corrections=corrections, readers=readers)
    if ledger.counts:
        return ledger
    raise ReportError(
        "no count of troops, losses or arms was found",
        where=", ".join(report.id for report in reports),
        allowed="reports that say how many",
        mend="see 'contingent claims FILE' for what was read",
    )
