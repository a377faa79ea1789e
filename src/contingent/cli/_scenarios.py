"""Which scenario a report is briefed under: the one named, the bundled one that matches, or a draft."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contingent.claims import Ledger
    from contingent.scenario import Scenario

__all__ = ["Chosen", "choose"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The scenario, how it was chosen, and the draft's text where it was drafted."""

    scenario: Scenario
    how: str
    draft: str | None = None


def choose(name: str | None, ledger: Ledger, draft_file: Path) -> Chosen:
    """Find the scenario for a ledger.

    Parameters
    ----------
    name : str or None
        File or bundled name that the user gave.
    ledger : Ledger
        Claims of the reports.
    draft_file : pathlib.Path
        Where a draft would be written.

    Returns
    -------
    Chosen
    """
    from contingent.scenario import draft, load, loads, match

    if name is not None:
        return Chosen(load(name), f"scenario {name}, as asked")
    bundled = match([report.text for report in ledger.reports])
    if bundled is not None:
        return Chosen(load(bundled), f"bundled scenario {bundled}, which matches the reports")
    text = draft(ledger)
    how = f"no bundled scenario matches; drafted {draft_file}: read it, correct it, run again with --scenario"
    return Chosen(loads(text, file=str(draft_file)), how, text)
