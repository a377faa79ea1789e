"""The registry of cases, and running them; a new case is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

from contingent.errors import InputError, UsageError
from contingent.validate._conflict_files import found
from contingent.validate._scorecard import Scorecard

__all__ = ["CASES", "Case", "run"]


@dataclass(frozen=True, slots=True)
class Case:
    """One published case.

    Parameters
    ----------
    name : str
        As the user writes it.
    needs : tuple of str
        Files or folders that the data folder must hold, relative to it.
    module : str
        Module of this room with ``score(data: Path) -> Scorecard``; loaded when the case is run.
    dated : bool
        Whether the function also takes the first origin.

    Notes
    -----
    A need may be a pattern such as ``conflict/cdb90_flat*.csv``: at least one such file.
    """

    name: str
    needs: tuple[str, ...]
    module: str
    dated: bool = False

    def missing(self, data: Path) -> list[str]:
        """Give what the folder lacks."""
        return [need for need in self.needs if not found(data, need)]

    def run(self, data: Path, first: date | None = None) -> Scorecard:
        """Score the case on a folder that holds what it needs."""
        score: Callable[..., Scorecard] = import_module(f"contingent.validate.{self.module}").score
        return score(data, first) if self.dated else score(data)


CASES: dict[str, Case] = {
    case.name: case
    for case in (
        Case("analytic", ("rotation/analytic_cases.json",), "_analytic"),
        Case(
            "bargaining",
            tuple(f"diplomacy/bdm_emission_1994_{part}" for part in ("actors.csv", "rounds.csv", "round1.json")),
            "_bargaining",
        ),
        Case("claims", ("claims/gold",), "_claims"),
        Case("collective", ("**/deu3_issue_forecasts*.csv",), "_collective"),
        Case("election", ("diplomacy/ktab_*.json",), "_election"),
        Case("history", ("rotation/deployments.json",), "_history"),
        Case("ingest", ("conflict/ua_gs_personnel*.csv",), "_ingest"),
        Case("laws", ("conflict/iwo_jima_engel_reference.csv", "conflict/ardennes_1944_daily.csv"), "_laws"),
        Case("losses", ("conflict/cdb90_flat*.csv",), "_losses"),
        Case("outcomes", ("conflict/cdb90_flat*.csv",), "_outcomes"),
        Case("series", ("conflict/ua_gs_personnel*.csv",), "_series", dated=True),
        Case("territory", ("conflict/ua_territory_km2*.csv",), "_territory", dated=True),
        Case("inference", (), "_inference"),
        Case("influence", ("diplomacy/friedkin_johnsen*.json",), "_influence"),
        Case(
            "joiners",
            ("diplomacy/joiner_base_rates.csv", "diplomacy/joiner_hazard_by_war_year.csv"),
            "_joiners",
        ),
        Case("marathon", ("rotation/m4_grid.csv", "rotation/m4_random_start.csv"), "_marathon"),
    )
}


def run(case: str | None, data: Path, first: date | None = None) -> list[Scorecard]:
    """Score this program against published cases.

    Parameters
    ----------
    case : str or None
        Name of a case; None for all that the folder holds. A case that makes its own truth reads no folder
        and is run by name only.
    data : Path
        Folder with one sub-folder a subject, such as ``claims`` and ``rotation``.
    first : date, optional
        First origin of the cases that forecast a series from its own past.

    Returns
    -------
    list of Scorecard
        In the order of the registry.

    Raises
    ------
    UsageError
        If there is no such case.
    InputError
        If the folder, or a file the case needs, is missing or broken.

    Examples
    --------
    >>> run("analytic", Path("no/such/folder"))
    Traceback (most recent call last):
    contingent.errors.InputError: no/such/folder: no such folder. Mend: give the folder of cases with --data.
    """
    if case is not None and not _find(case).needs:
        return [_find(case).run(data, first)]
    if not data.is_dir():
        raise InputError("no such folder", where=str(data), mend="give the folder of cases with --data")
    chosen = [item for item in CASES.values() if item.needs] if case is None else [_find(case)]
    ready = [item for item in chosen if not item.missing(data)]
    if case is not None and not ready:
        missing = ", ".join(chosen[0].missing(data))
        raise InputError(f"case {case!r} needs what the folder lacks ({missing})", where=str(data), mend="check --data")
    if not ready:
        needed = ", ".join(need for item in chosen for need in item.needs)
        raise InputError("the folder holds no case", where=str(data), allowed=f"one of {needed}", mend="check --data")
    return [item.run(data, first) for item in ready]


def _find(name: str) -> Case:
    if name in CASES:
        return CASES[name]
    close = get_close_matches(name, CASES, n=1)
    mend = f"did you mean {close[0]!r}" if close else "leave the name out to run all"
    raise UsageError("no such case", value=name, allowed=", ".join(CASES), mend=mend)
