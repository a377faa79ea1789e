"""The case ``joiners``: base rates of joining recomputed from the counts, with intervals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from contingent.simulate.states import TREATIES_HONOURED, Rate
from contingent.validate._conflict_files import found
from contingent.validate._printed import Comparison
from contingent.validate._scorecard import Scorecard
from contingent.validate._table import Row, file_named, find, read_table

__all__ = ["BASE", "LEVELS", "YEARS", "score"]

BASE = "diplomacy/joiner_base_rates.csv"
LEVELS = "diplomacy/joiner_dispute_level.csv"
YEARS = "diplomacy/joiner_hazard_by_war_year.csv"
# By file: the columns that name a group; then how many joined, of how many, and the share as printed.
_TABLES = {
    BASE: (
        ("population", "era", "group"),
        (
            ("joined", "n_state_dispute_pairs", "p_join"),
            ("joined_with_force", "n_state_dispute_pairs", "p_join_force"),
        ),
    ),
    LEVELS: (("era", "hostility_level"), (("with_any_joiner", "disputes", "share"),)),
    YEARS: (("era", "years_since_start"), (("wars_with_a_new_joiner", "wars_still_running", "hazard"),)),
}


def score(data: Path) -> Scorecard:
    """Recompute the share that joined of every group, with the interval of a Beta(0.5, 0.5).

    Parameters
    ----------
    data : Path
        Folder of cases; reads ``diplomacy/joiner_base_rates.csv``, ``joiner_hazard_by_war_year.csv`` and, if there,
        ``joiner_dispute_level.csv``.

    Returns
    -------
    Scorecard
        `worst_abs_error`: the largest error of a share beyond the rounding of the print; `worst_abs_error_unrounded`:
        as it stands; `groups`; `treaties_low` and `treaties_high`: the share of commitments honoured that the package
        ships. Every group is a row with its 90 % interval.

    Raises
    ------
    InputError
        If a file lacks a column, or counts more joiners than states.
    """
    compared = Comparison()
    for name, (key, shares) in _TABLES.items():
        if name == LEVELS and not found(data, name):
            continue
        columns = [*key, *(column for share in shares for column in share)]
        rows = read_table(find(data, name)[0], *columns)
        for share in shares:
            _compare(compared, rows, key, share)
    figures = {
        "worst_abs_error": compared.worst,
        "worst_abs_error_unrounded": compared.worst_unrounded,
        "groups": len(compared.rows),
        "treaties_low": TREATIES_HONOURED[0],
        "treaties_high": TREATIES_HONOURED[1],
    }
    return Scorecard("joiners", figures, {}, compared.rows)


def _compare(compared: Comparison, rows: list[Row], key: tuple[str, ...], share: tuple[str, str, str]) -> None:
    joined, of, printed = share
    places = max(len(row.cells[printed].partition(".")[2]) for row in rows)
    for row in rows:
        with file_named(row.where):
            rate = Rate(_count(row, joined), _count(row, of))
        name = f"{printed}: {', '.join(row.cells[column] for column in key)}"
        compared.add(name, rate.share, row.number(printed, 0.0, 1.0), places)
        low, high = rate.interval()
        more: dict[str, Any] = {"joined": rate.joined, "of": rate.of, "low": low, "high": high}
        compared.rows[-1].update(more)


def _count(row: Row, column: str) -> int:
    return int(row.number(column, 0.0))
